"""Roles: who takes part in an occasion, who brokers it, who set a deadline, and where it is."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from tracker.mentions.actors import Actor
from tracker.mentions.candidates import Candidate
from tracker.mentions.mention import Kind, Span
from tracker.mentions.places import Place
from tracker.mentions.reading import Reading
from tracker.mentions.sides import Cast, is_state, private, unions
from tracker.mentions.territories import bodies
from tracker.mentions.words import Cue

_SPEAKER = 4  # words between an actor and the verb of saying that makes it a speaker
_IN_PART = 5  # words between "in" and the city in "in a hotel by the lake of Geneva"
_BESIDE = 2  # words within which a preposition is that of an actor
_ROLE = 9  # words between an actor and the words that make it a mediator or a host
_ACTOR = 30  # words within which an actor of the sentence takes part
_PLACE = 18
_ONLOOKER = 8  # characters between an actor and the words that make it an onlooker
_WHOSE = 1  # characters between a place and the adjective that says in which state it is
_CHAIN = 5  # words and marks between actors told in one breath ("Egypt, Qatar and the USA")
# lists of words that may join actors
_LINKS = frozenset({"at", "by", "to", "indefinite", "pronoun", "for", "with", "about", "clause", "source"})
_LEAD = 3  # sentences at the top, which count double


def cast(readings: Sequence[Reading]) -> Cast:
    """Count who is named in an article, and who beside whom; of each paragraph, too."""
    found = Cast()
    for reading in readings:
        local = found.paragraphs.setdefault(reading.sentence.paragraph, Cast())
        for counted in (found, local):
            _count(counted, reading)
        if reading.has("crowd"):
            found.crowds.add(reading.sentence.paragraph)
    foes = found.known_foes()
    for reading in readings:
        brokers = mediators_of(reading, _brokering(reading), foes).keys() - foes
        for counted in (found, found.paragraphs[reading.sentence.paragraph]):
            counted.brokers.update(brokers)
    found.settle()
    return found


def _count(found: Cast, reading: Reading) -> None:
    found.named.update(actor.code for actor in reading.actors)
    codes = sorted({actor.code for actor in _named(reading)})
    weight = 2 if reading.index < _LEAD else 1
    for code in codes:
        found.count[code] += weight
    if len(codes) == 3:
        found.threes[frozenset(codes)] += weight
    for one, other in _beside(reading):
        found.pairs[one, other] += 1
    for one, other in combinations(codes, 2):
        found.pairs[one, other] += weight


def _brokering(reading: Reading) -> list[Cue]:
    """Return the words for brokering and hosting; who takes in prisoners is no host."""
    return reading.all("mediate") if reading.counts else reading.all("mediate", "host")


def _beside(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield the pairs that are told in one breath, of three the first two: "Russia, Ukraine and the USA"."""
    actors = acting(reading)
    done: set[int] = set()
    for index, actor in enumerate(actors):
        if index in done:
            continue
        together = chain(reading, actor, actors[index:])
        done |= {actors.index(other) for other in together}
        codes = list(dict.fromkeys(other.code for other in sorted(together, key=lambda other: other.span)))
        if len(codes) in (2, 3):
            yield min(codes[:2]), max(codes[:2])


def _named(reading: Reading) -> list[Actor]:
    """Return the actors that show whom an article is about: a country in which something is counts too."""
    return [
        actor
        for actor in reading.actors
        if not speaks(reading, actor)
        and not _lies_in(reading, actor)
        and (actor.role == "state" or not is_where(reading, actor))
    ]


def _lies_in(reading: Reading, actor: Actor) -> bool:
    """Whether a name only says where a place is ("Brest region, Belarus", "im thailändischen Sattahip")."""
    return any(
        reading.text[place.span.end : actor.span.start] == ", "
        or (place.country == actor.code and 0 < place.span.start - actor.span.end <= _WHOSE)
        for place in reading.places
        if not place.is_country and (actor.role == "state" or place.country == actor.code)
    )


def acting(reading: Reading) -> list[Actor]:
    """Return the actors of a sentence that are neither merely speaking nor merely where something is."""
    found = [actor for actor in reading.actors if not speaks(reading, actor) and not is_where(reading, actor)]
    found = [actor for actor in found if not _watches(reading, actor)] or found
    others = [actor for actor in found if not _is_topic(reading, actor)]
    return others if len({actor.code for actor in others}) > 1 else found


