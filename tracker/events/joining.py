"""Joining: which claims are of one occasion, decided by the user's verdicts first and by likeness second."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeVar

from tracker.events import similarity
from tracker.events.event import Claim
from tracker.events.moves import moves
from tracker.events.traits import Traits, traits
from tracker.mentions.mention import Kind

G = TypeVar("G", bound=Hashable)

ENOUGH = 2.8  # B-cubed on data/benchmark stays within a point from 2.0 to 3.2; noisy facts prefer the middle
_MARGIN = 14  # days by which sources may differ and still mean one occasion
_SLICE = 15  # days in one slice of the index; any value gives the same groups
_ALL = 0.25  # what all members together weigh beside the best
_DOUBT = -4.0  # no member counts for less: what was moved differs from its old day
_SMALL = 4  # members of a group that is looked at again at the end


class Verdict(NamedTuple):
    """The user's decision that two mentions are, or are not, of one occasion; a later one outranks an earlier."""

    first: Hashable
    second: Hashable
    same: bool


class Likeness(NamedTuple):
    """How much speaks for a claim's belonging to a group, and why in plain words."""

    score: float
    reasons: tuple[str, ...]


def group(claims: Sequence[Claim], verdicts: Sequence[Verdict] = ()) -> list[tuple[Claim, ...]]:
    """Return the claims in groups of one occasion each, the order of the input kept within and among groups.

    The result does not depend on the order of the claims. Claims of one source never meet in a
    group unless a verdict says so, or the one was put off to the other's day (`moves`). Cost grows linearly
    with the number of claims: only those of one kind whose days may meet are compared.
    """
    decided = _Decided(claims, verdicts)
    order = {id(claim): place for place, claim in enumerate(claims)}
    groups = _Groups(decided)
    units = sorted(decided.units(claims), key=_unit_rank)
    for unit, rivals in _with_rivals(units):
        where = groups.best(unit, rivals)
        groups.add(unit, groups.new() if where is None else where)
    groups.gather()
    if groups.follow_moves():
        groups.gather()
    found = [tuple(sorted(members, key=lambda claim: order[id(claim)])) for members in groups.claims()]
    return sorted(found, key=lambda members: order[id(members[0])])


def join(
    new: Sequence[Claim], groups: Mapping[G, Sequence[Claim]], verdicts: Sequence[Verdict] = ()
) -> dict[Hashable, G | None]:
    """Return, for each new claim's key, the group that it belongs to, or None where it is of none of them.

    New claims may come to share one group but are not grouped among themselves otherwise; those
    of one article never share a group. Give only the groups within `reach` of the new claims where
    there are many.
    """
    known = [claim for members in groups.values() for claim in members]
    decided = _Decided([*known, *new], verdicts)
    indexed = _Groups(decided)
    names: dict[int, G] = {}
    for name, members in groups.items():
        place = indexed.new()
        names[place] = name
        indexed.add([(claim, traits(claim)) for claim in members], place)
    joined: dict[Hashable, G | None] = {}
    for unit, rivals in _with_rivals(sorted(decided.units(new), key=_unit_rank)):
        where = indexed.best(unit, rivals)
        if where is not None:
            indexed.add(unit, where)
        for claim, _ in unit:
            joined[claim.key] = None if where is None else names[where]
    return {claim.key: joined[claim.key] for claim in new}


def candidates(new: Claim, groups: Mapping[G, Sequence[Claim]]) -> list[tuple[G, Likeness]]:
    """Return the groups that a claim may belong to with what speaks for it, likeliest first, verdicts left aside."""
    features = traits(new)
    found = []
    for name, members in groups.items():
        scores = [(similarity.score(features, other), other) for other in map(traits, members)]
        if not scores:
            continue
        highest, closest = max(scores, key=lambda pair: pair[0])
        if highest > 0:
            told = similarity.parts(features, closest)
            found.append((name, Likeness(highest, tuple(part.because for part in told))))
    return sorted(found, key=lambda pair: -pair[1].score)


def meeting(groups: Mapping[G, Sequence[Claim]], claims: Sequence[Claim]) -> set[G]:
    """Return the groups of which any claim may be of one occasion with any of these: a cheap look before `join`."""
    these = [traits(claim) for claim in claims]
    return {
        name
        for name, members in groups.items()
        if any(not similarity.surely_apart(one, other) for one in map(traits, members) for other in these)
    }


