"""When: a window of days with the precision to which they are known."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """The unit to which a date is known; the window of `When` is that unit or a run of it."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class When:
    """The first and last possible day of something, both inclusive, as ISO 8601-2 understands them.

    With `DAY` precision and start before end, every day of the window is meant (a round on 23 and
    24 January). With a coarser precision the day lies somewhere in the window ("in June").
    Without a date both ends are None and the precision is UNKNOWN; one end is never None alone.

    Raises ValueError where the ends contradict each other or the precision.
    """

    start: date | None = None
    end: date | None = None
    precision: Precision = Precision.UNKNOWN

    def __post_init__(self) -> None:
        if (self.start is None) != (self.end is None):
            raise ValueError("a window needs both ends or none")
        if (self.start is None) != (self.precision is Precision.UNKNOWN):
            raise ValueError("only a window without days has an unknown precision")
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError(f"{self.start} is after {self.end}")

    def __bool__(self) -> bool:
        return self.start is not None

    @property
    def fuzzy(self) -> bool:
        """Whether the day itself is not known, only a window in which it lies."""
        return self.precision is not Precision.DAY

    def overlaps(self, other: "When") -> bool:
        """Whether the windows share a day; one without days shares none."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        return self.start <= other.end and other.start <= self.end


NEVER = When()
