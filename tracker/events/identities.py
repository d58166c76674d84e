"""Identities: one identifier for all mentions of one occasion, where there is no dossier to keep events."""

from collections.abc import Hashable, Sequence

from tracker.events import consensus, joining, naming
from tracker.events.event import Claim


def identities(claims: Sequence[Claim]) -> dict[Hashable, str]:
    """Return, for each claim's key, the identifier of its occasion; different occasions never share one."""
    groups = joining.group(claims)
    names = naming.numbered([naming.identifier(consensus.decide(members)) for members in groups])
    return {claim.key: name for name, members in zip(names, groups, strict=True) for claim in members}
