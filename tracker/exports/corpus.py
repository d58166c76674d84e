"""Corpus: what articles tell, in the annotation format and without a dossier; many are read on all cores."""

import json
import os
import sys
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from io import TextIOWrapper
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from tracker.articles import gathering, reading
from tracker.articles.article import Article, Known, Published
from tracker.articles.isolation import ReadingProcess
from tracker.dates.documents import timexes_of
from tracker.events.event import Claim
from tracker.events.identities import identities
from tracker.languages.detection import detect
from tracker.mentions.extraction import extract
from tracker.mentions.mention import Mention
from tracker.problems import Problem

Item = TypeVar("Item")
Answer = TypeVar("Answer")
Failed = Callable[[str], None]  # gets one sentence for each article that could not be read

MANY = 20  # articles up to which starting worker processes would cost more than it saves
_BATCH = 16  # articles that a worker gets at a time


class UnreadableLine(Problem):
    """A line of a JSON Lines file that is no article or document."""

    def __init__(self, name: str, number: int, reason: str) -> None:
        super().__init__(f"{name}, line {number}: {reason}.")


class UnreadableLines(Problem):
    """A JSON Lines file that cannot be opened."""


class _Task(NamedTuple):
    """One article to be read: a file, or a line of one; or why there is none."""

    path: Path
    day: date | None
    language: str | None
    number: int = 0  # of the line, from 1
    line: str | None = None
    problem: str | None = None


class _Reading(NamedTuple):
    """What an article tells: the fields that head its answer, its day, and its mentions."""

    about: dict[str, Any]
    published: Published | None
    mentions: list[Mention]


def answers(
    sources: Sequence[Path], day: date | None, language: str | None, failed: Failed
) -> Iterator[dict[str, Any]]:
    """Yield what each article tells, in the order given, as rows of the annotation format.

    A source is a file, a folder, or a .jsonl file with {"article", "text", "published"} a line. `day`
    outranks the day that a file bears, and stands in for one that a line lacks. Events of several
    articles that are one occasion bear one id, so nothing is yielded before all are read.
    """
    readings: list[_Reading] = []
    for batch in _spread(_read, _tasks(sources, day, language)):
        for answer in batch:
            if isinstance(answer, _Reading):
                readings.append(answer)
            else:
                failed(answer)
    names = identities(
        [
            Claim((number, place), number, told.published, mention)
            for number, told in enumerate(readings)
            for place, mention in enumerate(told.mentions)
        ]
    )
    for number, told in enumerate(readings):
        events = [_row(names[number, place], mention) for place, mention in enumerate(told.mentions)]
        yield {**told.about, "events": events}


def timexes(documents: Path, failed: Failed) -> Iterator[dict[str, Any]]:
    """Yield the time expressions of each document of a JSON Lines file ("-" for standard input), in its order.

    Raises UnreadableLines where the file cannot be opened.
    """
    tasks = ((documents.name, number, line) for number, line in _lines(documents))
    for answer in _spread(_timexes, tasks):
        if isinstance(answer, str):
            failed(answer)
        else:
            yield answer


def _row(name: Hashable, mention: Mention) -> dict[str, Any]:
    return {
        "id": name,
        **mention.facts.as_json(),
        "evidence": [list(span) for span in mention.evidence],
        "confidence": round(mention.confidence, 3),
    }


def _tasks(sources: Iterable[Path], day: date | None, language: str | None) -> Iterator[_Task]:
    for source in sources:
        if source.suffix.lower() == ".jsonl" and not source.is_dir():
            try:
                for number, line in _lines(source):
                    yield _Task(source, day, language, number, line)
            except Problem as problem:
                yield _Task(source, day, language, problem=str(problem))
        else:
            for file in gathering.files([source]):
                yield _Task(file, day, language)


