"""Plain text (.txt) and Markdown (.md): word for word, whatever the encoding."""

import re

from tracker.articles import charset, markup
from tracker.articles.draft import Draft, Source
from tracker.articles.tidying import one_line, tidy
from tracker.articles.unreadable import Damaged

_FRONT_MATTER = re.compile(r"---\n(.{0,5000}?)\n(?:---|\.\.\.)\n", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_-]+):[ \t]*(.+)$", re.MULTILINE)


def read(source: Source) -> list[Draft | Source]:
    """Read one text file."""
    return [Draft(text=_decoded(source))]


def read_markdown(source: Source) -> list[Draft | Source]:
    """Read one Markdown file; a YAML head (title, date, author, url, …) is read, but is no part of the text."""
    text = _decoded(source)
    head = _FRONT_MATTER.match(text)
    fields = {key.lower(): one_line(value).strip("\"'") for key, value in _FIELD.findall(head.group(1))} if head else {}
    text = text[head.end() :].lstrip("\n") if head else text
    heading = next((line[1:500].strip(" #") for line in text.split("\n")[:200] if line.startswith("# ")), None)
    author = fields.get("author")
    address = next((value for key in ("url", "source") if (value := fields.get(key, "")).startswith("http")), None)
    return [
        Draft(
            text=text,
            title=fields.get("title") or (heading and one_line(heading)) or None,
            outlet=fields.get("publisher") or fields.get("site") or (fields.get("source") if not address else None),
            published=markup.moment(fields.get("date") or fields.get("published") or ""),
            url=address,
            authors=(author,) if author else (),
        )
    ]


def _decoded(source: Source) -> str:
    text = charset.decode(source.data)
    if text is None:
        raise Damaged(source.name, format="text")
    return tidy(text)
