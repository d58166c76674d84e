"""The timeline as what a hand touches it by: where time and lanes are under it, and what it points at."""

from __future__ import annotations

import html
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtWidgets import QWidget

from tracker.desktop.timeline_canvas import TimelineCanvas
from tracker.desktop.timeline_card import HoverCard
from tracker.timeline import picture
from tracker.timeline.finding import Hit, counted_in
from tracker.timeline.theme import Theme, load
from tracker.timeline.view import View, days

_PAUSE = 0.8  # s between movements that Alt+Left takes back one by one
_LISTED = 6  # labels of a cluster on its card


class TimelineSurface(TimelineCanvas):
    """Between the picture and the hand: TimelineView decides what a hand does, gestures do it."""

    dated = Signal(object, object)  # key and When: an end of its bar was moved to another day
    editable = True  # whether dates can be changed by hand

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.held = False  # whether a hand holds something
        self._moved = 0.0  # when the view was last moved by hand
        self.card = HoverCard(self)

    def theme(self) -> Theme:
        return self._theme

    def lane_keys(self) -> list[str]:
        return [lane.key for lane in self._columns.lanes]

    def lane_at(self, spot: QPointF) -> int | None:
        """Return the lane at a point, None where there is none."""
        scene = self.scene()
        frame, y = scene.frame, spot.y() - scene.frame.top + scene.scroll
        if not frame.top <= spot.y() < frame.floor:
            return None
        return next((at for at, lane in enumerate(frame.lanes) if lane.top <= y < lane.bottom), None)

    def moment_at(self, x: float) -> float:
        """Return the moment (days since 1970-01-01) at px `x`."""
        frame, view = self.scene().frame, self.painted_view()
        return view.start + (x - frame.gutter) * view.span / frame.plot

    def x_of(self, day: date) -> float:
        """Return the px at which a day begins."""
        frame, view = self.scene().frame, self.painted_view()
        return frame.gutter + (days(day) - view.start) * frame.plot / view.span

    def moving(self) -> None:
        """Let the next movement be one of its own for Alt+Left."""
        self._moved = 0.0
        self._point_at(None)

    def move_view(self, view: View) -> None:
        """Change the view by hand: movements in quick succession are one step back."""
        now = time.monotonic()
        self.set_view(view, remember=now - self._moved > _PAUSE)
        self._moved = now
        self._point_at(None)

    def _point_at(self, hit: Hit | None, spot: QPointF | None = None, *, keep_card: bool = False) -> None:
        """Ring what is under the pointer and tell of it."""
        before = self.pointed
        if hit == before:
            return
        self.pointed = hit
        self.update()
        old, new = _key(before), _key(hit)
        if old != new or (before is None) != (hit is None):
            self.hovered.emit(new)
        if hit is None or spot is None:
            self.card.vanish() if self.held and not keep_card else self.card.leave()
            return
        self.setCursor(Qt.CursorShape.PointingHandCursor) if hit else self.unsetCursor()
        at = QPoint(round(hit.x or spot.x()), round(hit.y or spot.y()))
        text = self.hover_text(new) if hit.placed else self._listed(hit)
        if text:
            self.card.tell(text, at)

    def add_to_selection(self, places: Sequence[int]) -> None:
        """Select these too."""
        chosen = sorted(self._chosen)
        self.choose([*chosen, *(at for at in dict.fromkeys(places) if at not in self._chosen)])

    def _listed(self, hit: Hit) -> str:
        """A cluster's card: how many, and the most important by name."""
        places = counted_in(self._columns, hit.pill) if hit.pill else list(hit.undated)
        count = hit.pill.events if hit.pill else len(places)
        lines = [f"<b>{html.escape(self._words.phrase('several', count=count))}</b>"]
        lines += [html.escape(self._columns.marks[at].label) for at in places[:_LISTED]]
        return "<br>".join([*lines, "…"] if count > _LISTED else lines)

    # Files

    def picture(self, path: Path, format: str) -> None:  # noqa: A002 (the word for it)
        """Save what is shown as png, svg or pdf, dark themes as light on white; raises OSError or ValueError."""
        theme = load("light") if self._theme.dark else self._theme
        picture.save(path, format, self._columns.marks, self._view, theme, **self.as_shown())

    def as_shown(self) -> dict[str, Any]:
        """Return what `picture.save` needs to draw in a file what is on the screen."""
        scene = self.scene()
        frame = scene.frame
        tall = frame.height - frame.overview - frame.coverage + max(frame.content - frame.room, 0)  # all lanes
        return {
            "size": (frame.width / picture.PX, tall / picture.PX),
            "today": self._today,
            "language": self._words.language,
            "fonts": self._families(),
            "shown": scene.layout,
            "grouping": self._grouping,
        }


def _key(hit: Hit | None) -> object:
    return hit.placed.mark.key if hit and hit.placed else None
