"""Opening a file: is it a dossier, of which version, is it sound; only then is it touched."""

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.store import migrations
from tracker.store.refusals import (
    DossierDamaged,
    DossierMissing,
    DossierProblem,
    DossierReadOnly,
    DossierTooNew,
    FolderMissing,
    NotADossier,
    refusals,
)

if TYPE_CHECKING:
    from sqlite_utils import Database

WAIT = 5.0
"""Seconds for which we wait while another program writes."""

_MAGIC = b"SQLite format 3\x00"
_SMALL = 16 * 2**20  # bytes; such a file is checked whole when opened, a bigger one by `Dossier.check`


def open_database(path: Path, *, create: bool, on_progress: migrations.Tell | None = None) -> "Database":
    """Open the dossier at `path`, make it or bring it up to date.

    Raises a DossierProblem; a file that is refused keeps every byte, and none appears beside it.
    """
    version = _version(path)
    if version is None and not create:
        raise DossierMissing(path)
    if version is None and not path.parent.is_dir():
        raise FolderMissing(path)
    if not os.access(path if path.exists() else path.parent, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise DossierReadOnly(path)  # the log of a change is written beside the file
    if version is not None and version > migrations.newest():
        raise DossierTooNew(path)
    if version:  # 0: being made by another process this moment, or by one that was killed over it
        _prove_sound(path)
    with refusals(path):
        db = _connect(path)
        try:
            _settle(db, path, version, on_progress)
        except BaseException:
            db.close()
            if version is None:
                _remove_empty(path)
            raise
    return db


def outdated(path: Path) -> bool:
    """Whether a file is a dossier of an older version; what is none of ours is not."""
    try:
        version = _version(path)
    except DossierProblem:
        return False
    return version is not None and 0 < version < migrations.newest()


def _version(path: Path) -> int | None:
    """Return the version in a dossier's header, None where there is nothing yet; read without SQLite."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        return None
    except PermissionError as error:
        raise DossierReadOnly(path) from error
    except OSError as error:  # a folder, a device
        raise NotADossier(path) from error
    if not header:
        return None
    ours = int.from_bytes(header[68:72], "big") == migrations.APPLICATION_ID
    if not header.startswith(_MAGIC) or len(header) < 100 or not ours:
        raise NotADossier(path)
    return int.from_bytes(header[60:64], "big")


def _prove_sound(path: Path) -> None:
    """Look through the file without changing it or making files beside it; raises DossierDamaged."""
    if _has_log(path):
        return  # open elsewhere, or left by a crash: only SQLite can put file and log together
    try:
        connection = sqlite3.connect(_address(path, "mode=ro&immutable=1"), uri=True)
        try:
            size = path.stat().st_size
            pages, page = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
            expected = int.from_bytes(_header(path)[28:32], "big")
            sound = pages * page <= size and expected * page <= size
            connection.execute("SELECT count(*) FROM (SELECT 1 FROM articles LIMIT 1)").fetchone()
            connection.execute("SELECT id FROM history_steps ORDER BY id DESC LIMIT 1").fetchone()
            if sound and size <= _SMALL:
                sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        finally:
            connection.close()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if _has_log(path):  # another window began to write meanwhile, which this look may not see whole
            return
        raise DossierDamaged(path) from error
    if not sound and not _has_log(path):
        raise DossierDamaged(path)


def _header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(100)


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    try:
        return log.stat().st_size > 0
    except OSError:
        return False


def _address(path: Path, options: str) -> str:
    return f"{path.absolute().as_uri()}?{options}"


def _connect(path: Path) -> "Database":
    from sqlite_utils import Database

    connection = sqlite3.connect(_address(path, "mode=rwc"), uri=True, timeout=WAIT, cached_statements=512)
    try:
        return Database(connection, recursive_triggers=True)
    except BaseException:
        connection.close()
        raise


def _settle(db: "Database", path: Path, version: int | None, on_progress: migrations.Tell | None) -> None:
    """Set what SQLite forgets with each connection, and bring the tables up to date."""
    if version is None:
        # The first page says whose file it is before the log takes over: whoever comes meanwhile knows it.
        db.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA cell_size_check = ON")
    db.execute("PRAGMA synchronous = FULL")  # in WAL a step is on the disk when it returns, even if the power goes
    db.execute("PRAGMA cache_size = -32000")
    db.execute("PRAGMA journal_mode = WAL").fetchall()
    now = db.execute("PRAGMA user_version").fetchone()[0]  # the log may know of a later version than the file
    if now > migrations.newest():
        raise DossierTooNew(path)
    if now == migrations.newest():
        return
    if version:
        back_up(db, path.with_name(f"{path.stem}.backup-v{version}{path.suffix}"))
    migrations.migrate(db, on_progress)
    # Whoever reads the header without SQLite (`_version`) must find what is there now.
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _remove_empty(path: Path) -> None:
    """Remove the file that a failed making left, if it holds nothing."""
    if path.exists() and path.stat().st_size == 0:
        path.unlink()


def copy(path: Path, to: Path) -> None:
    """Copy a dossier into one file without changing it or making files beside it; raises a DossierProblem."""
    version = _version(path)
    if version is None:
        raise DossierMissing(path)
    if version > migrations.newest():
        raise DossierTooNew(path)
    _prove_sound(path)
    with refusals(path):
        source = sqlite3.connect(_address(path, "mode=ro" if _has_log(path) else "mode=ro&immutable=1"), uri=True)
        try:
            _copy_into(source, to)
        finally:
            source.close()


def back_up(db: "Database", to: Path) -> None:
    """Copy the whole dossier into one file, which appears only when it is complete; raises a DossierProblem."""
    _copy_into(db.conn, to)


def _copy_into(source: sqlite3.Connection, to: Path) -> None:
    if not to.parent.is_dir():
        raise FolderMissing(to)
    unfinished = to.with_name(to.name + ".part")
    unfinished.unlink(missing_ok=True)
    try:
        with refusals(to):
            made = sqlite3.connect(unfinished)
            try:
                source.backup(made)
                made.execute("PRAGMA journal_mode = DELETE").fetchall()  # one file, nothing beside it
            finally:
                made.close()
        unfinished.replace(to)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
