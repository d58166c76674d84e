"""What is handed out: the page in light and dark, narrow and wide, told step by step; slides and handout."""

import io
from pathlib import Path

import pypdfium2
from PIL import Image
from pptx import Presentation

from tests.exports import browser as chromium
from tests.exports.browser import Browser
from tests.gallery import making
from tests.gallery.wall import LANGUAGES, Wall
from tracker.exports.formats import export, rows_of
from tracker.exports.steps import tour


def hang(wall: Wall) -> None:
    """Hang pages, slides and handouts in both languages."""
    for code in LANGUAGES:
        for count in (3, 60, 3000):
            touring = count == 60
            with wall.open(count, code, tour=touring) as opened:
                rows, steps = rows_of(opened), tour(opened, code)
            page = wall.scratch / f"{code}-{count}.html"
            options = {"language": code, "today": making.TODAY, "steps": steps, "title": "Talks · Gespräche"}
            export(rows, "html", page, **options)  # type: ignore[arg-type]
            if chromium.found():
                _page(wall, page, code, count)
            if count == 60:
                for theme in ("light", "dark"):
                    slides = wall.scratch / f"{code}-{theme}.pptx"
                    export(rows, "pptx", slides, theme=theme, **options)  # type: ignore[arg-type]
                    _slides(wall, slides, f"slide-{code}-{theme}")
                export(rows, "handout", wall.scratch / f"{code}.pdf", **options)  # type: ignore[arg-type]
                document = pypdfium2.PdfDocument(wall.scratch / f"{code}.pdf")
                for number in range(len(document)):
                    document[number].render(scale=1.6).to_pil().save(wall.path(f"handout-{code}-{number + 1}"))


def _page(wall: Wall, page: Path, code: str, count: int) -> None:
    for dark in (False, True):
        name = f"page-{code}-{count}-{'dark' if dark else 'light'}"
        with Browser(wall.scratch / name, dark=dark) as browser:
            browser.open(page)
            browser.drawn()
            browser.picture(wall.path(name))
            if count != 60:
                continue
            browser.click("#timeline .event .sign")
            browser.picture(wall.path(f"{name}-details"))
            browser.press("Escape")
            browser.click("#begin")
            browser.picture(wall.path(f"{name}-step"))
    if count == 60:
        with Browser(wall.scratch / f"{code}-narrow", wide=390, tall=844) as browser:
            browser.open(page)
            browser.drawn()
            browser.picture(wall.path(f"page-{code}-narrow"))


def _slides(wall: Wall, path: Path, name: str) -> None:
    """Hang the slides' pictures: what stands around them is text that an office program draws."""
    for number, slide in enumerate(Presentation(str(path)).slides, 1):
        for shape in slide.shapes:
            if hasattr(shape, "image"):
                Image.open(io.BytesIO(shape.image.blob)).save(wall.path(f"{name}-{number}"))
