"""Numbering: the number of a round, and how many people are exchanged."""

from tracker.mentions.candidates import Candidate
from tracker.mentions.counts import Count
from tracker.mentions.mention import Kind, Span

_BESIDE = 4  # words between "third" and "round"


def number(candidate: Candidate) -> None:
    """Set the ordinal of a round and the people of an exchange from its sentence."""
    if candidate.kind is Kind.NEGOTIATION_ROUND:
        _ordinal(candidate)
    elif candidate.kind is Kind.PRISONER_EXCHANGE:
        _people(candidate)


def _ordinal(candidate: Candidate) -> None:
    reading = candidate.reading
    ranked = []
    for name, cues in candidate.cues.items():
        if not name.startswith("ordinal "):
            continue
        for cue in cues:
            for anchor in candidate.anchors:
                if any(0 <= word.start - cue.end <= 2 for word in reading.cues.get("day", ())):
                    candidate.day = int(name.removeprefix("ordinal "))
                    continue
                before = cue.start <= anchor.span.end
                if (
                    anchor.list in ("round", "meet")
                    and before
                    and (gap := reading.distance(cue.span, anchor.span)) <= _BESIDE
                ):
                    ranked.append((gap, int(name.removeprefix("ordinal ")), cue.span))
    if ranked:
        _, candidate.ordinal, span = min(ranked)
        candidate.because("ordinal", "the article counts the rounds", span)


def _people(candidate: Candidate) -> None:
    counts: list[Count] = [count for count in candidate.reading.counts if candidate.distance(count.span) <= 25]
    if not counts:
        return
    best = max(counts, key=lambda count: (len(count.by_party), count.total or 0))
    candidate.persons, candidate.by_party = best.total, best.by_party
    candidate.because("persons_total", "so many people are told of", Span(*best.span))
