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

    def __bool__(self) -> bool:
        return self != Filter()

    def narrows(self) -> bool:
        """Whether anything but words and as-of is asked for."""
        return replace(self, words="", as_of=None) != Filter()

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
            and (self.disputed is None or self.disputed == bool(event.disputes))
            and self._in_time(facts)
        )

    def _in_time(self, facts: Facts) -> bool:
        start, end = facts.when.start, facts.when.end
        if start is None or end is None:
            return self.since is None and self.until is None
        return (self.since is None or end >= self.since) and (self.until is None or start <= self.until)
