"""What is found, when it is, and what is left alone: the rules of the annotation guidelines."""

import sys
from datetime import date, datetime
from itertools import pairwise

import pytest

from tracker.dates.context import Context
from tracker.dates.finding import find
from tracker.dates.timex import TimexType
from tracker.languages.packs import codes, table

SATURDAY = date(2026, 2, 7)


def whens(text, language="en", published=SATURDAY):
    return [
        (str(t.when.start), str(t.when.end), t.when.precision.value) for t in find(text, language, published) if t.when
    ]


def one(text, language="en", published=SATURDAY):
    (found,) = find(text, language, published)
    return found


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("They met on Thursday.", "2026-02-05", "2026-02-05", "day"),
        ("They will meet on Thursday.", "2026-02-12", "2026-02-12", "day"),
        ("They must agree by Thursday.", "2026-02-12", "2026-02-12", "day"),
        ("They must agree by June.", "2026-06-01", "2026-06-30", "month"),
        ("They must agree until June.", "2026-06-01", "2026-06-30", "month"),
        ("They must agree by the end of June.", "2026-06-30", "2026-06-30", "day"),
        ("They must agree before 30 June.", "2026-06-30", "2026-06-30", "day"),
        ("They meet next week.", "2026-02-09", "2026-02-15", "week"),
        ("They met two weeks ago.", "2026-01-19", "2026-01-25", "week"),
        ("They met two months ago.", "2025-12-01", "2025-12-31", "month"),
        ("They met three days ago.", "2026-02-04", "2026-02-04", "day"),
        ("They met two years ago.", "2024-01-01", "2024-12-31", "year"),
        ("They must agree within ten days.", "2026-02-17", "2026-02-17", "day"),
        ("They met in early January.", "2026-01-01", "2026-01-31", "month"),
        ("They meet in late 2026.", "2026-01-01", "2026-12-31", "year"),
        ("They meet in the third quarter of 2026.", "2026-07-01", "2026-09-30", "quarter"),
        ("They met last summer.", "2025-06-01", "2025-08-31", "season"),
        ("They will meet before Easter.", "2026-04-05", "2026-04-05", "day"),
        ("They met on 2 October.", "2025-10-02", "2025-10-02", "day"),
        ("They met on 2 October last year.", "2025-10-02", "2025-10-02", "day"),
    ],
)
def test_english_dates(text, start, end, precision):
    assert whens(text) == [(start, end, precision)]


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("Sie trafen sich am Donnerstag.", "2026-02-05", "2026-02-05", "day"),
        ("Sie wollen sich am Donnerstag treffen.", "2026-02-12", "2026-02-12", "day"),
        ("Eine Frist bis Juni wurde gesetzt.", "2026-06-01", "2026-06-30", "month"),
        ("Bis Ende Juni muss ein Ergebnis stehen.", "2026-06-30", "2026-06-30", "day"),
        ("Bis Monatsende muss ein Ergebnis stehen.", "2026-02-28", "2026-02-28", "day"),
        ("In der kommenden Woche treffen sie sich.", "2026-02-09", "2026-02-15", "week"),
        ("In der übernächsten Woche treffen sie sich.", "2026-02-16", "2026-02-22", "week"),
        ("In der vorvergangenen Woche trafen sie sich.", "2026-01-19", "2026-01-25", "week"),
        ("Binnen zehn Tagen muss ein Ergebnis stehen.", "2026-02-17", "2026-02-17", "day"),
        ("In der Nacht zum Donnerstag einigten sie sich.", "2026-02-05", "2026-02-05", "day"),
        ("Vor zwei Wochen trafen sie sich.", "2026-01-19", "2026-01-25", "week"),
        ("Sie treffen sich am kommenden Wochenende.", "2026-02-14", "2026-02-15", "day"),
        ("Nach dem orthodoxen Weihnachtsfest trafen sie sich.", "2026-01-07", "2026-01-07", "day"),
        ("Am Mittwochvormittag begannen sie.", "2026-02-04", "2026-02-04", "day"),
        ("Am 5. Feber trafen sie sich.", "2026-02-05", "2026-02-05", "day"),
    ],
)
def test_german_dates(text, start, end, precision):
    assert whens(text, "de") == [(start, end, precision)]


def test_next_week_said_on_a_sunday_begins_the_next_day():
    assert whens("They meet next week.", published=date(2026, 2, 15)) == [("2026-02-16", "2026-02-22", "week")]


