"""The drawing: shapes, fills and fading by their pixels; files with real text, the same bytes each time."""

import io
import re
from dataclasses import replace
from datetime import date

import matplotlib.image
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from tests.timeline.making import crowd, day, laid_out, mark, month
from tracker.dates.when import NEVER, When
from tracker.events.history import Stage, Turn
from tracker.mentions.mention import Kind, Status
from tracker.timeline import picture
from tracker.timeline.brush import Brush
from tracker.timeline.glyphs import glyph
from tracker.timeline.grouping import By, Grouping
from tracker.timeline.layout import Placed
from tracker.timeline.lettering import FileLettering
from tracker.timeline.mark import Mark, slips
from tracker.timeline.shapes import half_width
from tracker.timeline.theme import load, rgb
from tracker.timeline.view import View
from tracker.timeline.words import words

SIDE, RADIUS = 80, 30


def drawn(kind: Kind, status: Status) -> np.ndarray:
    """Draw one glyph in the middle of a white picture; rows, columns, RGB between 0 and 1."""
    from matplotlib.backends.backend_agg import RendererAgg

    renderer = RendererAgg(2 * SIDE, SIDE, 72)
    brush = Brush(renderer, 2 * SIDE, SIDE, 1.0, FileLettering())
    brush.rectangle(0, 0, 2 * SIDE, SIDE, "#ffffff")
    half = RADIUS * half_width(kind)
    glyph(brush, load("light"), kind, status, [(SIDE, SIDE / 2)], RADIUS, half)
    return np.asarray(renderer.buffer_rgba())[:, :, :3] / 255


def is_colour(pixel: np.ndarray, colour: str) -> bool:
    return bool(np.abs(pixel - rgb(colour)).max() < 0.03)


@pytest.mark.parametrize("kind", list(Kind))
def test_the_fill_tells_the_status(kind: Kind) -> None:
    colour = load("light").kinds[kind]
    y, x = SIDE // 2 - (12 if kind is Kind.DEADLINE else 0), SIDE
    solid, hollow = drawn(kind, Status.COMPLETED), drawn(kind, Status.SCHEDULED)
    assert is_colour(solid[y, x], colour)
    assert is_colour(hollow[y, x], "#ffffff")
    half = drawn(kind, Status.ONGOING)
    assert is_colour(half[y, x - 10], colour)
    assert is_colour(half[y, x + 14], "#ffffff")
    barred = drawn(kind, Status.MISSED)
    assert is_colour(barred[y, x + 4], "#ffffff")
    assert is_colour(barred[y - 9, x + 4], colour)


def test_every_status_and_kind_looks_different_also_without_colour() -> None:
    seen = {}
    for kind in Kind:
        for status in Status:
            grey = np.round(drawn(kind, status).mean(axis=2), 1)
            seen[kind, status] = grey
    pictures = list(seen.items())
    for at, (one, left) in enumerate(pictures):
        for other, right in pictures[at + 1 :]:
            assert (np.abs(left - right) > 0.2).sum() > 60, (one, other)


