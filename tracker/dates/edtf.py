"""When as text in the Extended Date/Time Format (ISO 8601-2), without loss in both directions.

A day, month or year is what EDTF writes for it; a week is ISO 8601's; a quarter has the codes 33 to 36 and a
season 21 to 24 (winter counts to the year in which it begins); a run of them is an interval. A window that does
not consist of whole units is "one of" its days, followed by the unit in which it begins, which says to what it
is known. What has no date is XXXX.
"""

import re
from datetime import date

from tracker.dates.calendar import Moment, unit_of
from tracker.dates.when import NEVER, Precision, When

_UNKNOWN = "XXXX"
_QUARTER, _SEASON = 33, 21  # code of the first quarter, of spring
_ONE_OF = re.compile(r"\[(?P<start>[\d-]+)\.\.(?P<end>[\d-]+),(?P<unit>[\dW-]+)\]")


def to_edtf(when: When) -> str:
    """Write a window of days as EDTF."""
    if when.start is None or when.end is None:
        return _UNKNOWN
    unit = when.precision.value
    first, last = unit_of(unit, when.start), unit_of(unit, when.end)
    if first.first != when.start or last.last != when.end:
        return f"[{when.start.isoformat()}..{when.end.isoformat()},{_unit(first)}]"
    return _unit(first) if first == last else f"{_unit(first)}/{_unit(last)}"


def from_edtf(text: str) -> When:
    """Read what `to_edtf` writes, and plain EDTF dates and intervals with or without ?, ~ and %.

    Raises ValueError where the text is none of these, intervals with an open end among them.
    """
    text = text.strip()
    if text in (_UNKNOWN, "XXXX-XX-XX", "XXXX-XX"):
        return NEVER
    if found := _ONE_OF.fullmatch(text):
        start, end = date.fromisoformat(found["start"]), date.fromisoformat(found["end"])
        return When(start, end, Precision(_moment(found["unit"]).unit))
    begin, slash, finish = text.partition("/")
    first = _moment(begin.rstrip("?~%"))
    last = _moment(finish.rstrip("?~%")) if slash else first
    if first.unit != last.unit:
        raise ValueError(f"{text!r} begins and ends at different precisions")
    return When(first.first, last.last, Precision(first.unit))


def _unit(moment: Moment) -> str:
    day = moment.first
    if moment.unit == "quarter":
        return f"{day.year:04d}-{_QUARTER + (day.month - 1) // 3}"
    if moment.unit == "season":
        return f"{day.year:04d}-{_SEASON + day.month // 3 - 1}"
    return moment.value


def _moment(text: str) -> Moment:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return Moment("day", date.fromisoformat(text))
    if found := re.fullmatch(r"(\d{4})-W(\d\d)", text):
        return Moment("week", date.fromisocalendar(int(found[1]), int(found[2]), 1))
    if found := re.fullmatch(r"(\d{4})-(\d\d)", text):
        year, code = int(found[1]), int(found[2])
        if 1 <= code <= 12:
            return Moment("month", date(year, code, 1))
        if _SEASON <= code < _SEASON + 4:
            return Moment("season", date(year, 3 * (code - _SEASON + 1), 1))
        if _QUARTER <= code < _QUARTER + 4:
            return Moment("quarter", date(year, 3 * (code - _QUARTER) + 1, 1))
    if re.fullmatch(r"\d{4}", text) and int(text):
        return Moment("year", date(int(text), 1, 1))
    raise ValueError(f"{text!r} is no date in EDTF")
