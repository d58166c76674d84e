"""The timeline widget by hand: mouse, wheel, keys, selection, hover card, and what it paints."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.timeline.making import crowd, day, mark, month
from tracker.desktop.timeline_view import TimelineView
from tracker.mentions.mention import Kind, Status
from tracker.timeline.finding import under
from tracker.timeline.theme import load
from tracker.timeline.view import View, days

TODAY = date(2026, 2, 20)
FOUR = [
    mark("round", day("2026-02-05"), number="2", label="2. Runde, Abu Dhabi", sources=3),
    mark("first", day("2026-01-23", "2026-01-24"), number="1", label="1. Runde, Abu Dhabi"),
    mark("deadline", month("2026-06"), Kind.DEADLINE, status=Status.SCHEDULED, label="US-Frist"),
    mark("exchange", day("2026-02-05"), Kind.PRISONER_EXCHANGE, number="314", label="Austausch", disputed=True),
    mark("undated", kind=Kind.DEADLINE, status=Status.PROPOSED, label="Frist ohne Tag"),
]
NONE, CONTROL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    made = TimelineView()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.set_today(TODAY)
    made.set_language("de")
    made.set_marks(FOUR)
    made.show()
    qtbot.waitExposed(made)
    QApplication.processEvents()
    return made


def spot(view: TimelineView, key: object) -> QPoint:
    """Return where an event's glyph is painted."""
    scene = view.scene()
    item = next(item for item in scene.layout.placed if item.mark.key == key)
    x = item.x + scene.layout.shift(scene.view)
    return QPoint(round(x), round(scene.frame.top - scene.scroll + item.y))


def empty_spot(view: TimelineView) -> QPoint:
    frame = view.scene().frame
    return QPoint(round(frame.gutter + frame.plot * 0.55), round(frame.top + 6))


