"""How many people are exchanged, and of which side they are."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from tracker.languages import packs
from tracker.mentions import numerals
from tracker.mentions.actors import Actor
from tracker.mentions.gazetteer import plain
from tracker.mentions.mention import Span

# Where a sentence ends for counting: a mark, perhaps a closing quote, then a capital or a line break.
_END = re.compile(r"(?<=[.!?…])[\"'“”»)]*\s+(?=[\"'„“«(]*[^\W\d_a-zà-ÿа-яіїєґ])|\n+|;\s")
_ABBREVIATED = re.compile(r"(?:\d|\b[^\W\d_]{1,2}|\b[^\W\d_]\.[^\W\d_])\.$")
_PHRASE = 60  # characters after a number in which its noun and its side stand
_NEAR = 32  # characters between two numbers that are swapped for one another
_YEARS = range(1900, 2100)


class Count(NamedTuple):
    """A number of people as a sentence tells it.

    `by_party` is sorted (party, number of people of that side); `total` is None where only one side's number of a
    two-sided exchange is told.
    """

    span: Span
    total: int | None
    by_party: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _People:
    """A number of people in a sentence, and what its surroundings say of it."""

    span: Span
    value: int
    bodies: bool = False
    each: bool = False
    party: str | None = None
    total: bool = False


class _Words(NamedTuple):
    """A language's words around numbers, as patterns."""

    people: re.Pattern[str]
    bodies: re.Pattern[str]
    context: re.Pattern[str]
    harm: re.Pattern[str]
    each_before: re.Pattern[str]
    each_subject: re.Pattern[str]
    each_after: re.Pattern[str]
    swapped: re.Pattern[str]
    same: re.Pattern[str]
    half: re.Pattern[str]
    total: re.Pattern[str]
    receive: re.Pattern[str]
    give: re.Pattern[str]
    recipient: re.Pattern[str]
    vague: re.Pattern[str]
    adjective: re.Pattern[str] | None


def find(text: str, language: str, actors: Sequence[Actor]) -> list[Count]:
    """Return the numbers of people exchanged, at most one of the living and one of the dead for each sentence.

    `actors` are those of the whole text: where a sentence says "each", the two sides are those that it names, or
    the two that the text names most.
    """
    if not packs.table(language, "counts"):
        return []
    words = _words(language)
    flat = plain(text)
    listed = numerals.find(flat, language)
    found: list[Count] = []
    begin = 0
    last: Count | None = None
    for end in (*_ends(flat), len(flat)):
        sentence = Span(begin, end)
        begin = end
        if not words.context.search(flat, *sentence):
            continue
        inside = [number for number in listed if sentence.start <= number.span.start < sentence.end]
        own = [actor for actor in actors if sentence.start <= actor.span.start < sentence.end]
        reading = _Sentence(flat, sentence, words, own, _sides(own, actors))
        counts = reading.counts(inside, last)
        found += counts
        last = counts[-1] if counts else last
    return found


def _ends(text: str) -> list[int]:
    return [
        match.end()
        for match in _END.finditer(text)
        if "\n" in match.group() or not _ABBREVIATED.search(text[max(0, match.start() - 6) : match.start()])
    ]


def _sides(own: Sequence[Actor], everyone: Sequence[Actor]) -> tuple[str, ...]:
    """Return the two sides of an exchange: named in its sentence, else the most named ones of the text."""
    ranked = [code for code, _ in Counter(actor.code for actor in everyone).most_common()]
    named = sorted({actor.code for actor in own}, key=ranked.index)
    return tuple(dict.fromkeys((*named, *ranked)))[:2]


