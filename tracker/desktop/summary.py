"""The windows that list what a large step brought: a line, a list, and a button to close."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QDialogButtonBox, QLabel, QTreeWidget, QVBoxLayout, QWidget

from tracker.desktop import look


class Summary(QDialog):
    """A window of its own that stops nobody; who derives from it calls `lay_out` and fills `list`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setIconSize(QSize(18, 18))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.header().setStretchLastSection(False)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.close)

    def lay_out(self, title: str, line: str, heads: Sequence[str]) -> None:
        """Name the window and the columns of its list, with a line above it that says it all."""
        self.setWindowTitle(title)
        self.list.setAccessibleName(title)
        self.list.setHeaderLabels(list(heads))
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 16, 18, 16)
        box.setSpacing(12)
        box.addWidget(look.role(QLabel(line, wordWrap=True), "heading"))
        box.addWidget(self.list, 1)
        box.addWidget(self.buttons)
