"""The strips below the axis: the whole dossier in columns, the articles in weeks."""

from datetime import date, timedelta

import numpy as np

from tests.timeline.making import LETTERING, crowd, day, mark
from tracker.timeline.brush import Brush
from tracker.timeline.columns import Columns
from tracker.timeline.frame import Frame
from tracker.timeline.scene import framed
from tracker.timeline.strips import draw, strips
from tracker.timeline.theme import load, rgb
from tracker.timeline.view import days
from tracker.timeline.words import words


def frame_of(columns: Columns, size: tuple[float, float] = (1280, 720)) -> Frame:
    return framed(columns, size, 1.0, words("en"), LETTERING, words("en").date, strips=(True, True))


def test_all_events_and_all_articles_are_counted_once() -> None:
    columns = Columns(crowd(300))
    told = [date(2026, 1, 1) + timedelta(at) for at in range(40)]
    shown = strips(columns, told, frame_of(columns))
    assert shown.events.sum() == len(columns)
    assert shown.articles.sum() == 40
    assert shown.whole.start < columns.first
    assert columns.last < shown.whole.end


def test_a_week_begins_on_monday_and_says_how_many_articles_it_has() -> None:
    columns = Columns([mark(1, day("2026-02-01")), mark(2, day("2026-04-30"))])
    frame = frame_of(columns)
    shown = strips(columns, [date(2026, 3, 2), date(2026, 3, 8), date(2026, 3, 9)], frame)
    first, last, count = shown.cell(shown.x(days(date(2026, 3, 4)), frame), frame)  # type: ignore[misc]
    assert (first, last, count) == (date(2026, 3, 2), date(2026, 3, 8), 2)
    silent = shown.cell(shown.x(days(date(2026, 3, 18)), frame), frame)
    assert silent == (date(2026, 3, 16), date(2026, 3, 22), 0)
    assert shown.moment(shown.x(20500.25, frame), frame) - 20500.25 < 1e-6


def test_the_strips_take_their_height_from_the_lanes_and_go_where_it_is_low() -> None:
    columns = Columns(crowd(30))
    high, low = frame_of(columns), frame_of(columns, (900, 260))
    assert high.overview > 0 < high.coverage
    assert high.floor + high.axis + high.overview + high.coverage + high.legend == high.height
    assert (low.overview, low.coverage) == (0, 0)


def test_silent_weeks_stay_empty() -> None:
    from matplotlib.backends.backend_agg import RendererAgg

    columns = Columns([mark(1, day("2026-02-01")), mark(2, day("2026-04-30"))])
    frame, theme = frame_of(columns), load("light")
    shown = strips(columns, [date(2026, 3, 2)], frame)
    tall = frame.overview + frame.coverage
    renderer = RendererAgg(round(frame.width), round(tall), 96)
    draw(shown, frame, theme, words("en"), Brush(renderer, frame.width, tall, 1.0, LETTERING))
    row = np.asarray(renderer.buffer_rgba())[round(frame.overview + frame.coverage / 2 - 1), :, :3] / 255
    told, silent = (row[round(shown.x(days(date(2026, 3, on)) + 3.5, frame))] for on in (2, 16))
    assert np.abs(told - rgb(theme.good)).max() < 0.03
    assert np.abs(silent - rgb(theme.paper)).max() < 0.03


def test_an_empty_dossier_has_calm_strips() -> None:
    columns = Columns([])
    shown = strips(columns, [], frame_of(columns))
    assert shown.events.sum() == shown.articles.sum() == 0
    assert shown.whole.span > 0
