"""Windows: how the days of two dates lie to each other, and what they are together."""

from calendar import monthrange
from datetime import date, timedelta

from tracker.dates.when import Precision, When

_COARSER = (Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.YEAR)


def coarse(when: When) -> bool:
    """Whether a date is known less well than to the day."""
    return when.precision is not Precision.DAY


def length(when: When) -> int:
    """Return the days from first to last, 0 for a single one; without a date more than any date has."""
    return (when.end - when.start).days if when.start and when.end else 10**6


def touch(one: When, other: When) -> bool:
    """Whether two windows share a day or lie side by side."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start <= other.end + timedelta(days=1) and other.start <= one.end + timedelta(days=1)


def union(one: When, other: When) -> When:
    """Return the window from the first day of both to the last, as coarse as the coarser of them."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return one or other
    precision = max(one.precision, other.precision, key=_COARSER.index)
    return When(min(one.start, other.start), max(one.end, other.end), precision)


def shifted(when: When, days: int) -> When:
    """Return a window moved by a number of days."""
    if when.start is None or when.end is None:
        return when
    return When(when.start + timedelta(days=days), when.end + timedelta(days=days), when.precision)


def lasting(when: When, days: int) -> When:
    """Return a window of so many days from the first day of another."""
    if when.start is None:
        return when
    return When(when.start, when.start + timedelta(days=days - 1), Precision.DAY)


def days_before(one: When, other: When) -> int:
    """Return how many days the beginning of one lies before that of another; negative where it lies after."""
    if one.start is None or other.start is None:
        return 10**6
    return (other.start - one.start).days


def days_after(one: When, other: When) -> int:
    """Return how many days the end of one lies after that of another; negative where it lies before."""
    if one.end is None or other.end is None:
        return 10**6
    return (one.end - other.end).days


def next_year(when: When, years: int = 1) -> When:
    """Return the same days a year later (or `years` of them); 29 February becomes the 28th."""
    if when.start is None or when.end is None:
        return when
    return When(_year_later(when.start, years), _year_later(when.end, years), when.precision)


def _year_later(day: date, years: int) -> date:
    leap = day.month == 2 and day.day == 29
    return day.replace(year=day.year + years, day=28 if leap else day.day)


def months_later(day: date, months: int) -> date:
    """Return the same day of the month so many months later, the month's last one where it has none such."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
