"""Reading: a sentence with all that was found in it, and how far apart things stand in it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from tracker.dates.timex import Timex, TimexType
from tracker.dates.when import Precision, When
from tracker.mentions.actors import Actor
from tracker.mentions.counts import Count
from tracker.mentions.mention import Span
from tracker.mentions.places import Place
from tracker.mentions.sentences import Sentence
from tracker.mentions.windows import next_year
from tracker.mentions.words import Cue, Token

_DURATION = re.compile(r"PT?(?P<number>\d+)(?P<unit>[DWH])")
_MONTHS = re.compile(r"P(?P<number>\d+)(?P<unit>[MY])")
_AND = re.compile(r"\W+(?:\w+\W+){1,2}|\s*[-–/,&]\s*")  # "and", "and on"
_BEFORE_CLOCK = 4  # characters before the time of day at the head of a sentence ("Um 7 Uhr")
_PLANNED = 5  # words between "had been due" and the day that it was due
_OF_ITS_YEAR = 7  # characters between a day and its year right after it
_SAME_BREATH = 40  # characters between a year and the days in it
_BESIDE = 8  # characters between a day and its time of day
_DIGITS = re.compile(r"\d[–—,:]\d")  # marks in "17–18", "1,000" and "14:10" part nothing
# What a mark between two words adds to their distance, in words: a comma may part clauses, a semicolon does.
_MARKS = {",": 3, ";": 14, ":": 8, "–": 5, "—": 5, "(": 3, ")": 3, "“": 2, "”": 2, "»": 2, "«": 2, '"': 2}
_MARK = re.compile("[" + re.escape("".join(_MARKS)) + "]")


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression, or a run of them read as one window, as it governs an occasion."""

    span: Span
    when: When
    relation: str | None
    days: int | None = None  # of a duration
    months: int | None = None  # of a duration told in months
    reasons: tuple[str, ...] = ()  # why it is that day, as the reader of dates says
    yearless: bool = False  # its year is a guess
    in_days: bool = False  # the duration is told in days, not in hours
    hour: bool = False  # a time of the day of the article: "this morning", "at 8 p.m."
    of_calendar: bool = False  # "19 April", of which only the year is a guess; not "within three years"
    weekday: bool = False  # a bare day of the week: which week is a matter of tense


@dataclass(slots=True)
class Reading:
    """A sentence, its words, cues, dates, actors, places and counts; offsets are those of the article."""

    index: int
    sentence: Sentence
    text: str  # of the article
    words: Sequence[Token]
    cues: dict[str, list[Cue]]
    dates: list[Dated] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    background: list[Span] = field(default_factory=list)  # words for meetings that are only what came before
    line: Dated | None = None  # the date with which the line of a chronology begins that it goes on
    starts: list[int] = field(default_factory=list)
    measured: dict[tuple[int, int], int] = field(default_factory=dict)  # distances by end and start
    enumerated: list[int] = field(default_factory=list)  # commas between actors told in a row

    def __post_init__(self) -> None:
        self.starts = [word.start for word in self.words]

    def enumerate_actors(self) -> None:
        """Note the commas that only part actors from each other, once these are known."""
        self.measured.clear()
        for one, other in pairwise(self.actors):
            between = self.text[one.span.end : other.span.start]
            if between.startswith(",") and between.count(" ") <= 2:
                self.enumerated.append(one.span.end)

    @property
    def span(self) -> Span:
        """Return where the sentence stands."""
        return self.sentence.span

    @property
    def asks(self) -> bool:
        """Whether the sentence is a question, which tells nothing."""
        return self.text[self.span.start : self.span.end].rstrip("\"'”’»“)").endswith("?")

    def has(self, *names: str) -> bool:
        """Whether the sentence has a cue of any of these lists."""
        return any(self.cues.get(name) for name in names)

    def all(self, *names: str) -> list[Cue]:
        """Return the cues of these lists in order."""
        return sorted((cue for name in names for cue in self.cues.get(name, ())), key=lambda cue: cue.start)

    def distance(self, one: Sequence[int], other: Sequence[int]) -> int:
        """Return the words between two spans, marks counted as `_MARKS` says; 0 where they touch or overlap."""
        first, second = (one, other) if one[0] <= other[0] else (other, one)
        end, start = first[1], second[0]
        if start <= end:
            return 0
        if (known := self.measured.get((end, start))) is None:
            known = self.measured[end, start] = self._between(end, start)
        return known

    def _between(self, end: int, start: int) -> int:
        between = self.text[end:start]
        words = bisect_left(self.starts, start) - bisect_left(self.starts, end)
        if " " in between:
            between = _DIGITS.sub("0", between)
        listed = sum(_MARKS[","] for at in self.enumerated if end <= at < start)  # "France, Russia and Ukraine"
        return max(words, 0) + sum(_MARKS[mark] for mark in _MARK.findall(between)) - listed

    def clause(self, span: Sequence[int]) -> Span:
        """Return the clause in which something stands: between marks, and words that open a clause."""
        start, end = self.span
        for mark in _MARK.finditer(self.text, start, end):
            if mark.end() <= span[0] and mark.start() not in self.enumerated:
                start = max(start, mark.end())
            elif mark.start() >= span[1] and mark.start() not in self.enumerated:
                end = min(end, mark.start())
        for cue in self.cues.get("clause", ()):
            if cue.start <= span[0] - 1:
                start = max(start, cue.start)
            elif cue.start >= span[1]:
                end = min(end, cue.start)
        return Span(start, end)

    def near(self, span: Sequence[int], names: Iterable[str], within: int) -> Cue | None:
        """Return the cue of these lists that stands nearest to a span, none farther than `within`."""
        ranked = [(self.distance(span, cue.span), cue) for name in names for cue in self.cues.get(name, ())]
        ranked = [pair for pair in ranked if pair[0] <= within]
        return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


