"""What an import brought, file by file: how many events, or why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem, QWidget

from tracker.desktop import look, wording
from tracker.desktop.counted import counted
from tracker.desktop.summary import Summary

if TYPE_CHECKING:
    from tracker.actions.importing import Outcome

translate = QCoreApplication.translate
SIGNS = {
    "added": ("accept", "good"),
    "version": ("copies", "accent"),
    "duplicate": ("copies", "muted"),
    "failed": ("warning", "danger"),
    "cancelled": ("close", "muted"),
}


def in_a_line(outcomes: Sequence[Outcome], events: int) -> str:
    """Return what an import brought in one line for the message bar."""
    results = Counter(outcome.result for outcome in outcomes)
    asking = sum(outcome.needs_day for outcome in outcomes)
    came = results["added"] + results["version"]
    parts = []
    if came:
        articles = counted.read(came)
        found = counted.found(events)
        parts.append(f"{articles}, {found}")
    if results["duplicate"]:
        parts.append(counted.already_here(results["duplicate"]))
    if asking:
        parts.append(counted.without_day(asking))
    if results["failed"]:
        parts.append(counted.failed(results["failed"]))
    if results["cancelled"]:
        parts.append(counted.cancelled(results["cancelled"]))
    return " · ".join(parts) or translate("summary", "Nothing to import was found.")


def result(outcome: Outcome, language: str) -> str:
    """Return what became of a file in a few words."""
    if outcome.problem is not None:
        return wording.problem(outcome.problem, language)
    if outcome.needs_day:
        return translate("summary", "read; its day of publication is missing")
    return {
        "added": translate("summary", "read"),
        "version": translate("summary", "read as a new version of an article"),
        "duplicate": translate("summary", "was already here"),
        "failed": translate("summary", "could not be read"),
        "cancelled": translate("summary", "not read: import stopped"),
    }[outcome.result]


class ImportSummary(Summary):
    """What became of each file."""

    def __init__(self, outcomes: Sequence[Outcome], line: str, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lay_out(self.tr("What the import brought"), line, [self.tr("File"), self.tr("Result"), self.tr("Events")])
        self.resize(760, 420)
        for outcome in outcomes:
            item = QTreeWidgetItem([outcome.name, result(outcome, language), str(outcome.events or "")])
            item.setIcon(0, look.icon(*SIGNS[outcome.result]))
            item.setToolTip(0, str(outcome.path or outcome.name))
            item.setToolTip(1, item.text(1))
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(item)
        header = self.list.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        header.resizeSection(0, 240)
