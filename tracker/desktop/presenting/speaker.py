"""The speaker's screen: what the room sees, what comes next, notes, clock and time gone, on the first display."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QLocale, Qt, QTime, QTimer
from PySide6.QtGui import QCloseEvent, QFont, QKeyEvent, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from tracker.desktop import look
from tracker.exports.steps import Step

_SMALLEST, _USUAL, _LARGEST = 12, 20, 60  # px of the notes' letters


class _Picture(QLabel):
    """A picture that fills its place and keeps its shape."""

    def __init__(self, name: str) -> None:
        super().__init__(alignment=Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(name)
        self.setMinimumSize(240, 135)
        self._whole = QPixmap()

    def put(self, picture: QPixmap) -> None:
        self._whole = picture
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._whole.isNull():
            shape = Qt.AspectRatioMode.KeepAspectRatio
            self.setPixmap(self._whole.scaled(self.size(), shape, Qt.TransformationMode.SmoothTransformation))


class Speaker(QWidget):
    """Follows a presentation; its keys are the presentation's own (`press`)."""

    def __init__(
        self,
        steps: Sequence[Step],
        press: Callable[[QKeyEvent], None],
        locale: QLocale,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Speaker"))
        look.role(self, "paper")
        self._steps, self._press, self._locale = steps, press, locale
        self._gone = QElapsedTimer()
        self._gone.start()
        self.now = _Picture(self.tr("What the room sees"))
        self.position, self.next, self.clock, self.elapsed = QLabel(), QLabel(), QLabel(), QLabel()
        self.notes = QPlainTextEdit(readOnly=True, placeholderText=self.tr("No notes for this step."))
        self.notes.setAccessibleName(self.tr("Notes"))
        self.notes.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for label in (self.next, self.position):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._size = _USUAL
        self._place()
        self._tick = QTimer(self, interval=500)
        self._tick.timeout.connect(self.tell_time)
        self._tick.start()
        for keys, by in (("Ctrl++", 1.2), ("Ctrl+=", 1.2), ("Ctrl+-", 1 / 1.2)):
            QShortcut(QKeySequence(keys), self, lambda by=by: self._resize_notes(by))
        self._resize_notes(1.0)
        self.tell_time()

    def _place(self) -> None:
        again = QPushButton(self.tr("Start again"))
        again.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        again.clicked.connect(self._start_again)
        big = QFont(self.font())
        big.setPixelSize(34)
        big.setBold(True)
        for label in (self.clock, self.elapsed):
            label.setFont(big)
        self.clock.setAccessibleName(self.tr("Clock"))
        self.elapsed.setAccessibleName(self.tr("Time gone"))
        top = QHBoxLayout()
        top.addWidget(self.position, 1)
        for words, label in ((self.tr("Time gone"), self.elapsed), (self.tr("Clock"), self.clock)):
            top.addSpacing(24)
            top.addWidget(look.role(QLabel(words), "muted"))
            top.addWidget(label)
            if label is self.elapsed:
                top.addWidget(again)
        following = QVBoxLayout()
        following.addWidget(look.role(QLabel(self.tr("Next")), "muted"))
        following.addWidget(self.next)
        following.addStretch(1)
        keys = QLabel(self.tr("B black  ·  W white  ·  L or Ctrl laser  ·  number and Enter: go there  ·  Esc ends"))
        following.addWidget(look.role(keys, "muted"))
        keys.setWordWrap(True)
        box = QGridLayout(self)
        box.setContentsMargins(24, 18, 24, 20)
        box.setSpacing(16)
        box.addLayout(top, 0, 0, 1, 2)
        box.addWidget(self.now, 1, 0)
        box.addLayout(following, 1, 1)
        box.addWidget(self.notes, 2, 0, 1, 2)
        box.setColumnStretch(0, 3)
        box.setColumnStretch(1, 2)
        box.setRowStretch(1, 3)
        box.setRowStretch(2, 2)
        font = QFont(self.font())
        font.setPixelSize(20)
        self.next.setFont(font)
        font.setBold(True)
        self.position.setFont(font)

    def follow(self, at: int, picture: QPixmap) -> None:
        """Tell of a step, with what the room sees of it."""
        step = self._steps[at]
        self.position.setText(f"{at + 1}/{len(self._steps)}  {step.title}")
        self.now.put(picture)
        self.notes.setPlainText(step.notes)
        if at + 1 < len(self._steps):
            following = self._steps[at + 1]
            self.next.setText("\n".join(part for part in (following.title, following.facts) if part))
        else:
            self.next.setText(self.tr("This is the last step."))

    def tell_time(self) -> None:
        """Say the time of day and how much has gone."""
        self.clock.setText(self._locale.toString(QTime.currentTime(), QLocale.FormatType.ShortFormat))
        seconds = self._gone.elapsed() // 1000
        hours, minutes = seconds // 3600, seconds // 60 % 60
        self.elapsed.setText((f"{hours}:{minutes:02}" if hours else f"{minutes}") + f":{seconds % 60:02}")

    def _start_again(self) -> None:
        self._gone.restart()
        self.tell_time()

    def _resize_notes(self, by: float) -> None:
        self._size = min(max(round(self._size * by), _SMALLEST), _LARGEST)
        font = QFont(self.font())
        font.setPixelSize(self._size)
        self.notes.setFont(font)

    def event(self, event: QEvent) -> bool:
        plain = isinstance(event, QKeyEvent) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # plain keys are the presentation's
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._press(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._tick.stop()
        super().closeEvent(event)
