"""Lanes by what events have in common: who is where, in which order, what is put together, folded and counted."""

import pytest

from tests.timeline.making import LETTERING, crowd, day, laid_out, mark
from tracker.mentions.mention import Kind
from tracker.timeline.columns import Columns
from tracker.timeline.finding import neighbour
from tracker.timeline.grouping import NONE, OTHERS, By, Grouping, Sort, grouped, moved
from tracker.timeline.layout import carried, lay_out
from tracker.timeline.scene import fit, framed
from tracker.timeline.words import words

TALKS = [
    mark("a", day("2026-01-05"), parties=("RU", "UA"), place="Geneva", tags=("oil",)),
    mark("b", day("2026-02-05"), Kind.DEADLINE, parties=("US",), outlets=("Post", "Bote")),
    mark("c", day("2026-03-05"), parties=("UA", "US"), negotiation="Russia – Ukraine"),
    mark("d", day("2025-12-05"), Kind.AGREEMENT),
    mark("e", parties=("US",)),
]


def lanes(columns: Columns) -> dict[str, set[object]]:
    """Return the keys of the events of each lane, by the lane's name; those without a day too."""
    found: dict[str, set[object]] = {}
    for number, group in enumerate(columns.lanes):
        name = words("en").lane(group)[0]
        slots = range(columns.offsets[number], columns.offsets[number + 1])
        found[name] = {columns.marks[columns.mark_at[slot]].key for slot in slots}
        found[name] |= {columns.marks[at].key for at in columns.undated[number]}
    return found


def by(what: By, **more: object) -> Columns:
    return grouped(TALKS, Grouping(by=what, **more), words("en"))  # type: ignore[arg-type]


def test_an_event_of_several_parties_is_in_the_lane_of_each() -> None:
    assert lanes(by(By.PARTY)) == {
        "United States": {"b", "c", "e"},
        "Ukraine": {"a", "c"},
        "Russia": {"a"},
        "No party named": {"d"},
    }


@pytest.mark.parametrize(
    ("what", "first"),
    [(By.PLACE, "Geneva"), (By.NEGOTIATION, "Russia – Ukraine"), (By.OUTLET, "Bote"), (By.TAG, "oil")],
)
def test_lanes_are_what_events_have_and_one_more_for_those_that_have_none(what: By, first: str) -> None:
    found = lanes(by(what))
    assert next(iter(found)) == first
    assert set().union(*found.values()) == {"a", "b", "c", "d", "e"}
    assert list(found)[-1] == words("en").phrases[f"no_{what.value}"]


def test_lanes_are_sorted_as_wanted_and_what_was_dragged_comes_first() -> None:
    def names(**more: object) -> list[str]:
        return list(lanes(by(By.PARTY, **more)))[:-1]

    assert names() == ["United States", "Ukraine", "Russia"]
    assert names(sort=Sort.NAME) == ["Russia", "Ukraine", "United States"]
    assert names(sort=Sort.FIRST) == ["Russia", "Ukraine", "United States"]
    assert names(order=("RU",)) == ["Russia", "United States", "Ukraine"]
    kinds = [group.kind for group in by(By.KIND, sort=Sort.FIRST).lanes]
    assert kinds == [Kind.AGREEMENT, Kind.NEGOTIATION_ROUND, Kind.DEADLINE]
    assert [group.kind for group in by(By.KIND).lanes] == [Kind.NEGOTIATION_ROUND, Kind.DEADLINE, Kind.AGREEMENT]


def test_a_dragged_lane_stands_where_it_was_dropped() -> None:
    keys = ["a", "b", "c", OTHERS, NONE]
    assert moved(keys, "c", 0) == ("c", "a", "b")
    assert moved(keys, "a", 3) == ("b", "c", "a")
    assert moved(keys, "b", 5) == ("a", "c", "b")


def test_too_many_lanes_are_put_together_and_counted() -> None:
    marks = [mark(at, day("2026-01-05"), place=f"Town {at % 9}") for at in range(20)]
    columns = grouped(marks, Grouping(by=By.PLACE), words("en"), most=4)
    assert [group.name for group in columns.lanes] == ["Town 0", "Town 1", "Town 2", "Town 3", "5 others"]
    assert len(columns) == 20


def test_every_slot_of_every_lane_is_drawn_or_counted_folded_or_not() -> None:
    marks = [
        mark(item.key, item.when, item.kind, parties=(("RU", "UA"), ("US",), ())[number % 3], label=item.label)
        for number, item in enumerate(crowd(160))
    ]
    for folded in (frozenset(), frozenset({"UA"}), frozenset({"UA", "RU", "US", NONE})):
        columns = grouped(marks, Grouping(by=By.PARTY, collapsed=folded), words("en"))
        frame = framed(columns, (1280, 720), 1.0, words("en"), LETTERING, words("en").date)
        view = fit(columns, frame, LETTERING)
        layout = lay_out(columns, frame, view, LETTERING, words("en").date)
        assert len(layout.placed) + sum(pill.events for pill in layout.pills) == len(columns)
        for lane in frame.lanes:
            assert lane.group is not None
            assert (not lane.rows) is (lane.group.key in folded)
        heights = [lane.height for lane in frame.lanes if not lane.rows]
        assert all(height < 32 for height in heights)


def test_the_selection_is_found_in_all_lanes_and_neighbours_in_the_first() -> None:
    columns = by(By.PARTY)
    both = columns.slots([2])
    assert sorted(columns.lane[both].tolist()) == [0, 1]
    assert len(columns.slots([4])) == 0
    assert neighbour(columns, 1, 1) == 2
    assert neighbour(columns, 2, 1) == 4


def test_what_was_known_earlier_keeps_the_lanes_and_rows_of_what_is_known_now() -> None:
    marks = crowd(60)
    columns = Columns(marks)
    now = laid_out(marks)
    fewer = [item for item in marks if item.kind is not Kind.CEASEFIRE][::2]
    then = grouped(fewer, Grouping(), words("en"), among=columns.lanes)
    assert [group.key for group in then.lanes] == [group.key for group in columns.lanes]
    places = {item.key: at for at, item in enumerate(fewer)}
    view = fit(columns, now.frame, LETTERING)
    layout = lay_out(then, now.frame, view, LETTERING, words("en").date, before=carried(now, then, places))
    rows = {item.mark.key: (item.lane, item.row) for item in now.placed if item.row >= 0}
    kept = [rows[item.mark.key] == (item.lane, item.row) for item in layout.placed if item.mark.key in rows]
    assert sum(kept) > 0.9 * len(kept)
