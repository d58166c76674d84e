"""Dating: which of a sentence's dates is the day of the occasion, and from when to when it went."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tracker.dates.when import NEVER, Precision, When
from tracker.mentions.candidates import Candidate
from tracker.mentions.edges import DUE, edge, edges, from_to, longer
from tracker.mentions.mention import DatedBy, Kind
from tracker.mentions.reading import Dated, Reading, future, gone, planned
from tracker.mentions.weeks import SEASON, coming_year, last_year, nearest_week, year_told
from tracker.mentions.windows import coarse, days_before, lasting, length, months_later, next_year, shifted, union

_ALMOST_A_YEAR = 364  # days ago up to which a day without a year may be the next one of its name
_LENGTH = 2  # words between a deadline and its length
_AFTER = 4  # words between a period and what it runs from
_RUNS_FROM = {  # kinds from which a period may run, by the lists of the words that name them
    Kind.AGREEMENT: ("agreement", "sign", "ink"),
    Kind.CEASEFIRE: ("truce",),
    Kind.NEGOTIATION_ROUND: ("round", "talks"),
}
_TAKEN = 6  # words between "captured" and its day
_BESIDE = 3  # words within which "before" or "not" speaks of an occasion dated by its line


def date_candidate(candidate: Candidate, day: date | None) -> None:
    """Set the window of a candidate from its own or borrowed dates; without any it stays undated."""
    candidate.dates = [
        coming_year(
            candidate, last_year(candidate, nearest_week(candidate, year_told(candidate, dated), day), day), day
        )
        for dated in candidate.dates
        if not _asked_then(candidate, dated, day)
    ]
    _leave_out_planned(candidate, day)
    _leave_out_others(candidate)
    if candidate.kind is Kind.DEADLINE:
        _due(candidate, day)
    elif candidate.dates:
        _occasion(candidate, day)
    elif candidate.day and day and candidate.kind is Kind.NEGOTIATION_ROUND and not candidate.has("before"):
        candidate.when = shifted(lasting(When(day, day, Precision.DAY), candidate.day), 1 - candidate.day)
        candidate.elsewhere = True
        candidate.because("when", f"day {candidate.day} of it is the day of the article")
    if candidate.when:
        candidate.dated_by = DatedBy.EVENT


def _leave_out_planned(candidate: Candidate, day: date | None) -> None:
    """Leave out the day on which a meeting or truce was to have been: "it should have begun on Monday"."""
    if candidate.kind not in (Kind.NEGOTIATION_ROUND, Kind.CEASEFIRE) or candidate.has("postpone", "cancel", "not"):
        return
    moot = [dated for dated in candidate.dates if planned(candidate.reading, dated)]
    kept = [dated for dated in candidate.dates if dated not in moot]
    if moot and not kept and day is not None and candidate.has("ongoing") and candidate.kind is Kind.CEASEFIRE:
        kept = [Dated(candidate.span, When(day, day, Precision.DAY), None)]
    candidate.dates = kept or candidate.dates
    if moot and any(future(dated.when, day) for dated in kept):  # "had been set for Monday, will now be on Friday"
        candidate.cues.setdefault("postpone", []).extend(candidate.reading.cues["original"])


def _leave_out_others(candidate: Candidate) -> None:
    """Leave out the day on which talks began that led to the paper of a dated line: that has the line's day."""
    reading, line = candidate.reading, candidate.reading.line
    if candidate.kind is Kind.AGREEMENT and line is not None and reading.has("talks", "round", "meet"):
        begun = [
            dated
            for dated in candidate.dates
            if any(reading.distance(cue.span, dated.span) <= 1 for cue in reading.all("begin"))
        ]
        candidate.dates = [dated for dated in candidate.dates if dated not in begun]


