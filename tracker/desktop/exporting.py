"""Exporting from the window: which format, whereto, and what was written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tracker.desktop import look, waiting, wording
from tracker.desktop.session import Session
from tracker.problems import Problem

if TYPE_CHECKING:
    from tracker.store.filters import Filter
    from tracker.timeline.view import View

translate = QCoreApplication.translate
# In the dialog's order: to show, to hand out, to work on.
FORMATS = ("png", "svg", "pdf", "html", "pptx", "handout", "csv", "json", "ics")
PICTURES = FORMATS[:3]
ABOUT = Qt.ItemDataRole.UserRole + 1


def describe(key: str) -> tuple[str, str]:
    """Return what a format is called, and in a line what it is for."""
    return {
        "png": (translate("export", "Picture (PNG)"), translate("export", "The timeline as it is seen, for any text.")),
        "svg": (
            translate("export", "Drawing to edit (SVG)"),
            translate("export", "Sharp at any size; can be changed in Inkscape or PowerPoint."),
        ),
        "pdf": (translate("export", "Page to print (PDF)"), translate("export", "The timeline on one page.")),
        "html": (
            translate("export", "Page for the browser (HTML)"),
            translate("export", "Timeline, filter, evidence and tour in one file; opens offline anywhere."),
        ),
        "pptx": (
            translate("export", "Slides (PPTX)"),
            translate("export", "A slide for each scene of the tour, with notes and sources."),
        ),
        "handout": (
            translate("export", "Handout (PDF)"),
            translate("export", "Two scenes a page, with the sentences and their sources."),
        ),
        "csv": (translate("export", "Table for Excel (CSV)"), translate("export", "A line for each event.")),
        "json": (
            translate("export", "All data with evidence (JSON)"),
            translate("export", "For programs: every field, every sentence, who says what."),
        ),
        "ics": (
            translate("export", "Calendar (ICS)"),
            translate("export", "Dated events for a calendar, with reminders of deadlines."),
        ),
    }[key]


def suffix(key: str) -> str:
    """Return how a format's files end."""
    return "pdf" if key == "handout" else key


class _Lines(QStyledItemDelegate):
    """Draws a format's name and, below it in muted letters, what it is for."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        place = option.rect.adjusted(14, 8, -14, -8)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(look.colour("ink"))
        high = painter.fontMetrics().height()
        left = Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(place.left(), place.top(), place.width(), high), left, words)
        painter.setFont(option.font)
        painter.setPen(look.colour("muted"))
        below = QRect(place.left(), place.top() + high + 1, place.width(), high)
        about = painter.fontMetrics().elidedText(index.data(ABOUT), Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, left, about)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        return QSize(0, 2 * option.fontMetrics.height() + 17)


class Choice(QDialog):
    """Asks for a format; `chosen` is its key once the dialog was accepted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("export", "Export"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.windowTitle())
        self.list.setItemDelegate(_Lines(self.list))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for key in FORMATS:
            name, about = describe(key)
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setData(ABOUT, about)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, about)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _: self.accept())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        take = buttons.addButton(translate("export", "Export …"), QDialogButtonBox.ButtonRole.AcceptRole)
        take.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(self.list, 1)
        box.addWidget(buttons)
        self._fit()

    def _fit(self) -> None:
        """Be wide and high enough for all formats without scrolling."""
        row = self.list.sizeHintForRow(0)
        metrics = self.fontMetrics()
        wide = max(metrics.horizontalAdvance(describe(key)[1]) for key in FORMATS)
        self.resize(max(wide + 100, 460), row * len(FORMATS) + 86)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    @property
    def chosen(self) -> str:
        return str(self.list.currentItem().data(Qt.ItemDataRole.UserRole))


def ask_path(key: str, session: Session, parent: QWidget) -> Path | None:
    """Ask where to write; None where the user thought better of it."""
    folder = Path(session.settings.get("export_folder") or Path.home())
    name, end = session.dossier.path.stem if session.dossier else "timeline", suffix(key)
    named = f"{name} – {translate('export', 'handout')}" if key == "handout" else name
    chosen, _ = QFileDialog.getSaveFileName(
        parent, translate("export", "Export"), str(folder / f"{named}.{end}"), f"{describe(key)[0]} (*.{end})"
    )
    if not chosen:
        return None
    path = Path(chosen)
    session.settings.set("export_folder", str(path.parent))
    return path if path.suffix else path.with_suffix(f".{end}")


def write(
    key: str,
    path: Path,
    session: Session,
    wanted: Filter | None,
    view: View | None,
    theme: str,
    drawing: Mapping[str, Any],
    parent: QWidget,
) -> bool:
    """Export what is shown, the tour with it; whether it worked. A problem goes to the session.

    `drawing` is how a picture is drawn: keywords of `timeline.picture.save`.
    """
    from tracker.exports import formats, steps

    dossier = session.dossier
    if dossier is None:
        return False
    try:
        rows = formats.rows_of(dossier, wanted)
        options: dict[str, Any] = {
            "language": session.language,
            "view": view,
            "theme": theme,
            "today": session.as_of or wording.today(),
            "drawing": drawing,
            "title": dossier.path.stem,
            "steps": steps.tour(dossier, session.language, wanted.as_of if wanted else None),
        }
        # What is written was read already: the thread needs no dossier.
        work = translate("export", "Exporting …")
        waiting.wait_for(work, lambda _: formats.export(rows, key, path, **options), parent)
    except Problem as problem:
        session.failed.emit(problem)
        return False
    return True
