"""Mark: one event as the timeline needs it."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from tracker.dates.when import NEVER, When
from tracker.events.event import Event, Review
from tracker.mentions.mention import Kind, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What is drawn of an event; `key` is the caller's, `number` stands inside or beside the glyph."""

    key: Hashable
    kind: Kind
    status: Status
    when: When = NEVER
    label: str = ""
    number: str = ""  # the ordinal of a round, the people of an exchange
    sources: int = 1  # how many articles tell of it: decides who is labelled first
    disputed: bool = False
    faint: bool = False  # drawn pale: the user rejected it
    parties: tuple[str, ...] = ()


def marks(rows: Iterable[tuple[Hashable, Event]], label: Callable[[Event], str]) -> list[Mark]:
    """Make the marks of events, in their order; `label` words an event in the interface's language."""
    return [
        Mark(
            key=key,
            kind=event.facts.kind,
            status=event.facts.status,
            when=event.facts.when,
            label=label(event),
            number=_number(event),
            sources=event.sources,
            disputed=bool(event.disputes),
            faint=event.review is Review.REJECTED,
            parties=event.facts.parties,
        )
        for key, event in rows
    ]


def _number(event: Event) -> str:
    facts = event.facts
    if facts.kind is Kind.PRISONER_EXCHANGE:
        return str(facts.persons_total) if facts.persons_total else ""
    return str(facts.ordinal) if facts.ordinal else ""
