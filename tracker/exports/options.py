"""Options: what the user may choose about an export."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tracker.exports.steps import Step
from tracker.timeline.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The language of what is worded; the stretch of time and the theme matter to pictures only.

    `drawing` is what else a picture should be like: keywords of `timeline.picture.save`.
    `title` and `steps` (the tour; none: event by event) are those of what is presented or handed out.
    """

    language: str = "en"
    view: View | None = None
    theme: str = "light"
    today: date | None = None
    drawing: Mapping[str, Any] = field(default_factory=dict)
    title: str = ""
    steps: Sequence[Step] = ()
