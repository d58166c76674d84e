"""A small window that asks how much of the timeline a picture shows, and on how many pages."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from tracker.dates.when import Precision, When
from tracker.desktop import look, values, wording
from tracker.problems import Problem
from tracker.timeline.view import View, day_of, days

MOST = 40  # pages


class PictureChoice(QDialog):
    """Once it was accepted, `view` is the stretch of time (None: all of it) and `pages` how many pages it takes."""

    def __init__(self, shown: View, language: str, parent: QWidget | None = None, *, several: bool = False) -> None:
        """`several` is whether the picture may have more than one page."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export the timeline"))
        self._language = language
        self._shown, self._several = shown, several
        self.view: View | None = shown
        self.as_shown = QRadioButton(self.tr("&As shown"))
        self.whole = QRadioButton(self.tr("The &whole dossier"))
        self.between = QRadioButton(self.tr("&From"))
        self._group = QButtonGroup(self)
        for button in (self.as_shown, self.whole, self.between):
            self._group.addButton(button)
        self.as_shown.setChecked(True)
        self.first, self.last = self._line(day_of(shown.start)), self._line(day_of(shown.end - 1e-6))
        self.first.setAccessibleName(self.tr("First day"))
        self.last.setAccessibleName(self.tr("Last day"))
        row = QHBoxLayout()
        row.addWidget(self.between)
        row.addWidget(self.first, 1)
        row.addWidget(QLabel(self.tr("to")))
        row.addWidget(self.last, 1)
        self._pages = QSpinBox(minimum=1, maximum=MOST, value=1)
        self._pages.setAccessibleName(self.tr("Pages"))
        self.wrong = QLabel(wordWrap=True)
        look.role(self.wrong, "warn")
        self.wrong.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = buttons.addButton(self.tr("Export …"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setDefault(True)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(self.as_shown)
        box.addWidget(self.whole)
        box.addLayout(row)
        if several:
            form = QFormLayout()
            form.addRow(self.tr("&Pages"), self._pages)
            box.addLayout(form)
        box.addWidget(self.wrong)
        box.addWidget(buttons)

    @property
    def pages(self) -> int:
        return self._pages.value() if self._several else 1

    def set_pages(self, count: int) -> None:
        self._pages.setValue(count)

    def _line(self, day: date) -> QLineEdit:
        line = QLineEdit(values.words("when", When(day, day, Precision.DAY), self._language))
        line.setAcceptDrops(False)
        line.textEdited.connect(lambda: self.between.setChecked(True))
        return line

    def _take(self) -> None:
        self.view = self._shown if self.as_shown.isChecked() else None
        if self.between.isChecked():
            try:
                self.view = self._typed()
            except Problem as problem:
                self.wrong.setText(wording.problem(problem, self._language))
                self.wrong.show()
                return
        self.accept()

    def _typed(self) -> View:
        """Return the time between the days that were typed. Raises NoValue."""
        today = wording.today()
        first = values.typed("when", self.first.text(), self._language, today)
        last = values.typed("when", self.last.text(), self._language, today)
        start = days(first.start) if first.start else self._shown.start
        end = days(last.end) + 1 if last.end else self._shown.end
        return View.between(start, end)
