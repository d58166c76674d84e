"""Starting the window: the application's language and colours, the dossier, the samples, and life without a display."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.problems import Problem

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tracker.desktop.main_window import MainWindow

# What Qt's X11 plugin needs of a Linux system. It ends the process without it, in words for programmers.
X11 = (
    *("libX11-xcb.so.1", "libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-image.so.0", "libxcb-keysyms.so.1"),
    *("libxcb-render-util.so.0", "libxcb-shape.so.0", "libxcb-xkb.so.1", "libxkbcommon-x11.so.0"),
)
WITHOUT_DISPLAY = (1600, 1000)  # pixels of the window's picture


class NoDisplay(Problem):
    """There is no screen to open a window on."""

    def __init__(self) -> None:
        super().__init__(
            "There is no display to open the window on; use the commands import, list and export, or --sample, which "
            "writes pictures instead."
        )


def run(dossier: Path | None, *, sample: bool = False) -> int:
    """Open the window on a dossier (the last one used if none is named) and return the exit code when it closes.

    With `sample` the dossier is a fresh one with the shipped articles; where there is no display, that
    writes pictures beside the dossier instead. Raises NoDisplay where no window
    can be shown, ImportError where a library is missing.
    """
    pictures = not _display() and sample
    if pictures and not os.environ.get("QT_QPA_PLATFORM"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        print("There is no display: working offscreen and writing pictures instead of opening a window.")
    elif not _display() and not os.environ.get("QT_QPA_PLATFORM"):
        raise NoDisplay
    require_libraries()
    if sample:
        dossier = Path(tempfile.mkdtemp(prefix="negotiation-tracker-")) / "Samples.dossier"
        print(f"Dossier: {dossier}", flush=True)
    app, window = start(dossier, remember=not sample)
    if sample:
        window.ready.connect(window.deeds.samples)
    if pictures:
        assert dossier is not None
        window.imports.finished.connect(lambda _: _draw(app, window, dossier.parent))
    return int(app.exec())


def start(dossier: Path | None, *, remember: bool = True) -> tuple[QApplication, MainWindow]:
    """Make the application and show its window; the dossier is opened after the first painting."""
    from PySide6.QtWidgets import QApplication

    from tracker.desktop import language, look, menus
    from tracker.desktop.main_window import MainWindow
    from tracker.desktop.session import Session, usual_dossier

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Negotiation Tracker")
    app.setDesktopFileName("negotiation-tracker")
    session = Session(parent=app, remember=remember)
    session.language = language.speak(app, session.settings.get("language"))
    look.wear(app, session.settings.get("theme"))
    app.setWindowIcon(menus.app_icon())
    window = MainWindow(session, dossier or usual_dossier(session.settings))
    sys.excepthook = window.catch
    # What the program is made of is not looked through for garbage again and again: 50 ms each time.
    window.ready.connect(lambda: gc.freeze())
    if app.platformName() == "offscreen":
        window.resize(*WITHOUT_DISPLAY)
    window.show()
    return app, window


def _display() -> bool:
    """Whether a window would be seen by somebody."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform.startswith(("offscreen", "minimal")):
        return False
    if platform or not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def require_libraries() -> None:
    """Raise ImportError naming the library where Qt's X11 plugin would end the process for want of it."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    wayland = os.environ.get("WAYLAND_DISPLAY") and not platform
    if sys.platform.startswith("linux") and _display() and not wayland and platform in {"", "xcb"}:
        for library in X11:
            try:
                ctypes.CDLL(library)
            except OSError as error:
                raise ImportError(str(error)) from error


def _draw(app: QApplication, window: MainWindow, folder: Path) -> None:
    """Write the window and the timeline as pictures, and end."""
    from PySide6.QtCore import QTimer

    def draw() -> None:
        assert window.timeline is not None
        window.select_first()
        app.processEvents()
        for name, widget in (("window.png", window), ("timeline.png", window.timeline)):
            widget.grab().save(str(folder / name))
            print(folder / name, flush=True)
        window.close()
        app.exit(0)

    QTimer.singleShot(0, draw)
