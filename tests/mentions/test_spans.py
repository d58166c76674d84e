"""Spans: beginnings, ends and lengths told in different places."""

from datetime import date

import pytest

from tracker.articles.article import Known, Published
from tracker.mentions.extraction import extract


def _told(text: str, language: str, day: date) -> list[str]:
    mentions = extract(text, language, Published(day, None, Known.TEXT))
    return [f"{mention.facts.kind} {mention.facts.when.start} {mention.facts.when.end}" for mention in mentions]


@pytest.mark.parametrize(
    ("language", "day", "text", "told"),
    [
        (
            "de",
            date(2025, 8, 16),
            "Die am 5. August eröffnete Verhandlungsrunde zwischen Moskau und Kiew in Genf endete am Freitag.",
            "negotiation_round 2025-08-05 2025-08-15",
        ),
        (
            "en",
            date(2022, 6, 14),
            "The truce between Yemen and Saudi Arabia has been extended until 2 August. It came into force on 2 April.",
            "ceasefire 2022-04-02 2022-08-02",
        ),
        (
            "ru",
            date(2022, 8, 3),
            "Перемирие между Йеменом и Саудовской Аравией, вступившее в силу 2 апреля, было продлено до 2 октября.",
            "ceasefire 2022-04-02 2022-10-02",
        ),
        (
            "fr",
            date(2023, 5, 21),
            "Le cessez-le-feu de soixante-douze heures entre Israël et le Hamas a commencé le 24 avril.",
            "ceasefire 2023-04-24 2023-04-26",
        ),
        (
            "en",
            date(2017, 11, 24),
            "Russia proposed a Christmas ceasefire with Ukraine lasting from December 24 to January 2.",
            "ceasefire 2017-12-24 2018-01-02",
        ),
        (
            "uk",
            date(2020, 1, 15),
            "18:05 Останній раунд переговорів між США та Китаєм відбувся у Вашингтоні 10–11 жовтня.",
            "negotiation_round 2019-10-10 2019-10-11",
        ),
    ],
)
def test_from_when_to_when(language: str, day: date, text: str, told: str):
    assert told in _told(text, language, day)