def wheel(view: TimelineView, x: float, turn: int, keys: Qt.KeyboardModifier = NONE, sideways: int = 0) -> None:
    at = QPointF(x, 300)
    angle = QPoint(sideways, turn)
    event = QWheelEvent(at, at, QPoint(), angle, Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(view, event)


def drag(view: TimelineView, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.mousePress(view, LEFT, keys, start)
    for part in (0.25, 0.5, 0.75, 1.0):
        at = QPointF(start) + (QPointF(end) - QPointF(start)) * part
        event = QMouseEvent(QEvent.Type.MouseMove, at, view.mapToGlobal(at), Qt.MouseButton.NoButton, LEFT, keys)
        QApplication.sendEvent(view, event)
    QTest.mouseRelease(view, LEFT, keys, end)


def test_all_events_are_in_view_at_first_and_after_a_resize(view: TimelineView) -> None:
    for width in (1280, 900):
        view.resize(width, 720)
        QApplication.processEvents()
        assert view.view().start < days(date(2026, 1, 23))
        assert days(date(2026, 7, 1)) < view.view().end
        assert {item.mark.key for item in view.scene().layout.placed} == {"round", "first", "deadline", "exchange"}


def test_new_events_are_fitted_in_until_the_user_has_moved(view: TimelineView) -> None:
    view.set_marks([*FOUR, mark("later", day("2027-03-01"))])
    view.scene()
    assert view.view().end > days(date(2027, 3, 1))
    view.set_view(View(20_500, 20_520))
    view.set_marks([*FOUR, mark("latest", day("2029-03-01"))])
    assert view.view() == View(20_500, 20_520)


def test_a_click_selects_control_adds_and_an_empty_click_clears(view: TimelineView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.selected) as told:
        QTest.mouseClick(view, LEFT, NONE, spot(view, "round"))
    assert told.args == [["round"]]
    QTest.mouseClick(view, LEFT, CONTROL, spot(view, "deadline"))
    assert sorted(view.selection()) == ["deadline", "round"]
    QTest.mouseClick(view, LEFT, CONTROL, spot(view, "round"))
    assert view.selection() == ["deadline"]
    QTest.mouseClick(view, LEFT, NONE, empty_spot(view))
    assert view.selection() == []


def test_selecting_by_program_tells_nobody_and_brings_into_view(view: TimelineView, qtbot: QtBot) -> None:
    view.set_view(View(days(date(2020, 1, 1)), days(date(2020, 2, 1))))
    with qtbot.assertNotEmitted(view.selected):
        view.select(["deadline", "nobody"])
    assert view.selection() == ["deadline"]
    assert view.view().start < days(date(2026, 6, 15)) < view.view().end
    before = view.view()
    view.select(["round"], reveal=False)
    assert view.view() == before
    view.select(["undated"])
    assert view.view() == before


def test_a_double_click_opens_an_event_or_asks_to_add_one(view: TimelineView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.opened) as told:
        QTest.mouseDClick(view, LEFT, NONE, spot(view, "exchange"))
    assert told.args == ["exchange"]
    at = empty_spot(view)
    wanted = view.moment_at(at.x())
    with qtbot.waitSignal(view.add_requested) as told:
        QTest.mouseDClick(view, LEFT, NONE, at)
    assert abs(days(told.args[0]) + 0.5 - wanted) <= 0.6


def test_the_chip_of_events_without_a_day_selects_them(view: TimelineView) -> None:
    from tracker.timeline.furniture import undated_chip

    scene = view.scene()
    lane = [lane.kind for lane in scene.frame.lanes].index(Kind.DEADLINE)
    x, y, _, tall = undated_chip(scene, lane)  # type: ignore[misc]
    QTest.mouseClick(view, LEFT, NONE, QPoint(round(x + 12), round(y + tall / 2)))
    assert view.selection() == ["undated"]


def test_a_click_on_a_cluster_zooms_to_it(view: TimelineView) -> None:
    view.set_marks(crowd(900, years=3))
    view.fit()
    scene = view.scene()
    pill = max(scene.layout.pills, key=lambda item: item.events)
    at = QPoint(round(pill.x + scene.layout.shift(scene.view)), round(pill.y + scene.frame.top))
    assert under(scene, at.x(), at.y()).pill == pill  # type: ignore[union-attr]
    before = view.view()
    QTest.mouseClick(view, LEFT, NONE, at)
    assert view.view().span < before.span / 3
    assert view.view().start <= (pill.low + pill.high) / 2 <= view.view().end
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert view.view() == before


def test_the_wheel_zooms_at_the_pointer_and_small_turns_add_up(view: TimelineView) -> None:
    moment, span = view.moment_at(700), view.view().span
    wheel(view, 700, 120)
    assert view.view().span < span
    assert view.moment_at(700) == pytest.approx(moment, abs=0.01)
    one_turn = view.view()
    view.fit()
    for _ in range(8):
        wheel(view, 700, 15)
    assert view.view().span == pytest.approx(one_turn.span)


def test_sideways_and_shift_wheel_pan_and_a_flag_makes_the_wheel_pan(view: TimelineView) -> None:
    start = view.view()
    wheel(view, 700, -120, SHIFT)
    assert view.view().span == pytest.approx(start.span)
    assert view.view().start > start.start
    wheel(view, 700, 0, sideways=120)
    assert view.view().start == pytest.approx(start.start)
    view.wheel_zooms = False
    wheel(view, 700, -120)
    assert view.view().span == pytest.approx(start.span)
    assert view.view().start > start.start
    wheel(view, 700, 120, CONTROL)
    assert view.view().span < start.span


def test_a_drag_pans_and_shift_drag_zooms_to_a_span(view: TimelineView, qtbot: QtBot) -> None:
    at = empty_spot(view)
    before, moment = view.view(), view.moment_at(at.x())
    with qtbot.assertNotEmitted(view.selected):
        drag(view, at, at + QPoint(-200, 0))
    assert view.view().span == pytest.approx(before.span)
    assert view.moment_at(at.x() - 200) == pytest.approx(moment, abs=0.01)
    view.fit()
    low, high = view.moment_at(500), view.moment_at(800)
    drag(view, QPoint(500, 300), QPoint(800, 300), SHIFT)
    assert (view.view().start, view.view().end) == (pytest.approx(low, abs=0.01), pytest.approx(high, abs=0.01))
    assert view.go_back()


def test_arrows_walk_from_event_to_event_and_enter_opens(view: TimelineView, qtbot: QtBot) -> None:
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.selection() == ["first"]
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.selection() == ["round"]
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.selection() == ["deadline"]
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.selection() == ["undated"]
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.selection() == ["exchange"]
    with qtbot.waitSignal(view.opened) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["exchange"]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.selection() == []


def test_keys_zoom_and_go(view: TimelineView) -> None:
    whole = view.view()
    QTest.keyClicks(view, "+")
    assert view.view().span < whole.span
    QTest.keyClicks(view, "--")
    assert view.view().span > whole.span
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.view() == whole
    QTest.keyClicks(view, "+++++")
    QTest.keyClick(view, Qt.Key.Key_T)
    assert view.view().middle == pytest.approx(days(TODAY) + 0.5)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.view().start < days(date(2026, 1, 23)) < view.view().end
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.view().start < days(date(2026, 6, 30)) < view.view().end
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert view.view().start < days(date(2026, 1, 23)) < view.view().end


def test_other_keys_are_left_to_the_window(view: TimelineView) -> None:
    before = (view.view(), view.selection())
    for key in (Qt.Key.Key_L, Qt.Key.Key_K, Qt.Key.Key_Q, Qt.Key.Key_G, Qt.Key.Key_S, Qt.Key.Key_Escape):
        QTest.keyClick(view, key)
    QTest.keyClick(view, Qt.Key.Key_Plus, CONTROL)
    assert (view.view(), view.selection()) == before
    assert view.isVisible()


def test_hovering_tells_and_shows_the_card(view: TimelineView, qtbot: QtBot) -> None:
    view.hover_text = lambda key: f"<b>{key}</b> at length"
    with qtbot.waitSignal(view.hovered) as told:
        QTest.mouseMove(view, spot(view, "round"))
    assert told.args == ["round"]
    qtbot.waitUntil(view.card.isVisible)
    assert view.card.label.text() == "<b>round</b> at length"
    with qtbot.waitSignal(view.hovered) as told:
        QTest.mouseMove(view, empty_spot(view))
    assert told.args == [None]
    qtbot.waitUntil(lambda: not view.card.isVisible())


def test_screen_readers_hear_what_is_selected(view: TimelineView) -> None:
    assert view.accessibleName() == "Zeitstrahl, 5 Ereignisse"
    view.select(["exchange"])
    assert view.accessibleDescription().startswith("Austausch. 5. Februar 2026. Austausch, abgeschlossen")
    view.select([])
    assert view.accessibleDescription() == "Kein Ereignis gewählt"


def test_lanes_scroll_where_they_do_not_fit(view: TimelineView) -> None:
    view.resize(700, 260)
    view.set_marks(crowd(120))
    frame = view.scene().frame
    assert frame.content > frame.room
    wheel(view, 20, -120)
    assert view.scene().scroll > 0
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.scene().scroll == 0
    last = next(item.mark.key for item in view.scene().layout.placed if item.lane == 4)
    view.select([last])
    assert view.scene().scroll > 0


def test_painting_shows_the_kind_the_selection_and_the_theme(view: TimelineView) -> None:
    place = spot(view, "round") + QPoint(-13, 0)

    def pixel(at: QPoint) -> QColor:
        QApplication.processEvents()
        return view.grab().toImage().pixelColor(at)

    assert pixel(place).name() == load("light").kinds[Kind.NEGOTIATION_ROUND]
    beside = spot(view, "round") + QPoint(0, 21)
    plain = pixel(beside).name()
    view.select(["round"], reveal=False)
    assert pixel(beside).name() != plain
    view.set_theme(load("dark"))
    assert pixel(place).name() == load("dark").kinds[Kind.NEGOTIATION_ROUND]
    assert pixel(QPoint(1270, 10)).name() == load("dark").paper


def test_hovering_costs_no_rendering_and_panning_keeps_the_layout(view: TimelineView) -> None:
    view.set_view(view.view().zoomed(3))
    view.scene()
    view.set_view(view.view().panned(0.9))  # the first movement lays out what lies at both sides
    layout = view.scene().layout
    view.set_view(view.view().panned(-0.3))
    assert view.scene().layout is layout
    view.fit()
    QApplication.processEvents()
    QTest.mouseMove(view, spot(view, "round"))
    assert view.pointed is not None
    assert not view._stale


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_the_picture_is_saved_as_shown(view: TimelineView, tmp_path: Path, kind: str) -> None:
    view.set_theme(load("dark"))
    path = tmp_path / f"timeline.{kind}"
    view.picture(path, kind)
    content = path.read_bytes()
    assert len(content) > 3000
    if kind == "svg":
        assert "2. Runde, Abu Dhabi" in content.decode()
        assert load("light").paper in content.decode()


def test_the_picture_in_a_file_is_the_picture_on_the_screen(view: TimelineView, tmp_path: Path) -> None:
    def blocks(image: QImage) -> np.ndarray:
        grey = image.scaled(1280, 720, mode=Qt.TransformationMode.SmoothTransformation)
        grey = grey.convertToFormat(QImage.Format.Format_Grayscale8)
        rows = np.frombuffer(grey.constBits(), np.uint8).reshape(720, grey.bytesPerLine())
        return rows[:, :1280].reshape(90, 8, 160, 8).mean(axis=(1, 3)).ravel()

    def alike(path: Path) -> float:
        return float(np.corrcoef(blocks(view.grab().toImage()), blocks(QImage(str(path))))[0, 1])

    view.set_marks(crowd(60))
    view.fit()
    QApplication.processEvents()
    path = tmp_path / "timeline.png"
    view.picture(path, "png")
    assert alike(path) > 0.85
    view.set_marks(crowd(60, seed=2))
    QApplication.processEvents()
    assert alike(path) < 0.75


def test_an_empty_timeline_is_calm_and_takes_every_key(view: TimelineView) -> None:
    view.set_marks([])
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_0):
        QTest.keyClick(view, key)
    QApplication.processEvents()
    assert view.selection() == []
    assert view.view().start < days(TODAY) < view.view().end


def test_a_million_letters_and_formulas_do_no_harm(view: TimelineView) -> None:
    odd = "<b>$\\frac{1}{2}$</b>\n" + "x" * 5000
    view.set_marks([mark(1, day("2026-02-05"), label=odd), mark(2, day("0001-01-01")), mark(3, day("9999-12-31"))])
    view.fit()
    QApplication.processEvents()
    view.grab()
    assert len(view.scene().layout.placed) == 3


def test_the_ring_of_the_focus_tints_nothing_also_where_lanes_scroll(view: TimelineView) -> None:
    view.resize(700, 260)
    view.set_marks(crowd(120))
    QApplication.processEvents()
    frame = view.scene().frame
    assert frame.content > frame.room + 1
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    QApplication.processEvents()
    before = view.grab().toImage()
    view._keyboard = True  # as after Tab
    after = view.grab().toImage()
    spots = [(x, y) for x in range(20, 680, 37) for y in range(20, 240, 23)]
    assert [after.pixel(*spot) for spot in spots] == [before.pixel(*spot) for spot in spots]
    assert after.pixel(1, 130) != before.pixel(1, 130) or not view.hasFocus()
