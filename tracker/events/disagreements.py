"""Disagreements: who says what of a field on which the sources differ, copies of one text counted as one voice."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from tracker.events.event import Claim, Dispute, Event

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Side:
    """One value, the articles that tell it (oldest first) and how many of them tell it in words of their own."""

    value: Any
    sources: tuple[Hashable, ...]
    voices: int


@dataclass(frozen=True, slots=True)
class Disagreement(Generic[K]):
    """One field of one event on which the sources differ; the side with most voices first."""

    key: K
    event: Event
    field: str
    sides: tuple[Side, ...]
    left_open: bool = False  # the user lets them differ

    @property
    def bears(self) -> Any:
        """The value that the event bears meanwhile."""
        return getattr(self.event.facts, self.field)


def disagreements(
    events: Mapping[K, Event],
    claims: Mapping[K, Sequence[Claim]],
    left_open: Collection[tuple[K, str]] = frozenset(),
) -> list[Disagreement[K]]:
    """Return every field on which the sources of an event differ, in the order of the events.

    `left_open` are the events and fields on which the user lets them differ.
    """
    return [
        Disagreement(
            key, event, dispute.field, sides(dispute, claims.get(key, ())), left_open=(key, dispute.field) in left_open
        )
        for key, event in events.items()
        for dispute in event.disputes
    ]


def sides(dispute: Dispute, claims: Sequence[Claim]) -> tuple[Side, ...]:
    """Return each value of a dispute with who tells it; `claims` are those of the event, oldest first."""
    by_key = {claim.key: claim for claim in claims}
    found = []
    for value, keys in dispute.values:
        telling = [by_key[key] for key in keys if key in by_key]
        sources = tuple(dict.fromkeys(claim.source for claim in telling))
        found.append(Side(value, sources, len({claim.voice for claim in telling})))
    return tuple(sorted(found, key=lambda side: (-side.voices, -len(side.sources))))
