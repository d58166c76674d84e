"""The whole window takes what is dropped on it, if it is something that can be imported."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from tracker.desktop import drops
from tracker.desktop.window import Window


class DropTarget(QObject):
    """Sees the window's drags and drops before it does; the overlay says what dropping would do."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.overlay = drops.DropOverlay(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def retire(self) -> None:
        """Take nothing any more: another takes over, whose overlay lies above the window's new parts."""
        self._window.removeEventFilter(self)
        self.overlay.deleteLater()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if isinstance(event, QDragEnterEvent):  # before the others: it is one of them
            self._enter(event)
        elif isinstance(event, QDragMoveEvent):
            _take(event)
        elif isinstance(event, QDropEvent):
            self._drop(event)
        elif event.type() == QEvent.Type.DragLeave:
            self.overlay.hide()
            event.accept()
        else:
            return False
        return True

    def _enter(self, event: QDragEnterEvent) -> None:
        offer = drops.offer(event.mimeData())
        if not offer or self._window.session.dossier is None:
            event.ignore()
            return
        _take(event)
        self.overlay.announce(offer)
        self._window.imports.pool.warm()

    def _drop(self, event: QDropEvent) -> None:
        self.overlay.hide()
        offer = drops.offer(event.mimeData())
        if not offer:
            event.ignore()
            return
        _take(event)
        self._window.imports.add(offer)


def _take(event: QDropEvent) -> None:
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
