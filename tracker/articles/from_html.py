"""Saved web pages (.html, .htm): the article's words without menus and teasers, and what the page says of itself."""

import copy
import re
from datetime import date

from lxml import etree
from lxml import html as lxml_html

from tracker.articles import charset, limits, markup
from tracker.articles.article import Known, Published
from tracker.articles.draft import Draft, Source
from tracker.articles.tidying import folded, one_line, paragraphs
from tracker.articles.unreadable import Damaged, EmptyFile, NoText, TooLarge

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,30})""", re.IGNORECASE)
_EMBEDDED = re.compile(r"""data:[\w/+.;=-]{1,100},[^"')\s>]*""")
_SEPARATED = re.compile(r"\s+[|–—·•»:-]\s+")
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "button"})
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
    }
    | {
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
    }
    | {"ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
_OWN_PARAGRAPH = _BLOCKS - {"br", "li", "td", "th", "tr", "dt", "dd"}
_SHORTEST_BODY = 120  # characters; below it the extraction has missed the article


def read(source: Source) -> list[Draft | Source]:
    """Read one saved page."""
    declared = _DECLARED.search(source.data[:8192])
    text = charset.decode(source.data, declared.group(1).decode("ascii") if declared else None)
    if text is None:
        raise Damaged(source.name, format="HTML")
    return [page(text, source.name)]


def page(source: str, name: str, url: str | None = None) -> Draft:
    """Return the article of a page's source; `url` is the page's address where it is known from elsewhere."""
    if not source.strip():
        raise EmptyFile(name)
    tree = parsed(source, name)
    own = markup.read(tree, source[:4000])
    seen = visible_text(tree)
    heading = _heading(tree)
    body, guessed_title, guessed_outlet = _extracted(tree, url or own.url)
    if len(folded(body)) < _SHORTEST_BODY:
        body = max(body, seen, key=len)
    if not folded(body):
        raise NoText(name)
    outlet = own.outlet or guessed_outlet or markup.host(url or own.url)
    title = own.title or guessed_title or heading
    return Draft(
        text=body,
        title=without_outlet(title, outlet, url or own.url) if title else None,
        outlet=outlet,
        published=own.published,
        perhaps=None if own.published else _searched(tree, url or own.url),
        url=url or own.url,
        authors=own.authors,
        page=seen,
        language=own.language,
    )


def parsed(source: str, name: str) -> etree._Element:
    """Return the tree of a page or a fragment, freed of what is no text; `TooLarge` beyond the limits."""
    source = _EMBEDDED.sub("", _without(source, "style", keep=""))
    source = _without(source, "script", keep="ld+json")
    if len(source) > limits.HTML_BYTES or source.count("<") > 2 * limits.HTML_ELEMENTS:
        raise TooLarge(name, limit=f"{limits.HTML_BYTES // 2**20} MB of page")
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, recover=True)
    try:
        tree: etree._Element = lxml_html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise NoText(name) from error
    return tree


def visible_text(tree: etree._Element) -> str:
    """Return all words that a reader of the page sees, a line a block, an empty line between paragraphs."""
    parts: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        unseen = tag in _UNSEEN or (tag != "" and element.get("hidden") is not None)
        if event == "start":
            hidden += unseen
            if not hidden:
                if tag in _BLOCKS:
                    parts.append("\n\n" if tag in _OWN_PARAGRAPH else "\n")
                parts.append(_flat(element.text))
        else:
            if event == "end":
                hidden -= unseen
                if tag in _OWN_PARAGRAPH and not hidden:
                    parts.append("\n\n")
                elif tag in {"td", "th"} and not hidden:
                    parts.append(" ")
            if not hidden:
                parts.append(_flat(element.tail))
    return paragraphs(re.sub(r"\n[ \n]+", lambda gap: "\n\n" if gap.group().count("\n") > 1 else "\n", "".join(parts)))


def without_outlet(title: str, outlet: str | None, url: str | None) -> str:
    """Return a page's title without the site's name that many put behind or before it."""
    pieces = _SEPARATED.split(title)
    if len(pieces) < 2:
        return title
    site = markup.host(url) or ""
    names = {folded(name) for name in (outlet or "", (outlet or "").split(".")[0], site, *site.split(".")[:-1])}

    def is_site(piece: str) -> bool:
        words = folded(piece)
        return bool(words) and (words in names or re.fullmatch(r"[\w-]+(\.[\w-]+)+", piece.strip()) is not None)

    gaps = list(_SEPARATED.finditer(title))
    if is_site(pieces[-1]):
        return one_line(title[: gaps[-1].start()])
    return one_line(title[gaps[0].end() :]) if is_site(pieces[0]) else title


def _flat(words: str | None) -> str:
    return re.sub(r"\s+", " ", words) if words else ""


def _without(source: str, tag: str, keep: str) -> str:
    """Cut out all elements of a tag but those whose start tag contains `keep`, in one pass over the source."""
    lowered, parts, at = source.lower(), [], 0
    if len(lowered) != len(source):  # a few letters grow when lowered; offsets would be off
        lowered = source
    while (start := lowered.find(f"<{tag}", at)) >= 0:
        head = lowered.find(">", start)
        end = lowered.find(f"</{tag}", start)
        if head < 0 or end < 0:
            parts.append(source[at:start])
            return "".join(parts)
        close = lowered.find(">", end)
        close = len(source) if close < 0 else close + 1
        wanted = bool(keep) and keep in lowered[start:head]
        parts.append(source[at : close if wanted else start])
        at = close
    parts.append(source[at:])
    return "".join(parts)


def _heading(tree: etree._Element) -> str | None:
    for tag in ("h1", "title", "h2"):
        for element in tree.iter(tag):
            if words := one_line("".join(element.itertext())):
                return words[:500]
    return None


def _extracted(tree: etree._Element, url: str | None) -> tuple[str, str | None, str | None]:
    """Return body, title and outlet as trafilatura finds them.

    Default settings without comments: precision mode lost 5 points of F1 on Spanish pages.
    """
    import trafilatura  # 0.2 s and 37 MB that only pages pay

    found = trafilatura.bare_extraction(tree, url=url, include_comments=False, with_metadata=True)
    if found is None or isinstance(found, dict):
        return "", None, None
    body = "\n\n".join(line for line in paragraphs(found.text or "").split("\n") if line)
    return body, found.title and one_line(found.title), found.sitename and one_line(found.sitename)


def _searched(tree: etree._Element, url: str | None) -> Published | None:
    """Return the day that htmldate finds in the page's markup, where the page does not state one plainly.

    Its search of the text is off: it takes a day of the story for that of publication. So is what
    other articles' teasers bear.
    """
    from htmldate import find_date

    own = copy.deepcopy(tree)
    etree.strip_elements(own, "aside", "nav", "footer", with_tail=False)
    try:
        found = find_date(own, extensive_search=False, original_date=True, url=url, deferred_url_extractor=True)
    except (ValueError, etree.ParserError):
        return None
    return Published(date.fromisoformat(found), None, Known.MARKUP) if found else None
