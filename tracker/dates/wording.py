"""When in words for people, and back: the forms are in each language's wording table, month names in CLDR."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from tracker.dates.calendar import Moment, day_of, unit_of
from tracker.dates.when import NEVER, Precision, When
from tracker.languages.packs import table

_WRITTEN = "en"  # the language of reasons as they are kept
_SEASONS = ("spring", "summer", "autumn", "winter")


def words(when: When, language: str, *, weekday: bool = False) -> str:
    """Return a window of days in words ("4–6 February 2026", "June 2026", "date unknown").

    `weekday` names the day of the week of a single day. `language` has a wording table ("en", "de").
    """
    forms = _forms(language)
    if when.start is None or when.end is None:
        return str(forms["unknown"])
    unit = when.precision.value
    first, last = unit_of(unit, when.start), unit_of(unit, when.end)
    if first.first != when.start or last.last != when.end:
        start, end = (_day(day, language, forms) for day in (when.start, when.end))
        return str(forms["within"]).format(start=start, end=end, unit=forms["units"][unit])
    if first == last:
        text = _one(first, language, forms)
        if weekday and when.precision is Precision.DAY:
            return str(forms["weekday"]).format(weekday=_names(language)[1][when.start.weekday()], date=text)
        return text
    if when.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR):
        return _run(first, last, language, forms)
    return str(forms["run"]).format(start=_one(first, language, forms), end=_one(last, language, forms))


def read(text: str, language: str) -> When | None:
    """Read what `words` writes, None where it is something else."""
    forms = _forms(language)
    text = " ".join(text.split())
    if text.casefold() == str(forms["unknown"]).casefold():
        return NEVER
    if found := _pattern(language, "within").fullmatch(text):
        start, end = _read_day(found["start"], language), _read_day(found["end"], language)
        units = [unit for unit, name in forms["units"].items() if name == found["unit"]]
        if start and end and units and start <= end:
            return When(start, end, Precision(units[0]))
        return None
    if found := _pattern(language, "weekday").fullmatch(text):
        text = found["date"]
    for moment in _read_one(text, language):
        return moment.when
    return _read_run(text, language)


def reason(text: str, language: str) -> str:
    """Return a reason of a `Timex` in another language; what no table knows stays as it is, in English.

    The engine writes its reasons in English, as the English table has them, so that what a file keeps can be read.
    """
    own = table(language, "wording").get("dates", {}).get("reasons", {}) if language != _WRITTEN else {}
    for name, form in _forms(_WRITTEN)["reasons"].items() if own else ():
        found = _reason_pattern(str(form)).fullmatch(text)
        if found and name in own:
            filled = {slot: _filled(slot, words, language) for slot, words in found.groupdict().items()}
            return str(own[name]).format(**filled)
    return text


@lru_cache(maxsize=64)
def _reason_pattern(form: str) -> re.Pattern[str]:
    kinds = {"day": r"\d{4}-\d\d-\d\d", "date": r"\S+", "count": r"[\d.]+", "weekday": r"[A-Z]\w+", "unit": r"\w+"}
    source = re.escape(form).replace(r"\{", "{").replace(r"\}", "}")
    return re.compile(re.sub(r"\{(\w+)\}", lambda slot: f"(?P<{slot[1]}>{kinds.get(slot[1], '.+')})", source))


def _filled(slot: str, words: str, language: str) -> str:
    """Return what stands in a slot of an English reason, in another language."""
    forms = _forms(language)
    if slot == "reason":
        return reason(words, language)
    if slot == "weekday" and words in _names(_WRITTEN)[1]:
        return _names(language)[1][_names(_WRITTEN)[1].index(words)]
    if slot == "unit":
        names = {name: unit for unit, name in _forms(_WRITTEN)["amounts"].items()}
        return str(forms["amounts"].get(names.get(words), words))
    if found := re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", words):
        year, month, day = (int(part or 1) for part in found.groups())
        unit = ("year", "month", "day")[sum(part is not None for part in found.groups()) - 1]
        return _one(Moment(unit, date(year, month, day)), language, forms)
    return words


def _forms(language: str) -> Mapping[str, Any]:
    forms: Mapping[str, Any] = table(language, "wording").get("dates", {})
    if not forms:
        raise ValueError(f"there is no wording for {language!r}")
    return forms


@lru_cache(maxsize=8)
def _names(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of the months and the weekdays."""
    from babel import Locale  # here, because it costs start-up time

    locale = Locale.parse(language)
    months, days = locale.months["format"]["wide"], locale.days["format"]["wide"]
    return tuple(months[number] for number in range(1, 13)), tuple(days[number] for number in range(7))


def _day(day: date, language: str, forms: Mapping[str, Any]) -> str:
    return str(forms["day"]).format(day=day.day, month=_names(language)[0][day.month - 1], year=f"{day.year:04d}")


