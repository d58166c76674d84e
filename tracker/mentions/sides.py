"""Sides: who an article is mostly about, who is up against whom in it, and who only brokers or helps."""

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from tracker.mentions.territories import bodies, knowledge

_OFTEN = 3  # who brokers in one of so many of its mentions is no side
_FOES = 3  # sentences that name two together, which known foes are spared
_TOP = 3  # paragraphs, headline and byline among them, that say what an article is about
_STATE = 2  # letters of a state's code


@dataclass(slots=True)
class Cast:
    """Who an article, or a paragraph of it, is mostly about."""

    count: Counter[str] = field(default_factory=Counter)
    named: set[str] = field(default_factory=set)  # whoever is named at all, be it as where something is
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    threes: Counter[frozenset[str]] = field(default_factory=Counter)
    brokers: Counter[str] = field(default_factory=Counter)  # in how many sentences somebody brokers or hosts
    crowds: set[int] = field(default_factory=set)  # paragraphs in which the states of the world negotiate
    paragraphs: "dict[int, Cast]" = field(default_factory=dict)
    asked: "dict[tuple[str | None, frozenset[str]], frozenset[str]] | None" = None  # pairs, once all is counted

    def settle(self) -> None:
        """Remember from now on what is asked for: nothing will be counted any more."""
        self.asked = {}
        for paragraph in self.paragraphs.values():
            paragraph.settle()

    def beside(self) -> frozenset[str]:
        """Return who mostly brokers or hosts, and the bodies that are there to: not those an article is about."""
        often = {code for code, number in self.brokers.items() if number * _OFTEN >= self.count[code]}
        return frozenset(often) | (bodies("bodies") & self.count.keys())

    def helpers(self) -> frozenset[str]:
        """Return the bodies that broker throughout the article: what they broker once they broker always."""
        return frozenset(self.brokers) & bodies("bodies") - self.pair()

    def pair(self, also: str | None = None, without: frozenset[str] = frozenset()) -> frozenset[str]:
        """Return the two sides: known foes, or those named together most; one of them `also` if given.

        Fewer than two where the article names no more. The state that an armed group is up against is
        its other side even where the article only says "the government".
        """
        if self.asked is None:
            return self._pair(also, without)
        if (known := self.asked.get((also, without))) is None:
            known = self.asked[also, without] = self._pair(also, without)
        return known

    def _pair(self, also: str | None, without: frozenset[str]) -> frozenset[str]:
        likely = set(self.pairs) | {
            (min(code, state), max(code, state)) for code in self.count if (state := against(code))
        }
        if also is not None and (state := against(also)):
            likely.add((min(also, state), max(also, state)))
        beside = self.beside() - {also}
        ranked = []
        for pair in likely:
            if (also is not None and also not in pair) or without.intersection(pair):
                continue
            known = self.foes(*pair)
            named = self.pairs[pair] + (_FOES if known else 0)
            ranked.append((not beside.intersection(pair), named, sum(self.count[code] for code in pair), pair))
        if ranked:
            return frozenset(max(ranked)[-1])
        names = [code for code, _ in self.count.most_common() if code not in without and code != also]
        names.sort(key=lambda code: code in beside)
        return frozenset(([also] if also else []) + names[: 1 if also else 2])

    def employer(self) -> str | None:
        """Return who is named most of those whom unions negotiate with."""
        likely = (code for code, _ in self.count.most_common() if private(code) and code not in unions())
        return next(likely, None)

    def known_foes(self) -> frozenset[str]:
        """Return the two sides where they are known to be up against each other."""
        pair = self.pair()
        return pair if len(pair) == 2 and self.foes(*pair) else frozenset()

    def foe_of(self, code: str) -> str | None:
        """Return who is named in the article, or meant by it, and known to be up against somebody."""
        likely = {other: number for other, number in self.count.items() if other != code and self.foes(code, other)}
        if likely:
            return max(likely, key=lambda other: (self.pairs[min(code, other), max(code, other)], likely[other]))
        return against(code)

    def foes(self, one: str, other: str) -> bool:
        """Whether two are known to be up against each other, as a union and the employers are."""
        if against(one) == other or against(other) == one or (min(one, other), max(one, other)) in _adversaries():
            return True
        return private(one) and private(other)

    def three(self) -> frozenset[str]:
        """Return the pair and who is named most beside it."""
        pair = self.pair()
        ranked = sorted(self.threes.items(), key=lambda item: (pair <= item[0], item[1]), reverse=True)
        if ranked:
            return ranked[0][0]
        third = next((code for code, _ in self.count.most_common() if code not in pair), None)
        return pair | ({third} if third else frozenset())

    def crowd(self, paragraph: int) -> bool:
        """Whether a paragraph, or the article from its top on, tells of so many states that none of them is a side."""
        return paragraph in self.crowds or any(crowd <= _TOP for crowd in self.crowds)

    def meets_as(self, codes: frozenset[str]) -> bool:
        """Whether an article names these together more than once, none of them mostly as a broker."""
        return self.threes[codes] > 1 and not codes & self.beside()

    def here(self, paragraph: int) -> frozenset[str]:
        """Return the two sides of a paragraph that is about others than the article is; nobody for any other."""
        local = self.paragraphs.get(paragraph)
        if local is None or len(local.count) < 2:
            return frozenset()
        pair = local.pair(without=local.beside())
        return pair if len(pair) == 2 and not pair & self.pair() else frozenset()


def against(code: str) -> str | None:
    """Return the state that an armed group or a movement is up against."""
    states: dict[str, str] = knowledge()["belonging"]["against"]
    return states.get(code)


def is_state(code: str) -> bool:
    """Whether this is the code of a state."""
    return len(code) == _STATE and code.isupper() and code not in bodies("bodies") | bodies("clubs")


def private(code: str) -> bool:
    """Whether this is a union, a company or the like: no state, no body of states, nobody up against a state."""
    return len(code) != _STATE and not against(code) and code not in bodies("bodies") | bodies("clubs")


@lru_cache(maxsize=1)
def unions() -> frozenset[str]:
    """Return the unions that are known."""
    return frozenset(knowledge()["belonging"]["unions"])


@lru_cache(maxsize=1)
def _adversaries() -> frozenset[tuple[str, str]]:
    """Return who is known to hold prisoners of whom, each pair in order."""
    listed = (tuple(sorted(pair.split(" ", 1))) for pair in knowledge()["belonging"]["adversaries"])
    return frozenset((one, other) for one, other in listed)
