"""Edges: from when to when an occasion went: the words for its beginning, its end and its length, and their dates."""

from dataclasses import replace
from datetime import date

from tracker.dates.when import Precision, When
from tracker.mentions.candidates import Candidate
from tracker.mentions.mention import Kind
from tracker.mentions.reading import Dated, Reading, future, gone, planned
from tracker.mentions.windows import coarse, days_before, lasting, shifted, union
from tracker.mentions.words import Cue

DUE = ("until", "before", "within", "by")  # how a date stands to what must be done by then
EDGE = 5  # words between a date and "began" or "ended" that makes it that edge
_TRUCE = 60  # days that a truce told of by both its ends may last
_LONGEST = 21  # days of a meeting
_OF_NOUN = 1  # words between a truce and its length
_FAR = 12  # words between a truce and a length told of later in its sentence


def edges(candidate: Candidate, day: date | None) -> tuple[Dated | None, Dated | None]:
    """Return which date is the beginning and which the end, as far as the words tell."""
    start: Dated | None = None
    end: Dated | None = None
    for dated in candidate.dates:
        begun, ended = edge(candidate, dated, "begin"), edge(candidate, dated, "end")
        if dated.relation in ("since", "from") or (begun < ended and dated.relation not in ("until", "before")):
            start = dated if start is None or begun < edge(candidate, start, "begin") else start
        elif dated.relation in ("until", "before") or ended < begun:
            end = end or dated
    if start and end and 0 < days_before(end.when, start.when) < 7:
        start = replace(start, when=shifted(start.when, -7))  # "began on Tuesday and ended on Monday": the one before
    if start is None and end is not None and candidate.kind is Kind.CEASEFIRE:
        start = next((dated for dated in candidate.dates if 0 < days_before(dated.when, end.when) <= _TRUCE), None)
    if (start is None) != (end is None) and candidate.kind in (Kind.NEGOTIATION_ROUND, Kind.CEASEFIRE):
        start, end = _other_edge(candidate, start, end, day)
    if start and not end:
        others = [dated for dated in candidate.dates if dated is not start and not coarse(dated.when)]
        over = candidate.has("end", "break", "collapse") and not candidate.has("accuse")
        if candidate.kind is Kind.CEASEFIRE and over:
            end = next((dated for dated in others if not future(dated.when, day)), None)
        elif candidate.kind is Kind.PRISONER_EXCHANGE:
            end = next(iter(others), None)
        elif candidate.kind is Kind.NEGOTIATION_ROUND and edge(candidate, start, "begin") <= 1:
            # "the conference opened on 5 August broke up on Friday"
            end = next((dated for dated in others if _ends(start, dated) and not future(dated.when, day)), None)
    return start, end


def _ends(start: Dated, dated: Dated) -> bool:
    """Whether a day may be the last of a meeting that began on another, which stands before it."""
    single = dated.when.start == dated.when.end
    return single and dated.span.start > start.span.end and 0 < days_before(start.when, dated.when) <= _LONGEST


def _other_edge(
    candidate: Candidate, start: Dated | None, end: Dated | None, day: date | None
) -> tuple[Dated | None, Dated | None]:
    """Return a beginning and an end, the missing one read from a date of the sentence that stands beside its word."""
    reading = candidate.reading
    for dated in reading.dates:
        until = candidate.kind is Kind.CEASEFIRE and reading.has("extend") and dated.relation == "until"
        if start and until and not coarse(dated.when) and days_before(start.when, dated.when) > 0:
            return start, dated  # "in force since 2 April, extended until 2 October"
        if dated in candidate.dates or coarse(dated.when) or future(dated.when, day) or planned(reading, dated):
            continue
        if ";" in reading.text[min(candidate.span.end, dated.span.end) : max(candidate.span.start, dated.span.start)]:
            continue  # of the next occasion ("round two closed on 3 June; round three opened on Tuesday")
        if start is None and any(reading.distance(cue.span, dated.span) <= 2 for cue in reading.all("begin")):
            return dated, end
        if end is None and any(reading.distance(cue.span, dated.span) <= 4 for cue in reading.all("end", "collapse")):
            return start, dated
    return start, end


