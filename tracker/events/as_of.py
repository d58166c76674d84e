"""As of a day: which claims had been published by then."""

from collections.abc import Sequence
from datetime import date

from tracker.events.event import Claim


def as_of(claims: Sequence[Claim], day: date) -> tuple[Claim, ...]:
    """Return the claims published on that day or before; one without a day of publication is never among them."""
    return tuple(claim for claim in claims if claim.published is not None and claim.published.day <= day)
