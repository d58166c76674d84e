"""Standing: which candidates are occasions of their own, and which are only talk about such things."""

from datetime import date

from tracker.mentions.candidates import Candidate, background
from tracker.mentions.mention import Kind, Span, Status
from tracker.mentions.reading import future
from tracker.mentions.words import Cue

_LEAD = 4  # sentences at the top that tell the news of the day
_DENIED = 4  # words between a negation and what it denies
_FIRM = 18  # and between a meeting and its date
_CLOSE = 6  # words between what came before and a date of its own
_DENIED_AFTER = 2
_PAPER = 20  # and between a paper and its date
_OPENING = 14  # characters at the beginning of a sentence in which a date dates all of it
_TOLD_OF = 20  # words between a truce and what is told of it
_OF_A_TRUCE = (
    *("begin", "end", "expire", "hold", "break", "last", "extend"),
    *("propose", "agree", "sign", "announce", "schedule"),
)
_LOOSE = 10  # words between "talks" and a date that dates them


def stands(candidate: Candidate, day: date | None, *, after_meeting: bool) -> bool:
    """Whether a candidate that joins no known occasion is one itself.

    `after_meeting` says whether a meeting was told of before it, at which it may have been agreed.
    """
    if candidate.has("deny") or _denied(candidate, day):
        return False
    if candidate.has("summed") and not candidate.when:
        return False
    if candidate.kind in (Kind.NEGOTIATION_ROUND, Kind.PRISONER_EXCHANGE, Kind.CEASEFIRE) and _unreal(candidate):
        return False
    if candidate.lists() == {"expiry"} and not future(candidate.when, day):
        return False  # what has run out is no deadline any more
    if candidate.kind is Kind.PRISONER_EXCHANGE and after_meeting and candidate.status is Status.SCHEDULED:
        return candidate.has("agree", "announce", "todo") or bool(candidate.persons)
    if candidate.kind is Kind.AGREEMENT and not candidate.when and after_meeting:
        there = candidate.has("there", "pronoun") and candidate.has("past") and "sign" in candidate.lists()
        if there and candidate.status is Status.COMPLETED:
            return True  # "there they signed a treaty"
    return _RULES[candidate.kind](candidate)


def _denied(candidate: Candidate, day: date | None) -> bool:
    """Whether the text says that there is no such thing."""
    if candidate.kind is Kind.DEADLINE and _not_extended(candidate):
        return True
    if candidate.status in (Status.CANCELLED, Status.POSTPONED):
        return False
    if candidate.kind is Kind.DEADLINE:
        named = [anchor.span for anchor in candidate.anchors if anchor.list == "deadline"]
        named += [cue.span for cue in candidate.cues.get("set", ())]
        reading = candidate.reading
        nots = candidate.cues.get("not", ())
        return any(cue.end <= span.start and reading.distance(cue.span, span) <= 2 for cue in nots for span in named)
    if not candidate.when and any(cue.start < candidate.span.start for cue in candidate.cues.get("open", ())):
        return True  # "no date was named for a meeting", not "they will meet, though no date was named"
    start = candidate.span.start
    if candidate.status is not Status.ONGOING and all(_none(candidate, anchor.span) for anchor in candidate.anchors):
        return True
    near = [
        cue
        for cue in candidate.cues.get("not", ())
        if candidate.distance(cue.span) <= (_DENIED if cue.start < start else _DENIED_AFTER)
    ]
    acts = [cue for name in ("propose", "schedule", "agree") for cue in candidate.cues.get(name, ())]
    acts = [cue for cue in acts if cue.name != "schedule" or not _in_a_later_clause(candidate, cue)]
    acts = [cue for cue in acts if cue.name != "propose" or candidate.distance(cue.span) <= _FIRM]
    near += [
        cue
        for cue in candidate.cues.get("not", ())
        if any(cue.end <= act.start and candidate.reading.distance(cue.span, act.span) <= 1 for act in acts)
    ]
    return bool(near) and (not candidate.when or future(candidate.when, day))


