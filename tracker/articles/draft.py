"""Source and Draft: what a reader is given, and what it found before the article is finished."""

from dataclasses import dataclass
from datetime import datetime

from tracker.articles.article import Published


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The bytes of one file, or of a part of one (a mail's attachment); `modified` is the file's own date."""

    data: bytes
    name: str
    modified: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a format's reader read; the masthead in the text fills what is None.

    `published` is what a publisher vouches for and outranks the text; `perhaps` only stands in when
    neither text nor name bear a day (a forwarded mail's date, the day a Word file was made).
    `text` is the whole text; where `title` is set but not part of it, finishing puts it on top.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    published: Published | None = None
    perhaps: Published | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    page: str | None = None  # all that a web page shows; its lines around the article tell what the text leaves out
    language: str | None = None  # as the file declares it; the text itself outranks it
