"""What was known when: a slider over the days on which something was told, that also plays by itself."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from tracker.desktop import look

_SPEEDS = (2000, 1000, 500, 200)  # ms a step
_SIDE = 9.0  # px of the slider at both ends: half the handle


class DaySlider(QWidget):
    """A day between the first on which something was told and today; arrows go from one telling to the next."""

    moved = Signal(object)  # date

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days: list[date] = []  # on which something was told
        self.last = date.min  # where the slider ends
        self.day = date.min
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(400, 34)

    def next(self, step: int) -> date:
        """Return the next day on which something was told, after (1) or before (-1) the one looked at."""
        if step > 0:
            at = bisect_right(self.days, self.day)
            return self.days[at] if at < len(self.days) else self.last
        at = bisect_left(self.days, self.day) - 1
        return self.days[max(at, 0)] if self.days else self.day

    def go(self, day: date) -> None:
        """Look at a day, kept within the slider's."""
        day = min(max(day, self.days[0] if self.days else day), self.last)
        if day != self.day:
            self.day = day
            self.update()
            self.moved.emit(day)

    def _x(self, day: date) -> float:
        first = self.days[0] if self.days else self.last
        part = (day - first).days / max((self.last - first).days, 1)
        return _SIDE + part * (self.width() - 2 * _SIDE)

    def _at(self, x: float) -> date:
        first = self.days[0] if self.days else self.last
        part = min(max((x - _SIDE) / max(self.width() - 2 * _SIDE, 1), 0.0), 1.0)
        return first + timedelta(round(part * (self.last - first).days))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (all of it)
        theme = look.theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, now = self.height() / 2, self._x(self.day)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line))
        painter.drawRoundedRect(QRectF(_SIDE, middle - 2, self.width() - 2 * _SIDE, 4), 2, 2)
        painter.setBrush(QColor(theme.accent))
        painter.drawRoundedRect(QRectF(_SIDE, middle - 2, max(now - _SIDE, 0), 4), 2, 2)
        for known, colour in ((False, theme.muted), (True, theme.accent)):
            places = {round(self._x(day)) for day in self.days if (day <= self.day) is known}
            for x in places:
                painter.fillRect(QRectF(x - 0.75, middle - 9, 1.5, 5), QColor(colour))
        painter.setBrush(QColor(theme.accent))
        painter.setPen(QPen(QColor(theme.ink if self.hasFocus() else theme.paper), 2))
        painter.drawEllipse(QPointF(now, middle), _SIDE - 2, _SIDE - 2)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.go(self._at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.go(self._at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_PageDown):
            self.go(self.next(1))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_PageUp):
            self.go(self.next(-1))
        elif key == Qt.Key.Key_Home and self.days:
            self.go(self.days[0])
        elif key == Qt.Key.Key_End:
            self.go(self.last)
        else:
            event.ignore()


class PastBar(QWidget):
    """Stands below the axis while one looks at the past, and says so in the colour of a warning."""

    day_changed = Signal(object)  # date, None where all is known
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("pastBar")
        self._language = "en"
        self.slider = DaySlider()
        self.play, self.back, self.forward, self.close_button = (look.tool("plain", size=18) for _ in range(4))
        self.speed = QComboBox()
        self.said = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 4)
        row.setSpacing(4)
        for part in (self.play, self.back, self.forward):
            row.addWidget(part)
        row.addWidget(self.speed)
        row.addSpacing(6)
        row.addWidget(self.slider, 1)
        row.addSpacing(6)
        row.addWidget(self.said)
        row.addWidget(self.close_button)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self.play.clicked.connect(self.toggle)
        self.back.clicked.connect(lambda: self.slider.go(self.slider.next(-1)))
        self.forward.clicked.connect(lambda: self.slider.go(self.slider.next(1)))
        self.close_button.clicked.connect(self.left)
        self.speed.currentIndexChanged.connect(lambda: self._timer.setInterval(self.interval()))
        self.slider.moved.connect(self._tell)

    def interval(self) -> int:
        """Return how long a step stays, ms."""
        return _SPEEDS[max(self.speed.currentIndex(), 0)]

    def dress(self) -> None:
        """Take the theme's colours."""
        theme = look.theme()
        self._colour()
        self.back.setIcon(look.icon("previous"))
        self.forward.setIcon(look.icon("next"))
        self.close_button.setIcon(look.icon("close"))
        self.play.setIcon(look.icon("pause" if self.playing else "play"))
        self.said.setStyleSheet(f"color: {theme.ink}; font-weight: 600; background: transparent;")
        self.slider.update()

    def _colour(self) -> None:
        from tracker.timeline.theme import mixed

        theme = look.theme()
        ground = mixed(theme.warning, 0.16, theme.panel) if self.past else theme.panel
        sheet = f"#pastBar {{ background: {ground}; border-top: 1px solid {theme.line}; }}"
        if sheet != self.styleSheet():  # setting one costs a third of a frame
            self.setStyleSheet(sheet)

    def speak(self, language: str) -> None:
        """Take the interface's language."""
        self._language = language
        for button, words in (
            (self.play, self.tr("Let the story unfold")),
            (self.back, self.tr("Previous day on which something was told")),
            (self.forward, self.tr("Next day on which something was told")),
            (self.close_button, self.tr("Back to what is known now")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        names = (self.tr("Slow"), self.tr("Normal"), self.tr("Fast"), self.tr("Very fast"))
        chosen = self.speed.currentIndex() if self.speed.count() else 1
        self.speed.blockSignals(True)
        self.speed.clear()
        self.speed.addItems(names)
        self.speed.setCurrentIndex(chosen)
        self.speed.blockSignals(False)
        self.speed.setAccessibleName(self.tr("Speed"))
        self.slider.setAccessibleName(self.tr("Day of knowledge"))
        self._say()

    @property
    def past(self) -> bool:
        """Whether less is shown than what is known now."""
        return self.slider.day < self.slider.last

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def set_days(self, days: Sequence[date], today: date) -> None:
        """Give the days on which something was told; the slider ends today, or on the last of them."""
        slider = self.slider
        at_end = slider.day >= slider.last
        slider.days = list(days)
        slider.last = max([today, *slider.days[-1:]])
        slider.day = slider.last if at_end else min(max(slider.day, days[0] if days else today), slider.last)
        slider.update()
        self._say()

    def go(self, day: date) -> None:
        """Look at a day; the last one or a later one is now."""
        self.slider.go(day)
        self._say()

    def toggle(self) -> None:
        """Play from here, from the beginning where the end is reached; or pause."""
        if self.playing:
            self.stop()
            return
        if not self.past and self.slider.days:
            self.slider.go(self.slider.days[0])
        self._timer.start(self.interval())
        self.dress()

    def stop(self) -> None:
        """Pause."""
        self._timer.stop()
        self.dress()

    def _tick(self) -> None:
        if self.past:
            self.slider.go(self.slider.next(1))
        if not self.past:
            self.stop()

    def _tell(self, day: date) -> None:
        self._say()
        self._colour()
        self.day_changed.emit(day if self.past else None)

    def _say(self) -> None:
        from tracker.dates.when import Precision, When
        from tracker.dates.wording import words

        if not self.past:
            self.said.setText(self.tr("What is known now"))
        else:
            when = When(self.slider.day, self.slider.day, Precision.DAY)
            self.said.setText(self.tr("As known on {day}").format(day=words(when, self._language)))
        self.slider.setAccessibleDescription(self.said.text())
