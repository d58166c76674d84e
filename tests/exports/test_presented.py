"""Slides and handout, read back: the tour's captions, pictures, notes and sources as text that can be searched."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Pt

from tests.gallery import making
from tracker.actions import touring
from tracker.exports import stills
from tracker.exports.formats import export, rows_of
from tracker.exports.steps import steps, tour
from tracker.exports.stills import TooManySteps
from tracker.store.dossier import Dossier
from tracker.timeline.theme import contrast, load


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Dossier]:
    with making.dossier(tmp_path / "a.dossier", 40, "de", tour=True) as opened:
        yield opened


def slides(path: Path) -> list[Any]:
    return list(Presentation(str(path)).slides)


def texts(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def made(told: Dossier, key: str, output: Path, **more: Any) -> None:
    values = {"language": "de", "today": making.TODAY, "steps": tour(told, "de"), **more}
    export(rows_of(told), key, output, **values)


def test_each_scene_is_a_slide(told: Dossier, tmp_path: Path) -> None:
    made(told, "pptx", tmp_path / "out.pptx", title="Gespräche")
    deck = Presentation(str(tmp_path / "out.pptx"))
    assert deck.core_properties.title == "Gespräche" and deck.core_properties.author == "Negotiation Tracker"
    scenes = steps(told, None, "de")
    assert len(deck.slides) == len(scenes) == 4
    for slide, step in zip(deck.slides, scenes, strict=True):
        assert slide.shapes.title.text_frame.text == step.title
        notes = slide.notes_slide.notes_text_frame.text
        assert step.notes in notes and "Quellen:" in notes
        assert all(sentence in notes and source in notes for sentence, source in step.sources)
        [picture] = [shape for shape in slide.shapes if shape.shape_type is not None and hasattr(shape, "image")]
        assert step.title in picture._element.nvPicPr.cNvPr.get("descr")
        assert picture.left >= 0 and picture.left + picture.width <= deck.slide_width
        assert picture.top + picture.height <= deck.slide_height
        image = Image.open(io.BytesIO(picture.image.blob))
        assert image.width > 2000 and len(image.convert("RGB").resize((64, 32)).getcolors(9999)) > 20
    assert any("Stand 1. März 2026" in text for text in texts(deck.slides[3]))


@pytest.mark.parametrize(("theme", "name"), [("light", "light"), ("dark", "stage")])
def test_slides_can_be_read_from_the_last_row(told: Dossier, tmp_path: Path, theme: str, name: str) -> None:
    made(told, "pptx", tmp_path / "out.pptx", theme=theme)
    deck = Presentation(str(tmp_path / "out.pptx"))
    for slide in deck.slides:
        ground = f"#{slide.background.fill.fore_color.rgb}".lower()
        assert ground == load(name).paper
        for shape in slide.shapes:
            for paragraph in shape.text_frame.paragraphs if shape.has_text_frame else ():
                for run in paragraph.runs:
                    assert run.font.size >= deck.slide_height / 25
                    assert contrast(f"#{run.font.color.rgb}".lower(), ground) >= 7
            assert not shape.has_text_frame or shape.top + shape.height <= Pt(7.5 * 72)


def test_without_a_tour_each_event_is_a_slide(told: Dossier, tmp_path: Path) -> None:
    with told.step("clear"):
        told.tour.remove([stored.id for stored in told.tour.all()])
    made(told, "pptx", tmp_path / "out.pptx")
    dated = [row for row in rows_of(told) if row.event.facts.when]
    assert len(slides(tmp_path / "out.pptx")) == len(dated) == 40
    first = texts(slides(tmp_path / "out.pptx")[0])
    assert any(str(dated[0].event.facts.when.start.year) in text for text in first)


def test_a_long_caption_or_sentence_keeps_its_place(told: Dossier, tmp_path: Path) -> None:
    stored = told.tour.all()[1]
    from dataclasses import replace

    touring.change(told, stored.id, replace(stored.scene, caption="Ein sehr langer Titel " * 4))
    made(told, "pptx", tmp_path / "out.pptx")
    title = slides(tmp_path / "out.pptx")[1].shapes.title.text_frame
    assert title.text.startswith("Ein sehr langer Titel") and title.paragraphs[0].runs[0].font.size == Pt(22)


def pages(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    return [" ".join(document[at].get_textpage().get_text_range().split()) for at in range(len(document))]


def test_the_handout_has_two_steps_a_page_and_every_source(told: Dossier, tmp_path: Path) -> None:
    made(told, "handout", tmp_path / "out.pdf", title="Gespräche & mehr")
    scenes = steps(told, None, "de")
    found = pages(tmp_path / "out.pdf")
    assert len(found) in (2, 3)
    for at, step in enumerate(scenes):
        assert step.title in found[at // 2] and f"Schritt {at + 1} von 4" in found[at // 2]
        for sentence, source in step.sources:
            whole = "".join(found).replace(" ", "")
            assert sentence.replace(" ", "") in whole and source.replace(" ", "") in whole
    assert all("Gespräche & mehr" in text for text in found)
    document = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    assert [round(part) for part in document[0].get_size()] == [595, 842]
    image = document[0].render(scale=1).to_pil().convert("L")
    inked = [row for row in range(image.height) if image.crop((0, row, image.width, row + 1)).getextrema()[0] < 100]
    assert inked[0] > 30 and inked[-1] < 842 - 15


def test_what_finds_no_room_stands_at_the_end(told: Dossier, tmp_path: Path) -> None:
    from dataclasses import replace

    stored = told.tour.all()[0]
    lit = frozenset(row.key for row in rows_of(told)[:15])
    touring.change(told, stored.id, replace(stored.scene, lit=lit))
    made(told, "handout", tmp_path / "out.pdf")
    found = pages(tmp_path / "out.pdf")
    assert "weitere am Ende" in found[0] and any("Weitere Quellen" in text for text in found[2:])
    whole = "".join(found).replace(" ", "")
    first = steps(told, None, "de")[0]
    assert len(first.sources) >= 15
    assert all(sentence.replace(" ", "") in whole for sentence, _ in first.sources)
    counted = re.search(r"(\d+) weitere am Ende", found[0])
    assert counted is not None and 0 < int(counted[1]) < len(first.sources)


def test_the_pictures_of_the_handout_are_text_and_lines(told: Dossier, tmp_path: Path) -> None:
    made(told, "handout", tmp_path / "out.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    kinds = {item.type for item in document[0].get_objects()}
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds and pypdfium2.raw.FPDF_PAGEOBJ_PATH in kinds
    assert re.search(r"\b202[456]\b", pages(tmp_path / "out.pdf")[0])


@pytest.mark.parametrize("key", ["pptx", "handout"])
def test_too_many_steps_are_refused_before_anything_is_written(
    told: Dossier, tmp_path: Path, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stills, "MOST", 3)
    with pytest.raises(TooManySteps, match="4 steps"):
        made(told, key, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("key", "suffix"), [("pptx", ".pptx"), ("handout", ".pdf"), ("html", ".html")])
def test_an_empty_dossier_gives_a_file_too(tmp_path: Path, key: str, suffix: str) -> None:
    with Dossier.open(tmp_path / "empty.dossier") as opened:
        export(rows_of(opened), key, tmp_path / f"out{suffix}", today=making.TODAY)
    assert (tmp_path / f"out{suffix}").stat().st_size > 500
