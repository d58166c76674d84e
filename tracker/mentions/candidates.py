"""Candidates: which words of a sentence may tell of an occasion, and which dates belong to them."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from tracker.dates.when import NEVER, Precision, When
from tracker.mentions.anchors import DUE, OBLIGE, Anchor, anchors_of
from tracker.mentions.mention import DatedBy, Kind, Reason, Span, Status
from tracker.mentions.reading import Dated, Reading, future, gone, planned
from tracker.mentions.windows import coarse, days_before, union
from tracker.mentions.words import Cue

_SHARED = 30  # words within which an occasion borrows another one's date
LASTS = 21  # days that a meeting may have been going on "since"
_YEAR = 400  # days from which on "within three years" looks back ("the first talks within three years")
_ACT = 2  # words between a date and the verb of arranging that it dates ("on Thursday abruptly scrapped")
_ARRANGED = (Kind.NEGOTIATION_ROUND, Kind.PRISONER_EXCHANGE, Kind.CEASEFIRE)
_NONE = 2  # words between "not" and the meeting that there has not been
_WRONG = 5  # characters between "not" and a date that is denied: a preposition at most
_TAKEN = 4  # words between "captured" and its day
_ARTICLE = 4  # characters between a verb and its date
_SPOKEN = 1  # words between a date and the verb of saying that it dates ("said on Friday")


@dataclass(slots=True)
class Candidate:
    """What a sentence may tell of one occasion; the later steps fill in the facts."""

    kind: Kind
    reading: Reading
    anchors: list[Anchor]
    dates: list[Dated] = field(default_factory=list)
    focus: Span | None = None  # where it is told of, if not at its anchors: its date in a row of dates
    elsewhere: bool = False  # its date is told in the sentence before or after
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
    """Return what a sentence may tell of.

    `captives` says whether the article speaks of prisoners at all, `foreign` whether it speaks of sport or courts.
    """
    anchors = anchors_of(reading, day, captives=captives)
    if reading.has("elsewhere") and len({actor.code for actor in reading.actors}) < 2:
        if foreign:
            return []
        anchors = [anchor for anchor in anchors if anchor.kind is not Kind.NEGOTIATION_ROUND]  # a round of the cup
    if not anchors:
        return []
    candidates = _grouped(reading, anchors, day)
    _share_cues(reading, candidates)
    return candidates


def _usable(reading: Reading, anchors: Sequence[Anchor], day: date | None) -> list[Dated]:
    """Return the dates that may be an occasion's: not those of an act of saying."""
    papers = [anchor.span for anchor in anchors if anchor.kind is Kind.AGREEMENT]
    speech = [cue for cue in reading.all("speech") if not any(span.start <= cue.start < span.end for span in papers)]
    usable = [
        dated
        for dated in reading.dates
        if dated.when
        and not (dated.relation == "within" and day and dated.when.start and (dated.when.start - day).days > _YEAR)
        and not any(_tells_when_said(reading, dated, cue) for cue in speech)
        and not _denied(reading, dated)
        and not _tells_when_taken(reading, dated)
    ]
    usable = [dated for dated in usable if not _tells_when_announced(reading, anchors, dated)] or usable
    usable = [dated for dated in usable if not _tells_when_offered(reading, anchors, dated, day)]
    usable = [dated for dated in usable if not _tells_when_called_off(reading, anchors, dated, day)]
    others = [
        dated
        for dated in usable
        if not any(reading.distance(dated.span, cue.span) <= _SPOKEN and dated.span.end <= cue.start for cue in speech)
    ]
    return others or usable  # "on Friday he said that … within ten days"


def _denied(reading: Reading, dated: Dated) -> bool:
    """Whether a date is named as the wrong one ("on 29 November, not 29 December")."""
    if dated.relation not in (None, "at"):
        return False  # "not until Friday"
    return any(0 <= dated.span.start - cue.end <= _WRONG for cue in reading.cues.get("not", ()))


def _tells_when_taken(reading: Reading, dated: Dated) -> bool:
    """Whether a date says since when somebody is held: "the hostages seized on 7 October were freed"."""
    taken = reading.cues.get("taken", ())
    if not taken:
        return False
    nearest = min(reading.distance(cue.span, dated.span) for cue in taken)
    others = reading.all("release", "swap", "exchange", "deadline", "truce", "sign", "round", "meet")
    return nearest <= _TAKEN and all(nearest < reading.distance(cue.span, dated.span) for cue in others)


def _tells_when_said(reading: Reading, dated: Dated, cue: Cue) -> bool:
    """Whether a date stands right after a verb of saying ("said on Friday", "told the council this morning")."""
    return cue.end <= dated.span.start and reading.distance(dated.span, cue.span) <= (4 if dated.hour else _SPOKEN)


