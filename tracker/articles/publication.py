"""The day of publication, from the lines around an article: labelled, a dateline, or in a file's name or address."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from urllib.parse import unquote

from tracker.articles import stated_days
from tracker.articles.article import Known, Published
from tracker.articles.stated_days import StatedDay
from tracker.articles.words import masthead_words, month_first, month_numbers

_LABELLED_LINE = 250  # characters; a longer line is prose, whatever word it begins with
_ALONE_LINE = 120
_TIME_WITHIN = 20  # characters behind a date
_RUN_IN = 70  # characters of a paragraph in which its dateline stands
_DATELINES = 6  # lines of the head that may begin with a dateline
_SEPARATORS = ",|·•–—(/-"
_SOLID = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_./]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(0?[1-9]|[12]\d|3[01])([-_.])(0?[1-9]|1[0-2])\2((?:19|20)\d\d)(?!\d)")
_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(\d{1,2}|[^\W\d_]{3,9})/(\d{1,2})(?=[/_-]|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What helps to place an incomplete date: the latest day it can be, whether a year is sure, other numbers."""

    latest: date  # a date without a year is the last such day up to this one
    sure: bool  # whether `latest` comes from a name, an address or a mail, not from the file's own date or today
    language: str | None = None
    text: str = ""


def stated(head: Sequence[str], foot: Sequence[str], title: str | None, clues: Clues) -> Published | None:
    """Return the day that the lines state: publication before update, label before dateline, head before foot.

    `title` is the line of the head that is the title, if one is.
    """
    lines = [*head, *foot]
    for labels in (masthead_words().published, masthead_words().updated):
        for line in lines:
            if found := _first(_labelled(line, labels), clues):
                return found
    for number, line in enumerate(head):
        days = list(_alone(line, title=line == title)) or list(_run_in(line) if number < _DATELINES else ())
        if found := _first(days, clues):
            return found
    for line in reversed(foot):
        if found := _first((day for day in _alone(line, title=False) if day[0].year is not None), clues):
            return found
    return None


def is_day_line(line: str, *, title: bool = False) -> bool:
    """Whether a line is there to tell a day: labelled, or nothing but a date and a few words around it.

    What may be a `title` is one only without words around the date.
    """
    words = masthead_words()
    return any(True for _ in _labelled(line, words.published | words.updated)) or bool(list(_alone(line, title=title)))


def in_name(name: str) -> Published | None:
    """Return the day that a file's name or an address bears."""
    words = unquote(name)
    if found := _SOLID.search(words):
        year, month, day = found.group(1), found.group(3), found.group(4)
    elif found := _IN_PATH.search(words):
        year, month, day = found.groups()
        month = month if month.isdigit() else str(month_numbers().get(month.casefold(), 0))
    elif found := _DAY_FIRST.search(words):
        day, month, year = found.group(1), found.group(3), found.group(4)
    else:
        return None
    try:
        return Published(date(int(year), int(month), int(day)), None, Known.NAME)
    except ValueError:
        return None


Candidate = tuple[StatedDay, str]  # a date, and the words around it that may bear the time of day


def _first(candidates: Iterator[Candidate] | Sequence[Candidate], clues: Clues) -> Published | None:
    for found, around in candidates:
        found = _ordered(found, clues)
        day = stated_days.placed(found, clues.latest)
        if day is None:
            continue
        vouched = found.year is not None or bool(found.weekdays) or clues.sure
        # where the year is only the file's, the day is no better known than the file's own date
        return Published(day, stated_days.time_of_day(around, day), Known.TEXT if vouched else Known.FILE)
    return None


def _ordered(found: StatedDay, clues: Clues) -> StatedDay:
    """Return the better reading of 03/04/2026: by weekday, other dates of the text, language."""
    if not found.swapped or found.year is None:
        return found
    other = StatedDay(
        start=found.start, end=found.end, year=found.year, month=found.day, day=found.month, weekdays=found.weekdays
    )
    if found.weekdays:
        day = found.day_in(found.year)
        return found if day and day.weekday() in found.weekdays else other
    elsewhere = re.findall(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)(?![\d/])", clues.text)
    month_leads = any(int(second) > 12 for _, second in elsewhere)
    day_leads = any(int(first) > 12 for first, _ in elsewhere)
    if month_leads != day_leads:
        return other if month_leads else found
    return other if month_first(clues.language) else found


