"""Completion: what an occasion takes over from the rest of the article: the date of its announcement, its parties."""

import tomllib
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from tracker import paths
from tracker.dates.when import Precision, When
from tracker.mentions import dating
from tracker.mentions.candidates import Candidate
from tracker.mentions.identity import LOOK_BACK, NEWS
from tracker.mentions.mention import DatedBy, Kind, Status
from tracker.mentions.reading import future
from tracker.mentions.sides import Cast, private, unions
from tracker.mentions.windows import coarse

_AT_IT = 3  # sentences between a meeting and the paper made at it
_LIKE = (Kind.NEGOTIATION_ROUND, Kind.AGREEMENT)  # kinds of which one has the parties of the other


def complete(event: Candidate, events: Sequence[Candidate], people: Cast, day: date | None) -> None:
    """Give an occasion the date of its announcement and the parties of the article where it tells none."""
    if not event.when and event.kind is not Kind.DEADLINE:
        _announce(event, events, day)
    if event.kind is Kind.DEADLINE:
        _set_by_the_same(event, events)
        event.parties = frozenset(_acts_for(code, people) for code in event.parties)
        return
    event.place = event.place or _there(event, events)
    if event.ordinal == 1 and not any((other.ordinal or 0) > 1 for other in events):
        event.ordinal = None  # "the first talks since June" counts no rounds
    wanted = event.sides
    if wanted == 3 and len(event.parties) != 3:
        event.parties = people.three()
    elif len(event.parties) < 2 and people.crowd(event.reading.sentence.paragraph) and not _own_story(event, people):
        event.parties = frozenset()  # the states of the world
    elif len(event.parties) < 2 and not _alone(event):
        event.parties = _inherited(event, events, people, day)
    event.parties -= event.mediators
    if event.parties and event.parties <= unions() and (employer := people.employer()):
        event.parties |= {employer}  # unions are one side, however many sit at the table
    _broker(event, people)
    if event.kind is Kind.PRISONER_EXCHANGE:
        event.parties = _captors(event, people)
    if event.persons is None and len(event.by_party) == 1 and event.lists() == {"release"}:
        event.persons = event.by_party[0][1]  # handed over, nobody in return
    event.parties = frozenset(_acts_for(code, people) for code in event.parties)
    numbers = {number for _, number in event.by_party}
    if (
        len(event.by_party) == 2 and len(numbers) == 1 and len(event.parties) == 2
    ):  # "500 a side", whose sides these are
        event.by_party = tuple((code, next(iter(numbers))) for code in sorted(event.parties))


def _own_story(event: Candidate, people: Cast) -> bool:
    """Whether an occasion stands in a paragraph of a digest that has two sides of its own."""
    paragraph = event.reading.sentence.paragraph
    return paragraph not in people.crowds and bool(people.here(paragraph))


def _there(event: Candidate, events: Sequence[Candidate]) -> str | None:
    """Return the place that "there" points back to, or of a paper that of the meeting at which it was made."""
    if event.has("there") and event.kind is not Kind.PRISONER_EXCHANGE:
        before = [other for other in reversed(events[: events.index(event)]) if other.place]
        over = [other for other in before if other.status is Status.COMPLETED and event.status is Status.COMPLETED]
        return next((other.place for other in over or before), None)
    if event.kind is not Kind.AGREEMENT or event.dated_by is not DatedBy.EVENT or event.reading.places:
        return None
    places = {
        other.place
        for other in events
        if other.kind is Kind.NEGOTIATION_ROUND
        and other.place
        and not other.is_country
        and abs(other.reading.index - event.reading.index) <= _AT_IT
        and other.when.overlaps(event.when)
        and not (coarse(other.when) or coarse(event.when))
    }
    return places.pop() if len(places) == 1 else None


def _broker(event: Candidate, people: Cast) -> None:
    """Take over who hosts where a round is, and the bodies that broker between the sides throughout the article."""
    if event.kind is not Kind.NEGOTIATION_ROUND or event.mediators or len(event.parties) < 2:
        return
    found = {event.country} & people.brokers.keys()
    if event.parties == people.pair():
        found |= people.helpers()
    event.mediators = frozenset(code for code in found if code) - event.parties


def _alone(event: Candidate) -> bool:
    """Whether one side is enough: it leaves an agreement, or calls a truce by itself."""
    return bool(event.parties) and (
        (event.kind is Kind.AGREEMENT and "quit" in event.lists())
        or (event.kind is Kind.CEASEFIRE and event.has("unilateral"))
    )


def _captors(event: Candidate, people: Cast) -> frozenset[str]:
    """Return who holds the other's people where the article names known foes, and the sentence not both it has now."""
    told = {actor.code for actor in event.reading.actors}
    if len(event.parties) != 2 or event.parties <= told or people.foes(*event.parties):
        return event.parties
    for code in sorted(event.parties, key=lambda code: code not in told):
        if foe := people.foe_of(code):
            return frozenset({code, foe})
    return event.parties


def _acts_for(code: str, people: Cast) -> str:
    """Return who exchanges the people of a side, where that is another one that the article names."""
    actor = _exchangers().get(code, code)
    return actor if actor in people.count else code


@lru_cache(maxsize=1)
def _exchangers() -> dict[str, str]:
    table: dict[str, str] = tomllib.loads((paths.data() / "kinds.toml").read_text("utf-8"))["exchangers"]
    return table


