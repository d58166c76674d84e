"""The pointer while presenting: a red dot like a laser's, and no pointer at all while nobody moves it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRadialGradient
from PySide6.QtWidgets import QWidget

IDLE = 2000  # ms after which the pointer hides
_RED = "#ff2038"


class Pointer(QWidget):
    """Lies over a window and lets every click through; `on` while the dot is wanted."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._window = window
        self._held = self._kept = False
        self._at = QPointF(-1000, -1000)
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self._hide)
        window.setMouseTracking(True)
        self._hide()

    @property
    def on(self) -> bool:
        return self._held or self._kept

    def hold(self, held: bool) -> None:
        """Show the dot while a key is held."""
        self._held = held
        self._show()

    def toggle(self) -> None:
        """Show the dot until this is asked for again."""
        self._kept = not self._kept
        self._show()

    def move_to(self, spot: QPointF) -> None:
        """Follow the mouse."""
        self._at = spot
        self._show()
        self._idle.start()

    def _show(self) -> None:
        self.setGeometry(self._window.rect())
        self.raise_()
        # A blank pointer under the dot: two would be one too many.
        self._window.setCursor(Qt.CursorShape.BlankCursor if self.on else Qt.CursorShape.ArrowCursor)
        self.update()

    def _hide(self) -> None:
        self._window.setCursor(Qt.CursorShape.BlankCursor)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if not self.on:
            return
        radius = self._window.height() / 90
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        glow = QRadialGradient(self._at, radius * 2.4)
        red = QColor(_RED)
        glow.setColorAt(0.0, red)
        glow.setColorAt(0.4, red)
        red.setAlpha(90)
        glow.setColorAt(0.45, red)
        red.setAlpha(0)
        glow.setColorAt(1.0, red)
        painter.setBrush(glow)
        painter.drawEllipse(self._at, radius * 2.4, radius * 2.4)
        painter.end()
