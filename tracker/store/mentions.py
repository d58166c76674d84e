"""The mentions of a dossier, as claims with their article behind them, and the user's decisions on pairs of them."""

# ruff: noqa: S608  SQL is put together from constants of this room; values are always bound

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from tracker.events.event import Claim
from tracker.events.joining import Verdict
from tracker.mentions.mention import Mention
from tracker.store.connection import Connection, batches, marks
from tracker.store.ids import ArticleId, EventId, MentionId
from tracker.store.values import FACTS, facts_of, facts_row, published_of, reasons_json, reasons_of, spans, to_json

_MENTION = ", ".join(f"m.{name}" for name in FACTS.split(", ")) + ", m.confidence, m.evidence, m.reasons"
_SET = ", ".join(f"{name} = ?" for name in FACTS.split(", ")) + ", confidence = ?, evidence = ?, reasons = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMention:
    """A mention as the dossier keeps it."""

    id: MentionId
    article: ArticleId
    event: EventId | None
    mention: Mention
    recorded: datetime


class Mentions:
    """All mentions; changes only inside a step."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_article(self, article: ArticleId) -> list[StoredMention]:
        """Return what an article tells, in the order of the text."""
        return self._where("m.article = ?", (article,))

    def of_event(self, event: EventId, *, superseded: bool = False) -> list[StoredMention]:
        """Return the mentions of an event by day of publication; with `superseded`, those of older versions too."""
        return self._where(
            "m.event = ?" + ("" if superseded else " AND NOT a.superseded"), (event,), "a.published_day, m.id"
        )

    def some(self, ids: Iterable[MentionId]) -> list[StoredMention]:
        """Return these mentions in the order of their ids; ids that are gone are left out."""
        found: list[StoredMention] = []
        for few in batches(sorted(set(ids))):
            found.extend(self._where(f"m.id IN ({marks(len(few))})", few))
        return found

    def _where(self, condition: str, parameters: Iterable[Any], order: str = "m.id") -> list[StoredMention]:
        rows = self._connection.rows(
            f"SELECT {_MENTION}, m.id, m.article, m.event, m.recorded FROM mentions AS m"
            f" JOIN articles AS a ON a.id = m.article WHERE {condition} ORDER BY {order}",
            tuple(parameters),
        )
        return [
            StoredMention(
                id=MentionId(row[17]),
                article=ArticleId(row[18]),
                event=EventId(row[19]) if row[19] is not None else None,
                mention=_mention_of(row),
                recorded=datetime.fromisoformat(row[20]),
            )
            for row in rows
        ]

    def outlets(self) -> dict[EventId, tuple[str, ...]]:
        """Return the outlets whose articles tell of each event, sorted; older versions of articles do not count."""
        found: dict[EventId, list[str]] = defaultdict(list)
        for event, outlet in self._connection.rows(
            "SELECT DISTINCT m.event, a.outlet FROM mentions AS m JOIN articles AS a ON a.id = m.article"
            " WHERE m.event IS NOT NULL AND a.outlet <> '' AND NOT a.superseded ORDER BY a.outlet"
        ):
            found[EventId(event)].append(outlet)
        return {event: tuple(outlets) for event, outlets in found.items()}

    def claims(
        self, events: Collection[EventId] | None = None, as_of: date | None = None
    ) -> dict[EventId, list[Claim]]:
        """Return the claims of events (of all, if none are named), oldest publication first.

        A claim's key is the MentionId, its source the ArticleId. Only the newest version of an article
        claims anything; with `as_of` that is the newest version published until that day, and what
        was published later (or on an unknown day) is left out.
        """
        found: dict[EventId, list[Claim]] = {}
        if events is None:
            conditions: Iterable[tuple[str, list[Any]]] = [("m.event IS NOT NULL", [])]
        else:
            conditions = [(f"m.event IN ({marks(len(few))})", list(few)) for few in batches(sorted(events))]
        standing, day = ("NOT a.superseded", []) if as_of is None else (_CURRENT_AS_OF, [as_of.isoformat()] * 2)
        for condition, parameters in conditions:
            rows = self._connection.rows(
                f"SELECT {_MENTION}, m.id, m.article, m.event, a.published_day, a.published_time, a.published_known,"
                " a.copy_of"
                f" FROM mentions AS m JOIN articles AS a ON a.id = m.article WHERE {condition} AND {standing}"
                " ORDER BY a.published_day, a.id, m.id",
                [*parameters, *day],
            )
            for row in rows:
                published = published_of(row[20], row[21], row[22])
                claim = Claim(MentionId(row[17]), ArticleId(row[18]), published, _mention_of(row), row[23])
                found.setdefault(EventId(row[19]), []).append(claim)
        return found

    def spoken(self, events: Collection[EventId]) -> dict[EventId, list[tuple[Claim, date | None]]]:
        """Return the dated claims of events, oldest publication first, those of older versions of articles too.

        Each comes with the day from which on a newer version speaks instead, None where none does.
        """
        found: dict[EventId, list[tuple[Claim, date | None]]] = {}
        for few in batches(sorted(events)):
            rows = self._connection.rows(
                f"SELECT {_MENTION}, m.id, m.article, m.event, a.published_day, a.published_time, a.published_known,"
                f" a.copy_of, {UNTIL} FROM mentions AS m JOIN articles AS a ON a.id = m.article"
                f" WHERE m.event IN ({marks(len(few))}) AND a.published_day IS NOT NULL"
                " ORDER BY a.published_day, a.id, m.id",
                few,
            )
            for row in rows:
                published = published_of(*row[20:23])
                claim = Claim(MentionId(row[17]), ArticleId(row[18]), published, _mention_of(row), row[23])
                until = date.fromisoformat(row[24]) if row[24] else None
                found.setdefault(EventId(row[19]), []).append((claim, until))
        return found

    def claim(self, key: MentionId) -> Claim:
        """Return one mention as a claim, also that of an older version; raises KeyError if it is gone."""
        row = self._connection.row(
            f"SELECT {_MENTION}, m.article, a.published_day, a.published_time, a.published_known, a.copy_of"
            " FROM mentions AS m JOIN articles AS a ON a.id = m.article WHERE m.id = ?",
            (key,),
        )
        if row is None:
            raise KeyError(key)
        return Claim(key, ArticleId(row[17]), published_of(*row[18:21]), _mention_of(row), row[21])

    def add(self, article: ArticleId, mention: Mention) -> MentionId:
        """Keep a mention; it belongs to no event yet."""
        recorded = datetime.now(UTC).isoformat(timespec="seconds")
        insert = (
            f"INSERT INTO mentions ({FACTS}, confidence, evidence, reasons, article, recorded) VALUES ({marks(19)})"
        )
        return MentionId(self._connection.write(insert, (*_row_of(mention), article, recorded)))

    def replace(self, key: MentionId, mention: Mention) -> None:
        """Let a mention say something else: its article was read again."""
        self._connection.write(f"UPDATE mentions SET {_SET} WHERE id = ?", (*_row_of(mention), key))

    def assign(self, ids: Iterable[MentionId], event: EventId | None) -> None:
        """Make these mentions speak of this event."""
        for few in batches(ids):
            update = f"UPDATE mentions SET event = ? WHERE id IN ({marks(len(few))})"
            self._connection.write(update, (event, *few))

    def remove(self, ids: Iterable[MentionId]) -> None:
        """Remove mentions and what was decided about them."""
        for few in batches(ids):
            listed = marks(len(few))
            self._connection.write(
                f'DELETE FROM verdicts WHERE "first" IN ({listed}) OR "second" IN ({listed})',
                [*few, *few],
            )
            self._connection.write(f"DELETE FROM mentions WHERE id IN ({listed})", few)

    # ------------------------------------------------------------------ what the user decided

    def verdicts(self, ids: Iterable[MentionId] | None = None) -> list[Verdict]:
        """Return the user's decisions on any of these mentions (all, if none are named), the latest last."""
        select = 'SELECT made, "first", "second", same FROM verdicts'
        if ids is None:
            rows = set(self._connection.rows(select))
        else:
            rows = set()
            for few in batches(sorted(set(ids)), 400):
                listed = marks(len(few))
                where = f' WHERE "first" IN ({listed}) OR "second" IN ({listed})'
                rows.update(self._connection.rows(select + where, [*few, *few]))
        return [Verdict(MentionId(first), MentionId(second), bool(same)) for _, first, second, same in sorted(rows)]

    def judge(self, pairs: Iterable[tuple[MentionId, MentionId]], *, same: bool) -> None:
        """Remember that the user holds these pairs for one occasion, or for two; the newest decision counts."""
        latest = self._connection.value("SELECT max(made) FROM verdicts") or ""
        made = max(latest, datetime.now(UTC).isoformat())  # also when the clock was moved back
        for one, other in pairs:
            self._connection.write(
                'INSERT INTO verdicts ("first", "second", same, made) VALUES (?, ?, ?, ?)'
                ' ON CONFLICT ("first", "second") DO UPDATE SET same = excluded.same, made = excluded.made',
                (min(one, other), max(one, other), int(same), made),
            )


UNTIL = """CASE WHEN a.superseded THEN (
    SELECT min(b.published_day) FROM articles AS b
    WHERE (b.version_of = coalesce(a.version_of, a.id) OR b.id = a.version_of)
    AND (b.published_day, coalesce(b.published_time, ''), b.id)
        > (a.published_day, coalesce(a.published_time, ''), a.id)) END"""
"""The day from which on a newer version of the article `a` speaks instead of it."""

_CURRENT_AS_OF = """a.published_day <= ? AND NOT EXISTS (
    SELECT 1 FROM articles AS b
    WHERE (b.version_of = coalesce(a.version_of, a.id) OR b.id = a.version_of)
    AND b.published_day <= ?
    AND (b.published_day, coalesce(b.published_time, ''), b.id)
        > (a.published_day, coalesce(a.published_time, ''), a.id))"""


def _row_of(mention: Mention) -> tuple[Any, ...]:
    return (
        *facts_row(mention.facts),
        mention.confidence,
        to_json(mention.evidence),
        reasons_json(mention.reasons),
    )


def _mention_of(row: tuple[Any, ...]) -> Mention:
    return Mention(facts_of(row), spans(row[15]), row[14], reasons_of(row[16]))
