"""Combine two analysts' dossiers: articles by content, what either of them decided kept, where they differ listed."""

import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from tracker.actions import merging, versions
from tracker.actions.importing import reread
from tracker.actions.rereading import pair
from tracker.actions.settling import place, settle
from tracker.events.event import Review
from tracker.events.joining import Verdict
from tracker.store.changes import Changes
from tracker.store.dossier import CopyOntoItself, Dossier
from tracker.store.events import Standing, StoredEvent
from tracker.store.ids import ArticleId, EventId, MentionId


@dataclass(frozen=True, slots=True)
class Conflict:
    """A decision on which the two differ; ours stands.

    `field` is a field of Facts, or "title", "negotiation", "review", "deleted" (theirs was deleted, ours was
    worked on), "same" (whether the event and another are one occasion).
    """

    event: EventId
    field: str
    ours: Any
    theirs: Any


@dataclass(slots=True)
class Combined:
    """What combining brought."""

    added: int = 0  # articles
    known: int = 0  # articles that were here already
    conflicts: list[Conflict] = field(default_factory=list)


def combine(
    dossier: Dossier, other: Path, on_progress: Callable[[int, int], None] | None = None
) -> tuple[Changes, Combined]:
    """Take over what another dossier has, as one step; the other file is only read.

    `on_progress` is told how much is done of how much; what it raises stops the step, which leaves no trace.

    An article here already keeps its mentions. Theirs are joined to our events like those of an import, with
    the decisions of both in force; corrections, names, notes, tags and reviews are taken over where we have
    none, and their scenes follow ours. Raises the DossierProblem that opening the other gives, CopyOntoItself for
    our own file.
    """
    other = Path(other)
    if other.exists() and other.samefile(dossier.path):
        raise CopyOntoItself(other)
    with tempfile.TemporaryDirectory(prefix="negotiation-tracker-") as folder:
        copy = Path(folder) / other.name
        Dossier.copy(other, copy)  # an older version is brought up to date in the copy, not in their file
        with Dossier.open(copy, create=False) as theirs:
            combining = _Combining(dossier, theirs, on_progress or (lambda _done, _of: None))
            with dossier.step("combine", name=other.name, count=0) as changes:
                combining.articles()
                combining.verdicts()
                combining.place()
                combining.decisions()
                combining.tour()
                changes.facts["count"] = combining.result.added
    return changes, combining.result


