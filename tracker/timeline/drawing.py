"""Drawing: a scene on any matplotlib renderer; bars, glyphs, clusters and labels here, all around in furniture.py."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice, pairwise
from typing import Any

from matplotlib.artist import Artist

from tracker.dates.when import Precision
from tracker.mentions.mention import Kind, Status
from tracker.timeline import furniture, shapes
from tracker.timeline.brush import Box, Brush, Places
from tracker.timeline.glyphs import glyph, pill_shape
from tracker.timeline.layout import Placed, counted, glyph_radius, label_gap, number_style
from tracker.timeline.lettering import Lettering, Style
from tracker.timeline.scene import Scene
from tracker.timeline.theme import Theme, mixed

_FORESEEN = 20_000  # events looked at for glyphs that will be needed: of more, these have all there are


class TimelineArtist(Artist):
    """The one artist of a picture: no Axes, so that nothing is computed twice."""

    def __init__(self, scene: Scene, lettering: Lettering) -> None:
        super().__init__()
        self.scene, self.lettering = scene, lettering

    def draw(self, renderer: Any) -> None:
        frame = self.scene.frame
        scale = renderer.get_canvas_width_height()[0] / frame.width
        paint(self.scene, Brush(renderer, frame.width, frame.height, scale, self.lettering))


def paint(scene: Scene, brush: Brush) -> None:
    """Draw the whole scene."""
    frame = scene.frame
    events: Box = (frame.gutter, frame.top, frame.plot, frame.room)
    ticks = furniture.ground(scene, brush, events)
    brush.clip = events
    items = visible(scene)
    _density(scene, brush)
    _selection(scene, brush, items)
    _bars(scene, brush, items)
    _trails(scene, brush, items)
    _lit(scene, brush, items)
    for group in _alike(items).values():
        item = group[0][0]
        mark, places = item.mark, [(x, y) for _, x, y in group]
        colour = _pale(scene.theme, mark.kind) if mark.faint else ""
        shape = (scene.theme, mark.kind, mark.status, places, item.radius, item.half)
        glyph(brush, *shape, numbered=bool(mark.number), colour=colour)
    for item, x, y in items:
        _inscription(scene, brush, item, x, y)
    _pills(scene, brush)
    brush.clip = (0.0, 0.0, frame.width, frame.height)
    furniture.surround(scene, brush, ticks, [item for item, _, _ in items])
    brush.finish(events)


def foresee(scene: Scene, brush: Brush) -> None:
    """Ask for the glyphs that these events may need, at no place: to be drawn while nobody waits for them."""
    sizes, theme = scene.frame.sizes, scene.theme
    looks = {
        (mark.kind, mark.status, glyph_radius(sizes, mark.sources), mark.faint, bool(mark.number))
        for mark in islice(scene.columns.marks, _FORESEEN)
        if not (mark.number and mark.kind is Kind.PRISONER_EXCHANGE)  # as wide as their number
    }
    for kind, status, radius, faint, numbered in looks:
        colour = _pale(theme, kind) if faint else ""
        half = radius * shapes.half_width(kind)
        glyph(brush, theme, kind, status, (), radius, half, numbered=numbered, colour=colour)


def visible(scene: Scene) -> list[tuple[Placed, float, float]]:
    """Return the placed events in view with the middle of their glyph in px; labels of long bars stay in view."""
    frame, shift = scene.frame, scene.layout.shift(scene.view)
    down = frame.top - scene.scroll
    left, right = frame.gutter - shift, frame.width - shift
    high, low = frame.top - frame.sizes.row, frame.floor + frame.sizes.row
    return [
        (item, _kept_in_view(item, left, right) + shift, item.y + down)
        for item in scene.layout.placed
        if item.right > left and item.left < right and high < item.y + down < low
    ]


def _kept_in_view(item: Placed, left: float, right: float) -> float:
    """Where the glyph of a bar goes, so that it and its label are seen while any of the bar is."""
    if not item.bar or item.beside:
        return item.x
    text = item.half + item.decorated + label_gap(item.radius) + item.width
    if item.x < left + item.half + 6:
        return min(left + item.half + 6, max(item.x, item.right - text))
    if item.x > right - 6 - text:
        return min(item.x, max(right - 6 - text, item.start + item.half + 4))
    return item.x


def label_left(item: Placed, x: float) -> float:
    """Return where the label begins of an event whose glyph's middle is at `x` on the screen."""
    gap = label_gap(item.radius)
    return x - item.x + item.right - item.width if item.beside else x + item.half + item.decorated + gap


