"""Assembly: the candidates of an article's sentences put together into occasions, each told of once."""

from collections.abc import Sequence
from datetime import date

from tracker.mentions import claimants, dating, obligations, roles, status, threads
from tracker.mentions.candidates import Candidate, find
from tracker.mentions.completion import close, complete, meeting
from tracker.mentions.identity import absorb, same, superseded, supplement
from tracker.mentions.mention import DatedBy, Kind, Status
from tracker.mentions.numbering import number
from tracker.mentions.reading import Reading, future
from tracker.mentions.sides import Cast, is_state, private
from tracker.mentions.standing import stands
from tracker.mentions.stories import stories

_SIDES = 2  # sentences that speak of sides ("the union") from which on an article is about a negotiation
_FOREIGN = 2  # sentences with words of sport or the courts from which on these are believed
_TOLD_ALONE = (Kind.CEASEFIRE, Kind.AGREEMENT)  # kinds that a place tells enough of, whoever the parties are


def assemble(readings: Sequence[Reading], day: date | None) -> list[Candidate]:
    """Return the occasions of an article in the order in which it tells them; of a digest story by story."""
    return [event for story in stories(readings) for event in _assemble(story, day)]


def _assemble(readings: Sequence[Reading], day: date | None) -> list[Candidate]:
    people = roles.cast(readings)
    swaps = any(reading.has("exchange") for reading in readings)
    captives = any(_of_captives(reading) for reading in readings) or (swaps and _of_foes(people))
    foreign = sum(1 for reading in readings if reading.has("elsewhere")) >= _FOREIGN
    events: list[Candidate] = []
    headings: list[Candidate] = []
    latest: Candidate | None = None
    before: Reading | None = None  # the sentence before
    undated: list[Candidate] = []  # of the sentence before: the next one may tell their day
    silent: Reading | None = None  # the sentence before, where it names no occasion
    for reading in readings:
        if reading.sentence.heading or reading.asks:
            headings += find(reading, day, captives=captives)
            undated = _asked(reading, people, day, captives=captives) if reading.asks else []
            latest = undated[-1] if undated else latest
            continue
        told = find(reading, day, captives=captives, foreign=foreign)
        if not told and (other := threads.elliptic(reading, latest) or threads.run_out(reading, before)):
            told = [other]
        before = reading
        if not told:
            _date_later(undated, reading, events, day)
            threads.go_on(reading, events, day)
            claimants.go_on(reading, events)
            undated, silent = [], reading
            continue
        undated = []
        threads.began(reading, events, day)
        for candidate in told:
            latest = candidate
            read(candidate, people, day)
            _date_before(candidate, events, silent, day)
            known = next((event for event in reversed(events) if same(candidate, event, day)), None)
            if known is not None:
                absorb(known, candidate)
            elif _is_one(candidate, events, day):
                candidate.evidence.append(reading)
                candidate.latest = reading.index
                events.append(candidate)
            if not candidate.when and known is None and not candidate.has("open"):
                undated.append(candidate)
        silent = None
    for candidate in headings:
        read(candidate, people, day)
        supplement(candidate, events)
    for event in events:
        complete(event, events, people, day)
        close(event, events)
    negotiate = sum(1 for reading in readings if reading.has("sides")) >= _SIDES
    return [event for event in events if _told_enough(event, people, negotiate=negotiate)]


def _of_captives(reading: Reading) -> bool:
    """Whether a sentence speaks of prisoners, or of people in such a number that they are freed or exchanged."""
    return reading.has("captives") or (bool(reading.counts) and reading.has("exchange", "swap", "release"))


def _of_foes(people: Cast) -> bool:
    """Whether an article is about two that hold prisoners of each other: what they exchange is these."""
    return bool(people.known_foes()) and not any(map(private, people.known_foes()))


