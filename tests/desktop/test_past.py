"""What was known when, in the real window: the slider, its steps, what is lit, and the way back to now."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.desktop.conftest import ARTICLE, Driver
from tracker.dates.when import Precision, When

LATER = """Deadline for Iran moved

Published 2 April 2026

The United States extended the deadline for Iran to answer the proposal until 15 June 2026.
"""
SWAP = """Prisoners exchanged

Published 20 April 2026

Russia and Ukraine exchanged 500 prisoners on 19 April 2026.
"""
FIRST, SECOND, THIRD = date(2026, 3, 12), date(2026, 4, 2), date(2026, 4, 20)


@pytest.fixture
def driver(open_window: Callable[..., Driver], tmp_path: Path) -> Driver:
    made = open_window()
    paths = []
    for name, text in (("one.txt", ARTICLE), ("two.txt", LATER), ("three.txt", SWAP)):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    made.drop_files(*paths)
    return made


def shown(driver: Driver) -> int:
    assert driver.window.timeline is not None
    return len(driver.window.timeline.marks())


def look_back(driver: Driver) -> None:
    driver.window.commands["past_shown"].trigger()


def test_the_slider_stops_where_something_was_told_and_ends_now(driver: Driver) -> None:
    look_back(driver)
    past = driver.window.pane.past
    assert past.isVisible()
    assert past.slider.days == [FIRST, SECOND, THIRD]
    assert not past.past
    QTest.keyClick(past.slider, Qt.Key.Key_Left)
    assert past.slider.day == THIRD
    QTest.keyClick(past.slider, Qt.Key.Key_Home)
    assert past.slider.day == FIRST
    QTest.keyClick(past.slider, Qt.Key.Key_Left)
    assert past.slider.day == FIRST
    QTest.keyClick(past.slider, Qt.Key.Key_Right)
    assert past.slider.day == SECOND
    QTest.keyClick(past.slider, Qt.Key.Key_End)
    assert driver.window.session.as_of is None


def test_a_step_shows_what_was_known_lights_what_is_new_and_the_table_follows(driver: Driver) -> None:
    everything = shown(driver)
    look_back(driver)
    window, past = driver.window, driver.window.pane.past
    past.go(FIRST)
    deadline = {mark.when for mark in window.timeline.marks() if "eadline" in mark.label}
    assert deadline == {When(date(2026, 4, 30), date(2026, 4, 30), Precision.DAY)}
    assert shown(driver) == everything - 1
    past.forward.click()
    lit = [window.timeline.marks()[at] for at in window.timeline.scene().lit]
    assert [mark.when.start for mark in lit] == [date(2026, 6, 15)]
    past.forward.click()
    assert shown(driver) == everything
    past.go(FIRST)
    driver.bot.waitUntil(lambda: len(driver.titles()) == everything - 1)
    assert window.wanted().as_of == FIRST


def test_the_window_says_that_it_is_the_past_and_nothing_can_be_changed_there(driver: Driver) -> None:
    window, past = driver.window, driver.window.pane.past
    window.session.select([window.timeline.marks()[0].key])
    assert window.commands["reject"].isEnabled()
    look_back(driver)
    past.go(FIRST)
    driver.bot.waitUntil(lambda: not window.commands["reject"].isEnabled())
    assert past.said.text() == "As known on 12 March 2026"
    assert window.timeline.scene().past
    assert not window.timeline.editable
    assert not window.commands["add"].isEnabled()
    past.close_button.click()
    driver.bot.waitUntil(lambda: window.commands["reject"].isEnabled())
    assert past.isHidden()
    assert not window.commands["past_shown"].isChecked()
    assert window.timeline.editable
    assert not window.timeline.scene().past
    assert not window.timeline.scene().lit


def test_it_plays_to_the_end_and_pauses(driver: Driver) -> None:
    look_back(driver)
    past = driver.window.pane.past
    past.speed.setCurrentIndex(3)
    past.play.click()
    assert past.playing
    assert past.slider.day == FIRST
    driver.bot.waitUntil(lambda: past.slider.day == SECOND)
    past.play.click()
    assert not past.playing
    past.play.click()
    driver.bot.waitUntil(lambda: not past.playing, timeout=5000)
    assert not past.past


def test_lanes_and_rows_stay_while_time_goes_on(driver: Driver) -> None:
    view = driver.window.timeline
    look_back(driver)
    view.scene()
    lanes, where = view.lane_keys(), view.view()
    driver.window.pane.past.go(FIRST)
    assert view.lane_keys() == lanes
    assert view.view() == where
    driver.window.pane.rested.emit()
    assert (view.lane_keys(), view.view()) == (lanes, where)


def test_a_date_taken_by_hand_is_a_correction_that_undo_takes_back(driver: Driver) -> None:
    window = driver.window
    mark = next(mark for mark in window.timeline.marks() if mark.when.start == date(2026, 6, 15))
    when = When(date(2026, 6, 15), date(2026, 6, 20), Precision.DAY)
    window.timeline.dated.emit(mark.key, when)
    assert window.session.dossier.events.get(mark.key).event.facts.when == when
    window.commands["undo"].trigger()
    assert window.session.dossier.events.get(mark.key).event.facts.when == mark.when


def test_a_moved_deadline_has_its_trail_and_lanes_by_outlet_and_negotiation_are_filled(driver: Driver) -> None:
    window = driver.window
    moved = next(mark for mark in window.timeline.marks() if mark.when.start == date(2026, 6, 15))
    assert [when.start for when in moved.slips] == [date(2026, 4, 30)]
    window.menus.lanes.aboutToShow.emit()
    {action.text(): action for action in window.menus.lanes.actions()}["Negotiation"].trigger()
    names = [lane.name for lane in window.timeline.scene().columns.lanes]
    assert any("Iran" in name for name in names)
    assert window.session.settings.get("lanes")["by"] == "negotiation"


def test_strips_are_hidden_by_the_menu_and_remembered(driver: Driver) -> None:
    window = driver.window
    window.resize(1300, 1000)
    assert window.timeline.strips.articles == [FIRST, SECOND, THIRD]
    assert window.timeline.scene().frame.coverage > 0
    window.commands["coverage_shown"].trigger()
    assert window.timeline.scene().frame.coverage == 0
    assert window.session.settings.get("coverage_shown") is False


def test_a_click_on_the_slider_goes_to_that_day(driver: Driver) -> None:
    look_back(driver)
    slider = driver.window.pane.past.slider
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(2, 15))
    assert slider.day == FIRST
