"""Filter: which events are asked for, whoever asks (window, command line, export)."""

# ruff: noqa: S608  SQL is put together from constants of this room; values are always bound

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tracker.events.event import Event, Review
from tracker.mentions.mention import Facts, Kind, Status
from tracker.store.connection import marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Every field that is set narrows; an empty filter lets all events through.

    `parties` are codes of which an event must have one (as party, not as mediator); `since` and
    `until` keep events whose window touches these days, so events without a date fall out; `words`
    are a question to the search; `as_of` shows the dossier with only what was published until then.
    `outlets`, `languages` and `confidence` (0 to 1, at least) ask for an article that tells of the event;
    `negotiations` are keys of `events.negotiations`.
    """

    kinds: frozenset[Kind] = frozenset()
    statuses: frozenset[Status] = frozenset()
    parties: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    reviews: frozenset[Review] = frozenset()
    since: date | None = None
    until: date | None = None
    words: str = ""
    disputed: bool | None = None
    as_of: date | None = None
    tags: frozenset[str] = frozenset()
    negotiations: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    confidence: float = 0.0

    def __bool__(self) -> bool:
        return self != Filter()

    def narrows(self) -> bool:
        """Whether anything is asked of the event itself: words, as-of, articles and negotiations are not."""
        none: frozenset[str] = frozenset()
        itself = replace(self, words="", as_of=None, negotiations=none, outlets=none, languages=none, confidence=0.0)
        return itself != Filter()

    def tellers(self) -> tuple[str, list[Any]] | None:
        """Return the SQL that finds the events told by the articles asked for, None where any article will do."""
        clauses: list[str] = []
        parameters: list[Any] = []
        for column, values in (("outlet", self.outlets), ("language", self.languages)):
            if values:
                clauses.append(f"a.{column} IN ({marks(len(values))})")
                parameters.extend(sorted(values))
        if self.confidence > 0:
            clauses.append("m.confidence >= ?")
            parameters.append(self.confidence)
        if not clauses:
            return None
        if self.as_of is None:
            clauses.append("NOT a.superseded")
        else:
            clauses.append("a.published_day <= ?")
            parameters.append(self.as_of.isoformat())
        return (
            "SELECT DISTINCT m.event FROM mentions AS m JOIN articles AS a ON a.id = m.article"
            f" WHERE m.event IS NOT NULL AND {' AND '.join(clauses)}",
            parameters,
        )

    def condition(self) -> tuple[str, list[Any]]:
        """Return the SQL about a row `e` of events, words and as-of apart, and its parameters."""
        clauses: list[str] = []
        parameters: list[Any] = []

        def among(column: str, values: frozenset[Any]) -> None:
            if values:
                clauses.append(f"e.{column} IN ({marks(len(values))})")
                parameters.extend(sorted(getattr(value, "value", value) for value in values))

        among("kind", frozenset(self.kinds))
        among("status", frozenset(self.statuses))
        among("place", frozenset(self.places))
        among("review", frozenset(self.reviews))
        if self.parties:
            listed = marks(len(self.parties))
            clauses.append(f"EXISTS (SELECT 1 FROM event_parties WHERE event = e.id AND party IN ({listed}))")
            parameters.extend(sorted(self.parties))
        if self.tags:
            clauses.append(f"EXISTS (SELECT 1 FROM json_each(e.tags) WHERE value IN ({marks(len(self.tags))}))")
            parameters.extend(sorted(self.tags))
        if self.since:
            clauses.append('e."end" >= ?')
            parameters.append(self.since.isoformat())
        if self.until:
            clauses.append('e."start" <= ?')
            parameters.append(self.until.isoformat())
        if self.disputed is not None:
            clauses.append("e.disputed" if self.disputed else "NOT e.disputed")
        return " AND ".join(clauses) or "TRUE", parameters

    def accepts(self, event: Event) -> bool:
        """Whether an event that is not in its row (as of another day) is asked for, words and as-of apart."""
        facts = event.facts
        return (
            (not self.kinds or facts.kind in self.kinds)
            and (not self.statuses or facts.status in self.statuses)
            and (not self.places or facts.place in self.places)
            and (not self.reviews or event.review in self.reviews)
            and (not self.parties or not self.parties.isdisjoint(facts.parties))
            and (not self.tags or not self.tags.isdisjoint(event.tags))
            and (self.disputed is None or self.disputed == bool(event.disputes))
            and self._in_time(facts)
        )

    def _in_time(self, facts: Facts) -> bool:
        start, end = facts.when.start, facts.when.end
        if start is None or end is None:
            return self.since is None and self.until is None
        return (self.since is None or end >= self.since) and (self.until is None or start <= self.until)
