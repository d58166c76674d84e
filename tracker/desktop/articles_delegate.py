"""How a row of the list of articles is painted, and the field in it that takes the day of publication."""

# ruff: noqa: ARG002 (Qt says what its methods are given)

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tracker.desktop import icons, look
from tracker.desktop.articles_model import BETWEEN, ROW, Row, State

if TYPE_CHECKING:
    from tracker.store.search import ArticleHit

MARGIN = 14
BEFORE = 14  # letters shown before the first word that is searched for
GAP = 7
_LEAST_OUTLET = 12  # letters of an outlet below which something else of the line goes first
Index = QModelIndex | QPersistentModelIndex


class ArticlesDelegate(QStyledItemDelegate):
    """The title in up to two lines; below it where it comes from, or what is wrong or asked."""

    retry = Signal(object)  # Row
    confirm = Signal(object)  # Row

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, 3 * option.fontMetrics.height() + GAP + 2 * MARGIN - 6)

    # -- where things stand ----------------------------------------------------------------------
    def _title(self, row: Row, option: QStyleOptionViewItem) -> tuple[QRect, list[str]]:
        """Return the title's place and lines; with one line the row's content stands in its middle."""
        box = option.rect.adjusted(MARGIN, MARGIN - 3, -MARGIN, 0)
        height = option.fontMetrics.height()
        left = height + GAP if self._sign(row) else 0
        room = self._width(option, row) + GAP if row.state is State.FAILED else 0
        lines = _lines(row.title, _bold(option.font), box.width() - left - room, 1 if room else 2)
        down = 0 if room else (2 - len(lines)) * height // 2
        return QRect(box.left() + left, box.top() + down, box.width() - left, len(lines) * height), lines

    def _second(self, row: Row, option: QStyleOptionViewItem) -> QRect:
        """Return the place of what stands below the title."""
        title, _ = self._title(row, option)
        height = option.fontMetrics.height() * (2 if row.state is State.FAILED else 1)
        left = option.rect.left() + MARGIN
        return QRect(left, title.bottom() + GAP, option.rect.width() - 2 * MARGIN, height)

    def _button_text(self, row: Row) -> str:
        return {State.FAILED: self.tr("Retry"), State.GUESS: self.tr("OK")}.get(row.state, "")

    def _width(self, option: QStyleOptionViewItem, row: Row) -> int:
        return option.fontMetrics.horizontalAdvance(self._button_text(row)) + 14

    def _button(self, row: Row, option: QStyleOptionViewItem) -> QRect:
        """Return where the row's button or field is."""
        if row.state is State.NEEDS_DAY:
            return self._second(row, option).adjusted(0, -5, 0, 5)
        width, height = self._width(option, row), option.fontMetrics.height() + 8
        line = self._title(row, option)[0] if row.state is State.FAILED else self._second(row, option)
        return QRect(option.rect.right() - MARGIN - width, line.top() - 4, width, height)

    @staticmethod
    def _sign(row: Row) -> tuple[str, str] | None:
        return {
            State.FAILED: ("warning", "danger"),
            State.OLDER: ("copies", "muted"),
            State.NEW_VERSION: ("copies", "accent"),
            State.DUPLICATE: ("copies", "accent"),
        }.get(row.state)

    # -- painting --------------------------------------------------------------------------------
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        model: Any = index.model()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(option.rect, look.colour("selected" if selected else "hover" if hovered else "paper"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), look.colour("accent"))
        painter.setPen(look.colour("hover"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        self._paint_title(painter, option, row)
        painter.setFont(option.font)
        if row.state is State.NEEDS_DAY:
            self._paint_field(painter, self._button(row, option))
        else:
            self._paint_second(painter, option, row, model)
        painter.restore()

    def _paint_title(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        box, lines = self._title(row, option)
        height = option.fontMetrics.height()
        sign = self._sign(row)
        if sign:
            left = box.left() - height - GAP
            icons.paint(painter, sign[0], look.colour(sign[1]), QRectF(left, box.top(), height, height))
        font = _bold(option.font)
        painter.setFont(font)
        painter.setPen(look.colour("muted" if row.state is State.OLDER else "ink"))
        for at, line in enumerate(lines):
            painter.drawText(box.left(), box.top() + at * height + QFontMetrics(font).ascent(), line)

    def _paint_second(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, model: Any) -> None:
        line = self._second(row, option)
        text = self._button_text(row)
        if text:
            button = self._button(row, option)
            self._frame(painter, button)
            painter.setPen(look.colour("accent"))
            painter.drawText(button, Qt.AlignmentFlag.AlignCenter, text)
        if row.state is State.GUESS:
            line.setRight(self._button(row, option).left() - GAP)
        elif row.state is not State.FAILED:
            line.setRight(line.right() - self._paint_count(painter, option, row, line))
        painter.setPen(look.colour({State.FAILED: "danger", State.GUESS: "warning"}.get(row.state, "muted")))
        height = option.fontMetrics.height()
        if row.found is not None and row.found.lit and row.state is not State.GUESS:
            _paint_found(painter, row.found, line, option.fontMetrics)
            return
        if row.state is State.FAILED:
            lines = _lines(model.second_line(row), option.font, line.width())
        else:
            parts = model.origin(row)
            lines = [_origin(parts, row.outlet in parts[:1], option.fontMetrics, line.width())]
        for at, part in enumerate(lines):
            painter.drawText(line.left(), line.top() + at * height + option.fontMetrics.ascent(), part)

    def _paint_count(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, line: QRect) -> int:
        """Paint how many events were found, and return the room that it takes."""
        text = str(row.events)
        width = max(option.fontMetrics.horizontalAdvance(text) + 14, line.height() + 4)
        pill = QRectF(line.right() - width, line.top() - 1, width, line.height() + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("selected" if row.events else "hover"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(look.colour("accent" if row.events else "muted"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        return int(width) + GAP

    def _paint_field(self, painter: QPainter, box: QRect) -> None:
        self._frame(painter, box)
        size = box.height() - 12
        icons.paint(painter, "calendar", look.colour("warning"), QRectF(box.left() + 7, box.top() + 6, size, size))
        painter.setPen(look.colour("muted"))
        inner = box.adjusted(size + 14, 0, -6, 0)
        words = painter.fontMetrics().elidedText(
            self.tr("Published when? Type the day …"), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)

    def _frame(self, painter: QPainter, box: QRect) -> None:
        painter.setPen(QPen(look.colour("line"), 1))
        painter.setBrush(look.colour("paper"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    # -- the field that takes the day --------------------------------------------------------------
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setAcceptDrops(False)  # drops are the window's
        field.setPlaceholderText(self.tr("for example 7 Feb 2026, yesterday"))
        field.setAccessibleName(self.tr("Day of publication"))
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(self._second(index.data(ROW), option).adjusted(-2, -8, 2, 8))

    def editorEvent(self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Any) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            row: Row = index.data(ROW)
            asked = row.state is State.NEEDS_DAY or self._button_text(row)
            if asked and self._button(row, option).contains(event.position().toPoint()):
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


def _paint_found(painter: QPainter, found: ArticleHit, line: QRect, metrics: QFontMetrics) -> None:
    """Paint the words searched for, lit, with what stands around them, as much as there is room for."""
    first = max(0, found.lit[0].start - BEFORE)
    at, left = first, line.left()
    pieces = []
    for span in found.lit:
        pieces += [(found.snippet[at : span.start], False), (found.snippet[span.start : span.end], True)]
        at = span.end
    pieces.append((found.snippet[at:], False))
    if first:
        pieces.insert(0, ("…", False))
    for words, lit in pieces:
        room = line.right() - left
        text = metrics.elidedText(" ".join(words.split("\n")), Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(text)
        if lit:
            painter.fillRect(QRect(left, line.top(), width, metrics.height()), look.colour("evidence"))
            painter.setPen(look.colour("ink"))
        else:
            painter.setPen(look.colour("muted"))
        painter.drawText(left, line.top() + metrics.ascent(), text)
        left += width
        if text.endswith("…") and text != words:
            return


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _origin(parts: list[str], outlet: bool, metrics: QFontMetrics, width: int) -> str:
    """Join the parts within a width: the outlet is cut first, then what follows the day goes; the day stays whole."""
    while True:
        whole = BETWEEN.join(parts)
        if metrics.horizontalAdvance(whole) <= width:
            return whole
        if outlet:
            rest = "".join(BETWEEN + part for part in parts[1:])
            cut = metrics.elidedText(parts[0], Qt.TextElideMode.ElideRight, width - metrics.horizontalAdvance(rest))
            if len(cut) > _LEAST_OUTLET or len(parts) <= 2:
                return cut + rest if len(cut) > 1 else BETWEEN.join(parts[1:])
        elif len(parts) < 2:
            return metrics.elidedText(whole, Qt.TextElideMode.ElideRight, width)
        parts = parts[:-1]


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
