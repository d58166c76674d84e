"""Quiz and cards: what is asked cannot be seen, guesses are judged, and the sentence proves the answer."""

import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.desktop.conftest import Driver
from tests.gallery import making
from tracker.actions import correcting
from tracker.desktop.presenting.cards import Cards, deal, in_order, places
from tracker.desktop.presenting.presentation import Presentation
from tracker.desktop.presenting.stage import READABLE
from tracker.events import wording
from tracker.mentions.mention import Status
from tracker.timeline.theme import contrast, load, mixed
from tracker.timeline.view import days


@pytest.fixture
def told(open_window: Callable[..., Driver], tmp_path: Path) -> Driver:
    making.dossier(tmp_path / "told.dossier", 14, "en").close()
    return open_window("told.dossier")


def asked(driver: Driver, about: str) -> Presentation:
    driver.window.commands[f"quiz_{about}"].trigger()
    [show] = [show for show in driver.window.findChildren(Presentation) if show.isVisible()]
    show.showNormal()
    show.resize(1280, 720)
    QApplication.processEvents()
    return show


def said(show: Presentation) -> str:
    return " ".join(label.text() for label in (show.title, show.facts, show.sentence)).replace("\u00a0", " ")


def test_the_date_is_not_seen_before_it_is_revealed(told: Driver) -> None:
    show = asked(told, "dates")
    for at, step in enumerate(show._steps):
        known = step.events[0]
        start = known.event.facts.when.start
        assert str(start.year) not in said(show) and known.tellings[0].sentences()[0] not in said(show)
        assert known.key not in {item.mark.key for item in show.stage.scene().layout.placed}
        assert show.at == at and known.key not in {mark.key for mark in show.stage.shown}
        QTest.keyClick(show, Qt.Key.Key_Space)
        assert show.at == at and str(start.year) in said(show)
        assert known.key in {mark.key for mark in show.stage.shown} and show.sentence.text()
        QTest.keyClick(show, Qt.Key.Key_Space)
    show.end()


def test_a_click_guesses_a_day_and_the_distance_is_told(told: Driver) -> None:
    show = asked(told, "dates")
    show.go(5)
    when = show._steps[5].events[0].event.facts.when
    stage = show.stage
    for off in (90, 30):
        day = when.start - timedelta(off)
        frame, view = stage.staging().frame, stage.view()
        x = frame.gutter + (days(day) + 0.5 - view.start) * frame.plot / view.span
        spot = stage.mapTo(show, QPoint(round(x), 40))
        QTest.mouseClick(show, Qt.MouseButton.LeftButton, pos=spot)
    assert show.at == 5 and len(show.quiz.days[5]) == 2 and len(stage.flags) == 2
    assert show.sentence.text() == "2 guesses"
    colour = stage.grab().toImage().pixelColor(round(x), round(frame.floor) - 8)
    assert colour.name() == load("stage").selection
    QTest.keyClick(show, Qt.Key.Key_PageDown)
    assert show.at == 5
    off = abs((show.quiz.days[5][1] - when.start).days)
    assert f"Closest: 2, {off} days off" in show.sentence.text() and 25 <= off <= 35
    show.quiz.days[5].append(when.start)
    assert "Exactly right" in show.quiz.verdict(5)
    show.end()


def test_the_outcome_is_hidden_chosen_by_number_and_judged(told: Driver) -> None:
    show = asked(told, "outcomes")
    options = show.quiz.options()
    assert len(options) >= 4
    right = 0
    for at, step in enumerate(show._steps[:5]):
        known = step.events[0].event.facts
        mark = show.stage.shown[-1]
        assert mark.status is Status.SCHEDULED and mark.number == ""
        assert "How did it end?" in show.facts.text()
        assert all(option in said(show) for option in options)
        number = 1 if at % 2 else options.index(wording.status(known.status, "en")) + 1
        right += options[number - 1] == wording.status(known.status, "en")
        QTest.keyClick(show, Qt.Key(ord(str(number))))
        assert f"▸ {number} {options[number - 1]}" in said(show)
        assert show.counter.text().startswith(f"{at + 1}/")
        QTest.keyClick(show, Qt.Key.Key_Return)
        assert show.at == at and show.stage.shown[-1].status is known.status
        assert f"{right} of {at + 1}" in show.sentence.text()
        assert ("✓" in show.sentence.text()) == (options[number - 1] == wording.status(known.status, "en"))
        QTest.keyClick(show, Qt.Key.Key_Return)
    show.end()


