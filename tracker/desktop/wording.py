"""What the window says of problems, steps and outcomes, in the interface's language."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from tracker import paths
from tracker.desktop.counted import counted
from tracker.events.event import Event
from tracker.mentions.mention import Facts
from tracker.problems import Problem

translate = QCoreApplication.translate


def today() -> date:
    """Return the user's own calendar day."""
    return datetime.now().astimezone().date()


def capital(words: str) -> str:
    """Return words as they stand at the beginning of a line."""
    return words[:1].upper() + words[1:]


def title(event: Event, language: str) -> str:
    """Return the event's name; worded once for all views, since a table of thousands asks again and again."""
    return _title(event.facts, event.title, language)


@lru_cache(maxsize=200_000)
def _title(facts: Facts, own: str, language: str) -> str:
    from tracker.events import wording

    return wording.title(Event(facts, title=own), language)


def problem(of: Problem, language: str) -> str:
    """Say a problem in the language; in English where nobody has worded it yet."""
    template = _sentences(language).get(type(of).__name__)
    if template is None:
        return str(of)
    try:
        return template.format_map(_Named(of))
    except (AttributeError, KeyError, IndexError, ValueError):
        return str(of)


class _Named(dict[str, Any]):
    """The facts of a problem by the names that its sentence uses."""

    def __init__(self, of: Problem) -> None:
        super().__init__(getattr(of, "facts", {}))
        path = getattr(of, "path", None)
        if isinstance(path, Path):
            self.setdefault("name", path.name)
            self.setdefault("folder", str(path.parent))
        self._of = of

    def __missing__(self, key: str) -> Any:
        return getattr(self._of, key)


@cache
def _sentences(language: str) -> dict[str, str]:
    path = paths.resources() / "translations" / f"problems.{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


_COUNTED = {
    "import": counted.imported,
    "remove_articles": counted.removed,
    "review": counted.reviewed,
    "delete": counted.deleted,
    "restore": counted.restored,
    "merge": counted.merged,
    "tag": counted.tagged,
    "assign": counted.assigned,
}


def step(name: str, facts: dict[str, Any]) -> str:
    """Name a step as it stands behind "Undo": "import of 12 articles"."""
    if name in _COUNTED:
        return _COUNTED[name](int(facts.get("count", 1)))
    change = translate("wording", "change of an event")
    return {
        "set_day": translate("wording", "change of the day of an article"),
        **dict.fromkeys(("correct", "take_back", "rename", "annotate"), change),
        "add": translate("wording", "new event"),
        "combine": translate("wording", "merging of the dossier {name}").format(name=Path(str(facts.get("name"))).stem),
        "leave_open": translate("wording", "leaving a conflict open"),
        "ask_again": translate("wording", "asking about a conflict again"),
        "split": translate("wording", "splitting of an event"),
        "add_scene": translate("wording", "new scene"),
        "change_scene": translate("wording", "change of a scene"),
        "order_scenes": translate("wording", "new order of the scenes"),
        "remove_scenes": translate("wording", "removal of scenes"),
    }.get(name, translate("wording", "last step"))
