"""The axis from hours to centuries, in both languages of the interface, and the view it shows."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as any_of

from tests.timeline.making import LETTERING, day, laid_out, mark, month
from tracker.timeline.columns import Columns
from tracker.timeline.mark import Mark
from tracker.timeline.scale import axis
from tracker.timeline.scene import fit
from tracker.timeline.view import FIRST, LAST, SHORTEST, View, day_of, days

WIDTH = 1600


def around(text: str, span: float) -> View:
    middle = days(date.fromisoformat(text))
    return View(middle - span / 2, middle + span / 2)


@pytest.mark.parametrize(
    ("span", "language", "fine", "coarse"),
    [
        (1, "en", "12:00", "Thursday, 5 February 2026"),
        (1, "de", "12:00", "Donnerstag, 5. Februar 2026"),
        (20, "en", "5 Thu", "February 2026"),
        (20, "de", "Do., 5.", "Februar 2026"),
        (60, "de", "5", "Februar 2026"),
        (200, "en", "9", "February 2026"),
        (900, "de", "Mär", "2026"),
        (900, "en", "Mar", "2026"),
        (2500, "de", "Q1", "2026"),
        (10_000, "en", "2026", "2020–2029"),
    ],
)
def test_two_levels_suit_the_span_and_the_language(span: float, language: str, fine: str, coarse: str) -> None:
    found = axis(around("2026-02-05", span), WIDTH, language)
    assert fine in [tick.label for tick in found.fine]
    assert coarse in [tick.label for tick in found.coarse]


def test_weeks_and_weekends_are_shown_only_when_close() -> None:
    near = axis(around("2026-02-05", 40), WIDTH, "de", week="KW {count}")
    assert "KW 6" in [tick.label for tick in near.weeks]
    saturday = days(date(2026, 2, 7))
    assert (saturday, saturday + 2) in near.weekends
    far = axis(around("2026-02-05", 600), WIDTH, "de", week="KW {count}")
    assert far.weeks == far.weekends == ()


@given(
    middle=any_of.floats(FIRST, LAST),
    span=any_of.floats(SHORTEST, LAST - FIRST),
    width=any_of.floats(200, 4000),
    text=any_of.sampled_from([1.0, 1.5]),
)
def test_any_view_has_an_axis_whose_units_follow_each_other(middle, span, width, text) -> None:
    view = View(middle - span / 2, middle + span / 2).zoomed(1.0)
    found = axis(view, width, "en", text=text)
    assert 1 <= len(found.fine) < 250
    for ticks in (found.fine, found.coarse):
        assert all(one.start < two.start for one, two in pairwise(ticks))
    assert found.fine[0].start <= max(view.start, FIRST) + 1e-6


@given(at=any_of.floats(0, 1), factor=any_of.floats(0.2, 5))
def test_zooming_keeps_the_moment_under_the_pointer(at: float, factor: float) -> None:
    view = View(20_000.0, 20_100.0)
    moment = view.start + at * view.span
    zoomed = view.zoomed(factor, moment)
    assert (moment - zoomed.start) / zoomed.span == pytest.approx(at, abs=1e-6)
    assert zoomed.span == pytest.approx(view.span / factor)


def test_a_view_stays_within_the_calendar_and_never_gets_too_short() -> None:
    assert View(0, 1).zoomed(1e9).span == SHORTEST
    whole = View(0, 1).zoomed(1e-9)
    assert (whole.start, whole.end) == (FIRST, LAST)
    assert View(FIRST, FIRST + 10).panned(-5).start == FIRST
    assert day_of(LAST + 99) == date.max


def test_fitting_shows_all_marks_or_the_weeks_around_today() -> None:
    def fitted(*marks: Mark, strays: bool = True) -> View:
        columns = Columns(list(marks))
        return fit(columns, laid_out(list(marks)).frame, LETTERING, date(2026, 2, 7), strays=strays)

    view = fitted(mark(1, day("2026-01-23", "2026-01-24")), mark(2, month("2026-06")), mark(3))
    assert view.start < days(date(2026, 1, 23))
    assert days(date(2026, 7, 1)) < view.end
    assert fitted().middle == days(date(2026, 2, 7))
    lonely = fitted(mark(1, day("2026-02-05")))
    assert 30 < lonely.span < 60
    many = [mark(at, day(f"2026-02-{at:02}")) for at in range(1, 20)]
    stray = mark(99, day("1200-01-01"))
    assert fitted(*many, stray).start < days(stray.when.start or date.max)
    near = fitted(*many, stray, strays=False)
    assert near.span < 60
    assert near.end > days(date(2026, 2, 20)) + 5  # room for the last one's label
    assert near.start < days(date(2026, 2, 1)) < days(date(2026, 2, 20)) < near.end
    assert fitted(*many[:3], stray, strays=False).span > 100_000  # of few, none is a stray
