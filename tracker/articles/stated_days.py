"""Days of the calendar as mastheads write them ("5. Feb. 2026", "02/21/2026 | 6:00 a.m. ET"), with a time of day.

Only dates that stand for themselves are read here; what sentences say of time ("last Thursday") is
for `tracker.dates`, and never tells when an article was published.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache

from tracker.articles.words import masthead_words, month_numbers, weekday_numbers

_NUMERIC = re.compile(
    r"(?<![\d./-])(?:(?P<y>(?:19|20)\d\d)(?P<s1>[-/.])(?P<m>\d{1,2})(?P=s1)(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<s2>[-/.])\s?(?P<b>\d{1,2})(?P=s2)\s?(?P<y2>(?:19|20)\d\d|\d\d))(?!\d|[-/]\d)"
)
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<h>\d{1,2})\s?(?:[:.h]|h)\s?(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?(?![\d:]|\.\d)\s?(?P<half>[ap]\.?\s?m\b\.?)?"
    r"(?:\s?(?P<zone>(?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d\d)?)?|Z\b|[+-]\d\d:?\d\d))?",
    re.IGNORECASE,
)
_CLOCK_ALONE = re.compile(r"(?<![\d:.])(?P<h>\d{1,2})\s?(?P<half>[ap]\.?\s?m\b\.?)", re.IGNORECASE)
_NEAREST_YEARS = 12  # a weekday falls on the same date again after 5, 6 or 11 years


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDay:
    """A date in a line: where it stands there (with its weekday), and what it names; `year` None where it names none.

    `swapped` is the other reading of 03/04/2026, where there are two.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekdays: frozenset[int] = frozenset()
    swapped: bool = False

    def day_in(self, year: int) -> date | None:
        """Return the day in that year; None where it has none such (29 February)."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def find(line: str) -> list[StatedDay]:
    """Return the dates in a line, in order; not the ends of a range ("4.-6. Februar")."""
    found = [day for day in (*_numeric(line), *_named(line)) if not _range_start().search(line[: day.start])]
    found.sort(key=lambda day: (day.start, -day.end))
    kept: list[StatedDay] = []
    for day in found:
        if not kept or day.start >= kept[-1].end:
            kept.append(_with_weekday(day, line))
    return kept


def placed(stated: StatedDay, latest: date) -> date | None:
    """Return the day; one without a year is the latest that is not after `latest` and falls on its weekday."""
    if stated.year is not None:
        return stated.day_in(stated.year)
    for year in range(latest.year, latest.year - _NEAREST_YEARS, -1):
        day = stated.day_in(year)
        if day and day <= latest and (not stated.weekdays or day.weekday() in stated.weekdays):
            return day
    return None


def time_of_day(words: str, day: date) -> datetime | None:
    """Return the first time of day in the words, on that day; naive unless UTC or an offset is stated."""
    match = _CLOCK.search(words) or _CLOCK_ALONE.search(words)
    if match is None:
        return None
    parts = match.groupdict()
    hour, minute = int(parts["h"]), int(parts.get("m") or 0)
    half = (parts["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23:
        return None
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=_zone(parts.get("zone")))


def without_times(words: str) -> str:
    """Return the words without times of day, and without the words that go with them ("Uhr", "p.m.", "GMT")."""
    words = _CLOCK_ALONE.sub(" ", _CLOCK.sub(" ", words))
    clock = masthead_words().clock | masthead_words().morning | masthead_words().afternoon
    return re.sub(
        r"[\w.]+",
        lambda word: " " if word.group().casefold() in clock or _is_zone(word.group()) else word.group(),
        words,
    )


def _is_zone(word: str) -> bool:
    """Whether the word looks like the name of a time zone (CET, MESZ, ET, BST)."""
    return re.fullmatch(r"[A-Z]{1,2}[SD]?T|[A-Z]{1,2}E?S?Z|UTC|GMT|MSK|Z", word) is not None


def _zone(stated: str | None) -> tzinfo | None:
    if not stated:
        return None
    offset = re.search(r"([+-])(\d{1,2}):?(\d\d)?$", stated)
    if offset is None:
        return UTC
    minutes = int(offset.group(2)) * 60 + int(offset.group(3) or 0)
    return timezone(timedelta(minutes=-minutes if offset.group(1) == "-" else minutes)) if minutes < 24 * 60 else None


def _numeric(line: str) -> Iterator[StatedDay]:
    for match in _NUMERIC.finditer(line):
        parts = match.groupdict()
        swapped = False
        if parts["y"]:
            year, month, day = int(parts["y"]), int(parts["m"]), int(parts["d"])
        else:
            first, second, year = int(parts["a"]), int(parts["b"]), int(parts["y2"])
            year += 2000 if year < 100 else 0
            # a dot has the day first everywhere; a slash has it nowhere in the USA
            month_first = parts["s2"] == "/" and second > 12
            swapped = parts["s2"] == "/" and first <= 12 and second <= 12 and first != second
            day, month = (second, first) if month_first else (first, second)
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield StatedDay(start=match.start(), end=match.end(), year=year, month=month, day=day, swapped=swapped)


def _named(line: str) -> Iterator[StatedDay]:
    for shape in _named_shapes():
        for match in shape.finditer(line):
            month = month_numbers().get(match["m"].casefold())
            day = int(match["d"])
            if month is None or not 1 <= day <= 31:
                continue
            year = match["y"]
            yield StatedDay(
                start=match.start(),
                end=match.end("y") if year else match.end(),
                year=int(year) if year else None,
                month=month,
                day=day,
            )


@cache
def _named_shapes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = masthead_words()
    ending, between = _one_of(words.day_endings), _one_of(words.between)
    name = r"(?P<m>[^\W\d_]{3,12})\b\.?"
    year = rf"(?:,?\s+(?:{between}\s+)?(?P<y>(?:19|20)\d\d)(?!\d))?"
    return (
        re.compile(rf"(?<![\d./:])(?P<d>\d{{1,2}})(?:\.|{ending})?\s*(?:{between}\s+)?{name}{year}", re.IGNORECASE),
        re.compile(rf"(?<!\w){name}\s+(?P<d>\d{{1,2}})(?:{ending})?(?![\d:.]\d|\w|\s?[-–—]\s?\d){year}", re.IGNORECASE),
    )


@cache
def _range_start() -> re.Pattern[str]:
    """Return what stands before the end of a range: "4.-", "4 to", "4 au"."""
    return re.compile(rf"(?<![\d:.])\d{{1,2}}\.?\s?(?:[-–—/]|{_one_of(masthead_words().ranges)}\b)\s?$", re.IGNORECASE)


def _one_of(words: frozenset[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")" if words else "(?!)"


def _with_weekday(day: StatedDay, line: str) -> StatedDay:
    """Return the date with the weekday that stands before it ("Tuesday, ", "(Di.) ") or behind it ("2026 (Tue)")."""
    before = re.search(r"([^\W\d_]+)\.?,?\s+(?:[^\W\d_]{1,3}\s+)?$", line[: day.start])
    start, weekdays = day.start, frozenset[int]()
    if before and (named := weekday_numbers().get(before.group(1).casefold())):
        start, weekdays = before.start(1), named
    return StatedDay(
        start=start,
        end=day.end,
        year=day.year,
        month=day.month,
        day=day.day,
        weekdays=weekdays,
        swapped=day.swapped,
    )
