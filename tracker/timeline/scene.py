"""Scene: all that one picture needs, ready to be drawn: frame, view, layout, words, colours."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.mentions.mention import Kind
from tracker.timeline.columns import Columns
from tracker.timeline.frame import STEPS, Frame, Lane, Sizes, lanes, natural
from tracker.timeline.layout import Layout, lay_out
from tracker.timeline.lettering import Lettering, Style
from tracker.timeline.mark import Mark
from tracker.timeline.theme import Theme
from tracker.timeline.view import LONELY, View
from tracker.timeline.words import Words

_FEW = 400  # up to here the rows are counted by trying
_MOST_EVENTS = (24, 80, 1500)  # beyond which grand, roomy and normal sizes are not even tried
_TALL = 60  # rows of a lane while trying
_HEAD, _AXIS, _LEGEND, _TITLE, _FOOT = 28.0, 52.0, 34.0, 54.0, 26.0
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
    scroll: float = 0.0
    selected: frozenset[int] = frozenset()
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
    scrolls: bool = True,
) -> Frame:
    """Make the frame of a picture of `size` px: the most generous step at which all events find a row."""
    kinds = columns.lanes
    counts = [int(columns.offsets[at + 1] - columns.offsets[at]) for at in range(len(kinds))]
    frame = Frame(*size, text, STEPS[-1].times(text), 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    wanted: list[int] = []
    for step in STEPS[sum(len(columns) > most for most in _MOST_EVENTS) :]:
        sizes = step.times(text)
        frame = Frame(
            *size,
            text,
            sizes,
            gutter=_gutter(columns, words, sizes, size[0], text, lettering),
            title=_TITLE * text if title else 0.0,
            head=_HEAD * text,
            axis=_AXIS * text,
            legend=_LEGEND * text if legend else 0.0,
            foot=_FOOT * text if sources else 0.0,
        )
        wanted = _wanted(columns, kinds, counts, frame, lettering, detail)
        if sum(natural(sizes, rows, count > rows) for rows, count in zip(wanted, counts, strict=True)) <= frame.room:
            break
    return replace(frame, lanes=lanes(kinds, wanted, counts, frame.sizes, frame.room, scrolls=scrolls))


def fit(columns: Columns, frame: Frame, lettering: Lettering, today: date | None = None) -> View:
    """Return the view that shows all dated events with their labels; around `today` where there are none."""
    loose = View.fitting(columns.marks, today)
    if not 0 < len(columns) <= _FEW or columns.last - columns.first < LONELY:
        return loose
    sizes = frame.sizes
    style, side = Style(sizes.label, _INK), 3.5 * sizes.glyph
    scale = (frame.plot - 2 * side) / (columns.last - columns.first)
    for slot, at in enumerate(columns.mark_at.tolist()):
        text = min(lettering.width(columns.marks[at].label, style), sizes.longest, 0.4 * frame.plot)
        away = float(columns.middle[slot]) - columns.first
        if away > 0.3 * (columns.last - columns.first):
            scale = min(scale, (frame.plot - 2 * side - text) / away)
    start = columns.first - side / scale
    return View.between(start, start + frame.plot / scale)


def _gutter(columns: Columns, words: Words, sizes: Sizes, width: float, text: float, lettering: Lettering) -> float:
    if not columns.lanes:
        return 0.0
    names = [lettering.width(words.lanes[kind], name_style(sizes, text)) for kind in columns.lanes]
    chips = [
        lettering.width(words.phrase("undated", count=len(left)), small_style(text)) for left in columns.undated if left
    ]
    return round(min(max([*names, *chips]) + 54 * text, 0.3 * width))


def _wanted(
    columns: Columns,
    kinds: Sequence[Kind],
    counts: Sequence[int],
    frame: Frame,
    lettering: Lettering,
    detail: Callable[[Mark], str],
) -> list[int]:
    """How many rows each lane wants: found by laying out everything with rows to spare."""
    if len(columns) > _FEW:
        return [min(12, max(1, -(-count // 12))) for count in counts]
    order = tuple(range(_TALL))
    trial = tuple(Lane(kind, 0.0, 0.0, (0.0,) * _TALL, order, 0.0) for kind in kinds)
    tried = lay_out(columns, replace(frame, lanes=trial), fit(columns, frame, lettering), lettering, detail)
    rows = [1] * len(kinds)
    for item in tried.placed:
        rows[item.lane] = max(rows[item.lane], item.row + 1)
    for pill in tried.pills:
        rows[pill.lane] += 1
    return rows
