"""The packs' words for events: complete, understood by the engine, and right about their own examples."""

import tomllib
from datetime import date
from typing import Any

import pytest

from tracker import paths
from tracker.articles.article import Known, Published
from tracker.languages import packs
from tracker.mentions.extraction import extract
from tracker.mentions.mention import Kind
from tracker.mentions.proving import told

CODES = [code for code in packs.codes() if packs.table(code, "events")]
KINDS: dict[str, Any] = tomllib.loads((paths.data() / "kinds.toml").read_text("utf-8"))
EXAMPLES = [(code, example) for code in CODES for example in packs.table(code, "events").get("examples", ())]


def test_all_six_languages_have_words_and_examples() -> None:
    assert {"de", "en", "es", "fr", "ru", "uk"} <= set(CODES)
    assert {code for code, _ in EXAMPLES} == set(CODES)


def test_every_kind_is_explained() -> None:
    assert set(KINDS["kinds"]) == {kind.value for kind in Kind}


@pytest.mark.parametrize("code", CODES)
def test_lists_are_those_that_the_engine_reads(code: str) -> None:
    cues = packs.table(code, "events")["cues"]
    named = {name for name in cues if not name.startswith("ordinal ")}
    assert set(KINDS["lists"]) - named == set()
    assert named - set(KINDS["lists"]) - set(KINDS["optional"]) == set()
    assert {f"ordinal {number}" for number in range(1, 11)} <= set(cues)


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=[f"{code} {row['text'][:50]}" for code, row in EXAMPLES])
def test_examples(code: str, example: dict[str, Any]) -> None:
    day: date = example["day"]
    mentions = extract(example["text"], code, Published(day, None, Known.USER))
    assert sorted(map(told, mentions)) == sorted(example["told"])