def _lines(source: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a file that are not empty, with their numbers."""
    try:
        if str(source) == "-":
            stream = TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", errors="replace")
        else:
            stream = source.open(encoding="utf-8-sig", errors="replace")
        with stream as lines:
            yield from ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    except OSError as error:
        raise UnreadableLines(f"{source} cannot be read: {error.strerror or error}.") from error


def _read(task: _Task) -> list[_Reading | str]:
    """Return what a file or a line tells, or in one sentence why nothing; runs in a worker process too."""
    if task.problem:
        return [task.problem]
    try:
        if task.line is not None:
            return [_read_line(task.line, task)]
        return [_tell(article, task) for article in _process().read(task.path)]
    except UnreadableLine as problem:
        return [str(problem)]
    except Problem as problem:
        return [f"{task.path}: {problem}"]
    except Exception as error:  # noqa: BLE001  one article of many
        return [_unforeseen(task.path.name, task.number, error)]


def _read_line(line: str, task: _Task) -> _Reading:
    row = _object(line, task.path.name, task.number)
    text = row.get("text")
    if not isinstance(text, str):
        raise UnreadableLine(task.path.name, task.number, "an article needs a “text”")
    published = Published(task.day, None, Known.USER) if task.day else None
    if row.get("published"):
        published = _published(str(row["published"]), task)
    language = task.language or row.get("language") or detect(text)
    mentions = extract(text, language, published, str(row.get("title") or ""))
    about = {
        "article": row.get("article", f"{task.path.name}:{task.number}"),
        "language": language,
        "published": published.day.isoformat() if published else None,
    }
    return _Reading(about, published, _bare(mentions))


def _published(stamp: str, task: _Task) -> Published:
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        raise UnreadableLine(task.path.name, task.number, f"“{stamp}” is no day") from None
    return Published(moment.date(), moment if len(stamp) > len("2026-02-07") else None, Known.USER)


def _tell(article: Article, task: _Task) -> _Reading:
    known = reading.with_day(article, task.day) if task.day else article
    language = task.language or known.language
    mentions = extract(known.text, language, known.published, known.title)
    about = {
        "article": known.name,
        "language": language,
        "published": known.published.day.isoformat() if known.published else None,
        "outlet": known.outlet,
        "title": known.title,
    }
    return _Reading(about, known.published, _bare(mentions))


def _bare(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions without their reasons, which nobody prints: a large corpus takes less memory."""
    return [replace(mention, reasons=()) for mention in mentions]


_processes: list[ReadingProcess] = []


def _process() -> ReadingProcess:
    """Return this process's own reading process; it ends with us, when its input closes."""
    if not _processes:
        _processes.append(ReadingProcess())
    return _processes[0]


def _timexes(task: tuple[str, int, str]) -> dict[str, Any] | str:
    name, number, line = task
    try:
        return timexes_of(_object(line, name, number))
    except UnreadableLine as problem:
        return str(problem)
    except KeyError as error:
        return str(UnreadableLine(name, number, f"a document needs a “{error.args[0]}”"))
    except ValueError as error:
        return str(UnreadableLine(name, number, str(error).rstrip(".")))
    except Exception as error:  # noqa: BLE001  one document of many
        return _unforeseen(name, number, error)


def _object(line: str, name: str, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError:
        row = None
    if not isinstance(row, dict):
        raise UnreadableLine(name, number, "this is no JSON object")
    return row


def _unforeseen(name: str, number: int, error: Exception) -> str:
    where = f"{name}, line {number}" if number else name
    return f"{where}: the program failed on it ({type(error).__name__}: {error})."


def _spread(function: Callable[[Item], Answer], items: Iterable[Item]) -> Iterator[Answer]:
    """Yield the answers in the order of the items; many are shared out among all cores."""
    waiting = iter(items)
    few = list(islice(waiting, MANY))
    more = list(islice(waiting, 1))
    workers = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    if not more or workers < 2:
        yield from map(function, chain(few, more, waiting))
        return
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    everything = chain(few, more, waiting)
    ahead: deque[Future[list[Answer]]] = deque()
    # Spawned, not forked: a fork of a process with threads may hang, and only this works on every system.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    try:
        while True:
            while len(ahead) < 4 * workers and (batch := list(islice(everything, _BATCH))):
                ahead.append(pool.submit(_each, function, batch))
            if not ahead:
                return
            yield from ahead.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _each(function: Callable[[Item], Answer], batch: Sequence[Item]) -> list[Answer]:
    return [function(item) for item in batch]
