"""Units of the calendar, and steps between them."""

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


def test_months_are_cut_at_their_end():
    assert calendar.shift_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    with pytest.raises(OverflowError):
        calendar.shift_months(date(9999, 12, 1), 1)


@pytest.mark.parametrize(("value", "days"), [("P30D", 30), ("P2W", 14), ("P1M", 31), ("PXD", None), ("PT3H", None)])
def test_lengths(value, days):
    assert calendar.length(value, date(2026, 1, 1)) == days
