"""Threads: sentences that go on about an occasion without naming it: "It began on Monday", "the next one is due in May"."""

from collections.abc import Sequence
from datetime import date, timedelta

from tracker.dates.when import Precision, When
from tracker.mentions import dating, roles
from tracker.mentions.candidates import Anchor, Candidate, begins_with_pronoun
from tracker.mentions.identity import coarse, touch
from tracker.mentions.mention import Kind, Status
from tracker.mentions.reading import Dated, Reading, future


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
    candidate = Candidate(last.kind, reading, [Anchor(last.kind, cue.span, "round")], dates[:1])
    candidate.cues = {name: list(cues) for name, cues in reading.cues.items()}
    return candidate


def go_on(reading: Reading, events: Sequence[Candidate], day: date | None) -> None:
    """Read a sentence without a word for an occasion as going on about the last one: "It began on Monday"."""
    last = next((event for event in reversed(events) if event.evidence[-1].index == reading.index - 1), None)
    if last is None:
        return
    news = False
    day_dates = [dated for dated in reading.dates if dated.when.precision is Precision.DAY]
    if day_dates and last.when.start and last.when.end and last.kind is not Kind.DEADLINE:
        first = day_dates[0].when
        until = day_dates[0].relation in ("until", "before")
        if last.status is Status.POSTPONED and future(first, day) and first != last.when:
            last.when, news = first, True
        elif last.kind is Kind.NEGOTIATION_ROUND and _one_more_day(last, day_dates[0], reading):
            start, end = first.start or last.when.start, first.end or last.when.end
            last.when, news = When(min(start, last.when.start), max(end, last.when.end), Precision.DAY), True
        elif until and begins_with_pronoun(reading) and first.end and first.end >= last.when.start:
            last.when, news = When(last.when.start, first.end, Precision.DAY), True
        elif (
            reading.has("begin")
            and first.start
            and 0 <= (last.when.start - first.start).days <= _LASTS
            and not coarse(last.when)
        ):
            last.when, news = When(first.start, last.when.end, Precision.DAY), True
        elif (
            reading.has("end")
            and first.end
            and 0 <= (first.end - last.when.end).days <= _LASTS
            and not coarse(last.when)
        ):
            last.when, news = When(last.when.start, first.end, Precision.DAY), True
    if last.kind is Kind.DEADLINE and reading.has("keep") and not reading.has("not"):
        last.status, news = Status.COMPLETED, True
    length = next((dated.days for dated in reading.dates if dated.days), None)
    truce = next((event for event in reversed(events) if event.kind is Kind.CEASEFIRE), None)
    if length and truce is not None and reading.has("last") and begins_with_pronoun(reading):
        if truce.when.start is not None and truce.when.start == truce.when.end:
            truce.when = When(truce.when.start, truce.when.start + timedelta(days=length - 1), Precision.DAY)
            truce.evidence.append(reading)
    brokers = roles.mediators_of(reading, reading.all("mediate", "host"))
    if brokers and last.kind is not Kind.DEADLINE:
        last.mediators |= frozenset(brokers)
        last.parties -= frozenset(brokers)
        news = True
    if last.kind is Kind.PRISONER_EXCHANGE and reading.counts and day_dates and touch(day_dates[0].when, last.when):
        if last.when.start and last.when.end and not coarse(last.when):
            first, end = day_dates[0].when.start or last.when.start, day_dates[0].when.end or last.when.end
            last.when, news = When(min(first, last.when.start), max(end, last.when.end), Precision.DAY), True
    if last.kind is Kind.PRISONER_EXCHANGE and reading.counts and last.persons is None:
        last.persons, last.by_party, news = reading.counts[0].total, reading.counts[0].by_party, True
    if news:
        last.evidence.append(reading)


def _one_more_day(last: Candidate, dated: Dated, reading: Reading) -> bool:
    """Whether a day told right after a meeting is the one before or after its own, and so one more day of it."""
    said = any(reading.distance(cue.span, dated.span) <= 2 for cue in reading.cues.get("speech", ()))
    held = last.status in (Status.COMPLETED, Status.ONGOING) and not coarse(last.when)
    return (
        held
        and not said
        and dated.relation in (None, "at", "since")
        and touch(dated.when, last.when)
        and dated.when != last.when
    )


def date_from(candidate: Candidate, before: Reading, day: date | None) -> bool:
    """Date a candidate by the sentence before its own, which names no occasion ("On 5 May they sat down. It was …")."""
    reading = candidate.reading
    if before.index != reading.index - 1 or before.sentence.paragraph != reading.sentence.paragraph:
        return False
    if candidate.kind is Kind.DEADLINE or not begins_with_pronoun(reading) or candidate.has("fresh", "not"):
        return False
    if not dating.date_later(candidate, before, day):
        return False
    candidate.evidence.append(before)
    return True
