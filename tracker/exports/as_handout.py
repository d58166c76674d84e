"""PDF handout: two steps a page, each with its picture and the sentences that prove it; text that can be searched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from tracker.dates.when import Precision, When
from tracker.dates.wording import words as dated
from tracker.exports.options import Options
from tracker.exports.rows import Row
from tracker.exports.steps import Step, in_order
from tracker.exports.stills import PX, Stills, picture
from tracker.exports.words import quoted, said, words
from tracker.timeline.lettering import FileLettering, Style

WIDE, TALL = 8.27 * PX, 11.69 * PX  # A4
_SIDE, _FOOT = 0.75 * PX, 0.7 * PX
_HALF = (TALL - _SIDE * 0.8 - _FOOT) / 2  # a step's part of the page
_PICTURE = 2.15 * PX
_TITLE, _FACTS, _TEXT, _SMALL = 17.0, 12.0, 11.5, 10.0  # px
_LEAD = 1.35  # from line to line
_SMALLEST = 9.0  # px of the smallest letters in the picture


@dataclass(slots=True)
class _Page:
    """One page: lines of text as (x, y from above, text, size, bold, muted), and pictures."""

    lines: list[tuple[float, float, str, float, bool, bool]] = field(default_factory=list)
    pictures: list[tuple[Step, float]] = field(default_factory=list)  # step, y of its top


def write(rows: Sequence[Row], output: Path, options: Options) -> None:
    """Write the pages; what finds no room beside its step stands at the end. Raises TooManySteps."""
    import matplotlib as mpl
    from matplotlib.backends.backend_pdf import PdfPages
    from matplotlib.figure import Figure

    language, today = options.language, options.today or date.today()  # noqa: DTZ011  the user's today
    steps = list(options.steps) or in_order(rows, language)
    stills = Stills(steps, (WIDE - 2 * _SIDE, _PICTURE), _SMALLEST, "paper", options.today)
    title = options.title or str(words(language)["page"]["title"])
    pages = list(_pages(steps, stills.lettering, language)) or [_Page()]
    made = said("made", language, day=dated(When(today, today, Precision.DAY), language))
    about = {"Title": title, "Creator": "Negotiation Tracker", "CreationDate": None}
    with mpl.rc_context({"pdf.fonttype": 42}), PdfPages(output, metadata=about) as pdf:
        for number, page in enumerate(pages, 1):
            figure = Figure(figsize=(WIDE / PX, TALL / PX), dpi=PX, facecolor="white")
            for step, top in page.pictures:
                figure.add_artist(picture(stills, step, _SIDE, TALL - top - _PICTURE))
            foot = f"{title}  ·  {made}"
            foot = _wrapped(foot, WIDE - 2 * _SIDE - 60, Style(_SMALL, "#000000"), stills.lettering)[0]
            page.lines.append((_SIDE, TALL - _FOOT * 0.45, foot, _SMALL, False, True))
            count = f"{number}/{len(pages)}"
            page.lines.append((WIDE - _SIDE - 30, TALL - _FOOT * 0.45, count, _SMALL, False, True))
            _letter(figure, page, stills)
            pdf.savefig(figure)


def _letter(figure: Any, page: _Page, stills: Stills) -> None:
    """Write a page's lines as text."""
    families = ["DejaVu Sans"]
    for x, y, text, size, bold, muted in page.lines:
        figure.text(
            *(x / WIDE, 1 - y / TALL, text),
            size=size * 72 / PX,
            weight="bold" if bold else "normal",
            color=stills.theme.muted if muted else stills.theme.ink,
            family=families,
            va="baseline",
            parse_math=False,
        )


def _pages(steps: Sequence[Step], lettering: FileLettering, language: str) -> Iterator[_Page]:
    left: list[tuple[int, Step, list[tuple[str, str]]]] = []
    page = _Page()
    for at, step in enumerate(steps):
        if at % 2 == 0 and at:
            yield page
            page = _Page()
        over = _put(page, step, at, len(steps), _SIDE * 0.8 + (at % 2) * _HALF, lettering, language)
        if over:
            left.append((at, step, over))
    if steps:
        yield page
    yield from _appendix(left, lettering, language)


