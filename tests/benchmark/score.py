#!/usr/bin/env python3
"""Scores extracted events against annotated articles (the fields are those of GUIDELINES.md).

    score.py GOLD_FOLDER PREDICTIONS [--also ALTERNATIVES.jsonl] [--by language|kind] [--errors] [--json]

GOLD_FOLDER holds one NAME.json beside each NAME.txt. PREDICTIONS is a JSON Lines file with one
object an article ({"article": "NAME.txt", "events": [...]}), or another folder of NAME.json.

An extracted event and an annotated one can pair where they are of one kind and their days overlap,
or both have no day, or their evidence overlaps. Pairs are made best first, each event once.

    found    paired
    dated    paired, and both ends of the date are right
    exact    dated, and the status is right           (the headline: F1 over all articles)
    slots    micro F1 over all single facts: kind with date, status, each party, mediator and
             setter, place, ordinal, number of persons; facts of unpaired events count as wrong
    merging  B-cubed F1 over the pairs: does an `id` join the same mentions in both
    silence  articles without any event for which none was extracted

Standard library only; Python 3.9 or newer.
"""

import argparse
import json
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path


def load(source):
    """Return {article name: annotation} from a folder of .json files or a .jsonl file."""
    path = Path(source)
    if path.is_dir():
        rows = [json.loads(file.read_text("utf-8")) for file in sorted(path.glob("*.json"))]
    else:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return {Path(row["article"]).name: row for row in rows}


def plain(text):
    """Fold case and accents, so that 'Zürich' and 'zurich' are one place."""
    folded = unicodedata.normalize("NFKD", text or "")
    return "".join(c for c in folded if not unicodedata.combining(c)).casefold().strip()


def window(event):
    start, end = event.get("start"), event.get("end")
    return (start or end, end or start)


def overlap(a, b):
    """Whether two closed windows or spans share a point; None on either side never does."""
    return None not in (*a, *b) and a[0] <= b[1] and b[0] <= a[1]


def facts(event):
    """Return the single facts of an event as a set."""
    found = {("when", event["kind"], *window(event)), ("status", event.get("status"))}
    for role in ("parties", "mediators", "set_by"):
        found |= {(role, plain(name)) for name in event.get(role) or ()}
    for field in ("ordinal", "persons_total"):
        if event.get(field) is not None:
            found.add((field, event[field]))
    if event.get("place"):
        found.add(("place", plain(event["place"])))
    return found


def agreement(gold, guess):
    """Return how well two events agree, or None where they cannot be the same."""
    if gold["kind"] != guess["kind"]:
        return None
    when, seen = window(gold), window(guess)
    undated = when == seen == (None, None)
    read = any(overlap(a, b) for a in gold.get("evidence") or () for b in guess.get("evidence") or ())
    if not (undated or overlap(when, seen) or read):
        return None
    return (
        when == seen,
        overlap(when, seen) or undated,
        gold.get("status") == guess.get("status"),
        len(facts(gold) & facts(guess)),
        read,
    )


def pair(gold, guesses):
    """Pair annotated with extracted events, best agreement first, each once."""
    ranked = sorted(
        (
            (score, i, j)
            for i, g in enumerate(gold)
            for j, p in enumerate(guesses)
            if (score := agreement(g, p)) is not None
        ),
        key=lambda row: (row[0], -row[1], -row[2]),
        reverse=True,
    )
    used_gold, used_guess, pairs = set(), set(), []
    for _, i, j in ranked:
        if i not in used_gold and j not in used_guess:
            used_gold.add(i), used_guess.add(j)
            pairs.append((gold[i], guesses[j]))
    return pairs


def lenient(gold, guess, also):
    """Return the annotated event with each value replaced by an accepted alternative that was given."""
    event = dict(gold)
    for field, values in also.get(gold.get("id"), {}).items():
        if guess.get(field) in values:
            event[field] = guess[field]
    return event


def f1(hits, gold, guessed):
    precision = hits / guessed if guessed else float(not gold)
    recall = hits / gold if gold else float(not guessed)
    both = precision + recall
    return {
        "p": round(100 * precision, 1),
        "r": round(100 * recall, 1),
        "f1": round(200 * precision * recall / both, 1) if both else 0.0,
        "n": gold,
    }


def b_cubed(pairs):
    """B-cubed over [(gold id, extracted id)]."""
    by_gold, by_guess = Counter(g for g, _ in pairs), Counter(p for _, p in pairs)
    both = Counter(pairs)
    if not pairs:
        return {"p": 0.0, "r": 0.0, "f1": 0.0, "n": 0}
    precision = sum(both[x] / by_guess[x[1]] for x in pairs) / len(pairs)
    recall = sum(both[x] / by_gold[x[0]] for x in pairs) / len(pairs)
    return {
        "p": round(100 * precision, 1),
        "r": round(100 * recall, 1),
        "f1": round(200 * precision * recall / (precision + recall), 1),
        "n": len(pairs),
    }


