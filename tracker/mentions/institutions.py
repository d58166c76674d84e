"""Institutions that no list knows, by the word of their name that says what they are: "Alster Valley school district".

Asked only where an article names fewer than two sides of its own: in a dispute between a union and an employer, a
council and its workers. Elsewhere such names stand beside the sides, and are none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from tracker.mentions.mention import Span

_NAME = r"[A-ZÀ-ÖØ-ÞŠŽЁА-ЯЄІЇҐ][\w&’'.-]*\w"
_CASE = r"\w{0,2}"  # letters by which a word may be longer in another case ("des Klinikums Wesertal")
_BEFORE = 12  # characters before a kind in which its article stands


def _any_of(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


class Institutions:
    """A language's words for what an institution is, which stand in its name after others or before them."""

    def __init__(self, pack: Mapping[str, Sequence[str]], articles: Sequence[str]) -> None:
        article = rf"(?:(?:{_any_of(articles)})\s+)?"
        of = rf"\s+(?:{_any_of(pack.get('kinds_of', ()))})\s+{article}{_NAME}(?:\s+{_NAME}){{0,3}}"
        last, first = _any_of(pack.get("kinds_last", ())), _any_of(pack.get("kinds_first", ()))
        self._names = (
            re.compile(rf"(?<!\w)(?:{_NAME}\s+){{1,4}}({last})(?!\w)(?:{of})?"),  # "Duluth Federation of Teachers"
            re.compile(rf"(?<!\w)({first}){_CASE}(\s+{_NAME}(?:\s+{_NAME}){{0,2}}|{of})"),  # "Klinikum Wesertal"
        )
        self._article = re.compile(rf"(?<!\w)(?:{_any_of(articles)})\s+$", re.IGNORECASE)
        self._capitals = frozenset(article.capitalize() for article in articles)

    def find(self, text: str, small: frozenset[str]) -> Iterator[tuple[Span, str]]:
        """Yield where each institution is named, with its name, and where its kind stands for it ("the council").

        `small` are words that have a capital only as the first of a sentence.
        """
        kinds: dict[str, set[str]] = {}
        named: list[tuple[Span, str]] = []
        for pattern in self._names:
            for match in pattern.finditer(text):
                start, name = match.start(), match[0]
                while (word := name.split()[0]) in small or word in self._capitals:
                    name = name[len(word) :].lstrip()
                    start = match.end() - len(name)
                if name == match[1] or any(span.start < match.end() and start < span.end for span, _ in named):
                    continue
                if pattern.groups > 1:
                    name = match[1] + match[2]  # in whatever case
                name = " ".join(name.split())
                known = next((other for _, other in named if _alike(other, name)), name)
                named.append((Span(start, match.end()), known))
                kinds.setdefault(match[1].split()[-1].casefold(), set()).add(known)
        yield from named
        for kind, names in kinds.items():
            for match in re.finditer(rf"(?<!\w){re.escape(kind)}{_CASE}(?!\w)", text, re.IGNORECASE):
                inside = any(span.start < match.end() and match.start() < span.end for span, _ in named)
                before = self._article.search(text[max(0, match.start() - _BEFORE) : match.start()])
                if len(names) == 1 and before and not inside:
                    yield Span(*match.span()), next(iter(names))


def _alike(one: str, other: str) -> bool:
    """Whether two spellings differ in nothing but their cases ("Klinikum Wesertal", "Klinikums Wesertal")."""
    words, others = one.split(), other.split()
    return len(words) == len(others) and all(
        abs(len(a) - len(b)) <= 2 and (a.startswith(b) or b.startswith(a)) for a, b in zip(words, others, strict=True)
    )
