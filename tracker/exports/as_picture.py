"""PNG, SVG and PDF: the timeline as the window shows it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from tracker.events import wording
from tracker.exports.options import Options
from tracker.exports.rows import Row


def writer(kind: str) -> Callable[[Sequence[Row], Path, Options], None]:
    """Return what writes a picture of that kind ("png", "svg", "pdf")."""

    def write(rows: Sequence[Row], output: Path, options: Options) -> None:
        from tracker.timeline.mark import marks
        from tracker.timeline.picture import save  # loads numpy and matplotlib
        from tracker.timeline.theme import load

        shown = marks(
            ((row.identifier, row.event) for row in rows), lambda event: wording.title(event, options.language)
        )
        theme = load(options.theme)
        save(output, kind, shown, options.view, theme, today=options.today, language=options.language)

    return write
