"""Certainty: how sure it is that an occasion was read rightly, from how plainly it is told."""

from math import exp

from tracker.mentions.candidates import Candidate
from tracker.mentions.mention import Kind

# Log-odds of a mention being one that an annotator has too: a logistic regression over data/benchmark, in which the
# articles of other writers (practice, held) weigh three times those worked on, drawn towards the values it had before
# (the base by half: whom nobody has read yet writes otherwise still) and smoothed where few mentions bear a trait.
_BASE = 2.0
_WEIGHTS = {
    "dated in another sentence": -0.65,
    "undated": -0.6,
    "only a verb of agreeing": -0.7,
    "due, but not called a deadline": -0.7,
    "two parties": 0.2,
    "numbered or counted": 0.85,
    "placed": 0.85,
    "told more than once": 0.1,
}


def confidence(event: Candidate) -> float:
    """Return the chance, 0 to 1, that a careful reader finds this occasion too."""
    lists = event.lists()
    traits = {
        "dated in another sentence": event.elsewhere,
        "undated": not event.when,
        "only a verb of agreeing": lists == {"agree"},
        "due, but not called a deadline": event.kind is Kind.DEADLINE and not lists & {"deadline", "grant"},
        "two parties": len(event.parties) >= 2,
        "numbered or counted": bool(event.ordinal or event.persons),
        "placed": event.place is not None,
        "told more than once": len(event.evidence) > 1,
    }
    odds = _BASE + sum(_WEIGHTS[name] for name, borne in traits.items() if borne)
    return round(1 / (1 + exp(-odds)), 2)
