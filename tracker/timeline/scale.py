"""Scale: the ticks of the time axis on two levels, from hours to centuries, named in the interface's language."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from functools import lru_cache
from typing import NamedTuple

from tracker.dates.when import Precision, When
from tracker.timeline.view import FIRST, LAST, View, day_of, days

_WHOLE = "weekday and day"  # worded as everywhere else in the program
_HOURS = (1, 2, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_WEEKENDS_FROM = 10.0  # px a day
_WEEKS_FROM = 60.0  # px a week: room for "KW 52"


class Tick(NamedTuple):
    """A unit of the axis: from `start` to `end` (days since 1970-01-01) and its name."""

    start: float
    end: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The units in view: `fine` stand above `coarse`; weekends and weeks only where there is room for them."""

    fine: tuple[Tick, ...]
    coarse: tuple[Tick, ...]
    weekends: tuple[tuple[float, float], ...] = ()
    weeks: tuple[Tick, ...] = ()
    centred: bool = True  # whether fine names stand in the middle of their unit, not at its beginning


def axis(view: View, width: float, language: str, *, text: float = 1.0, week: str = "{count}") -> Axis:
    """Return the axis for a view that is `width` px wide; `text` is the factor on the text's size.

    `week` is how a week's number is written. Names of months and days are CLDR's, through babel.
    """
    a_day = width / view.span / text
    hours = next((step for step in _HOURS if a_day * step / 24 >= 52), None)
    weekends = tuple(_weekends(view)) if a_day >= _WEEKENDS_FROM else ()
    weeks = tuple(_weeks(view, week)) if a_day * 7 >= _WEEKS_FROM else ()
    if hours:
        days_named = tuple(_days(view, _WHOLE if a_day >= 240 else "MMMEd", language))
        return Axis(tuple(_hour_ticks(view, hours)), days_named, weekends, weeks, False)
    if a_day >= 20:
        pattern = "EEEd" if a_day >= 66 else "d"
        return Axis(tuple(_days(view, pattern, language)), _months(view, "yMMMM", language), weekends, weeks)
    if a_day * 7 >= 28:
        mondays = tuple(_weeks(view, None))
        return Axis(mondays, _months(view, "yMMMM" if a_day * 30 >= 130 else "yMMM", language), weekends, weeks, False)
    if a_day * 30 >= 34:
        return Axis(_months(view, "LLLL" if a_day * 30 >= 90 else "LLL", language), _years(view, 1))
    if a_day * 91 >= 30:
        return Axis(_months(view, "QQQ", language, step=3), _years(view, 1))
    step = next((step for step in _YEARS if a_day * 365.25 * step >= 48), _YEARS[-1])
    following = next((other for other in _YEARS if other >= 5 * step and other % 10 == 0 and other % step == 0), 0)
    coarse = _years(view, following, span=True) if following and following < 1000 else ()
    return Axis(_years(view, step), coarse, centred=step == 1)


@lru_cache(maxsize=4096)
def _named(day: date, pattern: str, language: str) -> str:
    from babel import dates  # loads CLDR: only once there is an axis to draw

    from tracker.dates.wording import words as worded

    if pattern == _WHOLE:
        return worded(When(day, day, Precision.DAY), language, weekday=True)
    if pattern in ("LLL", "LLLL", "QQQ"):
        return dates.format_date(day, pattern, locale=language)
    return dates.format_skeleton(pattern, day, locale=language) if pattern != "d" else str(day.day)


def _hour_ticks(view: View, step: int) -> Iterator[Tick]:
    at = int(view.start * 24 // step) * step
    while at / 24 < view.end:
        yield Tick(at / 24, (at + step) / 24, f"{at % 24:02}:00")
        at += step


def _days(view: View, pattern: str, language: str) -> Iterator[Tick]:
    at = max(view.start // 1, FIRST)
    while at < min(view.end, LAST):
        yield Tick(at, at + 1, _named(day_of(at), pattern, language))
        at += 1


def _weeks(view: View, week: str | None) -> Iterator[Tick]:
    """The weeks in view, Monday to Sunday; named by their number, or by the Monday's day where `week` is None."""
    monday = day_of(view.start).toordinal() - 1
    at = max(days(date.fromordinal(max(monday - monday % 7 + 1, 1))), FIRST)
    while at < min(view.end, LAST):
        day = day_of(at)
        yield Tick(at, at + 7, str(day.day) if week is None else week.format(count=day.isocalendar().week))
        at += 7


def _weekends(view: View) -> Iterator[tuple[float, float]]:
    for tick in _weeks(view, None):
        if tick.start + 5 < view.end:
            yield tick.start + 5, tick.start + 7


def _months(view: View, pattern: str, language: str, step: int = 1) -> tuple[Tick, ...]:
    first = day_of(view.start)
    year, month = first.year, (first.month - 1) // step * step + 1
    ticks = []
    while days(start := date(year, month, 1)) < view.end:
        month += step
        if month > 12:
            year, month = year + 1, month - 12
        end = date(year, month, 1) if year <= MAXYEAR else date.max
        ticks.append(Tick(days(start), days(end), _named(start, pattern, language)))
        if year > MAXYEAR:
            break
    return tuple(ticks)


def _years(view: View, step: int, *, span: bool = False) -> tuple[Tick, ...]:
    year = day_of(view.start).year // step * step
    ticks = []
    while year <= MAXYEAR:
        start = days(date(max(year, MINYEAR), 1, 1))
        if start >= view.end:
            break
        after = year + step
        end = days(date(after, 1, 1)) if after <= MAXYEAR else LAST
        ticks.append(Tick(start, end, f"{max(year, MINYEAR)}–{after - 1}" if span else str(max(year, MINYEAR))))
        year = after
    return tuple(ticks)
