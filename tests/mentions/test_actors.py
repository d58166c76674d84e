"""Actors: who is named, in six languages, and what only looks like a name."""

import itertools
import tomllib
from datetime import date

import pytest

from tracker import paths
from tracker.languages import packs
from tracker.mentions import actors

DAY = date(2026, 2, 6)


def codes(text, language="en", day=DAY):
    return [actor.code for actor in actors.find(text, language, day)]


def roles(text, language="en", day=DAY):
    return {text[slice(*actor.span)]: actor.role for actor in actors.find(text, language, day)}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die Runde zwischen Russland, der Ukraine und den Vereinigten Staaten endete.", ["RU", "UA", "US"]),
        ("de", "Selenskyjs Unterhändler traf Putins Gesandten und den US-Gesandten Witkoff.", ["UA", "RU", "US", "US"]),
        (
            "de",
            "Die russisch-ukrainischen Gespräche, sagte der türkische Außenminister Fidan.",
            ["RU", "UA", "TR", "TR"],
        ),
        ("de", "Das Weiße Haus drohte dem Kreml, Teheran schwieg.", ["US", "RU", "IR"]),
        ("de", "Die Vereinten Nationen, das Rote Kreuz und die IAEO vermittelten.", ["UN", "ICRC", "IAEA"]),
        ("en", "Russia's envoy met U.S. and Ukrainian negotiators.", ["RU", "US", "UA"]),
        ("en", "Kyiv and Moscow agreed, the White House said.", ["UA", "RU", "US"]),
        ("en", "RUSSIA AND UKRAINE MEET", ["RU", "UA"]),
        ("en", "The DR Congo, Rwanda and the M23 rebels signed.", ["CD", "RW", "M23"]),
        ("fr", "Les Américains et l'Iran, les ministres arménien et azerbaïdjanais.", ["US", "IR", "AM", "AZ"]),
        (
            "fr",
            "Le gouvernement congolais et le M23, la Maison-Blanche et l’Union européenne.",
            ["CD", "M23", "US", "EU"],
        ),
        ("es", "El Gobierno de Colombia, el ELN y EE. UU. con los rusos.", ["CO", "ELN", "US", "RU"]),
        ("uk", "Україна подякувала Об'єднаним Арабським Еміратам і Сполученим Штатам.", ["UA", "AE", "US"]),
        ("uk", "Розмова Зеленського з Ердоганом і російською делегацією.", ["UA", "TR", "RU"]),
        ("ru", "Переговоры с Соединёнными Штатами вели Лавров и украинская делегация.", ["US", "RU", "UA"]),
        ("ru", "Армяно-азербайджанские переговоры, сказал Пашинян Алиеву.", ["AM", "AZ", "AM", "AZ"]),
    ],
)
def test_names_of_every_kind_are_read_in_their_forms(language, text, expected):
    assert codes(text, language) == expected


def test_each_name_has_its_span_and_role():
    text = "Ukraine, the Kremlin, Tehran, Russians, Witkoff and Hamas."
    assert roles(text) == {
        "Ukraine": "state",
        "Kremlin": "seat",
        "Tehran": "capital",
        "Russians": "demonym",
        "Witkoff": "person",
        "Hamas": "organisation",
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Michael Jordan flew in."),
        ("en", "They told us it may be so; the turkey and the china were cold."),
        ("en", "The storm crossed Georgia and New Mexico."),
        ("en", "A Roman road in Nigeria's neighbour."[:12]),
        ("en", "The delegations met in Geneva, in Turkey and in the Kremlin."),
        ("en", "The Minsk agreement and the Ukraine war."),
        ("en", "GENEVA (Reuters) - A meeting ended."),
        ("de", "Im Weißen Haus und in Moskau, in der Türkei und im Iran."),
        ("de", "Seit dem Ukraine-Krieg steht es in der Washington Post."),
        ("uk", "Додому поїхали всі. Того дня в Стамбулі."),
        ("ru", "Того же дня в Москве."),
        ("fr", "Six prisonniers à Paris, en Suisse, aux États-Unis."),
    ],
)
def test_words_that_only_look_like_actors_are_none(language, text):
    assert codes(text, language) == []


def test_states_that_follow_in_a_list_of_places_are_places_too():
    assert codes("Talks in Turkey, Qatar and Oman; Israel declined.") == ["IL"]


def test_a_state_that_is_also_a_name_needs_company():
    assert codes("Georgia protested; the Georgian envoy left Tbilisi's palace.") == ["GE", "GE", "GE"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2015, 1, 1), []),
        (date(2016, 12, 1), ["US"]),
        (date(2023, 1, 1), ["US"]),
        (date(2026, 1, 1), ["US"]),
    ],
)
def test_an_office_holder_stands_for_nobody_before_the_office(day, expected):
    assert codes("Trump spoke.", "en", day) == expected


def test_an_office_holder_stands_for_the_last_office_held():
    assert codes("Rutte spoke.", "en", date(2020, 1, 1)) == ["NL"]
    assert codes("Rutte spoke.", "en", date(2026, 1, 1)) == ["NATO"]
    assert codes("Rutte spoke.", "en", None) == ["NATO"]


