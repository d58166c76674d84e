"""How many people are exchanged, and of which side they are."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Any, NamedTuple

from tracker.languages import packs
from tracker.mentions import numerals, territories
from tracker.mentions.actors import Actor
from tracker.mentions.gazetteer import plain
from tracker.mentions.mention import Span

# Where a sentence ends for counting: a mark, perhaps a closing quote, then a capital or a line break.
_END = re.compile(r"(?<=[.!?…])[\"'“”»)]*\s+(?=[\"'„“«(]*(?:\d|[^\W\d_a-zà-ÿа-яіїєґ]))|\n+")
_ABBREVIATED = re.compile(r"(?<!\d)(?:\d{1,2}|\b[^\W\d_]{1,2}|\b[^\W\d_]\.[^\W\d_])\.$")
_PHRASE = 60  # characters after a number in which its noun and its side stand
_ADJECTIVES = 4
_CAPTIVES = 3  # how much more a sentence about captives tells of who the sides are
_SWAP = 90  # ... where the second one stands right behind the "for"
_NEAR = 32  # characters between two numbers that are swapped for one another
_YEARS = range(1900, 2100)
_DAY = re.compile(r"(?<!\d)\d{1,2}$")


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
    dead: bool = False  # "dead", who are bodies only where the sentence speaks of bodies
    each: bool = False
    party: str | None = None
    total: bool = False
    swapped: bool = False


class _Words(NamedTuple):
    """A language's words around numbers, as patterns."""

    people: re.Pattern[str]
    bodies: re.Pattern[str]
    context: re.Pattern[str]
    captives: re.Pattern[str]
    harm: re.Pattern[str]
    killed: re.Pattern[str]
    each_before: re.Pattern[str]
    each_subject: re.Pattern[str]
    each_after: re.Pattern[str]
    swapped: re.Pattern[str]
    same: re.Pattern[str]
    in_return: re.Pattern[str]
    half: re.Pattern[str]
    total: re.Pattern[str]
    receive: re.Pattern[str]
    home: re.Pattern[str]
    give: re.Pattern[str]
    recipient: re.Pattern[str]
    vague: re.Pattern[str]
    among: re.Pattern[str]
    of_them: re.Pattern[str]
    dead: re.Pattern[str]
    by: re.Pattern[str]
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
    bounds = [0, *_ends(flat), len(flat)]
    spans = [Span(*bound) for bound in pairwise(bounds) if bound[0] < bound[1]]
    telling = [bool(words.context.search(flat, *span)) for span in spans]
    starts = [actor.span.start for actor in actors]
    owns = [actors[bisect_left(starts, span.start) : bisect_left(starts, span.end)] for span in spans]
    begins = [number.span.start for number in listed]
    sides = _Sides((own, bool(words.captives.search(flat, *span))) for own, span in zip(owns, spans, strict=True))
    found: list[Count] = []
    last: Count | None = None
    for index, span in enumerate(spans):
        inside = listed[bisect_left(begins, span.start) : bisect_left(begins, span.end)]
        continued = index > 0 and telling[index - 1] and bool(words.each_after.search(flat, *span))
        if not (telling[index] or continued) or not (inside or words.same.search(flat, *span)):
            continue
        reading = _Sentence(flat, span, words, owns[index], sides.of(owns[index]))
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


def _people_of(code: str) -> str | None:
    """Return whose people are exchanged with an actor; None for a broker that has none."""
    belonging = territories.knowledge()["belonging"]
    return None if code in belonging["neutral"] else str(belonging["people"].get(code, code))


