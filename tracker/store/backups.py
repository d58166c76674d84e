"""Backups that nobody has to think of: one a day in which something changed, the last ones kept, and the way back."""

import hashlib
import re
from datetime import date, datetime
from pathlib import Path

from tracker import paths
from tracker.store.dossier import Dossier
from tracker.store.refusals import DossierMissing

KEPT = 7
"""How many days' copies are kept of a dossier."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def folder(path: Path) -> Path:
    """Return where the copies of the dossier at `path` are; dossiers of one name in two folders have two."""
    place = hashlib.sha256(str(path.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return paths.user_data() / "backups" / f"{path.stem}-{place}"


def copies(path: Path) -> list[Path]:
    """Return the copies of a dossier, the newest day first."""
    found = folder(path).glob(f"*{path.suffix}")
    return sorted((copy for copy in found if _DAY.fullmatch(copy.stem)), reverse=True)


def back_up_daily(dossier: Dossier | Path, today: date | None = None) -> Path | None:
    """Copy the dossier, unless there is a copy of today or nothing changed since the last; None without a copy.

    Needs no open dossier, only where it is, and may run in any thread while it is used. Only sound dossiers are worth
    keeping: a damaged one never replaces a good copy. Takes as long as copying the file; raises a
    DossierProblem where that fails.
    """
    path = dossier.path if isinstance(dossier, Dossier) else dossier
    today = today or datetime.now().astimezone().date()
    known = copies(path)
    if known and (known[0].stem >= today.isoformat() or not _changed_since(path, known[0])):
        return None
    where = folder(path)
    where.mkdir(parents=True, exist_ok=True)
    copy = where / f"{today.isoformat()}{path.suffix}"
    Dossier.copy(path, copy)
    for old in copies(path)[KEPT:]:
        old.unlink(missing_ok=True)
    return copy


def _changed_since(path: Path, copy: Path) -> bool:
    """Whether the dossier was written after the copy was made."""
    made = copy.stat().st_mtime_ns
    log = path.with_name(path.name + "-wal")
    written = [file.stat().st_mtime_ns for file in (path, log) if file.exists() and file.stat().st_size]
    return max(written) > made


def restore(copy: Path, path: Path) -> Path | None:
    """Put a copy in the place of the dossier at `path`, which must be closed everywhere.

    What was there is kept beside it (`name.before-restore.suffix`, numbered where there is one already) with its
    log, and returned; None where there was nothing. What is restored is a dossier of its own: a copy that
    is no sound dossier changes nothing and raises the DossierProblem that opening it gives.
    """
    if not copy.exists():
        raise DossierMissing(copy)
    with Dossier.open(copy, create=False) as sound:
        fresh = path.with_name(f"{path.stem}.restored{path.suffix}")
        sound.backup(fresh)
    aside = None
    if path.exists():
        names = (f"{path.stem}.before-restore{number}{path.suffix}" for number in ("", *range(2, 10_000)))
        aside = next(place for name in names if not (place := path.with_name(name)).exists())
        for ending in ("", "-wal", "-shm"):
            file = path.with_name(path.name + ending)
            if file.exists():
                file.replace(aside.with_name(aside.name + ending))
    fresh.replace(path)
    return aside
