"""Status: how far an occasion has come, from its date, tense, mood and the words about it."""

from datetime import date

from tracker.dates.when import Precision
from tracker.mentions.candidates import Candidate
from tracker.mentions.mention import Kind, Status
from tracker.mentions.reading import future, gone

_NEAR = 14  # words within which "proposed" speaks of the occasion itself
_RECENT = 45  # days after its beginning for which a truce that nothing is said to have ended is thought to hold


def decide(candidate: Candidate, day: date | None) -> None:
    """Set the status of a candidate as of the day of the article."""
    if candidate.kind is Kind.DEADLINE:
        status, why = _deadline(candidate, day)
    elif candidate.kind is Kind.CEASEFIRE:
        status, why = _ceasefire(candidate, day)
    elif candidate.kind is Kind.AGREEMENT:
        status, why = _agreement(candidate, day)
    else:
        status, why = _occasion(candidate, day)
    candidate.status = status
    cue = _cue(candidate, why)
    candidate.because("status", why if cue is None else f"{why}: the words say so", cue)


def _cue(candidate: Candidate, name: str) -> tuple[int, int] | None:
    cues = candidate.cues.get(name)
    if not cues:
        return None
    nearest = min(cues, key=lambda cue: candidate.distance(cue.span))
    return nearest.span


def _says(candidate: Candidate, name: str, within: int = _NEAR) -> bool:
    return any(candidate.distance(cue.span) <= within for cue in candidate.cues.get(name, ()))


def _deadline(candidate: Candidate, day: date | None) -> tuple[Status, str]:
    due = candidate.when.end == day and candidate.has("miss")  # "at noon the ultimatum was over"
    past = gone(candidate.when, day) or due
    longer = _says(candidate, "extend", 12) and not candidate.has("cancel")  # not "the request was refused"
    if (longer or "extend" in candidate.lists()) and not past:
        return Status.POSTPONED, "extend"
    if candidate.has("keep"):
        return Status.COMPLETED, "keep"
    if past:
        return Status.MISSED, "miss" if candidate.has("miss") else "the day has passed"
    if candidate.has("cancel") and not candidate.has("set", "reject"):
        return Status.CANCELLED, "cancel"
    return Status.SCHEDULED, "set"


def _ceasefire(candidate: Candidate, day: date | None) -> tuple[Status, str]:
    when = candidate.when
    if candidate.has("cancel"):
        return Status.CANCELLED, "cancel"
    if not when or future(when, day):
        return _truce_ahead(candidate)
    begins_today = candidate.has("begin") and when.start == when.end == day
    planned = candidate.has("schedule") and not gone(when, day)
    ends_today = when.end == day and not candidate.has("past", "collapse")  # "it ends at midnight"
    if when.end == day and candidate.open_start and (ends_today or candidate.has("ongoing")):
        return Status.ONGOING, "ongoing"
    if candidate.has("end") and not begins_today and not planned and not candidate.has("accuse"):
        return Status.COMPLETED, "end"
    if _says(candidate, "propose"):
        return Status.PROPOSED, "propose"
    if _says(candidate, "break", 12) and not candidate.has("accuse") and _dated_by(candidate, "break"):
        return Status.COMPLETED, "break"
    if gone(when, day) and _holds(candidate):
        return Status.ONGOING, "hold"
    if gone(when, day):
        single = when.start == when.end
        recent = day is not None and when.end is not None and (day - when.end).days <= _RECENT
        if single and recent and not candidate.has("before", "several"):
            return Status.ONGOING, "begin"
        return Status.COMPLETED, "the day has passed"
    return Status.ONGOING, "hold"


def _holds(candidate: Candidate) -> bool:
    """Whether a truce of which only the beginning is told is said to hold, however long ago that is."""
    when, reading = candidate.when, candidate.reading
    alone = reading.has("accuse") or len([dated for dated in reading.dates if dated.when]) == 1
    since = alone and any(dated.relation == "since" for dated in candidate.dates)
    if candidate.has("accuse"):  # who accuses the other side of breaking it has not ended it
        return since
    holds = since or (candidate.has("hold") and not candidate.has("past", "not"))
    return (
        holds
        and when.start == when.end
        and not candidate.has("before", "several", "end", "collapse", "not")
        and (not candidate.has("break") or candidate.has("hold"))
    )


