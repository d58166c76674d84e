"""Icons: the shipped line drawings, in the colour of the text they stand beside."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from tracker import paths

SIZES = (16, 20, 24, 32, 48)


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


@cache
def icon(name: str, colour: str, faint: str) -> QIcon:
    """Return an icon for a button or menu; `faint` is its colour while it cannot be used."""
    made = QIcon()
    for size in SIZES:
        for ratio in (1.0, 2.0):
            made.addPixmap(pixmap(name, colour, size, ratio), QIcon.Mode.Normal)
            made.addPixmap(pixmap(name, faint, size, ratio), QIcon.Mode.Disabled)
    return made
