"""The timeline's surface: marks, view and selection, painted with matplotlib's Agg renderer."""

from __future__ import annotations

import gc
import html
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from matplotlib.backends.backend_agg import RendererAgg
from PySide6.QtCore import QEasingCurve, QEvent, QRectF, QSize, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFontInfo,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from tracker.desktop.timeline_lettering import ScreenLettering
from tracker.desktop.timeline_strips import StripsPicture
from tracker.timeline.columns import Columns
from tracker.timeline.drawing import foresee, paint
from tracker.timeline.finding import Hit
from tracker.timeline.frame import Frame
from tracker.timeline.grouping import By, Grouping, grouped
from tracker.timeline.layout import Layout, carried, lay_out
from tracker.timeline.mark import Mark
from tracker.timeline.pixels import ScreenBrush
from tracker.timeline.scene import Scene, fit, framed
from tracker.timeline.theme import Theme, load
from tracker.timeline.travel import between
from tracker.timeline.view import View, days
from tracker.timeline.words import Words, words

_AHEAD = 0.5  # of the window is laid out at both sides, so that panning only shifts
_HISTORY = 50
_TRAVEL = 260  # ms of a way from one stretch of time to another
_MANY = 5000  # events
_A_TIME = 6  # glyphs drawn ahead between two events of the window: a millisecond


