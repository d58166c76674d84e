"""How fluid the timeline is: from an input event to the finished paint, at 1920×1080, up to a million events.

    python -m tests.benchmark.timeline [--json]

Pans and zooms the real TimelineView offscreen with mouse and wheel events, 120 steps each; pyqtgraph's scatter plot
does the same with the same events where it is installed (optional dependency group "benchmark"). "pyqtgraph" is its
scatter as it comes: plain dots and bars, no edges, no letters; the factors `times_faster_than_pyqtgraph_at_N` are
against it. Two more do what ours does: "drawn alike" has a sign per kind, filled by status, with smooth edges (up to
100,000 events), "with names" also writes up to 1,000 of the names (up to 10,000 events). Each stands still for a
moment before it is moved.
"""

import argparse
import json
import os
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from tracker.dates.when import Precision, When
from tracker.desktop.timeline_view import TimelineView
from tracker.mentions.mention import Kind, Status
from tracker.timeline.mark import Mark

SIZES = (1_000, 10_000, 100_000, 1_000_000)
STEPS = 120
LABELLED = 10_000  # events up to which the second peer is measured: with more a frame takes seconds
NAMES = 1_000  # names that it bears at most
ALIKE = 100_000  # events up to which a peer is drawn as ours: with more a frame takes seconds
REST = 0.3  # s
SLOW = 30  # steps of a peer whose frames take longer than a quarter of a second
WIDE, TALL = 1920, 1080
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def events(count: int, seed: int = 1) -> list[Mark]:
    """Make events over twenty years: days, spans, weeks, months; the same for the same seed."""
    chance = np.random.default_rng(seed)
    first = date(2006, 1, 1)
    offsets = chance.integers(0, 7300, count).tolist()
    kinds = chance.choice(len(Kind), count, p=(0.4, 0.25, 0.15, 0.1, 0.1)).tolist()
    statuses = chance.integers(0, len(Status), count).tolist()
    shapes, lengths = chance.random(count).tolist(), chance.integers(2, 25, count).tolist()
    sources = chance.integers(1, 7, count).tolist()
    every_kind, every_status = list(Kind), list(Status)
    marks = []
    for at in range(count):
        start = first + timedelta(offsets[at])
        if shapes[at] < 0.6:
            when = When(start, start, Precision.DAY)
        elif shapes[at] < 0.85:
            when = When(start, start + timedelta(lengths[at]), Precision.DAY)
        elif shapes[at] < 0.93:
            monday = start - timedelta(start.weekday())
            when = When(monday, monday + timedelta(6), Precision.WEEK)
        else:
            month = start.replace(day=1)
            when = When(month, (month + timedelta(32)).replace(day=1) - timedelta(1), Precision.MONTH)
        kind = every_kind[kinds[at]]
        number = str(at % 12 + 1) if kind is Kind.NEGOTIATION_ROUND else ""
        status, label = every_status[statuses[at]], f"Event {at} in Geneva"
        marks.append(Mark(key=at, kind=kind, status=status, when=when, label=label, number=number, sources=sources[at]))
    return marks


class Painted(TimelineView):
    """Counts its paintings, so that no step is measured that painted nothing."""

    paintings = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        super().paintEvent(event)
        self.paintings += 1


