"""Consensus: which value an event bears, who tells it, who disagrees."""

from dataclasses import replace
from datetime import datetime

import pytest

from tests.events.claims import claim, day, when
from tracker.dates.when import NEVER
from tracker.events.as_of import as_of
from tracker.events.consensus import decide
from tracker.events.event import Correction, Review
from tracker.mentions.mention import Kind, Status


def test_the_status_follows_the_course_of_events() -> None:
    claims = [
        claim("c", "2026-02-18", "negotiation_round", "completed", when("2026-02-17", "2026-02-18")),
        claim("a", "2026-02-11", "negotiation_round", "proposed", when("2026-02-16", "2026-02-22", "week")),
        claim("b", "2026-02-13", "negotiation_round", "scheduled", when("2026-02-17", "2026-02-18")),
    ]
    event = decide(claims)
    assert event.facts.status is Status.COMPLETED
    assert event.facts.when == when("2026-02-17", "2026-02-18")
    assert dict(event.told_by)["status"] == ("c",)
    assert dict(event.told_by)["when"] == ("b", "c")
    assert event.disputes == ()
    assert event.sources == 3


def test_what_took_place_is_not_undone_by_a_late_plan() -> None:
    event = decide(
        [
            claim("a", "2026-02-18", "negotiation_round", "completed", when("2026-02-17")),
            claim("b", "2026-02-20", "negotiation_round", "scheduled", when("2026-02-17")),
        ]
    )
    assert event.facts.status is Status.COMPLETED
    (dispute,) = event.disputes
    assert dispute.field == "status"
    assert dispute.values == ((Status.COMPLETED, ("a",)), (Status.SCHEDULED, ("b",)))


def test_hours_decide_on_one_day() -> None:
    event = decide(
        [
            claim("evening", "2026-02-05", "agreement", "completed", when("2026-02-05"), time="2026-02-05T20:00"),
            claim("morning", "2026-02-05", "agreement", "scheduled", when("2026-02-05"), time="2026-02-05T07:00"),
        ]
    )
    assert event.facts.status is Status.COMPLETED
    assert event.disputes == ()


def test_a_moved_deadline_bears_its_newest_day() -> None:
    event = decide(
        [
            claim("june", "2026-02-07", "deadline", "scheduled", when("2026-06-01", "2026-06-30", "month")),
            claim("july", "2026-05-28", "deadline", "postponed", when("2026-07-31")),
            claim("september", "2026-07-30", "deadline", "postponed", when("2026-09-30")),
        ]
    )
    assert event.facts.when == when("2026-09-30")
    assert event.facts.status is Status.POSTPONED
    assert event.disputes == ()


def test_a_day_is_kept_when_later_articles_only_name_the_month() -> None:
    event = decide(
        [
            claim("a", "2026-03-03", "negotiation_round", "postponed", when("2026-03-05", "2026-03-06")),
            claim("b", "2026-04-10", "negotiation_round", "postponed", when("2026-03-01", "2026-03-31", "month")),
        ]
    )
    assert event.facts.when == when("2026-03-05", "2026-03-06")
    assert event.disputes == ()


def test_days_that_exclude_each_other_are_in_dispute() -> None:
    event = decide(
        [
            claim("a", "2025-10-10", "agreement", "completed", when("2025-10-09")),
            claim("b", "2025-10-12", "agreement", "completed", when("2025-10-08")),
            claim("c", "2025-10-13", "agreement", "completed", when("2025-10-08")),
            claim("d", "2025-10-13", "agreement", "completed", when("2025-10-06", "2025-10-12", "week")),
        ]
    )
    assert event.facts.when == when("2025-10-08")
    (dispute,) = event.disputes
    assert dispute.values == ((when("2025-10-08"), ("b", "c")), (when("2025-10-09"), ("a",)))


def test_the_last_day_alone_does_not_shorten_an_occasion_of_two() -> None:
    event = decide(
        [
            claim("a", "2026-02-06", "negotiation_round", "completed", when("2026-02-04", "2026-02-05")),
            claim("b", "2026-02-06", "negotiation_round", "completed", when("2026-02-05")),
            claim("c", "2026-02-07", "negotiation_round", "completed", when("2026-02-05")),
        ]
    )
    assert event.facts.when == when("2026-02-04", "2026-02-05")
    assert event.disputes == ()


def test_an_announcement_gives_way_to_the_day_itself() -> None:
    event = decide(
        [
            claim("a", "2025-05-17", "prisoner_exchange", "scheduled", when("2025-05-16"), dated_by="announcement"),
            claim("b", "2025-05-20", "prisoner_exchange", "scheduled", when("2025-05-23", "2025-05-25")),
        ]
    )
    assert event.facts.when == when("2025-05-23", "2025-05-25")
    assert event.facts.dated_by == "event"


