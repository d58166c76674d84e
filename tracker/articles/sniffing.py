"""What kind of file it really is, by its first bytes and its suffix, and what to do about those that aren't read."""

import io
import plistlib
import re
import zipfile
from collections.abc import Collection
from pathlib import PurePath
from xml.parsers.expat import ExpatError

from tracker.articles import charset
from tracker.articles.draft import Source
from tracker.articles.unreadable import Damaged, EmptyFile, Encrypted, LegacyFormat, OnlyALink, UnknownType

_HEAD = 4096  # bytes
_ALIASES = {
    ".text": ".txt",
    ".asc": ".txt",
    ".log": ".txt",
    ".markdown": ".md",
    ".mdown": ".md",
    ".xhtml": ".html",
    ".shtml": ".html",
    ".xht": ".html",
}
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(rb"(?:[!-9;-~]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2,}", re.DOTALL)
_MAIL_FIELD = re.compile(
    rb"^(?:mime-version|content-type|received|message-id|return-path):", re.IGNORECASE | re.MULTILINE
)
_WEB_ARCHIVE = re.compile(
    rb"^content-type:\s*multipart/related|^snapshot-content-location:", re.IGNORECASE | re.MULTILINE
)
_NO_TEXT = (
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\0", b"MM\0*", b"ID3", b"OggS", b"\x1aE\xdf\xa3"),
    *(b"\x7fELF", b"MZ\x90", b"\x1f\x8b", b"BZh9", b"7z\xbc\xaf", b"Rar!\x1a", b"\xfd7zXZ", b"SQLite format 3\0"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS = (
    ("EncryptedPackage", None, ""),
    ("WordDocument", "Word 97–2003 (.doc)", ".docx"),
    ("Workbook", "Excel 97–2003 (.xls)", ".txt"),
    ("PowerPoint Document", "PowerPoint 97–2003 (.ppt)", ".pdf"),
    ("__properties_version1.0", "Outlook (.msg)", ".eml"),
)
_BY_SUFFIX = {
    ".doc": ("Word 97–2003 (.doc)", ".docx"),
    ".dot": ("Word 97–2003 (.dot)", ".docx"),
    ".rtf": ("Rich Text (.rtf)", ".docx or .txt"),
    ".wps": ("Works (.wps)", ".docx"),
    ".pages": ("Pages (.pages)", ".docx or .pdf"),
    ".msg": ("Outlook (.msg)", ".eml"),
    ".epub": ("EPUB (.epub)", ".html or .txt"),
    ".mobi": ("Mobipocket (.mobi)", ".html or .txt"),
    ".webarchive": ("Safari web archive (.webarchive)", ".html"),
    ".xlsx": ("Excel (.xlsx)", ".txt"),
    ".xls": ("Excel 97–2003 (.xls)", ".txt"),
    ".pptx": ("PowerPoint (.pptx)", ".pdf"),
    ".ppt": ("PowerPoint 97–2003 (.ppt)", ".pdf"),
    ".djvu": ("DjVu (.djvu)", ".pdf"),
    ".xps": ("XPS (.xps)", ".pdf"),
    ".zip": ("Zip archive (.zip)", "a folder, by unpacking it"),
}


def suffix(source: Source, known: Collection[str], listed: str) -> str:
    """Return the suffix (one of `known`) whose reader fits the content.

    Content outranks the name where it is unmistakable. Raises `EmptyFile`, `LegacyFormat`,
    `OnlyALink`, `Encrypted`, `Damaged`, or `UnknownType` naming what is `listed` as readable.
    """
    data, named = source.data, PurePath(source.name).suffix.lower()
    named = _ALIASES.get(named, named)
    if not data.strip(b"\0 \t\r\n"):
        raise EmptyFile(source.name)
    if address := _link(data, named):
        raise OnlyALink(source.name, url=address)
    if sure := _by_content(source, named, listed):
        return sure
    if named in _BY_SUFFIX:
        kind, better = _BY_SUFFIX[named]
        raise LegacyFormat(source.name, format=kind, better=better)
    if named in known:
        _refuse_binary(source, named)
        return named
    if not named and charset.decode(data) is not None:
        return ".txt"
    raise UnknownType(source.name, known=listed)


def html_fragment(html: str) -> tuple[str, str | None]:
    """Return the selected part of a clipboard's HTML and the address in its header (Windows' "HTML Format"), if any."""
    address = None
    header = re.match(r"(?:[A-Za-z]+:[^\r\n]*\r?\n)+(?=\s*<)", html)
    if header and "StartHTML:" in header.group():
        found = re.search(r"^SourceURL:\s*(\S+)", header.group(), re.MULTILINE)
        address = found.group(1) if found else None
        html = html[header.end() :]
    start = html.find("<!--StartFragment")
    if start >= 0:
        start = html.find("-->", start) + 3
        end = html.find("<!--EndFragment", start)
        html = html[start : end if end >= 0 else len(html)]
    return html.replace("\0", ""), address


def _by_content(source: Source, named: str, listed: str) -> str | None:
    data = source.data
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024] and named not in {".eml", ".mht", ".mhtml"}:
        return ".pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_zip(source, named, listed)
    if head.startswith(_OLE):
        raise _ole(source)
    if head.lstrip().startswith(b"{\\rtf"):
        kind, better = _BY_SUFFIX[".rtf"]
        raise LegacyFormat(source.name, format=kind, better=better)
    if head.startswith(b"bplist00") and named in {"", ".webarchive"}:
        kind, better = _BY_SUFFIX[".webarchive"]
        raise LegacyFormat(source.name, format=kind, better=better)
    if _PAGE.match(head) and named not in {".md", ".eml"}:
        return ".html"
    if named in {"", ".eml", ".mht", ".mhtml"} and _MAIL.match(head) and _MAIL_FIELD.search(head):
        if named in {".eml", ".mhtml", ".mht"}:
            return named
        return ".mhtml" if _WEB_ARCHIVE.search(head) and b"Snapshot-Content-Location" in head else ".eml"
    return None


def _in_zip(source: Source, named: str, listed: str) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            names = frozenset(archive.namelist()[:5_000])
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise Damaged(source.name, format=named.removeprefix(".") or "zip") from error
    if "word/document.xml" in names:
        return ".docx"
    if "content.xml" in names and "mimetype" in names and named not in {".ods", ".odp"}:
        return ".odt"
    for inside, suffix_of in (
        ("META-INF/container.xml", ".epub"),
        ("Index/Document.iwa", ".pages"),
        ("Index.zip", ".pages"),
        ("xl/workbook.xml", ".xlsx"),
        ("ppt/presentation.xml", ".pptx"),
    ):
        if inside in names:
            kind, better = _BY_SUFFIX[suffix_of]
            raise LegacyFormat(source.name, format=kind, better=better)
    if named in {".docx", ".odt"}:
        raise Damaged(source.name, format="Word" if named == ".docx" else "OpenDocument")
    if named in _BY_SUFFIX or not named:
        kind, better = _BY_SUFFIX.get(named, _BY_SUFFIX[".zip"])
        raise LegacyFormat(source.name, format=kind, better=better)
    raise UnknownType(source.name, known=listed)


def _ole(source: Source) -> LegacyFormat | Encrypted:
    """Return what to say of a compound file: names of its streams stand in its directory as UTF-16."""
    for stream, kind, better in _OLE_KINDS:
        if stream.encode("utf-16-le") in source.data:
            return Encrypted(source.name) if kind is None else LegacyFormat(source.name, format=kind, better=better)
    return LegacyFormat(source.name, format="Word 97–2003 (.doc)", better=".docx")


def _link(data: bytes, named: str) -> str | None:
    """Return where a shortcut leads: Windows' .url, macOS' .webloc, freedesktop's .desktop."""
    if named in {".url", ".desktop"} or data[:200].lstrip().startswith(b"[InternetShortcut]"):
        found = re.search(rb"^URL(?:\[[^\]]*\])?\s*=\s*(\S+)", data[:20_000], re.MULTILINE | re.IGNORECASE)
        return found.group(1).decode("utf-8", "replace") if found else None
    if named == ".webloc":
        try:
            address = plistlib.loads(data).get("URL")
        except (plistlib.InvalidFileException, ExpatError, ValueError, AttributeError, IndexError, OverflowError):
            return None
        return address if isinstance(address, str) else None
    return None


def _refuse_binary(source: Source, named: str) -> None:
    """Refuse what is something else under the name of a text, a page or a container."""
    if source.data.startswith(_NO_TEXT):
        raise Damaged(source.name, format=named.removeprefix("."))
