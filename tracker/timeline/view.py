"""View: the stretch of time that is shown."""

from dataclasses import dataclass
from datetime import date
from typing import Self

_EPOCH = date(1970, 1, 1).toordinal()
FIRST = float(date.min.toordinal() - _EPOCH)
LAST = float(date.max.toordinal() - _EPOCH)
SHORTEST = 0.25  # days: six hours; nothing here is known more exactly than to the day
LONELY = 42.0  # days shown around a single day


def days(day: date) -> float:
    """Return the days from 1970-01-01 to the beginning of `day`."""
    return float(day.toordinal() - _EPOCH)


def day_of(value: float) -> date:
    """Return the calendar day that contains `value` days since 1970-01-01, kept within `date`'s years."""
    return date.fromordinal(int(min(max(value, FIRST), LAST) // 1) + _EPOCH)


@dataclass(frozen=True, slots=True)
class View:
    """From `start` to `end` in days since 1970-01-01; parts of a day count."""

    start: float
    end: float

    @property
    def span(self) -> float:
        """How many days are shown."""
        return self.end - self.start

    @property
    def middle(self) -> float:
        """The moment in the middle."""
        return (self.start + self.end) / 2

    def zoomed(self, factor: float, at: float | None = None) -> Self:
        """Show `factor` times as much detail (below 1: less); the moment `at` stays where it is on the screen."""
        fixed = self.middle if at is None else at
        span = min(max(self.span / factor, SHORTEST), LAST - FIRST)
        share = (fixed - self.start) / self.span
        return self._within(fixed - share * span, span)

    def panned(self, fraction: float) -> Self:
        """Move by a part of what is shown; positive goes to later days."""
        return self._within(self.start + fraction * self.span, self.span)

    def centred(self, moment: float) -> Self:
        """Put a moment into the middle without zooming."""
        return self._within(moment - self.span / 2, self.span)

    def _within(self, start: float, span: float) -> Self:
        start = min(max(start, FIRST), LAST - span)
        return type(self)(start, start + span)

    @classmethod
    def between(cls, start: float, end: float) -> Self:
        """Show the time between two moments in either order, at least `SHORTEST`."""
        low, high = sorted((start, end))
        view = cls(low, max(high, low + 1e-6))
        return view.zoomed(1.0)

    @classmethod
    def around(cls, today: date | None = None) -> Self:
        """Show the weeks around `today`: for a timeline without events."""
        centre = days(today or date(2000, 1, 1))
        return cls.between(centre - 45, centre + 45)
