"""Claimants: who says what an article only passes on ("… , Kyiv said", "laut Angaben des Ministeriums")."""

from collections.abc import Iterator, Sequence

from tracker.mentions.actors import Actor
from tracker.mentions.anchors import begins_with_pronoun
from tracker.mentions.candidates import Candidate
from tracker.mentions.mention import A_SOURCE, CLAIMED_BY, Reason, Span
from tracker.mentions.reading import Reading
from tracker.mentions.words import Cue

_BESIDE = 5  # words and marks between a verb of saying and who says it
_OF = 3  # words between "ministry" and whose it is


def note(candidate: Candidate) -> None:
    """Note who says what the sentence of a candidate tells."""
    anchors = [anchor.span for anchor in candidate.anchors]
    candidate.reasons += [
        reason
        for reason in _of(candidate.reading)
        if reason.span and not any(reason.span.start < span.end and span.start < reason.span.end for span in anchors)
    ]


def go_on(reading: Reading, events: Sequence[Candidate]) -> None:
    """Note who says what the sentence before told ("That was confirmed by the ministry")."""
    if not begins_with_pronoun(reading) or reading.dates:
        return
    for event in events:
        if event.latest == reading.index - 1:
            event.reasons += [reason for reason in _of(reading) if reason not in event.reasons]


def _of(reading: Reading) -> Iterator[Reason]:
    """Yield each claimant of a sentence, once."""
    seen: set[str] = set()
    for cue in reading.all("speech", "announce"):
        source = _source(reading, cue)
        if source is None:
            continue
        who, span = source
        if who not in seen:
            seen.add(who)
            yield Reason(CLAIMED_BY, who, span)


def _source(reading: Reading, cue: Cue) -> tuple[str, Span] | None:
    """Return who speaks by a verb of saying: an office, agency or the like, or an actor; the nearest of them."""
    offices = [word.span for word in reading.cues.get("source", ())]
    actors = [actor for actor in reading.actors if actor.role in ("person", "seat", "capital", "organisation", "state")]
    ranked = [(distance, 0, index) for index, span in enumerate(offices) if (distance := _far(reading, cue, span)) >= 0]
    ranked += [
        (distance, 1, index) for index, actor in enumerate(actors) if (distance := _far(reading, cue, actor.span)) >= 0
    ]
    if not ranked:
        return None
    _, kind, index = min(ranked)
    if kind == 1:
        return actors[index].code, actors[index].span
    office = offices[index]
    whose = _whose(reading, office)
    if whose is None:
        return A_SOURCE, office
    return whose.code, Span(min(office.start, whose.span.start), max(office.end, whose.span.end))


def _far(reading: Reading, cue: Cue, span: Span) -> int:
    """Return how far a name is from a verb of saying, 0 within its two parts; -1 where it is too far to be its own."""
    distance = reading.distance(cue.span, span)
    return distance if distance <= _BESIDE else -1


def _whose(reading: Reading, office: Span) -> Actor | None:
    """Return whose an office is ("the Turkish foreign ministry", "the defence ministry in Kyiv")."""
    near = [actor for actor in reading.actors if reading.distance(actor.span, office) <= _OF]
    return min(near, key=lambda actor: reading.distance(actor.span, office), default=None)
