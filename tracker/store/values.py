"""Facts as rows: how each field's value is written into a column or JSON and read back."""

import json
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from tracker.articles.article import Known, Published
from tracker.dates.edtf import to_edtf
from tracker.dates.when import NEVER, Precision, When
from tracker.mentions.mention import DatedBy, Facts, Kind, Reason, Span, Status

FACTS = (
    'kind, status, edtf, "start", "end", "precision", dated_by, parties, mediators, set_by,'
    " place, ordinal, persons_total, persons_by_party"
)
"""The columns of Facts, in the order of `facts_row`."""

_KINDS = {kind.value: kind for kind in Kind}
_STATUSES = {status.value: status for status in Status}
_DATED_BY = {None: None} | {by.value: by for by in DatedBy}
_PRECISIONS = {precision.value: precision for precision in Precision}


def to_json(value: Any) -> str:
    """Write compact JSON that stays readable in other programs."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def facts_row(facts: Facts) -> tuple[Any, ...]:
    """Return the facts in the order of `FACTS`."""
    when = facts.when
    return (
        facts.kind.value,
        facts.status.value,
        to_edtf(when),
        when.start.isoformat() if when.start else None,
        when.end.isoformat() if when.end else None,
        when.precision.value,
        facts.dated_by.value if facts.dated_by else None,
        to_json(facts.parties),
        to_json(facts.mediators),
        to_json(facts.set_by),
        facts.place,
        facts.ordinal,
        facts.persons_total,
        to_json(dict(facts.persons_by_party)),
    )


def facts_of(row: tuple[Any, ...]) -> Facts:
    """Build the facts of a row that begins with the columns `FACTS`."""
    kind, status, _, start, end, precision, dated_by, parties, mediators, set_by, place, ordinal, total, by = row[:14]
    return Facts(
        kind=_KINDS[kind],
        status=_STATUSES[status],
        when=_when(start, end, precision),
        dated_by=_DATED_BY[dated_by],
        parties=_names(parties),
        mediators=_names(mediators),
        set_by=_names(set_by),
        place=place,
        ordinal=ordinal,
        persons_total=total,
        persons_by_party=() if by == "{}" else tuple(sorted(json.loads(by).items())),
    )


@lru_cache(maxsize=50_000)  # days and parties recur: a dossier of 100,000 events has far fewer of them
def _when(start: str | None, end: str | None, precision: str) -> When:
    if start is None or end is None:
        return NEVER
    return When(date.fromisoformat(start), date.fromisoformat(end), _PRECISIONS[precision])


@lru_cache(maxsize=10_000)
def _names(column: str) -> tuple[str, ...]:
    return tuple(json.loads(column))


def plain(field: str, value: Any) -> Any:
    """Return a field's value as JSON's own types."""
    if field == "when":
        return [value.start.isoformat(), value.end.isoformat(), value.precision.value] if value else []
    if field == "persons_by_party":
        return dict(value)
    if isinstance(value, tuple):
        return list(value)
    return value.value if isinstance(value, Kind | Status | DatedBy) else value


def value_of(field: str, written: Any) -> Any:
    """Return the value that `plain` wrote; raises KeyError or ValueError where it is none of that field."""
    if field == "when":
        return _when(*written) if written else NEVER
    if field == "persons_by_party":
        return tuple(sorted(written.items()))
    if field in ("parties", "mediators", "set_by"):
        return tuple(written)
    if field == "kind":
        return _KINDS[written]
    if field == "status":
        return _STATUSES[written]
    if field == "dated_by":
        return _DATED_BY[written]
    return written


def published_row(published: Published | None) -> tuple[str | None, str | None, str | None]:
    """Return day, time and how they are known."""
    if published is None:
        return None, None, None
    time = published.time.isoformat() if published.time else None
    return published.day.isoformat(), time, published.known.value


@lru_cache(maxsize=10_000)
def published_of(day: str | None, time: str | None, known: str | None) -> Published | None:
    """Return what `published_row` wrote."""
    if day is None or known is None:
        return None
    return Published(date.fromisoformat(day), datetime.fromisoformat(time) if time else None, Known(known))


def spans(column: str) -> tuple[Span, ...]:
    """Return the spans of a column of evidence."""
    return tuple(Span(start, end) for start, end in json.loads(column))


def reasons_json(reasons: tuple[Reason, ...]) -> str:
    """Write reasons with their spans."""
    return to_json([[reason.field, reason.because, reason.span] for reason in reasons])


def reasons_of(column: str) -> tuple[Reason, ...]:
    """Return what `reasons_json` wrote."""
    return tuple(Reason(field, because, Span(*span) if span else None) for field, because, span in json.loads(column))
