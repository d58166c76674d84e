"""History of an event's date: set, made more exact, moved, met or missed, as one article after another told it."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.dates.when import When
from tracker.events.event import Claim, Correction
from tracker.events.traits import PLANNED
from tracker.mentions.mention import Kind, Status


class Turn(StrEnum):
    """What a stage changed."""

    SET = "set"
    SPECIFIED = "specified"  # told more exactly: June, then 15 June
    MOVED = "moved"
    SUSPENDED = "suspended"  # put off to no known day
    MET = "met"  # of other kinds than deadlines: it took place
    MISSED = "missed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Stage:
    """What was new on a day of publication: the date that held from then on, the status told with it, by whom."""

    told: date
    turn: Turn
    when: When
    status: Status
    keys: tuple[Hashable, ...]  # of the claims that tell it on that day


def stages(claims: Sequence[Claim], corrections: Sequence[Correction] = ()) -> tuple[Stage, ...]:
    """Return the stages of an event, oldest first; what repeats what was known is none, undated reports neither.

    A date that the user set by hand is a stage of the day on which it was set, told by nobody.

    The first and the last of them with a date span the slippage that milestone trend analysis draws: day of
    report across, due date up. A stage after MET, MISSED or CANCELLED only comes where a later report revives it.
    """
    found: list[Stage] = []
    by_day: dict[date, list[Claim]] = {}
    for claim in claims:
        if claim.published is not None:
            by_day.setdefault(claim.published.day, []).append(claim)
    known: list[When] = []
    for day in sorted(by_day):
        stage = _stage(day, by_day[day], found[-1] if found else None, known)
        known += [claim.mention.facts.when for claim in by_day[day] if claim.mention.facts.when]
        if stage is not None:
            found.append(stage)
    found += [stage for correction in corrections if (stage := _by_hand(correction, found)) is not None]
    return tuple(sorted(found, key=lambda stage: stage.told))


def times_moved(found: Sequence[Stage]) -> int:
    """Return in how many of an event's stages it was put off or brought forward."""
    return sum(stage.turn is Turn.MOVED for stage in found)


def _by_hand(correction: Correction, found: Sequence[Stage]) -> Stage | None:
    if correction.field != "when" or not correction.value:
        return None
    made = correction.made.date()
    before = next((stage for stage in reversed(found) if stage.told <= made), None)
    if before is not None and before.when == correction.value:
        return None
    status = before.status if before is not None else Status.SCHEDULED
    moved = before is not None and before.when and not correction.value.overlaps(before.when)
    turn = Turn.MOVED if moved else Turn.SPECIFIED if before is not None and before.when else Turn.SET
    return Stage(made, turn, correction.value, status, ())


def _stage(day: date, told: Sequence[Claim], last: Stage | None, known: Sequence[When]) -> Stage | None:
    """Return what a day's claims tell beyond what was known, None where that is nothing."""
    ended = [claim for claim in told if claim.mention.facts.status not in PLANNED]
    status = _furthest(ended) if ended else None
    windows = [claim.mention.facts.when for claim in ended or told if claim.mention.facts.when]
    news = [when for when in windows if when not in known] or windows
    before = last.when if last is not None else When()
    when = min(news, key=_exactness, default=before)
    turn = _turn(when, before, status, told, last)
    if turn is None:
        return None
    if turn in (Turn.SET, Turn.MOVED, Turn.SPECIFIED, Turn.SUSPENDED):
        status = next(
            (claim.mention.facts.status for claim in told if claim.mention.facts.when == when),
            told[0].mention.facts.status,
        )
    assert status is not None
    bearing = tuple(
        claim.key
        for claim in told
        if claim.mention.facts.when == when or (ended and claim.mention.facts.status is status)
    )
    return Stage(day, turn, when, status, bearing or tuple(claim.key for claim in told))


def _turn(when: When, before: When, status: Status | None, told: Sequence[Claim], last: Stage | None) -> Turn | None:
    ending = {Status.COMPLETED: Turn.MET, Status.MISSED: Turn.MISSED, Status.CANCELLED: Turn.CANCELLED}
    if status in ending:
        return None if last is not None and last.turn is ending[status] else ending[status]
    if last is None:
        return Turn.SET if when else None
    if status is Status.ONGOING or last.turn in ending.values():
        return None  # background told late: it has begun or ended already
    if when and before and when != before:
        if not when.overlaps(before):
            return Turn.MOVED
        return Turn.SPECIFIED if _exactness(when) < _exactness(before) else None
    if when and not before:
        return Turn.SET
    put_off = [claim for claim in told if claim.mention.facts.status is Status.POSTPONED]
    # One that was moved bears its new day, and is called postponed for as long as it is told.
    known = last.turn in (Turn.SUSPENDED, Turn.MOVED) or last.status is Status.POSTPONED
    return Turn.SUSPENDED if not known and any(_no_new_day(claim, before) for claim in put_off) else None


def _no_new_day(claim: Claim, before: When) -> bool:
    """Whether what was put off has only its old day, if any (GUIDELINES.md: then the planned date is told)."""
    when = claim.mention.facts.when
    return claim.mention.facts.kind is not Kind.CEASEFIRE and (not when or when.overlaps(before))


def _furthest(claims: Sequence[Claim]) -> Status:
    order = (Status.MISSED, Status.COMPLETED, Status.CANCELLED, Status.ONGOING)
    return min((claim.mention.facts.status for claim in claims), key=order.index)


def _exactness(when: When) -> int:
    """Return how many days the window leaves open; fewer are more exact."""
    if when.start is None or when.end is None:
        return 10**6
    return (when.end - when.start).days if when.fuzzy else 0
