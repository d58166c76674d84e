"""The lower part of the window: the table of events and its ledgers, one behind the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from tracker.desktop import look
from tracker.desktop.ledgers.conflicts_view import ConflictsView
from tracker.desktop.ledgers.deadlines_view import DeadlinesView
from tracker.desktop.ledgers.exchanges_view import ExchangesView
from tracker.desktop.session import Session
from tracker.mentions.mention import Kind, Status

if TYPE_CHECKING:
    from tracker.store.events import StoredEvent
    from tracker.store.filters import Filter

EVENTS, DEADLINES, EXCHANGES, CONFLICTS = range(4)
Ledger = DeadlinesView | ExchangesView | ConflictsView


class Ledgers(QWidget):
    """A ledger is read when it is looked at; the tabs always say how many deadlines and conflicts are open."""

    opened = Signal(object)  # EventId

    def __init__(self, session: Session, events: QWidget, parent: QWidget | None = None) -> None:
        """`events` is what the first tab shows."""
        super().__init__(parent)
        look.role(self, "paper")
        self._session = session
        self._wanted: Filter | None = None
        self._stale: set[int] = set()
        self.deadlines = DeadlinesView(session)
        self.exchanges = ExchangesView(session)
        self.conflicts = ConflictsView(session)
        self.views: dict[int, Ledger] = {
            DEADLINES: self.deadlines,
            EXCHANGES: self.exchanges,
            CONFLICTS: self.conflicts,
        }
        self._empty = look.role(QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True), "muted")
        self._pages = QStackedWidget()
        for page in (events, *self.views.values(), self._empty):
            self._pages.addWidget(page)
        self.tabs = QTabBar()
        look.role(self.tabs, "ledgers")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Ledgers"))
        self._names = (self.tr("Events"), self.tr("Deadlines"), self.tr("Exchanges"), self.tr("Conflicts"))
        self._tips = (
            "",
            self.tr("What is due when, how often it moved, what became of it"),
            self.tr("How many people were promised, came, and are still to come"),
            self.tr("What the sources disagree on"),
        )
        for name, tip in zip(self._names, self._tips, strict=True):
            self.tabs.setTabToolTip(self.tabs.addTab(name), tip)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.tabs)
        box.addWidget(self._pages, 1)
        self.tabs.currentChanged.connect(lambda _: self._turn())
        for view in self.views.values():
            view.opened.connect(self.opened)

    def show_events(self, rows: Sequence[StoredEvent], wanted: Filter | None) -> None:
        """Take what the filter lets through: the tabs count it, the ledger that is looked at is read anew."""
        self._wanted = wanted
        self._stale = set(self.views)
        self._count(rows)
        self._turn()

    def _count(self, rows: Sequence[StoredEvent]) -> None:
        from tracker.events.event import Review

        dossier = self._session.dossier
        left = dossier.events.left_open() if dossier else frozenset()
        met = {Status.COMPLETED, Status.MISSED, Status.CANCELLED}
        due = asked = 0
        for one in rows:
            event = one.event
            if event.review is Review.REJECTED:
                continue
            if event.facts.kind is Kind.DEADLINE and event.facts.status not in met:
                due += 1
            if event.disputes:
                asked += sum((one.id, dispute.field) not in left for dispute in event.disputes)
        counts = (0, due, 0, asked)
        for at, (name, count) in enumerate(zip(self._names, counts, strict=True)):
            self.tabs.setTabText(at, f"{name}  {count}" if count else name)

    def turn_to(self, page: int) -> None:
        """Show one of the ledgers."""
        self.tabs.setCurrentIndex(page)

    @property
    def page(self) -> int:
        return self.tabs.currentIndex()

    def _turn(self) -> None:
        page = self.page
        view = self.views.get(page)
        if view is None:
            self._pages.setCurrentIndex(EVENTS)
            return
        if page in self._stale:
            self._stale.discard(page)
            view.read(self._wanted)
        if view.rows():
            self._pages.setCurrentWidget(view)
        else:
            self._empty.setText(self._nothing(page))
            self._pages.setCurrentWidget(self._empty)

    def _nothing(self, page: int) -> str:
        if self._wanted:
            return self.tr("Nothing here matches the filter.")
        return {
            DEADLINES: self.tr("No article tells of a deadline yet."),
            EXCHANGES: self.tr("No article tells of an exchange yet."),
            CONFLICTS: self.tr("The sources agree on everything that they tell."),
        }[page]

    def listeners(self) -> list[QObject]:
        """Return what listens to the session: it is let go of when the window is made anew."""
        return [*(view.table for view in self.views.values()), self.exchanges]

    def dress(self) -> None:
        """Take the theme's colours anew."""
        for view in self.views.values():
            view.dress()
