"""Certainty: how sure it is that an occasion was read rightly, from how plainly it is told."""

from tracker.mentions.candidates import Candidate
from tracker.mentions.mention import DatedBy

# Log-odds of a mention being one that an annotator has too, by how it is told.
_BASE = 0.4
_WEIGHTS = {"own date": 0.9, "borrowed date": -0.3, "undated": -0.5, "two parties": 0.4, "number or people": 0.5}


def confidence(event: Candidate) -> float:
    """Return the chance, 0 to 1, that a careful reader finds this occasion too."""
    from math import exp

    odds = _BASE
    if event.dated_by is DatedBy.EVENT:
        odds += _WEIGHTS["borrowed date" if event.borrowed else "own date"]
    else:
        odds += _WEIGHTS["undated"]
    if len(event.parties) >= 2:
        odds += _WEIGHTS["two parties"]
    if event.ordinal or event.persons:
        odds += _WEIGHTS["number or people"]
    return round(1 / (1 + exp(-odds)), 2)
