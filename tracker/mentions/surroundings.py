"""What the words around a name say of it: that it is where something happens, or part of something else."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracker.mentions.gazetteer import plain

_LOOK_BACK = 32  # characters; the longest phrase of a pack before a name is shorter
_NOTHING = re.compile(r"(?!)")
_SENTENCE_END = re.compile(r"(?:^|[.!?…:»“\"]\s+|\n\s*)[„“«\"'(\[–—-]*\s*$")
# "GENEVA (Reuters) -", "Kiew, 5. Februar (dpa)", "МОСКВА, 5 фев -": where a report was filed
_DATELINE = re.compile(
    r"(?:[,/ ]{1,2}[\w. ]{1,24}){0,3}\s*\([\w./ -]{2,24}\)\s*[-–—.]"
    r"|(?:, \d{1,2}\.? ?\w{3,9}\.?)?(?: \([^)\n]{2,24}\))? ?[–—-]{1,2} "
)


def before(phrases: Iterable[str], articles: Iterable[str] = ()) -> re.Pattern[str]:
    """Return a pattern that matches up to a name where one of the phrases stands before it."""
    listed = "|".join(
        re.escape(plain(phrase)).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
        for phrase in sorted(phrases, key=len, reverse=True)
    )
    if not listed:
        return _NOTHING
    between = "|".join(re.escape(plain(article)) for article in articles)
    optional = rf"(?:(?:{between})(?:\s+|['’]))?" if between else ""
    return re.compile(rf"(?<!\w)(?:{listed})\s+{optional}$", re.IGNORECASE)


class Surroundings:
    """A language's words around names, as its pack gives them."""

    def __init__(self, grammar: Mapping[str, Any]) -> None:
        articles: Sequence[str] = grammar.get("articles", ())
        self._locative = before(grammar.get("locative", ()), articles)
        self._institution = before(grammar.get("institutions", ()))
        self._toward = before(grammar.get("toward", ()), articles)
        joining = "|".join(re.escape(plain(word)) for word in sorted(grammar.get("joining", ()), key=len, reverse=True))
        self._joining = re.compile(rf"(?:[\s,'’]|\b(?:{joining})\b)*", re.IGNORECASE) if joining else _NOTHING

    def locative(self, text: str, start: int) -> bool:
        """Whether a name that begins here is where something happens ("in Kyiv", not "the ministry in Kyiv")."""
        ahead = text[max(0, start - _LOOK_BACK) : start]
        match = self._locative.search(ahead)
        return match is not None and not self._institution.search(ahead[: match.start()])

    def governs(self, text: str, start: int) -> bool:
        """Whether a capital that begins here says whose government it is: "the government in Kyiv"."""
        ahead = text[max(0, start - _LOOK_BACK) : start]
        match = self._locative.search(ahead)
        return match is not None and bool(self._institution.search(ahead[: match.start()]))

    def toward(self, text: str, start: int) -> bool:
        """Whether a city that begins here is where somebody goes, or what talks are named after."""
        return bool(self._toward.search(text[max(0, start - _LOOK_BACK) : start]))

    def joins(self, between: str) -> bool:
        """Whether this text does nothing but join two names in a list."""
        return len(between) < _LOOK_BACK and bool(self._joining.fullmatch(between))


def begins_sentence(text: str, start: int) -> bool:
    """Whether a word here has its capital from the sentence."""
    return bool(_SENTENCE_END.search(text[max(0, start - 8) : start])) or start == 0


def dateline(text: str, start: int, end: int) -> bool:
    """Whether a city here only says where the report was filed: at the beginning of a line, before a dash."""
    first = start
    while first > 0 and text[first - 1] == " ":
        first -= 1
    return (first == 0 or text[first - 1] == "\n") and bool(_DATELINE.match(text, end))
