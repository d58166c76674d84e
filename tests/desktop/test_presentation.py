"""Presenting the events one after the other with a clicker's keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.desktop.conftest import Driver
from tracker.desktop.presenting.presentation import Presentation
from tracker.desktop.presenting.stage import READABLE
from tracker.events.event import Review
from tracker.timeline.theme import contrast, load


@pytest.fixture
def told(driver: Driver, article: Path) -> Driver:
    driver.drop_files(article)
    return driver


def presented(driver: Driver, command: str = "present") -> Presentation:
    driver.window.commands[command].trigger()
    (found,) = driver.window.findChildren(Presentation)
    found.showNormal()
    found.resize(1280, 720)
    QApplication.processEvents()
    return found


def press(show: Presentation, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(show, key)


def test_events_come_in_order_with_what_proves_them(told: Driver) -> None:
    show = presented(told)
    seen = [show.title.text()]
    assert "meet" not in show.title.text()
    assert "second round of negotiations" in show.sentence.text()
    while show.at + 1 < len(show._steps):
        press(show, Qt.Key.Key_PageDown)
        seen.append(show.title.text())
    assert len(seen) == len(told.titles()) >= 3
    starts = [step.marks[-1].when.start for step in show._steps]
    assert starts == sorted(starts)
    press(show, Qt.Key.Key_PageDown)  # beyond the last nothing happens
    assert show.title.text() == seen[-1]


def test_what_comes_later_is_not_shown_before_its_step(told: Driver) -> None:
    show = presented(told)
    for step in range(len(show._steps)):
        scene = show.stage.scene()
        drawn = {item.mark.key for item in scene.layout.placed}
        assert drawn == {one.events[0].key for one in show._steps[: step + 1]}
        assert sum(pill.events for pill in scene.layout.pills) == 0
        assert scene.selected == {step}
        press(show, Qt.Key.Key_Space)


def test_time_and_lanes_stay_where_they_are(told: Driver) -> None:
    show = presented(told)
    first = show.stage.scene()
    press(show, Qt.Key.Key_End)
    last = show.stage.scene()
    assert first.view == last.view
    assert [(lane.kind, lane.top) for lane in first.frame.lanes] == [(lane.kind, lane.top) for lane in last.frame.lanes]


def test_a_clicker_goes_there_and_back_and_digits_jump(told: Driver) -> None:
    show = presented(told)
    for there, back in (
        (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp),
        (Qt.Key.Key_Right, Qt.Key.Key_Left),
        (Qt.Key.Key_Space, Qt.Key.Key_Backspace),
    ):
        press(show, there)
        assert show.at == 1
        press(show, back, back)
        assert show.at == 0
    press(show, Qt.Key.Key_2)
    assert show.counter.text() == "→ 2"
    press(show, Qt.Key.Key_Return)
    assert (show.at, show.counter.text()) == (1, f"2/{len(show._steps)}")
    press(show, Qt.Key.Key_9, Qt.Key.Key_9, Qt.Key.Key_Return)
    assert show.at == len(show._steps) - 1
    press(show, Qt.Key.Key_0, Qt.Key.Key_Return)
    assert show.at == 0


@pytest.mark.parametrize(
    ("key", "colour"),
    [
        (Qt.Key.Key_B, "#000000"),
        (Qt.Key.Key_Period, "#000000"),
        (Qt.Key.Key_W, "#ffffff"),
    ],
)
def test_the_screen_goes_dark_or_white_and_comes_back(told: Driver, key: Qt.Key, colour: str) -> None:
    show = presented(told)
    press(show, key)
    image = show.grab().toImage()
    corners = ((5, 5), (image.width() // 2, image.height() // 2), (image.width() - 5, image.height() - 5))
    assert {image.pixelColor(*spot).name() for spot in corners} == {colour}
    press(show, key)
    assert show.title.isVisible()
    assert show.stage.isVisible()


def test_escape_ends_and_selects_where_it_was(told: Driver) -> None:
    show = presented(told)
    press(show, Qt.Key.Key_PageDown)
    event = show._steps[1].events[0].key
    press(show, Qt.Key.Key_Escape)
    assert not show.isVisible()
    assert told.window.session.selection == (event,)
    told.window.commands["present_here"].trigger()
    again = [one for one in told.window.findChildren(Presentation) if one.isVisible()]
    assert [one.at for one in again] == [1]
    again[0].end()


def test_all_type_can_be_read_from_the_last_row(told: Driver) -> None:
    show = presented(told)
    for height in (600, 1080):
        show.resize(round(height * 16 / 9), height)
        QApplication.processEvents()
        for label in (show.title, show.facts, show.sentence, show.counter):
            assert label.font().pixelSize() >= height / READABLE
        assert show.stage.scene().frame.text * 12 >= height / READABLE - 0.01
        assert show.stage.height() > 0.4 * height
    stage = load("stage")
    for ink in (stage.ink, stage.muted, stage.selection, *stage.kinds.values()):
        assert contrast(ink, stage.paper) >= 7


def test_a_long_sentence_is_cut_and_rejected_events_are_left_out(told: Driver, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    words = "which everybody had been waiting for " * 30
    long.write_text(
        f"Talks\n\nPublished 2 April 2026\n\nThe fourth round of negotiations between Iran and the United "
        f"States ended in Muscat on 1 April 2026, {words}.\n",
        encoding="utf-8",
    )
    told.drop_files(long)
    (muscat,) = [title for title in told.titles() if "Muscat" in title]
    told.select(muscat)
    show = presented(told, "present_here")
    assert show.title.text() == muscat
    assert " …”" in show.sentence.text()
    assert show.stage.height() > 0.4 * show.height()
    show.end()
    told.select(muscat)
    told.window.commands["reject"].trigger()
    dossier = told.window.session.dossier
    assert dossier is not None
    assert Review.REJECTED in {stored.event.review for stored in dossier.events.all()}
    told.window.commands["present"].trigger()
    (other,) = [one for one in told.window.findChildren(Presentation) if one.isVisible()]
    assert muscat not in [step.title for step in other._steps]
    other.end()


def test_without_an_event_to_present_that_is_said(driver: Driver) -> None:
    driver.window.commands["present"].trigger()
    assert "no event with a date" in driver.window.message.text
    assert not driver.window.findChildren(Presentation)
