"""What a user sets by hand in events: it outranks whatever is read, before or after."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from tracker.actions.settling import settle
from tracker.articles.tidying import one_line, tidy
from tracker.events.consensus import decide
from tracker.events.event import Correction, Review
from tracker.mentions.mention import Facts
from tracker.store.changes import Changes
from tracker.store.dossier import Dossier
from tracker.store.events import Standing
from tracker.store.ids import EventId

_FIELDS = tuple(item.name for item in fields(Facts))
_DEFAULTS = {item.name: item.default for item in fields(Facts)}


def correct(dossier: Dossier, event: EventId, field: str, value: Any, note: str = "") -> Changes:
    """Set a field of an event to the user's own value, with an optional note why.

    Raises ValueError for a field that Facts has not, TypeError for a value that is none of the field's.
    """
    return correct_all(dossier, event, {field: value}, note)


def correct_all(dossier: Dossier, event: EventId, values: dict[str, Any], note: str = "") -> Changes:
    """Set several fields of an event in one step: what an editor of the whole event does."""
    stored = dossier.events.get(event)
    for field, value in values.items():
        _require(field, value, getattr(stored.event.facts, field, None))
    with dossier.step("correct", field=next(iter(values)) if len(values) == 1 else "") as changes:
        for field, value in values.items():
            dossier.events.correct(event, Correction(field, value, datetime.now(UTC), tidy(note).strip()))
        settle(dossier, [event])
    return changes


def take_back(dossier: Dossier, event: EventId, field: str) -> Changes:
    """Forget the user's value of a field: what the articles tell counts again.

    The kind and the status of an event that no article tells stay: there is no other word on them.
    """
    if field in ("kind", "status") and not dossier.mentions.claims([event]):
        return Changes(step="take_back", facts={"field": field})
    with dossier.step("take_back", field=field) as changes:
        dossier.events.take_back(event, field)
        settle(dossier, [event])
    return changes


def leave_open(dossier: Dossier, event: EventId, field: str, *, leave: bool = True) -> Changes:
    """Let the sources differ on a field of an event: it is not asked again until one of them says something new.

    Without `leave` it is asked again at once.
    """
    with dossier.step("leave_open" if leave else "ask_again", field=field) as changes:
        (dossier.events.leave_open if leave else dossier.events.ask_again)(event, field)
    return changes


def add(dossier: Dossier, facts: Facts, title: str = "", note: str = "") -> tuple[Changes, EventId]:
    """Make an event by hand; every fact of it is the user's word, and articles read later may join it."""
    made = datetime.now(UTC)
    corrections = [
        Correction(name, getattr(facts, name), made)
        for name in _FIELDS
        if name in ("kind", "status") or getattr(facts, name) != _DEFAULTS[name]
    ]
    with dossier.step("add") as changes:
        event = dossier.events.save(
            None, decide((), corrections, Review.ACCEPTED, one_line(title), tidy(note).strip()), (), Standing.CURRENT
        )
        for correction in corrections:
            dossier.events.correct(event, correction)
    return changes, event


def rename(dossier: Dossier, event: EventId, title: str) -> Changes:
    """Give an event a name of the user's own; an empty one lets it be worded from the facts again."""
    with dossier.step("rename") as changes:
        dossier.events.set_title(event, one_line(title))
    return changes


def annotate(dossier: Dossier, event: EventId, note: str) -> Changes:
    """Write a note on an event."""
    with dossier.step("annotate") as changes:
        dossier.events.set_note(event, tidy(note).strip())
    return changes


def tag(dossier: Dossier, events: Sequence[EventId], add: Sequence[str] = (), remove: Sequence[str] = ()) -> Changes:
    """Put tags on events, and take others off."""
    new = {word for word in map(one_line, add) if word}
    with dossier.step("tag", count=len(events)) as changes:
        for stored in dossier.events.some(events):
            dossier.events.set_tags(stored.id, (set(stored.event.tags) | new) - set(remove))
    return changes


def assign(dossier: Dossier, events: Sequence[EventId], negotiation: str) -> Changes:
    """Put events to a negotiation: a key of `events.negotiations`, or a name of the user's own.

    An empty one lets it follow from the parties again.
    """
    with dossier.step("assign", count=len(events)) as changes:
        dossier.events.set_negotiation(events, one_line(negotiation))
    return changes


def review(dossier: Dossier, events: Sequence[EventId], decision: Review) -> Changes:
    """Accept events, reject them, or put them back among the new ones."""
    with dossier.step("review", count=len(events), decision=decision.value) as changes:
        dossier.events.set_review(events, decision)
    return changes


def delete(dossier: Dossier, events: Sequence[EventId]) -> Changes:
    """Delete events; they stay away when the same is read again, until `restore`."""
    with dossier.step("delete", count=len(events)) as changes:
        dossier.events.set_standing(events, Standing.DELETED)
    return changes


def restore(dossier: Dossier, events: Sequence[EventId]) -> Changes:
    """Bring deleted events back."""
    with dossier.step("restore", count=len(events)) as changes:
        dossier.events.set_standing(events, Standing.CURRENT)
        settle(dossier, events)
    return changes


def _require(field: str, value: Any, like: Any) -> None:
    """Refuse what Facts would take without complaint and nobody could read later."""
    if field not in _FIELDS:
        raise ValueError(f"an event has no {field}")
    empty = field in ("dated_by", "place", "ordinal", "persons_total") and value is None
    fits = {
        "place": isinstance(value, str),
        "ordinal": isinstance(value, int),
        "persons_total": isinstance(value, int),
    }.get(field, like is None or isinstance(value, type(like)))
    if not empty and not fits:
        raise TypeError(f"{value!r} is no {field}")
