"""The dossier's tables as a list of steps from nothing to the newest; a file bears the number of those it has had."""

# ruff: noqa: S608  SQL is put together from constants of this room; values are always bound

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

Tell = Callable[[int, int], None]
APPLICATION_ID = 0x4E54726B  # "NTrk" in the file's header: `file` and SQLite tell whose it is

_NOUNS = """
CREATE TABLE originals (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL -- the file as it was dropped, zlib
) STRICT;

CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    outlet TEXT,
    language TEXT,
    published_day TEXT,
    published_time TEXT,
    published_known TEXT,
    url TEXT,
    authors TEXT NOT NULL, -- JSON
    format TEXT NOT NULL,
    content TEXT NOT NULL UNIQUE, -- SHA-256 of the folded text: the same article is kept once
    origin TEXT NOT NULL, -- what versions of one article share
    original TEXT REFERENCES originals (sha256),
    added TEXT NOT NULL,
    version_of INTEGER REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED, -- the first version; NULL there
    superseded INTEGER NOT NULL DEFAULT 0, -- a newer version speaks instead
    text TEXT NOT NULL
) STRICT;
CREATE INDEX articles_origin ON articles (origin);
CREATE INDEX articles_title ON articles (title);
CREATE INDEX articles_original ON articles (original);
CREATE INDEX articles_version_of ON articles (version_of) WHERE version_of IS NOT NULL;
CREATE INDEX articles_superseded ON articles (id) WHERE superseded;

CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    edtf TEXT NOT NULL,
    "start" TEXT,
    "end" TEXT,
    "precision" TEXT NOT NULL,
    dated_by TEXT,
    parties TEXT NOT NULL, -- JSON, like all lists
    mediators TEXT NOT NULL,
    set_by TEXT NOT NULL,
    place TEXT,
    ordinal INTEGER,
    persons_total INTEGER,
    persons_by_party TEXT NOT NULL,
    title TEXT NOT NULL,
    note TEXT NOT NULL,
    review TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('current', 'retracted', 'deleted')),
    sources INTEGER NOT NULL,
    disputed INTEGER NOT NULL,
    corrected TEXT NOT NULL, -- JSON: the fields that are the user's own word
    bearers TEXT NOT NULL, -- JSON: ids of the mentions that bear any field
    told_by TEXT NOT NULL, -- JSON: field -> which of the bearers (counted from 0) bear it
    disputes TEXT NOT NULL, -- JSON: [field, [[value, ids of mentions], ...]]
    first_told TEXT, -- day of the first and the last article that tells of it
    last_told TEXT
) STRICT;
CREATE INDEX events_kind_start ON events (kind, "start");
CREATE INDEX events_kind_told ON events (kind, last_told);
CREATE INDEX events_standing ON events (standing) WHERE standing <> 'current';

CREATE TABLE event_parties (
    party TEXT NOT NULL, -- first, as in the key: SQLite 3.40's integrity check mixes the columns up otherwise
    event INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    PRIMARY KEY (party, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_parties_event ON event_parties (event);
CREATE TRIGGER event_parties_insert AFTER INSERT ON events BEGIN
    INSERT INTO event_parties (event, party) SELECT DISTINCT new.id, value FROM json_each(new.parties);
END;
CREATE TRIGGER event_parties_update AFTER UPDATE OF parties ON events WHEN new.parties IS NOT old.parties BEGIN
    DELETE FROM event_parties WHERE event = old.id;
    INSERT INTO event_parties (event, party) SELECT DISTINCT new.id, value FROM json_each(new.parties);
END;

CREATE TABLE mentions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED,
    event INTEGER REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    edtf TEXT NOT NULL,
    "start" TEXT,
    "end" TEXT,
    "precision" TEXT NOT NULL,
    dated_by TEXT,
    parties TEXT NOT NULL,
    mediators TEXT NOT NULL,
    set_by TEXT NOT NULL,
    place TEXT,
    ordinal INTEGER,
    persons_total INTEGER,
    persons_by_party TEXT NOT NULL,
    confidence REAL NOT NULL,
    evidence TEXT NOT NULL, -- JSON: [[first, past the last code point of the article's text], ...]
    reasons TEXT NOT NULL, -- JSON: [[field, because, span or null], ...]
    recorded TEXT NOT NULL
) STRICT;
CREATE INDEX mentions_article ON mentions (article);
CREATE INDEX mentions_event ON mentions (event);

CREATE TABLE corrections (
    event INTEGER NOT NULL REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    field TEXT NOT NULL,
    value TEXT NOT NULL, -- JSON
    made TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (event, field)
) STRICT;

CREATE TABLE verdicts (
    "first" INTEGER NOT NULL REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED,
    "second" INTEGER NOT NULL REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED,
    same INTEGER NOT NULL, -- the user says: one occasion (1), two occasions (0)
    made TEXT NOT NULL,
    PRIMARY KEY ("first", "second"),
    CHECK ("first" < "second")
) STRICT;
CREATE INDEX verdicts_second ON verdicts ("second");
"""

