"""The rows of the table of events: one an event, sorted by any column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from tracker.desktop import look, wording
from tracker.events.event import Review
from tracker.mentions.mention import Kind

if TYPE_CHECKING:
    from tracker.store.events import StoredEvent
    from tracker.store.ids import EventId

AnyIndex = QModelIndex | QPersistentModelIndex
STORED = Qt.ItemDataRole.UserRole
HEADER = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
KIND, WHEN, TITLE, STATUS, PARTIES, SOURCES, REVIEW, NEGOTIATION, TAGS = range(9)


class EventsModel(QAbstractTableModel):
    """Words are made when a row is painted, so that thousands of rows cost nothing to load."""

    def __init__(self, language: str, parent: Any = None) -> None:
        super().__init__(parent)
        self.language = language
        self._rows: list[StoredEvent] = []
        self._places: dict[EventId, int] = {}
        self._order = (WHEN, Qt.SortOrder.AscendingOrder)
        self._headers = (
            self.tr("Kind"),
            self.tr("Date"),
            self.tr("Event"),
            self.tr("Status"),
            self.tr("Parties"),
            self.tr("Articles"),
            self.tr("Review"),
            self.tr("Negotiation"),
            self.tr("Tags"),
        )
        self.tagged = False  # whether any event shown bears a tag
        self.negotiation: Callable[[EventId], str] = lambda _: ""

    def show(self, rows: Sequence[StoredEvent]) -> None:
        self._rows = list(rows)
        self.tagged = any(stored.event.tags for stored in rows)
        self.sort(*self._order)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; the first click on a header calls it, `show` keeps it."""
        self._order = (column, order)
        self.beginResetModel()
        self._rows.sort(key=lambda stored: self._ordered(stored, column), reverse=order is Qt.SortOrder.DescendingOrder)
        self._places = {stored.id: at for at, stored in enumerate(self._rows)}
        self.endResetModel()

    def stored(self, at: int) -> StoredEvent:
        return self._rows[at]

    def place(self, event: EventId) -> int:
        """Return the row of an event, -1 if it is not shown."""
        return self._places.get(event, -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role in HEADER:
            # Signs need no room for a word above them; it is in the tip.
            return "" if section in {KIND, REVIEW} and role == HEADER[0] else self._headers[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        stored = self._rows[index.row()]
        column = index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return "" if column in {KIND, REVIEW} else self._words(stored, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._words(stored, column)
            case Qt.ItemDataRole.ToolTipRole if column == SOURCES and not stored.event.sources:
                return self.tr("added by hand")
            case Qt.ItemDataRole.ToolTipRole:
                return self._words(stored, column) or None
            case Qt.ItemDataRole.DecorationRole if column == KIND:
                return look.kind_icon(stored.event.facts.kind)
            case Qt.ItemDataRole.DecorationRole if column == REVIEW:
                return self._review_icon(stored.event.review)
            case Qt.ItemDataRole.ForegroundRole:
                return self._ink(stored, column)
            case Qt.ItemDataRole.FontRole if stored.event.review is Review.REJECTED:
                font = QFont()
                font.setStrikeOut(True)
                return font
            case Qt.ItemDataRole.FontRole if column == TITLE:
                font = QFont()
                font.setWeight(QFont.Weight.DemiBold)
                return font
        return stored if role == STORED else None

    def _words(self, stored: StoredEvent, column: int) -> str:
        from tracker.dates import wording as dates
        from tracker.events import wording as events

        facts = stored.event.facts
        match column:
            case 1:
                return dates.words(facts.when, self.language)
            case 0:
                return events.kind(facts.kind, self.language)
            case 2:
                return wording.title(stored.event, self.language)
            case 3:
                return wording.capital(events.status(facts.status, self.language))
            case 4:
                return ", ".join(events.party(code, self.language, short=True) for code in facts.parties)
            case 5:
                disputed = "  ≠" if stored.event.disputes else ""
                return f"{stored.event.sources}{disputed}" if stored.event.sources else "–"
            case 7:
                return self.negotiation(stored.id)
            case 8:
                return ", ".join(stored.event.tags)
        return {Review.ACCEPTED: self.tr("accepted"), Review.REJECTED: self.tr("rejected")}.get(stored.event.review, "")

    def _ordered(self, stored: StoredEvent, column: int) -> Any:
        """Return what a column is sorted by: days by the calendar, numbers by their size, the rest by its words."""
        if column == WHEN:
            when = stored.event.facts.when
            return (when.start.toordinal(), when.end.toordinal()) if when.start and when.end else (10**7, 0)
        if column == KIND:
            return list(Kind).index(stored.event.facts.kind)
        return stored.event.sources if column == SOURCES else self._words(stored, column).casefold()

    @staticmethod
    def _review_icon(review: Review) -> Any:
        name, ink = {Review.ACCEPTED: ("accept", "good"), Review.REJECTED: ("reject", "danger")}.get(review, ("", ""))
        return look.icon(name, ink) if name else None

    @staticmethod
    def _ink(stored: StoredEvent, column: int) -> Any:
        if stored.event.review is Review.REJECTED:
            return look.colour("muted")
        if column == SOURCES and stored.event.disputes:
            return look.colour("warning")
        return look.colour("ink" if column in {WHEN, TITLE, STATUS} else "muted")
