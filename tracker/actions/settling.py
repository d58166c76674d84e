"""Settling: put new mentions to the events they speak of, and decide these events anew."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from tracker.articles.article import Known, Published
from tracker.events.event import Claim, Correction, Event
from tracker.events.joining import Verdict, join, meeting, reach
from tracker.events.moves import moves
from tracker.mentions.mention import Mention
from tracker.store.articles import StoredArticle
from tracker.store.dossier import Dossier
from tracker.store.events import Standing, StoredEvent
from tracker.store.ids import EventId, MentionId

_SMALL = 4  # claims of an event that is looked at again when another nearby has grown


def place(
    dossier: Dossier,
    article: StoredArticle,
    mentions: Mapping[MentionId, Mention],
    homes: Mapping[MentionId, EventId] | None = None,
) -> set[EventId]:
    """Put an article's mentions to the events they speak of, or found events for them; return what it touched.

    A mention that fits no event goes to its event in `homes`, if that has no other, before one is
    founded for it. The events are not settled yet.
    """
    homes = homes or {}
    claims = [
        Claim(key, article.id, article.article.published, mention, article.copy_of) for key, mention in mentions.items()
    ]
    verdicts = dossier.mentions.verdicts(mentions)
    partners = {cast(MentionId, key) for verdict in verdicts for key in (verdict.first, verdict.second)}
    near = {stored.event for stored in dossier.mentions.some(partners) if stored.event is not None}
    for claim in claims:
        reached = reach(claim)
        if reached is not None:
            facts = claim.mention.facts  # readers take one role for the other
            near.update(dossier.events.near(*reached, {*facts.parties, *facts.mediators, *facts.set_by}))
    groups, own = _groups(dossier, near)
    joined = join(claims, groups, verdicts)
    free = {home for home in homes.values() if not dossier.mentions.of_event(home, superseded=True)}
    grown: dict[EventId, list[Claim]] = {}
    for claim in claims:
        key = cast(MentionId, claim.key)
        event = joined[key]
        if event is None and homes.get(key) in free:
            event = homes[key]
        if event is None:
            event = dossier.events.found(claim)
        dossier.mentions.assign([key], event)
        free.discard(event)
        grown.setdefault(event, groups.pop(event, [])).append(claim)
    told = {event: members for event, members in groups.items() if event not in own}
    emptied = _gather(dossier, told, grown)
    merged = _follow_moves(dossier, {**told, **grown}, emptied)
    if merged:
        rest = {event: claims for event, claims in told.items() if event not in merged.keys() | emptied}
        emptied |= _gather(dossier, rest, merged)
    return grown.keys() | emptied | merged.keys()


def _gather(
    dossier: Dossier, others: Mapping[EventId, list[Claim]], grown: Mapping[EventId, list[Claim]]
) -> set[EventId]:
    """Let small events become part of grown ones that they fit now: what they tell came too early to meet the rest.

    Returns the events that are empty now. What the user had a hand in stays as it is.
    """
    shown = {stored.id for stored in dossier.events.some(grown) if stored.standing is not Standing.DELETED}
    into = {event: claims for event, claims in grown.items() if event in shown}
    small = {event: claims for event, claims in others.items() if 0 < len(claims) <= _SMALL}
    small_near = meeting(small, [claim for claims in into.values() for claim in claims])
    loose = {
        stored.id: others[stored.id]
        for stored in dossier.events.some(small_near)
        if stored.standing is Standing.CURRENT and not stored.by_hand
    }
    ties = [Verdict(claims[0].key, claim.key, same=True) for claims in loose.values() for claim in claims[1:]]
    together = [claim for claims in loose.values() for claim in claims]
    verdicts = dossier.mentions.verdicts(cast(MentionId, claim.key) for claim in together)
    joined = join(together, into, [*ties, *verdicts])  # the user's word comes later and outranks a tie
    emptied: set[EventId] = set()
    for event, claims in loose.items():
        home = joined[claims[0].key]
        if home is not None:
            dossier.mentions.assign((told.id for told in dossier.mentions.of_event(event, superseded=True)), home)
            dossier.tour.follow(event, home)
            emptied.add(event)
    return emptied


def _follow_moves(
    dossier: Dossier, groups: Mapping[EventId, list[Claim]], emptied: set[EventId]
) -> dict[EventId, list[Claim]]:
    """Let what was planned for an earlier day become part of the event that it was put off to.

    Returns the claims of the events that grew by that, and adds those that are empty now to `emptied`. What the
    user had a hand in, or told apart, stays as it is.
    """
    claims = {event: list(told) for event, told in groups.items() if event not in emptied}
    grown: dict[EventId, list[Claim]] = {}
    for old, new in moves(claims):
        both = dossier.events.some([old, new])
        mine = dossier.mentions.of_event(old, superseded=True)
        theirs = {stored.id for stored in dossier.mentions.of_event(new, superseded=True)}
        apart = any(
            not verdict.same and (verdict.first in theirs or verdict.second in theirs)
            for verdict in dossier.mentions.verdicts(stored.id for stored in mine)
        )
        if apart or any(stored.by_hand or stored.standing is not Standing.CURRENT for stored in both):
            continue
        dossier.mentions.assign((stored.id for stored in mine), new)
        dossier.tour.follow(old, new)
        claims[new] += claims[old]
        emptied.add(old)
        grown.pop(old, None)
        grown[new] = claims[new]
    return grown


def _groups(dossier: Dossier, events: Collection[EventId]) -> tuple[dict[EventId, list[Claim]], set[EventId]]:
    """Return the claims of events, and which of these claim something themselves.

    What the user set by hand claims too, and so does an event nobody tells just now.
    """
    groups = dossier.mentions.claims(events)
    own = dossier.events.all_corrections(events).keys() | (set(events) - groups.keys())
    for stored in dossier.events.some(own):
        groups[stored.id] = [*groups.get(stored.id, []), _own_claim(stored)]
    return groups, own


def _own_claim(stored: StoredEvent) -> Claim:
    name = ("event", stored.id)
    published = Published(stored.last_told, None, Known.USER) if stored.last_told else None
    return Claim(name, name, published, Mention(stored.event.facts, ()))


def _as_last_known(event: Event, corrections: Sequence[Correction]) -> Event:
    """Return an event that nobody tells any more: what was known of it, and the user's own words."""
    values = {correction.field: correction.value for correction in corrections}
    return replace(
        event,
        facts=replace(event.facts, **values),
        corrected=frozenset(values),
        told_by=(),
        disputes=(),
        sources=0,
    )


def settle(dossier: Dossier, events: Iterable[EventId]) -> None:
    """Decide events anew from the claims made now and the user's corrections.

    An event without any claim stays with what is known of it if the user had a hand in it, is
    retracted if older versions of articles still tell it, and is removed otherwise. What the user
    deleted stays deleted.
    """
    ids = set(events)
    claims = dossier.mentions.claims(ids)
    corrections = dossier.events.all_corrections(ids)
    for stored in dossier.events.some(ids):
        mine = claims.get(stored.id, [])
        corrected = corrections.get(stored.id, ())
        standing = Standing.DELETED if stored.standing is Standing.DELETED else Standing.CURRENT
        if mine or {"kind", "status"} <= {correction.field for correction in corrected}:
            event = dossier.events.decided(stored, mine, corrected)
            dossier.events.save(stored.id, event, mine, standing)
        elif stored.by_hand or standing is Standing.DELETED:
            event = _as_last_known(stored.event, corrected)
            dossier.events.save(stored.id, event, mine, standing)
        elif dossier.mentions.of_event(stored.id, superseded=True):
            dossier.events.set_standing([stored.id], Standing.RETRACTED)
        else:
            dossier.events.remove([stored.id])
