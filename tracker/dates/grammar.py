"""A language's rules for time expressions: compiled from its pack, and matched on the words of a text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from tracker.dates.calendar import Moment
from tracker.dates.lexing import Lexer, Words
from tracker.dates.patterns import Expression, Leaf, Node, Opening, PatternError, expression, leaves, openings, parse
from tracker.dates.reading import Reading
from tracker.dates.vocabulary import Vocabulary
from tracker.languages.packs import PackError, table

TABLE = "dates"
_NOT_FIELDS = {"match", "examples"}
_REMEMBERED = 20_000  # phrases; a book of dates shall not fill the memory


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One pattern with what it means; `fields` are the values that the rule itself gives."""

    number: int
    pattern: str
    means: str
    fields: Mapping[str, Any]
    expression: re.Pattern[str]
    slots: tuple[tuple[str, str, int], ...]  # name, class, group
    marked: int


@dataclass(slots=True, eq=False)
class Phrase:
    """Words that a rule fits, made once for all the places where texts have them.

    `fields` hold what the slots mean, `at` where they stand, counted from the first word. What is asked of
    every expression is answered here: what it `means`, whether it `says_year`, is seen from the day of
    writing (`deictic`), or is a weekday alone, whose week the tense decides, and whether it `depends` on
    nothing but the day of writing, its preposition and the tense where nothing else was told before. A
    `doubtful` one may be a name.
    """

    rule: Rule
    fields: Mapping[str, Any]
    at: Mapping[str, tuple[int, int]]
    means: str = ""
    says_year: bool = False
    deictic: bool = False
    bare_weekday: bool = False
    depends: bool = False
    doubtful: bool = False

    def __post_init__(self) -> None:
        fields, self.means = self.fields, self.rule.means
        self.says_year = any(fields.get(name) for name in ("year", "dotted", "iso", "era"))
        self.deictic = "deictic" in fields
        apart = any(fields.get(name) for name in ("day", "rel", "week_rel", "base"))
        self.bare_weekday = self.means == "date" and fields.get("weekday") is not None and not apart
        told = fields.get("base") or fields.get("year_said") or fields.get("kind") or fields.get("era")
        self.depends = self.means in ("date", "deictic", "relative", "shift") and not told

    def sole(self, name: str, value: Any, *shared: str) -> "Phrase":
        """Return the phrase of one word that has a value of its own and shares others with this."""
        fields = {each: self.fields[each] for each in shared if each in self.fields}
        return Phrase(self.rule, {**fields, name: value}, {name: (0, 1)})


@dataclass(slots=True, eq=False)
class Match:
    """A phrase at the words from `first` up to `last` (exclusive), with its reading once it is resolved.

    `relation` is what governs it, `link` how it is joined to the part before in its run ("range", "list"
    or ""), `near` the other end of the run where that is resolved already, `timed` whether its hour follows.
    """

    phrase: Phrase
    first: int
    last: int
    link: str = ""
    relation: str | None = None
    near: Moment | None = None
    timed: bool = False
    reading: Reading | None = None

    @property
    def fields(self) -> Mapping[str, Any]:
        """What the slots of the rule mean, and what the rule itself says."""
        return self.phrase.fields


