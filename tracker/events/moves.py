"""Moves: a day that was put off while it was still to come is the same occasion, though one article names both days."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

from tracker.events.event import Claim
from tracker.events.traits import Traits, traits
from tracker.mentions.mention import Facts, Kind, Status

G = TypeVar("G", bound=Hashable)

_LONGEST = 200  # days by which a day is put off at most; a longer pause is a new beginning


@dataclass(frozen=True, slots=True)
class _Plan(Generic[G]):
    """A group of claims that plan one occasion for one time."""

    name: G
    told: dict[Hashable, int]  # by which article, and the day on which it was published first
    first: int
    last: int
    postponed: bool  # a claim says that it was put off to this day

    @property
    def begun(self) -> int:
        return min(self.told.values())

    def since(self, day: int, other: "_Plan[G]") -> bool:
        """Whether an article that does not tell of the other plan tells of this one after a day."""
        return any(published > day for source, published in self.told.items() if source not in other.told)


def moves(groups: Mapping[G, Sequence[Claim]]) -> list[tuple[G, G]]:
    """Return pairs of groups (the earlier day, the later one) that are one occasion, put off.

    Articles that report a new day name the old one too, so the rule that an article tells of an occasion
    once keeps these apart (`joining.group`). They are one where the same sides are to meet the same demand
    (or to meet for the round of the same number), the new day was first told while the old one was still to
    come, and either is told to be put off, or from then on only the new one is told by itself. A deadline
    brought forward is two occasions where an article names both (GUIDELINES.md).
    """
    alike: dict[Hashable, list[_Plan[G]]] = defaultdict(list)
    for name, claims in groups.items():
        if not any(_may_move(claim.mention.facts) for claim in claims):
            continue  # most are left out here, cheaply
        features = [traits(claim) for claim in claims]
        sides = _sides(features)
        plan = _plan(name, claims, features) if sides is not None else None
        if plan is not None:
            alike[sides].append(plan)
    found = []
    for plans in alike.values():
        plans.sort(key=lambda plan: (plan.last, plan.first, str(plan.name)))
        found += [(old.name, new.name) for old, new in combinations(plans, 2) if _put_off(old, new)]
    return found


def _may_move(facts: Facts) -> bool:
    if facts.kind is Kind.DEADLINE:
        return bool(facts.parties and facts.set_by)
    return facts.kind is Kind.NEGOTIATION_ROUND and facts.ordinal is not None


def _sides(features: Sequence[Traits]) -> Hashable | None:
    """Return what must be equal in plans that are one: kind, sides, who demands or which round; None if unknown."""
    for one in features:
        if one.kind is Kind.DEADLINE and one.parties and one.setters:
            return one.kind, one.parties, one.setters
        if one.kind is Kind.NEGOTIATION_ROUND and one.parties and one.ordinal is not None:
            return one.kind, one.parties, one.ordinal
    return None


def _plan(name: G, claims: Sequence[Claim], features: Sequence[Traits]) -> _Plan[G] | None:
    dated = [one for one in features if not one.floating]
    if not dated or not all(one.planned and one.published is not None for one in dated):
        return None
    told: dict[Hashable, int] = {}
    for source, published in _published(claims):
        told[source] = min(published, told.get(source, published))
    firsts, lasts = zip(*((one.first, one.last) for one in dated), strict=True)
    return _Plan(name, told, min(firsts), max(lasts), any(one.status is Status.POSTPONED for one in dated))


def _published(claims: Sequence[Claim]) -> Iterator[tuple[Hashable, int]]:
    return ((claim.source, claim.published.day.toordinal()) for claim in claims if claim.published)


def _put_off(old: _Plan[G], new: _Plan[G]) -> bool:
    shared = old.told.keys() & new.told.keys()
    if not shared or new.first <= old.last or new.first - old.last > _LONGEST:
        return False
    if not old.begun < new.begun <= old.last:
        return False
    if new.postponed:
        return True
    alone = any(source not in old.told for source in new.told)
    return alone and not old.since(new.begun, new)