class TimelineCanvas(QWidget):
    """What TimelineView shows, without what hands do to it: `choose` and `set_view` are what they call."""

    selected = Signal(object)  # list of keys
    opened = Signal(object)  # key
    add_requested = Signal(object)  # date
    hovered = Signal(object)  # key or None
    view_changed = Signal()
    grouping_changed = Signal(object)  # Grouping, as the user wants it now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hover_text: Callable[[Hashable], str] = self._plain_card
        self._columns = self._whole = Columns([])  # what is shown; what is known now, which decides lanes and sizes
        self._places: dict[Hashable, int] | None = {}
        self._theme: Theme = load("light")
        self._words: Words = words("en")
        self._today: date | None = None
        self._past = False
        self._grouping = Grouping()
        self._chosen: frozenset[int] = frozenset()
        self._lit: frozenset[int] = frozenset()
        self._current: int | None = None  # the selected event that the keyboard moves from
        self._view = View.around()
        self._fitted = True  # the user has not moved since all was shown: new events are fitted in
        self._strays = False  # whether those far from all others are fitted in, too
        self._scroll = 0.0
        self._frame: Frame | None = None
        self._renew = True
        self._layout: Layout | None = None
        self._lettering: ScreenLettering | None = None
        self._renderer: RendererAgg | None = None
        self._image: QImage | None = None
        self._stale = True
        self.pointed: Hit | None = None  # what is under the pointer
        self.smooth = False  # whether the view glides to where it is sent
        self._from: View | None = None  # where the way to the view began
        self._gone = 1.0  # how much of it
        self._glide = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_TRAVEL)
        self._glide.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._glide.valueChanged.connect(self._go)
        self.strips = StripsPicture()
        self._foreseen: tuple[object, ...] = ()  # for what the glyphs to come were asked for
        self._ahead: ScreenBrush | None = None
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._draw_ahead)
        self._keyboard = False  # whether the focus came by keyboard: only then it is shown
        self._back: list[View] = []
        self._forward: list[View] = []
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 160)
        self._name()

    # What is shown

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these events; what was selected stays selected, and the view stays where the user moved it."""
        kept, lit = self.selection(), [self._columns.marks[at].key for at in self._lit]
        self._columns = self._whole = grouped(list(marks), self._grouping, self._words)
        if len(marks) > _MANY:
            gc.freeze()  # they live long: looking through them again and again makes pauses of 100 ms and more
        self._places = None
        self._layout = None
        self._chosen, self._lit = frozenset(self._known(kept)), frozenset(self._known(lit))
        self._current = next(iter(self._chosen), None)
        self.pointed = None
        self._name()
        self._reframe()

    def step_to(self, marks: Sequence[Mark], lit: Collection[Hashable]) -> None:
        """Show these events, known on another day, and light those that are new; lanes, rows and view stay."""
        if self._grouping.by is By.KIND and {mark.kind for mark in marks} - {lane.kind for lane in self._whole.lanes}:
            self.set_marks(marks)
            self.light(lit)
            return
        frame, before = self._frame or self._make_frame(), self._layout
        kept = self.selection()
        self._columns = columns = grouped(list(marks), self._grouping, self._words, among=self._whole.lanes)
        self._places, self.pointed = None, None
        self._chosen, self._lit = frozenset(self._known(kept)), frozenset(self._known(lit))
        self._current = next(iter(self._chosen), None)
        self._frame = replace(frame, measured={})
        if before is not None:
            self._layout = carried(before, columns, self._index())
        self._renew = True
        self._name()
        self.redraw()

    def grouping(self) -> Grouping:
        return self._grouping

    def set_grouping(self, grouping: Grouping) -> None:
        """Let the lanes stand for something else, in another order, some of them folded."""
        before, self._grouping = self._grouping, grouping
        self._layout = None
        if replace(grouping, collapsed=before.collapsed) == before:  # a million events need not be sorted again
            lanes = [lane._replace(collapsed=lane.key in grouping.collapsed) for lane in self._whole.lanes]
            self._columns.lanes = self._whole.lanes = lanes
        else:
            self._group()
        self.pointed = None
        self._reframe()

    def _group(self) -> None:
        """Sort all events into lanes anew."""
        now = self._columns is self._whole
        self._whole = grouped(self._whole.marks, self._grouping, self._words)
        lanes = self._whole.lanes
        self._columns = self._whole if now else grouped(self._columns.marks, self._grouping, self._words, among=lanes)

    def regroup(self, grouping: Grouping) -> None:
        """Let the lanes stand for what the user wants, and tell of it."""
        self.set_grouping(grouping)
        self.grouping_changed.emit(grouping)

    def light(self, keys: Iterable[Hashable]) -> None:
        """Light these events: those that a step of the as-of slider changed."""
        lit = frozenset(self._known(keys))
        if lit != self._lit:
            self._lit = lit
            self.redraw()

    def set_articles(self, days: Sequence[date]) -> None:
        """Show when articles told something: their days of publication."""
        self.strips.articles = sorted(days)
        self.strips.forget()
        self.redraw()

    def show_strips(self, overview: bool, coverage: bool) -> None:
        """Show the strip of the whole dossier and that of the articles, or hide them."""
        self.strips.shown = (overview, coverage)
        self._reframe()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._lettering = None
        self._reframe()

    def set_language(self, code: str) -> None:
        self._words = words(code)
        if self._grouping.by is not By.KIND:
            self._group()
            self._layout = None
        self._name()
        self._reframe()

    def set_today(self, today: date | None, *, past: bool = False) -> None:
        """Draw today's line at a day, or that of a day in the past as whose reader one looks."""
        self._today, self._past = today, past
        self._reframe() if not past else self.redraw()

    def marks(self) -> Sequence[Mark]:
        return self._columns.marks

    # What part of it

    def view(self) -> View:
        return self._view

    def set_view(self, view: View, *, remember: bool = True, glide: bool = False) -> None:
        """Show a stretch of time; `remember` makes Alt+Left lead back to the one before.

        `glide` lets the picture travel there, where motion is wanted; `view` is where it goes from the beginning.
        """
        self._glide.stop()
        if view == self._view:
            self._arrive()
            return
        shown = self.painted_view()
        self._from = shown if glide and self.smooth and self.isVisible() else None
        self._gone = 0.0 if self._from else 1.0
        if self._from:
            self._glide.start()
        if remember:
            self._back = [*self._back[-_HISTORY:], self._view]
            self._forward = []
        self._view, self._fitted = view, False
        self.redraw()
        self.view_changed.emit()

    def painted_view(self) -> View:
        """Return what is seen at this moment: on the way somewhere not yet what `view` says."""
        return between(self._from, self._view, self._gone) if self._from else self._view

    def _go(self, part: float) -> None:
        self._gone = float(part)
        if self._gone >= 1:
            self._from = None
        self.redraw()

    def _arrive(self) -> None:
        """End the way to the view at once."""
        if self._from is not None:
            self._from, self._gone = None, 1.0
            self.redraw()

    def take_over(self) -> None:
        """Let the hand go on from what is seen, though the picture was on its way elsewhere."""
        if self._from is not None:
            self._glide.stop()
            self._view, self._from = self.painted_view(), None

    def fit(self, *, strays: bool = True) -> None:
        """Show all events; without `strays` all but the few that stand far from the others."""
        self.set_view(self._all(strays), glide=True)
        self._fitted, self._strays = True, strays

    def go_to(self, day: date) -> None:
        """Bring a day into the middle."""
        self.set_view(self._view.centred(days(day) + 0.5), glide=True)

    def go_back(self, step: int = -1) -> bool:
        """Return to the view before (-1) or go forward again (1); False where there is none."""
        source, other = (self._back, self._forward) if step < 0 else (self._forward, self._back)
        if not source:
            return False
        other.append(self._view)
        self.set_view(source.pop(), remember=False, glide=True)
        return True

    def scroll_to(self, y: float) -> None:
        """Scroll the lanes where they are higher than the window."""
        frame = self.scene().frame
        self._scroll = min(max(y, 0.0), max(frame.content - frame.room, 0.0))
        self.redraw()

    # Selection

    def select(self, keys: Iterable[Hashable], reveal: bool = True) -> None:
        """Select events by key, unknown ones are passed over; `reveal` brings the first into view."""
        self.choose(self._known(keys), reveal=reveal, tell=False)

    def selection(self) -> list[Hashable]:
        return [self._columns.marks[at].key for at in sorted(self._chosen)]

    def choose(self, places: Iterable[int], *, reveal: bool = False, tell: bool = True) -> None:
        """Select marks by place; `tell` emits `selected`, as for every choice of the user."""
        places = list(places)
        chosen = frozenset(places)
        changed = chosen != self._chosen
        self._chosen = chosen
        self._current = places[-1] if places else None
        if changed:
            self._renew = True  # selected events are labelled before all others
            self._name()
            self.redraw()
        if reveal and places:
            self._reveal(places[0])
        if tell and changed:
            self.selected.emit(self.selection())

    def _index(self) -> dict[Hashable, int]:
        """Return the places of the marks by key."""
        if self._places is None:
            self._places = {mark.key: at for at, mark in enumerate(self._columns.marks)}
        return self._places

    def _known(self, keys: Iterable[Hashable]) -> list[int]:
        places = self._index()
        return [places[key] for key in keys if key in places]

    def _reveal(self, at: int) -> None:
        slot = int(self._columns.slot_of[at])
        if slot < 0:
            return
        middle = float(self._columns.middle[slot])
        inner = 0 if self._fitted else self._view.span * 0.04  # where all is shown, nothing needs to move
        if not self._view.start + inner < middle < self._view.end - inner:
            self.set_view(self._view.centred(middle), glide=True)
        scene = self.scene()
        item = next((item for item in scene.layout.placed if item.at == at), None)
        row = scene.frame.sizes.row
        if item and not self._scroll + row / 2 <= item.y <= self._scroll + scene.frame.room - row / 2:
            self.scroll_to(item.y - scene.frame.room / 2)

    # Painting

    def scene(self) -> Scene:
        """Return what is shown now, laid out if need be."""
        frame = self._frame or self._make_frame()
        layout, view = self._layout, self.painted_view()
        if layout is None or self._renew or not layout.covers(view, frame):
            panning = layout is not None and abs(frame.plot / view.span - layout.scale) < 1e-9 * layout.scale
            layout = lay_out(
                *(self._columns, frame, view, self.lettering(), self._words.date),
                margin=_AHEAD if panning else 0.0,
                before=layout,
                selected=self._chosen,
            )
            self._layout, self._renew = layout, False
        return Scene(
            columns=self._columns,
            frame=frame,
            view=view,
            layout=layout,
            theme=self._theme,
            words=self._words,
            today=self._today,
            past=self._past,
            scroll=self._scroll,
            selected=self._chosen,
            lit=self._lit,
            handles=True,
        )

    def _make_frame(self) -> Frame:
        lettering, size = self.lettering(), (float(max(self.width(), 1)), float(max(self.height(), 1)))
        frame = framed(
            *(self._whole, size, self._theme.text, self._words, lettering, self._words.date),
            strips=self.strips.shown,
            handles=True,
        )
        if self._fitted:
            self._view = fit(self._whole, frame, lettering, self._today, strays=self._strays)
        self._scroll = min(self._scroll, max(frame.content - frame.room, 0.0))
        self._frame, self._renew = frame, True
        return frame

    def _all(self, strays: bool) -> View:
        frame = self._frame or self._make_frame()
        return fit(self._whole, frame, self.lettering(), self._today, strays=strays)

    def lettering(self) -> ScreenLettering:
        ratio = self.devicePixelRatioF()
        if self._lettering is None or self._lettering.ratio != ratio:
            self._lettering = ScreenLettering(self._families(), ratio)
        return self._lettering

    def _families(self) -> list[str]:
        """The theme's fonts, then the application's own."""
        return [*self._theme.fonts, QFontInfo(self.font()).family(), "DejaVu Sans"]

    def redraw(self) -> None:
        """Paint anew before the next frame."""
        self._stale = True
        self.update()

    def _reframe(self) -> None:
        self._frame = None
        self.strips.forget()
        self.strips.columns = self._whole
        self.redraw()

    def _render(self) -> QImage:
        """Draw the scene into Agg's buffer, which the image shares."""
        ratio = self.devicePixelRatioF()
        wide, tall = round(self.width() * ratio), round(self.height() * ratio)
        renderer = self._renderer
        if renderer is None or (renderer.width, renderer.height) != (wide, tall) or self._image is None:
            renderer = self._renderer = RendererAgg(wide, tall, 96 * ratio)
            self._image = QImage(renderer.buffer_rgba(), wide, tall, 4 * wide, QImage.Format.Format_RGB32)
            self._image.setDevicePixelRatio(ratio)
        scene = self.scene()
        paint(scene, ScreenBrush(renderer, scene.frame.width, scene.frame.height, ratio, self.lettering()))
        self._stale = False
        if self._foreseen != (scene.frame.sizes, scene.theme, len(scene.columns.marks), ratio):
            self._foreseen = (scene.frame.sizes, scene.theme, len(scene.columns.marks), ratio)
            self._ahead = ScreenBrush(renderer, scene.frame.width, scene.frame.height, ratio, self.lettering())
            foresee(scene, self._ahead)
            self._idle.start()
        return self._image

    def _draw_ahead(self) -> None:
        """Draw some of the glyphs that zooming in will need: each costs as much as a hundred labels."""
        if self._ahead is None or self._ahead.ready(_A_TIME):
            self._ahead = None
            self._idle.stop()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (the whole window is one picture)
        image = self._render() if self._stale or self._image is None else self._image
        painter = QPainter(self)
        painter.drawImage(0, 0, image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.strips.paint(painter, self.scene(), self.lettering())
        self._paint_pointer(painter)
        self._paint_scroll(painter)
        if self.hasFocus() and self._keyboard:
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(1, 1, self.width() - 2, self.height() - 2))
        painter.end()

    def _paint_pointer(self, painter: QPainter) -> None:
        """What follows the pointer costs no rendering: the ring under it."""
        hit = self.pointed
        if hit and hit.placed:
            pen = QPen(QColor(self._theme.ink), 1.6)
            painter.setPen(pen)
            half, tall = hit.placed.half + 4, hit.placed.radius + 4
            painter.drawRoundedRect(QRectF(hit.x - half, hit.y - tall, 2 * half, 2 * tall), tall, tall)

    def _paint_scroll(self, painter: QPainter) -> None:
        """A thin mark at the right shows that there are more lanes."""
        frame = self._frame
        if frame is None or frame.content <= frame.room + 1:
            return
        colour = QColor(self._theme.muted)
        colour.setAlpha(150)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        top = frame.top + frame.room * self._scroll / frame.content
        tall = frame.room * frame.room / frame.content
        painter.drawRoundedRect(QRectF(self.width() - 7, top + 2, 5, tall - 4), 2.5, 2.5)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._reframe()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.DevicePixelRatioChange):
            self._lettering = self._image = None
            self._reframe()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(960, 480)

    # Words

    def _plain_card(self, key: Hashable) -> str:
        (at,) = self._known([key])
        return "<br>".join(html.escape(line) for line in self._spoken(self._columns.marks[at]))

    def _spoken(self, mark: Mark) -> tuple[str, ...]:
        words = self._words
        lines = (mark.label, words.date(mark), f"{words.legend[mark.kind]}, {words.statuses[mark.status]}")
        return lines + ((words.phrases["disputed"],) if mark.disputed else ())

    def _name(self) -> None:
        """Say to screen readers what the timeline is and what is selected on it."""
        words = self._words
        count = words.phrase("several", count=len(self._columns.marks))
        chosen = self._columns.marks[self._current] if self._current is not None else None
        self.setAccessibleName(f"{words.phrases['timeline']}, {count}")
        self.setAccessibleDescription(". ".join(self._spoken(chosen)) if chosen else words.phrases["nothing"])
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
