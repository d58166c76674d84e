"""A language's rules for time expressions: compiled from its pack, and matched on the words of a text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from tracker.dates.calendar import Moment
from tracker.dates.lexing import Lexer, Words
from tracker.dates.patterns import Expression, Leaf, PatternError, expression, first, leaves, parse
from tracker.dates.vocabulary import Vocabulary
from tracker.languages.packs import PackError, table

TABLE = "dates"
_NOT_FIELDS = {"match", "examples"}


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


@dataclass(slots=True)
class Match:
    """A rule that fits the words from `first` up to `last` (exclusive); `fields` hold what the slots mean.

    `relation` is what governs it, `near` the other end of its run where that is resolved already.
    """

    rule: Rule
    first: int
    last: int
    fields: dict[str, Any]
    at: dict[str, tuple[int, int]] = field(default_factory=dict)
    relation: str | None = None
    near: Moment | None = None


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
            names = {leaf.name for node in nodes for leaf in leaves(node)}
            literals = sorted(name[1:] for name in names if name.startswith("="))
            valued = sorted(name for name in names if ":" in name and not name.startswith("="))
            self.vocabulary = Vocabulary(code, pack, literals, valued)
            wide = self._wide()
            self.rules = [
                self._rule(number, row, pattern, expression(node, self.vocabulary.charset, wide), node)
                for (number, row, pattern), node in zip(rows, nodes, strict=True)
            ]
            self._index = self._indexed(dict(zip(self.rules, nodes, strict=True)))
        except PatternError as error:
            raise PackError(Path(code) / f"{TABLE}.toml", str(error)) from error
        except KeyError as error:
            raise PackError(Path(code) / f"{TABLE}.toml", f"nothing belongs to the class {error}") from error
        self._starts = re.compile("[" + re.escape("".join(self._index)) + "]")
        self.lexer = Lexer(pack)

    def _wide(self) -> dict[str, str]:
        """Return the source of `{num}`: a number, or tens and ones that belong together (twenty-one)."""
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

    def _indexed(self, nodes: Mapping[Rule, Any]) -> dict[str, tuple[re.Pattern[str], tuple[Rule, ...]]]:
        by_first: dict[str, list[Rule]] = {}
        for rule, node in nodes.items():
            starts, empty = first(node, self.vocabulary.charset)
            if empty:
                raise PatternError(f"{rule.pattern!r} matches nothing at all")
            for character in starts:
                by_first.setdefault(character, []).append(rule)
        together: dict[tuple[Rule, ...], re.Pattern[str]] = {}
        index: dict[str, tuple[re.Pattern[str], tuple[Rule, ...]]] = {}
        for character, rules in by_first.items():
            key = tuple(rules)
            if key not in together:
                # one expression that only asks whether any of the rules fits, before each is tried
                source = "|".join(re.sub(r"(?<!\\)\((?!\?)", "(?:", rule.expression.pattern) for rule in rules)
                together[key] = re.compile(source)
            index[character] = together[key], key
        return index

    def words(self, text: str) -> Words:
        """Cut a text into words."""
        return Words(text, self.vocabulary, self.lexer)

    def matches(self, words: Words) -> Iterator[Match]:
        """Yield what rules find, left to right, the longest at each place, the first rule among equals."""
        classes = words.classes
        at = 0
        starts = self._starts.search
        while found := starts(classes, at):
            at = found.start()
            quick, rules = self._index[classes[at]]
            if quick.match(classes, at):
                best: re.Match[str] | None = None
                chosen = rules[0]
                for rule in rules:
                    fit = rule.expression.match(classes, at)
                    if fit and (best is None or fit.end() > best.end()):
                        best, chosen = fit, rule
                if best is not None:
                    match = self._match(words, chosen, best)
                    yield match
                    at = max(match.last, at + 1)
                    continue
            at += 1

    def _match(self, words: Words, rule: Rule, fit: re.Match[str]) -> Match:
        begin, end = fit.span(rule.marked) if rule.marked else fit.span()
        while end - 1 > begin and (
            words.word(end - 1) in ",-" or (words.word(end - 1) == "." and "month" in words.values(end - 2))
        ):
            end -= 1  # a comma, the full stop of a sentence, or an abbreviation's that nobody misses
        match = Match(rule, begin, end, dict(rule.fields))
        for slot, name, group in rule.slots:
            at, stop = fit.span(group)
            if at < 0:
                continue
            match.at[slot] = (at, stop)
            values = words.values(at)
            value = values.get(name)
            if value is True and (joined := {key[:-1]: part for key, part in values.items() if key[-1] == "+"}):
                match.fields.update(joined)
            elif name == "num" and stop - at > 1:
                match.fields[slot] = words.value(at, "num") + words.value(stop - 1, "num")
            else:
                match.fields[slot] = value
        return match


@lru_cache(maxsize=16)
def _compiled(code: str, identity: int) -> Grammar:  # noqa: ARG001 (a changed pack is another object)
    return Grammar(code, table(code, TABLE))


def grammar(code: str) -> Grammar | None:
    """Return a language's grammar, compiled once; None where it has no pack. Raises PackError."""
    pack = table(code, TABLE)
    return _compiled(code, id(pack)) if pack else None
