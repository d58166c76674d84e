"""The timeline in every theme, with few and with very many events, in both languages, on the screen and in files."""

from functools import cache

from tests.gallery import making
from tests.gallery.wall import LANGUAGES, Wall
from tracker.desktop.timeline_view import TimelineView
from tracker.events import wording
from tracker.events.event import Event
from tracker.timeline import picture
from tracker.timeline.mark import Mark, marks
from tracker.timeline.theme import load, names
from tracker.timeline.view import View, days

COUNTS = (0, 3, 30, 300, 3_000, 100_000)
SIZE = (1600, 900)
THEMES = names()


@cache
def _marks(count: int, code: str) -> list[Mark]:
    shown = ((at, Event(facts, sources=1 + at % 4)) for at, facts in enumerate(making.facts(count)))
    return marks(shown, lambda event: wording.title(event, code))


def hang(wall: Wall) -> None:
    """Hang every theme with every number of events, then some sizes, views and files."""
    for code in LANGUAGES:
        for name in THEMES:
            wall.speak(code, "dark" if load(name).dark else "light")
            for count in COUNTS:
                wall.hang(f"timeline-{name}-{code}-{count}", _view(code, name, count), SIZE)
        wall.speak(code, "light")
        for wide, tall in ((640, 420), (2560, 1400)):
            wall.hang(f"timeline-size-{code}-{wide}", _view(code, "light", 30), (wide, tall))
        for label, before, after in (("days", 6, 8), ("months", 60, 60), ("decades", 6000, 6000)):
            view, today = _view(code, "light", 300), days(making.TODAY)
            view.resize(*SIZE)
            view.show()
            view.set_view(View.between(today - before, today + after))
            wall.hang(f"timeline-view-{code}-{label}", view)
        chosen = _view(code, "light", 30)
        chosen.select([4, 9])
        wall.hang(f"timeline-selected-{code}", chosen, SIZE)
    for name in ("light", "paper"):
        for count in (30, 300):
            told, theme, path = _marks(count, "de"), load(name), wall.path(f"file-{name}-{count}")
            title = "Verhandlungen 2024–2026"
            picture.save(
                *(path, "png", told, None, theme), dpi=120, today=making.TODAY, language="de", title=title, sources="–"
            )


def _view(code: str, name: str, count: int) -> TimelineView:
    view = TimelineView()
    view.set_theme(load(name))
    view.set_language(code)
    view.set_today(making.TODAY)
    view.set_marks(_marks(count, code))
    return view
