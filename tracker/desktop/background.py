"""Importing while the window goes on: another process reads and extracts, the window's thread stores one by one."""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from tracker.desktop.drops import Offer
from tracker.desktop.session import Session
from tracker.problems import Problem

if TYPE_CHECKING:
    from tracker.actions.importing import Importing, Outcome
    from tracker.actions.preparing import Prepared

AHEAD = 2  # files on their way: one is read while the one before is stored
RENEW = 250  # ms between two renewals of the views during an import


def executor() -> Executor:
    """Return what reads: a process of its own, since a thread would make the window wait for Python's lock."""
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))


class Import(QObject):
    """One drop, paste or choice of files on its way into the dossier."""

    progress = Signal(int, int, str)  # done, all, name of the file just done
    finished = Signal(object)  # list[Outcome]
    _done = Signal(object)  # what to do in the window's thread with a future that is done

    def __init__(self, session: Session, offer: Offer, pool: Pool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._offer = offer
        self._pool = pool
        self._waiting: deque[Path] = deque()
        self._on_the_way = 0
        self._ahead = AHEAD
        self._suspects: set[Path] = set()  # on the way when the process crashed
        self._files: list[Path] = []
        self._importing: Importing | None = None
        self._told = 0  # outcomes of which the views know
        self._ended = False
        self._renew = QTimer(self, interval=RENEW)
        self._renew.timeout.connect(self._tell_views)
        self._arrivals: deque[Callable[[], None]] = deque()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._take_turn)
        self._done.connect(self._line_up, Qt.ConnectionType.QueuedConnection)

    @property
    def title(self) -> str:
        return self._offer.words()

    def start(self) -> None:
        """Begin; the signals tell how it goes."""
        from tracker.actions.importing import Importing
        from tracker.desktop import reading

        if self._session.dossier is None:
            self._end()
            return
        self._importing = Importing(self._session.dossier)
        self._renew.start()
        if self._offer.paths:
            self._run(self._begin, reading.files, self._offer.paths)
        else:
            prepared = partial(self._store, None)
            self._run(prepared, reading.prepare_selection, self._offer.html, self._offer.text, self._offer.url)

    def cancel(self) -> None:
        """Stop at once; what was stored stays, and one undo takes it back."""
        self._waiting.clear()
        self._end()

    # -- to the background and back ------------------------------------------------------------------
    def _run(self, then: Callable[[Future[Any]], None], function: Callable[..., Any], *args: Any) -> None:
        self._on_the_way += 1
        self._pool.submit(function, *args).add_done_callback(partial(self._hand_over, then))

    def _hand_over(self, then: Callable[[Future[Any]], None], future: Future[Any]) -> None:
        """Bring a result from the pool's thread into the window's."""
        with suppress(RuntimeError):  # the window is gone, and nobody waits for the result
            self._done.emit(partial(self._arrived, then, future))

    def _line_up(self, deed: Callable[[], None]) -> None:
        self._arrivals.append(deed)
        self._turn.start()

    def _take_turn(self) -> None:
        """Do one thing, then let the window see to its user before the next."""
        if self._arrivals:
            self._arrivals.popleft()()
        if not self._arrivals:
            self._turn.stop()

    def _arrived(self, then: Callable[[Future[Any]], None], future: Future[Any]) -> None:
        self._on_the_way -= 1
        if self._ended:
            return
        try:
            then(future)
            self._next()
        except Problem as problem:  # the dossier itself: the rest would fail the same way
            self._session.failed.emit(problem)
            self.cancel()
        except BaseException:
            self.cancel()
            raise  # a fault of the program: the last safety net says it

    def _begin(self, future: Future[list[Path]]) -> None:
        self._files = future.result()
        self._waiting.extend(self._files)
        self.progress.emit(0, max(1, len(self._files)), "")

    def _next(self) -> None:
        from tracker.desktop import reading

        while self._waiting and self._on_the_way < self._ahead:
            path = self._waiting.popleft()
            self._run(partial(self._store, path), reading.prepare, path)
        if not self._waiting and not self._on_the_way:
            self._end()

    def _store(self, path: Path | None, future: Future[Prepared]) -> None:
        assert self._importing is not None
        prepared: Prepared | None
        try:
            prepared = future.result()
        except (BrokenProcessPool, CancelledError):  # cancelled: it waited behind the one that crashed
            prepared = self._after_a_crash(path)
        if prepared is not None:
            outcome = self._importing.store(prepared)
            self.progress.emit(len(self._importing.outcomes), max(1, len(self._files)), outcome.name)

    def _after_a_crash(self, path: Path | None) -> Prepared | None:
        """Try again what was on the way, one at a time; what crashes the process alone has failed."""
        from tracker.actions.preparing import Prepared
        from tracker.articles.unreadable import ReaderFailed

        self._ahead = 1
        if path is not None and path not in self._suspects:
            self._suspects.add(path)
            self._waiting.append(path)
            return None
        name = path.name if path else self.title
        return Prepared(name=name, path=path, problem=ReaderFailed(name))

    # -- what the views see --------------------------------------------------------------------------
    def _tell_views(self) -> None:
        """Let the views show what was stored since they were told last."""
        if self._importing is not None and len(self._importing.outcomes) > self._told:
            self._told = len(self._importing.outcomes)
            if self._importing.changes:
                begun = time.perf_counter()
                self._session.changed.emit(self._importing.changes)
                # In a large dossier showing takes longer: it may have a tenth of the time, not all of it.
                self._renew.setInterval(max(RENEW, round((time.perf_counter() - begun) * 10_000)))

    def _end(self) -> None:
        if self._ended:
            return
        self._ended = True
        self._renew.stop()
        outcomes: list[Outcome] = []
        if self._importing is not None:
            done = {outcome.path for outcome in self._importing.outcomes}
            for path in self._files:
                if path not in done:
                    self._importing.cancel(path)
            self._tell_views()
            outcomes = self._importing.outcomes
        self.finished.emit(outcomes)


