"""Glyphs: a shape per kind and a fill per status, told apart without colour too."""

from tracker.mentions.mention import Kind, Status
from tracker.timeline import shapes
from tracker.timeline.brush import Brush
from tracker.timeline.theme import Theme, mixed

_CROSS: tuple[shapes.Polygon, ...] = (((-1.12, -1.12), (1.12, 1.12)), ((-1.12, 1.12), (1.12, -1.12)))
_ARROW: tuple[shapes.Polygon, ...] = (((0.16, 0.0), (0.86, 0.0)), ((0.56, 0.3), (0.86, 0.0), (0.56, -0.3)))
_BAR: shapes.Polygon = ((-0.66, 0.19), (0.66, 0.19), (0.66, -0.19), (-0.66, -0.19))


def glyph(
    brush: Brush,
    theme: Theme,
    kind: Kind,
    status: Status,
    places: list[tuple[float, float]],
    radius: float,
    half: float,
    *,
    numbered: bool = False,
    colour: str = "",
) -> None:
    """Draw events that look alike: the kind is the shape, the status the fill; `colour` replaces the kind's own."""
    colour = colour or theme.kinds[kind]
    polygon = shapes.outline(kind, half / radius)
    width = max(1.4, radius * 0.16)
    solid = status in (Status.COMPLETED, Status.MISSED)
    dashes = (radius * 0.42, radius * 0.3) if status is Status.PROPOSED else None
    ground = mixed(colour, 0.16, theme.paper) if status is Status.POSTPONED else theme.paper
    if kind is Kind.DEADLINE:
        brush.shapes(shapes.POLE, places, radius, edge=colour, width=width * 1.3, closed=False)
    brush.shapes(polygon, places, radius, fill=colour if solid else ground, edge=colour, width=width, dashes=dashes)
    if status is Status.ONGOING:
        part = mixed(colour, 0.42, theme.paper) if numbered else colour
        brush.shapes(shapes.left_half(polygon), places, radius, fill=part)
        brush.shapes(polygon, places, radius, edge=colour, width=width)
    if kind is Kind.AGREEMENT:
        fold = theme.paper if solid else colour
        brush.shapes(shapes.FOLD, places, radius, edge=fold, width=width * 0.8, closed=False)
    lift = shapes.middle(kind)
    if status is Status.MISSED:
        brush.shapes(_moved(_BAR, *lift), places, radius, fill=theme.paper)
    if status is Status.CANCELLED:
        for stroke in _CROSS:
            brush.shapes(_moved(stroke, *lift), places, radius, edge=theme.paper, width=width * 3, closed=False)
            brush.shapes(_moved(stroke, *lift), places, radius, edge=theme.ink, width=width * 1.15, closed=False)
    if status is Status.POSTPONED:
        for stroke in _ARROW:
            brush.shapes(
                _moved(stroke, half / radius, lift[1]), places, radius, edge=colour, width=width * 1.1, closed=False
            )


def _moved(polygon: shapes.Polygon, right: float, up: float) -> shapes.Polygon:
    return tuple((x + right, y + up) for x, y in polygon)
