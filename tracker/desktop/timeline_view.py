"""The timeline in the window: what mouse, wheel, touchpad and keys do to the canvas."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from tracker.desktop import look
from tracker.desktop.timeline_gestures import Brush, Edge, Gesture, begin, edge_at
from tracker.desktop.timeline_lanes import by_words, fill
from tracker.desktop.timeline_surface import TimelineSurface
from tracker.timeline.finding import across, counted_in, neighbour, under
from tracker.timeline.furniture import beyond
from tracker.timeline.grouping import Grouping
from tracker.timeline.layout import Pill
from tracker.timeline.mark import Mark
from tracker.timeline.theme import Theme
from tracker.timeline.view import View, day_of

translate = QCoreApplication.translate
_NOTCH = 120.0  # angle units of one step of a wheel
_STEP = 1.25  # zoom of one step
_KEY_STEP = 1.5  # zoom of one key
_PAN_STEP = 0.12  # of the window for one step


class TimelineView(TimelineSurface):
    """Marks in lanes over time. Signals tell what the user did; what the program sets is not told back."""

    wheel_zooms = True  # False: the wheel pans and only Ctrl+wheel zooms

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gesture: Gesture | None = None
        self._zoomed_by_click = False
        self.lanes_menu = QMenu(self)
        self.lanes_menu.aboutToShow.connect(lambda: self.fill_lanes(self.lanes_menu))
        self._lanes_button = look.tool("lanes")
        self._lanes_button.setParent(self)
        self._lanes_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lanes_button.setMenu(self.lanes_menu)
        self._name_lanes()
        self.set_theme(self._theme)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_theme(self, theme: Theme) -> None:
        self.card.set_theme(theme)
        self._lanes_button.setStyleSheet(
            f"QToolButton {{ color: {theme.muted}; background: transparent; border: 1px solid transparent;"
            f" border-radius: 4px; padding: 0 8px; font-size: {round(12 * theme.text)}px; text-align: left; }}"
            f"QToolButton:hover, QToolButton:open {{ color: {theme.ink}; background: {theme.raised}; }}"
            f"QToolButton:focus {{ border-color: {theme.accent}; }}"
            "QToolButton::menu-indicator { image: none; }"
        )
        super().set_theme(theme)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        self._point_at(None)
        super().set_marks(marks)

    def set_language(self, code: str) -> None:
        super().set_language(code)
        self._name_lanes()

    def set_grouping(self, grouping: Grouping) -> None:
        super().set_grouping(grouping)
        self._name_lanes()

    def _name_lanes(self) -> None:
        """Say above the lanes' names what they stand for."""
        words = by_words(self._grouping.by)
        self._lanes_button.setText(f"{words}  ▾")
        tip = translate("lanes", "Lanes by: {by}").format(by=words)
        self._lanes_button.setToolTip(tip)
        self._lanes_button.setAccessibleName(tip)

    def fill_lanes(self, menu: QMenu) -> None:
        """Offer in a menu what lanes can stand for."""
        fill(menu, self._grouping, self.lane_keys(), self.regroup)

    # Wheel and touchpad

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.take_over()
        exact, angle, keys = event.pixelDelta(), event.angleDelta(), event.modifiers()
        across_px, down_px = (exact.x(), exact.y()) if not exact.isNull() else (angle.x(), angle.y())
        across_by, down_by = across_px / _NOTCH, down_px / _NOTCH
        frame = self.scene().frame
        scrolls = frame.content > frame.room + 1
        if keys & Qt.KeyboardModifier.ControlModifier:
            self._zoom(_STEP**down_by, event.position().x())
        elif keys & Qt.KeyboardModifier.ShiftModifier or abs(across_by) > abs(down_by):
            self.move_view(self._view.panned(-(across_by or down_by) * _PAN_STEP))
        elif scrolls and (event.position().x() < frame.gutter or not self.wheel_zooms):
            self._point_at(None)
            self.scroll_to(self._scroll - down_by * 60)
        elif self.wheel_zooms:
            self._zoom(_STEP**down_by, event.position().x())
        else:
            self.move_view(self._view.panned(-down_by * _PAN_STEP))
        event.accept()

    def _zoom(self, factor: float, x: float | None = None) -> None:
        frame = self.scene().frame
        at = None if x is None else self.moment_at(min(max(x, frame.gutter), frame.width))
        self.move_view(self._view.zoomed(factor, at))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom(1 + event.value(), event.position().x())
                return True
        elif event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._own_key(event):
            event.accept()  # plain letters and arrows are ours while we have the focus, not a menu's
            return True
        return super().event(event)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._keyboard = False
        self.card.vanish()
        if event.button() in (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton):
            self.go_back(-1 if event.button() is Qt.MouseButton.BackButton else 1)
            return
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.take_over()
        self._gesture = begin(self, event.position(), event.modifiers())
        self.held = True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._gesture is not None:
            self._gesture.go(event.position())
        else:
            self._hover(event.position())

    def _hover(self, spot: QPointF) -> None:
        """Say with ring, card and pointer what is under it."""
        scene = self.scene()
        hit = under(scene, spot.x(), spot.y())
        self._point_at(hit, spot)
        if hit is not None and not (hit.placed and edge_at(self, spot)):
            return
        shape = None
        if self.strips.contains(scene.frame, spot.x(), spot.y()):
            grip = self.strips.grip(scene, self._view, spot.x())
            shape = Brush.cursor if grip in ("start", "end") else Qt.CursorShape.OpenHandCursor if grip else None
            if words := self.strips.words(scene, spot.x(), spot.y()):
                self.card.tell(html.escape(words), spot.toPoint())
        elif edge_at(self, spot):
            shape = Edge.cursor
        elif self._edge_count(spot) or (spot.x() < scene.frame.gutter and self.lane_at(spot) is not None):
            shape = Qt.CursorShape.PointingHandCursor
        self.setCursor(shape) if shape is not None else self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gesture = self._gesture
        if event.button() is not Qt.MouseButton.LeftButton or gesture is None:
            event.ignore()
            return
        self._gesture, self.held = None, False
        self.unsetCursor()
        if gesture.moved:
            gesture.end()
            self.update()
        elif not isinstance(gesture, Brush):
            self._click(event)

    def _paint_pointer(self, painter: QPainter) -> None:
        super()._paint_pointer(painter)
        if self._gesture is not None and self._gesture.moved:
            self._gesture.paint(painter)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        frame, button = self.scene().frame, self._lanes_button
        place = QRect(6, 1, round(frame.gutter) - 12, round(frame.head) - 3)
        if button.geometry() != place:
            button.setGeometry(place)
            button.setVisible(place.width() > 20 and place.height() > 10)

    def _click(self, event: QMouseEvent) -> None:
        spot = event.position()
        hit = under(self.scene(), spot.x(), spot.y())
        if hit is None and spot.x() < self.scene().frame.gutter:
            self._fold(spot)
            return
        if side := self._edge_count(spot):
            self._go_beyond(side)
            return
        adding = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._zoomed_by_click = bool(hit and hit.pill)
        if hit is None:
            if not adding:
                self.choose([])
        elif hit.pill:
            self._open_pill(hit.pill)
        else:
            places = [hit.placed.at] if hit.placed else list(hit.undated)
            self.choose(self._with(places) if adding else places)

    def _fold(self, spot: QPointF) -> None:
        """Fold the lane whose name is at a point, or unfold it."""
        lane = self.lane_at(spot)
        if lane is not None:
            key = frozenset({self._columns.lanes[lane].key})
            self.regroup(replace(self._grouping, collapsed=self._grouping.collapsed ^ key))

    def _edge_count(self, spot: QPointF) -> int:
        """Return whether a point is on the number of events before (-1) or after (1) what is shown, else 0."""
        scene = self.scene()
        if not scene.frame.title <= spot.y() < scene.frame.top:
            return 0
        counts = beyond(scene, self.lettering())
        return next((side for _, left, width, side in counts if left - 6 <= spot.x() <= left + width + 6), 0)

    def _go_beyond(self, side: int) -> None:
        """Bring the nearest event before (-1) or after (1) what is shown into view."""
        columns, view = self._columns, self._view
        there = columns.end <= view.start if side < 0 else columns.start >= view.end
        if there.any():
            middles = columns.middle[there]
            self.set_view(view.centred(float(middles.max() if side < 0 else middles.min())), glide=True)

    def _with(self, places: list[int]) -> list[int]:
        """The selection with these added, or without them if all were in it."""
        if self._chosen.issuperset(places):
            return sorted(self._chosen.difference(places))
        return [*sorted(self._chosen.difference(places)), *places]

    def _open_pill(self, pill: Pill) -> None:
        """Zoom to the events of a cluster; those of one day, which no zoom parts, are selected."""
        places = counted_in(self._columns, pill)
        slots = self._columns.slot_of[places]
        if not len(slots):
            self.set_view(self._view.zoomed(4.0, (pill.low + pill.high) / 2), glide=True)
            return
        low, high = float(self._columns.start[slots].min()), float(self._columns.end[slots].max())
        middles = self._columns.middle[slots]
        if float(middles.max() - middles.min()) < 0.5 and self._view.span < 20:
            self.choose(places)
            return
        low, high = max(low, pill.low - pill.high + pill.low), min(high, 2 * pill.high - pill.low)
        pad = max((high - low) * 0.15, 0.5)
        self.set_view(View.between(low - pad, high + pad), glide=True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._zoomed_by_click:
            return
        frame = self.scene().frame
        x, y = event.position().x(), event.position().y()
        if x < frame.gutter or y < frame.top:
            self._click(event)
            return
        hit = under(self.scene(), x, y)
        if hit and hit.placed:
            self.opened.emit(hit.placed.mark.key)
        elif hit is None and x >= frame.gutter and frame.top <= y < frame.floor:
            self.add_requested.emit(day_of(self.moment_at(x)))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None, keep_card=True)
        super().leaveEvent(event)

    # Keys

    def _own_key(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        return (plain and event.key() in _PLAIN) or event.text() in ("+", "-")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = event.key(), event.modifiers()
        if keys & Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.go_back(-1 if key == Qt.Key.Key_Left else 1)
        elif keys & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            event.ignore()
            return
        elif event.text() in ("+", "="):
            self._zoom_keyed(_KEY_STEP)
        elif event.text() == "-":
            self._zoom_keyed(1 / _KEY_STEP)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._travel(key)
        elif not self._plain_key(key):
            event.ignore()
            return
        self._keyboard = True
        self.update()

    def _plain_key(self, key: int) -> bool:
        columns, span = self._columns, self._view.span
        if key == Qt.Key.Key_Home and len(columns):
            self.set_view(View(columns.first - span * 0.05, columns.first + span * 0.95).zoomed(1.0), glide=True)
        elif key == Qt.Key.Key_End and len(columns):
            self.set_view(View(columns.last - span * 0.85, columns.last + span * 0.15).zoomed(1.0), glide=True)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_T and self._today:
            self.go_to(self._today)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.scroll_to(self._scroll + self.scene().frame.room * (0.8 if key == Qt.Key.Key_PageDown else -0.8))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current is not None:
            self.opened.emit(columns.marks[self._current].key)
        elif key == Qt.Key.Key_Escape and (self._chosen or self._gesture):
            self._gesture, self.held = None, False
            self.choose([])
        else:
            return False
        return True

    def _zoom_keyed(self, factor: float) -> None:
        """Zoom at the selected event if it is in view, else at the middle."""
        slot = int(self._columns.slot_of[self._current]) if self._current is not None else -1
        at = float(self._columns.middle[slot]) if slot >= 0 else None
        if at is not None and not self._view.start <= at <= self._view.end:
            at = None
        self.move_view(self._view.zoomed(factor, at))

    def _travel(self, key: int) -> None:
        columns = self._columns
        if not len(columns.marks):
            return
        if self._current is None:
            at = self._first_in_view()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            at = neighbour(columns, self._current, 1 if key == Qt.Key.Key_Right else -1)
        else:
            at = across(columns, self._current, 1 if key == Qt.Key.Key_Down else -1)
        self.choose([at], reveal=True)

    def _first_in_view(self) -> int:
        columns = self._columns
        inside = ((columns.middle >= self._view.start) & (columns.middle <= self._view.end)).nonzero()[0]
        if len(inside):
            return int(columns.mark_at[inside[columns.middle[inside].argmin()]])
        return int(columns.mark_at[0]) if len(columns) else 0

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keyboard = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._keyboard = False
        self.update()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.card.vanish()
        super().hideEvent(event)


_PLAIN = {
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_0, Qt.Key.Key_T, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter),
}