def dates_of(timexes: Sequence[Timex], span: Span, text: str, joins: Set[str]) -> list[Dated]:
    """Return the dates told of in a sentence; the parts of a run ("23 and 24 January", "4 to 6 May") become one.

    `joins` are the words that list things ("and"); what else stands in a run makes it one from … to.
    """
    found: list[Dated] = []
    inside = [timex for timex in timexes if span.start <= timex.start and timex.end <= span.end]
    if inside and _heads_an_entry(inside[0], span) and any(timex.when for timex in inside[1:]):
        del inside[0]  # "18:05 The last round was on 10 October"
    for timex in inside:
        if timex.when:
            found.append(
                Dated(
                    Span(timex.start, timex.end),
                    timex.when,
                    timex.relation,
                    days=_days(timex.value),
                    months=_months(timex.value),
                    reasons=timex.reasons,
                    yearless=timex.anchor == "publication",
                    in_days=timex.value.endswith("D"),
                    hour=timex.type is TimexType.TIME and timex.anchor == "publication" and not _weekday(timex),
                    of_calendar=_of_calendar(timex),
                    weekday=_weekday(timex),
                )
            )
        elif (days := _days(timex.value)) or _months(timex.value):
            found.append(
                Dated(
                    Span(timex.start, timex.end),
                    timex.when,
                    timex.relation,
                    days,
                    _months(timex.value),
                    in_days=timex.value.endswith("D"),
                )
            )
        if timex.window is not None and timex.run_start is not None:
            run_start = timex.run_start
            parts = [dated for dated in found if dated.span.start >= run_start and dated.when]
            found = [dated for dated in found if dated not in parts]
            found += _run(parts, timex.window, text, joins)
    return _joined(_finest(_of_their_year(found)), text)


def _heads_an_entry(timex: Timex, span: Span) -> bool:
    """Whether an expression is the time of day with which a sentence begins, as the entries of a ticker do."""
    bare = timex.type is TimexType.TIME and timex.anchor == "publication" and ":" in timex.value
    return bare and timex.window is None and timex.start - span.start <= _BEFORE_CLOCK


def _run(parts: Sequence[Dated], window: When, text: str, joins: Set[str]) -> list[Dated]:
    """Return a run as one window where it is one, or its parts where it lists days far apart or months."""
    if len(parts) < 2 or parts[0].relation in ("from", "between") or parts[-1].relation == "until":
        start = parts[0].span.start if parts else 0
        end = parts[-1].span.end if parts else 0
        guessed = bool(parts) and all(part.yearless for part in parts)
        calendar = bool(parts) and all(part.of_calendar for part in parts)
        why = parts[0].reasons if parts else ()
        whole = Dated(Span(start, end), window, None, reasons=why, yearless=guessed, of_calendar=calendar)
        if len(parts) == 1 and parts[0].relation == "from":  # "thirty days from Monday"
            whole = replace(whole, weekday=parts[0].weekday)
        return [whole]
    found: list[Dated] = []
    for part in parts:
        last = found[-1] if found else None
        if last is not None and last.when.end and part.when.start and last.when.start and part.when.end:
            between = text[last.span.end : part.span.start].casefold().split()
            dash = between != [","] and bool(between) and not joins & {word.strip(",") for word in between}
            fine = part.when.precision is Precision.DAY
            if dash or (fine and 0 <= (part.when.start - last.when.end).days <= 1):
                both = When(last.when.start, max(last.when.end, part.when.end), part.when.precision)
                guess = last.of_calendar and part.of_calendar
                found[-1] = Dated(
                    Span(last.span.start, part.span.end), both, last.relation, reasons=last.reasons, of_calendar=guess
                )
                continue
        found.append(part)
    return found


