"""The timeline on the stage: lanes that stay, names that do not lie on each other, as much as a room can take in."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from tests.timeline.making import LETTERING, crowd, day, mark
from tracker.mentions.mention import Kind
from tracker.timeline.drawing import label_left, visible
from tracker.timeline.staging import AXIS, Staging
from tracker.timeline.view import View, days

SIZE = (1840.0, 700.0)
START = date(2026, 1, 1)


def staged(marks):
    return Staging(marks, SIZE, 43.2, "en", LETTERING, START)


def row(count, step=9):
    """So many rounds, one every few days."""
    return [mark(at, day((START + timedelta(at * step)).isoformat()), label=f"Round {at}") for at in range(count)]


def test_what_is_not_there_yet_takes_its_lane_already():
    marks = [*row(3), mark("x", day("2026-02-20"), Kind.DEADLINE)]
    staging = staged(marks)
    one = staging.scene(marks[:1], [0], staging.view, None)
    assert [item.mark.key for item in one.layout.placed] == [0]
    assert [lane.kind for lane in one.frame.lanes] == [Kind.NEGOTIATION_ROUND, Kind.DEADLINE]
    assert one.frame.lanes == staging.scene(marks, [3], staging.view, None).frame.lanes
    assert one.theme.text * AXIS == 43.2


def test_one_event_needs_no_name_several_are_told_apart():
    marks = row(4, step=100)
    staging = staged(marks)
    assert not any(item.label for item in staging.scene(marks, [2], staging.view, None).layout.placed)
    scene = staging.scene(marks, [0, 3], View.between(days(START) - 20, days(START) + 400), None)
    named = {item.at: item.label for item in scene.layout.placed if item.label}
    assert named.keys() == {0, 3} and (named[0], named[3]) == ("Round 0", "Round 3")
    assert scene.selected == {0, 3}


def test_names_lie_on_nothing():
    marks = [replace(one, label=f"Event {one.key} somewhere far away") for one in crowd(60)]
    marks = [one for one in marks if one.when and (one.when.end - one.when.start).days < 300]
    staging = staged(marks)
    scene = staging.scene(marks, range(0, len(marks), 5), staging.view, None)
    size = scene.frame.sizes.label
    shift = scene.layout.shift(scene.view)
    named = [item for item in scene.layout.placed if item.label]
    assert named
    boxes = [(label_left(item, item.x) + shift, item.y, item) for item in named]
    for left, y, item in boxes:
        assert left + item.width <= scene.frame.width
        for other in scene.layout.placed:
            if other.at != item.at and abs(other.y - y) < size * 0.7:
                assert other.x + shift <= left or other.x + shift >= left + item.width
    for (left, y, item), (other_left, other_y, other) in combinations(boxes, 2):
        apart = left + item.width <= other_left or other_left + other.width <= left
        assert apart or abs(y - other_y) >= size * 0.7
    assert len(visible(scene)) > len(named)


def test_of_few_events_all_is_seen_of_many_those_around():
    few, many = row(12), row(400)
    assert staged(few).around(3) == staged(few).view
    staging = staged(many)
    seen = staging.around(200)
    inside = [one for one in many if seen.start <= days(one.when.start) < seen.end]
    assert 15 <= len(inside) <= 40 and many[200] in inside
    later = [one for one in inside if one.when.start > many[200].when.start]
    assert 0 < len(later) < len(inside) / 2