def lane_colour(theme: Theme, kind: Kind | None) -> str:
    """Return the colour of what stands for several events of a lane."""
    return theme.kinds[kind] if kind else theme.muted


def _pale(theme: Theme, kind: Kind) -> str:
    return mixed(theme.kinds[kind], 0.35, theme.paper)


def _alike(items: Iterable[tuple[Placed, float, float]]) -> dict[tuple[object, ...], list[tuple[Placed, float, float]]]:
    groups: dict[tuple[object, ...], list[tuple[Placed, float, float]]] = defaultdict(list)
    for entry in items:
        item = entry[0]
        mark = item.mark
        half_filled = mark.status is Status.ONGOING and bool(mark.number)
        groups[mark.kind, mark.status, mark.faint, half_filled, item.radius, item.half].append(entry)
    return groups


def _inscription(scene: Scene, brush: Brush, item: Placed, x: float, y: float) -> None:
    """The number inside, the badge of a dispute, the label and the date."""
    theme, mark, sizes = scene.theme, item.mark, scene.frame.sizes
    lift = shapes.middle(mark.kind)
    if mark.number and mark.status not in (Status.CANCELLED, Status.MISSED):
        ground = _pale(theme, mark.kind) if mark.faint else theme.kinds[mark.kind]
        colour = theme.on(ground) if mark.status is Status.COMPLETED else theme.muted if mark.faint else theme.ink
        style = number_style(sizes.glyph, colour)
        brush.write(x + lift[0] * item.radius, y - lift[1] * item.radius, mark.number, style, 0.5)
    if mark.disputed:
        spot = (x + item.half * 0.86, y - item.radius * 0.92)
        badge = max(5.5, item.radius * 0.5)
        key = ("badge", theme.name, badge)
        brush.stamp(key, badge + 2, lambda at, places: _badge(at, theme, badge, places), [spot])
        brush.write(*spot, "!", Style(badge * 1.6, theme.on(theme.warning), True), 0.5)
    if not item.label:
        return
    off = mark.status is Status.CANCELLED
    left = label_left(item, x)
    style = Style(sizes.label, theme.muted if off or mark.faint else theme.ink)
    line = y if not item.detail else y - sizes.detail * 0.66
    brush.write(left, line, item.label, style)
    if item.detail:
        brush.write(left, y + sizes.label * 0.66, item.detail, Style(sizes.detail, theme.muted))
    if off:
        width = brush.lettering.width(item.label, style)
        brush.rectangle(left, line - 0.5, width, 1.2, theme.muted)


def _badge(brush: Brush, theme: Theme, radius: float, places: Places) -> None:
    disc = shapes.outline(Kind.NEGOTIATION_ROUND, 1)
    brush.shapes(disc, places, radius, fill=theme.warning, edge=theme.paper, width=1.5)


def _bars(scene: Scene, brush: Brush, items: list[tuple[Placed, float, float]]) -> None:
    """Windows that are wide enough to be seen: sharp ends where the days are known, fading ones where they are not."""
    shift, theme = scene.layout.shift(scene.view), scene.theme
    fading: dict[Kind, list[Box]] = defaultdict(list)
    low, high = scene.frame.gutter - 20, scene.frame.width + 20
    for item, _, y in items:
        if not item.bar:
            continue
        start, end, half = item.start + shift, item.end + shift, item.radius * 0.95
        colour = theme.kinds[item.mark.kind]
        if item.mark.when.precision is not Precision.DAY:
            fading[item.mark.kind].append((start, y - half, end - start, 2 * half))
            continue
        left, right = max(start, low), min(end, high)
        brush.rectangle(left, y - half, right - left, 2 * half, mixed(colour, 0.2, theme.paper))
        if item.mark.status is not Status.PROPOSED:
            for edge in (y - half, y + half - 1):
                brush.rectangle(left, edge, right - left, 1, mixed(colour, 0.55, theme.paper))
        for edge in (start, end - 2.5):
            brush.rectangle(edge, y - half, 2.5, 2 * half, colour)
    for kind, boxes in fading.items():
        brush.fades(boxes, theme.kinds[kind])


