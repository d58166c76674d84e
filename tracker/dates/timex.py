"""Timex: a time expression in a text, what TIMEX3 makes of it and when that is."""

from dataclasses import dataclass
from enum import StrEnum

from tracker.dates.when import NEVER, When


class TimexType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression; `start` and `end` are half-open code point offsets of the text.

    `value` and `mod` are TIMEX3's VALUE and MOD (START, MID, END, APPROX, LESS_THAN, MORE_THAN ...).
    `when` follows the project's date rules and is NEVER where nothing can be placed; `relation` is what
    governs it (until, before, after, since, from, within); `anchor` is absolute, publication, text or none.
    The last part of a run ("4. bis 6. Februar") has the whole run as `window`, which begins at `run_start`.
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