def _due(candidate: Candidate, day: date | None) -> None:
    """A deadline is dated by what is due, never by the day on which it was set."""
    reading = candidate.reading
    fallen = candidate.has("expire")
    candidate.dates = [_since_said(candidate, dated, day) for dated in candidate.dates]
    if (line := reading.line) and line.when.start and not coarse(line.when):  # "12 May: … within 30 days"
        candidate.dates = [
            replace(dated, when=When(due, due, Precision.DAY))
            if dated.relation == "within" and dated.days and (due := line.when.start + timedelta(days=dated.days))
            else dated
            for dated in candidate.dates
        ]
    dates = [_year(candidate, dated, day) for dated in candidate.dates]
    if not fallen and _given(candidate) and not any(dated.relation in DUE for dated in dates):
        dates = []  # "on Tuesday they allowed them four days": counted from then
    if candidate.has("extend"):
        dates = _by_days(candidate, dates)
    if candidate.has("extend", "postpone"):  # the new day, not the one before it
        dates = sorted(dates, key=lambda dated: (dated.relation == "until", dated.when.end or date.min), reverse=True)
    if fallen:
        dates = sorted(dates, key=lambda dated: (dated.relation not in DUE, edge(candidate, dated, "expire")))
    if candidate.has("set", "grant") and any(_is_its_length(candidate, dated) for dated in reading.dates):
        dates = [dated for dated in dates if dated.relation in DUE or not gone(dated.when, day)]
    for dated in dates:
        if dated.when and (
            dated.relation in DUE or fallen or candidate.has("extend") or candidate.distance(dated.span) <= 4
        ):
            if gone(dated.when, day) and dated.relation not in DUE and not fallen and _set_then(candidate, dated):
                continue
            _take(candidate, dated.when, dated, "falls due then")
            return
    for dated in reading.dates:
        if (
            (dated.days or dated.months)
            and day
            and candidate.distance(dated.span) <= 6
            and candidate.lists() & {"grant", "deadline", "threat"}
        ):
            said = next((other.when.start for other in reading.dates if _said(other, day)), None)
            begun = (other.when.start for other in reading.dates if length(other.when) == (dated.days or 0) - 1)
            first = next(begun, None) or said or day
            due = months_later(first, dated.months) if dated.months else first + timedelta(days=dated.days or 0)
            _take(candidate, When(due, due, Precision.DAY), dated, "that long after the day of the article")
            return


def _by_days(candidate: Candidate, dates: list[Dated]) -> list[Dated]:
    """Move the day of a deadline that is put off by so many days ("the 31 March deadline was extended by a day")."""
    reading = candidate.reading
    words = reading.cues.get("by", ())
    by = [
        dated
        for dated in reading.dates
        if dated.days and not dated.when and any(0 <= dated.span.start - cue.end <= 1 for cue in words)
    ]
    single = [dated for dated in dates if not coarse(dated.when) and dated.when.start == dated.when.end]
    if len(by) != 1 or len(dates) != 1 or not single:
        return dates
    return [replace(dates[0], when=shifted(dates[0].when, by[0].days or 0), relation="until")]


def _given(candidate: Candidate) -> bool:
    """Whether a deadline is told as a number of days that somebody is given."""
    given = [anchor.span for anchor in candidate.anchors if anchor.list == "grant"]
    return any(
        dated.days and any(span.start <= dated.span.start and dated.span.end <= span.end for span in given)
        for dated in candidate.reading.dates
    )


def _is_its_length(candidate: Candidate, dated: Dated) -> bool:
    """Whether a length of time is that of a deadline ("set a last deadline of seven days on Tuesday")."""
    return bool(dated.days) and any(
        anchor.list == "deadline"
        and anchor.span.end <= dated.span.start
        and candidate.reading.distance(anchor.span, dated.span) <= _LENGTH
        for anchor in candidate.anchors
    )


def _year(candidate: Candidate, dated: Dated, day: date | None) -> Dated:
    """Move a day without a year to the next year where it is still due ("Britain has until 31 January", in October)."""
    looks_back = candidate.has("miss", "keep", "expire", "before", "original")
    limit = dated.relation in DUE or ("deadline" in candidate.lists() and candidate.has("set", "extend"))
    if not dated.yearless or not limit or looks_back or day is None or dated.when.end is None:
        return dated
    if candidate.has("past") and not candidate.has("present", "schedule", "todo", "set", "extend", "possible"):
        return dated  # "had until 1 August"
    if not SEASON < (day - dated.when.end).days <= _ALMOST_A_YEAR:
        return dated
    return replace(dated, when=next_year(dated.when), reasons=())