class Pool:
    """The process that reads: started when first needed, kept for the next import, made anew after a crash."""

    def __init__(self) -> None:
        self._executor: Executor | None = None

    def submit(self, function: Callable[..., Any], *args: Any) -> Future[Any]:
        if self._executor is None:
            self._executor = executor()
        try:
            return self._executor.submit(function, *args)
        except BrokenProcessPool:  # it crashed over an earlier file
            self._executor.shutdown(wait=False)
            self._executor = executor()
            return self._executor.submit(function, *args)

    def warm(self) -> None:
        """Start it ahead of the first file: something hovers over the window."""
        from tracker.desktop import reading

        if self._executor is None:
            self.submit(reading.warm)

    def close(self) -> None:
        """End it, even in the middle of a file."""
        if isinstance(self._executor, ProcessPoolExecutor):
            self._executor.shutdown(wait=False, cancel_futures=True)
            ending = multiprocessing.active_children()
            for process in ending:
                process.terminate()
            for process in ending:
                process.join(1.0)
        self._executor = None


class Imports(QObject):
    """One import after the other; each is a step of its own."""

    started = Signal(object)  # Import
    finished = Signal(object)  # list[Outcome]

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: list[Import] = []
        self.current: Import | None = None
        self.pool = Pool()

    @property
    def running(self) -> bool:
        return self.current is not None

    def add(self, offer: Offer) -> None:
        """Import what was dropped, after what is being imported already."""
        self._waiting.append(Import(self._session, offer, self.pool, self))
        self._next()

    def cancel(self) -> None:
        """Stop everything that is being imported or waits."""
        self._waiting.clear()
        if self.current is not None:
            self.current.cancel()

    def close(self) -> None:
        """Stop everything and end the process that reads."""
        self.cancel()
        self.pool.close()

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
