"""Threads: sentences that go on about an occasion without naming it ("It began on Monday", "the next is in May")."""

from collections.abc import Sequence
from datetime import date

from tracker.dates.when import Precision, When
from tracker.mentions import dating, roles
from tracker.mentions.anchors import Anchor, begins_with_pronoun
from tracker.mentions.candidates import Candidate
from tracker.mentions.identity import AHEAD, add_other_side
from tracker.mentions.mention import DatedBy, Kind, Status
from tracker.mentions.reading import Dated, Reading, future
from tracker.mentions.windows import coarse, days_after, days_before, lasting, shifted, touch, union

_SAID_APART = 16  # words between a broker and the brokering in a sentence about nothing else
_BEGINS = 2  # words between "takes effect" and when
_MEETING = 14  # days that a meeting may be planned to last
_WEEK = 7  # days
_IN_FORCE = 366  # days for which a truce that is extended may have been in force
_LASTING = (Kind.NEGOTIATION_ROUND, Kind.CEASEFIRE)
_LASTS = 31  # days within which a beginning or an end told alone is that of the occasion told of before


def elliptic(reading: Reading, last: Candidate | None) -> Candidate | None:
    """Return what "the next one is set for Friday" tells of: another occasion of the kind told of last."""
    ordinals = [name for name in reading.cues if name.startswith("ordinal ")]
    early = reading.words[: min(3, len(reading.words))]
    ordinal = next((cue for cue in reading.all(*ordinals) if any(cue.start == word.start for word in early)), None)
    if reading.has("elsewhere") or (last is not None and last.kind is Kind.DEADLINE):
        ordinal = None
    cue = next(iter(reading.all("elliptic")), ordinal)
    dates = [dated for dated in reading.dates if dated.when]
    if cue is None or last is None or reading.index - last.reading.index > 2 or not dates:
        return None
    whole = last.kind in _LASTING and reading.has("begin") and reading.has("end", "collapse")
    held = dates if whole else dates[:1]
    candidate = Candidate(last.kind, reading, [Anchor(last.kind, cue.span, "round")], held)
    candidate.cues = {name: list(cues) for name, cues in reading.cues.items()}
    return candidate


def run_out(reading: Reading, before: Reading | None) -> Candidate | None:
    """Return the end of a paper that the sentence before names ("The grain deal is dead. It expired on Monday")."""
    ends = reading.all("quit")
    dates = [dated for dated in reading.dates if dated.when]
    if before is None or not ends or not dates or not begins_with_pronoun(reading) or not before.has("agreement"):
        return None
    if not reading.has("past") or before.has("truce") or reading.has("not", "if", "possible", "must", "ought"):
        return None
    candidate = Candidate(Kind.AGREEMENT, reading, [Anchor(Kind.AGREEMENT, ends[0].span, "quit")], dates[:1])
    candidate.cues = {name: list(cues) for name, cues in reading.cues.items()}
    candidate.evidence.append(before)
    return candidate


def go_on(reading: Reading, events: Sequence[Candidate], day: date | None) -> None:
    """Add to the last occasion what a sentence without a word for one tells of it."""
    _last_so_long(reading, events)
    last = next((event for event in reversed(events) if event.latest == reading.index - 1), None)
    if last is None:
        return
    if last.kind is Kind.AGREEMENT and any(dated.days for dated in reading.dates):  # talks last, papers don't
        last = next((event for event in events if event.latest == last.latest and event.kind in _LASTING), last)
    news = (
        _so_many_days(last, reading, day)
        | _kept(last, reading, day)
        | _brokered(last, reading)
        | _counted(last, reading)
    )
    news |= _turned(last, reading) | _begins_later(last, reading, day)
    if last.kind not in (Kind.DEADLINE, Kind.AGREEMENT) and (when := _when(last, reading, day)) is not None:
        last.when, news = when, True
    if news:
        last.evidence.append(reading)
        last.latest = reading.index


