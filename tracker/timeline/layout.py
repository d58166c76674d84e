"""Layout: which events are drawn by themselves and where, which are counted together, and which are labelled."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import NamedTuple

import numpy as np

from tracker.dates.when import Precision
from tracker.mentions.mention import Status
from tracker.timeline.columns import Columns, Floats, Ints
from tracker.timeline.frame import Frame, Lane, Sizes
from tracker.timeline.lettering import Lettering, Style, shortened
from tracker.timeline.mark import Mark
from tracker.timeline.packing import Row
from tracker.timeline.shapes import half_width
from tracker.timeline.view import View, days

GAP = 8.0  # px between one event's end and the next one's beginning in a row
_BIN = 54.0  # px: least width of a bin, enough for "+9999"
_EACH = 6  # at most so many events of a bin are tried one by one
_MOST = 320  # events tried one by one in all lanes of one window: what fits into a frame's time
_REACHING = 40  # bars from outside that are tried in a lane
_DENSE = 0.45  # share of a lane's events that are too many for their bins from which it shows a silhouette instead
_SEVERAL = 5  # crowded bins at least: one busy day makes no silhouette
_VAST = 3.0  # importance that windows wider than half the picture lose: they would fill the rows
_INK = "#000000"  # widths don't depend on the colour


class Placed(NamedTuple):
    """An event drawn by itself. `x` values are px from the layout's `low` at its scale, `y` px in the lanes."""

    at: int  # in Columns.marks
    mark: Mark
    lane: int
    row: int
    x: float  # middle of the glyph
    y: float
    radius: float
    half: float  # half the glyph's width
    start: float  # the window
    end: float
    bar: bool  # the window is wide enough to be drawn
    left: float  # what it takes of its row
    right: float
    label: str
    width: float  # of label and detail
    detail: str
    decorated: float  # px that an arrow takes at the glyph's right
    beside: bool  # the label stands after the bar, not in it
    slot: int = -1  # in Columns: a mark in several lanes has several
    slips: tuple[float, ...] = ()  # where its date was before, oldest first


class Pill(NamedTuple):
    """Events counted together; `low` and `high` are the days that a click zooms to."""

    lane: int
    x: float
    y: float
    half: float
    events: int
    low: float
    high: float


