"""The door of the benchmarks: names, tables, one JSON object."""

import argparse
import json
from typing import Any

import pytest

from tests.benchmark import __main__ as benchmark

RESULT = {"growth": {"10": {"ms": 1.25, "rows": 3}, "100": {"ms": 12.5, "rows": 33}}, "ok": True, "named": ["a", "b"]}


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(name: str, options: argparse.Namespace) -> dict[str, Any]:
        if name == "bad":
            raise RuntimeError("no luck")
        return RESULT

    monkeypatch.setattr(benchmark, "names", lambda: ["bad", "good"])
    monkeypatch.setattr(benchmark, "run", run)


def test_every_module_with_a_run_has_a_name() -> None:
    names = benchmark.names()
    assert {"joining", "store", "start", "timeline"} <= set(names)
    assert "make_places" not in names


def test_a_benchmark_that_fails_does_not_stop_the_others(two: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert benchmark.main(["--json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out) == {"bad": {"failed": "RuntimeError: no luck"}, "good": RESULT}
    assert "no luck" in said.err


def test_results_are_readable(two: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert benchmark.main(["good"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "== good",
        "growth",
        "         ms  rows",
        "  10   1.25     3",
        "  100  12.5    33",
        "ok: True",
        "named",
        "  - a",
        "  - b",
        "",
    ]


def test_an_unknown_name_is_wrong_use(two: None) -> None:
    with pytest.raises(SystemExit) as ended:
        benchmark.main(["nothing"])
    assert ended.value.code == 2