def _one(moment: Moment, language: str, forms: Mapping[str, Any]) -> str:
    day = moment.first
    month = _names(language)[0][day.month - 1]
    match moment.unit:
        case "day":
            return _day(day, language, forms)
        case "week":
            return str(forms["week"]).format(start=_day(day, language, forms))
        case "month":
            return str(forms["month"]).format(month=month, year=f"{day.year:04d}")
        case "quarter":
            return str(forms["quarter"]).format(number=(day.month - 1) // 3 + 1, year=f"{day.year:04d}")
        case "season":
            name = forms["seasons"][_SEASONS[day.month // 3 - 1]]
            years = f"{day.year:04d}" if day.month < 12 else f"{day.year:04d}/{(day.year + 1) % 100:02d}"
            return str(forms["season"]).format(season=name, year=years)
    return f"{day.year:04d}"


def _run(first: Moment, last: Moment, language: str, forms: Mapping[str, Any]) -> str:
    one, two = first.first, last.first
    months = _names(language)[0]
    if first.unit == "year":
        return f"{one.year:04d}–{two.year:04d}"
    if one.year == two.year and first.unit == "month":
        return str(forms["months"]).format(
            first=months[one.month - 1], month=months[two.month - 1], year=f"{one.year:04d}"
        )
    if one.year == two.year and one.month == two.month:
        return str(forms["days"]).format(
            first=one.day, day=two.day, month=months[one.month - 1], year=f"{one.year:04d}"
        )
    return str(forms["run"]).format(start=_one(first, language, forms), end=_one(last, language, forms))


@lru_cache(maxsize=64)
def _pattern(language: str, form: str) -> re.Pattern[str]:
    """Return a form of the wording table as an expression that reads it."""
    months, days = _names(language)
    forms = _forms(language)
    kinds = {
        "day": r"\d{1,2}",
        "first": r"\d{1,2}" if form == "days" else "|".join(months),
        "month": "|".join(months),
        "year": r"\d{4}(?:/\d\d)?" if form == "season" else r"\d{4}",
        "number": r"[1-4]",
        "season": "|".join(forms["seasons"].values()),
        "weekday": "|".join(days),
        "unit": "|".join(map(re.escape, forms["units"].values())),
    }
    source = re.escape(str(forms[form])).replace(r"\{", "{").replace(r"\}", "}")
    source = re.sub(r"\{(\w+)\}", lambda slot: f"(?P<{slot[1]}>{kinds.get(slot[1], '.+')})", source)
    return re.compile(source, re.IGNORECASE)


def _read_day(text: str, language: str) -> date | None:
    found = _pattern(language, "day").fullmatch(text)
    return day_of(int(found["year"]), _month(found["month"], language), int(found["day"])) if found else None


def _month(name: str, language: str) -> int:
    return [month.casefold() for month in _names(language)[0]].index(name.casefold()) + 1


def _read_one(text: str, language: str) -> Iterator[Moment]:
    forms = _forms(language)
    if day := _read_day(text, language):
        yield Moment("day", day)
    if (found := _pattern(language, "week").fullmatch(text)) and (day := _read_day(found["start"], language)):
        yield unit_of("week", day)
    if (found := _pattern(language, "month").fullmatch(text)) and int(found["year"]):
        yield Moment("month", date(int(found["year"]), _month(found["month"], language), 1))
    if (found := _pattern(language, "quarter").fullmatch(text)) and int(found["year"]):
        yield Moment("quarter", date(int(found["year"]), 3 * int(found["number"]) - 2, 1))
    if found := _pattern(language, "season").fullmatch(text):
        names = [str(forms["seasons"][name]).casefold() for name in _SEASONS]
        year = int(found["year"].partition("/")[0])
        if year:
            yield Moment("season", date(year, 3 * names.index(found["season"].casefold()) + 3, 1))
    if re.fullmatch(r"\d{4}", text) and int(text):
        yield Moment("year", date(int(text), 1, 1))


def _read_run(text: str, language: str) -> When | None:
    if (found := re.fullmatch(r"(\d{4})\s?[–-]\s?(\d{4})", text)) and 0 < int(found[1]) <= int(found[2]):
        return When(date(int(found[1]), 1, 1), date(int(found[2]), 12, 31), Precision.YEAR)
    if found := _pattern(language, "days").fullmatch(text):
        year, month = int(found["year"]), _month(found["month"], language)
        one, two = day_of(year, month, int(found["first"])), day_of(year, month, int(found["day"]))
        return When(one, two, Precision.DAY) if one and two and one <= two else None
    if (found := _pattern(language, "months").fullmatch(text)) and int(found["year"]):
        year, first, last = int(found["year"]), _month(found["first"], language), _month(found["month"], language)
        if first <= last:
            return When(date(year, first, 1), Moment("month", date(year, last, 1)).last, Precision.MONTH)
    if found := _pattern(language, "run").fullmatch(text):
        for first_moment in _read_one(found["start"], language):
            for last_moment in _read_one(found["end"], language):
                if first_moment.unit == last_moment.unit and first_moment.first <= last_moment.first:
                    return When(first_moment.first, last_moment.last, first_moment.when.precision)
    return None
