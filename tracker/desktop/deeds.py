"""What the menu entries do: each asks what it must and hands over to an action."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMessageBox

from tracker import __version__, paths
from tracker.desktop import drops, exporting, look, values, wording
from tracker.desktop.choosing import Choosing, Offered
from tracker.desktop.dossiers import Dossiers
from tracker.desktop.ledgers import pane
from tracker.desktop.reminders import Reminders
from tracker.desktop.teaching import Presenting
from tracker.desktop.window import Window
from tracker.events.event import Event, Review
from tracker.problems import Problem

if TYPE_CHECKING:
    from tracker.timeline.view import View


class Deeds(QObject):
    """One method a command; they live as long as the window, whatever language it speaks."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self.dossiers = Dossiers(window)
        self.reminders = Reminders(window)
        self.presenting = Presenting(window)

    def table(self) -> dict[str, Callable[..., object]]:
        """Return what does each command of `commands.COMMANDS`."""
        window = self._window
        return {
            "new": self.dossiers.new,
            "open": self.dossiers.choose,
            "save_copy": self.dossiers.save_copy,
            "merge_dossier": self.dossiers.merge,
            "backups": self.dossiers.restore,
            "import": self.import_files,
            "import_folder": self.import_folder,
            "samples": self.samples,
            "summary": window.show_summary,
            "export": self.export,
            "quit": window.close,
            "undo": self.undo,
            "redo": self.redo,
            "paste": self.paste,
            "find": self.find,
            "clear_filter": lambda: window.filter.clear(),
            "add": self.add,
            "accept": lambda: self._review(Review.ACCEPTED),
            "reject": lambda: self._review(Review.REJECTED),
            "rename": lambda: window.detail.card.edit_title(),
            "edit_date": lambda: window.detail.card.edit("when"),
            "merge": self.merge,
            "split": self.split,
            "delete": self.delete,
            "restore": self.restore,
            "next_sentence": lambda: window.detail.text.step(1),
            "previous_sentence": lambda: window.detail.text.step(-1),
            "present": self.presenting.present,
            "present_here": lambda: self.presenting.present(here=True),
            "quiz_dates": lambda: self.presenting.quiz("dates"),
            "quiz_outcomes": lambda: self.presenting.quiz("outcomes"),
            "cards": self.presenting.cards,
            "add_scene": self.presenting.add_scene,
            "scenes_shown": self.presenting.scenes_shown,
            "reduced_motion": self.presenting.reduced_motion,
            "fit": self.fit,
            "today": self.today,
            "go_to": self.go_to,
            "past_shown": self.past_shown,
            "overview_shown": lambda shown: self._set("overview_shown", shown),
            "coverage_shown": lambda shown: self._set("coverage_shown", shown),
            "wheel_zooms": self.wheel_zooms,
            "rejected_shown": self.rejected_shown,
            "ledger_events": lambda: window.show_ledger(pane.EVENTS),
            "ledger_deadlines": lambda: window.show_ledger(pane.DEADLINES),
            "ledger_exchanges": lambda: window.show_ledger(pane.EXCHANGES),
            "ledger_conflicts": lambda: window.show_ledger(pane.CONFLICTS),
            "articles_shown": lambda shown: window.articles.setVisible(shown),
            "table_shown": lambda shown: window.show_table(shown),
            "detail_shown": lambda shown: window.detail.setVisible(shown),
            "full_screen": lambda full: window.showFullScreen() if full else window.showNormal(),
            "help": self.help,
            "about": self.about,
        }

    # -- importing -------------------------------------------------------------------------------
    def import_files(self) -> None:
        from tracker.articles.reading import READERS

        self._window.imports.pool.warm()
        kinds = " ".join(f"*{suffix}" for suffix in sorted(READERS))
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Import articles"),
            self._session.settings.get("last_folder"),
            self.tr("Articles ({kinds})").format(kinds=kinds) + ";;" + self.tr("All files (*)"),
        )
        self._import([Path(name) for name in chosen])

    def import_folder(self) -> None:
        folder = self._session.settings.get("last_folder")
        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Import a folder"), folder)
        self._import([Path(chosen)] if chosen else [])

    def samples(self) -> None:
        self._window.imports.add(drops.of_paths([paths.data() / "samples"]))

    def _import(self, chosen: list[Path]) -> None:
        if chosen:
            self._session.settings.set("last_folder", str(chosen[0].parent))
            self._window.imports.add(drops.of_paths(chosen))

    def paste(self) -> None:
        """Import what is on the clipboard: files, or text copied from a page."""
        offer = drops.offer(QGuiApplication.clipboard().mimeData())
        if offer:
            self._window.imports.add(offer)
        else:
            self._window.message.say(
                self.tr("There is no article on the clipboard. Copy the text of an article first.")
            )

    # -- events ----------------------------------------------------------------------------------
    def _do(self, action: Callable[..., Any], *args: Any) -> Any:
        return self._session.do(action, *args)

    def undo(self) -> None:
        from tracker.actions import undoing

        self._do(undoing.undo)

    def redo(self) -> None:
        from tracker.actions import undoing

        self._do(undoing.redo)

    def add(self, day: date | None = None) -> None:
        """Ask for an event in a small window, with the day that was pointed at."""
        from tracker.desktop.new_event import NewEvent

        if self._session.dossier is None:
            return
        dialog = NewEvent(self._session, day, self._window)
        dialog.accepted.connect(lambda: self._added(dialog))
        dialog.open()

    def _added(self, dialog: Any) -> None:
        from tracker.actions import correcting

        result = self._do(correcting.add, dialog.facts, dialog.name.text().strip())
        if result is not None:
            self._session.select([result[1]])

    def _review(self, decision: Review) -> None:
        """Accept or reject what is selected; the same once more takes it back."""
        from tracker.actions import correcting

        dossier, chosen = self._session.dossier, list(self._session.selection)
        if dossier is None or not chosen:
            return
        already = all(stored.event.review is decision for stored in dossier.events.some(chosen))
        self._do(correcting.review, chosen, Review.NEW if already else decision)

    def merge(self) -> None:
        from tracker.actions import merging

        chosen = list(self._session.selection)
        if len(chosen) > 1:
            changes = self._do(merging.merge, chosen)
            dossier = self._session.dossier
            if changes is not None and dossier is not None:
                self._session.select(stored.id for stored in dossier.events.some(chosen))

    def split(self) -> None:
        """Make an event of its own of what the article tells that is shown beside the event."""
        from tracker.actions import merging

        mentions = [mention.id for mention in self._window.detail.mentions_of_source()]
        if len(self._session.selection) == 1 and self._window.detail.sources > 1:
            self._do(merging.split, self._session.selection[0], mentions)

    def delete(self) -> None:
        """Delete what the keyboard is on: articles in their list, else the selected events."""
        from tracker.actions import correcting

        articles = self._window.articles
        if articles.list.hasFocus():
            articles.remove_selected()
        elif self._session.selection:
            self._do(correcting.delete, list(self._session.selection))

    def restore(self) -> None:
        """Let the user choose among the deleted events which come back."""
        from tracker.store.events import Standing

        dossier = self._session.dossier
        deleted = dossier.events.standing(Standing.DELETED) if dossier else []
        if not deleted:
            self._window.message.say(self.tr("No event was deleted."))
            return
        language = self._session.language
        dialog = Choosing(
            self.tr("Restore deleted events"),
            self.tr("These events were deleted and stay away when an article tells them again."),
            [
                Offered(_line(stored.event, language), stored.id, look.kind_icon(stored.event.facts.kind))
                for stored in deleted
            ],
            self.tr("Restore"),
            self._window,
            several=True,
        )
        dialog.accepted.connect(lambda: self._restore(dialog.chosen))
        dialog.open()

    def _restore(self, events: list[Any]) -> None:
        from tracker.actions import correcting

        if events and self._do(correcting.restore, events) is not None:
            self._session.select(events)

    # -- looking ---------------------------------------------------------------------------------
    def find(self) -> None:
        self._window.filter.words.setFocus()
        self._window.filter.words.selectAll()

    def fit(self) -> None:
        if self._window.timeline is not None:
            self._window.timeline.fit()

    def today(self) -> None:
        if self._window.timeline is not None:
            self._window.timeline.go_to(wording.today())

    def go_to(self) -> None:
        """Ask for a date in words and bring it into the middle of the timeline."""
        if self._window.timeline is None:
            return
        words, chosen = QInputDialog.getText(self._window, self.tr("Go to date"), self.tr("Date, as you would say it:"))
        if not chosen or not words.strip():
            return
        try:
            when = values.typed("when", words, self._session.language, wording.today())
        except Problem as problem:
            self._session.failed.emit(problem)
            return
        if when.start is not None:
            self._window.timeline.go_to(when.start)

    def wheel_zooms(self, zooms: bool) -> None:
        self._session.settings.set("wheel_zooms", zooms)
        if self._window.timeline is not None:
            self._window.timeline.wheel_zooms = zooms

    def past_shown(self, shown: bool) -> None:
        if self._window.pane is not None:
            self._window.pane.show_past(shown)

    def _set(self, name: str, value: bool) -> None:
        """Set what the timeline follows."""
        self._session.settings.set(name, value)
        if self._window.pane is not None:
            self._window.pane.follow_settings()

    def rejected_shown(self, shown: bool) -> None:
        self._session.settings.set("rejected_shown", shown)
        self._window.refresh()

    # -- out -------------------------------------------------------------------------------------
    def export(self) -> None:
        """Ask for a format and export what is shown, filter included."""
        dialog = exporting.Choice(self._window)
        dialog.accepted.connect(lambda: self.export_as(dialog.chosen))
        dialog.open()

    def export_as(self, key: str) -> None:
        """Export in a format; of pictures it is asked which stretch of time they show."""
        timeline = self._window.timeline
        if key in exporting.PICTURES and timeline is not None:
            from tracker.desktop.picture_choice import PictureChoice

            choice = PictureChoice(timeline.view(), self._session.language, self._window, several=key == "pdf")
            choice.accepted.connect(lambda: self._export(key, choice.view, choice.pages))
            choice.open()
        else:
            self._export(key)

    def _export(self, key: str, view: View | None = None, pages: int = 1) -> None:
        path = exporting.ask_path(key, self._session, self._window)
        if path is not None:
            self.export_to(key, path, view, pages)

    def export_to(self, key: str, path: Path, view: View | None = None, pages: int = 1) -> None:
        """Write what is shown to a file; a picture of the time in `view`, all of it without, in the lanes shown."""
        window = self._window
        drawing = window.timeline.as_shown() if window.timeline is not None and key in exporting.PICTURES else {}
        if drawing and pages > 1:
            drawing["pages"] = pages
        if exporting.write(key, path, self._session, window.wanted(), view, look.theme().name, drawing, window):
            window.message.say(
                self.tr("Exported to {path}").format(path=path),
                button=self.tr("Show in folder"),
                action=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))),
            )

    def help(self) -> None:
        from tracker.desktop.help_window import HelpWindow

        HelpWindow(self._session.language, self._window).show()

    def about(self) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("About Negotiation Tracker"))
        box.setIconPixmap(QApplication.windowIcon().pixmap(64, 64))
        box.setText(f"<h3>Negotiation Tracker {__version__}</h3>")
        box.setInformativeText(
            self.tr(
                "Finds negotiation rounds, deadlines and prisoner exchanges in articles and draws them on a timeline. "
                "Everything stays on this computer; the program never opens a network connection."
            )
        )
        box.open()


def _line(event: Event, language: str) -> str:
    """Return an event's name and date as one line of a list."""
    when = values.words("when", event.facts.when, language)
    return "  ·  ".join(part for part in (wording.title(event, language), when) if part)
