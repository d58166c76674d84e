"""Timex: a time expression in a text, what TIMEX3 makes of it and when that is."""

from enum import StrEnum
from typing import NamedTuple

from tracker.dates.when import NEVER, When


class TimexType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Timex(NamedTuple):
    """A time expression; `start` and `end` are half-open code point offsets of the text.

    `value` and `mod` are TIMEX3's VALUE and MOD (START, MID, END, APPROX, LESS_THAN, MORE_THAN ...).
    `when` follows the project's date rules and is NEVER where nothing can be placed; `relation` is what
    governs it (until, before, after, since, from, within); `anchor` is absolute, publication, text or none.
    The last part of a run ("4. bis 6. Februar") has the whole run as `window`, which begins at `run_start`.
    (A tuple: a frozen dataclass takes three times as long to make, and a page of dates has 200,000.)
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    mod: str | None = None
    when: When = NEVER
    relation: str | None = None
    anchor: str = "none"
    reasons: tuple[str, ...] = ()
    window: When | None = None
    run_start: int | None = None
