"""Which files a drop means: single files as they are, folders walked for what can be read."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from tracker.articles.reading import READERS

_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")


def files(paths: Sequence[Path]) -> Iterator[Path]:
    """Give each file once: those named always, of folders all that have a reader, sorted by name.

    In folders, hidden files are left out, and so are the companion folders of saved pages
    ("page_files" beside "page.html", whatever the browser's language calls them). Links to folders
    are not followed; a folder that can't be opened is passed over.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in _walked(path) if path.is_dir() else (path,):
            place = file.absolute()
            if place not in seen:
                seen.add(place)
                yield file


def _walked(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_companion(name, names))
        for name in sorted(names):
            file = Path(place, name)
            if not name.startswith((".", "~$")) and file.suffix.lower() in READERS and file.is_file():
                yield file


def _is_companion(folder: str, beside: Sequence[str]) -> bool:
    """Whether a folder holds the pictures and scripts of a saved page: "X_files", or "X" and a word beside "X.html"."""
    if folder.endswith("_files"):
        return True
    stems = (Path(name).stem for name in beside if name.lower().endswith(_PAGE_SUFFIXES))
    return any(
        folder.startswith(stem)
        and folder[len(stem) : len(stem) + 1] in {"_", "-", "."}
        and folder[len(stem) + 1 :].isalpha()
        for stem in stems
    )
