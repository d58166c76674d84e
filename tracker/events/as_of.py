"""As of a day: what had been published by then, and a history that tells it for any day at once."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

from tracker.events.event import Claim

K = TypeVar("K", bound=Hashable)
S = TypeVar("S")
_Placed = tuple[Any, S] | None  # a state with its place in the order; None where nothing was known
_UNKNOWN: Any = ("not asked for yet",)
_ALWAYS = date.min.toordinal()
_FEW = 4  # while at most this part of all things changed, the day looked at before is changed rather than made anew


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
        self._on: dict[int, set[K]] = defaultdict(set)  # day -> what something was told of
        self._sorted: list[int] | None = None  # the days of `_on`
        self._seen: tuple[int, list[tuple[Any, S]]] | None = None  # the day looked at last, and what was known on it

    def keep(self, key: K, days: Iterable[date], now: S | None) -> None:
        """Note the days on which something about a thing was told, and what is known of it now.

        What has no day was always known.
        """
        self.drop(key)
        self._days[key] = sorted({day.toordinal() for day in days}) or [_ALWAYS]
        for day in self._days[key]:
            self._on[day].add(key)
        last = len(self._days[key]) - 1
        unknown: _Placed[S] = _UNKNOWN
        self._states[key] = [unknown] * last + [self._placed(now)]
        if last:
            self._open.update(((key, place), None) for place in range(last))

    def drop(self, key: K) -> None:
        """Forget a thing."""
        self._sorted = self._seen = None
        days = self._days.pop(key, [])
        for place, day in enumerate(days):
            self._on[day].discard(key)
            if place < len(days) - 1:
                self._open.pop((key, place), None)
        self._states.pop(key, None)

    def on(self, day: date) -> list[S]:
        """Return what was known on a day, in order."""
        now = day.toordinal()
        if self._seen is None or self._seen[0] != now:
            self._seen = now, self._step(now) if self._seen is not None else self._anew(now)
        return [state for _, state in self._seen[1]]

    def one(self, key: K, day: date) -> S | None:
        """Return what was known of one thing on a day, None where nothing was."""
        if key not in self._days:
            return None
        now = day.toordinal()
        self._ask_of([key], now)
        pair = self._state(key, now)
        return pair[1] if pair is not None else None

    def changed(self, before: date, after: date) -> set[K]:
        """Return the things of which one of two days knew otherwise than the other; the order of both is no matter."""
        one, other = before.toordinal(), after.toordinal()
        told = self._between(one, other)
        self._ask_of(told, one)
        self._ask_of(told, other)
        return {key for key in told if self._state(key, one) != self._state(key, other)}

    def _anew(self, now: int) -> list[tuple[Any, S]]:
        if self._open:
            self._ask_of(self._days, now)
        states = self._states
        found = [
            state
            for key, days in self._days.items()
            if days[0] <= now and (state := states[key][bisect_right(days, now) - 1]) is not None
        ]
        found.sort(key=_first)
        return found

    def _step(self, now: int) -> list[tuple[Any, S]]:
        """Change what was known on the day looked at before into what was known on another."""
        assert self._seen is not None
        before, known = self._seen
        told = self._between(before, now)
        if len(told) * _FEW > len(self._days):
            return self._anew(now)
        self._ask_of(told, now)
        gone = {id(self._state(key, before)) for key in told}
        found = [pair for pair in known if id(pair) not in gone]
        found += [pair for key in told if (pair := self._state(key, now)) is not None]
        found.sort(key=_first)  # all but the new ones are in order already, which sorting makes use of
        return found

    def _between(self, one: int, other: int) -> set[K]:
        """Return of what something was told after the earlier of two days, until the later."""
        if self._sorted is None:
            self._sorted = sorted(day for day, keys in self._on.items() if keys)
        first, last = (bisect_right(self._sorted, day) for day in sorted((one, other)))
        return set().union(*(self._on[day] for day in self._sorted[first:last]))

    def _state(self, key: K, now: int) -> _Placed[S]:
        """Return what was known of a thing on a day, which was asked for before."""
        place = bisect_right(self._days[key], now) - 1
        return self._states[key][place] if place >= 0 else None

    def _ask_of(self, keys: Iterable[K], now: int) -> None:
        if self._open:
            self._ask(
                [
                    (key, place)
                    for key in keys
                    if (place := bisect_right(self._days[key], now) - 1) >= 0 and self._states[key][place] is _UNKNOWN
                ]
            )

    def prepare(self, most: int) -> bool:
        """Ask for so many states at most; whether all are known then."""
        self._ask([known for known, _ in zip(self._open, range(most), strict=False)])
        return not self._open

    def days(self) -> list[date]:
        """Return every day on which something was told, ascending."""
        return [date.fromordinal(day) for day, keys in sorted(self._on.items()) if keys and day != _ALWAYS]

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
