"""Exports: what is in the files, and that nothing is lost when they cannot be written."""

import csv
import errno
import io
import json
import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tracker.actions import correcting
from tracker.events.event import Review
from tracker.exports import as_csv, formats
from tracker.exports.formats import ExportFailed, UnknownFormat, export, rows_of
from tracker.mentions.mention import Kind
from tracker.store.dossier import Dossier
from tracker.store.filters import Filter


def table(path: Path) -> list[dict[str, str]]:
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf"), "Excel needs the byte order mark"
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_has_a_row_an_event(dossier: Dossier, tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    export(rows_of(dossier), "csv", output)
    rows = {row["id"]: row for row in table(output)}
    assert len(rows) == 5
    exchange = rows["ru-ua/exchange-2026-02-05"]
    assert exchange["title"] == "Prisoner exchange, 157 for 157"
    assert exchange["persons_by_party"] == "RU: 157; UA: 157"
    assert "exchanged 157 prisoners each" in exchange["evidence"]
    deadline = rows["ru-ua/deadline-2026-06"]
    assert (deadline["start"], deadline["end"], deadline["precision"]) == ("2026-06-01", "2026-06-30", "month")
    assert deadline["title"] == "Deadline for Russia and Ukraine (set by the US)"


def test_no_cell_is_a_formula(dossier: Dossier, tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    export(rows_of(dossier), "csv", output)
    cells = [cell for row in table(output) for cell in row.values()]
    assert '\'=HYPERLINK("http://example.org")' in cells
    assert "'+SUM(1) of it" in cells
    assert not [cell for cell in cells if cell.strip().startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@A1", "\t=1", "\r=1", "  =1", "\n-1", "＝1", "\x00=1", " @x"])
def test_dangerous_beginnings_are_disarmed(text: str) -> None:
    assert as_csv.safe(text).startswith("'")


def test_harmless_cells_stay_as_they_are() -> None:
    assert as_csv.safe("5 – 6 = 7") == "5 – 6 = 7"
    assert as_csv.safe("") == ""


def test_json_holds_the_evidence(dossier: Dossier, tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    export(rows_of(dossier), "json", output, language="de")
    whole = json.loads(output.read_text("utf-8"))
    events = {event["id"]: event for event in whole["events"]}
    exchange = events["ru-ua/exchange-2026-02-05"]
    assert exchange["title"] == "Austausch, 157 gegen 157"
    assert exchange["edtf"] == "2026-02-05"
    (mention,) = exchange["mentions"]
    assert exchange["told_by"]["persons_total"] == [mention["id"]]
    assert mention["article"]["published"] == "2026-02-13"
    assert mention["claims"]["persons_total"] == 314
    (stored,) = dossier.articles.all()
    for sentence in mention["evidence"]:
        assert stored.article.text[sentence["start"] : sentence["end"]] == sentence["text"]
    assert "157 prisoners" in mention["evidence"][0]["text"]
    by_hand = events["ru-ua/deadline-2026-06"]
    assert by_hand["mentions"] == []
    assert "when" in by_hand["corrected"]


def test_tags_negotiation_and_the_history_of_the_date_go_along(dossier: Dossier, tmp_path: Path) -> None:
    first = dossier.events.all()[0]
    correcting.tag(dossier, [first.id], add=["b", "a"])
    correcting.assign(dossier, [first.id], "Grain")
    rows = rows_of(dossier)
    export(rows, "json", tmp_path / "all.json")
    export(rows, "csv", tmp_path / "all.csv")
    event = json.loads((tmp_path / "all.json").read_text("utf-8"))["events"][0]
    assert (event["tags"], event["negotiation"]) == (["a", "b"], "Grain")
    assert event["history"] and all(stage["told_by"] for stage in event["history"])
    cells = table(tmp_path / "all.csv")[0]
    assert (cells["tags"], cells["negotiation"], cells["times_moved"]) == ("a; b", "Grain", "0")


def calendar(path: Path) -> dict[str, Any]:
    entries = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return {str(entry["summary"]): entry for entry in entries}


def test_ics_has_whole_days_and_reminders(dossier: Dossier, tmp_path: Path) -> None:
    output = tmp_path / "out.ics"
    export(rows_of(dossier), "ics", output)
    entries = calendar(output)
    assert len(entries) == 4, "what has no date is in no calendar"
    talks = entries["2nd round, Abu Dhabi"]
    assert (talks["dtstart"].dt, talks["dtend"].dt) == (date(2026, 2, 4), date(2026, 2, 6))
    assert talks["transp"] == "TRANSPARENT"
    assert talks["status"] == "CONFIRMED"
    assert "met in Abu Dhabi" in talks["description"]
    fuzzy = entries["Deadline for Russia and Ukraine (set by the US) (June 2026)"]
    assert (fuzzy["dtstart"].dt, fuzzy["dtend"].dt) == (date(2026, 6, 1), date(2026, 7, 1))
    alarms = fuzzy.walk("VALARM")
    assert {alarm["trigger"].dt for alarm in alarms} == {timedelta(days=-8), timedelta(days=-2)}
    assert {alarm["trigger"].params["related"] for alarm in alarms} == {"END"}
    assert not talks.walk("VALARM")


def test_a_calendar_knows_an_event_again_after_a_correction(dossier: Dossier, tmp_path: Path) -> None:
    def uid(summary: str) -> str:
        export(rows_of(dossier), "ics", tmp_path / "out.ics")
        return str(calendar(tmp_path / "out.ics")[summary]["uid"])

    before = uid("2nd round, Abu Dhabi")
    event = next(stored for stored in dossier.events.all() if stored.event.facts.ordinal == 2)
    correcting.correct(dossier, event.id, "place", "Dubai")
    assert uid("2nd round, Dubai") == before


@pytest.mark.parametrize(("key", "magic"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_pictures(dossier: Dossier, tmp_path: Path, key: str, magic: bytes) -> None:
    output = tmp_path / f"out.{key}"
    export(rows_of(dossier), key, output, today=date(2026, 3, 1))
    assert output.read_bytes().startswith(magic)
    if key == "svg":
        assert "Abu Dhabi" in output.read_text("utf-8")


@pytest.mark.parametrize("key", list(formats.FORMATS))
def test_an_empty_dossier_can_be_exported(tmp_path: Path, key: str) -> None:
    export([], key, tmp_path / f"out.{key}")
    assert (tmp_path / f"out.{key}").stat().st_size > 0


def test_a_filter_narrows_and_rejected_events_stay_out(dossier: Dossier) -> None:
    assert [row.event.facts.kind for row in rows_of(dossier, Filter(kinds=frozenset({Kind.DEADLINE})))] == ["deadline"]
    deadline = next(stored for stored in dossier.events.all() if stored.event.facts.kind is Kind.DEADLINE)
    correcting.review(dossier, [deadline.id], Review.REJECTED)
    assert rows_of(dossier, Filter(kinds=frozenset({Kind.DEADLINE}))) == []
    assert len(rows_of(dossier, Filter(reviews=frozenset({Review.REJECTED})))) == 1


# ------------------------------------------------------------------ when it cannot be written


def only(path: Path, folder: Path) -> None:
    assert [file.name for file in folder.iterdir()] == [path.name]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "target"
    folder.mkdir()
    file = folder / "out.csv"
    file.write_text("old", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "you are not allowed to write there")]
)
def test_a_failure_leaves_the_old_file(old: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str) -> None:
    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ExportFailed, match=words):
        export([], "csv", old)
    assert old.read_text("utf-8") == "old"
    only(old, old.parent)


def test_a_new_file_replaces_the_old_one_whole(old: Path) -> None:
    old.chmod(0o640)
    export([], "csv", old)
    assert old.read_text("utf-8-sig").startswith("id,title")
    assert old.stat().st_mode & 0o777 == 0o640
    only(old, old.parent)


def test_a_link_is_followed(old: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(old)
    export([], "csv", link)
    assert link.is_symlink()
    assert old.read_text("utf-8-sig").startswith("id,title")


def test_wrong_targets_are_named(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match="it is a folder"):
        export([], "csv", tmp_path)
    with pytest.raises(ExportFailed, match="its folder does not exist"):
        export([], "csv", tmp_path / "none" / "out.csv")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(ExportFailed, match="no ordinary file"):
        export([], "csv", pipe)
    assert pipe.is_fifo()
    with pytest.raises(UnknownFormat, match="no export format xlsx; choose one of csv, json"):
        export([], "xlsx", tmp_path / "out.xlsx")


def test_a_protected_file_is_not_replaced(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # the superuser may write anywhere, so say it
    with pytest.raises(ExportFailed, match="write-protected"):
        export([], "csv", old)
    assert old.read_text("utf-8") == "old"
