"""Grouping: what the lanes stand for, in which of them an event is, and how they are ordered."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from tracker.events import wording
from tracker.mentions.mention import Kind
from tracker.timeline.columns import KINDS, Columns, Group
from tracker.timeline.mark import Mark
from tracker.timeline.words import Words

MOST = 24  # lanes; what is in none of them is together in one more
OTHERS = "\x00others"  # no value of an event is called so
NONE = "\x00none"


class By(StrEnum):
    """What the events of a lane have in common."""

    KIND = "kind"
    PARTY = "party"
    PLACE = "place"
    NEGOTIATION = "negotiation"
    OUTLET = "outlet"
    TAG = "tag"


class Sort(StrEnum):
    """What lanes are sorted by; `USUAL` is the kinds' own order, and the fullest first for all else."""

    USUAL = "usual"
    NAME = "name"
    COUNT = "count"
    FIRST = "first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """How the user wants the lanes; `order` are keys of lanes put in their place by hand, the others follow."""

    by: By = By.KIND
    sort: Sort = Sort.USUAL
    order: tuple[str, ...] = ()
    collapsed: frozenset[str] = frozenset()


_VALUES: dict[By, Callable[[Mark], Sequence[str]]] = {
    By.KIND: lambda mark: (mark.kind.value,),
    By.PARTY: lambda mark: mark.parties,
    By.PLACE: lambda mark: (mark.place,) if mark.place else (),
    By.NEGOTIATION: lambda mark: (mark.negotiation,) if mark.negotiation else (),
    By.OUTLET: lambda mark: mark.outlets,
    By.TAG: lambda mark: mark.tags,
}


def grouped(
    marks: Sequence[Mark],
    grouping: Grouping,
    words: Words,
    *,
    most: int = MOST,
    among: Sequence[Group] = (),
) -> Columns:
    """Return the marks in lanes; one with several values (parties, outlets, tags) is in the lane of each.

    What has no value is in a lane of its own, and lanes beyond `most` are put together in one; both stand last.
    With `among` the lanes are these, whatever is in them.
    """
    if among:
        return _among(marks, among, grouping.by)
    if grouping.by is By.KIND and grouping.sort is Sort.USUAL and not grouping.order:
        found = Columns(marks)
        found.lanes = [lane._replace(collapsed=lane.key in grouping.collapsed) for lane in found.lanes]
        return found
    values = [_VALUES[grouping.by](mark) for mark in marks]
    counts = Counter(value for listed in values for value in listed)
    names = {key: _name(key, grouping.by, words) for key in counts}
    firsts = _firsts(marks, values) if grouping.sort is Sort.FIRST else {}

    def usual(key: str) -> tuple[object, ...]:
        by_name = names[key].casefold(), key
        if grouping.sort is Sort.FIRST:
            return (firsts[key], *by_name)
        if grouping.sort is Sort.NAME:
            return by_name
        if grouping.by is By.KIND and grouping.sort is Sort.USUAL:
            return (KINDS.index(Kind(key)),)
        return (-counts[key], *by_name)

    placed = {key: at for at, key in enumerate(grouping.order)}
    kept = sorted(counts, key=lambda key: (-counts[key], names[key], key))[:most]
    keys = sorted(kept, key=lambda key: (placed.get(key, len(placed)), *usual(key)))
    rest = len(counts) - len(kept)
    if rest:
        keys.append(OTHERS)
        names[OTHERS] = words.phrase("others", count=rest)
    if not all(values):
        keys.append(NONE)
        names[NONE] = words.phrases[f"no_{grouping.by.value}"]
    by_kind = grouping.by is By.KIND
    lanes = [
        Group(key, Kind(key) if by_kind else None, "" if by_kind else names[key], key in grouping.collapsed)
        for key in keys
    ]
    return _among(marks, lanes, grouping.by)


def _among(marks: Sequence[Mark], lanes: Sequence[Group], by: By) -> Columns:
    """Return the marks in these lanes; what belongs to none of them is in that of the others, or else in the last."""
    if by is By.KIND:
        return Columns(marks, lanes)
    number = {group.key: at for at, group in enumerate(lanes)}
    others = number.get(OTHERS, len(lanes) - 1)
    entries = [
        (at, lane)
        for at, mark in enumerate(marks)
        for lane in dict.fromkeys(number.get(value, others) for value in _VALUES[by](mark) or (NONE,))
    ]
    return Columns(marks, lanes, np.array(entries, np.int64).reshape(-1, 2))


def moved(keys: Sequence[str], key: str, before: int) -> tuple[str, ...]:
    """Return the order of lanes once the one of `key` stands before the `before`th."""
    left = [other for other in keys[:before] if other != key]
    right = [other for other in keys[before:] if other != key]
    return tuple(other for other in (*left, key, *right) if other not in (OTHERS, NONE))


def _name(key: str, by: By, words: Words) -> str:
    if by is By.KIND:
        return words.lanes[Kind(key)]
    if by is By.PARTY:
        return wording.party(key, words.language)
    if by is By.PLACE:
        return wording.place(key, words.language)
    return key


def _firsts(marks: Sequence[Mark], values: Sequence[Sequence[str]]) -> dict[str, date]:
    found: dict[str, date] = {}
    for mark, listed in zip(marks, values, strict=True):
        day = mark.when.start or date.max
        for value in listed:
            found[value] = min(day, found.get(value, date.max))
    return found
