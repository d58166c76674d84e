"""Windows: what the days of two dates are together."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from tracker.dates.when import NEVER, Precision, When
from tracker.mentions.windows import days_after, days_before, lasting, length, shifted, touch, union

DAYS = some.dates(min_value=date(1990, 1, 1), max_value=date(2050, 1, 1))
WINDOWS = some.builds(
    lambda start, days: When(start, start + timedelta(days=days), Precision.DAY), DAYS, some.integers(0, 40)
)


@given(WINDOWS, WINDOWS)
def test_a_union_holds_both_whatever_their_order(one: When, other: When) -> None:
    both = union(one, other)
    assert both == union(other, one)
    assert both.overlaps(one)
    assert length(both) >= max(length(one), length(other))


@given(WINDOWS, some.integers(1, 30))
def test_windows_side_by_side_touch_and_those_a_day_apart_do_not(window: When, days: int) -> None:
    assert window.end is not None
    after = lasting(When(window.end, window.end, Precision.DAY), days)
    assert touch(window, shifted(after, 1))
    assert not touch(window, shifted(after, 2))


def test_the_coarser_precision_stays() -> None:
    june = When(date(2026, 6, 1), date(2026, 6, 30), Precision.MONTH)
    day = When(date(2026, 7, 2), date(2026, 7, 2), Precision.DAY)
    assert union(june, day) == When(date(2026, 6, 1), date(2026, 7, 2), Precision.MONTH)
    assert (days_before(june, day), days_after(day, june)) == (31, 2)


def test_without_a_date_nothing_touches_and_the_other_is_taken() -> None:
    day = When(date(2026, 7, 2), date(2026, 7, 2), Precision.DAY)
    assert not touch(NEVER, day)
    assert union(NEVER, day) == union(day, NEVER) == day
    assert shifted(NEVER, 3) == lasting(NEVER, 3) == NEVER
