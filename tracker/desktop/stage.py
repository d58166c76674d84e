"""The timeline on the stage: full-screen type, and what comes later is not there yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from matplotlib.backends.backend_agg import RendererAgg
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.desktop.timeline_lettering import ScreenLettering
from tracker.mentions.mention import Kind
from tracker.timeline.columns import Columns
from tracker.timeline.drawing import paint
from tracker.timeline.frame import Frame, Lane
from tracker.timeline.layout import lay_out
from tracker.timeline.mark import Mark
from tracker.timeline.pixels import ScreenBrush
from tracker.timeline.scene import Scene, fit, framed
from tracker.timeline.theme import Theme, load
from tracker.timeline.words import words

AXIS = 12.0  # px of the smallest text at size 1: it decides how large all is drawn


class Stage(QWidget):
    """Draws the first so many marks; lanes and time are those of all, so that nothing moves from step to step."""

    def __init__(self, marks: Sequence[Mark], language: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = [replace(mark, label="") for mark in marks]  # the caption names the one that is spoken of
        # No names of lanes: in letters for the last row they would take a third of the width.
        self._words = replace(words(language), lanes=dict.fromkeys(Kind, ""), broken=dict.fromkeys(Kind, ("",)))
        self._today = today
        self._image: QImage | None = None
        self.shown = 1
        self.type = 32.0  # px of the smallest text
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    def reveal(self, count: int) -> None:
        """Show the first `count` marks; the last of them is the one that is spoken of."""
        self.shown = count
        self.update()

    def theme(self) -> Theme:
        """Return the stage's colours at this size."""
        return replace(load("stage"), text=self.type / AXIS)

    def scene(self) -> Scene:
        """Return what is shown now."""
        theme = self.theme()
        ratio = self.devicePixelRatioF()
        lettering = ScreenLettering([*theme.fonts, QFontInfo(self.font()).family(), "DejaVu Sans"], ratio)
        self._lettering = lettering
        size = (float(max(self.width(), 1)), float(max(self.height(), 1)))
        whole = Columns(self._marks)
        frame = framed(
            *(whole, size, theme.text, self._words, lettering, _no_date),
            legend=False,
            head=False,
            scrolls=False,
            step="stage",
        )
        frame = replace(frame, lanes=tuple(_close(frame, at) for at in range(len(whole.lanes))), measured={})
        view = fit(whole, frame, lettering, self._today, strays=False)
        columns = Columns(self._marks[: self.shown], whole.lanes)
        chosen = frozenset({self.shown - 1})
        return Scene(
            columns=columns,
            frame=frame,
            view=view,
            layout=lay_out(columns, frame, view, lettering, _no_date, selected=chosen),
            theme=theme,
            words=self._words,
            today=self._today,
            selected=chosen,
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (all of it is one picture)
        scene = self.scene()
        ratio = self.devicePixelRatioF()
        wide, tall = round(self.width() * ratio), round(self.height() * ratio)
        renderer = RendererAgg(wide, tall, 96 * ratio)
        paint(scene, ScreenBrush(renderer, scene.frame.width, scene.frame.height, ratio, self._lettering))
        image = QImage(renderer.buffer_rgba(), wide, tall, 4 * wide, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawImage(0, 0, image)
        painter.end()


def _close(frame: Frame, at: int) -> Lane:
    """Return a lane with an equal share of the height; its rows are so close that what is near in time overlaps."""
    height = frame.room / len(frame.lanes)
    top = at * height
    reach = max(height / 2 - frame.sizes.glyph * 1.3, 0.0)
    rows = tuple(top + height / 2 + reach * (step / 2 - 1) for step in range(5))
    return Lane(frame.lanes[at].kind, top, height, rows, (2, 1, 3, 0, 4), None)


def _no_date(_: Mark) -> str:
    return ""
