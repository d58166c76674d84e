"""Dating: which of a sentence's dates is the day of the occasion, and from when to when it went."""

from dataclasses import replace
from datetime import date, timedelta

from tracker.dates.when import NEVER, Precision, When
from tracker.mentions.candidates import Candidate
from tracker.mentions.mention import DatedBy, Kind
from tracker.mentions.reading import Dated, Reading, future, gone

_DUE = ("until", "before", "within", "by")
_LONGEST = 21  # days of a meeting
_EDGE = 5  # words between a date and "began" or "ended" that makes it that edge


def date_candidate(candidate: Candidate, day: date | None) -> None:
    """Set the window of a candidate from its own or borrowed dates; without any it stays undated."""
    candidate.dates = [_week(candidate, dated, day) for dated in candidate.dates]
    if candidate.kind is Kind.DEADLINE:
        _due(candidate, day)
    elif candidate.dates:
        _occasion(candidate, day)
    if candidate.when:
        candidate.dated_by = DatedBy.EVENT


def _days_of(candidate: Candidate) -> int | None:
    """Return how many days a meeting went on up to the date: "two-day talks", "on the second day"; None where it is one."""
    if candidate.day and candidate.day > 1:
        return candidate.day
    days = [
        dated.days
        for dated in candidate.reading.dates
        if dated.days and dated.in_days and dated.relation not in _DUE and candidate.distance(dated.span) <= 3
    ]
    return next((number for number in days if 1 < number <= _LONGEST), None)


def _week(candidate: Candidate, dated: Dated, day: date | None) -> Dated:
    """Move a bare day of the week to the week before or after where what happens on it tells which is meant."""
    when = dated.when
    if not dated.weekday or day is None or when.start is None or when.end is None or abs((when.start - day).days) > 7:
        return dated
    over = candidate.has("past") and not candidate.has(
        "present", "schedule", "propose", "possible", "todo", "postpone", "cancel"
    )
    if candidate.kind is Kind.DEADLINE:
        ahead = dated.relation in _DUE and (candidate.has("extend") or not candidate.has("miss", "keep", "expire"))
        over = candidate.has("miss") or (over and dated.relation not in _DUE)
    else:
        planned = candidate.has("schedule") and candidate.has("postpone", "cancel")
        ahead = planned or (candidate.has("present") and not candidate.has("past", "before", "end"))
        asked = [candidate.reading.distance(cue.span, dated.span) for cue in candidate.cues.get("propose", ())]
        ahead = ahead or bool(
            asked and candidate.distance(dated.span) < min(asked) and candidate.has("indefinite", "fresh")
        )
    act = candidate.kind is Kind.PRISONER_EXCHANGE and candidate.has("agree") and candidate.has("todo")
    step = timedelta(days=7)
    if future(when, day) and (over or (act and _edge(candidate, dated, "agree") <= _EDGE)):
        return replace(dated, when=When(when.start - step, when.end - step, when.precision))
    if gone(when, day) and ahead and not act:
        return replace(dated, when=When(when.start + step, when.end + step, when.precision))
    return dated


def _due(candidate: Candidate, day: date | None) -> None:
    """A deadline is dated by what is due, never by the day on which it was set."""
    reading = candidate.reading
    fallen = candidate.has("expire")
    dates = candidate.dates
    if candidate.has("extend"):  # the new day, not the one before it
        dates = sorted(dates, key=lambda dated: (dated.relation == "until", dated.when.end or date.min), reverse=True)
    for dated in dates:
        if dated.when and (dated.relation in _DUE or fallen or candidate.distance(dated.span) <= 4):
            if gone(dated.when, day) and dated.relation not in _DUE and not fallen and candidate.has("set"):
                continue
            _take(candidate, dated.when, dated, "falls due then")
            return
    for dated in reading.dates:
        if (
            dated.days
            and day
            and candidate.distance(dated.span) <= 6
            and candidate.lists() & {"grant", "deadline", "threat"}
        ):
            said = next((other.when.start for other in reading.dates if _said(other, day)), None)
            due = (said or day) + timedelta(days=dated.days)
            _take(candidate, When(due, due, Precision.DAY), dated, "that long after the day of the article")
            return


def _said(dated: Dated, day: date) -> bool:
    """Whether a date may be the day on which a period was set."""
    single = dated.when.precision is Precision.DAY and dated.when.start == dated.when.end
    return bool(
        dated.days is None and single and dated.when.start and dated.when.start <= day and dated.relation not in _DUE
    )


