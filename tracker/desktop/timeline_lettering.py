"""Text on the timeline's screen path: Qt rasterises a label once, later it is only copied onto matplotlib's pixels."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPixmap
from shiboken6 import wrapInstance

from tracker.timeline.lettering import CAPITALS, Style, Writing
from tracker.timeline.pixels import Stamped

_ATLAS = 2048  # px: one picture holds all labels and glyphs
_BLEED = 3  # px beside each label: letters like J reach out of their width
_SHAPED = range(0x0590, 0x1E00)  # scripts whose letters change with their neighbours: widths are not sums


class _Face:
    """One size and weight: its font and the widths known so far, in px of the screen."""

    def __init__(self, families: Sequence[str], size: int, bold: bool) -> None:
        self.font = QFont(list(families))
        self.font.setPixelSize(max(size, 1))
        self.font.setBold(bold)
        self.font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self.metrics = QFontMetricsF(self.font)
        self.ascent = ceil(self.metrics.ascent())
        self.height = ceil(self.metrics.height()) + 2
        self.letters: dict[str, float] = {}
        self.widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        known = self.widths.get(text)
        if known is not None:
            return known
        letters = self.letters
        width = 0.0
        for letter in text:
            advance = letters.get(letter)
            if advance is None:
                if ord(letter) in _SHAPED:
                    width = self.metrics.horizontalAdvance(text)
                    break
                advance = letters[letter] = self.metrics.horizontalAdvance(letter)
            width += advance
        if len(self.widths) > 50_000:
            self.widths.clear()
        self.widths[text] = width
        return width


class ScreenLettering:
    """Measures and writes for a screen whose pixels are `ratio` times the layout's."""

    def __init__(self, families: Sequence[str], ratio: float) -> None:
        self._families, self.ratio = families, ratio
        self._faces: dict[tuple[int, bool], _Face] = {}
        self._atlas = QPixmap(_ATLAS, _ATLAS)
        # Where in the atlas: x, y, width, height; of a text also how far its middle line is below its upper edge.
        self._texts: dict[tuple[str, Style], tuple[int, int, int, int, float]] = {}
        self._stamps: dict[Hashable, tuple[int, int, int, int]] = {}
        self._forget()

    def _forget(self) -> None:
        self._texts.clear()
        self._stamps.clear()
        self._atlas.fill(Qt.GlobalColor.transparent)
        self._x = self._y = self._shelf = 0

    def _face(self, style: Style) -> _Face:
        key = (round(style.size * self.ratio), style.bold)
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = _Face(self._families, *key)
        return face

    def width(self, text: str, style: Style) -> float:
        return self._face(style).width(text) / self.ratio

    def write(self, renderer: Any, writings: Sequence[Writing], scale: float, clip: tuple[float, ...]) -> None:
        texts = self._texts
        for _ in range(2):  # once more where new ones had to be drawn
            fresh: set[tuple[str, Style]] = set()
            inside: list[tuple[float, ...]] = []
            outside: list[tuple[float, ...]] = []
            for x, y, text, style, align, clipped in writings:
                place = texts.get((text, style))
                if place is None:
                    fresh.add((text, style))
                    continue
                at_x, at_y, wide, tall, middle = place
                left = round(x * scale - align * (wide - 2 * _BLEED) - _BLEED)
                (inside if clipped else outside).append((left, round(y * scale - middle), at_x, at_y, wide, tall))
            if not fresh:
                break
            self._prepare(fresh, writings)
        box = (round(clip[0] * scale), round(clip[1] * scale), round(clip[2] * scale), round(clip[3] * scale))
        self._copy(renderer, [(box, inside), (None, outside)])

    def knows(self, key: Hashable) -> bool:
        return key in self._stamps

    def keep(self, key: Hashable, pixels: NDArray[np.uint8]) -> None:
        rows, columns, _ = pixels.shape
        place = self._room(columns, rows)
        if place is None:
            self._forget()
            place = self._room(columns, rows)
            if place is None:
                return
        painter = QPainter(self._atlas)
        image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGBA8888)
        painter.drawImage(*place, image)
        painter.end()
        self._stamps[key] = (*place, columns, rows)

    def put(self, renderer: Any, stamps: Sequence[Stamped]) -> bool:
        if any(stamp.key not in self._stamps for stamp in stamps):
            return False
        groups: list[tuple[tuple[int, ...] | None, list[tuple[float, ...]]]] = []
        clip: tuple[int, ...] | None = None
        for key, x, y, bounds in stamps:
            if bounds != clip:
                clip = bounds
                groups.append((clip, []))
            groups[-1][1].append((x, y, *self._stamps[key]))
        self._copy(renderer, groups)
        return True

    def _copy(
        self, renderer: Any, groups: Sequence[tuple[tuple[int, ...] | None, Sequence[tuple[float, ...]]]]
    ) -> None:
        """Copy parts of the atlas (x, y, and where they are in it) in few calls: one for each clip."""
        painter = QPainter(self._buffer(renderer))
        for clip, parts in groups:
            if not parts:
                continue
            painter.setClipRect(QRect(*clip)) if clip else painter.setClipping(False)
            # What Qt calls a PixmapFragment: the middle, the source, the scale, the angle and the opacity.
            fragments = np.ones((len(parts), 10))
            fragments[:, :6] = np.array(parts)
            fragments[:, :2] += fragments[:, 4:6] / 2
            fragments[:, 8] = 0
            first: Any = wrapInstance(fragments.ctypes.data, QPainter.PixmapFragment)
            painter.drawPixmapFragments(first, len(parts), self._atlas)
        painter.end()

    def _buffer(self, renderer: Any) -> QImage:
        """Agg's pixels as Qt's picture, without a copy; painters must end before the renderer goes."""
        wide, tall = int(renderer.width), int(renderer.height)
        self._open = QImage(renderer.buffer_rgba(), wide, tall, 4 * wide, QImage.Format.Format_RGB32)
        return self._open

    def _room(self, wide: int, tall: int) -> tuple[int, int] | None:
        """Take a place in the atlas; None where it is full."""
        if self._x + wide > _ATLAS:
            self._x, self._y, self._shelf = 0, self._y + self._shelf, 0
        if wide > _ATLAS or self._y + max(self._shelf, tall) > _ATLAS:
            return None
        place = (self._x, self._y)
        self._shelf = max(self._shelf, tall)
        self._x += wide
        return place

    def _prepare(self, fresh: Iterable[tuple[str, Style]], all_of_them: Sequence[Writing]) -> None:
        """Give each new text its place in the atlas; starts the atlas anew when it is full."""
        if not self._draw(sorted(fresh, key=lambda pair: (pair[1].size, pair[0]))):
            self._forget()
            self._draw(sorted({(item.text, item.style) for item in all_of_them}, key=lambda pair: pair[1].size))

    def _draw(self, fresh: list[tuple[str, Style]]) -> bool:
        painter = QPainter(self._atlas)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        fits = True
        for text, style in fresh:
            face = self._face(style)
            wide = min(ceil(face.width(text)) + 2 * _BLEED, _ATLAS)
            place = self._room(wide, face.height)
            if place is None:
                fits = False
                break
            x, y = place
            painter.setClipRect(x, y, wide, face.height)
            painter.setFont(face.font)
            painter.setPen(QColor(style.colour))
            painter.drawText(x + _BLEED, y + face.ascent, text)
            middle = face.ascent - CAPITALS * style.size * self.ratio
            self._texts[text, style] = (x, y, wide, face.height, middle)
        painter.end()
        return fits