class Grammar:
    """A pack, compiled. Raises PackError where the pack has a slip."""

    def __init__(self, code: str, pack: Mapping[str, Any]) -> None:
        self.code = code
        self.pack = pack
        macros: Mapping[str, str] = pack.get("macros", {})
        rows = [
            (number, row, pattern)
            for number, row in enumerate(pack.get("rule", ()))
            for pattern in ([row["match"]] if isinstance(row["match"], str) else row["match"])
        ]
        try:
            nodes = [parse(pattern, macros) for _, _, pattern in rows]
            self._number = parse(pack["number"], macros) if "number" in pack else None
            names = {leaf.name for node in nodes + ([self._number] if self._number else []) for leaf in leaves(node)}
            literals = sorted(name[1:] for name in names if name.startswith("="))
            valued = sorted(name for name in names if ":" in name and not name.startswith("="))
            self.vocabulary = Vocabulary(code, pack, literals, valued)
            wide = self._wide()
            self.rules = [
                self._rule(number, row, pattern, expression(node, self.vocabulary.charset, wide), node)
                for (number, row, pattern), node in zip(rows, nodes, strict=True)
            ]
            self._index = self._indexed(dict(zip(self.rules, nodes, strict=True)))
            self._pairs: dict[str, tuple[Rule, ...]] = {}
            self._phrases: dict[tuple[Rule, str], Phrase] = {}
        except PatternError as error:
            raise PackError(Path(code) / f"{TABLE}.toml", str(error)) from error
        except KeyError as error:
            raise PackError(Path(code) / f"{TABLE}.toml", f"nothing belongs to the class {error}") from error
        self._starts = re.compile("[" + re.escape("".join(self._index)) + "]")
        self.lexer = Lexer(pack)

    def _wide(self) -> dict[str, str]:
        """Return the source of `{num}`: what the pack says, or else tens and ones that belong together (twenty-one)."""
        if self._number is not None:
            return {"num": f"(?:{_uncaptured(expression(self._number, self.vocabulary.charset, {}).source)})"}
        if not self.vocabulary.has("tens"):
            return {}
        tens, ones = (re.escape(self.vocabulary.charset(name)) for name in ("tens", "ones"))
        joint = re.escape(self.vocabulary.charset("numjoint")) if self.vocabulary.has("numjoint") else ""
        join = f"[{joint}]?" if joint else ""
        return {"num": f"(?:[{tens}]{join}[{ones}]|[{re.escape(self.vocabulary.charset('num'))}])"}

    def _rule(self, number: int, row: Mapping[str, Any], pattern: str, made: Expression, node: Any) -> Rule:
        classes = {(leaf.slot or ""): leaf.name for leaf in leaves(node) if isinstance(leaf, Leaf) and leaf.slot}
        fields = {key: value for key, value in row.items() if key not in _NOT_FIELDS and key != "means"}
        slots = tuple((slot, classes[slot], group) for slot, group in made.slots)
        return Rule(number, pattern, row["means"], fields, re.compile(made.source), slots, made.marked)

    def _begin(self, name: str) -> set[Opening]:
        """Return the characters of a class, and of the words that a number of several words begins with."""
        vocabulary = self.vocabulary
        if name == "num" and self._number is not None:
            return openings(self._number, lambda each: {(vocabulary.charset(each),)})
        found: set[Opening] = {(vocabulary.charset(name),)}
        if name == "num" and vocabulary.has("tens"):
            following = vocabulary.charset("ones")
            following += vocabulary.charset("numjoint") if vocabulary.has("numjoint") else ""
            found.add((vocabulary.charset("tens"), following))
        return found

    def _indexed(self, nodes: Mapping[Rule, Node]) -> dict[str, list[tuple[Rule, frozenset[str] | None]]]:
        """Return, by the character of the first word, the rules and what their second word can be (None: any)."""
        index: dict[str, list[tuple[Rule, frozenset[str] | None]]] = {}
        for rule, node in nodes.items():
            seconds: dict[str, set[str] | None] = {}
            for opening in openings(node, self._begin):
                if not opening:
                    raise PatternError(f"{rule.pattern!r} matches nothing at all")
                for character in opening[0]:
                    known = seconds.setdefault(character, set())
                    if len(opening) == 1:
                        seconds[character] = None
                    elif known is not None:
                        known.update(opening[1])
            for character, second in seconds.items():
                index.setdefault(character, []).append((rule, None if second is None else frozenset(second)))
        return index

    def _rules_at(self, pair: str) -> tuple[Rule, ...]:
        """Return the rules that the first two words do not rule out already."""
        rules = self._pairs.get(pair)
        if rules is None:
            second = pair[1:]
            rules = self._pairs[pair] = tuple(
                rule for rule, seconds in self._index[pair[0]] if seconds is None or second in seconds
            )
        return rules

    def words(self, text: str) -> Words:
        """Cut a text into words."""
        return Words(text, self.vocabulary, self.lexer)

    def matches(self, words: Words) -> Iterator[Match]:
        """Yield what rules find, left to right, the longest at each place, the first rule among equals."""
        classes, starts, pairs = words.classes, self._starts.search, self._pairs
        phrases = self._phrases
        if len(phrases) > _REMEMBERED:
            phrases.clear()
        at = 0
        while found := starts(classes, at):
            at = found.start()
            pair = classes[at : at + 2]
            rules = pairs.get(pair)
            if rules is None:
                rules = self._rules_at(pair)
            best: re.Match[str] | None = None
            end = at
            for rule in rules:
                fit = rule.expression.match(classes, at)
                if fit is not None and fit.end() > end:
                    best, chosen, end = fit, rule, fit.end()
            if best is None:
                at += 1
                continue
            key = chosen, words.text[words.starts[at] : words.ends[end - 1]]
            begin, end = best.span(chosen.marked)
            end = _trimmed(words, begin, end)
            phrase = phrases.get(key)
            if phrase is None:
                phrase = phrases[key] = self._phrase(words, chosen, best, begin)
                phrase.doubtful = end - begin == 1 and phrase.means == "date" and words.is_unusual(begin)
            yield Match(phrase, begin, end)
            at = max(end, at + 1)

    def _phrase(self, words: Words, rule: Rule, fit: re.Match[str], begin: int) -> Phrase:
        fields, places = dict(rule.fields), {}
        for slot, name, group in rule.slots:
            at, stop = fit.span(group)
            if at < 0:
                continue
            places[slot] = (at - begin, stop - begin)
            values = words.values(at)
            value = values.get(name)
            if value is True and (joined := {key[:-1]: part for key, part in values.items() if key[-1] == "+"}):
                fields.update(joined)
            elif name == "num" and stop - at > 1:
                fields[slot] = _sum(words, at, stop)
            else:
                fields[slot] = value
        return Phrase(rule, fields, places)


def _trimmed(words: Words, begin: int, end: int) -> int:
    """Return where an expression ends without a comma, a sentence's full stop, or an abbreviation's nobody misses."""
    while end - 1 > begin:
        last = words.word(end - 1)
        if last not in ",-" and (last != "." or "month" not in words.values(end - 2)):
            break
        end -= 1
    return end


def _uncaptured(source: str) -> str:
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", source)


def _sum(words: Words, first: int, last: int) -> float | None:
    """Add up a number of several words; what stands before a greater one says how many of it there are."""
    total: float | None = None
    for at in range(first, last):
        value = words.value(at, "num")
        if value is not None:
            total = value if total is None else total * value if value > total else total + value
    return total


@lru_cache(maxsize=16)
def _compiled(code: str, identity: int) -> Grammar:  # noqa: ARG001 (a changed pack is another object)
    return Grammar(code, table(code, TABLE))


def grammar(code: str) -> Grammar | None:
    """Return a language's grammar, compiled once; None where it has no pack. Raises PackError."""
    pack = table(code, TABLE)
    return _compiled(code, id(pack)) if pack else None
