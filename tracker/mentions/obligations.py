"""Obligations: who set a deadline, and who must meet it."""

from collections.abc import Sequence

from tracker.mentions import cities, roles
from tracker.mentions.actors import Actor
from tracker.mentions.candidates import Candidate
from tracker.mentions.reading import Reading
from tracker.mentions.sides import Cast

_DUTY = 3  # words between a duty and whose it is ("must Kyiv", "Kyiv and Moscow now have until")
_CLAIM = 8  # characters between who demands something and the demand ("Washington has told")
_TOLD = 5  # words between a demand and to whom it is put
_DEED = 2  # words between a deadline, who gives it and the giving


def _owned(reading: Reading, actor: Actor) -> int:
    """Return within how many words a deadline is an actor's own: more after an apostrophe ("Trump's new deadline")."""
    return 3 if reading.text[actor.span.end : actor.span.end + 1] in ("'", "’") else 0


def oblige(candidate: Candidate, found: Cast) -> None:
    """Part the actors of a deadline into who set it and who must meet it."""
    reading = candidate.reading
    acting = [actor for actor in reading.actors if not roles.is_where(reading, actor)]
    everyone = sorted((*acting, *_addressees(reading, acting)), key=lambda actor: actor.span)
    anchor = candidate.span
    setter = _named_by(candidate, everyone) or _giver(candidate, everyone) or _owner(candidate, everyone)
    setter = setter or _demander(candidate, everyone)
    owned = setter is not None
    if subject := _subject(candidate, everyone, setter):
        told_of = {actor.code for actor in roles.chain(reading, subject, everyone) if not _dealt_with(reading, actor)}
        setter = setter or _demanding(candidate, everyone, told_of)
        candidate.set_by = frozenset({setter.code} if setter and setter.code not in told_of else ())
        candidate.parties = frozenset(told_of)
        return
    codes = [actor.code for actor in everyone if not roles.speaks(reading, actor)]
    told = candidate.lists() & {"deadline", "grant", "threat", "expiry"}
    if setter is None and told and len(set(codes)) >= 2 and candidate.lists() != {"expiry"}:  # nobody sets an end
        setter = next((actor for actor in everyone if actor.code == codes[0]), None)
        if setter and candidate.has("extend") and len(roles.chain(reading, setter, everyone)) == len(everyone):
            setter = None  # "Beijing and Washington extend …": both do
    bound = [cue.span for cue in candidate.cues.get("bound", ())] if not candidate.has("set") else []
    acts = [*candidate.cues.get("set", ()), *candidate.cues.get("grant", ())]
    acts = [cue for cue in acts if cue.span not in bound]
    if bound:  # "Ukraine has until Thursday, Trump said": who speaks may have set it, who has is bound
        speakers = [actor for actor in everyone if roles.speaks(reading, actor)]
        setter = setter or next((actor for actor in speakers if actor.code not in codes), None)
        told = set()
    if setter is None and everyone and (told or len(set(codes)) == 1):
        setter = next((actor for actor in everyone if any(actor.span.end <= cue.start for cue in acts)), None)
    if candidate.sides == 2 and len(set(codes)) == 1 and setter is None:
        setter = everyone[0]
    if setter is not None and not candidate.has("self"):
        together = {actor.code for actor in roles.chain(reading, setter, everyone) if actor.span.end <= anchor.end}
        together |= {setter.code} if owned else set()
        rest = {actor.code for actor in everyone} - together
        candidate.set_by = frozenset(together if rest else {setter.code})
        candidate.because("set_by", f"{setter.code} sets it", setter.span)
    candidate.parties = frozenset(codes) - candidate.set_by
    if "grant" in candidate.lists() and len(candidate.parties) > 1:
        given = min(
            (actor for actor in everyone if actor.code in candidate.parties),
            key=lambda actor: (not roles.preceded(reading, actor.span, "to"), candidate.distance(actor.span)),
        )
        candidate.parties = frozenset(actor.code for actor in roles.chain(reading, given, everyone)) - candidate.set_by
    if not candidate.parties or (candidate.sides == 2 and len(candidate.parties) != 2):
        candidate.parties = found.pair(without=candidate.set_by)
    if candidate.has("self"):
        candidate.set_by = candidate.parties


def _named_by(candidate: Candidate, everyone: Sequence[Actor]) -> Actor | None:
    """Return whose deadline it is by the words before or after him: "Trump's new deadline", "set by Trump"."""
    reading, anchor = candidate.reading, candidate.span
    if "deadline" not in candidate.lists():
        return None
    for actor in everyone:
        owns = actor.span.end <= anchor.start and reading.distance(actor.span, anchor) <= _owned(reading, actor)
        if owns or roles.preceded(reading, actor.span, "by"):
            return actor
    return None


