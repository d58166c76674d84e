"""Towns too small for the table of cities: believed only where a text says that something is there."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from tracker import paths
from tracker.mentions.gazetteer import Word, joined, plain
from tracker.mentions.inflection import Endings

_LONGEST = 4  # words of a town's name
_STEM = 3  # letters that an ending must leave of it


class Town(NamedTuple):
    """A town: its English name and its state's ISO 3166-1 code."""

    name: str
    country: str


@lru_cache(maxsize=1)
def _table() -> dict[str, Town]:
    """Return the towns of data/towns.tsv by every spelling, its words without accents joined by blanks."""
    found: dict[str, Town] = {}
    for line in (paths.data() / "towns.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, country, spellings = line.split("\t")
            town = Town(name, country)
            for spelling in spellings.split("|"):
                found.setdefault(plain(spelling).replace("-", " "), town)
    return found


def at(text: str, listed: Sequence[Word], first: int, stems: Mapping[str, Sequence[str]]) -> tuple[int, Town] | None:
    """Return the town whose name begins with a word, the longest there is, and the number of its words.

    `text` and `listed` are as `gazetteer.plain` and `gazetteer.words` give them, `stems` as `stems_of` does.
    """
    last = first + 1
    while last < min(len(listed), first + _LONGEST) and joined(text, listed[last - 1], listed[last]):
        last += 1
    for end in range(last, first, -1):
        before = " ".join(word.key for word in listed[first : end - 1])
        for form in _nominatives(listed[end - 1].key, stems):
            if town := _table().get(f"{before} {form}" if before else form):
                return end - first, town
    return None


@lru_cache(maxsize=8)
def _tails(endings: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for tail, bent in endings:
        for ending in bent:
            found.setdefault(ending, {})[tail] = None
    return {ending: tuple(tails) for ending, tails in found.items()}


def stems_of(endings: Endings) -> Mapping[str, Sequence[str]]:
    """Return for each ending of a language's table what it may stand for ("е" for "", "а", "ь" …)."""
    return _tails(tuple((tail, tuple(bent)) for tail, bent in endings.items()))


def _nominatives(word: str, stems: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield a word as it stands, then without each ending that it may have."""
    yield word
    for length in range(min(len(word) - _STEM, 6), -1, -1):
        for tail in stems.get(word[len(word) - length :], ()):
            yield word[: len(word) - length] + tail
