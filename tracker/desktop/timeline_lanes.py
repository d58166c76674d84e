"""The menu that says what the timeline's lanes stand for, and how the choice is remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

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


def fill(menu: QMenu, now: Grouping, keys: Sequence[str], choose: Callable[[Grouping], None]) -> None:
    """Offer what can be chosen of lanes; `keys` are those there are, and `choose` is called with what is wanted."""
    menu.clear()
    menu.addSection(translate("lanes", "Lanes by"))
    group = QActionGroup(menu)
    for by in By:
        _entry(menu, by_words(by), group, partial(choose, Grouping(by=by)), checked=now.by is by)
    menu.addSection(translate("lanes", "Order"))
    group = QActionGroup(menu)
    for sort in Sort:
        wanted = partial(choose, replace(now, sort=sort, order=()))
        _entry(menu, sort_words(sort), group, wanted, checked=now.sort is sort and not now.order)
    if now.order:
        _entry(menu, translate("lanes", "As dragged"), group, partial(choose, now), checked=True)
    menu.addSeparator()
    folded = replace(now, collapsed=frozenset(keys))
    menu.addAction(translate("lanes", "&Fold all")).triggered.connect(lambda: choose(folded))
    unfold = menu.addAction(translate("lanes", "&Unfold all"))
    unfold.triggered.connect(lambda: choose(replace(now, collapsed=frozenset())))
    unfold.setEnabled(bool(now.collapsed))


def _entry(menu: QMenu, words: str, group: QActionGroup, do: Callable[[], None], *, checked: bool) -> None:
    action = menu.addAction(words)
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