def test_a_proposal_is_dashed_and_a_cancelled_event_crossed() -> None:
    ring = drawn(Kind.NEGOTIATION_ROUND, Status.PROPOSED)
    angles = np.linspace(0, 2 * np.pi, 720, endpoint=False)
    on = [
        not is_colour(ring[round(SIDE / 2 + RADIUS * np.sin(at)), round(SIDE + RADIUS * np.cos(at))], "#ffffff")
        for at in angles
    ]
    changes = sum(one is not two for one, two in zip(on, [*on[1:], on[0]], strict=True))
    assert changes >= 8
    crossed = drawn(Kind.NEGOTIATION_ROUND, Status.CANCELLED)
    assert is_colour(crossed[SIDE // 2 + 12, SIDE + 12], load("light").ink)
    assert is_colour(crossed[SIDE // 2 - 12, SIDE + 12], load("light").ink)


def saved(marks: list[Mark], kind: str = "png", **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, marks, **{"today": date(2026, 2, 20), **options})  # type: ignore[arg-type]
    return buffer.getvalue()


def pixels(marks: list[Mark], **options: object) -> np.ndarray:
    return matplotlib.image.imread(io.BytesIO(saved(marks, dpi=96, **options)))[:, :, :3]


def test_a_month_fades_towards_its_ends_and_a_span_of_days_ends_sharply() -> None:
    size = (1280 / picture.PX, 720 / picture.PX)
    marks = [mark(1, month("2026-06"), Kind.DEADLINE, label=""), mark(2, day("2026-06-05", "2026-06-24"), label="")]
    view = View(20600, 20640)
    shown = pixels(marks, size=size, view=view)
    layout = laid_out(marks, size=(1280, 720), view=view)
    shift, top = layout.shift(view), layout.frame.top
    fuzzy, sharp = sorted(layout.placed, key=lambda item: item.at)
    row = shown[round(top + fuzzy.y - fuzzy.radius * 0.7)]
    places = [round(shift + fuzzy.start + part * (fuzzy.end - fuzzy.start)) for part in (0.02, 0.2, 0.4)]
    depth = [float(1 - row[place].min()) for place in places]
    assert depth[0] < depth[1] < depth[2]
    assert depth[0] < 0.08
    assert depth[2] > 0.2
    row = shown[round(top + sharp.y)]
    assert is_colour(row[round(shift + sharp.end) - 2], load("light").kinds[Kind.NEGOTIATION_ROUND])
    assert is_colour(row[round(shift + sharp.end) + 3], "#ffffff") or row[round(shift + sharp.end) + 3].min() > 0.85


def test_svg_has_real_text_and_is_the_same_each_time() -> None:
    marks = [mark(1, day("2026-02-05"), label="2. Runde, Київ", number="2")]
    marks.append(mark(2, month("2026-06"), Kind.DEADLINE, label="a < b & c $x$"))
    options = {"language": "de", "title": "Gespräche", "sources": "Nach zwei Artikeln"}
    first, second = saved(marks, "svg", **options), saved(marks, "svg", **options)
    assert first == second
    text = first.decode()
    said = re.findall(r"<text[^>]*>(.*?)</text>", text, re.DOTALL)
    joined = " ".join(said)
    for label in ("2. Runde, Київ", "a &lt; b &amp; c $x$", "Gespräche", "Nach zwei Artikeln", "Heute", "Juni 2026"):
        assert label in joined
    assert "<dc:date>" not in text
    assert "<image" not in text


def test_pdf_is_written_with_embedded_truetype() -> None:
    content = saved([mark(1, day("2026-02-05"), label="Runde, Київ")], "pdf")
    assert content.startswith(b"%PDF")
    assert b"/CreationDate" not in content
    assert b"Type3" not in content


def test_an_empty_picture_has_a_calm_axis() -> None:
    shown = pixels([], size=(6.4, 3.6))
    assert shown.shape == (346, 614, 3) or shown.shape == (345, 614, 3)
    assert (shown.reshape(-1, 3).min(axis=1) > 0.9).mean() > 0.8


def test_lanes_of_a_picture_never_reach_into_the_axis() -> None:
    for count, height in ((30, 4.0), (120, 3.0), (120, 9.0)):
        made = picture.figure(crowd(count), size=(9, height), title="Talks", sources="After two articles")
        (artist,) = made.artists
        frame = artist.scene.frame
        assert frame.content <= frame.room + 0.01
        assert all(item.y < frame.room for item in artist.scene.layout.placed)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="bmp"):
        saved([], "bmp")


@pytest.mark.parametrize("name", ["light", "dark", "stage", "paper"])
def test_every_theme_draws_everything(name: str) -> None:
    shown = pixels(crowd(80), theme=load(name), size=(12.8, 7.2))
    assert is_colour(shown[5, -5], load(name).paper)
    assert len(np.unique((shown * 255).astype(np.uint8).reshape(-1, 3), axis=0)) > 40


def test_the_legend_names_only_what_is_shown() -> None:
    def said(marks: list[Mark]) -> str:
        return saved(marks, "svg").decode()

    english = words("en")
    plain = said([mark(1, day("2026-02-05")), mark(2, day("2026-03-05"), status=Status.MISSED, kind=Kind.DEADLINE)])
    assert english.statuses[Status.COMPLETED] in plain
    assert english.statuses[Status.MISSED] in plain
    for status in (Status.PROPOSED, Status.POSTPONED, Status.CANCELLED, Status.ONGOING):
        assert f">{english.statuses[status]}<" not in plain
    assert english.phrases["disputed"] not in plain
    assert english.phrases["disputed"] in said([mark(1, day("2026-02-05"), disputed=True)])


def test_a_moved_deadline_drags_its_dates_before_as_fainter_flags_on_a_line() -> None:
    now = day("2026-09-01")
    marks = [mark(1, now, Kind.DEADLINE, label="", slips=(day("2026-06-15"), day("2026-07-15")))]
    view = View(20590, 20720)
    shown = pixels(marks, size=(1280 / picture.PX, 720 / picture.PX), view=view)
    layout = laid_out(marks, size=(1280, 720), view=view)
    (item,) = layout.placed
    shift, y = layout.shift(view), round(layout.frame.top + item.y)
    assert len(item.slips) == 2
    assert item.slips[0] < item.slips[1] < item.x
    assert item.left <= item.slips[0] - item.half
    row = shown[y]
    between = row[round(shift + (item.slips[1] + item.x) / 2)]
    assert between.min() < 0.8
    assert not is_colour(between, load("light").kinds[Kind.DEADLINE])
    assert row[round(shift + item.slips[0]) - 40].min() > 0.9
    flag = shown[y - round(item.radius * 0.8) - 1 : y + 3, round(shift + item.slips[0]) - 12 :][:, :24]
    assert (flag.min(axis=2) < 0.8).sum() > 20
    plain = pixels([mark(1, now, Kind.DEADLINE, label="")], size=(1280 / picture.PX, 720 / picture.PX), view=view)
    assert plain[y, round(shift + (item.slips[1] + item.x) / 2)].min() > 0.9


def test_the_trail_is_of_the_dates_that_did_not_hold() -> None:
    def stage(told: str, when: When, turn: Turn = Turn.MOVED) -> Stage:
        return Stage(date.fromisoformat(told), turn, when, Status.SCHEDULED, ())

    june, july, september = month("2026-06"), day("2026-07-15"), day("2026-09-01")
    exact = day("2026-06-15")
    went = [stage("2026-03-01", june), stage("2026-03-09", exact), stage("2026-05-01", july)]
    assert slips([*went, stage("2026-06-01", september)], september) == (exact, july)
    assert slips(went[:1], june) == ()
    assert slips([], NEVER) == ()


def test_what_is_new_at_a_step_has_a_halo() -> None:
    marks = [mark(1, day("2026-02-05"), label=""), mark(2, day("2026-05-05"), label="")]
    made = picture.figure(marks, size=(12.8, 7.2))
    (artist,) = made.artists
    canvas = FigureCanvasAgg(made)
    buffer = []
    for lit in (frozenset(), frozenset({1})):
        artist.scene = replace(artist.scene, lit=lit)
        canvas.draw()
        buffer.append(np.array(canvas.buffer_rgba())[:, :, :3] / 255)
    layout = artist.scene.layout
    one, other = sorted(layout.placed, key=lambda item: item.at)
    shift, top = layout.shift(artist.scene.view), artist.scene.frame.top

    def beside(item: Placed, shown: np.ndarray) -> np.ndarray:
        return shown[round(top + item.y), round(item.x + shift + item.half + item.radius * 0.3)]

    assert np.abs(beside(one, buffer[0]) - beside(one, buffer[1])).max() == 0
    assert np.abs(beside(other, buffer[0]) - beside(other, buffer[1])).max() > 0.1


def test_a_pdf_of_several_pages_shares_the_time_among_them() -> None:
    marks = [mark(at, day(f"2026-{at:02}-10"), label=f"Round of month {at}") for at in range(1, 13)]
    first, again = saved(marks, "pdf", pages=3), saved(marks, "pdf", pages=3)
    assert first == again
    assert first.count(b"/Type /Page ") == 3
    assert b"Type3" not in first
    with pytest.raises(ValueError, match="one page"):
        saved(marks, "svg", pages=3)


def test_a_picture_has_the_lanes_and_rows_of_the_screen() -> None:
    marks = [
        mark(at, day(f"2026-02-{at % 20 + 1:02}"), parties=("RU",) if at % 3 else ("US", "UA"), label=f"Event {at}")
        for at in range(24)
    ]
    grouping = Grouping(by=By.PARTY, order=("US",))
    whole = picture.figure(marks, size=(13, 7), grouping=grouping).artists[0].scene
    assert [lane.key for lane in whole.columns.lanes] == ["US", "RU", "UA"]
    upside_down = {slot: len(whole.frame.lanes[0].rows) - 1 - row for slot, row in whole.layout.rows.items()}
    shown = replace(
        whole.layout,
        placed=tuple(item._replace(row=upside_down[item.slot]) for item in whole.layout.placed if item.row >= 0),
    )
    other = picture.figure(list(reversed(marks)), whole.view, size=(13, 7), grouping=grouping, shown=shown)
    rows = {(item.mark.key, item.lane): item.row for item in shown.placed}
    drawn = {(item.mark.key, item.lane): item.row for item in other.artists[0].scene.layout.placed if item.row >= 0}
    kept = [rows[key] == row for key, row in drawn.items() if key in rows and rows[key] >= 0]
    assert sum(kept) >= 0.8 * len(kept)
