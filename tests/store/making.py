"""What the tests of store and actions make dossiers of."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from tracker.articles.article import Article, Known, Published
from tracker.dates.when import NEVER, Precision, When
from tracker.mentions.mention import Facts, Kind, Mention, Reason, Span, Status
from tracker.store.dossier import Dossier
from tracker.store.ids import ArticleId, EventId


def article(text: str, *, title: str = "", day: date | None = date(2026, 2, 7), origin: str = "", **more) -> Article:
    """An article whose content is its text."""
    content = sha256(text.encode()).hexdigest()
    return Article(
        text=text,
        title=title or text[:20],
        name=more.pop("name", "article.txt"),
        format="txt",
        content=content,
        origin=origin or content,
        published=Published(day, None, Known.TEXT) if day else None,
        **more,
    )


def on(day: date) -> When:
    return When(day, day, Precision.DAY)


def mention(
    text: str, sentence: str = "", *, kind: Kind = Kind.NEGOTIATION_ROUND, when: When = NEVER, **facts
) -> Mention:
    """A mention whose evidence is the sentence (the whole text, if none is given)."""
    start = text.index(sentence) if sentence else 0
    end = start + len(sentence or text)
    facts.setdefault("status", Status.COMPLETED)
    facts.setdefault("parties", ("RU", "UA"))
    return Mention(
        Facts(kind=kind, when=when, **facts), (Span(start, end),), 0.9, (Reason("kind", "cue", Span(start, end)),)
    )


def keep(dossier: Dossier, given: Article, told: Sequence[Mention] = ()) -> tuple[ArticleId, list[EventId]]:
    """Store an article and found an event for each mention, in one step."""
    with dossier.step("import", count=1):
        key = dossier.articles.add(given, given.text.encode())
        events = []
        for one in told:
            mention_id = dossier.mentions.add(key, one)
            event = dossier.events.found(dossier.mentions.claim(mention_id))
            dossier.mentions.assign([mention_id], event)
            events.append(event)
    return key, events


def rows(dossier: Dossier) -> dict[str, list]:
    """Everything in the dossier that undo must bring back, table by table."""
    connection = dossier._connection
    tables = (
        "articles",
        "mentions",
        "events",
        "event_parties",
        "corrections",
        "left_open",
        "verdicts",
        "scenes",
        "scene_events",
    )
    found = {table: sorted(connection.rows(f"SELECT * FROM {table}"), key=repr) for table in tables}
    found["events_search"] = sorted(connection.rows("SELECT rowid, * FROM events_search"))
    return found
