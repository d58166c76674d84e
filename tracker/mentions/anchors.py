"""Anchors: the words of a sentence that name a kind of occasion."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date

from tracker.mentions.mention import Kind, Span
from tracker.mentions.reading import Dated, Reading, future, gone
from tracker.mentions.words import Cue

OBLIGE = ("must", "threat", "extend", "ought", "agree")  # lists that make a day one by which something must be done
DUE = ("until", "before", "within")
_FAR = 16  # words from which on two words of a sentence have nothing to do with each other
_APART = 6  # words from which on a date by which something is due is not that of a meeting told of beside it
_BESIDE = 12  # characters between "signed" and its day
_EARLY = 6  # words at the head of a sentence in which its verb and pronoun stand
_TOPIC = 3  # words between "about" and what is talked about
_TALKED = 8  # words between a word for talking and "about"
_OBJECT = 3  # words between a verb and its object
_OTHER = 6  # words from which on a number is no longer that of a round told of before


@dataclass(slots=True)
class Anchor:
    """Words that name a kind of occasion; `list` is the cue list they stand in."""

    kind: Kind
    span: Span
    list: str


def _still_runs(reading: Reading, anchor: Anchor, day: date | None) -> bool:
    """Whether what is told to run out does so on a day still to come."""
    return any(future(dated.when, day) and reading.distance(anchor.span, dated.span) <= 6 for dated in reading.dates)


def anchors_of(reading: Reading, day: date | None, *, captives: bool) -> list[Anchor]:
    """Return the words of a sentence that may name an occasion, in order; `captives` as for `candidates.find`."""
    found = [*_rounds(reading), *_exchanges(reading, captives), *_truces(reading)]
    found += _deadlines(reading, found, day)
    found = [anchor for anchor in found if anchor.list != "expiry" or _still_runs(reading, anchor, day)]
    found += _agreements(reading, found)
    return sorted(found, key=lambda anchor: anchor.span)


def _overlaps(span: Sequence[int], cues: Sequence[Cue]) -> bool:
    return any(cue.start < span[1] and span[0] < cue.end for cue in cues)


def _rounds(reading: Reading) -> list[Anchor]:
    barred = reading.all("not_round")
    cues = [cue for cue in reading.all("round", "talks", "meet") if not _overlaps(cue.span, barred)]
    if len({actor.code for actor in reading.actors}) >= 2 or reading.has("two_sides"):
        cues += [cue for cue in reading.all("speak", "travel") if not _overlaps(cue.span, barred)]
    if not cues and reading.has("to", "two_sides") and any(dated.when for dated in reading.dates):
        cues += reading.all("invite")  # "invited both to Luanda for next week"
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


def _is_topic(reading: Reading, cue: Cue) -> bool:
    """Whether an exchange or a truce is only what is talked about ("talks on a truce"), not what was agreed on."""
    about = next(
        (word for word in reading.all("about") if cue.start >= word.end and _near(reading, word, cue, _TOPIC)), None
    )
    if about is None or reading.has("agree", "sign", "propose", "announce"):
        return False
    talked = reading.all("talks", "round", "meet", "speak")
    papers = reading.all("agreement")
    return any(_near(reading, word, about, _TALKED) for word in talked) and not any(
        paper.end <= about.start and _near(reading, paper, about, _TOPIC) for paper in papers
    )


def _near(reading: Reading, one: Cue, other: Cue, within: int) -> bool:
    return reading.distance(one.span, other.span) <= within


def _exchanges(reading: Reading, captives: bool) -> list[Anchor]:
    people = reading.has("captives", "persons") or bool(reading.counts)
    found = [
        Anchor(Kind.PRISONER_EXCHANGE, cue.span, "exchange")
        for cue in reading.all("exchange")
        if captives and not _is_topic(reading, cue)
    ]
    if people and captives:
        found += [Anchor(Kind.PRISONER_EXCHANGE, cue.span, cue.name) for cue in reading.all("swap", "release")]
    barred = reading.all("not_exchange")
    return [anchor for anchor in found if not _overlaps(anchor.span, barred)]


def _truces(reading: Reading) -> list[Anchor]:
    barred = reading.all("not_truce")
    return [
        Anchor(Kind.CEASEFIRE, cue.span, "truce")
        for cue in reading.all("truce")
        if not _overlaps(cue.span, barred) and not _is_topic(reading, cue)
    ]


def _on_the_way(reading: Reading, others: Sequence[Anchor]) -> bool:
    """Whether somebody is to go to talks ("must travel to Washington for talks by …"): a meeting, not a deadline."""
    talks = [
        anchor.span for anchor in others if anchor.kind is Kind.NEGOTIATION_ROUND and anchor.list in ("talks", "round")
    ]
    return any(_follows(reading, span, reading.all("to", "at", "for")) for span in talks)


def _deadlines(reading: Reading, others: Sequence[Anchor], day: date | None) -> list[Anchor]:
    """Return the words for deadlines, and the dates by which somebody must do something."""
    barred = reading.all("not_deadline")
    named = [cue for cue in reading.all("deadline") if not _overlaps(cue.span, barred)]
    found = [Anchor(Kind.DEADLINE, cue.span, "deadline") for cue in named]
    due = [dated for dated in reading.dates if dated.relation in DUE or dated.days or dated.months]
    found += _expiries(reading, others)
    if not due:
        return found or _unless(reading, others, day) or _ready_by(reading)
    for cue in reading.all("grant"):
        if any(reading.distance(cue.span, dated.span) <= 6 for dated in due):
            found.append(Anchor(Kind.DEADLINE, cue.span, "grant"))
    taken = {anchor.kind for anchor in others}
    if _on_the_way(reading, others) and not found:
        return found
    found += [
        Anchor(Kind.DEADLINE, dated.span, obliges.name)
        for dated in due
        if not _of_another(reading, dated, taken)
        and (obliges := reading.near(dated.span, _obliging(reading, dated, others), 17))
    ]
    return found


def _unless(reading: Reading, others: Sequence[Anchor], day: date | None) -> list[Anchor]:
    """Return the day on which something is to happen unless there is a deal ("they will walk out tonight unless …")."""
    if not reading.has("unless") or any(anchor.kind is not Kind.AGREEMENT for anchor in others):
        return []
    ahead = [dated for dated in reading.dates if dated.when and not gone(dated.when, day)]
    return [Anchor(Kind.DEADLINE, dated.span, "threat") for dated in ahead[:1]]


def _of_another(reading: Reading, dated: Dated, taken: Set[Kind]) -> bool:
    """Whether a date by which something is to be is that of another occasion, or only looks like one."""
    if (dated.days or dated.months) and dated.relation not in DUE and not reading.near(dated.span, ("threat",), 8):
        return True
    if Kind.PRISONER_EXCHANGE in taken and not reading.near(dated.span, ("must", "threat"), _APART):
        return True  # the day of an exchange, not one by which somebody has to free
    if begins_with_pronoun(reading) and not reading.near(dated.span, ("must",), _APART):
        return True
    return Kind.NEGOTIATION_ROUND in taken and reading.near(dated.span, ("postpone",), 2) is not None


def _obliging(reading: Reading, dated: Dated, others: Sequence[Anchor]) -> tuple[str, ...]:
    """Return the lists whose words oblige beside a date; fewer where it may be that of a truce or a meeting."""
    meetings = [anchor.span for anchor in others if anchor.kind is Kind.NEGOTIATION_ROUND]
    if any(anchor.kind is Kind.CEASEFIRE for anchor in others):
        return ("must", "threat")  # a truce is extended, and may be one that should begin by then
    if not meetings:
        return OBLIGE
    put_off = any(_overlaps(cue.span, reading.all("extend")) for cue in reading.all("postpone"))
    if put_off and not reading.has("deadline"):
        return ("must", "threat")  # to when a meeting is put off
    apart = min(reading.distance(span, dated.span) for span in meetings) > _APART
    paper = reading.near(dated.span, ("agreement",), _APART) is not None
    return ("must", "threat", "extend", "ought") if apart and paper else ("must", "threat", "extend")


def _expiries(reading: Reading, others: Sequence[Anchor]) -> list[Anchor]:
    """Return the words for an arrangement that runs out on a day still named ("the treaty expires on 5 February")."""
    without = reading.all("without", "not")
    papers = [
        cue.span for cue in reading.all("agreement", "not_truce", "lapsing") if not _follows(reading, cue, without)
    ]
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
    return _begins_with(reading, "pronoun")


def _begins_with(reading: Reading, name: str) -> bool:
    """Whether the first word of a sentence is one of a list ("Signed in Geneva on 3 May, it has never been kept")."""
    return bool(reading.words) and any(cue.start == reading.words[0].start for cue in reading.cues.get(name, ()))


def _inverted(reading: Reading) -> bool:
    """Whether a sentence goes on with a pronoun after its verb ("Unterzeichnet werden soll es im Mai")."""
    early = reading.words[: min(_EARLY, len(reading.words))]
    return bool(early) and any(cue.start <= early[-1].start for cue in reading.cues.get("inverted", ()))


def _taken_up(reading: Reading, nouns: Sequence[Cue]) -> list[Cue]:
    """Return words for signing a paper that was told of before: "it was signed on Friday", "the signing on Friday"."""
    if begins_with_pronoun(reading) or _inverted(reading) or _begins_with(reading, "ink"):
        return reading.all("ink")
    return [] if nouns else reading.all("signing")


def _papers(reading: Reading, agreed: Sequence[Cue], kinds: Set[Kind]) -> list[Cue]:
    """Return the nouns for papers: none that there is not, none under which something else is only done."""
    barred = reading.all("without", "not")
    if kinds & {Kind.PRISONER_EXCHANGE, Kind.CEASEFIRE}:
        barred += reading.all("under")  # "will free 500 under a deal brokered by Turkey"
    nouns = reading.all("agreement")
    return [cue for cue in nouns if not _follows(reading, cue, barred) and not _overlaps(cue.span, agreed)]


def _agreements(reading: Reading, others: Sequence[Anchor]) -> list[Anchor]:
    """Return acts of agreeing on a paper, signing it or leaving it, and papers with a date of their own."""
    without = reading.all("without", "not")
    agreed = [cue for cue in reading.all("agree") if not _ends_a_meeting(reading, cue)]
    found = []
    kinds = {anchor.kind for anchor in others}
    nouns = _papers(reading, agreed, kinds)
    for cue in reading.all("sign", "quit"):
        if _follows(reading, cue, without) or _looks_back(reading, cue):
            continue  # "failed to reach a deal", "two weeks after the signing of a declaration"
        reach = 25 if cue.name == "quit" else 14
        near = [noun for noun in nouns if reading.distance(noun.span, cue.span) <= reach]
        paper = min(near, key=lambda noun: reading.distance(noun.span, cue.span), default=None)
        if paper is not None and not _about(reading, paper, others):
            found.append(Anchor(Kind.AGREEMENT, cue.span, cue.name))
    objects = kinds & {Kind.PRISONER_EXCHANGE, Kind.CEASEFIRE, Kind.DEADLINE}
    if not nouns and reading.has("fresh"):
        objects |= kinds & {Kind.NEGOTIATION_ROUND}  # "they agreed to meet again"
    planned, meetings = reading.all("schedule"), reading.all("round", "talks")
    for cue in agreed:
        if _overlaps(cue.span, planned) and any(0 <= noun.start - cue.end <= 1 for noun in meetings):
            continue  # "the meeting agreed on for Friday", where that stands before its noun
        if (begins_with_pronoun(reading) and not nouns) or _follows(reading, cue, without):
            continue
        noun_near = any(reading.distance(noun.span, cue.span) <= 8 for noun in nouns)
        if noun_near or not objects:
            found.append(Anchor(Kind.AGREEMENT, cue.span, "agree"))
    if not found and not objects and not nouns:
        found += [Anchor(Kind.AGREEMENT, cue.span, "sign") for cue in reading.all("ink") if _by_two(reading, cue)]
    if not found and reading.dates:
        found += [Anchor(Kind.AGREEMENT, cue.span, "sign") for cue in _taken_up(reading, nouns)]
    if not reading.has("telephone"):
        found += [
            Anchor(Kind.AGREEMENT, noun.span, "agreement") for noun in nouns if _bears_its_date(reading, noun, others)
        ]
    return found


def _ends_a_meeting(reading: Reading, cue: Cue) -> bool:
    """Whether a verb that may be one of agreeing has a meeting for its object ("concluded the third round")."""
    meetings = reading.all("round", "talks")
    return _overlaps(cue.span, reading.all("end")) and any(
        noun.start >= cue.end and _near(reading, cue, noun, _OBJECT) for noun in meetings
    )


def _by_two(reading: Reading, cue: Cue) -> bool:
    """Whether two sides stand before "signed", and a day beside it ("what the two signed there on 11 May")."""
    before = {actor.code for actor in reading.actors if actor.span.end <= cue.start}
    return len(before) >= 2 and any(0 <= dated.span.start - cue.end <= _BESIDE for dated in reading.dates)


def _looks_back(reading: Reading, cue: Cue) -> bool:
    """Whether a noun for signing only says since or after when something else is ("since the signing of a deal")."""
    nouns = [word.span for word in reading.all("signing") if word.start <= cue.start and cue.end <= word.end]
    after = any(
        word.end <= span.start and reading.distance(word.span, span) <= 1
        for span in nouns
        for word in reading.all("after")
    )
    dated = any(
        dated.span.start > cue.end and reading.distance(cue.span, dated.span) <= _FAR for dated in reading.dates
    )
    return after and not dated


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
