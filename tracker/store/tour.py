"""The tour of a dossier: the scenes that a user made to present it, in their order; changes only inside a step."""

# ruff: noqa: S608  SQL is put together from constants of this room; values are always bound

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from tracker.store.connection import Connection, batches, marks
from tracker.store.ids import EventId, SceneId


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is shown at one stop of a tour, and what is said of it.

    `first` and `last` are the stretch of time in days since 1970-01-01; `lit` are the events that it is about;
    with `as_of` the dossier is shown as it was known on that day.
    """

    first: float
    last: float
    lit: frozenset[EventId] = frozenset()
    as_of: date | None = None
    caption: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class StoredScene:
    """A scene as the dossier keeps it; `uid` is the same in every copy of the dossier."""

    id: SceneId
    uid: str
    scene: Scene


class Tour:
    """All scenes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[StoredScene]:
        """Return the scenes in the order in which they are shown."""
        lit: dict[int, set[EventId]] = defaultdict(set)
        for scene, event in self._connection.rows("SELECT scene, event FROM scene_events"):
            lit[scene].add(EventId(event))
        rows = self._connection.rows(
            'SELECT id, uid, "first", "last", as_of, caption, notes FROM scenes ORDER BY place, id'
        )
        return [
            StoredScene(
                SceneId(key),
                uid,
                Scene(
                    first=first,
                    last=last,
                    lit=frozenset(lit[key]),
                    as_of=date.fromisoformat(as_of) if as_of else None,
                    caption=caption,
                    notes=notes,
                ),
            )
            for key, uid, first, last, as_of, caption, notes in rows
        ]

    def get(self, scene: SceneId) -> StoredScene:
        """Return one scene; raises KeyError where there is none."""
        return {stored.id: stored for stored in self.all()}[scene]

    def add(self, scene: Scene, uid: str = "") -> SceneId:
        """Put a scene at the end; without a `uid` it is a new one, not a copy of another dossier's."""
        key = SceneId(
            self._connection.write(
                'INSERT INTO scenes (uid, place, "first", "last", as_of, caption, notes)'
                " VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM scenes), ?, ?, ?, ?, ?)",
                (uid or uuid4().hex, *_row(scene)),
            )
        )
        self._light(key, scene.lit)
        return key

    def save(self, key: SceneId, scene: Scene) -> None:
        """Write a scene anew; its place stays."""
        self._connection.write(
            'UPDATE scenes SET "first" = ?, "last" = ?, as_of = ?, caption = ?, notes = ? WHERE id = ?',
            (*_row(scene), key),
        )
        self._connection.write("DELETE FROM scene_events WHERE scene = ?", (key,))
        self._light(key, scene.lit)

    def _light(self, key: SceneId, events: Iterable[EventId]) -> None:
        rows = ((key, event) for event in sorted(events))
        self._connection.write_all("INSERT INTO scene_events (scene, event) VALUES (?, ?)", rows)

    def order(self, scenes: Sequence[SceneId]) -> None:
        """Show scenes in this order; those not named follow as they were."""
        named = set(scenes)
        others = [stored.id for stored in self.all() if stored.id not in named]
        places = ((place, key) for place, key in enumerate([*scenes, *others], 1))
        self._connection.write_all("UPDATE scenes SET place = ? WHERE id = ?", places)

    def remove(self, scenes: Collection[SceneId]) -> None:
        """Remove scenes."""
        for few in batches(scenes):
            self._connection.write(f"DELETE FROM scene_events WHERE scene IN ({marks(len(few))})", few)
            self._connection.write(f"DELETE FROM scenes WHERE id IN ({marks(len(few))})", few)

    def follow(self, event: EventId, home: EventId) -> None:
        """Light `home` wherever `event` was lit, which is to become part of it."""
        self._connection.write(
            "INSERT INTO scene_events (scene, event) SELECT scene, ? FROM scene_events WHERE event = ?"
            " AND scene NOT IN (SELECT scene FROM scene_events WHERE event = ?)",
            (home, event, home),
        )
        self._connection.write("DELETE FROM scene_events WHERE event = ?", (event,))


def _row(scene: Scene) -> tuple[float, float, str | None, str, str]:
    as_of = scene.as_of.isoformat() if scene.as_of else None
    return scene.first, scene.last, as_of, scene.caption, scene.notes
