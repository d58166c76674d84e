"""Changes: what a step did to the dossier, so that a view renews only what it shows of it."""

from dataclasses import dataclass, field
from typing import Any

from tracker.store.ids import ArticleId, EventId, SceneId, StepId


@dataclass(slots=True, kw_only=True)
class Changes:
    """The articles, events and scenes of the tour that a step touched (added, changed or removed).

    `step` is the key of the step's name ("import", "correct", …) and `facts` what belongs in its
    sentence ("Undo import of 12 articles"). With `everything` a view starts over: after opening,
    after a change in another window.
    """

    step: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    articles: frozenset[ArticleId] = frozenset()
    events: frozenset[EventId] = frozenset()
    scenes: frozenset[SceneId] = frozenset()
    everything: bool = False
    id: StepId | None = None  # the step in the history; None where nothing changed

    def __bool__(self) -> bool:
        return self.everything or bool(self.articles or self.events or self.scenes)

    def __or__(self, other: "Changes") -> "Changes":
        """Return both together under the later one's name."""
        return Changes(
            step=other.step or self.step,
            facts=other.facts or self.facts,
            articles=self.articles | other.articles,
            events=self.events | other.events,
            scenes=self.scenes | other.scenes,
            everything=self.everything or other.everything,
            id=other.id or self.id,
        )