def reach(claim: Claim) -> tuple[Kind, date, date] | None:
    """Return the kind and the first and last day of what the claim can join; None where nothing dates it."""
    features = traits(claim)
    days = features.reach()
    if days is None:
        return None
    first, last = days
    ends = (max(first - _MARGIN, 1), min(last + _MARGIN, date.max.toordinal()))
    return features.kind, date.fromordinal(ends[0]), date.fromordinal(ends[1])


Unit = list[tuple[Claim, Traits]]  # claims that the user said are of one occasion; mostly one


def _with_rivals(units: Sequence[Unit]) -> Iterator[tuple[Unit, list[Traits]]]:
    """Yield each unit with what its articles tell besides and what comes later: it may fit a group better."""
    waiting: dict[Hashable, list[tuple[int, Traits]]] = defaultdict(list)
    for number, unit in enumerate(units):
        for claim, features in unit:
            waiting[claim.source].append((number, features))
    for number, unit in enumerate(units):
        kinds = {features.kind for _, features in unit}
        yield (
            unit,
            [
                features
                for source in {claim.source: None for claim, _ in unit}
                for place, features in waiting[source]
                if place > number and features.kind in kinds
            ],
        )


def _unit_rank(unit: Unit) -> tuple[object, ...]:
    return min(_rank(claim, features) for claim, features in unit)


def _rank(claim: Claim, features: Traits) -> tuple[object, ...]:
    """Order claims so that the best known come first and found the groups that the vaguer ones then join."""
    if features.floating:
        tier = 4 if features.first is not None else 5
    elif features.day:
        tier = 1 if features.planned else 0
    else:
        assert features.first is not None and features.last is not None
        tier = 2 if features.last - features.first < 31 else 3
    known = sum(value is not None for value in (features.ordinal, features.total)) + bool(features.place)
    return (
        tier,
        -known,
        -len(features.parties),
        -(features.published or 0) if features.planned else 0,  # a plan moved thrice: its latest day first
        repr(claim.mention.facts),
        str(claim.source),
        str(claim.key),
    )


class _Decided:
    """The verdicts made consistent: which claims must share a group, and which must not."""

    def __init__(self, claims: Iterable[Claim], verdicts: Sequence[Verdict]) -> None:
        known = {claim.key for claim in claims}
        self._root: dict[Hashable, Hashable] = {}
        self._apart: dict[Hashable, set[Hashable]] = defaultdict(set)
        for first, second, same in reversed(verdicts):  # the latest word first
            if first not in known or second not in known:
                continue
            one, other = self.root(first), self.root(second)
            if one == other or other in self._apart[one]:
                continue
            if same:
                self._root[other] = one
                for stranger in self._apart.pop(other, set()):
                    self._apart[stranger].discard(other)
                    self._apart[stranger].add(one)
                    self._apart[one].add(stranger)
            else:
                self._apart[one].add(other)
                self._apart[other].add(one)

    def root(self, key: Hashable) -> Hashable:
        """Return what stands for all that must share a group with it, and shorten the way there."""
        top = key
        while top in self._root:
            top = self._root[top]
        while key != top:
            self._root[key], key = top, self._root[key]
        return top

    def apart(self, key: Hashable) -> set[Hashable]:
        """Return the roots of what must not share a group with it."""
        return self._apart.get(self.root(key), set())

    def units(self, claims: Iterable[Claim]) -> Iterator[Unit]:
        units: dict[Hashable, Unit] = {}
        for claim in claims:
            units.setdefault(self.root(claim.key), []).append((claim, traits(claim)))
        yield from units.values()


@dataclass(slots=True)
class _Group:
    claims: list[Claim] = field(default_factory=list)
    members: dict[Traits, None] = field(default_factory=dict)  # distinct, in order of joining
    dated: list[Traits] = field(default_factory=list)  # those of them with a day of their own
    sources: set[Hashable] = field(default_factory=set)
    roots: set[Hashable] = field(default_factory=set)
    ordinals: set[int] = field(default_factory=set)
    places: set[tuple[str, str]] = field(default_factory=set)  # with their countries

    def score(self, features: Traits) -> tuple[float, float]:
        """Return how well a claim fits the member that it fits best, and all of them taken together.

        All members' number and place are in mind; the second value ranks groups that one member alone
        would make equally likely.
        """
        if features.ordinal is not None and self.ordinals and features.ordinal not in self.ordinals:
            return similarity.APART, similarity.APART
        # Two days that differ are not bridged by an announcement without one that might fit both.
        told = self.dated if self.dated and not features.floating else self.members
        scores = [similarity.score(features, member) for member in told]
        highest = max(scores)
        if features.place and self.places and not self._there(features):
            # The member that fits best may tell no place; the group knows it to be elsewhere.
            highest -= 1.0
        return highest, highest + _ALL * sum(max(score, _DOUBT) for score in scores) / len(scores)

    def _there(self, features: Traits) -> bool:
        return any(
            features.place == place or (features.country and features.country == country)
            for place, country in self.places
        )


