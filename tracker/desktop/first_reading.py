"""Opening a dossier without a frozen window: an older one is brought up to date, a large one read piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from tracker.desktop import wording
from tracker.desktop.waiting import Tell, in_pieces, wait_for

if TYPE_CHECKING:
    from tracker.store.dossier import Dossier

PIECE = 500  # articles or events read at once: about a hundredth of a second

translate = QCoreApplication.translate


def opened(path: Path, language: str) -> Dossier:
    """Open a dossier for the window; raises what `Dossier.open` raises."""
    from tracker.store.dossier import Dossier

    parent = QApplication.activeWindow()
    if Dossier.outdated(path):
        words = translate("opening", "“{name}” is of an earlier version and is brought up to date …")
        wait_for(words.format(name=path.stem), partial(_bring_up_to_date, path), parent)
    dossier = Dossier.open(path)
    try:
        words = translate("opening", "Opening “{name}” …").format(name=path.stem)
        in_pieces(words, _read(dossier, language), parent)
    except BaseException:
        dossier.close()
        raise
    return dossier


def _bring_up_to_date(path: Path, tell: Tell) -> None:
    from tracker.store.dossier import Dossier

    Dossier.open(path, create=False, on_progress=tell).close()


def _read(dossier: Dossier, language: str) -> Iterator[tuple[int, int]]:
    """Read what the views will ask for, and word the names of events, which takes as long again."""
    articles, events = dossier.articles.count(), dossier.events.count()
    of = articles + 2 * events
    done = 0
    for read_ahead in (dossier.events.read_ahead, dossier.articles.read_ahead):
        while some := read_ahead(PIECE):
            done += some
            yield min(done, of), of
    for number, stored in enumerate(dossier.events.all()):
        wording.title(stored.event, language)
        if number % PIECE == 0:
            yield min(done + number, of), of