def _labelled(line: str, labels: frozenset[str]) -> Iterator[Candidate]:
    """Give the dates that a label stands before: "Stand: 07.02.2026 15:56 Uhr", "… | Updated on Feb. 7, 2026"."""
    if len(line) > _LABELLED_LINE:
        return
    days = stated_days.find(line)
    for number, day in enumerate(days):
        previous = days[number - 1].end if number else 0
        before = line[previous : day.start]
        following = days[number + 1].start if number + 1 < len(days) else len(line)
        if _label_at_end(labels).search(stated_days.without_times(before).casefold()):
            time = line[day.end : following]
            yield day, time if stated_days.time_of_day(time, date.min) else before


@cache
def _label_at_end(labels: frozenset[str]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(labels, key=len, reverse=True))) or "(?!)"
    return re.compile(rf"(?:^|[|·•(,;–—/*_-])[\s*_#]*(?:{names})(?:\s+[^\W\d_]{{1,4}}){{0,2}}[\s:,.*_]*$")


def _alone(line: str, *, title: bool) -> Iterator[Candidate]:
    """Give the date of a line that is there for it: "Berlin, den 16.12.2025", "Briefing note, 30 March 2026".

    A title may name a day as well; of it only a bare date counts.
    """
    if len(line) > _ALONE_LINE:
        return
    days = stated_days.find(line)
    if len(days) != 1:
        return
    day = days[0]
    before = stated_days.without_times(line[: day.start]).strip(" *_#")
    rest = line[day.end :]
    after = _bare_after(rest)
    if (before or after) and title:
        return
    # a time of day right behind the date parts it from other words as well as a comma does
    timed = stated_days.time_of_day(rest[:_TIME_WITHIN], date.min) is not None
    if _introduces(before) and (not after or _trails(after, parted=timed)):
        yield day, f"{line[day.end :]} {line[: day.start]}"


def _introduces(before: str) -> bool:
    if not before or _source_at_start().match(before):
        return True
    pieces = re.split(rf"[{re.escape(_SEPARATORS)}]", before)
    # a word or two lead on to the date: "den", "le", "abgeschlossen am"
    return (
        len(pieces) > 1 and len(pieces[-1].split()) <= 2 and len(before.split()) <= 8 and not _ends_sentence(pieces[0])
    )


@cache
def _source_at_start() -> re.Pattern[str]:
    """Return what "Source: example.org," is: a labelled source of a few words, with the day behind it."""
    names = "|".join(map(re.escape, sorted(masthead_words().source, key=len, reverse=True))) or "(?!)"
    return re.compile(rf"(?:{names})\s*:\s*(?:\S+\s*){{1,5}}$", re.IGNORECASE)


def _trails(after: str, *, parted: bool) -> bool:
    parted = parted or after[0] in ",|·•(/" or _label_at_start().match(after) is not None
    return parted and len(after.split()) <= (5 if _ends_sentence(after) else 8)


@cache
def _label_at_start() -> re.Pattern[str]:
    words = masthead_words()
    names = "|".join(map(re.escape, sorted(words.source | words.updated, key=len, reverse=True))) or "(?!)"
    return re.compile(rf"(?:{names})\b", re.IGNORECASE)


def _ends_sentence(words: str) -> bool:
    return words.rstrip().endswith((".", "!", "?", ":"))


def _bare_after(after: str) -> str:
    """Return what follows a date without the year's word, the time of day and punctuation."""
    return re.sub(r"^[\s,.|·•*_)(-]+$", "", stated_days.without_times(_year_word().sub("", after, count=1)).strip())


@cache
def _year_word() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(masthead_words().year_words, key=len, reverse=True))) or "(?!)"
    return re.compile(rf"^\s*(?:{words})(?!\w)", re.IGNORECASE)


def _run_in(line: str) -> Iterator[Candidate]:
    """Give the date of a dateline that runs into its paragraph: "KYIV, May 25 (Norwire) - Russia and …"."""
    for day in islice(stated_days.find(line[: _RUN_IN + 20]), 1):
        before, after = line[: day.start].strip(), _year_word().sub("", line[day.end :], count=1)
        if day.start <= _RUN_IN and _is_place(before) and re.match(r"\.?\s*[(\-–—:/|)]|\.(\s|$)|\s*$", after):
            yield day, ""


def _is_place(before: str) -> bool:
    """Whether the words are a dateline's: capitalised, at most six, a comma or an agency's bracket at their end."""
    head = re.match(r"^(.*?)\s*[,(.][^,(.]{0,4}$|^(.*?\([^()]{2,30}),$", before)
    words = re.findall(r"[^\W\d_]+", (head.group(1) or head.group(2) or "").split("(")[0]) if head else []
    return 0 < len(words) <= 6 and all(word[0].isupper() or len(word) <= 3 for word in words) and words[0][0].isupper()
