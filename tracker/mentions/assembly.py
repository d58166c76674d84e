"""Assembly: the candidates of an article's sentences put together into occasions, each told of once."""

from collections.abc import Sequence
from datetime import date, timedelta

from tracker.dates.when import NEVER, Precision, When
from tracker.mentions import dating, roles, status
from tracker.mentions.candidates import Anchor, Candidate, begins_with_pronoun, find
from tracker.mentions.mention import DatedBy, Kind, Status
from tracker.mentions.numbering import number
from tracker.mentions.reading import Reading, future, gone
from tracker.mentions.standing import stands

_AHEAD = (Status.PROPOSED, Status.SCHEDULED, Status.POSTPONED, Status.CANCELLED)
_NEWS = 10  # days for which what a meeting brought is news
_TOLD_ALONE = (Kind.CEASEFIRE, Kind.AGREEMENT)  # kinds that a place tells enough of, whoever the parties are
_LOOK_BACK = 15  # sentences within which "there, an exchange was agreed" looks for its meeting


def assemble(readings: Sequence[Reading], day: date | None) -> list[Candidate]:
    """Return the occasions of an article in the order in which it tells them."""
    people = roles.cast(readings)
    captives = any(reading.has("captives") for reading in readings)
    events: list[Candidate] = []
    latest: Candidate | None = None
    pending: Candidate | None = None  # a deadline whose day the next sentence may tell
    for reading in readings:
        if reading.sentence.heading:
            continue
        told = find(reading, day, captives=captives)
        if not told and (other := _elliptic(reading, latest)):
            told = [other]
        if not told:
            if pending is not None and reading.index - pending.reading.index == 1:
                if dating.date_later(pending, reading, day):
                    status.decide(pending, day)
                    pending.evidence = [pending.reading, reading]
                    events.append(pending)
            else:
                _continue(reading, events)
        pending = None
        for candidate in told:
            latest = candidate
            _read(candidate, people, day)
            known = next((event for event in reversed(events) if _same(candidate, event, day)), None)
            if known is not None:
                _absorb(known, candidate, day)
            elif candidate.kind is Kind.DEADLINE and not candidate.when and candidate.has("set", "grant", "shorten"):
                pending = candidate
            elif stands(candidate, day, after_meeting=_meeting(candidate, events, day) is not None) and not _superseded(
                candidate, events
            ):
                candidate.evidence.append(reading)
                events.append(candidate)
    for event in events:
        _complete(event, events, people, day)
        _close(event, events)
    return [
        event for event in events if event.parties or (event.place and (event.kind in _TOLD_ALONE or event.ordinal))
    ]


def _superseded(candidate: Candidate, events: Sequence[Candidate]) -> bool:
    """Whether it is the day that a deadline had before it was moved, told beside the new one."""
    return (
        candidate.kind is Kind.DEADLINE
        and candidate.has("original")
        and any(event.kind is Kind.DEADLINE for event in events)
    )


def _elliptic(reading: Reading, last: Candidate | None) -> Candidate | None:
    """Return what "the next one is set for Friday" tells of: another occasion of the kind told of last."""
    cue = next(iter(reading.all("elliptic")), None)
    dates = [dated for dated in reading.dates if dated.when]
    if cue is None or last is None or reading.index - last.reading.index > 2 or not dates:
        return None
    candidate = Candidate(last.kind, reading, [Anchor(last.kind, cue.span, "round")], dates[:1])
    candidate.cues = {name: list(cues) for name, cues in reading.cues.items()}
    return candidate


def _read(candidate: Candidate, people: roles.Cast, day: date | None) -> None:
    number(candidate)
    dating.date_candidate(candidate, day)
    roles.fill(candidate, people)
    status.decide(candidate, day)
    if (
        candidate.kind is not Kind.DEADLINE
        and candidate.status is Status.SCHEDULED
        and candidate.when
        and not future(candidate.when, day)
        and candidate.has("agree", "announce")
    ):
        candidate.dated_by = DatedBy.ANNOUNCEMENT


