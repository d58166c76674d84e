"""Where things are: what ships with the program, and where a user's own things belong."""

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).parent
_APP = "NegotiationTracker"


def _shipped(name: str) -> Path:
    """Return a shipped folder: inside the package in a wheel, beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def data() -> Path:
    """Return the folder of what the program knows (kinds, languages, samples)."""
    return _shipped("data")


def resources() -> Path:
    """Return the folder of what the program shows (icons, themes, translations, help)."""
    return _shipped("resources")


def user_data() -> Path:
    """Return the user's own folder for dossiers, packs and backups; TRACKER_HOME overrides it."""
    home = os.environ.get("TRACKER_HOME")
    return Path(home) if home else Path(platformdirs.user_data_dir(_APP, appauthor=False))


def settings_file() -> Path:
    """Return the file that holds the user's settings."""
    home = os.environ.get("TRACKER_HOME")
    folder = Path(home) if home else Path(platformdirs.user_config_dir(_APP, appauthor=False))
    return folder / "settings.json"
