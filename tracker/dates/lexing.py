"""A text as words: where each begins and ends, the character of its classes, and what it means."""

import re
from collections.abc import Mapping
from typing import Any

from tracker.dates.vocabulary import BREAK, OTHER, WORD, Vocabulary

_NUMBER = (
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?(?![\d-])"
    r"|\d{4}/\d\d/\d\d(?![\d/])"
    r"|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)(?![\d/]|\.\d)"
    r"|\d+(?:[.:,]\d+)+"
    r"|\d+"
)
_DAY_MONTH = r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?!\d)"
DASHES = "-–—‑−"
_FULL_LINE = 60  # a shorter line that ends without a sign is a heading or an entry, not a wrapped line


class Words:
    """The words of a text in order; `classes` has one character a word, for the patterns to match."""

    __slots__ = ("_numbers", "_vocabulary", "classes", "ends", "starts", "text")

    def __init__(self, text: str, vocabulary: Vocabulary, lexer: "Lexer") -> None:
        self.text = text
        self._vocabulary = vocabulary
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._numbers: dict[int, Mapping[str, Any]] = {}
        classes: list[str] = []
        known = vocabulary.words.get
        begin, finish, put = self.starts.append, self.ends.append, classes.append
        at = 0
        for word in lexer.pieces(text):  # every character is in one of them: no match objects, half of the time
            if word == " ":
                at += 1
                continue
            character = known(word)
            if character is None:
                first = word[0]
                if first.isalpha():
                    character = WORD
                elif first.isspace():
                    line = word.count("\n")
                    if line == 0 or (line == 1 and not self._heading(at + word.index("\n"))):
                        at += len(word)
                        continue
                    character = BREAK
                elif first.isdecimal():
                    category, values = lexer.number(word)
                    self._numbers[len(classes)] = values
                    character = vocabulary.digits[category]
                else:
                    character = known("-", OTHER) if word in DASHES else OTHER
            put(character)
            begin(at)
            at += len(word)
            finish(at)
        self.classes = "".join(classes)

    def _heading(self, newline: int) -> bool:
        return newline - self.text.rfind("\n", 0, newline) < _FULL_LINE

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, at: int) -> str:
        return self.text[self.starts[at] : self.ends[at]]

    def value(self, at: int, name: str) -> Any:
        """Return what a word means as one of a class, None where it is not of that class."""
        values = self._numbers.get(at)
        if values is None:
            values = self._vocabulary.values.get(self.word(at))
        return values.get(name) if values else None

    def is_unusual(self, at: int) -> bool:
        """Whether a month, weekday or season that the language writes small is written big."""
        word = self.word(at)
        small = self._vocabulary.values.get(word.lower()) if word.istitle() else None
        return small is not None and not {"month", "weekday", "season"}.isdisjoint(small)

    def is_beside_name(self, at: int) -> bool:
        """Whether a word has part of a name beside it: "Domingo Pérez"."""
        return self._is_strange(at + 1, at) or (self._is_strange(at - 1, at) and self._is_inside(at - 1))

    def _is_strange(self, at: int, beside: int) -> bool:
        """Whether a word is unknown, begins with a capital and has nothing but a space between itself and another."""
        if not 0 <= at < len(self) or self.classes[at] != WORD or not self.word(at).istitle():
            return False
        one, two = sorted((at, beside))
        return self.starts[two] - self.ends[one] == 1 and len(self.word(at)) > 1

    def _is_inside(self, at: int) -> bool:
        """Whether something of its sentence stands before a word."""
        return at > 0 and self.classes[at - 1] != BREAK and self.word(at - 1) not in ".!?:…"

    def values(self, at: int) -> Mapping[str, Any]:
        return self._numbers.get(at) or self._vocabulary.values.get(self.word(at)) or {}


