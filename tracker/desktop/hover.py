"""What the card beside the pointer says of an event on the timeline."""

from __future__ import annotations

from html import escape
from typing import Any

from tracker.desktop.session import Session


def hover_text(session: Session, event: Any) -> str:
    """Return name, date, status, parties, sources and the first sentence as rich text."""
    from tracker.dates import wording as dates
    from tracker.events import wording as events

    dossier, language = session.dossier, session.language
    found = dossier.events.some([event]) if dossier else []
    if dossier is None or not found:
        return ""
    stored = found[0]
    facts = stored.event.facts
    lines = [f"<b>{escape(events.title(stored.event, language))}</b>"]
    lines.append(escape(f"{dates.words(facts.when, language, weekday=True)} · {events.status(facts.status, language)}"))
    if facts.parties:
        lines.append(escape(", ".join(events.party(code, language) for code in facts.parties)))
    mentions = dossier.mentions.of_event(stored.id)
    if mentions:
        first = mentions[0]
        article = dossier.articles.get(first.article).article
        span = first.mention.evidence[0]
        lines.append(f"<i>“{escape(_short(article.text[span.start : span.end]))}”</i>")
        outlet = escape(article.outlet or article.title or article.name)
        more = f" +{stored.event.sources - 1}" if stored.event.sources > 1 else ""
        lines.append(f"<small>{outlet}{more}</small>")
    if stored.event.note:
        lines.append(escape(_short(stored.event.note)))
    return "<br>".join(lines)


def _short(text: str, length: int = 220) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + " …"
