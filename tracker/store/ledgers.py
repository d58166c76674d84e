"""The ledgers of a dossier: deadlines, exchanges and disagreements of the events that a filter lets through."""

from dataclasses import replace
from datetime import date

from tracker.collecting import without_collecting
from tracker.events import deadlines as due
from tracker.events import disagreements as differing
from tracker.events import exchanges as swapped
from tracker.events.deadlines import Deadline
from tracker.events.disagreements import Disagreement
from tracker.events.event import Event, Review
from tracker.events.exchanges import Exchange
from tracker.events.history import stages
from tracker.mentions.mention import Kind
from tracker.store.dossier import Dossier
from tracker.store.filters import Filter
from tracker.store.ids import EventId


def deadlines(
    dossier: Dossier, today: date, wanted: Filter | None = None, *, closed: bool = True
) -> list[Deadline[EventId]]:
    """Return the deadlines with their histories, as seen from today; see `events.deadlines`."""
    wanted = wanted or Filter()
    with without_collecting():
        found = _events(dossier, wanted, Kind.DEADLINE)
        if wanted.as_of is None:
            histories = dossier.events.histories(found)
        else:
            told = dossier.mentions.claims(found, wanted.as_of) if found else {}
            histories = {key: stages(claims) for key, claims in told.items()}
        return due.deadlines(found, histories, today, closed=closed)


def exchanges(dossier: Dossier, wanted: Filter | None = None) -> list[Exchange[EventId]]:
    """Return what was promised against what was carried out; see `events.exchanges`."""
    wanted = wanted or Filter()
    with without_collecting():
        found = _events(dossier, wanted, Kind.PRISONER_EXCHANGE)
        return swapped.exchanges(found, dossier.mentions.claims(found, wanted.as_of) if found else {})


def disagreements(dossier: Dossier, wanted: Filter | None = None) -> list[Disagreement[EventId]]:
    """Return the fields on which the sources differ and the user has not had a word; see `events.disagreements`."""
    wanted = replace(wanted or Filter(), disputed=True)
    found = {stored.id: stored.event for stored in dossier.events.matching(wanted) if _counts(stored.event, wanted)}
    claims = dossier.mentions.claims(found, wanted.as_of) if found else {}
    return differing.disagreements(found, claims, dossier.events.left_open())


def _events(dossier: Dossier, wanted: Filter, kind: Kind) -> dict[EventId, Event]:
    """Return the events of a kind, unless the filter asks for others; rejected ones only if it asks for them."""
    if wanted.kinds and kind not in wanted.kinds:
        return {}
    matching = dossier.events.matching(replace(wanted, kinds=frozenset({kind})))
    return {stored.id: stored.event for stored in matching if _counts(stored.event, wanted)}


def _counts(event: Event, wanted: Filter) -> bool:
    return bool(wanted.reviews) or event.review is not Review.REJECTED
