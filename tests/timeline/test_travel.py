"""The way between two views begins and ends where it should, and is no detour."""

from itertools import pairwise

import pytest

from tracker.timeline.travel import between
from tracker.timeline.view import View

FAR = (View(0, 30), View(3000, 3040))


@pytest.mark.parametrize(
    ("start", "end"),
    [FAR, (View(0, 10), View(2, 14)), (View(100, 130), View(0, 3000)), (View(0, 3000), View(10, 12)), FAR[::-1]],
)
def test_it_begins_and_ends_where_it_should(start, end):
    assert between(start, end, 0) == start and between(start, end, 1) == end
    near = between(start, end, 0.9999)
    assert near.middle == pytest.approx(end.middle, abs=0.02 * end.span)
    assert near.span == pytest.approx(end.span, rel=0.02)


def test_a_far_way_zooms_out_and_in_and_never_turns_back():
    start, end = FAR
    way = [between(start, end, part / 50) for part in range(51)]
    assert all(one.middle <= other.middle + 1e-9 for one, other in pairwise(way))
    assert max(view.span for view in way) > 20 * start.span
    assert way[25].span == pytest.approx(max(view.span for view in way), rel=0.05)


def test_on_the_spot_it_only_zooms_at_an_even_pace():
    way = [between(View(-50, 50), View(-5, 5), part / 4).span for part in range(5)]
    ratios = [other / one for one, other in pairwise(way)]
    assert ratios == pytest.approx([10**-0.25] * 4)
