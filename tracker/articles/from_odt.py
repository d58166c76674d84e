"""OpenDocument texts (.odt): the words of content.xml, title and day from meta.xml."""

from lxml import etree

from tracker.articles import archives
from tracker.articles.article import Known, Published
from tracker.articles.draft import Draft, Source
from tracker.articles.markup import moment
from tracker.articles.tidying import one_line, tidy
from tracker.articles.unreadable import Damaged, NoText

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"


def read(source: Source) -> list[Draft | Source]:
    """Read one OpenDocument text."""
    with archives.opened(source.data, source.name, "OpenDocument") as archive:
        content = _tree(archives.part(archive, "content.xml", source.name, "OpenDocument"), source.name)
        has_meta = "meta.xml" in archive.namelist()
        meta = _tree(archives.part(archive, "meta.xml", source.name, "OpenDocument"), source.name) if has_meta else None
    lines = [line for tag in content.iter(f"{_TEXT}p", f"{_TEXT}h") if (line := _words(tag)).strip()]
    if not lines:
        raise NoText(source.name)
    text = tidy("\n\n".join(lines))
    heading = next((_words(tag) for tag in content.iter(f"{_TEXT}h")), None)
    made = moment(meta.findtext(f".//{_META}creation-date") or "") if meta is not None else None
    title = (meta.findtext(f".//{_DC}title") if meta is not None else None) or heading
    author = meta.findtext(f".//{_META}initial-creator") if meta is not None else None
    return [
        Draft(
            text=text,
            title=one_line(title) if title and one_line(title) in text else None,
            perhaps=Published(made.day, None, Known.FILE) if made else None,
            authors=(one_line(author),) if author else (),
        )
    ]


def _tree(data: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Damaged(name, format="OpenDocument") from error


def _words(paragraph: etree._Element) -> str:
    """Return a paragraph's words; runs of blanks, tabs and line breaks are elements of their own."""
    parts: list[str] = []
    skipped = 0  # inside a note or an annotation, whose paragraphs come by themselves
    for event, element in etree.iterwalk(paragraph, events=("start", "end")):
        note = element.tag in {f"{_TEXT}note", f"{_OFFICE}annotation"}
        if event == "start":
            skipped += note
            if not skipped:
                if element.tag == f"{_TEXT}s":
                    parts.append(" " * min(int(element.get(f"{_TEXT}c") or 1), 100))
                elif element.tag == f"{_TEXT}tab":
                    parts.append("\t")
                elif element.tag == f"{_TEXT}line-break":
                    parts.append("\n")
                parts.append(element.text or "")
        else:
            skipped -= note
            if not skipped and element is not paragraph:
                parts.append(element.tail or "")
    return "".join(parts)
