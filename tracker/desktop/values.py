"""The values of an event as words to read and to type: each field's both ways."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from tracker.desktop.wording import capital
from tracker.mentions.mention import DatedBy, Kind, Status
from tracker.problems import Problem

translate = QCoreApplication.translate
CHOICES = {"kind": Kind, "status": Status, "dated_by": DatedBy}  # fields with a few fixed values
FIELDS = (
    "kind",
    "status",
    "when",
    "dated_by",
    "parties",
    "mediators",
    "set_by",
    "place",
    "ordinal",
    "persons_total",
    "persons_by_party",
)
LISTS = frozenset({"parties", "mediators", "set_by"})
NUMBERS = frozenset({"ordinal", "persons_total"})
_NUMBER = re.compile(r"\d[\d.,'\u00a0\u202f ]*")


class NoValue(Problem):
    """What was typed is no value of the field; `example` shows one."""

    def __init__(self, words: str, example: str) -> None:
        self.words = words
        self.example = example
        super().__init__(f"“{words}” is not understood; try “{example}”.")


def words(field: str, value: Any, language: str, *, weekday: bool = False) -> str:
    """Say a value, a date with its weekday where there is room; empty where there is none."""
    from tracker.dates import wording as dates
    from tracker.events import wording as events

    match field:
        case "when":
            return dates.words(value, language, weekday=weekday) if value else ""
        case "kind":
            return events.kind(value, language)
        case "status":
            return capital(events.status(value, language))
        case "dated_by":
            return _dated_by(value)
        case "persons_by_party":
            return ", ".join(f"{events.party(code, language)} {count}" for code, count in value or ())
    if field in LISTS:
        return ", ".join(events.party(code, language) for code in value or ())
    return "" if value is None else str(value)


def _dated_by(value: DatedBy | None) -> str:
    return {
        DatedBy.EVENT: translate("values", "the event itself"),
        DatedBy.ANNOUNCEMENT: translate("values", "its announcement"),
        DatedBy.PUBLICATION: translate("values", "the article"),
        None: "",
    }[value]


def typed(field: str, text: str, language: str, today: date) -> Any:
    """Return the value that was typed; nothing typed is no value. Raises NoValue."""
    text = text.strip()
    if field == "when":
        return _when(text, language, today)
    if field in LISTS:
        return tuple(sorted({_party(part, language) for part in _parts(text)}))
    if field in NUMBERS:
        return _number(text) if text else None
    if field == "persons_by_party":
        return tuple(sorted(_sides(text, language)))
    return text or None


def _when(text: str, language: str, today: date) -> Any:
    from tracker.dates.typed import parse
    from tracker.dates.when import NEVER
    from tracker.dates.wording import words as date_words

    if not text:
        return NEVER
    when = parse(text, language, today)
    if when is None:
        from tracker.dates.when import Precision, When

        raise NoValue(text, date_words(When(today, today, Precision.DAY), language))
    return when


def _parts(text: str) -> Iterable[str]:
    return (part.strip() for part in re.split(r"[,;\n]", text) if part.strip())


def _party(name: str, language: str) -> str:
    """Return the code of a party by its code, its name or what the packs know it by; else the name itself."""
    from tracker.mentions import actors

    if name.isupper() or any(letter.isdigit() for letter in name):
        return name
    for code in dict.fromkeys((language, "en", "de")):
        found = actors.find(name, code, None)
        if found:
            return found[0].code
    return name


def _number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise NoValue(text, "314")
    number = int("".join(filter(str.isdigit, text)))
    if number > 10**7:
        raise NoValue(text, "314")
    return number


def _sides(text: str, language: str) -> Iterable[tuple[str, int]]:
    for part in _parts(text):
        number = _NUMBER.search(part)
        name = _NUMBER.sub(" ", part, count=1).strip(" :") if number else ""
        if number is None or not name:
            raise NoValue(part, translate("values", "Ukraine 157, Russia 157"))
        yield _party(name, language), _number(number.group().strip())
