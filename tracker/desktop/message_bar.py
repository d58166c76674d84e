"""A message above the views that stays until it is read, and stops nobody."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from tracker.desktop import look


class MessageBar(QFrame):
    """Shows one message at a time, the newest; it may offer one thing to do about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look.role(self, "message")
        self._bad = False
        self._sign = QLabel()
        self._text = QLabel(wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._button.clicked.connect(self._act)
        self._close = look.tool("quiet", tip=self.tr("Close this message"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self._action: Callable[[], object] | None = None
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def say(
        self, text: str, *, bad: bool = False, button: str = "", action: Callable[[], object] | None = None
    ) -> None:
        """Show a message; `bad` marks what went wrong; the button does `action` and closes the message."""
        self._text.setText(text)
        self._bad = bad
        self.dress()
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._action = action
        self.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def dress(self) -> None:
        """Take the theme's colours anew."""
        name, ink = ("warning", "danger") if self._bad else ("why", "accent")
        self._sign.setPixmap(look.icon(name, ink).pixmap(20, 20))
        self._close.setIcon(look.icon("close"))

    def _act(self) -> None:
        action = self._action
        self.hide()
        if action is not None:
            action()
