"""Whole dossiers from the menu: copies, backups, deleted and rejected events, the last import."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.desktop.conftest import Driver
from tracker.desktop.choosing import Choosing
from tracker.desktop.import_summary import ImportSummary
from tracker.events.event import Review
from tracker.store import backups
from tracker.store.dossier import Dossier


def dialog(driver: Driver) -> Choosing:
    (found,) = driver.window.findChildren(Choosing)
    return found


def test_a_copy_is_one_whole_dossier(
    driver: Driver, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.drop_files(article)
    to = tmp_path / "handed on.dossier"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(to.with_suffix("")), ""))
    driver.window.commands["save_copy"].trigger()
    assert "handed on" in driver.window.message.text
    with Dossier.open(to, create=False) as copy:
        assert copy.events.count() == len(driver.titles()) > 0


def test_a_copy_onto_itself_is_refused(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = driver.window.session.dossier
    assert dossier is not None
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(dossier.path), ""))
    driver.window.commands["save_copy"].trigger()
    assert driver.window.message.text
    assert "saved" not in driver.window.message.text


def test_a_backup_is_made_behind_the_window_and_restored(driver: Driver, article: Path) -> None:
    window = driver.window
    driver.drop_files(article)
    had = driver.titles()
    with driver.bot.waitSignal(window.idle.done, timeout=20_000):
        window.idle.begin()
    dossier = window.session.dossier
    assert dossier is not None
    assert len(backups.copies(dossier.path)) == 1
    window.commands["undo"].trigger()
    assert driver.titles() == []
    window.commands["backups"].trigger()
    dialog(driver).accept()
    assert driver.titles() == had
    window.message._act()  # "Take back"
    assert driver.titles() == []


def test_without_a_backup_that_is_said(driver: Driver) -> None:
    driver.window.commands["backups"].trigger()
    assert "no backup" in driver.window.message.text


def test_deleted_events_come_back_by_choice(driver: Driver, article: Path) -> None:
    window = driver.window
    window.commands["restore"].trigger()
    assert "No event was deleted" in window.message.text
    driver.drop_files(article)
    had = driver.titles()
    window.table.selectAll()
    window.commands["delete"].trigger()
    assert driver.titles() == []
    window.commands["restore"].trigger()
    asked = dialog(driver)
    assert asked.list.count() == len(had)
    asked.accept()
    assert driver.titles() == [title for title in had if title in driver.titles()]
    assert len(driver.titles()) == 1


def test_rejected_events_are_faint_on_the_timeline_when_asked_for(driver: Driver, article: Path) -> None:
    window = driver.window
    driver.drop_files(article)
    assert window.timeline is not None
    count = len(window.timeline.marks())
    driver.select(driver.titles()[0])
    window.commands["reject"].trigger()
    assert len(window.timeline.marks()) == count - 1
    window.commands["rejected_shown"].trigger()
    assert [mark.faint for mark in window.timeline.marks()].count(True) == 1
    assert window.session.settings.get("rejected_shown") is True
    dossier = window.session.dossier
    assert dossier is not None
    assert [stored.event.review for stored in dossier.events.all()].count(Review.REJECTED) == 1


def test_the_last_import_is_reachable_from_the_menu(driver: Driver, article: Path) -> None:
    summary = driver.window.commands["summary"]
    assert not summary.isEnabled()
    driver.drop_files(article)
    driver.window.message.hide()
    assert summary.isEnabled()
    summary.trigger()
    (shown,) = driver.window.findChildren(ImportSummary)
    assert shown.list.topLevelItemCount() == 1
