"""Another analyst's dossier is taken over from the menu: in one step, with the window alive, differences listed."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from tests.actions.test_combining import ONE, THREE, TWO, drop
from tests.desktop.conftest import Driver
from tests.store.making import on
from tracker.actions import correcting
from tracker.desktop import combined_summary, waiting
from tracker.desktop.combined_summary import CombinedSummary
from tracker.desktop.waiting import Cancelled, wait_for
from tracker.events.event import Review
from tracker.store.dossier import Dossier


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """What another analyst has: the same round, renamed and moved, and a truce."""
    path = tmp_path / "theirs.dossier"
    with Dossier.open(path) as dossier:
        drop(dossier, ONE, THREE)
        event = dossier.events.all()[0].id
        correcting.rename(dossier, event, "Their round")
        correcting.correct(dossier, event, "when", on(date(2026, 2, 6)))
        correcting.review(dossier, [event], Review.REJECTED)
    return path


@pytest.fixture
def ours(driver: Driver) -> Driver:
    """The same round here, named, moved and accepted otherwise."""
    dossier = driver.window.session.dossier
    assert dossier is not None
    drop(dossier, ONE, TWO)
    event = dossier.events.all()[0].id
    correcting.rename(dossier, event, "Our round")
    correcting.correct(dossier, event, "when", on(date(2026, 2, 5)))
    correcting.review(dossier, [event], Review.ACCEPTED)
    driver.window.refresh()
    return driver


def summary(driver: Driver) -> CombinedSummary:
    (found,) = [part for part in driver.window.findChildren(CombinedSummary) if part.isVisible()]
    return found


def test_it_comes_in_one_step_that_can_be_undone(ours: Driver, theirs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = ours.window
    had = ours.titles()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(theirs), ""))
    before = theirs.read_bytes()
    window.commands["merge_dossier"].trigger()
    assert len(ours.titles()) == len(had) + 1
    assert "“theirs” is merged: 1 new article · 1 was here already" in window.message.text
    assert "merging of the dossier theirs" in window.commands["undo"].text()
    assert theirs.read_bytes() == before
    window.commands["undo"].trigger()
    assert ours.titles() == had
    window.commands["redo"].trigger()
    assert len(ours.titles()) == len(had) + 1


def test_where_they_differ_is_listed_and_theirs_can_be_taken(ours: Driver, theirs: Path) -> None:
    window = ours.window
    window.deeds.dossiers.merge_from(theirs)
    listed = summary(ours)
    lines = [
        [listed.list.topLevelItem(row).text(column) for column in range(1, 4)]
        for row in range(listed.list.topLevelItemCount())
    ]
    assert lines == [
        ["Date", "5 February 2026", "6 February 2026"],
        ["Name", "Our round", "Their round"],
        ["Review", "accepted", "rejected"],
    ]
    assert not listed.take.isEnabled()
    listed.list.selectAll()
    listed.take.click()
    assert listed.list.topLevelItemCount() == 0
    dossier = window.session.dossier
    assert dossier is not None
    event = next(stored.event for stored in dossier.events.all() if stored.event.title)
    assert (event.title, event.facts.when, event.review) == ("Their round", on(date(2026, 2, 6)), Review.REJECTED)
    for _ in range(3):
        window.commands["undo"].trigger()
    assert any(stored.event.title == "Our round" for stored in dossier.events.all())


def test_the_summary_can_be_seen_again(ours: Driver, theirs: Path) -> None:
    ours.window.deeds.dossiers.merge_from(theirs)
    summary(ours).close()
    ours.window.message._act()  # "Details"
    assert summary(ours).list.topLevelItemCount() == 3


@pytest.mark.parametrize("content", [b"", b"Dear all,\n"])
def test_what_is_no_dossier_is_said(ours: Driver, tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "letter.dossier"
    if content:
        other.write_bytes(content)
    had = ours.titles()
    ours.window.deeds.dossiers.merge_from(other)
    assert "letter.dossier" in ours.window.message.text
    dossier = ours.window.session.dossier
    assert dossier is not None
    ours.window.deeds.dossiers.merge_from(dossier.path)
    assert "itself" in ours.window.message.text
    assert ours.titles() == had


def test_stopping_leaves_no_trace(ours: Driver, theirs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = ours.window
    had = ours.titles()

    def stop(_words: str, function: object, _parent: QWidget, _cancel: str = "") -> object:
        def tell(done: int, of: int) -> None:
            assert 0 <= done <= of
            if done:
                raise Cancelled

        return function(tell)  # type: ignore[operator]

    monkeypatch.setattr("tracker.desktop.dossiers.wait_for", stop)
    window.deeds.dossiers.merge_from(theirs)
    assert "Stopped" in window.message.text
    window.refresh()
    assert ours.titles() == had
    assert "merging" not in window.commands["undo"].text()


# ------------------------------------------------------------------ waiting


def test_the_window_lives_while_something_takes_long(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0)
    monkeypatch.setattr(waiting, "OFTEN", 0.0)
    seen: list[tuple[int, int]] = []
    import threading

    painted = threading.Event()

    def look() -> None:
        dialog = driver.window.findChild(QProgressDialog)
        if dialog is not None and dialog.maximum() == 4 and dialog.isVisible():
            seen.append((dialog.value(), dialog.maximum()))
            painted.set()

    timer = QTimer(driver.window, interval=5)
    timer.timeout.connect(look)
    timer.start()

    def work(tell: waiting.Tell) -> str:
        tell(1, 4)
        tell(2, 4)
        assert painted.wait(20)
        return "done"

    assert wait_for("Working …", work, driver.window) == "done"
    assert (seen and driver.window.findChild(QProgressDialog) is None) or not driver.window.findChild(
        QProgressDialog
    ).isVisible()


def test_stop_reaches_the_work(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0)

    def press() -> None:
        dialog = driver.window.findChild(QProgressDialog)
        if dialog is not None:
            dialog.canceled.emit()

    timer = QTimer(driver.window, interval=5)
    timer.timeout.connect(press)
    timer.start()

    def work(tell: waiting.Tell) -> None:
        while True:
            tell(1, 2)

    with pytest.raises(Cancelled):
        wait_for("Working …", work, driver.window, "Stop")


def test_what_the_work_raises_is_raised_here(driver: Driver) -> None:
    def work(_: waiting.Tell) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        wait_for("Working …", work, driver.window)


def test_nothing_differs_and_nothing_is_known() -> None:
    from tracker.actions.combining import Combined

    assert combined_summary.in_a_line(Combined(added=2), "x") == "“x” is merged: 2 new articles"
