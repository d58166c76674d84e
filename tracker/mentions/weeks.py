"""Which week or year a day without one lies in, by the tense and mood of what happens on it."""

from dataclasses import replace
from datetime import date

from tracker.mentions.candidates import Candidate
from tracker.mentions.edges import DUE, EDGE, edge
from tracker.mentions.mention import Kind
from tracker.mentions.reading import Dated, Reading, future, gone, planned
from tracker.mentions.windows import coarse, length, next_year, shifted

SEASON = 90  # days ago from which on a day without a year may be the next one of its name
_NOWHERE = 99
_QUOTED = 12  # words within which a verb of saying speaks of a deadline
_CLAUSE = 8  # words and marks by which a verb stands farther from a day than its own: in another clause
_WEEK = 7
_WEEK_BEFORE, _WEEK_AFTER = "weekday, the one before", "weekday, the one after"  # as the reader of dates says it
_JUST = 2  # days since which the week before is meant rather than the one to come


def nearest_week(candidate: Candidate, dated: Dated, day: date | None) -> Dated:
    """Move a bare day of the week to the week before or after where what happens on it tells which is meant."""
    when = dated.when
    if not dated.weekday or day is None or when.start is None or when.end is None or abs((when.start - day).days) > 7:
        return dated
    told = _nearest(candidate, dated, "past")
    over = told < _nearest(candidate, dated, "present", "schedule", "possible", "todo")
    over = over and not candidate.has("propose", "postpone", "cancel")
    if candidate.kind in (Kind.CEASEFIRE, Kind.PRISONER_EXCHANGE) and candidate.has("agree", "announce"):
        over = over and not candidate.reading.has("agree", "schedule")  # what was agreed on is still to come
    if candidate.kind is Kind.DEADLINE:
        ahead = dated.relation in DUE and (candidate.has("extend") or not candidate.has("miss", "keep", "expire"))
        ahead = ahead or _moved_to(candidate, dated)
        # "time runs out on Thursday", "they face a Sunday deadline"
        ahead = ahead or (told == _NOWHERE and not candidate.has("miss", "keep"))
        over = candidate.has("miss") or (over and dated.relation not in DUE) or _had_until(candidate)
    else:
        until = candidate.kind is Kind.CEASEFIRE and candidate.has("extend") and dated.relation in DUE
        own = candidate.reading.text[dated.span.end : dated.span.end + 1] in (
            "'",
            "’",
        )  # "pulled out of Thursday's talks"
        off = candidate.has("cancel") and (own or candidate.has("schedule", "propose"))
        failed = off and candidate.has("fail") and 0 < (day - when.start).days % 7 <= _JUST  # "at the last minute"
        over, off = over or failed, off and not failed
        old = planned(candidate.reading, dated)  # "first planned for Friday, it was put off to Monday"
        adjourned = candidate.has("fail") and not candidate.has("schedule")  # "put off without a result"
        moved = (candidate.has("postpone") and not old and not adjourned) or until or off
        plan = _nearest(candidate, dated, "present", "schedule")
        other_clause = plan <= EDGE and told > plan + _CLAUSE and not candidate.has("before", "end")
        ahead = candidate.has("present", "schedule") and not candidate.has("past", "before", "end")
        ahead = moved or ahead or other_clause
        if candidate.kind is Kind.CEASEFIRE and not candidate.has("hold", "break", "collapse", "past"):
            ahead = ahead or candidate.has("expire", "end")  # "the truce lapses on Saturday"
        if candidate.kind is Kind.CEASEFIRE and dated.relation == "from":
            ahead = ahead or (candidate.has("announce", "unilateral") and not candidate.has("hold", "break", "end"))
        asked = [candidate.reading.distance(cue.span, dated.span) for cue in candidate.cues.get("propose", ())]
        ahead = ahead or bool(
            asked and candidate.distance(dated.span) <= min(asked) + 1 and candidate.has("indefinite", "fresh")
        )
    if candidate.kind is Kind.CEASEFIRE and candidate.has("hold") and edge(candidate, dated, "begin") <= EDGE:
        over = over or not candidate.has("schedule", "not")  # "begun in the night to Tuesday, the truce holds"
    act = candidate.kind is Kind.PRISONER_EXCHANGE and candidate.has("agree") and candidate.has("todo")
    act = act and dated.relation not in DUE
    if candidate.kind is not Kind.DEADLINE and not act and _only_ahead(candidate.reading, dated):
        ahead, over = True, False
    if future(when, day) and (over or (act and edge(candidate, dated, "agree") <= EDGE)):
        return replace(dated, when=shifted(when, -7), reasons=(_WEEK_BEFORE,))
    begun = gone(when, day) or (when.start < day and length(when) > _WEEK)  # "thirty days from Monday"
    if begun and ahead and not act and dated.relation != "since":
        return replace(dated, when=shifted(when, 7), reasons=(_WEEK_AFTER,))
    return dated


