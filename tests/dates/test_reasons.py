"""The reasons of a date can be told in each language of the interface."""

import pytest

from tracker.dates.finding import find
from tracker.dates.wording import reason
from tracker.languages.packs import codes, table


def test_every_reason_of_every_example_has_german_words():
    told = {
        words
        for code in codes()
        for rule in table(code, "dates").get("rule", ())
        for example in rule["examples"]
        for timex in find(example["text"], code, example["published"])
        for words in timex.reasons
    }
    assert len(told) > 100
    assert [words for words in told if reason(words, "de") == words] == []


def test_every_date_has_a_reason():
    unreasoned = [
        (code, timex.text)
        for code in codes()
        for rule in table(code, "dates").get("rule", ())
        for example in rule["examples"]
        for timex in find(example["text"], code, example["published"])
        if timex.when and not timex.reasons
    ]
    assert unreasoned == []


def test_the_tables_have_the_same_reasons():
    english, german = (table(code, "wording")["dates"]["reasons"] for code in ("en", "de"))
    assert list(english) == list(german)


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("seen from Saturday 2026-02-07", "gesehen von Samstag, 7. Februar 2026"),
        ("weekday, past: 'trafen'", "Wochentag, Vergangenheit: „trafen“"),
        ("weekday, a limit lies ahead", "Wochentag, eine Grenze liegt voraus"),
        ("the year of the date named before, 1940-08", "das Jahr des zuvor genannten Datums, August 1940"),
        ("10 days from Friday 2026-02-06", "10 Tage ab Freitag, 6. Februar 2026"),
        ("the month of 1941", "der Monat von 1941"),
        ("seen from 2026-W07", "gesehen von 2026-W07"),
        ("words that no table has", "words that no table has"),
    ],
)
def test_reasons_in_german(english, german):
    assert reason(english, "de") == german
    assert reason(english, "en") == english
    assert reason(english, "fr") == english  # a language without wording leaves them
