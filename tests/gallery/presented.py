"""Presenting: steps, tour, covers, quiz, cards and the speaker's view, for a room with few and with many events."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gallery import making
from tests.gallery.wall import LANGUAGES, Wall
from tracker.desktop.presenting.cards import Cards
from tracker.desktop.presenting.presentation import Presentation
from tracker.desktop.presenting.quiz import About
from tracker.exports.steps import Step, in_order, steps, tour

SIZE = (1920, 1080)


def hang(wall: Wall) -> None:
    """Hang all of it in both languages."""
    for code in LANGUAGES:
        wall.speak(code, "light")
        for count in (3, 60, 400):
            with wall.open(count, code) as opened:
                told = steps(opened, None, code)
            for at in sorted({0, len(told) // 2, len(told) - 1}):
                wall.hang(f"present-{code}-{count}-{at + 1}", _shown(told, code, at), SIZE)
        small = _shown(told, code, 200)
        wall.hang(f"present-small-{code}", small, (800, 600))
        _tour(wall, code)
        _games(wall, code, told)


def _shown(told: list[Step], code: str, at: int, quiz: About | None = None) -> Presentation:
    return Presentation(told, code, making.TODAY, at, quiz=quiz, smooth=False)


def _tour(wall: Wall, code: str) -> None:
    with wall.open(60, code, tour=True) as opened:
        scenes = tour(opened, code)
    for at in range(len(scenes)):
        wall.hang(f"tour-{code}-{at + 1}", _shown(scenes, code, at), SIZE)
    show = _shown(scenes, code, 1)
    show.resize(*SIZE)
    show.show()
    show.show_speaker(show.screen())
    speaker = show.speaker
    assert speaker is not None
    for _ in range(3):
        QApplication.processEvents()
    wall.hang(f"speaker-{code}", speaker, (1280, 800), close=False)
    for key, name in ((Qt.Key.Key_B, "black"), (Qt.Key.Key_W, "white")):
        QTest.keyClick(show, key)
        wall.hang(f"cover-{name}-{code}", show, SIZE, close=False)
        QTest.keyClick(show, key)
    show.pointer.move_to(show.rect().center().toPointF())
    show.pointer.toggle()
    wall.hang(f"laser-{code}", show, SIZE)


def _games(wall: Wall, code: str, told: list[Step]) -> None:
    few = in_order(told[39].rows[:40], code)
    for about in About:
        show = _shown(few, code, 20, about)
        wall.hang(f"quiz-{about}-{code}-1-asked", show, SIZE, close=False)
        quiz, when = show.quiz, few[20].events[0].event.facts.when
        assert quiz is not None and when.start is not None
        for off in (-60, 14):
            quiz.guess(20, when.start + timedelta(off))
        quiz.choose(20, 1)
        show._tell()
        wall.hang(f"quiz-{about}-{code}-2-guessed", show, close=False)
        show.forward()
        wall.hang(f"quiz-{about}-{code}-3-told", show)
    cards = Cards(few[-1].rows, code)
    wall.hang(f"cards-{code}-1-dealt", cards, SIZE, close=False)
    cards.tell()
    wall.hang(f"cards-{code}-2-checked", cards)
