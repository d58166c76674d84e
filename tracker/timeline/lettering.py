"""Lettering: measuring and writing text, handed in so that the screen and a file can do it each in their way."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple, Protocol


class Style(NamedTuple):
    """How a text looks; `size` in px of the layout."""

    size: float
    colour: str
    bold: bool = False


class Writing(NamedTuple):
    """A text and where it goes: `x` is its left end, middle or right end; `y` the middle of its capitals, downwards."""

    x: float
    y: float
    text: str
    style: Style
    align: float = 0.0  # 0 left, 0.5 middle, 1 right
    clipped: bool = True  # to the part where events are


class Lettering(Protocol):
    """What the layout and the drawing need to know of text."""

    def width(self, text: str, style: Style) -> float:
        """Return the width in px of the layout."""
        ...

    def write(self, renderer: Any, writings: Sequence[Writing], scale: float, clip: tuple[float, ...]) -> None:
        """Write on a renderer whose pixels are `scale` times the layout's; `clip` is x, y, width, height."""
        ...


CAPITALS = 0.36  # half the height of capitals as a part of the size


class FileLettering:
    """Text for pictures in files: real text in SVG and PDF, matplotlib's own pixels in PNG."""

    def __init__(self, families: Sequence[str] = ()) -> None:
        self._families = [*installed(families), "DejaVu Sans"]  # the last one has Cyrillic, Greek and arrows

    def _font(self, size: float, bold: bool) -> Any:
        from matplotlib.font_manager import FontProperties

        return FontProperties(family=self._families, size=size, weight="bold" if bold else "normal")

    def width(self, text: str, style: Style) -> float:
        return _measured(tuple(self._families), text, style.size, style.bold)

    def write(self, renderer: Any, writings: Sequence[Writing], scale: float, clip: tuple[float, ...]) -> None:
        from matplotlib.transforms import Bbox

        _, height = renderer.get_canvas_width_height()
        left, top, width, tall = clip
        box = Bbox.from_bounds(left * scale, height - (top + tall) * scale, width * scale, tall * scale)
        points = scale / renderer.points_to_pixels(1.0)  # a font's size is in points
        for writing in writings:
            style = writing.style
            gc = renderer.new_gc()
            gc.set_foreground(style.colour)
            if writing.clipped:
                gc.set_clip_rectangle(box)
            x = writing.x - writing.align * self.width(writing.text, style)
            y = writing.y + CAPITALS * style.size
            font = self._font(style.size * points, style.bold)
            at = y * scale if renderer.flipy() else height - y * scale
            renderer.draw_text(gc, x * scale, at, writing.text, font, 0)
            gc.restore()


def installed(families: Sequence[str]) -> list[str]:
    """Return those of the font families that matplotlib finds on this machine."""
    from matplotlib import font_manager

    known = {entry.name for entry in font_manager.fontManager.ttflist}
    return [family for family in families if family in known]


@lru_cache(maxsize=20_000)
def _measured(families: tuple[str, ...], text: str, size: float, bold: bool) -> float:
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family=list(families), size=100, weight="bold" if bold else "normal")
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width) * size / 100


def shortened(text: str, style: Style, width: float, lettering: Lettering) -> str:
    """Return the text, or as much of it as fits into `width` px with an ellipsis; "" if not even three letters do."""
    if lettering.width(text, style) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if lettering.width(text[:middle].rstrip() + "…", style) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…" if low >= 3 else ""
