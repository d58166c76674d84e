"""Long work on a whole dossier: in a thread of its own, or piece by piece, behind a window that says how far it is."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

PATIENCE = 400  # ms of work that needs no window
FIRST = 0.15  # seconds of work in pieces before a window is made for it
OFTEN = 0.05  # seconds between two words on how far it is: the window's thread must not drown in them

Tell = Callable[[int, int], None]


class Cancelled(Exception):
    """The user stopped the work."""


class _Work(QObject):
    """Runs a function in a thread; what it says and how it ends come as signals in the window's thread."""

    progress = Signal(int, int)
    ended = Signal()

    def __init__(self, function: Callable[[Tell], Any]) -> None:
        super().__init__()
        self._function = function
        self._told = 0.0
        self.cancelled = threading.Event()
        self.result: Any = None
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.result = self._function(self._tell)
        except BaseException as error:  # noqa: BLE001  background work: raised again where it was asked for
            self.error = error
        self.ended.emit()

    def _tell(self, done: int, of: int) -> None:
        if self.cancelled.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._told >= OFTEN:
            self._told = now
            self.progress.emit(done, of)


def wait_for(words: str, function: Callable[[Tell], Any], parent: QWidget | None, cancel: str = "") -> Any:
    """Return what a function returns that takes long; the window stays alive meanwhile, but takes no orders.

    The function runs in another thread, so it must open its own dossier; it gets a function to call with how much
    is done of how much. With the word `cancel` there is a button that stops it at its next call. Raises what the
    function raises, Cancelled if the user stopped it.
    """
    work = _Work(function)
    loop = QEventLoop()
    dialog = _dialog(words, parent, cancel)

    def show(done: int, of: int) -> None:
        dialog.setMaximum(of)
        dialog.setValue(done)

    dialog.canceled.connect(work.cancelled.set)
    work.progress.connect(show, Qt.ConnectionType.QueuedConnection)
    work.ended.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    thread = threading.Thread(target=work.run, daemon=True)
    thread.start()
    loop.exec()
    thread.join()
    _dismiss(dialog)
    if work.error is not None:
        raise work.error
    return work.result


def in_pieces(words: str, pieces: Iterable[tuple[int, int]], parent: QWidget | None) -> None:
    """Do work piece by piece in the window's thread; each piece says how much is done of how much.

    The window is painted between the pieces, so each should take less than a twentieth of a second.
    """
    dialog: QProgressDialog | None = None
    begun = time.monotonic()
    try:
        for done, of in pieces:
            if dialog is None:
                if time.monotonic() - begun < FIRST:
                    continue  # most dossiers are read before anybody could see a window
                dialog = _dialog(words, parent)
            dialog.setMaximum(of)
            dialog.setValue(done)  # paints and, as the dialog is modal, sees to what happened meanwhile
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    finally:
        if dialog is not None:
            _dismiss(dialog)


def _dialog(words: str, parent: QWidget | None, cancel: str = "") -> QProgressDialog:
    dialog = QProgressDialog(words, cancel, 0, 0, parent)
    if not cancel:
        dialog.setCancelButton(None)
    dialog.setWindowTitle(QApplication.applicationDisplayName())
    dialog.setWindowModality(Qt.WindowModality.WindowModal if parent else Qt.WindowModality.ApplicationModal)
    dialog.setMinimumDuration(PATIENCE)
    dialog.setAutoClose(False)
    dialog.setAutoReset(False)
    dialog.setMinimumWidth(420)
    dialog.setValue(0)
    return dialog


def _dismiss(dialog: QProgressDialog) -> None:
    dialog.blockSignals(True)  # closing it is no wish to stop
    dialog.close()
    dialog.deleteLater()
