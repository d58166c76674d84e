"""Take back the last step, or make it again."""

from tracker.store.changes import Changes
from tracker.store.dossier import Dossier


def undo(dossier: Dossier) -> Changes | None:
    """Take back the last step, whatever it was; None if there is none."""
    return dossier.undo()


def redo(dossier: Dossier) -> Changes | None:
    """Make the step again that was undone last; None if there is none."""
    return dossier.redo()
