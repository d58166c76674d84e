"""Names: identifiers and titles in both languages."""

from typing import Any

import pytest

from tests.events.claims import when
from tracker.dates.when import When
from tracker.events import naming, similarity, wording
from tracker.events.event import Event
from tracker.languages import packs
from tracker.mentions.mention import Facts, Kind, Reason, Status


def event(kind: str, window: When | None = None, title: str = "", **facts: Any) -> Event:
    return Event(Facts(kind=Kind(kind), status=Status.SCHEDULED, when=window or when(None), **facts), title=title)


@pytest.mark.parametrize(
    ("told", "english", "german"),
    [
        (
            event("negotiation_round", place="Abu Dhabi", ordinal=2, parties=("RU", "UA", "US")),
            "2nd round, Abu Dhabi",
            "2. Runde, Abu Dhabi",
        ),
        (event("negotiation_round", ordinal=21, place="Geneva"), "21st round, Geneva", "21. Runde, Genf"),
        (event("negotiation_round", ordinal=12), "12th round", "12. Runde"),
        (
            event("negotiation_round", place="Turkey", parties=("RU", "US")),
            "Talks, Turkey (Russia – US)",
            "Gespräche, Türkei (Russland – USA)",
        ),
        (
            event("deadline", parties=("RU", "UA"), set_by=("US",)),
            "Deadline for Russia and Ukraine (set by the US)",
            "Frist für Russland und die Ukraine",
        ),
        (event("deadline", parties=("IR",), set_by=("IR",)), "Deadline for Iran", "Frist für den Iran"),
        (event("deadline", set_by=("E3",)), "Deadline (set by the E3)", "Frist"),
        (
            event("prisoner_exchange", persons_total=314, persons_by_party=(("RU", 157), ("UA", 157))),
            "Prisoner exchange, 157 for 157",
            "Austausch, 157 gegen 157",
        ),
        (
            event("prisoner_exchange", persons_total=12000),
            "Prisoner exchange, 12,000 people",
            "Austausch, 12.000 Menschen",
        ),
        (event("ceasefire", parties=("Hamas", "IL")), "Ceasefire Israel – Hamas", "Waffenruhe Israel – Hamas"),
        (event("agreement"), "Agreement", "Vereinbarung"),
        (event("agreement", title="Mine"), "Mine", "Mine"),
    ],
)
def test_titles(told: Event, english: str, german: str) -> None:
    assert wording.title(told, "en") == english
    assert wording.title(told, "de") == german


def test_titles_stay_short_however_many_sides_there_are() -> None:
    seven = ("CN", "DE", "FR", "GB", "IR", "RU", "US")
    for kind in Kind:
        for language in ("en", "de"):
            title = wording.title(event(kind.value, parties=seven, place="Vienna"), language)
            assert 0 < len(title) <= wording.SHORT


def test_every_kind_and_status_has_a_name() -> None:
    for language in ("en", "de"):
        names = [wording.kind(kind, language) for kind in Kind] + [
            wording.status(status, language) for status in Status
        ]
        assert len(set(names)) == len(names)


def test_parties() -> None:
    assert wording.party("DE", "en") == "Germany"
    assert wording.party("DE", "de") == "Deutschland"
    assert wording.party("Hamas", "de") == "Hamas"
    assert wording.party("XX", "en") == "XX"
    assert wording.party("US", "en", short=True) == "US"


def test_reasons_are_said_in_both_languages() -> None:
    reason = Reason("when", "the same day")
    assert wording.why(reason, "en") == "date: the same day"
    assert wording.why(reason, "de") == "Datum: derselbe Tag"
    assert wording.why("whatever else", "de") == "whatever else"


def test_german_says_every_reason_for_joining() -> None:
    """The words of similarity.py are keys of the German table: what is written twice is held together here."""
    import ast
    import inspect

    tree = ast.parse(inspect.getsource(similarity))
    said = {
        word.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Part"
        for word in ast.walk(call.args[1])
        if isinstance(word, ast.Constant) and isinstance(word.value, str)
    }
    assert len(said) > 30
    assert said == set(packs.table("de", "wording")["events"]["because"])


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (event("negotiation_round", place="Abu Dhabi", ordinal=2, parties=("RU", "UA", "US")), "ru-ua-us/abu-dhabi-2"),
        (
            event("negotiation_round", when("2026-02-17"), place="Genève", parties=("IR", "US")),
            "ir-us/geneve-2026-02-17",
        ),
        (event("deadline", when("2026-06-01", "2026-06-30", "month"), parties=("RU", "UA")), "ru-ua/deadline-2026-06"),
        (event("prisoner_exchange", when("2025-01-01", "2025-12-31", "year")), "unknown/exchange-2025"),
        (event("ceasefire", parties=("Hamas", "IL")), "hamas-il/ceasefire"),
    ],
)
def test_identifiers(told: Event, name: str) -> None:
    assert naming.identifier(told) == name


def test_identifiers_are_numbered_where_they_would_be_the_same() -> None:
    assert naming.numbered(["x", "y", "x", "x"]) == ["x", "y", "x-b", "x-c"]
    names = naming.numbered(["x"] * 60)
    assert len(set(names)) == 60
    assert names[24:28] == ["x-y", "x-z", "x-aa", "x-ab"]