def _addressees(reading: Reading, acting: Sequence[Actor]) -> list[Actor]:
    """Return the states and capitals to which a deadline is set, though they stand like places ("donne à Téhéran")."""
    demands = reading.all("deadline", "set", "grant")
    sites = [
        Actor(place.span, place.country, "capital")
        for place in reading.places
        if place.country and (place.is_country or cities.capital_of(place.country) == place.name)
    ]
    taken = {actor.span.start for actor in acting}
    named = {actor.span.start: actor for actor in (*sites, *reading.actors) if actor.span.start not in taken}
    return [
        actor
        for actor in named.values()
        if roles.preceded(reading, actor.span, "to")
        and any(cue.end <= actor.span.start and reading.distance(cue.span, actor.span) <= _TOLD for cue in demands)
    ]


def _subject(candidate: Candidate, everyone: Sequence[Actor], setter: Actor | None) -> Actor | None:
    """Return whose duty it is: who stands beside "must" or "has until", not who is dealt with."""
    reading = candidate.reading
    if candidate.sides or not (candidate.lists() & {"must", "extend"} or candidate.has("bound")):
        return None
    demands = candidate.cues.get("set", ())
    duties = reading.all("must", "bound")
    ranked = [
        (distance, index)
        for index, actor in enumerate(everyone)
        if actor is not setter
        and not any(0 <= cue.start - actor.span.end <= _CLAIM for cue in demands)
        and not _dealt_with(reading, actor)
        for cue in duties
        if (distance := reading.distance(cue.span, actor.span)) <= _DUTY
    ]
    return everyone[min(ranked)[1]] if ranked else None


def _dealt_with(reading: Reading, actor: Actor) -> bool:
    """Whether somebody is only whom others deal with ("must reach a deal with the USA")."""
    return roles.preceded(reading, actor.span, "with", 3)


def _demander(candidate: Candidate, everyone: Sequence[Actor]) -> Actor | None:
    """Return who stands beside a verb of demanding ("by Whitsun, the union demands, the company must …")."""
    reading = candidate.reading
    ranked = [
        (distance, index)
        for index, actor in enumerate(everyone)
        if not _dealt_with(reading, actor)
        for cue in candidate.cues.get("demand", ())
        if (distance := reading.distance(cue.span, actor.span)) <= _DEED
    ]
    return everyone[min(ranked)[1]] if ranked else None


def _giver(candidate: Candidate, everyone: Sequence[Actor]) -> Actor | None:
    """Return who gives a deadline in a clause about it: "the deadline Trump had given Brussels"."""
    reading = candidate.reading
    deadlines = [anchor.span for anchor in candidate.anchors if anchor.list == "deadline"]
    for actor in everyone:
        for span in deadlines:
            follows = span.end <= actor.span.start and reading.distance(span, actor.span) <= _DEED
            gives = any(
                actor.span.end <= cue.start and reading.distance(actor.span, cue.span) <= _DEED
                for cue in candidate.cues.get("set", ())
            )
            if follows and gives:
                return actor
    return None


def _owner(candidate: Candidate, everyone: Sequence[Actor]) -> Actor | None:
    """Return whose ultimatum it is where its addressee is named after him ("ultimátum de Washington a Bogotá")."""
    reading = candidate.reading
    for anchor in candidate.anchors:
        after = [actor for actor in everyone if actor.span.start >= anchor.span.end]
        if anchor.list != "deadline" or len({actor.code for actor in after[:2]}) < 2:
            continue
        first, second = after[:2]
        beside = reading.distance(anchor.span, first.span) <= 1 and not roles.preceded(reading, first.span, "to")
        dative = reading.text[first.span.end : second.span.start].isspace() or roles.preceded(
            reading, second.span, "to"
        )
        if beside and dative:
            return first
    return None


def _demanding(candidate: Candidate, everyone: Sequence[Actor], obliged: set[str]) -> Actor | None:
    """Return who says or demands what others must do."""
    reading = candidate.reading
    for actor in everyone:
        if actor.code in obliged or _dealt_with(reading, actor):
            continue
        near = any(reading.distance(actor.span, cue.span) <= _DEED for cue in candidate.cues.get("set", ()))
        if near or roles.speaks(reading, actor):
            return actor
    return None
