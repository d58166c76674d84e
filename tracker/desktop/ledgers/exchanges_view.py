"""The ledger of exchanges: how many were promised, how many came, who is still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from tracker.desktop import look, wording
from tracker.desktop.ledgers.exchange_bars import ExchangeBars, numbers, step_words
from tracker.desktop.ledgers.table import Column, LedgerModel, LedgerTable
from tracker.desktop.session import Session
from tracker.events.exchanges import Exchange, Progress

if TYPE_CHECKING:
    from tracker.store.filters import Filter
    from tracker.store.ids import EventId

INKS = {Progress.DONE: "good", Progress.PARTLY: "warning", Progress.FAILED: "danger"}


class ExchangesView(QSplitter):
    """The table, and beside it the steps of the chosen exchange, side by side."""

    opened = Signal(object)  # EventId

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("exchanges")
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._session = session
        self.table = LedgerTable(session, LedgerModel(self._columns(), lambda row: row.key, self), 720)
        self.table.setAccessibleName(self.tr("Exchanges"))
        self.bars = ExchangeBars(session.language)
        self.steps = QListWidget()
        self.steps.setWordWrap(True)
        self.steps.setMinimumHeight(48)
        self.steps.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.steps.setAccessibleName(self.tr("Steps of the exchange"))
        self.steps.itemActivated.connect(self._select)
        self.steps.itemClicked.connect(self._select)
        self._hint = look.role(QLabel(wordWrap=True), "muted")
        self._hint.setContentsMargins(12, 8, 12, 4)
        side = look.role(QWidget(), "paper")
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(2)
        box.addWidget(self._hint)
        box.addWidget(self.bars)
        box.addWidget(self.steps, 1)
        self.addWidget(self.table)
        self.addWidget(side)
        self.setStretchFactor(0, 1)
        self.setSizes([600, 300])
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(self.opened)
        self.bars.picked.connect(lambda event: session.select([event]))
        session.selected.connect(self._mark_step)

    def _columns(self) -> list[Column[Exchange[EventId]]]:
        from tracker.dates import wording as dates
        from tracker.events import wording as events

        language = self._session.language

        def outstanding(row: Exchange[EventId]) -> str:
            said = numbers(row.outstanding) if row.outstanding else ""
            return events.ledger("at_most", language, tally=said) if said and not row.exact else said

        def day(row: Exchange[EventId]) -> int:
            start = row.event.facts.when.start
            return start.toordinal() if start else 10**7

        return [
            Column(self.tr("Date"), lambda row: dates.words(row.event.facts.when, language), 136, day, lambda _: "ink"),
            Column(
                self.tr("Between"), lambda row: events.parties(row.event.facts.parties, language, short=True) or "–"
            ),
            Column(self.tr("Promised"), lambda row: numbers(row.promised), 130, lambda row: row.promised.people),
            Column(self.tr("Carried out"), lambda row: numbers(row.done), 130, lambda row: row.done.people),
            Column(
                self.tr("Outstanding"),
                outstanding,
                130,
                lambda row: row.outstanding.people,
                lambda row: "warning" if row.outstanding else "muted",
                roomy=True,
            ),
            Column(
                self.tr("State"),
                lambda row: wording.capital(events.ledger(row.progress.value, language)),
                130,
                roomy=True,
                ink=lambda row: INKS.get(row.progress, "muted"),
            ),
        ]

    def read(self, wanted: Filter | None) -> None:
        """Read the ledger anew."""
        from tracker.store import ledgers

        if self._session.dossier is not None:
            self.table.show_rows(ledgers.exchanges(self._session.dossier, wanted))

    def rows(self) -> int:
        return self.table.model_.rowCount()

    def dress(self) -> None:
        """Take the theme's colours anew."""
        self.bars.update()
        self.table.viewport().update()

    # -- the chosen one --------------------------------------------------------------------------
    def _show_chosen(self) -> None:
        row: Exchange[EventId] | None = self.table.current() or self._of_step()
        language = self._session.language
        self.bars.show_exchange(row)
        self.steps.clear()
        for step in (*row.steps, *row.planned) if row is not None else ():
            item = QListWidgetItem(step_words(step, language))
            item.setData(Qt.ItemDataRole.UserRole, step.key)
            self.steps.addItem(item)
        if row is None:
            self._hint.setText(self.tr("Select an exchange to see its steps."))
        elif not row.steps and not row.planned:
            self._hint.setText(self.tr("No step has been told yet."))
        elif len(row.steps) + len(row.planned) > 1:
            self._hint.setText(self.tr("Steps are found by their days, sides and numbers."))
        else:
            self._hint.setText("")
        self._hint.setVisible(bool(self._hint.text()))
        self.steps.setVisible(bool(self.steps.count()))
        self._mark_step()

    def _of_step(self) -> Exchange[EventId] | None:
        """Return the exchange of which the selected event is a step: it has no line of its own."""
        chosen = self._session.selection
        if len(chosen) != 1:
            return None
        rows: list[Exchange[EventId]] = self.table.model_.rows
        return next((row for row in rows if any(step.key == chosen[0] for step in (*row.steps, *row.planned))), None)

    def _mark_step(self, *_: object) -> None:
        chosen = self._session.selection
        for at in range(self.steps.count()):
            self.steps.item(at).setSelected(self.steps.item(at).data(Qt.ItemDataRole.UserRole) in chosen)

    def _select(self, item: QListWidgetItem) -> None:
        self._session.select([item.data(Qt.ItemDataRole.UserRole)])
