"""Feasts: the days on which they fall in a year, by rule, by Easter, and by the calendars of other faiths."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from math import floor, radians, sin

_EASTER_RELATED = {
    "carnival": -48,
    "shrove_tuesday": -47,
    "ash_wednesday": -46,
    "palm_sunday": -7,
    "maundy_thursday": -3,
    "good_friday": -2,
    "holy_saturday": -1,
    "easter": 0,
    "easter_monday": 1,
    "ascension": 39,
    "pentecost": 49,
    "whit_monday": 50,
    "trinity": 56,
    "corpus_christi": 60,
}
_FIXED = {
    "new_year": (1, 1),
    "epiphany": (1, 6),
    "orthodox_christmas_eve": (1, 6),
    "orthodox_christmas": (1, 7),
    "old_new_year": (1, 14),
    "candlemas": (2, 2),
    "valentine": (2, 14),
    "womens_day": (3, 8),
    "labour_day": (5, 1),
    "victory_day": (5, 9),
    "assumption": (8, 15),
    "independence_day_us": (7, 4),
    "independence_day_armenia": (9, 21),
    "independence_day_azerbaijan": (5, 28),
    "independence_day_georgia": (5, 26),
    "independence_day_india": (8, 15),
    "independence_day_pakistan": (8, 14),
    "independence_day_poland": (11, 11),
    "independence_day_south_sudan": (7, 9),
    "independence_day_ukraine": (8, 24),
    "bastille_day": (7, 14),
    "defenders_day": (2, 23),
    "unity_day_russia": (11, 4),
    "constitution_day_ukraine": (6, 28),
    "german_unity": (10, 3),
    "reformation": (10, 31),
    "halloween": (10, 31),
    "all_saints": (11, 1),
    "all_souls": (11, 2),
    "veterans_day": (11, 11),
    "martinmas": (11, 11),
    "saint_nicholas": (12, 6),
    "immaculate": (12, 8),
    "christmas_eve": (12, 24),
    "christmas": (12, 25),
    "christmas_second": (12, 26),
    "new_years_eve": (12, 31),
}
_NTH_WEEKDAY = {  # month, weekday, which of the month, -1 for the last
    "thanksgiving": (11, 3, 4),
    "black_friday": (11, 4, 4),
    "labor_day_us": (9, 0, 1),
    "martin_luther_king": (1, 0, 3),
    "presidents_day": (2, 0, 3),
    "memorial_day": (5, 0, -1),
    "columbus_day": (10, 0, 2),
}
_ISLAMIC = {  # month and day of the tabular calendar; days that it lasts
    "ramadan": (9, 1, 30),
    "eid_al_fitr": (10, 1, 1),
    "eid_al_adha": (12, 10, 1),
    "islamic_new_year": (1, 1, 1),
    "mawlid": (3, 12, 1),
}
_JEWISH = {"purim": -193, "passover": -163, "shavuot": -113, "rosh_hashanah": 0, "yom_kippur": 9, "sukkot": 14}
_HIJRA = 227_015  # the ordinal of the first day of the year 1, 16 July 622 of the Julian calendar
_CREATION = -1_373_427  # the ordinal of the day from which the Jewish calendar counts
_JULIAN_DAYS = 1_721_424.5  # from the origin of Julian days to the day before the ordinal 1
_LUNATION = 29.530588861  # days


@dataclass(frozen=True, slots=True)
class Feast:
    """The days of a feast; it is not `sure` where the sight of the moon decides, a day sooner or later."""

    first: date
    last: date
    sure: bool = True


@lru_cache(maxsize=1024)
def feast(name: str, year: int) -> Feast | None:
    """Return when a feast is in a year; names beginning with `orthodox_` go by the Julian Easter.

    None for a name unknown, and for years in which it has no day. Feasts of Islam are those of the tabular
    calendar, from which the sighted or proclaimed day differs by a day; one that a year sees twice is the first.
    """
    if name in _ISLAMIC:
        return _islamic(name, year)
    day = _day(name, year)
    return Feast(day, day) if day else None


def feasts() -> frozenset[str]:
    """Return the name of every feast."""
    orthodox = (f"orthodox_{name}" for name in _EASTER_RELATED)
    others = (*_ISLAMIC, *_JEWISH, "nowruz", "lunar_new_year")
    return frozenset((*_FIXED, *_NTH_WEEKDAY, *_EASTER_RELATED, *orthodox, *others))


def _day(name: str, year: int) -> date | None:
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _NTH_WEEKDAY:
        month, weekday, nth = _NTH_WEEKDAY[name]
        if nth < 0:
            end = date(year, month, monthrange(year, month)[1])
            return end - timedelta(days=(end.weekday() - weekday) % 7)
        begin = date(year, month, 1)
        return begin + timedelta(days=(weekday - begin.weekday()) % 7 + 7 * (nth - 1))
    if name in _JEWISH:
        return date.fromordinal(_rosh_hashanah(year + 3761) + _JEWISH[name])
    if name == "nowruz":
        return _nowruz(year)
    if name == "lunar_new_year":
        return _lunar_new_year(year)
    return _by_easter(name, year)


def _by_easter(name: str, year: int) -> date | None:
    from dateutil.easter import (  # type: ignore[import-untyped, unused-ignore]
        EASTER_ORTHODOX,
        EASTER_WESTERN,
        easter,
    )

    orthodox = name.startswith("orthodox_")
    offset = _EASTER_RELATED.get(name.removeprefix("orthodox_"))
    if offset is None or year < 1583 or year > 4099:
        return None
    sunday: date = easter(year, EASTER_ORTHODOX if orthodox else EASTER_WESTERN)
    return sunday + timedelta(days=offset)


def _islamic(name: str, year: int) -> Feast | None:
    """Go by the tabular Islamic calendar, with eleven leap years in thirty (Dershowitz and Reingold)."""
    month, day, length = _ISLAMIC[name]
    about = (year - 622) * 33 // 32
    for hijri in range(max(about - 1, 1), about + 3):
        first = _HIJRA + 354 * (hijri - 1) + (3 + 11 * hijri) // 30 + (59 * (month - 1) + 1) // 2 + day - 1
        found = date.fromordinal(first)
        if found.year == year:
            return Feast(found, found + timedelta(days=length - 1), sure=False)
    return None


def _rosh_hashanah(year: int) -> int:
    """Return the ordinal of the first day of a Jewish year (Dershowitz and Reingold, Calendrical Calculations)."""
    before, own, after = (_elapsed(each) for each in (year - 1, year, year + 1))
    delay = 2 if after - own == 356 else 1 if own - before == 382 else 0
    return _CREATION + own + delay


def _elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    day = 29 * months + (12_084 + 13_753 * months) // 25_920
    return day + (3 * (day + 1) % 7 < 3)


def _nowruz(year: int) -> date:
    """Return the day that begins with the noon in Iran next to the spring equinox (Meeus, chapter 27, mean equinox)."""
    millennia = (year - 2000) / 1000
    equinox = 2_451_623.80984 + 365_242.37404 * millennia + 0.05169 * millennia**2 - 0.00411 * millennia**3
    return date.fromordinal(floor(equinox - _JULIAN_DAYS + 3.5 / 24 + 0.5))


def _lunar_new_year(year: int) -> date | None:
    """Return the day of the new moon in China between 21 January and 20 February (Meeus, chapter 49, main terms)."""
    number = floor((year - 2000) * 12.3685)
    for lunation in range(number - 1, number + 4):
        sun = radians(2.5534 + 29.10535670 * lunation)
        moon = radians(201.5643 + 385.81693528 * lunation)
        node = radians(160.7108 + 390.67050284 * lunation)
        new = 2_451_550.09766 + _LUNATION * lunation
        new += -0.40720 * sin(moon) + 0.17241 * sin(sun) + 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * node)
        new += 0.00739 * sin(moon - sun) - 0.00514 * sin(moon + sun)
        day = date.fromordinal(floor(new - _JULIAN_DAYS + 8 / 24))
        if date(year, 1, 21) <= day <= date(year, 2, 20):
            return day
    return None
