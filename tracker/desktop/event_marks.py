"""To which negotiation events belong and which tags they bear: of one event or of several at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QLabel, QLineEdit, QToolButton, QWidget

from tracker.desktop import look
from tracker.desktop.flow import FlowLayout
from tracker.desktop.session import Session

if TYPE_CHECKING:
    from tracker.events.negotiations import Negotiation
    from tracker.store.events import StoredEvent
    from tracker.store.ids import EventId

LABEL = 13  # letters, as in the grid of fields above


class TagLine(QLineEdit):
    """Enter or a comma puts a tag on; Backspace in the empty line takes the last one off, Esc leaves."""

    def __init__(self, marks: EventMarks) -> None:
        super().__init__(marks)
        self._marks = marks
        self.setPlaceholderText(self.tr("Add a tag"))
        self.setAccessibleName(self.placeholderText())
        self.setAcceptDrops(False)
        self.setMaxLength(60)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * 14 + 20)
        self.returnPressed.connect(self.take)
        self.textEdited.connect(self._comma)

    def offer(self, tags: Sequence[str]) -> None:
        """Complete what is typed from the tags in use."""
        completer = QCompleter(list(tags), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda _: QTimer.singleShot(0, self.take))
        self.setCompleter(completer)

    def take(self) -> None:
        words = self.text()
        self.clear()
        self._marks.add(words)

    def _comma(self, text: str) -> None:
        if text.endswith((",", ";")):
            self.setText(text[:-1])
            self.take()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self._marks.remove_last()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._marks.offer_tags()


class EventMarks(QWidget):
    """Every change is one step for all events shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._events: list[StoredEvent] = []
        self._tags: list[str] = []
        self.negotiation = QComboBox(editable=True)
        self.negotiation.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.negotiation.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.negotiation.setMinimumContentsLength(10)
        self.negotiation.setAccessibleName(self.tr("Negotiation"))
        line = self.negotiation.lineEdit()
        assert line is not None
        line.setAcceptDrops(False)
        line.setAccessibleName(self.tr("Negotiation"))
        line.returnPressed.connect(self._typed)
        self.negotiation.activated.connect(self._picked)
        self.undo = look.tool("quiet", tip=self.tr("Your own word. Press to let it follow from the parties."), size=15)
        self.undo.clicked.connect(lambda: self._assign(""))
        self.line = TagLine(self)
        self.chips: list[QToolButton] = []
        tags = QWidget()
        self._flow = FlowLayout(tags)
        self._flow.addWidget(self.line)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for at, (words, field) in enumerate(((self.tr("Negotiation"), self.negotiation), (self.tr("Tags"), tags))):
            name = look.role(QLabel(words), "label")
            name.setFixedWidth(name.fontMetrics().averageCharWidth() * LABEL)
            grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop if at else Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, at, 1)
        grid.addWidget(self.undo, 0, 2)
        # All negotiations are worked out for the name of one: after the event itself is shown.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._show_negotiation)

    # -- showing ---------------------------------------------------------------------------------
    def show_events(self, events: Sequence[StoredEvent]) -> None:
        """Show what these events have in common."""
        new = [one.id for one in events] != self._ids()
        self._events = list(events)
        tags = set.intersection(*(set(one.event.tags) for one in events)) if events else set()
        self._show_tags(sorted(tags))
        if new:
            self.line.clear()
        self._later.start()

    def _ids(self) -> list[EventId]:
        return [one.id for one in self._events]

    def _show_tags(self, tags: list[str]) -> None:
        self._tags = tags
        for chip in self.chips:
            chip.hide()
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self.chips = []
        for tag in tags:
            chip = look.tool("tag", text=tag, tip=self.tr("Take the tag “{tag}” off").format(tag=tag), size=11)
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the word
            chip.setIcon(look.icon("close", "muted"))
            chip.setIconSize(QSize(11, 11))
            chip.clicked.connect(partial(self.remove, tag))
            self._flow.insert(len(self.chips), chip)
            chip.show()
            self.chips.append(chip)
        self.updateGeometry()

    def offer_tags(self) -> None:
        """Offer the tags in use that these events do not bear."""
        if self._session.dossier is not None:
            self.line.offer([tag for tag in self._session.dossier.events.tags() if tag not in self._tags])

    def _show_negotiation(self) -> None:
        from tracker.events import wording

        dossier, language = self._session.dossier, self._session.language
        if dossier is None or not self._events:
            return
        belonging = dossier.events.negotiations()
        every: dict[str, Negotiation] = {found.key: found for found in belonging.values()}
        mine = {found.key if (found := belonging.get(key)) else "" for key in self._ids()}
        box = self.negotiation
        box.blockSignals(True)
        box.clear()
        for words, key in sorted((wording.negotiation(found, language), key) for key, found in every.items()):
            box.addItem(words, key)
        if len(mine) == 1:
            (key,) = mine
            box.setCurrentIndex(box.findData(key) if key else -1)
            if not key:
                box.setEditText("")
        else:
            box.setCurrentIndex(-1)
            box.setEditText("")
        line = box.lineEdit()
        assert line is not None
        line.setPlaceholderText(self.tr("several") if len(mine) > 1 else self.tr("none"))
        line.setCursorPosition(0)
        box.blockSignals(False)
        own = any(one.event.negotiation for one in self._events)
        self.undo.setVisible(own)
        self.undo.setIcon(look.icon("edit", "accent"))

    # -- changing --------------------------------------------------------------------------------
    def add(self, words: str) -> None:
        """Put a tag on."""
        from tracker.actions import correcting

        if self._events and words.strip():
            self._session.do(correcting.tag, self._ids(), [words.strip()])

    def remove(self, tag: str, *_: Any) -> None:
        """Take a tag off."""
        from tracker.actions import correcting

        self._session.do(correcting.tag, self._ids(), (), [tag])

    def remove_last(self) -> None:
        if self._tags:
            self.remove(self._tags[-1])

    def _picked(self, at: int) -> None:
        self._assign(self.negotiation.itemData(at))

    def _typed(self) -> None:
        """Take a negotiation by its name, or make one of what was typed; nothing lets it follow from the parties."""
        words = self.negotiation.currentText().strip()
        at = self.negotiation.findText(words, Qt.MatchFlag.MatchFixedString)
        self._assign(self.negotiation.itemData(at) if at >= 0 else words)

    def _assign(self, key: str) -> None:
        from tracker.actions import correcting

        if self._events and any(one.event.negotiation != key for one in self._events):
            dossier = self._session.dossier
            belonging = dossier.events.negotiations() if dossier else {}
            if key and all((found := belonging.get(one.id)) and found.key == key for one in self._events):
                return  # they are there already, by their parties or by the user's word
            self._session.do(correcting.assign, self._ids(), key)
