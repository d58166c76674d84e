"""Marks are made of events; the timeline's words are complete in both languages."""

import pytest

from tests.timeline.making import day, month
from tracker.events.event import Dispute, Event
from tracker.languages import packs
from tracker.mentions.mention import Facts, Kind, Status
from tracker.timeline.mark import marks
from tracker.timeline.words import words


def test_a_mark_bears_what_the_event_says() -> None:
    round_two = Event(
        Facts(
            kind=Kind.NEGOTIATION_ROUND,
            status=Status.COMPLETED,
            when=day("2026-02-05"),
            parties=("RU", "UA"),
            ordinal=2,
        ),
        sources=3,
        disputes=(Dispute("place", ()),),
    )
    exchange = Event(
        Facts(kind=Kind.PRISONER_EXCHANGE, status=Status.SCHEDULED, when=month("2026-03"), persons_total=314, ordinal=1)
    )
    first, second = marks([(7, round_two), ("x", exchange)], lambda event: event.facts.kind.value)
    assert (first.key, first.number, first.sources, first.disputed) == (7, "2", 3, True)
    assert (first.label, first.parties, first.when) == ("negotiation_round", ("RU", "UA"), day("2026-02-05"))
    assert (second.key, second.number, second.disputed) == ("x", "314", False)


@pytest.mark.parametrize("code", ["en", "de"])
def test_the_words_are_complete(code: str) -> None:
    said = words(code)
    assert set(said.lanes) == set(said.legend) == set(Kind)
    assert set(said.statuses) == set(Status)
    assert said.phrases.keys() == packs.table("en", "timeline")["words"].keys()
    assert "3" in said.phrase("undated", count=3)


def test_a_language_without_a_pack_falls_back_to_english_words() -> None:
    assert words("pl").phrases == words("en").phrases
