"""Small files of every format, made in memory: what other programs would have saved."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime

import docx


def word(
    blocks: Sequence[tuple[str, str]], *, title: str = "", author: str = "", made: datetime | None = None
) -> bytes:
    """Return a Word file of (style, text) paragraphs; the style "Table" takes rows of cells parted by "|" and "\\n"."""
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author = title, author
    if made:
        properties.created = properties.modified = made
    for style, text in blocks:
        if style != "Table":
            document.add_paragraph(text, style=style)
            continue
        rows = [row.split("|") for row in text.split("\n")]
        table = document.add_table(len(rows), len(rows[0]))
        for cells, words in zip(table.rows, rows, strict=True):
            for cell, word_ in zip(cells.cells, words, strict=True):
                cell.text = word_
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def open_document(paragraphs: Sequence[str], *, heading: str = "") -> bytes:
    """Return an OpenDocument text."""
    body = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in paragraphs)
    if heading:
        body = f'<text:h text:outline-level="1">{heading}</text:h>{body}'
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()})


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return a zip archive of the parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def pdf(pages: Sequence[Sequence[tuple[float, float, str]]], *, about: str = "") -> bytes:
    """Return a PDF of (type size, distance from the page's top, line) in Helvetica; `about` is its info dictionary."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids: list[str] = []
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for lines in pages:
        drawn = "".join(f"BT /F1 {size} Tf 60 {842 - top} Td ({_escaped(words)}) Tj ET\n" for size, top, words in lines)
        objects.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}endstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {about} >>")
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = (
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    )
    return data + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
