"""How a row of the list of articles is painted, and the field in it that takes the day of publication."""

# ruff: noqa: ARG002 (Qt says what its methods are given)

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tracker.desktop import icons, look
from tracker.desktop.articles_model import ROW, Row, State

MARGIN = 14
GAP = 7


class ArticlesDelegate(QStyledItemDelegate):
    """The title in up to two lines; below it where it comes from, or what is wrong or asked."""

    retry = Signal(object)  # Row
    confirm = Signal(object)  # Row

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = option.fontMetrics.height()
        return QSize(120, 3 * height + GAP + 2 * MARGIN - 4)

    # -- where things stand ----------------------------------------------------------------------
    def _lines(self, rect: QRect, metrics: QFontMetrics) -> tuple[QRect, QRect]:
        inner = rect.adjusted(MARGIN, MARGIN - 2, -MARGIN, -MARGIN + 2)
        second = QRect(inner.left(), inner.bottom() - metrics.height(), inner.width(), metrics.height())
        first = QRect(inner.left(), inner.top(), inner.width(), 2 * metrics.height())
        return first, second

    def _button_text(self, row: Row) -> str:
        match row.state:
            case State.FAILED:
                return self.tr("Try again")
            case State.GUESS:
                return self.tr("Confirm (Y)")
            case State.NEEDS_DAY:
                return self.tr("Type the day …")
        return ""

    def _button(self, row: Row, rect: QRect, metrics: QFontMetrics) -> QRect:
        """Return where the row's button is: at the right of the second line, or all of it for the day."""
        _, second = self._lines(rect, metrics)
        text = self._button_text(row)
        if row.state is State.NEEDS_DAY:
            return second.adjusted(0, -4, 0, 4)
        width = metrics.horizontalAdvance(text) + 18
        return QRect(second.right() - width, second.top() - 4, width, second.height() + 8)

    # -- painting --------------------------------------------------------------------------------
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "selected" if selected else "hover" if hovered else "paper"
        painter.fillRect(option.rect, look.colour(ground))
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), look.colour("accent"))
        painter.setPen(look.colour("hover"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        first, second = self._lines(option.rect, option.fontMetrics)
        self._paint_title(painter, option, row, first)
        if row.state is State.NEEDS_DAY:
            self._paint_field(painter, self._button(row, option.rect, option.fontMetrics))
        else:
            self._paint_second(painter, option, index, row, second)
        painter.restore()

    def _paint_title(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, box: QRect) -> None:
        sign = {State.FAILED: ("warning", "danger"), State.OLDER: ("copies", "muted")}.get(row.state)
        if row.state in {State.NEW_VERSION, State.DUPLICATE}:
            sign = ("copies", "accent")
        height = option.fontMetrics.height()
        if sign:
            icons.paint(painter, sign[0], look.colour(sign[1]), QRectF(box.left(), box.top(), height, height))
            box = box.adjusted(height + GAP, 0, 0, 0)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(look.colour("muted" if row.state is State.OLDER else "ink"))
        for at, line in enumerate(_lines(row.title, font, box.width())):
            painter.drawText(box.left(), box.top() + at * height + QFontMetrics(font).ascent(), line)

    def _paint_count(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, line: QRect) -> int:
        """Paint how many events were found, and return the room that it takes."""
        text = str(row.events)
        width = max(option.fontMetrics.horizontalAdvance(text) + 14, line.height() + 4)
        pill = QRectF(line.right() - width, line.top() - 1, width, line.height() + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("selected" if row.events else "hover"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(look.colour("accent" if row.events else "muted"))
        painter.setFont(option.font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        return width + GAP

    def _paint_second(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        row: Row,
        line: QRect,
    ) -> None:
        if text := self._button_text(row):
            button = self._button(row, option.rect, option.fontMetrics)
            self._frame(painter, button)
            painter.setPen(look.colour("accent"))
            painter.drawText(button, Qt.AlignmentFlag.AlignCenter, text)
            line = line.adjusted(0, 0, -button.width() - GAP, 0)
        words = index.model().second_line(row)  # type: ignore[attr-defined]
        if row.state is State.GUESS:
            words = "≈ " + index.model().day_words(row) + "  ·  " + self.tr("guessed")  # type: ignore[attr-defined]
        if row.state not in {State.FAILED, State.GUESS}:
            line = line.adjusted(0, 0, -self._paint_count(painter, option, row, line), 0)
        painter.setPen(look.colour({State.FAILED: "danger", State.GUESS: "warning"}.get(row.state, "muted")))
        painter.setFont(option.font)
        shown = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_field(self, painter: QPainter, box: QRect) -> None:
        self._frame(painter, box)
        size = box.height() - 12
        icons.paint(painter, "calendar", look.colour("warning"), QRectF(box.left() + 7, box.top() + 6, size, size))
        painter.setPen(look.colour("muted"))
        painter.drawText(
            box.adjusted(size + 14, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter, self.tr("Published when? Type the day …")
        )

    def _frame(self, painter: QPainter, box: QRect) -> None:
        painter.setPen(QPen(look.colour("line"), 1))
        painter.setBrush(look.colour("paper"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    # -- the field that takes the day --------------------------------------------------------------
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        field = QLineEdit(parent)
        field.setAcceptDrops(False)  # drops are the window's
        field.setPlaceholderText(self.tr("for example 7 Feb 2026, yesterday"))
        field.setAccessibleName(self.tr("Day of publication"))
        return field

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        _, second = self._lines(option.rect, option.fontMetrics)
        editor.setGeometry(second.adjusted(-2, -8, 2, 8))

    def editorEvent(self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Any) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            row: Row = index.data(ROW)
            if self._button_text(row) and self._button(row, option.rect, option.fontMetrics).contains(event.pos()):
                self._press(row, index)
                return True
        return super().editorEvent(event, model, option, index)

    def _press(self, row: Row, index: QModelIndex) -> None:
        view: Any = self.parent()
        if row.state is State.FAILED:
            self.retry.emit(row)
        elif row.state is State.GUESS:
            self.confirm.emit(row)
        else:
            view.edit(index)


def _lines(text: str, font: QFont, width: int, most: int = 2) -> list[str]:
    """Break a text into lines of a width; the last one says with "…" that there is more."""
    metrics = QFontMetrics(font)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        rest = text[start:] if len(lines) == most - 1 else text[start : start + line.textLength()]
        lines.append(metrics.elidedText(rest.strip(), Qt.TextElideMode.ElideRight, width))
    layout.endLayout()
    return lines
