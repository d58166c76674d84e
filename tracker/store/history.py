"""Undo and redo: triggers note, for each row that a step changes, the SQL that brings it back.

The notes are SQLite's own recipe (sqlite.org/undoredo.html) with two changes: they are kept in the file,
so that undo survives a restart, and an update notes only the columns that changed, so that an article's
text is copied only when the article itself goes. The triggers are temporary: they belong to our
connection, and a dossier opened by another program behaves like any SQLite file.
"""

# ruff: noqa: S608  SQL is put together from constants of this room; values are always bound

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from tracker.store.articles import Articles
from tracker.store.changes import Changes
from tracker.store.connection import Connection
from tracker.store.events import Events
from tracker.store.ids import ArticleId, EventId, SceneId, StepId
from tracker.store.refusals import UndoImpossible
from tracker.store.search import Search
from tracker.store.values import to_json

KEPT = 100
"""How many steps outlive the session in which they were made."""

# which nouns a changed row belongs to: table -> {noun: column}
_SUBJECTS = {
    "articles": {"article": "id"},
    "mentions": {"article": "article", "event": "event"},
    "events": {"event": "id"},
    "corrections": {"event": "event"},
    "left_open": {"event": "event"},
    "verdicts": {},
    "scenes": {"scene": "id"},
    "scene_events": {"scene": "scene"},
}


class History:
    """The steps made in this dossier, newest last; those undone wait for redo until a new one is made."""

    def __init__(self, connection: Connection, search: Search, events: Events, articles: Articles) -> None:
        self._connection = connection
        self._search = search
        self._events = events
        self._articles = articles
        self._open: Changes | None = None
        self._forgot = False  # whether steps were forgotten, with which originals may have become useless
        self._install()

    # ------------------------------------------------------------------ making steps

    @contextmanager
    def step(self, name: str, continuing: StepId | None, facts: dict[str, Any]) -> Iterator[Changes]:
        """Make one transaction under a name; see `Dossier.step`."""
        if self._open is not None:  # a deed made of deeds: they share the outer one's name and transaction
            yield self._open
            return
        connection = self._connection
        connection.begin()
        try:
            changes = Changes(step=name, facts=dict(facts))
            changes.id = self._enter(changes, continuing)
            self._open = changes
            self._record(changes.id)
            yield changes
            self._close(changes)
            connection.commit()
        except BaseException:
            connection.rollback()
            raise
        finally:
            self._open = None

    def _enter(self, changes: Changes, continuing: StepId | None) -> StepId:
        """Return the step to write under: a new one, or the one to continue if it is still the last."""
        last = self._connection.row("SELECT id, name, facts, undone FROM history_steps ORDER BY id DESC LIMIT 1")
        if last and continuing == last[0] and last[1] == changes.step and not last[3]:
            earlier = json.loads(last[2])
            for key, value in changes.facts.items():
                counted = isinstance(value, int) and isinstance(earlier.get(key), int)
                changes.facts[key] = earlier[key] + value if counted else value
            return StepId(last[0])
        made = datetime.now(UTC).isoformat(timespec="seconds")
        insert = "INSERT INTO history_steps (name, facts, made) VALUES (?, '{}', ?)"
        return StepId(self._connection.write(insert, (changes.step, made)))

    def _record(self, step: StepId | None) -> None:
        self._connection.write("DELETE FROM temp.touched")
        self._connection.write("UPDATE temp.recording SET step = ?", (step,))

    def _close(self, changes: Changes) -> None:
        """Renew what is derived, say what was touched, and forget a step that did nothing."""
        connection = self._connection
        touched = connection.rows("SELECT noun, id FROM temp.touched")
        changes.articles = frozenset(ArticleId(key) for noun, key in touched if noun == "article")
        changes.events = frozenset(EventId(key) for noun, key in touched if noun == "event")
        changes.scenes = frozenset(SceneId(key) for noun, key in touched if noun == "scene")
        self._search.renew(changes.events)
        self._events.forget(changes.events, changes.articles)
        self._articles.forget(changes.articles)
        self._record(None)
        if changes.id is None:
            return
        if connection.value("SELECT 1 FROM history_notes WHERE step = ? LIMIT 1", (changes.id,)):
            if connection.value("SELECT 1 FROM history_steps WHERE undone AND id < ? LIMIT 1", (changes.id,)):
                connection.write("DELETE FROM history_steps WHERE undone AND id < ?", (changes.id,))
                self._forgot = True
            update = "UPDATE history_steps SET facts = ? WHERE id = ?"
            connection.write(update, (to_json(changes.facts), changes.id))
        else:
            connection.write("DELETE FROM history_steps WHERE id = ?", (changes.id,))
            changes.id = None

    # ------------------------------------------------------------------ undo and redo

    def undo_name(self) -> tuple[str, dict[str, Any]] | None:
        """Return the name and facts of the step that `undo` would take back."""
        return self._named(self._last_done())

    def redo_name(self) -> tuple[str, dict[str, Any]] | None:
        """Return the name and facts of the step that `redo` would make again."""
        return self._named(self._first_undone())

    def undo(self) -> Changes | None:
        """Take back the last step; None if there is none."""
        return self._turn(undone=True)

    def redo(self) -> Changes | None:
        """Make the last undone step again; None if there is none."""
        return self._turn(undone=False)

    def _last_done(self) -> Any:
        return self._connection.row(
            "SELECT id, name, facts FROM history_steps WHERE NOT undone ORDER BY id DESC LIMIT 1"
        )

    def _first_undone(self) -> Any:
        return self._connection.row("SELECT id, name, facts FROM history_steps WHERE undone ORDER BY id LIMIT 1")

    @staticmethod
    def _named(step: Any) -> tuple[str, dict[str, Any]] | None:
        return (step[1], json.loads(step[2])) if step else None

    def _turn(self, *, undone: bool) -> Changes | None:
        """Run a step's notes backwards; the triggers meanwhile note how to run it the other way."""
        connection = self._connection
        connection.begin()
        try:
            step = self._last_done() if undone else self._first_undone()
            if step is None:
                connection.rollback()
                return None
            changes = Changes(step=step[1], facts=json.loads(step[2]), id=StepId(step[0]))
            connection.write("PRAGMA defer_foreign_keys = ON")  # rows come back in any order
            notes = connection.rows("SELECT sql FROM history_notes WHERE step = ? ORDER BY id DESC", (step[0],))
            connection.write("DELETE FROM history_notes WHERE step = ?", (step[0],))
            self._record(changes.id)
            for (sql,) in notes:
                connection.write(sql)
            connection.write("UPDATE history_steps SET undone = ? WHERE id = ?", (int(undone), step[0]))
            self._close(changes)
            connection.commit()
        except sqlite3.IntegrityError as error:
            connection.rollback()
            raise UndoImpossible(connection.path) from error
        except BaseException:
            connection.rollback()
            raise
        return changes

    # ------------------------------------------------------------------ keeping the log

    def trim(self) -> None:
        """Forget all but the last steps, and originals that neither an article nor a kept step needs."""
        connection = self._connection
        oldest = connection.value("SELECT id FROM history_steps ORDER BY id DESC LIMIT 1 OFFSET ?", (KEPT,))
        if oldest is None and not self._forgot:
            return
        connection.begin()
        try:
            connection.write("DELETE FROM history_steps WHERE id <= ?", (oldest,))
            connection.write(
                "DELETE FROM originals WHERE NOT EXISTS (SELECT 1 FROM articles WHERE original = originals.sha256)"
                " AND NOT EXISTS (SELECT 1 FROM history_notes WHERE instr(sql, originals.sha256))"
            )
            connection.commit()
            self._forgot = False
        except BaseException:
            connection.rollback()
            raise

    def _install(self) -> None:
        """Make the triggers of this connection from the tables' own columns."""
        script = [
            "CREATE TEMP TABLE recording (step INTEGER)",
            "INSERT INTO temp.recording VALUES (NULL)",
            "CREATE TEMP TABLE touched (noun TEXT, id INTEGER, PRIMARY KEY (noun, id)) WITHOUT ROWID",
        ]
        for table in _SUBJECTS:
            columns = self._connection.rows("SELECT name, pk FROM pragma_table_info(?)", (table,))
            names = [name for name, _ in columns]
            keys = [name for name, pk in columns if pk]
            script += _triggers(table, names, keys)
        self._connection.begin_own()
        for statement in script:
            self._connection.write(statement)
        self._connection.commit()


