"""Promised against carried out, side by side: one bar a side, a piece for each step, the rest outlined."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tracker.desktop import look
from tracker.events.exchanges import Exchange, Step, Tally
from tracker.mentions.mention import Kind

if TYPE_CHECKING:
    from tracker.store.ids import EventId

BAR = 16  # px
SHADES = (235, 150)  # opacity of pieces beside each other, of 255


class Bar(NamedTuple):
    """One side: its name, how many were promised and how many came in each step; `None` for what nobody tells."""

    name: str
    promised: int | None
    steps: tuple[int | None, ...]

    @property
    def done(self) -> int:
        return sum(count or 0 for count in self.steps)


class ExchangeBars(QWidget):
    """A press on a piece selects the event that tells the step."""

    picked = Signal(object)  # EventId

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._row: Exchange[EventId] | None = None
        self._bars: list[Bar] = []
        self._pieces: list[tuple[QRectF, Step[EventId]]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_exchange(self, row: Exchange[EventId] | None) -> None:
        self._row = row
        self._bars = self._sides(row) if row is not None else []
        self.setAccessibleName("\n".join(f"{bar.name}: {self.numbers(bar)}" for bar in self._bars))
        self.setFixedHeight(len(self._bars) * (self.fontMetrics().height() + BAR + 16) + (6 if self._bars else 0))
        self.update()

    def _sides(self, row: Exchange[EventId]) -> list[Bar]:
        from tracker.events import wording

        codes = dict.fromkeys(code for tally in (row.promised, row.done) for code, _ in tally.by_party)
        bars = [
            Bar(
                wording.party(code, self._language),
                dict(row.promised.by_party).get(code),
                tuple(dict(step.tally.by_party).get(code) for step in row.steps),
            )
            for code in codes
        ]
        if not bars and (row.promised or row.done):
            everybody = wording.ledger("together", self._language)
            bars = [Bar(everybody, row.promised.total, tuple(step.tally.total for step in row.steps))]
        return bars

    def numbers(self, bar: Bar) -> str:
        """Say how many came of those promised."""
        if bar.promised is None:
            return str(bar.done)
        return self.tr("{done} of {promised}").format(done=bar.done, promised=bar.promised)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._pieces = []
        height = painter.fontMetrics().height()
        most = max((max(bar.promised or 0, bar.done) for bar in self._bars), default=0)
        top = 6.0
        for bar in self._bars:
            line = QRectF(12, top, self.width() - 24, height)
            painter.setPen(look.colour("ink"))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft, bar.name)
            painter.setPen(look.colour("muted"))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, self.numbers(bar))
            self._bar(painter, bar, QRectF(12, top + height + 3, self.width() - 24, BAR), most)
            top += height + BAR + 16

    def _bar(self, painter: QPainter, bar: Bar, room: QRectF, most: int) -> None:
        assert self._row is not None
        scale = room.width() / most if most else 0.0
        ink = QColor(look.theme().kinds[Kind.PRISONER_EXCHANGE])
        if bar.promised:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, 1.2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(room.left(), room.top(), bar.promised * scale, BAR), 3, 3)
        left = room.left()
        painter.setPen(Qt.PenStyle.NoPen)
        for at, (count, step) in enumerate(zip(bar.steps, self._row.steps, strict=True)):
            piece = QRectF(left, room.top(), (count or 0) * scale, BAR)
            ink.setAlpha(SHADES[at % 2])
            painter.setBrush(ink)
            painter.drawRect(piece)
            self._pieces.append((piece, step))
            left = piece.right()

    def _piece(self, at: QPointF) -> Step[EventId] | None:
        return next((step for piece, step in self._pieces if piece.contains(at)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = self._piece(event.position())
        if step is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(step.key)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            step = self._piece(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), step_words(step, self._language) if step else "", self)
            return True
        return super().event(event)


def step_words(step: Step[EventId], language: str) -> str:
    """Say when a step took place (or is planned) and how many came."""
    from tracker.dates import wording as dates
    from tracker.events import wording

    facts = step.event.facts
    said = (
        dates.words(facts.when, language),
        wording.status(facts.status, language),
        wording.tally(step.tally, language),
    )
    return "  ·  ".join(part for part in said if part)


def numbers(tally: Tally) -> str:
    """Return how many people in a table's cell, sides by their codes; a dash where nobody tells."""
    if tally.by_party:
        return ", ".join(f"{code} {count}" for code, count in tally.by_party)
    return "–" if tally.total is None else str(tally.total)
