"""Actors that no list knows, by the word that introduces them: "the union XYZ", "the M99 rebels"."""

import re
from collections.abc import Mapping, Sequence

from tracker.mentions.mention import Span

# An acronym: two capitals or more, digits and inner small letters allowed ("GdP", "M23", "SAG-AFTRA").
_ACRONYM = r"(?:[^\W\d_a-zà-ÿа-яіїєґ][\w]*[^\W_a-zà-ÿа-яіїєґ][\w]*(?:-[^\W\d_a-zà-ÿ][\w]+)?)"
_LONGEST = 12


def _alternatives(phrases: Sequence[str]) -> str:
    """Return a pattern for any of the phrases; "*" is the first part of a compound."""
    return "|".join(
        re.escape(phrase).replace(r"\*", r"\w+").replace(r"\ ", r"\s+")
        for phrase in sorted(phrases, key=len, reverse=True)
    )


class Introductions:
    """The words of a language that introduce an organisation, before or after its name."""

    def __init__(self, pack: Mapping[str, Sequence[str]], articles: Sequence[str]) -> None:
        article = rf"(?:(?:{_alternatives(articles)})\s+)?" if articles else ""
        self._patterns: list[re.Pattern[str]] = []
        if pack.get("before"):
            heads = _alternatives(pack["before"])
            self._patterns.append(re.compile(rf"(?<!\w)(?i:{heads})\s+{article}[„“«\"]?(?P<name>{_ACRONYM})(?!\w)"))
            # "die Gewerkschaft Muster und Beispiel (GMB)"
            self._patterns.append(re.compile(rf"(?<!\w)(?i:{heads})\s+[^\n.;:()]{{3,60}}?\((?P<name>{_ACRONYM})\)"))
        if pack.get("after"):
            heads = _alternatives(pack["after"])
            self._patterns.append(re.compile(rf"(?<!\w)(?P<name>{_ACRONYM})[\s‑-](?i:{heads})(?!\w)"))

    def find(self, text: str) -> list[tuple[Span, str]]:
        """Return every place where an organisation is named that the text introduces somewhere."""
        names = {
            match["name"]
            for pattern in self._patterns
            for match in pattern.finditer(text)
            if len(match["name"]) <= _LONGEST
            and sum(letter.isupper() or letter.isdigit() for letter in match["name"]) > 1
        }
        if not names:
            return []
        listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        return [(Span(*match.span(1)), match.group(1)) for match in re.finditer(rf"(?<![\w-])({listed})(?!\w)", text)]