class _Combining:
    def __init__(self, ours: Dossier, theirs: Dossier, tell: Callable[[int, int], None]) -> None:
        self._ours = ours
        self._theirs = theirs
        self._tell = tell
        self._new: list[ArticleId] = []
        self._mentions: dict[MentionId, MentionId] = {}  # theirs -> ours
        self.result = Combined()

    def articles(self) -> None:
        """Add the articles that we lack with what they tell, and find those that we have."""
        every = self._theirs.articles.listed()
        for number, listed in enumerate(every):
            self._tell(number, 2 * len(every))
            stored = self._theirs.articles.get(listed.id)
            told = self._theirs.mentions.of_article(stored.id)
            known = self._ours.articles.by_content(stored.article.content)
            if known is None:
                key = self._ours.articles.add(stored.article, self._theirs.articles.packed(stored.id))
                self._new.append(key)
                self._mentions.update((one.id, self._ours.mentions.add(key, one.mention)) for one in told)
                self.result.added += 1
                continue
            mine, day = known.article.published, stored.article.published
            if day is not None and not day.guess and (mine is None or mine.guess):
                reread(self._ours, known.id, stored.article, [one.mention for one in told])
            before = {one.id: one.mention for one in self._ours.mentions.of_article(known.id)}
            text = known.article.text
            self._mentions.update(pair(before, text, {one.id: one.mention for one in told}, text))
            self.result.known += 1

    def verdicts(self) -> None:
        """Take over what they hold for one occasion or two, where we did not say otherwise."""
        said = {frozenset((first, second)): same for first, second, same in self._ours.mentions.verdicts()}
        for first, second, same in self._theirs.mentions.verdicts():
            pairs = [self._mentions.get(cast(MentionId, key)) for key in (first, second)]
            one, other = pairs
            if one is None or other is None or one == other:
                continue
            events = [stored.event for stored in self._ours.mentions.some([one, other])]
            mine = said.get(frozenset((one, other)))
            if mine is not None:
                if mine is not same and events[0] is not None:
                    self.result.conflicts.append(Conflict(events[0], "same", mine, same))
                continue
            self._ours.mentions.judge([(one, other)], same=same)
            if None not in events:
                self._obey(Verdict(one, other, same), cast(EventId, events[0]), cast(EventId, events[1]))

    def _obey(self, verdict: Verdict, event: EventId, other: EventId) -> None:
        """Do to two of our own mentions what they decided about them."""
        if verdict.same and event != other:
            merging.merge(self._ours, [event, other])
        elif not verdict.same and event == other:
            together = {stored.id for stored in self._ours.mentions.of_event(event, superseded=True)}
            bound = {
                key
                for first, second, same in self._ours.mentions.verdicts(together)
                if same and verdict.second in (first, second)
                for key in (first, second)
            } & together - {verdict.first}
            merging.split(self._ours, event, cast("list[MentionId]", sorted({verdict.second, *bound}, key=str)))

    def place(self) -> None:
        """Join the new articles' mentions to events, as an import does."""
        for number, key in enumerate(self._new):
            self._tell(len(self._new) + number, 2 * len(self._new))
            article = self._ours.articles.get(key)
            first = versions.earlier(self._ours, article.article, but=key)
            touched: set[EventId] = set()
            if first is not None:
                others = [one for one in self._ours.articles.versions(first) if one.id != key]
                touched |= versions.arrange(self._ours, [*others, article])
                versions.hand_over(self._ours, others, article)
            self._ours.articles.link_copy(key)
            told = {one.id: one.mention for one in self._ours.mentions.of_article(key)}
            touched |= place(self._ours, self._ours.articles.get(key), told)
            settle(self._ours, touched)

    def decisions(self) -> None:
        """Take over what they set by hand in events."""
        touched: set[EventId] = set()
        for theirs in [*self._theirs.events.all(), *self._theirs.events.standing(Standing.DELETED)]:
            if theirs.by_hand or theirs.standing is Standing.DELETED:
                event = self._counterpart(theirs)
                if event is None:
                    continue
                self._take_over(self._ours.events.get(event), theirs)
                touched.add(event)
        settle(self._ours, touched)

    def tour(self) -> None:
        """Put their scenes behind ours; one that came from the same dossier once is here already and stays as it is."""
        known = {stored.uid for stored in self._ours.tour.all()}
        for stored in self._theirs.tour.all():
            if stored.uid not in known:
                lit = [self._counterpart(event) for event in self._theirs.events.some(stored.scene.lit)]
                mine = frozenset(event for event in lit if event is not None)
                self._ours.tour.add(replace(stored.scene, lit=mine), stored.uid)

    def _counterpart(self, theirs: StoredEvent) -> EventId | None:
        """Return our event of most of the mentions of theirs; one that they made by hand is made here too."""
        told = self._theirs.mentions.of_event(theirs.id, superseded=True)
        mine = self._ours.mentions.some(self._mentions[one.id] for one in told if one.id in self._mentions)
        events = Counter(one.event for one in mine if one.event is not None)
        if events:
            return events.most_common(1)[0][0]
        if told or theirs.standing is Standing.DELETED:
            return None
        for stored in self._ours.events.all():
            if stored.event.sources == 0 and stored.event.facts == theirs.event.facts:
                return stored.id
        return self._ours.events.save(None, theirs.event, (), Standing.CURRENT)

    def _take_over(self, ours: StoredEvent, theirs: StoredEvent) -> None:
        events, event = self._ours.events, ours.id
        if theirs.standing is Standing.DELETED:
            if ours.by_hand:
                self.result.conflicts.append(Conflict(event, "deleted", False, True))
            else:
                events.set_standing([event], Standing.DELETED)
        set_here = {correction.field: correction for correction in events.corrections(event)}
        for correction in self._theirs.events.corrections(theirs.id):
            mine = set_here.get(correction.field)
            if mine is None:
                events.correct(event, correction)
            elif mine.value != correction.value:
                self.result.conflicts.append(Conflict(event, correction.field, mine.value, correction.value))
        if self._wins(event, "title", ours.event.title, theirs.event.title):
            events.set_title(event, theirs.event.title)
        if self._wins(event, "negotiation", ours.event.negotiation, theirs.event.negotiation):
            events.set_negotiation([event], theirs.event.negotiation)
        if self._wins(event, "review", ours.event.review, theirs.event.review, nothing=Review.NEW):
            events.set_review([event], theirs.event.review)
        notes = dict.fromkeys(note for note in (ours.event.note, theirs.event.note) if note)
        events.set_note(event, "\n".join(notes))
        events.set_tags(event, {*ours.event.tags, *theirs.event.tags})

    def _wins(self, event: EventId, name: str, ours: Any, theirs: Any, nothing: Any = "") -> bool:
        """Whether their value is to be taken over: where we have none; where both have one it is a conflict."""
        if theirs in (nothing, ours):
            return False
        if ours != nothing:
            self.result.conflicts.append(Conflict(event, name, ours, theirs))
        return bool(ours == nothing)
