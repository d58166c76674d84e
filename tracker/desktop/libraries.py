"""What to install where Qt, or what Qt loads from the system, is missing; needs neither itself."""

import re

from tracker.problems import Problem

# What Qt loads from the system: the beginning of the file's name, Debian's and Fedora's package.
_PACKAGES = (
    ("libEGL", "libegl1", "libglvnd-egl"),
    ("libGLX", "libglx0", "libglvnd-glx"),
    ("libGL", "libgl1", "libglvnd-glx"),
    ("libOpenGL", "libopengl0", "libglvnd-opengl"),
    ("libxkbcommon-x11", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    ("libxkbcommon", "libxkbcommon0", "libxkbcommon"),
    ("libxcb-cursor", "libxcb-cursor0", "xcb-util-cursor"),
    ("libxcb-icccm", "libxcb-icccm4", "xcb-util-wm"),
    ("libxcb-image", "libxcb-image0", "xcb-util-image"),
    ("libxcb-keysyms", "libxcb-keysyms1", "xcb-util-keysyms"),
    ("libxcb-render-util", "libxcb-render-util0", "xcb-util-renderutil"),
    ("libxcb-shape", "libxcb-shape0", "libxcb"),
    ("libxcb-xkb", "libxcb-xkb1", "libxcb"),
    ("libxcb", "libxcb1", "libxcb"),
    ("libX11-xcb", "libx11-xcb1", "libX11-xcb"),
    ("libX11", "libx11-6", "libX11"),
    ("libfontconfig", "libfontconfig1", "fontconfig"),
    ("libfreetype", "libfreetype6", "freetype"),
    ("libdbus-1", "libdbus-1-3", "dbus-libs"),
    ("libglib-2.0", "libglib2.0-0", "glib2"),
    ("libgthread-2.0", "libglib2.0-0", "glib2"),
    ("libz.", "zlib1g", "zlib"),
)


class MissingLibrary(Problem):
    """The window needs something that is not installed."""


def missing(error: ImportError) -> MissingLibrary | None:
    """Return what to install where Qt could not be loaded; None where the error is about something else."""
    text = str(error)
    if isinstance(error, ModuleNotFoundError):
        if (error.name or "").partition(".")[0] not in ("PySide6", "shiboken6"):
            return None
        return MissingLibrary("The window needs PySide6; install it with “python -m pip install PySide6-Essentials”.")
    found = re.search(r"(lib[\w.+-]+?\.so[\w.]*)", text)
    if found is None:
        return None
    library = found.group(1)
    for beginning, debian, fedora in _PACKAGES:
        if library.startswith(beginning):
            return MissingLibrary(
                f"The window needs the system library {library}; install it with “sudo apt install {debian}”"
                f" (Debian, Ubuntu) or “sudo dnf install {fedora}” (Fedora)."
            )
    return MissingLibrary(f"The window needs the system library {library}; install the package that holds it.")
