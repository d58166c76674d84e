"""Dossier: one SQLite file with everything an analyst gathered, and the one way to change it: a step."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tracker.problems import Problem
from tracker.store import checking, opening
from tracker.store.articles import Articles
from tracker.store.changes import Changes
from tracker.store.checking import Finding
from tracker.store.connection import Connection
from tracker.store.events import Events
from tracker.store.history import History
from tracker.store.ids import StepId
from tracker.store.mentions import Mentions
from tracker.store.refusals import (
    CopyOntoItself,
    DiskFull,
    DossierDamaged,
    DossierGone,
    DossierLocked,
    DossierMissing,
    DossierProblem,
    DossierReadOnly,
    DossierTooNew,
    DossierUnreachable,
    FolderMissing,
    NotADossier,
    UndoImpossible,
)
from tracker.store.search import Search
from tracker.store.tour import Tour

__all__ = [
    "Changes",
    "CopyOntoItself",
    "DiskFull",
    "Dossier",
    "DossierDamaged",
    "DossierGone",
    "DossierLocked",
    "DossierMissing",
    "DossierProblem",
    "DossierReadOnly",
    "DossierTooNew",
    "DossierUnreachable",
    "Finding",
    "FolderMissing",
    "NotADossier",
    "UndoImpossible",
]


class Dossier:
    """An open dossier, used by the thread that opened it; several windows and processes may have it open at once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._identity = _identity(connection.path)
        self.path = connection.path
        self.search = Search(connection)
        self.articles = Articles(connection)
        self.mentions = Mentions(connection)
        self.events = Events(connection, self.mentions, self.search)
        self.tour = Tour(connection)
        self.history = History(connection, self.search, self.events, self.articles)
        self._seen = self._data_version()

    @classmethod
    def open(cls, path: Path, *, create: bool = True, on_progress: Callable[[int, int], None] | None = None) -> Self:
        """Open the dossier at `path`; make it where there is none, unless `create` is False.

        `on_progress` is told how far bringing up to date an older one is, in articles done and all there are.

        Raises a DossierProblem (DossierTooNew, NotADossier, DossierDamaged, DossierLocked, …); a file
        that is refused is left as it was. A dossier of an older version is copied beside itself
        (`name.backup-v1.sqlite`) before it is brought up to date.
        """
        path = Path(path)
        db = opening.open_database(path, create=create, on_progress=on_progress)
        try:
            return cls(Connection(db, path))
        except BaseException:
            db.close()
            raise

    @staticmethod
    def outdated(path: Path) -> bool:
        """Whether opening the dossier at `path` brings it up to date first, which takes long for a large one."""
        return opening.outdated(Path(path))

    @staticmethod
    def copy(path: Path, to: Path) -> None:
        """Copy a dossier that is not open here into one file, which has what was written until now; only reads.

        Raises a DossierProblem where it is none or cannot be read.
        """
        opening.copy(Path(path), Path(to))

    def close(self, *, tidy: bool = True) -> None:
        """Tidy the history and close; does nothing if it is closed already.

        Without `tidy` all steps are kept: where the session goes on that made them, on another connection.
        """
        if self._connection.closed:
            return
        with suppress(Problem):  # tidying can wait; another window may be writing, the disk may be full
            if tidy:
                self.history.trim()
            if _identity(self.path) is None:  # moved: the log is left behind under the old name, so empty it now
                self._connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def step(self, name: str, /, *, continuing: StepId | None = None, **facts: Any) -> AbstractContextManager[Changes]:
        """Change the dossier in one short transaction, which undo takes back whole under this name.

        What happens inside is kept when the block ends and forgotten when it raises. Steps inside a
        step are part of it. With `continuing` (the `id` of earlier changes) the block joins that step, if
        it is still the last one, and whole numbers among `facts` add up: a long import is one step
        of many transactions.
        """
        self._require_present()
        return self.history.step(name, continuing, facts)

    def undo(self) -> Changes | None:
        """Take back the last step; None if there is none."""
        self._require_present()
        return self.history.undo()

    def redo(self) -> Changes | None:
        """Make the step again that was undone last; None if there is none."""
        self._require_present()
        return self.history.redo()

    def undo_name(self) -> tuple[str, dict[str, Any]] | None:
        """Return name and facts of the step that `undo` would take back."""
        return self.history.undo_name()

    def redo_name(self) -> tuple[str, dict[str, Any]] | None:
        """Return name and facts of the step that `redo` would make again."""
        return self.history.redo_name()

    def changed_elsewhere(self) -> bool:
        """Whether another window or program changed the dossier since this was last asked."""
        seen = self._data_version()
        changed = seen != self._seen
        self._seen = seen
        return changed

    def check(self) -> list[Finding]:
        """Look through the whole file; see `checking.check`."""
        return checking.check(self._connection)

    def mend_search(self) -> None:
        """Make the search index anew from what the dossier holds."""
        with self.step("mend"):
            self.search.rebuild()
            self.articles.rebuild_copies()

    def backup(self, to: Path) -> None:
        """Copy the dossier into one file, also while it is used; the file appears only when it is complete."""
        to = Path(to)
        if _identity(to) == self._identity:
            raise CopyOntoItself(to)
        opening.back_up(self._connection.db, to)

    def _data_version(self) -> int:
        return int(self._connection.value("PRAGMA data_version"))

    def _require_present(self) -> None:
        """Writing into a file that was moved or replaced would lose the work."""
        if _identity(self.path) != self._identity:
            raise DossierGone(self.path)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = os.stat(path)  # noqa: PTH116  Path.stat says the same, slower
    except OSError:
        return None
    return status.st_dev, status.st_ino