def _had_until(candidate: Candidate) -> bool:
    """Whether somebody had until a day that has passed ("avait jusqu'à dimanche"), and nobody is quoted with it."""
    reading = candidate.reading
    if not candidate.has("had"):
        return False
    quoted = reading.near(candidate.span, ("speech", "announce", "set", "extend"), _QUOTED)
    return quoted is None


def _only_ahead(reading: Reading, dated: Dated) -> bool:
    """Whether the clause of a date tells only of what is to be ("with a truce that is to start on Saturday")."""
    here = reading.clause(dated.span)

    def told(*names: str) -> int:
        cues = [cue for cue in reading.all(*names) if here.start <= cue.start and cue.end <= here.end]
        return min((reading.distance(cue.span, dated.span) for cue in cues), default=_NOWHERE)

    return here != reading.span and told("schedule", "todo") < told("past", "before", "end")


def _moved_to(candidate: Candidate, dated: Dated) -> bool:
    """Whether a date says to when a deadline was moved ("was put off to Monday")."""
    moved = [cue for name in ("extend", "postpone") for cue in candidate.cues.get(name, ())]
    return any(cue.end <= dated.span.start and candidate.reading.distance(cue.span, dated.span) <= 2 for cue in moved)


def _nearest(candidate: Candidate, dated: Dated, *names: str) -> int:
    """Return how far the nearest word of some lists is from an occasion or its date; far where there is none."""
    said = {cue.start for cue in candidate.reading.cues.get("speech", ())} if candidate.kind is Kind.DEADLINE else set()
    cues = [cue for name in names for cue in candidate.cues.get(name, ()) if name != "past" or cue.start not in said]
    return min(
        (min(candidate.distance(cue.span), candidate.reading.distance(cue.span, dated.span)) for cue in cues),
        default=_NOWHERE,
    )


def year_told(candidate: Candidate, dated: Dated) -> Dated:
    """Give days without a year the one told before them ("in April 2022 … from 3 April to 14 May")."""
    for other in candidate.reading.dates:
        first, start = other.when.start, dated.when.start
        if (
            not dated.yearless
            or other.yearless
            or first is None
            or start is None
            or other.span.start > dated.span.start
        ):
            continue
        if coarse(other.when) and not dated.weekday and first.year != start.year:
            moved = next_year(dated.when, first.year - start.year)
            return replace(dated, when=moved) if moved.overlaps(other.when) else dated
    return dated


def last_year(candidate: Candidate, dated: Dated, day: date | None) -> Dated:
    """Move a day without a year to the year before where it is told as past ("on 3 October they struck a bargain")."""
    ahead = ("present", "schedule", "possible", "todo", "propose", "postpone", "cancel", "extend")
    looks_ahead = dated.relation in DUE or _nearest(candidate, dated, "past") > _nearest(candidate, dated, *ahead)
    if not dated.yearless or day is None or dated.when.start is None or dated.days:
        return dated
    off = candidate.has("cancel") and candidate.has("past")  # nothing is called off so long before
    if off and (dated.when.start - day).days > SEASON:
        return replace(dated, when=next_year(dated.when, -1), reasons=())
    if (
        looks_ahead
        or (dated.when.start - day).days <= SEASON
        or not candidate.has("past")
        or candidate.kind is Kind.DEADLINE
    ):
        return dated
    return replace(dated, when=next_year(dated.when, -1), reasons=())


def coming_year(candidate: Candidate, dated: Dated, day: date | None) -> Dated:
    """Move a month or season without a year to the year to come where it is told as planned ("to be signed in May")."""
    if not gone(dated.when, day) or candidate.has("postpone"):
        return dated
    if dated.yearless and day is not None and dated.when.end is not None and _meant_for(candidate, dated):
        coming = next_year(dated.when)
        soon = coming.start is not None and (coming.start - day).days < (day - dated.when.end).days
        return replace(dated, when=coming, reasons=()) if soon else dated
    if not dated.of_calendar or not coarse(dated.when):
        return dated
    told = candidate.has("before", "end", "original", "past", "cancel")
    if told or candidate.reading.sentence.listed or not candidate.has("schedule", "possible", "todo"):
        return dated
    return replace(dated, when=next_year(dated.when), reasons=())


def _meant_for(candidate: Candidate, dated: Dated) -> bool:
    """Whether something is called, planned or offered for a day, though told in the past ("was called for 14 May")."""
    reading = candidate.reading
    if candidate.has("original", "cancel", "before"):
        return False
    if candidate.lists() == {"meet"} and dated.span.start > candidate.span.end:  # "agreed to meet on 3 March"
        return any(0 < candidate.span.start - cue.end <= 1 for cue in reading.all("agree"))
    head = any(cue.start <= dated.span.start <= cue.end + 4 for cue in reading.all("for"))
    return head and candidate.has("schedule", "propose")
