"""Article: what a reader holds in hand, whatever kind of file it came in."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Known(StrEnum):
    """How the day of publication is known, best first; the last two ask the user to confirm."""

    USER = "user"  # typed or confirmed by the user
    MARKUP = "markup"  # JSON-LD, meta tags, mail headers, document properties made by a publisher
    TEXT = "text"  # a line of the article says so ("Stand: 07.02.2026 15:56 Uhr", a dateline)
    NAME = "name"  # the file name or address bears the day
    FILE = "file"  # the file's own date: a guess


@dataclass(frozen=True, slots=True)
class Published:
    """Day, and time of day where known (naive where the source gives no zone), and how it is known."""

    day: date
    time: datetime | None
    known: Known

    @property
    def guess(self) -> bool:
        """Whether nobody but the file system vouches for it."""
        return self.known is Known.FILE


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article, tidied but word for word.

    `text` holds everything that is read, title and masthead included where the source shows them;
    all offsets (evidence, time expressions) are code points of it. `name` is the file's name or
    what stands for it ("selection from example.org"). `content` is the SHA-256 (hex) of the folded
    text and says whether two files are the same article; `origin` names what versions share (the
    address, or outlet and title folded).
    """

    text: str
    title: str
    name: str
    format: str  # a key of READERS: "txt", "html", "pdf", …
    content: str
    origin: str
    language: str | None = None  # ISO 639-1; None where too little text tells
    outlet: str | None = None
    published: Published | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