def test_a_quiz_asks_for_what_the_tour_is_about(told: Driver) -> None:
    dossier = told.window.session.dossier
    chosen = told.titles()[2]
    told.select(chosen)
    told.window.commands["add_scene"].trigger()
    show = asked(told, "dates")
    assert [step.title for step in show._steps] == [chosen]
    show.end()
    correcting.delete(dossier, [stored.id for stored in dossier.events.all()])
    told.window.commands["quiz_dates"].trigger()
    assert "no event with a date" in told.window.message.text


@pytest.fixture
def cards(told: Driver) -> Cards:
    told.window.commands["cards"].trigger()
    [shown] = told.window.findChildren(Cards)
    shown.showNormal()
    shown.resize(1280, 720)
    QApplication.processEvents()
    return shown


def test_cards_are_dealt_out_of_order_without_their_dates(cards: Cards) -> None:
    for seed in range(20):
        cards._chance = random.Random(seed)
        cards.deal(6)
        dealt = cards.cards()
        assert 3 <= len(dealt) <= 6 and not in_order(dealt)
        assert len({cards.list.item(at).text() for at in range(len(dealt))}) == len(dealt)
        for at, row in enumerate(dealt):
            when = row.event.facts.when
            assert str(when.start.year) not in cards.list.item(at).text()
            for other in dealt[:at]:
                theirs = other.event.facts.when
                assert when.end < theirs.start or theirs.end < when.start


def test_cards_are_moved_by_keys_and_checked(cards: Cards) -> None:
    dealt = cards.cards()
    QTest.keyClick(cards.list, Qt.Key.Key_Return)
    wrong = [at for at, place in enumerate(places(dealt)) if place != at]
    assert all(("✗" in cards.list.item(at).text()) == (at in wrong) for at in range(len(dealt)))
    assert cards.result.text() == f"{len(dealt) - len(wrong)} of {len(dealt)} are right"
    assert all(str(row.event.facts.when.start.year) in cards.list.item(at).text() for at, row in enumerate(dealt))
    for _ in range(len(dealt)):  # bubble them into order with the keys alone
        for at in range(len(dealt) - 1):
            if places(cards.cards())[at] > places(cards.cards())[at + 1]:
                cards.list.setCurrentRow(at)
                QTest.keyClick(cards.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    cards.check.click()
    assert in_order(cards.cards()) and cards.result.text() == "All in order!"
    cards.fewer.click()
    assert cards.list.count() == len(dealt) - 1
    QTest.keyClick(cards.list, Qt.Key.Key_Escape)
    assert not cards.isVisible()


def test_cards_can_be_read_from_the_last_row(cards: Cards) -> None:
    for height in (600, 1080):
        cards.resize(round(height * 16 / 9), height)
        QApplication.processEvents()
        for part in (cards.list, cards.title, cards.result, cards.check, cards.again, cards.more):
            assert part.font().pixelSize() >= height / READABLE
    stage = load("stage")
    chosen = mixed(stage.selection, 0.3, stage.raised)
    for ink in (stage.ink, stage.good, stage.danger):
        assert contrast(ink, stage.raised) >= 7
    assert contrast(stage.ink, chosen) >= 7


def test_too_few_events_are_no_game(driver: Driver, article: Path) -> None:
    driver.drop_files(article)
    dossier = driver.window.session.dossier
    correcting.delete(dossier, [stored.id for stored in dossier.events.all()][1:])
    driver.window.refresh()
    driver.window.commands["cards"].trigger()
    assert not driver.window.findChildren(Cards)
    assert "At least 3" in driver.window.message.text


def test_dealing_needs_no_order_where_nothing_can_be_told_apart() -> None:
    assert deal([], 5, random.Random(1), str) == []
