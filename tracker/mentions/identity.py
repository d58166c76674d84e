"""Identity: whether a sentence tells again of an occasion that the article has told of, and what it adds."""

from collections.abc import Sequence
from datetime import date

from tracker.mentions.candidates import LASTS, Candidate
from tracker.mentions.mention import DatedBy, Kind, Status
from tracker.mentions.windows import coarse, days_after, days_before, length, touch, union

AHEAD = (Status.PROPOSED, Status.SCHEDULED, Status.POSTPONED, Status.CANCELLED)
LOOK_BACK = 15  # sentences within which an article comes back to an undated occasion, or to a meeting's results
_BESIDE = 4  # sentences between the new day of something and the old one
_SHORT = 14  # days between the two
NEWS = 10  # days for which a meeting and what it brought are news


def same(candidate: Candidate, event: Candidate, day: date | None) -> bool:
    """Whether a candidate tells again of an occasion that the article has told of."""
    if candidate.kind is not event.kind or candidate.reading is event.reading or _told_apart(candidate, event):
        return False
    if _act_of(candidate, event):
        return True
    same_number = candidate.ordinal is not None and candidate.ordinal == event.ordinal
    if candidate.when and event.when:
        return _same_days(candidate, event, same_number=same_number)
    if same_number:
        return True
    if candidate.when:
        return not candidate.has("fresh") and _tells_when(candidate, event, day)
    return _undated_again(candidate, event)


def _told_apart(candidate: Candidate, event: Candidate) -> bool:
    """Whether number, place, people or parties show that two are not one."""
    if None not in (candidate.ordinal, event.ordinal) and candidate.ordinal != event.ordinal:
        return True
    if not _one_place(candidate, event):
        return True
    if candidate.kind is Kind.PRISONER_EXCHANGE:
        dead, others = _bodies(candidate), _bodies(event)
        if dead is not None and others is not None and dead != others:
            return True
    if candidate.persons and event.persons and candidate.persons != event.persons:
        part = not candidate.when and candidate.persons < event.persons and not candidate.has("fresh")
        if candidate.when != event.when and not part:
            return True
    shared = len(candidate.parties & event.parties)
    enough = 2 if candidate.when and event.when else 1  # who proposes may be told of before those who are to meet
    return len(candidate.parties) >= 2 and len(event.parties) >= 2 and shared < enough


def _act_of(candidate: Candidate, event: Candidate) -> bool:
    """Whether it is the act by which an exchange was agreed that the article has told of as done or under way."""
    if candidate.kind is not Kind.PRISONER_EXCHANGE or candidate.dated_by is not DatedBy.ANNOUNCEMENT:
        return False
    known = candidate.has("before") or not (introduced(candidate) or candidate.has("fresh"))
    return known and event.status is not Status.SCHEDULED


def _moved_from(candidate: Candidate, event: Candidate) -> bool:
    """Whether it is the old day of what was just told of with its new one ("it was set for today and was put off")."""
    return (
        candidate.status is Status.POSTPONED
        and event.status in AHEAD
        and candidate.reading.index - event.latest <= _BESIDE
        and not (introduced(candidate) or candidate.has("fresh"))
        and 0 < days_before(candidate.when, event.when) <= _SHORT
    )


def _same_days(candidate: Candidate, event: Candidate, *, same_number: bool) -> bool:
    if _moved_from(candidate, event):
        return True
    if candidate.kind is Kind.DEADLINE:
        uneven = coarse(candidate.when) != coarse(event.when) and not candidate.has("fresh", "extend", "indefinite")
        return candidate.when == event.when or (uneven and candidate.when.overlaps(event.when))
    if candidate.kind is Kind.CEASEFIRE and _ends(candidate, event):
        return True
    if _began(candidate, event):
        return True
    if candidate.has("fresh") and coarse(candidate.when) != coarse(event.when) and not same_number:
        return False
    if candidate.when.overlaps(event.when):
        uneven = coarse(event.when) or coarse(candidate.when)
        apart = candidate.status is not event.status or introduced(candidate)
        return same_number or not (uneven and apart)
    if candidate.open_start and not introduced(candidate) and not candidate.has("fresh"):
        return _goes_until(candidate, event)
    return touch(candidate.when, event.when) and (same_number or _goes_on(candidate, event))


def _ends(candidate: Candidate, event: Candidate) -> bool:
    """Whether a day is the one on which the truce told of before was over ("On 24 August it was broken")."""
    if not candidate.has("end", "collapse", "break") or candidate.has("begin", "fresh") or introduced(candidate):
        return False
    single = event.when.start is not None and event.when.start == event.when.end
    return single and not coarse(candidate.when) and days_after(candidate.when, event.when) > 0


