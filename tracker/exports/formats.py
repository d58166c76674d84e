"""Formats: all that events can be exported to, and the one way to do it."""

import errno
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from tracker.exports import as_csv, as_handout, as_html, as_ics, as_json, as_picture, as_slides
from tracker.exports.options import Options
from tracker.exports.rows import Row, Telling, rows_of
from tracker.exports.steps import Step
from tracker.problems import Problem
from tracker.timeline.view import View

__all__ = ["FORMATS", "ExportFailed", "Format", "Options", "Row", "Telling", "UnknownFormat", "export", "rows_of"]


class UnknownFormat(Problem):
    """No format of that name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no export format {name}; choose one of {', '.join(FORMATS)}.")
        self.name = name


class ExportFailed(Problem):
    """The file could not be written; what was there before is still there."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} was not written: {reason}.")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Format:
    """What a format is called, how its files end, and what writes it."""

    key: str
    suffix: str
    write: Callable[[Sequence[Row], Path, Options], None]


FORMATS: dict[str, Format] = {
    found.key: found
    for found in (
        Format("csv", ".csv", as_csv.write),  # table for spreadsheets, one row an event
        Format("json", ".json", as_json.write),  # everything, with the sentences that prove it
        Format("ics", ".ics", as_ics.write),  # calendar, with reminders for deadlines
        Format("png", ".png", as_picture.writer("png")),  # picture of the timeline
        Format("svg", ".svg", as_picture.writer("svg")),  # picture of the timeline, scalable
        Format("pdf", ".pdf", as_picture.writer("pdf")),  # picture of the timeline, for print
        Format("html", ".html", as_html.write),  # page for any browser: timeline, evidence, steps
        Format("pptx", ".pptx", as_slides.write),  # a slide a step of the tour, or an event
        Format("handout", ".pdf", as_handout.write),  # two steps a page with their sources
    )
}

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EACCES: "you are not allowed to write there",
    errno.EPERM: "you are not allowed to write there",
    errno.EROFS: "the disk can only be read",
    errno.ENOENT: "nothing can be written there",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EFBIG: "it grew too big for this disk",
}


def export(
    rows: Sequence[Row],
    format: str,  # noqa: A002  the word that the command line and the menu have
    output: Path,
    *,
    language: str = "en",
    view: View | None = None,
    theme: str = "light",
    today: date | None = None,
    drawing: Mapping[str, Any] | None = None,
    title: str = "",
    steps: Sequence[Step] = (),
) -> None:
    """Write events to a file, whole or not at all: an existing file stays until the new one is complete.

    Raises UnknownFormat, and ExportFailed where the file cannot be written.
    """
    if format not in FORMATS:
        raise UnknownFormat(format)
    output = Path(os.path.realpath(output))  # a link is followed, not replaced
    if output.is_dir():
        raise ExportFailed(output, "it is a folder")
    if output.exists() and not output.is_file():
        raise ExportFailed(output, "it is no ordinary file")
    if not output.parent.is_dir():
        raise ExportFailed(output, "its folder does not exist")
    if output.exists() and not os.access(output, os.W_OK):
        raise ExportFailed(output, "it is write-protected")
    options = Options(
        language=language,
        view=view,
        theme=theme,
        today=today,
        drawing=drawing or {},
        title=title,
        steps=steps,
    )
    try:
        _write_beside(FORMATS[format], rows, output, options)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0) or (error.strerror or str(error)).rstrip(".")
        raise ExportFailed(output, reason) from error


def _write_beside(chosen: Format, rows: Sequence[Row], output: Path, options: Options) -> None:
    """Write into a folder of its own beside the file, then put the result in its place in one move."""
    beside = Path(mkdtemp(prefix=".export-", dir=output.parent))
    new = beside / output.name
    try:
        chosen.write(rows, new, options)
        with new.open("rb+") as file:
            os.fsync(file.fileno())
        if output.exists():
            new.chmod(output.stat().st_mode)
        new.replace(output)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
            beside.rmdir()
