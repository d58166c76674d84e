"""Merge events, split one; both are remembered as the user's verdicts on the mentions."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from tracker.actions.settling import settle
from tracker.events.event import Review
from tracker.store.changes import Changes
from tracker.store.dossier import Dossier
from tracker.store.events import StoredEvent
from tracker.store.ids import EventId, MentionId


def merge(dossier: Dossier, events: Sequence[EventId]) -> Changes:
    """Make one event of these; the one told of first keeps its name, corrections and notes of all are kept.

    Raises ValueError for fewer than two events.
    """
    if len(set(events)) < 2:
        raise ValueError("merging takes two events")
    keep, *others = sorted(dossier.events.some(events), key=_first_told)
    with dossier.step("merge", count=1 + len(others)) as changes:
        for other in others:
            _absorb(dossier, keep.id, other)
        notes = dict.fromkeys(stored.event.note for stored in (keep, *others) if stored.event.note)
        dossier.events.set_note(keep.id, "\n".join(notes))
        titles = [stored.event.title for stored in (keep, *others) if stored.event.title]
        dossier.events.set_title(keep.id, titles[0] if titles else "")
        dossier.events.set_tags(keep.id, (tag for stored in (keep, *others) for tag in stored.event.tags))
        assigned = [stored.event.negotiation for stored in (keep, *others) if stored.event.negotiation]
        dossier.events.set_negotiation([keep.id], assigned[0] if assigned else "")
        if keep.event.review is Review.NEW and any(other.event.review is Review.ACCEPTED for other in others):
            dossier.events.set_review([keep.id], Review.ACCEPTED)
        settle(dossier, [keep.id])
    return changes


def _absorb(dossier: Dossier, keep: EventId, other: StoredEvent) -> None:
    mine = [stored.id for stored in dossier.mentions.of_event(keep, superseded=True)]
    moved = [stored.id for stored in dossier.mentions.of_event(other.id, superseded=True)]
    if mine:
        apart = [
            (cast(MentionId, first), cast(MentionId, second))
            for first, second, same in dossier.mentions.verdicts(moved)
            if not same and (first in mine or second in mine)
        ]
        dossier.mentions.judge([*apart, *((mine[0], mention) for mention in moved)], same=True)
    dossier.mentions.assign(moved, keep)
    set_already = {correction.field for correction in dossier.events.corrections(keep)}
    for correction in dossier.events.corrections(other.id):
        if correction.field not in set_already:
            dossier.events.correct(keep, correction)
    dossier.tour.follow(other.id, keep)
    dossier.events.remove([other.id])


def split(dossier: Dossier, event: EventId, mentions: Sequence[MentionId]) -> Changes:
    """Make an event of its own of these mentions; both events are among the changes.

    Raises ValueError where nothing or everything would move: there is nothing to tell apart then.
    """
    told = dossier.mentions.of_event(event, superseded=True)
    moved = [stored for stored in told if stored.id in set(mentions)]
    stay = [stored.id for stored in told if stored.id not in set(mentions)]
    if not moved or not stay:
        raise ValueError("splitting leaves mentions on both sides")
    with dossier.step("split", count=len(moved)) as changes:
        new = dossier.events.found(dossier.mentions.claim(moved[0].id))
        dossier.mentions.assign([stored.id for stored in moved], new)
        dossier.mentions.judge(((one.id, other) for one in moved for other in stay), same=False)
        settle(dossier, [event, new])
    return changes


def _first_told(stored: StoredEvent) -> tuple[date, int]:
    return stored.first_told or date.max, stored.id
