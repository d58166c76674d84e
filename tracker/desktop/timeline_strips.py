"""The strips below the timeline's axis: drawn once, with the part that is in view framed over them."""

from __future__ import annotations

from datetime import date

from matplotlib.backends.backend_agg import RendererAgg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from tracker.desktop.timeline_lettering import ScreenLettering
from tracker.timeline.columns import Columns
from tracker.timeline.frame import Frame
from tracker.timeline.pixels import ScreenBrush
from tracker.timeline.scene import Scene
from tracker.timeline.strips import Strips, draw, strips
from tracker.timeline.view import View

_HANDLE = 6.0  # px around an end of the brush that take hold of it


class StripsPicture:
    """`shown` is whether there is the strip of the whole dossier, and that of the articles."""

    def __init__(self) -> None:
        self.shown = (False, False)
        self.articles: list[date] = []
        self.columns = Columns([])  # of all events, whatever is shown of them
        self._counted: Strips | None = None
        self._image: QImage | None = None
        self._renderer: RendererAgg | None = None  # owns the image's pixels

    def forget(self) -> None:
        """Count and draw anew: events, articles, size or colours are others."""
        self._counted = self._image = None

    def counted(self, scene: Scene) -> Strips:
        """Return what the strips show."""
        if self._counted is None:
            self._counted = strips(self.columns, self.articles, scene.frame)
        return self._counted

    def top(self, frame: Frame) -> float:
        """Return where the strips begin, px."""
        return frame.floor + frame.axis

    def contains(self, frame: Frame, x: float, y: float) -> bool:
        """Whether a point in px is on the strips."""
        return x >= frame.gutter and 0 <= y - self.top(frame) < frame.overview + frame.coverage

    def brush(self, scene: Scene, view: View) -> tuple[float, float]:
        """Return the px between which the strips show what is in view."""
        counted, frame = self.counted(scene), scene.frame
        return counted.x(view.start, frame), counted.x(view.end, frame)

    def grip(self, scene: Scene, view: View, x: float) -> str:
        """Return what px `x` takes hold of: "start" or "end" of the brush, "all" of it, or nothing ("")."""
        left, right = self.brush(scene, view)
        near = min(_HANDLE, max((right - left) / 3, 2.0))
        if abs(x - left) <= near:
            return "start"
        if abs(x - right) <= near:
            return "end"
        return "all" if left < x < right else ""

    def words(self, scene: Scene, x: float, y: float) -> str:
        """Return what a cell of the articles' strip says."""
        frame, words = scene.frame, scene.words
        cell = self.counted(scene).cell(x, frame) if y - self.top(frame) >= frame.overview and frame.coverage else None
        if cell is None:
            return ""
        from tracker.dates.when import Precision, When
        from tracker.dates.wording import words as worded

        first, last, count = cell
        told = words.phrases["silence" if not count else "article"]
        told = words.phrase("articles", count=count) if count > 1 else told
        return f"{worded(When(first, last, Precision.DAY), words.language)}: {told}"

    def paint(self, painter: QPainter, scene: Scene, lettering: ScreenLettering) -> None:
        """Paint the strips and frame what is in view."""
        frame, theme = scene.frame, scene.theme
        tall = frame.overview + frame.coverage
        if not tall:
            return
        if self._image is None:
            self._image = self._draw(scene, lettering)
        top = self.top(frame)
        painter.drawImage(QPointF(0, top), self._image)
        left, right = (min(max(x, frame.gutter + 2), frame.width - 3) for x in self.brush(scene, scene.view))
        if right - left < 3:
            left, right = (left + right) / 2 - 1.5, (left + right) / 2 + 1.5
        veil = QColor(theme.panel)
        veil.setAlpha(150)
        painter.fillRect(QRectF(frame.gutter, top, left - frame.gutter, tall), veil)
        painter.fillRect(QRectF(right, top, frame.width - right, tall), veil)
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(left, top + 1, right - left, tall - 3), 2, 2)
        painter.setBrush(QColor(theme.accent))
        painter.setPen(Qt.PenStyle.NoPen)
        for x in (left, right):
            painter.drawRoundedRect(QRectF(x - 2, top + tall / 2 - 7, 4, 12), 2, 2)

    def _draw(self, scene: Scene, lettering: ScreenLettering) -> QImage:
        frame, ratio = scene.frame, lettering.ratio
        tall = frame.overview + frame.coverage
        width, height = max(round(frame.width * ratio), 1), max(round(tall * ratio), 1)
        renderer = self._renderer = RendererAgg(width, height, 96 * ratio)
        draw(
            *(self.counted(scene), frame, scene.theme, scene.words),
            ScreenBrush(renderer, frame.width, tall, ratio, lettering),
        )
        image = QImage(renderer.buffer_rgba(), width, height, 4 * width, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        return image
