"""Settings: everything a user can set, once, in one table, kept in one small JSON file."""

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from tracker import paths


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: what it is when nobody touched it, and what it means; `choices` bound it if given."""

    default: Any
    meaning: str
    choices: tuple[Any, ...] = ()

    def accepts(self, value: Any) -> bool:
        """Whether the value has the default's type (a bool is no number) and is one of the choices."""
        if type(value) is not type(self.default):
            return False
        return not self.choices or value in self.choices


TABLE: Mapping[str, Setting] = MappingProxyType(
    {
        "language": Setting("system", "language of the interface", ("system", "en", "de")),
        "theme": Setting("system", "colours of the window", ("system", "light", "dark")),
        "wheel_zooms": Setting(True, "whether the plain mouse wheel zooms the timeline instead of moving it"),
        "lanes": Setting({}, "what the timeline's lanes stand for, and of each sort the order and which are folded"),
        "overview_shown": Setting(True, "whether the strip of the whole dossier is below the timeline"),
        "coverage_shown": Setting(True, "whether the strip of articles a week is below the timeline"),
        "rejected_shown": Setting(False, "whether rejected events are on the timeline, faintly"),
        "reminder_days": Setting(7, "how many days ahead to remind of deadlines, 0 for never", (0, 1, 3, 7, 14, 30)),
        "reduced_motion": Setting(False, "whether presentations jump from scene to scene instead of gliding"),
        "recent": Setting([], "paths of the dossiers opened last, the newest first"),
        "geometry": Setting("", "place and size of the window, as Qt writes it (base64)"),
        "splitters": Setting({}, "widths and heights of the parts of the window, as Qt writes them (base64)"),
        "table_columns": Setting(
            "", "order and widths of the columns of the table of events, as Qt writes it (base64)"
        ),
        "last_folder": Setting("", "folder from which files were opened last"),
        "export_folder": Setting("", "folder to which files were exported last"),
    }
)
RECENT = 8  # dossiers remembered: what fits a menu without scrolling


class Settings:
    """The user's settings; each change is on the disk at once, so a crash loses none.

    A file that is broken, or a value that no longer fits the table, counts as never set: a
    setting is never worth an error message at the start.
    """

    def __init__(self, path: Path, values: dict[str, Any]) -> None:
        """Take values that were read from `path`; use `load` to read them."""
        self.path = path
        self._values = values

    @classmethod
    def load(cls, path: Path | None = None) -> Self:
        """Read the settings file (the user's own unless another is given)."""
        path = path or paths.settings_file()
        return cls(path, _read(path))

    def get(self, key: str) -> Any:
        """Return the value, or the default where none was set; raises KeyError for what is no setting."""
        setting = TABLE[key]
        value = self._values.get(key)
        return value if setting.accepts(value) else setting.default

    def set(self, key: str, value: Any) -> None:
        """Keep a value; raises KeyError for what is no setting, ValueError for what it cannot be."""
        if not TABLE[key].accepts(value):
            raise ValueError(f"{value!r} is not a value of the setting {key}")
        # Read again before writing: another window may have changed another setting meanwhile.
        self._values = _read(self.path) | {key: value}
        _write(self.path, self._values)

    def remember(self, dossier: Path) -> None:
        """Put a dossier on top of the recent ones."""
        path = str(dossier.absolute())
        others = [item for item in self.get("recent") if item != path]
        self.set("recent", [path, *others][:RECENT])

    def recent(self) -> list[Path]:
        """Return the dossiers opened last that are still there, the newest first."""
        return [Path(item) for item in self.get("recent") if isinstance(item, str) and Path(item).is_file()]


def _read(path: Path) -> dict[str, Any]:
    """Return the file's values, none where there is no readable JSON object."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}


def _write(path: Path, values: dict[str, Any]) -> None:
    """Replace the file in one go; where the disk refuses, the settings live on in memory."""
    beside = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, suffix=".tmp", delete=False) as file:
            beside = Path(file.name)
            json.dump(values, file, ensure_ascii=False, indent=1, sort_keys=True)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        if beside is not None:
            beside.unlink(missing_ok=True)
