"""Icons: the shipped line drawings, in the colour of the text they stand beside."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from tracker import paths


@cache
def _drawing(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))


def paint(painter: QPainter, name: str, colour: QColor, into: QRectF) -> None:
    """Draw an icon with a painter, sharp at any scale."""
    _renderer(name, colour.name()).render(painter, into)


@cache
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture of `size` logical pixels."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _renderer(name, colour).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


class Drawn(QIconEngine):
    """Renders an icon when it is first shown, at the size and for the screen that it is shown on."""

    def __init__(self, name: str, colour: str, faint: str) -> None:
        super().__init__()
        self._name, self._colour, self._faint = name, colour, faint

    def _in(self, mode: QIcon.Mode) -> str:
        return self._faint if mode is QIcon.Mode.Disabled else self._colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        _renderer(self._name, self._in(mode)).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:  # noqa: ARG002
        return pixmap(self._name, self._in(mode), min(size.width(), size.height()))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: ARG002
        return pixmap(self._name, self._in(mode), min(size.width(), size.height()), scale)

    def clone(self) -> QIconEngine:
        return Drawn(self._name, self._colour, self._faint)


@cache
def icon(name: str, colour: str, faint: str) -> QIcon:
    """Return an icon for a button or menu; `faint` is its colour while it cannot be used."""
    return QIcon(Drawn(name, colour, faint))