class Silhouette(NamedTuple):
    """A lane's density: n + 1 sides in px and n heights between 0 and 1."""

    lane: int
    sides: Floats
    heights: Floats


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything between `low` and `high` (days) at `scale` px a day."""

    low: float
    high: float
    scale: float
    frame: Frame
    placed: tuple[Placed, ...] = ()
    pills: tuple[Pill, ...] = ()
    density: tuple[Silhouette, ...] = ()
    rows: Mapping[int, int] = field(default_factory=dict)  # slot -> row, for the next layout
    labelled: frozenset[int] = frozenset()  # slots

    def covers(self, view: View, frame: Frame) -> bool:
        """Whether the view can be drawn from this layout by shifting it."""
        same = frame is self.frame and abs(frame.plot / view.span - self.scale) < 1e-9 * self.scale
        return same and self.low <= view.start and view.end <= self.high

    def shift(self, view: View) -> float:
        """Return the px to add to every `x` on the screen."""
        return self.frame.gutter + (self.low - view.start) * self.scale


def lay_out(
    columns: Columns,
    frame: Frame,
    view: View,
    lettering: Lettering,
    detail: Callable[[Mark], str],
    *,
    margin: float = 0.0,
    before: Layout | None = None,
    selected: frozenset[int] = frozenset(),
) -> Layout:
    """Lay out what the view shows and `margin` times as much at both sides.

    Bins are a power of two of days wide and begin at multiples of it, so panning changes none; where a lane's
    rows do not suffice, what is left is counted in its bin's pill. Rows and labels of `before` win ties.
    """
    scale = frame.plot / view.span
    bin_width = 2.0 ** np.ceil(np.log2(_BIN * frame.text / scale))
    first = np.floor((view.start - margin * view.span) / bin_width)
    last = np.ceil((view.end + margin * view.span) / bin_width)
    edges = np.arange(first, last + 1) * bin_width
    made = _Making(columns, frame, scale, edges, lettering, detail, before, selected)
    if len(columns.marks) and frame.lanes:
        made.everything(1 + 2 * margin)
    return made.layout()


def carried(before: Layout, columns: Columns, places: Mapping[Hashable, int]) -> Layout:
    """Return what a layout of other columns says of rows and labels, for those of its marks that are still there.

    It is only fit to be the one `before`; `places` are those of the marks, by key.
    """
    rows: dict[int, int] = {}
    labelled = set()
    for item in before.placed:
        at = places.get(item.mark.key)
        if at is None:
            continue
        slots = columns.slots([at]) if not columns.single else columns.slot_of[at : at + 1]
        for slot in slots.tolist():
            if slot >= 0 and columns.lane[slot] == item.lane:
                if item.row >= 0:
                    rows[slot] = item.row
                if item.label:
                    labelled.add(slot)
    return Layout(before.low, before.high, before.scale, before.frame, rows=rows, labelled=frozenset(labelled))


class _Making:
    """One layout while it is made."""

    def __init__(
        self,
        columns: Columns,
        frame: Frame,
        scale: float,
        edges: Floats,
        lettering: Lettering,
        detail: Callable[[Mark], str],
        before: Layout | None,
        selected: frozenset[int],
    ) -> None:
        self.columns, self.frame, self.scale, self.edges = columns, frame, scale, edges
        self.lettering, self.detail = lettering, detail
        self.rows_before = before.rows if before else {}
        same = before is not None and abs(before.scale - scale) < 1e-9 * scale
        self.panning = 100.0 if same else 0.0  # who had a row keeps it, whoever comes into view
        self.labelled_before = before.labelled if before else frozenset()
        self.importance = columns.importance
        self.chosen = columns.slots(selected) if selected else np.empty(0, np.int64)
        if len(self.chosen):
            self.importance = self.importance.copy()
            self.importance[self.chosen] += 1000.0
        self.low, self.high = float(edges[0]), float(edges[-1])
        self.placed: list[Placed] = []
        self.pills: list[Pill] = []
        self.density: list[Silhouette] = []
        self.label_style = Style(frame.sizes.label, _INK)
        self.detail_style = Style(frame.sizes.detail, _INK)
        self.number_style = number_style(frame.sizes.glyph, _INK)
        self.measured = frame.measured
        self.gap = label_gap(frame.sizes.glyph)

    def layout(self) -> Layout:
        rows = {item.slot: item.row for item in self.placed if item.row >= 0}
        labelled = frozenset(item.slot for item in self.placed if item.label)
        return Layout(
            low=self.low,
            high=self.high,
            scale=self.scale,
            frame=self.frame,
            placed=tuple(self.placed),
            pills=tuple(self.pills),
            density=tuple(self.density),
            rows=rows,
            labelled=labelled,
        )

    def everything(self, windows: float) -> None:
        positions = self.columns.positions(self.edges)
        counts = np.diff(positions, axis=1)
        each = self._tried(counts, windows)
        reaching = self.columns.reaching_into(self.low, self.high)
        for number, lane in enumerate(self.frame.lanes):
            most, first, total = each[number], positions[number], counts[number]
            outside = reaching[self.columns.lane[reaching] == number]
            crowded = total > most
            dense = crowded.sum() >= _SEVERAL and np.maximum(total - most, 0).sum() > _DENSE * total.sum()
            if dense or not lane.rows:
                alone = first[:-1][total == 1]  # stand in the row of the counts
                whole = np.where(total > 1, total, 0)
                if lane.rows:
                    self._silhouette(number, total > 1)
                left, unseen = alone.tolist(), outside
                if len(self.chosen) and lane.rows:
                    chosen = self._chosen(number, outside)
                    unseen = np.setdiff1d(outside, chosen)
                    seen = np.setdiff1d(chosen, alone)
                    np.subtract.at(whole, self._bins(np.setdiff1d(seen, outside)), 1)
                    left += self._placing(number, lane, seen)
            else:
                calm = _ranges(first[:-1][~crowded], first[1:][~crowded])
                best = [self._best(first[at], first[at + 1], most) for at in np.flatnonzero(crowded).tolist()]
                unseen = self._beyond(outside)
                seen = np.setdiff1d(outside, unseen) if len(unseen) else outside
                whole = np.where(crowded, total - most, 0)
                left = self._placing(number, lane, np.concatenate([calm, *best, seen]))
            if len(unseen):
                np.add.at(whole, self._bins(unseen), 1)
            self._count(number, lane, whole, left)

    def _chosen(self, number: int, outside: Ints) -> Ints:
        """Return the lane's selected slots that this layout shows: they are drawn however dense it is."""
        slots = self.chosen
        middles = self.columns.middle[slots]
        inside = (middles >= self.low) & (middles < self.high) | np.isin(slots, outside)
        chosen: Ints = slots[inside & (self.columns.lane[slots] == number)]
        return chosen

    def _tried(self, counts: Ints, windows: float) -> list[int]:
        """Up to how many events of a bin are tried one by one, for each lane."""
        for most in range(_EACH, 1, -1):
            if np.minimum(counts, most).sum() <= _MOST * windows:
                break
        else:
            most = 1
        return [min(most, len(lane.rows)) for lane in self.frame.lanes]

    def _best(self, first: int, last: int, most: int) -> Ints:
        """Return the slots of the most important events of a bin."""
        order = np.argsort(-self.importance[first:last], kind="stable")[:most]
        return (first + order).astype(np.int64)

    def _beyond(self, slots: Ints) -> Ints:
        if len(slots) <= _REACHING:
            return slots[:0]
        order = np.argsort(-self.importance[slots], kind="stable")
        return slots[order[_REACHING:]]

    def _bins(self, slots: Ints) -> Ints:
        at = np.searchsorted(self.edges, self.columns.middle[slots], side="right") - 1
        return np.clip(at, 0, len(self.edges) - 2)

    def _placing(self, number: int, lane: Lane, slots: Ints) -> list[int]:
        """Place the events by importance, first those with room for their label; return the slots without room."""
        columns = self.columns
        vast = (columns.end[slots] - columns.start[slots]) * self.scale > 0.5 * self.frame.plot
        rank = self.importance[slots] - _VAST * vast
        listed = slots.tolist()
        for known, weight in ((self.labelled_before, 0.5), (self.rows_before, self.panning)):
            if known and weight:
                rank += np.fromiter((slot in known for slot in listed), float, len(listed)) * weight
        slots = slots[np.lexsort((columns.start[slots], -rank))]
        firsts, lasts = columns.start[slots], columns.end[slots]
        starts, ends = (firsts - self.low) * self.scale, (lasts - self.low) * self.scale
        rows = [Row() for _ in lane.rows]
        waiting = []
        for slot, start, end, several in zip(
            slots.tolist(), starts.tolist(), ends.tolist(), (lasts - firsts > 1).tolist(), strict=True
        ):
            item = self._sketch(number, slot, start, end, several=several)
            if not self._put(item, lane, rows, 1.0):
                waiting.append(item)
        return [
            item.slot for item in waiting if not (self._put(item, lane, rows, 0.35) or self._put(item, lane, rows, 0.0))
        ]

    def _put(self, item: Placed, lane: Lane, rows: list[Row], share: float) -> bool:
        """Take the first row with room for the glyph and at least a share of the label (0: none)."""
        left, right, width = item.left, item.right, item.width
        plain = right - width if item.label else right
        bare = max(item.end if item.bar else left, item.x + item.half + item.decorated)
        least = (max(bare, plain + width * share) if share else bare) + GAP
        known = self.rows_before.get(item.slot)
        order = lane.order if known is None or known >= len(rows) else (known, *lane.order)
        for at in order:
            room = rows[at].room(left)
            if room < least:
                continue
            label, detail = item.label, item.detail
            if not share:
                label, detail, width, right = "", "", 0.0, bare
            elif room < max(right, bare) + GAP:
                label, detail, width = self._cut(item, room - GAP - plain)
                if not label:
                    continue
                right = max(bare, plain + width)
            else:
                right = max(right, bare)
            rows[at].take(left, right + GAP)
            # Faster than _replace, and this is done for every event of every frame.
            values = (*item[:3], at, item.x, lane.rows[at], *item[6:12], right, label, width, detail, *item[16:])
            self.placed.append(Placed._make(values))
            return True
        return False

    def _cut(self, item: Placed, width: float) -> tuple[str, str, float]:
        label = shortened(item.label, self.label_style, width, self.lettering)
        detail = shortened(item.detail, self.detail_style, width, self.lettering) if item.detail else ""
        return label, detail, self._text_width(label, detail)

    def _text_width(self, label: str, detail: str) -> float:
        width = self.lettering.width(label, self.label_style) if label else 0.0
        return max(width, self.lettering.width(detail, self.detail_style)) if detail else width

    def _sketch(self, number: int, slot: int, start: float, end: float, *, several: bool) -> Placed:
        """Say what an event takes, before it has a row; `several` is whether its window has more than a day."""
        at = int(self.columns.mark_at[slot])
        mark = self.columns.marks[at]
        radius, half, label, detail, width = self.measured.get(at) or self._measure(at, mark)
        bar = end - start > (2.2 if several else 6.0) * half
        sharp = mark.when.precision is Precision.DAY
        x = start + half + 4 if bar and sharp else (start + end) / 2
        decorated = radius * 0.95 if mark.status is Status.POSTPONED else 0.0
        left = x - half
        if bar and start < left:
            left = start
        slips = self._slips(mark) if mark.slips else ()
        if slips:
            left = min(left, *(slip - half for slip in slips))
        inside = x + half + decorated + self.gap
        beside = bar and sharp and inside + width + 4 > end
        right = width + (max(end + self.gap + 2, inside) if beside else inside)
        return Placed(
            *(at, mark, number, 0, x, 0.0, radius, half, start, end, bar, left, right),
            *(label, width, detail, decorated, beside, slot, slips),
        )

    def _slips(self, mark: Mark) -> tuple[float, ...]:
        middles = (
            (days(when.start) + days(when.end) + 1) / 2
            for when in mark.slips
            if when.start is not None and when.end is not None
        )
        return tuple((middle - self.low) * self.scale for middle in middles)

    def _measure(self, at: int, mark: Mark) -> tuple[float, float, str, str, float]:
        """Radius, half width, label, date and width of an event: the same for every view of the frame."""
        sizes = self.frame.sizes
        radius = glyph_radius(sizes, mark.sources)
        digits = self.lettering.width(mark.number, self.number_style) if mark.number else 0.0
        half = radius * half_width(mark.kind, digits / radius)
        label = shortened(mark.label, self.label_style, sizes.longest, self.lettering)
        detail = self.detail(mark) if sizes.detail else ""
        measured = (radius, half, label, detail, self._text_width(label, detail))
        self.measured[at] = measured
        return measured

    def _count(self, number: int, lane: Lane, whole: Ints, left: list[int]) -> None:
        """Count what has no place of its own: `whole` per bin and the slots `left`; a single one is drawn instead."""
        size = self.frame.sizes.label
        y = lane.pills if lane.pills is not None else lane.bottom - size
        bins = self._bins(np.array(left, np.int64)) if left else np.empty(0, np.int64)
        together = whole + np.bincount(bins, minlength=len(whole)) if left else whole
        row = Row()
        single = []
        for at in np.flatnonzero(together).tolist():
            if together[at] == 1 and not whole[at]:
                single.append(at)
            else:
                self._pill(number, y, at, int(together[at]), row)
        by_bin = dict(zip(bins.tolist(), left, strict=True))
        for at in single:
            slot = by_bin[at]
            first, last = float(self.columns.start[slot]), float(self.columns.end[slot])
            start, end = (first - self.low) * self.scale, (last - self.low) * self.scale
            item = self._sketch(number, slot, start, end, several=last - first > 1)
            half = item.half + item.decorated
            if row.room(item.x - half - 2) >= item.x + half + 2:
                row.take(item.x - half - 2, item.x + half + 2)
                item = item._replace(label="", detail="", width=0.0, bar=False, row=-1, slips=())
                self.placed.append(item._replace(y=y, left=item.x - item.half, right=item.x + half))
            else:
                self._pill(number, y, at, 1, row)

    def _pill(self, number: int, y: float, at: int, count: int, row: Row) -> None:
        size = self.frame.sizes.label
        low, high = float(self.edges[at]), float(self.edges[at + 1])
        text = self.lettering.width(counted(count), Style(size - 1, _INK, True))
        half = float(ceil(max(text / 2 + 0.45 * size, 0.85 * size)))  # whole px: few different ones to draw
        x = ((low + high) / 2 - self.low) * self.scale
        self.pills.append(Pill(number, x, y, half, count, low, high))
        row.take(x - half, x + half)

    def _silhouette(self, number: int, dense: np.ndarray) -> None:
        """The density of bins that are counted as a whole, a quarter of a bin a step."""
        width = float(self.edges[1] - self.edges[0]) / 4
        steps = np.repeat(self.edges[:-1], 4) + np.tile(np.arange(4) * width, len(self.edges) - 1)
        steps = np.append(steps, self.edges[-1])
        counts = np.diff(self.columns.positions(steps)[number]) * np.repeat(dense, 4)
        heights = np.sqrt(counts / self.columns.peaks(width)[number])
        self.density.append(Silhouette(number, (steps - self.low) * self.scale, heights))


def _ranges(starts: Ints, ends: Ints) -> Ints:
    """Return all whole numbers of the half-open ranges, in order."""
    lengths = ends - starts
    total = int(lengths.sum())
    offsets = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
    return (np.arange(total) + offsets).astype(np.int64)


def counted(count: int) -> str:
    """Return what stands in a pill: "+12", "+3.4k"."""
    if count < 10_000:
        return f"+{count}"
    return f"+{count / 1000:.0f}k" if count < 1_000_000 else f"+{count / 1e6:.1f}M"


def glyph_radius(sizes: Sizes, sources: int) -> float:
    """Return how large an event's glyph is: what many tell of is larger, up to five."""
    return sizes.glyph * (1 + 0.07 * min(max(sources, 1) - 1, 4))


def number_style(radius: float, colour: str) -> Style:
    """Return the style of the number inside a glyph."""
    return Style(round(radius * 1.02 + 1.5, 1), colour, True)


def label_gap(radius: float) -> float:
    """Return the px between a glyph and its label."""
    return 4 + radius * 0.3