def _trails(scene: Scene, brush: Brush, items: list[tuple[Placed, float, float]]) -> None:
    """What was put off: its dates before as fainter signs on a line that leads to the one that holds now."""
    shift, theme = scene.layout.shift(scene.view), scene.theme
    for item, x, y in items:
        if not item.slips:
            continue
        colour = mixed(theme.kinds[item.mark.kind], 0.5, theme.paper)
        places = [(slip + shift, y) for slip in item.slips]
        ends = [place[0] for place in places] + [x]
        for one, other in pairwise(ends):
            brush.rectangle(min(one, other), y - 0.75, abs(other - one), 1.5, colour)
        radius = item.radius * 0.8
        half = radius * shapes.half_width(item.mark.kind)
        glyph(brush, theme, item.mark.kind, Status.SCHEDULED, places, radius, half, colour=colour)


def _lit(scene: Scene, brush: Brush, items: list[tuple[Placed, float, float]]) -> None:
    """A halo behind what is new at this step."""
    colour = mixed(scene.theme.selection, 0.38, scene.theme.paper)
    for item, x, y in items:
        if item.at in scene.lit:
            wide, tall = item.half + item.radius * 0.55, item.radius * 1.55
            brush.shapes(shapes.rounded(wide, min(tall, wide)), [(x, y)], 1.0, fill=colour)


def _density(scene: Scene, brush: Brush) -> None:
    """The silhouette of what is counted: how much happens when, standing on the row of the counts."""
    frame, shift = scene.frame, scene.layout.shift(scene.view)
    for outline in scene.layout.density:
        lane = frame.lanes[outline.lane]
        foot = (lane.pills or lane.bottom) - frame.sizes.label
        heights = outline.heights * max(foot - lane.top - 10, 4.0)
        heights[outline.heights > 0] += 1.5
        colour = mixed(lane_colour(scene.theme, lane.kind), 0.5, scene.theme.paper)
        brush.silhouette(outline.sides + shift, heights, frame.top - scene.scroll + foot, colour)


def _selection(scene: Scene, brush: Brush, items: list[tuple[Placed, float, float]]) -> None:
    for item, x, y in items:
        if item.at not in scene.selected:
            continue
        sizes = scene.frame.sizes
        right = label_left(item, x) + item.width if item.label else x + item.half + item.decorated
        left = x - item.half
        text = scene.frame.text
        tall = min(item.radius + 6 * text, sizes.row / 2)
        pill = shapes.rounded((right - left) / 2 + 7 * text, tall)
        ground = mixed(scene.theme.selection, 0.2, scene.theme.paper)
        brush.shapes(pill, [((left + right) / 2, y)], 1.0, fill=ground, edge=scene.theme.selection, width=2.0 * text)


def _pills(scene: Scene, brush: Brush) -> None:
    frame, shift, theme = scene.frame, scene.layout.shift(scene.view), scene.theme
    size = frame.sizes.label
    style = Style(size - 1, theme.ink, True)
    alike: dict[tuple[int, float], list[tuple[float, float]]] = defaultdict(list)
    for pill in scene.layout.pills:
        x, y = pill.x + shift, pill.y + frame.top - scene.scroll
        if frame.gutter - pill.half < x < frame.width + pill.half:
            alike[pill.lane, pill.half].append((x, y))
            brush.write(x, y, counted(pill.events), style, 0.5)
    for (lane, half), places in alike.items():
        colour = lane_colour(theme, frame.lanes[lane].kind)
        fill, edge = mixed(colour, 0.2, theme.paper), mixed(colour, 0.7, theme.paper)
        pill_shape(brush, half, size * 0.78, places, fill, edge)
