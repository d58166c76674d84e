"""A file, its bytes or a selection becomes articles: the table of formats, and what finishes each article."""

import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path, PurePath

from tracker.articles import (
    duplicates,
    from_docx,
    from_eml,
    from_html,
    from_mhtml,
    from_odt,
    from_pdf,
    from_txt,
    limits,
    markup,
    masthead,
    publication,
    sniffing,
)
from tracker.articles.article import Article, Known, Published
from tracker.articles.draft import Draft, Source
from tracker.articles.masthead import Masthead
from tracker.articles.publication import Clues
from tracker.articles.tidying import folded, one_line, tidy
from tracker.articles.unreadable import (
    EmptyFile,
    NotAllowed,
    NoText,
    NotFound,
    OnlyALink,
    ReaderFailed,
    TooLarge,
    UnknownType,
    UnreadableFile,
)
from tracker.languages import detection

Reader = Callable[[Source], list[Draft | Source]]

READERS: dict[str, Reader] = {
    ".txt": from_txt.read,
    ".md": from_txt.read_markdown,
    ".html": from_html.read,
    ".htm": from_html.read,
    ".mhtml": from_mhtml.read,
    ".mht": from_mhtml.read,
    ".pdf": from_pdf.read,
    ".docx": from_docx.read,
    ".odt": from_odt.read,
    ".eml": from_eml.read,
}

_TITLE_AT_TOP = 1_500  # characters in which a body shows its title, if it does
_LINK = re.compile(r"https?://\S{1,2000}")
_LINK_WORDS = 200  # letters; what a link says of itself
_SELECTION_SHARE = 0.5  # of the plain selection's letters that its HTML must hold to be preferred


def read(path: Path) -> list[Article]:
    """Return the articles of one file (a mail may hold several); raises `UnreadableFile` saying why there is none."""
    name = path.name or str(path)
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise UnknownType(name, known=_known())
        if about.st_size > limits.FILE_BYTES:
            raise TooLarge(name, limit=f"{limits.FILE_BYTES // 2**20} MB")
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotFound(name) from error
    except OSError as error:
        raise NotAllowed(name, reason=error.strerror or type(error).__name__) from error
    return read_bytes(data, name, datetime.fromtimestamp(about.st_mtime).astimezone())


def read_bytes(data: bytes, name: str, modified: datetime | None = None) -> list[Article]:
    """Return the articles in a file's bytes; `modified` is the file's own date, the last resort for the day.

    Raises `UnreadableFile`, also where a reader itself breaks down: one file never takes others along.
    """
    try:
        source = Source(data=data, name=one_line(_legible(name)), modified=modified)
        articles = list(islice(_articles(source, depth=0), limits.PARTS))
    except UnreadableFile:
        raise
    except MemoryError as error:
        raise TooLarge(name, limit=f"{limits.MEMORY_BYTES // 2**20} MB of memory") from error
    except Exception as error:  # one file of an import: no reader may take others along
        raise ReaderFailed(name) from error
    if not articles:
        raise NoText(name)
    return articles


def read_selection(*, html: str | None, text: str | None, url: str | None, title: str | None = None) -> Article:
    """Return the article that was dragged or pasted; raises `UnreadableFile` (`EmptyFile`, `TooLarge`, `OnlyALink`).

    All that was selected is read, nothing is taken for a menu. `html` may bear the header lines of
    Windows' clipboard; their SourceURL gives the address where `url` is None.
    """
    fragment, source_url = sniffing.html_fragment(html or "")
    url = next((one_line(found) for found in (url, source_url) if found and found.strip().startswith("http")), None)
    site = markup.host(url)
    name = f"selection from {site}" if site else "selection"
    draft = _page_selection(fragment, name, url) if fragment.strip() else None
    plain = tidy(text or "").strip()
    if _LINK.fullmatch(plain) and (draft is None or len(folded(draft.text)) < _LINK_WORDS):
        raise OnlyALink(name, url=plain)  # a link was dragged, perhaps with its own words
    format_name = "html"
    if draft is None or len(folded(draft.text)) < len(folded(plain)) * _SELECTION_SHARE:
        draft, format_name = Draft(text=plain, url=url), "txt"
    if not folded(draft.text):
        raise EmptyFile(name)
    given = one_line(title) if title else None
    outlet = draft.outlet or site
    draft = replace(draft, title=from_html.without_outlet(given, outlet, url) if given else draft.title)
    article = _finished(draft, Source(data=b"", name=name), format_name)
    return replace(article, outlet=article.outlet or site)


