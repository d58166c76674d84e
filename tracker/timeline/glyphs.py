"""Glyphs: a shape per kind and a fill per status, told apart without colour too."""

from tracker.mentions.mention import Kind, Status
from tracker.timeline import shapes
from tracker.timeline.brush import Brush, Places
from tracker.timeline.theme import Theme, mixed

_CROSS: tuple[shapes.Polygon, ...] = (((-1, -1), (1, 1)), ((-1, 1), (1, -1)))
_ARROW: tuple[shapes.Polygon, ...] = (((0.16, 0.0), (0.86, 0.0)), ((0.56, 0.3), (0.86, 0.0), (0.56, -0.3)))
_BAR: shapes.Polygon = ((-0.66, 0.19), (0.66, 0.19), (0.66, -0.19), (-0.66, -0.19))


def glyph(
    brush: Brush,
    theme: Theme,
    kind: Kind,
    status: Status,
    places: Places,
    radius: float,
    half: float,
    *,
    numbered: bool = False,
    colour: str = "",
) -> None:
    """Draw events that look alike: the kind is the shape, the status the fill; `colour` replaces the kind's own."""
    key = (theme.name, kind, status, radius, half, numbered and status is Status.ONGOING, colour)
    reach = half + radius * 1.2

    def draw(on: Brush, at: Places) -> None:
        _draw(on, theme, kind, status, at, radius, half, numbered, colour or theme.kinds[kind])

    brush.stamp(key, max(reach, radius * 1.5), draw, places)


def _draw(
    brush: Brush,
    theme: Theme,
    kind: Kind,
    status: Status,
    places: Places,
    radius: float,
    half: float,
    numbered: bool,
    colour: str,
) -> None:
    polygon = shapes.outline(kind, half / radius)
    width = max(1.4, radius * 0.16)
    solid = status in (Status.COMPLETED, Status.MISSED)
    fill = colour if solid else mixed(colour, 0.16, theme.paper) if status is Status.POSTPONED else theme.paper
    if status is Status.PROPOSED:
        brush.shapes(polygon, places, radius, fill=fill)
        brush.strokes(shapes.dashed(polygon, 0.5, 0.34), places, radius, colour, width)
    else:
        brush.shapes(polygon, places, radius, fill=fill, edge=colour, width=width)
    if kind is Kind.DEADLINE:
        brush.strokes((shapes.POLE,), places, radius, colour, width * 1.3)
    if status is Status.ONGOING:
        part = mixed(colour, 0.42, theme.paper) if numbered else colour
        brush.shapes(shapes.left_half(polygon), places, radius, fill=part)
        brush.shapes(polygon, places, radius, edge=colour, width=width)
    if kind is Kind.AGREEMENT:
        brush.strokes((shapes.FOLD,), places, radius, theme.paper if solid else colour, width * 0.8)
    right, up = shapes.middle(kind)
    if status is Status.MISSED:
        brush.shapes(_moved(_BAR, right, up), places, radius, fill=theme.paper)
    if status is Status.CANCELLED:
        size = 0.5 if kind is Kind.DEADLINE else 0.8
        cross = tuple(_moved(tuple((x * size, y * size) for x, y in stroke), right, up) for stroke in _CROSS)
        brush.strokes(cross, places, radius, theme.paper, width * 2.4)
        brush.strokes(cross, places, radius, theme.ink, width * 1.1)
    if status is Status.POSTPONED:
        arrow = tuple(_moved(stroke, half / radius, up) for stroke in _ARROW)
        brush.strokes(arrow, places, radius, colour, width * 1.1)


def pill_shape(brush: Brush, half: float, tall: float, places: Places, fill: str, edge: str) -> None:
    """Draw what text stands in: a pill of half a width and half a height in px."""

    def draw(on: Brush, at: Places) -> None:
        on.shapes(shapes.rounded(half, tall), at, 1.0, fill=fill, edge=edge, width=1.2)

    brush.stamp(("pill", half, tall, fill, edge), half + 2, draw, places)


def _moved(polygon: shapes.Polygon, right: float, up: float) -> shapes.Polygon:
    return tuple((x + right, y + up) for x, y in polygon)
