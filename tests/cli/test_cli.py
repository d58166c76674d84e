"""The command line as people and programs use it: answers, exit codes, one line an error."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.store.making import article as stored_article
from tests.store.making import keep, mention, on
from tracker import __version__, cli, paths
from tracker.actions import correcting
from tracker.desktop import libraries
from tracker.exports import corpus
from tracker.mentions.mention import Kind, Status
from tracker.store.dossier import Dossier

GENEVA = (
    "Delegations from Russia and Ukraine met in Geneva on 17 and 18 February 2026 for the third round of talks.\n"
    "On 5 February 2026, Russia and Ukraine exchanged 157 prisoners each."
)
LATER = "Russia and Ukraine had exchanged 157 prisoners each on 5 February 2026, officials in Kyiv said."


def run(*arguments: object, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments], input=text)


def failed(result: Result, code: int, *words: str) -> None:
    """Check that there is one line on standard error with these words, and no traceback."""
    assert result.exit_code == code, result.output
    (line,) = result.stderr.splitlines()
    assert "Traceback" not in result.output
    for word in words:
        assert word in line


def article(folder: Path, name: str, text: str, day: str) -> Path:
    file = folder / name
    file.write_text(f"A headline\n\nUpdated on {day}\n\n{text}\n", encoding="utf-8")
    return file


def lines(*rows: dict[str, Any]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    path = folder / "talks.dossier"
    result = run("import", path, article(folder, "geneva.txt", GENEVA, "19 February 2026"))
    assert result.exit_code == 0, result.output
    assert result.stdout == f"1 new; {path} now shows 2 events.\n"
    return path


# ------------------------------------------------------------------ the program as a whole


def test_help_and_version() -> None:
    assert run("--version").stdout == f"negotiation-tracker {__version__}\n"
    text = run("--help").stdout
    for command in ("import", "extract", "timexes", "list", "export", "check", "--sample"):
        assert command in text
    assert "\n  open" not in text, "the window opens by naming the dossier alone"


def test_the_module_runs_and_loads_nothing_heavy() -> None:
    code = (
        "import sys; from tracker import __main__; "
        "heavy = {'PySide6', 'matplotlib', 'numpy', 'babel', 'sqlite_utils', 'dateparser', 'trafilatura', 'lxml'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
    done = subprocess.run([sys.executable, "-m", "tracker", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"negotiation-tracker {__version__}\n"


def test_wrong_use_is_one_line_and_two() -> None:
    failed(run("list"), 2, "DOSSIER", "list --help")
    failed(run("list", "x.dossier", "--colour", "red"), 2, "--colour")
    failed(run("lits", "x.dossier"), 2, "no command “lits”", "did you mean “list”")
    failed(run("chek"), 2, "did you mean “check”")
    failed(run("--sample", "check", "x.dossier"), 2, "--sample")
    failed(run("extract"), 2, "PATH")


def test_what_nobody_foresaw_is_one_line_too(monkeypatch: pytest.MonkeyPatch, own_home: Path) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr(corpus, "timexes", fail)
    failed(run("timexes", "-"), 1, "RuntimeError: two lines", "last-error.txt")
    assert "Traceback" in (own_home / "last-error.txt").read_text("utf-8")


def test_being_stopped_is_said() -> None:
    @cli.main.command("stopped", hidden=True)
    def stopped() -> None:
        raise KeyboardInterrupt

    try:
        assert run("stopped").exit_code == 130
    finally:
        del cli.main.commands["stopped"]


def test_a_reader_that_has_enough_is_no_error(tmp_path: Path) -> None:
    documents = tmp_path / "docs.jsonl"
    documents.write_text(lines(*({"doc": n, "lang": "en", "text": "on 5 May 2026 " * 50} for n in range(20))), "utf-8")
    command = f'"{sys.executable}" -m tracker timexes "{documents}" | head -c 10'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""


# ------------------------------------------------------------------ opening the window


def test_a_bare_word_is_a_dossier(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[Path | None, bool]] = []
    monkeypatch.setattr(cli, "_window", lambda dossier, *, sample: opened.append((dossier, sample)) or 0)
    assert run("my talks.dossier").exit_code == 0
    assert run().exit_code == 0
    assert run("--sample").exit_code == 0
    assert opened == [(Path("my talks.dossier"), False), (None, False), (None, True)]


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("libEGL.so.1: cannot open shared object file: No such file or directory", ("libegl1", "libglvnd-egl")),
        ("libGL.so.1: cannot open shared object file", ("libgl1", "libglvnd-glx")),
        ("libxkbcommon.so.0: cannot open shared object file", ("libxkbcommon0",)),
        ("libxcb-cursor.so.0: cannot open shared object file", ("libxcb-cursor0", "xcb-util-cursor")),
        ("libglib-2.0.so.0: cannot open shared object file", ("libglib2.0-0", "glib2")),
        ("libunheard-of.so.7: cannot open shared object file", ("libunheard-of.so.7",)),
    ],
)
def test_a_missing_library_is_named_with_its_package(
    monkeypatch: pytest.MonkeyPatch, message: str, words: tuple[str, ...]
) -> None:
    import tracker.desktop.app

    def fail(*_: object, **__: object) -> int:
        raise ImportError(message)

    monkeypatch.setattr(tracker.desktop.app, "run", fail)
    failed(run(), 1, *words)


def test_a_missing_pyside_is_named() -> None:
    problem = libraries.missing(ModuleNotFoundError("No module named 'PySide6'", name="PySide6"))
    assert "PySide6-Essentials" in str(problem)
    assert libraries.missing(ModuleNotFoundError("No module named 'tracker.x'", name="tracker.x")) is None
    assert libraries.missing(ImportError("cannot import name 'x' from 'y'")) is None


# ------------------------------------------------------------------ import, list, export, check


def test_import_names_each_file_that_failed(dossier: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.dossier"
    good = article(tmp_path, "good.txt", LATER, "7 February 2026")
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run("import", own, good, tmp_path / "empty.txt", tmp_path / "none.txt")
    assert result.exit_code == 1
    assert [line.split(": ")[0] for line in result.stderr.splitlines()] == [
        str(tmp_path / "empty.txt"),
        str(tmp_path / "none.txt"),
    ]
    assert result.stdout.startswith("1 new, 2 not read; ")
    again = run("import", own, good)
    assert again.exit_code == 0
    assert again.stdout.startswith("1 already there; ")


def test_import_of_nothing_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    failed(run("import", tmp_path / "own.dossier", tmp_path / "none"), 2, "no article")


def test_list_is_a_table(dossier: Path) -> None:
    first, second = run("list", dossier).stdout.splitlines()
    assert first.startswith("5 February 2026")
    assert "Prisoner exchange, 157 for 157" in first
    assert second.startswith("17–18 February 2026")
    assert "3rd round, Geneva" in second


def test_list_speaks_german(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert "3. Runde, Genf" in run("list", dossier).stdout


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (("--kind", "prisoner-exchange"), 1),
        (("--kind", "deadline", "--kind", "negotiation_round"), 1),
        (("--party", "ua"), 2),
        (("--party", "Ukraine"), 2),
        (("--party", "Russland"), 2),
        (("--party", "IR"), 0),
        (("--since", "2026-02-06"), 1),
        (("--until", "16 February 2026"), 1),
        (("--since", "February 2026", "--until", "February 2026"), 2),
        (("--search", "prison"), 1),
        (("--search", "nothing like that"), 0),
        (("--status", "completed"), 2),
        (("--status", "missed"), 0),
        (("--place", "Geneva"), 1),
        (("--place", "Genf"), 1),
        (("--place", "Nowhere at all"), 0),
        (("--language", "EN"), 2),
        (("--language", "fr"), 0),
        (("--outlet", "Nobody's paper"), 0),
        (("--confidence", "0.1"), 2),
        (("--disputed",), 0),
        (("--undisputed",), 2),
        (("--negotiation", "RU-UA"), 2),
        (("--negotiation", "IR-US"), 0),
        (("--tag", "later"), 0),
        (("--as-of", "2026-02-18"), 0),
    ],
)
def test_list_narrows(dossier: Path, options: tuple[str, ...], count: int) -> None:
    assert len(json.loads(run("list", dossier, "--json", *options).stdout)) == count


def test_list_says_when_there_is_none(dossier: Path, tmp_path: Path) -> None:
    assert run("list", dossier, "--party", "IR").stdout == "No event matches.\n"
    failed(run("list", dossier, "--kind", "wedding"), 2, "no kind “wedding”", "ceasefire")
    failed(run("list", dossier, "--status", "wedding"), 2, "no status “wedding”", "missed")
    failed(run("list", dossier, "--confidence", "2"), 2, "--confidence")
    failed(run("list", dossier, "--since", "whenever"), 2, "“whenever” is no day")
    failed(run("list", tmp_path / "none.dossier"), 1, "There is no dossier")
    foreign = tmp_path / "letter.txt"
    foreign.write_text("Dear reader, " * 100, "utf-8")
    failed(run("list", foreign), 1, "not a dossier")
    assert foreign.read_text("utf-8") == "Dear reader, " * 100


def test_list_json_holds_the_evidence(dossier: Path) -> None:
    events = json.loads(run("list", dossier, "--json").stdout)
    assert {event["id"] for event in events} == {"ru-ua/exchange-2026-02-05", "ru-ua/geneva-3"}
    assert "157 prisoners" in events[0]["mentions"][0]["evidence"][0]["text"]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("samples") / "samples.dossier"
    assert run("import", path, paths.data() / "samples").exit_code == 0
    return path


def test_the_ledger_of_deadlines(samples: Path) -> None:
    asked = ("list", samples, "--deadlines", "--as-of", "2026-06-20")
    told = {line["due"]: line for line in json.loads(run(*asked, "--json").stdout)}
    assert told["2026-06-30"]["days_left"] == 10 and told["2026-06-30"]["set_by"] == ["US"]
    assert told["2026-03-24"]["state"] == "missed" and told["2026-03-24"]["days_left"] is None
    assert any("10 days left" in line for line in run(*asked).stdout.splitlines())
    moved = json.loads(run("list", samples, "--deadlines", "--json").stdout)
    assert any(line["state"] == "moved" and line["moves"] == 1 and len(line["history"]) > 1 for line in moved)
    assert run("list", samples, "--deadlines", "--party", "XX").stdout == "No deadline matches.\n"


def test_the_ledger_of_exchanges(tmp_path: Path) -> None:
    path = tmp_path / "swaps.dossier"
    with Dossier.open(path) as opened:
        for words, day, each, status in (
            ("They agreed to exchange 300 each.", 4, 300, Status.SCHEDULED),
            ("100 each came home.", 7, 100, Status.COMPLETED),
        ):
            numbers = {"persons_total": 2 * each, "persons_by_party": (("RU", each), ("UA", each))}
            told = mention(words, kind=Kind.PRISONER_EXCHANGE, when=on(date(2026, 3, day)), status=status, **numbers)
            keep(opened, stored_article(words, day=date(2026, 3, day)), [told])
    [line] = json.loads(run("list", path, "--exchanges", "--json").stdout)
    assert line["state"] == "partly" and line["promised"]["total"] == 600 and line["carried_out"]["total"] == 200
    assert line["outstanding"] == {"total": 400, "by_party": {"RU": 200, "UA": 200}}
    assert [step["when"] for step in line["steps"]] == ["2026-03-07"]
    first, second = run("list", path, "--exchanges").stdout.splitlines()
    assert "outstanding: Russia 200, Ukraine 200" in first and second.split()[:3] == ["7", "March", "2026"]
    assert run("list", path, "--exchanges", "--party", "XX").stdout == "No exchange matches.\n"


def test_what_the_sources_disagree_on(samples: Path) -> None:
    told = json.loads(run("list", samples, "--conflicts", "--json").stdout)
    number = next(line for line in told if line["field"] == "persons_total")
    assert number["bears"] == 314 and [side["value"] for side in number["sides"]] == [314, 300]
    lines = run("list", samples, "--conflicts", "--kind", "prisoner_exchange").stdout.splitlines()
    assert len(lines) == 3 and "number of people" in lines[0] and "314" in lines[1] and "300" in lines[2]


def test_merge_takes_over_what_another_dossier_has(dossier: Path, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.dossier", tmp_path / "theirs.dossier"
    Dossier.copy(dossier, ours)
    Dossier.copy(dossier, theirs)
    for path, place in ((ours, "Bern"), (theirs, "Oslo")):
        with Dossier.open(path) as opened:
            event = next(stored.id for stored in opened.events.all() if stored.event.facts.place == "Geneva")
            correcting.correct(opened, event, "place", place)
            correcting.rename(opened, event, f"Our round in {place}")
    more = article(tmp_path, "more.txt", "Russia and Ukraine agreed on a truce on 1 March 2026.", "2 March 2026")
    assert run("import", theirs, more).exit_code == 0
    before = theirs.read_bytes()
    result = run("merge", ours, theirs)
    assert result.exit_code == 0, result.output
    lines_ = result.stdout.splitlines()
    assert [line.split() for line in lines_[:-1]] == [
        ["Our", "round", "in", "Bern", "place", "Bern", "≠", "Oslo"],
        ["Our", "round", "in", "Bern", "title", "Our", "round", "in", "Bern", "≠", "Our", "round", "in", "Oslo"],
    ]
    assert lines_[-1].startswith("1 new articles, 1 already there; ") and theirs.read_bytes() == before
    failed(run("merge", ours, ours), 1, "itself")
    failed(run("merge", ours, tmp_path / "none.dossier"), 1, "There is no dossier")
    failed(run("merge", tmp_path / "none.dossier", theirs), 1, "There is no dossier")


def test_bringing_an_older_dossier_up_to_date_is_said(tmp_path: Path) -> None:
    path = tmp_path / "old.dossier"
    shutil.copy(Path(__file__).parents[1] / "store" / "version-1.sqlite", path)
    first, second = run("list", path), run("list", path)
    assert first.exit_code == second.exit_code == 0
    assert "earlier version" in first.stderr and second.stderr == ""
    assert first.stdout == second.stdout != ""


def test_export_narrows_too(dossier: Path, tmp_path: Path) -> None:
    output = tmp_path / "some.json"
    assert run("export", dossier, "--format", "json", "--output", output, "--place", "Geneva").exit_code == 0
    assert [event["place"] for event in json.loads(output.read_text("utf-8"))["events"]] == ["Geneva"]


def test_export_writes_a_file(dossier: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    assert run("export", dossier, "--format", "csv", "--output", output).exit_code == 0
    assert "Prisoner exchange" in output.read_text("utf-8-sig")
    known = "csv, json, ics, png, svg, pdf, html, pptx, handout"
    failed(run("export", dossier, "--format", "xlsx", "--output", output), 2, known)
    for key, begins in (("html", b"<!doctype html>"), ("pptx", b"PK"), ("handout", b"%PDF")):
        output = tmp_path / f"out-{key}"
        assert run("export", dossier, "--format", key, "--output", output).exit_code == 0
        assert output.read_bytes().startswith(begins)
    failed(run("export", dossier, "--format", "csv", "--output", tmp_path / "no" / "out.csv"), 1, "folder")
    failed(run("export", dossier, "--format", "csv"), 2, "--output")


def test_check(dossier: Path, tmp_path: Path) -> None:
    result = run("check", dossier)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == f"{dossier} is sound: 1 articles, 2 events."
    damaged = tmp_path / "damaged.dossier"
    data = bytearray(dossier.read_bytes())
    damaged.write_bytes(data[: len(data) // 2])
    result = run("check", damaged)
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert len(result.stderr.splitlines()) == 1 and "no backup" in result.stdout


# ------------------------------------------------------------------ extract and timexes


def test_extract_answers_in_the_annotation_format(tmp_path: Path) -> None:
    files = [
        article(tmp_path, "one.txt", GENEVA, "19 February 2026"),
        article(tmp_path, "two.txt", LATER, "20 February 2026"),
    ]
    result = run("extract", *files)
    assert (result.exit_code, result.stderr) == (0, "")
    one, two = map(json.loads, result.stdout.splitlines())
    assert (one["article"], one["language"], one["published"]) == ("one.txt", "en", "2026-02-19")
    rows = {event["kind"]: event for event in one["events"]}
    exchange = rows["prisoner_exchange"]
    assert exchange["id"] == "ru-ua/exchange-2026-02-05"
    assert exchange["persons_by_party"] == {"RU": 157, "UA": 157}
    start, end = exchange["evidence"][0]
    assert files[0].read_text("utf-8")[start:end].startswith("On 5 February 2026")
    assert rows["negotiation_round"]["ordinal"] == 3
    assert [event["id"] for event in two["events"]] == [exchange["id"]], "one occasion, one id"


def test_extract_reads_json_lines_and_goes_on_after_a_failure(tmp_path: Path) -> None:
    source = tmp_path / "articles.jsonl"
    good = {"article": "x/one.txt", "text": GENEVA, "published": "2026-02-19"}
    source.write_text(lines(good) + "{nonsense\n\n[1]\n" + lines({"text": 5}, good | {"published": "soon"}), "utf-8")
    result = run("extract", source, tmp_path / "none.txt", tmp_path / "none.jsonl")
    assert result.exit_code == 1
    (answer,) = map(json.loads, result.stdout.splitlines())
    assert (answer["article"], len(answer["events"])) == ("x/one.txt", 2)
    said = result.stderr.splitlines()
    assert len(said) == 6
    for line, words in zip(
        said, ("line 2", "line 4", "line 5", "“soon” is no day", "none.txt", "none.jsonl"), strict=True
    ):
        assert words in line


def test_extract_takes_day_and_language(tmp_path: Path) -> None:
    source = tmp_path / "articles.jsonl"
    text = "Russia and Ukraine exchanged 157 prisoners each on Thursday."
    source.write_text(lines({"article": "a", "text": text}), "utf-8")
    (dated,) = json.loads(run("extract", source, "--published", "2026-02-07", "--language", "en").stdout)["events"]
    assert (dated["start"], dated["precision"]) == ("2026-02-05", "day")
    assert json.loads(run("extract", source, "--language", "xx").stdout)["events"] == []
    failed(run("extract", source, "--published", "someday"), 2, "“someday” is no day")


def test_many_articles_are_answered_in_their_order(tmp_path: Path) -> None:
    source = tmp_path / "articles.jsonl"
    count = corpus.MANY + 15
    rows = [{"article": f"{n}", "text": LATER if n % 2 else "", "published": "2026-02-07"} for n in range(count)]
    source.write_text(lines(*rows), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tracker", "extract", str(source)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["article"] for answer in answers] == [f"{n}" for n in range(count)]
    assert {event["id"] for answer in answers for event in answer["events"]} == {"ru-ua/exchange-2026-02-05"}
    assert all(bool(answer["events"]) == bool(n % 2) for n, answer in enumerate(answers))


def test_timexes_from_a_file_and_from_standard_input(tmp_path: Path) -> None:
    row = {"doc": "d1", "lang": "en", "dct": "2026-02-07", "text": "They met on 5 February 2026."}
    source = tmp_path / "docs.jsonl"
    source.write_text(lines(row), "utf-8")
    from_file, from_input = run("timexes", source), run("timexes", "-", text=lines(row))
    assert from_file.stdout == from_input.stdout
    answer = json.loads(from_file.stdout)
    (timex,) = answer["timexes"]
    assert answer["doc"] == "d1"
    assert (timex["type"], timex["value"]) == ("DATE", "2026-02-05")
    assert row["text"][timex["start"] : timex["end"]] == timex["text"]


def test_timexes_go_on_after_a_bad_line(tmp_path: Path) -> None:
    good = {"doc": "d1", "lang": "en", "dct": "2026-02-07", "text": "on 5 February 2026"}
    result = run("timexes", "-", text="{\n" + lines({"doc": "d0", "lang": "en"}, good | {"dct": "x"}, good))
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert ["line 1" in said or "line 2" in said or "line 3" in said for said in result.stderr.splitlines()] == [
        True
    ] * 3
    failed(run("timexes", tmp_path / "none.jsonl"), 1, "none.jsonl")


def test_what_was_known_on_a_day(tmp_path: Path) -> None:
    path = tmp_path / "moved.dossier"
    first = "Russia and Ukraine will hold the fourth round of talks in Geneva on 10 March 2026, officials said."
    then = "Russia and Ukraine held the fourth round of talks in Geneva on 10 and 11 March 2026, officials said."
    files = [
        article(tmp_path, "first.txt", first, "1 March 2026"),
        article(tmp_path, "then.txt", then, "14 March 2026"),
    ]
    assert run("import", path, *files).exit_code == 0

    def told(*options: str) -> list[tuple[str, str]]:
        rows = json.loads(run("list", path, "--json", *options).stdout)
        return [(row["end"], row["status"]) for row in rows]

    assert told() == told("--as-of", "2026-03-14") == told("--as-of", "March 2026") == [("2026-03-11", "completed")]
    assert told("--as-of", "2026-03-01") == told("--as-of", "2026-03-13") == [("2026-03-10", "scheduled")]
    assert told("--as-of", "2026-02-28") == []
    output = tmp_path / "out.json"
    assert run("export", path, "--format", "json", "--output", output, "--as-of", "2026-03-02").exit_code == 0
    assert "scheduled" in output.read_text() and "completed" not in output.read_text()
    failed(run("list", path, "--as-of", "sometime"), 2, "2026-02-05")


def test_the_days_backup_and_the_way_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path / "home"))
    path = tmp_path / "talks.dossier"
    run("import", path, article(tmp_path, "one.txt", GENEVA, "19 February 2026"))
    assert "no backup of it yet" in run("check", path).stdout
    failed(run("restore", path), 1, "no backup")
    run("import", path, article(tmp_path, "two.txt", LATER, "20 February 2026"))
    checked = run("check", path)
    assert checked.exit_code == 0 and "Newest backup" in checked.stdout and "2 articles" in checked.stdout
    failed(run("restore", path, "--backup", "2001-01-01"), 1, "2001-01-01", "there are those of")
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    damaged = run("check", path)
    assert damaged.exit_code == 1 and "restore" in damaged.stdout and "damaged" in damaged.stderr
    restored = run("restore", path)
    assert restored.exit_code == 0 and "before-restore" in restored.stdout
    assert "1 articles" in run("check", path).stdout
