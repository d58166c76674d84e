"""The quiz: each step asks first, when it was or how it ended; the class guesses, then the sentence proves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QObject

from tracker.exports.steps import BETWEEN, Step
from tracker.mentions.mention import Status
from tracker.timeline.mark import Mark

_USUAL = (Status.COMPLETED, Status.POSTPONED, Status.CANCELLED)  # offered whatever the answers are
_RARE = Status.MISSED
OFFERED = 4  # answers at least
_TIED = "\u00a0"  # a number stays with its answer


class About(StrEnum):
    """What is asked."""

    DATES = "dates"
    OUTCOMES = "outcomes"


class Quiz(QObject):
    """The questions of a presentation's steps, what was guessed, and which are answered."""

    def __init__(self, steps: Sequence[Step], about: About, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps, self.about, self._language = steps, about, language
        answers = {self._status(at) for at in range(len(steps))}
        offered = [*_USUAL, *sorted(answers - set(_USUAL))]
        if len(offered) < OFFERED:
            offered.append(_RARE)
        self._options = tuple(offered)
        self.answered: set[int] = set()
        self.days: dict[int, list[date]] = {}  # guessed, by step
        self._chosen: dict[int, Status] = {}

    def _status(self, at: int) -> Status:
        return self._steps[at].events[0].event.facts.status

    def asks(self, at: int) -> bool:
        """Whether the step's question is still open."""
        return at not in self.answered

    def marks(self, at: int) -> tuple[list[Mark], tuple[int, ...]]:
        """Return the marks while a step is asked, and which are lit: nothing of the answer is among them."""
        step = self._steps[at]
        if self.about is About.DATES:
            return step.marks[:-1], ()
        asked = replace(step.marks[-1], status=Status.SCHEDULED, number="", disputed=False)
        return [*step.marks[:-1], asked], step.lit

    def facts(self, at: int) -> str:
        """Return what may be known while a step is asked."""
        from tracker.dates import wording as dates
        from tracker.events import wording

        known = self._steps[at].events[0].event.facts
        kind = wording.kind(known.kind, self._language)
        if self.about is About.DATES:
            return BETWEEN.join((kind, self.tr("When was it?"), wording.status(known.status, self._language)))
        day = dates.words(known.when, self._language, weekday=True)
        return BETWEEN.join((kind, day, self.tr("How did it end?")))

    def options(self) -> list[str]:
        """Return the answers offered, in the order of their numbers; none where a day is asked for."""
        from tracker.events import wording

        if self.about is About.DATES:
            return []
        return [wording.status(status, self._language) for status in self._options]

    def prompt(self, at: int) -> str:
        """Return the answers to choose from, or how to guess, with what was guessed so far."""
        if self.about is About.DATES:
            count = len(self.days.get(at, ()))
            return self.tr("%n guess(es)", "", count) if count else self.tr("Click on the timeline to guess.")
        chosen = self._chosen.get(at)
        return BETWEEN.join(
            (f"▸ {number} {words}" if status is chosen else f"{number} {words}").replace(" ", _TIED)
            for number, (status, words) in enumerate(zip(self._options, self.options(), strict=True), 1)
        )

    def choose(self, at: int, number: int) -> None:
        """Guess the answer of that number; what no answer has is passed over."""
        if self.about is About.OUTCOMES and 1 <= number <= len(self._options):
            self._chosen[at] = self._options[number - 1]

    def guess(self, at: int, day: date) -> None:
        """Guess a day; several guesses stand side by side."""
        if self.about is About.DATES:
            self.days.setdefault(at, []).append(day)

    def answer(self, at: int) -> None:
        """Reveal a step."""
        self.answered.add(at)

    def verdict(self, at: int) -> str:
        """Say how good the guesses were; empty where nobody guessed."""
        if self.about is About.DATES:
            return self._days_off(at)
        chosen = self._chosen.get(at)
        if chosen is None:
            return ""
        right = sum(self._chosen.get(one) is self._status(one) for one in self.answered)
        tried = sum(one in self._chosen for one in self.answered)
        word = "✓ " + self.tr("Right") if chosen is self._status(at) else "✗ " + self.tr("Not so")
        return BETWEEN.join((word, self.tr("{right} of {tried}").format(right=right, tried=tried)))

    def _days_off(self, at: int) -> str:
        guesses = self.days.get(at, [])
        when = self._steps[at].events[0].event.facts.when
        if not guesses or when.start is None or when.end is None:
            return ""
        away = [max((when.start - day).days, (day - when.end).days, 0) for day in guesses]
        best = min(away)
        numbers = ", ".join(str(number) for number, days in enumerate(away, 1) if days == best)
        off = self.tr("%n day(s) off", "", best) if best else self.tr("Exactly right")
        return off if len(guesses) == 1 else self.tr("Closest: {numbers}, {off}").format(numbers=numbers, off=off)