def _date_before(candidate: Candidate, events: Sequence[Candidate], silent: Reading | None, day: date | None) -> None:
    """Date a candidate by what stands before it.

    A period runs from what was told of before; what is told without a date takes over that of its line, or of the
    sentence before that names no occasion.
    """
    if candidate.kind is Kind.DEADLINE:
        dating.count_from_event(candidate, events)
    if candidate.when:
        return
    line = candidate.reading.line
    dated = line is not None and dating.date_by_line(candidate, line, day)
    if dated or (silent is not None and threads.date_from(candidate, silent, day)):
        status.decide(candidate, day)


def _asked(reading: Reading, people: Cast, day: date | None, *, captives: bool) -> list[Candidate]:
    """Return what a question names without a day: the answer may begin with it."""
    found = find(reading, day, captives=captives)
    for candidate in found:
        read(candidate, people, day)
    return [candidate for candidate in found if not candidate.when]


def _told_enough(event: Candidate, people: Cast, *, negotiate: bool) -> bool:
    """Whether an occasion has somebody who takes part, or a place or number that stands for them.

    `negotiate` says whether the article speaks of sides at all, be it only of "the union".
    """
    if event.lists() == {"agree"} and len(event.parties) < 2 and event.reading.has("not_round"):
        return False  # what one side decides among its own is no agreement
    if event.when and people.crowd(event.reading.sentence.paragraph):
        return True
    if not negotiate and (_among_its_own(event, people) or _of_companies(event, people)):
        return False
    if event.when and (event.mediators or event.reading.actors or event.reading.has("sides") or negotiate):
        return True
    # "they met in the second round in Melbourne" is sport
    someone = bool(people.named) or event.reading.has("sides") or "meet" not in event.lists()
    placed = event.place and someone and (event.kind in _TOLD_ALONE or event.ordinal)
    return bool(event.parties or event.set_by or placed)


def _of_companies(event: Candidate, people: Cast) -> bool:
    """Whether a paper that no side is named for is one of companies, in an article about one state at most."""
    if event.kind is not Kind.AGREEMENT or event.parties or event.mediators or event.has("two_sides", "three_sides"):
        return False
    return not event.reading.actors and len(people.named | people.count.keys()) < 2


def _among_its_own(event: Candidate, people: Cast) -> bool:
    """Whether an article that names one state alone tells of a meeting within it ("the governing parties met")."""
    if event.kind is not Kind.NEGOTIATION_ROUND or len(event.parties) != 1 or event.has("fresh") or event.ordinal:
        return False
    if event.country not in (None, *event.parties):
        return False
    named = event.parties | event.mediators | people.count.keys() | people.named
    return len(named) == 1 and all(map(is_state, named)) and not event.has("two_sides", "three_sides")


def _is_one(candidate: Candidate, events: Sequence[Candidate], day: date | None) -> bool:
    after = meeting(candidate, events, day) is not None
    return stands(candidate, day, after_meeting=after) and not superseded(candidate, events)


def _date_later(undated: Sequence[Candidate], reading: Reading, events: list[Candidate], day: date | None) -> None:
    """Give what the sentence before told of without a date the date that this one tells."""
    for candidate in reversed(undated):
        if not dating.date_later(candidate, reading, day):
            continue
        for name, cues in reading.cues.items():
            candidate.cues.setdefault(name, []).extend(cues)
        status.decide(candidate, day)
        if candidate in events:
            candidate.evidence.append(reading)
            candidate.latest = reading.index
        elif _is_one(candidate, events, day):
            candidate.evidence = [candidate.reading, reading]
            candidate.latest = reading.index
            events.append(candidate)
        return


def read(candidate: Candidate, people: Cast, day: date | None) -> None:
    """Fill in what the sentence of a candidate tells of it."""
    number(candidate)
    dating.date_candidate(candidate, day)
    roles.fill(candidate, people)
    if candidate.kind is Kind.DEADLINE:
        obligations.oblige(candidate, people)
    status.decide(candidate, day)
    claimants.note(candidate)
    if (
        candidate.kind is not Kind.DEADLINE
        and candidate.status is Status.SCHEDULED
        and candidate.when
        and not future(candidate.when, day)
        and candidate.has("agree", "announce")
    ):
        candidate.dated_by = DatedBy.ANNOUNCEMENT
