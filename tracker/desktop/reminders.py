"""Reminds quietly of deadlines that fall due within the next days: when a dossier is opened, and when a day begins."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from tracker.desktop import wording
from tracker.desktop.ledgers import pane
from tracker.desktop.window import Window

if TYPE_CHECKING:
    from tracker.events.deadlines import Deadline
    from tracker.store.dossier import Dossier
    from tracker.store.ids import EventId

LOOK = 5 * 60_000  # ms between two looks whether a day has begun: a window may stay open for weeks
NAMED = 3  # deadlines named in the message; more are counted


class Reminders(QObject):
    """Says it once a day in the message bar, with the way to the ledger; `reminder_days` says how far ahead."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._day = date.min
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._soon = QTimer(self, singleShot=True, interval=0)  # once the window shows the dossier
        self._soon.timeout.connect(self.remind)
        window.session.opened.connect(self._soon.start)

    def choose(self, days: int) -> None:
        """Remind so many days ahead from now on; 0 is never."""
        self._window.session.settings.set("reminder_days", days)
        self.remind()

    def _look(self) -> None:
        if wording.today() != self._day:
            self._window.refresh()  # days left are others now
            self.remind()

    def remind(self) -> None:
        """Say which deadlines fall due soon, if any do and the user wants to know."""
        session = self._window.session
        self._day = wording.today()
        days = session.settings.get("reminder_days")
        if session.dossier is None or not days:
            return
        near = due(session.dossier, self._day, days)
        if near:
            self._window.message.say(
                self._words(near),
                button=self.tr("Show"),
                action=lambda: self._show([one.key for one in near]),
            )

    def _words(self, near: list[Deadline[EventId]]) -> str:
        from tracker.events import wording as events

        language = self._window.session.language
        named = [
            f"{wording.title(one.event, language)} ({events.days_left(one.days, language)})"
            for one in near[:NAMED]
            if one.days is not None
        ]
        more = len(near) - len(named)
        listed = "; ".join(named) + (self.tr("; and %n more", "", more) if more else "")
        return self.tr("Falls due soon: {deadlines}").format(deadlines=listed)

    def _show(self, events: list[EventId]) -> None:
        self._window.show_ledger(pane.DEADLINES)
        self._window.session.select(events[:1])


def due(dossier: Dossier, today: date, days: int) -> list[Deadline[EventId]]:
    """Return the deadlines to be met that may fall due within so many days, the nearest first."""
    from tracker.events.deadlines import deadlines, due_within
    from tracker.events.event import Review
    from tracker.mentions.mention import Kind
    from tracker.store.filters import Filter

    wanted = Filter(
        kinds=frozenset({Kind.DEADLINE}),
        reviews=frozenset(Review) - {Review.REJECTED},
        since=today,
        until=today + timedelta(days),
    )
    found = {stored.id: stored.event for stored in dossier.events.matching(wanted)}
    return due_within(deadlines(found, {}, today, closed=False), days)
