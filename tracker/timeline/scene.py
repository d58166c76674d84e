"""Scene: all that one picture needs, ready to be drawn: frame, view, layout, words, colours."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from tracker.dates.when import Precision
from tracker.timeline.columns import Columns, Group
from tracker.timeline.frame import STAGE, STEPS, Frame, Lane, Sizes, lanes, natural, stretched
from tracker.timeline.layout import Layout, lay_out
from tracker.timeline.lettering import Lettering, Style
from tracker.timeline.mark import Mark
from tracker.timeline.theme import Theme
from tracker.timeline.view import LONELY, View
from tracker.timeline.words import Words

_FEW = 400  # up to here the rows are counted by trying
_MOST_EVENTS = (24, 80, 1500)  # beyond which grand, roomy and normal sizes are not even tried
_TALL = 60  # rows of a lane while trying
_HEAD, _AXIS, _LEGEND, _TITLE, _FOOT = 26.0, 46.0, 30.0, 54.0, 26.0
_OVERVIEW, _COVERAGE = 36.0, 18.0
_BESIDE, _HANDLE = 54.0, 10.0  # px that a lane's name leaves to its sign, and to the sign that it can be folded
_LOW = 330.0  # px of height: a lower picture needs all of it for the lanes
_LABEL_SHARE = 0.65  # of the picture that fitting leaves to the label of the last event
_LABEL_SHARE_OF_MANY = 0.35
_MANY = 40  # events from which the time counts for more than whole labels
_CROWD = 12  # events at least, to tell a stray from the others
_STRAY = 4.0  # times as much time that the strays add
_SHORT = 5.0  # days: events within fewer are not drawn apart by force
_NAMES = 0.17  # of the width up to which the lanes' names stand in one line
_INK = "#000000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a picture shows; `scroll` is in px of the lanes, `selected` are places in the columns' marks."""

    columns: Columns
    frame: Frame
    view: View
    layout: Layout
    theme: Theme
    words: Words
    today: date | None = None
    past: bool = False  # whether `today` is a day of knowledge in the past
    scroll: float = 0.0
    selected: frozenset[int] = frozenset()
    lit: frozenset[int] = frozenset()  # places of marks that are new at this step
    handles: bool = False  # whether lanes can be folded and moved here: in a window, not on paper
    title: str = ""
    sources: str = ""


def name_style(sizes: Sizes, text: float, colour: str = _INK) -> Style:
    """Return the style of a lane's name."""
    return Style(min(max(sizes.label, 13 * text), 15 * text), colour, True)


def small_style(text: float, colour: str = _INK, *, bold: bool = False) -> Style:
    """Return the style of axis, legend and chips."""
    return Style(12 * text, colour, bold)