def _when(last: Candidate, reading: Reading, day: date | None) -> When | None:
    """Return the days of an occasion with the one that a sentence adds; None where it adds none."""
    if last.status is Status.POSTPONED:
        news = [dated.when for dated in reading.dates if future(dated.when, day) and dated.when != last.when]
        return next(iter(news), None)
    dated = next((dated for dated in reading.dates if dated.when.precision is Precision.DAY), None)
    if dated is None or not last.when:
        return None
    when = dated.when
    if coarse(last.when):
        return None
    more = (
        (last.kind is Kind.NEGOTIATION_ROUND and _one_more_day(last, dated, reading))
        or (last.kind is Kind.PRISONER_EXCHANGE and reading.counts and touch(when, last.when))
        or (dated.relation in ("until", "before") and begins_with_pronoun(reading) and days_after(when, last.when) >= 0)
        or (
            reading.has("begin")
            and not _told_then(dated, reading)
            and 0 <= days_before(when, last.when) <= _lasts(last)
        )
        or (reading.has("end") and 0 <= days_after(when, last.when) <= _LASTS)
        or (last.open_end and reading.has("fail", "collapse") and 0 <= days_after(when, last.when) <= _LASTS)
    )
    both = union(last.when, when)
    return both if more and both != last.when else None


def _told_then(dated: Dated, reading: Reading) -> bool:
    """Whether a date is the one on which something was said or announced ("This was announced on 8 August by …")."""
    return any(reading.distance(cue.span, dated.span) <= 1 for cue in reading.all("announce", "speech"))


def _lasts(last: Candidate) -> int:
    """Return how many days before the day known of an occasion it may have begun: a truce is extended again."""
    return _IN_FORCE if last.kind is Kind.CEASEFIRE and last.open_start else _LASTS


def _one_more_day(last: Candidate, dated: Dated, reading: Reading) -> bool:
    """Whether a day told right after a meeting is the one before or after its own, and so one more day of it."""
    said = any(reading.distance(cue.span, dated.span) <= 2 for cue in reading.cues.get("speech", ()))
    held = last.status in (Status.COMPLETED, Status.ONGOING)
    return (
        held
        and not said
        and not dated.hour
        and dated.relation in (None, "at", "since")
        and touch(dated.when, last.when)
    )


def _so_many_days(last: Candidate, reading: Reading, day: date | None) -> bool:
    """Take over how many days a meeting still to come or under way is to last ("Three days are planned")."""
    days = next((dated.days for dated in reading.dates if dated.days and dated.in_days), None)
    single = last.when.start is not None and last.when.start == last.when.end
    today = last.when.end is not None and last.when.end == day
    ahead = last.status in (Status.SCHEDULED, Status.ONGOING) or today
    if not days or not 1 < days <= _MEETING or not single or not ahead or last.kind is not Kind.NEGOTIATION_ROUND:
        return False
    if today:
        last.status = Status.ONGOING
    last.when = lasting(last.when, days)
    return True


def _kept(last: Candidate, reading: Reading, day: date | None) -> bool:
    """Take over that a deadline was met ("It was kept, just.")."""
    if last.kind is not Kind.DEADLINE or not reading.has("keep") or reading.has("not"):
        return False
    last.status = Status.COMPLETED
    if future(last.when, day) and any(dated.weekday for dated in last.dates):  # "had until Wednesday": the one before
        last.when = shifted(last.when, -7)
    return True


def _turned(last: Candidate, reading: Reading) -> bool:
    """Take over that what had been planned was called off or put off ("It was cancelled at short notice")."""
    planned = last.status in AHEAD or last.has("schedule", "original")
    turn = Status.CANCELLED if reading.has("cancel") else Status.POSTPONED if reading.has("postpone") else None
    if turn is None or not planned or last.kind is Kind.DEADLINE:
        return False
    if not begins_with_pronoun(reading) and not (reading.has("idea") and last.status is Status.PROPOSED):
        return False
    if reading.has("not", "if", "possible") or last.status is turn:
        return False
    last.status = turn
    return True


