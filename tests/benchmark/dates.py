"""How well time expressions are found and dated: against corpora, where they are at hand, and annotated articles."""

import importlib.util
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from tracker import paths
from tracker.dates.documents import timexes_of
from tracker.dates.finding import find

CORPORA = Path(__file__).parents[3] / "shared" / "temporal"  # their licences forbid to ship them
PEER = {  # HeidelTime 2.2 on the same documents: VALUE F1 of everything, of DATE, of what a timeline can place
    "krauts": (64.8, 69.2, 71.7),
    "wikiwars_de": (81.0, 82.5, 82.8),
    "meantime_en": (78.4, 79.8, 84.9),
    "wikiwars_en": (84.3, 86.6, 89.0),
    "meantime_es": (70.2, 71.3, 76.7),
    "wikiwars_uk": (0.7, 0.5, 0.5),
}
FLOORS = {"de": 95.0, "en": 95.0, "es": 90.0, "fr": 90.0, "ru": 90.0, "uk": 90.0}  # percent of the articles' dates
HOSTILE = (
    ("en", "Monday "),
    ("en", "January 1 "),
    ("en", "a year "),
    ("en", "5 February 2026, "),
    ("en", "from Monday to "),
    ("en", "two years ago "),
    ("en", "1 2 3 "),
    ("en", "4 pm "),
    ("en", "Easter "),
    ("de", "1. Januar "),
    ("de", "vor drei Jahren "),
    ("uk", "понеділок "),
)
_NEAR = 350  # characters before an event's evidence in which its date may stand


def run() -> dict[str, Any]:
    """Return the tables; `floors` names the languages whose articles fell below what was reached before."""
    corpora = dict(_corpora()) if CORPORA.is_dir() else {}
    articles = dict(_articles())
    below = [language for language, row in articles.items() if row["found %"] < FLOORS.get(language, 0)]
    return {
        "corpora (VALUE F1)": corpora,
        "articles": articles,
        "megabytes a second": _speed(),
        "seconds for a megabyte of nothing but dates (limit 2)": _hostile(),
        "below floor": below,
    }


def _corpora() -> Iterator[tuple[str, dict[str, Any]]]:
    scorer = _scorer()
    for source in sorted((CORPORA / "dev").glob("*.dev.input.jsonl")):
        name = source.name.removesuffix(".dev.input.jsonl")
        rows = [json.loads(line) for line in source.read_text("utf-8").splitlines()]
        answers = {row["doc"]: scorer.clean(timexes_of(row)["timexes"]) for row in rows}
        gold = scorer.read_gold([str(source).replace(".input.", ".gold.")])
        scores = scorer.scores(gold, answers)
        peer = PEER.get(name, (None, None, None))
        row: dict[str, Any] = {}
        for block, other in zip(("all", "DATE", "dated"), peer, strict=True):
            row[block] = round(100 * scores[block]["value"]["F1"], 1)
            row[f"{block} HeidelTime"] = other
            row[f"{block} P"] = round(100 * scores[block]["value"]["P"], 1)
            row[f"{block} R"] = round(100 * scores[block]["value"]["R"], 1)
        row["relaxed P"] = round(100 * scores["all"]["relaxed"]["P"], 1)
        row["relaxed R"] = round(100 * scores["all"]["relaxed"]["R"], 1)
        row["strict F1"] = round(100 * scores["all"]["strict"]["F1"], 1)
        yield name, row


def _scorer() -> ModuleType:
    sys.path.insert(0, str(CORPORA))
    try:
        spec = importlib.util.spec_from_file_location("temporal_evaluate", CORPORA / "evaluate.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(CORPORA))
    return module


def _articles() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield by language how many dates of annotated events some time expression beside their evidence has."""
    events: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    apart: Counter[str] = Counter()
    for file in sorted((paths.data() / "benchmark").glob("*.json")):
        row = json.loads(file.read_text("utf-8"))
        text = file.with_suffix(".txt")
        if not isinstance(row, dict) or "events" not in row or not text.is_file():
            continue
        language = row["language"]
        found = find(text.read_text("utf-8"), language, date.fromisoformat(row["published"]))
        for event in (event for event in row["events"] if event["dated_by"] == "event"):
            first = min(start for start, _ in event["evidence"]) - _NEAR
            last = max(end for _, end in event["evidence"]) + _NEAR
            windows = [
                (str(when.start), str(when.end))
                for timex in found
                if first <= timex.start <= last
                for when in (timex.when, timex.window)
                if when
            ]
            wanted = (event["start"], event["end"])
            events[language] += 1
            whole[language] += wanted in windows
            apart[language] += wanted not in windows and _in_pieces(wanted, windows)
    for language, count in sorted(events.items()):
        found_percent = round(100 * (whole[language] + apart[language]) / count, 1)
        yield (
            language,
            {"dates": count, "found": whole[language], "ends apart": apart[language], "found %": found_percent},
        )


def _in_pieces(wanted: tuple[str, str], windows: Sequence[tuple[str, str]]) -> bool:
    return wanted[0] in {start for start, _ in windows} and wanted[1] in {end for _, end in windows}


def _hostile() -> dict[str, float]:
    """Return the seconds of processor time that a megabyte of each repeated date takes."""
    spent = {}
    for language, piece in HOSTILE:
        text = piece * (1_000_000 // len(piece.encode()))
        find(piece, language, date(2026, 2, 7))
        begun = time.process_time()
        find(text, language, date(2026, 2, 7))
        spent[f"{language} {piece.strip()}"] = round(time.process_time() - begun, 2)
    return spent


def _speed() -> float:
    """Return megabytes of text a second of processor time on one core, on the shipped annotated and sample articles."""
    texts = [
        (file.read_text("utf-8"), json.loads(file.with_suffix(".json").read_text("utf-8"))["language"])
        for file in sorted((paths.data() / "benchmark").glob("*.txt"))
        if file.with_suffix(".json").is_file()
    ]
    if not texts:
        return 0.0
    for text, language in texts:
        find(text, language, date(2026, 2, 7))
    begun = time.process_time()
    for text, language in texts:
        find(text, language, date(2026, 2, 7))
    spent = time.process_time() - begun
    return round(sum(len(text.encode()) for text, _ in texts) / 1e6 / spent, 2)
