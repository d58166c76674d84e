"""The tour in the window: scenes are added, worded, moved and removed, presented, and all of it is undone."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.desktop.conftest import Driver
from tests.gallery import making
from tracker.desktop.presenting.presentation import Presentation
from tracker.timeline.view import View


@pytest.fixture
def told(open_window: Callable[..., Driver], tmp_path: Path) -> Driver:
    making.dossier(tmp_path / "told.dossier", 12, "en").close()
    return open_window("told.dossier")


def add(driver: Driver, *titles: str, view: View | None = None) -> None:
    model = driver.window.table.model_
    driver.window.session.select([model.stored(driver.titles().index(title)).id for title in titles])
    if view is not None:
        driver.window.timeline.set_view(view)
    driver.window.commands["add_scene"].trigger()


def scenes(driver: Driver):
    return [stored.scene for stored in driver.window.session.dossier.tour.all()]


def presented(driver: Driver, command: str = "present") -> Presentation:
    driver.window.commands[command].trigger()
    found = [show for show in driver.window.findChildren(Presentation) if show.isVisible()]
    found[-1].showNormal()
    found[-1].resize(1280, 720)
    QApplication.processEvents()
    return found[-1]


def test_what_is_seen_becomes_a_scene(told: Driver) -> None:
    panel, title = told.window.scenes, told.titles()[3]
    assert panel.isHidden()
    add(told, title, view=View(20_000.0, 20_400.0))
    [scene] = scenes(told)
    assert (scene.first, scene.last) == (20_000.0, 20_400.0)
    assert scene.lit == set(told.window.session.selection) and len(scene.lit) == 1
    assert panel.isVisible() and told.window.commands["scenes_shown"].isChecked()
    assert title in panel.list.item(0).text()
    assert told.window.commands["undo"].text().endswith("new scene")
    told.window.commands["undo"].trigger()
    assert scenes(told) == [] and panel.list.count() == 0
    told.window.commands["redo"].trigger()
    assert scenes(told) == [scene] and panel.list.count() == 1


def test_a_filter_lights_what_it_lets_through(told: Driver) -> None:
    told.window.timeline.fit()
    told.window.filter.words.setText("Geneva")
    shown = {mark.key for mark in told.window.timeline.marks() if mark.when}
    add(told)
    assert scenes(told)[0].lit == shown and shown


def test_words_are_kept_when_the_field_is_left(told: Driver) -> None:
    add(told, told.titles()[0])
    panel = told.window.scenes
    panel.caption.setText("How it began")
    panel.caption.editingFinished.emit()
    panel.as_of.setText("1 June 2025")
    panel.as_of.editingFinished.emit()
    panel.notes.setPlainText("Ask first.")
    panel.notes.left.emit()
    [scene] = scenes(told)
    assert (scene.caption, scene.as_of, scene.notes) == ("How it began", date(2025, 6, 1), "Ask first.")
    assert "How it began" in panel.list.item(0).text()
    panel.as_of.setText("whenever")
    panel.as_of.editingFinished.emit()
    assert "not understood" in told.window.message.text
    assert panel.as_of.text() == "1 June 2025" and scenes(told) == [scene]
    for caption in ("How it began", "How it began", ""):
        told.window.commands["undo"].trigger()
        assert scenes(told)[0].caption == caption


def test_scenes_are_dragged_moved_by_key_renewed_and_removed(told: Driver) -> None:
    panel = told.window.scenes
    for caption in ("one", "two", "three"):
        add(told, told.titles()[0], view=View(20_000.0, 20_300.0))
        panel.caption.setText(caption)
        panel.caption.editingFinished.emit()

    def captions() -> list[str]:
        return [scene.caption for scene in scenes(told)]

    assert panel.list.model().moveRow(QModelIndex(), 0, QModelIndex(), 3)  # what a drag does
    assert captions() == ["two", "three", "one"]
    panel.choose(told.window.session.dossier.tour.all()[2].id)
    QTest.keyClick(panel.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert captions() == ["two", "one", "three"]
    assert [stored.scene.caption for stored in panel.chosen()] == ["one"]
    told.window.timeline.set_view(View(20_100.0, 20_200.0))
    told.window.session.select([])
    panel.renewing.click()
    [renewed] = [scene for scene in scenes(told) if scene.caption == "one"]
    assert (renewed.first, renewed.last, renewed.lit) == (20_100.0, 20_200.0, frozenset())
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert captions() == ["two", "three"]
    for _ in range(3):
        told.window.commands["undo"].trigger()
    assert captions() == ["two", "three", "one"]
    told.window.timeline.fit()
    panel.choose(told.window.session.dossier.tour.all()[0].id)
    panel.list.itemActivated.emit(panel.list.item(0))
    assert (told.window.timeline.view().start, told.window.timeline.view().end) == (20_000.0, 20_300.0)


def test_a_tour_is_presented_scene_by_scene_with_smooth_ways(told: Driver) -> None:
    titles = told.titles()
    add(told, titles[1], view=View(20_000.0, 20_100.0))
    add(told, titles[2], titles[3], view=View(20_300.0, 20_350.0))
    show = presented(told)
    assert (show.title.text(), show.counter.text()) == (titles[1], "1/2")
    keys = {mark.key for mark in show.stage.shown}
    later = told.window.session.dossier.tour.all()[1].scene.lit
    assert not keys & later
    assert show.stage.view() == View(20_000.0, 20_100.0)
    QTest.keyClick(show, Qt.Key.Key_PageDown)
    assert show.stage.travelling and later <= {mark.key for mark in show.stage.shown}
    show.stage._travel.setCurrentTime(450)
    between = show.stage.view()
    assert 20_000 < between.middle < 20_350
    show.stage.arrive()
    assert show.stage.view() == View(20_300.0, 20_350.0)
    assert len(show.stage.scene().selected) == 2
    show.end()
    assert told.window.session.selection[0] in later


def test_less_motion_jumps(told: Driver) -> None:
    titles = told.titles()
    add(told, titles[1], view=View(20_000.0, 20_100.0))
    add(told, titles[2], view=View(20_300.0, 20_350.0))
    told.window.commands["reduced_motion"].trigger()
    assert told.window.session.settings.get("reduced_motion") is True
    show = presented(told)
    QTest.keyClick(show, Qt.Key.Key_PageDown)
    assert not show.stage.travelling and show.stage.view() == View(20_300.0, 20_350.0)
    show.end()


def test_from_here_begins_at_the_scene_of_the_selected_event(told: Driver) -> None:
    titles = told.titles()
    for title in titles[:3]:
        add(told, title)
    told.select(titles[2])
    show = presented(told, "present_here")
    assert show.at == 2
    QTest.keyClick(show, Qt.Key.Key_F5)
    assert show.at == 0
    show.end()
    told.window.scenes.choose(told.window.session.dossier.tour.all()[1].id)
    told.window.scenes.playing.click()
    [again] = [one for one in told.window.findChildren(Presentation) if one.isVisible()]
    assert again.at == 1
    again.end()


def test_the_speaker_sees_notes_the_next_step_and_the_time(told: Driver) -> None:
    add(told, told.titles()[0])
    told.window.scenes.notes.setPlainText("Ask who was there.")
    told.window.scenes.notes.left.emit()
    add(told, told.titles()[1])
    show = presented(told)
    QTest.keyClick(show, Qt.Key.Key_S)
    speaker = show.speaker
    assert speaker is not None and speaker.isVisible()
    QApplication.processEvents()
    assert speaker.notes.toPlainText() == "Ask who was there."
    assert told.titles()[1] in speaker.next.text()
    assert speaker.elapsed.text().startswith("0:0") and ":" in speaker.clock.text()
    assert not speaker.now.pixmap().isNull()
    QTest.keyClick(speaker, Qt.Key.Key_PageDown)
    QApplication.processEvents()
    assert show.at == 1 and speaker.next.text() == "This is the last step."
    QTest.keyClick(show, Qt.Key.Key_S)
    assert show.speaker is None
    show.end()


def test_on_two_screens_the_room_has_one_and_the_speaker_the_other(tmp_path: Path) -> None:
    (tmp_path / "screens.json").write_text(
        '{"screens": ['
        '{"name": "one", "x": 0, "y": 0, "width": 1280, "height": 800, "logicalDpi": 96, "dpr": 1},'
        '{"name": "two", "x": 1280, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1}]}'
    )
    code = (
        "from pathlib import Path; from PySide6.QtWidgets import QApplication, QWidget\n"
        "from tests.gallery import making; from tracker.exports.steps import steps\n"
        "from tracker.desktop import look; from tracker.desktop.presenting.presentation import Presentation\n"
        "app = QApplication([]); look.wear(app, 'light'); window = QWidget(); window.show()\n"
        f"opened = making.dossier(Path({str(tmp_path)!r}) / 'x.dossier', 3, 'en')\n"
        "show = Presentation(steps(opened, None, 'en'), 'en', making.TODAY, 0, window); show.begin()\n"
        "app.processEvents(); speaker = show.speaker\n"
        "print(window.screen().name(), show.screen().name(), show.width(), show.height(), speaker.screen().name(),"
        " speaker.geometry().left() < 1280)"
    )
    where = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}"}
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=where, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["one", "two", "1920", "1080", "one", "True"], done.stderr[-2000:]


def test_the_laser_follows_and_an_idle_pointer_hides(told: Driver) -> None:
    show = presented(told)
    assert show.cursor().shape() is Qt.CursorShape.BlankCursor

    def red() -> bool:
        colour = show.grab().toImage().pixelColor(show.rect().center() + QPoint(0, 140))
        return colour.red() > 200 and colour.green() < 60

    show.pointer.move_to(QPointF(show.rect().center() + QPoint(0, 140)))
    assert show.cursor().shape() is Qt.CursorShape.ArrowCursor and not red()
    QTest.keyClick(show, Qt.Key.Key_L)
    assert red() and show.cursor().shape() is Qt.CursorShape.BlankCursor
    QTest.keyClick(show, Qt.Key.Key_L)
    assert not red()
    QTest.keyPress(show, Qt.Key.Key_Control)
    assert red()
    QTest.keyRelease(show, Qt.Key.Key_Control)
    assert not red() and show.cursor().shape() is Qt.CursorShape.ArrowCursor
    show.pointer._idle.timeout.emit()
    assert show.cursor().shape() is Qt.CursorShape.BlankCursor
    show.end()


def test_the_tour_stays_when_the_language_changes(told: Driver) -> None:
    add(told, told.titles()[0])
    told.window.speak("de")
    panel = told.window.scenes
    assert panel.isVisible() and panel.list.count() == 1
    assert "Überschrift" in {label.text() for label in panel.findChildren(QLabel)}
    assert isinstance(panel.screen(), QScreen)
