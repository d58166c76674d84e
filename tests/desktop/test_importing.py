"""Drops, pastes and what comes of them: from the mouse to the rows of the file and the marks of the timeline."""

import multiprocessing
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDragLeaveEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.desktop.conftest import ARTICLE, WITHOUT_DAY, Driver, files
from tracker.articles.article import Known
from tracker.desktop import look
from tracker.desktop.articles_model import ROW, Row, State
from tracker.desktop.drops import of_paths
from tracker.desktop.import_summary import ImportSummary
from tracker.mentions.mention import Kind


def rows_of(driver: Driver) -> list[Row]:
    model = driver.window.articles.model
    return [model.index(at).data(ROW) for at in range(model.rowCount())]


def test_a_dropped_article_is_in_the_file_and_on_the_timeline(driver: Driver, article: Path) -> None:
    window = driver.window
    driver.drop_files(article)
    assert window.session.dossier is not None
    file = sqlite3.connect(window.session.dossier.path)
    assert file.execute("SELECT count(*) FROM articles").fetchone() == (1,)
    stored = file.execute("SELECT count(*) FROM events").fetchone()[0]
    file.close()
    assert window.timeline is not None
    assert stored == len(window.timeline.marks()) == window.table.model_.rowCount() >= 2
    kinds = {mark.kind for mark in window.timeline.marks()}
    assert Kind.NEGOTIATION_ROUND in kinds
    assert window.pages.currentWidget() is not window.empty
    assert "1 article read" in window.message.text


def test_hovering_says_what_will_happen(driver: Driver, article: Path, tmp_path: Path) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    table = tmp_path / "table.xlsx"
    table.write_bytes(b"PK")
    assert driver.drag(files(article, folder, table))
    overlay = driver.window.drop_target.overlay
    assert overlay.isVisible()
    assert overlay.offer.words() == "Import 1 file and 1 folder"
    assert "1 file of a kind" in overlay.offer.beside()
    QApplication.sendEvent(driver.window, QDragLeaveEvent())
    assert not overlay.isVisible()


def test_what_cannot_be_an_article_is_refused_with_the_cursor(driver: Driver, tmp_path: Path) -> None:
    picture = tmp_path / "photo.png"
    picture.write_bytes(b"\x89PNG")
    link = QMimeData()
    link.setUrls([QUrl("https://example.org/story")])
    link.setText("https://example.org/story")
    for data in (files(picture), link, QMimeData()):
        assert not driver.drag(data)
        assert not driver.window.drop_target.overlay.isVisible()


def test_a_selection_dragged_from_a_browser_becomes_an_article(driver: Driver) -> None:
    data = QMimeData()
    paragraphs = "".join(f"<p>{part}</p>" for part in ARTICLE.split("\n\n"))
    data.setHtml(f"<html><body><article>{paragraphs}</article></body></html>")
    data.setText(ARTICLE)
    assert driver.drag(data)
    assert driver.window.drop_target.overlay.offer.words() == "Import the selected text as an article"
    driver.drop(data)
    assert [row.state for row in rows_of(driver)] != [State.FAILED]
    assert driver.titles()


