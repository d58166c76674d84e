"""The words of all languages that stand around an article's head and foot, from data/languages/*/masthead.toml."""

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from tracker.languages import packs


@dataclass(frozen=True, slots=True, kw_only=True)
class MastheadWords:
    """Words of all languages at once, case folded: a page in one language often bears labels in another."""

    published: frozenset[str] = frozenset()
    updated: frozenset[str] = frozenset()
    source: frozenset[str] = frozenset()
    copyright: frozenset[str] = frozenset()
    byline: frozenset[str] = frozenset()
    byline_ends: frozenset[str] = frozenset()
    forwarded: frozenset[str] = frozenset()
    replied: frozenset[str] = frozenset()
    suspending: frozenset[str] = frozenset()
    day_endings: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    ranges: frozenset[str] = frozenset()
    year_words: frozenset[str] = frozenset()
    clock: frozenset[str] = frozenset()
    afternoon: frozenset[str] = frozenset()
    morning: frozenset[str] = frozenset()


@cache
def masthead_words() -> MastheadWords:
    """Return the words of every language with a pack; `PackError` where a list holds what is no word."""
    return MastheadWords(**{field.name: _all(field.name) for field in fields(MastheadWords)})


def month_first(language: str | None) -> bool:
    """Whether those who write this language mostly put the month first in 03/04/2026."""
    return bool(language and packs.table(language, "masthead").get("month_first", False))


@cache
def month_numbers() -> dict[str, int]:
    """Return the number of each month's name, full and short, case folded and without a full stop."""
    found: dict[str, int] = {}
    for code in packs.codes():
        for name, number in _own_months(code).items():
            found.setdefault(_bare(name), number)
    for code in packs.codes():
        for number, name in _of_cldr(code, "month"):
            found.setdefault(_bare(name), number)
    return found


@cache
def weekday_numbers() -> dict[str, frozenset[int]]:
    """Return the numbers (Monday is 0) of each weekday's name, full and short, case folded and without a full stop.

    A short name may be two days: "Do" is Thursday in German, Sunday in Spanish.
    """
    found: dict[str, frozenset[int]] = {}
    for code in packs.codes():
        for number, name in _of_cldr(code, "day"):
            found[_bare(name)] = found.get(_bare(name), frozenset()) | {number}
    return found


def _bare(name: str) -> str:
    return name.casefold().rstrip(".")


def _all(field: str) -> frozenset[str]:
    found: set[str] = set()
    for code in packs.codes():
        words = packs.table(code, "masthead").get(field, [])
        if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
            raise packs.PackError(Path(code, "masthead.toml"), f"{field} must be a list of words")
        found.update(word.casefold() for word in words)
    return frozenset(found)


def _own_months(code: str) -> dict[str, int]:
    months = packs.table(code, "masthead").get("months", {})
    if not isinstance(months, dict) or not all(
        isinstance(number, int) and 1 <= number <= 12 for number in months.values()
    ):
        raise packs.PackError(Path(code, "masthead.toml"), "months must give a number from 1 to 12 for each name")
    return {str(name): number for name, number in months.items()}


def _of_cldr(code: str, what: str) -> list[tuple[int, str]]:
    """Return the names of months or weekdays in both contexts (nominative and genitive) and three widths."""
    from babel import UnknownLocaleError
    from babel.dates import get_day_names, get_month_names

    found: list[tuple[int, str]] = []
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated") if what == "month" else ("wide", "abbreviated", "short"):
            try:
                names = (get_month_names if what == "month" else get_day_names)(width, context, code)
            except (UnknownLocaleError, ValueError):
                return found
            found.extend((number, name) for number, name in names.items() if len(_bare(name)) > 1)
    return found
