"""Importing while the window goes on: files are read in the background, stored one by one on the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from tracker.desktop.drops import Offer
from tracker.desktop.session import Session
from tracker.problems import Problem

if TYPE_CHECKING:
    from tracker.actions.importing import Importing, Outcome
    from tracker.actions.preparing import Prepared
    from tracker.articles.isolation import ReadingProcess

AHEAD = 8  # files read but not yet stored: enough that storing never waits, little enough to keep in memory
RENEW = 250  # ms between two renewals of the views during an import


class Import(QObject):
    """One drop, paste or choice of files on its way into the dossier."""

    progress = Signal(int, int, str)  # done, all (0: still counting), name of the file just done
    finished = Signal(object)  # list[Outcome]
    _gathered = Signal(object)
    _prepared = Signal(object)
    _ended = Signal(object)

    def __init__(
        self, session: Session, offer: Offer, reading: Callable[[], ReadingProcess], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._offer = offer
        self._reading = reading
        self._files: list[Path] = []
        self._importing: Importing | None = None
        self._told = 0  # outcomes of which the views know
        self._stopped = threading.Event()
        self._room = threading.Semaphore(AHEAD)
        self._stop_reading: Callable[[], None] | None = None
        self._pool = ThreadPoolExecutor(1, "import")
        self._renew = QTimer(self, interval=RENEW)
        self._renew.timeout.connect(self._tell_views)
        queued = Qt.ConnectionType.QueuedConnection  # from the reading thread to the window's
        self._gathered.connect(self._begin, queued)
        self._prepared.connect(self._store, queued)
        self._ended.connect(self._end, queued)
        self.running = False

    @property
    def title(self) -> str:
        return self._offer.words()

    def start(self) -> None:
        """Begin; the signals tell how it goes."""
        self.running = True
        self._pool.submit(self._work)

    def cancel(self) -> None:
        """Stop after the file that is being stored; what was stored stays, and one undo takes it back."""
        self._stopped.set()
        self._room.release()
        if self._stop_reading is not None:
            self._stop_reading()

    # -- in the background -------------------------------------------------------------------------
    def _work(self) -> None:
        problem: Exception | None = None
        try:
            for prepared in self._prepare_all():
                self._room.acquire()
                if self._stopped.is_set():
                    break
                self._prepared.emit(prepared)
        except Exception as error:  # noqa: BLE001  background work: the window must learn how it ended
            problem = error
        with suppress(RuntimeError):  # the window is gone, and nobody waits for the end
            self._ended.emit(problem)

    def _prepare_all(self) -> Iterator[Prepared]:
        from tracker.actions import preparing
        from tracker.articles import gathering

        if not self._offer.paths:
            self._gathered.emit([])
            yield preparing.prepare_selection(html=self._offer.html, text=self._offer.text, url=self._offer.url)
            return
        files = list(gathering.files(self._offer.paths))
        self._gathered.emit(files)
        process = self._reading()
        self._stop_reading = process.close
        for path in files:
            if self._stopped.is_set():
                return
            yield preparing.prepare(path, process.read)

    # -- in the window's thread ----------------------------------------------------------------------
    def _begin(self, files: list[Path]) -> None:
        from tracker.actions.importing import Importing

        if self._session.dossier is not None:
            self._files = files
            self._importing = Importing(self._session.dossier)
            self._renew.start()
            self.progress.emit(0, max(1, len(files)), "")

    def _store(self, prepared: Prepared) -> None:
        self._room.release()
        if self._stopped.is_set() or self._importing is None:
            return
        try:
            outcome = self._importing.store(prepared)
        except Problem as problem:  # the dossier itself: the rest would fail the same way
            self._session.failed.emit(problem)
            self.cancel()
            return
        self.progress.emit(len(self._importing.outcomes), max(1, len(self._files)), outcome.name)

    def _tell_views(self) -> None:
        """Let the views show what was stored since they were told last."""
        if self._importing is not None and len(self._importing.outcomes) > self._told:
            self._told = len(self._importing.outcomes)
            if self._importing.changes:
                self._session.changed.emit(self._importing.changes)

    def _end(self, error: Exception | None) -> None:
        self._renew.stop()
        self._pool.shutdown(wait=False)
        self.running = False
        outcomes: list[Outcome] = []
        if self._importing is not None:
            done = {outcome.path for outcome in self._importing.outcomes}
            for path in self._files:
                if path not in done:
                    self._importing.cancel(path)
            self._tell_views()
            outcomes = self._importing.outcomes
        if isinstance(error, Problem):
            self._session.failed.emit(error)
        self.finished.emit(outcomes)
        if error is not None and not isinstance(error, Problem):
            raise error  # a fault of the program: the last safety net says it

    def wait(self) -> None:
        """Cancel and wait until nothing runs any more: before the dossier closes."""
        self.cancel()
        self._pool.shutdown(wait=True)


class Imports(QObject):
    """One import after the other; each is a step of its own."""

    started = Signal(object)  # Import
    finished = Signal(object)  # list[Outcome]

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: list[Import] = []
        self.current: Import | None = None
        self._process: ReadingProcess | None = None

    def _reading(self) -> ReadingProcess:
        """Return the process that reads files: started with the first import, kept for the next ones."""
        from tracker.articles.isolation import ReadingProcess

        if self._process is None:
            self._process = ReadingProcess()
        return self._process

    @property
    def running(self) -> bool:
        return self.current is not None

    def add(self, offer: Offer) -> None:
        """Import what was dropped, after what is being imported already."""
        self._waiting.append(Import(self._session, offer, self._reading, self))
        self._next()

    def cancel(self) -> None:
        """Stop everything that is being imported or waits."""
        self._waiting.clear()
        if self.current is not None:
            self.current.cancel()

    def wait(self) -> None:
        """Stop everything and wait for it: before the dossier closes."""
        self._waiting.clear()
        if self.current is not None:
            self.current.wait()
        if self._process is not None:
            self._process.close()

    def _next(self) -> None:
        if self.current is None and self._waiting:
            self.current = self._waiting.pop(0)
            self.current.finished.connect(self._ended)
            self.started.emit(self.current)
            self.current.start()

    def _ended(self, outcomes: Sequence[Outcome]) -> None:
        ended, self.current = self.current, None
        self.finished.emit(list(outcomes))
        if ended is not None:
            ended.deleteLater()
        self._next()
