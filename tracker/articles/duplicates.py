"""Whether two files are the same article, or two versions of one."""

import hashlib
import re
from collections.abc import Collection
from urllib.parse import parse_qsl, urlencode, urlsplit

from tracker.articles.article import Article
from tracker.articles.markup import host
from tracker.articles.tidying import folded

_TITLE_LETTERS = 15  # a shorter title ("Live", "Newsletter") names no article
_DAYS_APART = 3  # of two versions that only outlet and title hold together
_SHARED = 0.3  # of the shorter version's sentences that the other must have too
_PASSING = re.compile(
    r"^(utm_|mc_|at_|fbclid|gclid|dclid|msclkid|igshid|ref$|cmp$|xtor|wt_|ns_|smid|share)", re.IGNORECASE
)
_SENTENCE = re.compile(r"[^.!?\n]{30,}")


def content_of(text: str, furniture: Collection[str] = ()) -> str:
    """Return the identity of an article's words: SHA-256 (hex) of its folded text.

    `furniture` are lines around the body (day, source, byline): copies of one article differ in
    them, so they are left out unless nothing else is there.
    """
    lines = (line for line in text.split("\n") if line.strip() not in furniture)
    return hashlib.sha256((folded("".join(lines)) or folded(text)).encode()).hexdigest()


def origin_of(url: str | None, outlet: str | None, title: str) -> str:
    """Return what the versions of one article share: the address without what only tells how one came to it.

    Without an address, or with that of a whole site, it is outlet and title, folded.
    """
    if url and (site := host(url)):
        parts = urlsplit(url)
        path = re.sub(r"/+$", "", parts.path)
        query = urlencode([(key, value) for key, value in parse_qsl(parts.query) if not _PASSING.match(key)])
        if path or query:
            return f"{site}{path}{'?' + query if query else ''}"
    return f"{folded(outlet or '')}|{folded(title)}"


def same_origin(a: Article, b: Article) -> bool:
    """Whether both are versions of one article.

    An address says so by itself. Outlet and title do where they are followed by much the same
    sentences within days; a newsletter bears one title for years.
    """
    if a.origin != b.origin:
        # one copy came with its address, the other without
        return (a.url is None) != (b.url is None) and _titled_alike(a, b)
    return "|" not in a.origin or _titled_alike(a, b)


def _titled_alike(a: Article, b: Article) -> bool:
    if folded(a.title) != folded(b.title) or len(folded(a.title)) < _TITLE_LETTERS:
        return False
    if a.outlet and b.outlet and folded(a.outlet) != folded(b.outlet):
        return False
    if a.published and b.published and abs((a.published.day - b.published.day).days) > _DAYS_APART:
        return False
    title = {folded(a.title)}
    first, second = _sentences(a.text) - title, _sentences(b.text) - title
    shorter = min(len(first), len(second))
    return shorter > 0 and len(first & second) >= shorter * _SHARED


def _sentences(text: str) -> frozenset[str]:
    return frozenset(folded(sentence) for sentence in _SENTENCE.findall(text))