def _watches(reading: Reading, actor: Actor) -> bool:
    """Whether somebody is only there ("signed it as the US president looked on", "in the presence of …")."""
    return any(0 <= cue.start - actor.span.end <= _ONLOOKER for cue in reading.cues.get("watch", ())) or any(
        0 <= actor.span.start - cue.end <= _ONLOOKER for cue in reading.cues.get("presence", ())
    )


def _is_topic(reading: Reading, actor: Actor) -> bool:
    """Whether a state is what is talked about ("without an agreement on Ukraine")."""
    return actor.role == "state" and any(
        cue.end <= actor.span.start
        and reading.distance(cue.span, actor.span) < _BESIDE
        and not any(cue.end <= clause.start < actor.span.start for clause in reading.cues.get("clause", ()))
        for cue in reading.cues.get("about", ())
    )


def speaks(reading: Reading, actor: Actor) -> bool:
    """Whether somebody only says something."""
    return actor.role in ("person", "seat", "demonym") and any(
        reading.distance(actor.span, cue.span) <= _SPEAKER for cue in reading.cues.get("speech", ())
    )


def preceded(reading: Reading, span: Sequence[int], name: str, within: int = 2) -> bool:
    """Whether a word of a list stands right before a span ("in", "in the")."""
    return any(cue.end <= span[0] and reading.distance(cue.span, span) < within for cue in reading.cues.get(name, ()))


def is_where(reading: Reading, actor: Actor) -> bool:
    """Whether a name only says where something is."""
    if _lies_in(reading, actor):
        return True
    if actor.role not in ("state", "capital", "seat"):
        return False
    if any(place.span.start < actor.span.end and actor.span.start < place.span.end for place in reading.places):
        return True
    papers = reading.cues.get("agreement", ())
    if actor.role != "state" and any(
        actor.span.start > cue.end and reading.distance(cue.span, actor.span) <= 1 for cue in papers
    ):
        return True  # "the accord of Algiers"
    if actor.role == "capital":  # "the government in Kyiv" acts; where a capital is a place is known by now
        return preceded(reading, actor.span, "to")
    return preceded(reading, actor.span, "at") or (actor.role == "seat" and preceded(reading, actor.span, "to"))


def _in_part_of(reading: Reading, place: Place) -> bool:
    """Whether a city is told by what lies in it ("en una sala de Bruselas", "dans un hôtel de Genève")."""
    of = next((cue for cue in reading.cues.get("by", ()) if 0 < place.span.start - cue.end <= 1), None)
    return of is not None and not place.is_country and preceded(reading, of.span, "at", _IN_PART)


def place_of(candidate: Candidate) -> Place | None:
    """Return the place of an occasion as its sentence tells it."""
    reading = candidate.reading
    ranked: list[tuple[bool, bool, int, int]] = []
    for index, place in enumerate(reading.places):
        at = preceded(reading, place.span, "at") or preceded(reading, place.span, "to") or _names(candidate, place)
        at = at or _in_part_of(reading, place)
        if not at and not reading.sentence.listed:
            continue
        distance = candidate.distance(place.span)
        if candidate.focus:
            distance = min(distance, reading.distance(candidate.focus, place.span))
        if any(reading.distance(span, place.span) < distance for span in reading.background):
            continue
        if distance <= _PLACE or reading.sentence.listed:
            ranked.append((place.is_country, not at, distance, index))
    return reading.places[min(ranked)[3]] if ranked else None


def _names(candidate: Candidate, place: Place) -> bool:
    """Whether a city gives its name to a meeting ("the Reykjavik summit")."""
    if place.is_country or candidate.kind is not Kind.NEGOTIATION_ROUND:
        return False
    return any(anchor.span.start - place.span.end == 1 for anchor in candidate.anchors)


def chain(reading: Reading, start: Actor, actors: Sequence[Actor]) -> list[Actor]:
    """Return an actor and those told in one breath with it."""
    found = [start]
    for step in (1, -1):
        edge = start
        rest = [actor for actor in actors if (actor.span > start.span) == (step == 1) and actor is not start]
        for actor in sorted(rest, key=lambda actor: step * actor.span.start):
            if reading.distance(edge.span, actor.span) > _CHAIN or _word_between(reading, edge, actor):
                break
            found.append(actor)
            edge = actor
    return found


