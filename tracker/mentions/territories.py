"""What a language calls the states of the world: CLDR's names, and those that a pack adds."""

import re
import tomllib
from functools import lru_cache
from typing import Any

from tracker import paths
from tracker.languages import packs

_IN_BRACKETS = re.compile(r"\s*[(（][^)）]*[)）]")


@lru_cache(maxsize=1)
def knowledge() -> dict[str, Any]:
    """Return data/actors.toml: office holders, organisations and what else no language has of its own."""
    return tomllib.loads((paths.data() / "actors.toml").read_text(encoding="utf-8"))


def _cldr(language: str) -> dict[str, str]:
    """Return CLDR's name of each state by its ISO 3166-1 code; {} for a language it does not know."""
    from babel import Locale, UnknownLocaleError  # takes time to load, and only an article in hand needs it

    try:
        territories = Locale(language).territories
    except (UnknownLocaleError, ValueError):
        return {}
    without = set(knowledge()["territories"]["without"])
    return {
        code: _IN_BRACKETS.sub("", name)
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in without
    }


@lru_cache(maxsize=16)
def names(language: str) -> tuple[tuple[str, str], ...]:
    """Return (name, ISO 3166-1 alpha-2 code) of every state, the pack's own names before CLDR's."""
    own = packs.table(language, "actors").get("states", {})
    listed = [(name, code) for code, spellings in own.items() for name in spellings]
    return (*listed, *((name, code) for code, name in _cldr(language).items()))


@lru_cache(maxsize=1)
def _english() -> dict[str, str]:
    usual: dict[str, str] = knowledge()["territories"]["english"]
    return _cldr("en") | usual


def english(code: str) -> str:
    """Return the usual English name of a state, the code itself where it is none."""
    return _english().get(code, code)


@lru_cache(maxsize=2)
def bodies(name: str) -> frozenset[str]:
    """Return the bodies that are hardly ever a side ("bodies"), or those that states make up ("clubs")."""
    kinds = tomllib.loads((paths.data() / "kinds.toml").read_text("utf-8"))
    return frozenset(kinds["neutral"][name])