# Full text lives beside its table: articles' words stay only in `articles`; an event's words come from
# several tables, so `search` writes them for every event that a step touched.
_SEARCH = """
CREATE VIRTUAL TABLE articles_search USING fts5 (
    title, text, outlet,
    content = 'articles', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE TRIGGER articles_search_insert AFTER INSERT ON articles BEGIN
    INSERT INTO articles_search (rowid, title, text, outlet) VALUES (new.id, new.title, new.text, new.outlet);
END;
CREATE TRIGGER articles_search_delete AFTER DELETE ON articles BEGIN
    INSERT INTO articles_search (articles_search, rowid, title, text, outlet)
    VALUES ('delete', old.id, old.title, old.text, old.outlet);
END;
CREATE TRIGGER articles_search_update AFTER UPDATE OF title, text, outlet ON articles BEGIN
    INSERT INTO articles_search (articles_search, rowid, title, text, outlet)
    VALUES ('delete', old.id, old.title, old.text, old.outlet);
    INSERT INTO articles_search (rowid, title, text, outlet) VALUES (new.id, new.title, new.text, new.outlet);
END;

CREATE VIRTUAL TABLE events_search USING fts5 (
    title, place, note, evidence, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
"""

_HISTORY = """
CREATE TABLE history_steps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    facts TEXT NOT NULL, -- JSON: what belongs in the step's sentence
    made TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE history_notes (
    id INTEGER PRIMARY KEY,
    step INTEGER NOT NULL REFERENCES history_steps (id) ON DELETE CASCADE,
    sql TEXT NOT NULL -- brings one row back to what it was
) STRICT;
CREATE INDEX history_notes_step ON history_notes (step);
"""

_EVIDENCE = """(
        SELECT group_concat(substr(a.text, json_extract(value, '$[0]') + 1,
            json_extract(value, '$[1]') - json_extract(value, '$[0]')), ' ')
        FROM json_each(m.evidence)
    )"""

