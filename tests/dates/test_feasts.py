"""Feasts fall on the days that their calendars give them; a feast that the moon decides is not sure of its day."""

from datetime import date, timedelta

import pytest

from tracker.dates.feasts import feast, feasts
from tracker.dates.finding import find


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("easter", date(2026, 4, 5)),
        ("orthodox_easter", date(2026, 4, 12)),
        ("orthodox_easter", date(2025, 4, 20)),
        ("pentecost", date(2026, 5, 24)),
        ("good_friday", date(2026, 4, 3)),
        ("orthodox_christmas", date(2026, 1, 7)),
        ("thanksgiving", date(2025, 11, 27)),
        ("memorial_day", date(2013, 5, 27)),
        ("passover", date(2024, 4, 23)),
        ("passover", date(2025, 4, 13)),
        ("rosh_hashanah", date(2023, 9, 16)),
        ("yom_kippur", date(1973, 10, 6)),
        ("purim", date(2025, 3, 14)),
        ("nowruz", date(2021, 3, 21)),
        ("nowruz", date(2024, 3, 20)),
        ("lunar_new_year", date(1968, 1, 30)),
        ("lunar_new_year", date(2024, 2, 10)),
        ("lunar_new_year", date(2033, 1, 31)),
    ],
)
def test_day(name, day):
    found = feast(name, day.year)
    assert (found.first, found.last, found.sure) == (day, day, True)


@pytest.mark.parametrize(
    ("name", "proclaimed"),  # in Mecca
    [
        ("ramadan", date(2023, 3, 23)),
        ("ramadan", date(2024, 3, 11)),
        ("ramadan", date(2026, 2, 18)),
        ("eid_al_fitr", date(2024, 4, 10)),
        ("eid_al_fitr", date(2025, 3, 30)),
        ("eid_al_adha", date(2024, 6, 16)),
        ("eid_al_adha", date(2025, 6, 6)),
    ],
)
def test_what_the_moon_decides_is_a_day_off_at_most(name, proclaimed):
    found = feast(name, proclaimed.year)
    assert not found.sure
    assert abs(found.first - proclaimed) <= timedelta(days=1)


def test_every_feast_has_a_day_in_every_year():
    assert [(name, year) for name in sorted(feasts()) for year in range(1850, 2150) if not feast(name, year)] == []
    assert feast("nobody", 2025) is None


@pytest.mark.parametrize(
    ("text", "start", "end", "mod"),
    [
        ("They will begin during Ramadan.", date(2026, 2, 17), date(2026, 3, 20), "APPROX"),
        ("They want a truce by the start of Ramadan.", date(2026, 2, 17), date(2026, 2, 19), "START"),
        ("They want a truce until the end of Ramadan.", date(2026, 3, 18), date(2026, 3, 20), "END"),
        ("The truce will begin on Eid al-Fitr.", date(2026, 3, 19), date(2026, 3, 21), "APPROX"),
        ("The truce was broken on Eid al-Adha.", date(2025, 6, 6), date(2025, 6, 8), "APPROX"),
    ],
)
def test_what_the_moon_decides_stays_fuzzy(text, start, end, mod):
    timex = find(text, "en", date(2026, 2, 7))[0]
    assert (timex.when.start, timex.when.end, timex.mod) == (start, end, mod)
    assert timex.when.fuzzy
