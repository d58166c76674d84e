"""The timeline in the hand: edges, rubber band, lanes, strips, edge counts, gliding views."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desktop.test_timeline_view import CONTROL, FOUR, LEFT, NONE, TODAY, drag, spot
from tests.timeline.making import crowd, day, mark
from tracker.dates.when import Precision, When
from tracker.desktop.timeline_lanes import of, remembered, to_remember
from tracker.desktop.timeline_view import TimelineView
from tracker.timeline import picture
from tracker.timeline.furniture import beyond
from tracker.timeline.grouping import By, Grouping, Sort
from tracker.timeline.view import View, days


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    made = TimelineView()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.set_today(TODAY)
    made.set_language("en")
    made.show_strips(True, True)
    made.set_marks(FOUR)
    made.show()
    qtbot.waitExposed(made)
    QApplication.processEvents()
    return made


def end_of(view: TimelineView, key: object, *, first: bool) -> QPoint:
    """Return where a bar begins or ends."""
    scene = view.scene()
    item = next(item for item in scene.layout.placed if item.mark.key == key)
    x = (item.start if first else item.end) + scene.layout.shift(scene.view)
    return QPoint(round(x), round(scene.frame.top - scene.scroll + item.y))


def test_a_bar_taken_by_its_end_ends_on_another_day(view: TimelineView, qtbot: QtBot) -> None:
    view.set_view(View(days(date(2026, 1, 10)), days(date(2026, 2, 10))))
    QApplication.processEvents()
    with qtbot.waitSignal(view.dated) as told:
        drag(view, end_of(view, "first", first=False), QPoint(round(view.x_of(date(2026, 1, 29))), 60))
    assert told.args == ["first", When(date(2026, 1, 23), date(2026, 1, 28), Precision.DAY)]
    with qtbot.waitSignal(view.dated) as told:
        drag(view, end_of(view, "first", first=True), QPoint(round(view.x_of(date(2026, 1, 21))), 60))
    assert told.args == ["first", When(date(2026, 1, 21), date(2026, 1, 24), Precision.DAY)]


def test_an_end_never_passes_the_other_one_and_no_change_is_none(view: TimelineView, qtbot: QtBot) -> None:
    view.set_view(View(days(date(2026, 1, 10)), days(date(2026, 2, 10))))
    QApplication.processEvents()
    with qtbot.waitSignal(view.dated) as told:
        drag(view, end_of(view, "first", first=False), QPoint(round(view.x_of(date(2026, 1, 12))), 60))
    assert told.args[1] == When(date(2026, 1, 23), date(2026, 1, 23), Precision.DAY)
    at = end_of(view, "first", first=False)
    with qtbot.assertNotEmitted(view.dated):
        drag(view, at, at + QPoint(6, 0))


def test_a_fuzzy_month_becomes_as_sharp_as_the_hand(view: TimelineView, qtbot: QtBot) -> None:
    view.set_view(View(days(date(2026, 5, 20)), days(date(2026, 7, 10))))
    QApplication.processEvents()
    with qtbot.waitSignal(view.dated) as told:
        drag(view, end_of(view, "deadline", first=True), QPoint(round(view.x_of(date(2026, 6, 15))), 200))
    assert told.args == ["deadline", When(date(2026, 6, 15), date(2026, 6, 30), Precision.DAY)]


def test_ends_are_left_alone_from_far_away_and_in_the_past(view: TimelineView, qtbot: QtBot) -> None:
    view.set_view(View(days(date(2026, 1, 10)), days(date(2026, 2, 10))))
    QApplication.processEvents()
    view.editable = False
    at = end_of(view, "first", first=False)
    with qtbot.assertNotEmitted(view.dated):
        drag(view, at, at + QPoint(120, 0))
    view.editable = True
    view.set_view(View(days(date(2020, 1, 1)), days(date(2030, 1, 1))))
    QApplication.processEvents()
    with qtbot.assertNotEmitted(view.dated):
        for first in (True, False):
            at = end_of(view, "first", first=first)
            drag(view, at, at + QPoint(90, 0))


def test_a_rubber_band_adds_what_it_frames(view: TimelineView) -> None:
    view.select(["deadline"])
    left, right = spot(view, "first"), spot(view, "round")
    upper, lower = sorted((left.y(), right.y()))
    drag(view, QPoint(left.x() - 25, upper - 25), QPoint(right.x() + 25, lower + 25), CONTROL)
    assert set(view.selection()) == {"deadline", "first", "round"}


def test_a_rubber_band_takes_counted_events_too(view: TimelineView) -> None:
    marks = crowd(900, years=3)
    view.set_marks(marks)
    view.fit()
    QApplication.processEvents()
    frame = view.scene().frame
    drag(view, QPoint(round(frame.gutter) + 2, round(frame.top) + 1), QPoint(1278, round(frame.floor) - 1), CONTROL)
    inside = view.view()
    columns = view.scene().columns
    seen = (columns.middle > inside.start) & (columns.middle < inside.end)
    assert len(view.selection()) >= 0.95 * seen.sum()  # the middle of a cluster at the side may be out of view


def test_a_click_on_a_lane_folds_it_and_dragging_moves_it(view: TimelineView, qtbot: QtBot) -> None:
    def at(lane: int) -> QPoint:
        frame = view.scene().frame
        return QPoint(10, round(frame.top + frame.lanes[lane].top + frame.lanes[lane].height / 2))

    keys = view.lane_keys()
    with qtbot.waitSignal(view.grouping_changed) as told:
        QTest.mouseClick(view, LEFT, NONE, at(0))
    assert told.args[0].collapsed == {keys[0]}
    assert view.scene().frame.lanes[0].rows == ()
    QTest.mouseClick(view, LEFT, NONE, at(0))
    assert view.scene().frame.lanes[0].rows
    with qtbot.waitSignal(view.grouping_changed) as told:
        drag(view, at(0), at(2) + QPoint(0, 40))
    assert view.lane_keys() == [keys[1], keys[2], keys[0]]
    assert told.args[0].order == tuple(view.lane_keys())


def test_the_menu_offers_lanes_and_orders(view: TimelineView) -> None:
    view.set_marks([mark(at, day("2026-02-05"), parties=("US", "IR"), place="Geneva") for at in range(3)])
    view.lanes_menu.aboutToShow.emit()
    entries = {action.text(): action for action in view.lanes_menu.actions()}
    assert entries["Kind"].isChecked()
    entries["Party"].trigger()
    assert view.grouping().by is By.PARTY
    assert len(view.scene().frame.lanes) == 2
    assert len(view.scene().layout.placed) == 6
    QTest.mouseClick(view, LEFT, NONE, spot(view, 1))
    assert view.selection() == [1]
    view.lanes_menu.aboutToShow.emit()
    {action.text(): action for action in view.lanes_menu.actions()}["&Fold all"].trigger()
    assert all(not lane.rows for lane in view.scene().frame.lanes)


def test_lanes_are_remembered_each_sort_by_itself() -> None:
    stored = to_remember(Grouping(by=By.PARTY, sort=Sort.NAME, collapsed=frozenset({"US"})), {})
    stored = to_remember(Grouping(by=By.PLACE, order=("Geneva",)), stored)
    assert remembered(stored) == Grouping(by=By.PLACE, order=("Geneva",))
    assert of(By.PARTY, stored) == Grouping(by=By.PARTY, sort=Sort.NAME, collapsed=frozenset({"US"}))
    for broken in ({}, {"by": "colour"}, {"by": "party", "party": 3}, {"by": "party", "party": {"sort": "x"}}):
        assert remembered(broken).by is By.KIND  # type: ignore[arg-type]


def test_the_brush_moves_and_stretches_the_view(view: TimelineView) -> None:
    view.set_view(View(days(date(2026, 2, 1)), days(date(2026, 4, 1))))
    scene = view.scene()
    y = round(view.strips.top(scene.frame) + 10)
    left, right = view.strips.brush(scene, view.view())
    a_day = scene.frame.plot / view.strips.counted(scene).whole.span
    drag(view, QPoint(round((left + right) / 2), y), QPoint(round((left + right) / 2 + 30 * a_day), y))
    assert view.view().start == pytest.approx(days(date(2026, 3, 3)), abs=1)
    assert view.view().span == pytest.approx(59)
    left, right = view.strips.brush(view.scene(), view.view())
    drag(view, QPoint(round(right), y), QPoint(round(right + 20 * a_day), y))
    assert view.view().start == pytest.approx(days(date(2026, 3, 3)), abs=1)
    assert view.view().span == pytest.approx(79, abs=1)
    drag(view, QPoint(round(left), y), QPoint(round(left - 10 * a_day), y))
    assert view.view().span == pytest.approx(89, abs=2)
    QTest.mouseClick(view, LEFT, NONE, QPoint(round(view.strips.counted(view.scene()).x(20_480.0, scene.frame)), y))
    assert view.view().middle == pytest.approx(20_480, abs=1)


def test_the_numbers_at_the_sides_lead_to_what_is_beyond(view: TimelineView) -> None:
    view.set_view(View(days(date(2026, 3, 1)), days(date(2026, 4, 1))))
    scene = view.scene()
    counts = {side: (words, left) for words, left, _, side in beyond(scene, view.lettering())}
    assert counts[-1][0] == "‹ 3"
    assert counts[1][0] == "1 ›"
    y = round(scene.frame.head / 2)
    QTest.mouseClick(view, LEFT, NONE, QPoint(round(counts[1][1]) + 3, y))
    assert view.view().start < days(date(2026, 6, 15)) < view.view().end
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QTest.mouseClick(view, LEFT, NONE, QPoint(round(counts[-1][1]) + 3, y))
    assert view.view().start < days(date(2026, 2, 5)) < view.view().end


def test_a_view_glides_where_motion_is_wanted_and_a_hand_takes_over(view: TimelineView, qtbot: QtBot) -> None:
    view.smooth = True
    start = view.view()
    view.go_to(date(2026, 12, 1))
    assert view.view().middle == days(date(2026, 12, 1)) + 0.5
    assert view.painted_view() == start
    qtbot.waitUntil(lambda: view.painted_view() == view.view())
    view.fit()
    qtbot.waitUntil(lambda: view.painted_view() != View(view.view().start, view.view().end) and view._gone > 0)
    view.take_over()
    assert view.view() == view.painted_view()
    view.smooth = False
    view.go_to(date(2026, 12, 1))
    assert view.painted_view() == view.view()


def test_side_buttons_of_a_mouse_go_back_and_forward(view: TimelineView) -> None:
    start = view.view()
    view.set_view(View(20_500, 20_520))
    QTest.mouseClick(view, Qt.MouseButton.BackButton, NONE, QPoint(500, 300))
    assert view.view() == start
    QTest.mouseClick(view, Qt.MouseButton.ForwardButton, NONE, QPoint(500, 300))
    assert view.view() == View(20_500, 20_520)


def test_a_cell_of_the_articles_says_its_week(view: TimelineView) -> None:
    view.set_articles([date(2026, 3, 3), date(2026, 3, 4)])
    scene = view.scene()
    y = view.strips.top(scene.frame) + scene.frame.overview + 4
    x = view.strips.counted(scene).x(days(date(2026, 3, 5)), scene.frame)
    assert view.strips.words(scene, x, y) == "2–8 March 2026: 2 articles"
    far = view.strips.counted(scene).x(days(date(2026, 4, 8)), scene.frame)
    assert view.strips.words(scene, far, y).endswith("no article")
    assert view.strips.words(scene, x, y - scene.frame.overview) == ""


def test_a_picture_has_all_lanes_also_those_that_are_scrolled_to(view: TimelineView) -> None:
    view.resize(760, 420)
    view.set_marks([mark(at, day(f"2026-02-{at % 27 + 1:02}"), parties=(f"P{at % 14}",)) for at in range(60)])
    view.regroup(Grouping(by=By.PARTY))
    frame = view.scene().frame
    assert frame.content > frame.room
    options = view.as_shown()
    made = picture.figure(view.marks(), view.view(), **options)
    (artist,) = made.artists
    drawn = artist.scene.frame
    assert drawn.lanes == frame.lanes
    assert drawn.room == pytest.approx(frame.content, abs=1)
