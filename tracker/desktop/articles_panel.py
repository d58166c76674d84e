"""The list of articles: what came in, what was found in each, and what is asked of the user."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from tracker.desktop import look, wording
from tracker.desktop.articles_delegate import ArticlesDelegate
from tracker.desktop.articles_model import ROW, ArticlesModel, Row, State
from tracker.desktop.session import Session

if TYPE_CHECKING:
    from tracker.store.changes import Changes
    from tracker.store.ids import ArticleId


class ArticlesList(QListView):
    """Enter tries a failed file again or opens the article, Y confirms a guessed day, F2 types another."""

    asked = Signal(object, str)  # Row, what: "open" "retry" "confirm" "remove"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)  # ten thousand rows cost no more than ten
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def typing(self) -> bool:
        """Whether a field is open in a row: renewing the rows would take it away."""
        return self.state() is QAbstractItemView.State.EditingState

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        row: Row | None = index.data(ROW) if index.isValid() else None
        if row is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if row.state is State.NEEDS_DAY:
                self.edit(index)
            else:
                self.asked.emit(row, "retry" if row.state is State.FAILED else "open")
        elif event.key() == Qt.Key.Key_Y and row.state is State.GUESS:
            self.asked.emit(row, "confirm")
        elif event.key() == Qt.Key.Key_Delete:
            self.asked.emit(row, "remove")
        else:
            super().keyPressEvent(event)


class ArticlesPanel(QWidget):
    """The list with its search line. It shows the dossier's articles and, above, the files that failed."""

    chosen = Signal(object)  # ArticleId that the user looks at
    retry = Signal(object)  # list of paths
    said = Signal(str)  # a hint for the status bar

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look.role(self, "paper")
        self._session = session
        self._stale = False
        self.model = ArticlesModel(session.language, self)
        self.model.day_typed.connect(self._set_day, Qt.ConnectionType.QueuedConnection)
        self.model.day_not_understood.connect(self._not_understood)
        self._heading = look.role(QLabel(), "heading")
        self._find = QLineEdit(placeholderText=self.tr("Search articles"), clearButtonEnabled=True)
        self._find.setAccessibleName(self._find.placeholderText())
        self._find.textChanged.connect(self.refresh)
        self.list = ArticlesList(self)
        self.list.setAccessibleName(self.tr("Articles"))
        self.list.setModel(self.model)
        delegate = ArticlesDelegate(self.list)
        delegate.retry.connect(lambda row: self._asked(row, "retry"))
        delegate.confirm.connect(lambda row: self._asked(row, "confirm"))
        delegate.closeEditor.connect(self._typed, Qt.ConnectionType.QueuedConnection)
        self.list.setItemDelegate(delegate)
        self.list.asked.connect(self._asked)
        self.list.doubleClicked.connect(lambda index: self._asked(index.data(ROW), "open"))
        self.list.selectionModel().currentChanged.connect(self._current)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self._lay_out()
        session.changed.connect(self._changed)
        session.opened.connect(self._opened)
        self.refresh()

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 14, 10)
        head.setSpacing(8)
        head.addWidget(self._heading)
        head.addWidget(self._find)
        empty = QWidget()
        words = QVBoxLayout(empty)
        self._empty = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        look.role(self._empty, "muted")
        words.addWidget(self._empty)
        words.setContentsMargins(24, 24, 24, 48)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.list)
        self._pages.addWidget(empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        rest = QHBoxLayout()
        rest.addLayout(self._pages)
        box.addLayout(rest, 1)

    # -- what is shown ---------------------------------------------------------------------------
    def _opened(self) -> None:
        self.model.show_failed([])
        self.refresh()

    def _changed(self, changes: Changes) -> None:
        if changes.everything or changes.articles:  # an edit of an event changes no article
            self.refresh()

    def refresh(self) -> None:
        """Read the articles anew and keep place and selection; later, while a day is being typed."""
        self._stale = self.list.typing
        if self._stale:
            return
        dossier = self._session.dossier
        current = self.list.currentIndex().data(ROW) if self.list.currentIndex().isValid() else None
        place = self.list.verticalScrollBar().value()
        words = self._find.text().strip()
        articles = dossier.articles.listed() if dossier else []
        only = {hit.id: hit for hit in dossier.search.articles(words)} if dossier and words else None
        self.model.show(articles, only)
        self._heading.setText(self.tr("%n article(s)", "", len(articles)))
        if self.model.rowCount():
            self._pages.setCurrentIndex(0)
        else:
            self._empty.setText(self.tr("No article has these words.") if words else self.tr("No articles yet."))
            self._pages.setCurrentIndex(1)
        if current is not None and current.article is not None:
            self._select(current.article)
        self.list.verticalScrollBar().setValue(place)

    def _typed(self) -> None:
        if self._stale:
            self.refresh()

    def show_article(self, article: ArticleId) -> None:
        """Select an article's row."""
        self._select(article)

    def _select(self, article: ArticleId) -> None:
        at = self.model.row_of(article)
        if at < 0:
            return
        index = self.model.index(at)
        model = self.list.selectionModel()
        model.blockSignals(True)  # following a selection made elsewhere is no choice of the user's
        model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        model.blockSignals(False)
        self.list.scrollTo(index)
        self.list.viewport().update()

    # -- what happened in an import ----------------------------------------------------------------
    def add_failed(self, rows: Sequence[Row]) -> None:
        """Show files that could not be read; a file tried again replaces its row."""
        paths = {row.path for row in rows}
        self.model.show_failed([*rows, *(row for row in self.model.failed if row.path not in paths or not row.path)])
        self.refresh()

    def forget_failed(self, rows: Sequence[Row]) -> None:
        self.model.show_failed([row for row in self.model.failed if row not in rows])
        self.refresh()

    def mark_again(self, articles: Sequence[ArticleId]) -> None:
        self.model.seen_again(articles)

    # -- what the user does ------------------------------------------------------------------------
    def _current(self, index: QModelIndex) -> None:
        row: Row | None = index.data(ROW)
        if row is not None and row.article is not None:
            self.chosen.emit(row.article)

    def _asked(self, row: Row, what: str) -> None:
        if what == "retry" and row.path is not None:
            self.forget_failed([row])
            self.retry.emit([row.path])
        elif what == "confirm" and row.published is not None:
            self._set_day(row.article, row.published.day)
        elif what == "open" and row.article is not None:
            self.chosen.emit(row.article)
        elif what == "remove":
            self._remove(self.selected_rows() or [row])

    def selected_rows(self) -> list[Row]:
        return [index.data(ROW) for index in self.list.selectionModel().selectedIndexes()]

    def _set_day(self, article: Any, day: Any) -> None:
        from tracker.actions import importing

        self._session.do(importing.set_day, article, day)

    def _remove(self, rows: Sequence[Row]) -> None:
        from tracker.actions import importing

        self.forget_failed([row for row in rows if row.article is None])
        articles = [row.article for row in rows if row.article is not None]
        if articles:
            self._session.do(importing.remove_articles, articles)

    def remove_selected(self) -> None:
        """Remove the selected articles from the dossier, and the selected failures from the list."""
        self._remove(self.selected_rows())

    def _not_understood(self, words: str) -> None:
        self.said.emit(
            self.tr("“{words}” is not a single day. Try {example}.").format(
                words=words, example=wording.today().strftime("%d.%m.%Y")
            )
        )

    def _menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        if not index.isValid():
            return
        row: Row = index.data(ROW)
        menu = QMenu(self)
        if row.state is State.FAILED:
            if row.path is not None:
                menu.addAction(look.icon("retry"), self.tr("Try again"), lambda: self._asked(row, "retry"))
            menu.addAction(look.icon("close"), self.tr("Take off the list"), lambda: self.forget_failed([row]))
        else:
            if row.state is State.GUESS:
                menu.addAction(look.icon("accept"), self.tr("Confirm the day"), lambda: self._asked(row, "confirm"))
            menu.addAction(
                look.icon("calendar"), self.tr("Change the day of publication …"), lambda: self.list.edit(index)
            )
            menu.addSeparator()
            menu.addAction(look.icon("delete"), self.tr("Remove from the dossier"), lambda: self._asked(row, "remove"))
        menu.exec(self.list.viewport().mapToGlobal(at))
