"""Look: the window's palette and fonts, made from the theme's colours so that window and timeline match."""

from __future__ import annotations

from string import Template
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from tracker import paths
from tracker.desktop import icons
from tracker.desktop.sheet import SHEET
from tracker.mentions.mention import Kind
from tracker.timeline.theme import Theme, load, mixed

# The first of these that is installed; all are made for screens and have the letters of all our languages.
FAMILIES = ("Inter", "Segoe UI Variable Text", "Segoe UI", "SF Pro Text", "Noto Sans", "Ubuntu", "Cantarell")
_app_theme = "theme"  # the application's property that names what it wears
ELIDE = Qt.TextElideMode.ElideMiddle  # file names tell most at both ends


Some = TypeVar("Some", bound=QWidget)


def theme_name(setting: str) -> str:
    """Return the theme to show: the user's, or what the system shows in."""
    if setting != "system":
        return setting
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme is Qt.ColorScheme.Dark else "light"


def theme() -> Theme:
    """Return the theme that the application wears."""
    return load(app().property(_app_theme) or "light")


def tone(name: str) -> str:
    """Return a colour by what it is for: a colour of the theme, or one mixed from two of them."""
    tones = theme()
    mixes = {
        "hover": (tones.ink, 0.06, tones.paper),
        "selected": (tones.selection, 0.16 if not tones.dark else 0.26, tones.paper),
        "evidence": ("#f2b400", 0.24 if not tones.dark else 0.20, tones.paper),
        "evidence_now": ("#f2b400", 0.62 if not tones.dark else 0.48, tones.paper),
        "faint": (tones.muted, 0.45, tones.paper),
    }
    return mixed(*mixes[name]) if name in mixes else getattr(tones, name)


def colour(name: str) -> QColor:
    """Return `tone` as Qt's colour."""
    return QColor(tone(name))


def icon(name: str, ink: str = "ink") -> QIcon:
    """Return an icon in one of the theme's colours."""
    return icons.icon(name, tone(ink), tone("faint"))


def role(widget: Some, name: str) -> Some:
    """Give a widget the part that it plays in the style sheet."""
    widget.setProperty("role", name)
    if name == "paper":
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # plain widgets paint none by themselves
    return widget


def tool(part: str, *, text: str = "", tip: str = "", size: int = 18, checkable: bool = False) -> QToolButton:
    """Return a small button that plays a part in the style sheet; the tip is also its name for screen readers."""
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(tip or text)
    button.setIconSize(QSize(size, size))
    button.setCheckable(checkable)
    button.setCursor(Qt.CursorShape.ArrowCursor)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return role(button, part)


def app() -> QApplication:
    """Return the running application."""
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    return running


def wear(worn: QApplication, setting: str) -> None:
    """Dress the application in a theme: "light", "dark" or "system"."""
    worn.setProperty(_app_theme, theme_name(setting))
    if worn.style().name() != "fusion":
        worn.setStyle("Fusion")  # the one style that follows a palette everywhere
    worn.setFont(_font(worn.font()))
    worn.setPalette(_palette(theme()))
    names = ("paper", "panel", "raised", "ink", "muted", "line", "accent", "on_accent", "warning", "danger", "good")
    marks = {name: tone(name) for name in (*names, "hover", "selected", "faint")}
    marks["arrow"] = (paths.resources() / "icons" / "arrow.svg").as_posix()
    worn.setStyleSheet(Template(SHEET).substitute(marks))


def _font(font: QFont) -> QFont:
    present = set(QFontDatabase.families())
    family = next((name for name in FAMILIES if name in present), None)
    if family:
        font.setFamily(family)
    font.setPointSizeF(max(10.0, min(font.pointSizeF(), 13.0)))
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font


def _palette(tones: Theme) -> QPalette:
    palette = QPalette()
    part = QPalette.ColorRole
    for where, what in {
        part.Window: tones.panel,
        part.WindowText: tones.ink,
        part.Base: tones.paper,
        part.AlternateBase: tones.panel,
        part.Text: tones.ink,
        part.Button: tones.panel,
        part.ButtonText: tones.ink,
        part.BrightText: tones.danger,
        part.Highlight: tones.accent,
        part.HighlightedText: tones.on_accent,
        part.Link: tones.accent,
        part.LinkVisited: tones.accent,
        part.ToolTipBase: tones.paper,
        part.ToolTipText: tones.ink,
        part.PlaceholderText: tones.muted,
        part.Accent: tones.accent,
        part.Mid: tones.line,
        part.Midlight: tones.line,
        part.Light: tones.raised,
        part.Dark: tones.line,
        part.Shadow: tones.line,
    }.items():
        palette.setColor(where, QColor(what))
    for where in (part.WindowText, part.Text, part.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(tones.muted))
    return palette


def kind_icon(kind: Kind) -> QIcon:
    """Return the sign of a kind of event in its colour, as the timeline draws it."""
    return icons.icon(kind.value, theme().kinds[kind], tone("faint"))
