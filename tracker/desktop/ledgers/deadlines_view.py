"""The ledger of deadlines: what is due when, how often it moved, and how it slipped from report to report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from tracker.dates.when import Precision, When
from tracker.desktop import look, wording
from tracker.desktop.ledgers.slippage_chart import SlippageChart
from tracker.desktop.ledgers.table import Column, LedgerModel, LedgerTable
from tracker.desktop.session import Session
from tracker.events.deadlines import Deadline, Outcome, slippage
from tracker.events.history import Stage

if TYPE_CHECKING:
    from tracker.store.filters import Filter
    from tracker.store.ids import EventId

SOON = 7  # days from which on a deadline is marked as near
INKS = {Outcome.MET: "good", Outcome.MISSED: "danger", Outcome.MOVED: "warning"}
FAR = 10**6  # days: sorts what has no number of them behind all that have


class DeadlinesView(QSplitter):
    """The table, and beside it the chart over the history of the chosen deadline."""

    opened = Signal(object)  # EventId

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("deadlines")
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._session = session
        self._today = wording.today()
        self.table = LedgerTable(session, LedgerModel(self._columns(), lambda row: row.key, self), 760)
        self.table.setAccessibleName(self.tr("Deadlines"))
        self.chart = SlippageChart(session.language)
        self.history = QListWidget()
        self.history.setAccessibleName(self.tr("History of the deadline"))
        self.history.setWordWrap(True)
        self.history.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.history.setMinimumHeight(48)
        self.history.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        side = look.role(QWidget(), "paper")
        box = QVBoxLayout(side)
        box.setContentsMargins(6, 6, 6, 0)
        box.setSpacing(2)
        box.addWidget(self.chart, 3)
        box.addWidget(self.history, 2)
        self.addWidget(self.table)
        self.addWidget(side)
        self.setStretchFactor(0, 1)
        self.setSizes([590, 300])
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(self.opened)
        self.chart.picked.connect(lambda event: session.select([event]))

    def _columns(self) -> list[Column[Deadline[EventId]]]:
        from tracker.dates import wording as dates
        from tracker.events import wording as events

        language = self._session.language

        def sides(codes: Sequence[str]) -> str:
            return ", ".join(events.party(code, language, short=True) for code in codes)

        def due(row: Deadline[EventId]) -> tuple[int, int]:
            when = row.event.facts.when
            return (when.start.toordinal(), when.end.toordinal()) if when.start and when.end else (FAR * 10, 0)

        return [
            Column(self.tr("Due"), lambda row: dates.words(row.event.facts.when, language), 136, due, lambda _: "ink"),
            Column(self.tr("Deadline"), lambda row: wording.title(row.event, language)),
            Column(self.tr("Set by"), lambda row: sides(row.event.facts.set_by), 90, roomy=True),
            Column(self.tr("Addressed to"), lambda row: sides(row.event.facts.parties), 130, roomy=True),
            Column(
                self.tr("Left"),
                lambda row: events.days_left(row.days, language) if row.days is not None else "",
                138,
                lambda row: row.days[1] if row.days is not None else FAR,
                self._urgency,
            ),
            Column(
                self.tr("State"),
                lambda row: (
                    wording.capital(events.ledger(row.outcome.value, language)) + f" ×{row.moves}" * (row.moves > 0)
                ),
                112,
                ink=lambda row: INKS.get(row.outcome, "muted"),
            ),
            Column(self.tr("Moves"), lambda row: str(row.moves or ""), 88, lambda row: row.moves, roomy=True),
        ]

    @staticmethod
    def _urgency(row: Deadline[EventId]) -> str:
        if row.days is None:
            return "muted"
        return "danger" if row.overdue else "warning" if row.days[0] <= SOON else "ink"

    def read(self, wanted: Filter | None) -> None:
        """Read the ledger anew; with an as-of day it is seen from that day."""
        from tracker.store import ledgers

        dossier = self._session.dossier
        if dossier is None:
            return
        self._today = (wanted.as_of if wanted else None) or wording.today()
        self.table.show_rows(ledgers.deadlines(dossier, self._today, wanted))

    def rows(self) -> int:
        return self.table.model_.rowCount()

    def dress(self) -> None:
        """Take the theme's colours anew."""
        self.chart.update()
        self.table.viewport().update()

    # -- the chosen one --------------------------------------------------------------------------
    def _show_chosen(self) -> None:
        row: Deadline[EventId] | None = self.table.current()
        every: list[Deadline[EventId]] = self.table.model_.rows
        moved = [one for one in every if one.moves]
        lines = {one.key: slippage(one.stages) for one in ([*moved, row] if row is not None else moved)}
        still = frozenset(one.key for one in every if one.outcome in (Outcome.OPEN, Outcome.MOVED))
        self.chart.show_lines(lines, row.key if row is not None else None, still, self._today)
        self.history.clear()
        for words in self._history(row.stages) if row is not None else ():
            self.history.addItem(QListWidgetItem(words))
        self.history.setVisible(bool(self.history.count()))

    def _history(self, stages: Sequence[Stage]) -> list[str]:
        """Return a line a stage: the day of the report, what it changed, the date from then on, who told it."""
        from tracker.dates import wording as dates
        from tracker.events import wording as events

        dossier, language = self._session.dossier, self._session.language
        told = dossier.mentions.some([key for stage in stages for key in stage.keys]) if dossier else []  # type: ignore[misc]
        articles = dossier.articles.some({one.article for one in told}) if dossier else []
        names = {one.id: one.article.outlet or one.article.title or one.article.name for one in articles}
        by = {one.id: names.get(one.article, "") for one in told}
        lines = []
        for stage in stages:
            tellers = dict.fromkeys(name for key in stage.keys if (name := by.get(key)))  # type: ignore[call-overload]
            said = f"{_day(stage.told, language)}: {events.turn(stage.turn, language)}"
            due = dates.words(stage.when, language) if stage.when else ""
            who = ", ".join(tellers) or events.ledger("by_hand", language)
            lines.append("  ·  ".join(part for part in (said, due, who) if part))
        return lines


def _day(day: date, language: str) -> str:
    from tracker.dates import wording as dates

    return dates.words(When(day, day, Precision.DAY), language)
