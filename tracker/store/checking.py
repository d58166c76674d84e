"""Checking a dossier: what is wrong with it, how much, and how to mend it."""

from dataclasses import dataclass

from tracker.store.connection import Connection
from tracker.store.refusals import DossierDamaged


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, in plain words, and what mends it; `key` tells programs which it is."""

    key: str
    count: int
    wrong: str
    mend: str


_RESTORE = "Restore the last backup; what was added since then can be imported again."

_ORPHANS = {
    "mentions_without_event": (
        "SELECT count(*) FROM mentions AS m JOIN articles AS a ON a.id = m.article"
        " WHERE m.event IS NULL AND NOT a.superseded",
        "{count} mentions belong to no event and are not shown.",
        "Remove the articles they come from and import these again.",
    ),
    "events_without_mentions": (
        """SELECT count(*) FROM events AS e WHERE e.standing = 'current'
        AND e.corrected = '[]' AND e.review = 'new' AND e.title = '' AND e.note = ''
        AND NOT EXISTS (SELECT 1 FROM mentions AS m JOIN articles AS a ON a.id = m.article
            WHERE m.event = e.id AND NOT a.superseded)""",
        "{count} events have no article behind them and no word of yours.",
        "Delete these events, or import their articles again.",
    ),
    "evidence_outside_text": (
        """SELECT count(*) FROM mentions AS m JOIN articles AS a ON a.id = m.article
        WHERE m.evidence = '[]' OR EXISTS (SELECT 1 FROM json_each(m.evidence) AS s
            WHERE json_extract(s.value, '$[0]') < 0
            OR json_extract(s.value, '$[1]') > length(a.text)
            OR json_extract(s.value, '$[0]') >= json_extract(s.value, '$[1]'))""",
        "{count} mentions point to sentences that are not in their article.",
        "Remove the articles they come from and import these again.",
    ),
    "articles_without_original": (
        "SELECT count(*) FROM articles WHERE original IS NULL",
        "{count} articles have lost the file they were read from.",
        "The text is still there; import the files again if you need them.",
    ),
    "parties_out_of_step": (
        """SELECT count(*) FROM events AS e WHERE (SELECT count(*) FROM event_parties WHERE event = e.id)
            <> (SELECT count(DISTINCT value) FROM json_each(e.parties))""",
        "{count} events are not found by all of their parties.",
        "Mend the search index.",
    ),
    "copies_out_of_step": (
        "SELECT count(DISTINCT article) FROM article_shingles WHERE article NOT IN (SELECT id FROM articles)",
        "{count} articles that are gone are still looked at when copies of one text are found.",
        "Mend the search index.",
    ),
    "search_out_of_step": (
        """SELECT (SELECT count(*) FROM events WHERE id NOT IN (SELECT rowid FROM events_search))
        + (SELECT count(*) FROM events_search WHERE rowid NOT IN (SELECT id FROM events))""",
        "The search does not know {count} events rightly.",
        "Mend the search index.",
    ),
}


def check(connection: Connection) -> list[Finding]:
    """Look through the whole dossier; an empty list means that all is well. Takes seconds for a big one."""
    try:
        said = [row[0] for row in connection.rows("PRAGMA integrity_check")]
        broken = connection.rows("PRAGMA foreign_key_check")
        findings = []
        if said != ["ok"]:
            findings.append(Finding("damaged", len(said), f"The file is damaged: {said[0]}.", _RESTORE))
        if broken:
            tables = ", ".join(sorted({row[0] for row in broken}))
            wrong = f"{len(broken)} rows of {tables} point to rows that are gone."
            findings.append(Finding("dangling", len(broken), wrong, _RESTORE))
        for key, (question, wrong, mend) in _ORPHANS.items():
            count = connection.value(question)
            if count:
                findings.append(Finding(key, count, wrong.format(count=count), mend))
    except DossierDamaged:
        return [Finding("damaged", 1, "The file is damaged and cannot be read to its end.", _RESTORE)]
    if not findings and not _articles_index_sound(connection):
        wrong = "The search index of the articles is not in step with their text."
        findings.append(Finding("search_out_of_step", 1, wrong, "Mend the search index."))
    return findings


def _articles_index_sound(connection: Connection) -> bool:
    """Let FTS5 compare its index with the articles; it is asked in a transaction that is taken back."""
    connection.begin()
    try:
        connection.write("INSERT INTO articles_search (articles_search, rank) VALUES ('integrity-check', 1)")
    except DossierDamaged:
        return False
    finally:
        connection.rollback()
    return True
