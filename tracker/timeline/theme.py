"""Theme: the colours, fonts and text size of timeline and window, from resources/themes/*.toml."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tracker import paths
from tracker.mentions.mention import Kind
from tracker.problems import Problem

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_COLOURS = (
    *("paper", "panel", "band", "raised", "ink", "muted", "line", "weekend"),
    *("today", "accent", "on_accent", "selection", "warning", "danger", "good"),
)


class ThemeError(Problem):
    """A theme that is missing or has a broken value."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f'The theme "{name}" cannot be used: {why}.')
        self.name = name


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Every colour is "#rrggbb"; window and timeline take theirs from here, so that they match."""

    name: str
    dark: bool
    text: float  # factor on all text and glyph sizes
    fonts: tuple[str, ...]  # families, the first installed one is used; empty: the application's own
    paper: str  # behind the events, and in text fields and lists
    panel: str  # behind lane names, tool bars and side panels
    band: str  # every second lane
    raised: str  # hover card, menus
    ink: str
    muted: str  # secondary text: at least 4.5:1 on paper and panel
    line: str  # grid, frames
    weekend: str
    today: str
    accent: str  # buttons, links, focus
    on_accent: str
    selection: str  # ring around selected events, background of selected rows
    warning: str  # disputed
    danger: str
    good: str
    kinds: Mapping[Kind, str]

    def on(self, colour: str) -> str:
        """Return ink or paper, whichever is easier to read on `colour`."""
        return max((self.ink, self.paper), key=lambda text: contrast(text, colour))


@lru_cache(maxsize=1024)
def rgb(colour: str) -> tuple[float, float, float]:
    """Return a "#rrggbb" colour as parts between 0 and 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


@lru_cache(maxsize=1024)
def mixed(colour: str, share: float, ground: str) -> str:
    """Return what `colour` looks like on `ground` with `share` between 0 and 1 of it opaque."""
    parts = zip(rgb(colour), rgb(ground), strict=True)
    return "#" + "".join(f"{round(255 * (top * share + below * (1 - share))):02x}" for top, below in parts)


@lru_cache(maxsize=1024)
def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2 between two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def names() -> tuple[str, ...]:
    """Return the names of all shipped themes."""
    return tuple(sorted(path.stem for path in _folder().glob("*.toml")))


@cache
def load(name: str) -> Theme:
    """Return a shipped theme; raises ThemeError where there is none of that name or a value is wrong."""
    path = _folder() / f"{name}.toml"
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise ThemeError(name, "there is no theme of that name") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ThemeError(name, f"its file cannot be read ({error})") from error
    return _checked(name, table)


def _folder() -> Path:
    return paths.resources() / "themes"


def _checked(name: str, table: dict[str, Any]) -> Theme:
    wanted = {item.name for item in fields(Theme)} - {"name"}
    if wrong := wanted.symmetric_difference(table):
        raise ThemeError(name, f"missing or unknown: {', '.join(sorted(wrong))}")
    kinds = table["kinds"]
    if not isinstance(kinds, dict) or set(kinds) != {kind.value for kind in Kind}:
        raise ThemeError(name, "[kinds] must name a colour for each kind of event")
    for key, colour in [*((key, table[key]) for key in _COLOURS), *kinds.items()]:
        if not isinstance(colour, str) or not _HEX.fullmatch(colour):
            raise ThemeError(name, f"{key} is not a colour like #1a2b3c")
    values = {key: table[key] for key in _COLOURS}
    return Theme(
        name=name,
        dark=bool(table["dark"]),
        text=float(table["text"]),
        fonts=tuple(table["fonts"]),
        kinds=MappingProxyType({kind: kinds[kind.value] for kind in Kind}),
        **values,
    )
