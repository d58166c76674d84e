"""Read files in a child process that can be killed: a hang, a crash or a flood costs one file, never the program.

The child answers in JSON, so nothing that a hostile file made of it is ever unpickled here. It is
no wall against an attack on native code: the child runs as the same user.
"""

import contextlib
import faulthandler
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from tracker.articles import limits
from tracker.articles.article import Article, Known, Published
from tracker.articles.unreadable import REASONS, ReaderFailed, TookTooLong, UnreadableFile

_START_SECONDS = 60.0  # a cold disk and a busy machine; reading itself has limits.SECONDS
_ANSWER_BYTES = 64 * 2**20
_READY = b'{"ready": true}\n'
_OUTSIDE = frozenset(
    {"socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"}
)


class ReadingProcess:
    """A child process that reads one file at a time; it starts with the first one and anew after each failure.

    `command` starts another program that calls `serve()` in the end (tests add a misbehaving reader
    that way); `seconds` is the time that one file may take.
    """

    def __init__(self, command: Sequence[str] | None = None, seconds: float = limits.SECONDS) -> None:
        self._command = list(command or (sys.executable, "-P", "-m", __name__))
        self._seconds = seconds
        self._child: _Child | None = None
        self._one_at_a_time = threading.Lock()

    def __enter__(self) -> "ReadingProcess":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def alive(self) -> bool:
        """Whether a child runs now; the next file starts one where none does."""
        return self._child is not None and self._child.alive

    def start(self) -> None:
        """Start the child ahead of the first file; it loads in the background."""
        with self._one_at_a_time:
            self._running()

    def read(self, path: Path) -> list[Article]:
        """Return the file's articles as `reading.read` does.

        Raises `UnreadableFile`: the reader's own reason, `TookTooLong` when the child was killed
        over it, `ReaderFailed` when the child died or answered nonsense.
        """
        with self._one_at_a_time:
            try:
                child = self._running()
                answer = child.answer({"path": str(path)}, self._seconds)
                return _articles(answer)
            except _Silent as error:
                self._end()
                raise TookTooLong(path.name, seconds=round(self._seconds)) from error
            except UnreadableFile:
                raise
            except (OSError, ValueError, KeyError, TypeError) as error:
                self._end()
                raise ReaderFailed(path.name) from error

    def close(self) -> None:
        """End the child; safe from another thread while a file is being read, which then fails."""
        self._end()

    def _running(self) -> "_Child":
        child = self._child
        if child is not None and not child.alive:
            self._end()  # died while nobody asked, of the system's want of memory for instance
            child = None
        if child is None:
            child = self._child = _Child(self._command)
        return child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.end()


class _Silent(Exception):
    """No answer in time."""


class _Child:
    """The running process and the thread that waits for its lines."""

    def __init__(self, command: Sequence[str]) -> None:
        places = [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]
        self._process = subprocess.Popen(  # noqa: S603 (our own interpreter)
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, places)), "PYTHONIOENCODING": "utf-8"},
            start_new_session=True,  # Ctrl-C in a terminal is for the parent, which then ends the child
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._ready = False
        threading.Thread(target=self._listen, name="reading process", daemon=True).start()

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def answer(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Return the child's answer; raises `_Silent`, or OSError and ValueError where there is none to expect."""
        if not self._ready:
            with contextlib.suppress(_Silent):
                self._ready = self._line(_START_SECONDS) == _READY
            if not self._ready:
                raise OSError("the reading process did not start")
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        self._process.stdin.flush()
        answer = json.loads(self._line(seconds))
        if not isinstance(answer, dict):
            raise ValueError("no object")
        return answer

    def end(self) -> None:
        """Kill the process and wait for it, so that no zombie and no open pipe stays."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _line(self, seconds: float) -> bytes:
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            raise _Silent from None
        if not line.endswith(b"\n"):
            raise OSError("the reading process ended or answered without end")
        return line

    def _listen(self) -> None:
        pipe: IO[bytes] | None = self._process.stdout
        assert pipe is not None
        with contextlib.suppress(OSError, ValueError):  # closed while waiting
            while line := pipe.readline(_ANSWER_BYTES):
                self._lines.put(line)
                if not line.endswith(b"\n"):
                    break
        self._lines.put(b"")


def serve() -> None:
    """Answer requests on standard input, one JSON object a line, until it closes: the child's side."""
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("wb") as nowhere:  # what a library prints must not pass for an answer
        os.dup2(nowhere.fileno(), 1)
    from tracker.articles import reading

    _confine()
    answers.write(_READY)
    answers.flush()
    for request in requests:
        path = Path(json.loads(request)["path"])
        # ends a child whose parent died while it hung in native code
        faulthandler.dump_traceback_later(limits.SECONDS * 3, exit=True)
        try:
            answer: dict[str, Any] = {"articles": [_record(article) for article in reading.read(path)]}
        except UnreadableFile as reason:
            answer = {"reason": type(reason).__name__, "name": reason.name, "facts": reason.facts}
        faulthandler.cancel_dump_traceback_later()
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


def _confine() -> None:
    """Bound the child's memory where the system can (Linux), and close Python's ways to the network and to programs."""
    sys.addaudithook(_refuse_outside)
    if sys.platform == "linux":
        import resource

        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * resource.getpagesize() + limits.MEMORY_BYTES
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _refuse_outside(event: str, _: tuple[Any, ...]) -> None:
    if event in _OUTSIDE:
        raise PermissionError(f"reading a file never needs {event}")


def _record(article: Article) -> dict[str, Any]:
    record = asdict(article)
    if article.published:
        time = article.published.time
        record["published"] = [
            article.published.day.isoformat(),
            time.isoformat() if time else None,
            article.published.known.value,
        ]
    return record


def _articles(answer: dict[str, Any]) -> list[Article]:
    """Return the articles of an answer, or raise its reason; ValueError, KeyError, TypeError where it is malformed."""
    if "reason" in answer:
        facts = {str(key): value for key, value in answer["facts"].items() if isinstance(value, str | int)}
        raise REASONS[answer["reason"]](str(answer["name"]), **facts)
    articles = [_article(record) for record in answer["articles"]]
    if not articles:
        raise ValueError("no article")
    return articles


def _article(record: dict[str, Any]) -> Article:
    published = record.pop("published")
    authors = record.pop("authors")
    needed, optional = ("text", "title", "name", "format", "content", "origin"), ("language", "outlet", "url")
    if not all(isinstance(record[field], str) for field in needed):
        raise TypeError("no text")
    if not all(record[field] is None or isinstance(record[field], str) for field in optional):
        raise TypeError("no text")
    if published is not None:
        day, time, known = published
        published = Published(
            date.fromisoformat(day), datetime.fromisoformat(time) if time is not None else None, Known(known)
        )
    return Article(**record, authors=tuple(map(str, authors)), published=published)


if __name__ == "__main__":
    serve()
