"""The window's commands: every menu entry, its icon and its keys, once, in one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from tracker.desktop import look

Key = QKeySequence.StandardKey


def QT_TRANSLATE_NOOP(_: str, text: str) -> str:
    """Mark a text that is translated later; lupdate knows the name. PySide's own has no type."""
    return text


@dataclass(frozen=True, slots=True)
class Command:
    """`text` is translated when shown; `keys` are those of the system where it has its own."""

    text: str
    icon: str = ""
    keys: tuple[QKeySequence.StandardKey | str, ...] = ()
    checkable: bool = False


COMMANDS: dict[str, Command] = {
    "new": Command(QT_TRANSLATE_NOOP("commands", "&New dossier …"), "file", (Key.New,)),
    "open": Command(QT_TRANSLATE_NOOP("commands", "Open &dossier …"), "", ("Ctrl+Shift+O",)),
    "save_copy": Command(QT_TRANSLATE_NOOP("commands", "Save a &copy …")),
    "merge_dossier": Command(QT_TRANSLATE_NOOP("commands", "&Merge another dossier into this one …"), "merge"),
    "backups": Command(QT_TRANSLATE_NOOP("commands", "Restore a &backup …")),
    "import": Command(QT_TRANSLATE_NOOP("commands", "&Import files …"), "open", (Key.Open, "Ctrl+I")),
    "import_folder": Command(QT_TRANSLATE_NOOP("commands", "Import &folder …")),
    "samples": Command(QT_TRANSLATE_NOOP("commands", "Import &samples"), "samples"),
    "summary": Command(QT_TRANSLATE_NOOP("commands", "&What the last import brought")),
    "export": Command(QT_TRANSLATE_NOOP("commands", "&Export …"), "export", ("Ctrl+Shift+E",)),
    "quit": Command(QT_TRANSLATE_NOOP("commands", "&Quit"), "", (Key.Quit, "Ctrl+Q")),
    "undo": Command(QT_TRANSLATE_NOOP("commands", "&Undo"), "undo", (Key.Undo,)),
    "redo": Command(QT_TRANSLATE_NOOP("commands", "&Redo"), "redo", (Key.Redo, "Ctrl+Shift+Z", "Ctrl+Y")),
    "paste": Command(QT_TRANSLATE_NOOP("commands", "&Paste article"), "paste", (Key.Paste,)),
    "find": Command(QT_TRANSLATE_NOOP("commands", "&Search events"), "search", (Key.Find,)),
    "clear_filter": Command(QT_TRANSLATE_NOOP("commands", "Show &all events"), "filter", ("Ctrl+Shift+A",)),
    "add": Command(QT_TRANSLATE_NOOP("commands", "&New event …"), "add", ("Ctrl+E", "Ins")),
    "accept": Command(QT_TRANSLATE_NOOP("commands", "&Accept"), "accept", ("A",)),
    "reject": Command(QT_TRANSLATE_NOOP("commands", "&Reject"), "reject", ("R",)),
    "rename": Command(QT_TRANSLATE_NOOP("commands", "Re&name"), "edit", ("N",)),
    "edit_date": Command(QT_TRANSLATE_NOOP("commands", "Change &date"), "calendar", ("D",)),
    "merge": Command(QT_TRANSLATE_NOOP("commands", "&Merge into one"), "merge", ("M",)),
    "split": Command(QT_TRANSLATE_NOOP("commands", "&Split off this article's account"), "split", ("S",)),
    "delete": Command(QT_TRANSLATE_NOOP("commands", "De&lete"), "delete", (Key.Delete,)),
    "restore": Command(QT_TRANSLATE_NOOP("commands", "Restore deleted &events …")),
    "next_sentence": Command(QT_TRANSLATE_NOOP("commands", "Next &sentence"), "next", ("F3",)),
    "previous_sentence": Command(QT_TRANSLATE_NOOP("commands", "Previous sentence"), "previous", ("Shift+F3",)),
    "present": Command(QT_TRANSLATE_NOOP("commands", "&Present from the beginning"), "present", ("F5",)),
    "present_here": Command(QT_TRANSLATE_NOOP("commands", "Present from the &selected event"), "", ("Shift+F5",)),
    "quiz_dates": Command(QT_TRANSLATE_NOOP("commands", "Quiz: &when was it?")),
    "quiz_outcomes": Command(QT_TRANSLATE_NOOP("commands", "Quiz: how did it &end?")),
    "cards": Command(QT_TRANSLATE_NOOP("commands", "&Order the cards")),
    "add_scene": Command(QT_TRANSLATE_NOOP("commands", "&Add this view as a scene"), "add", ("Ctrl+D",)),
    "scenes_shown": Command(QT_TRANSLATE_NOOP("commands", "&Tour"), "", ("F6",), checkable=True),
    "reduced_motion": Command(QT_TRANSLATE_NOOP("commands", "&Less motion"), checkable=True),
    "fit": Command(QT_TRANSLATE_NOOP("commands", "&Fit all events"), "fit", ("Ctrl+0",)),
    "today": Command(QT_TRANSLATE_NOOP("commands", "&Today"), "today", ("Ctrl+T",)),
    "go_to": Command(QT_TRANSLATE_NOOP("commands", "&Go to date …"), "calendar", ("Ctrl+G", "G")),
    "past_shown": Command(QT_TRANSLATE_NOOP("commands", "What was &known when"), "", ("Ctrl+K",), checkable=True),
    "overview_shown": Command(QT_TRANSLATE_NOOP("commands", "Strip of the &whole dossier"), checkable=True),
    "coverage_shown": Command(QT_TRANSLATE_NOOP("commands", "Strip of ar&ticles a week"), checkable=True),
    "wheel_zooms": Command(QT_TRANSLATE_NOOP("commands", "Mouse &wheel zooms"), checkable=True),
    "rejected_shown": Command(QT_TRANSLATE_NOOP("commands", "Re&jected events on the timeline"), checkable=True),
    "ledger_events": Command(QT_TRANSLATE_NOOP("commands", "&Events in a table"), "", ("Ctrl+1",)),
    "ledger_deadlines": Command(QT_TRANSLATE_NOOP("commands", "&Deadlines"), "", ("Ctrl+2",)),
    "ledger_exchanges": Command(QT_TRANSLATE_NOOP("commands", "E&xchanges"), "", ("Ctrl+3",)),
    "ledger_conflicts": Command(QT_TRANSLATE_NOOP("commands", "C&onflicts"), "", ("Ctrl+4",)),
    "articles_shown": Command(QT_TRANSLATE_NOOP("commands", "&Articles"), "", ("F7",), checkable=True),
    "table_shown": Command(QT_TRANSLATE_NOOP("commands", "Ta&ble of events"), "", ("F8",), checkable=True),
    "detail_shown": Command(QT_TRANSLATE_NOOP("commands", "&Details"), "", ("F9",), checkable=True),
    "full_screen": Command(QT_TRANSLATE_NOOP("commands", "Full s&creen"), "", (Key.FullScreen,), checkable=True),
    "help": Command(QT_TRANSLATE_NOOP("commands", "&Help"), "help", (Key.HelpContents,)),
    "about": Command(QT_TRANSLATE_NOOP("commands", "&About Negotiation Tracker")),
}
SETTINGS = ("wheel_zooms", "rejected_shown", "reduced_motion", "overview_shown", "coverage_shown")
ON_EVENTS = ("accept", "reject", "rename", "edit_date", "merge", "split", "delete")
# None is a line; "<…>" a menu that the window fills itself.
MENUS: tuple[tuple[str, tuple[str | None, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("commands", "&File"),
        (
            *("new", "open", "<recent>", "save_copy", "merge_dossier", "backups", None),
            *("import", "import_folder", "samples", "summary", None, "export", None, "quit"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("commands", "&Edit"),
        ("undo", "redo", None, "paste", None, "find", "clear_filter"),
    ),
    (
        QT_TRANSLATE_NOOP("commands", "E&vent"),
        ("add", None, *ON_EVENTS, "restore", None, "next_sentence", "previous_sentence"),
    ),
    (
        QT_TRANSLATE_NOOP("commands", "&View"),
        (
            *("fit", "today", "go_to", "<lanes>", "past_shown", None),
            *("ledger_events", "ledger_deadlines", "ledger_exchanges", "ledger_conflicts", None),
            *("articles_shown", "table_shown", "detail_shown", None),
            *(
                "overview_shown",
                "coverage_shown",
                "rejected_shown",
                "wheel_zooms",
                "<reminders>",
                "<theme>",
                "<language>",
                None,
                "full_screen",
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("commands", "&Present"),
        (
            *("present", "present_here", None, "quiz_dates", "quiz_outcomes", "cards", None),
            *("add_scene", "scenes_shown", None, "reduced_motion"),
        ),
    ),
    (QT_TRANSLATE_NOOP("commands", "&Help"), ("help", "about")),
)
TOOLS_NAME = QT_TRANSLATE_NOOP("commands", "Tools")
TOOLS: tuple[str | None, ...] = (
    "import",
    "paste",
    None,
    "add",
    None,
    "undo",
    "redo",
    None,
    "fit",
    "today",
    None,
    "present",
    "export",
)


def words(text: str) -> str:
    """Translate a text of the tables above."""
    return QCoreApplication.translate("commands", text)


def make(window: QMainWindow, deeds: Mapping[str, Callable[..., object]]) -> dict[str, QAction]:
    """Make the window's actions; `deeds` does each. A command without a deed is a mistake: KeyError."""
    actions = {}
    for name, command in COMMANDS.items():
        action = QAction(words(command.text), window, checkable=command.checkable)
        action.setObjectName(name)
        # The system's own key may be one of ours too: given twice, a key counts as ambiguous and does nothing.
        keys = dict.fromkeys(QKeySequence(key).toString() for key in command.keys)
        action.setShortcuts([QKeySequence(key) for key in keys if key])
        action.triggered.connect(lambda checked=False, deed=deeds[name], on=command.checkable: deed(*[checked] * on))
        actions[name] = action
        window.addAction(action)
    dress(actions)
    return actions


def dress(actions: Mapping[str, QAction]) -> None:
    """Give the actions their icons in the theme's colours, and tips that name their keys."""
    for name, action in actions.items():
        if COMMANDS[name].icon:
            action.setIcon(look.icon(COMMANDS[name].icon))
        tip = action.text().replace("&", "").removesuffix(" …")
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip} ({keys})" if keys else tip)


def fill(window: QMainWindow, actions: Mapping[str, QAction], menus: Mapping[str, QMenu]) -> None:
    """Build the menu bar; `menus` are those that the window fills itself, by their name in the table."""
    for title, names in MENUS:
        menu = window.menuBar().addMenu(words(title))
        for name in names:
            if name is None:
                menu.addSeparator()
            elif name.startswith("<"):
                menu.addMenu(menus[name.strip("<>")])
            else:
                menu.addAction(actions[name])
