"""Stories: the parts of a digest, which tell of different sides and have nothing to do with each other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from tracker.mentions.reading import Reading

_STORIES = 3  # parts with sides of their own from which on an article is a digest
_SIDES = 2  # names that no other part has


def stories(readings: Sequence[Reading]) -> list[Sequence[Reading]]:
    """Return the parts of a digest, or the whole article where it is about one matter.

    Paragraphs that share a name belong together; a digest has several groups of them with sides that none of the
    others names. A paragraph without sides of its own goes on with the one before.
    """
    groups: list[tuple[list[Reading], set[str]]] = []
    for part in _paragraphs(readings):
        codes = {actor.code for reading in part for actor in reading.actors}
        if groups and (not codes or codes & groups[-1][1]):
            groups[-1][0].extend(part)
            groups[-1][1].update(codes)
        else:
            groups.append((part, codes))
    named = Counter(code for _, codes in groups for code in codes)
    parts: list[list[Reading]] = []
    own = 0
    for part, codes in groups:
        apart = sum(1 for code in codes if named[code] == 1) >= _SIDES
        own += apart
        if apart or not parts:
            parts.append(list(part))
        else:
            parts[-1].extend(part)
    return list(parts) if own >= _STORIES else [readings]


def _paragraphs(readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    """Yield the readings of each paragraph, a heading with those of the paragraph that it heads."""
    heading: list[Reading] = []
    for _, group in groupby(readings, key=lambda reading: reading.sentence.paragraph):
        part = list(group)
        if all(reading.sentence.heading for reading in part):
            heading += part
            continue
        yield heading + part
        heading = []
    if heading:
        yield heading