def _in_a_later_clause(candidate: Candidate, cue: Cue) -> bool:
    """Whether a word opens another clause between an occasion and a cue ("next week, where neither will …")."""
    end = candidate.anchors[-1].span.end
    return any(end <= word.start < cue.start for word in candidate.reading.cues.get("clause", ()))


def _unreal(candidate: Candidate) -> bool:
    """Whether it would have been, had something else been ("the truce would have begun at Christmas")."""
    changed = candidate.has("cancel", "postpone", "original", "extend", "expire")
    return not changed and any(candidate.distance(cue.span) <= _CLOSE for cue in candidate.cues.get("unreal", ()))


def _none(candidate: Candidate, anchor: Span) -> bool:
    """Whether there is none of what a word names ("no talks were held")."""
    return any(
        cue.end <= anchor.start and candidate.reading.distance(cue.span, anchor) == 0
        for cue in candidate.reading.cues.get("without", ())
    )


def _not_extended(candidate: Candidate) -> bool:
    """Whether the text says that a deadline was not put off ("verlängert ist die Frist nicht")."""
    reading = candidate.reading
    named = [anchor.span for anchor in candidate.anchors if anchor.list == "deadline"]
    return candidate.has("extend") and any(
        cue.start >= span.end and reading.distance(cue.span, span) <= _DENIED_AFTER
        for cue in candidate.cues.get("not", ())
        for span in named
    )


def _news(candidate: Candidate) -> bool:
    """Whether it stands at the top and is told as done or under way."""
    going_on = any(candidate.distance(cue.span) <= _DENIED for cue in candidate.cues.get("ongoing", ()))
    told = candidate.reading.index <= _LEAD and candidate.reading.has("past")
    looks_back = any(candidate.distance(cue.span) <= _DENIED for cue in candidate.cues.get("before", ()))
    return (going_on or told) and not looks_back and not candidate.has("if", "must", "ought")


def _within(candidate: Candidate, words: int) -> bool:
    """Whether a date stands near enough to date it: beside it, at the head of its line or sentence, or told apart."""
    head = candidate.reading.span.start
    return (
        candidate.reading.sentence.listed
        or candidate.elsewhere
        or any(
            candidate.distance(dated.span) <= words or dated.span.start - head <= _OPENING for dated in candidate.dates
        )
    )


def _round(candidate: Candidate) -> bool:
    strong = candidate.lists() & {"round", "meet", "number"}
    close = any(candidate.distance(dated.span) <= _CLOSE for dated in candidate.dates)
    if background(candidate) and not close:
        return False
    if candidate.lists() <= {"speak", "travel"} and len(candidate.parties) < 2:
        return False
    if candidate.when:
        if candidate.has("if") and candidate.status is Status.SCHEDULED and not candidate.has("schedule", "propose"):
            return False
        if candidate.status in (Status.CANCELLED, Status.POSTPONED):
            return _within(candidate, 2 * _FIRM)
        alone = len({dated.when for dated in candidate.reading.dates if dated.when}) == 1
        if strong and (candidate.focus or (alone and candidate.reading.has("past"))):
            return True  # the only day of its sentence, however long that is
        return _within(candidate, _FIRM if strong or candidate.place else _LOOSE)
    if candidate.status in (Status.CANCELLED, Status.POSTPONED):
        return bool(strong)
    if candidate.status in (Status.SCHEDULED, Status.PROPOSED):
        return bool(strong) and candidate.has("fresh", "propose", "agree") and not candidate.has("if")
    return (
        bool(strong or candidate.place)
        and _news(candidate)
        and (len(candidate.parties) >= 2 or candidate.ordinal is not None)
    )


def _deadline(candidate: Candidate) -> bool:
    return bool(candidate.when) and bool(candidate.parties or candidate.set_by or candidate.reading.has("sides"))


