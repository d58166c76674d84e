"""An import that can be killed at any moment: a child process that stores made articles one after the other.

python -m tests.actions.killed DOSSIER COUNT
"""

import random
import sqlite3
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from tests.store.making import article, mention, on
from tracker.actions.importing import Importing
from tracker.actions.preparing import Prepared, Told
from tracker.mentions.mention import Kind
from tracker.store.articles import Original, StoredArticle
from tracker.store.dossier import Dossier

SENTENCES = (
    "The delegations met in Geneva on Thursday.",
    "An ultimatum runs until the end of June.",
    "The sides handed over prisoners near the border.",
)
KINDS = (Kind.NEGOTIATION_ROUND, Kind.DEADLINE, Kind.PRISONER_EXCHANGE)
SIDES = ("RU", "UA", "US", "IR", "IL", "PS", "CN", "EU", "AM", "AZ", "RS", "XK", "IN", "PK", "KR", "KP")
STATES = tuple((one, other) for one in SIDES for other in SIDES if one < other)


def prepared(number: int, seed: int = 1, articles_a_day: int = 20) -> Prepared:
    """The article of this number: 3 mentions, and about 4,000 letters; every third tells what the last one told."""
    chance = random.Random((number - (number % 3 == 2)) * 7919 + seed)
    day = date(2015, 1, 1) + timedelta(number // articles_a_day)
    filler = " ".join(f"Observers expected {chance.randrange(10**6)} details of the talks." for _ in range(75))
    text = f"Report {number}. {' '.join(SENTENCES)} {filler}"
    parties = chance.choice(STATES)
    mentions = tuple(
        mention(
            text,
            sentence,
            kind=kind,
            when=on(day + timedelta(chance.randrange(-5, 20))),
            parties=parties,
            place=chance.choice(("Geneva", "Oslo", "Doha", None)) if kind is KINDS[0] else None,
        )
        for kind, sentence in zip(KINDS, SENTENCES, strict=True)
    )
    given = article(text, title=f"Report {number}", day=day, name=f"{number}.txt", language="en", outlet="example.org")
    return Prepared(name=given.name, original=Original.of(text.encode()), told=(Told(given, mentions),))


def start(path: Path, count: int) -> "subprocess.Popen[bytes]":
    """Start importing in a child process."""
    return subprocess.Popen([sys.executable, "-m", "tests.actions.killed", str(path), str(count)])


def kill_within(child: "subprocess.Popen[bytes]", path: Path, stored: int, chance: random.Random) -> None:
    """Kill (SIGKILL) the child a random moment after it has stored something, or when it has ended."""
    while child.poll() is None and not _grown(path, stored):
        time.sleep(0.005)
    time.sleep(chance.random() * 0.15)
    child.kill()
    child.wait()


def _grown(path: Path, stored: int) -> bool:
    try:
        plain = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=0.1)
        try:
            return bool(plain.execute("SELECT count(*) FROM articles").fetchone()[0] > stored)
        finally:
            plain.close()
    except sqlite3.Error:
        return False


def wrong(path: Path) -> list[str]:
    """Say what a kill broke: whether the file is sound, and each article there wholly or not at all."""
    with Dossier.open(path, create=False) as dossier:
        articles = dossier.articles.all()
        said = [finding.wrong for finding in dossier.check()]
        said += [f"{stored.article.name} is there in part" for stored in articles if not _whole(dossier, stored)]
        if len({stored.article.name for stored in articles}) < len(articles):
            said.append("an article is there twice")
    return said


def _whole(dossier: Dossier, stored: StoredArticle) -> bool:
    told = dossier.mentions.of_article(stored.id)
    placed = all(mention.event is not None for mention in told)
    original = dossier.articles.original(stored.id)
    return len(told) == len(SENTENCES) and placed and original == stored.article.text.encode()


def main(path: Path, count: int) -> None:
    """Import so many articles."""
    with Dossier.open(path) as dossier:
        importing = Importing(dossier)
        for number in range(count):
            importing.store(prepared(number))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