def _word_between(reading: Reading, one: Actor, other: Actor) -> bool:
    """Whether a word that tells something stands between two actors ("the USA have given Russia …")."""
    first, last = sorted((one.span, other.span))
    return any(
        first.end <= cue.start and cue.end <= last.start
        for name, cues in reading.cues.items()
        if name not in _LINKS
        for cue in cues
    )


def mediators_of(
    reading: Reading, cues: Sequence[Cue], sides: frozenset[str] = frozenset(), within: int = _ROLE
) -> dict[str, Span]:
    """Return who brokers or hosts by the words about it, and which words these are; rather others than the sides.

    `within` is how many words may stand between the two.
    """
    found: dict[str, Span] = {}
    for cue in cues:
        after = [actor for actor in reading.actors if actor.span.start >= cue.end]
        by = next((word for word in reading.cues.get("by", ()) if word.start - cue.end >= 0), None)
        pool: Sequence[Actor] = reading.actors
        if by and after and reading.distance(cue.span, by.span) <= 4 and reading.distance(by.span, after[0].span) <= 4:
            pool = after
        ranked = [
            (actor.code in sides, distance, index)
            for index, actor in enumerate(pool)
            if (distance := reading.distance(cue.span, actor.span)) <= within
        ]
        if ranked:
            nearest = pool[min(ranked)[2]]
            for actor in chain(reading, nearest, pool):
                if actor.code in sides and nearest.code not in sides:
                    continue
                if (
                    nearest.code in bodies("bodies")
                    and ","
                    in reading.text[min(nearest.span.end, actor.span.end) : max(nearest.span.start, actor.span.start)]
                ):
                    continue  # "at the invitation of the UN envoy, Morocco and Algeria met"
                found.setdefault(actor.code, actor.span)
    return found


def fill(candidate: Candidate, found: Cast) -> None:
    """Set the parties, mediators, setter and place that the sentence tells of."""
    reading = candidate.reading
    pair = found.pair()
    brokers = mediators_of(
        reading, [cue for cue in _brokering(reading) if cue in candidate.cues.get(cue.name, ())], pair
    )
    brokers = {code: span for code, span in brokers.items() if not _a_side(reading, code, pair)}
    if candidate.kind is not Kind.DEADLINE:
        candidate.mediators = frozenset(brokers)
        for code, span in brokers.items():
            candidate.because("mediators", f"{code} brokers or hosts", span)
    others = mediators_of(reading, _brokering(reading), pair)
    actors = [
        actor
        for actor in acting(reading)
        if actor.code not in candidate.mediators and candidate.distance(actor.span) <= _ACTOR
    ]
    if len({actor.code for actor in actors} - set(others)) >= 2:
        actors = [actor for actor in actors if actor.code not in others]
    if candidate.kind is not Kind.DEADLINE:
        actors = _together(candidate, actors, found)
    candidate.sides = 3 if candidate.has("three_sides") else 2 if candidate.has("two_sides") else 0
    if candidate.kind is Kind.DEADLINE:
        return
    named = {actor.code for actor in actors}
    actors = _sides(candidate, actors, found)
    beside = named - {actor.code for actor in actors}
    codes = {actor.code for actor in actors}
    if candidate.kind is Kind.NEGOTIATION_ROUND and len(codes) < 2 and candidate.sides < 3:
        everyone = (
            {actor.code for actor in reading.actors if not is_where(reading, actor)} - candidate.mediators - beside
        )
        codes = everyone if len(everyone) == 2 else codes  # "X said he would meet Y"
    if candidate.kind is Kind.PRISONER_EXCHANGE:
        codes = _exchanging(candidate, codes, found)
    codes = _alone(candidate, actors) or codes
    candidate.parties = frozenset(codes)
    for actor in actors:
        if actor.code in codes:
            candidate.because("parties", f"{actor.code} takes part", actor.span)
    if candidate.kind in (Kind.NEGOTIATION_ROUND, Kind.AGREEMENT, Kind.CEASEFIRE) and (place := place_of(candidate)):
        candidate.place, candidate.country, candidate.is_country = place.name, place.country, place.is_country
        candidate.because("place", "told of as where it is", place.span)


def _a_side(reading: Reading, code: str, pair: frozenset[str]) -> bool:
    """Whether who hosts is one of the two sides of the article, and its sentence names no two others."""
    others = {actor.code for actor in reading.actors} - {code}
    return len(pair) == 2 and code in pair and len(others) < 2 and not reading.has("mediate")


