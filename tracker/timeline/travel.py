"""Travel: the way from one stretch of time to another, as the eye follows it best."""

import math

from tracker.timeline.view import View

_ZOOM = 1.4  # how much a way zooms out in between: the value that van Wijk and Nuij found people to like
_NEAR = 1e-3  # of the span: less than that is no way to travel


def between(start: View, end: View, part: float) -> View:
    """Return the view after `part` (0 to 1) of the way: out, across and in at an even pace.

    The shortest way in zoom and pan together (van Wijk and Nuij, "Smooth and efficient zooming and panning", 2003).
    """
    if part <= 0:
        return start
    if part >= 1:
        return end
    way = end.middle - start.middle
    if abs(way) < _NEAR * min(start.span, end.span):
        return _around(start.middle + way * part, start.span * (end.span / start.span) ** part)
    square, away = _ZOOM**2, abs(way)
    first = _turn(end.span, start.span, square, away, start.span, 1)
    last = _turn(end.span, start.span, square, away, end.span, -1)
    at = first + part * (last - first)
    span = start.span * math.cosh(first) / math.cosh(at)
    gone = start.span / square * (math.cosh(first) * math.tanh(at) - math.sinh(first))
    return _around(start.middle + math.copysign(gone, way), span)


def _turn(end: float, start: float, square: float, away: float, span: float, sign: int) -> float:
    """Return how far one end of the way is from where it is zoomed out most (r in the paper)."""
    b = (end**2 - start**2 + sign * square**2 * away**2) / (2 * span * square * away)
    return -math.asinh(b)


def _around(middle: float, span: float) -> View:
    return View.between(middle - span / 2, middle + span / 2)
