"""Units of the calendar, steps between them, and feasts."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.dates import calendar

UNITS = ("day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century")


@settings(derandomize=True, deadline=None)
@given(st.sampled_from(UNITS), st.dates(date(2500, 1, 1), date(7500, 1, 1)), st.integers(-20, 20))
def test_units_meet_and_steps_return(unit, day, steps):
    moment = calendar.unit_of(unit, day)
    assert moment.moved(steps).moved(-steps) == moment
    if unit != "weekend":
        assert moment.first <= day <= moment.last
        assert (moment.moved(1).first - moment.last).days == 1


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter", 2026, date(2026, 4, 5)),
        ("orthodox_easter", 2026, date(2026, 4, 12)),
        ("orthodox_easter", 2025, date(2025, 4, 20)),
        ("pentecost", 2026, date(2026, 5, 24)),
        ("good_friday", 2026, date(2026, 4, 3)),
        ("orthodox_christmas", 2026, date(2026, 1, 7)),
        ("thanksgiving", 2025, date(2025, 11, 27)),
        ("nobody", 2025, None),
    ],
)
def test_feasts(name, year, day):
    assert calendar.feast(name, year) == day


def test_every_feast_has_a_day():
    assert all(calendar.feast(name, 2026) for name in calendar.feasts())


def test_months_are_cut_at_their_end():
    assert calendar.shift_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    with pytest.raises(OverflowError):
        calendar.shift_months(date(9999, 12, 1), 1)


@pytest.mark.parametrize(("value", "days"), [("P30D", 30), ("P2W", 14), ("P1M", 31), ("PXD", None), ("PT3H", None)])
def test_lengths(value, days):
    assert calendar.length(value, date(2026, 1, 1)) == days