def _same(candidate: Candidate, event: Candidate, day: date | None) -> bool:
    """Whether a candidate tells again of an occasion that the article has told of."""
    if candidate.kind is not event.kind:
        return False
    if candidate.reading is event.reading:
        return False
    if None not in (candidate.ordinal, event.ordinal) and candidate.ordinal != event.ordinal:
        return False
    if not _one_place(candidate, event):
        return False
    if candidate.kind is Kind.PRISONER_EXCHANGE and None is not _bodies(candidate) != _bodies(event) is not None:
        return False
    if candidate.persons and event.persons and candidate.persons != event.persons and candidate.when != event.when:
        return False
    if len(candidate.parties) >= 2 and len(event.parties) >= 2 and len(candidate.parties & event.parties) < 2:
        return False
    if (
        candidate.kind is Kind.PRISONER_EXCHANGE
        and candidate.dated_by is DatedBy.ANNOUNCEMENT
        and event.status is not Status.SCHEDULED
    ):
        if candidate.has("before") or not (_introduced(candidate) or candidate.has("fresh")):
            return True
    same_number = candidate.ordinal is not None and candidate.ordinal == event.ordinal
    if candidate.when and event.when:
        if candidate.kind is Kind.DEADLINE:
            return candidate.when == event.when
        if candidate.has("fresh") and _coarse(candidate.when) != _coarse(event.when) and not same_number:
            return False
        if candidate.when.overlaps(event.when):
            uneven = _coarse(event.when) or _coarse(candidate.when)
            apart = candidate.status is not event.status or _introduced(candidate)
            return same_number or not (uneven and apart)
        if candidate.open_start and not _introduced(candidate) and not candidate.has("fresh"):
            return _goes_until(candidate, event)
        return _touch(candidate.when, event.when) and (same_number or _goes_on(candidate, event))
    if same_number:
        return True
    if (
        candidate.has("propose")
        and not candidate.when
        and event.when
        and candidate.status is Status.PROPOSED is not event.status
    ):
        return False
    if candidate.has("fresh") and not candidate.when:
        return bool(event.status in _AHEAD and candidate.status in _AHEAD and not event.when)
    if candidate.when:
        return _tells_when(candidate, event, day)
    ahead = candidate.status in _AHEAD
    if candidate.kind in (Kind.NEGOTIATION_ROUND, Kind.PRISONER_EXCHANGE) and ahead != (event.status in _AHEAD):
        return candidate.lists() <= {"exchange"} and not candidate.has("agree", "fresh")
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
    if event.kind is Kind.DEADLINE or (event.status in _AHEAD) != (candidate.status in _AHEAD):
        return False
    if candidate.reading.index - event.evidence[-1].index > _LOOK_BACK:
        return False
    if day is None or candidate.when.end is None:
        return not _introduced(candidate)
    return (day - candidate.when.end).days <= _NEWS and not (candidate.has("fresh") and not event.has("fresh"))


def _bodies(candidate: Candidate) -> bool | None:
    """Whether the dead are handed over, or the living; None where the words don't tell."""
    if candidate.has("bodies"):
        return True
    return False if candidate.has("captives") or candidate.persons else None


def _introduced(candidate: Candidate) -> bool:
    """Whether it is told of as something new ("a meeting", not "the meeting")."""
    first = candidate.anchors[0].span
    return any(
        cue.end <= first.start and candidate.reading.distance(cue.span, first) <= 2
        for cue in candidate.cues.get("indefinite", ())
    )


def _goes_until(candidate: Candidate, event: Candidate) -> bool:
    """Whether an end alone is the end of what was told of right before ("the round is to last until Friday")."""
    begun = event.when.start is not None and candidate.when.end is not None and event.when.start <= candidate.when.end
    near = candidate.reading.index - event.evidence[-1].index <= 3
    return begun and near and event.status in (Status.ONGOING, Status.SCHEDULED)


def _goes_on(candidate: Candidate, event: Candidate) -> bool:
    """Whether a day beside an occasion's days is one more day of it: told right after, by nothing told apart."""
    return (
        candidate.kind is Kind.NEGOTIATION_ROUND
        and candidate.reading.index - event.evidence[-1].index <= 2
        and not candidate.has("fresh")
        and candidate.status in (Status.COMPLETED, Status.ONGOING)
        and event.status in (Status.COMPLETED, Status.ONGOING)
        and candidate.ordinal in (None, event.ordinal)
    )


def _touch(one: When, other: When) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start <= other.end + timedelta(days=1) and other.start <= one.end + timedelta(days=1)


