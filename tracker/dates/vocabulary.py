"""The words that a language has for time: from its pack and from CLDR, each with its classes and values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from tracker.dates.patterns import PatternError

Values = dict[str, Any]  # class -> what the word means as one of that class

_FIRST_CODE = 0x4E00  # class characters are taken from here: one plane, no case, no meaning for `re`
WORD, OTHER, BREAK = "w", ".", "\n"  # an unknown word, an unknown sign, the end of a paragraph or heading

# what a number in digits can be; the lexer chooses by value and form
DIGITS: Mapping[str, frozenset[str]] = {
    "zero": frozenset({"num", "digits", "hour", "minute"}),
    "month": frozenset({"num", "digits", "day", "monthnum", "hour", "minute"}),
    "hour": frozenset({"num", "digits", "day", "hour", "minute", "yy"}),
    "day": frozenset({"num", "digits", "day", "minute", "yy"}),
    "minute": frozenset({"num", "digits", "minute", "yy"}),
    "small": frozenset({"num", "digits", "yy"}),
    "year": frozenset({"num", "digits", "year"}),
    "oldyear": frozenset({"num", "digits", "oldyear"}),  # below 1000: a year only with its era or a month
    "large": frozenset({"num", "digits"}),
    "ordinal": frozenset({"ord"}),
    "dayordinal": frozenset({"ord", "day"}),
    "dateordinal": frozenset({"ord", "day", "dayord"}),  # one that may be a day by itself
    "decade": frozenset({"decade"}),
    "olddecade": frozenset({"olddecade"}),  # the 470s
    "decimal": frozenset({"num", "decimal"}),
    "iso": frozenset({"iso"}),
    "dotted": frozenset({"dotted"}),
    "daymonth": frozenset({"daymonth"}),
    "slashed": frozenset({"slashed"}),
    "clock": frozenset({"clock"}),
    "dotclock": frozenset({"dotclock"}),
}


class Vocabulary:
    """Every word form with its character (its set of classes) and its values.

    `literals` are words that patterns name, `valued` classes of one value only ("unit:week").
    """

    def __init__(self, code: str, pack: Mapping[str, Any], literals: Iterable[str], valued: Iterable[str] = ()) -> None:
        self._forms: dict[str, Values] = defaultdict(dict)
        self._endings = str(pack.get("endings", "")).split()
        self._unsure: set[str] = set()
        self._ones = 20 if pack.get("teens_after_tens") else 10  # soixante-douze
        self._learn(code, pack)
        self._compose(pack)
        for literal in literals:
            for form in _cases(literal):
                self._forms[form].setdefault("=" + literal, literal)
        self._mark(valued)
        self._finish()

    def _learn(self, code: str, pack: Mapping[str, Any]) -> None:
        for name, words in _names(code).items():
            for value, form, sure in words:
                self._add(form, name, value, sure)
        for name, table in pack.get("words", {}).items():
            for key, forms in table.items():
                for form in forms.split():
                    self._add(form, name, _value(key))
        for form in str(pack.get("unsure", "")).split():
            self._unsure |= set(_cases(form))

    def _mark(self, valued: Iterable[str]) -> None:
        """Add the classes of single values, and of names that are dates without a day or year beside them."""
        for form, values in self._forms.items():
            for name in ("month", "weekday"):
                if name in values and form not in self._unsure:
                    values["bare_" + name] = values[name]
        for name in valued:
            kind, _, wanted = name.partition(":")
            for values in self._forms.values():
                if str(values.get(kind)) == wanted:
                    values[name] = values[kind]

    def _add(self, form: str, name: str, value: Any, sure: bool = True) -> None:
        if form[0].isdecimal():
            raise PatternError(f"{form!r} is a number in digits, which no word of a pack can be")
        stems = [form[:-1] + ending for ending in self._endings] if form.endswith("~") else [form]
        for stem in stems:
            for case in _cases(stem):
                self._forms[case].setdefault(name, value)
                if name == "num" and value in range(1, self._ones):
                    self._forms[case]["ones"] = value
                elif name == "num" and value in range(20, 100, 10):
                    self._forms[case]["tens"] = value
                if not sure:
                    self._unsure.add(case)

    def _compose(self, pack: Mapping[str, Any]) -> None:
        """Build words that a language writes as one: `glued` gives the classes of the parts and what joins them."""
        for rule in pack.get("glued", ()):
            (first_slot, first), (second_slot, second) = map(_slot, rule["parts"])
            heads = [(form, values[first]) for form, values in self._forms.items() if first in values]
            tails = [(form, values[second]) for form, values in self._forms.items() if second in values]
            made: list[tuple[str, Values]] = []
            for head, one in heads:
                for tail, two in tails:
                    if tail.islower() and not head.isupper():
                        number = {"num": one + two} if rule.get("sum") else {rule["name"]: True}
                        parts = {} if rule.get("sum") else {first_slot + "+": one, second_slot + "+": two}
                        made.append((head + rule.get("joint", "") + tail, {**number, **parts}))
            for form, values in made:
                for name, value in values.items():
                    self._forms[form].setdefault(name, value)

    def _finish(self) -> None:
        members: dict[frozenset[str], str] = {}
        characters: dict[str, set[str]] = defaultdict(set)

        def character(classes: frozenset[str]) -> str:
            if classes not in members:
                members[classes] = chr(_FIRST_CODE + len(members))
                for name in classes:
                    characters[name].add(members[classes])
            return members[classes]

        self.digits = {kind: character(classes) for kind, classes in DIGITS.items()}
        self.words = {form: character(frozenset(values)) for form, values in self._forms.items()}
        self.values: dict[str, Values] = dict(self._forms)
        self._characters = {name: "".join(sorted(chars)) for name, chars in characters.items()}
        self._characters["w"] = WORD
        self._characters["any"] = WORD + "".join(sorted(set(self.words.values())))

    def charset(self, name: str) -> str:
        """Return the characters of a class; raises KeyError where nothing belongs to it."""
        return self._characters[name]

    def has(self, name: str) -> bool:
        """Whether any word belongs to a class."""
        return name in self._characters


def _slot(part: str) -> tuple[str, str]:
    """Split `slot=class`; the slot of a class alone is the class."""
    slot, _, name = part.rpartition("=")
    return slot or name, name


def _value(key: str) -> Any:
    for kind in (int, float):
        try:
            return kind(key)
        except ValueError:
            continue
    return key


def _cases(form: str) -> list[str]:
    """Return how a form may be written; one given with a capital is never all small."""
    if form != form.lower():
        return [form, form.upper()]
    return [form, form[:1].upper() + form[1:], form.upper()]


def _names(code: str) -> dict[str, list[tuple[int, str, bool]]]:
    """Return CLDR's names of months (1 to 12) and weekdays (0 is Monday); abbreviations need a day beside them."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, list[tuple[int, str, bool]]] = {"month": [], "weekday": []}
    for name, table in (("month", locale.months), ("weekday", locale.days)):
        wide = {form for context in ("format", "stand-alone") for form in table[context]["wide"].values()}
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated") if name == "month" else ("wide",):
                for number, form in table[context][width].items():
                    word = form.rstrip(".")
                    if (word.isalpha() and len(word) > 2) or "'" in word or "’" in word:
                        found[name].append((number, word, word in wide))
    return found
