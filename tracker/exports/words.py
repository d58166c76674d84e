"""The words of what is handed out, from data/languages/<code>/exports.toml."""

from collections.abc import Mapping
from typing import Any

from tracker.languages import packs

_OPENING = tuple('“„«»‹›"‘‚')
_FALLBACK = "en"  # the interface language that is complete by definition


def words(language: str) -> Mapping[str, Any]:
    """Return the words in a language; what its pack lacks is taken from English. Raises PackError."""
    own, fallback = packs.table(language, "exports"), packs.table(_FALLBACK, "exports")
    return {**fallback, **own, "page": {**fallback["page"], **own.get("page", {})}}


def quoted(sentence: str, language: str) -> str:
    """Return a sentence in quotation marks; one that begins with some needs no second pair."""
    return sentence if sentence[:1] in _OPENING else said("quoted", language, words=sentence)


def said(name: str, language: str, **values: object) -> str:
    """Return a phrase with its values filled in."""
    return str(words(language)[name]).format(**values)
