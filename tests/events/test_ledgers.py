"""The ledgers: what became of deadlines, and what of an exchange that was promised has been carried out."""

import pytest

from tests.events.claims import claim, day, when
from tracker.events.consensus import decide
from tracker.events.deadlines import Outcome, deadlines, due_within, slippage
from tracker.events.exchanges import Progress, Tally, exchanges
from tracker.events.history import Turn, stages
from tracker.mentions.mention import Kind

TODAY = day("2026-05-20")
SIDES = ("RU", "UA")


def ledger(told, today=TODAY, **options):
    events = {name: decide(claims) for name, claims in told.items()}
    histories = {name: stages(claims) for name, claims in told.items()}
    return deadlines(events, histories, today, **options)


def due(name, *reports):
    return [
        claim(f"{name}{at}", told, "deadline", status, when(*window), parties=("IR",), set_by=("US",))
        for at, (told, status, *window) in enumerate(reports)
    ]


def test_each_deadline_says_how_far_away_it_is_and_what_became_of_it():
    found = ledger(
        {
            "late": due("late", ("2026-05-01", "scheduled", "2026-05-12")),
            "soon": due("soon", ("2026-05-01", "scheduled", "2026-05-23")),
            "june": due("june", ("2026-05-01", "proposed", "2026-06-01", "2026-06-30", "month")),
            "never": due("never", ("2026-05-01", "scheduled", None)),
            "met": due("met", ("2026-04-01", "scheduled", "2026-04-20"), ("2026-04-21", "completed", "2026-04-20")),
            "missed": due("missed", ("2026-04-01", "scheduled", "2026-05-01"), ("2026-05-02", "missed", "2026-05-01")),
            "off": due("off", ("2026-04-01", "scheduled", "2026-06-01"), ("2026-04-05", "cancelled", "2026-06-01")),
            "talks": [claim("talks", "2026-05-01", "negotiation_round", "scheduled", when("2026-06-02"))],
        }
    )
    assert [(one.key, one.outcome, one.days, one.overdue) for one in found] == [
        ("soon", Outcome.OPEN, (3, 3), False),
        ("june", Outcome.OPEN, (12, 41), False),
        ("late", Outcome.OPEN, (-8, -8), True),
        ("never", Outcome.OPEN, None, False),
        ("off", Outcome.CANCELLED, None, False),
        ("missed", Outcome.MISSED, None, False),
        ("met", Outcome.MET, None, False),
    ]
    assert [one.key for one in due_within(found, 7)] == ["soon"]
    assert [one.key for one in due_within(found, 12)] == ["soon", "june"]


def test_a_deadline_that_slips_has_its_moves_and_its_slippage():
    told = due(
        "d",
        ("2026-02-01", "scheduled", "2026-06-01", "2026-06-30", "month"),
        ("2026-03-01", "scheduled", "2026-06-15"),
        ("2026-04-10", "postponed", "2026-07-31"),
        ("2026-05-18", "postponed", "2026-09-30"),
    )
    [one] = ledger({"d": told})
    assert (one.outcome, one.moves, one.days) == (Outcome.MOVED, 2, (133, 133))
    assert [(dot.told, dot.first, dot.last, dot.turn) for dot in slippage(one.stages)] == [
        (day("2026-02-01"), day("2026-06-01"), day("2026-06-30"), Turn.SET),
        (day("2026-03-01"), day("2026-06-15"), day("2026-06-15"), Turn.SPECIFIED),
        (day("2026-04-10"), day("2026-07-31"), day("2026-07-31"), Turn.MOVED),
        (day("2026-05-18"), day("2026-09-30"), day("2026-09-30"), Turn.MOVED),
    ]
    assert [one.key for one in ledger({"d": told}, closed=False)] == ["d"]
    over = [*told, *due("e", ("2026-10-01", "completed", "2026-09-30"))]
    assert ledger({"d": over}, closed=False) == []


def test_today_itself_is_not_overdue():
    [one] = ledger({"d": due("d", ("2026-05-01", "scheduled", "2026-05-20"))})
    assert one.days == (0, 0) and not one.overdue and due_within([one], 0) == [one]


# ------------------------------------------------------------------ exchanges


def swap(name, told, status, window, each=None, **facts):
    numbers = {"persons_by_party": tuple((side, each) for side in SIDES), "persons_total": 2 * each} if each else {}
    facts = {"parties": SIDES, **numbers, **facts}
    return claim(name, told, "prisoner_exchange", status, window, **facts)


def account(*claims, together=()):
    """Each claim is an event of its own, but those together are one."""
    told = {claim.key: [claim] for claim in claims} | ({together[0].key: list(together)} if together else {})
    return exchanges({key: decide(mine) for key, mine in told.items()}, told)


