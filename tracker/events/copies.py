"""Copies: whether articles print one text, an agency's in five papers, though each cuts and titles it its own way."""

import re
from functools import lru_cache
from zlib import crc32

SKETCH = 32
"""How many shingles an article's sketch holds."""

SHARED = 4
"""How many of them two sketches must share before the texts are compared; those of a copy cut to a third share ten."""

SURE = 20
"""How many they share where the texts need not be compared: of all shingles 0.6, give or take a tenth."""

COPIED = 0.4
"""The share of the shorter text's shingles that the longer must have.

Measured on made copies (tests/events/test_copies.py) and on the annotated articles: a text cut to a third is at 1.0,
one with every 20th word replaced at 0.76, with every 10th at 0.5; two reports that quote the same
statement for a fifth of their length are at 0.2, the most alike of 90 articles written apart from each
other (4,005 pairs) at 0.04.
"""

_WORDS = 5  # in a shingle: five words in a row are shared by chance or quotation only
_LEAST = 30  # shingles; of a shorter text (a headline, a ticker's line) nobody knows who wrote it first
_WORD = re.compile(r"\w+")
_BASE = 0x9E3779B97F4A7C15  # odd, so that every word's place counts; the constants are those of SplitMix64


@lru_cache(maxsize=4)  # an article is indexed, then looked for
def sketch(text: str) -> tuple[int, ...]:
    """Return the smallest hashes of a text's shingles, empty for a text too short to be told apart.

    A bottom-k sketch (Broder 1997): what two sketches share grows with what the texts share, so that an index of
    them finds the few articles worth comparing. Numbers are of 63 bits, and the same on every machine.
    """
    hashes = _shingles(text)
    return tuple(sorted(hashes)[:SKETCH]) if len(hashes) >= _LEAST else ()


def containment(one: str, other: str) -> float:
    """Return the share of the shorter text's shingles that the longer has too, 0 where one is too short."""
    mine, theirs = _shingles(one), _shingles(other)
    shorter = min(len(mine), len(theirs))
    return len(mine & theirs) / shorter if shorter >= _LEAST else 0.0


def _shingles(text: str) -> set[int]:
    """Return a hash of every run of five words: CRC-32 of each, together a polynomial, its bits mixed."""
    import numpy as np  # here: a window opens without

    words = [crc32(word.encode("utf-8", "surrogatepass")) for word in _WORD.findall(text.casefold())]
    if len(words) < _WORDS:
        return set()
    codes = np.array(words, dtype=np.uint64)
    runs = len(codes) - _WORDS + 1
    mixed = np.zeros(runs, dtype=np.uint64)
    for place in range(_WORDS):
        mixed = mixed * np.uint64(_BASE) + codes[place : place + runs]
    mixed ^= mixed >> np.uint64(30)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(27)
    mixed *= np.uint64(0x94D049BB133111EB)
    return set((mixed >> np.uint64(1)).tolist())
