"""The date field reads what the program writes and what people type."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dates.test_edtf import whens
from tracker.dates.edtf import to_edtf
from tracker.dates.typed import parse
from tracker.dates.when import NEVER
from tracker.dates.wording import words

TODAY = date(2026, 2, 7)  # a Saturday


@settings(derandomize=True, max_examples=400, deadline=None)
@given(whens(), st.sampled_from(["de", "en"]), st.booleans())
def test_words_are_read_back(when, language, weekday):
    assert parse(words(when, language, weekday=weekday), language, TODAY) == when


@settings(derandomize=True, max_examples=100, deadline=None)
@given(whens())
def test_edtf_is_read(when):
    assert parse(to_edtf(when), "en", TODAY) == when


@pytest.mark.parametrize(
    ("edtf", "english", "german"),
    [
        ("2026-02-05", "5 February 2026", "5. Februar 2026"),
        ("2026-02-04/2026-02-06", "4–6 February 2026", "4.–6. Februar 2026"),
        ("2026-01-30/2026-02-02", "30 January 2026 – 2 February 2026", "30. Januar 2026 – 2. Februar 2026"),
        ("2026-W07", "week of 9 February 2026", "Woche vom 9. Februar 2026"),
        ("2026-06", "June 2026", "Juni 2026"),
        ("2026-05/2026-07", "May–July 2026", "Mai–Juli 2026"),
        ("2026-35", "Q3 2026", "3. Quartal 2026"),
        ("2026-22", "summer 2026", "Sommer 2026"),
        ("2025-24", "winter 2025/26", "Winter 2025/26"),
        ("2026", "2026", "2026"),
        ("XXXX", "date unknown", "Datum unbekannt"),
    ],
)
def test_wording(edtf, english, german):
    when = parse(edtf, "en", TODAY)
    assert (words(when, "en"), words(when, "de")) == (english, german)


def test_the_weekday_is_named_where_asked():
    when = parse("2026-02-05", "en", TODAY)
    assert words(when, "en", weekday=True) == "Thursday, 5 February 2026"
    assert words(when, "de", weekday=True) == "Donnerstag, 5. Februar 2026"


def test_a_language_without_wording_is_told():
    with pytest.raises(ValueError, match="pl"):
        words(NEVER, "pl")


@pytest.mark.parametrize(
    ("typed", "language", "edtf"),
    [
        ("5.2.", "de", "2026-02-05"),
        ("5.2.26", "de", "2026-02-05"),
        ("05/02/2026", "de", "2026-02-05"),
        ("05/02/2026", "en", "2026-05-02"),
        ("2/2026", "en", "2026-02"),
        ("Juni 2026", "de", "2026-06"),
        ("juni", "de", "2026-06"),
        ("Ende Juni", "de", "2026-06"),
        ("end of June", "en", "2026-06"),
        ("by the end of June", "en", "2026-06-30"),
        ("nächsten freitag", "de", "2026-02-13"),
        ("next Friday", "en", "2026-02-13"),
        ("gestern", "de", "2026-02-06"),
        ("in 3 days", "en", "2026-02-10"),
        ("vor zwei Wochen", "de", "2026-W04"),
        ("23./24. Januar", "de", "2026-01-23/2026-01-24"),
        ("Feb 17-18", "en", "2026-02-17/2026-02-18"),
        ("5 février 2026", "de", "2026-02-05"),
        ("le 5 février", "fr", "2026-02-05"),
        ("el 3 de mayo de 2026", "es", "2026-05-03"),
        ("завтра", "ru", "2026-02-08"),
        ("5 лютого 2026", "uk", "2026-02-05"),
        ("2026 Feb 5", "en", "2026-02-05"),
        ("day after tomorrow", "en", "2026-02-09"),
        ("KW 7", "de", "2026-W07"),
    ],
)
def test_typed(typed, language, edtf):
    when = parse(typed, language, TODAY)
    assert when is not None
    assert to_edtf(when) == edtf


@pytest.mark.parametrize("typed", ["", "   ", "hello", "round two", "x" * 500, "31.2.2026", "13/2026"])
def test_what_is_no_date_is_none(typed):
    assert parse(typed, "en", TODAY) is None