_Slot = tuple[Kind, int, str]
_NOBODY, _ANYBODY = "", "*"  # stand for a party in the index: of claims that name none, and of all


class _Groups:
    """All groups so far, found by kind, party and the days on which they may be."""

    def __init__(self, decided: _Decided) -> None:
        self._decided = decided
        self._groups: list[_Group] = []
        self._slots: dict[_Slot, dict[int, None]] = defaultdict(dict)
        self._by_root: dict[Hashable, int] = {}

    def claims(self) -> Iterator[list[Claim]]:
        return (found.claims for found in self._groups if found.claims)

    def new(self) -> int:
        self._groups.append(_Group())
        return len(self._groups) - 1

    def add(self, unit: Unit, where: int) -> None:
        into = self._groups[where]
        for claim, features in unit:
            root = self._decided.root(claim.key)
            into.claims.append(claim)
            into.sources.add(claim.source)
            into.roots.add(root)
            self._by_root[root] = where
            if features in into.members:
                continue
            into.members[features] = None
            if not features.floating:
                into.dated.append(features)
            if features.ordinal is not None:
                into.ordinals.add(features.ordinal)
            if features.place:
                into.places.add((features.place, features.country))
            for slot in _slots(features, 0, {*features.around, _ANYBODY} if features.parties else {_NOBODY, _ANYBODY}):
                self._slots[slot][where] = None

    def best(self, unit: Unit, rivals: Sequence[Traits] = ()) -> int | None:
        """Return the group that a unit belongs to: by verdict, else the likeliest that is likely enough.

        A group that a rival (what the same article tells besides) fits better is left to it.
        """
        for claim, _ in unit:
            decided = self._by_root.get(self._decided.root(claim.key))
            if decided is not None:
                return decided
        for reached, where in self._near(unit):
            if all(self._groups[where].score(rival)[1] <= reached for rival in rivals):
                return where
        return None

    def gather(self) -> None:
        """Merge small groups into one that they now fit, where their claims came too early to meet it."""
        for number, small in enumerate(self._groups):
            if not 0 < len(small.members) <= _SMALL:
                continue
            unit = [(claim, traits(claim)) for claim in small.claims]
            found = next(((reached, where) for reached, where in self._near(unit) if where != number), None)
            if found is not None:
                self._groups[number] = _Group()
                self.add(unit, found[1])

    def follow_moves(self) -> bool:
        """Merge groups that are one occasion, put off: articles that name both days kept them apart; whether any."""
        merged = False
        for old, new in moves(dict(enumerate(found.claims for found in self._groups))):
            earlier, later = self._groups[old], self._groups[new]
            apart = set().union(*(self._decided.apart(claim.key) for claim in earlier.claims))
            if earlier.claims and apart.isdisjoint(later.roots):
                self._groups[old] = _Group()
                self.add([(claim, traits(claim)) for claim in earlier.claims], new)
                merged = True
        return merged

    def _near(self, unit: Unit) -> list[tuple[float, int]]:
        """Return the groups that a unit may join, likeliest first, the first begun before others as likely."""
        apart = set().union(*(self._decided.apart(claim.key) for claim, _ in unit))
        sources = {claim.source for claim, _ in unit}
        dated = any(not features.floating for _, features in unit)
        asked = {features: None for _, features in unit}
        slots = {
            slot: None
            for one in asked
            for slot in _slots(one, _MARGIN, {*one.around, _NOBODY} if one.parties else {_ANYBODY})
        }
        near = {where: None for slot in slots for where in self._slots.get(slot, ())}
        found = []
        for where in near:
            into = self._groups[where]
            if not into.members or not sources.isdisjoint(into.sources) or not apart.isdisjoint(into.roots):
                continue
            # What has a day of its own is not bridged to other days by an announcement among its members.
            told = [one for one in asked if not (one.floating and dated and into.dated)]
            best, reached = max(into.score(one) for one in told)
            if best >= ENOUGH:
                found.append((-reached, where))
        return [(-reached, where) for reached, where in sorted(found)]


def _slots(features: Traits, margin: int, parties: Iterable[str]) -> Iterator[_Slot]:
    """Yield where in the index a claim is: by kind, stretch of days and party."""
    days = features.reach()
    if days is not None:
        first, last = days
        for part in range((first - margin) // _SLICE, (last + margin) // _SLICE + 1):
            for party in parties:
                yield features.kind, part, party
