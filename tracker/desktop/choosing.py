"""A small window that asks for one or several of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tracker.desktop import look


class Offered(NamedTuple):
    """One line of the list and what it stands for."""

    words: str
    value: Any
    icon: QIcon | None = None


class Choosing(QDialog):
    """Double click or Enter takes what is marked; `chosen` is it once the dialog was accepted."""

    def __init__(
        self,
        title: str,
        hint: str,
        offered: Sequence[Offered],
        button: str,
        parent: QWidget | None = None,
        *,
        several: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(520, 420)
        words = QLabel(hint, wordWrap=True)
        look.role(words, "muted")
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setIconSize(QSize(18, 18))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.ensurePolished()  # so that the rows take the style's height
        modes = QAbstractItemView.SelectionMode
        self.list.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        for one in offered:
            item = QListWidgetItem(one.words)
            if one.icon is not None:
                item.setIcon(one.icon)
            item.setData(Qt.ItemDataRole.UserRole, one.value)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _: self.accept())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.list.itemSelectionChanged.connect(lambda: self.take.setEnabled(bool(self.chosen)))
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(words)
        box.addWidget(self.list, 1)
        box.addWidget(buttons)

    @property
    def chosen(self) -> list[Any]:
        return [item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]
