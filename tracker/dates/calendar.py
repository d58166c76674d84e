"""Calendar units: the day, week, month, quarter, season, year ... in which a day lies, and steps between them."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from tracker.dates.when import NEVER, Precision, When

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # meteorological: the month that each begins with
_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
_PRECISION = {
    "day": Precision.DAY,
    "weekend": Precision.DAY,  # its two days
    "week": Precision.WEEK,
    "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
    "half": Precision.QUARTER,
    "season": Precision.SEASON,
    "year": Precision.YEAR,
    "decade": Precision.YEAR,
    "century": Precision.YEAR,
}
_COARSENESS = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century")


class Moment(NamedTuple):
    """One unit of the calendar; `first` is its first day. Made for every date of a text, and a key of caches."""

    unit: str
    first: date

    @property
    def last(self) -> date:
        if self.unit == "day":
            return self.first
        if self.unit == "weekend":
            return self.first + timedelta(days=1)
        if self.unit == "week":
            return self.first + timedelta(days=6)
        return shift_months(self.first, _MONTHS[self.unit]) - timedelta(days=1)

    @property
    def value(self) -> str:
        """TIMEX3's VALUE."""
        return _value(self)

    @property
    def when(self) -> When:
        return _when(self)

    def moved(self, steps: int) -> "Moment":
        """Return the unit that lies `steps` of its kind later; raises OverflowError beyond the years 1 to 9999."""
        if self.unit in _DAYS:
            return Moment(self.unit, self.first + timedelta(days=_DAYS[self.unit] * steps))
        return Moment(self.unit, shift_months(self.first, _MONTHS[self.unit] * steps))

    def at_least(self, unit: str) -> bool:
        """Whether this is known as finely as `unit` or more finely."""
        return _COARSENESS.index(self.unit) <= _COARSENESS.index(unit)


@lru_cache(maxsize=4096)
def _when(moment: Moment) -> When:
    return When(moment.first, moment.last, _PRECISION[moment.unit])


@lru_cache(maxsize=4096)
def _value(moment: Moment) -> str:
    day = moment.first
    year = f"{day.year:04d}"
    match moment.unit:
        case "day":
            return day.isoformat()
        case "week" | "weekend":
            monday = day.isocalendar()
            return f"{monday.year:04d}-W{monday.week:02d}" + ("-WE" if moment.unit == "weekend" else "")
        case "month":
            return f"{year}-{day.month:02d}"
        case "quarter":
            return f"{year}-Q{(day.month - 1) // 3 + 1}"
        case "half":
            return f"{year}-H{(day.month - 1) // 6 + 1}"
        case "season":
            return f"{year}-" + next(name for name, month in SEASONS.items() if month == day.month)
        case "decade":
            return year[:3]
        case "century":
            return year[:2]
        case _:
            return year


def unit_of(unit: str, day: date) -> Moment:
    """Return the unit in which a day lies. Weeks run from Monday, a weekend is that week's Saturday and Sunday."""
    match unit:
        case "day":
            return Moment(unit, day)
        case "week" | "fortnight":
            return Moment("week", day - timedelta(days=day.weekday()))
        case "weekend":
            return Moment(unit, day + timedelta(days=5 - day.weekday()))
        case "month":
            return Moment(unit, day.replace(day=1))
        case "quarter":
            return Moment(unit, date(day.year, (day.month - 1) // 3 * 3 + 1, 1))
        case "half":
            return Moment(unit, date(day.year, (day.month - 1) // 6 * 6 + 1, 1))
        case "season":
            begin = day.month // 3 * 3 or 12
            return Moment(unit, date(day.year - (begin == 12 and day.month < 12), begin, 1))
        case "year":
            return Moment(unit, date(day.year, 1, 1))
        case "decade":
            return Moment(unit, date(max(day.year // 10 * 10, 1), 1, 1))
        case "century":
            return Moment(unit, date(max(day.year // 100 * 100, 1), 1, 1))
    raise ValueError(f"{unit!r} is no unit of the calendar")


def season(name: str, year: int) -> Moment:
    """Return the season that begins in `year`."""
    return Moment("season", date(year, SEASONS[name], 1))


def shift_months(day: date, months: int) -> date:
    """Return the same day of another month, or that month's last day where it is shorter."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= years <= 9999:
        raise OverflowError("outside the years 1 to 9999")
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(base: Moment, count: float, unit: str, sign: int) -> Moment:
    """Return the unit that lies `count` units before or after: days from a day, weeks as weeks, and so on.

    A step in months from a month or a day is a month, in years from anything a year; half units are
    taken in the next smaller unit ("one and a half years": eighteen months).
    """
    if unit in ("hour", "minute", "second"):
        return unit_of("day", base.first)
    if count != int(count):
        smaller = {"year": ("month", 12), "month": ("day", 30), "week": ("day", 7), "decade": ("year", 10)}
        if unit in smaller:
            finer, factor = smaller[unit]
            return shift(base, round(count * factor), finer, sign)
    steps = int(count) * sign * (2 if unit == "fortnight" else 1)
    if unit == "day":
        return Moment("day", base.first).moved(steps)
    return unit_of(unit, base.first).moved(steps)


def same_day(base: Moment, count: int, unit: str, sign: int) -> Moment:
    """Return the very day that lies `count` units off ("a week later" seen from a day named before)."""
    if unit in _DAYS:
        return Moment("day", base.first + timedelta(days=_DAYS[unit] * count * sign))
    return Moment("day", shift_months(base.first, _MONTHS[unit] * count * sign))


def length(value: str, start: date) -> int | None:
    """Return how many days a TIMEX3 duration of days, weeks, months or years has from a day on; None for others."""
    found = re.fullmatch(r"P(\d{1,3})([DWMY])", value)
    if found is None:
        return None
    count, unit = int(found[1]), {"D": "day", "W": "week", "M": "month", "Y": "year"}[found[2]]
    return (same_day(Moment("day", start), count, unit, 1).first - start).days or None


def window(first: When, last: When) -> When:
    """Return the window from one to the other, at the coarser precision; NEVER where it has no sense."""
    if first.start is None or last.end is None or first.start > last.end:
        return NEVER
    order = list(Precision)
    return When(first.start, last.end, max(first.precision, last.precision, key=order.index))