def with_day(article: Article, day: date) -> Article:
    """Return the article with the user's own day; a time of day is kept where the day stays the same."""
    known = article.published
    time = known.time if known and known.day == day else None
    return replace(article, published=Published(day, time, Known.USER))


def _page_selection(fragment: str, name: str, url: str | None) -> Draft | None:
    try:
        tree = from_html.parsed(fragment, name)
    except NoText:
        return None
    own = markup.read(tree, fragment[:4000])
    heading = next((one_line("".join(tag.itertext())) for tag in tree.iter("h1")), None)
    return Draft(
        text=from_html.visible_text(tree),
        title=own.title or heading or None,
        outlet=own.outlet,
        perhaps=own.published,
        url=url or own.url,
        authors=own.authors,
        language=own.language,
    )


def _articles(source: Source, depth: int) -> Iterator[Article]:
    """Give the articles of a file, and of the files in it as deep as is allowed; one bad part spoils no other."""
    suffix = sniffing.suffix(source, READERS, _known())
    found = READERS[suffix](source)
    given, reasons = 0, list[UnreadableFile]()
    for part in found[: limits.PARTS]:
        if isinstance(part, Draft):
            given += 1
            yield _finished(part, source, suffix.removeprefix("."))
        elif depth < limits.NESTING:
            try:
                for article in _articles(part, depth + 1):
                    given += 1
                    yield article
            except UnreadableFile as reason:
                reasons.append(reason)
        else:
            reasons.append(TooLarge(part.name, limit=f"{limits.NESTING} files within each other"))
    if not given and reasons:
        raise reasons[0]


def _finished(draft: Draft, source: Source, format_name: str) -> Article:
    """Return the article: what the format told first, then what the text's head and foot say, then name and file."""
    text = draft.text
    if len(text) > limits.TEXT_CHARACTERS:
        raise TooLarge(source.name, limit=f"{limits.TEXT_CHARACTERS:,} characters of text")
    if _LINK.fullmatch(text.strip()):
        raise OnlyALink(source.name, url=text.strip())
    if not folded(text):
        raise EmptyFile(source.name) if not text.strip() else NoText(source.name)
    title = one_line(draft.title or "") or None
    if title and folded(title) not in folded(text[:_TITLE_AT_TOP]):
        text = f"{title}\n\n{text}"
    language = detection.detect(text) or draft.language
    own_name = source.name.rsplit(" › ", 1)[-1]
    named = publication.in_name(draft.url or "") or publication.in_name(PurePath(own_name).stem)
    hint = named or (draft.perhaps if draft.perhaps and not draft.perhaps.guess else None)
    file_day = source.modified.date() if source.modified else None
    latest = hint or draft.perhaps
    clues = Clues(
        latest=latest.day if latest else file_day or datetime.now().astimezone().date(),
        sure=hint is not None,
        language=language,
        text=text,
    )
    said = _said(text, draft.page, clues, title)
    url = draft.url or said.url
    if named is None and said.url:
        named = publication.in_name(said.url)
    sure = said.published if said.published and not said.published.guess else None
    guess = Published(file_day, None, Known.FILE) if file_day else None
    outlet = draft.outlet or said.outlet
    title = said.title or PurePath(own_name).stem
    return Article(
        text=text,
        title=title,
        name=source.name,
        format=format_name,
        content=duplicates.content_of(text, said.furniture),
        origin=duplicates.origin_of(url, outlet, title),
        language=language,
        outlet=outlet,
        published=draft.published or sure or named or said.published or draft.perhaps or guess,
        url=url,
        authors=draft.authors or said.authors,
    )


def _said(text: str, page: str | None, clues: Clues, title: str | None) -> Masthead:
    """Return what the lines around the body say; what the text left out may still stand on the page."""
    said = masthead.read(text, clues, title)
    if not page or not title:
        return said
    beside = masthead.read(page, clues, title)
    return replace(
        said,
        outlet=said.outlet or beside.outlet,
        published=said.published or beside.published,
        authors=said.authors or beside.authors,
    )


def _known() -> str:
    return ", ".join(READERS)


def _legible(name: str) -> str:
    """Return a file's name without the bytes that are no text in the file system's encoding."""
    return os.fsencode(name).decode("utf-8", "replace")