def _began(candidate: Candidate, event: Candidate) -> bool:
    """Whether a day is the one on which the meeting just told of had begun ("The round was opened on 19 January")."""
    if candidate.kind is not Kind.NEGOTIATION_ROUND or not candidate.has("begin") or candidate.has("fresh", "talks"):
        return False
    if introduced(candidate) or coarse(candidate.when) or coarse(event.when) or not candidate.lists() <= {"round"}:
        return False
    single = candidate.when.start is not None and candidate.when.start == candidate.when.end
    told = candidate.reading.index - event.latest <= 2 and event.status in (Status.COMPLETED, Status.ONGOING)
    return single and told and 0 < days_before(candidate.when, event.when) <= LASTS


def _undated_again(candidate: Candidate, event: Candidate) -> bool:
    ahead, was_ahead = candidate.status in AHEAD, event.status in AHEAD
    if candidate.has("propose") and event.when and candidate.status is Status.PROPOSED is not event.status:
        return False
    if candidate.has("fresh"):
        return ahead and was_ahead and not event.when
    if candidate.kind in (Kind.NEGOTIATION_ROUND, Kind.PRISONER_EXCHANGE) and ahead != was_ahead:
        return candidate.lists() <= {"exchange"} and not candidate.has("agree")
    return True


def _one_place(candidate: Candidate, event: Candidate) -> bool:
    """Whether two places may be one: the same, a city and its country, or one of them untold."""
    if candidate.place is None or event.place is None or candidate.place == event.place:
        return True
    return (
        candidate.country is not None
        and candidate.country == event.country
        and candidate.is_country != event.is_country
    )


def _tells_when(candidate: Candidate, event: Candidate, day: date | None) -> bool:
    """Whether a dated sentence dates what was told of without a date before, as a lead and the text below it do."""
    if event.kind is Kind.DEADLINE or (event.status in AHEAD) != (candidate.status in AHEAD):
        return False
    if candidate.reading.index - event.latest > LOOK_BACK:
        return False
    if event.kind is Kind.CEASEFIRE and (introduced(candidate) or candidate.status is not event.status):
        return False
    if day is None or candidate.when.end is None:
        return not introduced(candidate)
    return (day - candidate.when.end).days <= NEWS and not (candidate.has("fresh") and not event.has("fresh"))


def _bodies(candidate: Candidate) -> bool | None:
    """Whether the dead are handed over, or the living; None where the words don't tell."""
    if candidate.has("bodies"):
        return True
    return False if candidate.has("captives") or candidate.persons else None


def introduced(candidate: Candidate) -> bool:
    """Whether it is told of as something new ("a meeting", not "the meeting")."""
    first = candidate.anchors[0].span
    return any(
        cue.end <= first.start and candidate.reading.distance(cue.span, first) <= 2
        for cue in candidate.cues.get("indefinite", ())
    )


def _goes_until(candidate: Candidate, event: Candidate) -> bool:
    """Whether an end alone is the end of what was told of right before ("the round is to last until Friday")."""
    begun = event.when.start is not None and candidate.when.end is not None and event.when.start <= candidate.when.end
    near = candidate.reading.index - event.latest <= 3
    return begun and near and event.status in (Status.ONGOING, Status.SCHEDULED)


def _goes_on(candidate: Candidate, event: Candidate) -> bool:
    """Whether a day beside an occasion's days is one more day of it: told right after, by nothing told apart."""
    stages = candidate.kind is Kind.PRISONER_EXCHANGE and candidate.lists() == {"round"} and not candidate.persons
    return (
        (candidate.kind is Kind.NEGOTIATION_ROUND or stages)
        and candidate.reading.index - event.latest <= 2
        and not candidate.has("fresh")
        and candidate.status in (Status.COMPLETED, Status.ONGOING)
        and event.status in (Status.COMPLETED, Status.ONGOING)
        and candidate.ordinal in (None, event.ordinal)
    )


def superseded(candidate: Candidate, events: Sequence[Candidate]) -> bool:
    """Whether it is the day that a deadline had before it was moved, or the act that brought the exchange just told."""
    earlier = [event for event in events if event.reading is not candidate.reading]
    taken_up = candidate.lists() == {"agree"} and candidate.reading.has("it")
    if candidate.kind is Kind.AGREEMENT and earlier and taken_up and not candidate.reading.has("agreement"):
        last = max(earlier, key=lambda event: event.latest)  # "Both have agreed to it": to the truce told of before
        if last.kind in (Kind.CEASEFIRE, Kind.PRISONER_EXCHANGE) and candidate.reading.index - last.latest <= 1:
            return True
    if candidate.kind is Kind.AGREEMENT and earlier and not candidate.parties and not introduced(candidate):
        last = earlier[-1]  # "The agreement was reached in Geneva": on the exchange told of right before
        return last.kind is Kind.PRISONER_EXCHANGE and candidate.reading.index - last.latest <= 2
    return (
        candidate.kind is Kind.DEADLINE
        and candidate.has("original")
        and any(event.kind is Kind.DEADLINE for event in events)
    )


