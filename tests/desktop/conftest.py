"""The real window on a dossier of its own, and how a test drops, waits and reads what is shown."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tracker.desktop import background, language, look, reading
from tracker.desktop.main_window import MainWindow
from tracker.desktop.session import Session

ARTICLE = """Negotiators meet again in Vienna

Published 12 March 2026

The second round of negotiations between Iran and the United States ended in Vienna on Wednesday. \
The two delegations agreed to hold a third round in Geneva on 20 March 2026. \
The United States gave Iran until 30 April 2026 to answer the proposal 🕊 in writing.
"""
WITHOUT_DAY = """Delegations to meet

Russia and Ukraine will hold a third round of talks in Istanbul on Thursday, officials said.
"""


class Driver:
    """Does what a person would do with the window."""

    def __init__(self, bot: QtBot, window: MainWindow) -> None:
        self.bot = bot
        self.window = window

    def drag(self, data: QMimeData) -> bool:
        """Move something over the window; whether the window would take it."""
        event = QDragEnterEvent(QPoint(200, 200), Qt.DropAction.CopyAction, data, *_HELD)
        QApplication.sendEvent(self.window, event)
        return event.isAccepted()

    def drop(self, data: QMimeData) -> None:
        """Drop something and wait until it is imported."""
        assert self.drag(data)
        with self.bot.waitSignal(self.window.imports.finished, timeout=60_000):
            event = QDropEvent(QPointF(200, 200), Qt.DropAction.CopyAction, data, *_HELD)
            QApplication.sendEvent(self.window, event)
            assert event.isAccepted()

    def drop_files(self, *paths: Path) -> None:
        self.drop(files(*paths))

    def titles(self) -> list[str]:
        """Return the names of the events in the table."""
        model = self.window.table.model_
        return [model.index(row, 2).data() for row in range(model.rowCount())]

    def select(self, name: str) -> None:
        """Select the event of that name in the table."""
        self.window.table.selectRow(self.titles().index(name))


_HELD = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def files(*paths: Path) -> QMimeData:
    """Return what a file manager's drag holds."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


@pytest.fixture(scope="session")
def shared_executor() -> Iterator[Executor]:
    """One thread and one process read for all windows: starting them takes longer than most tests."""
    with ThreadPoolExecutor(1) as executor:
        yield executor
        reading._process().close()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "vienna.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def open_window(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    tmp_path: Path,
    shared_executor: Executor,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Callable[..., Driver]]:
    """Return a function that opens a window on a dossier, as the program's start does."""
    if "real_process" not in request.fixturenames:
        monkeypatch.setattr(background, "executor", lambda: shared_executor)
    windows: list[MainWindow] = []

    def open_(name: str = "talks.dossier", **settings: Any) -> Driver:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        session = Session(parent=app)
        for key, value in {"language": "en", "theme": "light", **settings}.items():
            session.settings.set(key, value)
        session.language = language.speak(app, session.settings.get("language"))
        look.wear(app, session.settings.get("theme"))
        window = MainWindow(session, tmp_path / name)
        windows.append(window)
        with qtbot.waitSignal(window.ready, timeout=30_000):
            window.show()
        return Driver(qtbot, window)

    yield open_
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def driver(open_window: Callable[..., Driver]) -> Driver:
    return open_window()


@pytest.fixture
def real_process() -> None:
    """Ask for this to read in a process of its own, as the program does."""