def test_a_thousand_each_in_three_steps():
    promise = swap("p", "2026-05-16", "scheduled", when("2026-05-16", "2026-06-15", "month"), 1000)
    first = swap("a", "2026-05-23", "completed", when("2026-05-23"), 390)
    second = swap("b", "2026-05-24", "completed", when("2026-05-24"), 307)
    third = swap("c", "2026-05-24", "scheduled", when("2026-05-25"), 303)
    [one] = account(promise, first, second, third)
    assert one.progress is Progress.PARTLY and one.exact
    assert [step.key for step in one.steps] == ["a", "b"] and [step.key for step in one.planned] == ["c"]
    assert one.promised == Tally((("RU", 1000), ("UA", 1000)), 2000)
    assert one.done == Tally((("RU", 697), ("UA", 697)), 1394)
    assert one.outstanding == Tally((("RU", 303), ("UA", 303)), 606)
    done = swap("c", "2026-05-26", "completed", when("2026-05-25"), 303)
    [one] = account(promise, first, second, done)
    assert one.progress is Progress.DONE and not one.outstanding


def test_what_was_promised_and_came_in_one_event():
    told = [
        swap("p", "2026-02-04", "scheduled", when("2026-02-05"), 150),
        swap("q", "2026-02-05", "completed", when("2026-02-05"), 157),
    ]
    [one] = account(together=told)
    assert (one.promised.total, one.done.total, one.progress) == (300, 314, Progress.DONE)
    fewer = swap("q", "2026-02-05", "completed", when("2026-02-05"), 100)
    [one] = account(together=[told[0], fewer])
    assert (one.progress, dict(one.outstanding.by_party)) == (Progress.PARTLY, {"RU": 50, "UA": 50})


def test_steps_of_others_and_of_other_times_do_not_count():
    promise = swap("p", "2026-05-16", "scheduled", when("2026-05-20"), 500)
    others = [
        swap("before", "2026-05-11", "completed", when("2026-05-10"), 100),
        swap("long after", "2026-09-02", "completed", when("2026-09-01"), 100),
        swap("more", "2026-05-22", "completed", when("2026-05-21"), 600),
        swap("elsewhere", "2026-05-22", "completed", when("2026-05-21"), 100, parties=("Hamas", "IL")),
    ]
    found = {one.key: one.progress for one in account(promise, *others)}
    assert found == {"p": Progress.PROMISED} | {one.key: Progress.UNPROMISED for one in others}


def test_one_sided_promises_and_steps_without_numbers():
    promise = swap(
        "p", "2026-01-15", "scheduled", when("2026-01-19"), parties=("Hamas", "IL"), persons_by_party=(("IL", 33),)
    )
    step = swap(
        "a", "2026-01-19", "completed", when("2026-01-19"), parties=("Hamas", "IL"), persons_by_party=(("IL", 3),)
    )
    [one] = account(promise, step)
    assert one.outstanding == Tally((("IL", 30),), None)
    silent = swap("b", "2026-01-25", "completed", when("2026-01-25"), parties=("Hamas", "IL"))
    assert [one.key for one in account(promise, step, silent)] == ["p", "b"]  # nothing says that it is a step


def test_what_was_called_off_leaves_nothing_outstanding():
    told = swap("p", "2026-05-16", "cancelled", when("2026-05-20"), 500)
    after = swap("q", "2026-05-22", "completed", when("2026-05-21"), 100)
    failed, other = account(told, after)
    assert (failed.progress, failed.outstanding) == (Progress.FAILED, Tally())
    assert other.progress is Progress.UNPROMISED


@pytest.mark.parametrize("numbers", [{}, {"persons_total": 40}, {"persons_by_party": (("UA", 20),)}])
def test_whatever_is_told_makes_a_line(numbers):
    for status in ("proposed", "scheduled", "ongoing", "completed", "postponed", "cancelled", "missed"):
        for window in (when(None), when("2026-05-20"), when("2026-05-01", "2026-05-31", "month")):
            for published in (None, "2026-05-02"):
                [one] = account(swap("p", published, status, window, **numbers))
                assert one.event.facts.kind is Kind.PRISONER_EXCHANGE
                assert one.promised.lacking(one.done).people >= 0 and one.outstanding.people <= one.promised.people


def test_a_total_that_one_of_them_lacks_is_the_least_it_can_be():
    assert Tally((("UA", 5),), 10) + Tally((("UA", 2),)) == Tally((("UA", 7),), 10)
    assert Tally((), 10).lacking(Tally((("UA", 2),))) == Tally((), None)
    assert not Tally()