def _tells_when_called_off(reading: Reading, anchors: Sequence[Anchor], dated: Dated, day: date | None) -> bool:
    """Whether a date stands between a verb of calling off and what is called off ("suspendió el lunes el ciclo")."""
    if dated.relation not in (None, "at") or future(dated.when, day):
        return False
    if reading.text[dated.span.end : dated.span.end + 1] in ("'", "’"):
        return False  # "pulled out of Thursday's talks"
    moved_to = [cue.start for cue in reading.all("to", "for")]
    verb = any(
        0 <= dated.span.start - cue.end <= _ARTICLE
        and not any(cue.end <= start <= dated.span.start for start in moved_to)
        for cue in reading.all("cancel", "postpone")
    )
    return verb and any(
        anchor.span.start > dated.span.end and reading.distance(dated.span, anchor.span) <= 1 for anchor in anchors
    )


def _tells_when_announced(reading: Reading, anchors: Sequence[Anchor], dated: Dated) -> bool:
    """Whether a date stands within a verb of announcing, before what it announces ("kündigte am Montag … an")."""
    if dated.relation not in (None, "at") or any(
        0 <= dated.span.start - cue.end <= 1 for cue in reading.cues.get("for", ())
    ):
        return False
    return any(
        cue.start < dated.span.start
        and dated.span.end < cue.end
        and not any(cue.start <= anchor.span.start < dated.span.start for anchor in anchors)
        for cue in reading.cues.get("announce", ())
    )


def _tells_when_offered(reading: Reading, anchors: Sequence[Anchor], dated: Dated, day: date | None) -> bool:
    """Whether a date stands right before or within a verb of offering in two parts ("am Sonntag bot er … an")."""
    if dated.relation not in (None, "at") or dated.span.end > anchors[0].span.start or not gone(dated.when, day):
        return False
    return any(
        " " in reading.text[cue.start : cue.end]
        and cue.start <= anchors[0].span.start
        and anchors[-1].span.end <= cue.end
        and (cue.start < dated.span.start or reading.distance(dated.span, cue.span) <= 1)
        and not any(0 <= dated.span.start - word.end <= 1 for word in reading.cues.get("for", ()))
        for cue in reading.cues.get("propose", ())
    )


def _cost(reading: Reading, anchor: Anchor, dated: Dated) -> int:
    cost = reading.distance(anchor.span, dated.span)
    if anchor.kind is Kind.AGREEMENT and anchor.span.start > dated.span.end:
        opened = any(dated.span.end <= cue.start < anchor.span.start for cue in reading.cues.get("clause", ()))
        cost += 6 if opened else 0  # "initialled it on Tuesday and will sign it on 27 June"
    due = dated.relation in DUE
    if anchor.kind is Kind.DEADLINE:
        if anchor.list == "deadline" and reading.has("extend") and dated.span.start > anchor.span.end:
            return cost - 12  # "they moved the deadline for a treaty to 30 September"
        ends = any(reading.distance(dated.span, cue.span) <= 4 for cue in reading.cues.get("expire", ()))
        if due or ends or anchor.span == dated.span:
            return cost - 12
        return cost + (12 if anchor.list in OBLIGE else 1)  # a day that obliges is no word for a deadline
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
        if kind in _ARRANGED:
            held = _without_acts(reading, held, day)
        if reading.sentence.listed and kind is not Kind.DEADLINE:
            held = _of_the_line(reading, held)
        if kind is Kind.DEADLINE:
            held = _due_first(reading, held)
        else:
            held = [dated for dated in held if dated.relation not in ("before", "within")] or held
        if len(held) <= 1:
            candidate = Candidate(kind, reading, own, held)
            owned = [dates[index] for index, at in owner.items() if anchors[at].kind is Kind.DEADLINE]
            one_sided = all(anchor.list == "release" for anchor in own) and any(
                anchor.list in _DEMANDS for anchor in anchors if anchor.kind is Kind.DEADLINE
            )
            one_sided = one_sided and not reading.has("two_sides")
            free = [
                dated
                for dated in dates
                if dated not in backdrop
                and (
                    (kind is Kind.PRISONER_EXCHANGE and not (one_sided and dated in owned and dated.relation in DUE))
                    or not (dated in owned or (due_named and dated.relation in DUE))
                )
            ]
            if kind is Kind.AGREEMENT and due_named:
                free = []  # the paper that a deadline asks for
            if not held and free and kind is not Kind.DEADLINE:
                nearest = min(free, key=lambda dated: candidate.distance(dated.span))
                if candidate.distance(nearest.span) <= _SHARED:
                    candidate.dates = [nearest]  # another occasion's of the sentence
            found.append(candidate)
        else:
            found += _parted(reading, kind, own, held)
    found += [
        Candidate(Kind.PRISONER_EXCHANGE, reading, [anchor], [dated])  # "the first exchange since 2 October"
        for dated in backdrop
        for anchor in anchors[:1]
        if all(other.kind is Kind.PRISONER_EXCHANGE for other in anchors)
        and any(other.list == "exchange" for other in anchors)
        and dated.when.precision in (Precision.DAY, Precision.WEEK, Precision.MONTH)
    ]
    found += _last_time(reading, anchors, backdrop)
    for candidate in found:
        candidate.acts = acts
    return found


