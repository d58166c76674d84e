"""What cannot be opened is named in plain words and keeps every byte; what can be is brought up to date."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from tests.store.making import article, keep, mention, rows
from tracker.store import migrations, opening
from tracker.store.dossier import (
    DiskFull,
    Dossier,
    DossierDamaged,
    DossierGone,
    DossierLocked,
    DossierMissing,
    DossierReadOnly,
    DossierTooNew,
    FolderMissing,
    NotADossier,
)


@pytest.fixture
def path(tmp_path):
    """A dossier with something in it, closed."""
    path = tmp_path / "a.dossier"
    with Dossier.open(path) as dossier:
        for number in range(40):
            text = f"Talks number {number} were held. " * 40
            keep(dossier, article(text), [mention(text)])
    return path


def refused(path, problem):
    """Opening fails with the problem, says so in one sentence, and changes nothing on the disk."""
    before = {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(problem) as said:
        Dossier.open(path)
    assert {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()} == before
    assert str(said.value).endswith(".") and "\n" not in str(said.value) and "sqlite" not in str(said.value).lower()
    return str(said.value)


def test_a_new_dossier_is_marked_as_ours(path):
    plain = sqlite3.connect(path)
    assert plain.execute("PRAGMA application_id").fetchone()[0] == migrations.APPLICATION_ID
    assert plain.execute("PRAGMA user_version").fetchone()[0] == migrations.newest()
    assert plain.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_one_of_a_newer_version_is_left_alone(path):
    plain = sqlite3.connect(path)
    plain.execute(f"PRAGMA user_version = {migrations.newest() + 1}")
    plain.close()
    assert "newer version" in refused(path, DossierTooNew)


def test_a_foreign_database_is_left_alone(tmp_path):
    path = tmp_path / "browser.db"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE articles (id INTEGER)")
    plain.commit()
    plain.close()
    assert "browser.db" in refused(path, NotADossier)


@pytest.mark.parametrize("content", [b"Dear all,\n", b"%PDF-1.7 ...", b"SQLite format 3\x00", bytes(5000)])
def test_any_other_file_is_left_alone(tmp_path, content):
    path = tmp_path / "letter.dossier"
    path.write_bytes(content)
    refused(path, NotADossier)


def test_a_folder_is_no_dossier(tmp_path):
    refused(tmp_path, NotADossier)


@pytest.mark.parametrize("part", [0.2, 0.5, 0.95])
def test_one_cut_off_is_named_damaged(path, part):
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])
    assert "damaged" in refused(path, DossierDamaged)


def test_one_with_flipped_bytes_is_named_damaged_or_works(path):
    """A flip inside a text may leave a sound file; everything else must be noticed before a byte is written."""
    sound = path.read_bytes()
    noticed = 0
    for seed in range(12):
        chance = random.Random(seed)
        broken = bytearray(sound)
        for _ in range(60):
            broken[chance.randrange(100, len(broken))] ^= chance.randrange(1, 256)
        path.write_bytes(broken)
        try:
            dossier = Dossier.open(path)
        except DossierDamaged:
            noticed += 1
            assert path.read_bytes() == broken
            assert [file.name for file in path.parent.iterdir()] == [path.name]
            continue
        with suppress(DossierDamaged):
            dossier.articles.all()
        dossier.close()
    assert noticed >= 8


def test_damage_met_later_is_named_too(path, monkeypatch):
    monkeypatch.setattr(opening, "_SMALL", 0)  # as with a file too big to be looked through when it is opened
    content = bytearray(path.read_bytes())
    plain = sqlite3.connect(path)
    [page] = plain.execute("SELECT max(pageno) FROM dbstat WHERE name = 'articles'").fetchone()
    plain.close()
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(content)
    with Dossier.open(path) as dossier:
        with pytest.raises(DossierDamaged):
            dossier.articles.all()
        assert [finding.key for finding in dossier.check()] == ["damaged"]


def test_there_must_be_a_folder(tmp_path):
    with pytest.raises(FolderMissing, match="nowhere"):
        Dossier.open(tmp_path / "nowhere" / "a.dossier")


def test_one_that_is_not_there_can_be_asked_for(tmp_path):
    with pytest.raises(DossierMissing):
        Dossier.open(tmp_path / "a.dossier", create=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("readonly", ["file", "folder"])
def test_a_read_only_place_is_said(path, monkeypatch, readonly):
    protected = path if readonly == "file" else path.parent
    monkeypatch.setattr(os, "access", lambda asked, mode: asked != protected)  # root may write everywhere
    refused(path, DossierReadOnly)


def test_a_file_that_turns_read_only_is_said_when_it_is_written(path):
    dossier = Dossier.open(path)
    dossier._connection.db.execute("PRAGMA query_only = ON")  # SQLite's own refusal, the same code as a read-only file
    with pytest.raises(DossierReadOnly), dossier.step("import"):
        dossier.articles.add(article("New."), b"")
    dossier._connection.db.execute("PRAGMA query_only = OFF")
    assert dossier.articles.count() == 40
    dossier.close()


def test_a_lock_is_waited_for_and_then_named(path, monkeypatch):
    monkeypatch.setattr(opening, "WAIT", 0.2)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    dossier = Dossier.open(path)  # which does not wait for those who write
    with pytest.raises(DossierLocked, match="another program"), dossier.step("import"):
        pass
    assert dossier.articles.count() == 40  # reading goes on
    other.execute("COMMIT")
    keep(dossier, article("New."))
    assert dossier.articles.count() == 41
    dossier.close()


def test_a_short_lock_is_waited_for(path):
    dossier = Dossier.open(path)
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    other.execute("UPDATE events SET note = 'by the other' WHERE id = 1")
    release = threading.Timer(0.3, other.execute, ["COMMIT"])
    release.start()
    keep(dossier, article("New."))  # reads, then writes: a deferred transaction would fail here at once
    release.join()
    assert dossier.articles.count() == 41
    dossier.close()


def test_a_full_disk_costs_only_the_last_step(path):
    dossier = Dossier.open(path)
    before = rows(dossier)
    pages = dossier._connection.value("PRAGMA page_count")
    dossier._connection.db.execute(f"PRAGMA max_page_count = {pages + 2}").fetchall()
    with pytest.raises(DiskFull, match="disk is full"):
        keep(dossier, article("word " * 50_000))
    assert rows(dossier) == before
    dossier._connection.db.execute("PRAGMA max_page_count = 1000000").fetchall()
    keep(dossier, article("word " * 50_000))
    assert dossier.check() == []
    dossier.close()


def test_a_replaced_file_is_not_written_into(path, tmp_path):
    dossier = Dossier.open(path)
    shutil.copy(path, tmp_path / "other")
    (tmp_path / "other").replace(path)
    with pytest.raises(DossierGone), dossier.step("import"):
        pass
    path.unlink()
    with pytest.raises(DossierGone):
        dossier.undo()
    dossier.close()


def test_a_file_moved_while_open_has_all_that_was_stored(path, tmp_path):
    dossier = Dossier.open(path)
    keep(dossier, article("Just stored."))
    after = rows(dossier)
    path.rename(tmp_path / "moved.dossier")
    with pytest.raises(DossierGone):
        keep(dossier, article("Too late."))
    dossier.close()
    with Dossier.open(tmp_path / "moved.dossier", create=False) as moved:
        assert rows(moved) == after
        assert moved.check() == []


def test_two_processes_may_make_the_same_new_dossier(tmp_path):
    path = tmp_path / "new.dossier"
    script = (
        "import sys; from pathlib import Path; from tracker.store.dossier import Dossier;"
        " Dossier.open(Path(sys.argv[1])).close()"
    )
    started = [subprocess.Popen([sys.executable, "-c", script, str(path)]) for _ in range(3)]
    assert [process.wait() for process in started] == [0, 0, 0]
    with Dossier.open(path, create=False) as dossier:
        assert dossier.check() == []


def test_a_dossier_whose_making_was_cut_short_is_made_again(tmp_path):
    path = tmp_path / "new.dossier"
    script = (
        "import os, sys; from pathlib import Path; from tracker.store import migrations;"
        " from tracker.store.dossier import Dossier;"
        " migrations.migrate = lambda *_: os.kill(os.getpid(), 9); Dossier.open(Path(sys.argv[1]))"
    )
    assert subprocess.run([sys.executable, "-c", script, str(path)], check=False).returncode == -9
    assert path.stat().st_size > 0
    with Dossier.open(path) as dossier:
        assert dossier.check() == []


def test_an_empty_file_becomes_a_dossier(tmp_path):
    path = tmp_path / "a.dossier"
    path.touch()
    with Dossier.open(path) as dossier:
        assert dossier.articles.all() == []


# ---------------------------------------------------------------------- migrations


def test_schema_sql_is_what_the_migrations_make():
    assert Path(migrations.__file__).with_name("schema.sql").read_text(encoding="utf-8") == migrations.schema()


def test_a_migration_copies_the_file_first(path, monkeypatch):
    with Dossier.open(path) as dossier:
        before = rows(dossier)

    def third(db, _):
        db.execute("ALTER TABLE articles ADD COLUMN flags TEXT NOT NULL DEFAULT ''")

    version = migrations.newest()
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, third))
    with Dossier.open(path) as dossier:
        assert dossier.articles.count() == 40
        assert len(rows(dossier)["articles"][0]) == len(before["articles"][0]) + 1
        keep(dossier, article("New."))
        assert dossier.check() == []
        dossier.undo()
    monkeypatch.undo()
    assert "newer version" in refused(path, DossierTooNew)
    [copy] = path.parent.glob(f"*.backup-v{version}.dossier")
    with Dossier.open(copy) as dossier:
        assert rows(dossier) == before


def test_a_migration_that_fails_leaves_the_file_as_it_was(path, monkeypatch):
    with Dossier.open(path) as dossier:
        before = rows(dossier)

    def second(db, _):
        db.execute("DROP TABLE verdicts")
        db.execute("CREATE TABLE articles (id INTEGER)")

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, second))
    with pytest.raises(sqlite3.OperationalError):
        Dossier.open(path)
    monkeypatch.undo()
    with Dossier.open(path) as dossier:
        assert rows(dossier) == before
        assert dossier.check() == []


@pytest.mark.parametrize("version", [1, 2])
def test_every_earlier_version_is_brought_up_to_date_with_all_that_it_holds(tmp_path, version):
    """Each file was written by the program of its time: articles, a user's decisions and the steps to undo."""
    path = tmp_path / "old.dossier"
    shutil.copy(Path(__file__).with_name(f"version-{version}.sqlite"), path)
    plain = sqlite3.connect(path)
    tables = ("articles", "mentions", "corrections", "history_steps")
    before = {table: plain.execute(f"SELECT count(*) FROM {table}").fetchone() for table in tables}
    facts = plain.execute("SELECT id, kind, edtf, place, title, note, review FROM events ORDER BY id").fetchall()
    assert plain.execute("PRAGMA user_version").fetchone() == (version,)
    plain.close()
    with Dossier.open(path) as dossier:
        connection = dossier._connection
        assert connection.value("PRAGMA user_version") == migrations.newest()
        assert {table: connection.row(f"SELECT count(*) FROM {table}") for table in tables} == before
        assert connection.rows("SELECT id, kind, edtf, place, title, note, review FROM events ORDER BY id") == facts
        assert dossier.check() == []
        if version == 2:
            bearing = [stored for stored in dossier.events.all() if stored.event.tags]
            assert len(bearing) == 2 and dossier.events.tags() == ["to check"]
            assert any(stored.event.negotiation == "Back channel" for stored in dossier.events.all())
        keep(dossier, article("New."), [mention("New.")])
        with dossier.step("leave_open"):  # what is new works on what is old
            dossier.events.leave_open(dossier.events.all()[0].id, "place")
        while dossier.undo():
            pass
        assert dossier.articles.count() == 0 == dossier.events.count()
        assert dossier.check() == []
    assert path.with_name(f"old.backup-v{version}.dossier").exists()
