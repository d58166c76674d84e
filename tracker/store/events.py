"""The events of a dossier: what they bear, what the user corrected, and which are asked for."""

# ruff: noqa: S608  SQL is put together from constants of this room; values are always bound

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from tracker.events.consensus import decide
from tracker.events.event import Claim, Correction, Dispute, Event, Review
from tracker.mentions.mention import Kind, Status
from tracker.store.connection import Connection, batches, marks
from tracker.store.filters import Filter
from tracker.store.ids import EventId, MentionId
from tracker.store.mentions import Mentions
from tracker.store.search import Search
from tracker.store.values import FACTS, facts_of, facts_row, plain, to_json, value_of

_EVENT = (
    f"{FACTS}, title, note, review, standing, sources, disputed,"
    " corrected, bearers, told_by, disputes, first_told, last_told"
)
_SET = ", ".join(f"{name} = ?" for name in _EVENT.split(", "))
_SELECT = "SELECT " + ", ".join(f"e.{name}" for name in _EVENT.split(", ")) + ", e.id FROM events AS e"
_REVIEWS = {review.value: review for review in Review}
_NEAR = 400  # events compared with one new claim at most, nearest in time first
_LONGEST = 400  # days of an event's window, and of its being told: bounds what is looked through, a year fits
_OPEN = (Status.PROPOSED, Status.SCHEDULED, Status.POSTPONED)


class Standing(StrEnum):
    """Whether an event is shown."""

    CURRENT = "current"
    RETRACTED = "retracted"  # only older versions of articles tell it
    DELETED = "deleted"  # the user deleted it; it is kept so that it stays away when it is read again


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
        return bool(event.corrected or event.title or event.note or event.review is not Review.NEW)