def _exchange(candidate: Candidate) -> bool:
    demanded = bool(candidate.reading.near(candidate.span, ("must", "threat", "grant"), _FIRM))
    demanded = demanded and candidate.lists() == {"release"} and not candidate.reading.has("two_sides")
    if candidate.when:
        return not (demanded and candidate.has("todo"))
    if demanded:
        return False  # what somebody must do by a day is a deadline
    people = bool(candidate.persons or (candidate.by_party and candidate.reading.has("captives", "persons")))
    if candidate.status in (Status.SCHEDULED, Status.CANCELLED, Status.POSTPONED):
        return (
            candidate.has("agree", "announce", "cancel", "postpone")
            or people
            or (candidate.has("todo") and candidate.reading.has("agreement"))
        )
    if candidate.status is Status.PROPOSED:
        return bool(candidate.persons) or len(candidate.parties) >= 2 or "swap" in candidate.lists()
    counted = people and candidate.has("past") and not candidate.has("before", "if")
    return counted or _news(candidate)


def _agreement(candidate: Candidate) -> bool:
    due = any(dated.relation in ("until", "before", "within") for dated in candidate.dates)
    if candidate.status is Status.COMPLETED and any(
        cue.end <= anchor.span.start and candidate.reading.distance(cue.span, anchor.span) <= 1
        for cue in candidate.cues.get("not", ())
        for anchor in candidate.anchors
    ):
        return False  # "was not signed"
    if candidate.status is not Status.COMPLETED and (candidate.has("must", "if") or (due and candidate.has("ought"))):
        return False
    if _to_meet(candidate):
        return False
    if candidate.when:
        return candidate.reading.sentence.listed or candidate.elsewhere or _within(candidate, _PAPER)
    if candidate.reading.near(candidate.span, ("must", "ought", "if", "propose", "possible"), 14):
        return False
    return _news(candidate) and candidate.lists() != {"agreement"}


def _to_meet(candidate: Candidate) -> bool:
    """Whether it was only agreed to meet on a day to come: that is the meeting, no agreement of its own."""
    reading = candidate.reading
    return (
        candidate.lists() == {"agree"}
        and candidate.status in (Status.SCHEDULED, Status.PROPOSED)
        and reading.has("round", "talks", "meet")
        and reading.near(candidate.span, ("agreement",), 6) is None
    )


def _ceasefire(candidate: Candidate) -> bool:
    if candidate.when:
        return any(
            candidate.distance(cue.span) <= _TOLD_OF for name in _OF_A_TRUCE for cue in candidate.cues.get(name, ())
        ) or any(candidate.distance(dated.span) <= _CLOSE for dated in candidate.dates)
    if candidate.status is Status.CANCELLED:
        return candidate.has("propose")
    in_force = candidate.has("begin", "hold") and candidate.reading.index <= _LEAD
    if in_force and not candidate.has("before", "if", "must", "ought", "schedule", "possible", "propose"):
        return True
    if candidate.reading.has("threat"):
        return False  # what is to happen to it if …
    if candidate.status is Status.PROPOSED:  # an offer of so many days, not the call for a truce
        offered = any(dated.days and candidate.distance(dated.span) <= _CLOSE for dated in candidate.reading.dates)
        asked = candidate.reading.has("deadline", "grant", "must", "if") or candidate.has("before")
        return offered and candidate.reading.index <= _LEAD and not asked
    agreed = candidate.has("agree") and candidate.reading.index <= _LEAD and not candidate.has("before", "if", "must")
    agreed = agreed and not candidate.reading.has("deadline", "grant", "propose", "not")
    told = candidate.has("begin", "hold", "end", "extend", "agree", "sign", "break") and _news(candidate)
    return told or agreed


_RULES = {
    Kind.NEGOTIATION_ROUND: _round,
    Kind.DEADLINE: _deadline,
    Kind.PRISONER_EXCHANGE: _exchange,
    Kind.AGREEMENT: _agreement,
    Kind.CEASEFIRE: _ceasefire,
}
