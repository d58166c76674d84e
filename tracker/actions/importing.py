"""Import articles: each is stored in one short transaction, a whole drop is one step for undo."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Executor, Future
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from tracker.actions import versions
from tracker.actions.preparing import Prepared, Told, prepare, prepare_selection, tell
from tracker.actions.rereading import pair
from tracker.actions.settling import place, settle
from tracker.articles import gathering, reading
from tracker.articles.article import Article
from tracker.articles.isolation import ReadingProcess
from tracker.mentions.mention import Mention
from tracker.problems import Problem
from tracker.store.articles import Original, StoredArticle
from tracker.store.changes import Changes
from tracker.store.dossier import Dossier
from tracker.store.ids import ArticleId, EventId, MentionId

__all__ = [
    "Importing",
    "Outcome",
    "Prepared",
    "import_paths",
    "import_selection",
    "prepare",
    "prepare_selection",
    "remove_articles",
    "reread",
    "set_day",
]

Result = Literal["added", "version", "duplicate", "failed", "cancelled"]
Progress = Callable[["Outcome", int, int], None]
_AHEAD = 4  # files read ahead of the one that is stored, for each of a pool's workers


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file: the articles it gave (or is a copy of), and the number of events these tell."""

    name: str
    path: Path | None = None
    result: Result
    articles: tuple[ArticleId, ...] = ()
    events: int = 0
    needs_day: bool = False  # an article whose day of publication only the user knows
    problem: Problem | None = None


class Importing:
    """One drop: files are prepared wherever the caller likes, and stored one after the other on this thread.

    All that is stored is one step named "import"; what was stored stays when the drop is cancelled
    or the program killed, and importing the same again adds only what is missing.
    """

    def __init__(self, dossier: Dossier, paths: Sequence[Path] = ()) -> None:
        self._dossier = dossier
        self.files = list(gathering.files(paths))
        self.outcomes: list[Outcome] = []
        self.changes = Changes(step="import")

    def store(self, prepared: Prepared) -> Outcome:
        """Store what a file told, and say what became of it; raises a DossierProblem where the dossier fails."""
        if prepared.problem is not None or prepared.original is None or not prepared.told:
            outcome = Outcome(name=prepared.name, path=prepared.path, result="failed", problem=prepared.problem)
        else:
            stored = [self._store(told, prepared.original) for told in prepared.told]
            results = [result for result, _ in stored]
            outcome = Outcome(
                name=prepared.name,
                path=prepared.path,
                result=min(results, key=("added", "version", "duplicate").index),
                articles=tuple(article for _, article in stored),
                events=len(self._events(article for _, article in stored)),
                needs_day=any(self._dossier.articles.get(article).article.published is None for _, article in stored),
            )
        self.outcomes.append(outcome)
        return outcome

    def cancel(self, path: Path) -> Outcome:
        """Note that a file was not read because the user stopped the drop."""
        outcome = Outcome(name=path.name, path=path, result="cancelled")
        self.outcomes.append(outcome)
        return outcome

    def _store(self, told: Told, original: Original) -> tuple[Result, ArticleId]:
        dossier = self._dossier
        known = dossier.articles.by_content(told.article.content)
        if known is not None:
            self._learn_day(known, told.article)
            return "duplicate", known.id
        with dossier.step("import", continuing=self.changes.id, count=1) as changes:
            known = dossier.articles.by_content(told.article.content)
            if known is not None:  # stored by another window just now
                return "duplicate", known.id
            first = versions.earlier(dossier, told.article)
            article = dossier.articles.add(told.article, original)
            mentions = {dossier.mentions.add(article, mention): mention for mention in told.mentions}
            touched: set[EventId] = set()
            if first is not None:
                others = dossier.articles.versions(first)
                touched |= versions.arrange(dossier, [*others, dossier.articles.get(article)])
                versions.hand_over(dossier, others, dossier.articles.get(article))
            dossier.articles.link_copy(article)
            touched |= place(dossier, dossier.articles.get(article), mentions)
            settle(dossier, touched)
        self.changes |= changes
        return ("added" if first is None else "version"), article

    def _learn_day(self, known: StoredArticle, copy: Article) -> None:
        """Take over a copy's day of publication where ours has none, or only the file's date."""
        ours, theirs = known.article.published, copy.published
        if theirs is None or theirs.guess or not (ours is None or ours.guess):
            return
        article = replace(known.article, published=theirs)
        mentions = tell(article, theirs)
        with self._dossier.step("set_day", name=copy.name) as changes:
            reread(self._dossier, known.id, article, mentions)
        self.changes = changes | self.changes

    def _events(self, articles: Iterable[ArticleId]) -> set[EventId]:
        told = (mention.event for article in articles for mention in self._dossier.mentions.of_article(article))
        shown = self._dossier.events.some({event for event in told if event is not None})
        return {stored.id for stored in shown if stored.standing == "current"}


