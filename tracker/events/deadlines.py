"""Deadlines as a ledger: when each is due, how far away that is, what became of it and how often it moved."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from tracker.dates.when import When
from tracker.events.event import Event
from tracker.events.history import Stage, Turn, times_moved
from tracker.mentions.mention import Kind, Status

K = TypeVar("K", bound=Hashable)


class Outcome(StrEnum):
    """What became of a deadline; open and moved ones are still to be met."""

    OPEN = "open"
    MOVED = "moved"
    MET = "met"
    MISSED = "missed"
    CANCELLED = "cancelled"


_CLOSED = {Status.COMPLETED: Outcome.MET, Status.MISSED: Outcome.MISSED, Status.CANCELLED: Outcome.CANCELLED}


@dataclass(frozen=True, slots=True)
class Deadline(Generic[K]):
    """One line of the ledger.

    `days` are those left until the first and the last day of its window (equal where the day is known, negative
    once it is past); None where it is closed or has no date.
    """

    key: K
    event: Event
    stages: tuple[Stage, ...]
    outcome: Outcome
    days: tuple[int, int] | None

    @property
    def moves(self) -> int:
        """How often it was put off or brought forward."""
        return times_moved(self.stages)

    @property
    def overdue(self) -> bool:
        """Whether its last day is past and no article has told what became of it."""
        return self.days is not None and self.days[1] < 0


class Dot(NamedTuple):
    """One report of a due date: the day of the report across, the window told up; `turn` tells what is new in it."""

    told: date
    first: date
    last: date
    turn: Turn
    when: When


def deadlines(
    events: Mapping[K, Event], histories: Mapping[K, Sequence[Stage]], today: date, *, closed: bool = True
) -> list[Deadline[K]]:
    """Return the deadlines among events: those ahead first, the nearest on top, then overdue ones, then closed ones.

    Without `closed`, only those that are still to be met.
    """
    found = [
        _deadline(key, event, tuple(histories.get(key, ())), today)
        for key, event in events.items()
        if event.facts.kind is Kind.DEADLINE
    ]
    return sorted((one for one in found if closed or one.outcome in (Outcome.OPEN, Outcome.MOVED)), key=_order)


def due_within(found: Sequence[Deadline[K]], days: int) -> list[Deadline[K]]:
    """Return the deadlines to be met that may fall due within so many days from today, the nearest first."""
    return [one for one in found if one.days is not None and one.days[1] >= 0 and one.days[0] <= days]


def slippage(stages: Sequence[Stage]) -> list[Dot]:
    """Return the dots of a milestone trend analysis: each report that tells a date, and the last that tells the end.

    Joined, they run level while a date holds, rise where it is put off, and meet the diagonal (due on the day of
    the report) where it ends.
    """
    return [
        Dot(stage.told, stage.when.start, stage.when.end, stage.turn, stage.when)
        for stage in stages
        if stage.when.start is not None and stage.when.end is not None
    ]


def _deadline(key: K, event: Event, stages: tuple[Stage, ...], today: date) -> Deadline[K]:
    facts = event.facts
    outcome = _CLOSED.get(facts.status)
    if outcome is None:
        moved = facts.status is Status.POSTPONED or times_moved(stages)
        outcome = Outcome.MOVED if moved else Outcome.OPEN
    days = None
    if outcome in (Outcome.OPEN, Outcome.MOVED) and facts.when.start is not None and facts.when.end is not None:
        days = ((facts.when.start - today).days, (facts.when.end - today).days)
    return Deadline(key, event, stages, outcome, days)


def _order(one: Deadline[K]) -> tuple[int, int, str]:
    if one.days is not None:
        return (0, one.days[1], str(one.key)) if one.days[1] >= 0 else (1, -one.days[1], str(one.key))
    end = one.event.facts.when.end
    open_ = one.outcome in (Outcome.OPEN, Outcome.MOVED)
    return 2 if open_ else 3, -end.toordinal() if end else 0, str(one.key)
