"""CSV: one row an event, for spreadsheets; no cell is ever taken for a formula."""

import csv
from collections.abc import Sequence
from pathlib import Path

from tracker.events import history, wording
from tracker.exports.options import Options
from tracker.exports.rows import Row

COLUMNS = (
    "id",
    "title",
    "kind",
    "status",
    "start",
    "end",
    "precision",
    "dated_by",
    "parties",
    "mediators",
    "set_by",
    "place",
    "ordinal",
    "persons_total",
    "persons_by_party",
    "sources",
    "disputed",
    "corrected",
    "review",
    "outlets",
    "first_told",
    "evidence",
    "note",
    "tags",
    "negotiation",
    "times_moved",
)

# What begins a formula in Excel, LibreOffice or Google Sheets, the full-width signs of East Asian input among them.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(rows: Sequence[Row], output: Path, options: Options) -> None:
    """Write UTF-8 with a byte order mark, without which Excel takes it for the system's old encoding."""
    with output.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for row in rows:
            writer.writerow([safe(value) for value in _cells(row, options)])


def safe(text: str) -> str:
    """Return a cell as one line that no spreadsheet takes for a formula, also after trimming it."""
    line = " ".join(text.replace("\x00", " ").split())
    return f"'{line}" if line.startswith(_FORMULA) else line


def _cells(row: Row, options: Options) -> list[str]:
    event, facts = row.event, row.event.facts
    plain = facts.as_json()
    outlets = dict.fromkeys(telling.article.outlet or telling.article.name for telling in row.tellings)
    values = {
        "id": row.identifier,
        "title": wording.title(event, options.language),
        "persons_by_party": "; ".join(f"{party}: {count}" for party, count in facts.persons_by_party),
        "sources": str(event.sources),
        "disputed": "; ".join(dispute.field for dispute in event.disputes),
        "corrected": "; ".join(sorted(event.corrected)),
        "review": event.review.value,
        "outlets": "; ".join(outlets),
        "first_told": row.first_told.isoformat() if row.first_told else "",
        "evidence": " | ".join(dict.fromkeys(line for telling in row.tellings for line in telling.sentences())),
        "note": event.note,
        "tags": "; ".join(event.tags),
        "negotiation": wording.negotiation(row.negotiation, options.language) if row.negotiation else "",
        "times_moved": str(history.times_moved(row.stages)),
    }
    return [values[name] if name in values else _plain(plain[name]) for name in COLUMNS]


def _plain(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)
