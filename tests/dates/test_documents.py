"""Rows in, rows out: the form in which corpora of time expressions are scored."""

import pytest

from tracker.dates.documents import timexes_of


def test_rows():
    row = {"doc": "a", "lang": "de", "dct": "2026-02-07T15:56:00", "text": "Sie trafen sich am Donnerstag."}
    assert timexes_of(row) == {
        "doc": "a",
        "timexes": [{"start": 19, "end": 29, "text": "Donnerstag", "type": "DATE", "value": "2026-02-05"}],
    }


def test_without_a_date():
    assert timexes_of({"doc": "a", "lang": "en", "dct": None, "text": "in 2015"})["timexes"][0]["value"] == "2015"


def test_what_is_wrong_is_told():
    with pytest.raises(ValueError):
        timexes_of({"doc": "a", "lang": "en", "dct": "yesterday", "text": ""})
    with pytest.raises(KeyError):
        timexes_of({"doc": "a"})
