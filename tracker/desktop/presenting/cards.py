"""Order the cards: events without their dates, to be put in order of time by a class; then checked."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.desktop import icons
from tracker.desktop.presenting.stage import typeset
from tracker.exports.rows import Row
from tracker.timeline.theme import load, mixed

MOST = 8  # cards: as many as stand on a screen in letters for the last row
LEAST = 3


def deal(rows: Sequence[Row], count: int, chance: random.Random, name: Callable[[Row], str]) -> list[Row]:
    """Return up to `count` events in a mixed order; no two have one name or may have happened at the same time."""
    dealt: list[Row] = []
    for row in chance.sample(rows, len(rows)):
        if len(dealt) < count and all(_apart(row, other) and name(row) != name(other) for other in dealt):
            dealt.append(row)
    if len(dealt) > 1 and in_order(dealt):
        dealt.append(dealt.pop(0))
    return dealt


def in_order(cards: Sequence[Row]) -> bool:
    """Whether the cards lie in order of time."""
    return list(cards) == sorted(cards, key=_start)


def places(cards: Sequence[Row]) -> list[int]:
    """Return where each card belongs, counted from 0."""
    right = sorted(cards, key=_start)
    return [right.index(card) for card in cards]


def _start(row: Row) -> int:
    start = row.event.facts.when.start
    return start.toordinal() if start else 0


def _apart(row: Row, other: Row) -> bool:
    one, two = row.event.facts.when, other.event.facts.when
    return bool(one.start and one.end and two.start and two.end and (one.end < two.start or two.end < one.start))


class Cards(QWidget):
    """Drag the cards, or move them with Alt+Up and Alt+Down; Enter checks."""

    def __init__(self, rows: Sequence[Row], language: str, count: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Order the cards"))
        self._rows, self._language = rows, language
        self._count = count
        self._chance = random.Random()  # noqa: S311  a game
        self._theme = load("stage")
        self.title = QLabel(self.tr("What came first?"))
        self.result = QLabel()
        self.list = QListWidget()
        self.list.setAccessibleName(self.windowTitle())
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.check = QPushButton(self.tr("Check"))
        self.again = QPushButton(self.tr("New cards"))
        self.fewer, self.more = QPushButton("−"), QPushButton("+")
        self.fewer.setAccessibleName(self.tr("Fewer cards"))
        self.more.setAccessibleName(self.tr("More cards"))
        self.check.clicked.connect(self.tell)
        self.again.clicked.connect(lambda: self.deal(self._count))
        self.fewer.clicked.connect(lambda: self.deal(self._count - 1))
        self.more.clicked.connect(lambda: self.deal(self._count + 1))
        self._place()
        self.list.installEventFilter(self)
        self.deal(count)

    def _place(self) -> None:
        tones = self._theme
        self.setStyleSheet(
            f"Cards, QWidget {{ background: {tones.paper}; color: {tones.ink}; }}"
            f"QListWidget::item {{ background: {tones.raised}; border-radius: 8px; padding-left: 12px; }}"
            f"QListWidget::item:selected {{ background: {mixed(tones.selection, 0.3, tones.raised)};"
            f" color: {tones.ink}; }}"
            f"QPushButton {{ background: {tones.raised}; border: 2px solid {tones.accent}; border-radius: 8px;"
            f" padding: 4px 18px; color: {tones.ink}; }}"
            f"QPushButton:focus {{ border-color: {tones.selection}; }}"
            f"QPushButton:disabled {{ color: {tones.muted}; border-color: {tones.line}; }}"
        )
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot = QHBoxLayout()
        foot.addWidget(self.result, 1)
        for button in (self.fewer, self.more, self.again, self.check):
            foot.addWidget(button)
        self._box = QVBoxLayout(self)
        self._box.addWidget(self.title)
        self._box.addWidget(self.list, 1)
        self._box.addLayout(foot)

    def begin(self) -> None:
        """Go full screen, where presentations go."""
        parent = self.parentWidget()
        here = parent.screen() if parent else self.screen()
        other = next((screen for screen in here.virtualSiblings() if screen is not here), here)
        self.setScreen(other)
        self.setGeometry(other.geometry())
        self.showFullScreen()
        self.activateWindow()
        self.list.setFocus()

    # -- the game --------------------------------------------------------------------------------
    def deal(self, count: int) -> None:
        """Lay out new cards."""
        self._count = min(max(count, LEAST), MOST)
        self.list.clear()
        for row in deal(self._rows, self._count, self._chance, self._name):
            item = QListWidgetItem(self._name(row))
            item.setData(Qt.ItemDataRole.UserRole, row)
            item.setIcon(self._sign(row))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.result.setText(self.tr("Drag, or Alt+↑ and Alt+↓"))
        self.fewer.setEnabled(self._count > LEAST)
        self.more.setEnabled(self._count < MOST and self._count == self.list.count())
        self.check.setEnabled(self.list.count() > 1)
        self._measure()

    def cards(self) -> list[Row]:
        """Return the cards as they lie."""
        return [self.list.item(at).data(Qt.ItemDataRole.UserRole) for at in range(self.list.count())]

    def _name(self, row: Row) -> str:
        from tracker.events import wording

        return wording.title(row.event, self._language)

    def _sign(self, row: Row) -> QIcon:
        kind = row.event.facts.kind
        return icons.icon(kind.value, self._theme.kinds[kind], self._theme.muted)

    def tell(self) -> None:
        """Say which cards lie where they belong, and show all dates."""
        from tracker.dates.wording import words

        cards = self.cards()
        belong = places(cards)
        for at, row in enumerate(cards):
            item = self.list.item(at)
            right = belong[at] == at
            sign = "✓" if right else f"✗ {belong[at] + 1}."
            item.setText(f"{sign}  {words(row.event.facts.when, self._language)}  ·  {self._name(row)}")
            item.setForeground(QColor(self._theme.good if right else self._theme.danger))
        count = sum(place == at for at, place in enumerate(belong))
        if count == len(cards):
            self.result.setText(self.tr("All in order!"))
        else:
            self.result.setText(self.tr("{right} of {all} are right").format(right=count, all=len(cards)))

    def shift(self, by: int) -> None:
        """Move the chosen card up (-1) or down (1)."""
        at = self.list.currentRow()
        to = at + by
        if at >= 0 and 0 <= to < self.list.count():
            item = self.list.takeItem(at)
            self.list.insertItem(to, item)
            self.list.setCurrentRow(to)

    # -- type, keys --------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        parts = (
            (self.title, 1.6, True),
            (self.list, 1.0, False),
            (self.result, 1.0, True),
            *((button, 1.0, False) for button in (self.check, self.again, self.fewer, self.more)),
        )
        least = typeset(self, parts)
        side = round(least)
        self._box.setContentsMargins(side, round(side * 0.6), side, round(side * 0.6))
        self._box.setSpacing(round(side * 0.5))
        self.list.setSpacing(round(least * 0.12))
        self.list.setIconSize(QSize(round(least * 1.2), round(least * 1.2)))
        for at in range(self.list.count()):
            self.list.item(at).setSizeHint(QSize(0, round(least * 2.0)))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._pressed(event)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._pressed(event):
            super().keyPressEvent(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key = event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_Escape:
            self.close()
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.tell()
        else:
            return False
        return True