def score(gold, guesses, also=None, only=None):
    """Score all articles; `only(annotation, event)` restricts which events count."""
    also = also or {}
    only = only or (lambda annotation, event: True)
    totals, links, errors = Counter(), [], []
    right = defaultdict(Counter)
    for name, annotation in gold.items():
        wanted = [e for e in annotation["events"] if only(annotation, e)]
        given = [e for e in guesses.get(name, {}).get("events", ()) if only(annotation, e)]
        totals["gold"] += len(wanted)
        totals["guessed"] += len(given)
        if not annotation["events"]:
            totals["silent articles"] += 1
            totals["kept silent"] += not given
        pairs = pair(wanted, given)
        alternatives = also.get(name, {})
        for g, p in pairs:
            g = lenient(g, p, alternatives)
            dated = window(g) == window(p)
            exact = dated and g.get("status") == p.get("status")
            totals["found"] += 1
            totals["dated"] += dated
            totals["exact"] += exact
            hits = facts(g) & facts(p)
            totals["slot hits"] += len(hits)
            links.append((g.get("id"), p.get("id")))
            for field in ("status", "precision", "place", "ordinal", "persons_total"):
                same = plain(str(g.get(field))) == plain(str(p.get(field)))
                right[field][same] += 1
            right["parties"][set(g.get("parties") or ()) == set(p.get("parties") or ())] += 1
            if not exact:
                errors.append((name, "differs", g, p))
        totals["slots gold"] += sum(len(facts(e)) for e in wanted)
        totals["slots guessed"] += sum(len(facts(e)) for e in given)
        errors += [(name, "missed", g, None) for g in wanted if all(g is not x for x, _ in pairs)]
        errors += [(name, "invented", None, p) for p in given if all(p is not x for _, x in pairs)]
    table = {level: f1(totals[level], totals["gold"], totals["guessed"]) for level in ("found", "dated", "exact")}
    table["slots"] = f1(totals["slot hits"], totals["slots gold"], totals["slots guessed"])
    table["merging"] = b_cubed(links)
    table["silence"] = f"{totals['kept silent']}/{totals['silent articles']}"
    table["right where paired"] = {
        field: f"{100 * count[True] / sum(count.values()):.1f} %" for field, count in right.items()
    }
    return table, errors


def show(title, table):
    print(
        f"{title:24}"
        + "  ".join(
            f"{level} {table[level]['f1']:5.1f} (P {table[level]['p']:.0f} R {table[level]['r']:.0f})"
            for level in ("found", "dated", "exact", "slots", "merging")
        )
        + f"  n={table['found']['n']}"
    )


def brief(event):
    if event is None:
        return "-"
    who = "/".join(event.get("parties") or ())
    return f"{event['kind']} {event.get('start')}..{event.get('end')} {event.get('status')} {who} @{event.get('place')}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("predictions")
    parser.add_argument("--also", help="JSON Lines of values that count as right too")
    parser.add_argument("--by", choices=("language", "kind"), action="append", default=[])
    parser.add_argument("--errors", action="store_true", help="list what differs, article by article")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")
    options = parser.parse_args()
    gold, guesses = load(options.gold), load(options.predictions)
    also = defaultdict(lambda: defaultdict(dict))
    if options.also:
        for line in Path(options.also).read_text("utf-8").splitlines():
            row = json.loads(line)
            if isinstance(row.get("also_accept"), list) and not row["field"].startswith("("):
                also[Path(row["article"]).name][row["id"]][row["field"]] = row["also_accept"]
    table, errors = score(gold, guesses, also)
    if options.json:
        print(json.dumps(table, ensure_ascii=False))
        return 0
    missing = sorted(set(gold) - set(guesses))
    show(f"all ({len(gold)} articles)", table)
    if "language" in options.by:
        for code in sorted({a["language"] for a in gold.values()}):
            show(f"  {code}", score(gold, guesses, also, lambda a, e, c=code: a["language"] == c)[0])
    if "kind" in options.by:
        for kind in sorted({e["kind"] for a in gold.values() for e in a["events"]}):
            show(f"  {kind}", score(gold, guesses, also, lambda a, e, k=kind: e["kind"] == k)[0])
    print("silence", table["silence"], " right where paired", table["right where paired"])
    if missing:
        print(f"{len(missing)} articles have no prediction: {', '.join(missing[:5])} …")
    if options.errors:
        for name, what, g, p in errors:
            print(f"{name}: {what}\n    gold  {brief(g)}\n    given {brief(p)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