def _absorb(event: Candidate, candidate: Candidate, day: date | None) -> None:
    """Add what a candidate tells to the occasion that it tells of again."""
    dated = bool(candidate.when) and not event.when
    finer = candidate.when and event.when and _days(candidate.when) < _days(event.when) and _coarse(event.when)
    news = dated or finer
    if candidate.when and event.when and not finer and not _coarse(candidate.when) and not _coarse(event.when):
        news |= _widen(event, candidate)
    elif dated or finer:
        event.when, event.dated_by = candidate.when, candidate.dated_by
    if event.is_country and candidate.place and not candidate.is_country:
        event.place = None
    for name in ("ordinal", "place", "persons"):
        if getattr(event, name) is None and getattr(candidate, name) is not None:
            setattr(event, name, getattr(candidate, name))
            if name == "persons":
                event.by_party = candidate.by_party
            elif name == "place":
                event.country, event.is_country = candidate.country, candidate.is_country
            news = True
    close = candidate.reading.index - event.evidence[-1].index <= 2
    if close and candidate.status in (Status.CANCELLED, Status.POSTPONED) and candidate.status is not event.status:
        event.status, news = candidate.status, True
    if not event.when and event.status is Status.SCHEDULED and candidate.status is Status.PROPOSED:
        event.status = Status.PROPOSED
    if candidate.mediators - event.mediators:
        event.mediators |= candidate.mediators
        event.parties -= candidate.mediators
        news = True
    if len(event.parties) < 2 <= len(candidate.parties) or (
        candidate.sides == 3 and len(candidate.parties) == 3 and event.parties < candidate.parties
    ):
        event.parties, news = candidate.parties - event.mediators, True
    event.set_by = event.set_by or candidate.set_by
    event.sides = event.sides or candidate.sides
    for name, cues in candidate.cues.items():
        event.cues.setdefault(name, []).extend(cues)
    if news and candidate.reading not in event.evidence:
        event.evidence.append(candidate.reading)
        event.reasons += candidate.reasons


def _widen(event: Candidate, candidate: Candidate) -> bool:
    one, other = event.when, candidate.when
    if one.start is None or one.end is None or other.start is None or other.end is None or event.kind is Kind.DEADLINE:
        return False
    wide = When(min(one.start, other.start), max(one.end, other.end), Precision.DAY)
    if wide == one:
        return False
    event.when = wide
    return True


def _days(when: When) -> int:
    return (when.end - when.start).days if when.start and when.end else 10**6


def _coarse(when: When) -> bool:
    return when.precision is not Precision.DAY


def _continue(reading: Reading, events: Sequence[Candidate]) -> None:
    """Read a sentence without a word for an occasion as going on about the last one: "It began on Monday"."""
    last = next((event for event in reversed(events) if event.evidence[-1].index == reading.index - 1), None)
    if last is None:
        return
    news = False
    day_dates = [dated for dated in reading.dates if dated.when.precision is Precision.DAY]
    if day_dates and last.when.start and last.when.end and last.kind is not Kind.DEADLINE:
        first = day_dates[0].when
        until = day_dates[0].relation in ("until", "before")
        if until and begins_with_pronoun(reading) and first.end and first.end >= last.when.start:
            last.when, news = When(last.when.start, first.end, Precision.DAY), True
        elif reading.has("begin") and first.start and first.start <= last.when.start and not _coarse(last.when):
            last.when, news = When(first.start, last.when.end, Precision.DAY), True
        elif reading.has("end") and first.end and first.end >= last.when.end and not _coarse(last.when):
            last.when, news = When(last.when.start, first.end, Precision.DAY), True
    if last.kind is Kind.DEADLINE and reading.has("keep") and not reading.has("not"):
        last.status, news = Status.COMPLETED, True
    length = next((dated.days for dated in reading.dates if dated.days), None)
    if length and last.kind is Kind.CEASEFIRE and reading.has("last") and last.when.start and not _coarse(last.when):
        last.when, news = When(last.when.start, last.when.start + timedelta(days=length - 1), Precision.DAY), True
    brokers = roles.mediators_of(reading, reading.all("mediate", "host"))
    if brokers and last.kind is not Kind.DEADLINE:
        last.mediators |= frozenset(brokers)
        last.parties -= frozenset(brokers)
        news = True
    if last.kind is Kind.PRISONER_EXCHANGE and reading.counts and day_dates and _touch(day_dates[0].when, last.when):
        if last.when.start and last.when.end and not _coarse(last.when):
            first, end = day_dates[0].when.start or last.when.start, day_dates[0].when.end or last.when.end
            last.when, news = When(min(first, last.when.start), max(end, last.when.end), Precision.DAY), True
    if last.kind is Kind.PRISONER_EXCHANGE and reading.counts and last.persons is None:
        last.persons, last.by_party, news = reading.counts[0].total, reading.counts[0].by_party, True
    if news:
        last.evidence.append(reading)


