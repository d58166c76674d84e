"""Preparing an import: a file becomes articles and their mentions, without touching the dossier.

Everything here is a plain function of values that can be pickled, so that it runs in a thread, in
another process or on another machine while the window goes on.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tracker.articles import reading
from tracker.articles.article import Article, Published
from tracker.mentions.mention import Mention
from tracker.problems import Problem
from tracker.store.articles import Original

_log = logging.getLogger(__name__)

ReadFile = Callable[[Path], list[Article]]


class NotUnderstood(Problem):
    """The program itself failed over an article; the others of the import go on."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name} was read, but looking for events in it failed; please report this article.")

    def __reduce__(self) -> tuple[type["NotUnderstood"], tuple[str]]:
        return type(self), (self.name,)


@dataclass(frozen=True, slots=True)
class Told:
    """An article and what it tells."""

    article: Article
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """One file, read; `problem` says why it gave no article."""

    name: str
    path: Path | None = None
    original: Original | None = None
    told: tuple[Told, ...] = ()
    problem: Problem | None = None


def prepare(path: Path, read: ReadFile = reading.read) -> Prepared:
    """Read a file and find what its articles tell; never raises for what the file is like.

    `read` is `reading.read`, or a `ReadingProcess`'s `read` where the file may be hostile.
    """
    try:
        articles = read(path)
        original = Original.of(path.read_bytes())
    except Problem as problem:
        return Prepared(name=path.name, path=path, problem=problem)
    except OSError as error:  # gone or locked after it was read
        return Prepared(name=path.name, path=path, problem=Unkept(path.name, error.strerror or str(error)))
    return _told(path.name, path, original, articles)


class Unkept(Problem):
    """The file could be read as an article, but its bytes not be kept."""

    def __init__(self, name: str, reason: str) -> None:
        self.name, self.reason = name, reason
        super().__init__(f"{name} cannot be copied into the dossier: {reason}.")

    def __reduce__(self) -> tuple[type["Unkept"], tuple[str, str]]:
        return type(self), (self.name, self.reason)


def prepare_selection(*, html: str | None, text: str | None, url: str | None, title: str | None = None) -> Prepared:
    """Read what was dragged or pasted from a browser."""
    name = title or url or "selection"
    try:
        article = reading.read_selection(html=html, text=text, url=url, title=title)
    except Problem as problem:
        return Prepared(name=name, problem=problem)
    original = Original.of((html or text or "").encode("utf-8", "replace"))
    return _told(article.name, None, original, [article])


def _told(name: str, path: Path | None, original: Original, articles: list[Article]) -> Prepared:
    try:
        told = tuple(Told(article, tuple(tell(article, article.published))) for article in articles)
    except Problem as problem:  # a language pack that is broken
        return Prepared(name=name, path=path, problem=problem)
    except Exception:  # noqa: BLE001  one file of an import: its failure must not end the others'
        _log.exception("looking for events in %s failed", name)
        return Prepared(name=name, path=path, problem=NotUnderstood(name))
    return Prepared(name=name, path=path, original=original, told=told)


def tell(article: Article, published: Published | None) -> list[Mention]:
    """Return what an article tells if it was published then."""
    from tracker.mentions import extraction  # here: its word lists load with it, and a window opens without

    return extraction.extract(article.text, article.language, published, article.title)
