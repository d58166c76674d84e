"""One field of an event: its value, who disagrees, why it is so; a click edits it in place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tracker.desktop import look, values, wording
from tracker.problems import Problem


class Value(QLabel):
    """A value that looks like text, wraps like text, and is pressed like a button."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, wordWrap=True)
        look.role(self, "value")
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def mouseReleaseEvent(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2}:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


class FieldRow(QObject):
    """The widgets of one line in the grid of fields."""

    edited = Signal(str, object)  # field, value
    taken_back = Signal(str)
    why = Signal(str)
    dispute = Signal(str)

    def __init__(self, field: str, label: str, grid: QGridLayout, at: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self.label = label
        self._language = "en"
        self._known: Any = None
        self.editable = True
        self.name = QLabel(label, parent, wordWrap=True)
        self.name.setFixedWidth(self.name.fontMetrics().averageCharWidth() * 13)
        look.role(self.name, "label")
        self.value = Value(parent)
        self.value.pressed.connect(self.edit)
        self.below = QLabel(parent, wordWrap=True)
        look.role(self.below, "told")
        self.below.hide()
        self.badge = look.tool("dispute")
        self.badge.clicked.connect(lambda: self.dispute.emit(self.field))
        self.undo = self._quiet(self.tr("Your own word. Press to go back to what the articles say."))
        self.undo.clicked.connect(lambda: self.taken_back.emit(self.field))
        self.reason = self._quiet(self.tr("Why?"))
        self.reason.clicked.connect(lambda: self.why.emit(self.field))
        self.editor: QLineEdit | QComboBox | None = None
        self._cell = QWidget(parent)
        stack = self._stack = QVBoxLayout(self._cell)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self.value)
        stack.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignLeft)
        side = QHBoxLayout()
        side.setSpacing(2)
        for widget in (self.undo, self.reason):
            side.addWidget(widget)
        at *= 2  # what is said below a value takes the whole width
        grid.addWidget(self.below, at + 1, 0, 1, 3)
        grid.addWidget(self.name, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._cell, at, 1)
        grid.addLayout(side, at, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self.name.setContentsMargins(0, 3, 0, 0)  # on one line with the value's words
        self.name.setMinimumHeight(self.value.fontMetrics().height() + 8)

    def _quiet(self, tip: str) -> QToolButton:
        button = look.tool("quiet", tip=tip, size=15)
        button.setAccessibleName(f"{self.label}: {tip}")
        return button

    # -- showing ---------------------------------------------------------------------------------
    def show_value(self, value: Any, language: str, *, corrected: bool, others: int, told: int, reasons: str) -> None:
        """Show what the event bears; `others` values differ, `told` articles bear it, `reasons` say why."""
        if self.editor is not None and value == self._known:
            return  # something else of the event changed while this is being typed
        self.close_editor()
        self._known, self._language = value, language
        text = values.words(self.field, value, language, weekday=True)
        self.value.setText(text or "–")
        self.value.setAccessibleName(f"{self.label}: {text or self.tr('unknown')}")
        self.value.setToolTip(self.tr("Click to change") if self.editable else "")
        self.badge.setVisible(others > 0)
        self.badge.setText(self.tr("%n differ(s)", "", others))
        self.badge.setAccessibleName(f"{self.label}: {self.badge.text()}")
        self.badge.setToolTip(self.tr("The articles disagree. Press to see who says what."))
        self.undo.setVisible(corrected and self.editable)
        self.undo.setIcon(look.icon("edit", "accent"))
        self.reason.setVisible(bool(reasons))
        self.reason.setIcon(look.icon("why", "muted"))
        self.reason.setToolTip("\n".join(part for part in (self.tr("Why?"), reasons) if part))
        self.say("")
        self.told = told

    def set_shown(self, shown: bool) -> None:
        for widget in (self.name, self._cell):
            widget.setVisible(shown)
        if not shown:
            for widget in (self.badge, self.undo, self.reason):
                widget.hide()

    @property
    def empty(self) -> bool:
        """Whether the event bears no value here."""
        return not self._known

    def say(self, text: str) -> None:
        """Say something below the value: the reason, or who disagrees."""
        self.below.setText(text)
        self.below.setVisible(bool(text))

    # -- editing ---------------------------------------------------------------------------------
    def edit(self) -> None:
        """Put an editor in the value's place: Enter keeps, Esc leaves it as it was."""
        if self.editor is not None or not self.editable:
            return
        kinds = values.CHOICES.get(self.field)
        if kinds is not None:
            box = QComboBox()
            for item in kinds:
                box.addItem(values.words(self.field, item, self._language), item.value)
            box.setCurrentIndex(box.findData(self._known.value if self._known else ""))
            box.activated.connect(lambda: self._keep(kinds(box.currentData())))
            self.editor = box
        else:
            line = QLineEdit(values.words(self.field, self._known, self._language))
            line.setAcceptDrops(False)
            line.setPlaceholderText(self._example())
            line.returnPressed.connect(lambda: self._typed(line))
            line.selectAll()
            self.editor = line
        self.editor.setAccessibleName(self.label)
        self.editor.installEventFilter(self)
        self._stack.insertWidget(0, self.editor)
        self.value.hide()
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.editor, QComboBox):
            self.editor.showPopup()

    def _example(self) -> str:
        return {
            "when": self.tr("5 February, end of June, next week …"),
            "parties": self.tr("Russia, Ukraine"),
            "persons_by_party": self.tr("Ukraine 157, Russia 157"),
        }.get(self.field, "")

    def _typed(self, line: QLineEdit) -> None:
        try:
            value = values.typed(self.field, line.text(), self._language, wording.today())
        except Problem as problem:
            self.say(wording.problem(problem, self._language))
            line.setProperty("wrong", True)
            line.style().polish(line)
            return
        self._keep(value)

    def _keep(self, value: Any) -> None:
        same = value == self._known
        self.close_editor()
        self.value.setFocus(Qt.FocusReason.OtherFocusReason)
        if not same:
            self.edited.emit(self.field, value)

    def close_editor(self) -> None:
        if self.editor is not None:
            self.editor.removeEventFilter(self)
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
            self.say("")
        self.value.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self.close_editor()
            self.value.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        left = event.type() == QEvent.Type.FocusOut and watched is self.editor
        if left and isinstance(self.editor, QLineEdit) and event.reason() != Qt.FocusReason.PopupFocusReason:  # type: ignore[attr-defined]
            self.close_editor()
        return False