def test_pasted_text_becomes_an_article(driver: Driver) -> None:
    QGuiApplication.clipboard().setText(ARTICLE)
    with driver.bot.waitSignal(driver.window.imports.finished, timeout=60_000):
        QTest.keyClick(driver.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(rows_of(driver)) == 1
    assert driver.titles()


def test_an_empty_clipboard_is_said_and_nothing_is_imported(driver: Driver) -> None:
    QGuiApplication.clipboard().clear()
    driver.window.commands["paste"].trigger()
    assert "no article on the clipboard" in driver.window.message.text
    assert not driver.window.imports.running


def test_an_import_is_undone_and_redone_as_one_step(driver: Driver, article: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(ARTICLE.replace("Vienna", "Muscat").replace("Iran", "Qatar"), encoding="utf-8")
    driver.drop_files(article, other)
    undo = driver.window.commands["undo"]
    assert "import of 2 articles" in undo.text()
    found = driver.titles()
    QTest.keyClick(driver.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert driver.titles() == []
    assert rows_of(driver) == []
    assert driver.window.pages.currentWidget() is driver.window.empty
    assert not undo.isEnabled()
    driver.window.commands["redo"].trigger()
    assert driver.titles() == found


def test_a_file_that_fails_keeps_a_row_with_the_reason_until_it_can_be_read(driver: Driver, tmp_path: Path) -> None:
    broken = tmp_path / "empty.txt"
    broken.write_text("")
    driver.drop_files(broken)
    (row,) = rows_of(driver)
    assert (row.state, row.title) == (State.FAILED, "empty.txt")
    assert "is empty" in row.reason
    broken.write_text(ARTICLE, encoding="utf-8")
    view = driver.window.articles.list
    view.setCurrentIndex(driver.window.articles.model.index(0))
    with driver.bot.waitSignal(driver.window.imports.finished, timeout=60_000):
        QTest.keyClick(view, Qt.Key.Key_Return)
    (row,) = rows_of(driver)
    assert row.state is not State.FAILED
    assert driver.titles()


def test_the_same_article_twice_is_said_and_adds_nothing(driver: Driver, article: Path) -> None:
    driver.drop_files(article)
    before = driver.titles()
    driver.drop_files(article)
    assert driver.titles() == before
    assert "1 was already here" in driver.window.message.text
    assert [row.state for row in rows_of(driver)] == [State.DUPLICATE]


def test_an_article_without_a_day_asks_in_the_list_and_others_go_on(driver: Driver, article: Path) -> None:
    data = QMimeData()
    data.setText(WITHOUT_DAY)
    driver.drop(data)
    driver.drop_files(article)
    window = driver.window
    first, second = rows_of(driver)
    assert first.state is State.NEEDS_DAY  # on top, since it needs the user
    assert second.events > 0
    view = window.articles.list
    view.setFocus()
    view.setCurrentIndex(window.articles.model.index(0))
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "2 March 2026")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert window.session.dossier is not None
    driver.bot.waitUntil(lambda: all(row.state is not State.NEEDS_DAY for row in rows_of(driver)), timeout=10_000)
    days = {
        stored.article.published.day for stored in window.session.dossier.articles.all() if stored.article.published
    }
    assert date(2026, 3, 2) in days
    assert window.timeline is not None
    days = {mark.when.start for mark in window.timeline.marks() if mark.when.start}
    assert min(abs((day - date(2026, 3, 2)).days) for day in days) < 7  # "on Thursday" is a day now


def test_a_day_can_be_typed_while_other_articles_come_in(driver: Driver, article: Path) -> None:
    data = QMimeData()
    data.setText(WITHOUT_DAY)
    driver.drop(data)
    view = driver.window.articles.list
    view.setCurrentIndex(driver.window.articles.model.index(0))
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "2 March ")
    driver.drop_files(article)
    assert view.typing
    assert editor.text() == "2 March "
    QTest.keyClicks(editor, "2026")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    driver.bot.waitUntil(lambda: len(rows_of(driver)) == 2, timeout=5000)
    driver.bot.waitUntil(lambda: all(row.published is not None for row in rows_of(driver)), timeout=5000)


def test_words_that_are_no_day_change_nothing_and_are_answered(driver: Driver) -> None:
    data = QMimeData()
    data.setText(WITHOUT_DAY)
    driver.drop(data)
    window = driver.window
    assert not window.articles.model.setData(window.articles.model.index(0), "sometime soonish")
    assert rows_of(driver)[0].state is State.NEEDS_DAY
    assert "not a single day" in window.hint


def test_a_guessed_day_is_marked_and_confirmed_with_one_key(driver: Driver, tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text(WITHOUT_DAY, encoding="utf-8")
    driver.drop_files(path)
    (row,) = rows_of(driver)
    assert row.state is State.GUESS
    assert "guess" in driver.window.articles.model.spoken(row)
    view = driver.window.articles.list
    view.setCurrentIndex(driver.window.articles.model.index(0))
    QTest.keyClick(view, Qt.Key.Key_Y)
    (row,) = rows_of(driver)
    assert row.state is State.READ
    assert row.published is not None
    assert row.published.known is Known.USER


def test_an_import_can_be_stopped_and_what_was_read_stays(driver: Driver, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(1, 41):
        text = ARTICLE.replace("12 March", f"{1 + number % 28} March").replace("Vienna", f"Town {number}")
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    window = driver.window
    stopped: list[int] = []

    def stop(done: int, *_: object) -> None:
        if done >= 3 and not stopped:
            stopped.append(done)
            window.import_bar.stop.click()

    window.imports.started.connect(lambda running: running.progress.connect(stop))
    with driver.bot.waitSignal(window.imports.finished, timeout=60_000) as blocker:
        window.imports.add(of_paths([folder]))
        assert window.import_bar.isVisible()
    results = [outcome.result for outcome in blocker.args[0]]
    assert len(results) == 40
    assert 3 <= results.count("added") < 40
    assert results.count("cancelled") == 40 - results.count("added")
    assert len(rows_of(driver)) == results.count("added")
    assert not window.import_bar.isVisible()


@pytest.mark.usefixtures("real_process")
def test_a_crash_of_the_reading_process_costs_no_article(driver: Driver, tmp_path: Path) -> None:
    folder = tmp_path / "some"
    folder.mkdir()
    for number in range(1, 6):
        (folder / f"{number}.txt").write_text(ARTICLE.replace("Vienna", f"Town {number}"), encoding="utf-8")
    killed: list[int] = []

    def kill(done: int, *_: object) -> None:
        if done == 1 and not killed:
            (process,) = multiprocessing.active_children()
            process.kill()
            killed.append(done)

    window = driver.window
    window.imports.started.connect(lambda running: running.progress.connect(kill))
    with driver.bot.waitSignal(window.imports.finished, timeout=60_000) as blocker:
        window.imports.add(of_paths([folder]))
    assert killed
    assert [outcome.result for outcome in blocker.args[0]] == ["added"] * 5
    driver.window.close()
    assert not multiprocessing.active_children()


def test_the_summary_lists_each_file_with_its_result(driver: Driver, article: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    driver.drop_files(article, empty)
    driver.window.show_summary()
    summary = driver.window.findChild(ImportSummary)
    assert summary is not None
    listed = {
        item.text(0): (item.text(1), item.text(2))
        for item in (summary.list.topLevelItem(at) for at in range(summary.list.topLevelItemCount()))
    }
    assert int(listed["vienna.txt"][1]) > 0
    assert "is empty" in listed["empty.txt"][0]
    summary.close()


def test_a_second_window_sees_what_the_first_imports(open_window: Callable[..., Driver], article: Path) -> None:
    first, second = open_window(), open_window()
    first.drop_files(article)
    second.bot.waitUntil(lambda: second.titles() == first.titles() != [], timeout=10_000)


def test_removing_an_article_takes_its_events_with_it(driver: Driver, article: Path) -> None:
    driver.drop_files(article)
    view = driver.window.articles.list
    view.setFocus()
    view.setCurrentIndex(driver.window.articles.model.index(0))
    driver.bot.waitUntil(view.hasFocus)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert rows_of(driver) == []
    assert driver.titles() == []


def test_the_words_searched_for_are_lit_in_the_list(driver: Driver, article: Path) -> None:
    driver.drop_files(article)
    panel = driver.window.articles
    panel._find.setText("delegat")
    [row] = [panel.model.index(0, 0).data(ROW)]
    assert row.found is not None
    assert [row.found.snippet[span.start : span.end] for span in row.found.lit] == ["delegations"]
    assert "delegations agreed" in panel.model.spoken(row)
    lit = look.colour("evidence").rgb()
    picture = panel.list.viewport().grab().toImage()
    shown = {picture.pixel(x, y) for x in range(0, picture.width(), 2) for y in range(0, 90, 2)}
    assert lit in shown
    panel._find.clear()
    picture = panel.list.viewport().grab().toImage()
    assert lit not in {picture.pixel(x, y) for x in range(0, picture.width(), 2) for y in range(0, 90, 2)}
    assert panel.model.index(0, 0).data(ROW).found is None
