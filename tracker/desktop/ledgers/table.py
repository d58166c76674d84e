"""A ledger's table: rows of any kind that each belong to an event, sorted by any column, selected with the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from tracker.desktop import look
from tracker.desktop.session import Session

if TYPE_CHECKING:
    from tracker.store.ids import EventId

AnyIndex = QModelIndex | QPersistentModelIndex
R = TypeVar("R")
LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: `order` is what it is sorted by where its words are not, `ink` the name of a colour.

    A column without a width takes what is left; one that is `roomy` is hidden where there is little.
    """

    title: str
    words: Callable[[R], str]
    width: int = 0
    order: Callable[[R], Any] | None = None
    ink: Callable[[R], str] | None = None
    roomy: bool = False


class LedgerModel(QAbstractTableModel, Generic[R]):
    """Words are made when a row is painted, so that thousands of rows cost nothing to show.

    Rows come in the ledger's own order, which stands until a header is pressed; `event` says whose row it is.
    """

    def __init__(self, columns: Sequence[Column[R]], event: Callable[[R], EventId], parent: Any = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self._event = event
        self._given: list[R] = []
        self._rows: list[R] = []
        self._order: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def show(self, rows: Sequence[R]) -> None:
        self._given = list(rows)
        self.sort(*self._order)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the ledger's own order."""
        self._order = (column, order)
        self.beginResetModel()
        self._rows = list(self._given)
        if column >= 0:
            key = self.columns[column].order or (lambda row: self.columns[column].words(row).casefold())
            self._rows.sort(key=key, reverse=order is Qt.SortOrder.DescendingOrder)
        self.endResetModel()

    @property
    def rows(self) -> list[R]:
        return self._rows

    def places(self, event: EventId) -> list[int]:
        """Return the rows that belong to an event."""
        return [at for at, row in enumerate(self._rows) if self._event(row) == event]

    def event_at(self, at: int) -> EventId:
        return self._event(self._rows[at])

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEADING
        shown = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}
        return self.columns[section].title if shown else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return column.words(row)
            case Qt.ItemDataRole.ToolTipRole:
                return column.words(row) or None
            case Qt.ItemDataRole.ForegroundRole:
                return look.colour(column.ink(row) if column.ink else "ink" if not column.width else "muted")
            case Qt.ItemDataRole.FontRole if not column.width:
                font = QFont()
                font.setWeight(QFont.Weight.DemiBold)
                return font
        return None


class LedgerTable(QTableView):
    """Enter opens the event of a row; what is selected here is selected everywhere."""

    opened = Signal(object)  # EventId
    chosen = Signal()  # another row is the current one

    def __init__(self, session: Session, model: LedgerModel[Any], roomy: int, parent: QWidget | None = None) -> None:
        """`roomy` is the width in pixels from which on roomy columns are shown."""
        super().__init__(parent)
        self._session = session
        self._roomy = roomy
        self._following = False
        self.model_ = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setIconSize(QSize(18, 18))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 18)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(36)
        for at, column in enumerate(model.columns):
            if column.width:
                self.setColumnWidth(at, column.width)
            else:
                head.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        head.setStretchLastSection(False)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSortIndicatorClearable(True)  # the third press brings the ledger's own order back
        self.setSortingEnabled(True)
        model.modelReset.connect(self._follow)
        self.selectionModel().selectionChanged.connect(self._choose)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit())
        self.doubleClicked.connect(lambda index: self.opened.emit(self.model_.event_at(index.row())))
        session.selected.connect(self._follow)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show a ledger; the place stays."""
        place = self.verticalScrollBar().value()
        self.model_.show(rows)
        self.verticalScrollBar().setValue(place)
        self.chosen.emit()

    def current(self) -> Any:
        """Return the row that the keyboard is on if it is selected, else None."""
        at = self.currentIndex().row()
        chosen = {index.row() for index in self.selectionModel().selectedRows()}
        return self.model_.rows[at] if at in chosen else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        for at, column in enumerate(self.model_.columns):
            if column.roomy:
                self.setColumnHidden(at, self.viewport().width() < self._roomy)
        super().resizeEvent(event)

    def _choose(self) -> None:
        if not self._following:
            rows = sorted(index.row() for index in self.selectionModel().selectedRows())
            self._session.select(dict.fromkeys(self.model_.event_at(row) for row in rows))

    def _follow(self, *_: Any) -> None:
        """Select what the other views selected; where an event has several rows, the current one of them."""
        self._following = True
        try:
            current = self.currentIndex().row()
            places: list[int] = []
            for event in self._session.selection:
                of = self.model_.places(event)
                places += [current] if current in of else of[:1]
            chosen = QItemSelection()
            last = self.model_.columnCount() - 1
            for at in places:
                chosen.select(self.model_.index(at, 0), self.model_.index(at, last))
            selection = self.selectionModel()
            selection.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            if places:
                if current not in places:
                    first = self.model_.index(places[0], 0)
                    selection.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
                self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)
        finally:
            self._following = False
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.model_.event_at(self.currentIndex().row()))
        elif event.text().isalpha() and not event.modifiers():
            event.ignore()  # letters are the window's shortcuts
        else:
            super().keyPressEvent(event)
