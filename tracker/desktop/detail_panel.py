"""The right side of the window: the selected event, or several, or an article, and the text that proves it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tracker.dates.when import Precision, When
from tracker.desktop import look
from tracker.desktop.event_card import EventCard
from tracker.desktop.event_marks import EventMarks
from tracker.desktop.evidence_view import EvidenceView
from tracker.desktop.session import Session
from tracker.mentions.mention import Span

if TYPE_CHECKING:
    from tracker.articles.article import Article
    from tracker.store.changes import Changes
    from tracker.store.ids import ArticleId, EventId
    from tracker.store.mentions import StoredMention

NOTHING, SEVERAL, EVENT, ARTICLE = range(4)


class DetailPanel(QWidget):
    """Above what is known, below the article with its evidence lit."""

    article_shown = Signal(object)  # ArticleId
    merge = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._article: ArticleId | None = None
        self._mentions: list[StoredMention] = []
        look.role(self, "paper")
        self.card = EventCard(session)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._nothing())
        self.pages.addWidget(self._several())
        self.pages.addWidget(self.card)
        self.pages.addWidget(self._article_page())
        self.text = EvidenceView()
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setObjectName("detail")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.pages)
        self.splitter.addWidget(self._evidence())
        self.splitter.setSizes([460, 340])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.splitter)
        self.card.cue.connect(self._show_cue)
        self.text.moved.connect(lambda _: self._say_place())
        session.selected.connect(self._selected)
        session.changed.connect(self._changed)
        session.opened.connect(self.clear)
        self.clear()

    # -- the pages -------------------------------------------------------------------------------
    def _nothing(self) -> QWidget:
        page = QWidget()
        look.role(page, "paper")
        words = QLabel(
            self.tr("Select an event to see what is known of it and the sentences that prove it."),
            wordWrap=True,
            alignment=Qt.AlignmentFlag.AlignCenter,
        )
        look.role(words, "muted")
        box = QVBoxLayout(page)
        box.setContentsMargins(36, 24, 36, 24)
        box.addWidget(words)
        return page

    def _several(self) -> QWidget:
        page = QWidget()
        look.role(page, "paper")
        self._how_many = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        look.role(self._how_many, "title")
        hint = QLabel(
            self.tr("Are they one and the same? Merging keeps all their sentences."),
            wordWrap=True,
            alignment=Qt.AlignmentFlag.AlignCenter,
        )
        look.role(hint, "muted")
        self.merge_button = QPushButton(self.tr("Merge into one event (M)"))
        look.role(self.merge_button, "primary")
        self.merge_button.clicked.connect(self.merge)
        box = QVBoxLayout(page)
        box.setContentsMargins(30, 24, 30, 24)
        box.setSpacing(12)
        box.addStretch()
        box.addWidget(self._how_many)
        box.addWidget(hint)
        box.addWidget(self.merge_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.marks = EventMarks(self._session)
        box.addSpacing(18)
        box.addWidget(self.marks)
        box.addStretch()
        return page

    def _article_page(self) -> QWidget:
        page = QWidget()
        look.role(page, "paper")
        self._title = QLabel(wordWrap=True)
        look.role(self._title, "title")
        self._origin = QLabel(wordWrap=True)
        look.role(self._origin, "muted")
        self._found = QLabel()
        look.role(self._found, "heading")
        self.events = QListWidget()
        self.events.setAccessibleName(self.tr("Events in this article"))
        self.events.setIconSize(QSize(18, 18))
        self.events.itemActivated.connect(self._open_listed)
        self.events.itemClicked.connect(self._open_listed)
        box = QVBoxLayout(page)
        box.setContentsMargins(16, 14, 16, 8)
        box.setSpacing(6)
        for widget in (self._title, self._origin):
            box.addWidget(widget)
        box.addSpacing(8)
        box.addWidget(self._found)
        box.addWidget(self.events, 1)
        return page

    def _evidence(self) -> QWidget:
        part = self._below = look.role(QWidget(), "paper")
        self.source = QComboBox()
        self.source.setAccessibleName(self.tr("Article"))
        self.source.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.source.setMinimumContentsLength(8)
        self.source.currentIndexChanged.connect(self._show_source)
        self._place = QLabel()
        look.role(self._place, "label")
        self.back = self._quiet("previous", self.tr("Previous sentence (Shift+F3)"), -1)
        self.forth = self._quiet("next", self.tr("Next sentence (F3)"), 1)
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(4)
        row.addWidget(self.source, 1)
        row.addSpacing(4)
        row.addWidget(self._place)
        row.addWidget(self.back)
        row.addWidget(self.forth)
        box = QVBoxLayout(part)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(row)
        box.addWidget(self.text, 1)
        return part

    def _quiet(self, icon: str, tip: str, by: int) -> QToolButton:
        button = look.tool("quiet", tip=tip, size=17)
        button.setProperty("icon_name", icon)
        button.clicked.connect(lambda: self.text.step(by))
        return button

    def dress(self) -> None:
        """Take the theme's colours anew."""
        for button in (self.back, self.forth):
            button.setIcon(look.icon(button.property("icon_name")))
        self.text.dress()
        self._selected(self._session.selection)

    # -- what is shown ---------------------------------------------------------------------------
    def clear(self) -> None:
        """Show that nothing is selected."""
        self._mentions = []
        self._article = None
        self._show_sources([])
        self.pages.setCurrentIndex(NOTHING)
        for button in (self.back, self.forth):
            button.setIcon(look.icon(button.property("icon_name")))

    def _selected(self, events: Sequence[EventId]) -> None:
        dossier = self._session.dossier
        if dossier is None or not events:
            if self._article is None:
                self.clear()
        elif len(events) > 1:
            self.clear()
            self._how_many.setText(self.tr("%n events selected", "", len(events)))
            self.marks.show_events(dossier.events.some(events))
            self.marks.setEnabled(self._session.as_of is None)
            self.pages.setCurrentIndex(SEVERAL)
        else:
            self._show_event(events[0])

    def look_again(self) -> None:
        """Show what is selected anew: another day of knowledge is looked at."""
        self._selected(self._session.selection)

    def _changed(self, changes: Changes) -> None:
        shown = self._session.selection
        if len(shown) > 1 and (changes.everything or changes.events) and self._session.dossier is not None:
            self.marks.show_events(self._session.dossier.events.some(shown))
        elif len(shown) == 1 and (changes.everything or changes.articles or shown[0] in changes.events):
            self._show_event(shown[0])
        elif self._article is not None and (changes.everything or changes.articles or changes.events):
            self.show_article(self._article)

    def _show_event(self, event: EventId) -> None:
        dossier = self._session.dossier
        if dossier is None:
            return
        day = self._session.as_of
        found = dossier.events.known_on(event, day) if day else next(iter(dossier.events.some([event])), None)
        if found is None:
            self.clear()
            return
        self._article = None
        self._mentions = dossier.mentions.of_event(event, superseded=day is not None)
        if day is not None:
            known = {claim.key for claim in dossier.mentions.claims([event], as_of=day).get(event, ())}
            self._mentions = [mention for mention in self._mentions if mention.id in known]
        self.card.show_event(found, self._mentions)
        self.pages.setCurrentIndex(EVENT)
        self._show_sources(list(dict.fromkeys(mention.article for mention in self._mentions)))

    def show_article(self, article: ArticleId) -> None:
        """Show an article and the events found in it."""
        from tracker.events import wording as events

        dossier = self._session.dossier
        stored = dossier.articles.some([article]) if dossier else []
        if dossier is None or not stored:
            self.clear()
            return
        self._session.select(())
        self._article = article
        self._mentions = dossier.mentions.of_article(article)
        self._title.setText(stored[0].article.title or stored[0].article.name)
        self._origin.setText(self._origin_words(stored[0].article))
        self.events.clear()
        found = dossier.events.some([mention.event for mention in self._mentions if mention.event is not None])
        for event in found:
            item = QListWidgetItem(
                look.kind_icon(event.event.facts.kind), events.title(event.event, self._session.language)
            )
            item.setData(Qt.ItemDataRole.UserRole, event.id)
            self.events.addItem(item)
        self._found.setText(
            self.tr("%n event(s) found", "", len(found)) if found else self.tr("No events found in this article")
        )
        self.pages.setCurrentIndex(ARTICLE)
        self._show_sources([article])

    def _origin_words(self, article: Article) -> str:
        return "  ·  ".join(part for part in (article.outlet or "", self._day(article)) if part)

    def _day(self, article: Article) -> str:
        from tracker.dates.wording import words

        if article.published is None:
            return self.tr("day unknown")
        day = words(When(article.published.day, article.published.day, Precision.DAY), self._session.language)
        return self.tr("{day} (guessed)").format(day=day) if article.published.guess else day

    def _open_listed(self, item: QListWidgetItem) -> None:
        self._session.select([item.data(Qt.ItemDataRole.UserRole)])

    # -- evidence --------------------------------------------------------------------------------
    def _show_sources(self, articles: Sequence[ArticleId]) -> None:
        dossier = self._session.dossier
        had = self.source.currentData()
        self.source.blockSignals(True)
        self.source.clear()
        found = {stored.id: stored for stored in dossier.articles.some(articles)} if dossier else {}
        texts = Counter(stored.copy_of or stored.id for stored in found.values())
        for key in articles:
            if key in found:
                article = found[key].article
                name = article.outlet or article.title or article.name
                again = texts[found[key].copy_of or key]
                same = "  ·  " + self.tr("text ×{n}").format(n=again) if again > 1 else ""
                self.source.addItem(f"{self._day(article)}  ·  {name}{same}", key)  # the day is never cut
                if same:
                    tip = self.tr("%n of these articles print this text; they count as one source.", "", again)
                    self.source.setItemData(self.source.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        at = max(0, self.source.findData(had))
        self.source.setCurrentIndex(at)
        self.source.blockSignals(False)
        self._below.setVisible(bool(self.source.count()))
        self._show_source(at)

    def _show_source(self, at: int) -> None:
        dossier, key = self._session.dossier, self.source.itemData(at)
        stored = dossier.articles.some([key]) if dossier and key is not None else []
        if not stored:
            self.text.show_text("", ())
            self._say_place()
            return
        spans = sorted({span for item in self._mentions if item.article == key for span in item.mention.evidence})
        self.text.show_text(stored[0].article.text, spans)
        self._say_place()
        if self._article is None:
            self.article_shown.emit(key)

    def _show_cue(self, article: Any, span: Span) -> None:
        self.source.setCurrentIndex(max(0, self.source.findData(article)))
        self.text.show_cue(span)

    def _say_place(self) -> None:
        count = len(self.text.spans)
        words = f"{self.text.at + 1}/{count}" if count else ""
        self._place.setText(words)
        self._place.setAccessibleName(self.tr("Sentence {place}").format(place=words))
        for button in (self.back, self.forth):
            button.setEnabled(count > 1)

    def mentions_of_source(self) -> list[StoredMention]:
        """Return the event's mentions in the article that is shown: what splitting takes away."""
        return [mention for mention in self._mentions if mention.article == self.source.currentData()]

    @property
    def article(self) -> ArticleId | None:
        """The article that is shown by itself, with all its events."""
        return self._article

    @property
    def sources(self) -> int:
        """How many articles are behind what is shown."""
        return self.source.count()
