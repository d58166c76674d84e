"""The menu that says what the timeline's lanes stand for, and how the choice is remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from tracker.timeline.grouping import By, Grouping, Sort

translate = QCoreApplication.translate


def by_words(by: By) -> str:
    """Return what lanes of a sort are called."""
    return {
        By.KIND: translate("lanes", "Kind"),
        By.PARTY: translate("lanes", "Party"),
        By.PLACE: translate("lanes", "Place"),
        By.NEGOTIATION: translate("lanes", "Negotiation"),
        By.OUTLET: translate("lanes", "Outlet"),
        By.TAG: translate("lanes", "Tag"),
    }[by]


def sort_words(sort: Sort) -> str:
    """Return how an order of lanes is called."""
    return {
        Sort.USUAL: translate("lanes", "Usual order"),
        Sort.NAME: translate("lanes", "By name"),
        Sort.COUNT: translate("lanes", "Most events first"),
        Sort.FIRST: translate("lanes", "By first event"),
    }[sort]


class LanesMenu(QMenu):
    """Shows what is chosen each time it opens; `choose` is called with what the user wants instead."""

    def __init__(
        self,
        now: Callable[[], Grouping],
        keys: Callable[[], Sequence[str]],
        choose: Callable[[Grouping], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(translate("lanes", "&Lanes"), parent)
        self._now, self._keys, self._choose = now, keys, choose
        self.aboutToShow.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Make the entries anew."""
        self.clear()
        now = self._now()
        self.addSection(translate("lanes", "Lanes by"))
        by = QActionGroup(self)
        for value in By:
            wanted = Grouping(by=value, sort=now.sort)
            self._entry(by_words(value), partial(self._choose, wanted), by, checked=now.by is value)
        self.addSection(translate("lanes", "Order"))
        order = QActionGroup(self)
        for sort in Sort:
            wanted = replace(now, sort=sort, order=())
            self._entry(
                sort_words(sort), partial(self._choose, wanted), order, checked=now.sort is sort and not now.order
            )
        if now.order:
            self._entry(translate("lanes", "As dragged"), lambda: None, order, checked=True)
        self.addSeparator()
        folded = self.addAction(translate("lanes", "&Fold all"))
        folded.triggered.connect(lambda: self._choose(replace(now, collapsed=frozenset(self._keys()))))
        unfolded = self.addAction(translate("lanes", "&Unfold all"))
        unfolded.triggered.connect(lambda: self._choose(replace(now, collapsed=frozenset())))
        unfolded.setEnabled(bool(now.collapsed))

    def _entry(self, words: str, do: Callable[[], None], group: QActionGroup, *, checked: bool) -> None:
        action = self.addAction(words)
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda: do())
        group.addAction(action)


def remembered(stored: dict[str, Any]) -> Grouping:
    """Return the lanes that were chosen last; what cannot be read counts as never chosen."""
    try:
        by = By(stored.get("by", By.KIND))
        return of(by, stored)
    except (ValueError, TypeError, AttributeError):
        return Grouping()


def of(by: By, stored: dict[str, Any]) -> Grouping:
    """Return the lanes of a sort as they were left."""
    own = stored.get(by.value, {})
    return Grouping(
        by=by,
        sort=Sort(own.get("sort", Sort.USUAL)),
        order=tuple(str(key) for key in own.get("order", ())),
        collapsed=frozenset(str(key) for key in own.get("folded", ())),
    )


def to_remember(grouping: Grouping, stored: dict[str, Any]) -> dict[str, Any]:
    """Return what the settings keep: each sort of lanes as it was left, and which is shown."""
    own = {
        "sort": grouping.sort.value,
        "order": list(grouping.order),
        "folded": sorted(grouping.collapsed),
    }
    return {**stored, "by": grouping.by.value, grouping.by.value: own}
