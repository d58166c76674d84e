"""PDF files with text: the lines of each page as PDFium finds them, joined to paragraphs."""

import ctypes
from collections.abc import Iterator
from typing import Any

from tracker.articles import limits, printing
from tracker.articles.article import Known, Published
from tracker.articles.draft import Draft, Source
from tracker.articles.markup import moment
from tracker.articles.printing import Line
from tracker.articles.tidying import folded, one_line, tidy
from tracker.articles.unreadable import Damaged, Encrypted, ScanWithoutText, TooLarge


def read(source: Source) -> list[Draft | Source]:
    """Read one PDF; PDFium is not thread-safe, not even across documents: one thread of a process at a time."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise Encrypted(source.name) from error
        raise Damaged(source.name, format="PDF") from error
    try:
        if len(document) > limits.PDF_PAGES:
            raise TooLarge(source.name, limit=f"{limits.PDF_PAGES} pages")
        pages = [list(_lines(document, number, source.name)) for number in range(len(document))]
        about = document.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        raise Damaged(source.name, format="PDF") from error
    finally:
        document.close()
    if not any(folded(line.text) for lines in pages for line in lines):
        raise ScanWithoutText(source.name)
    address = printing.printed_address(pages)
    text = tidy(printing.reflowed(printing.without_furniture(pages)))
    if not folded(text):
        raise ScanWithoutText(source.name)
    title = one_line(about.get("Title") or "")
    made = _made(about.get("CreationDate") or "")
    return [
        Draft(
            text=text,
            title=title if len(title) > 3 and folded(title) in folded(text) else printing.headline(pages),
            perhaps=Published(made.day, None, Known.FILE) if made else None,
            url=address,
            authors=(one_line(about["Author"]),) if about.get("Author", "").strip() else (),
        )
    ]


def _made(stated: str) -> Published | None:
    """Return the day of PDF's own date form, D:20260207155600+01'00'."""
    digits = stated.removeprefix("D:")[:8]
    return moment(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}") if len(digits) == 8 and digits.isdigit() else None


def _lines(document: Any, number: int, name: str) -> Iterator[Line]:
    import pypdfium2.raw as pdfium

    page = document[number]
    height = page.get_height()
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        if count > limits.TEXT_CHARACTERS:
            raise TooLarge(name, limit=f"{limits.TEXT_CHARACTERS:,} characters")
        characters = [pdfium.FPDFText_GetUnicode(text_page.raw, at) for at in range(count)]
        start = 0
        for at in range(count + 1):
            if at < count and characters[at] not in (10, 13):
                continue
            if line := _line(text_page, characters, start, at, height):
                yield line
            start = at + 1
    finally:
        text_page.close()
        page.close()


def _line(text_page: Any, characters: list[int], start: int, end: int, height: float) -> Line | None:
    import pypdfium2.raw as pdfium

    text = "".join(map(chr, characters[start:end])).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    solid = [at for at in range(start, end) if characters[at] not in (0, 2, 9, 32, 0xA0)]
    if not solid:
        return None
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text_page.raw, solid[-1], left, right, bottom, top)
    end_at = right.value
    base = bottom.value
    pdfium.FPDFText_GetCharBox(text_page.raw, solid[0], left, right, bottom, top)
    size = pdfium.FPDFText_GetFontSize(text_page.raw, solid[0])
    matrix = pdfium.FS_MATRIX()
    if pdfium.FPDFText_GetMatrix(text_page.raw, solid[0], matrix):
        size *= abs(matrix.d) or 1.0  # many producers set size 1 and scale the matrix
    return Line(
        text=text.strip(),
        left=left.value,
        right=end_at,
        base=height - min(base, bottom.value),
        size=round(size, 1),
        height=height,
    )
