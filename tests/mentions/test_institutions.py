"""Disputes between sides that no list knows: a council, a clinic, a union of its own name."""

from datetime import date

import pytest

from tracker.mentions import actors

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