class _Sentence:
    """One sentence and what it tells of numbers of people."""

    def __init__(self, text: str, span: Span, words: _Words, actors: Sequence[Actor], sides: tuple[str, ...]) -> None:
        self._text = text
        self._span = span
        self._words = words
        self._actors = actors
        self._sides = sides

    def counts(self, listed: Sequence[numerals.Numeral], before: Count | None) -> list[Count]:
        """Return what the sentence counts; `before` is what an earlier one did ("as many Russians")."""
        swaps = self._swaps(listed)
        swapped = {index for pair in swaps for index in pair}
        people: list[_People] = []
        for index, number in enumerate(listed):
            until = listed[index + 1].span.start if index + 1 < len(listed) else self._span.end
            if (read := self._read(number, until, swapped=index in swapped)) is not None:
                people.append(read)
        people = self._swapped(people, [(listed[a].span, listed[b].span) for a, b in swaps])
        people += self._same(people, before)
        groups = ([one for one in people if one.bodies], [one for one in people if not one.bodies])
        return sorted(count for group in groups if group and (count := self._count(group)) is not None)

    def _read(self, number: numerals.Numeral, until: int, *, swapped: bool) -> _People | None:
        """Return a number with its noun and side; None where it does not count people."""
        text, words = self._text, self._words
        start, end = number.span
        limit = min(until, end + _PHRASE)
        ahead = text[max(self._span.start, start - 24) : start]
        if words.vague.search(ahead):
            return None
        noun = words.people.search(text, end, limit)
        dead = words.bodies.search(text, end, limit) or words.bodies.search(ahead)
        label = self._label(end, limit)
        each = bool(
            words.each_before.search(ahead)
            or words.each_after.search(text, end, limit)
            or words.each_subject.search(text, max(self._span.start, start - _PHRASE), start)
        )
        total = bool(words.total.search(text, max(self._span.start, start - 24), limit))
        harmed = words.harm.search(text, end, limit)
        first = min((match.start() for match in (noun, dead, label_match(label)) if match), default=None)
        if harmed and (first is None or harmed.start() < first):
            return None
        if number.digits and number.value in _YEARS and first is None and not (each or swapped):
            return None
        if first is None and not (each or swapped or self._bare(number)):
            return None
        party = label.code if label else self._given(number.span, limit)
        return _People(number.span, number.value, bool(dead), each, party, total and not label)

    def _label(self, start: int, limit: int) -> "_Label | None":
        """Return whose people a number counts: "157 Ukrainians", "56 prisoners from the Russian side"."""
        for actor in self._actors:
            if not start <= actor.span.start < limit or actor.role != "demonym":
                continue
            between = self._text[start : actor.span.start]
            if len(between.split()) > 5 or re.search(r"[,:(]", between):
                return None
            name = self._text[slice(*actor.span)]
            lacks_noun = (
                not between.strip()
                and self._words.adjective is not None
                and self._words.adjective.search(name)
                and not self._words.people.search(self._text, actor.span.end, limit)
                and not self._words.bodies.search(self._text, actor.span.end, limit)
            )
            if lacks_noun and self._text[actor.span.end : actor.span.end + 1] == " ":
                return None
            return _Label(actor.code, actor.span.start)
        return None

    def _given(self, span: Span, limit: int) -> str | None:
        """Return whose people a side gets back or hands over, told by the verb and its subject."""
        text, words = self._text, self._words
        back = [match.span() for match in words.receive.finditer(text, *self._span)]
        away = [match.span() for match in words.give.finditer(text, *self._span)]
        nearest = min(
            ((min(abs(verb[0] - span.end), abs(span.start - verb[1])), verb, kind)
             for kind, verbs in (("back", back), ("away", away)) for verb in verbs),
            default=None,
        )  # fmt: skip
        if nearest is None:
            return None
        _, verb, kind = nearest
        acting = [actor for actor in self._actors if actor.role != "demonym" or kind == "back"]
        subject = max(
            (actor for actor in acting if actor.span.end <= verb[0]), key=lambda actor: actor.span.end, default=None
        ) or next((actor for actor in acting if actor.span.start >= verb[1]), None)
        if subject is None:
            return None
        if kind == "back":
            return subject.code
        for actor in self._actors:
            ahead = text[max(self._span.start, actor.span.start - 16) : actor.span.start]
            if span.end <= actor.span.start < limit + _NEAR and words.recipient.search(ahead):
                return actor.code
        others = [code for code in self._sides if code != subject.code]
        return others[0] if len(others) == 1 and subject.code in self._sides else None

    def _bare(self, number: numerals.Numeral) -> bool:
        """Whether a number without a noun counts people because a verb of giving stands right before it."""
        ahead = self._text[max(self._span.start, number.span.start - 24) : number.span.start]
        after = self._text[number.span.end : number.span.end + 2].strip()
        verb = self._words.give.search(ahead) or self._words.receive.search(ahead)
        return bool(verb) and (not after or not after[0].isalnum())

    def _swaps(self, listed: Sequence[numerals.Numeral]) -> list[tuple[int, int]]:
        """Return the pairs of numbers with "for" between them, as indices."""
        pairs = []
        for index, (one, other) in enumerate(zip(listed, listed[1:], strict=False)):
            between = self._text[one.span.end : other.span.start]
            short = len(between) <= _NEAR + (0 if between.strip(" \"'«»“”„").count(" ") == 0 else 24)
            if short and self._words.swapped.search(between) and not re.search(r"[.:;]", between):
                pairs.append((index, index + 1))
        return pairs

    def _swapped(self, people: list[_People], swaps: Sequence[tuple[Span, Span]]) -> list[_People]:
        """Tell the sides of "500 for 500" and of "32 Ukrainians for two Russians"."""
        by_span = {one.span: one for one in people}
        for first, second in swaps:
            one, other = by_span.get(first), by_span.get(second)
            if one is None or other is None:
                continue
            if one.party is None and other.party is None and one.value == other.value:
                by_span[first] = replace(one, each=True)
                del by_span[second]
            elif len(self._sides) == 2 and (one.party is None) != (other.party is None):
                known, unknown, at = (one, other, second) if one.party else (other, one, first)
                rest = [code for code in self._sides if code != known.party]
                by_span[at] = replace(unknown, party=rest[0] if len(rest) == 1 else None)
            elif one.party == other.party and one.party is not None and len(self._sides) == 2:
                rest = [code for code in self._sides if code != one.party]
                by_span[second] = replace(other, party=rest[0] if len(rest) == 1 else None)
        return list(by_span.values())

    def _same(self, people: Sequence[_People], before: Count | None) -> list[_People]:
        """Return what "as many Russians" counts: the number told before, of another side."""
        match = self._words.same.search(self._text, *self._span)
        if match is None:
            return []
        earlier = [one for one in people if one.span.start < match.start()]
        value = (
            earlier[-1].value if earlier else next((number for _, number in before.by_party), None) if before else None
        )
        taken = {one.party for one in people} | (
            {code for code, _ in before.by_party} if before and not earlier else set()
        )
        label = self._label(match.end(), min(self._span.end, match.end() + _PHRASE))
        span = Span(match.start(), match.end())
        party = label.code if label else self._given(span, self._span.end)
        if party is None or party in taken:
            party = next((code for code in self._sides if code not in taken), None)
        return [_People(span, value, party=party)] if value and party else []

    def _count(self, group: Sequence[_People]) -> Count | None:
        """Return the count that the numbers of one kind make together."""
        span = Span(min(one.span.start for one in group), max(one.span.end for one in group))
        each = next((one for one in group if one.each), None)
        whole = next((one for one in group if one.total), None)
        if self._words.half.search(self._text, *self._span) and len(self._sides) == 2 and not each:
            half = (whole or group[0]).value // 2
            return Count(span, half * 2, tuple(sorted((side, half) for side in self._sides)))
        parties: Counter[str] = Counter()
        if each is not None:
            for side in self._sides if len(self._sides) == 2 else ():
                parties[side] += each.value
        for one in group:
            if one.party is not None and not one.each and not (one.total and parties[one.party]):
                parties[one.party] += one.value
        by_party = tuple(sorted(parties.items()))
        told = sum(parties.values())
        if each is not None and not parties:
            told = 2 * each.value
        if whole is not None and (not told or whole.value >= told):
            return Count(span, whole.value, by_party)
        if len(parties) > 1 or each is not None:
            return Count(span, told, by_party)
        if len(parties) == 1:
            return Count(span, told if group[0].bodies else None, by_party)
        return Count(span, sum(one.value for one in group) if len(group) == 1 else max(one.value for one in group), ())


