"""Wording: what an event, its kind, status and parties are called in the interface's language."""

import time
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from tracker.dates import wording as dates
from tracker.events.event import Event
from tracker.events.exchanges import Tally
from tracker.events.history import Turn
from tracker.events.negotiations import Negotiation
from tracker.languages import packs
from tracker.mentions.mention import Facts, Kind, Reason, Status

SHORT = 48  # letters that a timeline's label takes; a longer title is cut down as long as something can go
_FALLBACK = "en"  # the interface language that is complete by definition


def title(event: Event, language: str) -> str:
    """Return the event's name: the user's own, or one worded from its facts ("2nd round, Abu Dhabi")."""
    if event.title:
        return event.title
    worded = _WORDED[event.facts.kind](event.facts, language)
    return next((text for text in worded if len(text) <= SHORT), min(worded, key=len))


def kind(value: Kind, language: str) -> str:
    """Return what a kind of event is called."""
    return str(_words(language, "kinds")[value.value])


def status(value: Status, language: str) -> str:
    """Return what a status is called."""
    return str(_words(language, "statuses")[value.value])


def field(name: str, language: str) -> str:
    """Return what a field of `Facts` is called."""
    return str(_words(language, "fields").get(name, name))


@lru_cache(maxsize=1024)
def party(code: str, language: str, *, short: bool = False) -> str:
    """Return the name of a state (by its ISO 3166-1 code) or an organisation; what has none keeps its code."""
    if short and code in _words(language, "short_names"):
        return str(_words(language, "short_names")[code])
    named = _words(language, "names").get(code)
    if named:
        return str(named)
    if len(code) == 2 and code.isascii() and code.isupper():
        from babel import Locale, UnknownLocaleError  # loads CLDR

        try:
            return str(Locale(language).territories.get(code, code))
        except UnknownLocaleError:
            return str(Locale(_FALLBACK).territories.get(code, code))
    return code


@lru_cache(maxsize=1024)
def place(name: str, language: str) -> str:
    """Return what a place, known by its English name, is called; the English name where the language has no other."""
    named = _words(language, "places").get(name)
    if named or language == _FALLBACK:
        return str(named or name)
    from tracker.mentions import territories  # loads CLDR

    country = dict(territories.names(_FALLBACK)).get(name)
    return party(country, language) if country else name


def parties(codes: Sequence[str], language: str, *, short: bool = False) -> str:
    """Return the sides as they face each other, states first: "Israel – Hamas"."""
    return " – ".join(party(code, language, short=short) for code in _states_first(codes))


def negotiation(found: Negotiation, language: str) -> str:
    """Return what a negotiation is called: "Russia – Ukraine", "Iran – USA, 2012–2015"."""
    if found.name:
        return found.name
    sides = " – ".join(sorted(party(code, language) for code in found.sides))
    if found.years is None:
        return sides
    first, last = found.years
    return f"{sides}, {first}" if first == last else f"{sides}, {first}–{last}"


def value(name: str, told: Any, language: str) -> str:
    """Return a field's value in words; a dash where there is none."""
    if name == "when":
        return dates.words(told, language)
    if name == "kind":
        return kind(told, language)
    if name == "status":
        return status(told, language)
    if name == "place" and told:
        return place(told, language)
    if name == "persons_by_party":
        return tally(Tally(told), language) or "–"
    if isinstance(told, tuple):
        return ", ".join(party(code, language) for code in told) or "–"
    return "–" if told is None else str(told)


def ledger(word: str, language: str, **values: object) -> str:
    """Return a word of the ledgers: an `Outcome`'s or a `Progress`'s, or a phrase with its values filled in."""
    return str(_words(language, "ledger")[word]).format(**values)


def turn(value: Turn, language: str) -> str:
    """Return what a report changed in the date of an event."""
    return str(_words(language, "turns")[value.value])


def days_left(days: tuple[int, int], language: str) -> str:
    """Return how far away a deadline is, by the days left until the first and the last day of its window."""
    first, last = days
    if last < 0:
        return ledger("overdue_one" if last == -1 else "overdue", language, days=-last)
    if first != last:
        return ledger("due_between" if first > 0 else "due_until", language, first=first, days=last)
    return ledger("due_today" if last == 0 else "due_in_one" if last == 1 else "due_in", language, days=last)


def tally(counted: Tally, language: str, *, short: bool = True) -> str:
    """Return how many people of which side: "Russia 390, Ukraine 390"; the total where no side's number is told."""
    if counted.by_party:
        return ", ".join(f"{party(code, language, short=short)} {_number(n, language)}" for code, n in counted.by_party)
    return ledger("people", language, count=_number(counted.total, language)) if counted.total is not None else ""


def why(reason: Reason | str, language: str) -> str:
    """Return why a field has its value, or why two mentions were joined, as one line."""
    if isinstance(reason, Reason):
        return f"{field(reason.field, language)}: {_because(reason.because, language)}"
    return _because(reason, language)


def _because(words: str, language: str) -> str:
    return str(packs.table(language, "wording").get("events", {}).get("because", {}).get(words, words))


