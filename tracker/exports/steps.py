"""Steps: what a presentation tells one after the other: the scenes of the tour or, without one, event by event."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from tracker.dates import wording as dates
from tracker.dates.when import Precision, When
from tracker.events import wording
from tracker.events.event import Review
from tracker.exports.rows import Row, Telling, rows_of
from tracker.exports.words import said
from tracker.store.dossier import Dossier
from tracker.store.filters import Filter
from tracker.store.ids import EventId
from tracker.store.tour import Scene
from tracker.timeline.mark import Mark, marks
from tracker.timeline.view import View, day_of

BETWEEN = "  ·  "


@dataclass(frozen=True)
class Step:
    """One step: the first `shown` of `rows` are there, those at the places `lit` are what it is about.

    `drawn` are the marks of the rows. Without a `view` the whole story is seen. `caption` is the user's own words
    on it, if any.
    """

    rows: Sequence[Row]
    drawn: Sequence[Mark]
    shown: int
    lit: tuple[int, ...]
    language: str
    view: View | None = None
    caption: str = ""
    notes: str = ""
    as_of: date | None = None

    @property
    def events(self) -> list[Row]:
        """The events that it is about."""
        return [self.rows[at] for at in self.lit]

    @cached_property
    def title(self) -> str:
        """The caption, else the event's name, else which time is shown."""
        if self.caption or len(self.lit) == 1:
            return self.caption or wording.title(self.rows[self.lit[0]].event, self.language)
        return self.span

    @cached_property
    def span(self) -> str:
        """From when to when its events are, or what it shows where it is about none."""
        days = [day for row in self.events for day in (row.event.facts.when.start, row.event.facts.when.end) if day]
        if not days and self.view:
            days = [day_of(self.view.start), day_of(self.view.end)]
        return dates.words(When(min(days), max(days), Precision.DAY), self.language) if days else ""

    @cached_property
    def facts(self) -> str:
        """In a line: kind, date and status of its one event, or the time of several."""
        if len(self.lit) == 1:
            return facts(self.rows[self.lit[0]], self.language)
        return "" if self.title == self.span else self.span

    @cached_property
    def known(self) -> str:
        """As of when it shows what was known; empty where all is known."""
        if self.as_of is None:
            return ""
        day = dates.words(When(self.as_of, self.as_of, Precision.DAY), self.language)
        return said("as_of", self.language, day=day)

    @cached_property
    def lines(self) -> list[str]:
        """What it is about, an event a line with its name; nothing where the title is the name already."""
        if len(self.lit) == 1:
            return [wording.title(self.events[0].event, self.language)] if self.caption else []
        return [
            BETWEEN.join((wording.title(row.event, self.language), facts(row, self.language))) for row in self.events
        ]

    @cached_property
    def proof(self) -> tuple[str, str]:
        """The sentence that proves its one event, and who wrote it; empty where there is none."""
        tellings = self.rows[self.lit[0]].tellings if len(self.lit) == 1 else ()
        return (first(tellings[0]), outlet(tellings[0])) if tellings else ("", "")

    @cached_property
    def sources(self) -> list[tuple[str, str]]:
        """Every sentence that proves its events, with outlet, day and address of the article."""
        return [
            (sentence, source(telling, self.language))
            for row in self.events
            for telling in row.tellings
            for sentence in telling.sentences()
        ]

    @cached_property
    def marks(self) -> list[Mark]:
        """The marks of what is there; where some are lit, the others are pale."""
        made = list(self.drawn[: self.shown])
        if self.view is None or not self.lit:
            return made
        return [replace(mark, faint=mark.faint or at not in self.lit) for at, mark in enumerate(made)]


def marks_of(rows: Iterable[Row], language: str) -> list[Mark]:
    """Return the marks of rows, each with the event's id as its key."""
    return marks(((row.key, row.event) for row in rows), lambda event: wording.title(event, language))


def facts(row: Row, language: str) -> str:
    """Return kind, date and status of an event as one line."""
    known = row.event.facts
    parts = (
        wording.kind(known.kind, language),
        dates.words(known.when, language, weekday=True),
        wording.status(known.status, language),
    )
    return BETWEEN.join(parts)


def first(telling: Telling) -> str:
    """Return the first of the sentences that prove it."""
    return next(iter(telling.sentences()), "")


def outlet(telling: Telling) -> str:
    """Return who tells it, in a word."""
    article = telling.article
    return article.outlet or article.title or article.name


def source(telling: Telling, language: str) -> str:
    """Return outlet, title, day and address of the article, as a source is given."""
    article = telling.article
    day = article.published.day if article.published else None
    named = When(day, day, Precision.DAY) if day else None
    title = article.title if article.title != article.outlet else ""
    parts = (article.outlet or article.name, title, dates.words(named, language) if named else "", article.url or "")
    return ", ".join(part for part in parts if part)


def steps(dossier: Dossier, wanted: Filter | None, language: str) -> list[Step]:
    """Return the scenes of the tour or, where there is none, the events that `wanted` lets through, one a step."""
    return tour(dossier, language, wanted.as_of if wanted else None) or in_order(rows_of(dossier, wanted), language)


def in_order(rows: Iterable[Row], language: str) -> list[Step]:
    """Return a step for each dated event, the earliest first; rejected ones are left out."""
    told = _dated(rows)
    drawn = marks_of(told, language)
    return [Step(told, drawn, at + 1, (at,), language, notes=row.event.note) for at, row in enumerate(told)]


def tour(dossier: Dossier, language: str, as_of: date | None = None) -> list[Step]:
    """Return a step for each scene; what a later scene lights first is not there before it.

    With `as_of` no scene shows what was not known on that day.
    """
    scenes = [replace(one.scene, as_of=_earlier(one.scene.as_of, as_of)) for one in dossier.tour.all()]
    known: dict[date | None, list[Row]] = {}
    made: list[Step] = []
    for at, scene in enumerate(scenes):
        if scene.as_of not in known:
            known[scene.as_of] = _dated(rows_of(dossier, Filter(as_of=scene.as_of)))
        told = frozenset(event for one in scenes[: at + 1] for event in one.lit)
        later = frozenset(event for one in scenes[at + 1 :] for event in one.lit) - told
        made.append(_scene(scene, known[scene.as_of], later, language))
    return made


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)


def _scene(scene: Scene, rows: Sequence[Row], later: frozenset[EventId], language: str) -> Step:
    there = [row for row in rows if row.key not in later]
    lit = tuple(at for at, row in enumerate(there) if row.key in scene.lit)
    view = View.between(scene.first, scene.last)
    return Step(
        there, marks_of(there, language), len(there), lit, language, view, scene.caption, scene.notes, scene.as_of
    )


def _dated(rows: Iterable[Row]) -> list[Row]:
    told = [row for row in rows if row.event.facts.when and row.event.review is not Review.REJECTED]
    return sorted(told, key=lambda row: (row.event.facts.when.start, row.event.facts.when.end, row.key))
