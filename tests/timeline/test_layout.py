"""The layout as numbers: nothing overlaps, nothing is lost, panning moves nothing."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as any_of

from tests.timeline.making import LETTERING, crowd, day, laid_out, mark, month
from tracker.mentions.mention import Kind, Status
from tracker.timeline.columns import Columns
from tracker.timeline.finding import across, counted_in, neighbour
from tracker.timeline.layout import Layout, counted
from tracker.timeline.lettering import Style, shortened
from tracker.timeline.scene import fit
from tracker.timeline.view import View
from tracker.timeline.words import words


def overlaps(layout: Layout) -> list[tuple[object, object]]:
    """Return the pairs of events or counts that share px of a row."""
    rows: dict[tuple[int, float], list[tuple[float, float, object]]] = {}
    for item in layout.placed:
        text = item.right if item.label else item.x + item.half
        left = min(item.left, item.x - item.half)
        rows.setdefault((item.lane, item.y), []).append((left, max(text, item.right), item.mark.key))
    for pill in layout.pills:
        rows.setdefault((pill.lane, pill.y), []).append((pill.x - pill.half, pill.x + pill.half, pill))
    found = []
    for row in rows.values():
        row.sort(key=lambda part: part[0])
        found += [(one[2], two[2]) for one, two in pairwise(row) if two[0] < one[1] - 0.01]
    return found


def shown(layout: Layout) -> int:
    return len(layout.placed) + sum(pill.events for pill in layout.pills)


@settings(max_examples=25)
@given(
    count=any_of.integers(1, 220),
    seed=any_of.integers(0, 1000),
    years=any_of.floats(0.01, 6),
    size=any_of.sampled_from([(1280, 720), (700, 320), (1920, 1080)]),
)
def test_nothing_overlaps_and_every_dated_event_is_drawn_or_counted(count, seed, years, size) -> None:
    marks = crowd(count, seed, years)
    layout = laid_out(marks, size=size)
    assert overlaps(layout) == []
    assert shown(layout) == sum(bool(item.when) for item in marks)


@settings(max_examples=15)
@example(seed=731, factor=157.0, at=0.044921875)  # the middle of a day just where the layout ends
@given(seed=any_of.integers(0, 1000), factor=any_of.floats(1, 200), at=any_of.floats(0, 1))
def test_zoomed_in_all_that_reaches_into_the_view_is_drawn_or_counted(seed, factor, at) -> None:
    marks = crowd(150, seed)
    whole = laid_out(marks)
    view = View(whole.low, whole.high).zoomed(factor, whole.low + at * (whole.high - whole.low))
    layout = laid_out(marks, frame=whole.frame, view=view)
    assert overlaps(layout) == []
    columns = Columns(marks)
    meets = ((columns.end > layout.low) & (columns.start < layout.high)).sum()
    assert shown(layout) == meets


@pytest.mark.parametrize("count", [3000, 20_000])
def test_a_dense_lane_is_counted_bin_by_bin(count: int) -> None:
    marks = crowd(count, years=8)
    layout = laid_out(marks)
    assert overlaps(layout) == []
    assert shown(layout) == sum(bool(item.when) for item in marks)
    assert {outline.lane for outline in layout.density} == set(range(5))
    assert len(layout.placed) + len(layout.pills) < 600


def test_panning_keeps_rows_labels_and_clusters() -> None:
    marks = crowd(200)
    whole = laid_out(marks)
    view = View(whole.low, whole.high).zoomed(6)
    before = laid_out(marks, frame=whole.frame, view=view, margin=0.5)
    after = laid_out(marks, frame=whole.frame, view=view.panned(0.25), margin=0.5, before=before)
    rows = {item.at: item for item in before.placed}
    moved = [item for item in after.placed if item.at in rows and item.row != rows[item.at].row]
    assert len(moved) <= 0.05 * len(after.placed)
    offset = (after.low - before.low) * before.scale
    for item in after.placed:
        if item.at in rows and item.bar is rows[item.at].bar:
            assert item.x + offset == pytest.approx(rows[item.at].x)
    seen = [
        {(pill.lane, pill.low) for pill in layout.pills if view.panned(0.25).start < pill.low and pill.high < view.end}
        for layout in (before, after)
    ]
    assert len(seen[0] & seen[1]) >= 0.8 * len(seen[0] | seen[1])


def test_a_layout_is_shifted_while_it_covers_the_view() -> None:
    marks = [mark(1, day("2026-02-05")), mark(2, day("2026-03-05"))]
    whole = laid_out(marks)
    view = View(whole.low, whole.high).zoomed(2)
    layout = laid_out(marks, frame=whole.frame, view=view, margin=0.5)
    assert layout.covers(view.panned(0.4), whole.frame)
    assert not layout.covers(view.panned(2.0), whole.frame)
    assert not layout.covers(view.zoomed(1.1), whole.frame)
    assert layout.shift(view.panned(0.1)) - layout.shift(view) == pytest.approx(-0.1 * whole.frame.plot)


def test_few_events_are_large_and_tell_their_date_many_are_small() -> None:
    few = laid_out([mark(1, day("2026-02-05")), mark(2, month("2026-06"), Kind.DEADLINE)])
    assert few.frame.sizes.name == "grand"
    assert [item.detail for item in few.placed] == ["5 February 2026", "June 2026"]
    many = laid_out(crowd(5000))
    assert many.frame.sizes.name == "tight"


def test_a_window_wide_enough_is_a_bar_and_a_narrow_one_a_glyph_in_its_middle() -> None:
    marks = [
        mark(1, day("2026-02-05", "2026-02-25")),
        mark(2, day("2026-02-05"), Kind.DEADLINE),
        mark(3, day("2027-12-01")),
    ]
    wide = laid_out(marks, view=View(20480, 20520))
    assert {item.mark.key: item.bar for item in wide.placed if item.mark.key != 3} == {1: True, 2: False}
    narrow = laid_out(marks, view=View(15000, 25000))
    first = next(item for item in narrow.placed if item.mark.key == 1)
    assert not first.bar
    assert first.x == pytest.approx((first.start + first.end) / 2)


def test_importance_decides_who_is_labelled() -> None:
    label = "A long label of a round " * 2
    marks = [mark(at, day("2026-02-05"), label=label, sources=5 if at == 7 else 1) for at in range(9)]
    marks += [mark(20, day("2026-02-05"), Kind.DEADLINE), mark(21, day("2027-02-05"), Kind.CEASEFIRE)]
    layout = laid_out(marks, size=(420, 200), view=View(20480, 20520))
    drawn = [item.mark.key for item in layout.placed if item.lane == 0 and item.label]
    assert drawn[0] == 7
    chosen = laid_out(marks, size=(420, 200), view=View(20480, 20520), selected=frozenset({3}))
    assert next(item.mark.key for item in chosen.placed if item.lane == 0) == 3


def test_a_selected_event_is_drawn_even_where_all_others_are_counted() -> None:
    marks = crowd(4000, years=8)
    at = next(at for at, item in enumerate(marks) if item.when and not item.when.fuzzy)
    layout = laid_out(marks, selected=frozenset({at}))
    assert at in {item.at for item in layout.placed}
    assert shown(layout) == sum(bool(item.when) for item in marks)
    assert overlaps(layout) == []


def test_lanes_overflow_only_where_even_few_rows_do_not_fit() -> None:
    marks = crowd(120)
    high = laid_out(marks, size=(1280, 720)).frame
    assert high.content == pytest.approx(high.room)
    low = laid_out(marks, size=(700, 240)).frame
    assert low.content > low.room
    assert all(lane.bottom <= other.top + 0.01 for lane, other in zip(low.lanes, low.lanes[1:], strict=False))


def test_events_without_a_day_are_counted_beside_their_lane() -> None:
    marks = [mark(1), mark(2), mark(3, day("2026-02-05")), mark(4, kind=Kind.AGREEMENT)]
    columns = Columns(marks)
    assert [lane.kind for lane in columns.lanes] == [Kind.NEGOTIATION_ROUND, Kind.AGREEMENT]
    assert columns.undated == [[0, 1], [3]]
    assert len(columns) == 1


def test_the_keyboard_reaches_every_event_of_a_lane_and_the_nearest_across() -> None:
    marks = [
        mark("late", day("2026-05-01")),
        mark("early", day("2026-01-01")),
        mark("never"),
        mark("spring", day("2026-04-20"), Kind.DEADLINE),
        mark("winter", day("2026-01-20"), Kind.DEADLINE),
    ]
    columns = Columns(marks)
    assert [neighbour(columns, 1, 1), neighbour(columns, 0, 1), neighbour(columns, 2, 1)] == [0, 2, 2]
    assert [neighbour(columns, 2, -1), neighbour(columns, 0, -1), neighbour(columns, 1, -1)] == [0, 1, 1]
    assert [across(columns, 0, 1), across(columns, 1, 1), across(columns, 4, -1), across(columns, 0, -1)] == [
        3,
        4,
        1,
        0,
    ]


def test_a_pill_knows_its_events_the_important_first() -> None:
    marks = [mark(at, day("2026-02-05"), sources=at) for at in range(40)]
    layout = laid_out([*marks, mark(99, day("2028-01-01"))], size=(900, 260))
    (pill,) = [pill for pill in layout.pills if pill.events > 1]
    inside = counted_in(Columns(marks), pill)
    assert inside[:3] == [39, 38, 37]
    assert len(inside) == 40


def test_counts_are_short() -> None:
    assert [counted(count) for count in (1, 9999, 12_345, 2_500_000)] == ["+1", "+9999", "+12k", "+2.5M"]


def test_a_text_is_cut_to_its_room() -> None:
    style = Style(12, "#000000")
    whole = "Verhandlungen in Abu Dhabi"
    width = LETTERING.width(whole, style)
    assert shortened(whole, style, width, LETTERING) == whole
    cut = shortened(whole, style, width * 0.6, LETTERING)
    assert cut.endswith("…")
    assert LETTERING.width(cut, style) <= width * 0.6
    assert shortened(whole, style, 8, LETTERING) == ""


def test_a_postponed_event_keeps_room_for_its_arrow() -> None:
    layout = laid_out([mark(1, day("2026-02-05"), status=Status.POSTPONED), mark(2, day("2026-03-01"))])
    moved, still = sorted(layout.placed, key=lambda item: item.at)
    assert moved.right - moved.x > still.right - still.x


def test_the_label_of_the_last_event_is_whole_in_the_first_view() -> None:
    label = "Deadline for Russia and Ukraine (set by the US)"
    marks = [mark(1, day("2026-01-05")), mark(2, month("2026-06"), Kind.DEADLINE, label=label)]
    for width in (600, 900, 1400):
        layout = laid_out(marks, size=(width, 320))
        last = max(layout.placed, key=lambda item: item.x)
        assert last.label == label
        view = fit(Columns(marks), layout.frame, LETTERING)
        assert last.right + layout.shift(view) <= layout.frame.width


def test_events_of_a_few_weeks_fill_the_first_view() -> None:
    marks = [mark(at, day(f"2026-02-{at:02}")) for at in range(1, 28)]
    frame = laid_out(marks).frame
    assert fit(Columns(marks), frame, LETTERING).span < 60


def test_rows_stand_further_apart_where_there_is_room() -> None:
    marks = [mark(at, day(f"2026-02-{at:02}")) for at in (1, 2, 3)]
    low, high = (laid_out(marks, size=(900, height)).frame.sizes for height in (330, 900))
    assert high.row > low.row


def test_long_names_of_lanes_stand_in_two_lines_where_it_is_narrow() -> None:
    marks = [mark(1, day("2026-02-01"), Kind.PRISONER_EXCHANGE)]
    narrow, wide = (laid_out(marks, size=(width, 500)).frame.gutter for width in (600, 1400))
    assert narrow < wide
    assert words("de").broken[Kind.PRISONER_EXCHANGE] == ("Gefangenen-", "austausche")
    assert words("de").lanes[Kind.PRISONER_EXCHANGE] == "Gefangenenaustausche"
    assert words("en").broken[Kind.DEADLINE] == ("Deadlines",)
