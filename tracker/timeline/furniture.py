"""Furniture: what stands around the events: ground, grid, today's line, axis, lane names, legend, title, sources."""

from collections.abc import Sequence

from tracker.dates.when import Precision
from tracker.mentions.mention import Kind, Status
from tracker.timeline import scale, shapes
from tracker.timeline.brush import Box, Brush, Places
from tracker.timeline.glyphs import glyph, pill_shape
from tracker.timeline.layout import Placed
from tracker.timeline.lettering import Lettering, Style, shortened
from tracker.timeline.scale import Axis
from tracker.timeline.scene import Scene, name_style, small_style
from tracker.timeline.theme import mixed
from tracker.timeline.view import days

_SMALL = 0.85  # of the usual text, for a legend in two rows


def ground(scene: Scene, brush: Brush, events: Box) -> Axis:
    """Draw what lies behind the events; return the axis, whose ticks the grid follows."""
    frame, theme = scene.frame, scene.theme
    left, top, wide, tall = events
    axis = scale.axis(scene.view, frame.plot, scene.words.language, text=frame.text, week=scene.words.phrases["week"])
    brush.rectangle(0, 0, frame.width, frame.top, theme.paper)
    stripes = _stripes(scene, axis)
    brush.clip = events
    for at, lane in enumerate(frame.lanes):
        place = (left, top + lane.top - scene.scroll, wide, lane.height)
        brush.stripes(place, theme.band if at % 2 else theme.paper, stripes)
    if frame.content - scene.scroll < tall:  # below the last lane, or all of it where there is none
        below = max(frame.content - scene.scroll, 0.0)
        brush.stripes((left, top + below, wide, tall - below), theme.paper, stripes)
    for lane in frame.lanes[1:]:
        brush.rectangle(left, round(top + lane.top - scene.scroll), wide, 1, theme.line)
    return axis


def _stripes(scene: Scene, axis: Axis) -> list[tuple[float, float, str]]:
    """Weekends, the grid and today's line as x, width and colour, the topmost last."""
    theme = scene.theme
    faint = mixed(theme.line, 0.5, theme.paper)
    stripes = [(_x(scene, start), _x(scene, end) - _x(scene, start), theme.weekend) for start, end in axis.weekends]
    stripes += [(round(_x(scene, tick.start)), 1, faint) for tick in axis.fine]
    stripes += [(round(_x(scene, tick.start)), 1, theme.line) for tick in axis.coarse]
    if scene.today:
        stripes.append(
            (round(_x(scene, days(scene.today) + 0.5)) - 1, 2, mixed(_line_of_today(scene), 0.6, theme.paper))
        )
    return stripes


def _line_of_today(scene: Scene) -> str:
    return scene.theme.warning if scene.past else scene.theme.today


def surround(scene: Scene, brush: Brush, axis: Axis, shown: Sequence[Placed]) -> None:
    """Draw what frames the events."""
    _head(scene, brush, axis)
    _axis(scene, brush, axis)
    _names(scene, brush)
    if scene.frame.legend:
        _legend(scene, brush, shown)
    frame, theme = scene.frame, scene.theme
    if frame.title:
        brush.write(16, frame.title / 2, scene.title, Style(20 * frame.text, theme.ink, True), clipped=False)
    if frame.foot:
        style = small_style(0.9 * frame.text, theme.muted)
        words = shortened(scene.sources, style, frame.width - 32, brush.lettering)
        brush.write(16, frame.height - frame.foot / 2, words, style, clipped=False)


def _x(scene: Scene, moment: float) -> float:
    return scene.frame.gutter + (moment - scene.view.start) * scene.frame.plot / scene.view.span


