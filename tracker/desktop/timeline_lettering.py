"""Text on the timeline's screen path: Qt rasterises a label once, later it is only copied onto matplotlib's pixels."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from tracker.timeline.lettering import CAPITALS, Style, Writing
from tracker.timeline.pixels import Stamped

_ATLAS = 2048  # px: one picture holds all labels
_STAMPS = 4000  # glyphs kept; different sizes and colours
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
        self._stamps: dict[Hashable, QImage] = {}
        self._places: dict[tuple[str, Style], tuple[int, int, int, int, int]] = {}  # x, y, width, height, ascent
        self._atlas = QImage(_ATLAS, _ATLAS, QImage.Format.Format_ARGB32_Premultiplied)
        self._forget()

    def _forget(self) -> None:
        self._places.clear()
        self._atlas.fill(0)
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
        self._prepare(writings)
        painter = QPainter(self._buffer(renderer))
        left, top, width, height = (round(part * scale) for part in clip)
        for clipped in (True, False):
            painter.setClipRect(QRect(left, top, width, height)) if clipped else painter.setClipping(False)
            for writing in writings:
                if writing.clipped is clipped and (place := self._places.get((writing.text, writing.style))):
                    x, y, w, h, ascent = place
                    at_x = writing.x * scale - writing.align * (w - 2 * _BLEED) - _BLEED
                    at_y = writing.y * scale + CAPITALS * writing.style.size * scale - ascent
                    painter.drawImage(round(at_x), round(at_y), self._atlas, x, y, w, h)
        painter.end()

    def knows(self, key: Hashable) -> bool:
        return key in self._stamps

    def keep(self, key: Hashable, pixels: NDArray[np.uint8]) -> None:
        rows, columns, _ = pixels.shape
        if len(self._stamps) > _STAMPS:
            self._stamps.clear()
        image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGBA8888)
        self._stamps[key] = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)

    def put(self, renderer: Any, stamps: Sequence[Stamped]) -> None:
        painter = QPainter(self._buffer(renderer))
        clip = None
        for stamp in stamps:
            if stamp.clip != clip:
                clip = stamp.clip
                painter.setClipRect(QRect(*clip))
            if image := self._stamps.get(stamp.key):
                painter.drawImage(stamp.x, stamp.y, image)
        painter.end()

    def _buffer(self, renderer: Any) -> QImage:
        """Agg's pixels as Qt's picture, without a copy; painters must end before the renderer goes."""
        wide, tall = int(renderer.width), int(renderer.height)
        self._open = QImage(renderer.buffer_rgba(), wide, tall, 4 * wide, QImage.Format.Format_RGB32)
        return self._open

    def _prepare(self, writings: Sequence[Writing]) -> None:
        """Give each text its place in the atlas; starts the atlas anew when it is full."""
        for _ in range(2):
            fresh = {(item.text, item.style) for item in writings} - self._places.keys()
            if not fresh or self._draw(sorted(fresh, key=lambda pair: (pair[1].size, pair[0]))):
                return
            self._forget()

    def _draw(self, fresh: list[tuple[str, Style]]) -> bool:
        painter = QPainter(self._atlas)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        fits = True
        for text, style in fresh:
            face = self._face(style)
            width = min(ceil(face.width(text)) + 2 * _BLEED, _ATLAS)
            if self._x + width > _ATLAS:
                self._x, self._y, self._shelf = 0, self._y + self._shelf, 0
            if self._y + max(self._shelf, face.height) > _ATLAS:
                fits = False
                break
            self._shelf = max(self._shelf, face.height)
            painter.setFont(face.font)
            painter.setPen(QColor(style.colour))
            painter.drawText(self._x + _BLEED, self._y + face.ascent, text)
            self._places[text, style] = (self._x, self._y, width, face.height, face.ascent)
            self._x += width
        painter.end()
        return fits
