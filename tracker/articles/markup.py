"""What a web page says of itself: title, outlet, address, authors, day and time, from JSON-LD, meta tags and <time>."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from tracker.articles.article import Known, Published
from tracker.articles.tidying import one_line

_PUBLISHED_META = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "date.published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.issued",
    "dc.date",
    "citation_publication_date",
    "article.published",
    "created",
    "date",
)
_SITE_META = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:site")
_AUTHOR_META = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)")
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """A page's own statements; what it does not state is None."""

    title: str | None
    outlet: str | None
    published: Published | None
    url: str | None
    authors: tuple[str, ...]
    language: str | None


def read(tree: etree._Element, start: str) -> Markup:
    """Return what the page says of itself; `start` is the beginning of its source, where savers leave a comment."""
    metas = _metas(tree)
    story = _story(tree)
    url = _address(tree, metas, story, start)
    stated = story.get("datePublished") or next((metas[key] for key in _PUBLISHED_META if key in metas), None)
    published = moment(stated) if isinstance(stated, str) else None
    declared = tree.get("lang") or metas.get("og:locale") or ""
    return Markup(
        title=_words(story.get("headline")) or _words(metas.get("og:title")),
        outlet=_names(story.get("publisher"))[:1][0] if _names(story.get("publisher")) else _site(metas),
        published=published or _time_element(tree),
        url=url,
        authors=_names(story.get("author")) or tuple(_authors(metas)),
        language=declared[:2].lower() if re.match(r"[A-Za-z]{2}($|[-_])", declared) else None,
    )


def moment(stated: str) -> Published | None:
    """Return the day, and the time where there is one, of an ISO 8601 or mail-style date."""
    stated = stated.strip()
    try:
        time = datetime.fromisoformat(stated)
    except ValueError:
        try:
            time = parsedate_to_datetime(stated)
        except (ValueError, TypeError, IndexError):
            day = re.match(r"\d{4}-\d{2}-\d{2}(?!\d)", stated)
            return moment(day.group()) if day and day.group() != stated else None
    if not 1900 <= time.year <= 2200:
        return None
    # a bare day has no time of day, and neither has a midnight that only fills the field
    timed = len(stated) > 10 and not re.search(r"T00:00(:00(\.0+)?)?(Z|[+-]00:?00)?$", stated)
    return Published(time.date(), time if timed else None, Known.MARKUP)


def host(url: str | None) -> str | None:
    """Return the site's name in an address, without "www." and the like."""
    if not url:
        return None
    try:
        name = urlsplit(url).hostname
    except ValueError:
        return None
    return re.sub(r"^(www\d?|m|amp|mobile)\.", "", name) if name else None


def _metas(tree: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            if content and (key := (meta.get(attribute) or "").strip().lower()):
                found.setdefault(key, content)
    return found


def _story(tree: etree._Element) -> dict[str, Any]:
    """Return the JSON-LD node of the article itself: the first of an article's type, best with a day."""
    stories = [node for node in _nodes(tree) if _is_story(node)]
    dated = [node for node in stories if node.get("datePublished")]
    return (dated or stories or [{}])[0]


def _is_story(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.endswith(("Article", "Posting", "Report")) for name in names)


def _nodes(tree: etree._Element) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        steps = 0
        while waiting and steps < 10_000:
            steps += 1
            node = waiting.pop(0)
            if isinstance(node, dict):
                yield node
                waiting.extend(value for value in node.values() if isinstance(value, dict | list))
            elif isinstance(node, list):
                waiting.extend(node)


def _names(value: Any) -> tuple[str, ...]:
    """Return the names in a JSON-LD person or organisation, or a list of them."""
    found: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        words = _words(name)
        if words and not words.startswith("http") and words not in found:
            found.append(words)
    return tuple(found[:20])


def _words(value: Any) -> str | None:
    return one_line(html.unescape(value))[:500] or None if isinstance(value, str) else None


def _site(metas: dict[str, str]) -> str | None:
    return next((_words(metas[key].lstrip("@")) for key in _SITE_META if key in metas), None)


def _authors(metas: dict[str, str]) -> Iterator[str]:
    for key in _AUTHOR_META:
        words = _words(metas.get(key))
        if words and not words.startswith("http"):
            yield words
            return


def _address(tree: etree._Element, metas: dict[str, str], story: dict[str, Any], start: str) -> str | None:
    saved = _SAVED_FROM.search(start) or _SINGLE_FILE.search(start)
    page = story.get("mainEntityOfPage")
    candidates = [
        next((link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"), None),
        metas.get("og:url"),
        saved.group(1) if saved else None,
        page.get("@id") if isinstance(page, dict) else page,
        story.get("url"),
    ]
    return next(
        (found.strip() for found in candidates if isinstance(found, str) and re.match("https?://", found.strip())), None
    )


def _time_element(tree: etree._Element) -> Published | None:
    """Return the day of the <time> that is marked as publication, else of the first one that bears a full day."""
    times = [
        time
        for time in tree.iter("time")
        if time.get("datetime") and next(time.iterancestors("aside", "nav", "footer"), None) is None
    ]
    marked = [
        time for time in times if time.get("pubdate") is not None or "published" in (time.get("itemprop") or "").lower()
    ]
    for time in (*marked, *times[:3]):
        if found := moment(time.get("datetime")):
            return found
    return None