class Events:
    """All events; changes only inside a step. Unless said otherwise only the current ones are returned."""

    def __init__(self, connection: Connection, mentions: Mentions, search: Search) -> None:
        self._connection = connection
        self._mentions = mentions
        self._search = search
        self._read: dict[EventId, StoredEvent] = {}
        self._read_at = -1

    def all(self) -> list[StoredEvent]:
        """Return every current event by its day; those without one come last."""
        return self._where("e.standing = 'current'", ())

    def some(self, ids: Iterable[EventId]) -> list[StoredEvent]:
        """Return these events, whatever their standing, in the order of their ids; ids that are gone are left out."""
        found: list[StoredEvent] = []
        for few in batches(sorted(set(ids))):
            found.extend(self._where(f"e.id IN ({marks(len(few))})", few))
        return sorted(found, key=lambda stored: stored.id)

    def get(self, event: EventId) -> StoredEvent:
        """Return one event, whatever its standing; raises KeyError if it is gone."""
        found = self._where("e.id = ?", (event,))
        if not found:
            raise KeyError(event)
        return found[0]

    def count(self) -> int:
        """Return how many current events there are."""
        return int(self._connection.value("SELECT count(*) FROM events WHERE standing = 'current'"))

    def standing(self, standing: Standing) -> list[StoredEvent]:
        """Return the events of one standing: what was deleted, what was retracted."""
        return self._where("e.standing = ?", (standing.value,))

    def _where(self, condition: str, parameters: Sequence[Any]) -> list[StoredEvent]:
        """Return the events of a condition by their day, parsing only those that changed since they were read last."""
        order = 'e."start" IS NULL, e."start", e."end", e.id'
        ids = [
            EventId(key)
            for (key,) in self._connection.rows(
                f"SELECT e.id FROM events AS e WHERE {condition} ORDER BY {order}", parameters
            )
        ]
        known: dict[EventId, StoredEvent] = {}
        if not self._connection.writing:  # what is not committed yet may be taken back
            elsewhere = self._connection.value("PRAGMA data_version")  # counts the commits of other connections
            if elsewhere != self._read_at:
                self._read.clear()
                self._read_at = elsewhere
            known = self._read
        for few in batches(key for key in ids if key not in known):
            for row in self._connection.rows(f"{_SELECT} WHERE e.id IN ({marks(len(few))})", few):
                stored = _event_of(row)
                known[stored.id] = stored
        return [known[key] for key in ids if key in known]

    def forget(self, ids: Iterable[EventId]) -> None:
        """Read these events anew next time: a step of this connection touched them."""
        for key in ids:
            self._read.pop(key, None)

    # ------------------------------------------------------------------ which are asked for

    def matching(self, wanted: Filter) -> list[StoredEvent]:
        """Return the current events that a filter lets through, by their day."""
        if wanted.as_of is not None:
            return self._as_of(wanted, wanted.as_of)
        condition, parameters = wanted.condition()
        found = self._where(f"e.standing = 'current' AND {condition}", parameters)
        return self._with_words(found, wanted.words)

    def _with_words(self, found: list[StoredEvent], words: str) -> list[StoredEvent]:
        if not words.strip():
            return found
        having = set(self._search.events(words, limit=-1))
        return [stored for stored in found if stored.id in having]

    def _as_of(self, wanted: Filter, day: date) -> list[StoredEvent]:
        """Return the events as they were known on a day: only those told later than that are decided anew."""
        known = self._where(
            "e.standing <> 'deleted' AND (e.first_told <= ? OR e.first_told IS NULL)", (day.isoformat(),)
        )
        stale = [stored.id for stored in known if _told_after(stored, day)]
        claims = self._mentions.claims(stale, as_of=day) if stale else {}
        corrections = self.all_corrections(stale)
        found = []
        for stored in known:
            event: Event | None = stored.event
            if _told_after(stored, day):
                mine = claims.get(stored.id, [])
                event = self.decided(stored, mine, corrections.get(stored.id, ())) if mine else None
            elif stored.standing is not Standing.CURRENT:
                event = None
            if event is not None and wanted.accepts(event):
                found.append(replace(stored, event=event, standing=Standing.CURRENT))
        found.sort(key=lambda stored: _by_day(stored))
        return self._with_words(found, wanted.words)

    @staticmethod
    def decided(stored: StoredEvent, claims: Sequence[Claim], corrections: Iterable[Correction]) -> Event:
        """Return the event that these claims and corrections make, with the user's title, note and review."""
        event = stored.event
        return decide(claims, tuple(corrections), event.review, event.title, event.note)

    def near(self, kind: Kind, first: date, last: date, parties: Collection[str]) -> list[EventId]:
        """Return the events, whatever their standing, that a claim reaching over these days may belong to.

        Of its kind, with a party in common where both name any, and on these days; or, if still
        open or without a date, told of within two months before. At most 400, nearest first.
        """
        days = {"kind": kind.value, "first": first.isoformat(), "last": last.isoformat()}
        names = {f"party{number}": party for number, party in enumerate(sorted(parties))}
        listed = ", ".join(f":{name}" for name in names)
        shared = f"EXISTS (SELECT 1 FROM event_parties WHERE party IN ({listed}) AND event = e.id)"
        common = f" AND (e.parties = '[]' OR {shared})" if names else ""
        still_open = ", ".join(f"'{status.value}'" for status in _OPEN)
        rows = self._connection.rows(
            f"""
            SELECT id, abs(julianday(coalesce("start", last_told)) - julianday(:first)) AS away FROM (
                SELECT id, "start", last_told FROM events AS e
                WHERE kind = :kind AND "start" BETWEEN date(:first, '-{_LONGEST} days') AND :last
                AND "end" >= :first{common}
                UNION
                SELECT id, "start", last_told FROM events AS e
                WHERE kind = :kind AND first_told <= :last
                AND last_told BETWEEN date(:first, '-60 days') AND date(:last, '+{_LONGEST} days')
                AND ("start" IS NULL OR dated_by = 'announcement' OR status IN ({still_open})){common}
            ) ORDER BY away, id LIMIT :most""",
            days | names | {"most": _NEAR},
        )
        return [EventId(key) for key, _ in rows]

    # ------------------------------------------------------------------ changing

    def found(self, claim: Claim) -> EventId:
        """Make an event of its first claim."""
        return self.save(None, decide([claim]), [claim], Standing.CURRENT)

    def save(self, key: EventId | None, event: Event, claims: Sequence[Claim], standing: Standing) -> EventId:
        """Write an event as its claims tell it now; a new one, if it has no id yet."""
        told = sorted({claim.published.day.isoformat() for claim in claims if claim.published} | self._told_days(key))
        row = (
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
        )
        if key is None:
            insert = f"INSERT INTO events ({_EVENT}) VALUES ({marks(len(row))})"
            return EventId(self._connection.write(insert, row))
        self._connection.write(f"UPDATE events SET {_SET} WHERE id = ?", (*row, key))
        return key

    def _told_days(self, key: EventId | None) -> set[str]:
        """Return the first and the last day on which any version of an article told of an event."""
        days = self._connection.row(
            "SELECT min(published_day), max(published_day) FROM mentions AS m JOIN articles AS a ON a.id = m.article"
            " WHERE m.event = ?",
            (key,),
        )
        return set(filter(None, days or ()))

    def set_title(self, event: EventId, title: str) -> None:
        """Give an event the user's own name; an empty one lets it be worded from the facts again."""
        self._connection.write("UPDATE events SET title = ? WHERE id = ?", (title, event))

    def set_note(self, event: EventId, note: str) -> None:
        """Write the user's note on an event."""
        self._connection.write("UPDATE events SET note = ? WHERE id = ?", (note, event))

    def set_review(self, ids: Iterable[EventId], review: Review) -> None:
        """Accept events, reject them, or put them back among the new ones."""
        for few in batches(ids):
            update = f"UPDATE events SET review = ? WHERE id IN ({marks(len(few))})"
            self._connection.write(update, (review.value, *few))

    def set_standing(self, ids: Iterable[EventId], standing: Standing) -> None:
        """Show events, or no longer."""
        for few in batches(ids):
            update = f"UPDATE events SET standing = ? WHERE id IN ({marks(len(few))})"
            self._connection.write(update, (standing.value, *few))

    def remove(self, ids: Iterable[EventId]) -> None:
        """Remove events that no mention speaks of any more, with their corrections."""
        for few in batches(ids):
            listed = marks(len(few))
            self._connection.write(f"DELETE FROM corrections WHERE event IN ({listed})", few)
            self._connection.write(f"DELETE FROM events WHERE id IN ({listed})", few)

    # ------------------------------------------------------------------ the user's own word

    def corrections(self, event: EventId) -> tuple[Correction, ...]:
        """Return what the user set by hand in an event, the latest last."""
        return self.all_corrections([event]).get(event, ())

    def all_corrections(self, ids: Iterable[EventId]) -> dict[EventId, tuple[Correction, ...]]:
        """Return what the user set by hand in these events."""
        found: dict[EventId, tuple[Correction, ...]] = {}
        for few in batches(ids):
            rows = self._connection.rows(
                "SELECT event, field, value, made, note FROM corrections"
                f" WHERE event IN ({marks(len(few))}) ORDER BY made, field",
                few,
            )
            for key, field, value, made, note in rows:
                correction = Correction(field, value_of(field, json.loads(value)), datetime.fromisoformat(made), note)
                found[EventId(key)] = (*found.get(EventId(key), ()), correction)
        return found

    def correct(self, event: EventId, correction: Correction) -> None:
        """Set a field by hand; the newest word of the user's counts."""
        self._connection.write(
            "INSERT INTO corrections (event, field, value, made, note) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (event, field)"
            " DO UPDATE SET value = excluded.value, made = excluded.made, note = excluded.note",
            (
                event,
                correction.field,
                to_json(plain(correction.field, correction.value)),
                correction.made.isoformat(),
                correction.note,
            ),
        )

    def take_back(self, event: EventId, field: str) -> None:
        """Forget what the user set in a field."""
        self._connection.write("DELETE FROM corrections WHERE event = ? AND field = ?", (event, field))


