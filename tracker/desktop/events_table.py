"""The table of events: sorted by any column, its selection the window's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QItemSelection, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from tracker.desktop import events_model as model
from tracker.desktop.events_model import EventsModel
from tracker.desktop.session import Session

if TYPE_CHECKING:
    from tracker.store.events import StoredEvent
    from tracker.store.ids import EventId

WIDTHS = {
    model.KIND: 40,
    model.WHEN: 196,
    model.STATUS: 120,
    model.PARTIES: 170,
    model.SOURCES: 70,
    model.REVIEW: 40,
    model.NEGOTIATION: 150,
    model.TAGS: 120,
}
ROOMY = 800  # pixels from which there is room for the parties, which most names of events tell anyway
TAGS_ROOM, ROOMIER = 940, 1100  # for tags where there are any, and for negotiations


class EventsTable(QTableView):
    """Enter opens an event; the keys for accepting, rejecting and deleting are the window's."""

    opened = Signal(object)  # EventId

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._following = False
        self.setAccessibleName(self.tr("Events"))
        self.model_ = EventsModel(session.language, self)
        self.model_.negotiation = self._negotiation
        self.setModel(self.model_)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table, as it leaves every other view
        self.setIconSize(QSize(18, 18))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 18)
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setSectionsMovable(True)
        columns.setMinimumSectionSize(36)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
        columns.setSortIndicator(model.WHEN, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        for column in (model.TAGS, model.NEGOTIATION):
            columns.moveSection(columns.visualIndex(column), model.SOURCES)
        saved = session.settings.get("table_columns")
        if saved:
            columns.restoreState(QByteArray.fromBase64(saved.encode()))
        columns.setSectionResizeMode(model.TITLE, QHeaderView.ResizeMode.Stretch)
        columns.setStretchLastSection(False)
        self.model_.modelReset.connect(self._follow)
        self.selectionModel().selectionChanged.connect(self._chosen)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.model_.stored(index.row()).id))
        session.selected.connect(self._follow)

    def show_events(self, rows: Sequence[StoredEvent]) -> None:
        place = self.verticalScrollBar().value()
        self.model_.show(rows)
        self._hide_columns()
        self.verticalScrollBar().setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._hide_columns()
        super().resizeEvent(event)

    def _hide_columns(self) -> None:
        """Show only what there is room for, and tags where there are any."""
        width = self.viewport().width()
        self.setColumnHidden(model.PARTIES, width < ROOMY)
        self.setColumnHidden(model.NEGOTIATION, width < ROOMIER)
        self.setColumnHidden(model.TAGS, width < TAGS_ROOM or not self.model_.tagged)

    def _negotiation(self, event: EventId) -> str:
        """Return the name of the negotiation to which an event belongs."""
        from tracker.events import wording

        dossier = self._session.dossier
        found = dossier.events.negotiations().get(event) if dossier else None
        return wording.negotiation(found, self._session.language) if found else ""

    def keep_columns(self) -> None:
        """Remember order and widths of the columns."""
        self._session.settings.set(
            "table_columns", bytes(self.horizontalHeader().saveState().toBase64().data()).decode()
        )

    def _chosen(self) -> None:
        if not self._following:
            rows = sorted(index.row() for index in self.selectionModel().selectedRows())
            self._session.select(self.model_.stored(row).id for row in rows)

    def _follow(self, *_: Any) -> None:
        """Select what the other views selected."""
        self._following = True
        try:
            places = [at for event in self._session.selection if (at := self.model_.place(event)) >= 0]
            selection = QItemSelection()
            last = self.model_.columnCount() - 1
            for at in places:
                selection.select(self.model_.index(at, 0), self.model_.index(at, last))
            self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            if places:
                first = self.model_.index(places[0], 0)
                if self.currentIndex().row() not in places:
                    self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
                self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)
        finally:
            self._following = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.model_.stored(self.currentIndex().row()).id)
        elif event.text().isalpha() and not event.modifiers():
            event.ignore()  # no search by first letter: letters are the window's shortcuts
        else:
            super().keyPressEvent(event)
