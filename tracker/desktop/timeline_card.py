"""The card that tells of the event under the pointer; it stays while the pointer is on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from tracker.timeline.theme import Theme

_APPEARS = 320  # ms on one event
_STAYS = 260  # ms after leaving, time to reach the card
_WIDEST = 420  # px


class HoverCard(QFrame):
    """Shows rich text beside a point of its parent, inside the screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setObjectName("hoverCard")
        self.label = QLabel(self, textFormat=Qt.TextFormat.RichText, wordWrap=True)
        self.label.setMaximumWidth(_WIDEST)
        self.label.setOpenExternalLinks(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 9, 12, 10)
        layout.addWidget(self.label)
        self._appearing = QTimer(self, singleShot=True, interval=_APPEARS)
        self._appearing.timeout.connect(self._appear)
        self._leaving = QTimer(self, singleShot=True, interval=_STAYS)
        self._leaving.timeout.connect(self.hide)
        self._at = QPoint()

    def set_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"#hoverCard {{ background: {theme.raised}; border: 1px solid {theme.line}; border-radius: 6px; }}"
            f"#hoverCard QLabel {{ color: {theme.ink}; background: transparent; }}"
        )

    def tell(self, text: str, at: QPoint) -> None:
        """Show `text` soon beside `at` (px of the parent), at once if another one is being shown."""
        self._leaving.stop()
        self.label.setText(text)
        self._at = at
        if self.isVisible():
            self._appear()
        else:
            self._appearing.start()

    def leave(self) -> None:
        """Go, unless the pointer reaches the card in time."""
        self._appearing.stop()
        if self.isVisible():
            self._leaving.start()

    def vanish(self) -> None:
        """Go at once."""
        self._appearing.stop()
        self._leaving.stop()
        self.hide()

    def _appear(self) -> None:
        parent = self.parentWidget()
        if parent is None or not parent.isVisible():
            return
        self.label.setFixedWidth(min(self.label.sizeHint().width(), _WIDEST))
        self.adjustSize()
        spot = parent.mapToGlobal(self._at)
        space = parent.screen().availableGeometry()
        x = min(max(spot.x() + 14, space.left()), space.right() - self.width())
        y = spot.y() + 18
        if y + self.height() > space.bottom():
            y = spot.y() - self.height() - 14
        self.move(x, max(y, space.top()))
        self.show()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._leaving.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._leaving.start()
        super().leaveEvent(event)
