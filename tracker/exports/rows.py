"""Rows: what every format gets of a dossier: each event with its name and the words that prove it."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid5

from tracker.articles.article import Article
from tracker.events import naming
from tracker.events.event import Event, Review
from tracker.events.history import Stage, stages
from tracker.events.negotiations import Negotiation
from tracker.mentions.mention import Mention
from tracker.store.dossier import Dossier
from tracker.store.filters import Filter
from tracker.store.ids import ArticleId, EventId

_NAMESPACE = UUID("5a9c3a0e-6a8e-5d0e-9c57-2f1d0b7e4a11")  # ours; an event's uid is made below it


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's mention of the event; `key` is what the event's `told_by` and disputes call it."""

    key: Hashable
    article: Article
    mention: Mention

    def sentences(self) -> list[str]:
        """Return the sentences that prove it, each as one line."""
        return [" ".join(self.article.text[span.start : span.end].split()) for span in self.mention.evidence]


@dataclass(frozen=True, slots=True)
class Row:
    """An event, an identifier that is unique among the rows, and everything told of it, oldest first.

    `uid` stays the same whatever is read or corrected later, so that a calendar knows the event again.
    """

    key: EventId
    event: Event
    identifier: str
    uid: str
    tellings: tuple[Telling, ...]
    negotiation: Negotiation | None = None
    stages: tuple[Stage, ...] = ()  # how its date went: set, moved, met

    @property
    def first_told(self) -> date | None:
        """The day of the first article that tells of it."""
        days = [telling.article.published.day for telling in self.tellings if telling.article.published]
        return min(days, default=None)


def rows_of(dossier: Dossier, wanted: Filter | None = None) -> list[Row]:
    """Return the events of a dossier that the filter lets through, in the order of their days.

    Rejected events are left out unless the filter asks for them by their review.
    """
    wanted = wanted or Filter()
    if not wanted.reviews:
        wanted = replace(wanted, reviews=frozenset(Review) - {Review.REJECTED})
    stored = dossier.events.matching(wanted)
    claims = dossier.mentions.claims([found.id for found in stored], wanted.as_of)
    sources = {ArticleId(int(str(claim.source))) for told in claims.values() for claim in told}
    articles = {found.id: found.article for found in dossier.articles.some(sources)}
    belonging = dossier.events.negotiations() if stored else {}
    names = naming.numbered([naming.identifier(found.event) for found in stored])
    rows = []
    for found, name in zip(stored, names, strict=True):
        tellings = [
            Telling(claim.key, articles[ArticleId(int(str(claim.source)))], claim.mention)
            for claim in claims.get(found.id, ())
        ]
        uid = _uid(int(found.id), found.event, tellings)
        told = stages(claims.get(found.id, ()))
        rows.append(Row(found.id, found.event, name, uid, tuple(tellings), belonging.get(found.id), told))
    return rows


def _uid(number: int, event: Event, tellings: Sequence[Telling]) -> str:
    """Name an event after the sentence that was read first, or, if the user made it, after its number."""
    if not tellings:
        return str(uuid5(_NAMESPACE, f"by hand {number} {event.facts.kind}"))
    first = min(tellings, key=lambda telling: int(str(telling.key)))
    return str(uuid5(_NAMESPACE, f"{first.article.content} {first.mention.evidence[0].start} {event.facts.kind}"))
