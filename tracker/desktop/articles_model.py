"""The rows of the list of articles: those in the dossier, and the files of this session that could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from tracker.dates.when import Precision, When
from tracker.desktop import wording

if TYPE_CHECKING:
    from tracker.articles.article import Published
    from tracker.store.articles import StoredArticle
    from tracker.store.ids import ArticleId
    from tracker.store.search import ArticleHit

AnyIndex = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
BETWEEN = "  ·  "


class State(StrEnum):
    """How an article came in, and what is asked of the user."""

    READ = "read"
    NEW_VERSION = "version"
    OLDER = "older"  # a newer version of it is here
    DUPLICATE = "duplicate"  # dropped again in this session
    GUESS = "guess"  # its day is only the file's date
    NEEDS_DAY = "needs_day"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Row:
    """What one line of the list shows; `article` is None for a file that could not be read."""

    title: str
    state: State
    article: ArticleId | None = None
    outlet: str = ""
    language: str = ""
    published: Published | None = None
    events: int = 0
    copies: int = 1  # articles that print this text, itself included
    reason: str = ""
    path: Path | None = None
    found: ArticleHit | None = None  # where the words stand that are searched for


class ArticlesModel(QAbstractListModel):
    """Newest first; what needs the user stands on top. Editing a row sets its day of publication."""

    day_typed = Signal(object, object)  # ArticleId, date
    day_not_understood = Signal(str)

    def __init__(self, language: str, parent: Any = None) -> None:
        super().__init__(parent)
        self.language = language
        self._rows: list[Row] = []
        self._failed: list[Row] = []
        self._again: set[ArticleId] = set()

    # -- what is shown ---------------------------------------------------------------------------
    def show(self, articles: Sequence[StoredArticle], only: Mapping[ArticleId, ArticleHit] | None = None) -> None:
        """Show the dossier's articles, or `only` those that have the words searched for, with the words."""
        texts = Counter(stored.copy_of or stored.id for stored in articles)
        rows = [
            self._row(stored, texts[stored.copy_of or stored.id], only[stored.id] if only is not None else None)
            for stored in articles
            if only is None or stored.id in only
        ]
        rows.sort(key=_order)
        self.beginResetModel()
        self._rows = [*self._failed, *rows]
        self.endResetModel()

    def show_failed(self, rows: Sequence[Row]) -> None:
        """Show the files that could not be read above the articles, from the next `show` on."""
        self._failed = list(rows)

    def seen_again(self, articles: Sequence[ArticleId]) -> None:
        """Mark the articles that were dropped although they are here already."""
        self._again.update(articles)

    @property
    def failed(self) -> list[Row]:
        return list(self._failed)

    def _row(self, stored: StoredArticle, copies: int, found: ArticleHit | None) -> Row:
        article = stored.article
        if stored.superseded:
            state = State.OLDER
        elif article.published is None:
            state = State.NEEDS_DAY
        elif article.published.guess:
            state = State.GUESS
        elif stored.id in self._again:
            state = State.DUPLICATE
        elif stored.version_of is not None:
            state = State.NEW_VERSION
        else:
            state = State.READ
        return Row(
            title=article.title or article.name,
            state=state,
            article=stored.id,
            outlet=article.outlet or "",
            language=article.language or "",
            published=article.published,
            events=stored.mentions,
            copies=copies,
            found=found,
        )

    def row_of(self, article: ArticleId) -> int:
        """Return where an article stands, -1 if it is not shown."""
        return next((at for at, row in enumerate(self._rows) if row.article == article), -1)

    def row(self, index: AnyIndex) -> Row:
        """Return the row behind an index."""
        return self._rows[index.row()]

    # -- words -----------------------------------------------------------------------------------
    def day_words(self, row: Row) -> str:
        if row.published is None:
            return ""
        from tracker.dates.wording import words

        return words(When(row.published.day, row.published.day, Precision.DAY), self.language)

    def second_line(self, row: Row) -> str:
        """Return what stands under the title: outlet, day, language; or what is wrong or asked."""
        if row.state is State.FAILED:
            return row.reason
        return BETWEEN.join(self.origin(row))

    def origin(self, row: Row) -> list[str]:
        """Return where an article comes from, part by part: the outlet first, the language last; a guess alone."""
        if row.state is State.GUESS:
            return ["≈ " + self.day_words(row), self.tr("guessed")]
        return [part for part in (row.outlet, self.day_words(row), self.badge(row), row.language.upper()) if part]

    def badge(self, row: Row) -> str:
        """Return the state in a word or two, nothing for what was simply read."""
        if row.state is State.READ and row.copies > 1:
            return self.tr("text ×{n}").format(n=row.copies)
        return {
            State.NEW_VERSION: self.tr("new version"),
            State.OLDER: self.tr("older version"),
            State.DUPLICATE: self.tr("was already here"),
        }.get(row.state, "")

    def spoken(self, row: Row) -> str:
        """Return all of a row in words, for screen readers and the tooltip."""
        asked = {
            State.NEEDS_DAY: self.tr("The day of publication is missing: press F2 and type it."),
            State.GUESS: self.tr("The day is the file's own date, a guess: press Y if it is right, F2 to change it."),
            State.FAILED: self.tr("Could not be read. Press Enter to try again."),
        }.get(row.state, "")
        found = "" if row.state is State.FAILED else self.tr("%n event(s)", "", row.events)
        same = self.tr("%n article(s) print this text; they count as one source.", "", row.copies)
        copied = same if row.copies > 1 else ""
        words = row.found.snippet if row.found else ""
        return "\n".join(part for part in (row.title, self.second_line(row), words, found, copied, asked) if part)

    # -- Qt's model ------------------------------------------------------------------------------
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.EditRole:
                return self.day_words(row)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(row)
            case _:
                return row if role == ROW else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._rows[index.row()].article is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self._rows[index.row()]
        words = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or row.article is None or not words or words == self.day_words(row):
            return False
        day = typed_day(words, self.language)
        if day is None:
            self.day_not_understood.emit(words)
            return False
        self.day_typed.emit(row.article, day)
        return True


def typed_day(words: str, language: str) -> date | None:
    """Return the single day that was typed, None where the words tell no day."""
    from tracker.dates.typed import parse

    when = parse(words, language, wording.today())
    return when.start if when and when.start == when.end else None


def _order(row: Row) -> tuple[int, int, str]:
    """Sort what is asked before what is known, then the newest first."""
    asked = {State.NEEDS_DAY: 0, State.GUESS: 1}.get(row.state, 2)
    day = row.published.day.toordinal() if row.published else 0
    return asked, -day, row.title
