"""The slippage chart (milestone trend analysis): the day of a report across, the due date that it tells up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tracker.dates.when import Precision, When
from tracker.desktop import look
from tracker.events.deadlines import Dot
from tracker.events.history import Turn

if TYPE_CHECKING:
    from tracker.store.ids import EventId

SHOWN = 12  # lines besides the chosen one: more hide each other
NEAR = 9.0  # pixels within which a dot is meant
STEPS = (1, 2, 3, 6, 12, 24, 60, 120)  # months between two lines of the grid
ENDED = {Turn.MET: "good", Turn.MISSED: "danger", Turn.CANCELLED: "muted"}


class SlippageChart(QWidget):
    """A line that runs level holds, one that rises slips; on the diagonal it is due on the day of the report."""

    picked = Signal(object)  # EventId

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._lines: dict[EventId, list[Dot]] = {}
        self._chosen: EventId | None = None
        self._open: frozenset[EventId] = frozenset()
        self._today = date.min
        self._spots: list[tuple[QPointF, EventId, Dot]] = []
        self._area = QRectF()
        self._across = self._up = (0, 1)
        self.setMinimumSize(180, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Slippage: when each report says that it is due"))

    def sizeHint(self) -> QSize:
        return QSize(340, 220)

    def show_lines(
        self,
        lines: Mapping[EventId, Sequence[Dot]],
        chosen: EventId | None,
        still_open: frozenset[EventId],
        today: date,
    ) -> None:
        """Show the chosen deadline's line among those of others; lines of `still_open` ones go on until today."""
        others = [key for key, dots in lines.items() if key != chosen and dots][:SHOWN]
        keys = [*others, chosen] if chosen is not None and lines.get(chosen) else others
        self._lines = {key: list(lines[key]) for key in keys}
        self._chosen, self._open, self._today = chosen, still_open, today
        told = self._lines.get(chosen, []) if chosen is not None else []
        self.setAccessibleDescription("\n".join(map(self.told, told)))
        self.update()

    def told(self, dot: Dot) -> str:
        """Say what a report told: "10 April 2026: moved, 31 July 2026"."""
        from tracker.dates.wording import words
        from tracker.events import wording

        told = words(When(dot.told, dot.told, Precision.DAY), self._language)
        return f"{told}: {wording.turn(dot.turn, self._language)}, {words(dot.when, self._language)}"

    # -- painting --------------------------------------------------------------------------------
    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPointSizeF(max(7.5, font.pointSizeF() - 1.5))
        painter.setFont(font)
        self._spots = []
        if not self._lines:
            painter.setPen(look.colour("muted"))
            painter.drawText(
                self.rect().adjusted(16, 8, -16, -8),
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                self.tr("No report tells a date yet."),
            )
            return
        self._measure(painter)
        self._grid(painter)
        for key, dots in self._lines.items():
            if key != self._chosen:
                self._line(painter, key, dots)
        if self._chosen is not None and self._chosen in self._lines:
            self._line(painter, self._chosen, self._lines[self._chosen])

    def _measure(self, painter: QPainter) -> None:
        told = [dot.told.toordinal() for dots in self._lines.values() for dot in dots]
        due = [day.toordinal() for dots in self._lines.values() for dot in dots for day in (dot.first, dot.last)]
        if self._open & self._lines.keys():
            told.append(self._today.toordinal())
        self._across = _room(min(told), max(told))
        self._up = _room(min(due), max(due))
        height = painter.fontMetrics().height()
        left = painter.fontMetrics().horizontalAdvance("00.0000") + 10
        self._area = QRectF(self.rect()).adjusted(left, height, -14, -height * 2 - 6)

    def _at(self, told: float, due: float) -> QPointF:
        area, (x0, x1), (y0, y1) = self._area, self._across, self._up
        return QPointF(
            area.left() + (told - x0) / (x1 - x0) * area.width(), area.bottom() - (due - y0) / (y1 - y0) * area.height()
        )

    def _grid(self, painter: QPainter) -> None:
        area = self._area
        height = painter.fontMetrics().height()
        line, words = QPen(look.colour("line"), 1), look.colour("muted")
        for day in _months(self._across, int(area.width() / (painter.fontMetrics().horizontalAdvance("00.0000") + 14))):
            x = self._at(day.toordinal(), self._up[0]).x()
            painter.setPen(line)
            painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
            painter.setPen(words)
            painter.drawText(QRectF(x - 40, area.bottom() + 2, 80, height), Qt.AlignmentFlag.AlignHCenter, _label(day))
        for day in _months(self._up, int(area.height() / (height * 1.6))):
            y = self._at(self._across[0], day.toordinal()).y()
            painter.setPen(line)
            painter.drawLine(QLineF(area.left(), y, area.right(), y))
            painter.setPen(words)
            place = QRectF(0, y - height / 2, area.left() - 5, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, _label(day))
        painter.drawText(QRectF(area.left(), 0, area.width(), height), Qt.AlignmentFlag.AlignLeft, self.tr("due"))
        below = QRectF(area.left(), area.bottom() + height + 2, area.width(), height)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, self.tr("day of the report"))
        painter.save()
        painter.setClipRect(area)
        painter.setPen(QPen(look.colour("muted"), 1.2, Qt.PenStyle.DashLine))
        low, high = min(self._across[0], self._up[0]), max(self._across[1], self._up[1])
        painter.drawLine(QLineF(self._at(low, low), self._at(high, high)))
        painter.restore()
        now = self._today.toordinal()
        if self._across[0] <= now <= self._across[1]:
            painter.setPen(QPen(look.colour("today"), 1))
            x = self._at(now, self._up[0]).x()
            painter.drawLine(QLineF(x, area.top(), x, area.bottom()))

    def _line(self, painter: QPainter, key: EventId, dots: Sequence[Dot]) -> None:
        """Draw a date that holds as a level line until the report that moves it."""
        chosen = key == self._chosen
        ink = look.colour("accent") if chosen else QColor(look.tone("faint"))
        spots = [self._at(dot.told.toordinal(), dot.last.toordinal()) for dot in dots]
        path = QPainterPath(spots[0])
        for before, spot in pairwise(spots):
            path.lineTo(spot.x(), before.y())
            path.lineTo(spot)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 2.4 if chosen else 1.3))
        painter.drawPath(path)
        if key in self._open:
            now = self._at(self._today.toordinal(), dots[-1].last.toordinal())
            if now.x() > spots[-1].x():
                painter.setPen(QPen(ink, 1.8 if chosen else 1.0, Qt.PenStyle.DotLine))
                painter.drawLine(spots[-1], now)
        for dot, spot in zip(dots, spots, strict=True):
            self._spots.append((spot, key, dot))
            painter.setPen(QPen(ink, 1.4))
            if dot.first != dot.last:  # the window within which it is due
                low = self._at(dot.told.toordinal(), dot.first.toordinal())
                painter.drawLine(low, spot)
                painter.drawLine(QPointF(low.x() - 3, low.y()), QPointF(low.x() + 3, low.y()))
            painter.setBrush(look.colour(ENDED.get(dot.turn, "paper")) if chosen else look.colour("paper"))
            size = 4.4 if chosen else 2.8
            painter.drawEllipse(spot, size, size)

    # -- pointing --------------------------------------------------------------------------------
    def _spot(self, at: QPointF) -> tuple[EventId, Dot] | None:
        near = [(QLineF(spot, at).length(), place) for place, (spot, _, _) in enumerate(self._spots)]
        least, place = min(near, default=(NEAR + 1, 0))
        return self._spots[place][1:] if least <= NEAR else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._spot(event.position())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(found[0])

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._spot(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.told(found[1]) if found else "", self)
            return True
        return super().event(event)


def _room(first: int, last: int) -> tuple[int, int]:
    """Return a range with a margin around it, never empty."""
    margin = max(3, (last - first) // 12)
    return first - margin, last + margin


def _months(reach: tuple[int, int], most: int) -> list[date]:
    """Return firsts of months within a range, as many as there is room for."""
    first, last = date.fromordinal(reach[0]), date.fromordinal(reach[1])
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)  # those that begin after `first`
    for step in STEPS:
        found = [date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0]
        if len(found) <= max(2, most):
            return found
    return []


def _label(day: date) -> str:
    return f"{day.month}.{day.year}" if day.month > 1 else str(day.year)
