"""Presenting: full screen, step by step, for a class or a room; a clicker's keys are enough."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPalette, QResizeEvent, QScreen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tracker.desktop.presenting.pointer import Pointer
from tracker.desktop.presenting.quiz import About, Quiz
from tracker.desktop.presenting.speaker import Speaker
from tracker.desktop.presenting.stage import Stage, typeset
from tracker.exports.steps import BETWEEN, Step
from tracker.exports.words import quoted
from tracker.timeline.mark import Mark
from tracker.timeline.theme import load

LINES = 3  # of the sentence, at most
FORWARD = (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_N)
BACK = (Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Backspace, Qt.Key.Key_P)
BLACK = (Qt.Key.Key_B, Qt.Key.Key_Period)
WHITE = (Qt.Key.Key_W, Qt.Key.Key_Comma)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LASER = (Qt.Key.Key_L,)
SPEAKER = (Qt.Key.Key_S,)
TYPED = 2500  # ms for which digits wait for their Enter


class Presentation(QWidget):
    """Goes through steps; what comes later is not shown before its step. With a quiz each step asks first."""

    ended = Signal(object)  # EventId of the step where it ended, None where it was about none

    def __init__(
        self,
        steps: Sequence[Step],
        language: str,
        today: date,
        first: int = 0,
        parent: QWidget | None = None,
        *,
        quiz: About | None = None,
        smooth: bool = True,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Presentation"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._steps = list(steps)
        self._smooth = smooth
        self.quiz = Quiz(self._steps, quiz, language, self) if quiz else None
        self.at = min(max(first, 0), len(self._steps) - 1)
        self.cover = ""  # "black", "white" or nothing
        self._digits = ""
        self._forget = QTimer(self, singleShot=True, interval=TYPED)
        self._forget.timeout.connect(lambda: self._type(""))
        self.stage = Stage(_everything(self._steps), language, today)
        self.title, self.facts, self.sentence, self.counter = QLabel(), QLabel(), QLabel(), QLabel()
        self._place()
        self.speaker: Speaker | None = None
        self._locale = QLocale(language)
        self.pointer = Pointer(self)
        self.stage.setMouseTracking(True)
        self.stage.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._tell()

    def _place(self) -> None:
        theme = load("stage")
        for label, colour in (
            (self.title, theme.ink),
            (self.facts, theme.selection),
            (self.sentence, theme.ink),
            (self.counter, theme.muted),
        ):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setStyleSheet(f"color: {colour}; background: transparent;")
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for label in (self.title, self.sentence, self.facts):
            label.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._box = QVBoxLayout(self)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.counter, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addLayout(head)
        for part in (self.facts, self.sentence):
            self._box.addWidget(part)
        self._box.addWidget(self.stage, 1)

    def begin(self) -> None:
        """Go full screen, on another screen than the window's where there is one; notes stay with the speaker."""
        parent = self.parentWidget()
        here = parent.screen() if parent else self.screen()
        other = next((screen for screen in here.virtualSiblings() if screen is not here), here)
        self.setScreen(other)
        self.setGeometry(other.geometry())
        self.showFullScreen()
        if other is not here:
            self.show_speaker(here)
        self.activateWindow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_speaker(self, screen: QScreen) -> None:
        """Open the speaker's screen there."""
        self.speaker = Speaker(self._steps, self.keyPressEvent, self._locale, self)
        self.speaker.setScreen(screen)
        if screen is self.screen():  # both on one: it must not cover what the room sees
            self.speaker.resize(screen.availableSize() / 2)
            self.speaker.show()
        else:
            self.speaker.setGeometry(screen.availableGeometry())
            self.speaker.showMaximized()
        self._tell_speaker()

    # -- what is shown ---------------------------------------------------------------------------
    def go(self, at: int) -> None:
        """Go to a step; beyond the first and the last one nothing happens."""
        self.at = min(max(at, 0), len(self._steps) - 1)
        self.cover = ""
        self._tell(smoothly=self._smooth)

    def forward(self) -> None:
        """Go on: first reveal what was asked, then to the next step."""
        if self.quiz and self.quiz.asks(self.at) and not self.cover:
            self.quiz.answer(self.at)
            self._tell(smoothly=self._smooth)
        else:
            self.go(self.at + 1)

    def _tell(self, *, smoothly: bool = False) -> None:
        step, asking = self._steps[self.at], self._asking()
        self.title.setText(step.title)
        facts = self.quiz.facts(self.at) if self.quiz and asking else step.facts
        facts = BETWEEN.join(part for part in (facts, step.known) if part)
        self.facts.setText(facts)
        self.facts.setVisible(bool(facts))
        self._count()
        self._say()
        marks, lit = self.quiz.marks(self.at) if self.quiz and asking else (step.marks, step.lit)
        self.stage.flags = tuple(self.quiz.days.get(self.at, ())) if self.quiz else ()
        self.stage.tell(marks, lit, step.view, smoothly=smoothly, day=step.as_of)
        self._show_cover()
        self.setAccessibleName(". ".join(part for part in (step.title, facts, self.sentence.text()) if part))
        self._tell_speaker()

    def _asking(self) -> bool:
        return self.quiz is not None and self.quiz.asks(self.at)

    def _tell_speaker(self) -> None:
        if self.speaker is not None:
            QTimer.singleShot(0, self._show_speaker_picture)

    def _show_speaker_picture(self) -> None:
        if self.speaker is not None:
            self.speaker.follow(self.at, self.grab())

    def _say(self) -> None:
        """Show the sentence that proves it, what a quiz asks, or how the guess was."""
        if self.quiz and self._asking():
            self.sentence.setText(self.quiz.prompt(self.at))
            return
        words, source = self._steps[self.at].proof
        verdict = self.quiz.verdict(self.at) if self.quiz else ""
        text = self._as_much(words, source, verdict) if words else ""
        self.sentence.setText("\n".join(part for part in (verdict, text) if part))
        self.sentence.setVisible(bool(self.sentence.text()))

    def _as_much(self, sentence: str, source: str, verdict: str) -> str:
        """Return as much of a sentence as a few lines hold, and who wrote it."""
        metrics = QFontMetrics(self.sentence.font())
        width = max(self.width() - 2 * self._box.contentsMargins().left(), 100)
        tail = f" ({source})" if source else ""
        words = sentence.split()
        lines = LINES - bool(verdict)
        low, high, best = 1, len(words), ""
        while low <= high:
            count = (low + high) // 2
            said = " ".join(words[:count]) + (" …" if count < len(words) else "")
            text = quoted(said, self._steps[self.at].language) + tail
            tall = metrics.boundingRect(0, 0, width, 10_000, int(Qt.TextFlag.TextWordWrap), text).height()
            if tall <= lines * metrics.lineSpacing() + 2:
                low, best = count + 1, text
            else:
                high = count - 1
        return best

    def _count(self) -> None:
        self.counter.setText(f"→ {self._digits}" if self._digits else f"{self.at + 1}/{len(self._steps)}")

    def _show_cover(self) -> None:
        for part in (self.title, self.counter, self.stage):
            part.setVisible(not self.cover)
        for part in (self.facts, self.sentence):
            part.setVisible(not self.cover and bool(part.text()))
        palette = self.palette()
        ground = {"white": "#ffffff"}.get(self.cover, load("stage").paper)
        palette.setColor(QPalette.ColorRole.Window, QColor(ground))
        self.setPalette(palette)
        self.setAutoFillBackground(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        parts = (
            (self.title, 1.6, True),
            (self.facts, 1.0, True),
            (self.sentence, 1.0, False),
            (self.counter, 1.0, False),
        )
        least = typeset(self, parts)
        self.stage.type = least
        side = round(least)
        self._box.setContentsMargins(side, round(side * 0.6), side, round(side * 0.4))
        self._box.setSpacing(round(least * 0.35))
        self._say()

    # -- keys and mouse ----------------------------------------------------------------------------
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # while presenting all keys are ours
            return True
        if event.type() is QEvent.Type.WindowDeactivate:
            self.pointer.hold(False)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, digits = event.key(), self._digits
        if event.text().isdigit() and event.text().isascii():
            self._digit(event.text())
            return
        self._type("")
        if key in ENTER and digits:
            self.go(int(digits) - 1)
        elif key in (*FORWARD, *ENTER):
            self.forward()
        elif key in BACK:
            self.go(self.at - 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_F5):
            self.go(0)
        elif key == Qt.Key.Key_End:
            self.go(len(self._steps) - 1)
        elif key in (*BLACK, *WHITE):
            name = "black" if key in BLACK else "white"
            self.cover = "" if self.cover == name else name
            self._show_cover()
            self._tell_speaker()
        elif key in LASER:
            self.pointer.toggle()
        elif key == Qt.Key.Key_Control:
            self.pointer.hold(True)
        elif key in SPEAKER:
            self._toggle_speaker()
        elif key == Qt.Key.Key_Escape:
            self.end()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Control:
            self.pointer.hold(False)

    def _toggle_speaker(self) -> None:
        if self.speaker is None:
            self.show_speaker(self.screen())
        else:
            self.speaker.close()
            self.speaker.deleteLater()
            self.speaker = None

    def _digit(self, digit: str) -> None:
        """Choose the answer of that number while one is asked for, else type a step's number."""
        if self.quiz and self._asking() and self.quiz.about is About.OUTCOMES:
            self.quiz.choose(self.at, int(digit))
            self._say()
        else:
            self._type((self._digits + digit)[-5:])

    def _type(self, digits: str) -> None:
        """Remember digits until Enter, and show them where the step's number is."""
        self._digits = digits
        self._count()
        self._forget.start() if digits else self._forget.stop()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move_to(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.RightButton:
            self.go(self.at - 1)
            return
        spot = self.stage.mapFrom(self, event.position())
        asked = self.quiz and self._asking() and self.quiz.about is About.DATES
        if self.quiz and asked and self.stage.rect().contains(spot.toPoint()) and not self.cover:
            self.quiz.guess(self.at, self.stage.day_at(spot.x()))
            self.stage.flags = tuple(self.quiz.days[self.at])
            self.stage.update()
            self._say()
            self._tell_speaker()
        else:
            self.forward()

    def end(self) -> None:
        """Close, and tell where it was."""
        events = self._steps[self.at].events
        if self.speaker is not None:
            self.speaker.close()
        self.ended.emit(events[0].key if events else None)
        self.close()


def _everything(steps: Sequence[Step]) -> list[Mark]:
    """Return the marks of all steps, each event once."""
    if len({id(step.drawn) for step in steps}) == 1:
        return list(steps[0].drawn)
    found = {mark.key: mark for step in steps for mark in step.drawn}
    return list(found.values())
