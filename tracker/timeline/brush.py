"""Brush: rectangles, polygons and lines in px of the layout (downwards) on any matplotlib renderer."""

from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox, IdentityTransform

from tracker.timeline.columns import Floats
from tracker.timeline.lettering import Lettering, Style, Writing
from tracker.timeline.shapes import Polygon
from tracker.timeline.theme import rgb

_FADE = 18  # nested layers of a fading rectangle
_LAYER = 0.02  # opacity of each
PEAK = 1 - (1 - _LAYER) ** _FADE  # what they come to in the middle
RAMP = 0.9  # part of the half width over which it fades
_RECTANGLE = np.array([Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY], np.uint8)
Places = Sequence[tuple[float, float]]
Box = tuple[float, float, float, float]  # x, y, width, height

_WEIGHT = 4 / 3  # px of a line of width 1


class Brush:
    """Draws on `renderer`, whose pixels are `scale` times the layout's; texts are written last, all at once."""

    def __init__(self, renderer: Any, width: float, height: float, scale: float, lettering: Lettering) -> None:
        self.renderer, self.width, self.height, self.scale = renderer, width, height, scale
        self.lettering = lettering
        self.tall = height * scale
        self.clip: Box = (0.0, 0.0, width, height)
        self._writings: list[Writing] = []

    def colour(self, name: str, opaque: float = 1.0) -> tuple[float, float, float, float]:
        """Return a colour as the renderer wants it."""
        return (*rgb(name), opaque)

    def clipped(self, x: float, y: float, width: float, height: float) -> tuple[float, float, float, float] | None:
        """Return left, top, right and bottom of what the clip leaves of a rectangle; None if nothing."""
        left, top, wide, tall = self.clip
        x0, y0 = max(x, left), max(y, top)
        x1, y1 = min(x + width, left + wide), min(y + height, top + tall)
        return (x0, y0, x1, y1) if x1 > x0 and y1 > y0 else None

    def _context(self, edge: str | None, width: float) -> Any:
        gc = self.renderer.new_gc()
        points = self.scale / self.renderer.points_to_pixels(1.0)  # the unit of a line's width, as of a font's size
        gc.set_linewidth(width * _WEIGHT * points if edge else 0.0)
        if edge:
            gc.set_foreground(self.colour(edge), isRGBA=True)
        gc.set_joinstyle("round")
        gc.set_capstyle("round")
        x, y, wide, tall = self.clip
        s = self.scale
        gc.set_clip_rectangle(Bbox.from_bounds(x * s, self.tall - (y + tall) * s, wide * s, tall * s))
        return gc

    def rectangle(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle inside the clip."""
        if self.clipped(x, y, width, height):
            self._boxes([(x, y, width, height)], colour, 1.0)

    def stripes(self, place: Box, ground: str, stripes: Sequence[tuple[float, float, str]]) -> None:
        """Fill a rectangle and, over its whole height, stripes given by x, width and colour."""
        x, y, wide, tall = place
        self.rectangle(x, y, wide, tall, ground)
        for at, width, colour in stripes:
            self.rectangle(at, y, width, tall, colour)

    def _boxes(self, boxes: Sequence[Box], colour: str, opaque: float) -> None:
        """Fill rectangles that don't touch each other with one call."""
        x, y, wide, tall = np.array(boxes).T
        corners = np.stack([x, y, x + wide, y, x + wide, y + tall, x, y + tall, x, y], axis=1).reshape(-1, 2)
        path = Path(corners * (self.scale, -self.scale) + (0, self.tall), np.tile(_RECTANGLE, len(boxes)))
        gc = self._context(None, 0)
        self.renderer.draw_path(gc, path, IdentityTransform(), self.colour(colour, opaque))
        gc.restore()

    def fades(self, boxes: Sequence[Box], colour: str) -> None:
        """Fill rectangles that fade towards both ends: nested ones, so that no seams show between steps."""
        if not boxes:
            return
        for layer in range(_FADE):
            part = RAMP * layer / _FADE
            nested = [(x + part * wide / 2, y, wide * (1 - part), tall) for x, y, wide, tall in boxes]
            self._boxes(nested, colour, _LAYER)

    def silhouette(self, sides: Floats, heights: Floats, foot: float, colour: str) -> None:
        """Fill columns that stand on `foot`: n + 1 sides and n heights in px."""
        boxes = [
            (float(sides[at]), foot - float(heights[at]), float(sides[at + 1] - sides[at]) - 1, float(heights[at]))
            for at in np.flatnonzero(heights).tolist()
        ]
        if boxes:
            self._boxes(boxes, colour, 1.0)

    def stamp(self, key: Hashable, reach: float, draw: Callable[["Brush", Places], None], places: Places) -> None:  # noqa: ARG002
        """Draw something that recurs; `key` says what, `reach` how far it goes from its middle in px."""
        draw(self, places)

    def line(self, points: Places, colour: str, width: float = 1.0) -> None:
        """Draw a line through points."""
        gc = self._context(colour, width)
        path = Path(np.array(points) * (self.scale, -self.scale) + (0, self.tall))
        self.renderer.draw_path(gc, path, IdentityTransform())
        gc.restore()

    def shapes(
        self,
        polygon: Polygon,
        places: Places,
        radius: float,
        *,
        fill: str | None = None,
        opaque: float = 1.0,
        edge: str | None = None,
        width: float = 1.5,
    ) -> None:
        """Draw one polygon (in radii, upwards) at many places."""
        self._markers(_closed(polygon), places, radius, fill, opaque, edge, width)

    def strokes(self, lines: tuple[Polygon, ...], places: Places, radius: float, edge: str, width: float) -> None:
        """Draw several open lines (in radii, upwards) at many places."""
        self._markers(_open(lines), places, radius, None, 1.0, edge, width)

    def _markers(
        self,
        marker: Path,
        places: Places,
        radius: float,
        fill: str | None,
        opaque: float,
        edge: str | None,
        width: float,
    ) -> None:
        gc = self._context(edge, width)
        at = Affine2D().scale(self.scale, -self.scale).translate(0, self.tall)
        face = self.colour(fill, opaque) if fill else None
        size = Affine2D().scale(radius * self.scale)
        self.renderer.draw_markers(gc, marker, size, Path(np.array(places)), at, face)
        gc.restore()

    def write(self, x: float, y: float, text: str, style: Style, align: float = 0.0, *, clipped: bool = True) -> None:
        """Remember a text; `finish` writes it."""
        if text:
            self._writings.append(Writing(x, y, text, style, align, clipped))

    def finish(self, clip: Box) -> None:
        """Write all texts; those of the events only inside `clip`."""
        self.lettering.write(self.renderer, self._writings, self.scale, clip)
        self._writings = []


@lru_cache(maxsize=512)
def _closed(polygon: Polygon) -> Path:
    return Path(np.array([*polygon, polygon[0]]), closed=True)


@lru_cache(maxsize=512)
def _open(lines: tuple[Polygon, ...]) -> Path:
    points = np.array([point for line in lines for point in line])
    codes = [Path.MOVETO if at == 0 else Path.LINETO for line in lines for at in range(len(line))]
    return Path(points, codes)
