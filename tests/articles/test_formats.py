"""Every format gives the article's words, title, outlet and day."""

import textwrap
from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.articles import made
from tracker.articles import reading
from tracker.articles.article import Article, Known
from tracker.articles.unreadable import UnreadableFile

TITLE = "Ministers return to Vienna for a fifth round"
FIRST = (
    "Ministers from both countries returned to Vienna on Tuesday for a fifth round of talks on the border crossings, "
    "and for the first time they agreed on an agenda before sitting down."
)
SECOND = (
    "The crossings have been closed since October. Hauliers say that the detour through the mountains costs them two "
    "days a week; the two governments have promised an answer by the end of the month."
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | The Valley Paper</title>
<meta property="og:site_name" content="The Valley Paper">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}",
"datePublished": "2026-03-10T18:30:00+01:00", "author": {{"name": "The newsroom"}}}}</script></head>
<body><nav><a href="/">Home</a><a href="/weather">Weather</a></nav>
<article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></article>
<footer>Cookies Imprint</footer></body></html>"""
PLAIN = f"{TITLE}\n\nPublished 10 March 2026\n\n{FIRST}\n\n{SECOND}\n\nSource: valleypaper.example\n"


def only(data: bytes, name: str, modified: datetime | None = None) -> Article:
    [article] = reading.read_bytes(data, name, modified)
    return article


def printed(*, stamped: bool = False) -> bytes:
    lines: list[tuple[float, float, str]] = [(18, 80, TITLE), (11, 110, "Published 10 March 2026")]
    top = 140.0
    for paragraph in (FIRST, SECOND):
        for line in textwrap.wrap(paragraph, 80):
            lines.append((11, top, line))
            top += 14
        top += 12
    if not stamped:
        return made.pdf([lines])
    edge = [(8.0, 20.0, "3/11/26, 11:14 AM"), (8.0, 825.0, "https://valleypaper.example/vienna")]
    return made.pdf([[*edge, *lines], [*edge, (11, 80, "A last paragraph stands on the second page.")]])


def mail(html: bool = False, **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "The Valley Paper <letter@valleypaper.example>"
    message["Date"] = "Tue, 10 Mar 2026 18:30:00 +0100"
    message["Subject"] = TITLE
    for name, value in headers.items():
        del message[name.replace("_", "-")]
        message[name.replace("_", "-")] = value
    message.set_content(f"{FIRST}\n\n{SECOND}\n")
    if html:
        message.add_alternative(f"<p>{FIRST}</p><p>{SECOND}</p>", subtype="html")
    return message


def test_plain_text_tells_by_its_lines() -> None:
    article = only(PLAIN.encode(), "a.txt")
    assert (article.title, article.outlet, article.language) == (TITLE, "valleypaper.example", "en")
    assert article.published is not None
    assert (article.published.day, article.published.known) == (date(2026, 3, 10), Known.TEXT)
    assert article.text == PLAIN
    assert article.format == "txt"


def test_markdown_head_is_read_and_no_part_of_the_text() -> None:
    source = f'---\ntitle: "{TITLE}"\ndate: 2026-03-10\nsource: The Valley Paper\n---\n\n{FIRST}\n\n{SECOND}\n'
    article = only(source.encode(), "a.md")
    assert article.text.startswith(f"{TITLE}\n\n{FIRST}")
    assert article.outlet == "The Valley Paper"
    assert article.published is not None and article.published.known is Known.MARKUP


def test_markdown_heading_is_the_title() -> None:
    article = only(f"# {TITLE}\n\nVienna, 10 March 2026\n\n{FIRST}".encode(), "a.md")
    assert article.title == TITLE
    assert article.published is not None and article.published.day == date(2026, 3, 10)


def test_page_without_menus_but_with_what_it_states() -> None:
    article = only(PAGE.encode(), "a.html")
    assert (article.title, article.outlet, article.authors) == (TITLE, "The Valley Paper", ("The newsroom",))
    assert FIRST in article.text and SECOND in article.text
    assert "Weather" not in article.text and "Cookies" not in article.text
    assert article.published is not None and article.published.time is not None
    assert article.published.time.isoformat() == "2026-03-10T18:30:00+01:00"


STORY = f"<p>{FIRST}</p><p>{SECOND} Talks go on on 17 May 2026.</p>"


@pytest.mark.parametrize(
    ("shown", "moment", "known"),
    [
        ("", None, None),
        ("<p>Published 10 March 2026, 18:30</p>", "2026-03-10T18:30:00", Known.TEXT),
        ("<div class='date'>10.03.2026</div>", "2026-03-10", Known.TEXT),
        ("<time datetime='2026-03-10T18:30:00+01:00'>Tuesday</time>", "2026-03-10T18:30:00+01:00", Known.MARKUP),
    ],
)
def test_page_that_states_nothing_is_dated_by_what_it_shows(
    shown: str, moment: str | None, known: Known | None
) -> None:
    teaser = "<aside><a href='/a'>Other</a><time datetime='2026-01-01'>1 January</time></aside>"
    footer = "<footer>© 2026 Valley</footer>"
    page = f"<html><body><h1>{TITLE}</h1>{shown}<article>{STORY}</article>{teaser}{footer}</body></html>"
    article = only(page.encode(), "a.html")
    assert (article.title, article.outlet) == (TITLE, "Valley")
    published = article.published
    if moment is None:
        assert published is None
        return
    assert published is not None and published.known is known
    assert (published.time or published.day).isoformat() == moment


def test_web_archive_knows_its_address_and_not_the_day_it_was_saved() -> None:
    page = PAGE.replace("2026-03-10T18:30:00+01:00", "")
    source = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://valleypaper.example/vienna\r\n"
        "Date: Wed, 1 Apr 2026 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n'
        f"--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{page}\r\n--x--\r\n"
    )
    article = only(source.encode(), "a.mhtml")
    assert article.url == "https://valleypaper.example/vienna"
    assert article.origin == "valleypaper.example/vienna"
    assert FIRST in article.text
    assert article.published is None


def test_pdf_paragraphs_are_whole_again() -> None:
    article = only(printed(), "a.pdf")
    assert article.title == TITLE
    assert FIRST in article.text and SECOND in article.text
    assert article.published is not None and article.published.day == date(2026, 3, 10)


def test_pdf_of_a_browser_loses_its_stamps_and_keeps_the_address() -> None:
    article = only(printed(stamped=True), "a.pdf")
    assert article.url == "https://valleypaper.example/vienna"
    assert "11:14" not in article.text
    assert article.text.rstrip().endswith("A last paragraph stands on the second page.")
    assert article.published is not None and article.published.day == date(2026, 3, 10)


def test_word_file_with_table_in_its_place() -> None:
    data = made.word(
        [
            ("Title", TITLE),
            ("Normal", "10 March 2026"),
            ("Normal", FIRST),
            ("Table", "Round|Place\n5|Vienna"),
            ("Normal", SECOND),
        ],
        author="The newsroom",
        made=datetime(2020, 1, 1),
    )
    article = only(data, "a.docx")
    assert article.title == TITLE and article.authors == ("The newsroom",)
    assert article.text.index(FIRST) < article.text.index("5 Vienna") < article.text.index(SECOND)
    assert article.published is not None and article.published.day == date(2026, 3, 10)


def test_day_a_word_file_was_made_is_only_a_guess() -> None:
    article = only(made.word([("Title", TITLE), ("Normal", FIRST)], made=datetime(2026, 3, 10)), "a.docx")
    assert article.published is not None
    assert (article.published.day, article.published.guess) == (date(2026, 3, 10), True)


def test_open_document() -> None:
    article = only(made.open_document(["10 March 2026", FIRST, SECOND], heading=TITLE), "a.odt")
    assert article.title == TITLE and FIRST in article.text
    assert article.published is not None and article.published.day == date(2026, 3, 10)


@pytest.mark.parametrize("html", [False, True])
def test_newsletter_bears_sender_and_day(html: bool) -> None:
    article = only(mail(html, List_Id="<letter.valleypaper.example>").as_bytes(), "a.eml")
    assert (article.title, article.outlet) == (TITLE, "The Valley Paper")
    assert article.text.startswith(TITLE) and FIRST in article.text
    assert article.published is not None
    assert (article.published.day, article.published.known) == (date(2026, 3, 10), Known.MARKUP)


def test_forwarded_mail_is_dated_by_what_it_says() -> None:
    message = mail(Subject=f"Fwd: {TITLE}", Date="Fri, 20 Mar 2026 08:00:00 +0100")
    message.set_content(f"Published 10 March 2026\n\n{FIRST}\n\n{SECOND}")
    article = only(message.as_bytes(), "a.eml")
    assert article.title == TITLE and article.outlet is None
    assert article.published is not None and article.published.day == date(2026, 3, 10)


def test_mail_that_hands_over_articles_gives_them() -> None:
    message = mail()
    message.set_content("Please find the articles attached.")
    message.add_attachment(PAGE.encode(), maintype="text", subtype="html", filename="page.html")
    message.add_attachment(printed(), maintype="application", subtype="pdf", filename="print.pdf")
    message.add_attachment(b"\x89PNG....", maintype="image", subtype="png", filename="logo.png")
    articles = reading.read_bytes(message.as_bytes(), "a.eml")
    assert [(article.format, article.name) for article in articles] == [
        ("html", "a.eml › page.html"),
        ("pdf", "a.eml › print.pdf"),
    ]


def test_mail_within_a_mail_gives_its_article() -> None:
    outer = mail(Subject="Fwd: news")
    outer.set_content("See below.")
    outer.add_attachment(mail(List_Id="<letter.valleypaper.example>"))
    article = only(outer.as_bytes(), "outer.eml")
    assert article.title == TITLE and article.outlet == "The Valley Paper"


def test_bad_attachment_spoils_no_other() -> None:
    message = mail()
    message.add_attachment(b"%PDF-1.7 broken", maintype="application", subtype="pdf", filename="broken.pdf")
    assert only(message.as_bytes(), "a.eml").format == "eml"


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (PAGE.encode(), "page.txt", "html"),
        (PAGE.encode(), "page", "html"),
        (printed(), "article.docx", "pdf"),
        (made.open_document([FIRST], heading=TITLE), "a.docx", "odt"),
        (mail().as_bytes(), "message", "eml"),
        (PLAIN.encode(), "article", "txt"),
        (PLAIN.encode(), "article.markdown", "md"),
    ],
)
def test_content_outranks_a_wrong_suffix(data: bytes, name: str, kind: str) -> None:
    assert only(data, name).format == kind


CYRILLIC = (
    "Делегации встретились в Женеве\n\n10 марта 2026\n\n" + "Переговоры длились шесть часов и продолжатся завтра. " * 4
)
GERMAN = (
    "Gespräche über Übergänge\n\n10. März 2026\n\n"
    + "Die Übergänge bleiben geschlossen, weil beide Seiten zögern. " * 4
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CYRILLIC, "cp1251"),
        (CYRILLIC, "koi8-r"),
        (CYRILLIC, "utf-16"),
        (CYRILLIC, "utf-16-le"),
        (GERMAN, "cp1252"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "utf-16-be"),
        (GERMAN, "utf-32"),
    ],
)
def test_encodings_of_plain_text(text: str, encoding: str) -> None:
    article = only(text.encode(encoding), "a.txt")
    assert article.text == text
    assert article.published is not None and article.published.day == date(2026, 3, 10)


def test_page_in_the_encoding_it_declares() -> None:
    body = "".join(f"<p>{line}</p>" for line in CYRILLIC.split("\n\n"))
    page = f'<html><head><meta charset="windows-1251"></head><body><article>{body}</article></body></html>'
    assert "Переговоры длились шесть часов" in only(page.encode("cp1251"), "a.htm").text


def test_text_is_clean_enough_for_a_database() -> None:
    article = only(b"\xef\xbb\xbf" + b"Title\r\n\r\nOne line\rand a second\x07\r\n" * 3, "a.txt")
    assert not set(article.text) & {"\r", "\0", "\x07", "\ufeff"}


def test_read_uses_the_files_own_day_only_as_a_guess(tmp_path: Path) -> None:
    import os

    file = tmp_path / "a.txt"
    file.write_text(f"{TITLE}\n\n{FIRST}\n", encoding="utf-8")
    os.utime(file, (datetime(2026, 3, 12, 12).timestamp(),) * 2)
    [article] = reading.read(file)
    assert article.published is not None
    assert (article.published.day, article.published.known) == (date(2026, 3, 12), Known.FILE)


def test_users_day_outranks_and_keeps_the_time_of_the_same_day() -> None:
    article = only(PAGE.encode(), "a.html")
    other = reading.with_day(article, date(2026, 3, 11)).published
    same = reading.with_day(article, date(2026, 3, 10)).published
    assert other is not None and (other.known, other.time) == (Known.USER, None)
    assert same is not None and same.known is Known.USER and same.time is not None


def test_a_mail_hands_over_every_format_that_is_read() -> None:
    for suffix in reading.READERS:
        message = mail()
        message.set_content("See attached.")
        message.add_attachment(b"..", maintype="application", subtype="octet-stream", filename=f"a{suffix}")
        with pytest.raises(UnreadableFile, match=f"a{suffix}"):
            reading.read_bytes(message.as_bytes(), "mail.eml")


def test_every_suffix_has_a_reader_that_refuses_noise() -> None:
    for suffix in reading.READERS:
        with pytest.raises(UnreadableFile):
            reading.read_bytes(bytes(range(256)) * 40, f"noise{suffix}")
