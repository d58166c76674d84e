"""Candidates: which words of a sentence may tell of an occasion, and which dates belong to them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from tracker.dates.when import NEVER, Precision, When
from tracker.mentions.mention import DatedBy, Kind, Reason, Span, Status
from tracker.mentions.reading import Dated, Reading, future
from tracker.mentions.windows import coarse, days_before, union
from tracker.mentions.words import Cue

_OBLIGE = ("must", "threat", "extend", "ought", "agree")  # lists that make a day one by which something must be done
_DUE = ("until", "before", "within")
_FAR = 16  # words from which on two words of a sentence have nothing to do with each other
_APART = 6  # words from which on a date by which something is due is not that of a meeting told of beside it
_OTHER = 6  # words from which on a number is no longer that of a round told of before
_SHARED = 30  # words within which an occasion borrows another one's date
_LASTS = 21  # days that a meeting may have been going on "since"
_YEAR = 400  # days from which on "within three years" looks back ("the first talks within three years")
_SPOKEN = 1  # words between a date and the verb of saying that it dates ("said on Friday")


@dataclass(slots=True)
class Anchor:
    """Words that name a kind of occasion; `list` is the cue list they stand in."""

    kind: Kind
    span: Span
    list: str


@dataclass(slots=True)
class Candidate:
    """What a sentence may tell of one occasion; the later steps fill in the facts."""

    kind: Kind
    reading: Reading
    anchors: list[Anchor]
    dates: list[Dated] = field(default_factory=list)
    focus: Span | None = None  # where it is told of, if not at its anchors: its date in a row of dates
    elsewhere: bool = False  # its date is told in the sentence before or after
    borrowed: bool = False  # its date is another occasion's of the sentence
    cues: dict[str, list[Cue]] = field(default_factory=dict)
    status: Status | None = None
    when: When = NEVER
    dated_by: DatedBy | None = None
    parties: frozenset[str] = frozenset()
    mediators: frozenset[str] = frozenset()
    set_by: frozenset[str] = frozenset()
    sides: int = 0  # how many sides the words count ("both sides", "trilateral")
    place: str | None = None
    country: str | None = None  # in which the place lies, or which it is
    is_country: bool = False
    ordinal: int | None = None
    day: int | None = None  # "the second day" of it
    persons: int | None = None
    by_party: tuple[tuple[str, int], ...] = ()
    acts: list[Dated] = field(default_factory=list)  # when it was announced, as far as told
    open_start: bool = False  # only its end is dated
    open_end: bool = False  # only its beginning is dated, and it is over
    latest: int = -1  # the last sentence that told of it
    evidence: list[Reading] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """Return the words from the first anchor to the last."""
        return Span(self.anchors[0].span.start, self.anchors[-1].span.end)

    def distance(self, span: Sequence[int]) -> int:
        """Return how far a span is from the nearest anchor, in words."""
        return min(self.reading.distance(anchor.span, span) for anchor in self.anchors)

    def has(self, *names: str) -> bool:
        """Whether a cue of any of these lists belongs to it."""
        return any(self.cues.get(name) for name in names)

    def lists(self) -> set[str]:
        """Return the lists in which its anchors stand."""
        return {anchor.list for anchor in self.anchors}

    def because(self, field_name: str, words: str, span: Sequence[int] | None = None) -> None:
        """Remember why a field has its value."""
        self.reasons.append(Reason(field_name, words, Span(span[0], span[1]) if span else None))


def find(reading: Reading, day: date | None, *, captives: bool, foreign: bool = False) -> list[Candidate]:
    """Return what a sentence may tell of; `captives` says whether the article speaks of
    prisoners at all, `foreign` whether it speaks of sport or courts.
    """
    anchors = [
        anchor for anchor in _anchors(reading, captives) if anchor.list != "expiry" or _still_runs(reading, anchor, day)
    ]
    if reading.has("elsewhere") and len({actor.code for actor in reading.actors}) < 2:
        if foreign:
            return []
        anchors = [anchor for anchor in anchors if anchor.kind is not Kind.NEGOTIATION_ROUND]  # a round of the cup
    if not anchors:
        return []
    candidates = _grouped(reading, anchors, day)
    _share_cues(reading, candidates)
    return candidates


def _still_runs(reading: Reading, anchor: Anchor, day: date | None) -> bool:
    """Whether what is told to run out does so on a day still to come."""
    return any(future(dated.when, day) and reading.distance(anchor.span, dated.span) <= 6 for dated in reading.dates)


def _anchors(reading: Reading, captives: bool) -> list[Anchor]:
    found = [*_rounds(reading), *_exchanges(reading, captives), *_truces(reading)]
    found += _deadlines(reading, found)
    found += _agreements(reading, found)
    return sorted(found, key=lambda anchor: anchor.span)


def _overlaps(span: Sequence[int], cues: Sequence[Cue]) -> bool:
    return any(cue.start < span[1] and span[0] < cue.end for cue in cues)


def _rounds(reading: Reading) -> list[Anchor]:
    barred = reading.all("not_round")
    cues = [cue for cue in reading.all("round", "talks", "meet") if not _overlaps(cue.span, barred)]
    if len({actor.code for actor in reading.actors}) >= 2:
        cues += [cue for cue in reading.all("speak", "travel") if not _overlaps(cue.span, barred)]
    cues += _more(reading, cues)
    calls = reading.all("telephone")
    return [
        Anchor(Kind.NEGOTIATION_ROUND, cue.span, cue.name)
        for cue in cues
        if not any(reading.distance(cue.span, call.span) <= 6 for call in calls)
    ]


def _more(reading: Reading, cues: Sequence[Cue]) -> list[Cue]:
    """Return numbers that stand for another round of a sentence: "…; a third is due in May"."""
    if not cues:
        return []
    numbers = [cue for name in reading.cues if name.startswith("ordinal ") for cue in reading.cues[name]]
    articles, verbs = reading.all("indefinite", "pronoun"), reading.all("past", "schedule")
    return [
        cue._replace(name="number")
        for cue in numbers
        if min(reading.distance(cue.span, other.span) for other in cues) > _OTHER
        and (_follows(reading, cue, articles) or any(0 <= verb.start - cue.end <= 1 for verb in verbs))
        and not any(0 <= word.start - cue.end <= 2 for word in reading.cues.get("day", ()))
    ]


def _exchanges(reading: Reading, captives: bool) -> list[Anchor]:
    people = reading.has("captives") or bool(reading.counts)
    found = [Anchor(Kind.PRISONER_EXCHANGE, cue.span, "exchange") for cue in reading.all("exchange") if captives]
    if people and captives:
        found += [Anchor(Kind.PRISONER_EXCHANGE, cue.span, cue.name) for cue in reading.all("swap", "release")]
    return found


def _truces(reading: Reading) -> list[Anchor]:
    barred = reading.all("not_truce")
    return [
        Anchor(Kind.CEASEFIRE, cue.span, "truce") for cue in reading.all("truce") if not _overlaps(cue.span, barred)
    ]


def _on_the_way(reading: Reading, others: Sequence[Anchor]) -> bool:
    """Whether somebody is to go to talks ("must travel to Washington for talks by …"): a meeting, not a deadline."""
    talks = [
        anchor.span for anchor in others if anchor.kind is Kind.NEGOTIATION_ROUND and anchor.list in ("talks", "round")
    ]
    return any(_follows(reading, span, reading.all("to", "at", "for")) for span in talks)


def _deadlines(reading: Reading, others: Sequence[Anchor]) -> list[Anchor]:
    """Return the words for deadlines, and the dates by which somebody must do something."""
    found = [Anchor(Kind.DEADLINE, cue.span, "deadline") for cue in reading.all("deadline")]
    due = [dated for dated in reading.dates if dated.relation in _DUE or dated.days]
    found += _expiries(reading, others)
    if not due:
        return found or _ready_by(reading)
    for cue in reading.all("grant"):
        if any(reading.distance(cue.span, dated.span) <= 6 for dated in due):
            found.append(Anchor(Kind.DEADLINE, cue.span, "grant"))
    taken = {anchor.kind for anchor in others}
    if _on_the_way(reading, others) and not found:
        return found
    for dated in due:
        if dated.days and dated.relation not in _DUE and not reading.near(dated.span, ("threat",), 8):
            continue
        if Kind.PRISONER_EXCHANGE in taken:
            continue
        if begins_with_pronoun(reading):
            continue
        names: tuple[str, ...] = _OBLIGE
        if Kind.CEASEFIRE in taken:  # a truce is extended, and may be one that should begin by then
            names = ("must", "threat")
        elif Kind.NEGOTIATION_ROUND in taken:
            meetings = [anchor.span for anchor in others if anchor.kind is Kind.NEGOTIATION_ROUND]
            apart = min(reading.distance(span, dated.span) for span in meetings) > _APART
            paper = reading.near(dated.span, ("agreement",), _APART) is not None
            names = ("must", "threat", "extend", "ought") if apart and paper else ("must", "threat", "extend")
        if obliges := reading.near(dated.span, names, 18):
            found.append(Anchor(Kind.DEADLINE, dated.span, obliges.name))
    return found


def _expiries(reading: Reading, others: Sequence[Anchor]) -> list[Anchor]:
    """Return the words for an arrangement that runs out on a day still named ("the treaty expires on 5 February")."""
    without = reading.all("without", "not")
    papers = [cue.span for cue in reading.all("agreement", "not_truce") if not _follows(reading, cue, without)]
    rivals = [anchor.span for anchor in others if anchor.kind is not Kind.AGREEMENT]
    found = []
    for cue in reading.all("expire"):
        nearest = min((reading.distance(cue.span, paper) for paper in papers), default=_FAR)
        rival = min((reading.distance(cue.span, other) for other in rivals), default=_FAR)
        dated = any(dated.when and reading.distance(cue.span, dated.span) <= 6 for dated in reading.dates)
        if dated and nearest < _FAR and nearest <= rival:
            found.append(Anchor(Kind.DEADLINE, cue.span, "expiry"))
    return found


def _ready_by(reading: Reading) -> list[Anchor]:
    """Return "the agreement must be ready in June": a must with a paper and a day, without a word like "by"."""
    if not reading.has("agreement"):
        return []
    return [
        Anchor(Kind.DEADLINE, dated.span, "must")
        for dated in reading.dates
        if dated.when
        and dated.relation in (None, "at")
        and any(
            cue.end <= dated.span.start and reading.distance(cue.span, dated.span) <= 6 for cue in reading.all("must")
        )
    ]


def begins_with_pronoun(reading: Reading) -> bool:
    """Whether a sentence begins with a word that points back ("It began on Monday")."""
    return bool(reading.words) and any(cue.start == reading.words[0].start for cue in reading.cues.get("pronoun", ()))


def _agreements(reading: Reading, others: Sequence[Anchor]) -> list[Anchor]:
    """Return acts of agreeing on a paper, signing it or leaving it, and papers with a date of their own."""
    without = reading.all("without", "not")
    agreed = reading.all("agree")
    nouns = [
        cue
        for cue in reading.all("agreement")
        if not _follows(reading, cue, without) and not _overlaps(cue.span, agreed)
    ]
    found = []
    kinds = {anchor.kind for anchor in others}
    for cue in reading.all("sign", "quit"):
        reach = 25 if cue.name == "quit" else 14
        near = [noun for noun in nouns if reading.distance(noun.span, cue.span) <= reach]
        paper = min(near, key=lambda noun: reading.distance(noun.span, cue.span), default=None)
        if paper is not None and not _about(reading, paper, others):
            found.append(Anchor(Kind.AGREEMENT, cue.span, cue.name))
    objects = kinds & {Kind.PRISONER_EXCHANGE, Kind.CEASEFIRE, Kind.DEADLINE}
    if not nouns and reading.has("fresh"):
        objects |= kinds & {Kind.NEGOTIATION_ROUND}  # "they agreed to meet again"
    for cue in reading.all("agree"):
        if (begins_with_pronoun(reading) and not nouns) or _follows(reading, cue, without):
            continue
        noun_near = any(reading.distance(noun.span, cue.span) <= 8 for noun in nouns)
        if noun_near or not objects:
            found.append(Anchor(Kind.AGREEMENT, cue.span, "agree"))
    if begins_with_pronoun(reading) and not found and reading.dates:
        found += [Anchor(Kind.AGREEMENT, cue.span, "sign") for cue in reading.all("ink")]  # "It was signed on Friday"
    if not reading.has("telephone"):
        found += [
            Anchor(Kind.AGREEMENT, noun.span, "agreement") for noun in nouns if _bears_its_date(reading, noun, others)
        ]
    return found


def _bears_its_date(reading: Reading, noun: Cue, others: Sequence[Anchor]) -> bool:
    """Whether a paper is told of with its day ("the interim deal of November 2013", "the 2015 agreement")."""
    if _about(reading, noun, others):
        return False
    return any(
        reading.distance(noun.span, dated.span) <= (2 if dated.span.start >= noun.end else 1) for dated in reading.dates
    )


def _follows(reading: Reading, cue: Cue | Span, words: Sequence[Cue]) -> bool:
    """Whether one of these words stands right before a cue ("without an agreement", "failed to agree")."""
    span = (cue.start, cue.end)
    return any(word.end <= cue.start and reading.distance(word.span, span) <= 1 for word in words)


def _about(reading: Reading, noun: Cue, others: Sequence[Anchor]) -> bool:
    """Whether a paper is one about an exchange, a truce or a meeting ("an agreement on further exchanges")."""
    return any(
        other.kind in (Kind.PRISONER_EXCHANGE, Kind.CEASEFIRE)
        and other.list in ("exchange", "truce")
        and other.span.start - noun.end >= 0
        and reading.distance(noun.span, other.span) <= 3
        for other in others
    )


def _usable(reading: Reading, anchors: Sequence[Anchor], day: date | None) -> list[Dated]:
    """Return the dates that may be an occasion's: not those of an act of saying."""
    papers = [anchor.span for anchor in anchors if anchor.kind is Kind.AGREEMENT]
    speech = [cue for cue in reading.all("speech") if not any(span.start <= cue.start < span.end for span in papers)]
    usable = [
        dated
        for dated in reading.dates
        if dated.when
        and not (dated.relation == "within" and day and dated.when.start and (dated.when.start - day).days > _YEAR)
        and not any(reading.distance(dated.span, cue.span) <= _SPOKEN and cue.end <= dated.span.start for cue in speech)
    ]
    others = [
        dated
        for dated in usable
        if not any(reading.distance(dated.span, cue.span) <= _SPOKEN and dated.span.end <= cue.start for cue in speech)
    ]
    return others or usable  # "on Friday he said that … within ten days"


