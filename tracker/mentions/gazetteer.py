"""Names of one or more words, found in a text in one pass over its words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from tracker.mentions.inflection import Endings, forms

V = TypeVar("V")

# Letters of the Latin script lose their accents (umlauts are letters of their own), ё its dots, ґ its hook, apostrophes
# their shape; one for one, so that offsets stay.
_PLAIN = {
    ord(letter): unicodedata.normalize("NFD", letter)[0]
    for letter in map(chr, range(0xC0, 0x220))
    if len(unicodedata.normalize("NFD", letter)) > 1 and letter not in "äöüÄÖÜ"
} | str.maketrans("łŁıđðёЁґҐ’ʼ‘`", "lLiddеЕгГ''''")
# "U.S.", "P5+1", "M23", "5+1", else letters; a word ends at an apostrophe or a hyphen.
_WORD = re.compile(r"(?:[A-ZÉА-ЯЄІЇҐ]\.){2,}|[^\W_]+(?:\+\d)?")
_GAP = re.compile(r"[-‐‑–'.]?[ \u00a0\u202f\n]?")
_LONGEST_GAP = 2
_SHORTEST_SHOUT = 4
_LONGEST_ABBREVIATION = 4  # only short words are abbreviated with a dot: "St. Petersburg", "EE. UU.", "ver.di"


class Word(NamedTuple):
    """One word of a text: where it stands and how it is looked up."""

    start: int
    end: int
    key: str


class Match(NamedTuple, Generic[V]):
    """A name that was found: the words it covers, half-open, and what it stands for."""

    first: int
    last: int
    value: V


@lru_cache(maxsize=4)  # one article is asked for actors, places and counts in turn
def plain(text: str) -> str:
    """Return the text without accents, as long as it was; umlauts stay, they are letters of their own."""
    return text.translate(_PLAIN)


@lru_cache(maxsize=4)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text that `plain` has treated."""
    found = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        key = match.group()
        found.append(Word(start, end, key.replace(".", "") if "." in key else key))
    return tuple(found)


def joined(text: str, left: Word, right: Word) -> bool:
    """Whether nothing but a space, a hyphen, an apostrophe or an abbreviation's dot is between two words."""
    gap = text[left.end : right.start]
    if len(gap) > _LONGEST_GAP or not _GAP.fullmatch(gap):
        return False
    return "." not in gap or len(left.key) <= _LONGEST_ABBREVIATION


def _is(key: str, bent: frozenset[str]) -> bool:
    """Whether a word is one of these forms, be it in a headline's capitals."""
    return key in bent or (key.isupper() and key.capitalize() in bent)


class Gazetteer(Generic[V]):
    """Names with their values; the longest name at a word wins, of equal ones the first that was added."""

    def __init__(self) -> None:
        self._single: dict[str, V] = {}
        self._longer: dict[str, list[tuple[tuple[frozenset[str], ...], V]]] = {}

    def add(self, name: str, value: V, endings: Endings) -> None:
        """Add a name in all its forms."""
        parts = [word.key for word in words(plain(name))]
        if not parts:
            return
        if len(parts) == 1:
            for form in forms(parts[0], endings):
                self._single.setdefault(form, value)
            return
        first, *rest = (forms(part, endings) for part in parts)
        for form in first:
            self._longer.setdefault(form, []).append((tuple(rest), value))

    def add_forms(self, words_alone: Iterable[str], value: V) -> None:
        """Add single words that do not bend further."""
        for word in words_alone:
            self._single.setdefault(plain(word), value)

    def finished(self) -> "Gazetteer[V]":
        """Return itself with longer names before shorter ones."""
        for names in self._longer.values():
            names.sort(key=lambda name: -len(name[0]))
        return self

    def knows(self, word: str) -> bool:
        """Whether a name begins with this word, or is it."""
        return word in self._single or word in self._longer

    def _at(self, text: str, listed: Sequence[Word], index: int) -> Match[V] | None:
        """Return the longest name that begins with this word."""
        key = listed[index].key
        if not self.knows(key):
            key = key.capitalize()
        for rest, value in self._longer.get(key, ()):
            last = index + len(rest)
            if last < len(listed) and all(
                (_is(listed[index + 1 + k].key, bent)) and joined(text, listed[index + k], listed[index + 1 + k])
                for k, bent in enumerate(rest)
            ):
                return Match(index, last + 1, value)
        value_of_one = self._single.get(key)
        return None if value_of_one is None else Match(index, index + 1, value_of_one)

    def find(self, text: str, listed: Sequence[Word]) -> Iterator[Match[V]]:
        """Yield the names in order, not overlapping; a headline's capitals are read as a name's."""
        single, longer = self._single, self._longer
        index, count = 0, len(listed)
        while index < count:
            key = listed[index].key
            if key in single or key in longer or (key.isupper() and len(key) >= _SHORTEST_SHOUT):
                match = self._at(text, listed, index)
                if match is not None:
                    yield match
                    index = match.last
                    continue
            index += 1
