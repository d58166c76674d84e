"""Actors that no list knows, by the word that introduces them: "the union XYZ", "the M99 rebels"."""

import re
from collections.abc import Mapping, Sequence

from tracker.mentions.gazetteer import plain
from tracker.mentions.mention import Span

# A capital, another capital or a digit, perhaps small letters and a second part: "GdP", "M23", "SAG-AFTRA".
_BIG = "A-ZÀ-ÖØ-ÞŠŽЁА-ЯЄІЇҐ"
_ACRONYM = re.compile(rf"(?<![\w-])[{_BIG}](?=[\w-]*[{_BIG}\d])\w{{1,7}}(?:-[^\W\d_]\w{{1,7}})?(?!\w)")
# "Front for National Unity (FNU": a name in capitals right before its acronym in brackets
_SPELT = re.compile(rf"([{_BIG}][\w’'-]*(?:[ ’'-]+[\w’'-]+){{0,8}}) \($")
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
        known = {name for span, name in named if self._introduced(text, span) or _spelt_out(text, span)}
        return [(span, name) for span, name in named if name in known]

    def _introduced(self, text: str, span: Span) -> bool:
        ahead = text[max(0, span.start - _LOOK) : span.start]
        if self._before.search(ahead) or self._after.match(text, span.end):
            return True
        return text[span.end : span.end + 1] == ")" and bool(self._bracketed.search(ahead))


def _spelt_out(text: str, span: Span) -> bool:
    """Whether an acronym in brackets stands right behind the name that it shortens: "United Guild of Bakers (UGB)"."""
    if text[span.end : span.end + 1] not in (")", ",") or text[span.start - 1 : span.start] != "(":
        return False
    spelt = _SPELT.search(text[max(0, span.start - _LOOK) : span.start])
    if spelt is None:
        return False
    name, acronym = plain(spelt[1]).casefold(), plain(text[span.start : span.end]).casefold()
    initials = "".join(word[0] for word in re.findall(r"\w+", name))
    rest = iter(initials)
    if sum(letter in rest for letter in acronym) >= len(acronym) - 1:  # "Rapid Support Forces"
        return True
    rest = iter(name)  # a compound gives more than one letter: "Berliner Verkehrsbetriebe (BVB)"
    return name[0] in acronym and all(letter in rest for letter in acronym)
