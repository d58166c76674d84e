"""What the commands of presenting do: go through the tour or the events, ask, deal cards, add scenes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from tracker.desktop import wording
from tracker.desktop.window import Window

if TYPE_CHECKING:
    from tracker.desktop.presenting.scenes_panel import ScenesPanel
    from tracker.exports.steps import Step
    from tracker.store.ids import SceneId
    from tracker.store.tour import Scene, StoredScene


class Presenting(QObject):
    """Makes the windows of a presentation from what the main window shows."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session

    # -- presenting --------------------------------------------------------------------------------
    def present(self, *, here: bool = False) -> None:
        """Go through the tour's scenes or, where there are none, the events that the filter lets through."""
        told = self._steps()
        if told:
            self._begin(told, self._first(told) if here else 0)

    def present_from(self, scene: int) -> None:
        """Go through the tour from a scene."""
        told = self._steps()
        if told:
            self._begin(told, scene)

    def quiz(self, about: str) -> None:
        """Ask for the dates ("dates") or the outcomes ("outcomes") of the events, one after the other."""
        from tracker.desktop.presenting.quiz import About

        told = self._events()
        if told:
            self._begin(told, 0, About(about))

    def cards(self) -> None:
        """Let a class put events in order."""
        from tracker.desktop.presenting.cards import LEAST, Cards

        told = self._events()
        if not told:
            return
        if len(told) < LEAST:
            self._window.message.say(self.tr("At least {count} events are needed.").format(count=LEAST))
            return
        Cards(told[-1].rows, self._session.language, parent=self._window).begin()

    def _begin(self, told: list[Step], first: int, quiz: Any = None) -> None:
        from tracker.desktop.presenting.motion import smooth
        from tracker.desktop.presenting.presentation import Presentation

        show = Presentation(
            *(told, self._session.language, self._session.as_of or wording.today(), first, self._window),
            quiz=quiz,
            smooth=smooth(self._session),
        )
        show.ended.connect(lambda event: self._session.select([event] if event is not None else []))
        show.begin()

    def _steps(self) -> list[Step]:
        from tracker.exports import steps

        dossier = self._session.dossier
        told = steps.steps(dossier, self._window.wanted(), self._session.language) if dossier else []
        return told or self._nothing()

    def _events(self) -> list[Step]:
        """Return the events one by one: those that the tour lights, or all that the filter lets through."""
        from tracker.exports import steps
        from tracker.exports.rows import rows_of

        dossier = self._session.dossier
        if dossier is None:
            return []
        lit = {event for stored in dossier.tour.all() for event in stored.scene.lit}
        rows = [row for row in rows_of(dossier, self._window.wanted()) if not lit or row.key in lit]
        return steps.in_order(rows, self._session.language) or self._nothing()

    def _nothing(self) -> list[Step]:
        self._window.message.say(self.tr("There is no event with a date to present."))
        return []

    def _first(self, told: list[Step]) -> int:
        """Return the first step about what is selected."""
        chosen = set(self._session.selection)
        return next((at for at, step in enumerate(told) if chosen & {row.key for row in step.events}), 0)

    # -- the tour ----------------------------------------------------------------------------------
    def follow(self, panel: ScenesPanel) -> None:
        """Do what the panel of the tour asks for."""
        panel.add.connect(self.add_scene)
        panel.renew.connect(self.renew_scene)
        panel.shown.connect(self.show_scene)
        panel.present.connect(self.present_from)
        panel.visibilityChanged.connect(self._window.commands["scenes_shown"].setChecked)

    def add_scene(self) -> None:
        """Make a scene of what the timeline shows, and open the tour to word it."""
        from tracker.actions import touring

        scene = self._seen()
        result = self._session.do(touring.add, scene) if scene else None
        if result is not None:
            self._window.commands["scenes_shown"].setChecked(True)
            self._window.scenes.show()
            self._window.scenes.choose(result[1])
            self._window.scenes.caption.setFocus()

    def renew_scene(self, key: SceneId) -> None:
        """Let a scene show what the timeline shows now; its words stay."""
        from dataclasses import replace

        from tracker.actions import touring

        scene, dossier = self._seen(), self._session.dossier
        if scene is None or dossier is None:
            return
        before = dossier.tour.get(key).scene
        self._session.do(
            touring.change, key, replace(before, first=scene.first, last=scene.last, lit=scene.lit, as_of=scene.as_of)
        )

    def show_scene(self, stored: StoredScene) -> None:
        """Bring a scene onto the timeline."""
        from tracker.timeline.view import View

        if self._window.timeline is not None:
            self._session.select(sorted(stored.scene.lit))
            self._window.timeline.set_view(View.between(stored.scene.first, stored.scene.last), glide=True)
        if self._window.pane is not None:
            self._window.pane.look_at(stored.scene.as_of)

    def _seen(self) -> Scene | None:
        """Return what the timeline shows as a scene: lit is what is selected, else what a filter let through."""
        from tracker.store.tour import Scene
        from tracker.timeline.view import days

        timeline, dossier = self._window.timeline, self._session.dossier
        if timeline is None or dossier is None:
            return None
        view, wanted = timeline.view(), self._window.filter.filter()
        lit = set(self._session.selection)
        if not lit and wanted:
            for mark in timeline.marks():
                when = mark.when
                if when.start and when.end and days(when.end) + 1 > view.start and days(when.start) < view.end:
                    lit.add(mark.key)  # type: ignore[arg-type]
        return Scene(first=view.start, last=view.end, lit=frozenset(lit), as_of=self._session.as_of)

    def scenes_shown(self, shown: bool) -> None:
        self._window.scenes.setVisible(shown)

    def reduced_motion(self, reduced: bool) -> None:
        self._session.settings.set("reduced_motion", reduced)
        if self._window.pane is not None:
            self._window.pane.follow_settings()
