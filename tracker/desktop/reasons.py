"""Why a value is so, in the interface's language: what the reading noted in short English, said to people."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QCoreApplication

from tracker.desktop.commands import QT_TRANSLATE_NOOP
from tracker.desktop.wording import capital
from tracker.mentions.mention import A_SOURCE, CLAIMED_BY, Reason

_LONGEST = 90  # letters of a quotation
# What the reading notes, as a pattern; {party} is a code that is shown as its name.
SAID = (
    (r"dated so", QT_TRANSLATE_NOOP("reasons", "The text gives this date")),
    (r"falls due then", QT_TRANSLATE_NOOP("reasons", "The text says when it falls due")),
    (r"moved to then", QT_TRANSLATE_NOOP("reasons", "The text says to when it was moved")),
    (r"told in the sentence beside", QT_TRANSLATE_NOOP("reasons", "The date stands in the sentence beside it")),
    (
        r"agreed at the meeting told of before",
        QT_TRANSLATE_NOOP("reasons", "It was agreed at the meeting told of before"),
    ),
    (r"agreed on the day of the article", QT_TRANSLATE_NOOP("reasons", "It was agreed on the day of the article")),
    (
        r"no date is told, but it is of the day of the article",
        QT_TRANSLATE_NOOP("reasons", "No date is told; it is news of the day of the article"),
    ),
    (r"counted from what was told before", QT_TRANSLATE_NOOP("reasons", "Counted from what the text told before")),
    (r"that long after the day of the article", QT_TRANSLATE_NOOP("reasons", "Counted from the day of the article")),
    (
        r"since then, to the day of the article",
        QT_TRANSLATE_NOOP("reasons", "Since then, until the day of the article"),
    ),
    (
        r"day (?P<number>\d+) of it is the day of the article",
        QT_TRANSLATE_NOOP("reasons", "Its day {number} is the day of the article"),
    ),
    (r"from its beginning to its end", QT_TRANSLATE_NOOP("reasons", "From its beginning to its end")),
    (
        r"(?P<number>\d+) days from its beginning",
        QT_TRANSLATE_NOOP("reasons", "{number} days from its beginning"),
    ),
    (r"the day has passed", QT_TRANSLATE_NOOP("reasons", "Its day had passed when the article appeared")),
    (r"the day is still to come", QT_TRANSLATE_NOOP("reasons", "Its day was still to come when the article appeared")),
    (r"the day of the article", QT_TRANSLATE_NOOP("reasons", "Its day is the day of the article")),
    (r"told without a date", QT_TRANSLATE_NOOP("reasons", "It is told without a date")),
    (r"\w+: the words say so", QT_TRANSLATE_NOOP("reasons", "The text says so")),
    (r"the article counts the rounds", QT_TRANSLATE_NOOP("reasons", "The text counts the rounds")),
    (r"so many people are told of", QT_TRANSLATE_NOOP("reasons", "The text gives this number")),
    (r"told of as where it is", QT_TRANSLATE_NOOP("reasons", "The text names the place")),
    (r"(?P<party>.+) takes part", QT_TRANSLATE_NOOP("reasons", "{party} takes part")),
    (r"(?P<party>.+) brokers or hosts", QT_TRANSLATE_NOOP("reasons", "{party} mediates or hosts")),
    (r"(?P<party>.+) sets it", QT_TRANSLATE_NOOP("reasons", "{party} sets it")),
)
_CLAIMED = QT_TRANSLATE_NOOP("reasons", "According to {party}")
_PASSED_ON = QT_TRANSLATE_NOOP("reasons", "According to others, whom the text names")
_CUE = QT_TRANSLATE_NOOP("reasons", "It follows from what the text tells of it")
_QUOTED = QT_TRANSLATE_NOOP("reasons", "“{words}”")


def sentence(reason: Reason, language: str) -> str:
    """Say a reason, without the words of the article on which it rests."""
    from tracker.dates import wording as dates
    from tracker.events import wording as events

    if reason.field == CLAIMED_BY:
        if reason.because == A_SOURCE:
            return _translated(_PASSED_ON)
        return _translated(_CLAIMED).format(party=events.party(reason.because, language))
    for pattern, words in SAID:
        if found := _compiled(pattern).fullmatch(reason.because):
            values = found.groupdict()
            if "party" in values:
                values["party"] = events.party(values["party"], language)
            return _translated(words).format(**values)
    if reason.field == "status" and " " not in reason.because:
        return _translated(_CUE)
    told = dates.reason(reason.because, language)
    if told == reason.because:
        told = events.why(reason.because, language)
    return capital(told)


def quoted(reason: Reason, text: str) -> str:
    """Return the words of the article's `text` on which a reason rests, in quotation marks; "" if it rests on none."""
    words = " ".join(text[slice(*reason.span)].split()) if reason.span else ""
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rstrip() + "…"
    return _translated(_QUOTED).format(words=words) if words else ""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _translated(text: str) -> str:
    return QCoreApplication.translate("reasons", text)