def _head(scene: Scene, brush: Brush, axis: Axis) -> None:
    """The weeks' numbers and the name of today's line."""
    frame, theme = scene.frame, scene.theme
    if not frame.head:
        return
    y, style = frame.title + frame.head / 2, small_style(frame.text * 0.92, theme.muted)
    taken = [(-1.0, -1.0)]
    if scene.today:
        x = _x(scene, days(scene.today) + 0.5)
        if frame.gutter <= x <= frame.width:
            name = scene.words.phrases["known" if scene.past else "today"]
            colour = _line_of_today(scene)
            bold = small_style(frame.text, theme.on(colour), bold=True)
            half = brush.lettering.width(name, bold) / 2 + 9 * frame.text
            middle = min(max(x, frame.gutter + half + 2), frame.width - half - 2)
            taken = [(middle - half, middle + half)]
            pill = shapes.rounded(half, frame.head * 0.38)
            brush.rectangle(round(x) - 1, y, 2, frame.top - y, colour)
            brush.shapes(pill, [(middle, y)], 1.0, fill=colour)
            brush.write(middle, y, name, bold, 0.5, clipped=False)
    bold = small_style(frame.text * 0.92, theme.muted, bold=True)
    for words, left, width, _ in beyond(scene, brush.lettering, taken[0]):
        brush.write(left, y, words, bold, clipped=False)
        taken.append((left, left + width))
    for tick in axis.weeks:
        x = _x(scene, tick.start) + 5
        end = x + brush.lettering.width(tick.label, style)
        free = all(end < left - 4 or x > right + 4 for left, right in taken)
        if x > frame.gutter and end < frame.width and free:
            brush.write(x, y, tick.label, style, clipped=False)


def beyond(
    scene: Scene, lettering: Lettering, today: tuple[float, float] = (-1.0, -1.0)
) -> list[tuple[str, float, float, int]]:
    """Return how many events lie before (-1) and after (1) what is shown: words, left end, width and side.

    They make way for the name of today's line, which stands between two px.
    """
    frame, view = scene.frame, scene.view
    style = small_style(frame.text * 0.92, scene.theme.muted, bold=True)
    found = []
    for count, text, side in zip(scene.columns.beyond(view.start, view.end), ("‹ {}", "{} ›"), (-1, 1), strict=True):
        if count:
            words = text.format(f"{count:,}".replace(",", "\u202f"))
            width = lettering.width(words, style)
            left = frame.gutter + 8 if side < 0 else frame.width - 10 - width
            if left < today[1] and left + width > today[0]:
                left = today[1] + 6 if side < 0 else today[0] - width - 6
            found.append((words, left, width, side))
    return found


def _axis(scene: Scene, brush: Brush, axis: Axis) -> None:
    frame, theme = scene.frame, scene.theme
    floor, half = frame.floor, frame.axis / 2
    brush.rectangle(0, floor, frame.width, frame.height - floor, theme.panel)
    brush.rectangle(0, floor, frame.width, 1, theme.muted)
    fine, coarse = small_style(frame.text, theme.ink), small_style(frame.text, theme.ink, bold=True)
    last = -1e9
    for tick in axis.fine:
        x, end = _x(scene, tick.start), _x(scene, tick.end)
        if frame.gutter <= x <= frame.width:
            brush.rectangle(round(x), floor, 1, 5 * frame.text, theme.muted)
        width = brush.lettering.width(tick.label, fine)
        at = (x + end - width) / 2 if axis.centred else x + 4
        if at > max(last + 6, frame.gutter + 2) and at + width < frame.width - 2:
            brush.write(at, floor + half * 0.56, tick.label, fine, clipped=False)
            last = at + width
    for tick in axis.coarse:
        x, end = _x(scene, tick.start), _x(scene, tick.end)
        if frame.gutter <= x <= frame.width:
            brush.rectangle(round(x), floor, 1, 8 * frame.text, theme.muted)
            brush.rectangle(round(x), floor + half, 1, half - 6, theme.muted)
        width = brush.lettering.width(tick.label, coarse)
        at = max(x, frame.gutter) + 6
        if at + width < min(end, frame.width) - 2:
            brush.write(at, floor + half * 1.45, tick.label, coarse, clipped=False)


