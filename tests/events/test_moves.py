"""A day put off while it was still to come stays one occasion, and its history tells how it went."""

from datetime import UTC, datetime

import pytest

from tests.events.claims import claim, day, keys, when
from tracker.events import history, joining
from tracker.events.consensus import decide
from tracker.events.event import Correction
from tracker.events.history import Turn
from tracker.events.joining import Verdict
from tracker.mentions.mention import Status

US = {"parties": ("RU", "UA"), "set_by": ("US",)}
JUNE = when("2026-06-01", "2026-06-30", "month")
JULY = when("2026-07-31")


def deadline(key, published, window, status="scheduled", **facts):
    return claim(key, published, "deadline", status, window, **(US | facts))


def june_to_july():
    """Told for June; then one article names the new day and the old one; later only the new one is told."""
    return [
        deadline("a", "2026-02-06", JUNE),
        deadline("b", "2026-03-09", JUNE),
        deadline("c.new", "2026-05-28", JULY),
        deadline("c.old", "2026-05-28", JUNE),
        deadline("d", "2026-06-11", JULY),
    ]


def test_both_days_in_one_article_are_one_deadline():
    assert keys(joining.group(june_to_july())) == [["a", "b", "c.new", "c.old", "d"]]
    assert keys(joining.group(june_to_july()[::-1])) == [["a", "b", "c.new", "c.old", "d"]]


def test_it_falls_due_on_the_new_day_at_once():
    event = decide(june_to_july()[:4])
    assert event.facts.when == JULY and not event.disputes


def test_the_news_alone_moves_it_where_it_says_so():
    claims = june_to_july()[:4]
    assert len(joining.group(claims)) == 2  # two days in one article, none told to replace the other
    claims[2] = deadline("c.new", "2026-05-28", JULY, "postponed")
    assert len(joining.group(claims)) == 1


@pytest.mark.parametrize(
    "others",
    [
        [deadline("e", "2026-06-12", JUNE)],  # the old day is told on by itself: both are in force
        [deadline("a.too", "2026-02-06", JULY)],  # both were set at once
    ],
)
def test_two_deadlines_in_force_stay_two(others):
    assert len(joining.group([*june_to_july(), *others])) == 2


def test_a_nearer_deadline_named_beside_the_far_one_is_another():
    claims = [
        deadline("a", "2026-02-06", JUNE),
        deadline("b.far", "2026-02-19", JUNE),
        deadline("b.near", "2026-02-19", when("2026-02-27")),
        deadline("c", "2026-02-21", when("2026-02-27")),
    ]
    assert keys(joining.group(claims)) == [["a", "b.far"], ["b.near", "c"]]


def test_what_had_fallen_due_was_not_moved():
    claims = june_to_july()
    claims[2:] = [
        deadline("c.new", "2026-07-20", JULY),
        deadline("c.old", "2026-07-20", JUNE),
        deadline("d", "2026-07-25", JULY),
    ]
    assert len(joining.group(claims)) == 2


def test_the_users_word_stands():
    assert len(joining.group(june_to_july(), [Verdict("a", "d", False)])) == 2


def test_others_who_set_it_set_another():
    claims = june_to_july()
    claims[2] = deadline("c.new", "2026-05-28", JULY, set_by=("EU",))
    claims[4] = deadline("d", "2026-06-11", JULY, set_by=("EU",))
    assert len(joining.group(claims)) == 2


def test_a_round_put_off_in_the_article_that_names_both_days():
    def told(key, published, window, status="scheduled"):
        return claim(key, published, "negotiation_round", status, window, parties=("RU", "UA"), ordinal=4)

    claims = [
        told("a", "2026-03-01", when("2026-03-10")),
        told("b.old", "2026-03-04", when("2026-03-10")),
        told("b.new", "2026-03-04", when("2026-03-24"), "postponed"),
    ]
    assert len(joining.group(claims)) == 1


# ------------------------------------------------------------------ the history of its date


def turns(claims):
    return [(str(stage.told), stage.turn.value, str(stage.when.end or "")) for stage in history.stages(claims)]


def test_every_stage_from_set_to_missed():
    september = when("2026-09-30")
    claims = [
        *june_to_july(),
        deadline("e", "2026-07-30", september, "postponed"),
        deadline("f", "2026-10-02", september, "missed"),
        deadline("g", "2026-10-09", september, "missed"),
    ]
    assert turns(claims[::-1]) == [
        ("2026-02-06", "set", "2026-06-30"),
        ("2026-05-28", "moved", "2026-07-31"),
        ("2026-07-30", "moved", "2026-09-30"),
        ("2026-10-02", "missed", "2026-09-30"),
    ]
    assert history.times_moved(history.stages(claims)) == 2
    assert history.stages(claims)[1].keys == ("c.new",) and history.stages(claims)[2].status is Status.POSTPONED


def test_a_finer_date_is_no_move():
    claims = [deadline("a", "2026-02-06", JUNE), deadline("b", "2026-02-10", when("2026-06-15"))]
    assert [stage.turn for stage in history.stages(claims)] == [Turn.SET, Turn.SPECIFIED]
    again = [*claims, deadline("c", "2026-02-12", JUNE)]
    assert history.times_moved(history.stages(again)) == 0


def test_put_off_without_a_new_day_then_met():
    claims = [
        deadline("a", "2026-02-06", when("2026-03-01")),
        deadline("b", "2026-02-20", when("2026-03-01"), "postponed"),
        deadline("c", "2026-02-25", when("2026-04-01")),
        deadline("d", "2026-03-30", when("2026-03-30"), "completed"),
    ]
    assert [stage.turn for stage in history.stages(claims)] == [Turn.SET, Turn.SUSPENDED, Turn.MOVED, Turn.MET]


def test_what_was_never_dated_has_no_history_until_it_ends():
    assert history.stages([deadline("a", "2026-02-06", when(None))]) == ()
    assert history.stages([deadline("a", None, JUNE)]) == ()
    [stage] = history.stages([deadline("a", "2026-02-06", when("2026-02-05"), "missed")])
    assert (stage.turn, stage.told) == (Turn.MISSED, day("2026-02-06"))


def test_a_date_set_by_hand_is_a_stage_of_that_day():
    made = datetime(2026, 6, 20, tzinfo=UTC)
    told = history.stages(
        june_to_july(), [Correction("when", when("2026-08-31"), made), Correction("place", "x", made)]
    )
    assert [(stage.told, stage.turn) for stage in told][1:] == [
        (day("2026-05-28"), Turn.MOVED),
        (day("2026-06-20"), Turn.MOVED),
    ]
    assert told[-1].keys == () and told[-1].when == when("2026-08-31")
    assert history.stages(june_to_july(), [Correction("when", JULY, made)]) == history.stages(june_to_july())
    [alone] = history.stages([], [Correction("when", JULY, made)])
    assert alone.turn is Turn.SET
