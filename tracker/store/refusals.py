"""Why a dossier cannot be opened or written: one class per thing a user can meet."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from tracker.problems import Problem


class DossierProblem(Problem):
    """Something is the matter with the file at `path`; the sentence names it."""

    sentence: ClassVar[str] = "The dossier {name} cannot be used."

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(self.sentence.format(name=path.name, path=path, folder=path.parent))


class DossierTooNew(DossierProblem):
    """It was written by a newer version of the program; it is left untouched."""

    sentence = "The dossier {name} was made by a newer version of this program; please update the program to open it."


class NotADossier(DossierProblem):
    """The file is something else: it is left untouched."""

    sentence = "{name} is not a dossier of this program; it was left as it is."


class DossierDamaged(DossierProblem):
    """SQLite cannot read the file any more."""

    sentence = "The dossier {name} is damaged and cannot be read; it was left as it is, please use a backup copy of it."


class DossierLocked(DossierProblem):
    """Another program kept it locked for longer than we wait."""

    sentence = "The dossier {name} is being written by another program; please try again when that has finished."


class DossierReadOnly(DossierProblem):
    """The file or its folder may not be written."""

    sentence = "The dossier {name} cannot be changed because the file or its folder is read-only."


class DossierMissing(DossierProblem):
    """There is no such file, or no such folder to make it in."""

    sentence = "There is no dossier at {path}."


class FolderMissing(DossierProblem):
    """The folder in which the dossier should be made does not exist."""

    sentence = "The dossier {name} cannot be made because there is no folder {folder}."


class DossierGone(DossierProblem):
    """The file was moved, removed or replaced while it was open."""

    sentence = "The dossier {name} was moved, removed or replaced while it was open; please open it again."


class DiskFull(DossierProblem):
    """No room is left; the step that needed it was taken back whole."""

    sentence = "The disk is full: the last change to {name} was not saved, everything before it was."


class DossierUnreachable(DossierProblem):
    """The disk or network drive does not answer."""

    sentence = "The dossier {name} cannot be read or written because its disk or network drive reports an error."


class CopyOntoItself(DossierProblem):
    """A copy was asked for in the very place of the dossier."""

    sentence = "{name} is the dossier itself; please choose another name for the copy."


class UndoImpossible(DossierProblem):
    """Another program changed what the step would bring back."""

    sentence = "This step can no longer be undone because {name} was changed by another program."


_BY_CODE: dict[int, type[DossierProblem]] = {
    sqlite3.SQLITE_BUSY: DossierLocked,
    sqlite3.SQLITE_LOCKED: DossierLocked,
    sqlite3.SQLITE_READONLY: DossierReadOnly,
    sqlite3.SQLITE_PERM: DossierReadOnly,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_CORRUPT: DossierDamaged,
    sqlite3.SQLITE_NOTADB: DossierDamaged,
    sqlite3.SQLITE_IOERR: DossierUnreachable,
    sqlite3.SQLITE_CANTOPEN: DossierUnreachable,
}


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the file at `path` into a problem worded for people."""
    try:
        yield
    except sqlite3.Error as error:
        problem = problem_of(error, path)
        if problem is None:
            raise
        raise problem from error
    except UnicodeDecodeError as error:  # text that is none
        raise DossierDamaged(path) from error


def problem_of(error: sqlite3.Error, path: Path) -> DossierProblem | None:
    """Return the problem behind SQLite's error; None where the program itself is wrong."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # said by Python's own layer
        return DossierDamaged(path) if "decode" in str(error).lower() else None
    problem = _BY_CODE.get(code & 0xFF)  # the low byte is the primary code
    return problem(path) if problem else None