class _Sides:
    """Which two sides of a text exchange people: named together, most of all where it tells of captives."""

    def __init__(self, sentences: Iterable[tuple[Sequence[Actor], bool]]) -> None:
        named: Counter[str] = Counter()
        together: Counter[tuple[str, str]] = Counter()
        for actors, telling in sentences:
            codes = [code for actor in actors if (code := _people_of(actor.code))]
            for code in set(codes):
                named[code] += _CAPTIVES if telling else 1
            for one, other in combinations(sorted(set(codes)), 2):
                together[one, other] += _CAPTIVES if telling else 1
            for one, other in pairwise(codes):  # neighbours rather belong together: "between Russia and Ukraine"
                if one != other:
                    together[min(one, other), max(one, other)] += 1
        self._foes = {tuple(sorted(pair.split(" ", 1))) for pair in territories.knowledge()["belonging"]["adversaries"]}
        self._pairs = sorted(
            combinations(sorted(named), 2),
            key=lambda pair: (pair not in self._foes, -together[pair] - min(named[pair[0]], named[pair[1]]), pair),
        )

    def of(self, actors: Sequence[Actor]) -> tuple[str, ...]:
        """Return the sides for a sentence with these actors; fewer than two where the text names fewer."""
        own = {code for actor in actors if (code := _people_of(actor.code))}
        within = next((pair for pair in self._pairs if set(pair) <= own), None) or next(
            (pair for pair in self._pairs if own & set(pair) and pair in self._foes), None
        )
        return within or (self._pairs[0] if self._pairs else tuple(own))


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
            if people and self._is_part(people[-1], number, until):
                continue
            if (read := self._read(number, until, swapped=index in swapped)) is not None:
                people.append(read)
        people = self._swapped(people, [(listed[a].span, listed[b].span) for a, b in swaps])
        people += self._same(people, before)
        if self._words.bodies.search(self._text, *self._span):
            people = [replace(one, bodies=True) if one.dead else one for one in people]
        if len({one.bodies for one in people if one.swapped}) > 1:  # the dead of one side for the living of the other
            people = [replace(one, bodies=False) for one in people]
        groups = ([one for one in people if one.bodies], [one for one in people if not one.bodies])
        return sorted(count for group in groups if group and (count := self._count(group)) is not None)

    def _is_part(self, whole: _People, number: numerals.Numeral, until: int) -> bool:
        """Whether a number only tells who is among those counted before: "157 people, seven of them civilians"."""
        if number.value >= whole.value:
            return False
        between = self._text[whole.span.end : number.span.start]
        after = self._text[number.span.end : min(until, number.span.end + _NEAR)]
        return (
            ":" in between
            or bool(self._words.among.search(between))
            or (self._words.of_them.match(after.lstrip()) is not None)
        )

    def _read(self, number: numerals.Numeral, until: int, *, swapped: bool) -> _People | None:
        """Return a number with its noun and side; None where it does not count people."""
        text, words = self._text, self._words
        start, end = number.span
        limit = min(until, end + _PHRASE)
        ahead = text[max(self._span.start, start - 24) : start]
        ordinal = number.digits and text[end : end + 1] == "." and end + 1 < self._span.end and text[end + 1] == " "
        if words.vague.search(ahead) or (ordinal and text[end + 2 : end + 3].strip()):
            return None
        noun = self._noun(words.people, number, limit)
        dead = self._noun(words.bodies, number, limit) or words.bodies.search(ahead)
        label = self._label(end, limit)
        told_each = bool(
            words.each_after.search(text, end, limit)
            or words.each_subject.search(text, max(self._span.start, start - _PHRASE), start)
        )
        each = told_each or bool(words.each_before.search(ahead))
        first = min((match.start() for match in (noun, dead) if match), default=label.at if label else None)
        harmed = self._noun(words.harm, number, limit)
        if (harmed and (first is None or harmed.start() < first)) or (
            not dead and words.killed.search(text, end, limit)
        ):
            return None
        alone = told_each or (each and not text[end : end + 2].strip().isalpha())  # not "по итогам встречи 24 августа"
        if first is None and not (alone or swapped or self._bare(number)):
            return None
        summed = words.total.search(text, end, limit)
        total = bool(words.total.search(ahead)) or (
            summed is not None and (until == self._span.end or summed.end() + len(" von ") < until)
        )
        party = label.code if label else self._given(number.span, limit) or self._home(number.span)
        if party is None and dead:
            party = self._owner()
        killed = bool(noun and words.dead.search(noun.group()))
        return _People(
            number.span, number.value, bool(dead), killed, each, _people_of(party) if party else None, total, swapped
        )

    def _noun(self, nouns: re.Pattern[str], number: numerals.Numeral, limit: int) -> re.Match[str] | None:
        """Return the noun that a number counts: a few adjectives may stand between, nothing else."""
        match = nouns.search(self._text, number.span.end, limit)
        if match is None:
            return None
        between = self._text[number.span.end : match.start()]
        most = 1 if number.digits and number.value in _YEARS else _ADJECTIVES
        return match if len(between.split()) <= most and not re.search(r"[.,:;()\d]", between) else None

    def _label(self, start: int, limit: int) -> "_Label | None":
        """Return whose people a number counts: "157 Ukrainians", "56 prisoners from the Russian side"."""
        for actor in self._actors:
            between = self._text[start : actor.span.start]
            named = (
                actor.role == "organisation"
                and between == " "
                and self._words.people.match(self._text, actor.span.end + 1)
            )  # "5,000 Taliban prisoners"
            if not start <= actor.span.start < limit or not (actor.role == "demonym" or named):
                continue
            counted = self._words.people.search(between) or self._words.bodies.search(between)
            if len(between.split()) > (_ADJECTIVES + 1 if counted else 2) or re.search(r"[,:(]", between):
                return None
            if not counted and not self._is_people(actor, limit, beside=not between.strip()):
                return None
            if not counted and between.strip() and _DAY.search(self._text[max(0, start - 3) : start]):
                return None  # "on 23 October the British"
            return _Label(actor.code, actor.span.start)
        return None

    def _is_people(self, actor: Actor, limit: int, *, beside: bool) -> bool:
        """Whether a demonym is people, or an adjective of people; "157 Ukrainian drones" are none."""
        adjective = self._words.adjective
        if adjective is None or not adjective.search(self._text[slice(*actor.span)]):
            return True
        if self._words.people.search(self._text, actor.span.end, limit):
            return True
        if self._words.bodies.search(self._text, actor.span.end, limit):
            return True
        return beside and self._text[actor.span.end : actor.span.end + 1] != " "

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
        if ";" in text[min(span.end, verb[1]) : max(span.start, verb[0])]:
            return None
        subject = self._subject(verb, span, kind)
        code = _people_of(subject.code) if subject else None
        if code is None or kind == "back":
            return code
        for actor in self._actors:
            ahead = text[max(self._span.start, actor.span.start - 16) : actor.span.start]
            receiver = _people_of(actor.code)
            behind = span.end <= actor.span.start < limit + _NEAR and words.recipient.search(ahead)
            told = verb[1] <= actor.span.start and actor.span.end <= span.start  # "gave Ukraine 1,000 bodies"
            if receiver not in (None, code) and (behind or (told and subject is not actor)):
                return receiver
        others = [side for side in self._sides if side != code]
        return others[0] if len(others) == 1 and code in self._sides else None

    def _home(self, span: Span) -> str | None:
        """Return whose people came home: those of the side that tells of it, named nearest before, or else behind."""
        if not self._words.home.search(self._text, *self._span):
            return None
        telling = [actor for actor in self._actors if _people_of(actor.code) in self._sides and actor.role != "demonym"]
        ahead = [actor for actor in telling if actor.span.end <= span.start]
        teller = ahead[-1] if ahead else (telling[0] if telling else None)
        return _people_of(teller.code) if teller else None

    def _owner(self) -> str | None:
        """Return whose dead are told of anywhere in the sentence: "bodies that belong to Ukrainian soldiers"."""
        for actor in self._actors:
            if actor.role == "demonym" and self._words.people.match(self._text, actor.span.end + 1):
                return actor.code
        return None

    def _subject(self, verb: tuple[int, int], number: Span, kind: str) -> Actor | None:
        """Return who gives or gets back: named after "by", right after the verb, before it, or else behind it."""
        acting = [actor for actor in self._actors if actor.role != "demonym" or kind == "back"]
        behind = [actor for actor in acting if actor.span.start >= verb[1]]
        if behind and self._words.by.search(self._text[verb[1] : behind[0].span.start]):
            return behind[0]
        ahead = [actor for actor in acting if actor.span.end <= verb[0]]
        beside = (
            behind and behind[0].span.end <= number.start and not self._text[verb[1] : behind[0].span.start].strip()
        )
        if beside and (kind == "back" or not ahead):
            return behind[0]
        return ahead[-1] if ahead else (behind[0] if behind else None)

    def _bare(self, number: numerals.Numeral) -> bool:
        """Whether a number without a noun counts people because a verb of giving stands right before it."""
        if number.digits and number.value in _YEARS:
            return False
        ahead = self._text[max(self._span.start, number.span.start - 24) : number.span.start]
        after = self._text[number.span.end : number.span.end + 2].strip()
        verbs = [*self._words.give.finditer(ahead), *self._words.receive.finditer(ahead)]
        right_before = any(not ahead[verb.end() :].strip() for verb in verbs)
        return right_before and (not after or not after[0].isalnum())

    def _swaps(self, listed: Sequence[numerals.Numeral]) -> list[tuple[int, int]]:
        """Return the pairs of numbers with "for" between them, as indices."""
        pairs = []
        for index, (one, other) in enumerate(pairwise(listed)):
            between = self._text[one.span.end : other.span.start]
            longest = _SWAP if self._words.swapped.search(between[-_NEAR // 2 :]) else _NEAR
            if len(between) <= longest and self._words.swapped.search(between) and not re.search(r"[.:;]", between):
                people = any(
                    self._noun(self._words.people, number, number.span.end + _PHRASE) for number in (one, other)
                )
                if one.value == other.value or people or self._label(one.span.end, other.span.start):
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
        rest = [side for side in self._sides if side not in parties]
        if len(parties) == len(rest) == 1 and each is None and self._words.in_return.search(self._text, *self._span):
            parties[rest[0]] = sum(one.value for one in group if one.party is None and not one.total)
        by_party = tuple(sorted((code, number) for code, number in parties.items() if number))
        told = sum(parties.values())
        if each is not None and not parties:
            told = 2 * each.value
        if whole is not None and len(by_party) == 1 and (group[0].bodies or whole.party):
            return Count(span, whole.value if group[0].bodies else None, ((by_party[0][0], whole.value),))
        if whole is not None and (not told or whole.value >= told):
            return Count(span, whole.value, by_party)
        if len(by_party) > 1 or each is not None:
            return Count(span, told, by_party)
        if len(by_party) == 1:
            return Count(span, told if group[0].bodies else None, by_party)
        swapped = sum(one.value for one in group if one.swapped)
        return Count(span, swapped or max(one.value for one in group), ())


class _Label(NamedTuple):
    """The side that a number's noun phrase names, and where."""

    code: str
    at: int


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
