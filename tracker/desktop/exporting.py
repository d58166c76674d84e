"""Exporting from the window: which format, whereto, and what was written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from tracker.desktop import look, wording
from tracker.desktop.session import Session
from tracker.problems import Problem

if TYPE_CHECKING:
    from tracker.store.filters import Filter
    from tracker.timeline.view import View

translate = QCoreApplication.translate
PICTURES = ("png", "svg", "pdf")
FORMATS = ("png", "svg", "pdf", "csv", "json", "ics")  # in the menu's order: pictures, then data


def describe(key: str) -> str:
    """Return what a format is for."""
    return {
        "png": translate("export", "Picture (PNG)"),
        "svg": translate("export", "Drawing to edit (SVG)"),
        "pdf": translate("export", "Page to print (PDF)"),
        "csv": translate("export", "Table for Excel (CSV)"),
        "json": translate("export", "All data with evidence (JSON)"),
        "ics": translate("export", "Calendar (ICS)"),
    }[key]


def fill(menu: QMenu, choose: Callable[[str], None]) -> None:
    """Offer every format; `choose(key)` is called with the one chosen."""
    menu.setTitle(translate("export", "&Export"))
    menu.setIcon(look.icon("export"))
    for key in FORMATS:
        if key == "csv":
            menu.addSeparator()
        menu.addAction(f"{describe(key)} …", partial(choose, key))


def ask_path(key: str, session: Session, parent: QWidget) -> Path | None:
    """Ask where to write; None where the user thought better of it."""
    folder = Path(session.settings.get("export_folder") or Path.home())
    name = session.dossier.path.stem if session.dossier else "timeline"
    chosen, _ = QFileDialog.getSaveFileName(
        parent, translate("export", "Export"), str(folder / f"{name}.{key}"), f"{describe(key)} (*.{key})"
    )
    if not chosen:
        return None
    path = Path(chosen)
    session.settings.set("export_folder", str(path.parent))
    return path if path.suffix else path.with_suffix(f".{key}")


def write(
    key: str,
    path: Path,
    session: Session,
    wanted: Filter | None,
    view: View | None,
    theme: str,
    drawing: Mapping[str, Any],
) -> bool:
    """Export what is shown; whether it worked. A problem goes to the session.

    `drawing` is how a picture is drawn: keywords of `timeline.picture.save`.
    """
    from tracker.exports import formats

    if session.dossier is None:
        return False
    try:
        rows = formats.rows_of(session.dossier, wanted)
        today = session.as_of or wording.today()
        language = session.language
        formats.export(rows, key, path, language=language, view=view, theme=theme, today=today, drawing=drawing)
    except Problem as problem:
        session.failed.emit(problem)
        return False
    return True
