"""Find the time expressions of a text, and say when each of them is."""

import re
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise

from tracker.collecting import without_collecting
from tracker.dates import calendar
from tracker.dates.calendar import Moment
from tracker.dates.context import Context, Relations
from tracker.dates.grammar import Grammar, Match, grammar
from tracker.dates.lexing import Words
from tracker.dates.resolving import Resolver
from tracker.dates.runs import runs, window
from tracker.dates.timex import Timex, TimexType
from tracker.dates.vocabulary import BREAK
from tracker.dates.when import Precision, When

_FINER = frozenset({"month", "day", "season", "quarter", "part", "rel"})  # fields with which a year is more than a year
_YEAR_OF_RUN = ("year", "dotted", "year_rel")
_LOOSE = (None, "at", "for")  # what says no bound
_SAID_AS: dict[str, str | None] = {"of": None, "for": "at"}
_WORDS = 50_000  # so many words of a language are remembered
_TOLD = 8  # dates with their year from which on a text without "yesterday" and "Monday" is taken for a tale
_LONG = 2_500  # characters; in a longer text that is not told from day to day, "today" may mean nowadays
_SELDOM = 5_000  # characters from one word told from day to day to the next
_BIG = 100_000  # characters, of which so many expressions are made that the collector costs a fifth of the time
_APART = 2  # words between a time and the day after it
_LASTING = 60  # characters between a length and the day from which it runs


def find(text: str, language: str, published: date | datetime | None) -> list[Timex]:
    """Return the time expressions of a text in order; they don't overlap. [] where the language has no pack.

    Raises PackError where the language's pack has a slip. The time taken grows with the length of the text.
    """
    rules = grammar(language)
    if rules is None:
        return []
    with without_collecting() if len(text) > _BIG else nullcontext():
        return _find(text, rules, published)


def _find(text: str, rules: Grammar, published: date | datetime | None) -> list[Timex]:
    words = rules.words(text)
    found = [part for run in runs(words, rules) for part in _year_apart(run)]
    day = published.date() if isinstance(published, datetime) else published
    relations, signs = _known(rules)
    context = Context(words, rules.pack, day, _narrative(found, day), signs=signs)
    spoken = sum(_spoken(part) for run in found for part in run)
    context.wide = bool(rules.pack.get("wide_today")) and len(text) > max(_LONG, spoken * _SELDOM)
    context.month_first = _month_first(found, rules)
    _Reader(context, relations).read(found)
    return list(_lasting([timex for run in found for timex in _timexes(run, words)], words))


@lru_cache(maxsize=16)
def _prepared(rules: Grammar) -> tuple[Relations, dict[str, int]]:
    return Relations(rules.pack), {}


def _known(rules: Grammar) -> tuple[Relations, dict[str, int]]:
    """Return the prepositions of a language, and what its words were found to say of the tense so far."""
    relations, signs = _prepared(rules)
    if len(signs) > _WORDS:
        signs.clear()
    return relations, signs


def _spoken(part: Match) -> bool:
    """Whether a part is told from day to day: weekdays, yesterday, tomorrow, times of the day."""
    phrase = part.phrase
    return phrase.bare_weekday or phrase.means == "clock" or (phrase.deictic and bool(phrase.fields["deictic"]))


def _names_month_for(run: Sequence[Match]) -> bool:
    """Whether the last part of a run has a month that the days before it lack."""
    *before, last = (part.fields for part in run)
    named = "month" in last and "day" in last
    return named and any("day" in fields and not ("month" in fields or "daymonth" in fields) for fields in before)


def _year_apart(run: Sequence[Match]) -> list[Sequence[Match]]:
    """Part a year from the days or months told after it: "2000, 12 December", "in 2000, on 3 and 4 July"."""
    if len(run) < 2 or run[1].link == "range":
        return [run]
    first, *rest = (part.fields for part in run)
    alone = "year" in first and not first.keys() & _FINER
    months = any("month" in fields for fields in rest) and not any("year" in fields for fields in rest)
    return [run[:1], run[1:]] if alone and months else [run]


def _narrative(found: Sequence[Sequence[Match]], published: date | None) -> bool:
    """Whether a text tells of past times: many dates bear their year, few are seen from the day of writing."""
    dated = spoken = 0
    for run in found:
        for part in run:
            if part.phrase.says_year:
                dated += 1
            elif part.phrase.deictic or part.phrase.bare_weekday:
                spoken += 1
    return dated > spoken if published is None else dated >= _TOLD and spoken * 6 < dated