def _complete(event: Candidate, events: Sequence[Candidate], people: roles.Cast, day: date | None) -> None:
    """Give an occasion the date of its announcement and the parties of the article where it tells none."""
    if not event.when and event.kind is not Kind.DEADLINE:
        _announce(event, events, day)
    if event.kind is Kind.DEADLINE:
        return
    wanted = event.sides
    if wanted == 3 and len(event.parties) != 3:
        event.parties = people.three()
    elif len(event.parties) < 2 and not (event.kind is Kind.AGREEMENT and event.parties and "quit" in event.lists()):
        event.parties = _inherited(event, events, people, day)
    event.parties -= event.mediators
    numbers = {number for _, number in event.by_party}
    if (
        len(event.by_party) == 2 and len(numbers) == 1 and len(event.parties) == 2
    ):  # "500 a side", whose sides these are
        event.by_party = tuple((code, next(iter(numbers))) for code in sorted(event.parties))


def _close(event: Candidate, events: Sequence[Candidate]) -> None:
    """End a meeting of the past of which only the beginning is told with the paper that came out of it."""
    if not event.open_end or event.when.start is None:
        return
    paper = next(
        (
            other
            for other in events
            if other.kind is Kind.AGREEMENT
            and other.when.end
            and other.when.end >= event.when.start
            and 0 <= other.reading.index - event.reading.index <= 2
        ),
        None,
    )
    if paper is not None and paper.when.end is not None:
        event.when = When(event.when.start, paper.when.end, Precision.DAY)
        event.evidence.append(paper.reading)


def _announce(event: Candidate, events: Sequence[Candidate], day: date | None) -> None:
    if event.status is Status.COMPLETED or event.status is Status.ONGOING:
        if event.acts and event.kind is Kind.AGREEMENT:
            dating.announced(event, event.acts[0].when, "announced then")
            return
        told = _told_before(event, events, day) if event.status is Status.COMPLETED else None
        if told is not None and told.when.end is not None:
            event.when, event.dated_by = When(told.when.end, told.when.end, Precision.DAY), DatedBy.EVENT
        else:
            dating.publication(event, day)
        return
    if event.has("soon") and event.kind is Kind.NEGOTIATION_ROUND:
        return
    if event.acts and event.kind is not Kind.NEGOTIATION_ROUND:
        dating.announced(event, event.acts[0].when, "announced then")
        return
    meeting = _meeting(event, events, day)
    if meeting is not None and event.kind is not Kind.AGREEMENT:
        dating.announced(event, meeting.when, "agreed at the meeting told of before")
    elif event.kind is Kind.PRISONER_EXCHANGE and event.has("agree") and day:
        dating.announced(event, When(day, day, Precision.DAY), "agreed on the day of the article")


def _told_before(event: Candidate, events: Sequence[Candidate], day: date | None) -> Candidate | None:
    """Return the dated occasion of the sentence before, the thread of which an undated one goes on with."""
    return next(
        (
            other
            for other in reversed(events)
            if other is not event
            and 0 <= event.reading.index - other.evidence[-1].index <= 1
            and other.dated_by is DatedBy.EVENT
            and other.when
            and not _coarse(other.when)
            and not future(other.when, day)
        ),
        None,
    )


def _meeting(event: Candidate, events: Sequence[Candidate], day: date | None) -> Candidate | None:
    """Return the meeting of the last days that was told of shortly before, and at which something may be agreed."""
    return next(
        (
            other
            for other in reversed(events)
            if other.kind is Kind.NEGOTIATION_ROUND
            and other is not event
            and other.status in (Status.COMPLETED, Status.ONGOING)
            and 0 <= event.reading.index - other.evidence[-1].index <= _LOOK_BACK
            and other.when
            and not future(other.when, day)
            and day is not None
            and other.when.end is not None
            and (day - other.when.end).days <= _NEWS
            and len(event.parties & other.parties) >= min(2, len(event.parties))
        ),
        None,
    )


def _inherited(event: Candidate, events: Sequence[Candidate], people: roles.Cast, day: date | None) -> frozenset[str]:
    """Return the parties of the occasion told of before, or those that the article is mostly about."""
    own = event.parties
    for other in events:
        if other is not event and other.kind is event.kind and len(other.parties) >= 2 and own <= other.parties:
            if event.sides != 2 or len(other.parties) == 2:
                return other.parties
    if event.kind is Kind.PRISONER_EXCHANGE:
        meeting = _meeting(event, events, day)
        if meeting is not None and own <= meeting.parties and len(meeting.parties) == 2:
            return meeting.parties
    pair = people.pair(next(iter(own), None), without=event.mediators)
    return pair if len(pair) == 2 else own
