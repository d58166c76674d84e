"""What is done behind the window once it rests: modules are read ahead, and the day's backup is made."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from tracker.desktop.session import Session
from tracker.problems import Problem

DELAY = 1500  # ms after a dossier was opened: what the user does first comes first


class Idle(QObject):
    """Works in a thread of its own on connections of its own; `failed` tells of what the user should know."""

    failed = Signal(object)  # Problem
    done = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self.begin)
        session.opened.connect(self._timer.start)
        self.failed.connect(session.failed)

    def begin(self) -> None:
        """Start now what otherwise starts when the window rests."""
        dossier = self._session.dossier
        if dossier is not None:
            keep = self._session.remembers and bool(dossier.articles.count() or dossier.events.count())
            # A daemon: a copy that is not complete when the window closes is never seen, and made the next time.
            threading.Thread(target=self._work, args=(dossier.path if keep else None,), daemon=True).start()

    def _work(self, dossier: Path | None) -> None:
        try:
            read_ahead()
            if dossier is not None:
                _back_up(dossier)
        except Problem as problem:
            self._tell(problem)
        except OSError as error:
            self._tell(BackupFailed(error))
        try:
            self.done.emit()
        except RuntimeError:
            return  # the window is gone

    def _tell(self, problem: Problem) -> None:
        try:
            self.failed.emit(problem)
        except RuntimeError:
            return  # the window is gone


class BackupFailed(Problem):
    """The day's backup could not be written."""

    def __init__(self, error: OSError) -> None:
        self.reason = error.strerror or str(error)
        super().__init__(f"Today's backup could not be made: {self.reason}.")


def read_ahead() -> None:
    """Load what storing the first article would have to wait for."""
    import tracker.actions.importing  # noqa: F401
    from tracker.events import wording
    from tracker.mentions import places

    places.find("Geneva", "en")  # the gazetteer
    wording.party("UA", "en")  # names of states


def _back_up(path: Path) -> None:
    from tracker.store import backups

    if path.exists():
        backups.back_up_daily(path)
