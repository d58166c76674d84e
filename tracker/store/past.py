"""Past: the events as they were known on any day, prepared from the days on which articles told of them."""

# ruff: noqa: S608  SQL is put together from constants of this room; values are always bound

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from tracker.events.as_of import History
from tracker.events.event import Claim, Event
from tracker.store.connection import Connection, batches, marks
from tracker.store.event_rows import Standing, StoredEvent, by_day
from tracker.store.ids import ArticleId, EventId
from tracker.store.mentions import UNTIL, Mentions

Shown = Callable[[Collection[EventId] | None], list[StoredEvent]]
Decided = Callable[[Sequence[tuple[StoredEvent, Sequence[Claim]]]], list[Event | None]]


class Past:
    """What one connection knows of the past; whoever keeps it says what changed (`forget`)."""

    def __init__(self, connection: Connection, mentions: Mentions, shown: Shown, decided: Decided) -> None:
        self._connection = connection
        self._mentions = mentions
        self._shown = shown
        self._decided = decided
        self._now: dict[EventId, StoredEvent] = {}
        self._history: History[EventId, StoredEvent] = History(self._then, by_day)
        self._stale: set[EventId] = set()
        self._load(None)

    def on(self, day: date) -> list[StoredEvent]:
        """Return the events as they were known on a day, by their own days then."""
        self._renew()
        return self._history.on(day)

    def one(self, event: EventId, day: date) -> StoredEvent | None:
        """Return an event as it was known on a day, None where it was not."""
        self._renew()
        return self._history.one(event, day)

    def changed(self, before: date, after: date) -> set[EventId]:
        """Return the events of which one of two days knew otherwise than the other."""
        self._renew()
        return self._history.changed(before, after)

    def prepare(self, most: int) -> bool:
        """Work out so many states at most; whether all are ready."""
        self._renew()
        return self._history.prepare(most)

    def days(self) -> list[date]:
        """Return the days on which something was told, ascending."""
        self._renew()
        return self._history.days()

    def forget(self, events: Iterable[EventId], articles: Iterable[ArticleId]) -> None:
        """Look at these events anew next time, and at those of which these articles tell."""
        self._stale.update(events)
        for few in batches(sorted(articles)):
            rows = self._connection.rows(
                "SELECT DISTINCT event FROM mentions WHERE article IN"
                f" (SELECT id FROM articles WHERE id IN ({marks(len(few))})"
                f" UNION SELECT id FROM articles WHERE version_of IN ({marks(len(few))}))"
                " AND event IS NOT NULL",
                [*few, *few],
            )
            self._stale.update(EventId(key) for (key,) in rows)

    def _renew(self) -> None:
        if not self._stale:
            return
        stale, self._stale = self._stale, set()
        for key in stale:
            self._now.pop(key, None)
            self._history.drop(key)
        self._load(stale)

    def _load(self, ids: Collection[EventId] | None) -> None:
        days = self._days(ids)
        for stored in self._shown(ids):
            self._now[stored.id] = stored
            if stored.id not in days:
                self._history.keep(stored.id, [stored.first_told] if stored.first_told else [], stored)
            elif stored.standing is Standing.CURRENT:
                self._history.keep(stored.id, days[stored.id], stored)
            else:  # nobody tells it any more, from the day of the last newer version on
                self._history.keep(stored.id, [*days[stored.id], date.max], None)

    def _days(self, ids: Collection[EventId] | None) -> dict[EventId, set[date]]:
        """Return, for events (all, if none are named) that looked otherwise once, the days on which that changed.

        An article tells of its events on its day, and ceases to on that of a newer version.
        """
        select = (
            f"SELECT m.event, a.published_day, {UNTIL} FROM mentions AS m JOIN articles AS a ON a.id = m.article"
            " WHERE m.event IN (SELECT id FROM events WHERE first_told < last_told OR standing = 'retracted' UNION"
            " SELECT o.event FROM articles AS b JOIN mentions AS o ON o.article = b.id WHERE b.superseded)"
        )
        if ids is None:
            rows = self._connection.rows(select)
        else:
            rows = [
                row
                for few in batches(sorted(ids))
                for row in self._connection.rows(f"{select} AND m.event IN ({marks(len(few))})", few)
            ]
        days: dict[EventId, set[date]] = defaultdict(set)
        for event, *moments in rows:
            days[EventId(event)].update(_day(moment) for moment in moments if moment)
        return days

    def _then(self, asked: Sequence[tuple[EventId, date]]) -> list[StoredEvent | None]:
        """Return what was known of each event on each day."""
        spoken = self._mentions.spoken({key for key, _ in asked})
        claims = [
            [
                claim
                for claim, until in spoken.get(key, ())
                if claim.published is not None and claim.published.day <= day and (until is None or day < until)
            ]
            for key, day in asked
        ]
        stored = [self._now[key] for key, _ in asked]
        decided = self._decided(list(zip(stored, claims, strict=True)))
        return [
            None if event is None else replace(now, event=event, standing=Standing.CURRENT)
            for now, event in zip(stored, decided, strict=True)
        ]


@lru_cache(maxsize=10_000)
def _day(text: str) -> date:
    return date.fromisoformat(text)