def _begins_later(last: Candidate, reading: Reading, day: date | None) -> bool:
    """Take over when a truce just announced takes effect ("It takes effect at midnight tonight")."""
    if last.kind is not Kind.CEASEFIRE or not begins_with_pronoun(reading) or reading.has("past", "if", "possible"):
        return False
    begun = [
        dated
        for dated in reading.dates
        if dated.when
        and dated.when.precision is Precision.DAY
        and any(reading.distance(cue.span, dated.span) <= _BEGINS for cue in reading.all("begin"))
    ]
    if not begun or (last.when and days_before(last.when, begun[0].when) < 0):
        return False
    if last.status in AHEAD and last.when and not future(begun[0].when, day):
        return False
    last.when, last.dated_by = begun[0].when, DatedBy.EVENT
    last.status = Status.PROPOSED if last.status is Status.PROPOSED else Status.SCHEDULED
    return True


def _brokered(last: Candidate, reading: Reading) -> bool:
    """Take over who brokered or hosted it."""
    brokers = frozenset(roles.mediators_of(reading, reading.all("mediate", "host"), last.parties, _SAID_APART))
    if len(last.parties - brokers) < 2:  # who is one of two sides brokers something else
        brokers -= last.parties
    if not brokers or last.kind is Kind.DEADLINE:
        return False
    last.mediators |= brokers
    last.parties -= brokers
    return True


def _counted(last: Candidate, reading: Reading) -> bool:
    """Take over how many people are exchanged."""
    if last.kind is not Kind.PRISONER_EXCHANGE or not reading.counts:
        return False
    if add_other_side(last, reading.counts[0].by_party):
        return True
    if last.persons is not None:
        return False
    last.persons, last.by_party = reading.counts[0].total, reading.counts[0].by_party
    return True


def _last_so_long(reading: Reading, events: Sequence[Candidate]) -> None:
    """Give a truce of which only the beginning is known the length that the article tells later."""
    days = next((dated.days for dated in reading.dates if dated.days), None)
    truce = next((event for event in reversed(events) if event.kind is Kind.CEASEFIRE), None)
    if not days or truce is None or not reading.has("last") or not begins_with_pronoun(reading):
        return
    if truce.when.start is not None and truce.when.start == truce.when.end:
        truce.when = lasting(truce.when, days)
        truce.evidence.append(reading)


def _done(candidate: Candidate) -> bool:
    """Whether it is an exchange that took place."""
    return candidate.kind is Kind.PRISONER_EXCHANGE and candidate.status is Status.COMPLETED


def _just(before: Reading, day: date | None) -> bool:
    """Whether a sentence tells of a single day of the last week ("The plane landed on Monday. Five men were freed")."""
    days = [dated.when for dated in before.dates if dated.when]
    return len(days) == 1 and day is not None and days[0].end is not None and 0 <= (day - days[0].end).days <= _WEEK


def began(reading: Reading, events: Sequence[Candidate], day: date | None) -> None:
    """Let a truce that was extended begin when the next sentence says, whatever else that tells."""
    last = next((event for event in reversed(events) if event.latest == reading.index - 1), None)
    if last is None or last.kind is not Kind.CEASEFIRE or not last.open_start:
        return
    if (when := _when(last, reading, day)) is not None:
        last.when, last.open_start = when, False
        last.evidence.append(reading)


def date_from(candidate: Candidate, before: Reading, day: date | None) -> bool:
    """Date a candidate by the sentence before its own, which names no occasion ("On 5 May they sat down. It was …")."""
    reading = candidate.reading
    if before.index != reading.index - 1 or before.sentence.paragraph != reading.sentence.paragraph:
        return False
    goes_on = begins_with_pronoun(reading) or (_done(candidate) and _just(before, day))
    if candidate.kind is Kind.DEADLINE or not goes_on or candidate.has("fresh", "not"):
        return False
    if not dating.date_later(candidate, before, day):
        return False
    candidate.evidence.append(before)
    return True