def _put(
    page: _Page, step: Step, at: int, count: int, top: float, lettering: FileLettering, language: str
) -> list[tuple[str, str]]:
    """Put a step onto a page from `top` on; return the sources that found no room."""
    wide, floor = WIDE - 2 * _SIDE, top + _HALF - 14
    y = top + _TITLE
    page.lines.append((_SIDE, y, said("step", language, at=at + 1, count=count), _SMALL, False, True))
    for line in _wrapped(step.title, wide, Style(_TITLE, "#000000", True), lettering)[:2]:
        y += _TITLE * _LEAD
        page.lines.append((_SIDE, y, line, _TITLE, True, False))
    facts = "  ·  ".join(part for part in (step.facts, step.known) if part)
    for line in [*_wrapped(facts, wide, Style(_FACTS, "#000000"), lettering)[: 2 if facts else 0], *step.lines[:6]]:
        y += _FACTS * _LEAD
        page.lines.append(
            (_SIDE, y, _wrapped(line, wide, Style(_FACTS, "#000000"), lettering)[0], _FACTS, False, False)
        )
    y += 10
    page.pictures.append((step, y))
    y += _PICTURE + 6
    for number, (sentence, source) in enumerate(step.sources):
        lines = _told(sentence, source, wide, lettering, language)
        more = len(step.sources) - number
        if y + sum(size * _LEAD for _, size, _ in lines) + 4 > floor - (_SMALL * _LEAD if more > 1 else 0):
            page.lines.append((_SIDE, y + _SMALL * _LEAD, said("more", language, count=more), _SMALL, False, True))
            return step.sources[number:]
        y = _add(page, lines, y)
    return []


def _told(
    sentence: str, source: str, wide: float, lettering: FileLettering, language: str
) -> list[tuple[str, float, bool]]:
    """Return a sentence and its source as lines with their size, the source in muted letters."""
    large, small = Style(_TEXT, "#000000"), Style(_SMALL, "#000000")
    proof = [(line, _TEXT, False) for line in _wrapped(quoted(sentence, language), wide, large, lettering)]
    return proof + [(line, _SMALL, True) for line in _wrapped(source, wide, small, lettering)]


def _add(page: _Page, lines: Sequence[tuple[str, float, bool]], y: float) -> float:
    for text, size, muted in lines:
        y += size * _LEAD
        page.lines.append((_SIDE, y, text, size, False, muted))
    return y + 4


def _appendix(
    left: Sequence[tuple[int, Step, list[tuple[str, str]]]], lettering: FileLettering, language: str
) -> Iterator[_Page]:
    if not left:
        return
    wide, floor = WIDE - 2 * _SIDE, TALL - _FOOT - 10
    page = _Page()
    y = _SIDE + _TITLE
    page.lines.append((_SIDE, y, str(words(language)["further"]), _TITLE, True, False))
    for at, step, sources in left:
        for number, (sentence, source) in enumerate(sources):
            lines = _told(sentence, source, wide, lettering, language)
            if y + sum(size * _LEAD for _, size, _ in lines) + 3 * _FACTS > floor:
                yield page
                page, y = _Page(), _SIDE
            if number == 0 or not page.lines:
                y += 2 * _FACTS
                name = _wrapped(f"{at + 1}  {step.title}", wide, Style(_FACTS, "#000000", True), lettering)[0]
                page.lines.append((_SIDE, y, name, _FACTS, True, False))
            y = _add(page, lines, y)
    yield page


def _wrapped(text: str, width: float, style: Style, lettering: FileLettering) -> list[str]:
    """Break a text into lines of at most `width` px; a word that is longer alone is broken too."""
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if lettering.width(longer, style) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        while lettering.width(word, style) > width:
            part = len(word)
            while part > 1 and lettering.width(word[:part], style) > width:
                part = max(part * 3 // 4, 1)
            lines.append(word[:part])
            word = word[part:]
        line = word
    return [*lines, line]
