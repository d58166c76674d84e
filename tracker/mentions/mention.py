"""Mention: what one article says of one occasion, with the words that prove it."""

from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple, Self

from tracker.dates.when import NEVER, Precision, When


class Kind(StrEnum):
    """What happens; the meaning of each is in data/kinds.toml."""

    NEGOTIATION_ROUND = "negotiation_round"
    DEADLINE = "deadline"
    PRISONER_EXCHANGE = "prisoner_exchange"
    AGREEMENT = "agreement"
    CEASEFIRE = "ceasefire"


class Status(StrEnum):
    """How far it has come, as of the article."""

    PROPOSED = "proposed"
    SCHEDULED = "scheduled"
    ONGOING = "ongoing"
    COMPLETED = "completed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    MISSED = "missed"


class DatedBy(StrEnum):
    """What the date is the date of: the occasion, the act that announced it, or the article."""

    EVENT = "event"
    ANNOUNCEMENT = "announcement"
    PUBLICATION = "publication"


class Span(NamedTuple):
    """A half-open range of code points in an article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The values that a mention claims and an event bears.

    Parties, mediators and setters are sorted ISO 3166-1 alpha-2 codes or usual English acronyms;
    `place` is an English name; `persons_by_party` is sorted (party, number of people of that side).
    """

    kind: Kind
    status: Status
    when: When = NEVER
    dated_by: DatedBy | None = None
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    set_by: tuple[str, ...] = ()
    place: str | None = None
    ordinal: int | None = None
    persons_total: int | None = None
    persons_by_party: tuple[tuple[str, int], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the facts as the annotation format's plain values (start, end and precision apart)."""
        row: dict[str, Any] = {}
        for name in (item.name for item in fields(self)):
            value = getattr(self, name)
            if name == "when":
                row["start"] = value.start.isoformat() if value.start else None
                row["end"] = value.end.isoformat() if value.end else None
                row["precision"] = value.precision.value
            elif name == "persons_by_party":
                row[name] = dict(value)
            elif isinstance(value, tuple):
                row[name] = list(value)
            else:
                row[name] = value.value if isinstance(value, StrEnum) else value
        return row

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> Self:
        """Build facts from `as_json`'s values; raises KeyError or ValueError where they are none."""
        return cls(
            kind=Kind(row["kind"]),
            status=Status(row["status"]),
            when=When(
                date.fromisoformat(row["start"]) if row.get("start") else None,
                date.fromisoformat(row["end"]) if row.get("end") else None,
                Precision(row.get("precision") or "unknown"),
            ),
            dated_by=DatedBy(row["dated_by"]) if row.get("dated_by") else None,
            parties=tuple(row.get("parties") or ()),
            mediators=tuple(row.get("mediators") or ()),
            set_by=tuple(row.get("set_by") or ()),
            place=row.get("place"),
            ordinal=row.get("ordinal"),
            persons_total=row.get("persons_total"),
            persons_by_party=tuple(sorted((row.get("persons_by_party") or {}).items())),
        )


A_SOURCE = "a source"  # who says so where that is no party: a ministry, an agency
CLAIMED_BY = "claimed_by"  # of a reason: it says who claims what the article only passes on


class Reason(NamedTuple):
    """Why a field has its value: the rule or cue in plain words, and the words it was read from.

    Of the field `CLAIMED_BY` it holds who says so: a party's code, or "a source", and the words that name it.
    """

    field: str
    because: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One occasion as one article tells it; `evidence` is never empty: whole sentences, in order."""

    facts: Facts
    evidence: tuple[Span, ...]
    confidence: float = 1.0  # 0 to 1
    reasons: tuple[Reason, ...] = field(default=(), compare=False)

    @property
    def claimed_by(self) -> tuple[str, ...]:
        """Return who says so where the article only passes it on: parties' codes, or "a source"; each once."""
        return tuple(dict.fromkeys(reason.because for reason in self.reasons if reason.field == CLAIMED_BY))