def _cost(reading: Reading, anchor: Anchor, dated: Dated) -> int:
    cost = reading.distance(anchor.span, dated.span)
    due = dated.relation in _DUE
    if anchor.kind is Kind.DEADLINE:
        ends = any(reading.distance(dated.span, cue.span) <= 4 for cue in reading.cues.get("expire", ()))
        if due or ends or anchor.span == dated.span:
            return cost - 12
        return cost + (12 if anchor.list in _OBLIGE else 1)  # a day that obliges is no word for a deadline
    return cost + 6 if dated.relation in ("until", "before") else cost


def _grouped(reading: Reading, anchors: list[Anchor], day: date | None) -> list[Candidate]:
    """Make one candidate of the anchors of one kind, or one for each date where they tell of several occasions."""
    dates = _usable(reading, anchors, day)
    truces = any(anchor.kind is Kind.CEASEFIRE for anchor in anchors)  # a truce may hold "since" long ago
    backdrop = {dated for dated in dates if dated.relation == "since" and _long_ago(dated, day)}
    owner = {
        index: min(range(len(anchors)), key=lambda at: _cost(reading, anchors[at], dated))
        for index, dated in enumerate(dates)
        if dated not in backdrop or truces
    }
    found: list[Candidate] = []
    acts = [
        dated
        for dated in reading.dates
        if dated.when
        and dated not in dates
        and any(reading.distance(dated.span, cue.span) <= 2 for cue in reading.all("announce"))
    ]
    due_named = any(anchor.kind is Kind.DEADLINE for anchor in anchors)
    for kind in Kind:
        own = [anchor for anchor in anchors if anchor.kind is kind]
        if not own:
            continue
        if kind is Kind.NEGOTIATION_ROUND and (
            foreground := [anchor for anchor in own if not _background(reading, anchor)]
        ):
            passed = [anchor for anchor in own if anchor not in foreground]
            reading.background += [anchor.span for anchor in passed]
            own = foreground
            anchors = [anchor for anchor in anchors if anchor not in passed]
            owner = {
                index: min(range(len(anchors)), key=lambda at: _cost(reading, anchors[at], dates[index]))
                for index in owner
            }
        held = [dates[index] for index, at in owner.items() if anchors[at].kind is kind]
        held = list({dated.when: dated for dated in reversed(held)}.values())[::-1]  # one day told twice is one
        if kind is Kind.DEADLINE:
            held = _due_first(held)
        else:
            held = [dated for dated in held if dated.relation != "before"] or held
        if len(held) <= 1:
            candidate = Candidate(kind, reading, own, held)
            owned = [dates[index] for index, at in owner.items() if anchors[at].kind is Kind.DEADLINE]
            free = [
                dated
                for dated in dates
                if dated not in backdrop
                and (kind is Kind.PRISONER_EXCHANGE or not (dated in owned or (due_named and dated.relation in _DUE)))
            ]
            if kind is Kind.AGREEMENT and due_named:
                free = []  # the paper that a deadline asks for
            if not held and free and kind is not Kind.DEADLINE:
                nearest = min(free, key=lambda dated: candidate.distance(dated.span))
                if candidate.distance(nearest.span) <= _SHARED:
                    candidate.dates, candidate.borrowed = [nearest], True
            found.append(candidate)
        else:
            found += _parted(reading, kind, own, held)
    found += [
        Candidate(Kind.PRISONER_EXCHANGE, reading, [anchor], [dated])  # "the first exchange since 2 October"
        for dated in backdrop
        for anchor in anchors[:1]
        if all(other.kind is Kind.PRISONER_EXCHANGE for other in anchors)
        and dated.when.precision in (Precision.DAY, Precision.WEEK, Precision.MONTH)
    ]
    for candidate in found:
        candidate.acts = acts
    return found