class _Label(NamedTuple):
    """The side that a number's noun phrase names."""

    code: str
    at: int

    def start(self) -> int:
        """Return where it stands, as a match does."""
        return self.at


def label_match(label: _Label | None) -> _Label | None:
    """Return the label as something with a start."""
    return label


def _pattern(phrases: Iterable[str], *, before: bool = False) -> re.Pattern[str]:
    """Return a pattern for any of the phrases; a star stands for the rest, or the first part, of a word."""
    listed = "|".join(
        re.escape(plain(phrase)).replace(r"\*", r"[^\W\d_]*").replace(r"\ ", r"\s+")
        for phrase in sorted(phrases, key=len, reverse=True)
    )
    if not listed:
        return re.compile(r"(?!)")
    tail = r"(?:\s+[^\W\d_]{1,12}){0,2}\s*[„“«\"']?\s*$" if before else ""
    return re.compile(rf"(?<![^\W_])(?:{listed})(?![^\W_]){tail}", re.IGNORECASE)


@lru_cache(maxsize=16)
def _words(language: str) -> _Words:
    pack: dict[str, Any] = packs.table(language, "counts")
    ahead = frozenset({"each_before", "recipient", "vague"})
    patterns = {
        name: _pattern(pack.get(name, ()), before=name in ahead) for name in _Words._fields if name != "adjective"
    }
    adjective = pack.get("adjective")
    return _Words(**patterns, adjective=re.compile(plain(adjective), re.IGNORECASE) if adjective else None)
