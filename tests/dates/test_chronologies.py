"""Chronologies: a line without a year goes on from the line before it."""

from datetime import date

import pytest

from tracker.dates.finding import find

TODAY = date(2020, 11, 20)


def _days(text: str, language: str) -> list[str]:
    return [timex.value for timex in find(text, language, TODAY) if timex.value[:1] in "12"]


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        (
            "en",
            "5 October 1995: The sides agree.\n\n1 November: They sit down.\n\n14 December: They sign.\n",
            ["1995-10-05", "1995-11-01", "1995-12-14"],
        ),
        (
            "de",
            "5. Oktober 1995 – Die Seiten einigen sich.\n14. Dezember – Sie unterzeichnen.\n19. Januar – Ende.\n",
            ["1995-10-05", "1995-12-14", "1996-01-19"],
        ),
        (
            "uk",
            "5 жовтня 1995 року. Сторони погоджуються.\n1 листопада. Сідають за стіл.\n14 грудня. Підписують угоду.\n",
            ["1995-10-05", "1995-11-01", "1995-12-14"],
        ),
        (
            "fr",
            "14 décembre 1995 : signature.\n1er novembre 1995 : début.\n5 octobre : accord.\n",
            ["1995-12-14", "1995-11-01", "1995-10-05"],
        ),
    ],
)
def test_a_line_takes_its_year_from_the_line_before(language: str, text: str, days: list[str]):
    assert _days(text, language) == days


def test_days_in_prose_stay_near_the_day_of_writing():
    text = "It was signed on 14 December 1995.\n\nOn 12 November the ministers met again.\n"
    assert _days(text, "en") == ["1995-12-14", "2020-11-12"]


def test_a_ticker_without_a_year_stays_near_the_day_of_writing():
    text = "19 November: They meet.\n\n18 November: They travel.\n"
    assert _days(text, "en") == ["2020-11-19", "2020-11-18"]


def test_a_day_after_its_year_and_a_tale_that_goes_on_without_one() -> None:
    text = "2000, 12 December. A treaty is signed.\n2002, 29 August. The last men go home.\n"
    assert _days(text, "en")[1::2] == ["2000-12-12", "2002-08-29"]
    tale = "The truce began on 12 October 1995. On 1 March three presidents flew in. On 21 April they signed."
    assert _days(tale, "en") == ["1995-10-12", "1996-03-01", "1996-04-21"]
