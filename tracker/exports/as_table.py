"""Table: events as aligned lines for people at a terminal."""

import unicodedata
from collections.abc import Iterator, Sequence

from tracker.dates.wording import words
from tracker.events import wording
from tracker.exports.rows import Row

_TITLE = 60  # columns; longer titles are the user's own


def lines(rows: Sequence[Row], language: str) -> Iterator[str]:
    """Yield a line an event: when, title, status, sides, number of articles, and what is in dispute."""
    yield from aligned([_cells(row, language) for row in rows])


def aligned(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield each row as a line, its cells below those of the row before."""
    widths = [max(width(line[column]) for line in cells) for column in range(len(cells[0]))] if cells else []
    for line in cells:
        yield "  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(line, widths, strict=True)).rstrip()


def width(text: str) -> int:
    """Return the columns that a text takes: wide letters two, marks set on others none."""
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def _cells(row: Row, language: str) -> list[str]:
    event, facts = row.event, row.event.facts
    disputed = ", ".join(wording.field(dispute.field, language) for dispute in event.disputes)
    return [
        words(facts.when, language),
        cut(" ".join(wording.title(event, language).split())),
        wording.status(facts.status, language),
        wording.parties(facts.parties, language, short=True),
        f"×{event.sources}" if event.sources else "–",
        f"≠ {disputed}" if disputed else "",
    ]


def cut(text: str) -> str:
    """Return a text that takes a title's room at most."""
    if width(text) <= _TITLE:
        return text
    kept, room = [], _TITLE - 1
    for letter in text:
        room -= _columns(letter)
        if room < 0:
            break
        kept.append(letter)
    return "".join(kept).rstrip() + "…"
