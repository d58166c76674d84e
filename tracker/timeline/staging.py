"""Staging: the timeline for a room: type for the last row, lanes that stay, only what was told so far."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from tracker.mentions.mention import Kind
from tracker.timeline.columns import Columns
from tracker.timeline.drawing import label_left
from tracker.timeline.frame import Frame, Lane
from tracker.timeline.layout import Layout, Placed, lay_out
from tracker.timeline.lettering import Lettering, Style, shortened
from tracker.timeline.mark import Mark
from tracker.timeline.scene import Scene, fit, framed
from tracker.timeline.theme import load
from tracker.timeline.view import View
from tracker.timeline.words import words

AXIS = 12.0  # px of the smallest text at size 1: it decides how large all is drawn
_LETTERS = 26.0  # sizes that a label takes at most
_WORTH = 12  # letters: a name cut shorter than that tells nothing
_CROWD = 40  # events of which a room sees the whole story at once
_AROUND = 24  # of more it sees about so many around the one that is told
_AHEAD = 0.25  # of the stretch lies ahead of the event that is told
_ROWS = (2, 1, 3, 0, 4)  # the middle one fills first


class Staging:
    """Stages `marks`, of which a picture shows some; lanes are those of all, so that nothing jumps from step to step.

    `size` is in px, `text` the px of the smallest letters.
    """

    def __init__(
        self,
        marks: Sequence[Mark],
        size: tuple[float, float],
        text: float,
        language: str,
        lettering: Lettering,
        today: date | None = None,
        *,
        theme: str = "stage",
    ) -> None:
        bare = [replace(mark, label="") for mark in marks]
        # No names of lanes: in letters for the last row they would take a third of the width.
        self._words = replace(words(language), lanes=dict.fromkeys(Kind, ""), broken=dict.fromkeys(Kind, ("",)))
        self._lettering = lettering
        self._theme = replace(load(theme), text=text / AXIS)
        self._whole = Columns(bare)
        frame = framed(
            *(self._whole, size, self._theme.text, self._words, lettering, _no_date),
            legend=False,
            head=False,
            scrolls=False,
            step="stage",
        )
        lanes = tuple(_close(frame, at) for at in range(len(self._whole.lanes)))
        self.frame = replace(frame, lanes=lanes, measured={})
        self.view = fit(self._whole, self.frame, lettering, today, strays=False)
        self._last: tuple[object, Columns] = (None, self._whole)

    def around(self, at: int) -> View:
        """Return what to show while the event at a place is told: all of them, or of many those around it."""
        count, slot = len(self._whole), int(self._whole.slot_of[at])
        if count <= _CROWD or slot < 0:
            return self.view
        # By time, not by number: a few years with one event each must not fill the screen alone.
        span = max(self.view.span * _AROUND / count, 28.0)
        middle = float(self._whole.middle[slot])
        return View.between(middle - (1 - _AHEAD) * span, middle + _AHEAD * span)

    def scene(self, shown: Sequence[Mark], lit: Collection[int], view: View, today: date | None) -> Scene:
        """Return a picture of `shown`; those at the places `lit` are ringed and, where several are, named."""
        columns = self._columns(shown)
        frame = replace(self.frame, measured={})
        chosen = frozenset(lit)
        layout = lay_out(columns, frame, view, self._lettering, _no_date, selected=chosen)
        if len(chosen) > 1:
            layout = replace(layout, placed=self._named(layout, shown, chosen, view))
        return Scene(
            columns=columns,
            frame=frame,
            view=view,
            layout=layout,
            theme=self._theme,
            words=self._words,
            today=today,
            selected=chosen,
        )

    def _columns(self, shown: Sequence[Mark]) -> Columns:
        """Return the marks as columns; while a view travels they are the same from picture to picture."""
        known, columns = self._last
        if known is not shown:
            columns = Columns([replace(mark, label="") for mark in shown], self._whole.lanes)
            self._last = (shown, columns)
        return columns

    def _named(self, layout: Layout, shown: Sequence[Mark], lit: frozenset[int], view: View) -> tuple[Placed, ...]:
        """Name the lit events, each as far as nothing else stands in its way."""
        size, gap = self.frame.sizes.label, self.frame.sizes.glyph
        style, shift = Style(size, self._theme.ink), layout.shift(view)
        boxes = {item.at: _box(item, shift) for item in layout.placed}
        placed = []
        for item in sorted(layout.placed, key=lambda item: (item.at not in lit, item.x)):
            if item.at in lit:
                left = label_left(item._replace(right=item.right + 1, width=1.0), item.x) + shift
                band = (left, item.y - size * 0.9, self.frame.width - gap, item.y + size * 0.9)
                ends = [box[0] - gap for at, box in boxes.items() if at != item.at and _meet(band, box)]
                width = min([band[2], *ends]) - left
                label = shortened(shown[item.at].label, style, min(width, size * _LETTERS), self._lettering)
                if len(label) >= min(_WORTH, len(shown[item.at].label)):
                    wide = self._lettering.width(label, style)
                    item = item._replace(label=label, width=wide, right=max(item.right, left - shift + wide))
                    boxes[item.at] = (boxes[item.at][0], band[1], left + wide, band[3])
            placed.append(item)
        return tuple(sorted(placed, key=lambda item: item.at in lit))  # the lit ones are drawn on top


def _box(item: Placed, shift: float) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of an event's glyph and bar on the screen."""
    left, right = item.x - item.half, item.x + item.half + item.decorated
    if item.bar:
        left, right = min(left, item.start), max(right, item.end)
    return left + shift, item.y - item.radius, right + shift, item.y + item.radius


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _close(frame: Frame, at: int) -> Lane:
    """Return a lane with an equal share of the height; its rows are so close that what is near in time overlaps."""
    height = frame.room / len(frame.lanes)
    top = at * height
    reach = max(height / 2 - frame.sizes.glyph * 1.3, 0.0)
    rows = tuple(top + height / 2 + reach * (step / 2 - 1) for step in range(5))
    return Lane(frame.lanes[at].kind, top, height, rows, _ROWS, None)


def _no_date(_: Mark) -> str:
    return ""
