"""Make a tour of the dossier: add scenes, word them, order them, remove them."""

from collections.abc import Sequence
from dataclasses import replace

from tracker.articles.tidying import one_line, tidy
from tracker.store.changes import Changes
from tracker.store.dossier import Dossier
from tracker.store.ids import SceneId
from tracker.store.tour import Scene


def add(dossier: Dossier, scene: Scene) -> tuple[Changes, SceneId]:
    """Add a scene at the end of the tour."""
    with dossier.step("add_scene") as changes:
        key = dossier.tour.add(_tidied(scene))
    return changes, key


def change(dossier: Dossier, key: SceneId, scene: Scene) -> Changes:
    """Word a scene anew, or show something else in it; raises KeyError where there is no such scene."""
    before = dossier.tour.get(key).scene
    with dossier.step("change_scene") as changes:
        if before != _tidied(scene):
            dossier.tour.save(key, _tidied(scene))
    return changes


def reorder(dossier: Dossier, scenes: Sequence[SceneId]) -> Changes:
    """Show the scenes in this order."""
    with dossier.step("order_scenes") as changes:
        dossier.tour.order(scenes)
    return changes


def remove(dossier: Dossier, scenes: Sequence[SceneId]) -> Changes:
    """Remove scenes from the tour."""
    with dossier.step("remove_scenes", count=len(scenes)) as changes:
        dossier.tour.remove(scenes)
    return changes


def _tidied(scene: Scene) -> Scene:
    return replace(scene, caption=one_line(scene.caption), notes=tidy(scene.notes).strip())
