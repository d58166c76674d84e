"""One event: its name, its values and why they are so, what the user decides about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tracker.dates.when import Precision, When
from tracker.desktop import look, reasons, values
from tracker.desktop.event_marks import EventMarks
from tracker.desktop.field_row import FieldRow, Value
from tracker.desktop.session import Session
from tracker.desktop.wording import capital
from tracker.events.event import Review
from tracker.mentions.mention import CLAIMED_BY, DatedBy, Span

if TYPE_CHECKING:
    from tracker.articles.article import Article
    from tracker.events.event import Dispute
    from tracker.store.events import StoredEvent
    from tracker.store.mentions import StoredMention

ALWAYS = frozenset({"kind", "status", "when", "parties", "place"})  # shown even where nothing is known


class EventCard(QScrollArea):
    """Everything known of one event; a click on a value edits it in place."""

    cue = Signal(object, object)  # ArticleId, Span: the words from which a value was read

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from tracker.events import wording as events

        self._session = session
        self._stored: StoredEvent | None = None
        self._mentions: dict[Any, StoredMention] = {}
        self._articles: dict[Any, Article] = {}
        self._texts: dict[Any, Any] = {}  # article -> the one whose text it prints, itself if it is nobody's
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        look.role(body, "paper")
        box = QVBoxLayout(body)
        box.setContentsMargins(16, 14, 16, 14)
        box.setSpacing(8)
        box.addLayout(self._head())
        self.title = Value()
        look.role(self.title, "title")
        self.title.pressed.connect(self.edit_title)
        self._title_line = QLineEdit()
        self._title_line.setAcceptDrops(False)
        self._title_line.setAccessibleName(self.tr("Name of the event"))
        self._title_line.returnPressed.connect(self._rename)
        self._title_line.installEventFilter(self)
        self._title_line.hide()
        box.addWidget(self.title)
        box.addWidget(self._title_line)
        box.addLayout(self._decisions())
        box.addSpacing(6)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        self.rows: dict[str, FieldRow] = {}
        for at, field in enumerate(values.FIELDS):
            name = self.tr("Date of") if field == "dated_by" else capital(events.field(field, session.language))
            row = FieldRow(field, name, grid, at, body)
            row.edited.connect(self._edited)
            row.taken_back.connect(self._take_back)
            row.why.connect(self._why)
            row.dispute.connect(self._dispute)
            self.rows[field] = row
        box.addLayout(grid)
        self._more = QPushButton(self.tr("More fields"))
        self._more.setCheckable(True)
        self._more.setFlat(True)
        look.role(self._more, "link")
        self._more.toggled.connect(self._show_fields)
        box.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.marks = EventMarks(session)
        box.addWidget(self.marks)
        self.note = QPlainTextEdit(placeholderText=self.tr("Note"), tabChangesFocus=True)
        look.role(self.note, "field")
        self.note.setAcceptDrops(False)
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setFixedHeight(self.note.fontMetrics().height() * 2 + 24)
        self.note.installEventFilter(self)
        box.addWidget(self.note)
        box.addStretch()
        self.setWidget(body)

    def _head(self) -> QHBoxLayout:
        self._sign = QLabel()
        self._kind = QLabel()
        look.role(self._kind, "label")
        self._sources = QLabel()
        look.role(self._sources, "label")
        self._sources.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._sources.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.setSpacing(7)
        row.addWidget(self._sign)
        row.addWidget(self._kind)
        row.addWidget(self._sources, 1)
        return row

    def _decisions(self) -> QHBoxLayout:
        self.accept = look.tool("accept", text=self.tr("Accept"), size=17, checkable=True)
        self.reject = look.tool("reject", text=self.tr("Reject"), size=17, checkable=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button, review in ((self.accept, Review.ACCEPTED), (self.reject, Review.REJECTED)):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.clicked.connect(lambda checked, decision=review: self._review(decision if checked else Review.NEW))
            row.addWidget(button)
        row.addStretch()
        return row

    # -- showing ---------------------------------------------------------------------------------
    def show_event(self, stored: StoredEvent, mentions: list[StoredMention]) -> None:
        """Show an event and what its mentions say."""
        from tracker.events import wording as events

        new = self._stored is None or self._stored.id != stored.id
        self._stored = stored
        self._mentions = {mention.id: mention for mention in mentions}
        dossier = self._session.dossier
        told = dossier.articles.some({mention.article for mention in mentions}) if dossier else []
        self._articles = {stored.id: stored.article for stored in told}
        self._texts = {stored.id: stored.copy_of or stored.id for stored in told}
        event, language = stored.event, self._session.language
        self._offer_editing()
        self._sign.setPixmap(look.kind_icon(event.facts.kind).pixmap(18, 18))
        self._kind.setText(events.kind(event.facts.kind, language))
        self._sources.setText(self._told(event.sources))
        self.title.setText(events.title(event, language))
        self.title.setAccessibleName(self.tr("Name of the event: {name}").format(name=self.title.text()))
        if new:
            self._leave_title()
            for row in self.rows.values():
                row.close_editor()
        self._show_review(event.review)
        self.marks.show_events([stored])
        if new or not self.note.hasFocus():
            self.note.setPlainText(event.note)
        bearing = dict(event.told_by)
        for field, row in self.rows.items():
            dispute = self._dispute_of(field)
            row.show_value(
                getattr(event.facts, field),
                language,
                corrected=field in event.corrected and event.sources > 0,
                others=len(dispute.values) - 1 if dispute else 0,
                told=len(bearing.get(field, ())),
                reasons="\n".join(self._reasons(field)),
            )
        if new:
            self._more.setChecked(False)
            self.verticalScrollBar().setValue(0)
        self._show_fields()

    def _offer_editing(self) -> None:
        """Let nothing be changed while what was known on another day is looked at."""
        now = self._session.as_of is None
        for row in self.rows.values():
            row.editable = now
        for part in (self.accept, self.reject, self.marks, self.note):
            part.setEnabled(now)
        self.title.setToolTip(self.tr("Click to rename") if now else "")

    def _told(self, sources: int) -> str:
        """Say how many articles tell it, and how many texts they are where some print the same."""
        if not sources:
            return self.tr("added by hand")
        printed = self.tr("told by %n article(s)", "", len(self._articles))
        if len(self._articles) == sources:
            return printed
        return self.tr("{articles}, %n text(s)", "", sources).format(articles=printed)

    def _show_review(self, review: Review) -> None:
        for button, name, mine, ink in (
            (self.accept, "accept", Review.ACCEPTED, "good"),
            (self.reject, "reject", Review.REJECTED, "danger"),
        ):
            button.setChecked(review is mine)
            button.setIcon(look.icon(name, "paper" if review is mine else ink))
        self.accept.setToolTip(self.tr("Accept this event (A)"))
        self.reject.setToolTip(self.tr("Reject this event: it leaves the timeline (R)"))

    def _show_fields(self) -> None:
        everything = self._more.isChecked()
        hidden = 0
        for field, row in self.rows.items():
            shown = everything or field in ALWAYS or not (row.empty or self._goes_without_saying(field))
            hidden += not shown
            row.set_shown(shown)
        self._more.setVisible(bool(hidden) or everything)
        self._more.setText(self.tr("Fewer fields") if everything else self.tr("More fields"))

    def _goes_without_saying(self, field: str) -> bool:
        return field == "dated_by" and self._stored is not None and self._stored.event.facts.dated_by is DatedBy.EVENT

    def _dispute_of(self, field: str) -> Dispute | None:
        disputes = self._stored.event.disputes if self._stored else ()
        return next((dispute for dispute in disputes if dispute.field == field), None)

    def _reasons(self, field: str) -> list[str]:
        """Return why the mentions that tell this value tell it: each reason once, with the words and who has them."""
        if self._stored is not None and field in self._stored.event.corrected:
            return self._own_word(field)
        told = dict(self._stored.event.told_by) if self._stored else {}
        lines: dict[str, dict[str, None]] = {}
        for key in told.get(field, ()):
            stored = self._mentions.get(key)
            article = self._articles.get(stored.article) if stored else None
            for reason in stored.mention.reasons if stored and article else ():
                claim = field == "status" and reason.field == CLAIMED_BY  # who says so, beside how far it has come
                if (reason.field == field or claim) and article is not None:
                    words = reasons.quoted(reason, article.text)
                    source = f"{words} ({_name(article)})" if words else _name(article)
                    lines.setdefault(reasons.sentence(reason, self._session.language), {})[source] = None
        return [f"{said}: {', '.join(sources)}" for said, sources in lines.items()]

    def _own_word(self, field: str) -> list[str]:
        """Return when and why the user set a field, and what the articles say of it."""
        dossier, language = self._session.dossier, self._session.language
        if dossier is None or self._stored is None:
            return []
        mine = next((one for one in dossier.events.corrections(self._stored.id) if one.field == field), None)
        lines = []
        if mine is not None:
            day = mine.made.astimezone().date()
            when = values.words("when", When(day, day, Precision.DAY), language)
            said = self.tr("Your own word of {day}").format(day=when)
            lines.append(f"{said}: {mine.note}" if mine.note else said)
        told: dict[Any, list[Any]] = {}
        for key, mention in self._mentions.items():
            value = getattr(mention.mention.facts, field)
            if value:
                told.setdefault(value, []).append(key)
        lines += [
            f"{values.words(field, value, language)}  ←  {self._names(tuple(keys))}" for value, keys in told.items()
        ]
        return lines

    # -- asking back -----------------------------------------------------------------------------
    def _why(self, field: str) -> None:
        """Say below the value why it is so, and show the words from which it was read."""
        row = self.rows[field]
        if row.below.isVisible():
            row.say("")
            return
        told = dict(self._stored.event.told_by).get(field, ()) if self._stored else ()
        row.say("\n".join(self._reasons(field)))
        found = self._cue(field, told)
        if found:
            self.cue.emit(*found)

    def _cue(self, field: str, told: tuple[Any, ...]) -> tuple[Any, Span] | None:
        for key in told:
            stored = self._mentions.get(key)
            for reason in stored.mention.reasons if stored else ():
                if reason.field == field and reason.span is not None and stored is not None:
                    return stored.article, reason.span
        return None

    def _dispute(self, field: str) -> None:
        """List each value with the articles behind it."""
        row, dispute = self.rows[field], self._dispute_of(field)
        if dispute is None or row.below.isVisible():
            row.say("")
            return
        language = self._session.language
        row.say(
            "\n".join(
                f"{values.words(field, value, language) or '–'}  ←  {self._names(keys)}"
                for value, keys in dispute.values
            )
        )

    def _names(self, keys: tuple[Any, ...]) -> str:
        """Return outlets (or titles) of the articles whose mentions these are; copies of one text say so."""
        ids = dict.fromkeys(self._mentions[key].article for key in keys if key in self._mentions)
        names = ", ".join(dict.fromkeys(_name(self._articles[one]) for one in ids if one in self._articles))
        texts = len({self._texts.get(one) for one in ids})
        return names if texts == len(ids) else self.tr("{names} (%n text(s))", "", texts).format(names=names)

    # -- changing --------------------------------------------------------------------------------
    def _do(self, name: str, *args: Any) -> None:
        from tracker.actions import correcting

        if self._stored is not None:
            self._session.do(getattr(correcting, name), *args)

    def _edited(self, field: str, value: Any) -> None:
        if self._stored is not None:
            self._do("correct", self._stored.id, field, value)

    def _take_back(self, field: str) -> None:
        if self._stored is not None:
            self._do("take_back", self._stored.id, field)

    def _review(self, decision: Review) -> None:
        if self._stored is not None:
            self._do("review", [self._stored.id], decision)

    def edit_title(self) -> None:
        """Put a line in the title's place."""
        if self._session.as_of is not None:
            return
        self._title_line.setText(self.title.text())
        self.title.hide()
        self._title_line.show()
        self._title_line.selectAll()
        self._title_line.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self, field: str) -> None:
        """Edit a field, as a click on its value does."""
        if self.rows[field].empty and field not in ALWAYS:
            self._more.setChecked(True)
        self.rows[field].edit()

    def _leave_title(self) -> None:
        self._title_line.hide()
        self.title.show()

    def _rename(self) -> None:
        if self._stored is None:
            return
        words = self._title_line.text().strip()
        had = self.title.text()
        self._leave_title()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        if words != had:
            self._do("rename", self._stored.id, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._title_line:
            pressed = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape  # type: ignore[attr-defined]
            if pressed or event.type() == QEvent.Type.FocusOut:
                self._leave_title()
                if pressed:
                    self.title.setFocus(Qt.FocusReason.OtherFocusReason)
                    return True
        left = event.type() == QEvent.Type.FocusOut and watched is self.note
        if left and self._stored is not None and self.note.toPlainText().strip() != self._stored.event.note:
            self._do("annotate", self._stored.id, self.note.toPlainText())
        return super().eventFilter(watched, event)


def _name(article: Article) -> str:
    return article.outlet or article.title or article.name
