"""The timeline on the stage: full-screen type, smooth ways from scene to scene, guesses of a quiz as flags."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from matplotlib.backends.backend_agg import RendererAgg
from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QFont, QFontInfo, QImage, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.desktop.timeline_lettering import ScreenLettering
from tracker.timeline.drawing import paint
from tracker.timeline.mark import Mark
from tracker.timeline.pixels import ScreenBrush
from tracker.timeline.scene import Scene
from tracker.timeline.staging import Staging
from tracker.timeline.theme import load
from tracker.timeline.travel import between
from tracker.timeline.view import View, day_of, days

READABLE = 25  # the smallest text is at least such a part of the height: readable from the last row
TRAVEL = 900  # ms from one scene to the next


def typeset(within: QWidget, parts: Iterable[tuple[QWidget, float, bool]]) -> float:
    """Give parts of a screen their type, each so many times the smallest, bold or not; return the smallest (pixels)."""
    least = within.height() / READABLE
    for part, size, bold in parts:
        font = QFont(within.font())
        font.setPixelSize(max(round(least * size) + 1, 8))
        font.setBold(bold)
        part.setFont(font)
    return least


class Stage(QWidget):
    """Draws what is there at a step; `everything` decides the lanes, and the time where a step names none."""

    def __init__(
        self, everything: Sequence[Mark], language: str, today: date | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._everything, self._language, self._today = everything, language, today
        self.shown: Sequence[Mark] = ()
        self.lit: frozenset[int] = frozenset()
        self.flags: tuple[date, ...] = ()  # where the class guesses that it was
        self.day = today  # of today's line
        self._wanted: View | None = None  # None: whatever fits the lit event
        self._from: View | None = None
        self._view: View | None = None
        self._staging: Staging | None = None
        self._made_for: tuple[object, ...] = ()
        self.type = 32.0  # px of the smallest text
        self._travel = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=TRAVEL)
        self._travel.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._travel.valueChanged.connect(self._go)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    def tell(
        self,
        shown: Sequence[Mark],
        lit: Collection[int],
        view: View | None,
        *,
        smoothly: bool = False,
        day: date | None = None,
    ) -> None:
        """Show these marks, the lit ones ringed; without a view the one that fits the event told of."""
        before = self._view
        self.shown, self.lit, self._wanted = shown, frozenset(lit), view
        self.day = day or self._today
        self._travel.stop()
        if smoothly and before is not None and self.isVisible():
            self._from = before
            self._travel.start()
        else:
            self._from, self._view = None, None
        self.update()

    @property
    def travelling(self) -> bool:
        """Whether it is on the way to what it shows."""
        return self._travel.state() is QVariantAnimation.State.Running

    def arrive(self) -> None:
        """End the way to what it shows at once."""
        self._travel.stop()
        self._from, self._view = None, None
        self.update()

    def _go(self, part: float) -> None:
        if self._from is not None:
            self._view = between(self._from, self._aim(), float(part))
            if part >= 1:
                self._from = None
            self.update()

    def _aim(self) -> View:
        """Return the view that the step wants."""
        staging = self.staging()
        if self._wanted is not None:
            return self._wanted
        return staging.around(max(self.lit)) if self.lit else staging.view

    def view(self) -> View:
        """Return the stretch of time that is seen now."""
        if self._view is None:
            self._view = self._aim()
        return self._view

    def staging(self) -> Staging:
        """Return what lays out the pictures at this size."""
        ratio = self.devicePixelRatioF()
        wanted = (self.width(), self.height(), self.type, ratio)
        if self._staging is None or self._made_for != wanted:
            theme = load("stage")
            self._lettering = ScreenLettering([*theme.fonts, QFontInfo(self.font()).family(), "DejaVu Sans"], ratio)
            size = (float(max(self.width(), 1)), float(max(self.height(), 1)))
            self._staging = Staging(self._everything, size, self.type, self._language, self._lettering, self._today)
            self._made_for = wanted
            if self._from is None:
                self._view = None
        return self._staging

    def scene(self) -> Scene:
        """Return what is shown now."""
        staging = self.staging()
        return staging.scene(self.shown, self.lit, self.view(), self.day)

    def day_at(self, x: float) -> date:
        """Return the day at px `x`."""
        frame, view = self.staging().frame, self.view()
        return day_of(view.start + (x - frame.gutter) * view.span / frame.plot)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (all of it is one picture)
        scene = self.scene()
        ratio = self.devicePixelRatioF()
        wide, tall = max(round(self.width() * ratio), 1), max(round(self.height() * ratio), 1)
        renderer = RendererAgg(wide, tall, 96 * ratio)
        paint(scene, ScreenBrush(renderer, scene.frame.width, scene.frame.height, ratio, self._lettering))
        image = QImage(renderer.buffer_rgba(), wide, tall, 4 * wide, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawImage(0, 0, image)
        self._draw_flags(painter, scene)
        painter.end()

    def _draw_flags(self, painter: QPainter, scene: Scene) -> None:
        """Draw the guesses: a pole each, with its number."""
        frame, colour = scene.frame, QColor(scene.theme.selection)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(max(round(self.type), 8))
        font.setBold(True)
        painter.setFont(font)
        high = self.type * 1.35
        for number, day in enumerate(self.flags, 1):
            x = frame.gutter + (days(day) + 0.5 - scene.view.start) * frame.plot / scene.view.span
            y = frame.top + (number - 1) % 3 * high * 1.1
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRect(QRectF(x - self.type * 0.06, y, self.type * 0.12, frame.floor - y))
            wide = painter.fontMetrics().horizontalAdvance(str(number)) + high * 0.7
            corners = ((x, y), (x + wide, y), (x + wide * 0.82, y + high / 2), (x + wide, y + high), (x, y + high))
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
            painter.setPen(QColor(scene.theme.paper))
            at = QRectF(x, y, wide * 0.85, high)
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, str(number))
