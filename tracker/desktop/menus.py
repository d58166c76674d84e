"""The menu bar and the tool bar, with the menus whose entries come and go: recent, export, theme, language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QActionGroup, QIcon
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from tracker import paths
from tracker.desktop import commands, language
from tracker.desktop.deeds import Deeds
from tracker.desktop.window import Window
from tracker.settings import TABLE

REMINDERS: tuple[int, ...] = TABLE["reminder_days"].choices


def app_icon() -> QIcon:
    """Return the program's own icon, the same in every theme."""
    return QIcon(str(paths.resources() / "icons" / "app.svg"))


class Menus(QObject):
    """Fills the menu bar once; the recent dossiers each time they are looked at."""

    def __init__(self, window: Window, deeds: Deeds) -> None:
        super().__init__(window)
        self._window = window
        self._deeds = deeds
        self.recent = QMenu(self.tr("&Recent dossiers"), window)
        self.recent.aboutToShow.connect(self._fill_recent)
        self.theme = self._choice(
            self.tr("T&heme"),
            "theme",
            {"system": self.tr("As the system"), "light": self.tr("Light"), "dark": self.tr("Dark")},
            window.dress,
        )
        self.language = self._choice(
            self.tr("&Language"),
            "language",
            {"system": self.tr("As the system"), **language.NAMES},
            window.speak_later,
        )
        self.reminders = self._choice(
            self.tr("&Remind of deadlines"),
            "reminder_days",
            {days: self.tr("%n day(s) ahead", "", days) if days else self.tr("Never") for days in REMINDERS},
            deeds.reminders.choose,
        )
        self.lanes = QMenu(self.tr("&Lanes"), window)
        self.lanes.aboutToShow.connect(self._fill_lanes)
        named = {
            "lanes": self.lanes,
            "recent": self.recent,
            "reminders": self.reminders,
            "theme": self.theme,
            "language": self.language,
        }
        commands.fill(window, window.commands, named)

    def _choice(self, title: str, key: str, names: Mapping[Any, str], choose: Callable[[Any], None]) -> QMenu:
        menu = QMenu(title, self._window)
        group = QActionGroup(menu)
        for value, name in names.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(self._window.session.settings.get(key) == value)
            action.triggered.connect(partial(choose, value))
            group.addAction(action)
        return menu

    def _fill_lanes(self) -> None:
        if self._window.pane is not None:
            self._window.pane.view.fill_lanes(self.lanes)

    def _fill_recent(self) -> None:
        self.recent.clear()
        for path in self._window.session.settings.recent():
            action = self.recent.addAction(path.stem, partial(self._deeds.dossiers.open, path))
            action.setToolTip(str(path))
            action.setStatusTip(str(path))
        self.recent.setToolTipsVisible(True)
        self.recent.setEnabled(bool(self.recent.actions()))


def tool_bar(window: Window) -> QToolBar:
    """Make the tool bar: what is used most, and exporting at its end."""
    bar = QToolBar(commands.words(commands.TOOLS_NAME), window)
    bar.setObjectName("tools")
    bar.setMovable(False)
    bar.setIconSize(QSize(20, 20))
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    for name in commands.TOOLS:
        if name is None:
            bar.addSeparator()
            continue
        if name == "export":
            gap = QWidget()
            gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            bar.addWidget(gap)
        bar.addAction(window.commands[name])
        button = bar.widgetForAction(window.commands[name])
        button.setAccessibleName(window.commands[name].text().replace("&", ""))
        if isinstance(button, QToolButton) and name in {"import", "paste", "add", "export"}:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    window.addToolBar(bar)
    return bar