def mouse(target: QWidget, kind: QEvent.Type, spot: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
    place = QPointF(target.mapToGlobal(QPoint(0, 0))) + spot
    QApplication.sendEvent(target, QMouseEvent(kind, spot, place, button, held, Qt.KeyboardModifier.NoModifier))


def wheel(target: QWidget, spot: QPointF, angle: int) -> None:
    place = QPointF(target.mapToGlobal(QPoint(0, 0))) + spot
    keys, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(target, QWheelEvent(spot, place, QPoint(), QPoint(0, angle), NONE, keys, phase, False))


def pan(target: QWidget, button: Qt.MouseButton, painted: Callable[[], int]) -> list[float]:
    """Drag to and fro; milliseconds of each step."""
    spots = [QPointF(1400 - 9 * step if step < 60 else 860 + 9 * (step - 60), 500) for step in range(STEPS + 1)]
    mouse(target, QEvent.Type.MouseButtonPress, spots[0], button, button)
    times: list[float] = []
    for spot in spots[1:]:
        if len(times) >= SLOW and min(times) > 250:
            break
        times += timed(lambda spot=spot: mouse(target, QEvent.Type.MouseMove, spot, NONE, button), painted)
    mouse(target, QEvent.Type.MouseButtonRelease, spots[-1], button, NONE)
    return times


def zoom(target: QWidget, painted: Callable[[], int], angle: int) -> list[float]:
    """Turn the wheel, 28-fold in and out again, twice; milliseconds of each step."""
    turns = 2 * ([angle] * (STEPS // 4) + [-angle] * (STEPS // 4))
    times: list[float] = []
    for turn in turns:
        if len(times) >= SLOW and min(times) > 250:
            break
        times += timed(lambda turn=turn: wheel(target, QPointF(1200, 500), turn), painted)
    return times


def timed(step: Callable[[], None], painted: Callable[[], int]) -> list[float]:
    """The milliseconds to the finished paint; none where the step paints nothing (a drag's first pixels)."""
    before, start = painted(), time.perf_counter()
    step()
    while painted() == before:
        QApplication.processEvents()
        if time.perf_counter() - start > 3:
            return []
    return [(time.perf_counter() - start) * 1000]


def rest() -> None:
    """Let the window be, as a user does who looks at it first."""
    end = time.perf_counter() + REST
    while time.perf_counter() < end:
        QApplication.processEvents()


def ours(marks: list[Mark]) -> dict[str, Any]:
    view = Painted()
    view.resize(WIDE, TALL)
    start = time.perf_counter()
    view.set_marks(marks)
    view.show()
    QApplication.processEvents()
    shown = time.perf_counter() - start
    rest()
    zooms = zoom(view, lambda: view.paintings, 60)
    view.fit()
    view.set_view(view.view().zoomed(8))
    QApplication.processEvents()
    pans = pan(view, LEFT, lambda: view.paintings)
    view.close()
    return {"shown_ms": round(shown * 1000), "pan": summary(pans), "zoom": summary(zooms)}


def theirs(marks: list[Mark], *, alike: bool = False, names: int = 0) -> dict[str, Any] | None:
    """The same events as pyqtgraph's scatter plot, drawn as ours and so many of them named where it is asked for.

    None where pyqtgraph is not installed.
    """
    try:
        import pyqtgraph
    except ImportError:
        return None
    pyqtgraph.setConfigOptions(antialias=alike)
    plot = pyqtgraph.PlotWidget()
    plot.resize(WIDE, TALL)
    kinds = list(Kind)
    x = np.array([mark.when.start.toordinal() for mark in marks], float)
    y = np.array([kinds.index(mark.kind) for mark in marks], float)
    end = np.array([mark.when.end.toordinal() + 1 for mark in marks], float)
    spans = end - x > 1
    colours, signs = ("#1f5fbf", "#c2410c", "#0b7a75", "#6d3fc0", "#4a7a12"), ("o", "t", "h", "s", "d")
    hollow = pyqtgraph.mkBrush("#ffffff")
    for lane, (colour, sign) in enumerate(zip(colours, signs, strict=True)):
        points, bars, brush = (y == lane) & ~spans, (y == lane) & spans, pyqtgraph.mkBrush(colour)
        fills = [
            brush if marks[at].status in (Status.COMPLETED, Status.MISSED) else hollow
            for at in np.flatnonzero(points).tolist()
        ]
        edge = pyqtgraph.mkPen(colour, width=2)
        look = {"size": 16, "symbol": sign, "brush": fills, "pen": edge} if alike else {"size": 9, "brush": brush}
        plot.addItem(pyqtgraph.ScatterPlotItem(x[points], y[points], **{"pen": None, **look}))
        ends = np.column_stack([x[bars], end[bars]]).ravel()
        pen = pyqtgraph.mkPen(brush.color(), width=6)
        plot.addItem(pyqtgraph.PlotCurveItem(ends, np.repeat(y[bars] + 0.3, 2), connect="pairs", pen=pen))
    for mark, left, lane in zip(marks[:names], x.tolist(), y.tolist(), strict=False):
        text = pyqtgraph.TextItem(mark.label, color="#000000")
        text.setPos(left, lane)
        plot.addItem(text)
    plot.setMouseEnabled(x=True, y=False)  # lanes keep their height, as ours do
    count = 0

    def counted(*_: Any) -> None:
        nonlocal count
        count += 1

    original = plot.paintEvent
    plot.paintEvent = lambda event: (original(event), counted())[0]
    plot.show()
    QApplication.processEvents()
    rest()
    port = plot.viewport()
    # 45: the turn that zooms pyqtgraph by as much as 60 zooms us
    zooms = zoom(port, lambda: count, 45)
    plot.getViewBox().scaleBy((1 / 8, 1))
    QApplication.processEvents()
    pans = pan(port, LEFT, lambda: count)
    plot.close()
    return {"pan": summary(pans), "zoom": summary(zooms)}


def summary(times: list[float]) -> dict[str, float]:
    return {"median_ms": round(statistics.median(times), 2), "p95_ms": round(sorted(times)[int(len(times) * 0.95)], 2)}


def run(sizes: tuple[int, ...] = SIZES) -> dict[str, Any]:
    """Measure all sizes; the keys that others read are at the top."""
    application = QApplication.instance() or QApplication([])
    tables: dict[str, Any] = {}
    for size in sizes:
        marks = events(size)
        tables[str(size)] = {"timeline": ours(marks), "pyqtgraph": theirs(marks)}
        if size <= ALIKE:
            tables[str(size)]["pyqtgraph drawn alike"] = theirs(marks, alike=True)
        if size <= LABELLED:
            tables[str(size)]["pyqtgraph with names"] = theirs(marks, alike=True, names=NAMES)
    del application
    result: dict[str, Any] = {}
    for size in sizes:
        table = tables[str(size)]
        mine = table["timeline"]
        result[f"p95_ms_at_{size}"] = max(mine["pan"]["p95_ms"], mine["zoom"]["p95_ms"])
        for peer in ("pyqtgraph", "pyqtgraph drawn alike", "pyqtgraph with names"):
            if peer in table:
                key = f"times_faster_than_{peer.replace(' ', '_')}_at_{size}"
                result[key] = table[peer] and times_faster(mine, table[peer])
    return {**result, "sizes": tables}


def times_faster(mine: dict[str, Any], peer: dict[str, Any]) -> float:
    """How many times as long the peer takes for a frame, by the median; the lesser of panning and zooming."""
    return round(min(peer[step]["median_ms"] / mine[step]["median_ms"] for step in ("pan", "zoom")), 1)


def cell(row: dict[str, float]) -> str:
    return f"{row['median_ms']:7.1f} / {row['p95_ms']:7.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    parser.add_argument("--sizes", help="numbers of events, comma-separated")
    arguments = parser.parse_args()
    sizes = tuple(int(size) for size in arguments.sizes.split(",")) if arguments.sizes else SIZES
    result = run(sizes)
    if arguments.json:
        print(json.dumps(result, indent=1))
        return
    print("ms from input to paint: median / p95")
    for size, table in result["sizes"].items():
        for name, row in table.items():
            if row:
                cells = (
                    f"{step} {row[step]['median_ms']:7.1f} / {row[step]['p95_ms']:7.1f}" for step in ("zoom", "pan")
                )
                print(f"{int(size):>9,} {name:<20} {'   '.join(cells)}")


if __name__ == "__main__":
    main()
