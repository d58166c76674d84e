"""What the middle of the window shows while the dossier holds nothing: where to begin."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.desktop import look


class EmptyState(QWidget):
    """Drop here, or one of three ways in."""

    open_files = Signal()
    paste = Signal()
    load_samples = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look.role(self, "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sign = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        title = QLabel(self.tr("Drop articles here"), alignment=Qt.AlignmentFlag.AlignCenter)
        look.role(title, "big")
        words = QLabel(
            self.tr(
                "Saved web pages, PDF, Word, mail or plain text – single files or whole folders. "
                "Rounds, deadlines and exchanges found in them appear on the timeline, "
                "each with the sentence that proves it."
            ),
            alignment=Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop,
            wordWrap=True,
        )
        look.role(words, "muted")
        words.setFixedWidth(460)
        words.setMinimumHeight(words.heightForWidth(460))
        self.buttons = (
            QPushButton(self.tr("Open files …")),
            QPushButton(self.tr("Paste text")),
            QPushButton(self.tr("Load samples")),
        )
        look.role(self.buttons[0], "primary")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch()
        for button, signal in zip(self.buttons, (self.open_files, self.paste, self.load_samples), strict=True):
            button.setIconSize(QSize(18, 18))
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch()
        box = QVBoxLayout(self)
        box.addStretch(2)
        box.addWidget(self._sign)
        box.addSpacing(10)
        box.addWidget(title)
        box.addSpacing(4)
        box.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addSpacing(16)
        box.addLayout(row)
        box.addStretch(3)
        self.dress()

    def dress(self) -> None:
        """Take icons in the theme's colours."""
        self._sign.setPixmap(look.icon("import", "accent").pixmap(48, 48))
        for button, name, ink in zip(
            self.buttons, ("open", "paste", "samples"), ("on_accent", "ink", "ink"), strict=True
        ):
            button.setIcon(look.icon(name, ink))
