"""Finding: what of a scene lies under a point, and which event comes next."""

from dataclasses import dataclass

import numpy as np

from tracker.timeline.columns import Columns
from tracker.timeline.drawing import label_left, visible
from tracker.timeline.furniture import undated_chip
from tracker.timeline.layout import Pill, Placed
from tracker.timeline.scene import Scene

_NEAR = 3.0  # px around a glyph that count as it


@dataclass(frozen=True, slots=True)
class Hit:
    """What is under the pointer, exactly one of: a placed event, a pill, a lane's events without a day."""

    placed: Placed | None = None
    x: float = 0.0  # middle of the glyph on the screen
    y: float = 0.0
    pill: Pill | None = None
    undated: tuple[int, ...] = ()


def under(scene: Scene, x: float, y: float) -> Hit | None:
    """Return what lies under a point in px, the glyph before a label before a bar; None where nothing does."""
    frame = scene.frame
    if not frame.top <= y < frame.floor:
        return None
    if x < frame.gutter:
        for number in range(len(frame.lanes)):
            chip = undated_chip(scene, number)
            if chip and chip[0] <= x < chip[0] + chip[2] and chip[1] <= y < chip[1] + chip[3]:
                return Hit(undated=tuple(scene.columns.undated[number]))
        return None
    shift, reach = scene.layout.shift(scene.view), frame.sizes.row / 2
    found: Hit | None = None
    for item, at_x, at_y in visible(scene):
        if abs(y - at_y) > max(item.radius, min(reach, item.radius * 1.3)) + 1:
            continue
        if abs(x - at_x) <= item.half + _NEAR:
            return Hit(placed=item, x=at_x, y=at_y)
        left = label_left(item, at_x)
        in_label = item.label and left <= x <= left + item.width
        in_bar = item.bar and item.start + shift <= x <= item.end + shift
        if in_label or (in_bar and found is None):
            found = Hit(placed=item, x=at_x, y=at_y)
    for pill in scene.layout.pills:
        at_x, at_y = pill.x + shift, pill.y + frame.top - scene.scroll
        if abs(x - at_x) <= pill.half and abs(y - at_y) <= frame.sizes.label * 0.9:
            return Hit(pill=pill, x=at_x, y=at_y)
    return found


def counted_in(columns: Columns, pill: Pill) -> list[int]:
    """Return the places of the events whose middle lies in a pill's days, the most important first."""
    first, last = columns.positions(np.array([pill.low, pill.high]))[pill.lane]
    slots = np.arange(first, last)
    order = np.argsort(-columns.importance[slots], kind="stable")
    return [int(at) for at in columns.mark_at[slots[order]].tolist()]


def neighbour(columns: Columns, at: int, step: int) -> int:
    """Return the event before (-1) or after (1) one in its lane; those without a day follow all others."""
    lane, row = _lane_row(columns, at)
    place = row.index(at) if columns.slot_of[at] < 0 else -1
    first, last = int(columns.offsets[lane]), int(columns.offsets[lane + 1])
    here = (last - first) + place if place >= 0 else int(columns.slot_of[at]) - first
    there = min(max(here + step, 0), last - first + len(row) - 1)
    return int(columns.mark_at[first + there]) if there < last - first else row[there - (last - first)]


def across(columns: Columns, at: int, step: int) -> int:
    """Return the event nearest in time in the next lane below (1) or above (-1) that has any."""
    lane, _ = _lane_row(columns, at)
    there = lane + step
    if not 0 <= there < len(columns.lanes):
        return at
    first, last = int(columns.offsets[there]), int(columns.offsets[there + 1])
    slot = int(columns.slot_of[at])
    if last == first or slot < 0:
        return columns.undated[there][0] if columns.undated[there] else int(columns.mark_at[first])
    nearest = first + int(np.argmin(np.abs(columns.middle[first:last] - columns.middle[slot])))
    return int(columns.mark_at[nearest])


def _lane_row(columns: Columns, at: int) -> tuple[int, list[int]]:
    slot = int(columns.slot_of[at])
    lane = int(columns.lane[slot]) if slot >= 0 else next(lane for lane, row in enumerate(columns.undated) if at in row)
    return lane, columns.undated[lane]
