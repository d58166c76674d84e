"""The scenes of the tour in a panel: their order, captions, notes and days of knowledge; all of it can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDockWidget,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tracker.desktop import look, values, wording
from tracker.desktop.session import Session
from tracker.problems import Problem

if TYPE_CHECKING:
    from tracker.store.changes import Changes
    from tracker.store.ids import SceneId
    from tracker.store.tour import Scene, StoredScene


class _Notes(QPlainTextEdit):
    """Tells when it was left: what was typed is kept then."""

    left = Signal()

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class ScenesPanel(QDockWidget):
    """Shows the tour; what is chosen can be worded below the list."""

    add = Signal()  # the view as it is shall become a scene
    renew = Signal(object)  # SceneId that shall show what is seen now
    shown = Signal(object)  # StoredScene to look at
    present = Signal(int)  # from which scene

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scenes")
        self.setWindowTitle(self.tr("Tour"))
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self._session = session
        self._scenes: list[StoredScene] = []
        self._filling = False
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Scenes"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.caption, self.as_of, self.notes = QLineEdit(), QLineEdit(), _Notes()
        look.role(self.notes, "field")
        self.notes.setTabChangesFocus(True)
        self.notes.setMaximumHeight(110)
        self._buttons()
        self._place()
        self._wire()
        self.fill()

    def _buttons(self) -> None:
        self.adding = self._tool("add", self.tr("Add this view as a scene"), self.add.emit)
        self.renewing = self._tool("fit", self.tr("Show what is seen now in this scene"), self._renew)
        self.removing = self._tool("delete", self.tr("Remove from the tour"), self.remove)
        self.playing = self._tool("present", self.tr("Present from this scene"), self._present)

    def _tool(self, icon: str, tip: str, deed: Callable[..., object]) -> QToolButton:
        button = look.tool("plain", tip=tip)
        button.setIcon(look.icon(icon))
        button.clicked.connect(lambda: deed())
        return button

    def _place(self) -> None:
        inner = look.role(QWidget(), "paper")
        head = QHBoxLayout()
        title = QLabel(self.windowTitle())
        look.role(title, "heading")
        head.addWidget(title, 1)
        for button in (self.adding, self.renewing, self.removing, self.playing):
            head.addWidget(button)
        close = self._tool("close", self.tr("Close"), self.close)
        head.addWidget(close)
        self.nothing = QLabel(
            self.tr(
                "No scene yet.\n\nShow a part of the timeline, select what it is about and press “+”. "
                "A presentation goes through the scenes in their order."
            ),
            wordWrap=True,
            alignment=Qt.AlignmentFlag.AlignTop,
        )
        look.role(self.nothing, "muted")
        self.nothing.setContentsMargins(4, 8, 4, 8)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for words, field in (
            (self.tr("Caption"), self.caption),
            (self.tr("As known on"), self.as_of),
            (self.tr("Notes for the speaker"), self.notes),
        ):
            label = look.role(QLabel(words), "muted")
            label.setBuddy(field)
            field.setAccessibleName(words)
            form.addRow(label, field)
        self.as_of.setPlaceholderText(self.tr("everything known today"))
        full = QWidget()
        box = QVBoxLayout(full)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.list, 1)
        box.addLayout(form)
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(full)
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(12, 8, 12, 12)
        whole.addLayout(head)
        whole.addWidget(pages, 1)
        self.setTitleBarWidget(QWidget())  # the panel has a head of its own
        self.setWidget(inner)
        self.setMinimumWidth(270)

    def _wire(self) -> None:
        self.list.itemSelectionChanged.connect(self._choose)
        self.list.itemActivated.connect(lambda _: self._show())
        self.list.model().rowsMoved.connect(lambda *_: self._moved())
        self.list.installEventFilter(self)
        self.caption.editingFinished.connect(self._keep)
        self.as_of.editingFinished.connect(self._keep)
        self.notes.left.connect(self._keep)
        self._session.changed.connect(self._changed)
        self._session.opened.connect(self.fill)

    # -- what is shown ---------------------------------------------------------------------------
    def _changed(self, changes: Changes) -> None:
        if changes.everything or changes.scenes or changes.events:
            self.fill()

    def fill(self) -> None:
        """Read the scenes anew; what was chosen stays chosen."""
        dossier = self._session.dossier
        chosen = {stored.id for stored in self.chosen()}
        self._filling = True
        self._scenes = dossier.tour.all() if dossier else []
        self.list.clear()
        for number, stored in enumerate(self._scenes, 1):
            item = QListWidgetItem(f"{number}  {self._name(stored.scene)}\n{self._span(stored.scene)}")
            item.setData(Qt.ItemDataRole.UserRole, stored.id)
            item.setSizeHint(QSize(0, 2 * self.fontMetrics().lineSpacing() + 14))
            self.list.addItem(item)
            item.setSelected(stored.id in chosen)
        self._filling = False
        self._pages.setCurrentIndex(1 if self._scenes else 0)
        self._choose()

    def _name(self, scene: Scene) -> str:
        if scene.caption:
            return scene.caption
        dossier = self._session.dossier
        lit = dossier.events.some(scene.lit) if dossier else []
        if len(lit) == 1:
            return wording.title(lit[0].event, self._session.language)
        return self.tr("%n event(s)", "", len(lit)) if lit else self.tr("Overview")

    def _span(self, scene: Scene) -> str:
        from tracker.dates.when import Precision, When
        from tracker.dates.wording import words
        from tracker.timeline.view import day_of

        return words(When(day_of(scene.first), day_of(scene.last), Precision.DAY), self._session.language)

    def chosen(self) -> list[StoredScene]:
        """Return the scenes that are selected."""
        ids = {item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()}
        return [stored for stored in self._scenes if stored.id in ids]

    def choose(self, scene: SceneId) -> None:
        """Select one scene."""
        for at in range(self.list.count()):
            self.list.item(at).setSelected(self.list.item(at).data(Qt.ItemDataRole.UserRole) == scene)
            if self.list.item(at).isSelected():
                self.list.setCurrentItem(self.list.item(at))

    def _choose(self) -> None:
        if self._filling:
            return
        chosen = self.chosen()
        one = chosen[0].scene if len(chosen) == 1 else None
        for field in (self.caption, self.as_of, self.notes):
            field.setEnabled(one is not None)
        self.caption.setText(one.caption if one else "")
        self.as_of.setText(self._day(one.as_of) if one else "")
        self.notes.setPlainText(one.notes if one else "")
        for button, on in ((self.renewing, len(chosen) == 1), (self.removing, bool(chosen))):
            button.setEnabled(on)
        self.playing.setEnabled(bool(self._scenes))

    def _day(self, day: date | None) -> str:
        from tracker.dates.when import Precision, When

        return values.words("when", When(day, day, Precision.DAY), self._session.language) if day else ""

    # -- what the user does ------------------------------------------------------------------------
    def _keep(self) -> None:
        """Keep what was typed."""
        from tracker.actions import touring

        chosen = self.chosen()
        if self._filling or len(chosen) != 1:
            return
        before = chosen[0].scene
        try:
            when = values.typed("when", self.as_of.text(), self._session.language, wording.today())
        except Problem as problem:
            self._session.failed.emit(problem)
            self.as_of.setText(self._day(before.as_of))
            return
        scene = replace(
            before, caption=self.caption.text(), notes=self.notes.toPlainText(), as_of=when.end if when else None
        )
        if scene != before:
            self._session.do(touring.change, chosen[0].id, scene)

    def _moved(self) -> None:
        from tracker.actions import touring

        if not self._filling:
            order = [self.list.item(at).data(Qt.ItemDataRole.UserRole) for at in range(self.list.count())]
            self._session.do(touring.reorder, order)

    def remove(self) -> None:
        """Remove the selected scenes."""
        from tracker.actions import touring

        chosen = [stored.id for stored in self.chosen()]
        if chosen:
            self._session.do(touring.remove, chosen)

    def _renew(self) -> None:
        for stored in self.chosen():
            self.renew.emit(stored.id)

    def _show(self) -> None:
        for stored in self.chosen()[:1]:
            self.shown.emit(stored)

    def _present(self) -> None:
        chosen = self.chosen()
        self.present.emit(self._scenes.index(chosen[0]) if chosen else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent):
            deleting = event.key() == Qt.Key.Key_Delete
            if event.type() is QEvent.Type.ShortcutOverride and deleting:  # the scene's, not the selected event's
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and deleting:
                self.remove()
                return True
            if event.type() is QEvent.Type.KeyPress and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                return self._shift({Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0))
        return super().eventFilter(watched, event)

    def _shift(self, by: int) -> bool:
        """Move the chosen scene up or down; whether that was asked for."""
        from tracker.actions import touring

        chosen = self.chosen()
        if not by or len(chosen) != 1:
            return False
        order = [stored.id for stored in self._scenes]
        at = order.index(chosen[0].id)
        to = at + by
        if 0 <= to < len(order):
            order.insert(to, order.pop(at))
            self._session.do(touring.reorder, order)
        return True

    def dress(self) -> None:
        """Take the theme's colours anew."""
        for button, icon in (
            (self.adding, "add"),
            (self.renewing, "fit"),
            (self.removing, "delete"),
            (self.playing, "present"),
        ):
            button.setIcon(look.icon(icon))