def _of_their_year(found: Sequence[Dated]) -> list[Dated]:
    """Give days without a year the year told before them ("last year … on 19 and 20 April")."""
    moved: list[Dated] = []
    for dated in found:
        years = [other for other in moved if other.when.precision is Precision.YEAR]
        years = [other for other in years if other.yearless or dated.span.start - other.span.end <= _SAME_BREATH]
        beside = [other for other in found if 0 <= other.span.start - dated.span.end <= _OF_ITS_YEAR]
        years += [other for other in beside if other.when.precision is Precision.YEAR]  # "Whit Monday of last year"
        year = years[-1].when.start if years else None
        if year is not None and dated.of_calendar and dated.when.start is not None:
            dated = replace(dated, when=next_year(dated.when, year.year - dated.when.start.year))
        moved.append(dated)
    return moved


def _finest(found: Sequence[Dated]) -> list[Dated]:
    """Leave out a year that a finer date of the sentence lies in ("last year in Istanbul, on 16 May")."""
    return [
        dated
        for dated in found
        if dated.when.precision is not Precision.YEAR
        or not any(
            other.when.precision not in (Precision.YEAR, Precision.UNKNOWN) and other.when.overlaps(dated.when)
            for other in found
        )
    ]


def _joined(found: Sequence[Dated], text: str) -> list[Dated]:
    """Join days that follow each other in the calendar and in the text ("on Wednesday and Thursday")."""
    joined: list[Dated] = []
    for dated in found:
        last = joined[-1] if joined else None
        if last is not None and last.when == dated.when and last.when and dated.span.start - last.span.end <= _BESIDE:
            joined[-1] = replace(last, weekday=last.weekday or dated.weekday)
            continue  # "on Sunday at 8.30", "at midnight on Sunday"
        if last is not None and last.when and dated.weekday and text[last.span.end : dated.span.start] == ", ":
            continue  # "last night, Monday"
        if (
            last is not None
            and last.when.precision is dated.when.precision is Precision.DAY
            and last.when.start
            and last.when.end
            and dated.when.start
            and dated.when.end
            and last.when.end + timedelta(days=1) == dated.when.start
            and _AND.fullmatch(text, last.span.end, dated.span.start)
        ):
            window = When(last.when.start, dated.when.end, Precision.DAY)
            joined[-1] = Dated(Span(last.span.start, dated.span.end), window, last.relation, reasons=last.reasons)
        else:
            joined.append(dated)
    return joined


def _of_calendar(timex: Timex) -> bool:
    guess = timex.anchor == "publication" or "the year of the sentence" in timex.reasons
    return guess and not any(" from " in why or "feast" in why for why in timex.reasons)


def _weekday(timex: Timex) -> bool:
    return timex.anchor == "publication" and any(reason.startswith("weekday") for reason in timex.reasons)


def _days(value: str) -> int | None:
    """Return the length of a TIMEX3 duration of days, weeks or hours in whole days."""
    match = _DURATION.fullmatch(value)
    if match is None:
        return None
    number = int(match["number"])
    return {"D": number, "W": 7 * number, "H": -(-number // 24)}[match["unit"]] or None


def _months(value: str) -> int | None:
    """Return the length of a TIMEX3 duration of months or years in months."""
    match = _MONTHS.fullmatch(value)
    return int(match["number"]) * (12 if match["unit"] == "Y" else 1) if match else None


def future(when: When, day: date | None) -> bool:
    """Whether a window lies wholly after the day."""
    return day is not None and when.start is not None and when.start > day


def gone(when: When, day: date | None) -> bool:
    """Whether a window lies wholly before the day."""
    return day is not None and when.end is not None and when.end < day


def planned(reading: Reading, dated: Dated) -> bool:
    """Whether a date is one on which something should have been, before that came otherwise."""
    return any(
        dated.span.start > cue.start and reading.distance(cue.span, dated.span) < _PLANNED
        for cue in reading.cues.get("original", ())
    )
