"""The parts of the main window, as those name them that work on it without making it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from tracker.desktop.articles_panel import ArticlesPanel
from tracker.desktop.background import Imports
from tracker.desktop.detail_panel import DetailPanel
from tracker.desktop.filter_bar import FilterBar
from tracker.desktop.message_bar import MessageBar
from tracker.desktop.presenting.scenes_panel import ScenesPanel
from tracker.desktop.session import Session

if TYPE_CHECKING:
    from tracker.desktop.timeline_pane import TimelinePane
    from tracker.desktop.timeline_view import TimelineView
    from tracker.store.filters import Filter


class Window(QMainWindow):
    """`main_window.MainWindow` makes and wires all of these."""

    session: Session
    imports: Imports
    commands: dict[str, QAction]
    articles: ArticlesPanel
    filter: FilterBar
    detail: DetailPanel
    message: MessageBar
    scenes: ScenesPanel
    timeline: TimelineView | None
    pane: TimelinePane | None  # the timeline's place

    def wanted(self) -> Filter | None:
        """Return what the window shows: the filter's choice, as known on the day that is looked at; None for all."""
        from tracker.store.filters import Filter

        wanted, day = self.filter.filter(), self.session.as_of
        return replace(wanted or Filter(), as_of=day) if day else wanted

    def show_table(self, shown: bool) -> None:
        """Show or hide the table of events."""
        raise NotImplementedError

    def show_ledger(self, page: int) -> None:
        """Show one of the ledgers (`ledgers.pane.EVENTS`, …) in the place of the table."""
        raise NotImplementedError

    def show_summary(self) -> None:
        """Show file by file what the last import brought."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read the events anew and show those that the filter lets through."""
        raise NotImplementedError

    def speak_later(self, setting: str) -> None:
        """Change the interface's language."""
        raise NotImplementedError

    def dress(self, setting: str) -> None:
        """Change the theme."""
        raise NotImplementedError
