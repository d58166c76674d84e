"""What is dragged or pasted from a browser."""

from datetime import date

import pytest

from tests.articles.test_formats import FIRST, SECOND, TITLE
from tracker.articles import reading
from tracker.articles.unreadable import EmptyFile, OnlyALink

FRAGMENT = f"<h1>{TITLE}</h1><p>Published 10 March 2026</p><p>{FIRST}</p><ul><li>{SECOND}</li></ul>"
WINDOWS = (
    "Version:0.9\r\nStartHTML:0000000195\r\nEndHTML:0000000900\r\nStartFragment:0000000231\r\nEndFragment:0000000860\r\n"
    "SourceURL:https://www.valleypaper.example/vienna\r\n"
    f"<html><body>\r\n<!--StartFragment-->{FRAGMENT}<!--EndFragment-->\r\n</body></html>"
)


def test_fragment_keeps_all_that_was_selected() -> None:
    article = reading.read_selection(html=FRAGMENT, text=None, url="https://valleypaper.example/vienna")
    assert article.text.split("\n\n") == [TITLE, "Published 10 March 2026", FIRST, SECOND]
    assert (article.title, article.outlet, article.format) == (TITLE, "valleypaper.example", "html")
    assert article.name == "selection from valleypaper.example"
    assert article.published is not None and article.published.day == date(2026, 3, 10)


def test_header_of_the_windows_clipboard_gives_the_address() -> None:
    article = reading.read_selection(html=WINDOWS, text="other words", url=None)
    assert article.url == "https://www.valleypaper.example/vienna"
    assert article.outlet == "valleypaper.example"
    assert article.text.startswith(TITLE) and "StartHTML" not in article.text


def test_plain_words_alone() -> None:
    article = reading.read_selection(html=None, text=f"{FIRST}\r\n\r\n{SECOND}", url=None)
    assert article.text == f"{FIRST}\n\n{SECOND}"
    assert (article.name, article.format, article.outlet, article.published) == ("selection", "txt", None, None)


def test_empty_markup_gives_way_to_the_plain_words() -> None:
    article = reading.read_selection(html="<meta charset='utf-8'><img src='a.png'>", text=FIRST, url=None)
    assert article.text == FIRST


def test_day_in_the_address_stands_in() -> None:
    article = reading.read_selection(html=None, text=FIRST, url="https://valleypaper.example/2026/03/10/vienna")
    assert article.published is not None and article.published.day == date(2026, 3, 10)


def test_title_of_the_page_is_put_on_top_without_the_sites_name() -> None:
    article = reading.read_selection(
        html=None, text=FIRST, url="https://valleypaper.example/vienna", title=f"{TITLE} | valleypaper.example"
    )
    assert article.title == TITLE
    assert article.text == f"{TITLE}\n\n{FIRST}"


def test_script_address_is_no_address() -> None:
    article = reading.read_selection(html=None, text=FIRST, url="javascript:alert(1)")
    assert article.url is None


@pytest.mark.parametrize("html", [None, "<a href='https://valleypaper.example/x'>Ministers return</a>"])
def test_dragged_link_is_no_article(html: str | None) -> None:
    address = "https://valleypaper.example/x"
    with pytest.raises(OnlyALink, match=address):
        reading.read_selection(html=html, text=address, url=address)


@pytest.mark.parametrize(("html", "text"), [(None, None), ("", " \n"), ("<img>", None), (None, "— … —")])
def test_nothing_selected(html: str | None, text: str | None) -> None:
    with pytest.raises(EmptyFile):
        reading.read_selection(html=html, text=text, url=None)
