"""New, open, save a copy, merge another, go back to a backup: what the menu does with whole dossiers."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from tracker import paths
from tracker.dates.when import Precision, When
from tracker.desktop import combined_summary
from tracker.desktop.choosing import Choosing, Offered
from tracker.desktop.session import CannotOpen
from tracker.desktop.waiting import Cancelled, Tell, wait_for
from tracker.desktop.window import Window
from tracker.problems import Problem

if TYPE_CHECKING:
    from tracker.actions.combining import Combined

SUFFIX = ".dossier"


class Dossiers(QObject):
    """Lives as long as the window, whatever language it speaks."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session

    def _ask(self, title: str, *, new: bool, suggested: str = "") -> Path | None:
        here = self._session.dossier.path.parent if self._session.dossier else paths.user_data()
        ask = QFileDialog.getSaveFileName if new else QFileDialog.getOpenFileName
        kinds = self.tr("Dossiers (*{suffix})").format(suffix=SUFFIX) + ";;" + self.tr("All files (*)")
        chosen, _ = ask(self._window, title, str(here / suggested), kinds)
        if not chosen:
            return None
        path = Path(chosen)
        return path.with_suffix(SUFFIX) if new and not path.suffix else path

    def new(self) -> None:
        path = self._ask(self.tr("New dossier"), new=True)
        if path is not None:
            self.open(path)

    def choose(self) -> None:
        path = self._ask(self.tr("Open dossier"), new=False)
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open another dossier in this window; a running import ends first."""
        self._window.imports.cancel()
        self._session.open(path)

    def save_copy(self) -> None:
        """Ask where, and write a copy of the dossier that is one whole file."""
        dossier = self._session.dossier
        if dossier is None:
            return
        name = self.tr("{name}, copy").format(name=dossier.path.stem) + dossier.path.suffix
        path = self._ask(self.tr("Save a copy"), new=True, suggested=name)
        if path is not None:
            self.copy_to(path)

    def copy_to(self, path: Path) -> None:
        dossier = self._session.dossier
        if dossier is None:
            return
        try:
            dossier.backup(path)
        except Problem as problem:
            self._session.failed.emit(problem)
        else:
            self._window.message.say(self.tr("A copy is saved: {path}").format(path=path))

    def merge(self) -> None:
        """Ask for another dossier and take over what it has."""
        path = self._ask(self.tr("Merge another dossier into this one"), new=False)
        if path is not None:
            self.merge_from(path)

    def merge_from(self, other: Path) -> None:
        """Take over what another dossier has, in one step, and say what came and where the two differ."""
        dossier = self._session.dossier
        if dossier is None:
            return
        self._window.imports.cancel()
        words = self.tr("Merging “{name}” …").format(name=other.stem)
        try:
            combined = wait_for(words, partial(_combine, dossier.path, other), self._window, self.tr("Stop"))
        except Cancelled:
            self._window.message.say(self.tr("Stopped; nothing was merged."))
            return
        except Problem as problem:
            self._session.failed.emit(problem)
            return
        self._session.look_elsewhere()
        said = combined_summary.in_a_line(combined, other.stem)
        if combined.conflicts:
            show = partial(self._show_combined, combined, said)
            self._window.message.say(said, button=self.tr("Details"), action=show)
            show()
        else:
            self._window.message.say(said)

    def _show_combined(self, combined: Combined, said: str) -> None:
        combined_summary.CombinedSummary(self._session, combined.conflicts, said, self._window).show()

    def restore(self) -> None:
        """Let the user choose one of the daily backups and go back to it."""
        from tracker.store import backups

        dossier = self._session.dossier
        if dossier is None:
            return
        copies = backups.copies(dossier.path)
        if not copies:
            self._window.message.say(
                self.tr("There is no backup of this dossier yet. One is made each day on which it changed.")
            )
            return
        dialog = Choosing(
            self.tr("Restore a backup"),
            self.tr("The dossier goes back to how it was on that day. What is there now is kept beside it."),
            [Offered(self._day(copy), copy) for copy in copies],
            self.tr("Restore"),
            self._window,
        )
        dialog.accepted.connect(lambda: self.go_back(dialog.chosen[0]) if dialog.chosen else None)
        dialog.open()

    def _day(self, copy: Path) -> str:
        from tracker.dates.wording import words

        day = date.fromisoformat(copy.stem)
        return words(When(day, day, Precision.DAY), self._session.language, weekday=True)

    def go_back(self, copy: Path) -> None:
        """Put a backup in the dossier's place and open it."""
        from tracker.store import backups

        dossier = self._session.dossier
        if dossier is None:
            return
        path = dossier.path
        self._window.imports.cancel()
        self._session.close()
        try:
            aside = backups.restore(copy, path)
        except (Problem, OSError) as problem:
            self._session.failed.emit(problem if isinstance(problem, Problem) else CannotOpen(path, problem))
            self._session.open(path)
            return
        if self._session.open(path):
            said = self.tr("The dossier is as it was on {day}.").format(day=self._day(copy))
            if aside is None:
                self._window.message.say(said)
            else:
                back = partial(self._take_back, aside, path)
                self._window.message.say(said, button=self.tr("Take back"), action=back)

    def _take_back(self, aside: Path, path: Path) -> None:
        """Put back what was there before a backup was restored."""
        from tracker.store import backups

        self._window.imports.cancel()
        self._session.close()
        try:
            backups.restore(aside, path)
        except (Problem, OSError) as problem:
            self._session.failed.emit(problem if isinstance(problem, Problem) else CannotOpen(path, problem))
        self._session.open(path)


def _combine(path: Path, other: Path, tell: Tell) -> Combined:
    """Merge on a connection of its own, as a thread of its own needs it."""
    from tracker.actions.combining import combine
    from tracker.store.dossier import Dossier

    dossier = Dossier.open(path, create=False)
    try:
        return combine(dossier, other, tell)[1]
    finally:
        dossier.close(tidy=False)
