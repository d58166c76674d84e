"""Words: a sentence as tokens, and the cues that a language's pack finds in them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from tracker.languages import packs
from tracker.mentions.mention import Span

# Hyphens join words; an apostrophe joins Cyrillic letters ("п'ять") and parts Latin ones ("l'échange", "Trump's").
_TOKEN = re.compile(r"\w+(?:[-‑]\w+|(?<=[Ѐ-ӿ])['’ʼ](?=[Ѐ-ӿ])\w+)*")
# How many words may stand in a gap: longer ones run into the next clause, short ones stay within a phrase.
GAPS = {"...": 14, "..": 3}
_CLOSES = "/"
_STARS = 2  # in a part of a word; more take long to be tried


class Token(NamedTuple):
    """A word, folded, and where it stands."""

    start: int
    end: int
    word: str


class Cue(NamedTuple):
    """Words of a pack's list found in a text: the list's name and the span from first to last word."""

    name: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Return where the cue stands."""
        return Span(self.start, self.end)


def tokens(text: str, span: Span) -> list[Token]:
    """Return the words of a stretch of text."""
    return [
        Token(match.start(), match.end(), match[0].casefold()) for match in _TOKEN.finditer(text, span.start, span.end)
    ]


class _Phrase(NamedTuple):
    name: str
    words: tuple[re.Pattern[str] | int, ...]  # a number is a gap of up to so many words
    closes: bool  # its last word ends a clause


class Lexicon:
    """The cue lists of one language.

    An entry of a list is one or more words with blanks between them. In a word, `*` stands for any
    letters (also none), `#` for a number in digits, and `|` parts alternatives; `...` is a gap of up
    to fourteen words, `..` one of up to three; a `/` at the end asks that a clause ends there, as
    after the particle of a verb ("schlug ... aus/"). Case does not matter. "trafen|treffen ... sich" is one entry.
    """

    def __init__(self, lists: Mapping[str, Iterable[str]], joins: Iterable[str] = ()) -> None:
        """Take the entries by list; `joins` are the words that may begin another clause ("and")."""
        self._joins = frozenset(joins)
        self._by_word: dict[str, tuple[_Phrase, ...]] = {}
        self._by_letter: dict[str, list[_Phrase]] = defaultdict(list)  # "" holds those that may begin with any
        for name, entries in lists.items():
            for entry in entries:
                words = entry.removesuffix(_CLOSES).split()
                phrase = _Phrase(name, tuple(GAPS.get(word) or _word(word) for word in words), entry.endswith(_CLOSES))
                letters = {alternative[:1] for alternative in entry.split()[0].casefold().split("|")}
                for letter in {""} if letters & {"*", "#"} else letters:
                    self._by_letter[letter].append(phrase)

    def cues(self, words: Sequence[Token]) -> dict[str, list[Cue]]:
        """Return the cues of a sentence by list, in order; of cues of one list that overlap the longest stays."""
        found: dict[str, list[Cue]] = defaultdict(list)
        for index, token in enumerate(words):
            for phrase in self._beginning_with(token.word):
                last = self._end(phrase, words, index)
                if last is not None:
                    _add(found[phrase.name], Cue(phrase.name, token.start, words[last].end))
        return found

    def _end(self, phrase: _Phrase, words: Sequence[Token], at: int) -> int | None:
        """Return the index of the last word that a phrase covers from `at`, or None where it does not fit."""
        index = at
        gap = 0
        for number, element in enumerate(phrase.words[1:], 2):
            if isinstance(element, int):
                gap = element
                continue
            closing = phrase.closes and number == len(phrase.words)
            for step in range(index + 1, min(index + gap + 2, len(words))):
                if element.fullmatch(words[step].word) and not (closing and not self._closes(words, step)):
                    index = step
                    break
            else:
                return None
            gap = 0
        return index

    def _closes(self, words: Sequence[Token], at: int) -> bool:
        """Whether a clause ends after a word: a mark follows, or a word that joins clauses."""
        after = words[at + 1] if at + 1 < len(words) else None
        return after is None or after.start - words[at].end > 1 or after.word in self._joins

    def _beginning_with(self, word: str) -> tuple[_Phrase, ...]:
        known = self._by_word.get(word)
        if known is None:
            likely = (*self._by_letter.get(word[:1], ()), *self._by_letter.get("", ()))
            known = tuple(
                phrase for phrase in likely if not isinstance(phrase.words[0], int) and phrase.words[0].fullmatch(word)
            )
            if len(self._by_word) < 200_000:  # a corpus has no end of words; memory has
                self._by_word[word] = known
        return known


def _word(glob: str) -> re.Pattern[str]:
    source = re.escape(glob.casefold())
    return re.compile(source.replace(r"\*", r"[\w'’ʼ-]*").replace(r"\#", r"\d+").replace(r"\|", "|"))


def slip(entry: str) -> str | None:
    """Return what keeps an entry of a list from being met, or lets it be met anywhere; None where it is sound."""
    words = entry.removesuffix(_CLOSES).split()
    if not words:
        return "is empty"
    if {words[0], words[-1]} & GAPS.keys():
        return "begins or ends with a gap, which stands between words"
    for part in (part for word in words if word not in GAPS for part in word.split("|")):
        if not part:
            return "has a “|” with nothing on one side"
        if not part.strip("*"):
            return "has a part that fits every word"
        if part.count("*") > _STARS:
            return f"has so many stars in “{part}” that looking for it would take long"
        letter = "е" if max(part) >= "Ѐ" else "e"  # a Cyrillic or a Latin one
        if not _TOKEN.fullmatch(part.replace("*", letter).replace("#", "1")):
            return f"is never met: words are cut at the mark in “{part}”; write a blank in its place"
    return None


def _add(cues: list[Cue], cue: Cue) -> None:
    for index, other in enumerate(cues):
        if cue.start < other.end and other.start < cue.end:
            if cue.end - cue.start > other.end - other.start:
                cues[index] = cue
            return
    cues.append(cue)


@lru_cache(maxsize=32)
def lexicon(language: str) -> Lexicon:
    """Return the cue lists of a language's pack; one without a pack has none."""
    table = packs.table(language, "events")
    return Lexicon(table.get("cues", {}), table.get("sentences", {}).get("joins", ()))
