"""Same article, other file; same article, newer version."""

from dataclasses import replace

import pytest

from tests.articles import made
from tests.articles.test_formats import FIRST, PAGE, PLAIN, SECOND, TITLE, mail, only, printed
from tracker.articles.duplicates import origin_of, same_origin

BODY = f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n"


def test_same_words_are_the_same_article_in_any_format() -> None:
    word = made.word([("Title", TITLE), ("Normal", FIRST), ("Normal", SECOND)])
    copies = [
        only(BODY.encode(), "a.txt"),
        only(BODY.replace("\n", "\r\n").encode("utf-16"), "b.txt"),
        only(PAGE.encode(), "a.html"),
        only(printed(), "a.pdf"),
        only(printed(stamped=False), "b.pdf"),
        only(word, "a.docx"),
        only(made.open_document([FIRST, SECOND], heading=TITLE), "a.odt"),
        only(mail(html=True).as_bytes(), "a.eml"),
    ]
    assert len({copy.content for copy in copies}) == 1


def test_lines_around_the_body_make_no_other_article() -> None:
    assert only(PLAIN.encode(), "a.txt").content == only(BODY.encode(), "b.txt").content


def test_one_other_number_is_another_content() -> None:
    assert only(BODY.encode(), "a.txt").content != only(BODY.replace("two days", "3 days").encode(), "a.txt").content


def test_newer_version_shares_the_origin() -> None:
    old = only(PLAIN.encode(), "a.txt")
    new = only(PLAIN.replace("closed since October", "closed since October, and guarded").encode(), "b.txt")
    assert old.content != new.content and same_origin(old, new)


def test_copy_with_and_without_address() -> None:
    page = PAGE.replace("<head>", '<head><link rel="canonical" href="https://valleypaper.example/vienna">')
    article = only(page.encode(), "a.html")
    assert article.origin == "valleypaper.example/vienna"
    assert same_origin(article, only(f"{BODY}\nSource: The Valley Paper\n".encode(), "a.txt"))


def test_newsletter_of_next_week_is_another_article() -> None:
    old = only(PLAIN.encode(), "a.txt")
    new = only(PLAIN.replace("10 March", "17 March").encode(), "b.txt")
    assert old.origin == new.origin and not same_origin(old, new)


def test_same_title_with_other_words_is_another_article() -> None:
    other = f"{TITLE}\n\nNothing of the first text comes again here, and yet it is long enough for a sentence or two.\n"
    assert not same_origin(only(BODY.encode(), "a.txt"), only(other.encode(), "b.txt"))


def test_other_outlet_is_no_version() -> None:
    article = only(PLAIN.encode(), "a.txt")
    assert not same_origin(article, replace(article, outlet="Other", origin=origin_of(None, "Other", TITLE)))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.valleypaper.example/a/?utm_source=x", "http://valleypaper.example/a#top", True),
        ("https://valleypaper.example/a?id=1", "https://valleypaper.example/a?id=2", False),
        ("https://valleypaper.example/a", "https://valleypaper.example/b", False),
        ("https://valleypaper.example/", "https://valleypaper.example", True),
    ],
)
def test_addresses(one: str, other: str, same: bool) -> None:
    assert (origin_of(one, None, TITLE) == origin_of(other, None, TITLE)) is same


def test_address_of_a_whole_site_names_no_article() -> None:
    assert origin_of("https://valleypaper.example/", None, "One") != origin_of(
        "https://valleypaper.example/", None, "Two"
    )
