"""The events of a dossier: what they bear, what the user corrected, and which are asked for."""

# ruff: noqa: S608  SQL is put together from constants of this room; values are always bound

import json
from bisect import insort
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from tracker.collecting import without_collecting
from tracker.events.consensus import decide
from tracker.events.event import Claim, Correction, Event, Review
from tracker.events.history import Stage, stages
from tracker.events.negotiations import Negotiation, negotiations
from tracker.mentions.mention import Kind, Status
from tracker.store.connection import Connection, batches, marks
from tracker.store.event_rows import EVENT, SELECT, Standing, StoredEvent, by_day, event_of, event_row
from tracker.store.filters import Filter
from tracker.store.ids import ArticleId, EventId
from tracker.store.mentions import Mentions
from tracker.store.past import Past
from tracker.store.search import Search
from tracker.store.values import plain, to_json, value_of

__all__ = ["Events", "Standing", "StoredEvent"]

_SET = ", ".join(f"{name} = ?" for name in EVENT.split(", "))
_CURRENT = "e.standing = 'current'"
_MANY = 100  # events that changed beyond which all are put in order anew
_NEAR = 400  # events compared with one new claim at most, nearest in time first
_LONGEST = 400  # days of an event's window, and of its being told: bounds what is looked through, a year fits
_OPEN = (Status.PROPOSED, Status.SCHEDULED, Status.POSTPONED)


