"""Options: what the user may choose about an export."""

from dataclasses import dataclass
from datetime import date

from tracker.timeline.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The language of what is worded; the stretch of time, the theme and today's line matter to pictures only."""

    language: str = "en"
    view: View | None = None
    theme: str = "light"
    today: date | None = None
