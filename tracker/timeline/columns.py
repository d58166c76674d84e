"""Columns: the marks as sorted numpy arrays, so that a million of them can be counted between two frames."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracker.mentions.mention import Kind, Status
from tracker.timeline.mark import Mark

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

KINDS = tuple(Kind)
_LONG = 3.0  # days; marks of longer windows are also kept by length, to find those that reach into a stretch
_WEIGHT = {
    Status.COMPLETED: 3,
    Status.ONGOING: 4,
    Status.SCHEDULED: 4,
    Status.MISSED: 3,
    Status.POSTPONED: 2,
    Status.CANCELLED: 1,
    Status.PROPOSED: 1,
}
_EPOCH = date(1970, 1, 1).toordinal()


class Group(NamedTuple):
    """What the events of a lane have in common; the name of a kind's lane is among the words of the timeline."""

    key: str
    kind: Kind | None = None
    name: str = ""
    collapsed: bool = False


class Columns:
    """Dated marks sorted by lane and middle of their window; a `slot` is a place in that order.

    `start` and `end` are days since 1970-01-01, `end` exclusive. Lanes are the kinds that occur, or those
    given, which may be more. `entries` are pairs of a mark and a lane where marks are in other lanes than that
    of their kind: a mark in several lanes has a slot in each.
    """

    def __init__(self, marks: Sequence[Mark], lanes: Sequence[Group] = (), entries: Ints | None = None) -> None:
        self.marks = marks
        count = len(marks)
        if entries is None:
            number = {kind: at for at, kind in enumerate(KINDS)}
            kind = np.fromiter((number[mark.kind] for mark in marks), np.int64, count)
            self.lanes = list(lanes) or [Group(KINDS[at].value, KINDS[at]) for at in np.unique(kind).tolist()]
            lane_of_kind = np.full(len(KINDS), -1, np.int64)
            for at, group in enumerate(self.lanes):
                if group.kind:
                    lane_of_kind[number[group.kind]] = at
            entry, lane = np.arange(count), lane_of_kind[kind]
        else:
            self.lanes = list(lanes)
            entry, lane = entries[:, 0], entries[:, 1]
        start = np.fromiter((m.when.start.toordinal() if m.when.start else 0 for m in marks), np.float64, count)
        end = np.fromiter((m.when.end.toordinal() if m.when.end else 0 for m in marks), np.float64, count)
        sources = np.fromiter((mark.sources for mark in marks), np.float64, count)
        weight = np.fromiter((_WEIGHT[mark.status] for mark in marks), np.float64, count)
        dated = np.flatnonzero(start[entry] > 0)
        self.undated = [entry[(start[entry] == 0) & (lane == at)].tolist() for at in range(len(self.lanes))]
        middle = (start + end + 1) / 2 - _EPOCH
        far = 4 * date.max.toordinal()  # one argsort is three times as fast as sorting by lane and then by middle
        dated = dated[np.argsort(lane[dated] * far + middle[entry[dated]], kind="stable")]
        order = entry[dated]
        self.mark_at: Ints = order
        self.lane: Ints = lane[dated]
        self.start: Floats = start[order] - _EPOCH
        self.end: Floats = end[order] - _EPOCH + 1
        self.middle: Floats = middle[order]
        self.importance: Floats = 4 * np.log2(np.maximum(sources[order], 1)) + weight[order]
        self.slot_of: Ints = np.full(count, -1, np.int64)  # the first one of a mark in several lanes
        self.slot_of[order[::-1]] = np.arange(len(order))[::-1]
        self.single = len(entry) == count  # whether no mark is in several lanes
        self.offsets: Ints = np.searchsorted(self.lane, np.arange(len(self.lanes) + 1))
        self.first = float(self.start.min()) if len(order) else 0.0
        self.last = float(self.end.max()) if len(order) else 0.0
        each = np.unique(order)
        self._starts: Floats = np.sort(start[each]) - _EPOCH
        self._ends: Floats = np.sort(end[each]) - _EPOCH + 1
        self._stride = (self.last - self.first) * 1.01 + 4000.0
        self._key: Floats = self.lane * self._stride + (self.middle - self.first)
        self._by_length()
        self._peaks: dict[float, Floats] = {}

    def beyond(self, start: float, end: float) -> tuple[int, int]:
        """Return how many events are over before a moment, and how many begin only at or after another."""
        before = int(np.searchsorted(self._ends, start, side="right"))
        return before, len(self._starts) - int(np.searchsorted(self._starts, end, side="left"))

    def slots(self, marks: Iterable[int]) -> Ints:
        """Return all slots of some marks; none of those without a day."""
        places = np.array(sorted(marks), np.int64)
        if not self.single:
            return np.flatnonzero(np.isin(self.mark_at, places))
        slots = self.slot_of[places]
        return slots[slots >= 0]

    def __len__(self) -> int:
        return len(self.mark_at)

    def _by_length(self) -> None:
        length = self.end - self.start
        long = np.flatnonzero(length > _LONG)
        octave = np.ceil(np.log2(length[long])).astype(np.int64) if len(long) else long
        order = np.lexsort((self.middle[long], octave)) if len(long) else long
        self._long: Ints = long[order]
        self._octaves = np.unique(octave).tolist()
        self._octave_at: Ints = np.searchsorted(octave[order], [*self._octaves, 99])
        self._long_middle: Floats = self.middle[self._long]

    def positions(self, edges: Floats) -> Ints:
        """Return for each lane and edge (days) the first slot at or after it; shape (lanes, edges)."""
        relative = np.clip(edges - self.first, -1000.0, self._stride - 2000.0)
        wanted = np.arange(len(self.lanes))[:, None] * self._stride + relative[None, :]
        return np.searchsorted(self._key, wanted.ravel()).reshape(wanted.shape)

    def reaching_into(self, low: float, high: float) -> Ints:
        """Return the slots whose window meets [low, high) although their middle lies outside."""
        found = []
        for at, octave in enumerate(self._octaves):
            first, last = int(self._octave_at[at]), int(self._octave_at[at + 1])
            middles, half = self._long_middle[first:last], 2.0 ** (octave - 1)
            for left, right in ((low - half, low), (high, high + half)):
                one, two = np.searchsorted(middles, (left, right))
                found.append(self._long[first + one : first + two])
        near = self.positions(np.array([low - _LONG / 2, low, high, high + _LONG / 2]))
        found += [np.arange(*ends) for lane in near.tolist() for ends in (lane[:2], lane[2:])]
        slots = np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)
        outside = (self.middle[slots] < low) | (self.middle[slots] >= high)
        meets = (self.end[slots] > low) & (self.start[slots] < high)
        return slots[outside & meets]

    def peaks(self, width: float) -> Floats:
        """Return for each lane the highest number of marks in any bin of `width` days; kept for the next call."""
        if width not in self._peaks:
            bins = np.floor(self.middle / width).astype(np.int64)
            peaks = np.ones(len(self.lanes))
            for at in range(len(self.lanes)):
                part = bins[self.offsets[at] : self.offsets[at + 1]]
                if len(part):
                    edges = np.flatnonzero(np.diff(part)) + 1  # sorted: runs of equal bins are its counts
                    peaks[at] = np.diff(np.concatenate(([0], edges, [len(part)]))).max()
            self._peaks[width] = peaks
        return self._peaks[width]
