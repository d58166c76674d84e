"""Language packs: folders of TOML tables, the shipped ones and the user's own, which win file by file."""

import os
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from tracker import paths
from tracker.problems import Problem


class PackError(Problem):
    """A table of a language pack that cannot be used; `path` is the file, `reason` what is wrong with it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"The language pack file {path.parent.name}/{path.name} cannot be used: {reason}.")
        self.path = path
        self.reason = reason


_HOME = ("TRACKER_HOME", "HOME", "XDG_DATA_HOME")  # what decides where the user's folder is


def folders() -> tuple[Path, ...]:
    """Return where packs are looked for, the user's own folder first."""
    return _folders(tuple(map(os.environ.get, _HOME)))


@lru_cache(maxsize=4)
def _folders(home: tuple[str | None, ...]) -> tuple[Path, ...]:  # noqa: ARG001 (part of the key)
    return paths.user_data() / "languages", paths.data() / "languages"


def codes() -> tuple[str, ...]:
    """Return the code of every language that has a folder with a table in it, sorted."""
    return tuple(sorted({path.parent.name for folder in folders() for path in folder.glob("*/*.toml")}))


def table(code: str, name: str) -> dict[str, Any]:
    """Return `<code>/<name>.toml` as plain values, to be read and never changed; {} where no folder has it.

    A file is read again when it changed. Raises PackError where it is not valid TOML in UTF-8.
    """
    for file in _files(tuple(map(os.environ.get, _HOME)), code, name):
        try:
            changed = os.stat(file).st_mtime_ns  # noqa: PTH116 (asked thousands of times: a Path is much slower)
        except OSError:
            continue
        return _parsed(file, changed)
    return {}


def file(code: str, name: str) -> Path | None:
    """Return the file from which a table is read, the user's before the shipped one; None where no folder has it."""
    return next((path for folder in folders() if (path := folder / code / f"{name}.toml").is_file()), None)


@lru_cache(maxsize=1024)
def _files(home: tuple[str | None, ...], code: str, name: str) -> tuple[str, ...]:
    return tuple(str(folder / code / f"{name}.toml") for folder in _folders(home))


@lru_cache(maxsize=256)
def _parsed(file: str, changed: int) -> dict[str, Any]:  # noqa: ARG001 (part of the key)
    path = Path(file)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise PackError(path, f"byte {error.start} is not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise PackError(path, str(error).rstrip(".")) from error
    except OSError as error:
        raise PackError(path, error.strerror or "it cannot be read") from error
