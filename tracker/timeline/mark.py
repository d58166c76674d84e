"""Mark: one event as the timeline needs it."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker.dates.when import NEVER, When
from tracker.events.event import Event, Review
from tracker.events.history import Stage
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
    place: str = ""
    negotiation: str = ""  # worded, as the label is
    outlets: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    slips: tuple[When, ...] = ()  # the dates before the one that holds now, oldest first


@dataclass(frozen=True, slots=True)
class Beside:
    """What the timeline shows of events beyond what they bear themselves, by their keys; none of it is needed."""

    negotiations: Mapping[Any, str] = field(default_factory=dict)  # worded
    outlets: Mapping[Any, tuple[str, ...]] = field(default_factory=dict)
    slips: Mapping[Any, tuple[When, ...]] = field(default_factory=dict)


_NOTHING = Beside()


def marks(
    rows: Iterable[tuple[Hashable, Event]], label: Callable[[Event], str], beside: Beside = _NOTHING
) -> list[Mark]:
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
            place=event.facts.place or "",
            negotiation=beside.negotiations.get(key, ""),
            outlets=beside.outlets.get(key, ()),
            tags=event.tags,
            slips=beside.slips.get(key, ()),
        )
        for key, event in rows
    ]


def slips(stages: Sequence[Stage], now: When) -> tuple[When, ...]:
    """Return the dates that an event had before it was put off or brought forward to the one that holds now."""
    dates: list[When] = []
    for stage in stages:
        if not stage.when:
            continue
        if dates and stage.when.overlaps(dates[-1]):
            dates[-1] = stage.when  # the same date, told more exactly
        else:
            dates.append(stage.when)
    return tuple(when for when in dates if not now or not when.overlaps(now))


def _number(event: Event) -> str:
    facts = event.facts
    if facts.kind is Kind.PRISONER_EXCHANGE:
        return str(facts.persons_total) if facts.persons_total else ""
    return str(facts.ordinal) if facts.ordinal else ""
