"""Frame: where lanes, axis, names and legend stand, in px; made for the dossier, so that zooming moves no lane."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tracker.mentions.mention import Kind
from tracker.timeline.columns import Group


@dataclass(frozen=True, slots=True)
class Sizes:
    """One step from generous to dense; all in px at text size 1."""

    name: str
    label: float
    detail: float  # second line with the date; 0: none
    glyph: float  # radius
    row: float  # from one row to the next, at least
    longest: float  # a label is cut beyond this: some 44 letters
    pad: float  # above and below the rows of a lane

    def times(self, factor: float) -> "Sizes":
        """Return the same step for larger or smaller text."""
        numbers = (self.label, self.detail, self.glyph, self.row, self.longest, self.pad)
        return Sizes(self.name, *(number * factor for number in numbers))


STEPS = (
    Sizes("grand", 17, 13.5, 16, 62, 520, 12),
    Sizes("roomy", 14, 12, 12.5, 43, 400, 12),
    Sizes("normal", 13, 0, 10, 27, 340, 10),
    Sizes("compact", 12, 0, 8, 22, 310, 8),
    Sizes("tight", 11.5, 0, 7.5, 18.5, 290, 6),
)
STAGE = Sizes("stage", 12, 0, 6, 24, 600, 2)  # for a projector, where little else is drawn than glyphs
_STRETCH = 1.4  # times the least distance that rows take where there is room
_NAME = 35.0  # px: the least height of a lane, for a name in two lines
_EDGE = 3.0  # between the counted clusters and the next lane
_LEAST_ROWS = 3  # of a lane that needs them, before the lanes scroll
_PILLS = 1.75  # height of the row of counted clusters, in label sizes


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane's place in px from the top of the lanes; rows are counted from above, a collapsed one has none."""

    kind: Kind | None  # of its events, where lanes are kinds
    top: float
    height: float
    rows: tuple[float, ...]  # the middle of each row
    order: tuple[int, ...]  # rows in the order in which they fill
    pills: float | None  # the middle of the row of counted clusters
    group: Group | None = None

    @property
    def bottom(self) -> float:
        """Where the next lane begins."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Frame:
    """The whole picture: title, head (weeks, today), lanes, axis, legend, sources, from top to bottom; px."""

    width: float
    height: float
    text: float
    sizes: Sizes
    gutter: float  # width of the lane names
    title: float
    head: float
    axis: float
    legend: float
    foot: float
    overview: float = 0.0  # height of the strip that shows where in the whole one is
    coverage: float = 0.0  # height of the strip that shows when articles told something
    lanes: tuple[Lane, ...] = ()
    # what has been measured so far of each mark: radius, half width, label, date, width of the text
    measured: dict[int, tuple[float, float, str, str, float]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def top(self) -> float:
        """Where the lanes begin."""
        return self.title + self.head

    @property
    def floor(self) -> float:
        """Where the axis begins."""
        return self.height - self.axis - self.overview - self.coverage - self.legend - self.foot

    @property
    def room(self) -> float:
        """The height in which lanes are seen."""
        return max(self.floor - self.top, 1.0)

    @property
    def plot(self) -> float:
        """The width in which events are seen."""
        return max(self.width - self.gutter, 1.0)

    @property
    def content(self) -> float:
        """The height of all lanes; more than `room` where they scroll."""
        return self.lanes[-1].bottom if self.lanes else 0.0


def natural(sizes: Sizes, rows: int, pills: bool) -> float:
    """Return the height a lane wants for its rows; without rows, that of a collapsed one."""
    if not rows:
        return sizes.label * _PILLS + 2 * _EDGE
    foot = max(sizes.label * _PILLS + _EDGE, sizes.pad) if pills else sizes.pad
    return max(sizes.pad + rows * sizes.row + foot, _NAME)


def stretched(sizes: Sizes, wanted: Sequence[int], counts: Sequence[int], room: float) -> Sizes:
    """Return the sizes with rows as far apart as `room` px allow for the rows that the lanes want."""
    ideal = sum(natural(sizes, rows, count > rows) for rows, count in zip(wanted, counts, strict=True))
    spare = max(room - ideal, 0.0) / max(sum(wanted), 1)
    return replace(sizes, row=min(sizes.row + spare, sizes.row * _STRETCH))


def lanes(
    groups: Sequence[Group],
    wanted: Sequence[int],
    counts: Sequence[int],
    sizes: Sizes,
    room: float,
    *,
    scrolls: bool = True,
) -> tuple[Lane, ...]:
    """Share `room` px among the lanes by the rows they want; those that want none are collapsed.

    They overflow it only where even few rows do not fit and a window can scroll. `counts` are the events of each
    lane: one that has a row for each of them needs none for clusters.
    """
    if not groups:
        return ()
    fewest = [min(rows, _LEAST_ROWS) for rows in wanted]
    least = [natural(sizes, rows, count > rows) for rows, count in zip(fewest, counts, strict=True)]
    ideal = [natural(sizes, rows, count > rows) for rows, count in zip(wanted, counts, strict=True)]
    spare, unfolded = room - sum(ideal), sum(rows > 0 for rows in wanted)
    if spare >= 0:
        heights = [height + spare / unfolded if rows else height for height, rows in zip(ideal, wanted, strict=True)]
    elif sum(least) > room and not scrolls:
        heights = [height * room / sum(least) for height in least]
    else:
        extra = [max(high - low, 0.0) for low, high in zip(least, ideal, strict=True)]
        share = max(room - sum(least), 0.0) / (sum(extra) or 1.0)
        heights = [low + more * share for low, more in zip(least, extra, strict=True)]
    top, made = 0.0, []
    for group, height, rows, count in zip(groups, heights, wanted, counts, strict=True):
        made.append(_lane(group, top, height, rows, count, sizes))
        top += height
    return tuple(made)


def _lane(group: Group, top: float, height: float, wanted: int, count: int, sizes: Sizes) -> Lane:
    if not wanted:
        return Lane(group.kind, top, height, (), (), top + height / 2, group)
    fits = max(int((height - 2 * sizes.pad) // sizes.row), 1)
    pill = 0.0
    if count > fits:
        foot = max(sizes.label * _PILLS + _EDGE, sizes.pad)
        fits = max(int((height - sizes.pad - foot) // sizes.row), 1)
        pill = sizes.label * _PILLS + _EDGE
    usual = min(fits, wanted)  # these stand in the middle; the others fill when those are full
    free = height - usual * sizes.row
    begin = max(min(free / 2, free - pill), min(sizes.pad / 2, free / 2))
    extra = min(fits, max(count, 1)) - usual
    above = min(int((begin - sizes.pad / 2) // sizes.row), extra // 2) if extra > 0 else 0
    below = min(int((free - begin - max(pill, sizes.pad / 2)) // sizes.row), extra - above) if extra > 0 else 0
    above, below = max(above, 0), max(below, 0)
    rows = above + usual + below
    first = top + begin + sizes.row / 2 - above * sizes.row
    middles = tuple(first + at * sizes.row for at in range(rows))
    order = (*range(above, rows), *range(above - 1, -1, -1))
    middle = top + height - (pill + _EDGE) / 2 if pill else None
    return Lane(group.kind, top, height, middles, order, middle, group)
