"""Reading: what a matched expression was found to mean, on its way to a Timex."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from tracker.dates.calendar import Moment
from tracker.dates.timex import TimexType
from tracker.dates.when import NEVER, When

_CODES = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "fortnight": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "season": "SE",
    "half": "H",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
HALVES = {
    "day": ("hour", 12),
    "hour": ("minute", 30),
    "year": ("month", 6),
    "decade": ("year", 5),
    "century": ("year", 50),
}
_IN_FULL = ("said in full",)
CLOCK_UNITS = frozenset({"second", "minute", "hour"})


@dataclass(slots=True)
class Reading:
    """What a match means; `moment` is its unit of the calendar where it has one."""

    type: TimexType
    value: str
    when: When = NEVER
    moment: Moment | None = None
    mod: str | None = None
    anchor: str = "none"
    reasons: tuple[str, ...] = ()
    explicit_year: bool = False  # the words themselves say the year


def placed(moment: Moment, anchor: str, *reasons: str, explicit_year: bool = False) -> Reading:
    """Return the reading of a date that has its place in the calendar; an absolute one needs no other reason."""
    reasons = tuple(filter(None, reasons)) or (_IN_FULL if anchor == "absolute" else ())
    return Reading(
        TimexType.DATE,
        moment.value,
        moment.when,
        moment,
        anchor=anchor,
        reasons=reasons,
        explicit_year=explicit_year,
    )


def unplaced(value: str, kind: TimexType = TimexType.DATE, anchor: str = "none") -> Reading:
    """Return the reading of an expression that no calendar holds."""
    return Reading(kind, value, anchor=anchor)


@lru_cache(maxsize=64)
def seen_from(day: date) -> str:
    """Return the reason of a date that is counted from a day."""
    return f"seen from {day:%A} {day.isoformat()}"


def length(amounts: Mapping[str, Any]) -> str:
    """Return TIMEX3's value of a length, given the number of each unit; "X" is a number that nobody says."""
    value, clock = "P", False
    for unit, count in amounts.items():
        code = _CODES[unit]
        if unit == "fortnight" and count != "X":
            count *= 2
        if unit == "half" and count != "X":
            code, count = "M", count * 6
        if code.startswith("T"):
            value += "" if clock else "T"
            clock, code = True, code[1:]
        value += f"X{code}" if count == "X" else f"{count:g}{code}"
    return value