def _names(scene: Scene, brush: Brush) -> None:
    """The lanes' names with the shape of their kind, and how many of its events have no day."""
    frame, theme = scene.frame, scene.theme
    if not frame.gutter:
        return
    whole = brush.clip
    brush.clip = (0.0, frame.title, frame.gutter, frame.head + frame.room)
    brush.rectangle(0, frame.title, frame.gutter, frame.head + frame.room, theme.panel)
    style = name_style(frame.sizes, frame.text, theme.ink)
    radius = style.size * 0.56
    for number, lane in enumerate(frame.lanes):
        top = frame.top + lane.top - scene.scroll
        if number:
            brush.rectangle(0, round(top), frame.gutter, 1, theme.line)
        chip = undated_chip(scene, number)
        y = top + lane.height / 2 - (style.size * 0.85 if chip else 0)
        left = (20 if scene.handles else 12) * frame.text
        if scene.handles:
            _fold(scene, brush, y, folded=not lane.rows)
        if lane.kind:
            half = radius * shapes.half_width(lane.kind)
            glyph(brush, theme, lane.kind, Status.COMPLETED, [(left + 1.25 * radius, y)], radius, half)
            left += 18 * frame.text + 1.25 * radius
        room = frame.gutter - left - 8 * frame.text
        name, broken = scene.words.lane(lane.group)
        if not lane.rows:  # folded: all that is in it is counted here, events without a day too
            offsets = scene.columns.offsets
            name += f" ({int(offsets[number + 1] - offsets[number]) + len(scene.columns.undated[number])})"
        lines: tuple[str, ...] = (name,)
        if brush.lettering.width(name, style) > room and lane.height >= (4.9 if chip else 2.4) * style.size:
            lines = broken
            y -= 0.6 * style.size * bool(chip)  # the chip stays where it is, below the middle
        if frame.top - radius < y < frame.floor + radius:
            for at, line in enumerate(lines):
                middle = y + (at - (len(lines) - 1) / 2) * 1.2 * style.size
                brush.write(left, middle, shortened(line, style, room, brush.lettering), style, clipped=False)
        if chip:
            _chip(scene, brush, number, chip)
    brush.clip = whole
    brush.rectangle(frame.gutter - 1, frame.top, 1, frame.room, theme.line)


def _fold(scene: Scene, brush: Brush, y: float, *, folded: bool) -> None:
    """The sign beside a lane's name that it can be folded, or unfolded."""
    size, colour = 4.2 * scene.frame.text, scene.theme.muted

    def draw(on: Brush, at: Places) -> None:
        on.shapes(shapes.FOLDED if folded else shapes.UNFOLDED, at, size, fill=colour)

    brush.stamp(("fold", folded, size, colour), size + 1, draw, [(10 * scene.frame.text, y)])


def undated_chip(scene: Scene, number: int) -> Box | None:
    """Return where a lane says how many of its events have no day; None where all have one."""
    frame, lane = scene.frame, scene.frame.lanes[number]
    if not scene.columns.undated[number] or not lane.rows:
        return None
    name = name_style(frame.sizes, frame.text).size
    tall = 20 * frame.text
    y = frame.top + lane.top - scene.scroll + lane.height / 2 + name * 0.35
    left = (29 * frame.text + name * 0.7 if lane.kind else 11 * frame.text) - 8 * frame.text * (not scene.handles)
    return left, y, frame.gutter - left - 8 * frame.text, tall


def _chip(scene: Scene, brush: Brush, number: int, chip: Box) -> None:
    frame, theme = scene.frame, scene.theme
    x, y, wide, tall = chip
    marks = scene.columns.undated[number]
    style = small_style(frame.text * 0.95, theme.ink)
    words = shortened(scene.words.phrase("undated", count=len(marks)), style, wide - 16 * frame.text, brush.lettering)
    half = brush.lettering.width(words, style) / 2 + 8 * frame.text
    lit = any(at in scene.selected for at in marks)
    fill = mixed(theme.selection, 0.2, theme.paper) if lit else theme.paper
    edge = theme.selection if lit else theme.line
    pill_shape(brush, half, tall / 2, [(x + half, y + tall / 2)], fill, edge)
    if frame.top < y + tall / 2 < frame.floor:
        brush.write(x + half, y + tall / 2, words, style, 0.5, clipped=False)


