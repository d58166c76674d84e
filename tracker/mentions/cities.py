"""The table of cities with their names in each language (data/places.tsv), and the sites a pack adds."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tracker import paths

_ALSO_A_WORD = "?"  # before a name in the table


class City(NamedTuple):
    """A city: its English name, its state's ISO 3166-1 code, whether it is the capital."""

    name: str
    country: str
    capital: bool


class CityName(NamedTuple):
    """What a language calls a city; `word` where it is also an ordinary word."""

    name: str
    city: City
    word: bool


@lru_cache(maxsize=8)
def names(language: str) -> tuple[CityName, ...]:
    """Return a language's names of cities, capitals and large ones first; the English ones where it has none."""
    found: list[CityName] = []
    column = None
    for line in (paths.data() / "places.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if column is None:
            column = cells.index(language if language in cells[3:] else "en")
            continue
        city = City(cells[0], cells[1], bool(cells[2]))
        found.extend(
            CityName(name.removeprefix(_ALSO_A_WORD), city, name.startswith(_ALSO_A_WORD))
            for name in cells[column].split("|")
            if name
        )
    return tuple(found)


def by_english_name(name: str) -> City | None:
    """Return the largest city of this English name."""
    return next((row.city for row in names("en") if row.city.name == name), None)


def capitals(language: str) -> Iterator[tuple[str, City]]:
    """Yield a language's names of the capitals."""
    return ((name, city) for name, city, word in names(language) if city.capital and not word)


@lru_cache(maxsize=1)
def _capitals() -> dict[str, str]:
    return {row.city.country: row.city.name for row in reversed(names("en")) if row.city.capital}


def capital_of(country: str) -> str | None:
    """Return the English name of a state's capital; None where the table has none."""
    return _capitals().get(country)
