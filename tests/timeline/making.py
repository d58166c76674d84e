"""Marks and letterings that the timeline's tests share."""

import random
from datetime import date, timedelta

from tracker.dates.when import NEVER, Precision, When
from tracker.mentions.mention import Kind, Status
from tracker.timeline.columns import Columns
from tracker.timeline.frame import Frame
from tracker.timeline.layout import Layout, lay_out
from tracker.timeline.lettering import FileLettering
from tracker.timeline.mark import Mark
from tracker.timeline.scene import fit, framed
from tracker.timeline.theme import load
from tracker.timeline.view import View
from tracker.timeline.words import words

LETTERING = FileLettering()


def day(text: str, until: str = "") -> When:
    return When(date.fromisoformat(text), date.fromisoformat(until or text), Precision.DAY)


def month(text: str) -> When:
    first = date.fromisoformat(text + "-01")
    return When(first, (first + timedelta(32)).replace(day=1) - timedelta(1), Precision.MONTH)


def mark(key: object, when: When = NEVER, kind: Kind = Kind.NEGOTIATION_ROUND, **more: object) -> Mark:
    values = {"status": Status.COMPLETED, "label": f"Event {key}", **more}
    return Mark(key=key, kind=kind, when=when, **values)  # type: ignore[arg-type]


def crowd(count: int, seed: int = 1, years: float = 2.0) -> list[Mark]:
    """Make many marks of all kinds, lengths and statuses around 2026, some of them without a day."""
    chance = random.Random(seed)
    made = []
    for at in range(count):
        start = date(2026, 1, 1) + timedelta(chance.randint(0, round(365 * years)))
        when = chance.choice(
            [
                day(start.isoformat()),
                day(start.isoformat(), (start + timedelta(chance.randint(1, 40))).isoformat()),
                month(start.isoformat()[:7]),
                When(date(start.year, 1, 1), date(start.year, 12, 31), Precision.YEAR),
                NEVER,
            ]
        )
        kind, status = chance.choice(list(Kind)), chance.choice(list(Status))
        number = str(chance.randint(1, 2000)) if chance.random() < 0.5 else ""
        label = "Gespräche " + "in Genf " * chance.randint(0, 5)
        made.append(mark(at, when, kind, status=status, number=number, label=label, sources=chance.randint(0, 5)))
    return made


def laid_out(
    marks: list[Mark],
    *,
    size: tuple[float, float] = (1280, 720),
    view: View | None = None,
    before: Layout | None = None,
    frame: Frame | None = None,
    margin: float = 0.0,
    selected: frozenset[int] = frozenset(),
) -> Layout:
    """Lay marks out as a picture would, in English and the light theme."""
    columns, named = Columns(marks), words("en")
    frame = frame or framed(columns, size, load("light").text, named, LETTERING, named.date)
    view = view or fit(columns, frame, LETTERING, date(2026, 2, 20))
    return lay_out(columns, frame, view, LETTERING, named.date, margin=margin, before=before, selected=selected)