_VIEWS = f"""
CREATE VIEW events_view AS
SELECT e.id, e.kind, e.status, e.edtf AS "when", e."start", e."end", e."precision", e.dated_by,
    (SELECT group_concat(value, ', ') FROM json_each(e.parties)) AS parties,
    (SELECT group_concat(value, ', ') FROM json_each(e.mediators)) AS mediators,
    (SELECT group_concat(value, ', ') FROM json_each(e.set_by)) AS set_by,
    e.place, e.ordinal, e.persons_total,
    (SELECT group_concat("key" || ' ' || value, ', ') FROM json_each(e.persons_by_party)) AS persons_by_party,
    e.title, e.note, e.review, e.sources, e.disputed, e.first_told, e.last_told
FROM events AS e WHERE e.standing = 'current';

CREATE VIEW mentions_view AS
SELECT m.id, m.event, a.name AS article, a.title, a.outlet, a.published_day AS published, a.superseded,
    m.kind, m.status, m.edtf AS "when", m.dated_by,
    (SELECT group_concat(value, ', ') FROM json_each(m.parties)) AS parties,
    (SELECT group_concat(value, ', ') FROM json_each(m.mediators)) AS mediators,
    (SELECT group_concat(value, ', ') FROM json_each(m.set_by)) AS set_by,
    m.place, m.ordinal, m.persons_total,
    (SELECT group_concat("key" || ' ' || value, ', ') FROM json_each(m.persons_by_party)) AS persons_by_party,
    {_EVIDENCE} AS evidence,
    m.confidence, m.recorded
FROM mentions AS m JOIN articles AS a ON a.id = m.article;
"""

_COPIES = """
ALTER TABLE articles ADD COLUMN copy_of INTEGER REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX articles_copy_of ON articles (copy_of) WHERE copy_of IS NOT NULL;
CREATE TABLE article_shingles (
    hash INTEGER NOT NULL, -- one of the smallest of the text's runs of five words: copies share them
    article INTEGER NOT NULL, -- no foreign key: its index would take as much room again
    PRIMARY KEY (hash, article)
) STRICT, WITHOUT ROWID;
"""

_TAGS = """
ALTER TABLE events ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
ALTER TABLE events ADD COLUMN negotiation TEXT NOT NULL DEFAULT '';
DROP VIEW events_view;
""" + _VIEWS[_VIEWS.index("CREATE VIEW events_view") : _VIEWS.index("CREATE VIEW mentions_view")].replace(
    "e.title, e.note,",
    "e.title, e.note,\n    (SELECT group_concat(value, ', ') FROM json_each(e.tags)) AS tags, e.negotiation,",
)

_TOUR = """
CREATE TABLE scenes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE, -- the same in every copy of the dossier
    place INTEGER NOT NULL, -- in the tour
    "first" REAL NOT NULL, -- days since 1970-01-01
    "last" REAL NOT NULL,
    as_of TEXT,
    caption TEXT NOT NULL,
    notes TEXT NOT NULL
) STRICT;
CREATE TABLE scene_events (
    scene INTEGER NOT NULL REFERENCES scenes (id) DEFERRABLE INITIALLY DEFERRED,
    event INTEGER NOT NULL REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (scene, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX scene_events_event ON scene_events (event);
"""

_LEFT_OPEN = """
CREATE TABLE left_open (
    event INTEGER NOT NULL REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    field TEXT NOT NULL, -- on which the user lets the sources differ
    "values" TEXT NOT NULL, -- JSON: what they said then; where they say more, it is asked again
    PRIMARY KEY (event, field)
) STRICT;

CREATE VIEW conflicts_view AS
SELECT e.id AS event, json_extract(d.value, '$[0]') AS field, json_extract(v.value, '$[0]') AS value,
    (SELECT group_concat(DISTINCT coalesce(a.outlet, a.name)) FROM json_each(v.value, '$[1]') AS told
        JOIN mentions AS m ON m.id = told.value JOIN articles AS a ON a.id = m.article) AS told_by,
    EXISTS (SELECT 1 FROM left_open AS l WHERE l.event = e.id AND l.field = json_extract(d.value, '$[0]')) AS left_open
FROM events AS e, json_each(e.disputes) AS d, json_each(d.value, '$[1]') AS v WHERE e.standing = 'current';
"""


def first(db: "Database", _: Tell) -> None:
    """Make the tables of the first released dossier."""
    db.executescript(_NOUNS + _SEARCH + _HISTORY + _VIEWS)


