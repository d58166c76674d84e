"""Dating: which of a sentence's dates is the day of the occasion, and from when to when it went."""

from datetime import date, timedelta

from tracker.dates.when import NEVER, Precision, When
from tracker.mentions.candidates import Candidate
from tracker.mentions.mention import DatedBy, Kind
from tracker.mentions.reading import Dated, gone

_DUE = ("until", "before", "within", "by")
_EDGE = 5  # words between a date and "began" or "ended" that makes it that edge


def date_candidate(candidate: Candidate, day: date | None) -> None:
    """Set the window of a candidate from its own or borrowed dates; without any it stays undated."""
    if candidate.kind is Kind.DEADLINE:
        _due(candidate, day)
    elif candidate.dates:
        _occasion(candidate, day)
    if candidate.when:
        candidate.dated_by = DatedBy.EVENT


def _due(candidate: Candidate, day: date | None) -> None:
    """A deadline is dated by what is due, never by the day on which it was set."""
    reading = candidate.reading
    fallen = candidate.has("expire")
    for dated in candidate.dates:
        if dated.when and (dated.relation in _DUE or fallen or candidate.distance(dated.span) <= 4):
            if gone(dated.when, day) and dated.relation not in _DUE and not fallen and candidate.has("set"):
                continue
            _take(candidate, dated.when, dated, "falls due then")
            return
    for dated in reading.dates:
        if dated.days and day and candidate.distance(dated.span) <= 8 and "grant" in candidate.lists():
            due = day + timedelta(days=dated.days)
            _take(candidate, When(due, due, Precision.DAY), dated, "that long after the day of the article")
            return


def _occasion(candidate: Candidate, day: date | None) -> None:
    reading = candidate.reading
    first = candidate.dates[0]
    edges = {}
    for dated in candidate.dates:
        opening = dated.relation in ("since", "from") or _edge(candidate, dated, "begin")
        closing = dated.relation in ("until", "before") or _edge(candidate, dated, "end")
        if opening and not (closing and dated.relation not in ("since", "from")):
            edges.setdefault("start", dated)
        elif closing:
            edges.setdefault("end", dated)
    start, end = edges.get("start"), edges.get("end")
    if start and end and start.when.start and end.when.end and start.when.start <= end.when.end:
        window = When(start.when.start, end.when.end, max((start.when.precision, end.when.precision), key=_coarse))
        _take(candidate, window, start, "from its beginning to its end")
        return
    chosen = start or first
    if chosen.when.precision is Precision.DAY and chosen.when.start == chosen.when.end and chosen.when.start:
        length = next((dated.days for dated in reading.dates if dated.days and candidate.distance(dated.span) <= 8), None)
        if length and candidate.kind is Kind.CEASEFIRE and not end and candidate.has("begin", "propose", "last", "schedule"):
            until = chosen.when.start + timedelta(days=length - 1)
            _take(candidate, When(chosen.when.start, until, Precision.DAY), chosen, f"{length} days from its beginning")
            return
        if chosen.relation == "since" and candidate.kind is Kind.NEGOTIATION_ROUND and day and chosen.when.start <= day:
            _take(candidate, When(chosen.when.start, day, Precision.DAY), chosen, "since then, to the day of the article")
            return
    candidate.open_start = end is not None and start is None
    _take(candidate, chosen.when, chosen, "dated so")


_ORDER = [Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.YEAR]


def _coarse(precision: Precision) -> int:
    return _ORDER.index(precision) if precision in _ORDER else len(_ORDER)


def _edge(candidate: Candidate, dated: Dated, name: str) -> bool:
    return any(candidate.reading.distance(cue.span, dated.span) <= _EDGE for cue in candidate.cues.get(name, ()))


def _take(candidate: Candidate, when: When, dated: Dated, why: str) -> None:
    candidate.when = when
    candidate.because("when", why, dated.span)


def publication(candidate: Candidate, day: date | None) -> None:
    """Date a candidate by the day of the article, of which it plainly is."""
    if day is not None:
        candidate.when = When(day, day, Precision.DAY)
        candidate.dated_by = DatedBy.PUBLICATION
        candidate.because("when", "no date is told, but it is of the day of the article")


def announced(candidate: Candidate, when: When, why: str) -> None:
    """Date a candidate by the act that agreed on it or announced it."""
    if when is not NEVER:
        candidate.when = when
        candidate.dated_by = DatedBy.ANNOUNCEMENT
        candidate.because("when", why)
