"""Motion: whether what is shown may glide, by the user's setting and the system's."""

from PySide6.QtWidgets import QStyle

from tracker.desktop import look
from tracker.desktop.session import Session


def smooth(session: Session) -> bool:
    """Whether ways from scene to scene are shown: not where the user or the system asks for less motion."""
    wanted = look.app().style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
    return wanted > 0 and not session.settings.get("reduced_motion")