def _month_first(found: Sequence[Sequence[Match]], rules: Grammar) -> bool:
    """Whether 05/02 is in May: as the text's other dates show, else as the language's pack says."""
    for run in found:
        for part in run:
            if slashed := part.fields.get("slashed"):
                one, two = int(slashed[0]), int(slashed[1])
                if max(one, two) > 12:
                    return two > 12
    return bool(rules.pack.get("order") == "mdy")


class _Reader:
    """Reads the runs of one text in order, each in the context of those before."""

    def __init__(self, context: Context, relations: Relations) -> None:
        self._context = context
        self._relations = relations
        self._resolver = Resolver(context)
        self._entry_end = -1  # where the entry ends whose day is now
        self._around: date | None = None  # what was now before the entry

    def read(self, found: Sequence[Sequence[Match]]) -> None:
        order = list(found)
        for run in found:
            self._govern(run)
        for at, (clock, day) in enumerate(pairwise(found)):
            if self._belongs(clock, day) and not (at and self._beside(found[at - 1], clock)):
                order[at], order[at + 1] = day, clock  # the time is that of the day which follows
                if day[0].relation in _LOOSE:
                    day[0].relation = clock[0].relation  # "until noon on Friday"
        for day, clock in pairwise(found):
            day[-1].timed = day[-1].phrase.bare_weekday and self._tells_hour(day[-1].last, clock[0])
        for run in order:
            if 0 <= self._entry_end <= run[0].first:
                self._context.now, self._entry_end = self._around, -1
            self._resolve(run)
            self._note(run)

    def _tells_hour(self, end: int, clock: Match) -> bool:
        """Whether the hour of a day that ends at a word follows within its sentence."""
        fields, words = clock.fields, self._context.words
        exact = any(fields.get(name) is not None for name in ("clock", "dotclock", "hour"))
        near = 0 <= clock.first - end <= _APART and BREAK not in words.classes[end : clock.first]
        return (
            exact
            and near
            and not {"daypart"} & fields.keys()
            and self._context.sentence(end) == self._context.sentence(clock.first)
        )

    def _belongs(self, clock: Sequence[Match], day: Sequence[Match]) -> bool:
        """Whether a time of the day stands right before its day ("at noon on Monday")."""
        return (
            clock[0].phrase.means == "clock"
            and (day[0].phrase.means in ("date", "deictic") or day[0].fields.get("weekday") is not None)
            and (not day[0].fields.get("daypart") or "deictic" in day[0].fields)
            and self._beside(clock, day)
        )

    def _beside(self, one: Sequence[Match], two: Sequence[Match]) -> bool:
        """Whether no more than a comma or a light word stands between two runs."""
        first, last = one[-1].last, two[0].first
        between = [self._context.words.word(at) for at in range(first, min(last, first + _APART + 1))]
        return len(between) <= _APART and all(word == "," or self._relations.is_light(word) for word in between)

    def _govern(self, run: Sequence[Match]) -> None:
        """Set what governs each part: its own preposition, else the run's."""
        for part in run:
            own = self._relations.of(self._context.words, part.first, part.last)
            if part.link == "range" and own in ("until", "at", "for") and part.fields.get("part") != "END":
                own = None  # "from Monday to Thursday" says no limit
            part.relation = own or run[0].relation
        if len(run) > 1 and run[1].link == "range":
            for part in run:
                part.relation = "from" if part.relation == "of" else part.relation  # "vom 4. bis 6. Februar"
        if len(run) > 1 and run[0].relation == "between":
            for part in run[1:]:
                part.link = "range"

    def _one(self, part: Match, near: Moment | None = None) -> Moment | None:
        part.near = near
        part.reading = self._resolver.resolve(part)
        return part.reading.moment if part.reading else None

    def _resolve(self, run: Sequence[Match]) -> None:
        if len(run) == 1:
            self._one(run[0])
            return
        if all(part.phrase.bare_weekday for part in run):
            self._weekdays(run)
            return
        said = [at for at, part in enumerate(run) if any(part.fields.get(name) for name in _YEAR_OF_RUN)]
        if not said and _names_month_for(run):
            said = [len(run) - 1]
        begin, moment = 0, None
        for end in said:
            moment = self._one(run[end])
            for part in reversed(run[begin:end]):  # who has the year, or the month, has it for those before
                self._one(part, moment)
            begin = end + 1
        for part in run[begin:]:
            if moment is not None and part.phrase.bare_weekday:  # "next Tuesday or Wednesday"
                reading = self._resolver.dates.weekday_beside(part, moment, 1)
                part.reading = self._resolver.finished(part, reading)
                moment = reading.moment
            else:
                moment = self._one(part, moment if part.link == "range" else None) or moment

    def _weekdays(self, run: Sequence[Match]) -> None:
        """Resolve "from Monday to Wednesday": back from its last day, or ahead from its first."""
        now, moment = self._context.now, self._one(run[-1])
        if moment is None or now is None:
            return
        ahead = moment.first > now or self._context.direction(run[0].first, run[0].last).sign > 0
        if ahead:
            moment = self._one(run[0])
        for part in run[1:] if ahead else reversed(run[:-1]):
            if moment is not None:
                reading = self._resolver.dates.weekday_beside(part, moment, 1 if ahead else -1)
                part.reading, moment = self._resolver.finished(part, reading), reading.moment

    def _note(self, run: Sequence[Match]) -> None:
        """Remember what was named, as context of what follows."""
        context = self._context
        for part in run:
            if part.reading and part.reading.moment:
                # "the truce of 2015 ends on 5 March", but "the sixth round of last year, on 5 March"
                bounds = part.phrase.means == "date" and part.relation not in _LOOSE
                told = context.narrative or (part.reading.moment.unit == "year" and not bounds)
                if part.reading.explicit_year:
                    context.year_at = context.sentence(part.first)
                looks_back = part.phrase.means == "shift" and part.fields.get("sign") == -1
                far = looks_back and part.fields.get("unit") in ("year", "decade", "century")
                context.note(part.reading.moment, part.first, year=part.reading.explicit_year and told, aside=far)
        opening = run[0].reading.moment if run[0].reading else None
        if opening is None:
            return
        if len(run) > 1 and opening.unit == "year":
            context.told = opening  # what is told of 1955 to 1963 begins in 1955
        first, last = run[0].first, run[-1].last
        if opening.unit == "day" and context.begins_entry(first, last):
            said = run[-1].reading is not None and run[-1].reading.explicit_year
            context.note_entry(opening, year=said or context.year_at == context.sentence(first))
        if context.begins_line(first) and len(run) == 1 and opening.unit in ("year", "day"):
            if context.ends_line(last):
                context.head(opening)
            elif opening.unit == "day" and context.opens_entry(last):
                self._around = context.now if self._entry_end < 0 else self._around
                self._entry_end = context.words.classes.find(BREAK, last)
                context.now = opening.first


