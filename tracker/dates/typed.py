"""Dates as people type them: in words, digits or EDTF, in any language that has a pack."""

import re
from datetime import date, datetime, time

from tracker.dates import calendar, wording
from tracker.dates.calendar import Moment
from tracker.dates.edtf import from_edtf
from tracker.dates.finding import find
from tracker.dates.timex import Timex
from tracker.dates.when import When
from tracker.languages.packs import codes, table

_LONGEST = 200  # characters; what is longer is no date that somebody typed
_PERIODS = {"day": "day", "week": "week", "month": "month", "year": "year", "time": "day"}  # dateparser's


def parse(words: str, language: str, today: date) -> When | None:
    """Return what somebody means who types these words on a day; None where they are no date.

    Read are, in this order, what the program writes itself, EDTF, the language's own time expressions,
    those of every other language, and what dateparser makes of it. "date unknown" is a When without days.
    """
    words = " ".join(words.split())
    if not words or len(words) > _LONGEST:
        return None
    others = [code for code in codes() if code != language]
    for code in (language, *others):
        if table(code, "wording").get("dates"):
            read = wording.read(words, code)
            if read is not None:
                return read
    try:
        return from_edtf(words)
    except ValueError:
        pass
    if month := re.fullmatch(r"(\d{1,2})[./-](\d{4})|(\d{4})[./](\d{1,2})", words):
        number, year = int(month[1] or month[4]), int(month[2] or month[3])
        return Moment("month", date(year, number, 1)).when if 1 <= number <= 12 and year else None
    for code in (language, *others):
        read = _expression(words, code, today)
        if read is not None:
            return read
    return _dateparser(words, language, others, today)


def _expression(words: str, language: str, today: date) -> When | None:
    """Read the words as one time expression, however they are capitalised."""
    titled = re.sub(r"[^\W\d_]+", lambda word: word[0][:1].upper() + word[0][1:], words)
    for text in dict.fromkeys((words, titled, words.lower())):
        found = find(text, language, today)
        if not found:
            continue
        if found[-1].window is not None and found[-1].run_start == found[0].start:
            return found[-1].window
        if len(found) == 1 and found[0].when and _governed(text, found[0], language):
            return found[0].when
    return None


def _governed(text: str, timex: Timex, language: str) -> bool:
    """Whether what surrounds an expression are no more than the words that may govern it ("by the")."""
    pack = table(language, "dates")
    phrases = [*pack.get("relations", {}).values(), *pack.get("relations_after", {}).values()]
    small = {word for group in phrases for phrase in group for word in phrase.split()}
    rest = text[: timex.start] + " " + text[timex.end :]
    return all(word.lower() in small for word in re.findall(r"\w+", rest))


def _dateparser(words: str, language: str, others: list[str], today: date) -> When | None:
    if not re.search(r"\d|[^\W\d_]{3}", words):
        return None
    from dateparser.date import DateDataParser  # here, because it costs half a second

    base = {
        "RELATIVE_BASE": datetime.combine(today, time(12)),
        "RETURN_TIME_AS_PERIOD": False,
        "PREFER_DATES_FROM": "current_period",
    }
    for languages in ([language], others):
        try:
            data = DateDataParser(languages=languages, settings=base).get_date_data(words)
        except (ValueError, OverflowError):  # a language it does not know, a year beyond the calendar
            continue
        if data.date_obj is not None:
            return calendar.unit_of(_PERIODS.get(data.period, "day"), data.date_obj.date()).when
    return None
