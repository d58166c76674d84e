"""Disputes between sides that no list knows: a council, a clinic, a union of its own name."""

from datetime import date

import pytest

from tracker.articles.article import Known, Published
from tracker.mentions import actors, extraction

DAY = date(2025, 3, 10)


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        (
            "en",
            "Talks of Alster Valley school district and the Alster Federation of Nurses ended. The district is glad.",
            ["Alster Valley school district", "Alster Federation of Nurses", "Alster Valley school district"],
        ),
        (
            "de",
            "Vor dem Tor des Klinikums Alstertal stand ver.di. Das Klinikum schwieg.",
            ["Klinikum Alstertal", "ver.di", "Klinikum Alstertal"],
        ),
        (
            "es",
            "El Sindicato de Pilotos y Aerolíneas del Norte negocian.",
            ["Sindicato de Pilotos", "Aerolíneas del Norte"],
        ),
        (
            "fr",
            "L'Hôpital Lacroix et le Syndicat des Soignants négocient.",
            ["Hôpital Lacroix", "Syndicat des Soignants"],
        ),
    ],
)
def test_an_institution_is_a_side_where_no_other_is_named(language: str, text: str, codes: list[str]) -> None:
    assert [actor.code for actor in actors.find(text, language, DAY)] == codes


def test_beside_states_an_institution_is_no_side() -> None:
    text = "Iran and Iraq met at Harlow College. Iran thanked Harlow College; Iraq did not."
    assert {actor.code for actor in actors.find(text, "en", DAY)} == {"IR", "IQ"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "PRO-GE und GPA verhandelten am Montag mit dem Verband WKO in Wien. Die WKO bot wenig.",
            ("GPA", "PRO-GE", "WKO"),
        ),
        (
            "fr",
            "La CGT et la CFDT ont rencontré lundi la direction de TotalEnergies.",
            ("CFDT", "CGT", "TotalEnergies"),
        ),
    ],
)
def test_unions_are_one_side_however_many_they_are(language: str, text: str, expected: tuple[str, ...]) -> None:
    found = [m.facts.parties for m in extraction.extract(text, language, Published(DAY, None, Known.USER))]
    assert found == [expected]