@pytest.mark.parametrize(
    ("text", "language", "days", "window"),
    [
        ("am 23. und 24. Januar in Abu Dhabi", "de", ["2026-01-23", "2026-01-24"], ("2026-01-23", "2026-01-24")),
        ("vom 4. bis 6. Februar in Abu Dhabi", "de", ["2026-02-04", "2026-02-06"], ("2026-02-04", "2026-02-06")),
        ("am 11./12. Februar in Minsk", "de", ["2026-02-11", "2026-02-12"], ("2026-02-11", "2026-02-12")),
        (
            "Sie hatten am Mittwoch und Donnerstag verhandelt.",
            "de",
            ["2026-02-04", "2026-02-05"],
            ("2026-02-04", "2026-02-05"),
        ),
        (
            "Sie werden von Montag bis Mittwoch verhandeln.",
            "de",
            ["2026-02-09", "2026-02-11"],
            ("2026-02-09", "2026-02-11"),
        ),
        (
            "The talks on Feb. 17-18 will be the third.",
            "en",
            ["2026-02-17", "2026-02-18"],
            ("2026-02-17", "2026-02-18"),
        ),
        ("a truce from May 9 to May 11, 2026", "en", ["2026-05-09", "2026-05-11"], ("2026-05-09", "2026-05-11")),
        ("from 30 December 2025 to 2 January 2026", "en", ["2025-12-30", "2026-01-02"], ("2025-12-30", "2026-01-02")),
        ("from 30 December to 2 January 2026", "en", ["2025-12-30", "2026-01-02"], ("2025-12-30", "2026-01-02")),
        ("another round between 20 and 30 June", "en", ["2026-06-20", "2026-06-30"], ("2026-06-20", "2026-06-30")),
        ("переговори 17–18 лютого в Женеві", "uk", ["2026-02-17", "2026-02-18"], ("2026-02-17", "2026-02-18")),
        ("les 23 et 24 janvier", "fr", ["2026-01-23", "2026-01-24"], ("2026-01-23", "2026-01-24")),
        ("on 5 and 12 February", "en", ["2026-02-05", "2026-02-12"], None),
    ],
)
def test_runs(text, language, days, window):
    found = find(text, language, SATURDAY)
    assert [str(timex.when.start) for timex in found] == days
    last = found[-1]
    assert (last.window and (str(last.window.start), str(last.window.end))) == window
    assert all(timex.window is None for timex in found[:-1])
    if window:
        assert last.run_start == found[0].start


def test_a_length_from_a_day_on_is_that_days_window():
    *_, day = find("They demanded a truce of 30 days from 12 May.", "en", date(2025, 5, 17))
    assert (str(day.window.start), str(day.window.end)) == ("2025-05-12", "2025-06-10")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They won 3:1 and lost 10-12.", "en"),
        ("It may rise to $2026 or fall to 1,950 euros.", "en"),
        ("Soldiers march on; call 555 0199.", "en"),
        ("Resolution 2202 was adopted; Boeing 2020 came.", "en"),
        ("1968 Palestinians were freed and 1945 soldiers.", "en"),
        ("Sie gewannen 3:1 und zahlten 1950 Euro.", "de"),
        ("Nach Resolution 2202 kamen 1950 Gefangene frei.", "de"),
        ("Die Männer sind 31 und 22 Jahre alt.", "de"),
    ],
)
def test_what_is_no_date_is_left_alone(text, language):
    assert whens(text, language) == []


