"""A language pack put to the proof: its tables checked, its patterns compiled, its examples read."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from tracker.articles.article import Known, Published
from tracker.dates import feasts, finding
from tracker.dates.grammar import Grammar
from tracker.dates.resolving import MEANINGS
from tracker.languages import beginning, checking, packs
from tracker.languages.checking import Finding
from tracker.languages.packs import PackError
from tracker.mentions import cities
from tracker.mentions.extraction import extract
from tracker.mentions.mention import Kind, Mention
from tracker.mentions.words import slip
from tracker.problems import Problem

begin = beginning.begin

_FEASTS = ("feast", "orthodoxfeast")
_PROPER = {"day": date, "text": str, "told": list}


class NoPack(Problem):
    """A language for which there is no pack; `code` is what was asked for."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"There is no language “{code}”; there are {', '.join(packs.codes())}."
            f" “negotiation-tracker check-language {code} --new” begins one."
        )
        self.code = code


def report(code: str) -> tuple[int, list[str]]:
    """Return the number of errors in a language's pack, and the lines that tell a translator of its state.

    Raises NoPack where there is none.
    """
    if code not in packs.codes():
        raise NoPack(code)
    own = packs.folders()[0]
    files = [path for name in checking.shipped() if (path := packs.file(code, name))]
    found = findings(code)
    errors = sum(finding.error for finding in found)
    return errors, [
        *(f"{path}{' (yours)' if own in path.parents else ''}" for path in files),
        *(f"{'ERROR' if finding.error else 'hint '} {finding.file}: {finding.words}" for finding in found),
        f"{errors or 'No'} {'error' if errors == 1 else 'errors'}, {len(found) - errors} hints.",
    ]


def findings(code: str) -> list[Finding]:
    """Return all that is to be said of a language's pack, errors first."""
    found = list(checking.findings(code))
    for file, prove in (("places.toml", _places), ("dates.toml", _dates), ("events.toml", _events)):
        if not any(finding.error and finding.file == file for finding in found):
            found += (Finding(error, file, words) for error, words in prove(code, packs.table(code, file[:-5])))
    if not any(finding.error for finding in found):
        found += (Finding(True, "events.toml", words) for words in _examples(code))
    else:
        found.append(Finding(False, "events.toml", "Its examples are read once there is no other error."))
    return sorted(found, key=lambda finding: not finding.error)


def told(mention: Mention) -> str:
    """Return a mention as the examples of a pack write it: its kind, its status, its first and last day."""
    when = mention.facts.when
    days = f"{when.start}" if when.start == when.end else f"{when.start}..{when.end}"
    return f"{mention.facts.kind} {mention.facts.status} {days}"


# ------------------------------------------------------------------ events


def _events(_: str, pack: dict[str, Any]) -> Iterator[tuple[bool, str]]:
    for name, entries in pack.get("cues", {}).items():
        for entry in entries:
            if wrong := slip(entry):
                yield True, f"[cues] {name}: “{entry}” {wrong}."
    rows = pack.get("examples", [])
    for number, row in enumerate(rows, 1):
        wrong = next((key for key, kind in _PROPER.items() if not isinstance(row.get(key), kind)), None)
        if wrong:
            yield True, f"Example {number} needs day = a date, text = a text and told = a list; “{wrong}” is none."
            return
    for kind in Kind:
        if not any(str(line).startswith(f"{kind} ") for row in rows for line in row["told"]):
            yield False, f"There is no example yet of {kind}: {checking.kinds()['kinds'][kind]}"
    if rows and all(row["told"] for row in rows):
        yield False, "No example tells of nothing (told = []): such ones keep the lists from finding too much."


def _examples(code: str) -> Iterator[str]:
    """Yield the examples that are read otherwise than they say."""
    for number, row in enumerate(packs.table(code, "events").get("examples", ()), 1):
        read = sorted(map(told, extract(row["text"], code, Published(row["day"], None, Known.USER))))
        if read != sorted(row["told"]):
            yield _side_by_side(number, row["text"], sorted(row["told"]), read)


def _side_by_side(which: int | str, text: str, expected: list[str], read: list[str]) -> str:
    rows = [("expected", line) for line in expected or ["nothing"]] + [("read", line) for line in read or ["nothing"]]
    return f"Example {which}, “{text}”, is read otherwise:" + "".join(f"\n    {name:9} {line}" for name, line in rows)


# ------------------------------------------------------------------ dates


def _dates(code: str, pack: dict[str, Any]) -> Iterator[tuple[bool, str]]:
    rules = pack.get("rule", [])
    for number, rule in enumerate(rules, 1):
        if "match" not in rule or "means" not in rule:
            yield True, f"Rule {number} needs match = a pattern and means = what it is."
            return
        if rule["means"] not in MEANINGS:
            yield True, f"Rule {number} “{_pattern(rule)}” means “{rule['means']}”; known are {', '.join(MEANINGS)}."
            return
        if not rule.get("examples"):
            yield True, f"Rule {number} “{_pattern(rule)}” has no example."
    words = pack.get("words", {})
    named = {feast for name in _FEASTS for feast in words.get(name, {})}
    named |= {rule["feast"] for rule in rules if "feast" in rule}
    for feast in sorted(named - feasts.feasts()):
        yield True, f"The feast “{feast}” is none that the calendar knows."
    if not rules:
        yield False, "There is no rule yet: no date is found in articles."
        return
    try:
        Grammar(code, pack)
    except PackError as problem:
        yield True, f"{problem.reason[:1].upper()}{problem.reason[1:]}."
        return
    for number, rule in enumerate(rules, 1):
        for example in rule.get("examples", ()):
            if wrong := _example(code, f"of rule {number} “{_pattern(rule)}”", example):
                yield True, wrong


def _pattern(rule: dict[str, Any]) -> str:
    return str(rule["match"] if isinstance(rule["match"], str) else rule["match"][0])


def _example(code: str, which: str, example: dict[str, Any]) -> str | None:
    """Return how an example is read otherwise than it says; None where it is read so."""
    day, text = example.get("published"), example.get("text")
    if not isinstance(text, str) or not (day is None or isinstance(day, (date, datetime))):
        return f"Example {which} needs text = a text and published = a date."
    found = finding.find(text, code, day)
    if "none" in example:
        met = example["none"] in [timex.text for timex in found]
        return _side_by_side(which, text, [f"not “{example['none']}”"], [f"“{example['none']}”"]) if met else None
    wanted = {key: value for key, value in example.items() if key not in ("text", "published")}
    timexes = [
        {
            "span": timex.text, "type": timex.type.value, "value": timex.value, "mod": timex.mod,
            "start": timex.when.start, "end": timex.when.end,
        }
        for timex in found
    ]  # fmt: skip
    if any(all(timex.get(key) == value for key, value in wanted.items()) for timex in timexes):
        return None
    nearest = [timex for timex in timexes if timex["span"] == wanted.get("span")] or timexes
    return _side_by_side(which, text, [_row(wanted)], [_row({key: row.get(key) for key in wanted}) for row in nearest])


def _row(values: dict[str, Any]) -> str:
    return " ".join(f"{key} {value}" for key, value in values.items())


# ------------------------------------------------------------------ places


def _places(code: str, pack: dict[str, Any]) -> Iterator[tuple[bool, str]]:
    known = {name.city.name for name in (*cities.names("en"), *cities.names(code))}
    for name in pack.get("cities", {}):
        if name not in known:
            yield True, f"[cities] “{name}” is the English name of no city of the table; its names are not read."
