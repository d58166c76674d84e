"""Whole numbers in a text, in digits or in words, by a language's table of number words."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from tracker.languages import packs
from tracker.mentions.gazetteer import plain
from tracker.mentions.mention import Span

# Digits with groups of three, whatever stands between them; what has decimals, a currency or a clock's colon is none.
_DIGITS = re.compile(r"(?<![\w.,:/€$£№#+-])(\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+|\d+)(?![\d/%]|[:.,]\d|\s?[%€$£°])")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_GAP = re.compile(r"[\s-]{1,2}")
_THOUSAND = 1000
_HUNDRED = 100


class Numeral(NamedTuple):
    """A number where it stands; `digits` tells how it is written."""

    span: Span
    value: int
    digits: bool


class _Words:
    """The number words of a language: alone, run together ("zweiunddreißig") or in a row ("two hundred and six")."""

    def __init__(self, table: Mapping[str, Sequence[str]], joining: Sequence[str]) -> None:
        self._values = {plain(word): int(value) for value, words in table.items() for word in words}
        self._joining = frozenset(joining)
        self._parts = sorted((*self._values, *self._joining), key=len, reverse=True)

    @lru_cache(maxsize=1 << 16)  # noqa: B019 (one object a language, for as long as the program runs)
    def parts(self, word: str) -> tuple[int, ...]:
        """Return the values of which a word is made; () where it is no number word."""
        if word in self._values:
            return (self._values[word],)
        for part in self._parts:
            if word.startswith(part) and len(part) < len(word) and (rest := self.parts(word[len(part) :])):
                return (*((self._values[part],) if part in self._values else ()), *rest)
        return ()

    def joins(self, word: str) -> bool:
        """Whether a word stands between number words without a value ("and")."""
        return word in self._joining


def _sum(values: Sequence[int]) -> int:
    """Return the number that a row of number words makes."""
    total = current = 0
    for value in values:
        if value == _THOUSAND:
            total, current = total + max(1, current) * _THOUSAND, 0
        elif value == _HUNDRED:
            current = max(1, current) * _HUNDRED
        else:
            current += value
    return total + current


@lru_cache(maxsize=16)
def _words(language: str) -> _Words:
    pack = packs.table(language, "counts")
    return _Words(pack.get("numbers", {}), pack.get("number_joining", ()))


def find(text: str, language: str) -> list[Numeral]:
    """Return the whole numbers of two and more in a text that `plain` has treated, in order."""
    found = [
        Numeral(Span(*match.span(1)), int(re.sub(r"\D", "", match.group(1))), True) for match in _DIGITS.finditer(text)
    ]
    vocabulary = _words(language)
    row: list[re.Match[str]] = []
    values: list[int] = []
    listed = list(_WORD.finditer(text))
    for index, word in enumerate(listed):
        parts = vocabulary.parts(word.group().lower())
        beside = not row or bool(_GAP.fullmatch(text, row[-1].end(), word.start()))
        if row and not (parts and beside):
            between = beside and vocabulary.joins(word.group().lower()) and index + 1 < len(listed)
            if between and vocabulary.parts(listed[index + 1].group().lower()):
                row.append(word)
                continue
            found.append(Numeral(Span(row[0].start(), row[-1].end()), _sum(values), False))
            row, values = [], []
        if parts:
            row.append(word)
            values.extend(parts)
    if row:
        found.append(Numeral(Span(row[0].start(), row[-1].end()), _sum(values), False))
    return sorted(_scaled(text, found))


def _scaled(text: str, found: list[Numeral]) -> list[Numeral]:
    """Read "6 тисяч" and "2 thousand" as one number, and leave out what is below two."""
    listed = sorted(found)
    result: list[Numeral] = []
    for numeral in listed:
        last = result[-1] if result else None
        if (
            last is not None
            and last.digits
            and not numeral.digits
            and numeral.value == _THOUSAND
            and last.value < _THOUSAND
            and text[last.span.end : numeral.span.start].isspace()
        ):
            result[-1] = Numeral(Span(last.span.start, numeral.span.end), last.value * _THOUSAND, False)
        else:
            result.append(numeral)
    return [numeral for numeral in result if numeral.value > 1]
