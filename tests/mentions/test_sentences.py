"""Sentences: whole, never cut inside a date, headings and lines of a list on their own."""

from datetime import date

import pytest

from tracker.dates.finding import find
from tracker.mentions.sentences import outline, sentences

DAY = date(2026, 2, 7)


def pieces(text: str, language: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, language, find(text, language, DAY))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Sie kamen am 5. Februar. Dann gingen sie.", ["Sie kamen am 5. Februar.", "Dann gingen sie."]),
        ("de", "Vom 14.12. bis 15.12.2025 wurde beraten. Ende.", ["Vom 14.12. bis 15.12.2025 wurde beraten.", "Ende."]),
        ("en", "Umerov said no. Ukraine proposed a round.", ["Umerov said no.", "Ukraine proposed a round."]),
        (
            "en",
            "They meet on Feb. 17-18 in Geneva. Kyiv agreed.",
            ["They meet on Feb. 17-18 in Geneva.", "Kyiv agreed."],
        ),
    ],
)
def test_sentences_are_whole(language: str, text: str, expected: list[str]) -> None:
    assert pieces(text, language) == expected


@pytest.mark.parametrize(
    ("language", "line", "rest"),
    [
        ("de", "Kiew (nla) - Die Gespräche beginnen.", "Die Gespräche beginnen."),
        ("en", "MOSCOW, Feb 13 (Norwire) - Talks will resume.", "Talks will resume."),
        ("ru", "МОСКВА, 13 февраля. /Агентство «Волна»/. Раунд пройдёт в Женеве.", "Раунд пройдёт в Женеве."),
        ("de", "1. Die Delegationen kamen zusammen.", "Die Delegationen kamen zusammen."),
    ],
)
def test_a_dateline_is_no_part_of_the_sentence(language: str, line: str, rest: str) -> None:
    assert pieces(line, language) == [rest]


def test_headings_and_lines_of_a_list() -> None:
    text = (
        "Frist bis Sommer\n\n5. September 2014: Ein Protokoll wird unterzeichnet.\n\nDie Gespräche endeten am Montag."
    )
    lines = outline(text, "de", find(text, "de", DAY))
    assert [(line.heading, line.listed) for line in lines] == [(True, False), (False, True), (False, False)]
    assert text[lines[1].span.start : lines[1].span.end].startswith("5. September 2014")


def test_offsets_are_code_points_of_the_text() -> None:
    text = "🕊️ Erste Zeile.\n\n  Zweite Zeile mit Rand.  \n"
    for span in sentences(text, "de", ()):
        assert text[span.start : span.end] == text[span.start : span.end].strip() != ""
