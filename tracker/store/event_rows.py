"""The rows of events: how one is written and read back; reading is done for all of them when a dossier opens."""

# ruff: noqa: S608  SQL is put together from constants of this room; values are always bound

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import repeat
from typing import Any

from tracker.events.event import Dispute, Event, Review
from tracker.store.ids import EventId, MentionId
from tracker.store.values import FACTS, facts_of, facts_row, plain, to_json, value_of

EVENT = (
    f"{FACTS}, title, note, review, standing, sources, disputed,"
    " corrected, bearers, told_by, disputes, first_told, last_told, tags, negotiation"
)
"""The columns of an event, in the order of `event_row`."""
SELECT = "SELECT " + ", ".join(f"e.{name}" for name in EVENT.split(", ")) + ", e.id FROM events AS e"
"""Reads rows for `event_of`."""

_LAST = date.max.toordinal()
_NONE: frozenset[str] = frozenset()
_REVIEWS = {review.value: review for review in Review}


class Standing(StrEnum):
    """Whether an event is shown."""

    CURRENT = "current"
    RETRACTED = "retracted"  # only older versions of articles tell it
    DELETED = "deleted"  # the user deleted it; it is kept so that it stays away when it is read again


_STANDINGS = {standing.value: standing for standing in Standing}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEvent:
    """An event as the dossier keeps it, with the first and the last day on which an article told of it.

    These days count older versions of articles too: what they told was known then.
    """

    id: EventId
    event: Event
    standing: Standing = Standing.CURRENT
    first_told: date | None = None
    last_told: date | None = None

    @property
    def by_hand(self) -> bool:
        """Whether the user had a hand in it: such an event does not vanish with its articles."""
        event = self.event
        own = event.corrected or event.title or event.note or event.tags or event.negotiation
        return bool(own or event.review is not Review.NEW)


def by_day(stored: StoredEvent) -> tuple[int, int, int]:
    """Return what events are sorted by: their days; those without one come last."""
    when = stored.event.facts.when
    if when.start is None or when.end is None:
        return _LAST + 1, 0, stored.id
    return when.start.toordinal(), when.end.toordinal(), stored.id


def event_row(event: Event, standing: Standing, told: Sequence[str]) -> tuple[Any, ...]:
    """Return an event in the order of `EVENT`; `told` are the days on which articles told of it, ascending."""
    return (
        *facts_row(event.facts),
        event.title,
        event.note,
        event.review.value,
        standing.value,
        event.sources,
        int(bool(event.disputes)),
        to_json(sorted(event.corrected)),
        *_told_by_row(event),
        _disputes_json(event.disputes),
        told[0] if told else None,
        told[-1] if told else None,
        to_json(event.tags),
        event.negotiation,
    )


@lru_cache(maxsize=10_000)
def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def event_of(row: tuple[Any, ...]) -> StoredEvent:
    """Return the event of a row that `SELECT` read."""
    title, note, review, standing, sources, _, corrected, bearers, told_by, disputes, first, last, *rest = row[14:]
    tags, negotiation, key = rest
    return StoredEvent(
        id=EventId(key),
        event=Event(
            facts=facts_of(row),
            told_by=_told_by(bearers, told_by),
            disputes=() if disputes == "[]" else _disputes(disputes),
            corrected=_NONE if corrected == "[]" else _fields(corrected),
            review=_REVIEWS[review],
            title=title,
            note=note,
            sources=sources,
            tags=() if tags == "[]" else _tags(tags),
            negotiation=negotiation,
        ),
        standing=_STANDINGS[standing],
        first_told=_day(first),
        last_told=_day(last),
    )


def _told_by_row(event: Event) -> tuple[str, str]:
    """Return the bearers, and which of them bear what: the second recurs from event to event and is read once."""
    bearers = list(dict.fromkeys(key for _, keys in event.told_by for key in keys))
    places = {key: place for place, key in enumerate(bearers)}
    return to_json(bearers), to_json({field: [places[key] for key in keys] for field, keys in event.told_by})


def _told_by(bearers: str, column: str) -> tuple[tuple[str, tuple[MentionId, ...]], ...]:
    if "," not in bearers and bearers != "[]":  # told once, as most are
        only = (MentionId(int(bearers[1:-1])),)
        return tuple(zip(_fields_told(column), repeat(only), strict=False))
    keys = [MentionId(int(key)) for key in bearers[1:-1].split(",") if key]  # a third of json.loads' time
    return tuple([(field, tuple([keys[place] for place in places])) for field, places in _places(column)])


@lru_cache(maxsize=10_000)
def _places(column: str) -> tuple[tuple[str, list[int]], ...]:
    return tuple(json.loads(column).items())


@lru_cache(maxsize=10_000)
def _fields_told(column: str) -> tuple[str, ...]:
    return tuple(json.loads(column))


def _disputes_json(disputes: tuple[Dispute, ...]) -> str:
    return to_json(
        [[item.field, [[plain(item.field, value), keys] for value, keys in item.values]] for item in disputes]
    )


def _disputes(column: str) -> tuple[Dispute, ...]:
    return tuple(
        Dispute(field, tuple((value_of(field, value), tuple(keys)) for value, keys in values))
        for field, values in json.loads(column)
    )


@lru_cache(maxsize=1000)
def _fields(column: str) -> frozenset[str]:
    return frozenset(json.loads(column))


@lru_cache(maxsize=1000)
def _tags(column: str) -> tuple[str, ...]:
    return tuple(json.loads(column))
