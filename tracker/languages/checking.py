"""What is wrong with a language pack's tables, and what is still to be translated, in words for a translator."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from fnmatch import fnmatch
from functools import lru_cache
from itertools import combinations
from typing import Any, NamedTuple

from tracker import paths
from tracker.languages import packs
from tracker.languages.packs import PackError

# Tables whose keys are names, numbers or codes rather than words of the program: file/table, * for any name.
_OPEN = (
    "actors/ambiguous", "actors/states", "actors/seats", "actors/organisations", "actors/groups", "actors/combining",
    "actors/demonyms", "counts/numbers", "dates/words", "dates/words/*", "dates/macros", "masthead/months",
    "names/endings", "names/adjectives", "names/city_adjectives", "places/cities", "places/sites", "places/sites/*",
    "wording/events/because", "wording/events/names", "wording/events/short_names", "wording/events/places",
    "wording/events/with_article", "wording/events/titles/ordinal_endings",
)  # fmt: skip
_BY_CODE = ("states", "seats", "demonyms", "combining")  # tables of actors.toml whose keys are states or bodies
_NAMES = ("states", "seats", "organisations", "demonyms")  # ... in which one name stands for one of them
_FREE = ("dates/rule", "dates/glued", "events/examples")  # rows that are checked by running them
_TYPES = {bool: "true or false", int: "a number", str: "a text in quotes", list: "a list of words", dict: "a table"}
_FULL = 2  # packs that fill a list from which on it is missed in the others
_MOST = 8  # words that a sentence names of a longer row
_SAMPLE = 4
_NESTED = re.compile(r"\([^()]*[*+}][^()]*\)[*+{]")  # a repeated group that itself repeats something


class Finding(NamedTuple):
    """One thing that a translator should know of; an `error` keeps the pack from being read as it is meant."""

    error: bool
    file: str
    words: str


@lru_cache(maxsize=1)
def shipped() -> dict[str, dict[str, dict[str, Any]]]:
    """Return the tables of the packs that come with the program, by file and language."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for path in sorted((paths.data() / "languages").glob("*/*.toml")):
        found.setdefault(path.stem, {})[path.parent.name] = tomllib.loads(path.read_text("utf-8"))
    return found


@lru_cache(maxsize=1)
def kinds() -> dict[str, Any]:
    """Return data/kinds.toml, which says what each list of cues is for."""
    return tomllib.loads((paths.data() / "kinds.toml").read_text("utf-8"))


def findings(code: str) -> Iterator[Finding]:
    """Yield what the tables of a pack lack, misspell, hold twice or contradict; no rule is run here."""
    yield from _files(code)
    for name, by_code in shipped().items():
        try:
            own = packs.table(code, name)
        except PackError as problem:
            yield Finding(True, f"{name}.toml", f"{problem.reason}.")
            continue
        if not own:
            continue
        others = {other: table for other, table in by_code.items() if other != code}
        for error, words in _compared((name,), own, others, by_code):
            yield Finding(error, f"{name}.toml", words)
    try:
        cues = packs.table(code, "events").get("cues", {})
        acting, counts = packs.table(code, "actors"), packs.table(code, "counts")
    except PackError:
        return
    if isinstance(cues, dict):
        for error, words in (*_repeated(cues), *_contradictions(cues)):
            yield Finding(error, "events.toml", f"[cues] {words}")
    for error, words in (*_codes(acting), *_two_owners(acting)):
        yield Finding(error, "actors.toml", words)
    if isinstance(adjective := counts.get("adjective"), str) and (wrong := _pattern(adjective)):
        yield Finding(True, "counts.toml", f"adjective: the pattern “{adjective}” {wrong}.")


def _files(code: str) -> Iterator[Finding]:
    """Yield the files that are missing, and those that nobody reads."""
    known = shipped()
    for name in known:
        if packs.file(code, name) is None:
            own = len(known[name]) < len(known["events"])  # what only the languages of the interface have
            so = "without it the program words dates and events in English" if own else "all shipped languages have it"
            yield Finding(not own, f"{name}.toml", f"The file is missing; {so}.")
    for folder in packs.folders():
        for path in sorted((folder / code).glob("[!.]*")):
            if path.stem not in known or path.suffix != ".toml":
                meant = get_close_matches(path.stem, known, 1)
                like = f"; did you mean “{meant[0]}.toml”?" if meant else "."
                yield Finding(True, path.name, f"Nobody reads a file of this name{like}")


def _compared(
    path: tuple[str, ...], own: Mapping[str, Any], others: Mapping[str, Any], known: Mapping[str, Any]
) -> Iterator[tuple[bool, str]]:
    """Yield how a table differs from the same one of the shipped packs: unknown and missing keys, types, gaps."""
    where, open_ = _where(path), is_open(path)
    cues = path == ("events", "cues")
    tables = {code: table for code, table in known.items() if isinstance(table, dict)}
    keys = {key for table in tables.values() for key in table}
    keys |= {*kinds()["lists"], *kinds()["optional"]} if cues else set()
    for key, value in own.items():
        if "/".join((*path, key)) in _FREE:
            continue
        numbered = cues and re.fullmatch(r"ordinal [1-9]\d*", key)
        if not open_ and not numbered and key not in keys:
            meant = get_close_matches(key, sorted(keys), 1)
            yield True, f"{where}“{key}” is no name that is read{f'; did you mean “{meant[0]}”?' if meant else '.'}"
            continue
        models = [table[key] for table in tables.values() if key in table]
        models = models or [model for table in tables.values() for model in table.values()] if open_ else models
        if wrong := _mistyped(value, models or [[""]]):
            yield True, f"{where}{key} {wrong}."
        elif isinstance(value, dict):
            below = {code: table.get(key, {}) for code, table in others.items() if isinstance(table, dict)}
            all_below = {code: table.get(key, {}) for code, table in tables.items()}
            yield from _compared((*path, key), value, below, all_below)
        elif value == [] and not open_:
            yield from _empty(where, key, others, cues=cues)
    yield from _missing(path, own, others)


def is_open(path: Sequence[str]) -> bool:
    """Whether the keys of a table (file, table, table in it) are names or codes, which a pack is free to add."""
    return any(fnmatch("/".join(path), pattern) for pattern in _OPEN)


def _missing(path: tuple[str, ...], own: Mapping[str, Any], others: Mapping[str, Any]) -> Iterator[tuple[bool, str]]:
    """Yield what all other packs have and this one has not."""
    where, tables = _where(path), [table for table in others.values() if isinstance(table, dict)]
    cues = path == ("events", "cues")
    wanted = list(kinds()["lists"]) if cues else [key for key in tables[0] if all(key in table for table in tables)]
    lacking = [key for key in wanted if key not in own and "/".join((*path, key)) not in _FREE]
    if lacking and is_open(path):
        yield False, f"{where}All other packs also have {_some(lacking)}."
    elif cues:
        yield from ((True, f"{where}{key} is missing: {kinds()['lists'][key]}.") for key in lacking)
        optional = [key for key in kinds()["optional"] if key not in own]
        yield from (empty for key in optional for empty in _empty(where, key, others, cues=True))
    else:
        yield from ((False, f"{where}{key} is missing; all other packs have it{_as(key, others)}.") for key in lacking)


def _empty(where: str, key: str, others: Mapping[str, Any], *, cues: bool) -> Iterator[tuple[bool, str]]:
    """Yield that a list is empty where other packs fill it: it is still to be translated."""
    full = [code for code, table in others.items() if isinstance(table, dict) and table.get(key)]
    if len(full) >= _FULL:
        purpose = (kinds()["lists"] | kinds()["optional"]).get(key) if cues else None
        yield False, f"{where}{key} is still empty{f': {purpose}' if purpose else ''}{_as(key, others)}."


def _as(key: str, others: Mapping[str, Any]) -> str:
    """Return what another pack has there, as a sample: English, else the first that has anything."""
    for code in sorted(others, key=lambda code: code != "en"):
        value = others[code].get(key) if isinstance(others[code], dict) else None
        words = list(value) if isinstance(value, (list, dict)) else [value] if isinstance(value, str) else []
        if listed := sorted((str(word) for word in words if word), key=lambda word: word.count(" ")):
            return f" ({code}: {_some(listed, _SAMPLE)})"
    return ""


def _mistyped(value: Any, models: Sequence[Any]) -> str | None:
    """Return what is wrong with the kind of a value; None where it is that of the other packs."""
    allowed = {type(model) for model in models}
    if type(value) not in allowed:
        wanted = " or ".join(_TYPES.get(kind, kind.__name__) for kind in sorted(allowed, key=str))
        return f"should be {wanted}, and is {_TYPES.get(type(value), type(value).__name__)}"
    if isinstance(value, list) and (wrong := [item for item in value if not isinstance(item, str)]):
        return f"should hold words in quotes only, and holds {_some([repr(item) for item in wrong], 1)}"
    return None


def _repeated(cues: Mapping[str, Any]) -> Iterator[tuple[bool, str]]:
    """Yield the lists in which an entry, or a word that is one alone, stands twice."""
    for name, entries in _lists(cues):
        parts = [part for entry in entries for part in _alone(entry)]
        if twice := sorted({part for part in parts if parts.count(part) > 1}):
            yield False, f"{name} has {_some(twice)} more than once."


def _contradictions(cues: Mapping[str, Any]) -> Iterator[tuple[bool, str]]:
    """Yield the words that stand in two lists that say the opposite."""
    for one, other in kinds()["opposites"]["pairs"]:
        both = set.intersection(
            *({part for entry in cues.get(name, ()) if isinstance(entry, str) for part in _alone(entry)}
              for name in (one, other))
        )  # fmt: skip
        if both:
            yield True, f"{one} and {other} say the opposite, and both have {_some(sorted(both))}."


def _alone(entry: str) -> list[str]:
    """Return the words that an entry of one word offers, or the entry itself."""
    return entry.casefold().split("|") if " " not in entry.strip() else [" ".join(entry.casefold().split())]


def _lists(cues: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for name, entries in cues.items():
        if isinstance(entries, list):
            yield name, [entry for entry in entries if isinstance(entry, str)]


def _codes(acting: Mapping[str, Any]) -> Iterator[tuple[bool, str]]:
    """Yield the keys of actors.toml that look like states and are none."""
    from babel import Locale  # takes time to load, and only a check needs it here

    states = set(map(str, Locale("en").territories))
    used = {key for table in shipped()["actors"].values() for name in _BY_CODE for key in table.get(name, {})}
    for name in _BY_CODE:
        for key in acting.get(name, {}):
            if key not in states | used:
                yield True, f"[{name}] {key} is the code of no state (ISO 3166-1) and no body that another pack has."


def _two_owners(acting: Mapping[str, Any]) -> Iterator[tuple[bool, str]]:
    """Yield the names that stand for two states or bodies at once."""
    owners: dict[str, list[str]] = {}
    for name in _NAMES:
        for code, spellings in acting.get(name, {}).items():
            for spelling in spellings if isinstance(spellings, list) else ():
                owners.setdefault(str(spelling), []).append(code)
    for spelling, codes in owners.items():
        for one, other in combinations(dict.fromkeys(codes), 2):
            yield True, f"“{spelling}” stands for {one} and for {other}; only the first is read."


def _pattern(source: str) -> str | None:
    """Return what is wrong with a regular expression."""
    try:
        re.compile(source)
    except re.error as error:
        return f"cannot be read ({error})"
    return "may take for ever: it repeats what repeats itself" if _NESTED.search(source) else None


def _where(path: tuple[str, ...]) -> str:
    return f"[{'.'.join(path[1:])}] " if len(path) > 1 else ""


def _some(words: Iterable[str], most: int = _MOST) -> str:
    listed = list(words)
    more = f" and {len(listed) - most} more" if len(listed) > most else ""
    return ", ".join(f"“{word}”" for word in listed[:most]) + more