def background(candidate: Candidate) -> bool:
    """Whether all that names a candidate names it as what came before or will come after."""
    return all(_background(candidate.reading, anchor) for anchor in candidate.anchors)


def _background(reading: Reading, anchor: Anchor) -> bool:
    """Whether a meeting is only what came before ("after the talks in Abu Dhabi they were invited to a new round")."""
    return any(
        cue.end <= anchor.span.start and reading.distance(cue.span, anchor.span) <= 3
        for cue in reading.cues.get("after", ())
    )


def _long_ago(dated: Dated, day: date | None) -> bool:
    """Whether a "since" looks back farther than an occasion lasts."""
    coarse = dated.when.precision is not Precision.DAY
    return coarse or day is None or dated.when.start is None or (day - dated.when.start).days > _LASTS


def _due_first(held: list[Dated]) -> list[Dated]:
    due = [dated for dated in held if dated.relation in _DUE]
    named = [dated for dated in due if dated.relation != "within"]
    due = named or due  # "within six months, that is, before 23 March"
    return sorted(due, key=lambda dated: _DUE.index(dated.relation or "")) or held


def _parted(reading: Reading, kind: Kind, anchors: list[Anchor], held: list[Dated]) -> list[Candidate]:
    """Part the dates of one kind in a sentence into occasions."""
    if kind is Kind.PRISONER_EXCHANGE and (whole := _in_a_row(held)):
        return [Candidate(kind, reading, anchors, [whole])]
    edges = reading.all("begin", "end")
    if kind is Kind.DEADLINE and reading.has("extend"):
        return [Candidate(kind, reading, anchors, held)]
    apart = any(anchor.list == "number" for anchor in anchors)
    if (
        kind is not Kind.DEADLINE
        and not apart
        and any(reading.distance(dated.span, cue.span) <= 4 for dated in held for cue in edges)
    ):
        candidate = Candidate(kind, reading, anchors)
        candidate.dates = sorted(held, key=lambda dated: candidate.distance(dated.span))
        return [candidate]
    if reading.has("several") or _listed(reading, held):
        return [Candidate(kind, reading, anchors, [dated], focus=dated.span) for dated in held]
    groups: list[tuple[list[Anchor], list[Dated]]] = [([anchor], []) for anchor in anchors]
    for dated in held:
        nearest = min(range(len(anchors)), key=lambda at: _cost(reading, anchors[at], dated))
        groups[nearest][1].append(dated)
    merged: list[tuple[list[Anchor], list[Dated]]] = []
    for some, theirs in groups:
        if merged and not (theirs and merged[-1][1] and reading.distance(merged[-1][0][-1].span, some[0].span) > 3):
            merged[-1][0].extend(some)
            merged[-1][1].extend(theirs)
        else:
            merged.append((some, theirs))
    found = []
    for some, theirs in merged:
        candidate = Candidate(kind, reading, some)
        candidate.dates = sorted(theirs, key=lambda dated: candidate.distance(dated.span))
        found.append(candidate)
    return found


