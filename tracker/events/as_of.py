"""As of a day: what had been published by then, and a history that tells it for any day at once."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

from tracker.events.event import Claim

K = TypeVar("K", bound=Hashable)
S = TypeVar("S")
_Placed = tuple[Any, S] | None  # a state with its place in the order; None where nothing was known
_UNKNOWN: Any = ("not asked for yet",)
_ALWAYS = date.min.toordinal()


def as_of(claims: Sequence[Claim], day: date) -> tuple[Claim, ...]:
    """Return the claims published on that day or before; one without a day of publication is never among them."""
    return tuple(claim for claim in claims if claim.published is not None and claim.published.day <= day)


class History(Generic[K, S]):
    """What was known on each day, so that a step from one day to another mostly looks up.

    Of each thing the days on which something about it was told are known (`keep`); between two of them
    nothing changes, so there is one state for each. The last is what is known now; earlier ones are asked of
    `then` when they are first looked at, or before by `prepare`, and kept. `then` gets pairs of a key
    and a day and returns, in the same order, the states, None for what was not known.
    """

    def __init__(
        self, then: Callable[[Sequence[tuple[K, date]]], Sequence[S | None]], order: Callable[[S], Any]
    ) -> None:
        self._then = then
        self._order = order
        self._days: dict[K, list[int]] = {}  # ordinals: they compare faster than dates
        self._states: dict[K, list[_Placed[S]]] = {}
        self._open: dict[tuple[K, int], None] = {}  # the states not asked for yet

    def keep(self, key: K, days: Iterable[date], now: S | None) -> None:
        """Note the days on which something about a thing was told, and what is known of it now.

        What has no day was always known.
        """
        self.drop(key)
        self._days[key] = sorted({day.toordinal() for day in days}) or [_ALWAYS]
        last = len(self._days[key]) - 1
        unknown: _Placed[S] = _UNKNOWN
        self._states[key] = [unknown] * last + [self._placed(now)]
        if last:
            self._open.update(((key, place), None) for place in range(last))

    def drop(self, key: K) -> None:
        """Forget a thing."""
        for place in range(len(self._days.pop(key, ())) - 1):
            self._open.pop((key, place), None)
        self._states.pop(key, None)

    def on(self, day: date) -> list[S]:
        """Return what was known on a day, in order."""
        now = day.toordinal()
        states = self._states
        if self._open:
            unknown = [
                (key, place)
                for key, days in self._days.items()
                if days[0] <= now and states[key][place := bisect_right(days, now) - 1] is _UNKNOWN
            ]
            self._ask(unknown)
        found = [
            state
            for key, days in self._days.items()
            if days[0] <= now and (state := states[key][bisect_right(days, now) - 1]) is not None
        ]
        found.sort(key=_first)
        return [state for _, state in found]

    def prepare(self, most: int) -> bool:
        """Ask for so many states at most; whether all are known then."""
        self._ask([known for known, _ in zip(self._open, range(most), strict=False)])
        return not self._open

    def days(self) -> list[date]:
        """Return every day on which something was told, ascending."""
        told = {day for days in self._days.values() for day in days} - {_ALWAYS}
        return [date.fromordinal(day) for day in sorted(told)]

    def _ask(self, unknown: Sequence[tuple[K, int]]) -> None:
        if not unknown:
            return
        states = self._then([(key, date.fromordinal(self._days[key][place])) for key, place in unknown])
        for (key, place), state in zip(unknown, states, strict=True):
            self._states[key][place] = self._placed(state)
            del self._open[key, place]

    def _placed(self, state: S | None) -> "_Placed[S]":
        return None if state is None else (self._order(state), state)


def _first(pair: tuple[Any, Any]) -> Any:
    return pair[0]
