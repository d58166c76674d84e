"""Exchanges as a ledger: how many people were promised, in which steps they came, and who is still to come."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Generic, TypeVar

from tracker.events.event import Claim, Event
from tracker.events.traits import PLANNED, expand
from tracker.mentions.mention import Facts, Kind, Status

K = TypeVar("K", bound=Hashable)

_DONE = frozenset({Status.ONGOING, Status.COMPLETED})
_FAILED = frozenset({Status.CANCELLED, Status.MISSED})
_PATIENCE = 60  # days after the last day planned in which a step still counts to what was promised


class Progress(StrEnum):
    """How far a promise has come."""

    PROMISED = "promised"
    PARTLY = "partly"
    DONE = "done"
    UNPROMISED = "unpromised"  # carried out, and nobody told of a promise before
    FAILED = "failed"  # called off or not kept


@dataclass(frozen=True, slots=True)
class Tally:
    """A number of people: `by_party` says of which side (the side that they belong to), as far as it is told."""

    by_party: tuple[tuple[str, int], ...] = ()
    total: int | None = None

    @classmethod
    def of(cls, facts: Facts) -> "Tally":
        """Return the numbers of a mention or an event; the sum of both sides is their total."""
        by_party = tuple(sorted(facts.persons_by_party))
        summed = sum(count for _, count in by_party) if len(by_party) > 1 else None
        return cls(by_party, facts.persons_total if facts.persons_total is not None else summed)

    def __bool__(self) -> bool:
        return bool(self.by_party) or self.total is not None

    def __add__(self, other: "Tally") -> "Tally":
        """Add what both tell; a number that only one of them tells is the least that the sum can be."""
        mine, theirs = dict(self.by_party), dict(other.by_party)
        total = None if self.total is None and other.total is None else (self.total or 0) + (other.total or 0)
        sides = sorted(mine.keys() | theirs.keys())
        return Tally(tuple((side, mine.get(side, 0) + theirs.get(side, 0)) for side in sides), total)

    def lacking(self, done: "Tally") -> "Tally":
        """Return what is promised here and not done there; never less than nobody."""
        came = dict(done.by_party)
        total = None if self.total is None or done.total is None else max(0, self.total - done.total)
        return Tally(tuple((side, max(0, count - came.get(side, 0))) for side, count in self.by_party), total)

    @property
    def people(self) -> int:
        """How many there are at least."""
        return max(self.total or 0, sum(count for _, count in self.by_party))


@dataclass(frozen=True, slots=True)
class Step(Generic[K]):
    """One handing over: the event that tells it, and how many came (or are to come)."""

    key: K
    event: Event
    tally: Tally


@dataclass(frozen=True, slots=True)
class Exchange(Generic[K]):
    """One line of the ledger: `key` is the event that promises, or that was carried out without a promise.

    `steps` were carried out, `planned` ones of the same promise are still to come.
    """

    key: K
    event: Event
    promised: Tally
    steps: tuple[Step[K], ...]
    planned: tuple[Step[K], ...]
    progress: Progress

    @property
    def done(self) -> Tally:
        """How many came in all steps together."""
        return sum((step.tally for step in self.steps), Tally())

    @property
    def exact(self) -> bool:
        """Whether the number of each step is told: else fewer may be outstanding than is said."""
        return all(step.tally for step in self.steps)

    @property
    def outstanding(self) -> Tally:
        """How many were promised and have not come; nothing where no number was promised or it failed."""
        if not self.promised or self.progress in (Progress.DONE, Progress.FAILED):
            return Tally()
        return self.promised.lacking(self.done or Tally((), 0))


@dataclass(slots=True)
class _Account(Generic[K]):
    """A promise while its steps are gathered."""

    key: K
    event: Event
    promised: Tally
    told: date
    until: date
    steps: list[Step[K]] = field(default_factory=list)
    planned: list[Step[K]] = field(default_factory=list)

    @property
    def rest(self) -> int:
        return self.promised.people - sum(step.tally.people for step in self.steps)

    def takes(self, step: Step[K], day: date) -> bool:
        """Whether a handing over on a day may be a step of this promise."""
        open_ = self.event.facts.status not in _FAILED and self.told <= day <= self.until
        return open_ and 0 < step.tally.people <= self.rest

    def closed(self) -> Exchange[K]:
        if not self.steps:
            progress = Progress.FAILED if self.event.facts.status in _FAILED else Progress.PROMISED
        elif self.rest > 0 and all(step.tally for step in self.steps):
            progress = Progress.PARTLY
        else:
            progress = Progress.DONE
        return Exchange(self.key, self.event, self.promised, tuple(self.steps), tuple(self.planned), progress)


def exchanges(events: Mapping[K, Event], claims: Mapping[K, Sequence[Claim]]) -> list[Exchange[K]]:
    """Return the exchanges among events, by the day on which they were promised or, unpromised, took place.

    An exchange is a step of what was promised last between the same sides, if it took place (or is planned)
    after the promise was told, within two months of the last day planned, and is not more than what is still
    outstanding. What was promised for the event itself counts first. All this follows from days, sides and numbers
    alone, so each line names its steps: a reader can check them.
    """
    listed = {key: event for key, event in events.items() if event.facts.kind is Kind.PRISONER_EXCHANGE}
    told = {key: _told(event, claims.get(key, ())) for key, event in listed.items()}
    promises = {key: _promised(event, claims.get(key, ())) for key, event in listed.items()}
    found: list[Exchange[K]] = []
    accounts: dict[frozenset[str], list[_Account[K]]] = {}
    for key in sorted(listed, key=lambda one: (told[one], promises[one] is None, str(one))):
        event, day, promised = listed[key], told[key], promises[key]
        done = event.facts.status in _DONE
        step = Step(key, event, Tally.of(event.facts) if done else promised or Tally())
        known = accounts.setdefault(expand(event.facts.parties), []) if event.facts.parties else []
        on = event.facts.when.start or day
        home = next((account for account in reversed(known) if account.takes(step, on)), None)
        if home is not None and event.facts.status not in _FAILED:
            (home.steps if done else home.planned).append(step)
        elif promised is None:
            found.append(Exchange(key, event, Tally(), (step,), (), Progress.UNPROMISED))
        else:
            until = max(event.facts.when.end or day, day) + timedelta(_PATIENCE)
            account = _Account(key, event, promised, day, until, [step] if done else [])
            known.append(account)
            found.append(account.closed())
    closed = {account.key: account.closed() for several in accounts.values() for account in several}
    return sorted((closed.get(one.key, one) for one in found), key=lambda one: (told[one.key], str(one.key)))


def _told(event: Event, claims: Sequence[Claim]) -> date:
    """Return the day from which on an exchange was promised; of one that nobody promised, that of the exchange."""
    planned = [claim for claim in claims if claim.mention.facts.status in PLANNED]
    if event.facts.status in _DONE and event.facts.when.start and not planned:
        return event.facts.when.start
    days = [claim.published.day for claim in planned or claims if claim.published]
    return min(days, default=event.facts.when.start or date.max - timedelta(_PATIENCE))


def _promised(event: Event, claims: Iterable[Claim]) -> Tally | None:
    """Return what was promised, of one carried out what was promised last; None where it never was a promise."""
    if event.facts.status not in _DONE:
        return Tally.of(event.facts)
    planned = [claim for claim in claims if claim.mention.facts.status in PLANNED]
    planned.sort(key=lambda claim: claim.published.day if claim.published else date.min, reverse=True)
    told = (tally for claim in planned if (tally := Tally.of(claim.mention.facts)))
    return next(told, Tally()) if planned else None