class Events:
    """All events; changes only inside a step. Unless said otherwise only the current ones are returned."""

    def __init__(self, connection: Connection, mentions: Mentions, search: Search) -> None:
        self._connection = connection
        self._mentions = mentions
        self._search = search
        self._read: dict[EventId, StoredEvent] = {}
        self._read_at = -1
        self._ahead = 0  # the last one that was read ahead
        self._past: Past | None = None
        self._belonging: dict[EventId, Negotiation] | None = None
        self._belonging_by: dict[EventId, _Belonging] = {}  # what the negotiations were found by
        self._all: list[StoredEvent] | None = None
        self._touched: set[EventId] = set()  # since `all` was asked last
        self._unsure: set[EventId] = set()  # since `negotiations` was asked last

    def all(self) -> list[StoredEvent]:
        """Return every current event by its day; those without one come last."""
        if self._connection.writing:  # what is not committed yet may be taken back
            return self._where(_CURRENT, ())
        self._notice_others()
        if self._all is None or len(self._touched) > _MANY:
            self._all = self._where(_CURRENT, ())
        elif self._touched:
            kept = [stored for stored in self._all if stored.id not in self._touched]
            for stored in self.some(self._touched):
                if stored.standing is Standing.CURRENT:
                    insort(kept, stored, key=by_day)
            self._all = kept
        self._touched.clear()
        return list(self._all)

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
        known: dict[EventId, StoredEvent] = {}
        if not self._connection.writing:  # what is not committed yet may be taken back
            self._notice_others()
            known = self._read
        with without_collecting():
            if not known:  # one question is twice as fast as one for the order and many for the rows
                rows = self._connection.rows(f"{SELECT} WHERE {condition} ORDER BY {order}", parameters)
                found = [event_of(row) for row in rows]
                known.update((stored.id, stored) for stored in found)
                return found
            ids = [
                EventId(key)
                for (key,) in self._connection.rows(
                    f"SELECT e.id FROM events AS e WHERE {condition} ORDER BY {order}", parameters
                )
            ]
            for few in batches(key for key in ids if key not in known):
                for row in self._connection.rows(f"{SELECT} WHERE e.id IN ({marks(len(few))})", few):
                    stored = event_of(row)
                    known[stored.id] = stored
        return [known[key] for key in ids if key in known]

    def read_ahead(self, most: int) -> int:
        """Read so many events at most for `all`, and return how many there were: 0 when all are read."""
        self._notice_others()
        with without_collecting():
            rows = self._connection.rows(
                f"{SELECT} WHERE e.standing = 'current' AND e.id > ? ORDER BY e.id LIMIT ?", (self._ahead, most)
            )
            found = [event_of(row) for row in rows]
            self._read.update((stored.id, stored) for stored in found)
            self._ahead = found[-1].id if found else self._ahead
        return len(found)

    def _notice_others(self) -> None:
        """Read everything anew after another connection's commit."""
        elsewhere = self._connection.value("PRAGMA data_version")  # counts the commits of other connections
        if elsewhere != self._read_at:
            self._read.clear()
            self._past = None
            self._belonging = None
            self._all = None
            self._read_at = elsewhere
            self._ahead = 0

    def forget(self, ids: Iterable[EventId], articles: Iterable[ArticleId] = ()) -> None:
        """Read these events anew next time: a step of this connection touched them, or articles that tell of them."""
        ids = set(ids)
        self._touched |= ids
        self._unsure |= ids
        for key in ids:
            self._read.pop(key, None)
        if self._past is not None:
            self._past.forget(ids, articles)

    # ------------------------------------------------------------------ which are asked for

    def matching(self, wanted: Filter) -> list[StoredEvent]:
        """Return the current events that a filter lets through, by their day."""
        if wanted.as_of is not None:
            return self._as_of(wanted, wanted.as_of)
        condition, parameters = wanted.condition()
        found = self._where(f"e.standing = 'current' AND {condition}", parameters)
        return self._narrowed(found, wanted)

    def _narrowed(self, found: list[StoredEvent], wanted: Filter) -> list[StoredEvent]:
        """Return those that bear the words, are told by the articles and belong to the negotiations asked for."""
        if wanted.words.strip():
            having = set(self._search.events(wanted.words, limit=-1))
            found = [stored for stored in found if stored.id in having]
        tellers = wanted.tellers()
        if tellers is not None:
            told = {EventId(key) for (key,) in self._connection.rows(*tellers)}
            found = [stored for stored in found if stored.id in told]
        if wanted.negotiations:
            belonging = self.negotiations()
            found = [
                stored for stored in found if stored.id in belonging and belonging[stored.id].key in wanted.negotiations
            ]
        return found

    def _as_of(self, wanted: Filter, day: date) -> list[StoredEvent]:
        """Return the events as they were known on a day, by their day then."""
        known = self._known().on(day)
        found = [stored for stored in known if wanted.accepts(stored.event)] if wanted.narrows() else known
        return self._narrowed(found, wanted)

    def known_on(self, event: EventId, day: date) -> StoredEvent | None:
        """Return an event as it was known on a day, None where nothing was known of it."""
        return self._known().one(event, day)

    def changed_between(self, before: date, after: date) -> set[EventId]:
        """Return the events that are shown, gone or told otherwise on one of two days; `date.max` is what is known now.

        What a slider has to draw anew when it goes from one day to the other.
        """
        return self._known().changed(before, after)

    def prepare_as_of(self, most: int = 100) -> bool:
        """Work out at most so many of the states that a slider over the days may come to; whether all are ready.

        To be called while the user waits for nothing: a step to a day that is prepared only looks up.
        """
        return self._known().prepare(most)

    def negotiations(self) -> dict[EventId, Negotiation]:
        """Return the negotiation of every current event, the user's own where an event was put to one."""
        if self._connection.writing:  # what is not committed yet may be taken back
            return negotiations({stored.id: stored.event for stored in self.all()})
        self._notice_others()
        if self._belonging is None or self._belong_otherwise():
            with without_collecting():
                events = {stored.id: stored.event for stored in self.all()}
                self._belonging = negotiations(events)
                self._belonging_by = {key: _belonging_by(event) for key, event in events.items()}
        self._unsure.clear()
        return self._belonging

    def _belong_otherwise(self) -> bool:
        """Whether what changed since the negotiations were found can have changed them: most edits cannot."""
        if not self._unsure:
            return False
        now = {
            stored.id: _belonging_by(stored.event)
            for stored in self.some(self._unsure)
            if stored.standing is Standing.CURRENT
        }
        return any(now.get(key) != self._belonging_by.get(key) for key in self._unsure)

    def histories(self, ids: Collection[EventId]) -> dict[EventId, tuple[Stage, ...]]:
        """Return how the dates of these events went (`events.history`), older versions of articles heard too."""
        spoken = self._mentions.spoken(ids)
        corrections = self.all_corrections(ids)
        return {
            key: stages([claim for claim, _ in spoken.get(key, ())], corrections.get(key, ())) for key in sorted(ids)
        }

    def tags(self) -> list[str]:
        """Return all tags in use, sorted."""
        return sorted({tag for stored in self.all() for tag in stored.event.tags})

    def places(self) -> list[str]:
        """Return all places of current events by their English names, sorted."""
        return sorted({place for stored in self.all() if (place := stored.event.facts.place)})

    def days_told(self) -> list[date]:
        """Return the days on which what is known changed, ascending: the stops of a slider."""
        return self._known().days()

    def _known(self) -> Past:
        if self._connection.writing:  # what is not committed yet may be taken back
            return Past(self._connection, self._mentions, self._shown, self._decided_all)
        self._notice_others()
        if self._past is None:
            self._past = Past(self._connection, self._mentions, self._shown, self._decided_all)
        return self._past

    def _shown(self, ids: Collection[EventId] | None) -> list[StoredEvent]:
        """Return these events (all, if none are named) but those that the user deleted."""
        if ids is None:
            return self._where("e.standing <> 'deleted'", ())
        return [stored for stored in self.some(ids) if stored.standing is not Standing.DELETED]

    def _decided_all(self, asked: Sequence[tuple[StoredEvent, Sequence[Claim]]]) -> list[Event | None]:
        """Return what each event is by these claims of it alone; None where nobody claims it."""
        corrections = self.all_corrections({stored.id for stored, _ in asked})
        return [
            self.decided(stored, claims, corrections.get(stored.id, ())) if claims else None for stored, claims in asked
        ]

    @staticmethod
    def decided(stored: StoredEvent, claims: Sequence[Claim], corrections: Iterable[Correction]) -> Event:
        """Return the event that these claims and corrections make, with the user's title, note and review."""
        event = stored.event
        return decide(claims, tuple(corrections), event.review, event.title, event.note, event.tags, event.negotiation)

    def near(self, kind: Kind, first: date, last: date, parties: Collection[str]) -> list[EventId]:
        """Return the events, whatever their standing, that a claim reaching over these days may belong to.

        Of its kind, with one of these as party or setter where it names any, and on these days; or, if still
        open or without a date, told of within two months before. At most 400, nearest first.
        """
        days = {"kind": kind.value, "first": first.isoformat(), "last": last.isoformat()}
        names = {f"party{number}": party for number, party in enumerate(sorted(parties))}
        listed = ", ".join(f":{name}" for name in names)
        shared = f"EXISTS (SELECT 1 FROM event_parties WHERE party IN ({listed}) AND event = e.id)"
        demands = f"EXISTS (SELECT 1 FROM json_each(e.set_by) WHERE value IN ({listed}))"
        common = f" AND (e.parties = '[]' OR {shared} OR {demands})" if names else ""
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
        row = event_row(event, standing, told)
        if key is None:
            insert = f"INSERT INTO events ({EVENT}) VALUES ({marks(len(row))})"
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

    def set_tags(self, event: EventId, tags: Iterable[str]) -> None:
        """Give an event exactly these tags."""
        self._connection.write("UPDATE events SET tags = ? WHERE id = ?", (to_json(sorted(set(tags))), event))

    def set_negotiation(self, ids: Iterable[EventId], name: str) -> None:
        """Put events to a negotiation of the user's own; an empty name lets it follow from the parties again."""
        for few in batches(ids):
            update = f"UPDATE events SET negotiation = ? WHERE id IN ({marks(len(few))})"
            self._connection.write(update, (name, *few))

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
            self._connection.write(f"DELETE FROM left_open WHERE event IN ({listed})", few)
            self._connection.write(f"DELETE FROM scene_events WHERE event IN ({listed})", few)
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

    def left_open(self) -> frozenset[tuple[EventId, str]]:
        """Return the events and fields on which the user lets the sources differ, until one says something new."""
        rows = self._connection.rows(
            'SELECT l.event, l.field, l."values", e.disputes FROM left_open AS l JOIN events AS e ON e.id = l.event'
        )
        return frozenset(
            (EventId(event), field) for event, field, said, disputes in rows if said == _said(disputes, field)
        )

    def leave_open(self, event: EventId, field: str) -> None:
        """Let the sources differ on a field."""
        disputes = self._connection.value("SELECT disputes FROM events WHERE id = ?", (event,))
        self._connection.write(
            'INSERT INTO left_open (event, field, "values") VALUES (?, ?, ?)'
            ' ON CONFLICT (event, field) DO UPDATE SET "values" = excluded."values"',
            (event, field, _said(disputes, field)),
        )

    def ask_again(self, event: EventId, field: str) -> None:
        """Let the sources differ on a field no longer."""
        self._connection.write("DELETE FROM left_open WHERE event = ? AND field = ?", (event, field))


_Belonging = tuple[tuple[str, ...], tuple[str, ...], date | None, str]


def _belonging_by(event: Event) -> _Belonging:
    facts = event.facts
    return facts.parties, facts.set_by, facts.when.start, event.negotiation


def _said(disputes: str, field: str) -> str:
    """Return the values in dispute, whoever tells them, in an order of their own."""
    said = [value for name, values in json.loads(disputes) if name == field for value, _ in values]
    return to_json(sorted(said, key=to_json))
