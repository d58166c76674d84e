"""How the dossier grows: what a user waits for at 1,000, 10,000 and 100,000 articles, and what a kill can break.

    python -m tests.benchmark.store [--json] [--sizes 1000 10000 100000] [--kills 200] [--large 5]

Without options it takes three minutes on two cores; 100,000 articles (300,000 mentions) take half an hour more.
Each article tells three mentions; every third article tells what the one before it told. Times are in
milliseconds, the best of several on one connection. `--large` asks for a dossier of so many gigabytes,
which needs three times that on the disk. The kill test is described in `tests.actions.killed`.
"""

import argparse
import itertools
import json
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.actions import killed
from tracker.actions import correcting, undoing
from tracker.actions.importing import Importing
from tracker.actions.settling import settle
from tracker.events.negotiations import negotiations
from tracker.mentions.mention import Kind
from tracker.store import ledgers
from tracker.store.articles import Original
from tracker.store.dossier import Dossier
from tracker.store.filters import Filter
from tracker.store.ids import EventId

SIZES = (1_000, 10_000)
KILLS = 100
BATCH = 500  # articles a step while growing
ARTICLES_KILLED = 500
WAIT = 100  # ms: what a user waits for should take no longer


def run(options: Any = None) -> dict[str, Any]:
    """Return the table of growth and the kill test's findings; `options` may hold `sizes` and `kills`."""
    sizes = getattr(options, "sizes", None) or SIZES
    kills = getattr(options, "kills", None)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "growing.dossier"
        growth = {str(size): _measure(_grown(path, size), size) for size in sorted(sizes)}
        broken = _killed(Path(folder), KILLS if kills is None else kills)
        large = _large(Path(folder) / "large.dossier", options.large) if getattr(options, "large", 0) else {}
    return {"growth": growth, "steeper_than_linear": _steep(growth), "kill": broken, "large": large}


def _grown(path: Path, size: int) -> Path:
    """Let the dossier grow to so many articles, faster than imports do: who joins whom is known by construction."""
    with Dossier.open(path) as dossier:
        told: list[EventId] = []
        for first in range(dossier.articles.count(), size, BATCH):
            with dossier.step("import", count=BATCH):
                retold: set[EventId] = set()
                for number in range(first, min(first + BATCH, size)):
                    prepared = killed.prepared(number)
                    assert prepared.original is not None
                    article = dossier.articles.add(prepared.told[0].article, prepared.original)
                    mentions = [dossier.mentions.add(article, mention) for mention in prepared.told[0].mentions]
                    if number % 3 == 2 and told:
                        retold.update(told)
                    else:
                        told = [dossier.events.found(dossier.mentions.claim(key)) for key in mentions]
                    for key, event in zip(mentions, told, strict=True):
                        dossier.mentions.assign([key], event)
                settle(dossier, retold)
    return path