def absorb(event: Candidate, candidate: Candidate) -> None:
    """Add what a candidate tells to the occasion that it tells of again."""
    moved = bool(candidate.when) and bool(event.when) and _moved_from(candidate, event)
    news = (not moved and _add_days(event, candidate)) | _add_values(event, candidate) | _add_people(event, candidate)
    close = candidate.reading.index - event.latest <= 2
    if close and candidate.status in (Status.CANCELLED, Status.POSTPONED) and candidate.status is not event.status:
        event.status, news = candidate.status, True
    if event.kind is Kind.DEADLINE and close and candidate.has("keep") and not candidate.has("not", "miss"):
        event.status, news = Status.COMPLETED, True
    if not event.when and event.status is Status.SCHEDULED and candidate.status is Status.PROPOSED:
        event.status = Status.PROPOSED
    for name, cues in candidate.cues.items():
        event.cues.setdefault(name, []).extend(cues)
    if news and candidate.reading not in event.evidence:
        event.evidence.append(candidate.reading)
        event.reasons += candidate.reasons
    event.latest = max(event.latest, candidate.reading.index)


def supplement(candidate: Candidate, events: Sequence[Candidate]) -> None:
    """Add to the first occasion of its kind the number that a heading tells of it."""
    first = next((event for event in events if event.kind is candidate.kind), None)
    if first is not None and candidate.status is Status.POSTPONED and first.status is Status.CANCELLED:
        first.status = Status.POSTPONED  # "Talks slip again"
    counted = {event.ordinal for event in events if event.kind is candidate.kind}
    if first is None or candidate.ordinal is None or candidate.ordinal in counted or _told_apart(candidate, first):
        return
    past = candidate.status not in AHEAD
    if past == (first.status not in AHEAD):
        first.ordinal = candidate.ordinal
        first.place = first.place or candidate.place
        if candidate.reading.index >= 0:
            first.evidence.append(candidate.reading)


def _add_days(event: Candidate, candidate: Candidate) -> bool:
    """Take over a date where there was none or only a coarse one, or one more day."""
    if not candidate.when:
        return False
    if not event.when or (coarse(event.when) and length(candidate.when) < length(event.when)):
        event.when, event.dated_by = candidate.when, candidate.dated_by
        return True
    if event.kind is Kind.DEADLINE or coarse(event.when) or coarse(candidate.when):
        return False
    if _began(candidate, event):
        event.when = union(event.when, candidate.when)
        return True
    if event.kind is Kind.CEASEFIRE and _ends(candidate, event):
        event.when, event.status = union(event.when, candidate.when), Status.COMPLETED
        return True
    if candidate.dated_by is not event.dated_by or not touch(event.when, candidate.when):
        return False
    wide = union(event.when, candidate.when)
    wider = wide != event.when
    event.when = wide
    return wider


def _add_values(event: Candidate, candidate: Candidate) -> bool:
    news = False
    if event.is_country and candidate.place and not candidate.is_country:
        event.place = None
    if event.place is None and candidate.place is not None:
        event.place, event.country, event.is_country = candidate.place, candidate.country, candidate.is_country
        news = True
    if event.ordinal is None and candidate.ordinal is not None:
        event.ordinal, news = candidate.ordinal, True
    if event.persons is None and candidate.persons is not None:
        event.persons, event.by_party, news = candidate.persons, candidate.by_party, True
    return add_other_side(event, candidate.by_party) or news


def add_other_side(event: Candidate, by_party: tuple[tuple[str, int], ...]) -> bool:
    """Add the people of the other side to an exchange of which only one side's number was told; False where not."""
    if len(event.by_party) != 1 or len(by_party) != 1 or event.by_party[0][0] == by_party[0][0]:
        return False
    event.by_party = tuple(sorted((*event.by_party, *by_party)))
    event.persons = sum(number for _, number in event.by_party)
    return True


def _add_people(event: Candidate, candidate: Candidate) -> bool:
    news = False
    if candidate.mediators - event.mediators:
        event.mediators |= candidate.mediators
        event.parties -= candidate.mediators
        news = True
    third = candidate.sides == 3 and len(candidate.parties) == 3 and event.parties < candidate.parties
    if len(event.parties) < 2 <= len(candidate.parties) or third:
        event.parties, news = candidate.parties - event.mediators, True
    event.set_by = event.set_by or candidate.set_by
    event.sides = event.sides or candidate.sides
    return news
