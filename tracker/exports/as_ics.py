"""ICS: dated events for calendars (RFC 5545), with reminders for deadlines that are still to be met."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tracker import __version__
from tracker.dates.wording import words
from tracker.events import wording
from tracker.exports.options import Options
from tracker.exports.rows import Row
from tracker.mentions.mention import Kind, Status

_STATUS = {
    Status.PROPOSED: "TENTATIVE",
    Status.POSTPONED: "TENTATIVE",
    Status.SCHEDULED: "CONFIRMED",
    Status.ONGOING: "CONFIRMED",
    Status.COMPLETED: "CONFIRMED",
    Status.MISSED: "CONFIRMED",
    Status.CANCELLED: "CANCELLED",
}
_PENDING = frozenset({Status.PROPOSED, Status.SCHEDULED, Status.POSTPONED, Status.ONGOING})
_REMINDERS = (7, 1)  # days before a deadline falls due


def write(rows: Sequence[Row], output: Path, options: Options) -> None:
    """Write a calendar of all events that have a date; a calendar has no place for the others.

    An event whose day is not known fills its whole window, says so in its summary and leaves the time free.
    """
    from icalendar import Calendar  # loads time zones

    calendar = Calendar()
    calendar.add("prodid", f"-//negotiation-tracker//{__version__}//{options.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    stamp = datetime.now(UTC)
    for row in rows:
        if row.event.facts.when:
            calendar.add_component(_entry(row, options.language, stamp))
    output.write_bytes(calendar.to_ical())


def _entry(row: Row, language: str, stamp: datetime) -> Any:
    from icalendar import Event as Entry

    facts = row.event.facts
    when = facts.when
    assert when.start is not None and when.end is not None
    title = wording.title(row.event, language)
    entry = Entry()
    entry.add("uid", f"{row.uid}@negotiation-tracker")
    entry.add("dtstamp", stamp)
    entry.add("summary", f"{title} ({words(when, language)})" if when.fuzzy else title)
    entry.add("dtstart", when.start)
    entry.add("dtend", when.end + timedelta(days=1))  # the first day that is no longer part of it
    entry.add("transp", "TRANSPARENT")
    entry.add("status", _STATUS[facts.status])
    entry.add("categories", [wording.kind(facts.kind, language)])
    if facts.place:
        entry.add("location", facts.place)
    entry.add("description", _description(row, language))
    url = next((telling.article.url for telling in row.tellings if telling.article.url), None)
    if url:
        entry.add("url", url)
    if facts.kind is Kind.DEADLINE and facts.status in _PENDING:
        for days in _REMINDERS:
            entry.add_component(_reminder(title, days))
    return entry


def _description(row: Row, language: str) -> str:
    facts = row.event.facts
    lines = [f"{wording.kind(facts.kind, language)}, {wording.status(facts.status, language)}"]
    for name in ("parties", "mediators", "set_by"):
        codes = getattr(facts, name)
        if codes:
            listed = ", ".join(wording.party(code, language) for code in codes)
            lines.append(f"{wording.field(name, language)}: {listed}")
    if row.event.note:
        lines.append(row.event.note)
    for telling in row.tellings:
        said = " ".join(telling.sentences())
        lines.append(f"“{said}” ({telling.article.outlet or telling.article.name})")
    return "\n".join(lines)


def _reminder(title: str, days: int) -> Any:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    # The end of an all-day event is the midnight after its last day.
    alarm.add("trigger", timedelta(days=-(days + 1)), parameters={"RELATED": "END"})
    return alarm
