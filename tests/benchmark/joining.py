"""How well annotated mentions are joined, with and without all their facts, and how the time grows."""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tracker import paths
from tracker.articles.article import Known, Published
from tracker.dates.when import When
from tracker.events import joining
from tracker.events.event import Claim
from tracker.mentions.mention import Facts, Mention, Span

SIZES = (1_000, 10_000)  # 100,000 takes half a minute: ask for it with --sizes
APART = 45  # days between the copies of a negotiation; as many go on at a time as in a busy newsroom's dossier
SEEDS = 5  # of the noise; the mean is told
DROPPED = (0.0, 0.2, 0.4)  # share of places, numbers and parties that a reader misses


def run(options: Any = None) -> dict[str, Any]:
    """Return B-cubed on data/benchmark for each share of missed facts, and processor seconds for so many mentions."""
    claims, ids = annotated()
    sizes = getattr(options, "sizes", None) or SIZES
    return {
        "b_cubed": {f"{share:.0%} of facts missed": _mean(claims, ids, share) for share in DROPPED},
        "b_cubed of others": {folder.name: scored(*annotated(folder)) for folder in _others()},
        "growth": {str(size): _timed(claims, size) for size in sizes},
    }


def _others() -> list[Path]:
    """Return the folders of articles by other writers: each names its occasions in its own way."""
    return sorted(folder for folder in (paths.data() / "benchmark").iterdir() if folder.is_dir())


def annotated(folder: Path | None = None) -> tuple[list[Claim], dict[Hashable, str]]:
    """Return the annotated mentions of a folder (the first ninety articles', if none is named) and their occasions."""
    claims: list[Claim] = []
    ids: dict[Hashable, str] = {}
    for file in sorted((folder or paths.data() / "benchmark").glob("*.json")):
        article = json.loads(file.read_text("utf-8"))
        if not isinstance(article, dict) or "events" not in article:
            continue
        published = Published(date.fromisoformat(article["published"]), None, Known.TEXT)
        for number, event in enumerate(article["events"]):
            key = (article["article"], number)
            ids[key] = event["id"]
            claims.append(Claim(key, article["article"], published, Mention(Facts.from_json(event), (Span(0, 1),))))
    return claims, ids


def b_cubed(pairs: Iterable[tuple[Hashable, Hashable]]) -> dict[str, float]:
    """Return precision, recall and F1 in per cent over (occasion, group) of each mention (Bagga and Baldwin 1998)."""
    listed = list(pairs)
    gold, guess, both = Counter(g for g, _ in listed), Counter(p for _, p in listed), Counter(listed)
    precision = sum(both[pair] / guess[pair[1]] for pair in listed) / len(listed)
    recall = sum(both[pair] / gold[pair[0]] for pair in listed) / len(listed)
    return {"p": 100 * precision, "r": 100 * recall, "f1": 200 * precision * recall / (precision + recall)}


def scored(claims: list[Claim], ids: dict[Hashable, str]) -> dict[str, float]:
    """Join the claims and score the groups."""
    where = {claim.key: number for number, members in enumerate(joining.group(claims)) for claim in members}
    return b_cubed((ids[claim.key], where[claim.key]) for claim in claims)


def _mean(claims: list[Claim], ids: dict[Hashable, str], share: float) -> dict[str, float]:
    runs = [
        scored([_missed(claim, share, random.Random(f"{seed} {claim.key}")) for claim in claims], ids)
        for seed in range(SEEDS if share else 1)
    ]
    return {name: round(sum(one[name] for one in runs) / len(runs), 1) for name in ("p", "r", "f1")}


def _missed(claim: Claim, share: float, chance: random.Random) -> Claim:
    facts = claim.mention.facts
    lost: dict[str, Any] = {name: None for name in ("place", "ordinal", "persons_total") if chance.random() < share}
    if facts.parties and chance.random() < share:
        gone = chance.choice(facts.parties)
        lost["parties"] = tuple(code for code in facts.parties if code != gone)
    if chance.random() < share:
        lost |= {"mediators": (), "set_by": (), "persons_by_party": ()}
    return Claim(claim.key, claim.source, claim.published, Mention(replace(facts, **lost), claim.mention.evidence))


def _timed(claims: list[Claim], size: int) -> dict[str, float]:
    """Join copies of the annotated mentions, each copy a negotiation between other sides, a while later.

    A mention that names no side may be of any occasion of its days, so its cost grows with what goes on at a
    time, not with what a dossier holds; copies on the same days would measure that.
    """
    many = [_elsewhere(claim, copy) for copy in range(-(-size // len(claims))) for claim in claims][:size]
    began = time.process_time()
    groups = joining.group(many)
    seconds = time.process_time() - began
    return {"seconds": round(seconds, 2), "mentions_per_second": round(size / seconds), "events": len(groups)}


def _elsewhere(claim: Claim, copy: int) -> Claim:
    facts = claim.mention.facts
    named = {
        name: tuple(f"{code} {copy}" for code in getattr(facts, name)) for name in ("parties", "mediators", "set_by")
    }
    later = timedelta(copy % 300 * APART)
    when = facts.when
    if when.start is not None and when.end is not None:
        when = When(when.start + later, when.end + later, when.precision)
    mention = Mention(replace(facts, when=when, **named), claim.mention.evidence)
    assert claim.published is not None
    published = Published(claim.published.day + later, None, claim.published.known)
    return Claim((copy, claim.key), (copy, claim.source), published, mention)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    print(json.dumps(run(parser.parse_args()), indent=1))


if __name__ == "__main__":
    main()
