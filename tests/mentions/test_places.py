"""Places: cities, sites and countries by their English names, where the text says that something is there."""

import pytest

from tracker import paths
from tracker.mentions import cities, places


def names(text, language="en"):
    return [place.name for place in places.find(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die Runde in Genf, danach in Scharm el-Scheich.", ["Geneva", "Sharm el-Sheikh"]),
        ("de", "Im Genfer Palais und bei den Doha-Gesprächen.", ["Geneva", "Doha"]),
        ("en", "Talks in Istanbul, then in Jeddah and London.", ["Istanbul", "Jeddah", "London"]),
        ("en", "A truce in Gaza.", ["Gaza Strip"]),
        ("en", "28 February: first meeting, Gomel region", ["Gomel region"]),
        ("fr", "Réunis à Genève, à Abou Dhabi et à La Havane.", ["Geneva", "Abu Dhabi", "Havana"]),
        ("es", "Se reunieron en Ginebra y en La Habana.", ["Geneva", "Havana"]),
        ("uk", "Зустріч у Женеві та в Стамбулі, потім в Абу-Дабі.", ["Geneva", "Istanbul", "Abu Dhabi"]),
        ("ru", "Переговоры в Стамбуле и в Женеве, летом в Брюсселе.", ["Istanbul", "Geneva", "Brussels"]),
    ],
)
def test_cities_are_found_in_the_forms_of_their_language(language, text, expected):
    assert names(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They met in Turkey.", ["Turkey"]),
        ("en", "The round was hosted by Oman.", ["Oman"]),
        ("de", "Treffen in der Türkei, im Iran.", ["Turkey", "Iran"]),
        ("uk", "Переговори приймала Туреччина.", ["Turkey"]),
        ("en", "Turkey objected.", []),
        ("fr", "La Russie a remis la liste à l'Ukraine.", []),
    ],
)
def test_countries_are_places_only_where_something_is_there(language, text, expected):
    assert names(text, language) == expected


def test_countries_say_that_they_are():
    (place,) = places.find("Talks in Turkey", "en")
    assert (place.name, place.country, place.is_country) == ("Turkey", "TR", True)
    (place,) = places.find("Talks in Istanbul", "en")
    assert (place.name, place.country, place.is_country) == ("Istanbul", "TR", False)


def test_a_capital_that_acts_is_no_place():
    assert names("Kyiv and Moscow agreed.") == []
    assert names("They flew to Moscow after the Vienna talks.") == ["Moscow", "Vienna"]
    assert names("second round, Vienna\nthird round, Minsk") == ["Vienna", "Minsk"]


def test_a_seat_is_its_capital_where_something_happens_in_it():
    assert names("They met in the White House. The Kremlin objected.") == ["Washington"]


def test_a_dateline_is_no_place():
    assert names("GENEVA (Reuters) - A meeting in Lausanne ended.") == ["Lausanne"]
    assert names("Kiew (dpa) - Treffen in Wien.", "de") == ["Vienna"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Reading the text was nice. A split decision."),
        ("de", "Das Essen war gut, die Halle voll. Der Rest ging."),
        ("fr", "Tours et détours, nice et lente. Trêves et combats."),
        ("uk", "Бути чи не бути. Багато людей. Того року."),
        ("ru", "Герой того времени."),
        ("en", "Hamas answered; the Washington Post asked."),
    ],
)
def test_ordinary_words_are_no_places(language, text):
    assert names(text, language) == []


def test_a_word_that_is_a_city_is_one_behind_a_preposition():
    assert names("Das Essen schmeckte.", "de") == []
    assert names("Die Runde in Essen endete.", "de") == ["Essen"]


def test_spans_cut_the_text_where_the_place_stands():
    text = "Zuerst in Genève – dann in Belém."
    assert [text[slice(*place.span)] for place in places.find(text, "de")] == ["Genève", "Belém"]


def test_the_table_is_small_and_attributed():
    path = paths.data() / "places.tsv"
    assert path.stat().st_size < 1_500_000
    assert "CC BY 4.0" in path.read_text(encoding="utf-8").partition("name\t")[0]


def test_every_language_knows_the_capitals():
    for language in ("de", "en", "fr", "es", "uk", "ru"):
        countries = {row.city.country for row in cities.names(language) if row.city.capital}
        assert len(countries) > 150, language


def test_an_unknown_language_has_the_english_names():
    assert [row.name for row in cities.names("tlh")] == [row.name for row in cities.names("en")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They were swapped at the Belarusian border.", ["Belarus"]),
        ("uk", "Обмін відбувся на кордоні з Білоруссю.", ["Belarus"]),
        ("en", "A clash on the Russian-Ukrainian border.", []),
        ("en", "Talks in the Egyptian capital.", ["Cairo"]),
        ("de", "Treffen in der omanischen Hauptstadt.", ["Muscat"]),
        ("fr", "Réunis dans la capitale qatarienne.", ["Doha"]),
    ],
)
def test_borders_and_capitals_are_told_by_adjectives(language, text, expected):
    assert names(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "name", "country"),
    [
        ("en", "They met in the Thai port of Sattahip on Friday.", "Sattahip", "TH"),
        ("en", "Talks in Ostwick, Denmark, ended on Sunday.", "Ostwick", "DK"),
        ("de", "Sie tagten im thailändischen Sattahip.", "Sattahip", "TH"),
        ("de", "Das Treffen fand im türkischen Badeort Xanlar statt.", "Xanlar", None),
        ("ru", "Встреча прошла в Баткене.", "Batken", "KG"),
        ("en", "Guests of the Secretary-General in New York, they talked.", "New York", "US"),
    ],
)
def test_a_small_town_is_a_place_where_something_is_said_to_be_there(language, text, name, country) -> None:
    assert [(place.name, place.country) for place in places.find(text, language)] == [(name, country)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mr Sattahip said nothing."),
        ("de", "Verhandlungen in Runden, Dänemark wartet."),
        ("en", "In Parliament, no."),
    ],
)
def test_a_name_is_no_place_only_because_of_its_capital(language, text) -> None:
    assert places.find(text, language) == []