def _since_said(candidate: Candidate, dated: Dated, day: date | None) -> Dated:
    """Count a period from the day told beside it ("initialled on 6 May, to be signed within two months")."""
    if dated.relation != "within" or not dated.yearless or dated.days or day is None or not candidate.has("past"):
        return dated
    said = next((other.when.start for other in candidate.reading.dates if _said(other, day)), None)
    due = dated.when.start
    if said is None or due is None:
        return dated
    if due.day == day.day and due == dated.when.end:  # whole months
        on = months_later(said, 12 * (due.year - day.year) + due.month - day.month)
        return replace(dated, when=When(on, on, Precision.DAY))
    return replace(dated, when=shifted(dated.when, (said - day).days))


def _asked_then(candidate: Candidate, dated: Dated, day: date | None) -> bool:
    """Whether a date of the past only says when something was proposed ("last week they proposed to swap …")."""
    if candidate.kind in (Kind.DEADLINE, Kind.AGREEMENT) or dated.weekday or not gone(dated.when, day):
        return False
    anchor = candidate.span
    return dated.span.end <= anchor.start and any(
        cue.end <= anchor.start and candidate.reading.distance(cue.span, dated.span) < candidate.distance(dated.span)
        for cue in candidate.cues.get("propose", ())
    )


def count_from_event(candidate: Candidate, events: Sequence[Candidate]) -> None:
    """Count a period from the day of what it runs from, told before ("within 30 days of the signing")."""
    reading = candidate.reading
    period = next((dated for dated in candidate.dates if dated.relation == "within" and dated.days), None)
    if period is None or not period.days:
        return
    kinds = {
        kind
        for kind, names in _RUNS_FROM.items()
        for cue in reading.all(*names)
        if cue.start >= period.span.end and reading.distance(period.span, cue.span) <= _AFTER
    }
    told = [event for event in events if event.when.end and not coarse(event.when) and event.kind in _RUNS_FROM]
    if kinds and reading.has("after"):
        told = [event for event in told if event.kind in kinds]
        here = [event for event in told if event.place and event.place in {place.name for place in reading.places}]
        told = here or told
    elif reading.has("it") and reading.words and reading.all("it")[0].start == reading.words[0].start:
        told = [event for event in told if event.latest == reading.index - 1]
    else:
        return
    if told and (begun := told[-1].when.end):
        due = begun + timedelta(days=period.days)
        _take(
            candidate, When(due, due, Precision.DAY), replace(period, reasons=()), "counted from what was told before"
        )


def _set_then(candidate: Candidate, dated: Dated) -> bool:
    """Whether a date says when a deadline was set: it stands nearer to that word than to the deadline."""
    reading = candidate.reading
    distances = [reading.distance(cue.span, dated.span) for cue in candidate.cues.get("set", ())]
    return bool(distances) and min(distances) < candidate.distance(dated.span)


def _said(dated: Dated, day: date) -> bool:
    """Whether a date may be the day on which a period was set."""
    single = dated.when.precision is Precision.DAY and dated.when.start == dated.when.end
    return bool(
        dated.days is None and single and dated.when.start and dated.when.start <= day and dated.relation not in DUE
    )


def date_later(candidate: Candidate, reading: Reading, day: date | None) -> bool:
    """Date a candidate by the sentence beside its own ("Ten days from today, he said"); False where it tells no day."""
    if candidate.kind is Kind.AGREEMENT and reading.has("begin"):
        return False  # when a paper enters into force is not when it was made
    if candidate.kind is Kind.CEASEFIRE and (whole := from_to(reading)) is not None:
        candidate.when, candidate.dated_by, candidate.elsewhere = whole, DatedBy.EVENT, True
        candidate.because("when", "its beginning and its end are told in the sentence beside")
        return True
    if reading.sentence.listed and reading.sentence.paragraph != candidate.reading.sentence.paragraph:
        return False  # another entry of a ticker or chronology
    told = _due_later(candidate, reading, day) if candidate.kind is Kind.DEADLINE else _told(reading)
    if told is None:
        return False
    candidate.when = told.when
    candidate.dated_by, candidate.elsewhere = DatedBy.EVENT, True
    candidate.because("when", "told in the sentence beside", told.span)
    return True


