"""The timeline's place in the window: the view, what it reads from the dossier, and the day of knowledge below it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.dates.when import When
from tracker.desktop import look, wording
from tracker.desktop.hover import hover_text
from tracker.desktop.presenting.motion import smooth
from tracker.desktop.session import Session
from tracker.desktop.timeline_lanes import of, remembered, to_remember
from tracker.desktop.timeline_past import PastBar
from tracker.desktop.timeline_view import TimelineView
from tracker.events.event import Review
from tracker.mentions.mention import Kind
from tracker.timeline.grouping import By, Grouping
from tracker.timeline.mark import Beside, Mark, marks, slips

if TYPE_CHECKING:
    from tracker.store.dossier import Dossier
    from tracker.store.events import StoredEvent
    from tracker.store.filters import Filter

REST = 300  # ms after the last step of the day of knowledge until the other views follow
AHEAD = 30  # states of the past that are worked out in one go while nothing else is to do


class TimelinePane(QWidget):
    """`rested` says that another day of knowledge is looked at and the other views should follow."""

    rested = Signal()
    past_left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: dict[Any, tuple[Any, Mark]] = {}  # by the event's id: of what each mark was made
        self._beside = self._beside_before = Beside()
        self._wanted: Filter | None = None
        self._lit: set[Any] = set()  # the events that the last step changed
        self.view = TimelineView()
        self.past = PastBar()
        self.past.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.view, 1)
        box.addWidget(self.past)
        self.setFocusProxy(self.view)
        settings = session.settings
        view = self.view
        view.wheel_zooms = settings.get("wheel_zooms")
        view.set_grouping(remembered(settings.get("lanes")))
        view.set_today(wording.today())
        view.hover_text = lambda event: hover_text(session, event)
        view.selected.connect(session.select)
        view.dated.connect(self._date)
        view.grouping_changed.connect(self._keep_lanes)
        self.past.day_changed.connect(self._step)
        self.past.left.connect(lambda: self.show_past(False))
        self._resting = QTimer(self, singleShot=True, interval=REST)
        self._resting.timeout.connect(self.rested)
        self._ahead = QTimer(self, interval=0)
        self._ahead.timeout.connect(self._prepare)
        self.follow_settings()
        self.dress()
        self.speak()

    def dress(self) -> None:
        """Take the theme's colours."""
        self.view.set_theme(look.theme())
        self.past.dress()

    def speak(self) -> None:
        """Take the interface's language."""
        self._shown = {}
        self.view.set_language(self._session.language)
        self.past.speak(self._session.language)

    def follow_settings(self) -> None:
        """Take what the user set: the strips, whether views glide."""
        settings = self._session.settings
        self.view.smooth = smooth(self._session)
        self.view.show_strips(settings.get("overview_shown"), settings.get("coverage_shown"))

    # -- what is shown -----------------------------------------------------------------------------
    def show_events(self, rows: Iterable[StoredEvent], wanted: Filter | None) -> None:
        """Show these events, as the filter `wanted` let them through."""
        dossier = self._session.dossier
        if dossier is None:
            return
        self._wanted = wanted
        rows = list(rows)
        self._beside = self._look_up(dossier, rows)
        self.view.set_articles(dossier.articles.days())
        if self._session.as_of is None:
            self.view.set_marks(self._marks(rows))
        else:  # lanes and rows stay those of what is known now
            self.view.step_to(self._marks(rows), self._lit)
        self.view.select(self._session.selection, reveal=False)
        if not self.past.isHidden():
            self.past.set_days(dossier.events.days_told(), wording.today())
            self._ahead.start()

    def _marks(self, rows: Iterable[StoredEvent], changed: Collection[Any] | None = None) -> list[Mark]:
        """Return the marks of events, making anew only those of events that changed.

        `changed` are these where they are known; else all are compared.
        """
        every, language, beside = self._session.settings.get("rejected_shown"), self._session.language, self._beside
        before = self._shown
        self._shown = shown = {} if changed is None else before
        for key in changed or ():
            shown.pop(key, None)
        again = beside == self._beside_before
        for one in rows:
            if changed is not None and one.id not in changed:
                continue
            event = one.event
            if not every and event.review is Review.REJECTED:
                continue
            made = before.get(one.id) if again else None
            if made is None or made[0] is not event:
                (mark,) = marks([(one.id, event)], lambda event: wording.title(event, language), beside)
                made = (event, mark)
            shown[one.id] = made
        self._beside_before = beside
        return [mark for _, mark in shown.values()]

    def _look_up(self, dossier: Dossier, rows: Iterable[StoredEvent]) -> Beside:
        """Return what the lanes and the trails need beyond the events themselves."""
        from tracker.events import wording as events

        by, language = self.view.grouping().by, self._session.language
        negotiations, outlets = {}, {}
        if by is By.NEGOTIATION:
            negotiations = {
                key: events.negotiation(found, language) for key, found in dossier.events.negotiations().items()
            }
        if by is By.OUTLET:
            outlets = dossier.mentions.outlets()
        deadlines = {
            one.id: one.event.facts.when
            for one in rows
            if one.event.facts.kind is Kind.DEADLINE and one.first_told != one.last_told
        }
        stages = dossier.events.histories(deadlines.keys()) if deadlines else {}
        trails = {key: slips(stages[key], when) for key, when in deadlines.items() if key in stages}
        return Beside(negotiations, outlets, trails)

    # -- by hand -----------------------------------------------------------------------------------
    def _date(self, event: Any, when: When) -> None:
        """Correct the date of an event whose bar was taken by an end."""
        from tracker.actions import correcting

        self._session.do(correcting.correct, event, "when", when)

    def _keep_lanes(self, grouping: Grouping) -> None:
        settings = self._session.settings
        before = remembered(settings.get("lanes"))
        if grouping.by is not before.by:  # as they were left when they were shown last
            grouping = of(grouping.by, settings.get("lanes"))
        settings.set("lanes", to_remember(grouping, settings.get("lanes")))
        if grouping != self.view.grouping():
            self.view.set_grouping(grouping)
        if grouping.by is not before.by and grouping.by in (By.NEGOTIATION, By.OUTLET):
            self._reread()

    def _reread(self) -> None:
        dossier = self._session.dossier
        if dossier is not None:
            wanted = self._wanted
            self.show_events(dossier.events.matching(wanted) if wanted else dossier.events.all(), wanted)

    # -- what was known when -----------------------------------------------------------------------
    def show_past(self, shown: bool) -> None:
        """Show the slider of the day of knowledge, or hide it and return to what is known now."""
        dossier = self._session.dossier
        if shown and dossier is not None:
            self.past.set_days(dossier.events.days_told(), wording.today())
            self.past.go(self._session.as_of or date.max)
            self.past.show()
            self.past.slider.setFocus()
            self._ahead.start()
            return
        self.past.stop()
        self.past.hide()
        self._ahead.stop()
        self.past.go(date.max)
        self._step(None)
        self.view.setFocus()
        self.past_left.emit()

    def look_at(self, day: date | None) -> None:
        """Look at what was known on a day; None returns to what is known now."""
        if day is not None or not self.past.isHidden():
            self.show_past(day is not None)
            self.past.go(day or date.max)

    def _prepare(self) -> None:
        dossier = self._session.dossier
        if dossier is None or self.past.isHidden() or dossier.events.prepare_as_of(AHEAD):
            self._ahead.stop()

    def _step(self, day: date | None) -> None:
        """Look at what was known on a day; None for what is known now. What changed is lit."""
        session, dossier = self._session, self._session.dossier
        before, session.as_of = session.as_of, day
        self.view.editable = day is None
        if dossier is None or before == day:
            return
        from tracker.store.filters import Filter

        wanted = replace(self._wanted or Filter(), as_of=day)
        rows = dossier.events.matching(wanted) if wanted else dossier.events.all()
        changed = dossier.events.changed_between(before or date.max, day or date.max)
        self._lit = changed if day else set()
        self.view.step_to(self._marks(rows, changed), self._lit)
        self.view.set_today(day or wording.today(), past=day is not None)
        self._resting.start()
