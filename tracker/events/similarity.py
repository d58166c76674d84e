"""Similarity of two claims: how much speaks for and against their being of one occasion, and why.

Each trait adds evidence for (positive) or against, in the manner of Fellegi and Sunter's record
linkage: an agreement weighs more the rarer it is by chance (the same day more than the same month).
"""

from math import log2
from typing import NamedTuple

from tracker.events.traits import PATIENCE, Traits
from tracker.mentions.mention import Kind, Status

APART = -9.0  # outweighs everything that may speak for it
_NEAR = 7  # days between two dates of one occasion at most, unless it was moved


class Part(NamedTuple):
    """What one trait says: its weight, and why in plain words."""

    weight: float
    because: str


def parts(a: Traits, b: Traits) -> tuple[Part, ...]:
    """Return what each trait says of two claims; empty where they are of different kinds."""
    if a.kind is not b.kind:
        return ()
    return tuple(part for compare in _COMPARISONS if (part := compare(a, b)) is not None)


def score(a: Traits, b: Traits) -> float:
    """Return the sum of what the traits say: from `joining.ENOUGH` on the two are taken for one occasion."""
    if surely_apart(a, b):
        return APART
    total = 0.0
    for compare in _COMPARISONS:
        part = compare(a, b)
        if part is not None:
            total += part.weight
            if part.weight <= APART:
                return APART
    return total


def surely_apart(a: Traits, b: Traits) -> bool:
    """Whether the comparison would end in APART anyway: most pairs do, so this is what makes joining fast."""
    if a.kind is not b.kind:
        return True
    if a.parties and b.parties and a.around.isdisjoint(b.around):
        return True
    if a.planned or b.planned or a.lasting or b.lasting or a.first is None or b.first is None:
        return False
    assert a.last is not None and b.last is not None
    return max(a.first, b.first) - min(a.last, b.last) > _NEAR


def _time(a: Traits, b: Traits) -> Part | None:
    if a.floating and b.floating:
        return _both_floating(a, b)
    if a.floating or b.floating:
        return _announced_and_dated(a, b) if a.floating else _announced_and_dated(b, a)
    assert a.first is not None and a.last is not None and b.first is not None and b.last is not None
    if a.lasting or b.lasting:
        part = _lasting(a, b) if a.lasting else _lasting(b, a)
        if part is not None:
            return part
    if a.first <= b.last and b.first <= a.last:
        return _overlapping(a, b)
    return _moved(a, b) or _distant(a, b)


def _both_floating(a: Traits, b: Traits) -> Part:
    if a.said is None or b.said is None:
        return Part(-1.0, "neither has a day")
    gap = abs(a.said - b.said)
    if a.first is not None and b.first is not None:
        for days, part in (
            (0, Part(3.0, "announced on the same day")),
            (1, Part(2.0, "announced a day apart")),
            (3, Part(1.4, "announced within three days")),
            (14, Part(-0.5, "announced within two weeks")),
        ):
            if gap <= days:
                return part
        return Part(-2.5 if gap <= PATIENCE else APART, "announced weeks apart")
    for days, part in (
        (3, Part(1.4, "both still without a day, told within three days")),
        (14, Part(0.6, "both still without a day, told within two weeks")),
    ):
        if gap <= days:
            return part
    return Part(-1.5 if gap <= PATIENCE else APART, "both without a day, told weeks apart")


def _announced_and_dated(plan: Traits, dated: Traits) -> Part:
    """Compare a plan whose day is not told with an occasion that has one."""
    assert dated.first is not None and dated.last is not None
    if not plan.planned:
        return Part(-1.0, "only one of them has a day")
    if plan.said is None:
        return Part(-1.0, "nobody knows when it was announced")
    ahead = max(plan.said, plan.published if plan.published is not None else plan.said)
    # Told as still to come: what had taken place before is another occasion.
    if dated.last < (plan.said if dated.planned else ahead):
        return Part(APART, "the one was over when the other was announced")
    if dated.last - dated.first > PATIENCE:
        return Part(-1.0, "only one of them has a day")
    gap = max(0, dated.first - plan.said)
    if gap > PATIENCE:
        return Part(APART, "announced too long before")
    likely = 0.4 if plan.status is Status.PROPOSED else 1.3
    return Part(likely - gap / PATIENCE, "announced before, the day told later")


def _lasting(truce: Traits, other: Traits) -> Part | None:
    """Compare a truce that holds on the article's day with one that has its own days."""
    assert truce.first is not None and other.first is not None and other.last is not None
    since = truce.first - other.first
    if since < 0 or other.planned:
        return None
    if truce.first <= other.last or since <= PATIENCE:
        return Part(1.5 - since / PATIENCE, "a truce begun before and told to hold")
    return None


def _overlapping(a: Traits, b: Traits) -> Part:
    assert a.first is not None and a.last is not None and b.first is not None and b.last is not None
    if a.day and b.day:
        if a.first == b.first and a.last == b.last:
            return Part(4.0, "the same day" if a.first == a.last else "the same days")
        apart = abs(a.first - b.first) + abs(a.last - b.last)
        if a.first == b.first or a.last == b.last:
            return Part(4.0 - 0.25 * log2(1 + apart), "the first or the last day is the same")
        return Part(4.0 - 0.7 * log2(1 + apart), "the days overlap")
    size = max(window.last - window.first + 1 for window in (a, b) if not window.day)  # type: ignore[operator]
    weight = 4.0 - 0.5 * log2(size)
    if _over_before(a, b) or _over_before(b, a):
        return Part(weight - 2.5, "one was over while the other was still to come")
    return Part(weight, "the day lies in the other's window" if a.day or b.day else "the windows overlap")


