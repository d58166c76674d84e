"""Negotiations: which events belong together because the same sides face each other in them, over the same years."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from typing import TypeVar

from tracker.events.event import Event
from tracker.events.traits import expand

K = TypeVar("K", bound=Hashable)

_PAUSE = 730  # days without any event after which the same sides begin another negotiation
_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Negotiation:
    """Who negotiates: the two sides (or the one that is known), and the years if the same sides did so again later.

    `name` is the user's own instead. `key` names it in `Event.negotiation` and on the command line.
    """

    sides: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    name: str = ""

    @property
    def key(self) -> str:
        """What it is called without any language."""
        if self.name:
            return self.name
        return "-".join(self.sides) + (f" {self.years[0]}-{self.years[1]}" if self.years else "")


def negotiations(events: Mapping[K, Event]) -> dict[K, Negotiation]:
    """Return the negotiation of each event; one that names no side belongs to none and is left out.

    The pair of sides that meets most often makes a negotiation of all its events; a pair most of whose
    events belong to one already adds the rest to it: what the USA and Ukraine agree belongs to the talks between
    Russia and Ukraine, what the USA and Iran do does not. Where the user put an event is where it is.
    """
    pairs = {key: _pairs(event) for key, event in events.items()}
    found = _by_pairs(pairs)
    _alone(events, found)
    split = _by_years(events, found)
    known = {negotiation.key: negotiation for negotiation in split.values()}
    for key, event in events.items():
        if event.negotiation:
            split[key] = known.get(event.negotiation, Negotiation(name=event.negotiation))
    return split


def _pairs(event: Event) -> frozenset[_Pair]:
    """Return who faces whom; members of one group (E3) do not face each other, nor does who only hosts."""
    facts = event.facts
    return _facing(facts.parties if len(facts.parties) > 1 else (*facts.parties, *facts.set_by))


@lru_cache(maxsize=4096)  # the same sides meet again and again
def _facing(units: tuple[str, ...]) -> frozenset[_Pair]:
    return frozenset(
        (min(pair), max(pair))
        for one, other in combinations(units, 2)
        for pair in product(expand((one,)), expand((other,)))
        if pair[0] != pair[1]
    )


def _by_pairs(pairs: Mapping[K, Iterable[_Pair]]) -> dict[K, tuple[str, ...]]:
    having: dict[_Pair, list[K]] = defaultdict(list)
    for key, listed in pairs.items():
        for pair in listed:
            having[pair].append(key)
    found: dict[K, tuple[str, ...]] = {}
    for pair, keys in sorted(having.items(), key=lambda item: (-len(item[1]), item[0])):
        taken = Counter(found[key] for key in keys if key in found)
        most = taken.most_common(1)
        sides = most[0][0] if most and 2 * taken.total() > len(keys) else pair
        for key in keys:
            found.setdefault(key, sides)
    return found


def _alone(events: Mapping[K, Event], found: dict[K, tuple[str, ...]]) -> None:
    """Put events that name one side only where that side is most often."""
    involved: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for key, sides in found.items():
        for code in expand(events[key].facts.parties):
            involved[code][sides] += 1
    for key, event in events.items():
        named = sorted(expand(event.facts.parties) or expand(event.facts.set_by))
        if key not in found and named:
            likely = sum((involved[code] for code in named if code in involved), Counter[tuple[str, ...]]())
            ranked = sorted(likely.items(), key=lambda item: (-item[1], item[0]))
            found[key] = ranked[0][0] if ranked else (named[0],)


def _by_years(events: Mapping[K, Event], found: Mapping[K, tuple[str, ...]]) -> dict[K, Negotiation]:
    """Part what the same sides negotiated after years of silence; the latest bears no years."""
    members: dict[tuple[str, ...], list[K]] = defaultdict(list)
    for key, sides in found.items():
        members[sides].append(key)
    parted: dict[K, Negotiation] = {}
    for sides, keys in members.items():
        dated = sorted((start, place) for place, key in enumerate(keys) if (start := events[key].facts.when.start))
        periods: list[list[int]] = [[]]
        before = dated[0][0] if dated else None
        for start, place in dated:
            if before is not None and (start - before).days > _PAUSE:
                periods.append([])
            periods[-1].append(place)
            before = start
        starts = {place: start for start, place in dated}
        for period in periods[:-1]:
            years = (starts[period[0]].year, starts[period[-1]].year)
            parted.update(dict.fromkeys((keys[place] for place in period), Negotiation(sides, years)))
        latest = Negotiation(sides)
        for key in keys:
            parted.setdefault(key, latest)
    return parted
