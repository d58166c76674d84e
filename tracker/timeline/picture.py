"""Picture: the timeline as a matplotlib figure and as PNG, SVG or PDF, laid out as on the screen."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from tracker.timeline.columns import Columns
from tracker.timeline.grouping import Grouping, grouped
from tracker.timeline.layout import Layout, carried, lay_out
from tracker.timeline.lettering import FileLettering
from tracker.timeline.mark import Mark
from tracker.timeline.scene import Scene, fit, framed
from tracker.timeline.theme import Theme, load
from tracker.timeline.view import View
from tracker.timeline.words import words

PX = 96.0  # of the layout per inch
FORMATS = ("png", "svg", "pdf")


def figure(
    marks: Sequence[Mark],
    view: View | None = None,
    theme: Theme | None = None,
    *,
    size: tuple[float, float] = (13.333, 7.5),
    today: date | None = None,
    language: str = "en",
    title: str = "",
    sources: str = "",
    legend: bool = True,
    fonts: Sequence[str] = (),
    shown: Layout | None = None,
    grouping: Grouping | None = None,
) -> Any:
    """Return a matplotlib Figure of `size` inches; without a view all dated events, without a theme light on white.

    The theme's fonts come first, then `fonts`. `shown` is how these marks (by their keys) are laid out on the screen:
    lanes and rows are taken from it, though other letters are a little wider or narrower. A figure does not scroll:
    what finds no room is counted in clusters. `grouping` is what the lanes stand for, else the kinds.
    """
    from matplotlib.figure import Figure

    from tracker.timeline.drawing import TimelineArtist

    theme = theme or load("light")
    named, lettering = words(language), FileLettering((*theme.fonts, *fonts))
    columns = grouped(marks, grouping, named) if grouping else Columns(marks)
    before = carried(shown, columns, {mark.key: at for at, mark in enumerate(marks)}) if shown else None
    pixels = (size[0] * PX, size[1] * PX)
    frame = framed(
        *(columns, pixels, theme.text, named, lettering, named.date),
        title=bool(title),
        sources=bool(sources),
        legend=legend,
        scrolls=False,
        step=shown.frame.sizes.name if shown else "",
    )
    same = shown is not None and [lane.group for lane in shown.frame.lanes] == columns.lanes
    if shown and same and abs(max(shown.frame.room, shown.frame.content) - frame.room) < 1:
        frame = replace(frame, sizes=shown.frame.sizes, lanes=shown.frame.lanes, gutter=shown.frame.gutter)
    view = view or fit(columns, frame, lettering, today)
    made = Figure(figsize=size, dpi=PX, facecolor=theme.paper)
    scene = Scene(
        columns=columns,
        frame=frame,
        view=view,
        layout=lay_out(columns, frame, view, lettering, named.date, before=before),
        theme=theme,
        words=named,
        today=today,
        title=title,
        sources=sources,
    )
    made.add_artist(TimelineArtist(scene, lettering))
    return made


def save(
    path: Path,
    kind: str,
    marks: Sequence[Mark],
    view: View | None = None,
    theme: Theme | None = None,
    *,
    pages: int = 1,
    **options: Any,
) -> None:
    """Write a picture as "png", "svg" or "pdf"; `options` are those of `figure`, and `dpi` for PNG (default 192).

    A PDF may have several `pages`, each with an equal part of the time and its number. The same marks give the same
    bytes: no date, fixed ids. Text stays text in SVG and PDF.
    Raises OSError where the file cannot be written and ValueError for another kind, or pages that it cannot have.
    """
    import matplotlib as mpl

    if kind not in FORMATS:
        raise ValueError(f"{kind} is none of {', '.join(FORMATS)}")
    dpi = options.pop("dpi", 192)
    metadata = {"png": {"Software": None}, "svg": {"Date": None}, "pdf": {"CreationDate": None}}[kind]
    rules: Any = {"svg.fonttype": "none", "svg.hashsalt": "timeline", "pdf.fonttype": 42}
    if pages > 1 and kind != "pdf":
        raise ValueError(f"{kind} has one page")
    with mpl.rc_context(rules):
        if pages > 1:
            _save_pages(path, marks, view, theme, pages, metadata, options)
        else:
            figure(marks, view, theme, **options).savefig(path, format=kind, dpi=dpi, metadata=metadata)


def _save_pages(
    path: Path,
    marks: Sequence[Mark],
    view: View | None,
    theme: Theme | None,
    pages: int,
    metadata: Any,
    options: dict[str, Any],
) -> None:
    from matplotlib.backends.backend_pdf import PdfPages

    whole: View = view or figure(marks, None, theme, **options).artists[0].scene.view
    said = options.pop("sources", "")
    with PdfPages(path, metadata=metadata) as file:
        for page in range(pages):
            part = View(whole.start + whole.span * page / pages, whole.start + whole.span * (page + 1) / pages)
            foot = "  ·  ".join(text for text in (said, f"{page + 1}/{pages}") if text)
            file.savefig(figure(marks, part, theme, sources=foot, **options))
