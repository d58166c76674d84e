"""Options: what the user may choose about an export."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tracker.timeline.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The language of what is worded; the stretch of time, the theme and today's line matter to pictures only.

    `drawing` is what else a picture should be like: keywords of `timeline.picture.save`.
    """

    language: str = "en"
    view: View | None = None
    theme: str = "light"
    today: date | None = None
    drawing: Mapping[str, Any] = field(default_factory=dict)
