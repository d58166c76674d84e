"""The main window and the smaller ones, in both languages and themes."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gallery.wall import LANGUAGES, Wall
from tracker.desktop.main_window import MainWindow
from tracker.desktop.session import Session

SIZE = (1440, 900)
THEMES = ("light", "dark")
COMMANDS = ("add", "export", "help", "about")  # those that open a window and go on


def hang(wall: Wall) -> None:
    """Hang the window empty, full, small and with its panels, then what its commands open."""
    for code in LANGUAGES:
        for theme in THEMES:
            wall.speak(code, theme)
            with _window(wall, code, theme, 0) as window:
                wall.hang(f"window-{code}-{theme}-empty", window, SIZE, close=False)
            with _window(wall, code, theme, 60) as window:
                window.select_first()
                wall.hang(f"window-{code}-{theme}-60", window, SIZE, close=False)
                wall.hang(f"window-{code}-{theme}-small", window, (900, 560), close=False)
                window.commands["scenes_shown"].trigger()
                window.scenes.choose(window.scenes._scenes[0].id)
                wall.hang(f"window-{code}-{theme}-tour", window, SIZE, close=False)
                for name in [name for name in window.commands if name.startswith("ledger_")]:
                    window.commands[name].trigger()
                    wall.hang(f"window-{code}-{theme}-{name}", window, SIZE, close=False)
                _opened(wall, window, f"{code}-{theme}")


def _opened(wall: Wall, window: MainWindow, name: str) -> None:
    """Hang what the commands open."""
    for command in COMMANDS:
        known = set(QApplication.topLevelWidgets())
        action = window.commands.get(command)
        if action is None or not action.isEnabled():
            continue
        action.trigger()
        QTest.qWait(30)
        for opened in [one for one in QApplication.topLevelWidgets() if one not in known and one.isVisible()]:
            if opened.windowTitle():
                wall.hang(f"dialog-{name}-{command}", opened)


@contextmanager
def _window(wall: Wall, code: str, theme: str, count: int) -> Iterator[MainWindow]:
    session = Session(remember=False)
    for key, value in {"language": code, "theme": theme}.items():
        session.settings.set(key, value)
    session.language = code
    window = MainWindow(session, wall.dossier(count, code, tour=count > 0))
    ready: list[bool] = []
    window.ready.connect(lambda: ready.append(True))
    window.show()
    while not ready:
        QTest.qWait(20)
    QTest.qWait(50)
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
