"""Word files (.docx): paragraphs and tables in their order, title and author from the document's properties."""

import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lxml import etree

from tracker.articles import archives
from tracker.articles.article import Known, Published
from tracker.articles.draft import Draft, Source
from tracker.articles.tidying import one_line, tidy
from tracker.articles.unreadable import Damaged, NoText


def read(source: Source) -> list[Draft | Source]:
    """Read one Word file."""
    import docx  # 0.2 s that only Word files pay
    from docx.opc.exceptions import OpcError

    archives.opened(source.data, source.name, "Word").close()
    try:
        document = docx.Document(io.BytesIO(source.data))
        lines = list(_lines(document))
        properties = document.core_properties
        title, author, made = properties.title, properties.author, properties.created
    except (OpcError, etree.LxmlError, KeyError, ValueError, AttributeError, OSError, RecursionError) as error:
        raise Damaged(source.name, format="Word") from error
    text = tidy("\n\n".join(line for line in lines if line.strip()))
    if not text.strip():
        raise NoText(source.name)
    return [
        Draft(
            text=text,
            title=_heading(document) or (one_line(title) if title and one_line(title) in text else None),
            # the day on which somebody made the file is as weak as the file's own date
            perhaps=Published(made.date(), None, Known.FILE) if isinstance(made, datetime) else None,
            authors=() if not author or author == "python-docx" else (one_line(author),),
        )
    ]


def _lines(container: Any) -> Iterator[str]:
    from docx.table import Table

    for block in container.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                texts = dict.fromkeys(cell.text.strip() for cell in row.cells)  # merged cells repeat
                yield " ".join(text for text in texts if text)
        else:
            yield block.text


def _heading(document: Any) -> str | None:
    """Return the first words in a title's or top heading's style, where they stand near the top."""
    for paragraph in document.paragraphs[:10]:
        style = paragraph.style
        if (
            style is not None
            and style.style_id in {"Title", "Titel", "Heading1", "berschrift1"}
            and paragraph.text.strip()
        ):
            return one_line(paragraph.text)
    return None