def _timexes(run: Sequence[Match], words: Words) -> list[Timex]:
    found = [_timex(part, words) for part in run if part.reading]
    whole = window(run) if len(run) > 1 else None
    if whole is not None:
        found[-1] = found[-1]._replace(window=whole, run_start=found[0].start)
    return found


def _timex(part: Match, words: Words) -> Timex:
    reading = part.reading
    assert reading is not None
    start, end = words.starts[part.first], words.ends[part.last - 1]
    return Timex(
        start=start,
        end=end,
        text=words.text[start:end],
        type=reading.type,
        value=reading.value,
        mod=reading.mod,
        when=reading.when,
        relation=_SAID_AS.get(part.relation, part.relation) if part.relation else None,
        anchor=reading.anchor,
        reasons=reading.reasons,
    )


def _lasting(found: Sequence[Timex], words: Words) -> Iterator[Timex]:
    """Yield the expressions; a day from which a length runs gets the whole time as its window.

    "A truce of 30 days from 12 May": the window of 12 May is its 30 days, and begins at "30 days".
    """
    before: Timex | None = None
    for timex in found:
        if before is not None and before.type is TimexType.DURATION and timex.relation in ("from", "since"):
            timex = _extended(timex, before, words)
        yield timex
        before = timex


def _extended(timex: Timex, before: Timex, words: Words) -> Timex:
    start = timex.when.start
    between = words.text[before.end : timex.start]
    if timex.window is not None or start is None or start != timex.when.end:
        return timex
    if len(between) > _LASTING or re.search(r"[.!?]\s", between):
        return timex
    days = calendar.length(before.value, start)
    if days is None:
        return timex
    return timex._replace(window=When(start, start + timedelta(days=days - 1), Precision.DAY), run_start=before.start)
