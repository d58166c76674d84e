"""The ledgers in the window: deadlines with their slippage, exchanges with their steps, conflicts to settle."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from tests.desktop.conftest import Driver
from tests.events.test_copies import text
from tests.store.making import article, mention, on
from tracker.actions.importing import Importing
from tracker.actions.preparing import Prepared, Told
from tracker.dates.when import Precision, When
from tracker.desktop import wording
from tracker.desktop.articles_model import ROW
from tracker.desktop.ledgers import pane
from tracker.events.event import Review
from tracker.mentions.mention import Kind, Mention, Status
from tracker.store.articles import Original

TODAY = date(2026, 5, 20)
Tell = Callable[..., None]


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "today", lambda: TODAY)


@pytest.fixture
def tell(driver: Driver) -> Tell:
    """Import an article of a day in which one thing is told."""

    def told(words: str, day: date, outlet: str = "Harbour Post", **facts: Any) -> None:
        session = driver.window.session
        assert session.dossier is not None
        given = article(words, day=day, outlet=outlet)
        importing = Importing(session.dossier)
        original = Original.of(words.encode())
        one: Mention = mention(words, **facts)
        importing.store(Prepared(name="article.txt", original=original, told=(Told(given, (one,)),)))
        session.changed.emit(importing.changes)

    return told


def cells(view: Any) -> list[list[str]]:
    model = view.table.model_
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def deadline(tell: Tell, words: str, day: date, due: When, status: Status = Status.SCHEDULED, **facts: Any) -> None:
    facts = {"parties": ("IR",), "set_by": ("US",)} | facts
    tell(words, day, kind=Kind.DEADLINE, when=due, status=status, **facts)


@pytest.fixture
def slipping(driver: Driver, tell: Tell) -> Driver:
    """One deadline that moved from June to July, and one that is overdue."""
    june = When(date(2026, 6, 1), date(2026, 6, 30), Precision.MONTH)
    deadline(tell, "Iran has until June, the United States said.", date(2026, 2, 1), june)
    both = "The deadline for Iran was moved from June to the end of July."
    deadline(tell, both, date(2026, 5, 2), on(date(2026, 7, 31)), Status.POSTPONED)
    events = driver.window.session.dossier.events.all()  # type: ignore[union-attr]
    if len(events) > 1:
        driver.window.session.select([one.id for one in events])
        driver.window.commands["merge"].trigger()
    deadline(tell, "Belgrade had to answer by 10 May.", date(2026, 5, 1), on(date(2026, 5, 10)), parties=("RS",))
    return driver


def test_deadlines_say_what_is_left_and_how_often_they_moved(slipping: Driver) -> None:
    window = slipping.window
    window.commands["ledger_deadlines"].trigger()
    rows = cells(window.ledgers.deadlines)
    assert [row[0] for row in rows] == ["31 July 2026", "10 May 2026"]
    assert [row[4:] for row in rows] == [["72 days left", "Moved ×1", "1"], ["10 days overdue", "Open", ""]]
    assert rows[0][2:4] == ["US", "Iran"]
    assert window.ledgers.tabs.tabText(pane.DEADLINES) == "Deadlines  2"


def test_the_chosen_deadline_has_its_history_and_its_line(slipping: Driver) -> None:
    window = slipping.window
    window.commands["ledger_deadlines"].trigger()
    view = window.ledgers.deadlines
    assert not view.history.isVisible()
    view.table.selectRow(0)
    lines = [view.history.item(at).text() for at in range(view.history.count())]
    assert [line.split("  ·  ") for line in lines] == [
        ["1 February 2026: set", "June 2026", "Harbour Post"],
        ["2 May 2026: moved", "31 July 2026", "Harbour Post"],
    ]
    assert view.chart.accessibleDescription().splitlines()[1] == "2 May 2026: moved, 31 July 2026"
    (chosen,) = window.session.selection
    assert window.timeline is not None and window.timeline.selection() == [chosen]
    assert window.detail.card.title.text() == cells(view)[0][1]


def test_a_dot_of_the_chart_selects_its_deadline(slipping: Driver) -> None:
    window = slipping.window
    window.commands["ledger_deadlines"].trigger()
    view = window.ledgers.deadlines
    view.chart.grab()
    place, key, dot = view.chart._spots[-1]
    QTest.mouseClick(view.chart, Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert window.session.selection == (key,)
    assert view.table.current().key == key
    assert view.chart._spot(QPointF(-50, -50)) is None
    assert "July" in view.chart.told(dot)
    QTest.mouseClick(view.chart, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert window.session.selection == (key,)


def test_the_chart_draws_in_each_theme_and_with_nothing(slipping: Driver) -> None:
    window = slipping.window
    window.commands["ledger_deadlines"].trigger()
    view = window.ledgers.deadlines
    view.table.selectRow(0)
    light = view.chart.grab().toImage()
    window.dress("dark")
    assert view.chart.grab().toImage() != light
    view.chart.show_lines({}, None, frozenset(), TODAY)
    assert view.chart.grab().toImage() != light and view.chart._spots == []


def test_a_ledger_is_seen_through_the_filter(slipping: Driver) -> None:
    window = slipping.window
    window.commands["ledger_deadlines"].trigger()
    window.filter.words.setText("Belgrade")
    slipping.bot.waitUntil(lambda: len(cells(window.ledgers.deadlines)) == 1)
    window.filter.words.setText("nobody says this")
    slipping.bot.waitUntil(lambda: not window.ledgers.deadlines.isVisible())
    assert "filter" in window.ledgers._empty.text()


def test_sorting_by_a_header_and_back(slipping: Driver) -> None:
    window = slipping.window
    window.commands["ledger_deadlines"].trigger()
    view = window.ledgers.deadlines
    view.table.sortByColumn(4, Qt.SortOrder.AscendingOrder)
    assert [row[4] for row in cells(view)] == ["10 days overdue", "72 days left"]
    view.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert [row[4] for row in cells(view)] == ["72 days left", "10 days overdue"]


def test_enter_opens_and_letters_are_shortcuts(slipping: Driver) -> None:
    window = slipping.window
    window.commands["ledger_deadlines"].trigger()
    view = window.ledgers.deadlines
    view.table.selectRow(1)
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_A)
    assert window.session.dossier is not None
    (chosen,) = window.session.selection
    assert window.session.dossier.events.get(chosen).event.review is Review.ACCEPTED
    with slipping.bot.waitSignal(view.opened):
        QTest.keyClick(view.table, Qt.Key.Key_Return)


# ------------------------------------------------------------------ reminders


@pytest.fixture
def near(driver: Driver, tell: Tell) -> Driver:
    """Five deadlines in the next days, one of them rejected, and one far away."""
    for at, party in enumerate(("RS", "XK", "AM", "AZ", "GE", "IR")):
        due = TODAY + timedelta(at if at < 5 else 30)
        deadline(tell, f"Number {at} had to answer by {due}.", date(2026, 5, 1), on(due), parties=(party,))
    driver.window.table.selectRow(4)
    driver.window.commands["reject"].trigger()
    return driver


def reopen(driver: Driver) -> str:
    dossier = driver.window.session.dossier
    assert dossier is not None
    driver.window.session.open(dossier.path)
    QTest.qWait(20)
    return driver.window.message.text if driver.window.message.isVisible() else ""


def test_what_falls_due_soon_is_said_when_a_dossier_is_opened(near: Driver) -> None:
    said = reopen(near)
    assert said.startswith("Falls due soon: Deadline for Serbia (set by the US) (due today); ")
    assert said.count("left") == 2 and said.endswith("; and 1 more")
    near.window.message._act()  # "Show"
    assert near.window.ledgers.page == pane.DEADLINES
    assert near.window.ledgers.deadlines.table.current().days == (0, 0)


def test_how_far_ahead_is_a_setting(near: Driver) -> None:
    never, day = (
        action for action in near.window.menus.reminders.actions() if action.text() in {"Never", "1 day ahead"}
    )
    day.trigger()
    assert near.window.message.text.count("set by") == 2
    never.trigger()
    assert reopen(near) == ""


def test_a_new_day_reminds_anew(near: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    reopen(near)
    near.window.message.hide()
    reminders = near.window.deeds.reminders
    reminders._look()
    assert not near.window.message.isVisible()
    monkeypatch.setattr(wording, "today", lambda: TODAY + timedelta(25))
    reminders._look()
    assert "5 days left" in near.window.message.text


# ------------------------------------------------------------------ exchanges


def swap(tell: Tell, words: str, day: date, when: When, each: int, status: Status = Status.COMPLETED) -> None:
    numbers = {"persons_total": 2 * each, "persons_by_party": (("RU", each), ("UA", each))}
    tell(words, day, kind=Kind.PRISONER_EXCHANGE, when=when, status=status, **numbers)


@pytest.fixture
def promised(driver: Driver, tell: Tell) -> Driver:
    """A thousand each were promised, and 697 each came in two steps."""
    weeks = When(date(2026, 5, 16), date(2026, 6, 15), Precision.MONTH)
    swap(tell, "They agreed to exchange 1000 each.", date(2026, 5, 16), weeks, 1000, Status.SCHEDULED)
    swap(tell, "390 each came home on 23 May.", date(2026, 5, 24), on(date(2026, 5, 23)), 390)
    swap(tell, "307 each came home on 24 May.", date(2026, 5, 25), on(date(2026, 5, 24)), 307)
    return driver


def test_exchanges_say_who_is_still_to_come(promised: Driver) -> None:
    window = promised.window
    window.commands["ledger_exchanges"].trigger()
    view = window.ledgers.exchanges
    [row] = cells(view)
    assert row[1:] == ["Russia – Ukraine", "RU 1000, UA 1000", "RU 697, UA 697", "RU 303, UA 303", "Partly carried out"]
    view.table.selectRow(0)
    assert view.bars.accessibleName() == "Russia: 697 of 1000\nUkraine: 697 of 1000"
    assert [view.steps.item(at).text() for at in range(view.steps.count())] == [
        "23 May 2026  ·  completed  ·  Russia 390, Ukraine 390",
        "24 May 2026  ·  completed  ·  Russia 307, Ukraine 307",
    ]


def test_a_step_leads_to_its_event_and_back(promised: Driver) -> None:
    window = promised.window
    window.commands["ledger_exchanges"].trigger()
    view = window.ledgers.exchanges
    view.table.selectRow(0)
    view.bars.grab()
    piece, step = view.bars._pieces[1]
    QTest.mouseClick(view.bars, Qt.MouseButton.LeftButton, pos=piece.center().toPoint())
    assert window.session.selection == (step.key,)
    assert view.steps.count() == 2  # the exchange stays in sight
    assert [item.text().split("  ·  ")[0] for item in view.steps.selectedItems()] == ["24 May 2026"]
    view.steps.itemClicked.emit(view.steps.item(0))
    assert window.session.selection != (step.key,)


# ------------------------------------------------------------------ conflicts


@pytest.fixture
def differing(driver: Driver, tell: Tell) -> Driver:
    """Two exchanges on whose numbers two papers differ."""
    for day, first, second in ((date(2026, 2, 5), 314, 300), (date(2026, 3, 6), 1000, 900)):
        for at, count in enumerate((first, second)):
            tell(
                f"On {day} {count} prisoners came home, paper {at} said.",
                day + timedelta(1),
                f"Paper {at}",
                kind=Kind.PRISONER_EXCHANGE,
                when=on(day),
                persons_total=count,
            )
    return driver


def test_a_conflict_is_settled_with_a_note_and_undone(differing: Driver) -> None:
    window = differing.window
    window.commands["ledger_conflicts"].trigger()
    view = window.ledgers.conflicts
    assert [row[2:] for row in cells(view)] == [
        ["Number of people", "300 ×1  /  314 ×1", "open"],
        ["Number of people", "900 ×1  /  1000 ×1", "open"],
    ]
    assert window.ledgers.tabs.tabText(pane.CONFLICTS) == "Conflicts  2"
    view.table.selectRow(0)
    event = view.table.current().key
    view.note.setText("counted by the ministry")
    next(button for button in view.buttons if button.accessibleName() == "Use this: 314").click()
    dossier = window.session.dossier
    assert dossier is not None
    assert dossier.events.get(event).event.facts.persons_total == 314
    assert [one.note for one in dossier.events.corrections(event)] == ["counted by the ministry"]
    assert len(cells(view)) == 1 and view.table.current() is not None  # on to the next
    assert view.note.text() == ""
    window.commands["undo"].trigger()
    assert len(cells(view)) == 2


def test_below_ones_own_word_stands_what_the_articles_say(differing: Driver) -> None:
    window = differing.window
    window.commands["ledger_conflicts"].trigger()
    view = window.ledgers.conflicts
    view.table.selectRow(0)
    window.session.select([event := view.table.current().key])
    view.note.setText("counted by the ministry")
    next(button for button in view.buttons if button.accessibleName() == "Use this: 314").click()
    window.session.select([event])
    row = window.detail.card.rows["persons_total"]
    assert row.reason.isVisible()
    row.reason.click()
    first, *said = row.below.text().splitlines()
    assert first.startswith("Your own word of ") and first.endswith(": counted by the ministry")
    assert sorted(said) == ["300  ←  Paper 1", "314  ←  Paper 0"]
    row.undo.click()
    assert row.badge.isVisible()  # they disagree again


def test_a_conflict_is_left_open_and_asked_again(differing: Driver) -> None:
    window = differing.window
    window.commands["ledger_conflicts"].trigger()
    view = window.ledgers.conflicts
    view.table.selectRow(0)
    first = view.table.current().key
    view.leave.click()
    assert [row[4] for row in cells(view)] == ["open", "left open"]
    assert view.table.current().key != first
    assert window.ledgers.tabs.tabText(pane.CONFLICTS) == "Conflicts  1"
    assert "Undo: leaving a conflict open" in window.commands["undo"].text().replace("&", "")
    view.leave.click()
    assert window.session.selection == ()  # nothing is open any more
    view.table.selectRow(1)
    assert view.leave.text() == "Ask again"
    view.leave.click()
    assert [row[4] for row in cells(view)].count("open") == 1


# ------------------------------------------------------------------ copies


def test_one_text_in_several_papers_is_seen_as_one(driver: Driver, tell: Tell) -> None:
    agency = text(7) + " 300 prisoners came home."
    for at in range(3):
        tell(
            f"{agency} Paper {at}.",
            date(2026, 2, 6),
            f"Paper {at}",
            kind=Kind.PRISONER_EXCHANGE,
            when=on(date(2026, 2, 5)),
            persons_total=300,
        )
    tell(
        "Our own reporter counted 314.",
        date(2026, 2, 6),
        "Own Post",
        kind=Kind.PRISONER_EXCHANGE,
        when=on(date(2026, 2, 5)),
        persons_total=314,
    )
    window = driver.window
    window.table.selectRow(0)
    assert window.detail.card._sources.text() == "told by 4 articles, 2 texts"
    names = [window.detail.source.itemText(at) for at in range(4)]
    assert [name.endswith("text ×3") for name in names].count(True) == 3
    window.detail.card.rows["persons_total"].badge.click()
    said = window.detail.card.rows["persons_total"].below.text()
    assert "300  ←  Paper 0, Paper 1, Paper 2 (1 text)" in said and "314  ←  Own Post" in said
    rows = [window.articles.model.index(at, 0).data(ROW) for at in range(4)]
    assert sorted(row.copies for row in rows) == [1, 3, 3, 3]
    spoken = window.articles.model.spoken(next(row for row in rows if row.copies == 3))
    assert "text ×3" in spoken and "3 articles print this text" in spoken
    window.commands["ledger_conflicts"].trigger()
    window.ledgers.conflicts.table.selectRow(0)
    assert sorted(cells(window.ledgers.conflicts)[0][3].split("  /  ")) == ["300 ×1", "314 ×1"]


# ------------------------------------------------------------------ all of them


def test_an_empty_ledger_says_so(driver: Driver, tell: Tell) -> None:
    tell("They met.", date(2026, 2, 6), when=on(date(2026, 2, 5)))
    said = set()
    for name in ("deadlines", "exchanges", "conflicts"):
        driver.window.commands[f"ledger_{name}"].trigger()
        assert driver.window.ledgers._empty.isVisible()
        said.add(driver.window.ledgers._empty.text())
    assert len(said) == 3
    driver.window.commands["ledger_events"].trigger()
    assert driver.window.table.isVisible()


def test_a_new_language_keeps_them_working(slipping: Driver) -> None:
    window = slipping.window
    window.speak("de")
    window.commands["ledger_deadlines"].trigger()
    view = window.ledgers.deadlines
    view.table.selectRow(0)
    assert cells(view)[0][4] == "noch 72 Tage"
    assert "verschoben" in view.history.item(1).text()
    window.speak("en")


def test_the_room_of_the_chart_is_remembered(open_window: Callable[..., Driver]) -> None:
    first = open_window()
    first.window.commands["ledger_deadlines"].trigger()
    view = first.window.ledgers.deadlines
    view.resize(900, 300)
    view.setSizes([400, 500])
    state = view.saveState()
    first.window.close()
    again = open_window("other.dossier").window.ledgers.deadlines
    assert again.saveState() == state


def test_rejected_events_are_in_no_ledger(slipping: Driver) -> None:
    window = slipping.window
    window.commands["ledger_deadlines"].trigger()
    window.ledgers.deadlines.table.selectRow(1)
    window.commands["reject"].trigger()
    assert [row[0] for row in cells(window.ledgers.deadlines)] == ["31 July 2026"]
    assert window.ledgers.tabs.tabText(pane.DEADLINES) == "Deadlines  1"


# ------------------------------------------------------------------ what was known once


def test_on_another_day_the_card_and_the_ledgers_tell_what_was_known_then(slipping: Driver, tell: Tell) -> None:
    for at, count in enumerate((314, 300)):
        words = f"{count} prisoners came home, paper {at} said."
        tell(words, date(2026, 2, 6), kind=Kind.PRISONER_EXCHANGE, when=on(date(2026, 2, 5)), persons_total=count)
    window = slipping.window
    window.commands["ledger_deadlines"].trigger()
    view, card = window.ledgers.deadlines, window.detail.card
    view.table.selectRow(0)
    assert card.rows["when"].value.text() == "Friday, 31 July 2026" and len(window.detail._mentions) == 2
    window.commands["past_shown"].trigger()
    past = window.pane.past  # type: ignore[union-attr]
    past.go(date(2026, 2, 6))
    slipping.bot.waitUntil(lambda: card.rows["when"].value.text() == "June 2026")
    assert len(window.detail._mentions) == 1 and not card.note.isEnabled() and not card.accept.isEnabled()
    card.rows["when"].edit()
    card.edit_title()
    assert card.rows["when"].editor is None and card.title.isVisible()
    assert [row[0] for row in cells(view)] == ["June 2026"]
    assert cells(view)[0][4] == "115 to 144 days left"  # from that day on
    window.commands["ledger_conflicts"].trigger()
    window.ledgers.conflicts.table.selectRow(0)
    assert not any(button.isEnabled() for button in window.ledgers.conflicts.buttons)
    past.close_button.click()
    slipping.bot.waitUntil(lambda: all(button.isEnabled() for button in window.ledgers.conflicts.buttons))
    window.commands["ledger_deadlines"].trigger()
    assert len(cells(view)) == 2 and card.note.isEnabled()


def test_an_event_nobody_had_told_of_yet_is_not_shown(slipping: Driver) -> None:
    window = slipping.window
    window.commands["ledger_deadlines"].trigger()
    window.ledgers.deadlines.table.selectRow(1)
    assert window.detail.card.isVisible()
    window.commands["past_shown"].trigger()
    window.pane.past.go(date(2026, 2, 1))  # type: ignore[union-attr]
    slipping.bot.waitUntil(lambda: not window.detail.card.isVisible())
