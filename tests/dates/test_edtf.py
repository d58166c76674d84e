"""EDTF in both directions, without loss."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.dates.calendar import unit_of
from tracker.dates.edtf import from_edtf, to_edtf
from tracker.dates.when import NEVER, Precision, When

KNOWN = [precision for precision in Precision if precision is not Precision.UNKNOWN]
DAYS = st.dates(date(2, 1, 1), date(9900, 12, 31))


@st.composite
def whens(draw):
    """Windows of whole units and of any days, at every precision, and none."""
    if draw(st.booleans()) and draw(st.booleans()):
        return NEVER
    precision = draw(st.sampled_from(KNOWN))
    start = draw(DAYS)
    end = start + timedelta(days=draw(st.integers(0, 900)))
    if draw(st.booleans()):
        start, end = unit_of(precision.value, start).first, unit_of(precision.value, end).last
    return When(start, end, precision)


@settings(derandomize=True, max_examples=400, deadline=None)
@given(whens())
def test_lossless(when):
    assert from_edtf(to_edtf(when)) == when


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2026-02-05", "2026-02-05", "2026-02-05", "day"),
        ("2026-01-23/2026-01-24", "2026-01-23", "2026-01-24", "day"),
        ("2026-W07", "2026-02-09", "2026-02-15", "week"),
        ("2026-06", "2026-06-01", "2026-06-30", "month"),
        ("2026-33", "2026-01-01", "2026-03-31", "quarter"),
        ("2026-22", "2026-06-01", "2026-08-31", "season"),
        ("2025-24", "2025-12-01", "2026-02-28", "season"),
        ("2026", "2026-01-01", "2026-12-31", "year"),
        ("[2026-05-03..2026-06-17,2026-05]", "2026-05-03", "2026-06-17", "month"),
    ],
)
def test_forms(text, start, end, precision):
    when = from_edtf(text)
    assert (str(when.start), str(when.end), when.precision.value) == (start, end, precision)
    assert to_edtf(when) == text


def test_qualifiers_are_read():
    assert from_edtf("2026-06?") == from_edtf("2026-06~") == from_edtf("2026-06")
    assert from_edtf("XXXX-XX-XX") == NEVER


@pytest.mark.parametrize(
    "text",
    ["", "June 2026", "2026-13", "2026-02-30", "2026/..", "../2026", "2026-06/2026", "2027/2026", "2026-W54", "0000"],
)
def test_what_is_no_edtf_is_told(text):
    with pytest.raises(ValueError):
        from_edtf(text)
