"""Event: one occasion as all its mentions together tell it."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from tracker.articles.article import Published
from tracker.mentions.mention import Facts, Mention


class Review(StrEnum):
    """What the user decided about an event."""

    NEW = "new"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Claim:
    """A mention and who makes it when: what grouping and consensus work on.

    `source` is whatever identifies the article (the store's id, a file's name); mentions of one
    article never join each other. `key` identifies the mention for the caller. `copy_of` is the source
    whose words these are, where the article prints another's: copies of one text count as one voice.
    """

    key: Hashable
    source: Hashable
    published: Published | None
    mention: Mention
    copy_of: Hashable = None

    @property
    def voice(self) -> Hashable:
        """Who really says it."""
        return self.source if self.copy_of is None else self.copy_of


@dataclass(frozen=True, slots=True)
class Correction:
    """A value that the user set by hand: it outranks every claim, whenever it was read."""

    field: str  # a field of Facts
    value: Any  # of that field's own type
    made: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field on which the sources differ: each value and the keys of the claims that bear it, most first."""

    field: str
    values: tuple[tuple[Any, tuple[Hashable, ...]], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One occasion: the facts it bears, from which claims, and where these disagree.

    `told_by` gives, for each field of Facts that has a value, the keys of the claims that bear it;
    a field in `corrected` is the user's own word.
    """

    facts: Facts
    told_by: tuple[tuple[str, tuple[Hashable, ...]], ...] = ()
    disputes: tuple[Dispute, ...] = ()
    corrected: frozenset[str] = frozenset()
    review: Review = Review.NEW
    title: str = ""  # the user's own name for it; empty: worded from the facts
    note: str = ""
    sources: int = 0  # how many articles tell of it in words of their own: copies of one text count once
    tags: tuple[str, ...] = ()  # the user's own, sorted
    negotiation: str = ""  # the one that the user put it to; empty: by its parties (`events.negotiations`)
