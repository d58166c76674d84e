"""Shapes: the outline of each kind of event as a polygon, and the same halved; unit: the glyph's radius, y up."""

import math
from itertools import pairwise

from tracker.mentions.mention import Kind

Polygon = tuple[tuple[float, float], ...]

_ROUND: Polygon = tuple((math.cos(turn * math.tau / 48), math.sin(turn * math.tau / 48)) for turn in range(48))
_FLAG: Polygon = ((-0.72, 1.05), (1.1, 1.05), (0.68, 0.4), (1.1, -0.25), (-0.72, -0.25))
POLE: Polygon = ((-0.72, 1.05), (-0.72, -1.15))
_SHEET: Polygon = ((-0.82, 0.95), (0.3, 0.95), (0.82, 0.43), (0.82, -0.95), (-0.82, -0.95))
FOLD: Polygon = ((0.3, 0.95), (0.3, 0.43), (0.82, 0.43))
_SHIELD: Polygon = (
    *((-0.9, 0.9), (0.9, 0.9), (0.9, 0.0)),
    *((0.8, -0.36), (0.55, -0.7), (0.0, -1.1), (-0.55, -0.7), (-0.8, -0.36)),
    (-0.9, 0.0),
)
FOLDED: Polygon = ((-0.6, 1.0), (0.7, 0.0), (-0.6, -1.0))  # before a lane's name: it has more to show
UNFOLDED: Polygon = ((-1.0, 0.6), (1.0, 0.6), (0.0, -0.7))
_TIP = 0.62  # length of the two arrow heads of an exchange
PLAIN_HALF = 1.3  # half the width of an exchange without a number


def outline(kind: Kind, half: float) -> Polygon:
    """Return the outline of a kind; `half` is half its width, which only an exchange's number stretches."""
    if kind is Kind.NEGOTIATION_ROUND:
        return _ROUND
    if kind is Kind.DEADLINE:
        return _FLAG
    if kind is Kind.AGREEMENT:
        return _SHEET
    if kind is Kind.CEASEFIRE:
        return _SHIELD
    flat = half - _TIP
    return ((-half, 0.0), (-flat, 0.85), (flat, 0.85), (half, 0.0), (flat, -0.85), (-flat, -0.85))


def half_width(kind: Kind, number: float = 0.0) -> float:
    """Return half the width of a kind's outline; `number` is the width of the text inside, in radii."""
    if kind is Kind.PRISONER_EXCHANGE:
        return max(PLAIN_HALF, number / 2 + 0.55)
    return 1.1 if kind is Kind.DEADLINE else 1.0


def middle(kind: Kind) -> tuple[float, float]:
    """Return where the number or the sign of a status stands in a kind's outline."""
    return (0.06, 0.4) if kind is Kind.DEADLINE else (0.0, 0.0)


def left_half(polygon: Polygon) -> Polygon:
    """Return the part of a convex or nearly convex polygon that lies left of its middle."""
    middle = (min(x for x, _ in polygon) + max(x for x, _ in polygon)) / 2
    kept: list[tuple[float, float]] = []
    for (x0, y0), (x1, y1) in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
        if x0 <= middle:
            kept.append((x0, y0))
        if (x0 - middle) * (x1 - middle) < 0:
            kept.append((middle, y0 + (y1 - y0) * (middle - x0) / (x1 - x0)))
    return tuple(kept)


def dashed(polygon: Polygon, on: float, off: float) -> tuple[Polygon, ...]:
    """Return the outline as separate strokes of length `on` with gaps of about `off`, closing evenly."""
    corners = (*polygon, polygon[0])
    lengths = [math.dist(one, other) for one, other in pairwise(corners)]
    count = max(round(sum(lengths) / (on + off)), 3)
    pitch = sum(lengths) / count
    strokes = []
    for number in range(count):
        begin = number * pitch
        stops = [begin, begin + pitch * on / (on + off)]
        walked, stroke = 0.0, [_along(corners, lengths, stops[0])]
        for corner, length in zip(corners[1:], lengths, strict=True):
            walked += length
            if stops[0] < walked < stops[1]:
                stroke.append(corner)
        strokes.append((*stroke, _along(corners, lengths, stops[1])))
    return tuple(strokes)


def _along(corners: Polygon, lengths: list[float], way: float) -> tuple[float, float]:
    for one, other, length in zip(corners, corners[1:], lengths, strict=False):
        if way <= length:
            part = way / length if length else 0.0
            return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part
        way -= length
    return corners[-1]


def rounded(half: float, tall: float) -> Polygon:
    """Return a pill: half its width and half its height in px."""
    radius = min(half, tall)
    corners = (
        (half - radius, 0),
        (-(half - radius), math.pi / 2),
        (-(half - radius), math.pi),
        (half - radius, 1.5 * math.pi),
    )
    points = []
    for x, begin in corners:
        y = (tall - radius) * (1 if begin < math.pi else -1)
        points += [
            (x + radius * math.cos(begin + step * math.pi / 16), y + radius * math.sin(begin + step * math.pi / 16))
            for step in range(9)
        ]
    return tuple(points)
