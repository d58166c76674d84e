"""What gives no article says why and what to do, and hostile files cost nothing but themselves."""

import json
import os
import plistlib
import stat
import sys
from pathlib import Path

import pytest

from tests.articles import made
from tests.articles.test_formats import FIRST, PAGE, PLAIN, TITLE, mail
from tracker.articles import limits, reading
from tracker.articles.draft import Draft, Source
from tracker.articles.unreadable import (
    REASONS,
    Damaged,
    EmptyFile,
    Encrypted,
    LegacyFormat,
    NotAllowed,
    NoText,
    NotFound,
    OnlyALink,
    ReaderFailed,
    ScanWithoutText,
    TookTooLong,
    TooLarge,
    UnknownType,
    UnreadableFile,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def reason(data: bytes, name: str) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        reading.read_bytes(data, name)
    return caught.value


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"", "a.txt", EmptyFile),
        (b" \r\n\t", "a.pdf", EmptyFile),
        (b"\xef\xbb\xbf\n", "a.txt", EmptyFile),
        (b"... --- ...", "a.txt", NoText),
        (b"<html><body><img src='a.png'></body></html>", "a.html", NoText),
        (b"<html><body><script>var a = 'words words';</script></body></html>", "a.html", NoText),
        (made.word([("Normal", " ")]), "a.docx", NoText),
        (made.open_document([]), "a.odt", NoText),
        (made.pdf([[]]), "scan.pdf", ScanWithoutText),
        (b"%PDF-1.7\nnothing of the kind", "a.pdf", Damaged),
        (b"plain words under a wrong name, quite a few of them", "a.pdf", Damaged),
        (b"plain words under a wrong name, quite a few of them", "a.docx", Damaged),
        (made.zipped({"readme.txt": b"words"}), "a.docx", Damaged),
        (made.word([("Title", TITLE)])[:900], "a.docx", Damaged),
        (b"\x89PNG\r\n\x1a\n" + b"picture" * 50, "a.txt", Damaged),
        (b"\x89PNG\r\n\x1a\n" + b"picture" * 50, "a.png", UnknownType),
        (b"\x00\x01\x02\x03" * 500, "file", UnknownType),
        (made.zipped({"a.bin": b"words"}), "a.jar", UnknownType),
        (OLE + "WordDocument".encode("utf-16-le"), "a.doc", LegacyFormat),
        (OLE + "WordDocument".encode("utf-16-le"), "a.docx", LegacyFormat),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", Encrypted),
        (b"{\\rtf1\\ansi words}", "a.rtf", LegacyFormat),
        (b"{\\rtf1\\ansi words}", "a.doc", LegacyFormat),
        (made.zipped({"Index/Document.iwa": b"x"}), "a.pages", LegacyFormat),
        (made.zipped({"META-INF/container.xml": b"x", "mimetype": b"application/epub+zip"}), "a.epub", LegacyFormat),
        (made.zipped({"xl/workbook.xml": b"x"}), "table.xlsx", LegacyFormat),
        (made.zipped({"a.txt": b"words"}), "articles.zip", LegacyFormat),
        (b"[InternetShortcut]\r\nURL=https://valleypaper.example/x\r\n", "a.url", OnlyALink),
        (b"https://valleypaper.example/x\n", "a.txt", OnlyALink),
        (b"[Desktop Entry]\nType=Link\nURL=https://valleypaper.example/x\n", "a.desktop", OnlyALink),
        (plistlib.dumps({"URL": "https://valleypaper.example/x"}), "a.webloc", OnlyALink),
        (b"Subject: nothing\nMIME-Version: 1.0\nContent-Type: text/plain\n\n", "a.eml", NoText),
    ],
)
def test_reason(data: bytes, name: str, kind: type[UnreadableFile]) -> None:
    found = reason(data, name)
    assert type(found) is kind
    assert name in str(found) and str(found).endswith(".") and "{" not in str(found)


def test_messages_name_what_helps() -> None:
    assert "https://valleypaper.example/x" in str(
        reason(b"[InternetShortcut]\nURL=https://valleypaper.example/x", "a.url")
    )
    assert ".docx" in str(reason(OLE + "WordDocument".encode("utf-16-le"), "a.doc"))
    assert ".odt" in str(reason(b"\x89PNG", "a.png"))


def test_locked_pdf_asks_for_the_password() -> None:
    locked = made.pdf([[(11, 80, "words")]]).replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -44 "
        b"/O <" + b"11" * 32 + b"> /U <" + b"22" * 32 + b"> >> /ID [<00><00>]",
    )
    assert isinstance(reason(locked, "a.pdf"), Encrypted)