def test_offsets_are_code_points_and_in_order():
    text = "😀 Am Donnerstag, 5. Februar 2026, und dann am 9. März."
    found = find(text, "de", SATURDAY)
    assert [text[timex.start : timex.end] for timex in found] == [timex.text for timex in found]
    assert [timex.start for timex in found] == sorted(timex.start for timex in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


def test_reasons_name_the_verb_and_the_day_of_writing():
    timex = one("Am Donnerstag trafen sich die Unterhändler.", "de")
    assert timex.reasons == ("weekday, past: 'trafen'", "seen from Saturday 2026-02-07")
    assert timex.anchor == "publication"


def test_a_year_in_the_sentence_is_the_year_of_its_days():
    found = whens("Im vergangenen Jahr hatte er am 19. April die Waffen ruhen lassen.", "de", date(2026, 4, 10))
    assert found == [("2025-01-01", "2025-12-31", "year"), ("2025-04-19", "2025-04-19", "day")]


@pytest.mark.parametrize(
    "text",
    ["The truce of 2015 is to be renewed on 5 March.", "The truce signed on 27 November 2024 is to end on 5 March."],
)
def test_the_year_of_something_else_is_not_that_of_a_day(text):
    assert whens(text, published=date(2026, 2, 7))[-1][0] == "2026-03-05"


def test_headings_of_a_chronology_give_the_year():
    text = "2022\n28 February: first meeting\n\n2025\n16 May: first direct talks"
    found = whens(text, published=date(2026, 3, 30))
    assert [start for start, *_ in found] == ["2022-01-01", "2022-02-28", "2025-01-01", "2025-05-16"]


def test_an_entry_of_a_chronology_is_seen_from_its_own_day():
    text = "5. September 2014: Ein Protokoll wird unterzeichnet. Gestern war noch verhandelt worden.\n\nHeute ist Ruhe."
    assert [start for start, *_ in whens(text, "de")] == ["2014-09-05", "2014-09-04", "2026-02-07"]


def test_a_day_as_heading_is_the_day_of_what_follows():
    text = "Wednesday, 4 February 2026\n\nTalks began today.\n\nTuesday, 3 February 2026\n\nDelegates arrived today."
    assert [start for start, *_ in whens(text)] == ["2026-02-04", "2026-02-04", "2026-02-03", "2026-02-03"]


def test_counted_from_a_date_named_before():
    text = "They met in Muscat on April 12, in Rome a week later."
    assert [start for start, *_ in whens(text, published=date(2025, 5, 2))] == ["2025-04-12", "2025-04-19"]


def test_within_is_counted_from_the_day_of_speaking():
    text = "He told reporters on Friday that he expects the next round within 10 days."
    assert [start for start, *_ in whens(text, published=date(2026, 2, 21))] == ["2026-02-20", "2026-03-02"]


@pytest.mark.parametrize(
    ("text", "language", "relations"),
    [
        ("They must answer by midnight on Friday.", "en", ["until", "until"]),
        ("They talk from Monday to Thursday.", "en", ["from", "from"]),
        ("Bis spätestens 30. Juni muss es stehen.", "de", ["until"]),
        ("Binnen zehn Tagen muss es stehen.", "de", ["within"]),
        ("Vor dem 30. Juni muss es stehen.", "de", ["before"]),
        ("Seit dem 5. Februar wird verhandelt.", "de", ["since"]),
        ("le 3 février au plus tard", "fr", ["until"]),
        ("до конца июня", "ru", ["until"]),
    ],
)
def test_what_governs_a_date(text, language, relations):
    assert [timex.relation for timex in find(text, language, SATURDAY)] == relations


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It begins at noon on Monday.", ["2026-02-09T12:00", "2026-02-09"]),
        ("It begins on Monday at noon.", ["2026-02-09", "2026-02-09T12:00"]),
        ("They met on Thursday. At 4 pm they left.", ["2026-02-05", "2026-02-05T16:00"]),
        ("The clock shows 16:30 UTC.", ["2026-02-07T16:30Z"]),
    ],
)
def test_times_belong_to_the_day_beside_them(text, values):
    assert [timex.value for timex in find(text, "en", SATURDAY)] == values


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("They met over the weekend.", "2026-02-07"),
        ("They will meet over the weekend.", "2026-02-14"),
        ("They met last weekend.", "2026-02-07"),
        ("They meet next weekend.", "2026-02-14"),
    ],
)
def test_weekends_seen_from_a_wednesday(text, start):
    assert whens(text, published=date(2026, 2, 11))[0][0] == start


def test_a_tale_goes_on_from_date_to_date():
    text = (
        "War broke out on 1 September 1939. "
        + " ".join(
            f"On {day} {month} {year} a town fell."
            for day, month, year in [
                (3, "October", 1939),
                (5, "November", 1939),
                (7, "May", 1940),
                (9, "June", 1940),
                (1, "July", 1940),
                (2, "August", 1940),
                (3, "September", 1940),
                (20, "December", 1940),
            ]
        )
        + " On 3 January another fell."
    )
    assert whens(text)[-1][0] == "1941-01-03"


def test_slashed_dates_follow_the_texts_own_order():
    assert [start for start, *_ in whens("From 05/02/2026 to 18/02/2026.")] == ["2026-02-05", "2026-02-18"]
    assert [start for start, *_ in whens("On 05/02/2026.")] == ["2026-05-02"]


def test_without_a_day_of_writing_nothing_is_guessed():
    found = find("Yesterday they met; on Friday they meet again; on 5 February 2026 they parted.", "en", None)
    assert [bool(timex.when) for timex in found] == [False, False, True]


def test_the_time_of_publication_makes_no_difference():
    assert find("They met on Thursday.", "en", datetime(2026, 2, 7, 23, 59)) == find(
        "They met on Thursday.", "en", SATURDAY
    )


def test_a_language_without_a_pack_has_no_dates():
    assert find("Spotkali się 5 lutego 2026.", "pl", SATURDAY) == []
    assert find("", "de", SATURDAY) == []


