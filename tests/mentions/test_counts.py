"""Counts: how many people are exchanged, and whose they are."""

from datetime import date

import pytest

from tracker.mentions import actors, counts


def read(text, language):
    found = counts.find(text, language, actors.find(text, language, date(2026, 2, 6)))
    return [(count.total, dict(count.by_party)) for count in found]


RU_UA = {"RU": "Russia", "UA": "Ukraine"}


@pytest.mark.parametrize(
    ("language", "text", "total", "by_party"),
    [
        # each side
        ("de", "Russland und die Ukraine tauschten je 500 Gefangene aus.", 1000, {"RU": 500, "UA": 500}),
        ("de", "Moskau und Kiew übergaben jeweils 157 Soldaten.", 314, {"RU": 157, "UA": 157}),
        ("en", "Russia and Ukraine exchanged 1,000 prisoners each.", 2000, {"RU": 1000, "UA": 1000}),
        ("en", "Armenia and Azerbaijan: each side will return the bodies of 60 soldiers.", 120, {"AM": 60, "AZ": 60}),
        ("fr", "La Russie et l'Ukraine ont échangé 246 prisonniers de part et d'autre.", 492, {"RU": 246, "UA": 246}),
        ("es", "Rusia y Ucrania canjearon 307 prisioneros cada una.", 614, {"RU": 307, "UA": 307}),
        ("uk", "Україна та Росія погодилися обміняти по 1200 полонених.", 2400, {"RU": 1200, "UA": 1200}),
        ("ru", "Россия и Украина вернули по 300 пленных с каждой стороны.", 600, {"RU": 300, "UA": 300}),
        # one number for another
        ("uk", "Україна та Росія провели обмін за формулою 250 на 250.", 500, {"RU": 250, "UA": 250}),
        ("ru", "Россия и Украина завершили обмен пленными по формуле «500 на 500».", 1000, {"RU": 500, "UA": 500}),
        (
            "en",
            "Russia and Ukraine agreed to swap a thousand prisoners for a thousand.",
            2000,
            {"RU": 1000, "UA": 1000},
        ),
        ("de", "Ausgetauscht wurden 32 Armenier gegen zwei Aserbaidschaner.", 34, {"AM": 32, "AZ": 2}),
        ("en", "215 Ukrainians were exchanged for 56 prisoners from the Russian side.", 271, {"RU": 56, "UA": 215}),
        ("fr", "Échange : trente-deux Arméniens contre deux Azerbaïdjanais.", 34, {"AM": 32, "AZ": 2}),
        ("es", "Hamás liberó a tres rehenes israelíes a cambio de 90 presos palestinos.", 93, {"IL": 3, "PS": 90}),
        # two sides named
        ("de", "157 Russen und 157 Ukrainer kehrten heim, insgesamt 314.", 314, {"RU": 157, "UA": 157}),
        ("de", "Frei kamen 157 Ukrainer und ebenso viele Russen.", 314, {"RU": 157, "UA": 157}),
        ("de", "314 Gefangene kamen frei, je zur Hälfte Russen und Ukrainer.", 314, {"RU": 157, "UA": 157}),
        # one side only
        ("de", "Bei dem Austausch kehrten 189 Ukrainer zurück.", None, {"UA": 189}),
        ("en", "Israel released 90 Palestinians.", None, {"PS": 90}),
        ("de", "Im Gefangenenaustausch mit Russland bekam Kiew 185 Soldaten und 20 Zivilisten.", None, {"UA": 205}),
        ("en", "Thailand released 18 Cambodian soldiers.", None, {"KH": 18}),
        ("uk", "Україна повернула з російського полону 157 людей, серед них 7 цивільних.", None, {"UA": 157}),
        ("uk", "Україна передала Росії 175 полонених.", None, {"RU": 175}),
        ("de", "Kiew übergibt 222 Gefangene an die Separatisten.", None, {"separatists": 222}),
        # the dead are handed over by one side
        ("de", "Russland übergab der Ukraine 1000 Leichname.", 1000, {"UA": 1000}),
        ("de", "Russland übergab 6.000 Leichname an die Ukraine.", 6000, {"UA": 6000}),
        ("es", "Rusia entregó 1.212 cuerpos de soldados ucranianos.", 1212, {"UA": 1212}),
        ("fr", "La Russie a remis à l'Ukraine les corps de 1 212 soldats.", 1212, {"UA": 1212}),
        # nobody's
        ("en", "More than 390 prisoners were exchanged.", 390, {}),
        ("en", "Twenty-two hostages were released.", 22, {}),
        ("uk", "Обміняли тисячу полонених.", 1000, {}),
    ],
)
def test_a_sentence_tells_its_number(language, text, total, by_party):
    assert read(text, language) == [(total, by_party)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Thousands of prisoners were exchanged."),
        ("en", "Several hundred prisoners were freed."),
        ("en", "42 soldiers were killed."),
        ("en", "The prisoners were exchanged on 5 February 2026 after 12 hours."),
        ("en", "Prisoners returned; 35% of the $400 was spent at 12:30."),
        ("de", "Am 31. Dezember sollen alle Gefangenen getauscht werden."),
        ("de", "Der Austausch von Gefangenen dauerte 72 Stunden."),
        ("fr", "Avant le 31 décembre, tous les prisonniers doivent être échangés."),
        ("uk", "Попередній обмін відбувся 2 жовтня 2025 року."),
        ("en", "Iran and six world powers missed the deadline."),
        ("it", "Scambiati 20 prigionieri."),
    ],
)
def test_other_numbers_are_not_people(language, text):
    assert read(text, language) == []


def test_a_part_is_not_added_to_the_whole():
    text = "Israel released 1,968 Palestinians, 250 of them serving long sentences."
    assert read(text, "en") == [(None, {"PS": 1968})]


def test_prisoners_and_bodies_are_counted_apart():
    text = "Russia and Ukraine swapped 1,200 prisoners each. Russia offered to return 3,000 bodies to Ukraine."
    assert read(text, "en") == [(2400, {"RU": 1200, "UA": 1200}), (3000, {"UA": 3000})]


def test_as_many_counts_on_from_the_sentence_before():
    text = "Україна повернула з російського полону 157 людей. Стільки ж полонених отримала Росія."
    assert read(text, "uk") == [(None, {"UA": 157}), (None, {"RU": 157})]


def test_sides_are_those_that_fight_not_those_that_broker():
    text = (
        "The United States and the Emirates spoke of progress. The United States announced it. "
        "Russia and Ukraine exchanged prisoners again. The last swap freed 157 people on either side."
    )
    assert read(text, "en") == [(314, {"RU": 157, "UA": 157})]


def test_the_span_covers_the_numbers():
    text = "Ausgetauscht wurden 32 Armenier gegen zwei Aserbaidschaner."
    (count,) = counts.find(text, "de", actors.find(text, "de", None))
    assert text[slice(*count.span)] == "32 Armenier gegen zwei"
