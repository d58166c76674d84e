"""Naming: a short identifier that says which event is meant, for files and for people who read them."""

import unicodedata

from tracker.dates.when import Precision
from tracker.events.event import Event
from tracker.mentions.mention import Facts, Kind

_KINDS = {
    Kind.NEGOTIATION_ROUND: "round",
    Kind.DEADLINE: "deadline",
    Kind.PRISONER_EXCHANGE: "exchange",
    Kind.AGREEMENT: "agreement",
    Kind.CEASEFIRE: "ceasefire",
}


def identifier(event: Event) -> str:
    """Return parties and occasion, like "ru-ua-us/abu-dhabi-2" or "ru-ua/deadline-2026-06".

    Events that differ may share one: whoever needs it to be unique numbers them (`numbered`).
    """
    facts = event.facts
    sides = "-".join(_slug(code) for code in facts.parties) or "unknown"
    return f"{sides}/{_occasion(facts)}"


def numbered(identifiers: list[str]) -> list[str]:
    """Return the identifiers with a letter behind those that came before: "x", "x-b", "x-c"."""
    seen: dict[str, int] = {}
    unique: list[str] = []
    for name in identifiers:
        count = seen.get(name, 0)
        seen[name] = count + 1
        unique.append(name if count == 0 else f"{name}-{_letters(count)}")
    return unique


def _occasion(facts: Facts) -> str:
    if facts.kind is Kind.NEGOTIATION_ROUND:
        name = _slug(facts.place) if facts.place else "round"
        if facts.ordinal is not None:
            return f"{name}-{facts.ordinal}"
    else:
        name = _KINDS[facts.kind]
    day = _day(facts)
    return f"{name}-{day}" if day else name


def _day(facts: Facts) -> str:
    when = facts.when
    if when.start is None or when.end is None:
        return ""
    # What must be met is known by its last day, all else by its first.
    day = when.end if facts.kind is Kind.DEADLINE else when.start
    if when.precision in (Precision.DAY, Precision.WEEK):
        return day.isoformat()
    return f"{day:%Y}" if when.precision is Precision.YEAR else f"{day:%Y-%m}"


def _slug(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(letter if letter.isalnum() else " " for letter in folded if not unicodedata.combining(letter))
    return "-".join(letters.split())


def _letters(count: int) -> str:
    """Return b, c, …, z, aa, ab, … for 1, 2, …"""
    name = ""
    while count >= 0:
        name = chr(ord("a") + count % 26) + name
        count = count // 26 - 1
    return name
