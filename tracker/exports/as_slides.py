"""PPTX: the steps of a presentation as slides: the picture, the caption as text, notes and sources below."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tracker.exports.options import Options
from tracker.exports.rows import Row
from tracker.exports.steps import Step, in_order
from tracker.exports.stills import PX, Stills, picture
from tracker.exports.words import quoted, words
from tracker.timeline.theme import Theme

WIDE, TALL = 13.333, 7.5  # inches: what projectors show
_SIDE, _PICTURE = 0.5, 4.35  # margin, height of the picture
_FACTS, _SENTENCE = 22, 22  # points: more than 1/25 of the height
_TITLES = ((46, 34), (62, 26))  # letters up to which a title stands in one line, and its size
_LETTERS = 260  # of a sentence on a slide: three lines; the notes have all of it
_DPI = 192
_MAKER = "Negotiation Tracker"
_TITLED = 5  # the layout with a title alone of the usual template
_DARK = "stage"  # black, for a dark room, where the window is dark


def write(rows: Sequence[Row], output: Path, options: Options) -> None:
    """Write a slide for each step, without a tour one for each dated event. Raises TooManySteps."""
    from pptx import Presentation  # loads lxml
    from pptx.util import Inches

    steps = list(options.steps) or in_order(rows, options.language)
    size = ((WIDE - 2 * _SIDE) * PX, _PICTURE * PX)
    theme = _DARK if options.theme in ("dark", _DARK) else options.theme
    stills = Stills(steps, size, TALL * PX / 25, theme, options.today)
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(TALL)
    named = options.title or str(words(options.language)["page"]["title"])
    properties = deck.core_properties
    properties.title, properties.author, properties.last_modified_by = named, _MAKER, _MAKER
    properties.language = options.language
    for step in steps:
        _slide(deck, step, stills, options)
    deck.save(str(output))


def _slide(deck: Any, step: Step, stills: Stills, options: Options) -> None:
    from pptx.util import Inches, Pt

    slide, theme = deck.slides.add_slide(deck.slide_layouts[_TITLED]), stills.theme
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = _colour(theme.paper)
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = (Inches(part) for part in (_SIDE, 0.25, WIDE - 2 * _SIDE, 0.75))
    size = next((size for letters, size in _TITLES if len(step.title) <= letters), _FACTS)
    _write(title.text_frame, step.title, size, theme.ink, bold=True)
    y = 1.0
    if facts := _facts(step):
        box = slide.shapes.add_textbox(*(Inches(part) for part in (_SIDE, y, WIDE - 2 * _SIDE, 0.5)))
        _write(box.text_frame, facts, _FACTS, _strong(theme), bold=True)
    y += 0.55
    sentence, outlet = step.proof
    if sentence:
        box = slide.shapes.add_textbox(*(Inches(part) for part in (_SIDE, y, WIDE - 2 * _SIDE, 1.15)))
        proof = quoted(_cut(sentence), options.language) + (f" ({outlet})" if outlet else "")
        _write(box.text_frame, proof, _SENTENCE, theme.ink)
    top = TALL - 0.3 - _PICTURE
    shown = slide.shapes.add_picture(_png(step, stills), Inches(_SIDE), Inches(top), height=Inches(_PICTURE))
    shown._element.nvPicPr.cNvPr.set("descr", ". ".join([step.title, *step.lines]) or step.title)
    slide.notes_slide.notes_text_frame.text = _notes(step, options.language)
    for paragraph in slide.notes_slide.notes_text_frame.paragraphs:
        paragraph.font.size = Pt(12)


def _write(frame: Any, text: str, size: int, colour: str, *, bold: bool = False) -> None:
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.text = text
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        for run in paragraph.runs:
            run.font.size, run.font.bold = Pt(size), bold
            run.font.color.rgb = _colour(colour)


def _colour(name: str) -> Any:
    from pptx.dml.color import RGBColor

    red, green, blue = (int(name[at : at + 2], 16) for at in (1, 3, 5))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]


def _strong(theme: Theme) -> str:
    return theme.selection if theme.name == _DARK else theme.ink


def _png(step: Step, stills: Stills) -> io.BytesIO:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(stills.size[0] / PX, stills.size[1] / PX), dpi=_DPI, facecolor=stills.theme.paper)
    figure.add_artist(picture(stills, step, 0, 0))
    made = io.BytesIO()
    figure.savefig(made, format="png", dpi=_DPI, metadata={"Software": None})
    made.seek(0)
    return made


def _cut(sentence: str) -> str:
    return sentence if len(sentence) <= _LETTERS else sentence[:_LETTERS].rsplit(" ", 1)[0] + " …"


def _facts(step: Step) -> str:
    return "  ·  ".join(part for part in (step.facts, step.known) if part)


def _notes(step: Step, language: str) -> str:
    """Return the user's notes, what the step is about, and every sentence with its source."""
    parts = [step.notes, "\n".join(step.lines)]
    sources = [f"{quoted(sentence, language)}\n{source}" for sentence, source in step.sources]
    if sources:
        parts.append("\n\n".join([f"{words(language)['sources']}:", *sources]))
    return "\n\n".join(part for part in parts if part)
