"""Stills: a step of a presentation as a picture on a page or a slide."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from tracker.exports.steps import Step
from tracker.problems import Problem
from tracker.timeline.lettering import FileLettering
from tracker.timeline.mark import Mark
from tracker.timeline.scene import Scene
from tracker.timeline.staging import Staging
from tracker.timeline.theme import load

MOST = 300  # steps: nobody turns more slides or pages
PX = 96.0  # of a picture's layout per inch


class TooManySteps(Problem):
    """More slides or pages than anybody looks at."""

    def __init__(self, count: int) -> None:
        super().__init__(
            f"That would be {count} steps, more than {MOST}: filter the events first, or make a tour of scenes."
        )
        self.count = count
        self.most = MOST


class Stills:
    """Pictures of the steps, all of one size in px and in one theme; lanes are the same in each."""

    def __init__(
        self, steps: Sequence[Step], size: tuple[float, float], text: float, theme: str, today: date | None
    ) -> None:
        """Raises TooManySteps."""
        if len(steps) > MOST:
            raise TooManySteps(len(steps))
        self.size, self._today = size, today
        self.theme = load(theme)
        self.lettering = FileLettering(self.theme.fonts)
        language = steps[0].language if steps else "en"
        self._staging = Staging(_everything(steps), size, text, language, self.lettering, today, theme=theme)

    def scene(self, step: Step) -> Scene:
        """Return what a step shows."""
        view = step.view or (self._staging.around(max(step.lit)) if step.lit else self._staging.view)
        return self._staging.scene(step.marks, step.lit, view, step.as_of or self._today)


def _everything(steps: Sequence[Step]) -> list[Mark]:
    if steps and all(step.drawn is steps[0].drawn for step in steps):
        return list(steps[0].drawn)
    return list({mark.key: mark for step in steps for mark in step.drawn}.values())


class Shifted:
    """A renderer that draws a whole picture into a part of a page: `x` and `y` are its lower left corner in dots."""

    def __init__(self, renderer: Any, x: float, y: float, width: float, height: float) -> None:
        from matplotlib.transforms import Affine2D

        self._renderer, self._x, self._y = renderer, x, y
        self._width, self._height = width, height
        self._by = Affine2D().translate(x, y)

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self._width, self._height

    def points_to_pixels(self, points: float) -> float:
        return float(self._renderer.points_to_pixels(points))

    def flipy(self) -> bool:
        return False  # text comes as from below; the page may count from above

    def new_gc(self) -> Any:
        gc = self._renderer.new_gc()
        plain = gc.set_clip_rectangle
        gc.set_clip_rectangle = lambda box: plain(box.translated(self._x, self._y))
        return gc

    def draw_path(self, gc: Any, path: Any, transform: Any, face: Any = None) -> None:
        self._renderer.draw_path(gc, path, transform + self._by, face)

    def draw_markers(self, gc: Any, marker: Any, size: Any, path: Any, transform: Any, face: Any = None) -> None:
        self._renderer.draw_markers(gc, marker, size, path, transform + self._by, face)

    def draw_text(self, gc: Any, x: float, y: float, text: str, font: Any, angle: float) -> None:
        y += self._y
        if self._renderer.flipy():
            y = self._renderer.get_canvas_width_height()[1] - y
        self._renderer.draw_text(gc, x + self._x, y, text, font, angle)


def picture(stills: Stills, step: Step, x: float, y: float) -> Any:
    """Return an artist that draws a step's picture on a figure; `x` and `y`: its lower left corner in `PX`."""
    from matplotlib.artist import Artist

    from tracker.timeline.brush import Brush
    from tracker.timeline.drawing import paint

    class Still(Artist):
        def draw(self, renderer: Any) -> None:
            page: Any = self.get_figure(root=True)
            dots = renderer.get_canvas_width_height()[0] / (page.get_figwidth() * PX)
            width, height = stills.size
            part = Shifted(renderer, x * dots, y * dots, width * dots, height * dots)
            paint(stills.scene(step), Brush(part, width, height, dots, stills.lettering))

    return Still()
