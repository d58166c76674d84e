"""Tags and negotiations of events, and everything else that the window narrows by."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.desktop.conftest import Driver
from tests.store.making import article, mention, on
from tracker.actions.importing import Importing
from tracker.actions.preparing import Prepared, Told
from tracker.desktop import events_model as model
from tracker.desktop.event_marks import EventMarks
from tracker.events.event import Review
from tracker.mentions.mention import Kind
from tracker.store.articles import Original
from tracker.store.dossier import Dossier

TOLD: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("They met in Geneva.", {"place": "Geneva"}, {"outlet": "Harbour Post", "language": "en"}),
    (
        "Sie trafen sich in Wien.",
        {"place": "Vienna", "parties": ("IR", "US")},
        {"outlet": "Abendkanal", "language": "de"},
    ),
    (
        "Man traf sich in Maskat.",
        {"place": "Muscat", "parties": ("IR", "US")},
        {"outlet": "Abendkanal", "language": "de"},
    ),
]


def dossier(driver: Driver) -> Dossier:
    found = driver.window.session.dossier
    assert found is not None
    return found


@pytest.fixture
def filled(driver: Driver) -> Driver:
    """Three rounds: one of Russia and Ukraine in English, two of Iran and the USA in German."""
    importing = Importing(dossier(driver))
    for at, (words, facts, more) in enumerate(TOLD):
        when = on(date(2026, 2, 5 + 10 * at))
        given = article(words, day=date(2026, 2, 6 + 10 * at), **more)
        told = Told(given, (mention(words, when=when, **facts),))
        importing.store(Prepared(name="a.txt", original=Original.of(words.encode()), told=(told,)))
    driver.window.session.changed.emit(importing.changes)
    return driver


def marks(driver: Driver) -> EventMarks:
    return driver.window.detail.card.marks


def tags(driver: Driver) -> list[str]:
    return [chip.text() for chip in marks(driver).chips]


# ------------------------------------------------------------------ tags


def test_a_tag_is_typed_shown_and_taken_off(filled: Driver) -> None:
    window = filled.window
    window.table.selectRow(0)
    line = marks(filled).line
    QTest.keyClicks(line, "to check")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClicks(line, "leaders,")
    assert tags(filled) == ["leaders", "to check"] and line.text() == ""
    assert "Undo: tags of 1 event" in window.commands["undo"].text().replace("&", "")
    assert [stored.event.tags for stored in dossier(filled).events.all()] == [("leaders", "to check"), (), ()]
    marks(filled).chips[0].click()
    assert tags(filled) == ["to check"]
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert tags(filled) == []
    for expected in (["to check"], ["leaders", "to check"]):
        window.commands["undo"].trigger()
        assert tags(filled) == expected
    QTest.keyClicks(line, "half")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "" and tags(filled) == ["leaders", "to check"]


def test_tags_in_use_are_offered(filled: Driver) -> None:
    filled.window.table.selectRow(0)
    marks(filled).add("to check")
    filled.window.table.selectRow(1)
    marks(filled).offer_tags()
    completer = marks(filled).line.completer()
    assert completer is not None
    completer.setCompletionPrefix("chec")
    assert completer.currentCompletion() == "to check"
    completer.activated.emit("to check")
    marks(filled).line.setText("to check")
    filled.bot.waitUntil(lambda: tags(filled) == ["to check"])


def test_several_events_are_tagged_at_once(filled: Driver) -> None:
    window = filled.window
    window.table.selectRow(0)
    marks(filled).add("mine")
    window.table.selectAll()
    several = window.detail.marks
    assert several.chips == []  # only one of them bears it
    several.add("all")
    assert [chip.text() for chip in several.chips] == ["all"]
    assert [stored.event.tags for stored in dossier(filled).events.all()] == [("all", "mine"), ("all",), ("all",)]
    window.commands["undo"].trigger()
    assert several.chips == []


def test_long_lists_of_tags_take_more_lines(filled: Driver) -> None:
    filled.window.table.selectRow(0)
    for word in ("one", "a rather long tag of several words", "another rather long tag of several words"):
        marks(filled).add(word)
    filled.bot.waitUntil(lambda: len({chip.y() for chip in marks(filled).chips if chip.height()}) > 1)
    assert all(chip.geometry().right() <= chip.parentWidget().width() for chip in marks(filled).chips)


# ------------------------------------------------------------------ negotiations


def chosen_negotiation(driver: Driver) -> str:
    QTest.qWait(10)
    return marks(driver).negotiation.currentText()


def test_a_negotiation_follows_from_the_parties_and_can_be_corrected(filled: Driver) -> None:
    window = filled.window
    window.table.selectRow(0)
    assert chosen_negotiation(filled) == "Russia – Ukraine"
    assert not marks(filled).undo.isVisible()
    line = marks(filled).negotiation.lineEdit()
    assert line is not None
    line.setText("Black Sea talks")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert chosen_negotiation(filled) == "Black Sea talks" and marks(filled).undo.isVisible()
    assert dossier(filled).events.all()[0].event.negotiation == "Black Sea talks"
    assert "negotiation of 1 event" in window.commands["undo"].text()
    assert window.table.model_.index(0, model.NEGOTIATION).data() == "Black Sea talks"
    marks(filled).undo.click()
    assert chosen_negotiation(filled) == "Russia – Ukraine"
    line.setText("iran – united states")  # known by its name, whatever the case
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert dossier(filled).events.all()[0].event.negotiation == "IR-US"


def test_choosing_what_it_is_already_changes_nothing(filled: Driver) -> None:
    window = filled.window
    window.table.selectRow(0)
    box = marks(filled).negotiation
    chosen_negotiation(filled)
    box.activated.emit(box.currentIndex())
    assert "negotiation" not in window.commands["undo"].text()


def test_several_events_show_what_they_share(filled: Driver) -> None:
    window = filled.window
    window.session.select([stored.id for stored in dossier(filled).events.all()])
    QTest.qWait(10)
    line = window.detail.marks.negotiation.lineEdit()
    assert line is not None and line.placeholderText() == "several"
    window.session.select([stored.id for stored in dossier(filled).events.all()[1:]])
    QTest.qWait(10)
    assert window.detail.marks.negotiation.currentText() == "Iran – United States"


# ------------------------------------------------------------------ filters


def shown(driver: Driver) -> list[str]:
    return [driver.window.table.model_.stored(at).event.facts.place or "" for at in range(len(driver.titles()))]


@pytest.mark.parametrize(
    ("name", "value", "places"),
    [
        ("negotiation", "IR-US", ["Vienna", "Muscat"]),
        ("place", "Geneva", ["Geneva"]),
        ("outlet", "Abendkanal", ["Vienna", "Muscat"]),
        ("language", "en", ["Geneva"]),
        ("disputed", True, []),
        ("disputed", False, ["Geneva", "Vienna", "Muscat"]),
        ("confidence", 0.9, ["Geneva", "Vienna", "Muscat"]),
        ("review", Review.ACCEPTED, ["Muscat"]),
        ("review", Review.NEW, ["Geneva", "Vienna"]),
        ("tag", "later", ["Vienna"]),
    ],
)
def test_each_list_narrows(filled: Driver, name: str, value: Any, places: list[str]) -> None:
    window = filled.window
    window.table.selectRow(1)
    marks(filled).add("later")
    window.table.selectRow(2)
    window.commands["accept"].trigger()
    window.filter.more.choose(name, value)
    assert shown(filled) == places
    assert window.filter.more_button.text() == "More  1"
    assert window.filter.more.said() == [window.filter.more.lists[name].currentText()]
    window.commands["clear_filter"].trigger()
    assert len(shown(filled)) == 3 and window.filter.more_button.text() == "More"


def test_days_are_typed_in_words(filled: Driver) -> None:
    window = filled.window
    since = window.filter.more.days["since"]
    QTest.keyClicks(since, "10 February 2026")
    QTest.keyClick(since, Qt.Key.Key_Return)
    assert shown(filled) == ["Vienna", "Muscat"]
    window.filter.more.days["until"].setText("20 February 2026")
    filled.bot.waitUntil(lambda: shown(filled) == ["Vienna"])
    since.setText("whenever it may be")
    filled.bot.waitUntil(lambda: shown(filled) == ["Geneva", "Vienna"])
    assert since.property("wrong") and "whenever" in since.toolTip()
    window.filter.more.reset.click()
    assert len(shown(filled)) == 3 and not since.property("wrong")


def test_filters_work_together_and_the_sheet_opens_with_the_keyboard(filled: Driver) -> None:
    window = filled.window
    window.filter.more_button.setFocus()
    QTest.keyClick(window.filter.more_button, Qt.Key.Key_Space)
    assert window.filter.more.isVisible()
    QTest.keyClick(window.filter.more, Qt.Key.Key_Escape)
    assert not window.filter.more.isVisible()
    window.filter.more.choose("language", "de")
    window.filter.more.choose("place", "Geneva")
    assert shown(filled) == [] and window.none.isVisible()
    window.none.button.click()
    assert len(shown(filled)) == 3


def test_what_is_asked_for_stays_when_it_is_gone(filled: Driver) -> None:
    window = filled.window
    window.table.selectRow(0)
    marks(filled).add("later")
    window.filter.more.choose("tag", "later")
    window.commands["undo"].trigger()
    window.filter.more.fill()
    assert window.filter.more.lists["tag"].currentText() == "later" and shown(filled) == []


def test_another_dossier_begins_unfiltered(filled: Driver, tmp_path: Path) -> None:
    filled.window.filter.more.choose("language", "de")
    filled.window.session.open(tmp_path / "another.dossier")
    assert filled.window.filter.filter() is None


def test_columns_come_with_room_and_tags(filled: Driver) -> None:
    table = filled.window.table
    table.resize(1300, 200)
    assert not table.isColumnHidden(model.NEGOTIATION) and table.isColumnHidden(model.TAGS)
    table.selectRow(0)
    marks(filled).add("later")
    table.resize(1301, 200)
    assert not table.isColumnHidden(model.TAGS)
    assert table.model_.index(0, model.TAGS).data() == "later"
    table.resize(700, 200)
    assert table.isColumnHidden(model.NEGOTIATION) and table.isColumnHidden(model.TAGS)
    assert filled.window.table.model_.stored(0).event.facts.kind is Kind.NEGOTIATION_ROUND
