"""Strips below the axis: how much happens when in the whole dossier, and when articles told anything at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from tracker.timeline.brush import Brush
from tracker.timeline.columns import Columns, Floats, Ints
from tracker.timeline.frame import Frame
from tracker.timeline.lettering import shortened
from tracker.timeline.scene import small_style
from tracker.timeline.theme import Theme, mixed
from tracker.timeline.view import View, day_of, days
from tracker.timeline.words import Words

_STEP = 4.0  # px of a column of the overview
_CELL = 5.0  # px at least of a cell of the coverage: several weeks where the dossier is long
_PAD = 0.02  # of the whole, at both ends
_SHORTEST = 60.0  # days
_WEEK = 7.0
_MONDAY = -3.0  # 1969-12-29, in days since 1970-01-01


@dataclass(frozen=True, slots=True)
class Strips:
    """Counts over the whole dossier: events in columns of equal width, articles in cells of one or more weeks."""

    whole: View
    events: Ints
    cells: Floats  # n + 1 edges in days
    articles: Ints

    def x(self, moment: float, frame: Frame) -> float:
        """Return where a moment stands in the strips, px."""
        return frame.gutter + (moment - self.whole.start) * frame.plot / self.whole.span

    def moment(self, x: float, frame: Frame) -> float:
        """Return the moment at px `x`."""
        return self.whole.start + (x - frame.gutter) * self.whole.span / frame.plot

    def cell(self, x: float, frame: Frame) -> tuple[date, date, int] | None:
        """Return first and last day and the number of articles of the cell at px `x`."""
        at = int(np.searchsorted(self.cells, self.moment(x, frame), side="right")) - 1
        if not 0 <= at < len(self.articles):
            return None
        return day_of(float(self.cells[at])), day_of(float(self.cells[at + 1]) - 1), int(self.articles[at])


def strips(columns: Columns, articles: Sequence[date], frame: Frame) -> Strips:
    """Count the events and the articles (by their day) over all the time that has any of them."""
    told = np.array([days(day) for day in articles])
    firsts = ([columns.first] if len(columns) else []) + ([float(told.min())] if len(told) else [])
    lasts = ([columns.last] if len(columns) else []) + ([float(told.max()) + 1] if len(told) else [])
    first, last = min(firsts, default=0.0), max(lasts, default=_SHORTEST)
    pad = max((last - first) * _PAD, (_SHORTEST - last + first) / 2, 1.0)
    whole = View.between(first - pad, last + pad)
    steps = max(int(frame.plot / _STEP), 1)
    slots = np.arange(len(columns)) if columns.single else np.unique(columns.mark_at, return_index=True)[1]
    events, _ = np.histogram(columns.middle[slots], steps, (whole.start, whole.end))
    weeks = max(int(np.ceil(_CELL / (frame.plot / whole.span * _WEEK))), 1)
    width = weeks * _WEEK
    begin = np.floor((whole.start - _MONDAY) / width) * width + _MONDAY
    cells = np.arange(begin, whole.end + width, width)
    counts, _ = np.histogram(told, cells)
    return Strips(whole, events.astype(np.int64), cells, counts.astype(np.int64))


def draw(shown: Strips, frame: Frame, theme: Theme, words: Words, brush: Brush) -> None:
    """Draw both strips, as many of them as the frame has, from the upper edge of the brush on."""
    wide, upper, lower = frame.width, frame.overview, frame.coverage
    brush.rectangle(0, 0, wide, upper + lower, theme.panel)
    style = small_style(frame.text * 0.92, theme.muted)
    room = frame.gutter - 28 * frame.text
    if upper:
        brush.rectangle(frame.gutter, 2, frame.plot, upper - 4, theme.paper)
        edges = frame.gutter + np.arange(len(shown.events) + 1) * frame.plot / len(shown.events)
        heights = np.sqrt(shown.events / max(int(shown.events.max()), 1)) * (upper - 9)
        heights[shown.events > 0] += 1.5
        brush.silhouette(edges, heights, upper - 3, mixed(theme.accent, 0.55, theme.paper))
        name = shortened(words.phrases["whole"], style, room, brush.lettering)
        brush.write(20 * frame.text, upper / 2, name, style, clipped=False)
    if lower:
        brush.rectangle(frame.gutter, upper + 2, frame.plot, lower - 6, theme.paper)
        most = max(int(shown.articles.max()), 1) if len(shown.articles) else 1
        clip, brush.clip = brush.clip, (frame.gutter, upper, frame.plot, lower)
        for at in np.flatnonzero(shown.articles).tolist():
            left, right = (shown.x(float(edge), frame) for edge in shown.cells[at : at + 2])
            share = 0.25 + 0.75 * (int(shown.articles[at]) / most) ** 0.5
            colour = mixed(theme.good, share, theme.paper)
            brush.rectangle(left, upper + 2, max(right - left - 1, 1), lower - 6, colour)
        brush.clip = clip
        name = shortened(words.phrases["coverage"], style, room, brush.lettering)
        brush.write(20 * frame.text, upper + lower / 2 - 1, name, style, clipped=False)
    brush.finish((0.0, 0.0, wide, upper + lower))
