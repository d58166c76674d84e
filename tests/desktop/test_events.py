"""One event in the window: its evidence, its values, and everything a user decides about it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from tests.desktop.conftest import Driver
from tracker.dates.when import Precision, When
from tracker.desktop import exporting, reasons, values
from tracker.desktop.evidence_view import EvidenceView, utf16
from tracker.desktop.hover import hover_text
from tracker.desktop.new_event import NewEvent
from tracker.desktop.session import everything
from tracker.events.event import Review
from tracker.exports import formats
from tracker.mentions.mention import DatedBy, Facts, Kind, Reason, Span, Status
from tracker.store.events import StoredEvent


@pytest.fixture
def chosen(driver: Driver, article: Path) -> Driver:
    """The window with one article imported and its deadline selected."""
    driver.drop_files(article)
    event = next(stored for stored in all_events(driver) if stored.event.facts.kind is Kind.DEADLINE)
    driver.window.session.select([event.id])
    return driver


def all_events(driver: Driver) -> list[StoredEvent]:
    assert driver.window.session.dossier is not None
    return driver.window.session.dossier.events.all()


def selected(driver: Driver) -> StoredEvent:
    assert driver.window.session.dossier is not None
    (event,) = driver.window.session.selection
    return driver.window.session.dossier.events.get(event)


def test_offsets_count_code_points_and_qt_counts_utf16_units() -> None:
    assert [utf16("a🕊b", at) for at in range(4)] == [0, 1, 3, 4]


def test_evidence_is_lit_where_it_stands_even_behind_wide_characters(qtbot: Any) -> None:
    view = EvidenceView()
    qtbot.addWidget(view)
    text = "One 🕊🕊.\r\nTwo 𝒙 is here. Three."
    start = text.index("Two")
    view.show_text(text, [Span(start, text.index(" Three"))])
    assert view.lit() == ["Two 𝒙 is here."]


def test_the_selected_event_shows_the_sentence_that_proves_it(chosen: Driver) -> None:
    (sentence,) = chosen.window.detail.text.lit()
    assert sentence.startswith("The United States gave Iran until 30 April 2026")
    assert sentence.endswith("🕊 in writing.")


def test_selection_is_the_same_in_table_timeline_and_detail(chosen: Driver) -> None:
    window = chosen.window
    assert window.timeline is not None
    event = selected(chosen)
    assert window.timeline.selection() == [event.id]
    rows = {index.row() for index in window.table.selectionModel().selectedRows()}
    assert [window.table.model_.stored(row).id for row in rows] == [event.id]
    other = next(stored for stored in all_events(chosen) if stored.id != event.id)
    window.timeline.select([other.id])
    window.timeline.selected.emit([other.id])
    assert window.session.selection == (other.id,)
    assert window.table.model_.stored(window.table.currentIndex().row()).id == other.id


def test_a_date_is_edited_in_words(chosen: Driver) -> None:
    row = chosen.window.detail.card.rows["when"]
    chosen.window.commands["edit_date"].trigger()
    assert isinstance(row.editor, QLineEdit)
    row.editor.selectAll()
    QTest.keyClicks(row.editor, "June 2026")
    QTest.keyClick(row.editor, Qt.Key.Key_Return)
    event = selected(chosen).event
    assert event.facts.when == When(date(2026, 6, 1), date(2026, 6, 30), Precision.MONTH)
    assert "when" in event.corrected
    assert row.value.text() == "June 2026"
    row.undo.click()
    assert selected(chosen).event.facts.when.end == date(2026, 4, 30)


def test_words_that_are_no_date_stay_in_the_editor_with_an_answer(chosen: Driver) -> None:
    row = chosen.window.detail.card.rows["when"]
    row.edit()
    assert isinstance(row.editor, QLineEdit)
    row.editor.setText("when pigs fly")
    QTest.keyClick(row.editor, Qt.Key.Key_Return)
    assert row.editor is not None
    assert "not understood" in row.below.text()
    QTest.keyClick(row.editor, Qt.Key.Key_Escape)
    assert row.editor is None
    assert not selected(chosen).event.corrected


def test_what_is_being_typed_survives_changes_from_elsewhere(chosen: Driver) -> None:
    row = chosen.window.detail.card.rows["when"]
    row.edit()
    assert isinstance(row.editor, QLineEdit)
    row.editor.setText("end of")
    chosen.window.session.changed.emit(everything())
    assert isinstance(row.editor, QLineEdit)
    assert row.editor.text() == "end of"
    other = next(stored for stored in all_events(chosen) if stored.id != selected(chosen).id)
    chosen.window.session.select([other.id])
    assert row.editor is None


def test_a_status_is_chosen_from_a_list(chosen: Driver) -> None:
    row = chosen.window.detail.card.rows["status"]
    row.edit()
    assert isinstance(row.editor, QComboBox)
    at = row.editor.findData(Status.MISSED.value)
    row.editor.setCurrentIndex(at)
    row.editor.activated.emit(at)
    assert selected(chosen).event.facts.status is Status.MISSED


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        ("parties", "Russia, UA", ("RU", "UA")),
        ("place", "Istanbul", "Istanbul"),
        ("persons_total", "1,200", 1200),
        ("persons_by_party", "Russia 157; Ukraine 150", (("RU", 157), ("UA", 150))),
    ],
)
def test_other_values_are_typed_too(field: str, typed: str, expected: object) -> None:
    assert values.typed(field, typed, "en", date(2026, 1, 1)) == expected


def test_what_is_typed_reads_back_from_what_is_shown() -> None:
    facts = Facts(
        kind=Kind.PRISONER_EXCHANGE,
        status=Status.COMPLETED,
        when=When(date(2026, 2, 5), date(2026, 2, 7), Precision.DAY),
        parties=("RU", "UA"),
        place="Abu Dhabi",
        persons_total=307,
        persons_by_party=(("RU", 157), ("UA", 150)),
    )
    for language in ("en", "de"):
        for field in ("when", "parties", "place", "persons_total", "persons_by_party"):
            value = getattr(facts, field)
            shown = values.words(field, value, language)
            assert values.typed(field, shown, language, date(2026, 2, 1)) == value, shown


def test_keys_accept_reject_and_delete(chosen: Driver) -> None:
    window = chosen.window
    window.table.setFocus()
    event = selected(chosen).id
    QTest.keyClick(window.table, Qt.Key.Key_A)
    assert selected(chosen).event.review is Review.ACCEPTED
    assert window.detail.card.accept.isChecked()
    QTest.keyClick(window.table, Qt.Key.Key_R)
    assert selected(chosen).event.review is Review.REJECTED
    assert window.timeline is not None
    assert event not in {mark.key for mark in window.timeline.marks()}  # it left the timeline, not the table
    assert window.table.model_.place(event) >= 0
    QTest.keyClick(window.table, Qt.Key.Key_R)
    assert selected(chosen).event.review is Review.NEW
    QTest.keyClick(window.table, Qt.Key.Key_Delete)
    assert event not in {stored.id for stored in all_events(chosen)}
    assert window.session.selection == ()
    window.commands["undo"].trigger()
    assert event in {stored.id for stored in all_events(chosen)}


def test_renaming_and_a_note(chosen: Driver) -> None:
    card = chosen.window.detail.card
    chosen.window.commands["rename"].trigger()
    line = card.findChild(QLineEdit)
    assert line is not None
    line.setText("The April ultimatum")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert selected(chosen).event.title == "The April ultimatum"
    assert "The April ultimatum" in chosen.titles()
    card.note.setFocus()
    chosen.bot.waitUntil(card.note.hasFocus)
    card.note.setPlainText("ask the ministry")
    chosen.window.table.setFocus()
    chosen.bot.waitUntil(lambda: selected(chosen).event.note == "ask the ministry")


def test_two_events_are_merged_and_undone(chosen: Driver) -> None:
    window = chosen.window
    events = [stored.id for stored in all_events(chosen)][:2]
    window.session.select(events)
    assert window.commands["merge"].isEnabled()
    QTest.keyClick(window.table, Qt.Key.Key_M)
    assert len({stored.id for stored in all_events(chosen)} & set(events)) == 1
    assert len(window.session.selection) == 1
    window.commands["undo"].trigger()
    assert {stored.id for stored in all_events(chosen)} >= set(events)


def test_an_article_is_split_off_an_event(driver: Driver, article: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(
        "Deadline for Tehran\n\nPublished 13 March 2026\n\n"
        "The United States gave Iran until 30 April 2026 to answer its proposal, the foreign ministry said.\n",
        encoding="utf-8",
    )
    driver.drop_files(article, other)
    shared = next(stored for stored in all_events(driver) if stored.event.sources == 2)
    before = len(all_events(driver))
    driver.window.session.select([shared.id])
    assert driver.window.detail.source.count() == 2
    driver.window.commands["split"].trigger()
    assert len(all_events(driver)) == before + 1
    assert selected(driver).event.sources == 1


def test_double_click_on_empty_time_adds_an_event_with_that_day(driver: Driver, article: Path) -> None:
    driver.drop_files(article)
    assert driver.window.timeline is not None
    driver.window.timeline.add_requested.emit(date(2026, 5, 9))
    dialog = driver.window.findChild(NewEvent)
    assert dialog is not None
    assert "9 May 2026" in dialog.when.text()
    dialog.kind.setCurrentIndex(dialog.kind.findData(Kind.CEASEFIRE.value))
    dialog.parties.setText("Iran, United States")
    QTest.keyClick(dialog.when, Qt.Key.Key_Return)
    event = selected(driver).event
    assert (event.facts.kind, event.facts.parties) == (Kind.CEASEFIRE, ("IR", "US"))
    assert event.facts.when.start == date(2026, 5, 9)


def test_a_value_says_why_it_is_so(chosen: Driver) -> None:
    rows = chosen.window.detail.card.rows
    asked = [row for row in rows.values() if not row.reason.isHidden()]
    assert asked
    asked[0].reason.click()
    assert asked[0].below.text()
    asked[0].reason.click()
    assert not asked[0].below.text()


def test_the_card_beside_the_pointer_says_what_is_known(chosen: Driver) -> None:
    card = hover_text(chosen.window.session, selected(chosen).id)
    for words in ("30 April 2026", "Iran", "in writing", "Negotiators meet again"):
        assert words in card
    assert hover_text(chosen.window.session, 10**6) == ""


def test_filters_narrow_table_and_timeline_alike(chosen: Driver) -> None:
    window = chosen.window
    everything = len(chosen.titles())
    window.filter.kind_button(Kind.DEADLINE).click()
    deadlines = [stored for stored in all_events(chosen) if stored.event.facts.kind is Kind.DEADLINE]
    assert window.timeline is not None
    assert len(chosen.titles()) == len(window.timeline.marks()) == len(deadlines) < everything
    window.filter.words.setText("zzzz")
    chosen.bot.waitUntil(lambda: chosen.titles() == [], timeout=3000)
    window.commands["clear_filter"].trigger()
    chosen.bot.waitUntil(lambda: len(chosen.titles()) == everything, timeout=3000)


def test_the_table_sorts_by_the_calendar(chosen: Driver) -> None:
    table = chosen.window.table
    days = [stored.event.facts.when.start for stored in all_events(chosen)]
    for order, expected in (
        (Qt.SortOrder.AscendingOrder, sorted(filter(None, days))),
        (Qt.SortOrder.DescendingOrder, sorted(filter(None, days), reverse=True)),
    ):
        table.sortByColumn(1, order)
        shown = [table.model_.stored(row).event.facts.when.start for row in range(table.model_.rowCount())]
        assert [day for day in shown if day] == expected


def test_everything_shown_can_be_exported(chosen: Driver, tmp_path: Path) -> None:
    for key in exporting.FORMATS:
        path = tmp_path / f"out-{key}.{exporting.suffix(key)}"
        chosen.window.deeds.export_to(key, path)
        assert path.stat().st_size > 200
        assert str(path) in chosen.window.message.text


def test_the_export_dialog_offers_every_format_with_a_line_on_it(chosen: Driver, monkeypatch: Any) -> None:
    asked: list[str] = []
    monkeypatch.setattr(exporting, "ask_path", lambda key, session, parent: asked.append(key))
    chosen.window.commands["export"].trigger()
    [dialog] = chosen.window.findChildren(exporting.Choice)
    assert dialog.list.count() == len(formats.FORMATS) == len(set(exporting.FORMATS))
    for at in range(dialog.list.count()):
        about = dialog.list.item(at).data(exporting.ABOUT)
        assert about.endswith(".") and dialog.fontMetrics().horizontalAdvance(about) < dialog.width() - 60
    dialog.list.setCurrentRow(3)
    assert dialog.list.verticalScrollBar().maximum() == 0
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert asked == ["html"]


def test_an_export_that_fails_says_why(chosen: Driver, tmp_path: Path) -> None:
    chosen.window.deeds.export_to("csv", tmp_path / "nowhere" / "out.csv")
    assert "was not written" in chosen.window.message.text


def test_opening_an_article_lists_its_events(chosen: Driver, open_window: Callable[..., Driver]) -> None:
    window = chosen.window
    article = window.articles.model.row(window.articles.model.index(0)).article
    window.articles.chosen.emit(article)
    listed = [window.detail.events.item(at).text() for at in range(window.detail.events.count())]
    assert sorted(listed) == sorted(chosen.titles())
    assert len(window.detail.text.lit()) >= 2
    window.detail.events.itemActivated.emit(window.detail.events.item(0))
    assert selected(chosen).id == window.detail.events.item(0).data(Qt.ItemDataRole.UserRole)


def test_reasons_are_said_to_people_in_their_language_with_the_words_of_the_text(
    open_window: Callable[..., Driver], article: Path
) -> None:
    driver = open_window(language="de")
    driver.drop_files(article)
    event = next(stored for stored in all_events(driver) if stored.event.facts.kind is Kind.DEADLINE)
    driver.window.session.select([event.id])
    rows = driver.window.detail.card.rows
    rows["when"].reason.click()
    said = rows["when"].below.text()
    assert said.startswith("Der Text sagt, wann die Frist abläuft: „30 April 2026“ (")


@pytest.mark.parametrize(
    ("because", "said"),
    [
        ("dated so", "The text gives this date"),
        ("RU takes part", "Russia takes part"),
        ("Hamas brokers or hosts", "Hamas mediates or hosts"),
        ("past: the words say so", "The text says so"),
        ("expire", "It follows from what the text tells of it"),
        ("something nobody worded yet", "Something nobody worded yet"),
    ],
)
@pytest.mark.usefixtures("driver")  # speaks English
def test_a_reason_is_a_sentence(because: str, said: str) -> None:
    assert reasons.sentence(Reason("status", because, None), "en") == said


def test_what_a_date_is_of_is_shown_where_it_is_not_the_event_and_can_be_changed(chosen: Driver) -> None:
    row = chosen.window.detail.card.rows["dated_by"]
    assert row.name.isHidden()
    chosen.window.detail.card.edit("dated_by")
    assert isinstance(row.editor, QComboBox)
    row.editor.setCurrentIndex(row.editor.findData(DatedBy.ANNOUNCEMENT.value))
    row.editor.activated.emit(row.editor.currentIndex())
    assert selected(chosen).event.facts.dated_by is DatedBy.ANNOUNCEMENT
    assert not row.name.isHidden()
    assert row.value.text() == "its announcement"
