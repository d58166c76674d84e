"""What a hand does on the timeline between pressing a button and letting it go."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication

from tracker.dates.when import Precision, When
from tracker.desktop.timeline_surface import TimelineSurface
from tracker.timeline.drawing import visible
from tracker.timeline.finding import counted_in
from tracker.timeline.grouping import moved
from tracker.timeline.layout import Placed
from tracker.timeline.view import SHORTEST, View, day_of

_SLIP = 10.0  # px: a span as short as that is a slip of the hand
_EDGE = 5.0  # px around a bar's end that take hold of it
_A_DAY = 1.5  # px at least, so that a hand can mean a day
Cursor = Qt.CursorShape


class Gesture:
    """`moved` once the hand went far enough to mean it; before that, letting go is a click."""

    cursor = Cursor.ClosedHandCursor

    def __init__(self, view: TimelineSurface, spot: QPointF) -> None:
        self.view, self.begin, self.spot = view, spot, spot
        self.moved = False

    def go(self, spot: QPointF) -> None:
        """Follow the hand."""
        self.spot = spot
        if not self.moved and (spot - self.begin).manhattanLength() > QApplication.startDragDistance() / 2:
            self.moved = True
            self.view.setCursor(self.cursor)
            self.start()
        if self.moved:
            self.move()

    def start(self) -> None:
        """Do what is to be done once, when it is meant."""

    def move(self) -> None:
        """Do what each movement does."""
        self.view.update()

    def end(self) -> None:
        """Do what letting go does."""

    def paint(self, painter: QPainter) -> None:
        """Paint what is being done over the picture."""


class Pan(Gesture):
    """Moves the view in time, and the lanes where they scroll."""

    def start(self) -> None:
        self.seen, self.scroll = self.view.view(), self.view.scene().scroll
        self.view.moving()

    def move(self) -> None:
        way, frame = self.spot - self.begin, self.view.scene().frame
        self.view.move_view(self.seen.panned(-way.x() / frame.plot))
        if frame.content > frame.room + 1:
            self.view.scroll_to(self.scroll - way.y())


class Span(Gesture):
    """Draws a stretch of time to zoom to."""

    cursor = Cursor.IBeamCursor

    def end(self) -> None:
        left, right = self._ends()
        if right - left >= _SLIP:
            view = self.view
            view.set_view(View.between(view.moment_at(left), view.moment_at(right)), glide=True)

    def paint(self, painter: QPainter) -> None:
        left, right = self._ends()
        frame = self.view.scene().frame
        _veil(painter, QRectF(left, frame.top, right - left, frame.room), self.view)

    def _ends(self) -> tuple[float, float]:
        gutter = self.view.scene().frame.gutter
        left, right = sorted((max(self.begin.x(), gutter), max(self.spot.x(), gutter)))
        return left, right


class Band(Gesture):
    """Draws a frame around events; those inside are added to the selection, counted ones too."""

    cursor = Cursor.CrossCursor

    def end(self) -> None:
        scene, box = self.view.scene(), self._box()
        inside = [item.at for item, x, y in visible(scene) if box.contains(x, y)]
        shift, down = scene.layout.shift(scene.view), scene.frame.top - scene.scroll
        for pill in scene.layout.pills:
            if box.contains(pill.x + shift, pill.y + down):
                inside += counted_in(scene.columns, pill)
        self.view.add_to_selection(inside)

    def paint(self, painter: QPainter) -> None:
        _veil(painter, self._box(), self.view)

    def _box(self) -> QRectF:
        frame = self.view.scene().frame
        lanes = QRectF(frame.gutter, frame.top, frame.plot, frame.room)
        return QRectF(self.begin, self.spot).normalized().intersected(lanes)


class Edge(Gesture):
    """Takes a bar by one end to another day."""

    cursor = Cursor.SizeHorCursor

    def __init__(self, view: TimelineSurface, spot: QPointF, item: Placed, *, first: bool) -> None:
        super().__init__(view, spot)
        self.item, self.first = item, first

    def when(self) -> When:
        """Return the date that letting go now would set: a hand points at a day."""
        when = self.item.mark.when
        assert when.start is not None
        assert when.end is not None
        moment = self.view.moment_at(self.spot.x())
        if self.first:
            return When(min(day_of(moment + 0.5), when.end), when.end, Precision.DAY)
        return When(when.start, max(day_of(moment - 0.5), when.start), Precision.DAY)

    def end(self) -> None:
        when = self.when()
        if when != self.item.mark.when:
            self.view.dated.emit(self.item.mark.key, when)

    def paint(self, painter: QPainter) -> None:
        from tracker.dates.wording import words

        view, when = self.view, self.when()
        assert when.start is not None
        assert when.end is not None
        scene, theme = view.scene(), view.theme()
        y, tall = self.item.y + scene.frame.top - scene.scroll, self.item.radius * 1.1
        left, right = view.x_of(when.start), view.x_of(when.end + timedelta(1))
        _veil(painter, QRectF(left, y - tall, right - left, 2 * tall), view)
        text = words(when, scene.words.language)
        metrics = painter.fontMetrics()
        wide = metrics.horizontalAdvance(text) + 16
        x = min(max((left if self.first else right) - wide / 2, scene.frame.gutter), scene.frame.width - wide)
        box = QRectF(x, max(y - tall - metrics.height() - 14, scene.frame.top), wide, metrics.height() + 6)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(QColor(theme.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class MoveLane(Gesture):
    """Takes a lane by its name to another place among the lanes; a click folds or unfolds it."""

    def __init__(self, view: TimelineSurface, spot: QPointF, lane: int) -> None:
        super().__init__(view, spot)
        self.lane = lane

    def _before(self) -> int:
        """Return before which lane it would stand."""
        scene = self.view.scene()
        y = self.spot.y() - scene.frame.top + scene.scroll
        return sum(y > (lane.top + lane.bottom) / 2 for lane in scene.frame.lanes)

    def end(self) -> None:
        view, before = self.view, self._before()
        if before not in (self.lane, self.lane + 1):
            lanes = view.scene().columns.lanes
            order = moved([lane.key for lane in lanes], lanes[self.lane].key, before)
            view.regroup(replace(view.grouping(), order=order))

    def paint(self, painter: QPainter) -> None:
        scene = self.view.scene()
        frame, before = scene.frame, self._before()
        edge = frame.lanes[before].top if before < len(frame.lanes) else frame.content
        y = frame.top - scene.scroll + edge
        lane = frame.lanes[self.lane]
        _veil(painter, QRectF(0, frame.top - scene.scroll + lane.top, frame.gutter, lane.height), self.view)
        painter.setPen(QPen(QColor(scene.theme.selection), 3))
        painter.drawLine(QPointF(2, y), QPointF(frame.width - 2, y))


class Brush(Gesture):
    """Moves or stretches the part of the whole dossier that is in view."""

    cursor = Cursor.SizeHorCursor

    def __init__(self, view: TimelineSurface, spot: QPointF, grip: str) -> None:
        super().__init__(view, spot)
        self.grip, self.seen = grip, view.view()
        if not grip:  # beside it: what was pointed at comes into the middle
            counted, frame = view.strips.counted(view.scene()), view.scene().frame
            self.seen = self.seen.centred(counted.moment(spot.x(), frame))
            view.set_view(self.seen, glide=True)

    def start(self) -> None:
        self.view.moving()

    def move(self) -> None:
        scene = self.view.scene()
        whole = self.view.strips.counted(scene).whole
        way = (self.spot.x() - self.begin.x()) * whole.span / scene.frame.plot
        if self.grip in ("", "all"):
            self.view.move_view(self.seen.panned(way / self.seen.span))
        elif self.grip == "start":
            self.view.move_view(View.between(min(self.seen.start + way, self.seen.end - SHORTEST), self.seen.end))
        else:
            self.view.move_view(View.between(self.seen.start, max(self.seen.end + way, self.seen.start + SHORTEST)))


def begin(view: TimelineSurface, spot: QPointF, keys: Qt.KeyboardModifier) -> Gesture:
    """Return what a hand begins that presses the left button at `spot`."""
    scene = view.scene()
    frame = scene.frame
    if view.strips.contains(frame, spot.x(), spot.y()):
        return Brush(view, spot, view.strips.grip(scene, view.view(), spot.x()))
    if spot.x() < frame.gutter:
        lane = view.lane_at(spot)
        return Pan(view, spot) if lane is None else MoveLane(view, spot, lane)
    if keys & Qt.KeyboardModifier.ShiftModifier:
        return Span(view, spot)
    if keys & Qt.KeyboardModifier.ControlModifier:
        return Band(view, spot)
    held = edge_at(view, spot)
    return Edge(view, spot, held[0], first=held[1]) if held else Pan(view, spot)


def edge_at(view: TimelineSurface, spot: QPointF) -> tuple[Placed, bool] | None:
    """Return the bar of which a point takes an end, and whether it is the first; only where a day can be meant."""
    scene = view.scene()
    layout = scene.layout
    if not view.editable or layout.scale < _A_DAY or not scene.frame.top <= spot.y() < scene.frame.floor:
        return None
    shift, down = layout.shift(scene.view), scene.frame.top - scene.scroll
    for item, x, _ in visible(scene):
        if item.bar and abs(spot.y() - item.y - down) <= item.radius and abs(spot.x() - x) > item.half:
            for first, end in ((True, item.start), (False, item.end)):
                if abs(spot.x() - shift - end) <= _EDGE:
                    return item, first
    return None


def _veil(painter: QPainter, box: QRectF, view: TimelineSurface) -> None:
    colour = QColor(view.theme().selection)
    painter.setPen(QPen(colour, 1.5))
    colour.setAlpha(46)
    painter.setBrush(colour)
    painter.drawRect(box)
