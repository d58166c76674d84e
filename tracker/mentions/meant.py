"""Whom an article means by "the government", "the rebels", "the union", "the company" once it has named them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tracker.mentions.mention import Span
from tracker.mentions.sides import against, private

_NEAR = 14  # characters between such a word and a name that says whose it is ("the Israeli government")
_STATE = 2  # letters of a state's code
_NEVER = re.compile(r"(?!)")

_SIDES = ("government", "rebels", "opposition", "union", "unions", "all_unions", "employers")
Named = Sequence[tuple[Span, str, bool]]  # where, the code, whether an organisation's own name


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    listed = "|".join(
        re.escape(phrase).replace("'", "['’]").replace(r"\*", r"\w*")
        for phrase in sorted(phrases, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE) if listed else _NEVER


class Meant:
    """A language's words for a side of a conflict that is named elsewhere, by what they stand for."""

    def __init__(self, pack: Mapping[str, Sequence[str]], belonging: Mapping[str, Any]) -> None:
        self._words = {name: _any_of(pack.get(name, ())) for name in _SIDES}
        self._unions = frozenset(belonging["unions"])
        self._oppositions: Mapping[str, str] = belonging["opposition"]

    def find(self, text: str, named: Named, sites: Sequence[str], clubs: frozenset[str]) -> Iterator[tuple[Span, str]]:
        """Yield each such word with the code of whom it means, of several the one named last; a plural means all.

        `sites` are the states in which something is.
        """
        for name, codes in self._codes(text, named, sites, clubs).items():
            for match in self._words[name].finditer(text):
                if name == "all_unions":
                    yield from ((Span(*match.span()), code) for code in codes)
                elif not any(_says_whose(match, name, span, own) for span, _, own in named):
                    before = [code for span, code, _ in named if span.end <= match.start() and code in codes]
                    yield Span(*match.span()), before[-1] if before else codes[0]

    def _codes(self, text: str, named: Named, sites: Sequence[str], clubs: frozenset[str]) -> dict[str, list[str]]:
        groups = Counter(code for _, code, own in named if own and code not in clubs)
        states = Counter(code for _, code, own in named if not own)
        states.update(sites)
        found: dict[str, list[str]] = {}
        opposed = next((code for code, _ in states.most_common() if code in self._oppositions), None)
        if opposed and self._words["opposition"].search(text):
            found["opposition"] = [self._oppositions[opposed]]
            groups[self._oppositions[opposed]] += 1
        if not groups:
            return {}
        armed = [code for code, _ in groups.most_common() if against(code)]
        if armed:
            found["rebels"] = armed[:1]
            found["government"] = [max((against(code) or "" for code in armed), key=lambda state: states[state])]
        elif states:
            found["government"] = [states.most_common(1)[0][0]]
        parties = [code for code, _ in groups.most_common() if private(code)]
        unions = [code for code in parties if code in self._unions or self._introduced(text, named, code)]
        if unions:
            found["union"] = found["all_unions"] = unions
            if employers := [code for code in parties if code not in unions]:
                found["employers"] = employers
        return found

    def _introduced(self, text: str, named: Named, code: str) -> bool:
        """Whether the text itself calls somebody a union."""
        return any(
            self._words["unions"].search(text, max(0, span.start - _NEAR), span.end + _NEAR)
            for span, other, _ in named
            if other == code
        )


def _says_whose(match: re.Match[str], name: str, span: Span, own: bool) -> bool:
    """Whether a name beside such a word says whose it is, so that it is no side of its own."""
    after, before = span.start - match.end(), match.start() - span.end
    if own:
        return 0 <= before <= 1 or (name != "government" and 0 <= after <= _NEAR)
    return -_NEAR <= after <= _NEAR or 0 <= before <= 1