def test_locked_zip_container() -> None:
    data = bytearray(made.word([("Title", TITLE)]))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    assert isinstance(reason(bytes(data), "a.docx"), Encrypted)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        reading.read(tmp_path / "gone.txt")
    with pytest.raises(UnknownType):
        reading.read(tmp_path)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the administrator may read everything")
def test_file_that_may_not_be_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(PLAIN)
    file.chmod(0)
    with pytest.raises(NotAllowed):
        reading.read(file)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_pipe_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert stat.S_ISFIFO((tmp_path / "a.txt").stat().st_mode)
    with pytest.raises(UnknownType):
        reading.read(tmp_path / "a.txt")


def test_system_refusal_is_told_in_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text(PLAIN)

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(NotAllowed, match="Permission denied"):
        reading.read(file)


def test_large_file_is_not_even_opened(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    with file.open("wb") as out:
        out.truncate(limits.FILE_BYTES + 1)
    with pytest.raises(TooLarge):
        reading.read(file)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (made.zipped({"word/document.xml": bytes(limits.ZIP_PART_BYTES + 1)}), "bomb.docx"),
        (made.zipped({"mimetype": b"x", "content.xml": bytes(limits.ZIP_PART_BYTES + 1)}), "bomb.odt"),
        (
            made.zipped({f"word/{number}": b"" for number in range(limits.ZIP_ENTRIES)} | {"word/document.xml": b"x"}),
            "many.docx",
        ),
        (b"<html>" + b"<p>a" * (2 * limits.HTML_ELEMENTS), "many.html"),
        (b"<html><p>" + b"a word " * (limits.HTML_BYTES // 7), "long.html"),
        (b"a word " * (limits.TEXT_CHARACTERS // 7 + 1), "long.txt"),
        (made.pdf([[]] * (limits.PDF_PAGES + 1)), "pages.pdf"),
    ],
)
def test_floods_are_refused(data: bytes, name: str) -> None:
    assert isinstance(reason(data, name), TooLarge)


def test_entities_of_an_office_file_are_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "' + "&a;" * 1000 + '">]>'
    outside = f'<!DOCTYPE x [<!ENTITY b SYSTEM "{secret.as_uri()}">]>'
    for head in (bomb, outside):
        good = made.open_document([f"{FIRST} MARK"])
        import io
        import zipfile

        content = zipfile.ZipFile(io.BytesIO(good)).read("content.xml").decode()
        content = content.replace("?>", f"?>{head}", 1).replace("MARK", "&b;")
        data = made.zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()})
        try:
            [article] = reading.read_bytes(data, "a.odt")
        except UnreadableFile:
            continue
        assert "the secret" not in article.text and len(article.text) < 1000


def test_mails_in_mails_end_at_the_limit() -> None:
    message = mail(Subject="innermost")
    for _ in range(limits.NESTING + 2):
        outer = mail(Subject="outer")
        outer.set_content("See below.")
        outer.add_attachment(message)
        message = outer
    assert isinstance(reason(message.as_bytes(), "a.eml"), TooLarge)


def test_mail_nested_thousands_deep_is_survived() -> None:
    head = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3000))
    try:
        articles = reading.read_bytes(b"MIME-Version: 1.0\n" + head + b"\nwords\n", "a.eml")
    except UnreadableFile:
        return
    assert articles


def test_mail_gives_no_more_articles_than_the_limit() -> None:
    message = mail()
    message.set_content("Many.")
    for number in range(limits.PARTS + 5):
        message.add_attachment(PLAIN.replace("Vienna", f"Vienna {number}"), filename=f"{number}.txt")
    assert len(reading.read_bytes(message.as_bytes(), "a.eml")) == limits.PARTS


def test_deep_pages_are_survived() -> None:
    page = b"<html><body>" + b"<div>" * 50_000 + FIRST.encode() * 3 + b"</body></html>"
    try:
        [article] = reading.read_bytes(page, "deep.html")
    except UnreadableFile:
        return
    assert FIRST[:40] in article.text


def test_reader_that_breaks_down_costs_only_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(source: Source) -> list[Draft | Source]:
        raise KeyError("unexpected")

    monkeypatch.setitem(reading.READERS, ".txt", broken)
    assert isinstance(reason(PLAIN.encode(), "a.txt"), ReaderFailed)
    assert reading.read_bytes(PAGE.encode(), "a.html")


def test_reasons_survive_their_journey_between_processes() -> None:
    import pickle

    for kind in REASONS.values():
        facts = {
            "limit": "1 MB",
            "known": ".txt",
            "reason": "locked",
            "format": "Word",
            "better": ".docx",
            "url": "u",
            "seconds": 3,
        }
        error = kind("a.txt", **facts)  # type: ignore[arg-type]
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is kind and str(again) == str(error)
        assert json.loads(json.dumps(error.facts)) == facts
    assert "3 seconds" in str(TookTooLong("a.txt", seconds=3))