def second(db: "Database", tell: Tell) -> None:
    """Copies of one text, tags, and the user's own negotiations.

    Existing articles are compared with each other, which takes about a second for a thousand; what their
    events bear is weighed anew when they are next told of, how many independent articles tell of them at once.
    """
    from pathlib import Path

    from tracker.store.connection import Connection
    from tracker.store.copies import origin_of, sketch_rows
    from tracker.store.ids import ArticleId

    db.executescript(_COPIES + _TAGS)
    connection = Connection(db, Path())
    ids = db.execute("SELECT id FROM articles ORDER BY id").fetchall()
    for number, (key,) in enumerate(ids):
        tell(number, len(ids))
        text = connection.value("SELECT text FROM articles WHERE id = ?", (key,))
        connection.write_all("INSERT INTO article_shingles (hash, article) VALUES (?, ?)", sketch_rows(key, text))
        origin = origin_of(connection, ArticleId(key))
        if origin is not None:
            db.execute("UPDATE articles SET copy_of = ? WHERE id = ?", (origin, key))
    db.execute(
        "UPDATE events SET sources = (SELECT count(DISTINCT coalesce(a.copy_of, a.id)) FROM mentions AS m"
        " JOIN articles AS a ON a.id = m.article WHERE m.event = events.id AND NOT a.superseded) WHERE id IN"
        " (SELECT m.event FROM articles AS a JOIN mentions AS m ON m.article = a.id WHERE a.copy_of IS NOT NULL)"
    )


def third(db: "Database", _: Tell) -> None:
    """A tour: scenes to present."""
    db.executescript(_TOUR)


def fourth(db: "Database", _: Tell) -> None:
    """Fields on which the user lets the sources differ."""
    db.executescript(_LEFT_OPEN)


STEPS: tuple[Callable[["Database", Tell], None], ...] = (first, second, third, fourth)
"""Never change one that was released: append the next (and regenerate schema.sql)."""


def newest() -> int:
    """Return the version that this program writes."""
    return len(STEPS)


def _telling(step: Callable[["Database", Tell], None], tell: Tell) -> Callable[["Database"], None]:
    def run(db: "Database") -> None:
        step(db, tell)

    return run


def _migrations(tell: Tell) -> "Migrations":
    """Return the steps as sqlite-utils runs them: each in one transaction with its entry in the log."""
    from sqlite_utils import Migrations  # slow to import: only when a dossier is opened

    migrations = Migrations("dossier")
    for number, step in enumerate(STEPS, start=1):
        migrations(name=f"{number:03} {step.__name__}")(_telling(step, tell))
    return migrations


def migrate(db: "Database", on_progress: Tell | None = None) -> None:
    """Bring the dossier to the newest version, wholly or not at all; tells how many articles are done of how many."""
    db.execute("begin immediate")  # two windows may open a new dossier at once: the second finds it made
    try:
        _migrations(on_progress or (lambda _done, _of: None)).apply(db)
        db.execute(f"PRAGMA user_version = {newest()}")
        db.execute("commit")
    except BaseException:
        if db.conn.in_transaction:
            db.execute("rollback")
        raise


@cache
def _fresh_schema(version: int) -> str:
    del version  # the cache's key
    from sqlite_utils import Database

    db = Database(memory=True)
    migrate(db)
    listed = db.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        # full-text tables keep their index in tables of their own, which SQLite makes itself
        " AND (type = 'trigger' OR name NOT LIKE '%\\_search\\_%' ESCAPE '\\')"
        " ORDER BY type = 'view', type = 'trigger', tbl_name, name"
    ).fetchall()
    db.close()
    return "".join(f"{sql};\n\n" for (sql,) in listed).rstrip("\n") + "\n"


def schema() -> str:
    """Return the newest dossier's tables, indexes, triggers and views as SQL; `schema.sql` holds the same."""
    return "-- Generated: python -m tracker.store.migrations > tracker/store/schema.sql\n\n" + _fresh_schema(newest())


if __name__ == "__main__":
    print(schema(), end="")