def _last_time(reading: Reading, anchors: Sequence[Anchor], backdrop: Set[Dated]) -> list[Candidate]:
    """Return the meeting since which there has been none ("they have not met since March 2019")."""
    nots = reading.all("not")
    none = [
        anchor
        for anchor in anchors
        if anchor.kind is Kind.NEGOTIATION_ROUND
        and any(cue.end <= anchor.span.start and reading.distance(cue.span, anchor.span) <= _NONE for cue in nots)
    ]
    return [
        Candidate(Kind.NEGOTIATION_ROUND, reading, none[:1], [replace(dated, relation=None)])
        for dated in sorted(backdrop, key=lambda dated: dated.span)
        if none and dated.span.start >= none[0].span.end
    ]


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
    return coarse or day is None or dated.when.start is None or (day - dated.when.start).days > LASTS


def _of_the_line(reading: Reading, held: list[Dated]) -> list[Dated]:
    """Return the date at the head of a line rather than a vaguer one in it ("27 December: … and in the new year …")."""
    head = reading.dates[0]
    if coarse(head.when) or not all(coarse(dated.when) for dated in held if dated is not head):
        return held
    return [head] if held else held


def _without_acts(reading: Reading, held: list[Dated], day: date | None) -> list[Dated]:
    """Leave out the day of the past on which something still to come was arranged or called off."""
    acts = reading.all("propose", "cancel", "postpone", "announce", "agree")
    kept = [
        dated
        for dated in held
        if not gone(dated.when, day) or not any(reading.distance(cue.span, dated.span) <= _ACT for cue in acts)
    ]
    return kept if any(future(dated.when, day) for dated in kept) else held


def _due_first(reading: Reading, held: list[Dated]) -> list[Dated]:
    """Return the days that are due rather than others; "by 8 August they must begin, on 18 August time runs out"."""
    ends = reading.all("expire")
    order = {name: index for index, name in enumerate(DUE)}
    due = [
        dated
        for dated in held
        if dated.relation in DUE or any(reading.distance(dated.span, cue.span) <= 2 for cue in ends)
    ]
    due = [dated for dated in due if dated.relation != "within"] or due  # "within six months, before 23 March"
    return sorted(due, key=lambda dated: order.get(dated.relation or "", len(DUE))) or held


def _parted(reading: Reading, kind: Kind, anchors: list[Anchor], held: list[Dated]) -> list[Candidate]:
    """Part the dates of one kind in a sentence into occasions."""
    if kind is Kind.PRISONER_EXCHANGE and (whole := _in_a_row(held)):
        return [Candidate(kind, reading, anchors, [whole])]
    if kind is Kind.NEGOTIATION_ROUND and (any(planned(reading, dated) for dated in held) or _moved(reading, held)):
        return [Candidate(kind, reading, anchors, held)]  # "had been set for Monday, will be on Friday"
    edges = reading.all("begin", "end")
    if kind is Kind.DEADLINE and reading.has("extend"):
        return [Candidate(kind, reading, anchors, held)]
    apart = any(anchor.list == "number" for anchor in anchors) or (kind is Kind.NEGOTIATION_ROUND and _counted(reading))
    if (
        kind not in (Kind.DEADLINE, Kind.AGREEMENT)
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
        last = merged[-1] if merged else None
        far = last is not None and (
            reading.distance(last[0][-1].span, some[0].span) > 3
            or (some[0].list == "quit") != (last[0][-1].list == "quit")  # signed in one year, left in another
        )
        if last is not None and not (theirs and last[1] and far):
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


def _moved(reading: Reading, held: Sequence[Dated]) -> bool:
    """Whether of two days one is that to which a meeting was put off ("planned for Tuesday, put off to Friday")."""
    cues = reading.all("postpone")
    to = [dated for dated in held if any(0 <= dated.span.start - cue.end <= _ARTICLE + 1 for cue in cues)]
    return len(held) == 2 and len(to) == 1 and to[0] is held[-1] and reading.has("schedule")


def _counted(reading: Reading) -> bool:
    """Whether a sentence counts up several occasions ("two rounds, the first in May and the second in June")."""
    numbers = {name for name in reading.cues if name.startswith("ordinal ") and reading.cues[name]}
    if reading.has("several"):
        return len(numbers) > 1
    # "round eight closed on Monday; round nine opened on Friday"
    return len({name for name in numbers if any(_numbers_a_round(reading, cue) for cue in reading.cues[name])}) > 1


def _numbers_a_round(reading: Reading, cue: Cue) -> bool:
    return any(reading.distance(cue.span, noun.span) <= 1 for noun in reading.cues.get("round", ()))


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
        one.relation in ("since", "from", *DUE) for one in held
    )


_DEMANDS = ("must", "threat", "grant")  # lists that demand that somebody frees others by a day
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