def import_paths(
    dossier: Dossier,
    paths: Sequence[Path],
    *,
    on_progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    executor: Executor | None = None,
) -> tuple[Changes, list[Outcome]]:
    """Import files and folders; returns what changed and what became of each file, in order.

    Files are read in a child process that is killed if one hangs; with an `executor` they are read by its
    workers instead. `on_progress` gets each outcome, how many files are done, and how many there are.
    """
    importing = Importing(dossier, paths)
    with ReadingProcess() as process, closing(_all_prepared(importing.files, process, executor)) as prepared:
        for done, path in enumerate(importing.files, start=1):
            if cancelled is not None and cancelled():
                outcome = importing.cancel(path)
            else:
                outcome = importing.store(next(prepared))
            if on_progress is not None:
                on_progress(outcome, done, len(importing.files))
    return importing.changes, importing.outcomes


def _all_prepared(
    files: Sequence[Path], process: ReadingProcess, executor: Executor | None
) -> Generator[Prepared, None, None]:
    """Prepare files in order, with an executor some ahead of the one that is wanted next."""
    if executor is None:
        yield from (prepare(path, process.read) for path in files)
        return
    ahead: deque[Future[Prepared]] = deque()
    waiting = iter(files)
    try:
        while True:
            while len(ahead) < _AHEAD and (path := next(waiting, None)) is not None:
                ahead.append(executor.submit(prepare, path))
            if not ahead:
                return
            yield ahead.popleft().result()
    finally:
        for future in ahead:
            future.cancel()


def import_selection(
    dossier: Dossier, *, html: str | None, text: str | None, url: str | None, title: str | None = None
) -> tuple[Changes, Outcome]:
    """Import what was dragged or pasted from a browser."""
    importing = Importing(dossier)
    outcome = importing.store(prepare_selection(html=html, text=text, url=url, title=title))
    return importing.changes, outcome


def set_day(dossier: Dossier, article: ArticleId, day: date) -> Changes:
    """Give an article its day of publication, read it anew with it, and put its mentions to their events again.

    Mentions keep their identity where they rest on the same sentences, and stay where the user put
    them: in events that the user had a hand in.
    """
    stored = dossier.articles.get(article)
    known = reading.with_day(stored.article, day)
    mentions = tell(known, known.published)
    with dossier.step("set_day", name=stored.article.name) as changes:
        reread(dossier, article, known, mentions)
    return changes


def reread(dossier: Dossier, article: ArticleId, known: Article, mentions: Sequence[Mention]) -> None:
    """Let a stored article tell these mentions, as published on the day known now; inside a step."""
    dossier.articles.set_published(article, known.published)
    touched = versions.arrange(dossier, dossier.articles.versions(article))
    before = {mention.id: mention for mention in dossier.mentions.of_article(article)}
    touched.update(mention.event for mention in before.values() if mention.event is not None)
    told = dict(enumerate(mentions))
    same = pair({key: mention.mention for key, mention in before.items()}, known.text, told, known.text)
    to_place: dict[MentionId, Mention] = {}
    homes: dict[MentionId, EventId] = {}
    for number, mention in told.items():
        key = same.get(number)
        if key is None:
            to_place[dossier.mentions.add(article, mention)] = mention
            continue
        dossier.mentions.replace(key, mention)
        home = before[key].event
        if home is None or not _settled_by_hand(dossier, key, home):
            to_place[key] = mention
            if home is not None:
                homes[key] = home
    dossier.mentions.remove(before.keys() - set(same.values()))
    dossier.mentions.assign(homes, None)
    touched |= place(dossier, dossier.articles.get(article), to_place, homes)
    settle(dossier, touched)


def _settled_by_hand(dossier: Dossier, mention: MentionId, event: EventId) -> bool:
    stored = dossier.events.get(event)
    return stored.by_hand or stored.standing == "deleted" or bool(dossier.mentions.verdicts([mention]))


def remove_articles(dossier: Dossier, ids: Sequence[ArticleId]) -> Changes:
    """Remove articles with their mentions; an older version of one speaks again, events nobody tells go."""
    with dossier.step("remove_articles", count=len(ids)) as changes:
        touched: set[EventId] = set()
        for article in ids:
            mentions = dossier.mentions.of_article(article)
            touched.update(mention.event for mention in mentions if mention.event is not None)
            others = [stored for stored in dossier.articles.versions(article) if stored.id != article]
            dossier.mentions.remove(mention.id for mention in mentions)
            dossier.articles.remove(article)
            touched |= versions.arrange(dossier, others)
        settle(dossier, touched)
    return changes
