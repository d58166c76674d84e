"""PNG, SVG and PDF: the timeline as the window shows it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from tracker.events import wording
from tracker.exports.options import Options
from tracker.exports.rows import Row
from tracker.mentions.mention import Kind


def writer(kind: str) -> Callable[[Sequence[Row], Path, Options], None]:
    """Return what writes a picture of that kind ("png", "svg", "pdf")."""

    def write(rows: Sequence[Row], output: Path, options: Options) -> None:
        from tracker.timeline.mark import Beside, marks, slips
        from tracker.timeline.picture import save  # loads numpy and matplotlib
        from tracker.timeline.theme import load

        language = options.language
        beside = Beside(
            {row.key: wording.negotiation(row.negotiation, language) for row in rows if row.negotiation},
            {row.key: _outlets(row) for row in rows},
            {row.key: slips(row.stages, row.event.facts.when) for row in rows if row.event.facts.kind is Kind.DEADLINE},
        )
        shown = marks(((row.key, row.event) for row in rows), lambda event: wording.title(event, language), beside)
        drawing = {"today": options.today, "language": language, **options.drawing}
        save(output, kind, shown, options.view, load(options.theme), **drawing)

    return write


def _outlets(row: Row) -> tuple[str, ...]:
    return tuple(sorted({telling.article.outlet for telling in row.tellings if telling.article.outlet}))