def _truce_ahead(candidate: Candidate) -> tuple[Status, str]:
    """Return the status of a truce without a date, or with one still to come."""
    when = candidate.when
    agreed = candidate.has("agree", "extend", "sign") and candidate.has("past")
    if not when and agreed and not candidate.has("propose", "soon"):
        return Status.ONGOING, "agree"
    if _says(candidate, "propose") or _says(candidate, "possible"):
        return Status.PROPOSED, "propose" if candidate.has("propose") else "possible"
    if when:
        longer = candidate.has("extend") and candidate.has("past")
        until = candidate.open_start and (longer or not candidate.has("agree", "propose", "schedule"))
        in_force = (candidate.has("expire") or until) and not candidate.has("begin")
        return (Status.ONGOING, "expire") if in_force else (Status.SCHEDULED, "the day is still to come")
    if candidate.has("end", "break"):
        return Status.COMPLETED, "end"
    return (Status.ONGOING, "hold") if candidate.has("hold", "begin") else (Status.SCHEDULED, "schedule")


def _dated_by(candidate: Candidate, name: str) -> bool:
    """Whether the date stands beside these words rather than beside the occasion's."""
    reading = candidate.reading
    return (
        candidate.has("collapse")
        and any(
            reading.distance(cue.span, dated.span) <= _NEAR and candidate.when == dated.when
            for cue in candidate.cues.get(name, ())
            for dated in candidate.dates
        )
        and not candidate.has("hold")
    )


def _agreement(candidate: Candidate, day: date | None) -> tuple[Status, str]:
    left = [anchor.span for anchor in candidate.anchors if anchor.list == "quit"]
    if any(cue.start < span.end and span.start < cue.end for cue in candidate.cues.get("cancel", ()) for span in left):
        return Status.COMPLETED, "quit"
    if candidate.has("cancel") and not _signed_then(candidate, day):
        return Status.CANCELLED, "cancel"
    if candidate.has("postpone") and candidate.has("schedule", "original") and "quit" not in candidate.lists():
        return Status.POSTPONED, "postpone"
    ahead = future(candidate.when, day)
    coarse = candidate.when.precision is not Precision.DAY
    now = candidate.when and not gone(candidate.when, day)
    open_yet = ahead or (now and (coarse or not candidate.has("past")) and candidate.has("possible", "schedule"))
    if open_yet and (_says(candidate, "propose") or _says(candidate, "possible")):
        return Status.PROPOSED, "possible"
    if ahead or (open_yet and candidate.has("schedule")):
        return Status.SCHEDULED, "the day is still to come"
    return Status.COMPLETED, "sign"


def _signed_then(candidate: Candidate, day: date | None) -> bool:
    """Whether a paper was signed on a day of the past, whatever else was refused later ("signed in 2022, …")."""
    reading = candidate.reading
    signed = [anchor.span for anchor in candidate.anchors if anchor.list in ("sign", "ink")]
    beside = any(
        dated.when == candidate.when and reading.distance(span, dated.span) <= 1
        for span in signed
        for dated in candidate.dates
    )
    return beside and gone(candidate.when, day)


def _leave_out_places(candidate: Candidate) -> None:
    """Forget "perhaps in Washington": it is the place that is not sure, not the occasion."""
    reading = candidate.reading
    places = [place.span for place in reading.places]
    candidate.cues["possible"] = [
        cue
        for cue in candidate.cues.get("possible", ())
        if not any(cue.end <= span.start and reading.distance(cue.span, span) <= 2 for span in places)
    ]


def _only_agreed(candidate: Candidate) -> bool:
    """Whether an exchange is told of as agreed on and still to be done."""
    if not candidate.has("agree", "announce"):
        return False
    done = candidate.lists() & {"swap", "release"}
    return candidate.has("todo") or not done