def test_organisations_that_no_list_knows_are_found_by_what_introduces_them():
    assert codes("Die Gewerkschaft ÖXD streikt. Die Arbeitgeber antworteten der ÖXD.", "de") == ["ÖXD", "ÖXD"]
    assert codes("The QZX union voted. QZX members left.", "en") == ["QZX", "QZX"]
    assert codes("Le syndicat QZX a signé.", "fr") == ["QZX"]
    assert codes("QZX members left.", "en") == []


def test_states_counted_up_are_the_unit_that_the_article_names():
    text = "Britain, France and Germany, the so-called E3, wrote to Iran."
    assert codes(text) == ["E3", "E3", "IR"]
    assert codes("Britain, France and Germany wrote to Iran.") == ["GB", "FR", "DE", "IR"]


def test_one_name_can_stand_for_several_states():
    found = actors.find("Die fünf Vetomächte und der Iran.", "de", DAY)
    assert [actor.code for actor in found] == ["CN", "FR", "GB", "RU", "US", "IR"]
    assert len({actor.span for actor in found}) == 2


def test_spans_are_in_order_and_cut_the_text_where_the_name_stands():
    text = "Der Außenminister Erdoğans – und die USA: Russlands Einwände, E3, P5+1."
    found = actors.find(text, "de", DAY)
    assert [text[slice(*actor.span)] for actor in found] == ["Erdoğans", "USA", "Russlands", "E3", "P5+1"]
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(found))


def test_a_language_without_a_pack_still_knows_the_states_that_cldr_names():
    assert codes("Italia e Francia si incontrano.", "it") == ["IT", "FR"]
    assert codes("Anything", "tlh") == []


def test_every_demonym_and_state_of_the_packs_has_a_code_that_all_six_languages_share():
    tables = {code: packs.table(code, "actors")["demonyms"] for code in ("de", "en", "fr", "es", "uk", "ru")}
    listed = {frozenset(table) for table in tables.values()}
    assert len(listed) == 1
    assert all(len(code) == 2 and code.isupper() for code in next(iter(listed)))


def test_offices_are_months_in_order():
    people = tomllib.loads((paths.data() / "actors.toml").read_text(encoding="utf-8"))["people"]
    for name, row in people.items():
        assert row["names"], name
        for intervals in (value for key, value in row.items() if key != "names"):
            for interval in intervals:
                first, last = interval.split("/")
                assert len(first) == 7, name
                assert last == ".." or first < last, name


def test_a_ministry_in_a_capital_acts():
    assert codes("The Defence Ministry in Moscow announced it in Minsk.") == ["RU"]
    assert codes("Das Verteidigungsministerium in Moskau teilte in Minsk mit.", "de") == ["RU"]


def test_a_person_named_in_full_is_known_by_the_surname():
    assert codes("António Costa spoke first. Later Costa left with Costa's staff.") == ["EU", "EU", "EU"]
    assert codes("Later Costa left.") == []
    assert codes("Theresa May spoke in May.", "en", date(2018, 1, 1)) == ["GB"]


def test_a_name_spelt_out_before_its_acronym_introduces_it():
    text = "Talks with the Northern Bakers' Guild (NBG) failed. The NBG left. A report (PDF) followed."
    assert codes(text) == ["NBG", "NBG", "NBG"]
    assert codes("The Ferry Guild of America (FGA) struck.") == ["FGA", "FGA"]
    assert codes("Die Nordberger Backbetriebe (NBB) und die Gewerkschaft QZX.", "de") == ["NBB", "NBB", "QZX"]


def test_the_government_is_that_of_the_state_that_an_article_about_rebels_is_about():
    text = "Colombia and the ELN met. The government and the ELN rebels agreed. The Cuban government hosts them."
    assert codes(text) == ["CO", "ELN", "CO", "ELN", "CU"]
    assert codes("Colombia and Cuba met. The government agreed.") == ["CO", "CU"]


def test_an_adjective_before_a_city_only_says_where_it_is() -> None:
    assert codes("Delegations of Sudan met in the Saudi port city. The Jordanian capital was quiet.") == ["SD"]


def test_the_government_in_a_capital_acts() -> None:
    assert "CD" in codes("Die Regierung in Kinshasa und die Rebellen der M23 einigten sich.", "de")


def test_the_government_is_that_of_the_state_that_rebels_are_up_against() -> None:
    assert codes("The government and Renamo signed a truce.") == ["MZ", "Renamo"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FARC and Colombia met. The rebels left.", ["FARC", "CO", "FARC"]),
        ("The pilots' union ABC struck against Lufthansa. The company called the union.", ["ABC", "Lufthansa"] * 2),
        ("Hamas spoke. The Israeli government did not.", ["Hamas", "IL"]),
        ("The rebels left, and the union stayed.", []),
    ],
)
def test_a_side_is_meant_by_what_it_is(text: str, expected: list[str]) -> None:
    found = codes(text)
    assert sorted(found) == sorted(expected)


def test_of_several_employers_the_one_named_last_is_meant() -> None:
    text = "Ver.di spoke with VKA. Later ver.di met Deutsche Post, and the company paid."
    assert codes(text)[-1] == "Deutsche Post"
