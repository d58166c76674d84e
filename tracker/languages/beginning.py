"""The beginning of a new language's pack: every table and list of the English one, empty, with what it is for."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tracker.languages import checking, packs
from tracker.problems import Problem

_CODE = 2  # letters of ISO 639-1, by which the language of an article is told
_SAMPLE = 5  # words of the English list that the comment above an empty one names
_MODEL = "en"


class NoNewPack(Problem):
    """A pack that cannot be begun; `code` is what was asked for."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


def begin(code: str) -> Path:
    """Write a pack with empty lists into the user's folder and return that folder.

    Raises NoNewPack where the code is none of ISO 639-1 or the language has a pack already.
    """
    if not (len(code) == _CODE and code.isascii() and code.islower()):
        raise NoNewPack(code, f"“{code}” is no code of a language; write its two letters of ISO 639-1, as in “it”.")
    if code in packs.codes():
        raise NoNewPack(code, f"The language “{code}” has a pack already.")
    folder = packs.folders()[0] / code
    folder.mkdir(parents=True, exist_ok=True)
    for name, by_code in checking.shipped().items():
        if len(by_code) == len(checking.shipped()["events"]):  # not what only the languages of the interface have
            lines = "\n".join(_table((name,), by_code[_MODEL]))
            (folder / f"{name}.toml").write_text(f"{lines.strip()}\n", encoding="utf-8")
    return folder


def _table(path: tuple[str, ...], model: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of a table: its own keys, then the tables in it."""
    if len(path) > 1:
        yield f"\n[{'.'.join(map(_key, path[1:]))}]"
    if checking.is_open(path):
        key, value = next(iter(model.items()), ("", None))
        if key and not isinstance(value, dict):
            yield f"# {_key(key)} = {json.dumps(value, ensure_ascii=False)}"
        model = {key: value for key, value in model.items() if isinstance(value, dict) and path[0] == "dates"}
    cues = path == ("events", "cues")
    purposes = checking.kinds()["lists"] | checking.kinds()["optional"] if cues else {}
    for key in dict.fromkeys((*purposes, *model)):
        value = model.get(key, [])
        if isinstance(value, dict) or (isinstance(value, list) and value and isinstance(value[0], dict)):
            continue
        if key in purposes:
            yield f"# {purposes[key]}"
        if sample := _sample(value):
            yield f"# {_MODEL}: {sample}"
        yield f"{_key(key)} = {json.dumps(type(value)())}"
    for key, value in model.items():
        if isinstance(value, dict):
            yield from _table((*path, key), value)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"\n# [[{_key(key)}]]  as in {_MODEL}/{path[0]}.toml: each with its examples"


def _sample(value: Any) -> str:
    words = value if isinstance(value, list) else value.split() if isinstance(value, str) else ()
    plainest = sorted(map(str, words), key=lambda word: word.count(" "))  # words rather than phrases with gaps
    return ", ".join(plainest[:_SAMPLE])


def _key(key: str) -> str:
    return key if key.replace("_", "").isalnum() and key.isascii() else json.dumps(key, ensure_ascii=False)