def _told_after(stored: StoredEvent, day: date) -> bool:
    """Whether an event may have looked otherwise on that day than it does now."""
    retracted = stored.standing is Standing.RETRACTED
    return retracted or (stored.last_told is not None and stored.last_told > day)


def _by_day(stored: StoredEvent) -> tuple[bool, date, date, int]:
    when = stored.event.facts.when
    return when.start is None, when.start or date.max, when.end or date.max, stored.id


@lru_cache(maxsize=10_000)
def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _event_of(row: tuple[Any, ...]) -> StoredEvent:
    title, note, review, standing, sources, _, corrected, bearers, told_by, disputes, first, last, key = row[14:]
    return StoredEvent(
        id=EventId(key),
        event=Event(
            facts=facts_of(row),
            told_by=_told_by(bearers, told_by),
            disputes=() if disputes == "[]" else _disputes(disputes),
            corrected=_fields(corrected),
            review=_REVIEWS[review],
            title=title,
            note=note,
            sources=sources,
        ),
        standing=Standing.CURRENT if standing == "current" else Standing(standing),
        first_told=_day(first),
        last_told=_day(last),
    )


def _told_by_row(event: Event) -> tuple[str, str]:
    """Return the bearers, and which of them bear what: the second recurs from event to event and is read once."""
    bearers = list(dict.fromkeys(key for _, keys in event.told_by for key in keys))
    places = {key: place for place, key in enumerate(bearers)}
    return to_json(bearers), to_json({field: [places[key] for key in keys] for field, keys in event.told_by})


def _told_by(bearers: str, column: str) -> tuple[tuple[str, tuple[MentionId, ...]], ...]:
    keys: list[MentionId] = json.loads(bearers)
    if len(keys) == 1:
        only = (keys[0],)
        return tuple([(field, only) for field, _ in _places(column)])
    return tuple([(field, tuple([keys[place] for place in places])) for field, places in _places(column)])


@lru_cache(maxsize=10_000)
def _places(column: str) -> tuple[tuple[str, list[int]], ...]:
    return tuple(json.loads(column).items())


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
