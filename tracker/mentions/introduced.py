"""Actors that no list knows, by the word that introduces them: "the union XYZ", "the M99 rebels"."""

import re
from collections.abc import Mapping, Sequence

from tracker.mentions.gazetteer import plain
from tracker.mentions.mention import Span

# A capital, another capital or a digit, perhaps small letters and a second part: "GdP", "M23", "SAG-AFTRA".
_BIG = "A-ZÀ-ÖØ-ÞŠŽЁА-ЯЄІЇҐ"
_ACRONYM = re.compile(rf"(?<![\w-])[{_BIG}](?=[\w-]*[{_BIG}\d])\w{{1,7}}(?:-[^\W\d_]\w{{1,7}})?(?!\w)")
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_BREAK = re.compile(r"[.;:,!?()\n]")
_SMALL = 3  # words of a name that its acronym may leave out
_LOOK = 90  # characters before or after a name in which its introduction stands
_NOTHING = re.compile(r"(?!)")


def _alternatives(phrases: Sequence[str]) -> str:
    """Return a pattern for any of the phrases; "*" is the first part of a compound."""
    return "|".join(
        re.escape(phrase).replace(r"\*", r"\w+").replace(r"\ ", r"\s+")
        for phrase in sorted(phrases, key=len, reverse=True)
    )


class Introductions:
    """The words of a language that introduce an organisation, before or after its name."""

    def __init__(self, pack: Mapping[str, Sequence[str]], articles: Sequence[str]) -> None:
        self._before = self._bracketed = self._after = _NOTHING
        if heads := _alternatives(pack.get("before", ())):
            article = rf"(?:(?:{_alternatives(articles)})\s+)?" if articles else ""
            self._before = re.compile(rf"(?<!\w)(?:{heads})\s+{article}[„“«\"]?$", re.IGNORECASE)
            # "die Gewerkschaft Muster und Beispiel (GMB)"
            self._bracketed = re.compile(rf"(?<!\w)(?:{heads})\s+[^\n.;:()]{{3,60}}\($", re.IGNORECASE)
        if heads := _alternatives(pack.get("after", ())):
            self._after = re.compile(rf"[\s‑-](?:{heads})(?!\w)", re.IGNORECASE)

    def find(self, text: str) -> list[tuple[Span, str]]:
        """Return every place where an organisation is named that the text introduces somewhere."""
        named = [(Span(*match.span()), match.group()) for match in _ACRONYM.finditer(text)]
        known = {name for span, name in named if self._introduced(text, span)}
        spelt = [(whole, name) for span, name in named if (whole := _spelt_out(text, span))]
        known |= {name for _, name in spelt}
        return sorted(spelt + [(span, name) for span, name in named if name in known])

    def _introduced(self, text: str, span: Span) -> bool:
        ahead = text[max(0, span.start - _LOOK) : span.start]
        if self._before.search(ahead) or self._after.match(text, span.end):
            return True
        return text[span.end : span.end + 1] == ")" and bool(self._bracketed.search(ahead))


def _spelt_out(text: str, span: Span) -> Span | None:
    """Return the name right before its acronym in brackets: "the United Guild of Bakers (UGB)"."""
    if text[span.end : span.end + 1] not in (")", ",") or text[span.start - 1 : span.start] != "(":
        return None
    ahead = max(0, span.start - _LOOK)
    acronym = plain(text[span.start : span.end]).casefold()
    words = list(_WORD.finditer(text, ahead, span.start - 1))[-len(acronym) - _SMALL :]
    for index, word in enumerate(words):
        if not word[0][0].isupper() or plain(word[0][0]).casefold() != acronym[0]:
            continue
        if _BREAK.search(text, word.start(), span.start - 1):
            continue
        initials = iter("".join(plain(other[0][0]).casefold() for other in words[index:]))
        letters = iter(plain(text[word.start() : span.start]).casefold())
        short = sum(letter in initials for letter in acronym) >= len(acronym) - 1
        if short or (len(words) - index < len(acronym) and all(letter in letters for letter in acronym)):
            return Span(word.start(), span.start - 2)
    return None