def test_numbers_go_by_voices_and_then_by_the_last_word() -> None:
    facts = {"kind": "prisoner_exchange", "status": "completed", "window": when("2024-12-30")}
    first = claim("a", "2024-12-30", persons_total=300, **facts)  # type: ignore[arg-type]
    second = claim("b", "2024-12-31", persons_total=339, **facts)  # type: ignore[arg-type]
    third = claim("c", "2025-01-02", persons_total=300, **facts)  # type: ignore[arg-type]
    assert decide([first, second]).facts.persons_total == 339
    event = decide([first, second, third])
    assert event.facts.persons_total == 300
    (dispute,) = event.disputes
    assert dispute.values == ((300, ("a", "c")), (339, ("b",)))


def test_copies_of_one_text_are_one_voice() -> None:
    facts = {"kind": "prisoner_exchange", "status": "completed", "window": when("2024-12-30")}
    claims = [claim(key, "2024-12-30", persons_total=300, **facts) for key in "abc"]  # type: ignore[arg-type]
    claims += [claim(key, "2024-12-31", persons_total=339, **facts) for key in "de"]  # type: ignore[arg-type]
    assert decide(claims).facts.persons_total == 300
    copied = [replace(told, copy_of="a") if told.key in "bc" else told for told in claims]
    assert decide(copied).facts.persons_total == 339
    assert (decide(claims).sources, decide(copied).sources) == (5, 3)


def test_what_was_promised_is_no_dispute_with_what_was_done() -> None:
    event = decide(
        [
            claim("a", "2025-06-03", "prisoner_exchange", "scheduled", persons_total=12000),
            claim("b", "2025-06-16", "prisoner_exchange", "completed", when("2025-06-16"), persons_total=6135),
        ]
    )
    assert event.facts.persons_total == 6135
    assert event.disputes == ()


def test_more_of_the_sides_is_no_contradiction() -> None:
    facts = {"kind": "negotiation_round", "status": "completed", "window": when("2026-02-05")}
    event = decide(
        [
            claim("a", "2026-02-05", parties=("RU", "UA", "US"), mediators=("AE",), **facts),  # type: ignore[arg-type]
            claim("b", "2026-02-06", parties=("RU", "UA"), **facts),  # type: ignore[arg-type]
            claim("c", "2026-02-06", parties=("RU", "UA", "US"), mediators=("QA",), **facts),  # type: ignore[arg-type]
        ]
    )
    assert event.facts.parties == ("RU", "UA", "US")
    assert event.disputes == ()


def test_a_city_outranks_its_country_and_does_not_contradict_it() -> None:
    facts = {"kind": "negotiation_round", "status": "completed", "window": when("2025-06-02")}
    event = decide(
        [
            claim("a", "2025-06-03", place="Turkey", **facts),  # type: ignore[arg-type]
            claim("b", "2025-06-03", place="Turkey", **facts),  # type: ignore[arg-type]
            claim("c", "2025-06-04", place="Istanbul", **facts),  # type: ignore[arg-type]
        ]
    )
    assert event.facts.place == "Istanbul"
    assert event.disputes == ()


def test_corrections_outrank_every_claim() -> None:
    claims = [claim(key, "2026-02-06", "agreement", "completed", when("2026-02-05"), place="Geneva") for key in "ab"]
    corrections = [
        Correction("place", "Vienna", datetime(2026, 2, 8)),
        Correction("place", "Bern", datetime(2026, 2, 7)),
        Correction("when", when("2026-02-04"), datetime(2026, 2, 7)),
    ]
    event = decide(claims, corrections, Review.ACCEPTED, "My name", "A note")
    assert event.facts.place == "Vienna"
    assert event.facts.when == when("2026-02-04")
    assert event.corrected == {"place", "when"}
    assert "place" not in dict(event.told_by)
    assert (event.review, event.title, event.note) == (Review.ACCEPTED, "My name", "A note")
    assert decide(claims).facts.place == "Geneva"


def test_an_event_by_hand_needs_no_article() -> None:
    made = datetime(2026, 2, 8)
    event = decide((), [Correction("kind", Kind.DEADLINE, made), Correction("status", Status.SCHEDULED, made)])
    assert (event.facts.kind, event.facts.when, event.sources) == (Kind.DEADLINE, NEVER, 0)
    with pytest.raises(ValueError, match="kind and a status"):
        decide((), [Correction("place", "Geneva", made)])
    with pytest.raises(ValueError, match="no colour"):
        decide((), [Correction("colour", "red", made)])


def test_the_result_does_not_depend_on_the_order_of_claims() -> None:
    claims = [
        claim("a", "2026-02-11", "negotiation_round", "proposed", place="Geneva"),
        claim("b", None, "negotiation_round", "scheduled", when("2026-02-17"), place="Bern"),
        claim("c", "2026-02-18", "negotiation_round", "completed", when("2026-02-17"), place="Geneva"),
    ]
    assert decide(claims) == decide(claims[::-1])


def test_as_of_a_day_only_what_was_published_by_then_is_known() -> None:
    claims = [
        claim("a", "2026-02-11", "negotiation_round", "proposed"),
        claim("b", "2026-02-18", "negotiation_round", "completed"),
        claim("c", None, "negotiation_round", "completed"),
    ]
    assert [known.key for known in as_of(claims, day("2026-02-11"))] == ["a"]
    assert as_of(claims, day("2026-02-10")) == ()