def _words(language: str, name: str) -> dict[str, Any]:
    """Return a table of words, looked up once a second: thousands of events are named in one go. Raises PackError."""
    return _table(language, name, int(time.monotonic()))


@lru_cache(maxsize=256)
def _table(language: str, name: str, second: int) -> dict[str, Any]:  # noqa: ARG001 (part of the key)
    """Return a table of words; what the language lacks is taken from English, which is complete.

    Names stay in the language that asks: English names would hide those of CLDR.
    """
    own: dict[str, Any] = packs.table(language, "wording").get("events", {}).get(name, {})
    if name in ("names", "short_names", "places", "with_article") or (name == "titles" and own):
        return own
    return {**packs.table(_FALLBACK, "wording")["events"][name], **own}


def _states_first(codes: Sequence[str]) -> list[str]:
    return sorted(codes, key=lambda code: (not (len(code) == 2 and code.isupper()), code))


def _listed(codes: Sequence[str], language: str) -> str:
    """Return the sides in a row, as they stand after "for": "Russia and Ukraine", "the US"."""
    with_article = _words(language, "with_article")
    names = [str(with_article.get(code) or party(code, language, short=True)) for code in _states_first(codes)]
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + str(_words(language, "titles")["and"]) + names[-1]


def _phrase(language: str, name: str, **values: object) -> str | None:
    """Return a title's pattern filled in; None where the language has no such pattern."""
    pattern = _words(language, "titles").get(name)
    return str(pattern).format(**values) if pattern is not None else None


def _sides(facts: Facts, language: str) -> list[str]:
    """Return the sides in words, shorter and shorter."""
    if not facts.parties:
        return [""]
    count = _phrase(language, "many_parties", count=len(facts.parties)) or ""
    return [
        " " + parties(facts.parties, language, short=True),
        " " + " – ".join(_states_first(facts.parties)),
        f" ({count})",
    ]


def _round(facts: Facts, language: str) -> list[str]:
    at = f", {place(facts.place, language)}" if facts.place else ""
    if facts.ordinal is not None:
        ordinal = f"{facts.ordinal}{_ending(facts.ordinal, language)}"
        head = _phrase(language, "round_numbered", ordinal=ordinal) or ordinal
        return [f"{head}{at}"] if at else [f"{head}{sides}" for sides in _sides(facts, language)]
    head = _phrase(language, "round") or ""
    if not at:
        return [f"{head}{sides}" for sides in _sides(facts, language)]
    # The place stands first: a label that is cut keeps it.
    return [f"{head}{at}{_bracketed(sides)}" for sides in _sides(facts, language)] + [f"{head}{at}"]


def _bracketed(sides: str) -> str:
    return sides if not sides or sides.endswith(")") else f" ({sides.strip()})"


def _ending(number: int, language: str) -> str:
    endings: dict[str, str] = _words(language, "titles")["ordinal_endings"]
    longest = max((ending for ending in endings if str(number).endswith(ending)), key=len, default="")
    return endings.get(longest, "")


def _deadline(facts: Facts, language: str) -> list[str]:
    sides, setters = _listed(facts.parties, language), _listed(facts.set_by, language)
    # Sides that set it to themselves need not be named twice.
    others = setters if facts.set_by != facts.parties else ""
    count = _phrase(language, "many_parties", count=len(facts.parties))
    wanted = [
        _phrase(language, "deadline_set_by", parties=sides, setters=others) if sides and others else None,
        _phrase(language, "deadline_for", parties=sides) if sides else None,
        _phrase(language, "deadline_for", parties=count) if sides else None,
        _phrase(language, "deadline_by", setters=setters) if setters else None,
        _phrase(language, "deadline"),
    ]
    return [text for text in wanted if text]


def _exchange(facts: Facts, language: str) -> list[str]:
    head = _phrase(language, "prisoner_exchange") or ""
    numbers = dict(facts.persons_by_party)
    told = None
    if len(numbers) == 2:
        first, second = (_number(count, language) for count in numbers.values())
        told = _phrase(language, "each_for_each", first=first, second=second)
    elif facts.persons_total or numbers:
        count = facts.persons_total or sum(numbers.values())
        told = _phrase(language, "people", count=_number(count, language))
    if told:
        return [f"{head}, {told}", head]
    return [f"{head}{sides}" for sides in _sides(facts, language)]


def _number(count: int, language: str) -> str:
    if count < 10_000:
        return str(count)
    from babel.numbers import format_decimal  # loads CLDR

    return str(format_decimal(count, locale=language))


def _agreement(facts: Facts, language: str) -> list[str]:
    head = _phrase(language, facts.kind.value) or ""
    at = f", {place(facts.place, language)}" if facts.place else ""
    return [f"{head}{sides}{where}" for where in (at, "") for sides in _sides(facts, language)[:1]] + [
        f"{head}{sides}" for sides in _sides(facts, language)
    ]


_WORDED = {
    Kind.NEGOTIATION_ROUND: _round,
    Kind.DEADLINE: _deadline,
    Kind.PRISONER_EXCHANGE: _exchange,
    Kind.AGREEMENT: _agreement,
    Kind.CEASEFIRE: _agreement,
}