def _over_before(done: Traits, plan: Traits) -> bool:
    """Whether one had ended when an article still expected the other."""
    if done.planned or not plan.planned or plan.published is None or done.last is None or not done.day:
        return False
    return done.last < plan.published


def _moved(a: Traits, b: Traits) -> Part | None:
    """Compare an occasion with the one it may have been moved to; None where it was none that could move."""
    if a.published is None or b.published is None or a.published == b.published:
        return None
    older, newer = (a, b) if a.published < b.published else (b, a)
    assert older.first is not None and older.last is not None
    assert newer.first is not None and newer.last is not None and newer.published is not None
    # A day that had long passed when the news came was not moved: it was kept or missed.
    if not older.planned or older.last < newer.published - 10:
        return None
    shift = max(newer.first - older.last, older.first - newer.last)
    if shift > 2 * PATIENCE or newer.last < older.published:  # type: ignore[operator]
        return None
    if newer.status is Status.POSTPONED and newer.last >= older.first - _NEAR:
        return Part(1.6 - shift / (4 * PATIENCE), "moved to another day")
    if newer.kind is Kind.DEADLINE and newer.planned and older.setters and older.setters == newer.setters:
        return Part(1.0 - shift / (4 * PATIENCE), "a new day set by the same side while the old one was pending")
    if older.status is Status.POSTPONED or (older.ordinal is not None and older.ordinal == newer.ordinal):
        return Part(-1.0 - shift / PATIENCE, "planned before for another day")
    return None


def _distant(a: Traits, b: Traits) -> Part:
    assert a.first is not None and a.last is not None and b.first is not None and b.last is not None
    gap = max(a.first, b.first) - min(a.last, b.last)
    if gap == 1:
        # Rounds and exchanges follow each other from day to day; a deal or truce does not.
        repeats = a.kind in (Kind.NEGOTIATION_ROUND, Kind.PRISONER_EXCHANGE)
        return Part((0.5 if repeats else 1.0) if a.day and b.day else -0.5, "a day apart")
    if gap <= 3:
        return Part(-1.5, "up to three days apart")
    if gap <= _NEAR:
        return Part(-4.0, "up to a week apart")
    return Part(APART, "at different times")


def _course(a: Traits, b: Traits) -> Part | None:
    """Compare how it went: one occasion is not called off and held."""
    if a.announced != b.announced and not (a.floating or b.floating):
        return Part(-1.0, "the one's day is that of an announcement")
    if {a.status, b.status} in _CONTRARY:
        return Part(-1.0, "the one was called off, the other took place")
    return None


def _parties(a: Traits, b: Traits) -> Part | None:
    if not a.parties or not b.parties:
        return None
    if a.parties == b.parties or a.around == b.around:
        return Part(2.0, "the same parties")
    shared = a.around & b.around
    if not shared:
        return Part(APART, "no party in common")
    if a.parties <= b.around or b.parties <= a.around:
        return Part(1.0 if len(shared) > 1 else 0.3, "the one's parties are among the other's")
    either = a.around | b.around
    return Part(-1.0 if 2 * len(shared) >= len(either) else -2.5, "only some parties in common")


def _setters(a: Traits, b: Traits) -> Part | None:
    if not a.setters or not b.setters:
        return None
    if a.setters == b.setters:
        return Part(1.0, "set by the same side")
    if a.around == b.around:
        return None  # the same sides in other roles: one of the readers took the one for the other
    return Part(0.3 if a.setters & b.setters else -2.0, "set by different sides")


def _place(a: Traits, b: Traits) -> Part | None:
    if not a.place or not b.place:
        return None
    if a.place == b.place:
        return Part(1.5, "the same place")
    if a.country and a.country == b.country and not (a.site and b.site):
        return Part(0.8, "the one's place lies in the other's country")
    # Plans change their place more easily than what took place.
    return Part(-1.5 if a.planned or b.planned or a.country == b.country != "" else -3.0, "different places")


def _ordinal(a: Traits, b: Traits) -> Part | None:
    if a.ordinal is None or b.ordinal is None:
        return None
    return (
        Part(2.0, "the same number of the round") if a.ordinal == b.ordinal else Part(-5.0, "rounds of other numbers")
    )


def _persons(a: Traits, b: Traits) -> Part | None:
    if a.total is None and b.total is None and not (a.by_party and b.by_party):
        return None
    if a.total is not None and a.total == b.total:
        return Part(2.0, "the same number of people")
    sides = dict(b.by_party)
    pairs = [(number, sides[party]) for party, number in a.by_party if party in sides]
    if a.total is not None and b.total is not None:
        pairs.append((a.total, b.total))
    if not pairs:
        return None
    near = max(min(pair) / max(pair) if max(pair) else 1.0 for pair in pairs)
    far = min(min(pair) / max(pair) if max(pair) else 1.0 for pair in pairs)
    if near == 1.0:
        return Part(1.2, "the same number of people on one side")
    if far >= 0.95:
        return Part(1.0, "nearly the same number of people")
    if near >= 0.7:
        return Part(0.0, "numbers of people not far apart")
    return Part(-1.5 if near >= 0.3 else -3.5, "different numbers of people")


_CONTRARY = ({Status.CANCELLED, Status.COMPLETED}, {Status.CANCELLED, Status.ONGOING})
_COMPARISONS = (_time, _course, _parties, _setters, _place, _ordinal, _persons)
