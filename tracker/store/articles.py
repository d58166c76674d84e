"""The articles of a dossier, their versions, and the files they came from."""

# ruff: noqa: S608  SQL is put together from constants of this room; values are always bound

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from tracker.articles.article import Article, Published
from tracker.collecting import without_collecting
from tracker.store.connection import Connection, batches, marks
from tracker.store.copies import Copies
from tracker.store.ids import ArticleId
from tracker.store.values import published_of, published_row, to_json

_COLUMNS = (
    "name, title, outlet, language, published_day, published_time, published_known, url, authors, format,"
    " content, origin, text"
)
_STORED = (
    f"SELECT id, added, version_of, superseded, copy_of, {', '.join('a.' + name for name in _COLUMNS.split(', '))},"
    " (SELECT count(*) FROM mentions WHERE article = a.id) FROM articles AS a"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article as the dossier keeps it; a superseded one is kept, but its newer version speaks instead."""

    id: ArticleId
    article: Article
    added: datetime
    version_of: ArticleId | None = None  # the first version; None if it is that itself
    superseded: bool = False
    copy_of: ArticleId | None = None  # the article stored first of those that print this text; None if it is that
    mentions: int = 0


class Original(NamedTuple):
    """A dropped file's bytes, packed for the dossier (made where the file is read, off the window's thread)."""

    sha256: str
    size: int
    packed: bytes

    @classmethod
    def of(cls, data: bytes) -> "Original":
        """Pack the bytes of a file."""
        return cls(hashlib.sha256(data).hexdigest(), len(data), zlib.compress(data, 6))


class Articles:
    """All articles; changes only inside a step."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._copies = Copies(connection)
        self._read: dict[ArticleId, StoredArticle] = {}  # without their texts
        self._read_at = -1
        self._ahead = 0  # the last one that was read ahead

    def all(self) -> list[StoredArticle]:
        """Return every article, superseded versions too, in the order in which they were added."""
        return [_article_of(row) for row in self._connection.rows(f"{_STORED} ORDER BY id")]

    def listed(self) -> list[StoredArticle]:
        """Return every article like `all`, but with an empty text: a list of 100,000 needs no 500 MB of words.

        Only what changed since it was read last is read.
        """
        if self._connection.writing:  # what is not committed yet may be taken back
            return self._rows("ORDER BY id", ())
        self._notice_others()
        with without_collecting():
            ids = [ArticleId(key) for (key,) in self._connection.rows("SELECT id FROM articles ORDER BY id")]
            lacking = [key for key in ids if key not in self._read]
            if len(lacking) == len(ids):
                self._keep(self._rows("ORDER BY id", ()))
            else:
                for few in batches(lacking):
                    self._keep(self._rows(f"WHERE id IN ({marks(len(few))})", few))
        return [self._read[key] for key in ids if key in self._read]

    def read_ahead(self, most: int) -> int:
        """Read so many articles at most for `listed`, and return how many there were: 0 when all are read."""
        self._notice_others()
        with without_collecting():
            found = self._rows("WHERE id > ? ORDER BY id LIMIT ?", (self._ahead, most))
            self._keep(found)
            self._ahead = found[-1].id if found else self._ahead
        return len(found)

    def forget(self, ids: Iterable[ArticleId]) -> None:
        """Read these anew next time: a step of this connection touched them."""
        for key in ids:
            self._read.pop(key, None)

    def _rows(self, condition: str, parameters: Sequence[Any]) -> list[StoredArticle]:
        select = _STORED.replace("a.text", "''")
        return [_article_of(row) for row in self._connection.rows(f"{select} {condition}", parameters)]

    def _keep(self, found: list[StoredArticle]) -> None:
        self._read.update((stored.id, stored) for stored in found)

    def _notice_others(self) -> None:
        elsewhere = self._connection.value("PRAGMA data_version")  # counts the commits of other connections
        if elsewhere != self._read_at:
            self._read.clear()
            self._read_at = elsewhere
            self._ahead = 0

    def days(self) -> list[date]:
        """Return the day of publication of every article that has one, ascending; older versions do not count."""
        return [
            date.fromisoformat(day)
            for (day,) in self._connection.rows(
                "SELECT published_day FROM articles WHERE published_day IS NOT NULL AND NOT superseded"
                " ORDER BY published_day"
            )
        ]

    def some(self, ids: Iterable[ArticleId]) -> list[StoredArticle]:
        """Return these articles in the order of their ids; ids that are gone are left out."""
        found: list[StoredArticle] = []
        for few in batches(sorted(set(ids))):
            rows = self._connection.rows(f"{_STORED} WHERE id IN ({marks(len(few))}) ORDER BY id", few)
            found.extend(_article_of(row) for row in rows)
        return found

    def get(self, article: ArticleId) -> StoredArticle:
        """Return one article; raises KeyError if it is gone."""
        row = self._connection.row(f"{_STORED} WHERE id = ?", (article,))
        if row is None:
            raise KeyError(article)
        return _article_of(row)

    def count(self) -> int:
        """Return how many there are, superseded versions too."""
        return int(self._connection.value("SELECT count(*) FROM articles"))

    def outlets(self) -> list[str]:
        """Return the outlets of which there are articles, sorted."""
        return self._distinct("outlet")

    def languages(self) -> list[str]:
        """Return the codes of the languages of which there are articles, sorted."""
        return self._distinct("language")

    def _distinct(self, column: str) -> list[str]:
        rows = self._connection.rows(f"SELECT DISTINCT {column} FROM articles WHERE {column} <> '' ORDER BY {column}")
        return [name for (name,) in rows]

    def by_content(self, content: str) -> StoredArticle | None:
        """Return the article with this folded text, if the dossier has it."""
        row = self._connection.row(f"{_STORED} WHERE content = ?", (content,))
        return _article_of(row) if row else None

    def akin(self, article: Article) -> list[StoredArticle]:
        """Return the articles of this one's origin or title: they may be versions of it."""
        rows = self._connection.rows(
            f"{_STORED} WHERE origin = ? OR title = ? ORDER BY id", (article.origin, article.title)
        )
        return [_article_of(row) for row in rows]

    def versions(self, article: ArticleId) -> list[StoredArticle]:
        """Return all versions of an article, itself included, in the order in which they were added."""
        first = self._connection.value("SELECT coalesce(version_of, id) FROM articles WHERE id = ?", (article,))
        rows = self._connection.rows(f"{_STORED} WHERE id = ? OR version_of = ? ORDER BY id", (first, first))
        return [_article_of(row) for row in rows]

    def copies(self, article: ArticleId) -> list[StoredArticle]:
        """Return all articles that print one text, itself included, in the order in which they were added."""
        first = self._connection.value("SELECT coalesce(copy_of, id) FROM articles WHERE id = ?", (article,))
        return [
            _article_of(row)
            for row in self._connection.rows(f"{_STORED} WHERE id = ? OR copy_of = ? ORDER BY id", (first, first))
        ]

    def original(self, article: ArticleId) -> bytes:
        """Return the bytes of the file that the article came in; raises KeyError if there is none."""
        packed = self._connection.value(
            "SELECT o.bytes FROM articles AS a JOIN originals AS o ON o.sha256 = a.original WHERE a.id = ?", (article,)
        )
        if packed is None:
            raise KeyError(article)
        return zlib.decompress(packed)

    def packed(self, article: ArticleId) -> Original:
        """Return the file that the article came in, packed for another dossier; its text where it was lost."""
        row = self._connection.row(
            "SELECT o.sha256, o.size, o.bytes FROM articles AS a JOIN originals AS o ON o.sha256 = a.original"
            " WHERE a.id = ?",
            (article,),
        )
        if row is None:
            return Original.of(self.get(article).article.text.encode())
        return Original(*row)

    def add(
        self,
        article: Article,
        original: bytes | Original,
        *,
        version_of: ArticleId | None = None,
        superseded: bool = False,
    ) -> ArticleId:
        """Keep an article with its file; raises ValueError if the same text is there already."""
        if self._connection.value("SELECT 1 FROM articles WHERE content = ?", (article.content,)):
            raise ValueError(f"{article.name} is already in the dossier")
        file = original if isinstance(original, Original) else Original.of(original)
        self._connection.write("INSERT OR IGNORE INTO originals (sha256, size, bytes) VALUES (?, ?, ?)", file)
        added = datetime.now(UTC).isoformat(timespec="seconds")
        key = self._connection.write(
            f"INSERT INTO articles ({_COLUMNS}, original, added, version_of, superseded) VALUES ({marks(17)})",
            (*_row_of(article), file.sha256, added, version_of, int(superseded)),
        )
        return ArticleId(key)

    def set_published(self, article: ArticleId, published: Published | None) -> None:
        """Give an article its day of publication."""
        self._connection.write(
            "UPDATE articles SET published_day = ?, published_time = ?, published_known = ? WHERE id = ?",
            (*published_row(published), article),
        )

    def set_version(self, article: ArticleId, version_of: ArticleId | None, *, superseded: bool) -> None:
        """Say which article this is a version of, and whether a newer one speaks instead."""
        self._connection.write(
            "UPDATE articles SET version_of = ?, superseded = ? WHERE id = ?", (version_of, int(superseded), article)
        )

    def link_copy(self, article: ArticleId) -> ArticleId | None:
        """Note whose text an article prints, and return the one stored first of these; None where it is its own."""
        return self._copies.link(article)

    def rebuild_copies(self) -> None:
        """Make the index that finds copies anew."""
        self._copies.rebuild()

    def remove(self, article: ArticleId) -> None:
        """Remove an article whose mentions are gone; its file stays as long as undo may need it."""
        self._copies.release(article)
        self._connection.write("DELETE FROM articles WHERE id = ?", (article,))


def _row_of(article: Article) -> tuple[Any, ...]:
    return (
        article.name,
        article.title,
        article.outlet,
        article.language,
        *published_row(article.published),
        article.url,
        to_json(article.authors),
        article.format,
        article.content,
        article.origin,
        article.text,
    )


def _article_of(row: tuple[Any, ...]) -> StoredArticle:
    (
        key,
        added,
        version_of,
        superseded,
        copy_of,
        name,
        title,
        outlet,
        language,
        day,
        time,
        known,
        url,
        authors,
        *rest,
    ) = row
    form, content, origin, text, mentions = rest
    return StoredArticle(
        id=ArticleId(key),
        article=Article(
            text=text,
            title=title,
            name=name,
            format=form,
            content=content,
            origin=origin,
            language=language,
            outlet=outlet,
            published=published_of(day, time, known),
            url=url,
            authors=tuple(json.loads(authors)) if authors != "[]" else (),
        ),
        added=datetime.fromisoformat(added),
        version_of=ArticleId(version_of) if version_of is not None else None,
        superseded=bool(superseded),
        copy_of=ArticleId(copy_of) if copy_of is not None else None,
        mentions=mentions,
    )
