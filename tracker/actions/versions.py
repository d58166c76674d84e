"""Versions: which of an article's versions speaks, and what becomes of decisions on the older one's mentions."""

from datetime import date

from tracker.actions.rereading import pair
from tracker.articles import duplicates
from tracker.articles.article import Article
from tracker.store.articles import StoredArticle
from tracker.store.dossier import Dossier
from tracker.store.ids import ArticleId, EventId, MentionId


def earlier(dossier: Dossier, article: Article, but: ArticleId | None = None) -> ArticleId | None:
    """Return the first version of an article that the dossier has, None if it has none `but` the article itself."""
    for stored in dossier.articles.akin(article):
        if stored.id != but and duplicates.same_origin(article, stored.article):
            return stored.version_of or stored.id
    return None


def arrange(dossier: Dossier, articles: list[StoredArticle]) -> set[EventId]:
    """Let the newest of an article's versions speak, and return the events that are told otherwise by that.

    The newest is the one published last; among those of one time the one added last.
    """
    touched: set[EventId] = set()
    if not articles:
        return touched
    first = min(stored.id for stored in articles)
    newest = max(articles, key=_age)
    for stored in articles:
        version_of, superseded = (None if stored.id == first else first), stored.id != newest.id
        if (version_of, superseded) == (stored.version_of, stored.superseded):
            continue
        dossier.articles.set_version(stored.id, version_of, superseded=superseded)
        if superseded != stored.superseded:
            told = dossier.mentions.of_article(stored.id)
            touched.update(mention.event for mention in told if mention.event is not None)
    return touched


def hand_over(dossier: Dossier, old: list[StoredArticle], new: StoredArticle) -> None:
    """Let the user's verdicts on older versions' mentions hold for the new one's that tell the same."""
    after = {stored.id: stored.mention for stored in dossier.mentions.of_article(new.id)}
    for version in old:
        before = {stored.id: stored.mention for stored in dossier.mentions.of_article(version.id)}
        verdicts = dossier.mentions.verdicts(before)
        if not verdicts:
            continue
        successors: dict[MentionId, MentionId] = {
            earlier: later for later, earlier in pair(before, version.article.text, after, new.article.text).items()
        }
        for first, second, same in verdicts:
            for mine, partner in ((first, second), (second, first)):
                if mine in successors and partner not in before:
                    dossier.mentions.judge([(successors[mine], partner)], same=same)  # type: ignore[index, list-item]


def _age(stored: StoredArticle) -> tuple[date, str, int]:
    published = stored.article.published
    if published is None:
        return date.min, "", stored.id
    return published.day, published.time.isoformat() if published.time else "", stored.id
