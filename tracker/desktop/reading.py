"""What runs in the background process of an import. No Qt here: the process shall start quickly."""

from functools import cache
from pathlib import Path

from tracker.actions import preparing
from tracker.actions.preparing import Prepared
from tracker.articles import gathering
from tracker.articles.isolation import ReadingProcess


def files(paths: list[Path]) -> list[Path]:
    """Return all files to read, folders walked."""
    return list(gathering.files(paths))


def prepare(path: Path) -> Prepared:
    """Read a file in a process that is killed if it hangs, and find what its articles tell."""
    return preparing.prepare(path, _process().read)


def prepare_selection(html: str | None, text: str | None, url: str | None) -> Prepared:
    """Read what was dragged or pasted, and find what it tells."""
    return preparing.prepare_selection(html=html, text=text, url=url)


def warm() -> None:
    """Load what reading needs, before the first file."""
    _process().start()


@cache
def _process() -> ReadingProcess:
    return ReadingProcess()  # ends with this process: its requests come through a pipe from here
