"""Brush: rectangles, polygons and lines in px of the layout (downwards) on any matplotlib renderer."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox, IdentityTransform

from tracker.timeline.lettering import Lettering, Style, Writing
from tracker.timeline.shapes import Polygon
from tracker.timeline.theme import rgb

_RECTANGLE = np.array([Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY], np.uint8)
Box = tuple[float, float, float, float]  # x, y, width, height


class Brush:
    """Draws on `renderer`, whose pixels are `scale` times the layout's; texts are written last, all at once.

    `pixels` is the Agg renderer's own buffer where that may be filled directly (on the screen): opaque rectangles
    then cost a copy of memory. There red and blue are exchanged, so that the buffer is in Qt's own order (RGB32)
    and needs no conversion on its way to the window.
    """

    def __init__(
        self, renderer: Any, width: float, height: float, scale: float, lettering: Lettering, *, screen: bool
    ) -> None:
        self.renderer, self.width, self.height, self.scale = renderer, width, height, scale
        self.lettering = lettering
        self._tall = height * scale
        self._screen = screen
        self._pixels = _pixels(renderer) if screen else None
        self._writings: list[Writing] = []
        self.clip: Box = (0.0, 0.0, width, height)

    def colour(self, name: str, opaque: float = 1.0) -> tuple[float, float, float, float]:
        """Return a colour as the renderer wants it."""
        red, green, blue = rgb(name)
        return (blue, green, red, opaque) if self._screen else (red, green, blue, opaque)

    def _context(self, edge: str | None, width: float, dashes: Sequence[float] | None, opaque: float = 1.0) -> Any:
        gc = self.renderer.new_gc()
        gc.set_linewidth(width * self.scale if edge else 0.0)
        if edge:
            gc.set_foreground(self.colour(edge, opaque), isRGBA=True)
        if dashes:
            gc.set_dashes(0, [part * self.scale for part in dashes])
        gc.set_joinstyle("round")
        gc.set_capstyle("round" if not dashes else "butt")
        x, y, wide, tall = self.clip
        s = self.scale
        gc.set_clip_rectangle(Bbox.from_bounds(x * s, self._tall - (y + tall) * s, wide * s, tall * s))
        return gc

    def rectangle(self, x: float, y: float, width: float, height: float, colour: str, opaque: float = 1.0) -> None:
        """Fill a rectangle inside the clip."""
        left, top, wide, tall = self.clip
        x0, y0 = max(x, left), max(y, top)
        x1, y1 = min(x + width, left + wide), min(y + height, top + tall)
        if x1 <= x0 or y1 <= y0:
            return
        s = self.scale
        if self._pixels is not None and opaque == 1.0:
            rows, columns = (
                slice(round(y0 * s), round(y1 * s)),
                slice(round(x0 * s), max(round(x1 * s), round(x0 * s) + 1)),
            )
            self._pixels[rows, columns] = _word(colour)
            return
        gc = self._context(None, 0, None)
        gc.set_antialiased(not self._screen)
        corners = np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]) * (s, -s) + (0, self._tall)
        if self._screen:
            corners = np.round(corners)
        self.renderer.draw_path(gc, Path(corners, closed=True), IdentityTransform(), self.colour(colour, opaque))
        gc.restore()

    def rectangles(self, boxes: Sequence[Box], colour: str, opaque: float) -> None:
        """Fill many rectangles that don't touch each other, half-transparent, with one call."""
        if not boxes:
            return
        x, y, wide, tall = np.array(boxes).T
        corners = np.stack([x, y, x + wide, y, x + wide, y + tall, x, y + tall, x, y], axis=1).reshape(-1, 2)
        corners = corners * (self.scale, -self.scale) + (0, self._tall)
        if self._screen:
            corners = np.round(corners)
        codes = np.tile(_RECTANGLE, len(boxes))
        gc = self._context(None, 0, None)
        gc.set_antialiased(not self._screen)
        self.renderer.draw_path(gc, Path(corners, codes), IdentityTransform(), self.colour(colour, opaque))
        gc.restore()

    def line(
        self,
        points: Sequence[tuple[float, float]],
        colour: str,
        width: float = 1.0,
        dashes: Sequence[float] | None = None,
    ) -> None:
        """Draw a line through points."""
        gc = self._context(colour, width, dashes)
        gc.set_snap(True if len(points) == 2 else None)
        path = Path(np.array(points) * (self.scale, -self.scale) + (0, self._tall))
        self.renderer.draw_path(gc, path, IdentityTransform())
        gc.restore()

    def shapes(
        self,
        polygon: Polygon,
        places: Sequence[tuple[float, float]],
        radius: float,
        *,
        fill: str | None = None,
        opaque: float = 1.0,
        edge: str | None = None,
        width: float = 1.5,
    ) -> None:
        """Draw one polygon (in radii, upwards) at many places."""
        self._markers(_closed(polygon), places, radius, fill, opaque, edge, width)

    def strokes(
        self, lines: tuple[Polygon, ...], places: Sequence[tuple[float, float]], radius: float, edge: str, width: float
    ) -> None:
        """Draw several open lines (in radii, upwards) at many places."""
        self._markers(_open(lines), places, radius, None, 1.0, edge, width)

    def _markers(
        self,
        marker: Path,
        places: Sequence[tuple[float, float]],
        radius: float,
        fill: str | None,
        opaque: float,
        edge: str | None,
        width: float,
    ) -> None:
        gc = self._context(edge, width, None)
        at = Affine2D().scale(self.scale, -self.scale).translate(0, self._tall)
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


def _pixels(renderer: Any) -> np.ndarray:
    rows, columns = int(renderer.height), int(renderer.width)
    return np.frombuffer(renderer.buffer_rgba(), np.uint32).reshape(rows, columns)


@lru_cache(maxsize=512)
def _word(colour: str) -> np.uint32:
    return np.uint32(0xFF000000 | int(colour[1:], 16))


@lru_cache(maxsize=512)
def _closed(polygon: Polygon) -> Path:
    return Path(np.array([*polygon, polygon[0]]), closed=True)


@lru_cache(maxsize=512)
def _open(lines: tuple[Polygon, ...]) -> Path:
    points = np.array([point for line in lines for point in line])
    codes = [Path.MOVETO if at == 0 else Path.LINETO for line in lines for at in range(len(line))]
    return Path(points, codes)
