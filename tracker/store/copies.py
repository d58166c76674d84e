"""Copies of one text among the articles: an index of their sketches, and who printed a text first."""

import json
from collections import Counter
from datetime import date

from tracker.events import copies
from tracker.store.connection import Connection
from tracker.store.ids import ArticleId

_DAYS = 7  # between the publication of copies at most; nothing prints an agency's text later
_COMMON = 100  # articles looked at of those that share a shingle: an outlet's own phrases are in thousands
_COMPARED = 8  # articles compared word for word at most, those that share most first


class Copies:
    """Finds copies; every article that this connection writes is in the index at once, also by undo and redo."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        connection.db.conn.create_function("shingles", 1, _sketch_json, deterministic=True)
        connection.begin_own()
        # Temporary, like those of the history: other programs that write into the file need not know the function.
        connection.write(
            "CREATE TEMP TRIGGER article_shingles_insert AFTER INSERT ON main.articles BEGIN"
            " INSERT INTO article_shingles (hash, article) SELECT value, new.id FROM json_each(shingles(new.text)); END"
        )
        connection.write(
            "CREATE TEMP TRIGGER article_shingles_delete AFTER DELETE ON main.articles BEGIN"
            " DELETE FROM article_shingles WHERE article = old.id"
            " AND hash IN (SELECT value FROM json_each(shingles(old.text))); END"
        )
        connection.commit()

    def rebuild(self) -> None:
        """Make the index anew; inside a step."""
        self._connection.write("DELETE FROM article_shingles")
        self._connection.write(
            "INSERT INTO article_shingles (hash, article) SELECT value, a.id FROM articles AS a,"
            " json_each(shingles(a.text))"
        )

    def link(self, article: ArticleId) -> ArticleId | None:
        """Note whose text an article copies and return it (the first one stored); None where it is its own."""
        origin = origin_of(self._connection, article)
        self._connection.write("UPDATE articles SET copy_of = ? WHERE id = ?", (origin, article))
        return origin

    def release(self, article: ArticleId) -> None:
        """Let the next one stored stand for the text of an article that goes."""
        heir = self._connection.value("SELECT min(id) FROM articles WHERE copy_of = ?", (article,))
        if heir is not None:
            self._connection.write(
                "UPDATE articles SET copy_of = CASE WHEN id <> :heir THEN :heir END WHERE copy_of = :gone",
                {"heir": heir, "gone": article},
            )


def sketch_rows(article: int, text: str) -> list[tuple[int, int]]:
    """Return the rows of the index for an article."""
    return [(shingle, article) for shingle in copies.sketch(text)]


def origin_of(connection: Connection, article: ArticleId) -> ArticleId | None:
    """Return the article, stored before this one, that stands for the text which it copies; None where there is none.

    Copies are told by `events.copies` and are published within a week. An article's own versions are
    no copies of it.
    """
    row = connection.row("SELECT text, published_day, coalesce(version_of, id) FROM articles WHERE id = ?", (article,))
    assert row is not None
    text, day, first = row
    wanted = copies.sketch(text)
    # One question for all of them; each looks only at the newest articles that have the shingle.
    newest = "SELECT * FROM (SELECT article FROM article_shingles WHERE hash = ? AND article < ? ORDER BY article DESC"
    question = " UNION ALL ".join([f"{newest} LIMIT {_COMMON})"] * len(wanted))
    parameters = [value for shingle in wanted for value in (shingle, article)]
    sharing = Counter(other for (other,) in connection.rows(question, parameters)) if wanted else Counter()
    likely = [other for other, shared in sharing.most_common(_COMPARED) if shared >= copies.SHARED]
    for other in likely:
        row = connection.row(
            "SELECT text, published_day, coalesce(version_of, id), coalesce(copy_of, id) FROM articles WHERE id = ?",
            (other,),
        )
        assert row is not None
        other_text, other_day, other_first, origin = row
        if other_first == first or origin == article or _days_apart(day, other_day) > _DAYS:
            continue
        if sharing[other] >= copies.SURE or copies.containment(text, other_text) >= copies.COPIED:
            return ArticleId(origin)
    return None


def _days_apart(one: str | None, other: str | None) -> int:
    if one is None or other is None:
        return 0
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _sketch_json(text: str) -> str:
    return json.dumps(copies.sketch(text))
