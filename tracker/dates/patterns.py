"""Patterns over words: parsed from a pack's notation, and turned into regular expressions over word classes.

A pattern is words and slots with spaces between them: `the? {rel} {unit}`. `{unit}` is a word of that class
and is captured, `{n=num}` captures it under another name, `<name>` stands for a pattern of the pack's
`[macros]`, `( | )` and `?` are what they are in regular expressions, `[ ]` mark the span where the pattern
looks at more than that; `!x` is "not followed by x", `~x` "not preceded by x" and `^x` "preceded by x",
where x is one word or a choice of single words.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

_TOKENS = re.compile(r"\{[^}]+\}|<\w+>|[()|?\[\]]|[!~^](?=\S)|[^\s()|?\[\]{}<>!~^]+")


_GUARDS = {"!": "?!", "~": "?<!", "^": "?<="}


class PatternError(ValueError):
    """A pattern that cannot be read; `str()` says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One word of a class; `=word` is the class of a literal word."""

    name: str
    slot: str | None = None


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts one after the other."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the options; an optional part is a choice with an empty sequence."""

    options: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Guard:
    """What must not follow, must not precede or must precede: a single word."""

    leaf: "Node"
    sign: str


@dataclass(frozen=True, slots=True)
class Marked:
    """The part of the pattern that is the span."""

    inner: "Node"


Node = Leaf | Sequence | Choice | Guard | Marked


def parse(pattern: str, macros: Mapping[str, str]) -> Node:
    """Parse a pattern; raises PatternError."""
    tokens = _TOKENS.findall(pattern)
    if "".join(tokens) != "".join(pattern.split()):
        raise PatternError(f"{pattern!r} has signs that mean nothing")
    node, rest = _choice(tokens, 0, pattern, macros)
    if rest != len(tokens):
        raise PatternError(f"{pattern!r} closes a bracket that was not opened")
    return node


def _choice(tokens: list[str], at: int, pattern: str, macros: Mapping[str, str]) -> tuple[Node, int]:
    options: list[Node] = []
    parts: list[Node] = []
    while at < len(tokens) and tokens[at] not in ")]":
        if tokens[at] == "|":
            options.append(Sequence(tuple(parts)))
            parts = []
            at += 1
            continue
        part, at = _part(tokens, at, pattern, macros)
        parts.append(part)
    options.append(Sequence(tuple(parts)))
    return (options[0] if len(options) == 1 else Choice(tuple(options))), at


def _part(tokens: list[str], at: int, pattern: str, macros: Mapping[str, str]) -> tuple[Node, int]:
    sign = tokens[at]
    node: Node
    if sign in _GUARDS:
        if tokens[at + 1 : at + 2] in ([], [")"], ["]"], ["|"], ["?"]):
            raise PatternError(f"{pattern!r} has {sign} with nothing after it")
        leaf, at = _part(tokens, at + 1, pattern, macros)
        if sign != "!" and not _is_word(leaf):
            raise PatternError(f"{pattern!r} looks back at more than a word")
        return Guard(leaf, sign), at
    if sign in "([":
        node, at = _choice(tokens, at + 1, pattern, macros)
        if at == len(tokens) or tokens[at] != {"(": ")", "[": "]"}[sign]:
            raise PatternError(f"{pattern!r} leaves a bracket open")
        if sign == "[":
            node = Marked(node)
    elif sign.startswith("{"):
        slot, _, name = sign[1:-1].rpartition("=")
        node = Leaf(name, slot or name)
    elif sign.startswith("<"):
        if sign[1:-1] not in macros:
            raise PatternError(f"{pattern!r} names the unknown macro {sign}")
        node = parse(macros[sign[1:-1]], macros)
    elif sign == "?":
        raise PatternError(f"{pattern!r} has a question mark with nothing before it")
    else:
        node = Leaf("=" + sign.lower())
    at += 1
    while at < len(tokens) and tokens[at] == "?":
        node = Choice((node, Sequence(())))
        at += 1
    return node, at


def _is_word(node: Node) -> bool:
    """Whether a pattern is one word or a choice of single words."""
    match node:
        case Leaf():
            return True
        case Choice(options):
            return all(map(_is_word, options))
        case Sequence(parts):
            return len(parts) == 1 and _is_word(parts[0])
    return False


def leaves(node: Node) -> Iterator[Leaf]:
    """Yield every leaf of a pattern."""
    match node:
        case Leaf():
            yield node
        case Sequence(parts) | Choice(parts):
            for part in parts:
                yield from leaves(part)
        case Guard(leaf):
            yield from leaves(leaf)
        case Marked(inner):
            yield from leaves(inner)


Opening = tuple[str, ...]  # the characters that the first word can have, and those of the second


def openings(node: Node, begin: Callable[[str], set[Opening]]) -> set[Opening]:
    """Return how a pattern can begin, as far as its second word; `begin` says it of a class."""
    match node:
        case Leaf(name):
            return begin(name)
        case Guard():
            return {()}
        case Marked(inner):
            return openings(inner, begin)
        case Choice(options):
            return set().union(*(openings(option, begin) for option in options))
        case Sequence(parts):
            found: set[Opening] = {()}
            for part in parts:
                if all(len(opening) == 2 for opening in found):
                    break
                following = openings(part, begin)
                found = {(one + two)[:2] for one in found for two in following}
            return found


@dataclass(slots=True)
class Expression:
    """A regular expression over class characters; `slots` names its groups, `marked` is the span's group."""

    source: str
    slots: list[tuple[str, int]]
    marked: int


def expression(node: Node, charset: Callable[[str], str], wide: Mapping[str, str]) -> Expression:
    """Emit a pattern as a regular expression; `wide` gives the source of slots that take several words."""
    slots: list[tuple[str, int]] = []
    groups = 0
    marked = 0

    def emit(node: Node) -> str:
        nonlocal groups, marked
        match node:
            case Leaf(name, slot):
                source = wide.get(name) or "[" + re.escape(charset(name)) + "]"
                if slot is None:
                    return source
                groups += 1
                slots.append((slot, groups))
                return f"({source})"
            case Sequence(parts):
                return "".join(map(emit, parts))
            case Choice(options):
                # the empty option of `?` comes last: as much as possible is taken
                return "(?:" + "|".join(map(emit, options)) + ")"
            case Guard(leaf, sign):
                return f"({_GUARDS[sign]}{emit(leaf)})"
            case Marked(inner):
                groups += 1
                marked = groups
                return f"({emit(inner)})"

    return Expression(emit(node), slots, marked)