def _measure(path: Path, size: int) -> dict[str, float]:
    times: dict[str, float] = {}
    times["open and first 100 rows"] = _best(lambda: _open(path), 5)
    with Dossier.open(path) as dossier:
        day = date(2015, 1, 1)
        middle = day + timedelta(size // 40)  # of the time told of, 20 articles a day
        event = dossier.events.some(range(50, 100))[0].id
        times["all events, first time"] = _best(dossier.events.all, 1)
        times["all events, again"] = _best(dossier.events.all, 5)
        times["search articles"] = _best(lambda: dossier.search.articles(f"report {size // 2}"), 9)
        times["search events"] = _best(lambda: dossier.search.events("geneva iran", limit=100), 9)
        narrow = Filter(kinds=frozenset({Kind.DEADLINE}), parties=frozenset({"UA"}), since=middle, until=middle)
        times["filter"] = _best(lambda: dossier.events.matching(narrow), 9)
        times["filter, one party"] = _best(lambda: dossier.events.matching(Filter(parties=frozenset({"UA"}))), 3)
        times["as of, first time"] = _best(lambda: dossier.events.matching(Filter(as_of=middle)), 1)
        steps = (middle + timedelta(step) for step in range(1, 10))
        times["as of, a step to a day not seen"] = _best(lambda: dossier.events.matching(Filter(as_of=next(steps))), 5)
        begun = time.perf_counter()
        while not dossier.events.prepare_as_of():
            pass
        times["as of, every day prepared"] = round((time.perf_counter() - begun) * 1000, 2)
        times["as of, a step"] = _best(lambda: dossier.events.matching(Filter(as_of=middle)), 5)
        days = dossier.events.days_told()
        times["as of, from day to day with what changed"] = _walk(dossier, days[len(days) // 2 :][:50])
        times["ledger of deadlines"] = _best(lambda: ledgers.deadlines(dossier, middle), 2)
        times["ledger of exchanges"] = _best(lambda: ledgers.exchanges(dossier), 2)
        times["ledger of conflicts"] = _best(lambda: ledgers.disagreements(dossier), 2)
        times["negotiations"] = _best(lambda: negotiations({one.id: one.event for one in dossier.events.all()}), 3)
        places = iter(("Bern", "Wien") * 20)
        times["edit"] = _best(lambda: correcting.correct(dossier, event, "place", next(places)), 9)
        times["undo"] = _best(lambda: undoing.undo(dossier), 9)
        more = iter([killed.prepared(number) for number in range(size // 2, size // 2 + 40)])
        fresh = iter([killed.prepared(number, seed=2) for number in range(size // 2, size // 2 + 40)])
        times["import one known already"] = _best(lambda: Importing(dossier).store(next(more)), 9)
        times["import and join one more"] = _best(lambda: Importing(dossier).store(next(fresh)), 9)
        while dossier.undo_name() and dossier.articles.count() > size:
            undoing.undo(dossier)
        times["events"] = dossier.events.count()
    times["bytes an article"] = round(path.stat().st_size / size)
    return times


def _walk(dossier: Dossier, days: list[date]) -> float:
    """Return the longest step from one day to the next, what changed between both included."""
    longest = 0.0
    dossier.events.matching(Filter(as_of=days[0]))  # where the slider was before
    for before, after in itertools.pairwise(days):
        begun = time.perf_counter()
        dossier.events.matching(Filter(as_of=after))
        dossier.events.changed_between(before, after)
        longest = max(longest, (time.perf_counter() - begun) * 1000)
    return round(longest, 2)


def _large(path: Path, gigabytes: int) -> dict[str, float]:
    """Return what a user waits for in a dossier of so many gigabytes, most of them dropped files."""
    with Dossier.open(path) as dossier, dossier.step("import", count=1):
        for number in range(2 * gigabytes):
            prepared = killed.prepared(number)
            dossier.articles.add(prepared.told[0].article, Original(f"large {number}", 2**29, bytes(2**29)))
    times = {"gigabytes": round(path.stat().st_size / 2**30, 2)}
    times["open and first 100 rows"] = _best(lambda: _open(path), 3)
    with Dossier.open(path) as dossier:
        times["import one more"] = _best(lambda: Importing(dossier).store(killed.prepared(10**6)), 1)
        event = dossier.events.all()[0].id
        times["edit"] = _best(lambda: correcting.correct(dossier, event, "place", "Bern"), 1)
        times["undo"] = _best(lambda: undoing.undo(dossier), 1)
        times["search articles"] = _best(lambda: dossier.search.articles("report"), 3)
        times["look through the whole file"] = _best(lambda: dossier.check(), 1)
        times["back up"] = _best(lambda: dossier.backup(path.with_name("copy.dossier")), 1)
        assert dossier.check() == []
    return times


def _open(path: Path) -> None:
    with Dossier.open(path) as dossier:
        dossier.events.some(range(1, 101))


def _best(deed: Callable[[], Any], times: int) -> float:
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        deed()
        taken.append((time.perf_counter() - begun) * 1000)
    return round(min(taken), 2)  # what else the machine does only adds


def _steep(growth: dict[str, dict[str, float]]) -> list[str]:
    """Name what grew by more than half again as much as the dossier did from one size to the next."""
    sizes = sorted(growth, key=int)
    return [
        f"{name}, {one} to {other}"
        for one, other in itertools.pairwise(sizes)
        for name in growth[one]
        if growth[other][name] > 1.5 * max(growth[one][name], 1) * int(other) / int(one)
    ]


def _killed(folder: Path, kills: int) -> dict[str, Any]:
    """Kill imports at random moments; each dossier is imported into until it is whole."""
    chance = random.Random(1)
    path = folder / "killed" / "a.dossier"
    found: list[str] = []
    whole = 0
    path.parent.mkdir()
    for _ in range(kills):
        stored = _count(path)
        if stored == ARTICLES_KILLED:
            whole += 1
            shutil.rmtree(path.parent)
            path.parent.mkdir()
            stored = 0
        killed.kill_within(killed.start(path, ARTICLES_KILLED), path, stored, chance)
        found += killed.wrong(path)
    if path.exists():
        killed.start(path, ARTICLES_KILLED).wait()
        found += killed.wrong(path)
        found += [] if _count(path) == ARTICLES_KILLED else ["an import begun anew did not complete"]
    return {"kills": kills, "completed": whole, "broken": found}


def _count(path: Path) -> int:
    if not path.exists():
        return 0
    with Dossier.open(path, create=False) as dossier:
        return dossier.articles.count()


def show(result: dict[str, Any]) -> str:
    """Return the result as a table for people."""
    growth = result["growth"]
    sizes = sorted(growth, key=int)
    lines = ["milliseconds at articles".ljust(34) + "".join(f"{int(size):>12,}" for size in sizes)]
    lines += [name.ljust(34) + "".join(f"{growth[size][name]:>12,.1f}" for size in sizes) for name in growth[sizes[0]]]
    kill = result["kill"]
    lines.append(f"steeper than linear: {', '.join(result['steeper_than_linear']) or 'nothing'}")
    lines.append(f"{kill['kills']} kills, broken: {', '.join(kill['broken']) or 'nothing'}")
    lines += [f"large, {name}: {value:,.1f}" for name, value in result["large"].items()]
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--large", type=int, default=0, metavar="GB")
    options = parser.parse_args()
    result = run(options)
    print(json.dumps(result, ensure_ascii=False) if options.json else show(result))


if __name__ == "__main__":
    main()