def _in_a_row(held: Sequence[Dated]) -> Dated | None:
    """Return days that follow each other as one window: an exchange in stages; None where they don't."""
    days = sorted(held, key=lambda dated: dated.when.start or date.min)
    if any(coarse(dated.when) for dated in days) or any(
        days_before(one.when, other.when) != 1 for one, other in pairwise(days)
    ):
        return None
    span = Span(min(dated.span.start for dated in held), max(dated.span.end for dated in held))
    return Dated(span, union(days[0].when, days[-1].when), None)


def _listed(reading: Reading, held: Sequence[Dated]) -> bool:
    """Whether dates stand in a row: 'on 16 May, on 2 June and on 23 July', 'in January and last week'."""
    return all(reading.distance(one.span, other.span) <= 5 for one, other in pairwise(held)) and not any(
        one.relation in ("since", "from", *_DUE) for one in held
    )


_OF_ALL = ("agree", "announce", "todo")  # words that speak of whatever is agreed on in a sentence
_AGREED = (Kind.PRISONER_EXCHANGE, Kind.CEASEFIRE)


def _share_cues(reading: Reading, candidates: list[Candidate]) -> None:
    """Give each cue of the sentence to the candidates that stand nearest to it."""
    for name, cues in reading.cues.items():
        for cue in cues:
            costs = [candidate.distance(cue.span) for candidate in candidates]
            least = min(costs)
            for candidate, cost in zip(candidates, costs, strict=True):
                of_all = name in _OF_ALL and (candidate.kind in _AGREED or "fresh" in reading.cues)
                ending = name in ("end", "expire", "propose") and candidate.kind is Kind.CEASEFIRE
                if cost == least or cost <= 2 or of_all or ending:
                    candidate.cues.setdefault(name, []).append(cue)