def framed(
    columns: Columns,
    size: tuple[float, float],
    text: float,
    words: Words,
    lettering: Lettering,
    detail: Callable[[Mark], str],
    *,
    title: bool = False,
    sources: bool = False,
    legend: bool = True,
    head: bool = True,
    scrolls: bool = True,
    step: str = "",
    strips: tuple[bool, bool] = (False, False),
    handles: bool = False,
) -> Frame:
    """Make the frame of a picture of `size` px: the most generous step at which all find a row, or `step`.

    `strips` is whether there are those of the whole dossier and of the articles below the axis, `handles` whether
    lanes can be folded.
    """
    groups = columns.lanes
    counts = [int(columns.offsets[at + 1] - columns.offsets[at]) for at in range(len(groups))]
    strips = strips if size[1] >= _LOW * text else (False, False)
    frame = Frame(*size, text, STEPS[-1].times(text), 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    wanted: list[int] = []
    tried = [one for one in (*STEPS, STAGE) if one.name == step] or STEPS[
        sum(len(columns) > most for most in _MOST_EVENTS) :
    ]
    for one in tried:
        sizes = one.times(text)
        frame = Frame(
            *size,
            text,
            sizes,
            gutter=_gutter(columns, words, sizes, size[0], text, lettering, handles=handles),
            title=_TITLE * text if title else 0.0,
            head=_HEAD * text if head else 0.0,
            axis=_AXIS * text,
            legend=_LEGEND * text if legend else 0.0,
            foot=_FOOT * text if sources else 0.0,
            overview=_OVERVIEW * text if strips[0] else 0.0,
            coverage=_COVERAGE * text if strips[1] else 0.0,
        )
        wanted = _wanted(columns, groups, counts, frame, lettering, detail)
        high = sum(natural(sizes, rows, count > rows) for rows, count in zip(wanted, counts, strict=True))
        if high <= frame.room and (not sizes.detail or _widest(columns, sizes, lettering) <= _LABEL_SHARE * frame.plot):
            break
    sizes = stretched(frame.sizes, wanted, counts, frame.room)
    return replace(
        frame, sizes=sizes, lanes=lanes(groups, wanted, counts, sizes, frame.room, scrolls=scrolls), measured={}
    )


def fit(
    columns: Columns, frame: Frame, lettering: Lettering, today: date | None = None, *, strays: bool = True
) -> View:
    """Return the view that shows all dated events with their labels; around `today` where there are none.

    Without `strays` the few events are left out that stand so far from all others that these would shrink to a dot.
    """
    if not len(columns):
        return View.around(today)
    first, last = (columns.first, columns.last) if strays else _bulk(columns)
    if last - first < _SHORT:
        middle = (first + last) / 2
        return View.between(middle - LONELY / 2, middle + LONELY / 2)
    sizes = frame.sizes
    style, side = Style(sizes.label, _INK), 3.5 * sizes.glyph
    scale = (frame.plot - 2 * side) / (last - first)
    if len(columns) > _FEW:  # who is labelled is not known
        scale = (frame.plot - 2 * side - 0.12 * frame.plot) / (last - first)
    share = _LABEL_SHARE if len(columns) <= _MANY else _LABEL_SHARE_OF_MANY
    for slot, at in enumerate(columns.mark_at.tolist() if len(columns) <= _FEW else ()):
        text = min(lettering.width(columns.marks[at].label, style), sizes.longest, share * frame.plot)
        sharp = columns.marks[at].when.precision is Precision.DAY  # a sharp bar's label may stand behind it
        away = float(columns.end[slot] if sharp else columns.middle[slot]) - first
        if 0.3 * (last - first) < away <= last - first:
            scale = min(scale, (frame.plot - 2 * side - text) / away)
    span = max(frame.plot / scale, LONELY)
    start = first - side / scale - (span - frame.plot / scale) / 2
    return View.between(start, start + span)


def _bulk(columns: Columns) -> tuple[float, float]:
    """Return the first and last moment of all events but strays: up to a fiftieth at each end, far from the others."""
    few = max(len(columns) // 50, 1) if len(columns) >= _CROWD else 0
    starts, ends = np.sort(columns.start), np.sort(columns.end)
    first, last = float(starts[few]), float(ends[-1 - few])
    inner = last - first
    if not few or inner <= 0 or columns.last - columns.first <= _STRAY * inner:
        return columns.first, columns.last
    # Those near the others are no strays, though at the same end or the other one there are some.
    return float(starts[starts >= first - inner / 2][0]), float(ends[ends <= last + inner / 2][-1])


def _widest(columns: Columns, sizes: Sizes, lettering: Lettering) -> float:
    style = Style(sizes.label, _INK)
    return max((lettering.width(mark.label, style) for mark in columns.marks), default=0.0)


def _gutter(
    columns: Columns,
    words: Words,
    sizes: Sizes,
    width: float,
    text: float,
    lettering: Lettering,
    *,
    handles: bool,
) -> float:
    if not columns.lanes:
        return 0.0
    style = name_style(sizes, text)
    beside = (_BESIDE + _HANDLE * handles) * text
    named = [words.lane(group) for group in columns.lanes]
    names = [lettering.width(name, style) for name, _ in named]
    if max(names) + beside > _NAMES * width:
        names = [lettering.width(line, style) for _, lines in named for line in lines]
    chips = [
        lettering.width(words.phrase("undated", count=len(left)), small_style(text)) for left in columns.undated if left
    ]
    most = 0.3 if columns.lanes[0].kind else 0.22  # names of places and outlets have no end
    return round(min(max([*names, *chips]) + beside, most * width))


def _wanted(
    columns: Columns,
    groups: Sequence[Group],
    counts: Sequence[int],
    frame: Frame,
    lettering: Lettering,
    detail: Callable[[Mark], str],
) -> list[int]:
    """How many rows each lane wants: found by laying out everything with rows to spare."""
    if len(columns) > _FEW:
        rows = [min(12, max(1, -(-count // 12))) for count in counts]
        return [0 if group.collapsed else row for group, row in zip(groups, rows, strict=True)]
    order = tuple(range(_TALL))
    trial = tuple(Lane(group.kind, 0.0, 0.0, (0.0,) * _TALL, order, 0.0) for group in groups)
    tried = lay_out(columns, replace(frame, lanes=trial), fit(columns, frame, lettering), lettering, detail)
    rows = [1] * len(groups)
    for item in tried.placed:
        rows[item.lane] = max(rows[item.lane], item.row + 1)
    for pill in tried.pills:
        rows[pill.lane] += 1
    return [0 if group.collapsed else row for group, row in zip(groups, rows, strict=True)]