def date_later(candidate: Candidate, reading: Reading, day: date | None) -> bool:
    """Date a candidate by the sentence after its own ("Ten days from today, he said"); False where that tells no day."""
    if candidate.kind is Kind.DEADLINE:
        if not candidate.has("set", "grant", "shorten", "extend"):
            return False
        for dated in reading.dates:
            if dated.when and not gone(dated.when, day) and not (dated.when.start == day):
                candidate.when = dated.when
            elif dated.days and day:
                due = day + timedelta(days=dated.days)
                candidate.when = When(due, due, Precision.DAY)
            else:
                continue
            return _elsewhere(candidate, dated)
        return False
    dated = _told(reading)
    if dated is None:
        return False
    candidate.when = dated.when
    return _elsewhere(candidate, dated)


def _told(reading: Reading) -> Dated | None:
    """Return the date that a sentence without an occasion tells: not one of a saying, nor a backdrop."""
    return next(
        (
            dated
            for dated in reading.dates
            if dated.when
            and dated.relation not in ("since", *_DUE)
            and dated.when.precision is not Precision.YEAR
            and not any(reading.distance(cue.span, dated.span) <= 2 for cue in reading.cues.get("speech", ()))
        ),
        None,
    )


def _elsewhere(candidate: Candidate, dated: Dated) -> bool:
    candidate.dated_by, candidate.elsewhere = DatedBy.EVENT, True
    candidate.because("when", "told in the sentence beside", dated.span)
    return True


def _occasion(candidate: Candidate, day: date | None) -> None:
    reading = candidate.reading
    first = candidate.dates[0]
    edges = {}
    for dated in candidate.dates:
        begun, ended = _edge(candidate, dated, "begin"), _edge(candidate, dated, "end")
        if dated.relation in ("since", "from") or (begun < ended and dated.relation not in ("until", "before")):
            edges.setdefault("start", dated)
        elif dated.relation in ("until", "before") or ended < begun:
            edges.setdefault("end", dated)
    start, end = edges.get("start"), edges.get("end")
    if start and end and start.when.start and end.when.end and 0 < (start.when.start - end.when.end).days < 7:
        week = timedelta(days=7)  # "began on Tuesday and ended on Monday": the Tuesday before that
        start = Dated(start.span, When(start.when.start - week, start.when.start - week, Precision.DAY), start.relation)
    if start and not end and candidate.kind is Kind.CEASEFIRE and candidate.has("end", "break", "collapse"):
        later = [dated for dated in candidate.dates if dated is not start and dated.when.precision is Precision.DAY]
        end = next((dated for dated in later if not future(dated.when, day)), None)
    if start and not end and candidate.kind is Kind.PRISONER_EXCHANGE:
        end = next((dated for dated in candidate.dates if dated is not start), None)
    if start and end and start.when.start and end.when.end and start.when.start <= end.when.end:
        window = When(start.when.start, end.when.end, max((start.when.precision, end.when.precision), key=_coarse))
        _take(candidate, window, start, "from its beginning to its end")
        return
    chosen = start or first
    if chosen.when.precision is Precision.DAY and chosen.when.start == chosen.when.end and chosen.when.start:
        length = next(
            (dated.days for dated in reading.dates if dated.days and candidate.distance(dated.span) <= 8), None
        )
        if candidate.kind is Kind.NEGOTIATION_ROUND and (days := _days_of(candidate)):
            first_day, last_day = chosen.when.start, chosen.when.start + timedelta(days=days - 1)
            if candidate.day or end or (gone(chosen.when, day) and _edge(candidate, chosen, "begin") > _EDGE):
                first_day, last_day = chosen.when.start - timedelta(days=days - 1), chosen.when.start
            _take(candidate, When(first_day, last_day, Precision.DAY), chosen, f"{days} days")
            return
        if (
            length
            and candidate.kind is Kind.CEASEFIRE
            and not end
            and candidate.has("begin", "propose", "last", "schedule")
        ):
            until = chosen.when.start + timedelta(days=length - 1)
            _take(candidate, When(chosen.when.start, until, Precision.DAY), chosen, f"{length} days from its beginning")
            return
        going_on = candidate.has("ongoing") or not candidate.has("past")
        candidate.open_end = chosen.relation == "since" and not going_on
        since = chosen.relation == "since" and candidate.kind is Kind.NEGOTIATION_ROUND
        if since and going_on and day and chosen.when.start <= day:
            _take(
                candidate, When(chosen.when.start, day, Precision.DAY), chosen, "since then, to the day of the article"
            )
            return
    candidate.open_start = end is not None and start is None
    _take(candidate, chosen.when, chosen, "dated so")


_ORDER = [Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.YEAR]


def _coarse(precision: Precision) -> int:
    return _ORDER.index(precision) if precision in _ORDER else len(_ORDER)


def _edge(candidate: Candidate, dated: Dated, name: str) -> int:
    """Return how far the nearest word for a beginning or an end is from a date; far is as good as none."""
    distances = [candidate.reading.distance(cue.span, dated.span) for cue in candidate.cues.get(name, ())]
    return min((distance for distance in distances if distance <= _EDGE), default=_EDGE + 1)


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
