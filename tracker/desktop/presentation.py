"""Presenting: full screen, one event after the other, for a class or a room; a clicker's keys are enough."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tracker.desktop.stage import Stage
from tracker.desktop.story import Step
from tracker.timeline.theme import load

READABLE = 25  # the smallest text is at least such a part of the height: readable from the last row
LINES = 3  # of the sentence, at most
FORWARD = (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_N)
BACK = (Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Backspace, Qt.Key.Key_P)
BLACK = (Qt.Key.Key_B, Qt.Key.Key_Period)
WHITE = (Qt.Key.Key_W, Qt.Key.Key_Comma)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TYPED = 2500  # ms for which digits wait for their Enter


class Presentation(QWidget):
    """Steps through a story; what comes later is not shown before its step."""

    ended = Signal(object)  # EventId of the step where it ended

    def __init__(
        self, steps: Sequence[Step], language: str, today: date, first: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Presentation"))
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._steps = list(steps)
        self.at = min(max(first, 0), len(self._steps) - 1)
        self.cover = ""  # "black", "white" or nothing
        self._digits = ""
        self._forget = QTimer(self, singleShot=True, interval=TYPED)
        self._forget.timeout.connect(lambda: self._type(""))
        theme = load("stage")
        self.stage = Stage([step.mark for step in self._steps], language, today)
        self.title, self.facts, self.sentence, self.counter = QLabel(), QLabel(), QLabel(), QLabel()
        for label, colour in (
            (self.title, theme.ink),
            (self.facts, theme.selection),
            (self.sentence, theme.ink),
            (self.counter, theme.muted),
        ):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setStyleSheet(f"color: {colour}; background: transparent;")
        self.title.setWordWrap(True)
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._box = QVBoxLayout(self)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.counter, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addLayout(head)
        for part in (self.facts, self.sentence):
            self._box.addWidget(part)
        self._box.addWidget(self.stage, 1)
        self._tell()

    def begin(self) -> None:
        """Go full screen, on another screen than the window's where there is one."""
        parent = self.parentWidget()
        here = parent.screen() if parent else self.screen()
        other = next((screen for screen in here.virtualSiblings() if screen is not here), here)
        self.setScreen(other)
        self.setGeometry(other.geometry())
        self.showFullScreen()
        self.activateWindow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is shown ---------------------------------------------------------------------------
    def go(self, at: int) -> None:
        """Go to a step; beyond the first and the last one nothing happens."""
        self.at = min(max(at, 0), len(self._steps) - 1)
        self.cover = ""
        self._tell()

    def _tell(self) -> None:
        step = self._steps[self.at]
        self.title.setText(step.title)
        self.facts.setText(step.facts)
        self.counter.setText(f"{self.at + 1}/{len(self._steps)}")
        self._say_sentence()
        self.stage.reveal(self.at + 1)
        self._show_cover()
        self.setAccessibleName(f"{step.title}. {step.facts}. {step.sentence}")

    def _say_sentence(self) -> None:
        """Show the sentence, as much of it as a few lines hold, and who wrote it."""
        step = self._steps[self.at]
        if not step.sentence:
            self.sentence.setText("")
            return
        metrics = QFontMetrics(self.sentence.font())
        width = max(self.width() - 2 * self._box.contentsMargins().left(), 100)
        tail = f" ({step.source})" if step.source else ""
        words = step.sentence.split()
        for count in range(len(words), 0, -1):
            said = " ".join(words[:count]) + (" …" if count < len(words) else "")
            text = self.tr("“{words}”").format(words=said) + tail
            tall = metrics.boundingRect(0, 0, width, 10_000, int(Qt.TextFlag.TextWordWrap), text).height()
            if tall <= LINES * metrics.lineSpacing() + 2:
                break
        self.sentence.setText(text)

    def _show_cover(self) -> None:
        for part in (self.title, self.facts, self.sentence, self.counter, self.stage):
            part.setVisible(not self.cover)
        palette = self.palette()
        ground = {"white": "#ffffff"}.get(self.cover, load("stage").paper)
        palette.setColor(QPalette.ColorRole.Window, QColor(ground))
        self.setPalette(palette)
        self.setAutoFillBackground(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        least = self.height() / READABLE
        for label, size, bold in (
            (self.title, 1.6, True),
            (self.facts, 1.0, True),
            (self.sentence, 1.0, False),
            (self.counter, 1.0, False),
        ):
            font = QFont(self.font())
            font.setPixelSize(max(round(least * size) + 1, 8))
            font.setBold(bold)
            label.setFont(font)
        self.stage.type = least
        side = round(least)
        self._box.setContentsMargins(side, round(side * 0.6), side, round(side * 0.4))
        self._box.setSpacing(round(least * 0.35))
        self._say_sentence()

    # -- keys and mouse ----------------------------------------------------------------------------
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # while presenting all keys are ours
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        digits = self._digits
        if event.text().isdigit():
            self._type((digits + event.text())[-5:])
            return
        self._type("")
        if key in ENTER:
            self.go(int(digits) - 1 if digits else self.at + 1)
        elif key in FORWARD:
            self.go(self.at + 1)
        elif key in BACK:
            self.go(self.at - 1)
        elif key == Qt.Key.Key_Home:
            self.go(0)
        elif key == Qt.Key.Key_End:
            self.go(len(self._steps) - 1)
        elif key in (*BLACK, *WHITE):
            name = "black" if key in BLACK else "white"
            self.cover = "" if self.cover == name else name
            self._show_cover()
        elif key == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def _type(self, digits: str) -> None:
        """Remember digits until Enter, and show them where the step's number is."""
        self._digits = digits
        self.counter.setText(f"→ {digits}" if digits else f"{self.at + 1}/{len(self._steps)}")
        self._forget.start() if digits else self._forget.stop()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.go(self.at + (-1 if event.button() is Qt.MouseButton.RightButton else 1))

    def end(self) -> None:
        """Close, and tell where it was."""
        self.ended.emit(self._steps[self.at].event)
        self.close()
