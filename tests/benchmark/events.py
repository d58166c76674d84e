"""How well occasions are found: the annotated articles of data/benchmark, by language and kind, and how fast."""

import json
import time
from argparse import Namespace
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tests.benchmark import score
from tracker import paths
from tracker.articles.article import Known, Published
from tracker.events.event import Claim
from tracker.events.joining import group
from tracker.mentions.extraction import extract
from tracker.mentions.mention import Kind

ROUNDS = 3  # times that the articles are read for the speed; the fastest counts
WORDS = 300  # of the article that "articles a second" speaks of
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)  # of the confidence, for the table of calibration
FOLDER = paths.data() / "benchmark"
FLOORS = Path(__file__).with_name("floors.json")


def gold(folder: Path = FOLDER) -> dict[str, dict[str, Any]]:
    """Return the annotations of a folder by the name of their article."""
    return dict(score.load(folder))


def predictions(annotations: dict[str, dict[str, Any]], folder: Path = FOLDER) -> dict[str, dict[str, Any]]:
    """Return what the program finds, in the annotation format; occasions of several articles bear one id."""
    claims: list[Claim] = []
    for name, row in annotations.items():
        published = Published(date.fromisoformat(row["published"]), None, Known.USER)
        text = (folder / name).read_text("utf-8")
        for number, mention in enumerate(extract(text, row["language"], published, row["title"] or "")):
            claims.append(Claim((name, number), name, published, mention))
    ids = {
        claim.key: f"event-{number}" for number, claims_of_one in enumerate(group(claims)) for claim in claims_of_one
    }
    found: dict[str, dict[str, Any]] = {name: {"article": name, "events": []} for name in annotations}
    for claim in claims:
        event = claim.mention.facts.as_json() | {
            "id": ids[claim.key],
            "evidence": [list(span) for span in claim.mention.evidence],
            "confidence": claim.mention.confidence,
        }
        found[str(claim.source)]["events"].append(event)
    return found


def row(
    annotations: dict[str, Any],
    guesses: dict[str, Any],
    only: Callable[[Any, Any], bool] | None = None,
) -> dict[str, Any]:
    """Return F1 of each level, as the scorer gives it."""
    table, _ = score.score(annotations, guesses, only=only)
    levels = ("found", "dated", "exact", "slots", "merging")
    return {level: table[level]["f1"] for level in levels} | {"events": table["found"]["n"]}


def calibration(annotations: dict[str, Any], guesses: dict[str, Any]) -> list[dict[str, Any]]:
    """Return, for each range of the confidence, how many mentions it holds and how many of them an annotator has."""
    held: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for name, annotation in annotations.items():
        pairs = score.pair(annotation["events"], guesses[name]["events"])
        for event in guesses[name]["events"]:
            index = max(at for at, least in enumerate(BINS) if event["confidence"] >= least)
            held[index].append((event["confidence"], any(event is guess for _, guess in pairs)))
    return [
        {
            "confidence": f"{BINS[index]:.1f} to {min(BINS[index + 1], 1):.1f}",
            "mentions": len(events),
            "said": sum(sure for sure, _ in events) / len(events),
            "right": sum(right for _, right in events) / len(events),
        }
        for index, events in sorted(held.items())
    ]


def speed(annotations: dict[str, dict[str, Any]]) -> float:
    """Return how many articles of 300 words are read a second on one core, once the packs are loaded."""
    texts = [
        ((FOLDER / name).read_text("utf-8"), row["language"], date.fromisoformat(row["published"]))
        for name, row in annotations.items()
    ]
    words = sum(len(text.split()) for text, _, _ in texts)
    fastest = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for text, language, day in texts:
            extract(text, language, Published(day, None, Known.USER))
        fastest = min(fastest, time.perf_counter() - start)
    return words / fastest / WORDS


def run(options: Namespace) -> dict[str, Any]:
    """Return all tables: all, by language, by kind, the third of the articles not worked on, calibration, speed."""
    annotations = gold()
    guesses = predictions(annotations)
    table, _ = score.score(annotations, guesses)
    languages = sorted({row["language"] for row in annotations.values()})
    last = {name: row for name, row in annotations.items() if int(name[:3]) % 3 == 0}
    rest = {name: row for name, row in annotations.items() if name not in last}
    return {
        "all": {
            "all": row(annotations, guesses),
            "worked on": row(rest, guesses),
            "last third": row(last, guesses),
            "practice": _other("practice"),
            "held back": _other("held"),
        },
        "by language": {
            code: row(annotations, guesses, lambda article, _, code=code: article["language"] == code)
            for code in languages
        },
        "by kind": {
            kind.value: row(annotations, guesses, lambda _, event, kind=kind: event["kind"] == kind.value)
            for kind in Kind
        },
        "silence": table["silence"],
        "right where paired": table["right where paired"],
        "calibration": calibration(annotations, guesses),
        "articles of 300 words a second": round(speed(annotations)),
        "below its floor": below(annotations, guesses),
    }


def _other(name: str) -> dict[str, Any]:
    """Return the scores on the articles of other writers; what data/benchmark/README.md says of them."""
    annotations = gold(FOLDER / name)
    return row(annotations, predictions(annotations, FOLDER / name))


def below(annotations: dict[str, Any], guesses: dict[str, Any]) -> list[str]:
    """Return what scores lower than `floors.json` says that it has once scored."""
    floors = json.loads(FLOORS.read_text("utf-8")).get("events", {}) if FLOORS.exists() else {}
    reached = row(annotations, guesses)
    return [f"{level} {reached[level]} < {floor}" for level, floor in floors.items() if reached[level] < floor]
