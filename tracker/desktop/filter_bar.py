"""The line above the timeline that narrows what is shown: kinds, status, party, words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tracker.desktop import look
from tracker.desktop.more_filters import MoreFilters
from tracker.desktop.session import Session
from tracker.desktop.wording import capital
from tracker.mentions.mention import Kind, Status

if TYPE_CHECKING:
    from tracker.store.filters import Filter

TYPING = 200  # ms without a key before the words are looked up

SIDE = 14  # px at both ends
ROOM = 780  # px that all but the names of the kinds takes


class FilterBar(QWidget):
    """Kinds are switches: none pressed shows all."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look.role(self, "paper")
        self._session = session
        self._kinds: dict[Kind, QToolButton] = {}
        self._places: tuple[tuple[int, int, int], ...] = ()
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(SIDE, 8, SIDE, 8)
        self._rows.setSpacing(6)
        self._rows.setSizeConstraint(QGridLayout.SizeConstraint.SetNoConstraint)
        self._groups = tuple(QWidget() for _ in range(3))
        kinds, choices, finding = (QHBoxLayout(group) for group in self._groups)
        for row in (kinds, choices, finding):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
        for kind in Kind:
            button = look.tool("chip", checkable=True)
            button.toggled.connect(self.changed)
            self._kinds[kind] = button
            kinds.addWidget(button)
        kinds.addStretch(1)
        self._status, self._party = QComboBox(), QComboBox()
        self._status.setAccessibleName(self.tr("Status"))
        self._party.setAccessibleName(self.tr("Party"))
        for box in (self._status, self._party):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.view().setMinimumWidth(180)
            box.currentIndexChanged.connect(self.changed)
            choices.addWidget(box)
        self.more = MoreFilters(session, self)
        self.more.changed.connect(self._say_more)
        self.more.changed.connect(self.changed)
        self.more_button = look.tool("chip", text=self.tr("More"), tip=self.tr("More filters"))
        self.more_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more_button.clicked.connect(lambda: self.more.open_below(self.more_button))
        choices.addWidget(self.more_button)
        choices.addStretch(1)
        self.words = QLineEdit(placeholderText=self.tr("Search"), clearButtonEnabled=True)
        self.words.setAccessibleName(self.tr("Search events"))
        self.words.setMinimumWidth(90)
        self.words.setMaximumWidth(280)
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._typing.timeout.connect(self.changed)
        self.words.textChanged.connect(lambda: self._typing.start())
        finding.addWidget(self.words, 1)
        finding.addStretch(0)
        self._count = QLabel(alignment=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        look.role(self._count, "muted")
        finding.addWidget(self._count)
        self._fill_status()
        self.set_parties(())
        self.dress()
        self._arrange()

    def dress(self) -> None:
        """Take icons in the theme's colours and words in the interface's language."""
        for kind, button in self._kinds.items():
            button.setIcon(look.kind_icon(kind))
        self._say_more()

    def _say_more(self) -> None:
        """Say on the button how many filters of the sheet are on, and in its tip which."""
        said = self.more.said()
        self.more_button.setText(self.tr("More") + (f"  {len(said)}" if said else ""))
        self.more_button.setProperty("on", bool(said))
        self.more_button.style().polish(self.more_button)
        self.more_button.setIcon(look.icon("filter", "accent" if said else "ink"))
        self.more_button.setToolTip(", ".join(said) or self.tr("More filters"))
        self.more_button.setAccessibleName(": ".join([self.tr("More filters"), *[", ".join(said)] * bool(said)]))

    def minimumSizeHint(self) -> QSize:
        """Return what three lines need: the lines of the moment must not keep the window wide."""
        return QSize(self._groups[0].sizeHint().width() + 2 * SIDE, self._rows.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name the kinds beside their signs where there is room."""
        super().resizeEvent(event)
        names = sum(button.fontMetrics().horizontalAdvance(button.text()) + 6 for button in self._kinds.values())
        style = Qt.ToolButtonStyle
        roomy = self.width() >= names + ROOM
        for button in self._kinds.values():
            button.setToolButtonStyle(style.ToolButtonTextBesideIcon if roomy else style.ToolButtonIconOnly)
        self._arrange()

    def _arrange(self) -> None:
        """Set kinds, choices and search in one line, or in two or three where the window is narrow."""
        room, gap = self.width() - 2 * SIDE, self._rows.spacing()
        usual = self._status.fontMetrics().horizontalAdvance("M" * 6) + 58
        fitting = (room - self.more_button.sizeHint().width() - 2 * gap) // 2
        for box in (self._status, self._party):
            box.setFixedWidth(max(min(usual, fitting), 60))
        kinds, choices, finding = self._groups
        least = kinds.sizeHint().width() + gap + choices.sizeHint().width()
        search = self.words.minimumWidth() + gap + self._count.sizeHint().width()
        if least + gap + search <= room:
            places = ((0, 0, 1), (0, 1, 1), (0, 2, 1))
        elif least <= room:
            places = ((0, 0, 1), (0, 1, 1), (1, 0, 2))
        else:
            places = ((0, 0, 1), (1, 0, 1), (2, 0, 1))
        if places == self._places:
            return
        self._places = places
        for group, (row, column, columns) in zip((kinds, choices, finding), places, strict=True):
            self._rows.addWidget(group, row, column, 1, columns)
        for column in range(3):
            self._rows.setColumnStretch(column, int(column == max(at for _, at, _ in places)))

    def kind_button(self, kind: Kind) -> QToolButton:
        return self._kinds[kind]

    def name_kinds(self) -> None:
        """Word the kinds; done after the first painting since it reads the language packs."""
        from tracker.events import wording

        for kind, button in self._kinds.items():
            words = wording.kind(kind, self._session.language)
            button.setText(words)
            button.setToolTip(self.tr("Show only: {kind}").format(kind=words))
            button.setAccessibleName(button.toolTip())
        for at in range(1, self._status.count()):
            words = wording.status(Status(self._status.itemData(at)), self._session.language)
            self._status.setItemText(at, capital(words))

    def _fill_status(self) -> None:
        self._status.addItem(self.tr("Any status"), "")
        for status in Status:
            self._status.addItem(status.value, status.value)

    def set_parties(self, codes: Iterable[str]) -> None:
        """Offer the parties that events have; what was chosen stays chosen."""
        chosen = self._party.currentData()
        codes = list(codes)
        if self._party.count() and codes == [self._party.itemData(at) for at in range(1, self._party.count())]:
            return
        self._party.blockSignals(True)
        self._party.clear()
        self._party.addItem(self.tr("Any party"), "")
        if codes:
            from tracker.events import wording

            for code in codes:
                self._party.addItem(wording.party(code, self._session.language), code)
        self._party.setCurrentIndex(max(0, self._party.findData(chosen)))
        self._party.blockSignals(False)

    def filter(self) -> Filter | None:
        """Return what to show, None for everything."""
        from tracker.store.filters import Filter

        kinds = frozenset(kind for kind, button in self._kinds.items() if button.isChecked())
        status, party, words = self._status.currentData(), self._party.currentData(), self.words.text().strip()
        wanted = self.more.narrowed(
            Filter(
                kinds=kinds,
                statuses=frozenset({Status(status)}) if status else frozenset(),
                parties=frozenset({party}) if party else frozenset(),
                words=words,
            )
        )
        return wanted or None

    def clear(self) -> None:
        """Show everything again."""
        for button in self._kinds.values():
            button.setChecked(False)
        self._status.setCurrentIndex(0)
        self._party.setCurrentIndex(0)
        self.words.clear()
        self.more.clear()

    def say_count(self, shown: int, of: int) -> None:
        text = self.tr("%n event(s)", "", of) if shown == of else self.tr("{n} of {all}").format(n=shown, all=of)
        self._count.setText(text)


class NothingMatches(QWidget):
    """Stands in the table's place when the filter lets nothing through, with the way out."""

    clear = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look.role(self, "paper")
        words = QLabel(self.tr("No event matches the filter."), alignment=Qt.AlignmentFlag.AlignCenter)
        look.role(words, "muted")
        self.button = QPushButton(self.tr("Show all events"))
        self.button.clicked.connect(self.clear)
        box = QVBoxLayout(self)
        box.setSpacing(12)
        box.addStretch()
        box.addWidget(words)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch()