def _set_by_the_same(event: Candidate, events: Sequence[Candidate]) -> None:
    """Take over who set the deadline told of before, where the parties are the same."""
    if event.set_by:
        return
    for other in events:
        if other.kind is Kind.DEADLINE and other.set_by and other.parties == event.parties:
            event.set_by = other.set_by
            return


def close(event: Candidate, events: Sequence[Candidate]) -> None:
    """End a meeting of the past of which only the beginning is told with the paper that came out of it."""
    if not event.open_end or event.when.start is None:
        return
    paper = next(
        (
            other
            for other in events
            if other.kind is Kind.AGREEMENT
            and other.when.end
            and other.when.end >= event.when.start
            and -1 <= other.reading.index - event.reading.index <= 2
        ),
        None,
    )
    if paper is not None and paper.when.end is not None:
        event.when = When(event.when.start, paper.when.end, Precision.DAY)
        event.evidence.append(paper.reading)


def _announce(event: Candidate, events: Sequence[Candidate], day: date | None) -> None:
    if event.status is Status.COMPLETED or event.status is Status.ONGOING:
        if event.acts and event.kind is not Kind.NEGOTIATION_ROUND:
            dating.announced(event, event.acts[0].when, "announced then")
            return
        told = _told_before(event, events, day) if event.status is Status.COMPLETED else None
        if told is not None and told.when.end is not None:
            event.when, event.dated_by = When(told.when.end, told.when.end, Precision.DAY), DatedBy.EVENT
        else:
            dating.publication(event, day)
        return
    if event.has("soon") and event.kind is Kind.NEGOTIATION_ROUND:
        return
    if event.acts and event.kind is not Kind.NEGOTIATION_ROUND:
        dating.announced(event, event.acts[0].when, "announced then")
        return
    held = meeting(event, events, day)
    if held is not None and event.kind is not Kind.AGREEMENT:
        dating.announced(event, held.when, "agreed at the meeting told of before")
    elif event.kind is Kind.PRISONER_EXCHANGE and event.has("agree") and day:
        dating.announced(event, When(day, day, Precision.DAY), "agreed on the day of the article")


def _told_before(event: Candidate, events: Sequence[Candidate], day: date | None) -> Candidate | None:
    """Return the dated occasion of the sentence before, the thread of which an undated one goes on with."""
    return next(
        (
            other
            for other in reversed(events)
            if other is not event
            and any(0 <= event.reading.index - reading.index <= 1 for reading in other.evidence)
            and other.dated_by is DatedBy.EVENT
            and other.when
            and not coarse(other.when)
            and not future(other.when, day)
        ),
        None,
    )


def meeting(event: Candidate, events: Sequence[Candidate], day: date | None) -> Candidate | None:
    """Return the meeting of the last days that was told of shortly before, and at which something may be agreed."""
    return next(
        (
            other
            for other in reversed(events)
            if other.kind is Kind.NEGOTIATION_ROUND
            and other is not event
            and other.status in (Status.COMPLETED, Status.ONGOING)
            and any(0 <= event.reading.index - reading.index <= LOOK_BACK for reading in other.evidence)
            and other.when
            and not future(other.when, day)
            and day is not None
            and other.when.end is not None
            and ((day - other.when.end).days <= NEWS or event.has("there"))
            and len(event.parties & other.parties) >= min(2, len(event.parties))
        ),
        None,
    )


def _inherited(event: Candidate, events: Sequence[Candidate], people: Cast, day: date | None) -> frozenset[str]:
    """Return the parties of the occasion told of before, or those that the article is mostly about."""
    own = event.parties
    if event.reading.sentence.listed and not own:
        return people.pair(without=event.mediators)  # the lines of a chronology don't follow from each other
    here = people.here(event.reading.sentence.paragraph)
    if here and own <= here and not event.mediators & here:
        return here  # of a digest each item has sides of its own
    before = [other for other in events if other is not event and other.reading.index <= event.reading.index]
    after = [other for other in events if other is not event and other.reading.index > event.reading.index]
    for other in (*reversed(before), *after):
        beside = event.reading.index - other.evidence[-1].index in (0, 1) and other.kind in _LIKE
        two = event.sides == 2 or event.kind is Kind.PRISONER_EXCHANGE
        fits = len(other.parties) == 2 or (len(other.parties) > 2 and not two)
        if (other.kind is event.kind or beside) and fits and own <= other.parties:
            return other.parties
    if event.kind is Kind.PRISONER_EXCHANGE:
        held = meeting(event, events, day)
        if held is not None and own <= held.parties and len(held.parties) == 2:
            return held.parties
    others = event.mediators
    if event.kind is Kind.PRISONER_EXCHANGE:  # who sets deadlines or brokers holds no prisoners
        others = others.union(*(other.set_by | other.mediators for other in events))
    pair = people.pair(without=others)
    if len(pair) < 2:
        pair = people.pair(without=event.mediators)
    if event.kind is Kind.NEGOTIATION_ROUND and own and len(pair) == 2 and not own <= pair:
        return pair | own  # the one named joins the two that the article is about
    if not own <= pair:
        pair = people.pair(next(iter(own), None), without=event.mediators)
    if len(pair) == 2 or event.place:
        return pair
    return own | frozenset(filter(private, pair))  # "the union", whoever the company is
