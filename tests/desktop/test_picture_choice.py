"""What a picture of the timeline shows: as seen, all of it, chosen days, on one page or several."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import Driver
from tracker.desktop import exporting
from tracker.desktop.picture_choice import PictureChoice
from tracker.timeline.view import View, days

SHOWN = View(days(date(2026, 2, 1)), days(date(2026, 4, 1)))


@pytest.fixture
def choice(qtbot: QtBot) -> PictureChoice:
    made = PictureChoice(SHOWN, "en", several=True)
    qtbot.addWidget(made)
    return made


def test_what_is_shown_is_offered_first_and_the_days_say_it(choice: PictureChoice) -> None:
    assert (choice.first.text(), choice.last.text()) == ("1 February 2026", "31 March 2026")
    choice.take.click()
    assert (choice.view, choice.pages) == (SHOWN, 1)


def test_the_whole_dossier_and_days_in_words(choice: PictureChoice) -> None:
    choice.whole.setChecked(True)
    choice.take.click()
    assert choice.view is None
    choice.between.setChecked(True)
    choice.first.setText("March 2026")
    choice.last.setText("June 2026")
    choice.set_pages(4)
    choice.take.click()
    assert choice.view == View(days(date(2026, 3, 1)), days(date(2026, 7, 1)))
    assert choice.pages == 4


def test_days_that_are_none_are_said_to_be(choice: PictureChoice, qtbot: QtBot) -> None:
    choice.between.setChecked(True)
    choice.first.setText("whenever")
    with qtbot.assertNotEmitted(choice.accepted):
        choice.take.click()
    assert not choice.wrong.isHidden()
    assert choice.wrong.text()


def test_the_window_exports_chosen_days_in_the_lanes_it_shows(
    open_window: Callable[..., Driver], article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = open_window()
    driver.drop_files(article)
    window = driver.window
    window.menus.lanes.aboutToShow.emit()
    {action.text(): action for action in window.menus.lanes.actions()}["Party"].trigger()
    for kind in ("svg", "pdf"):
        path = tmp_path / f"out.{kind}"
        monkeypatch.setattr(exporting, "ask_path", lambda *_, path=path: path)
        window.deeds.export_as(kind)
        dialog = window.findChildren(PictureChoice)[-1]
        dialog.whole.setChecked(True)
        dialog.set_pages(2)
        dialog.take.click()
        driver.bot.waitUntil(path.exists)
    assert ">Iran<" in (tmp_path / "out.svg").read_text(encoding="utf-8")
    assert (tmp_path / "out.pdf").read_bytes().count(b"/Type /Page ") == 2
