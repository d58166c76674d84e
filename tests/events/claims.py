"""Makes claims for tests in few words."""

from collections.abc import Hashable
from datetime import date, datetime
from typing import Any

from tracker.articles.article import Known, Published
from tracker.dates.when import NEVER, Precision, When
from tracker.events.event import Claim
from tracker.mentions.mention import DatedBy, Facts, Kind, Mention, Span, Status


def day(text: str) -> date:
    return date.fromisoformat(text)


def when(start: str | None, end: str | None = None, precision: str = "day") -> When:
    if start is None:
        return NEVER
    return When(day(start), day(end or start), Precision(precision))


def claim(key: Hashable, published: str | None, kind: str, status: str, window: When = NEVER, **facts: Any) -> Claim:
    """Make a claim; its article is named after the part of the key before a dot."""
    by = facts.pop("dated_by", "event" if window else None)
    time = facts.pop("time", None)
    source = str(key).split(".")[0]
    told = Facts(kind=Kind(kind), status=Status(status), when=window, dated_by=DatedBy(by) if by else None, **facts)
    stamp = Published(day(published), datetime.fromisoformat(time) if time else None, Known.TEXT) if published else None
    return Claim(key, source, stamp, Mention(told, (Span(0, 1),)))


def keys(groups: Any) -> list[list[str]]:
    """Return the keys of groups, sorted within and among them."""
    return sorted(sorted(str(claim.key) for claim in members) for members in groups)