def _legend(scene: Scene, brush: Brush, shown: Sequence[Placed]) -> None:
    """Say what the fills and signs mean that are in view, and no others; smaller where the window is narrow."""
    frame, theme, words = scene.frame, scene.theme, scene.words
    y = frame.height - frame.foot - frame.legend / 2
    statuses = [status for status in Status if any(item.mark.status is status for item in shown)]
    extras = [
        ("fuzzy", any(item.bar and item.mark.when.precision is not Precision.DAY for item in shown)),
        ("disputed", any(item.mark.disputed for item in shown)),
        ("slipped", any(item.slips for item in shown)),
        ("lit", any(item.at in scene.lit for item in shown)),
        ("cluster", bool(scene.layout.pills)),
    ]
    entries: list[tuple[Status | str, str]] = [(status, words.statuses[status]) for status in statuses]
    entries += [(name, words.phrases[name]) for name, there in extras if there]
    wide_signs = ("fuzzy", "slipped", "cluster", Status.POSTPONED)
    tries = ((max(frame.gutter, 16.0) + 8, 1.0), (12.0, 1.0), (12.0, 0.92), (12.0, _SMALL))
    for begin, size in tries:
        text_size = frame.text * size
        style, radius = small_style(text_size, theme.muted), 7.0 * text_size
        wides = [radius * 2 + (8 * text_size if sign in wide_signs else 0) for sign, _ in entries]
        spaces = [wide + 6 + brush.lettering.width(text, style) for wide, (_, text) in zip(wides, entries, strict=True)]
        gap = 18 * text_size
        if begin + sum(spaces) + gap * (len(spaces) - 1) <= frame.width - 8:
            break
    rows = 2 if size == _SMALL else 1
    if rows == 2:
        radius *= 0.8
        y -= frame.legend / 4
    x = begin
    for (sign, text), wide, space in zip(entries, wides, spaces, strict=True):
        if x + space > frame.width - 8:
            if rows == 1:
                break
            x, y, rows = begin, y + frame.legend / 2, 1
        middle = (x + wide / 2, y)
        if isinstance(sign, Status):
            at = (x + radius, y)
            glyph(brush, theme, Kind.NEGOTIATION_ROUND, sign, [at], radius, radius, colour=theme.muted)
        elif sign == "fuzzy":
            brush.fades([(x, y - radius * 0.8, wide, radius * 1.6)], theme.ink)
        elif sign == "disputed":
            brush.shapes(shapes.rounded(radius, radius), [middle], 0.8, fill=theme.warning)
            brush.write(*middle, "!", Style(radius * 1.4, theme.on(theme.warning), True), 0.5, clipped=False)
        elif sign == "slipped":
            faint = mixed(theme.kinds[Kind.DEADLINE], 0.5, theme.paper)
            brush.rectangle(x, y - 0.75, wide, 1.5, faint)
            flag = [(x + radius * 0.8, y)]
            glyph(brush, theme, Kind.DEADLINE, Status.SCHEDULED, flag, radius * 0.8, radius * 0.8, colour=faint)
        elif sign == "lit":
            brush.shapes(shapes.rounded(radius, radius), [middle], 1.0, fill=mixed(theme.selection, 0.38, theme.paper))
        else:
            fill = mixed(theme.muted, 0.2, theme.paper)
            pill_shape(brush, wide / 2, radius, [middle], fill, theme.muted)
            brush.write(*middle, "+n", Style(radius * 1.3, theme.ink, True), 0.5, clipped=False)
        brush.write(x + wide + 6, y, text, style, clipped=False)
        x += space + gap
