"""Pixels: the brush for the screen, which writes straight into Agg's buffer and draws what recurs only once."""

from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from math import ceil
from typing import Any, NamedTuple, Protocol

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from numpy.typing import NDArray

from tracker.timeline.brush import PEAK, RAMP, Box, Brush, Places
from tracker.timeline.columns import Floats
from tracker.timeline.lettering import Lettering
from tracker.timeline.theme import rgb


class Stamped(NamedTuple):
    """A stamp and its left upper corner in pixels; `clip` is x, y, width, height in pixels."""

    key: Hashable
    x: int
    y: int
    clip: tuple[int, int, int, int]


class Ink(Lettering, Protocol):
    """What puts ready pictures onto the buffer: Qt, which does it ten times as fast as Agg draws them."""

    def knows(self, key: Hashable) -> bool:
        """Whether there is a stamp of that key."""
        ...

    def keep(self, key: Hashable, pixels: NDArray[np.uint8]) -> None:
        """Keep a stamp: rows, columns, RGBA, not premultiplied."""
        ...

    def put(self, renderer: Any, stamps: Sequence[Stamped]) -> bool:
        """Blend stamps onto the renderer's buffer, in order; False, and nothing is done, where one is not known."""
        ...


class ScreenBrush(Brush):
    """Exchanges red and blue in all it draws: the buffer then has Qt's own order (RGB32) and needs no conversion."""

    def __init__(self, renderer: Any, width: float, height: float, scale: float, ink: Ink) -> None:
        super().__init__(renderer, width, height, scale, ink)
        self._ink = ink
        rows, columns = int(renderer.height), int(renderer.width)
        self._words = np.frombuffer(renderer.buffer_rgba(), np.uint32).reshape(rows, columns)
        self._bytes = self._words.view(np.uint8).reshape(rows, columns, 4)
        self._stamped: list[Stamped] = []
        self._drawn: dict[tuple[Hashable, int], Callable[[Brush, Places], None]] = {}

    def colour(self, name: str, opaque: float = 1.0) -> tuple[float, float, float, float]:
        red, green, blue = rgb(name)
        return (blue, green, red, opaque)

    def _area(self, x: float, y: float, width: float, height: float) -> tuple[int, int, int, int] | None:
        """Left, top, right, bottom in pixels of what the clip leaves of a rectangle, at least one pixel."""
        inside = self.clipped(x, y, width, height)
        if inside is None:
            return None
        left, top, right, bottom = (round(part * self.scale) for part in inside)
        return left, top, max(right, left + 1), max(bottom, top + 1)

    def rectangle(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        left, top, wide, tall = self.clip
        s, x1, y1 = self.scale, x + width, y + height
        x0, y0 = (max(left, x)), (max(top, y))
        x1, y1 = (min(left + wide, x1)), (min(top + tall, y1))
        if x1 > x0 and y1 > y0:
            first, row = round(x0 * s), round(y0 * s)
            self._words[row : max(round(y1 * s), row + 1), first : max(round(x1 * s), first + 1)] = _word(colour)

    def stripes(self, place: Box, ground: str, stripes: Sequence[tuple[float, float, str]]) -> None:
        area = self._area(*place)
        if area is None:
            return
        left, top, right, bottom = area
        row = np.full(right - left, _word(ground), np.uint32)  # all rows are alike
        for at, width, colour in stripes:
            first = round(at * self.scale) - left
            last = max(round((at + width) * self.scale) - left, first + 1)
            if last > 0:
                row[max(first, 0) : last] = _word(colour)
        self._words[top:bottom, left:right] = row

    def fades(self, boxes: Sequence[Box], colour: str) -> None:
        top_colour = np.array([256 * part for part in self.colour(colour)[:3]], np.float32)
        for x, y, wide, tall in boxes:
            area = self._area(x, y, wide, tall)
            if area is None:
                continue
            left, top, right, bottom = area
            way = ((np.arange(left, right, dtype=np.float32) + 0.5) / self.scale - x) / wide
            share = (PEAK / RAMP * 2) * np.minimum(np.minimum(way, 1 - way), RAMP / 2)
            share = np.maximum(share, 0)[:, None]
            part = self._bytes[top:bottom, left:right, :3]
            part[:] = part * (1 - share) + top_colour * share

    def silhouette(self, sides: Floats, heights: Floats, foot: float, colour: str) -> None:
        area = self._area(
            float(sides[0]), foot - float(heights.max()), float(sides[-1] - sides[0]), float(heights.max())
        )
        if area is None:
            return
        left, top, right, bottom = area
        edges = np.clip(np.round(sides * self.scale).astype(np.int64), left, right)
        tops = np.clip(np.round((foot - heights) * self.scale).astype(np.int64), top, bottom)
        shown = (heights > 0) & (edges[1:] - 1 > edges[:-1])
        words, word = self._words, _word(colour)
        ends = edges[1:] - (edges[1:] < right)  # a pixel stays free between two
        for one, two, upper in zip(edges[:-1][shown].tolist(), ends[shown].tolist(), tops[shown].tolist(), strict=True):
            words[upper:bottom, one:two] = word

    def stamp(self, key: Hashable, reach: float, draw: Callable[[Brush, Places], None], places: Places) -> None:
        half = ceil(reach * self.scale) + 1
        key = (key, half)
        self._drawn[key] = draw
        left, top, wide, tall = self.clip
        s = self.scale
        clip = (round(left * s), round(top * s), round(wide * s), round(tall * s))
        self._stamped += [Stamped(key, round(x * s) - half, round(y * s) - half, clip) for x, y in places]

    def finish(self, clip: Box) -> None:
        for _ in range(2):  # once more where the last new one made room by forgetting the others
            for key, draw in self._drawn.items():
                if not self._ink.knows(key):
                    self._make(key, key[1], draw)
            if self._ink.put(self.renderer, self._stamped):
                break
        self._stamped = []
        super().finish(clip)

    def ready(self, most: int) -> bool:
        """Draw so many at most of the stamps that were only asked for, without a place; whether all are known."""
        missing = [(key, draw) for key, draw in self._drawn.items() if not self._ink.knows(key)]
        for key, draw in missing[:most]:
            self._make(key, key[1], draw)
        return len(missing) <= most

    def _make(self, key: Hashable, half: int, draw: Callable[[Brush, Places], None]) -> None:
        """Draw something once, in the middle of a picture of its own."""
        renderer = _agg(2 * half, 2 * half, 72)
        side = 2 * half / self.scale
        draw(Brush(renderer, side, side, self.scale, self._ink), [(side / 2, side / 2)])
        self._ink.keep(key, np.array(renderer.buffer_rgba()))


_agg: Any = RendererAgg  # matplotlib has no types for it


@lru_cache(maxsize=512)
def _word(colour: str) -> np.uint32:
    return np.uint32(0xFF000000 | int(colour[1:], 16))
