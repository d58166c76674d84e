"""Moves: a day that was put off while it was still to come is the same occasion, though one article names both days."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

from tracker.events.event import Claim
from tracker.events.traits import Traits, traits
from tracker.mentions.mention import Facts, Kind, Status

G = TypeVar("G", bound=Hashable)

_LONGEST = 200  # days by which a day is put off at most; a longer pause is a new beginning


_Window = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Plan(Generic[G]):
    """A group of claims that plan one occasion: the windows told, each by which articles published when."""

    name: G
    told: dict[_Window, dict[Hashable, int]]
    postponed: frozenset[_Window]  # to which a claim says that it was put off

    @property
    def last(self) -> int:
        return max(last for _, last in self.told)

    def articles(self, windows: Iterable[_Window]) -> dict[Hashable, int]:
        """Return who tells these windows, and when first."""
        found: dict[Hashable, int] = {}
        for window in windows:
            for source, published in self.told[window].items():
                found[source] = min(published, found.get(source, published))
        return found


def moves(groups: Mapping[G, Sequence[Claim]]) -> list[tuple[G, G]]:
    """Return pairs of groups (the earlier day, the later one) that are one occasion, put off.

    Articles that report a new day name the old one too, so the rule that an article tells of an occasion
    once keeps these apart (`joining.group`). They are one where the same sides are named with a demand
    (or with a round of the same number), the new day was first told while the old one was still to
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
        plans.sort(key=lambda plan: (plan.last, min(plan.told), str(plan.name)))
        found += [(old.name, new.name) for old, new in combinations(plans, 2) if _put_off(old, new)]
    return found


def _may_move(facts: Facts) -> bool:
    if facts.kind is Kind.DEADLINE:
        return bool(facts.parties and facts.set_by)
    return facts.kind is Kind.NEGOTIATION_ROUND and facts.ordinal is not None


def _sides(features: Sequence[Traits]) -> Hashable | None:
    """Return what must be equal in plans that are one: kind, everybody named, which round; None if unknown.

    Who demands and who is to meet it are not told apart: readers take one role for the other.
    """
    told = Counter(
        (one.kind, one.around, one.ordinal if one.kind is Kind.NEGOTIATION_ROUND else None)
        for one in features
        if one.parties and (one.setters if one.kind is Kind.DEADLINE else one.ordinal is not None)
    )
    return max(told, key=lambda sides: (told[sides], sorted(sides[1]))) if told else None


def _plan(name: G, claims: Sequence[Claim], features: Sequence[Traits]) -> _Plan[G] | None:
    told: dict[_Window, dict[Hashable, int]] = {}
    postponed = set()
    for claim, one in zip(claims, features, strict=True):
        if one.floating or claim.published is None:
            continue
        if not one.planned or one.first is None or one.last is None:
            return None  # it has taken place, or was missed: nothing to put off
        window, published = (one.first, one.last), claim.published.day.toordinal()
        by = told.setdefault(window, {})
        by[claim.source] = min(published, by.get(claim.source, published))
        if one.status is Status.POSTPONED:
            postponed.add(window)
    return _Plan(name, told, frozenset(postponed)) if told else None


def _put_off(old: _Plan[G], new: _Plan[G]) -> bool:
    """Whether what the one plans was put off to the later day of the other."""
    before, after = old.articles(old.told), new.articles(new.told)
    together = before.keys() & after.keys()
    fresh = [window for window in new.told if window not in old.told]
    if not fresh:  # the old plan has been told with this day already; an article that names both was left over
        return bool(together) and min(last for _, last in old.told) < min(first for first, _ in new.told)
    if not together or not all(0 < first - old.last <= _LONGEST for first, _ in fresh):
        return False
    news = new.articles(fresh)
    begun = min(news.values())
    known = new.articles(new.told.keys() - set(fresh))  # the new plan may have been joined by older days already
    if not min([*before.values(), *known.values()]) < begun <= old.last:
        return False
    if not new.postponed.isdisjoint(fresh):
        return True
    alone = any(source not in before for source in news)
    still = [*before.items(), *known.items()]
    return alone and not any(published > begun for source, published in still if source not in news)
