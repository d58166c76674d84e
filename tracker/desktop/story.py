"""The events as a story to present: in order of time, each with the sentence that proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.desktop import wording
from tracker.events.event import Review
from tracker.timeline.mark import Mark, marks

if TYPE_CHECKING:
    from tracker.desktop.session import Session
    from tracker.store.events import StoredEvent
    from tracker.store.filters import Filter
    from tracker.store.ids import EventId


class Step(NamedTuple):
    """One event and what is said of it."""

    event: EventId
    mark: Mark
    title: str
    facts: str  # kind, date, status
    sentence: str
    source: str  # outlet of the sentence


def story(session: Session, wanted: Filter | None) -> list[Step]:
    """Return the dated events that `wanted` lets through and nobody rejected, the earliest first."""
    dossier = session.dossier
    if dossier is None:
        return []
    rows = dossier.events.matching(wanted) if wanted else dossier.events.all()
    told = [row for row in rows if row.event.facts.when and row.event.review is not Review.REJECTED]
    told.sort(key=lambda row: (row.event.facts.when.start, row.event.facts.when.end, row.id))
    made = marks(((row.id, row.event) for row in told), lambda event: wording.title(event, session.language))
    return [_step(session, row, mark) for row, mark in zip(told, made, strict=True)]


def _step(session: Session, row: StoredEvent, mark: Mark) -> Step:
    from tracker.dates import wording as dates
    from tracker.events import wording as events

    facts, language = row.event.facts, session.language
    parts = (
        events.kind(facts.kind, language),
        dates.words(facts.when, language, weekday=True),
        events.status(facts.status, language),
    )
    sentence = source = ""
    assert session.dossier is not None
    mentions = session.dossier.mentions.of_event(row.id)
    if mentions and mentions[0].mention.evidence:
        article = session.dossier.articles.get(mentions[0].article).article
        sentence = " ".join(article.text[slice(*mentions[0].mention.evidence[0])].split())
        source = article.outlet or article.title or article.name
    return Step(row.id, mark, mark.label, "  ·  ".join(parts), sentence, source)
