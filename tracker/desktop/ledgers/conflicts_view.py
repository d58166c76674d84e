"""What the sources disagree on: each value with the articles behind it, settled by choosing one, or left open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from tracker.dates.when import Precision, When
from tracker.desktop import look, values, wording
from tracker.desktop.ledgers.table import Column, LedgerModel, LedgerTable
from tracker.desktop.session import Session
from tracker.events.disagreements import Disagreement, Side

if TYPE_CHECKING:
    from tracker.articles.article import Article
    from tracker.store.filters import Filter
    from tracker.store.ids import ArticleId, EventId

NAMED = 6  # articles named of a value; more are counted


class ConflictsView(QSplitter):
    """The table, and beside it who says what in the chosen line. Settling goes on to the next open one."""

    opened = Signal(object)  # EventId

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("conflicts")
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._session = session
        self._shown: Disagreement[EventId] | None = None
        self.table = LedgerTable(session, LedgerModel(self._columns(), lambda row: row.key, self), 700)
        self.table.setAccessibleName(self.tr("Conflicts"))
        self.note = QLineEdit(placeholderText=self.tr("Why? (a note kept with your decision)"))
        self.note.setAccessibleName(self.tr("Why"))
        self.note.setAcceptDrops(False)
        self.leave = QPushButton(self.tr("Leave open"))
        self.leave.clicked.connect(self._leave)
        self._heading = look.role(QLabel(wordWrap=True), "heading")
        self._sides = QVBoxLayout()
        self._sides.setSpacing(8)
        self._cards: list[QFrame] = []
        self.buttons: list[QPushButton] = []  # one a value
        page = look.role(QWidget(), "paper")
        box = QVBoxLayout(page)
        box.setContentsMargins(14, 10, 14, 10)
        box.setSpacing(8)
        box.addWidget(self._heading)
        box.addLayout(self._sides)
        box.addWidget(self.note)
        box.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        self.addWidget(self.table)
        self.addWidget(area)
        self.setStretchFactor(0, 1)
        self.setSizes([580, 310])
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(self.opened)
        self._show(None)

    def _columns(self) -> list[Column[Disagreement[EventId]]]:
        from tracker.dates import wording as dates
        from tracker.events import wording as events

        language = self._session.language

        def day(row: Disagreement[EventId]) -> int:
            start = row.event.facts.when.start
            return start.toordinal() if start else 10**7

        return [
            Column(self.tr("Date"), lambda row: dates.words(row.event.facts.when, language), 150, day, roomy=True),
            Column(self.tr("Event"), lambda row: wording.title(row.event, language)),
            Column(
                self.tr("Field"),
                lambda row: wording.capital(events.field(row.field, language)),
                116,
                ink=lambda _: "ink",
            ),
            Column(
                self.tr("What is said"),
                lambda row: "  /  ".join(f"{self._value(row, side)} ×{side.voices}" for side in row.sides),
                190,
                ink=lambda row: "muted" if row.left_open else "warning",
            ),
            Column(
                self.tr("State"),
                lambda row: self.tr("left open") if row.left_open else self.tr("open"),
                80,
                lambda row: row.left_open,
            ),
        ]

    def _value(self, row: Disagreement[EventId], side: Side) -> str:
        return values.words(row.field, side.value, self._session.language) or "–"

    def read(self, wanted: Filter | None) -> None:
        """Read the ledger anew: what is open first, then what was left open."""
        from tracker.store import ledgers

        if self._session.dossier is not None:
            found = ledgers.disagreements(self._session.dossier, wanted)
            self.table.show_rows(sorted(found, key=lambda row: row.left_open))

    def rows(self) -> int:
        return self.table.model_.rowCount()

    def dress(self) -> None:
        """Take the theme's colours anew."""
        self.table.viewport().update()

    # -- the chosen one --------------------------------------------------------------------------
    def _show_chosen(self) -> None:
        row = self.table.current()
        if row != self._shown or self.note.isEnabled() != (self._session.as_of is None):
            self._show(row)

    def _show(self, row: Disagreement[EventId] | None) -> None:
        from tracker.events import wording as events

        self._shown = row
        for card in self._cards:
            card.hide()
            self._sides.removeWidget(card)
            card.deleteLater()
        self._cards, self.buttons = [], []
        for widget in (self.note, self.leave):
            widget.setVisible(row is not None)
        self.note.clear()
        if row is None:
            several = self.table.model_.rowCount()
            self._heading.setText(self.tr("Select a line to see who says what.") if several else "")
            return
        language = self._session.language
        self._heading.setText(f"{wording.title(row.event, language)}: {events.field(row.field, language)}")
        dossier = self._session.dossier
        keys: set[Any] = {key for side in row.sides for key in side.sources}
        articles = {one.id: one.article for one in dossier.articles.some(keys)} if dossier else {}
        for side in row.sides:
            card = self._card(row, side, articles)
            self._cards.append(card)
            self._sides.addWidget(card)
        now = self._session.as_of is None  # what was known once cannot be decided any more
        for part in (*self.buttons, self.note, self.leave):
            part.setEnabled(now)
        self.leave.setText(self.tr("Ask again") if row.left_open else self.tr("Leave open"))
        self.leave.setToolTip(
            "" if row.left_open else self.tr("It is asked again as soon as an article says something new.")
        )

    def _card(self, row: Disagreement[EventId], side: Side, articles: dict[ArticleId, Article]) -> QFrame:
        card = look.role(QFrame(), "card")
        value = look.role(QLabel(self._value(row, side), wordWrap=True), "heading")
        count = self.tr("%n independent source(s)", "", side.voices)
        if len(side.sources) > side.voices:
            count += ", " + self.tr("printed by %n article(s)", "", len(side.sources))
        names = [_named(articles[key], self._session.language) for key in side.sources if key in articles]  # type: ignore[index]
        more = len(names) - NAMED
        listed = "\n".join(names[:NAMED]) + ("\n" + self.tr("and %n more", "", more) if more > 0 else "")
        told = look.role(QLabel(f"{count}\n{listed}", wordWrap=True), "label")
        button = QPushButton(self.tr("Use this"))
        button.setAccessibleName(self.tr("Use this: {value}").format(value=value.text()))
        if side.value == row.bears:
            button.setToolTip(self.tr("The event bears this value already; your word settles it."))
        button.clicked.connect(partial(self._settle, side.value))
        self.buttons.append(button)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(value)
        words.addWidget(told)
        line = QHBoxLayout(card)
        line.setContentsMargins(12, 8, 10, 8)
        line.addLayout(words, 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return card

    # -- deciding --------------------------------------------------------------------------------
    def _settle(self, value: Any) -> None:
        from tracker.actions import correcting

        row = self._shown
        if row is not None:
            note = self.note.text().strip()
            self._go_on(lambda: self._session.do(correcting.correct, row.key, row.field, value, note))

    def _leave(self) -> None:
        from tracker.actions import correcting

        row = self._shown
        if row is not None:
            self._go_on(lambda: self._session.do(correcting.leave_open, row.key, row.field, leave=not row.left_open))

    def _go_on(self, deed: Any) -> None:
        """Do something about the chosen line, then choose the next one that is open."""
        at = self.table.currentIndex().row()
        if deed() is None:
            return
        rows: list[Disagreement[EventId]] = self.table.model_.rows
        places = [*range(at, len(rows)), *range(min(at, len(rows)))]
        after = next((place for place in places if not rows[place].left_open), None)
        if after is not None:
            self.table.selectRow(after)
        else:
            self._session.select(())


def _named(article: Article, language: str) -> str:
    """Return who says it, and when."""
    from tracker.dates.wording import words

    name = article.outlet or article.title or article.name
    if article.published is None:
        return name
    day = article.published.day
    return f"{name}, {words(When(day, day, Precision.DAY), language)}"