def longer(candidate: Candidate, chosen: Dated, day: date | None, *, ended: bool) -> tuple[When, Dated, str] | None:
    """Return the days of an occasion of which one day and its length or its going on are told."""
    if candidate.kind is Kind.NEGOTIATION_ROUND:
        if days := _days_of(candidate):
            begun = edge(candidate, chosen, "begin") <= EDGE or candidate.has("schedule") or candidate.elsewhere
            begun = begun or _for_days(candidate, chosen)
            last = candidate.day or ended or (not future(chosen.when, day) and not begun)
            first = shifted(chosen.when, 1 - days) if last else chosen.when
            return lasting(first, days), chosen, f"{days} days"
        if chosen.relation == "from" and candidate.has("last") and gone(chosen.when, day):
            candidate.open_end = True
        if chosen.relation == "since":
            going_on = candidate.has("ongoing") or not candidate.has("past")
            candidate.open_end = not going_on
            if going_on and day and chosen.when.start and chosen.when.start <= day:
                today = When(day, day, Precision.DAY)
                return union(chosen.when, today), chosen, "since then, to the day of the article"
    if candidate.kind is Kind.CEASEFIRE and not ended:
        reach = 8 if candidate.has("begin", "propose", "last", "schedule") else -1
        over = [cue.span for name in ("end", "break", "collapse") for cue in candidate.cues.get(name, ())]
        if all(candidate.distance(chosen.span) < candidate.distance(span) for span in over):
            reach = max(reach, _OF_NOUN)  # "the 72-hour truce of 24 April"
        if reach > _OF_NOUN and not over:
            reach = _FAR
        spans = [
            dated.days for dated in candidate.reading.dates if dated.days and candidate.distance(dated.span) <= reach
        ]
        if spans and spans[0]:
            return lasting(chosen.when, spans[0]), chosen, f"{spans[0]} days from its beginning"
    return None


def _days_of(candidate: Candidate) -> int | None:
    """Return how many days a meeting went on: "two-day talks", "on the second day"; None where it is one."""
    if candidate.day and candidate.day > 1:
        return candidate.day
    days = [
        dated.days
        for dated in candidate.reading.dates
        if dated.days and dated.in_days and dated.relation not in DUE and candidate.distance(dated.span) <= 3
    ]
    return next((number for number in days if 1 < number <= _LONGEST), None)


def _for_days(candidate: Candidate, first: Dated) -> bool:
    """Whether a length is told right after a day as what was begun then ("on Monday for two days of talks")."""
    reading = candidate.reading
    return any(
        dated.days
        and dated.span.start - first.span.end >= 0
        and reading.distance(first.span, dated.span) <= 2
        and any(cue.end <= dated.span.start and cue.start >= first.span.end for cue in reading.cues.get("for", ()))
        for dated in reading.dates
    )


def edge(candidate: Candidate, dated: Dated, name: str) -> float:
    """Return how far the nearest word for a beginning or an end is from a date; far is as good as none."""
    distances = [
        candidate.reading.distance(cue.span, dated.span) + (cue.start > dated.span.start) / 2  # "began on A and ended"
        for cue in candidate.cues.get(name, ())
        if not _of_the_next(candidate.reading, dated, cue)
    ]
    return min((distance for distance in distances if distance <= EDGE), default=EDGE + 1.0)


def _of_the_next(reading: Reading, dated: Dated, cue: Cue) -> bool:
    """Whether a word after a date is that of another one right behind it ("since 22 May broke down on Wednesday")."""
    behind = [other for other in reading.dates if other.when and other.relation == "at" and cue.end < other.span.start]
    return cue.start >= dated.span.end and any(reading.distance(cue.span, other.span) <= 1 for other in behind)


def from_to(reading: Reading) -> When | None:
    """Return the days from the beginning to the end that a sentence tells of something ("it began …, ended …")."""
    dates = [dated for dated in reading.dates if dated.when and not coarse(dated.when)]

    def nearest(*names: str) -> Dated | None:
        ranked = [
            (reading.distance(cue.span, dated.span) + (cue.start > dated.span.start), index)
            for index, dated in enumerate(dates)
            for cue in reading.all(*names)
        ]
        ranked = [row for row in ranked if row[0] <= EDGE]
        return dates[min(ranked)[1]] if ranked else None

    start, end = nearest("begin"), nearest("end", "collapse", "break")
    if start is None or end is None or start is end or days_before(start.when, end.when) < 0:
        return None
    return union(start.when, end.when)