def _triggers(table: str, columns: list[str], keys: list[str]) -> list[str]:
    """Return the three triggers of a table: each notes its inverse and marks whom it touches."""

    def where(row: str) -> str:
        return " || ' AND ' || ".join(f"""'"{key}"=' || quote({row}."{key}")""" for key in keys)

    def touch(*rows: str) -> str:
        # not OR IGNORE: within a trigger the conflict clause of the outer statement would replace it
        return "".join(
            f'INSERT INTO touched SELECT \'{noun}\', {row}."{column}" WHERE {row}."{column}" IS NOT NULL'
            f" AND NOT EXISTS (SELECT 1 FROM touched WHERE noun = '{noun}' AND id = {row}.\"{column}\");"
            for noun, column in _SUBJECTS[table].items()
            for row in rows
        )

    def trigger(verb: str, condition: str, inverse: str, *rows: str) -> str:
        return (
            f"CREATE TEMP TRIGGER note_{table}_{verb} AFTER {verb} ON main.{table}"
            f" WHEN (SELECT step FROM recording) IS NOT NULL{condition} BEGIN"
            f" INSERT INTO history_notes (step, sql) SELECT step, {inverse} FROM recording; {touch(*rows)} END"
        )

    listed = ", ".join(f'"{name}"' for name in columns)
    values = " || ', ' || ".join(f'quote(old."{name}")' for name in columns)
    changed = " || ".join(
        f"""CASE WHEN old."{name}" IS new."{name}" THEN '' ELSE ', "{name}"=' || quote(old."{name}") END"""
        for name in columns
    )
    differs = " OR ".join(f'old."{name}" IS NOT new."{name}"' for name in columns)
    return [
        trigger("INSERT", "", f"'DELETE FROM {table} WHERE ' || {where('new')}", "new"),
        trigger("DELETE", "", f"'INSERT INTO {table} ({listed}) VALUES (' || {values} || ')'", "old"),
        trigger(
            "UPDATE",
            f" AND ({differs})",
            f"'UPDATE {table} SET ' || substr({changed}, 3) || ' WHERE ' || {where('new')}",
            "old",
            "new",
        ),
    ]
