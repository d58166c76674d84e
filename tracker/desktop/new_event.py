"""A small window that adds an event by hand: what, when, who, where."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from tracker.dates.when import Precision, When
from tracker.desktop import look, values, wording
from tracker.mentions.mention import DatedBy, Facts, Kind, Status
from tracker.problems import Problem

if TYPE_CHECKING:
    from tracker.desktop.session import Session


class NewEvent(QDialog):
    """The date takes words ("end of June"); what is left empty stays unknown."""

    def __init__(self, session: Session, day: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from tracker.events import wording as events

        language = session.language
        self._language = language
        self.facts: Facts | None = None
        self.setWindowTitle(self.tr("New event"))
        self.setMinimumWidth(420)
        self.kind = QComboBox()
        for kind in Kind:
            self.kind.addItem(look.kind_icon(kind), events.kind(kind, language), kind.value)
        self.status = QComboBox()
        for status in Status:
            self.status.addItem(wording.capital(events.status(status, language)), status.value)
        upcoming = day is not None and day > wording.today()
        self.status.setCurrentIndex(self.status.findData(Status.SCHEDULED if upcoming else Status.COMPLETED))
        self.when = self._line(self.tr("5 February, end of June, next week …"))
        if day is not None:
            self.when.setText(values.words("when", When(day, day, Precision.DAY), language))
        self.parties = self._line(self.tr("Russia, Ukraine"))
        self.place = self._line("")
        self.name = self._line(self.tr("worded by the program if left empty"))
        self.wrong = QLabel(wordWrap=True)
        look.role(self.wrong, "warn")
        self.wrong.hide()
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        for label, widget in (
            (self.tr("&Kind"), self.kind),
            (self.tr("&Date"), self.when),
            (self.tr("&Status"), self.status),
            (self.tr("&Parties"), self.parties),
            (self.tr("P&lace"), self.place),
            (self.tr("&Name"), self.name),
        ):
            form.addRow(label, widget)
            widget.setAccessibleName(label.replace("&", ""))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        add = buttons.addButton(self.tr("Add event"), QDialogButtonBox.ButtonRole.AcceptRole)
        add.setDefault(True)
        buttons.accepted.connect(self._add)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(14)
        box.addLayout(form)
        box.addWidget(self.wrong)
        box.addWidget(buttons)
        self.when.setFocus()
        self.when.selectAll()

    def _line(self, example: str) -> QLineEdit:
        line = QLineEdit(placeholderText=example)
        line.setAcceptDrops(False)
        return line

    def _add(self) -> None:
        today = wording.today()
        try:
            when = values.typed("when", self.when.text(), self._language, today)
            parties = values.typed("parties", self.parties.text(), self._language, today)
        except Problem as problem:
            self.wrong.setText(wording.problem(problem, self._language))
            self.wrong.show()
            return
        self.facts = Facts(
            kind=Kind(self.kind.currentData()),
            status=Status(self.status.currentData()),
            when=when,
            dated_by=DatedBy.EVENT if when else None,
            parties=parties,
            place=self.place.text().strip() or None,
        )
        self.accept()
