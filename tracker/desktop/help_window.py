"""Help: the shipped pages in the interface's language, in a window of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTextBrowser, QWidget

from tracker import paths


def pages(language: str) -> list[Path]:
    """Return the help's pages in reading order; in English where the language has none."""
    folder = paths.resources() / "help"
    return sorted((folder / language).glob("*.md")) or sorted((folder / "en").glob("*.md"))


class HelpWindow(QDialog):
    """A list of tasks on the left, how each is done on the right."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help"))
        self.resize(860, 600)
        self._pages = pages(language)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.setFixedWidth(230)
        self.text = QTextBrowser(openExternalLinks=False, openLinks=False)
        self.text.setAccessibleName(self.tr("Help text"))
        self.text.document().setDocumentMargin(26)
        self.list.ensurePolished()  # so that the rows take the style's height
        for page in self._pages:
            self.list.addItem(page.read_text(encoding="utf-8").split("\n", 1)[0].lstrip("# "))
        self.list.currentRowChanged.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self.list.setCurrentRow(0)

    def _show(self, at: int) -> None:
        if 0 <= at < len(self._pages):
            self.text.setMarkdown(self._pages[at].read_text(encoding="utf-8"))
            self.text.verticalScrollBar().setValue(0)