class Lexer:
    """Cuts a text into words; a pack says which endings make an ordinal number or a decade of digits."""

    def __init__(self, pack: Mapping[str, Any]) -> None:
        self._ordinals = tuple(str(pack.get("ordinal_endings", "")).split())
        self._days = frozenset(str(pack.get("day_endings", "")).split())
        self._decades = tuple(str(pack.get("decade_endings", "")).split())
        self._comma = pack.get("decimal", ".")
        inner = r"(?:['’ʼ][^\W\d_]+)*" if pack.get("apostrophe_in_words") else ""
        endings = sorted((*self._ordinals, *self._decades), key=len, reverse=True)
        suffix = rf"(?:(?:{'|'.join(map(re.escape, endings))})(?!\w))?" if endings else ""
        # "14.12." is a day in some languages, in others a time at the end of a sentence
        number = rf"{_DAY_MONTH}|{_NUMBER}" if pack.get("dotted_ordinals") else _NUMBER
        self.pieces = re.compile(rf"[^\W\d_]+{inner}|(?:{number}){suffix}|\s+|.", re.DOTALL).findall
        self._memory: dict[str, tuple[str, Mapping[str, Any]]] = {}

    def number(self, word: str) -> tuple[str, Mapping[str, Any]]:
        """Return the kind of a number in digits, and its values by class."""
        known = self._memory.get(word)
        if known is None:
            if len(self._memory) > 20_000:  # a table of numbers shall not fill the memory
                self._memory.clear()
            known = self._memory[word] = self._judge(word)
        return known

    def _judge(self, word: str) -> tuple[str, Mapping[str, Any]]:
        if word.isdigit():
            return _plain(word)
        digits = re.match(r"\d+", word)
        number = int(digits.group()) if digits else 0
        rest = word[len(digits.group()) :] if digits else word
        if "'" in rest and len(word) - len(rest) == 4 and number % 10:  # "1969's losses"
            return _plain(word[:4])
        if rest in self._decades and (rest not in self._ordinals or (number >= 1000 and number % 10 == 0)):
            if (len(word) - len(rest) in (2, 4)) and number % 10 == 0:
                return "decade", {"decade": number}
            return "olddecade", {"olddecade": number}
        if rest in self._ordinals:
            if rest[0] == "-" and len(word) - len(rest) == 4 and 1000 <= number < 2200:  # «2014-го»
                return _plain(word[:4])
            if 1 <= number <= 31:
                kind = "dateordinal" if rest in self._days else "dayordinal"
                return kind, {"ord": number, "day": number, "dayord": number}
            return "ordinal", {"ord": number}
        return self._lump(word)

    def _lump(self, word: str) -> tuple[str, Mapping[str, Any]]:
        if re.match(r"\d{4}([-/])\d\d\1\d\d", word):
            return "iso", {"iso": word.replace("/", "-")}
        parts = re.split(r"[./]", word.rstrip("."))
        if len(parts) == 3 and len(parts[2]) in (2, 4) and all(parts):
            return ("slashed" if "/" in word else "dotted"), {"slashed": parts, "dotted": parts}
        if re.fullmatch(r"\d{1,2}\.\d{1,2}\.", word):
            day, month = int(parts[0]), int(parts[1])
            if 1 <= day <= 31 and 1 <= month <= 12:
                return "daymonth", {"daymonth": (day, month)}
        clock = re.fullmatch(r"(\d{1,2})([:.])([0-5]\d)(?::[0-5]\d)?", word)
        if clock and int(clock[1]) <= 24:
            return ("clock" if clock[2] == ":" else "dotclock"), {
                "clock": (int(clock[1]), int(clock[3])),
                "dotclock": (int(clock[1]), int(clock[3])),
            }
        return "decimal", {"num": _decimal(word, self._comma)}


def _plain(word: str) -> tuple[str, Mapping[str, Any]]:
    number = int(word[:9])
    values = dict.fromkeys(("num", "digits", "day", "monthnum", "hour", "minute", "year", "oldyear"), number)
    values["yy"] = number
    if len(word) <= 2:
        if number == 0:
            return "zero", values
        for limit, kind in ((12, "month"), (24, "hour"), (31, "day"), (59, "minute")):
            if number <= limit:
                return kind, values
        return "small", values
    if len(word) == 4 and 1000 <= number < 2200:
        return "year", values
    return ("oldyear" if len(word) == 3 else "large"), values


def _decimal(word: str, comma: str) -> float | int | None:
    """Read a number with a decimal or thousands sign; None where it is neither."""
    thousands = "." if comma == "," else ","
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+", word):
        return int(re.sub(r"\D", "", word))
    if re.fullmatch(r"\d+[.,]\d{1,2}", word):
        number = float(word.replace(",", "."))
        return int(number) if number.is_integer() else number
    return None
