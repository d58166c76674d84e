"""Full-text search over articles and events: beginnings of words, phrases, fields, diacritics folded."""

# ruff: noqa: S608  SQL is put together from constants of this room; values are always bound

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tracker.events import wording
from tracker.events.event import Event
from tracker.languages import packs
from tracker.mentions.mention import Facts, Span
from tracker.store.connection import Connection, batches, marks
from tracker.store.ids import ArticleId, EventId
from tracker.store.values import FACTS, facts_of

_LIMIT = 1000
_FIELDS = {"articles_search": ("title", "text", "outlet"), "events_search": ("title", "place", "note", "evidence")}
_TERM = re.compile(r'(?P<no>-)?(?:(?P<field>\w+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_OPEN, _CLOSE = "\x02", "\x03"  # round a hit in SQLite's snippet; tidied text never holds them


class ArticleHit(NamedTuple):
    """An article that has the words, and a piece of it; `lit` are the hits' code points in the snippet."""

    id: ArticleId
    snippet: str
    lit: tuple[Span, ...]


class Search:
    """What people type is never FTS5's own syntax: every string is a valid question.

    Words stand for their beginnings ("Gefang" finds "Gefangene"); in quotes they stand exactly and in
    that order; `-word` leaves out; `title:`, `outlet:`, `place:`, `note:`, `evidence:` look in one field.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def articles(self, words: str, limit: int = _LIMIT) -> list[ArticleHit]:
        """Return the articles that have all the words, best first."""
        question = _question(words, "articles_search")
        if question is None:
            return []
        found = self._connection.rows(
            "SELECT rowid, snippet(articles_search, 1, ?, ?, '…', 24) FROM articles_search"
            " WHERE articles_search MATCH ? ORDER BY rank LIMIT ?",
            (_OPEN, _CLOSE, question, limit),
        )
        return [_hit(ArticleId(key), snippet) for key, snippet in found]

    def events(self, words: str, limit: int = _LIMIT) -> list[EventId]:
        """Return the events that have all the words in title, place, note or evidence, best first."""
        question = _question(words, "events_search")
        if question is None:
            return []
        found = self._connection.rows(
            "SELECT s.rowid FROM events_search AS s JOIN events AS e ON e.id = s.rowid"
            " WHERE events_search MATCH ? AND e.standing = 'current' ORDER BY rank LIMIT ?",
            (question, limit),
        )
        return [EventId(key) for (key,) in found]

    def renew(self, events: Collection[EventId]) -> None:
        """Write the words of these events anew; those that are gone lose theirs."""
        for some in batches(events):
            listed = marks(len(some))
            self._connection.write(f"DELETE FROM events_search WHERE rowid IN ({listed})", some)
            self._index(f"{_EVENTS} WHERE e.id IN ({listed})", some)

    def rebuild(self) -> None:
        """Make all that is only there for finding anew from what the dossier holds; inside a step."""
        self._connection.write("DELETE FROM event_parties")
        self._connection.write(
            "INSERT OR IGNORE INTO event_parties (event, party)"
            " SELECT e.id, value FROM events AS e, json_each(e.parties)"
        )
        self._connection.write("INSERT INTO articles_search (articles_search) VALUES ('rebuild')")
        self._connection.write("DELETE FROM events_search")
        self._index(_EVENTS, ())

    def _index(self, select: str, parameters: Sequence[int]) -> None:
        for *row, title, note, evidence, key in self._connection.rows(select, parameters):
            facts = facts_of(tuple(row))
            self._connection.write(
                "INSERT INTO events_search (rowid, title, place, note, evidence) VALUES (?, ?, ?, ?, ?)",
                (key, f"{title} {_names(facts)}", _place_names(facts.place), note, evidence),
            )


_EVENTS = (
    "SELECT "
    + ", ".join(f"e.{name}" for name in FACTS.split(", "))
    + """, e.title, trim(e.note || ' ' || coalesce((SELECT group_concat(value, ' ') FROM json_each(e.tags)), '')
            || ' ' || e.negotiation),
        coalesce((
            SELECT group_concat(substr(a.text, json_extract(s.value, '$[0]') + 1,
                json_extract(s.value, '$[1]') - json_extract(s.value, '$[0]')), ' ')
            FROM mentions AS m JOIN articles AS a ON a.id = m.article, json_each(m.evidence) AS s
            WHERE m.event = e.id
        ), ''),
        e.id
    FROM events AS e"""
)


@lru_cache(maxsize=5000)
def _names(facts: Facts) -> str:
    """Return what an event is called in every language that the program speaks, sides by name and by code."""
    codes = (*facts.parties, *facts.mediators, *facts.set_by)
    words = [*codes]
    for language in _spoken():
        words += [
            wording.title(Event(facts), language),
            wording.kind(facts.kind, language),
            wording.status(facts.status, language),
            *(wording.party(code, language) for code in codes),
        ]
    return " ".join(dict.fromkeys(words))


@lru_cache(maxsize=5000)
def _place_names(place: str | None) -> str:
    return " ".join(dict.fromkeys([place, *(wording.place(place, code) for code in _spoken())])) if place else ""


@cache
def _spoken() -> list[str]:
    return [code for code in packs.codes() if packs.table(code, "wording").get("events")]


def _question(words: str, table: str) -> str | None:
    """Return the words as an FTS5 expression in which everything typed is quoted; None where nothing is asked."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for term in _TERM.finditer(words.replace("\x00", " ")):
        field, phrase, word = term["field"], term["phrase"], term["word"]
        if field and field not in _FIELDS[table]:  # "15:30", "https://…": no field of ours, so plain words
            word, phrase, field = f"{field} {word or phrase or ''}", None, None
        asked = _phrase(phrase, exact=True) if phrase is not None else _phrase(word, exact=False)
        if asked:
            (unwanted if term["no"] else wanted).append(f"{field} : ({asked})" if field else f"({asked})")
    if not wanted:
        return None
    return " AND ".join(wanted) + "".join(f" NOT {term}" for term in unwanted)


def _phrase(typed: str, *, exact: bool) -> str:
    """Return a quoted phrase, with "ß" looked for as "ss" too and the other way round: the tokenizer folds neither."""
    letters = "".join(letter if letter.isalnum() or ord(letter) > 0x2FF else " " for letter in typed).split()
    if not any(letter.isalnum() for letter in "".join(letters)):
        return ""
    asked = " ".join(letters)
    spellings = dict.fromkeys((asked, asked.replace("ß", "ss"), asked.replace("ss", "ß")))
    return " OR ".join(f'"{spelling}"' + ("" if exact else "*") for spelling in spellings)


def _hit(article: ArticleId, snippet: str) -> ArticleHit:
    """Take the marks out of a snippet and say where they were."""
    text, lit, start = [], [], 0
    length = 0
    for piece in re.split(f"([{_OPEN}{_CLOSE}])", snippet):
        if piece == _OPEN:
            start = length
        elif piece == _CLOSE:
            lit.append(Span(start, length))
        else:
            text.append(piece)
            length += len(piece)
    return ArticleHit(article, "".join(text), tuple(lit))