def _alone(candidate: Candidate, actors: Sequence[Actor]) -> set[str]:
    """Return who leaves an agreement or calls a truce of its own: who is named beside it, or first."""
    if not actors:
        return set()
    by = next((actor for actor in actors if preceded(candidate.reading, actor.span, "by")), None)
    if candidate.kind is Kind.CEASEFIRE and candidate.has("unilateral"):
        return {(by or min(actors, key=lambda actor: actor.span)).code}
    if "quit" in candidate.lists() and not candidate.lists() & {"sign", "agree"}:
        return {(by or min(actors, key=lambda actor: candidate.distance(actor.span))).code}
    return set()


def _together(candidate: Candidate, actors: list[Actor], found: Cast) -> list[Actor]:
    """Return the two sides told in one breath beside an occasion, without whoever else a longer sentence names."""
    reading = candidate.reading
    codes = frozenset(actor.code for actor in actors)
    if len(codes) < 3 or candidate.has("three_sides") or "quit" in candidate.lists():
        return actors
    if candidate.kind is Kind.NEGOTIATION_ROUND and found.meets_as(codes):
        return actors
    if all(map(private, codes)) and 0 < len(codes & unions()) < len(codes):
        return actors  # several unions, or several companies, are one side
    foes = found.known_foes()
    if foes <= codes and any(_proposes(reading, actor) for actor in actors if actor.code not in foes):
        return [actor for actor in actors if actor.code in foes]  # "the meeting of A with B that London proposed"
    rows = [chain(reading, actor, actors) for actor in actors]
    if any(len({actor.code for actor in row}) > 2 for row in rows):
        return actors
    rows = [row for row in rows if len({actor.code for actor in row}) == 2]
    if not rows:
        return actors
    return min(rows, key=lambda row: min(candidate.distance(actor.span) for actor in row))


def _proposes(reading: Reading, actor: Actor) -> bool:
    """Whether a verb of proposing follows right after a name."""
    return any(
        cue.start >= actor.span.end and reading.distance(actor.span, cue.span) <= 1
        for cue in reading.cues.get("propose", ())
    )


def _sides(candidate: Candidate, actors: list[Actor], found: Cast) -> list[Actor]:
    """Leave out the bodies that only help or watch, unless the article is about one of them."""
    pair = found.pair()
    aside = bodies("bodies") - pair
    if len(pair) == 2 and pair & {actor.code for actor in actors} and not any(map(is_state, pair)):
        actors = [actor for actor in actors if not is_state(actor.code)]  # a wage dispute is no state's
    brokered = candidate.reading.has("mediate", "host")
    helping = frozenset(
        actor.code
        for actor in actors
        if actor.code in aside
        and (brokered or len({other.code for other in chain(candidate.reading, actor, actors)}) <= 2)
    )
    if brokered:
        candidate.mediators |= helping
    actors = [actor for actor in actors if actor.code not in helping]
    if all(map(private, found.pair())) and any(private(actor.code) for actor in actors):
        actors = [actor for actor in actors if private(actor.code)]  # "workers on the U.S. East Coast"
    return _without_bystander(candidate, actors, found)


def _without_bystander(candidate: Candidate, actors: list[Actor], found: Cast) -> list[Actor]:
    """Leave out the one beside a side of known foes who is told of in another breath ("… because the EU …")."""
    codes = {actor.code for actor in actors}
    if len(codes) != 2 or found.foes(*codes) or "quit" in candidate.lists():
        return actors
    if any(preceded(candidate.reading, actor.span, "with", 3) for actor in actors):
        return actors  # "Maduro sat down with Guyana's president"
    sides = [actor for actor in actors if found.foe_of(actor.code)]
    others = [actor for actor in actors if not found.foe_of(actor.code)]
    if not sides or not others:
        return actors
    if any(other in chain(candidate.reading, side, actors) for side in sides for other in others):
        return actors
    return sides


def _exchanging(candidate: Candidate, codes: set[str], found: Cast) -> set[str]:
    counted = {code for code, _ in candidate.by_party}
    pair = found.pair()
    if len(counted) == 2 and counted <= {actor.code for actor in candidate.reading.actors}:
        return set(pair) if len(pair & counted) == 1 and candidate.reading.index else counted
    if len(codes) > 2 and pair <= codes:
        return set(pair)
    return codes
