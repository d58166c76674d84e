"""What merging another dossier brought, and where its decisions differ from those made here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialogButtonBox, QHeaderView, QTreeWidgetItem, QWidget

from tracker.desktop import look, values, wording
from tracker.desktop.counted import counted
from tracker.desktop.session import Session
from tracker.desktop.summary import Summary
from tracker.events.event import Review

if TYPE_CHECKING:
    from tracker.actions.combining import Combined, Conflict

translate = QCoreApplication.translate
ROW = Qt.ItemDataRole.UserRole


def in_a_line(combined: Combined, name: str) -> str:
    """Return in a sentence what came."""
    parts = [counted.new_articles(combined.added)]
    if combined.known:
        parts.append(counted.known_articles(combined.known))
    if combined.conflicts:
        parts.append(counted.decisions(len(combined.conflicts)))
    return translate("combined", "“{name}” is merged: {what}").format(name=name, what=" · ".join(parts))


class CombinedSummary(Summary):
    """A window of its own that stops nobody; "Use theirs" makes their decision one's own, as a step of its own."""

    def __init__(
        self, session: Session, conflicts: Sequence[Conflict], line: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        heads = [self.tr("Event"), self.tr("What"), self.tr("Here"), self.tr("There")]
        self.lay_out(self.tr("What merging brought"), line, heads)
        self.resize(820, 420)
        for conflict in conflicts:
            self._add(conflict)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.take = self.buttons.addButton(self.tr("Use theirs"), QDialogButtonBox.ButtonRole.ActionRole)
        self.take.clicked.connect(self._take)
        self.take.setEnabled(False)
        self.take.setAutoDefault(False)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)  # Enter changes nothing by mistake
        self.list.itemSelectionChanged.connect(self._offer)
        self.list.itemActivated.connect(lambda item: session.select([item.data(0, ROW).event]))

    def _add(self, conflict: Conflict) -> None:
        dossier = self._session.dossier
        found = dossier.events.some([conflict.event]) if dossier else []
        title = wording.title(found[0].event, self._session.language) if found else ""
        cells = [
            title,
            self._what(conflict.field),
            *(self._said(conflict.field, v) for v in (conflict.ours, conflict.theirs)),
        ]
        item = QTreeWidgetItem(cells)
        if found:
            item.setIcon(0, look.kind_icon(found[0].event.facts.kind))
        for at, cell in enumerate(cells):
            item.setToolTip(at, cell)
        item.setData(0, ROW, conflict)
        self.list.addTopLevelItem(item)

    def _what(self, field: str) -> str:
        from tracker.events import wording as events

        named = {
            "title": self.tr("Name"),
            "negotiation": self.tr("Negotiation"),
            "review": self.tr("Review"),
            "deleted": self.tr("Deleted"),
            "same": self.tr("One occasion or two"),
        }
        return named.get(field) or wording.capital(events.field(field, self._session.language))

    def _said(self, field: str, value: Any) -> str:
        if field == "review":
            accepted, rejected = self.tr("accepted"), self.tr("rejected")
            return {Review.ACCEPTED: accepted, Review.REJECTED: rejected}.get(value, self.tr("new"))
        if field == "deleted":
            return self.tr("deleted") if value else self.tr("kept")
        if field == "same":
            return self.tr("one occasion") if value else self.tr("two occasions")
        if field in {"title", "negotiation"}:
            return str(value)
        return values.words(field, value, self._session.language) or "–"

    def _chosen(self) -> list[QTreeWidgetItem]:
        """Return the selected lines that can be decided here: whether two are one is decided on the timeline."""
        return [item for item in self.list.selectedItems() if item.data(0, ROW).field != "same"]

    def _offer(self) -> None:
        self.take.setEnabled(bool(self._chosen()))

    def _take(self) -> None:
        for item in self._chosen():
            if self._obey(item.data(0, ROW)) is not None:
                self.list.takeTopLevelItem(self.list.indexOfTopLevelItem(item))

    def _obey(self, conflict: Conflict) -> Any:
        from tracker.actions import correcting

        event, theirs = conflict.event, conflict.theirs
        deed = {
            "title": partial(self._session.do, correcting.rename, event, theirs),
            "negotiation": partial(self._session.do, correcting.assign, [event], theirs),
            "review": partial(self._session.do, correcting.review, [event], theirs),
            "deleted": partial(self._session.do, correcting.delete, [event]),
        }.get(conflict.field, partial(self._session.do, correcting.correct, event, conflict.field, theirs))
        return deed()
