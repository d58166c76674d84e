"""The one door to the file: reads are free, writes only inside a step, SQLite's errors in plain words."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.store.refusals import refusals

if TYPE_CHECKING:
    from sqlite_utils import Database

Row = tuple[Any, ...]


class Connection:
    """A connection of the thread that opened it (SQLite's rule); rows are plain tuples.

    Every method raises a DossierProblem where the file, the disk or another program is the cause.
    """

    def __init__(self, db: "Database", path: Path) -> None:
        self.db = db
        self.path = path
        self.closed = False

    def close(self) -> None:
        self.closed = True
        with refusals(self.path):
            self.db.close()

    def rows(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[Row]:
        with refusals(self.path):
            return self.db.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> Row | None:
        """Return the first row, None if there is none."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def value(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> Any:
        """Return the first column of the first row, None if there is none."""
        found = self.row(sql, parameters)
        return found[0] if found else None

    def write(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> int:
        """Change rows inside a step and return the id of the row inserted last.

        Raises RuntimeError outside a step: such a change could not be undone.
        """
        if not self.db.conn.in_transaction:
            raise RuntimeError("the dossier is only changed inside a step")
        with refusals(self.path):
            return self.db.execute(sql, parameters).lastrowid or 0

    def write_all(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row; inside a step like `write`."""
        for row in rows:
            self.write(sql, row)

    @property
    def writing(self) -> bool:
        """Whether a transaction is open."""
        return self.db.conn.in_transaction

    def begin(self) -> None:
        """Take the write lock now, waiting for others: a lock taken later would fail at once."""
        self._control("begin immediate")

    def begin_own(self) -> None:
        """Begin changes to this connection's own temporary tables: they need no lock on the file."""
        self._control("begin")

    def commit(self) -> None:
        self._control("commit")

    def rollback(self) -> None:
        if self.db.conn.in_transaction:
            self._control("rollback")

    def _control(self, statement: str) -> None:
        with refusals(self.path):
            self.db.execute(statement)


def marks(count: int) -> str:
    """Return "?, ?, ?" for an IN list."""
    return ", ".join("?" * count)


def batches(ids: Iterable[int], size: int = 500) -> Iterator[list[int]]:
    """Cut ids into lists that fit into one statement (SQLite takes 999 parameters everywhere)."""
    listed = list(ids)
    for start in range(0, len(listed), size):
        yield listed[start : start + size]
