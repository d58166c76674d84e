"""What narrows further than the filter bar shows: a small sheet below its button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from tracker.desktop import look, values, wording
from tracker.desktop.session import Session
from tracker.events.event import Review
from tracker.problems import Problem

if TYPE_CHECKING:
    from tracker.store.filters import Filter

TYPING = 400  # ms without a key before a date is read
CONFIDENT = (0.5, 0.7, 0.9)
Offered = Sequence[tuple[str, Any]]


class MoreFilters(QFrame):
    """Every list narrows to one value; nothing chosen narrows nothing. Lists are filled when the sheet is opened."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        look.role(self, "sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("More filters"))
        self._session = session
        self.lists: dict[str, QComboBox] = {}
        self.days: dict[str, QLineEdit] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 14, 16, 14)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(1, 220)
        anything = self.tr("Any")
        for name, label in (
            ("negotiation", self.tr("Negotiation")),
            ("tag", self.tr("Tag")),
            ("place", self.tr("Place")),
            ("outlet", self.tr("Outlet")),
            ("language", self.tr("Language")),
            ("review", self.tr("Review")),
            ("disputed", self.tr("Sources")),
            ("confidence", self.tr("Confidence")),
        ):
            box = QComboBox()
            box.addItem(anything, None)
            box.setMaxVisibleItems(16)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14)
            box.currentIndexChanged.connect(self.changed)
            self.lists[name] = box
            self._line(label, box)
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._typing.timeout.connect(self._read_days)
        self._known: dict[str, date | None] = {"since": None, "until": None}
        for name, label in (("since", self.tr("From")), ("until", self.tr("Until"))):
            line = QLineEdit(placeholderText=self.tr("5 February, June 2026 …"), clearButtonEnabled=True)
            line.setAcceptDrops(False)
            line.textChanged.connect(lambda: self._typing.start())
            line.returnPressed.connect(self._read_days)
            self.days[name] = line
            self._line(label, line)
        self.reset = QPushButton(self.tr("Reset"))
        self.reset.clicked.connect(self.clear)
        self._grid.addWidget(self.reset, self._grid.rowCount(), 1, Qt.AlignmentFlag.AlignRight)

    def _line(self, label: str, field: QWidget) -> None:
        at = self._grid.rowCount()
        name = look.role(QLabel(label), "label")
        name.setBuddy(field)
        field.setAccessibleName(label)
        self._grid.addWidget(name, at, 0)
        self._grid.addWidget(field, at, 1)

    # -- opening ---------------------------------------------------------------------------------
    def open_below(self, button: QWidget) -> None:
        """Show the sheet below its button, within the screen."""
        self.fill()
        self.adjustSize()
        place = button.mapToGlobal(QPoint(0, button.height() + 4))
        room = button.screen().availableGeometry()
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        place.setY(max(room.top(), min(place.y(), room.bottom() - self.height())))
        self.move(place)
        self.show()
        self.lists["negotiation"].setFocus(Qt.FocusReason.PopupFocusReason)

    def fill(self) -> None:
        """Offer what the dossier has; what was chosen stays chosen."""
        from tracker.events import wording as events

        dossier, language = self._session.dossier, self._session.language
        if dossier is None:
            return
        kept = {found.key: found for found in dossier.events.negotiations().values()}
        named = sorted((events.negotiation(found, language), key) for key, found in kept.items())
        self._offer("negotiation", named)
        self._offer("tag", [(tag, tag) for tag in dossier.events.tags()])
        self._offer("place", sorted((events.place(name, language), name) for name in dossier.events.places()))
        self._offer("outlet", [(name, name) for name in dossier.articles.outlets()])
        self._offer("language", sorted((_language(code, language), code) for code in dossier.articles.languages()))
        self._offer(
            "review",
            [
                (self.tr("Not looked at"), Review.NEW),
                (self.tr("Accepted"), Review.ACCEPTED),
                (self.tr("Rejected"), Review.REJECTED),
            ],
        )
        self._offer("disputed", [(self.tr("disagree"), True), (self.tr("agree"), False)])
        self._offer(
            "confidence", [(self.tr("at least {n} %").format(n=round(100 * least)), least) for least in CONFIDENT]
        )

    def _offer(self, name: str, offered: Offered) -> None:
        box = self.lists[name]
        chosen, words = box.currentData(), box.currentText()
        listed = list(offered)
        if chosen is not None and chosen not in [value for _, value in listed]:
            listed.append((words, chosen))  # gone meanwhile: it still says what is asked for
        box.blockSignals(True)
        while box.count() > 1:
            box.removeItem(box.count() - 1)
        for text, value in listed:
            box.addItem(text, value)
        at = next((at for at, (_, value) in enumerate(listed, 1) if value == chosen), 0) if chosen is not None else 0
        box.setCurrentIndex(at)
        box.blockSignals(False)

    # -- what is asked for -----------------------------------------------------------------------
    def choose(self, name: str, value: Any) -> None:
        """Narrow to a value of one of the lists, as if it had been chosen."""
        self.fill()
        box = self.lists[name]
        box.setCurrentIndex(next((at for at in range(box.count()) if box.itemData(at) == value), 0))

    def _read_days(self) -> None:
        """Understand what was typed; what is no date narrows nothing and is marked."""
        self._typing.stop()
        before = dict(self._known)
        for name, line in self.days.items():
            text = line.text().strip()
            wrong = False
            try:
                when = values.typed("when", text, self._session.language, wording.today()) if text else None
                self._known[name] = (when.start if name == "since" else when.end) if when else None
            except Problem as problem:
                wrong = True
                self._known[name] = None
                line.setToolTip(wording.problem(problem, self._session.language))
            if not wrong:
                line.setToolTip("")
            line.setProperty("wrong", wrong)
            line.style().polish(line)
        if self._known != before:
            self.changed.emit()

    def _value(self, name: str) -> Any:
        return self.lists[name].currentData()

    def narrowed(self, wanted: Filter) -> Filter:
        """Return a filter that asks for what is chosen here besides."""

        def one(name: str) -> frozenset[Any]:
            value = self._value(name)
            return frozenset() if value is None else frozenset({value})

        return replace(
            wanted,
            negotiations=one("negotiation"),
            tags=one("tag"),
            places=one("place"),
            outlets=one("outlet"),
            languages=one("language"),
            reviews=one("review"),
            disputed=self._value("disputed"),
            confidence=self._value("confidence") or 0.0,
            since=self._known["since"],
            until=self._known["until"],
        )

    def said(self) -> list[str]:
        """Return in words what is chosen."""
        listed = [box.currentText() for box in self.lists.values() if box.currentData() is not None]
        typed = [f"{line.accessibleName()} {line.text()}" for name, line in self.days.items() if self._known[name]]
        return [*listed, *typed]

    def clear(self) -> None:
        """Narrow nothing."""
        if not (self.said() or any(line.text() for line in self.days.values())):
            return
        for field in (*self.lists.values(), *self.days.values()):
            field.blockSignals(True)
        for box in self.lists.values():
            box.setCurrentIndex(0)
        for line in self.days.values():
            line.clear()
            line.setProperty("wrong", False)
            line.style().polish(line)
        for field in (*self.lists.values(), *self.days.values()):
            field.blockSignals(False)
        self._known = dict.fromkeys(self._known)
        self.changed.emit()


def _language(code: str, interface: str) -> str:
    """Return the name of a language in the interface's."""
    from babel import Locale  # loads CLDR

    return str(Locale(interface).languages.get(code, code))