def date_by_line(candidate: Candidate, line: Dated, day: date | None) -> bool:
    """Date an occasion by the date before the line of a chronology in which it is told; False where it tells none."""
    close = [cue for name in ("before", "not") for cue in candidate.cues.get(name, ())]
    if candidate.has("fresh") or any(candidate.distance(cue.span) <= _BESIDE for cue in close):
        return False
    if candidate.kind is Kind.DEADLINE:  # the line tells when it ran out, or when it was set
        if candidate.has("expire"):
            _take(candidate, line.when, line, "it ran out on the day of the line")
            candidate.elsewhere, candidate.dated_by = True, DatedBy.EVENT
        return bool(candidate.when)
    candidate.dates, candidate.elsewhere = [line], True
    _occasion(candidate, day)
    candidate.dated_by = DatedBy.EVENT
    return bool(candidate.when)


def _due_later(candidate: Candidate, reading: Reading, day: date | None) -> Dated | None:
    if not candidate.has("set", "grant", "shorten", "extend"):
        return None
    for dated in reading.dates:
        if dated.when and not gone(dated.when, day) and dated.when.start != day:
            return dated
        if dated.days and day:
            due = day + timedelta(days=dated.days)
            return replace(dated, when=When(due, due, Precision.DAY))
    return None


def _told(reading: Reading) -> Dated | None:
    """Return the date that a sentence without an occasion tells: not one of a saying, nor a backdrop."""
    return next(
        (
            dated
            for dated in sorted(reading.dates, key=lambda dated: not dated.weekday)  # a day before an hour
            if dated.when
            and dated.relation not in ("since", *DUE)
            and dated.when.precision is not Precision.YEAR
            and not any(reading.distance(cue.span, dated.span) <= 2 for cue in reading.cues.get("speech", ()))
            and not any(reading.distance(cue.span, dated.span) <= _TAKEN for cue in reading.cues.get("taken", ()))
        ),
        None,
    )


def _occasion(candidate: Candidate, day: date | None) -> None:
    """Date an occasion from the dates that govern it: its beginning, its end, its length."""
    ahead = [dated for dated in candidate.dates if future(dated.when, day) and not planned(candidate.reading, dated)]
    if candidate.has("postpone") and (moved := ahead or _put_off(candidate)):
        latest = max(moved, key=lambda dated: dated.when.start or date.min)  # the new day rather than the old one
        _take(candidate, latest.when, latest, "moved to then")
        return
    start, end = edges(candidate, day)
    if start and end and not coarse(start.when) and end.when.precision in (Precision.SEASON, Precision.YEAR):
        end = None  # "the truce of 27 February did not last until summer"
    if start and end and days_before(start.when, end.when) >= 0:
        _take(candidate, union(start.when, end.when), start, "from its beginning to its end")
        return
    chosen = start or candidate.dates[0]
    if "quit" in candidate.lists():  # "on Monday they tore up the accord of 2015"
        chosen = next((dated for dated in candidate.dates if not coarse(dated.when)), chosen)
    if (
        candidate.kind is Kind.CEASEFIRE and start is None
    ):  # "a truce of 30 days from 12 May" rather than when it was offered
        chosen = next((dated for dated in candidate.dates if not coarse(dated.when) and length(dated.when)), chosen)
    single = not coarse(chosen.when) and chosen.when.start == chosen.when.end
    if single and (lasted := longer(candidate, chosen, day, ended=end is not None)):
        _take(candidate, *lasted)
        return
    if start and not end and single and candidate.has("end") and gone(chosen.when, day):
        candidate.open_end = candidate.kind is Kind.NEGOTIATION_ROUND
    candidate.open_start = end is not None and start is None
    _take(candidate, chosen.when, chosen, "dated so")


def _put_off(candidate: Candidate) -> list[Dated]:
    """Return the day to which something was moved by a length of time ("was put off by a week"), if told so."""
    reading = candidate.reading
    single = [dated for dated in candidate.dates if not coarse(dated.when) and dated.when.start]
    lengths = [
        dated.days
        for dated in reading.dates
        if dated.days
        and not dated.when
        and any(reading.distance(cue.span, dated.span) <= 2 for cue in reading.all("postpone"))
    ]
    if not lengths or not single:
        return []
    return [replace(single[0], when=shifted(single[0].when, lengths[0]))]


def _take(candidate: Candidate, when: When, dated: Dated, why: str) -> None:
    candidate.when = when
    candidate.because("when", why, dated.span)
    for reason in dated.reasons:
        candidate.because("when", reason, dated.span)


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