def _occasion(candidate: Candidate, day: date | None) -> tuple[Status, str]:
    when = candidate.when
    listed = candidate.focus is not None and gone(when, day)  # one of several days of the past
    if candidate.has("cancel") and not (listed and not _says(candidate, "cancel", 4)):
        return Status.CANCELLED, "cancel"
    begun = candidate.has("begin") and candidate.has("past") and gone(when, day)  # "had begun and was interrupted"
    begun = begun or (candidate.has("fail") and not candidate.has("schedule", "original"))  # "adjourned without result"
    if candidate.has("postpone") and not begun and not (listed and not _says(candidate, "postpone", 4)):
        return Status.POSTPONED, "postpone"
    if candidate.kind is Kind.PRISONER_EXCHANGE and _only_agreed(candidate):
        return Status.SCHEDULED, "agree"
    if when and gone(when, day):
        return Status.COMPLETED, "the day has passed"
    _leave_out_places(candidate)
    reach = _NEAR if not when or when.precision is Precision.DAY else _NEAR * 3  # "could begin this week"
    near = [name for name in ("propose", "possible") if _says(candidate, name, reach if name == "possible" else _NEAR)]
    proposed = near[0] if near else None
    if when and future(when, day):
        return (Status.PROPOSED, proposed) if proposed else (Status.SCHEDULED, "the day is still to come")
    return _of_today(candidate, day, proposed)


def _under_way(candidate: Candidate, day: date | None) -> bool:
    """Whether a meeting has begun by the day of the article and is to go on."""
    when = candidate.when
    if day is None or when.start is None or when.end is None or when.precision is not Precision.DAY:
        return False
    if when.start <= day < when.end:
        return when.start < day or candidate.has("past")
    ended = candidate.has("end", "fail", "cancel", "propose", "schedule")
    return when.start == when.end == day and not ended and _begun(candidate)


def _begun(candidate: Candidate) -> bool:
    """Whether a word for a beginning in the past stands beside an occasion ("opened their first round")."""
    past = [cue.span for cue in candidate.cues.get("past", ())]
    return any(
        candidate.distance(cue.span) <= 3 and any(cue.start <= span.start and span.end <= cue.end for span in past)
        for cue in candidate.cues.get("begin", ())
    )


def _of_today(candidate: Candidate, day: date | None, proposed: str | None) -> tuple[Status, str]:
    """Return the status of what has no date, or one that the day of the article lies in."""
    when = candidate.when
    if _under_way(candidate, day):
        return Status.ONGOING, "begin"
    told = candidate.has("past") or not candidate.has("present", "ongoing", "schedule", "propose", "begin")
    if when and told and _says(candidate, "end", 25) and not candidate.has("possible"):
        return Status.COMPLETED, "end"
    if when and candidate.has("schedule") and when.precision is not Precision.DAY:
        return (Status.PROPOSED, proposed) if proposed else (Status.SCHEDULED, "schedule")
    if candidate.lists() == {"speak"} and when and not future(when, day):
        return Status.COMPLETED, "the day has come"
    if when and candidate.day and when.end == day and not candidate.has("end", "fail"):
        return Status.ONGOING, "the day of the article is a day of it"
    if candidate.has("fail") and (when or candidate.has("past")):
        return Status.COMPLETED, "fail"
    if candidate.has("ongoing") and (when or not candidate.has("schedule", "propose", "end")):
        return Status.ONGOING, "ongoing"
    if proposed:
        return Status.PROPOSED, proposed
    if candidate.has("schedule") and not (when and candidate.has("past") and when.start == when.end):
        return Status.SCHEDULED, "schedule"
    reading = candidate.reading
    if candidate.has("past") or (reading.has("past") and not reading.has("present", "ongoing", "schedule")):
        return Status.COMPLETED, "past"
    months = bool(when) and when.precision not in (Precision.DAY, Precision.WEEK)
    if months and candidate.has("present"):
        return Status.SCHEDULED, "the month is still going on"
    return (Status.ONGOING, "the day of the article") if when else (Status.COMPLETED, "told without a date")
