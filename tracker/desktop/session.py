"""Session: the open dossier, the settings, and the one signal that says what changed; given to every view."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from tracker import paths
from tracker.problems import Problem
from tracker.settings import Settings

if TYPE_CHECKING:
    from tracker.store.changes import Changes
    from tracker.store.dossier import Dossier
    from tracker.store.ids import EventId

LOOK_ELSEWHERE = 1000  # ms between looks whether another window or the command line wrote to the dossier


class Session(QObject):
    """What the views share. They read from `dossier`, write through `do`, and draw anew on `changed`."""

    opened = Signal()  # another dossier is there; everything shown is of the old one
    changed = Signal(object)  # Changes
    failed = Signal(object)  # Problem
    selected = Signal(object)  # tuple of EventIds: one selection for all views

    def __init__(
        self, settings: Settings | None = None, parent: QObject | None = None, *, remember: bool = True
    ) -> None:
        """`remember` is False where the dossier is not one to come back to: the samples'."""
        super().__init__(parent)
        self.remembers = remember
        self.settings = settings or Settings.load()
        self.dossier: Dossier | None = None
        self.selection: tuple[EventId, ...] = ()
        self.as_of: date | None = None  # the day of knowledge that is looked at; None: what is known now
        self.language = "en"  # of the interface; set by desktop.language
        self._look = QTimer(self, interval=LOOK_ELSEWHERE)
        self._look.timeout.connect(self.look_elsewhere)

    def open(self, path: Path) -> bool:
        """Open a dossier, or make it; the old one stays open where that fails."""
        # Here, not above: the database's libraries are read after the window's first painting.
        from tracker.desktop import first_reading

        try:
            if path.parent == paths.user_data():  # ours to make; any other folder may be a slip of the keyboard
                path.parent.mkdir(parents=True, exist_ok=True)
            dossier = first_reading.opened(path, self.language)
        except Problem as problem:
            self.failed.emit(problem)
            return False
        except OSError as error:
            self.failed.emit(CannotOpen(path, error))
            return False
        self.close()
        self.dossier = dossier
        self.selection = ()
        self.as_of = None
        if self.remembers:
            self.settings.remember(path)
        self._look.start(LOOK_ELSEWHERE)
        self.opened.emit()
        return True

    def close(self) -> None:
        """Close the dossier, if one is open."""
        self._look.stop()
        if self.dossier is not None:
            self.dossier.close()
            self.dossier = None

    def do(self, action: Callable[..., Any], *args: Any, **options: Any) -> Any:
        """Run an action of `tracker.actions` on the dossier, tell what changed, and return what it returned.

        A problem goes to `failed` and None is returned.
        """
        if self.dossier is None:
            return None
        try:
            result = action(self.dossier, *args, **options)
        except Problem as problem:
            self.failed.emit(problem)
            return None
        changes = result[0] if isinstance(result, tuple) else result
        if changes is not None:
            self.changed.emit(changes)
        return result

    def select(self, events: Iterable[EventId]) -> None:
        """Select events in every view."""
        chosen = tuple(events)
        if chosen != self.selection:
            self.selection = chosen
            self.selected.emit(chosen)

    def look_elsewhere(self) -> None:
        """Tell the views to read everything anew if another process wrote to the dossier."""
        if self.dossier is None:
            return
        try:
            if self.dossier.changed_elsewhere():
                begun = time.perf_counter()
                self.changed.emit(everything())
                # A large dossier that another program goes on writing may have a tenth of the time, not all of it.
                self._look.setInterval(max(LOOK_ELSEWHERE, round((time.perf_counter() - begun) * 10_000)))
        except Problem as problem:
            self._look.stop()  # said once, not each second
            self.failed.emit(problem)


class CannotOpen(Problem):
    """The system does not let a dossier be opened or made there."""

    def __init__(self, path: Path, error: OSError) -> None:
        self.path = path
        self.reason = error.strerror or str(error)
        super().__init__(f"{path} cannot be opened: {self.reason}.")


def everything() -> Changes:
    """Return changes that say: whatever you show, read it again."""
    from tracker.store.changes import Changes

    return Changes(everything=True)


def usual_dossier(settings: Settings) -> Path:
    """Return the dossier to open without being told which: the last one, else the user's own first."""
    recent = settings.recent()
    return recent[0] if recent else paths.user_data() / "My negotiations.dossier"
