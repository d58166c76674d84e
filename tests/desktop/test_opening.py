"""Opening in the window: an older dossier is brought up to date and a large one read without a frozen window."""

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog

from tests.desktop.conftest import Driver
from tests.store.making import article, keep, mention
from tracker.desktop import first_reading, waiting
from tracker.store import dossier as store
from tracker.store.dossier import Dossier

OLD = Path(store.__file__).parents[2] / "tests" / "store" / "version-1.sqlite"


def seen(driver: Driver) -> tuple[list[str], threading.Event]:
    """Note the words of the windows that say how far something is; the event tells that one was seen."""
    words: list[str] = []
    looked = threading.Event()

    def look() -> None:
        for dialog in driver.window.findChildren(QProgressDialog):
            if dialog.labelText() not in words:
                words.append(dialog.labelText())
                looked.set()

    timer = QTimer(driver.window, interval=1)
    timer.timeout.connect(look)
    timer.start()
    return words, looked


def test_an_older_dossier_is_brought_up_to_date_behind_a_window(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old talks.dossier"
    shutil.copy(OLD, path)
    driver.window.activateWindow()
    driver.bot.waitUntil(lambda: QApplication.activeWindow() is driver.window)
    words, looked = seen(driver)
    monkeypatch.setattr(waiting, "PATIENCE", 0)
    progress: list[tuple[int, int]] = []
    bring = first_reading._bring_up_to_date

    def slowly(path: Path, tell: waiting.Tell) -> None:
        def told(done: int, of: int) -> None:
            progress.append((done, of))
            tell(done, of)

        bring(path, told)
        assert looked.wait(20)

    monkeypatch.setattr(first_reading, "_bring_up_to_date", slowly)
    assert driver.window.session.open(path)
    assert progress == [(0, 3), (1, 3), (2, 3)]
    assert driver.titles() and not Dossier.outdated(path)
    assert words == ["“old talks” is of an earlier version and is brought up to date …"]
    assert path.with_name("old talks.backup-v1.dossier").exists()


def test_one_that_cannot_be_brought_up_to_date_is_said(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.dossier"
    shutil.copy(OLD, path)

    def full(path: Path, _: waiting.Tell) -> None:
        raise store.DiskFull(path)

    monkeypatch.setattr(first_reading, "_bring_up_to_date", full)
    before = driver.window.session.dossier
    assert not driver.window.session.open(path)
    assert "full" in driver.window.message.text and driver.window.session.dossier is before


def test_a_large_dossier_is_read_piece_by_piece(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.dossier"
    with Dossier.open(path) as dossier:
        for number in range(30):
            keep(dossier, article(f"Text {number}."), [mention(f"Text {number}.")])
    monkeypatch.setattr(first_reading, "PIECE", 4)
    monkeypatch.setattr(waiting, "FIRST", 0.0)
    monkeypatch.setattr(waiting, "PATIENCE", 0)
    told: list[tuple[int, int]] = []
    read: Callable[..., Iterator[tuple[int, int]]] = first_reading._read

    def noted(*given: object) -> Iterator[tuple[int, int]]:
        for one in read(*given):
            told.append(one)
            yield one

    monkeypatch.setattr(first_reading, "_read", noted)
    assert driver.window.session.open(path)
    assert len(driver.titles()) == 30
    assert len(told) == 8 + 8 + 8 and told == sorted(told) and {of for _, of in told} == {90}
    assert all(not dialog.isVisible() for dialog in driver.window.findChildren(QProgressDialog))


def test_damage_met_while_reading_leaves_the_old_one_open(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "broken.dossier"
    Dossier.open(path).close()

    def broken(dossier: Dossier, _: str) -> Iterator[tuple[int, int]]:
        yield 0, 1
        raise store.DossierDamaged(dossier.path)

    monkeypatch.setattr(first_reading, "_read", broken)
    before = driver.window.session.dossier
    assert not driver.window.session.open(path)
    assert "damaged" in driver.window.message.text and driver.window.session.dossier is before