@pytest.mark.parametrize(
    "text",
    ["31 February 2026", "on 99/99/2026", "0000-00-00", "9999-12-31 and next year", "year 10000000000000000000000"],
)
def test_days_beyond_the_calendar_are_no_error(text):
    find(text, "en", date(9999, 12, 31))
    find(text, "en", date(1, 1, 1))


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1. ",
        "am 1. und ",
        "Donnerstag ",
        "a ",
        "of the ",
        "12:",
        "Jahr um ",
        "- ",
        "1/",
        "May ",
        "\n",
        "every ",
        "the last ",
    ],
)
def test_hostile_repetition_ends(piece):
    text = piece * (100_000 // len(piece))
    for language in ("de", "en"):
        find(text, language, SATURDAY)


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("en", "Monday "),
        ("en", "January 1 "),
        ("en", "a year "),
        ("en", "5 February 2026, "),
        ("en", "was on Monday "),
        ("en", "4 pm "),
        ("de", "1. Januar "),
        ("de", "vor drei Jahren "),
        ("uk", "5 лютого "),
    ],
)
def test_what_is_done_for_each_date_does_not_grow_with_their_number(language, piece):
    few, many = _calls(piece * 500, language), _calls(piece * 4000, language)
    assert many < 8.5 * few
    assert many < 4000 * 150  # calls of functions for each date; 1 MB of them takes less than two seconds


@pytest.mark.parametrize("language", [code for code in codes() if table(code, "dates")])
def test_what_was_read_once_is_read_alike_again(monkeypatch, language):
    examples = [example for rule in table(language, "dates")["rule"] for example in rule["examples"]]
    texts = [" ".join(example["text"] for example in examples), "\n\n".join(example["text"] for example in examples)]
    remembered = [find(text * 2, language, SATURDAY) for text in texts]
    monkeypatch.setattr(Context, "is_plain", lambda *_: False)
    assert [find(text * 2, language, SATURDAY) for text in texts] == remembered


def _calls(text: str, language: str) -> int:
    """Return how many functions are called to find the dates of a text."""
    find(text[:100], language, SATURDAY)
    count = 0

    def note(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        find(text, language, SATURDAY)
    finally:
        sys.setprofile(None)
    return count


def test_types():
    kinds = {
        timex.text: timex.type for timex in find("Every week, for three hours, at 16:30 UTC on Friday.", "en", SATURDAY)
    }
    assert list(kinds.values()) == [TimexType.SET, TimexType.DURATION, TimexType.TIME, TimexType.DATE]


@pytest.mark.parametrize(
    ("text", "value", "reason"),
    [
        ("The court: Thursday, October 10, in Lima.", "2024-10-10", "the year that has this weekday"),
        ("The court sat on Wednesday, February 5, in Lima.", "2026-02-05", "its weekday is another"),
        ("The court sat on Thursday, February 5, in Lima.", "2026-02-05", "nearest to the day of writing"),
    ],
)
def test_a_weekday_tells_the_year_unless_the_day_is_close(text, value, reason):
    published = date(2026, 2, 7) if "February" in text else date(2025, 4, 12)
    timex = find(text, "en", published)[0]
    assert timex.value == value
    assert reason in timex.reasons


@pytest.mark.parametrize(
    ("text", "language", "years"),
    [
        ("1200 people fled; 1500 soldiers came.", "en", []),
        ("In 1864 the war went on; by 1865 it was over.", "en", ["1864", "1865"]),
        ("Nearly 2000 workers struck in 2000.", "en", ["2000"]),
        ("Sie griffen mit 1500 Panzern an.", "de", []),
        ("Der Krieg von 1861–1865 begann 1861 in Charleston.", "de", ["1861", "1865", "1861"]),
        ("Der Winter 1918/19 war hart.", "de", ["1918-WI", "1919"]),
        ("Загинуло 1200 мирних жителів.", "uk", []),
        ("Сторони обміняли 1 212 тіл.", "uk", []),
        ("Было убито 1106 партизан.", "ru", []),
        ("L'usine emploie 1500 ouvriers.", "fr", []),
    ],
)
def test_numbers_are_years_only_where_something_says_so(text, language, years):
    assert [timex.value for timex in find(text, language, date(2026, 2, 7))] == years


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The truce expired at midnight.", "2026-02-06T24:00"),
        ("The truce will expire at midnight.", "2026-02-07T24:00"),
        ("The guns have been silent since midnight.", "2026-02-07T24:00"),
    ],
)
def test_a_midnight_that_is_past_is_not_todays(text, value):
    assert [timex.value for timex in find(text, "en", date(2026, 2, 7))] == [value]


def test_a_tale_before_christ_goes_on_in_its_years():
    text = (
        "In 490 BC they landed. In September they were beaten. In 480 BC and 479 BC they came again. "
        "The following year they left, in spring."
    )
    values = [timex.value for timex in find(text, "en", date(2026, 2, 7))]
    assert values == ["BC0490", "BC0490-09", "BC0480", "BC0479", "BC0478", "BC0478-SP"]
