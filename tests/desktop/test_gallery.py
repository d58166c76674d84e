"""The gallery's pictures: those that are cheap are made, so that the command does not rot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gallery import timelines, windows
from tests.gallery.wall import Wall

ROOT = Path(__file__).parents[2]


def test_an_unknown_part_is_named(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.gallery", str(tmp_path), "cellar"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=dict(os.environ))
    assert done.returncode == 2 and "no part cellar" in done.stderr


def test_pictures_are_hung_with_what_they_show(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timelines, "COUNTS", (3,))
    monkeypatch.setattr(timelines, "LANGUAGES", ("de",))
    monkeypatch.setattr(timelines, "THEMES", ("stage",))
    monkeypatch.setattr(windows, "LANGUAGES", ("de",))
    monkeypatch.setattr(windows, "THEMES", ("light",))
    wall = Wall(tmp_path / "wall", tmp_path)
    timelines.hang(wall)
    windows.hang(wall)
    pictures = {path.stem: QImage(str(path)) for path in wall.folder.glob("*.png")}
    assert len(pictures) == wall.count
    assert {"timeline-stage-de-3", "window-de-light-tour", "dialog-de-light-export"} <= pictures.keys()
    for picture in pictures.values():
        colours = {picture.pixel(x, y) for x in range(0, picture.width(), 29) for y in range(0, picture.height(), 29)}
        assert picture.width() > 200 and len(colours) > 3
    assert not [window for window in QApplication.topLevelWidgets() if window.isVisible()]
