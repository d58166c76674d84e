"""Find the time expressions of a text, and say when each of them is."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from tracker.dates import calendar
from tracker.dates.calendar import Moment
from tracker.dates.context import Context, Relations, relation
from tracker.dates.grammar import Grammar, Match, grammar
from tracker.dates.lexing import DASHES, Words
from tracker.dates.resolving import Reading, Resolver
from tracker.dates.timex import Timex, TimexType
from tracker.dates.vocabulary import BREAK
from tracker.dates.when import Precision, When

_LASTING = 60  # characters between a length and the day from which it runs
_TOLD = 8  # dates with their year from which on a text without "yesterday" and "Monday" is taken for a tale


@dataclass(slots=True)
class _Part:
    """A match on its way to a Timex."""

    match: Match
    link: str = ""  # how it is joined to the part before: "range", "list" or not at all
    reading: Reading | None = None
    relation: str | None = None


def find(text: str, language: str, published: date | datetime | None) -> list[Timex]:
    """Return the time expressions of a text in order; they don't overlap. [] where the language has no pack.

    Raises PackError where the language's pack has a slip. The time taken grows with the length of the text.
    """
    rules = grammar(language)
    if rules is None:
        return []
    day = published.date() if isinstance(published, datetime) else published
    words = rules.words(text)
    parts = list(_linked(words, rules))
    context = Context(words, rules.pack, day, _narrative(parts, day))
    _resolve(parts, context, _relations(rules))
    return list(_lasting(list(_timexes(parts, words)), words))


@lru_cache(maxsize=16)
def _relations(rules: Grammar) -> Relations:
    return Relations(rules.pack)


def _narrative(parts: Sequence[_Part], published: date | None) -> bool:
    """Whether a text tells of past times: many dates bear their year, few are seen from the day of writing."""
    dated = spoken = 0
    for part in parts:
        fields = part.match.fields
        if any(fields.get(name) for name in ("year", "dotted", "iso")):
            dated += 1
        elif "deictic" in fields or (fields.get("weekday") is not None and not fields.get("day")):
            spoken += 1
    if published is None:
        return dated > spoken
    return dated >= _TOLD and spoken * 6 < dated


# ------------------------------------------------------------------------------------------- runs


def _linked(words: Words, rules: Grammar) -> Iterator[_Part]:
    """Yield what the rules find with the days that share a month ("23. und 24. Januar"), linked where joined."""
    ranges, lists, skip = (
        frozenset(str(rules.pack.get("connectors", {}).get(name, "")).split()) for name in ("range", "list", "skip")
    )

    def joint(first: int, last: int) -> str:
        """Return how the words between two dates join them."""
        between = ["-" if words.word(at) in DASHES else words.word(at).lower() for at in range(first, last)]
        if not between or len(between) > 4 or not all(w in ranges or w in lists or w in skip for w in between):
            return ""
        return "range" if any(w in ranges for w in between) else "list" if any(w in lists for w in between) else ""

    before = 0
    previous: _Part | None = None
    for match in rules.matches(words):
        if match.rule.means == "nothing":
            before = match.last
            previous = None
            continue
        heads = _heads(words, match, before, joint) if "month" in match.fields and "day" in match.at else []
        tails = _tails(words, match, joint) if "month" in match.fields and "day" in match.at else []
        for each in (*heads, match, *tails):
            link = joint(previous.match.last, each.first) if previous and _joins(previous.match, each) else ""
            previous = _Part(each, link)
            yield previous
            before = each.last


def _joins(one: Match, two: Match) -> bool:
    """Whether two matches can be parts of one run: dates, neither of them counted from the other."""
    kinds = {one.rule.means, two.rule.means}
    return kinds <= {"date", "deictic", "relative", "nth"} and two.fields.get("base") != "text"


def _heads(words: Words, match: Match, before: int, joint: Any) -> list[Match]:
    """Return the days to the left that share the month of a date."""
    heads: list[Match] = []
    start = match.first
    if match.at["day"][0] != start and not (match.at["day"][0] <= start + 1):
        return []
    while len(heads) < 5:
        for width in (1, 2, 3):
            at = start - width - 1
            end = at + 1
            if at < before:
                return heads[::-1]
            if words.value(at, "day") is None and words.word(at) == ".":
                at -= 1
            if at < before or not _is_day(words, at) or not joint(end, start):
                continue
            if words.word(end) == "." and end < start:
                end += 1
            heads.append(_day(match, at, end, words.value(at, "day")))
            start = at
            break
        else:
            return heads[::-1]
    return heads[::-1]


def _tails(words: Words, match: Match, joint: Any) -> list[Match]:
    """Return the days to the right that share the month of a date whose month comes first."""
    tails: list[Match] = []
    if "month" not in match.at or match.at["month"][0] > match.at["day"][0] or "year" in match.at:
        return []
    end = match.last
    while len(tails) < 5:
        at = end
        while at < len(words) and at - end < 2 and not _is_day(words, at):
            at += 1
        if at >= len(words) or not _is_day(words, at) or not joint(end, at) or _counts(words, at + 1):
            return tails
        tails.append(_day(match, at, at + 1, words.value(at, "day")))
        end = at + 1
    return tails


def _is_day(words: Words, at: int) -> bool:
    return (
        words.value(at, "day") is not None
        and 1 <= words.value(at, "day") <= 31
        and words.word(at)[0].isdigit()
        and (len(words.word(at)) <= 4)
    )


def _counts(words: Words, at: int) -> bool:
    """Whether the word after a number is what it counts, rather than the sentence going on."""
    if at >= len(words):
        return False
    return (
        "month" in words.values(at)
        or "unit" in words.values(at)
        or (words.classes[at] == "w" and words.ends[at - 1] < words.starts[at])
    )


def _day(match: Match, first: int, last: int, day: int) -> Match:
    fields = {
        name: value for name, value in match.fields.items() if name in ("month", "year", "yy", "monthnum", "year_rel")
    }
    return Match(match.rule, first, last, {**fields, "day": day}, {"day": (first, last)})


# ------------------------------------------------------------------------------------------- resolution


def _resolve(parts: Sequence[_Part], context: Context, relations: Relations) -> None:
    resolver = Resolver(context)
    at = 0
    entry_end = -1
    day_of_entry: date | None = None
    while at < len(parts):
        stop = at + 1
        while stop < len(parts) and parts[stop].link:
            stop += 1
        group = parts[at:stop]
        first = group[0].match.first
        if first >= entry_end >= 0:
            context.now, entry_end = day_of_entry, -1
        for part in group:
            part.relation = relation(context.words, part.match.first, part.match.last, relations)[0]
        if len(group) > 1 and group[0].relation == "between":
            for part in group[1:]:
                part.link = "range"
        _resolve_group(group, resolver, context)
        if len(group) == 1 or all(part.link == "range" for part in group[1:]):
            day_of_entry = _heading(group[0], context) or context.now
            if _opens_entry(group[-1], context.words):
                reading = group[0].reading
                if reading and reading.moment and reading.moment.unit == "day":
                    entry_end = context.words.classes.find(BREAK, group[-1].match.last)
                    day_of_entry, context.now = context.now, reading.moment.first
        at = stop


def _heading(part: _Part, context: Context) -> date | None:
    """Let a line that is nothing but a year or a day stand over what follows it."""
    words, match, reading = context.words, part.match, part.reading
    begins = match.first == 0 or words.classes[match.first - 1] == BREAK
    ends = match.last >= len(words) or words.classes[match.last] == BREAK
    if reading is None or reading.moment is None or not (begins and ends):
        return None
    if reading.moment.unit == "year":
        context.heading_year = reading.moment.first.year
    elif reading.moment.unit == "day":
        context.now = reading.moment.first
        return context.now
    return None


def _opens_entry(part: _Part, words: Words) -> bool:
    """Whether a date begins a line and is closed by a colon or dash: an entry of a chronology."""
    match = part.match
    return (match.first == 0 or words.classes[match.first - 1] == BREAK) and (
        match.last < len(words) and words.word(match.last) in ":–—|"
    )


def _resolve_group(group: Sequence[_Part], resolver: Resolver, context: Context) -> None:
    def resolve(part: _Part, near: Moment | None = None) -> Moment | None:
        part.reading = resolver.resolve(part.match, part.relation or group[0].relation, near)
        return part.reading.moment if part.reading else None

    last = group[-1]
    if len(group) == 1:
        resolve(last)
    elif all(_bare_weekday(part) for part in group):
        _resolve_weekdays(group, resolver, resolve)
    elif last.match.fields.get("year") or last.match.fields.get("dotted") or last.match.fields.get("year_rel"):
        moment = resolve(last)
        for part in reversed(group[:-1]):
            resolve(part, moment)
    else:
        moment = None
        for part in group:
            moment = resolve(part, moment if part.link == "range" else None) or moment
    for part in group:
        reading = part.reading
        if reading and reading.moment:
            context.note(reading.moment, part.match.first, explicit_year=reading.explicit_year)
    opening = group[0].reading.moment if group[0].reading else None
    if len(group) > 1 and opening and opening.unit == "year":
        context.told = opening  # what is told of 1955 to 1963 begins in 1955


def _resolve_weekdays(group: Sequence[_Part], resolver: Resolver, resolve: Callable[[_Part], Moment | None]) -> None:
    """Resolve "from Monday to Wednesday": back from its last day, or ahead from its first."""
    moment = resolve(group[-1])
    now = resolver.context.now
    if moment is None or now is None:
        return
    if moment.first > now:
        moment = resolve(group[0])
        for part in group[1:]:
            if moment is not None:
                part.reading = resolver.weekday_beside(part.match, moment, 1)
                moment = part.reading.moment
    else:
        for part in reversed(group[:-1]):
            if moment is not None:
                part.reading = resolver.weekday_beside(part.match, moment, -1)
                moment = part.reading.moment


def _bare_weekday(part: _Part) -> bool:
    fields = part.match.fields
    return fields.get("weekday") is not None and not fields.get("day") and part.match.rule.means == "date"


# ------------------------------------------------------------------------------------------- results


def _timexes(parts: Sequence[_Part], words: Words) -> Iterator[Timex]:
    at = 0
    while at < len(parts):
        stop = at + 1
        while stop < len(parts) and parts[stop].link:
            stop += 1
        found = [part for part in parts[at:stop] if part.reading]
        timexes = [_timex(part, words) for part in found]
        whole = _window(found)
        if whole is not None:
            timexes[-1] = replace(timexes[-1], window=whole, run_start=timexes[0].start)
        yield from timexes
        at = stop


def _lasting(timexes: Sequence[Timex], words: Words) -> Iterator[Timex]:
    """Yield the expressions; a day from which a length runs gets the whole time as its window.

    "A truce of 30 days from 12 May": the window of 12 May is its 30 days, and begins at "30 days".
    """
    before: Timex | None = None
    for timex in timexes:
        start = timex.when.start
        if (
            before is not None
            and before.type is TimexType.DURATION
            and timex.relation in ("from", "since")
            and timex.window is None
            and start is not None
            and start == timex.when.end
            and timex.start - before.end < _LASTING
            and not re.search(r"[.!?]\s", words.text[before.end : timex.start])
            and (length := calendar.length(before.value, start)) is not None
        ):
            last = start + timedelta(days=length - 1)
            timex = replace(timex, window=When(start, last, Precision.DAY), run_start=before.start)
        before = timex
        yield timex


def _timex(part: _Part, words: Words) -> Timex:
    reading = part.reading
    if reading is None:
        raise ValueError("no reading")
    start, end = words.starts[part.match.first], words.ends[part.match.last - 1]
    return Timex(
        start=start,
        end=end,
        text=words.text[start:end],
        type=reading.type,
        value=reading.value,
        mod=reading.mod,
        when=reading.when,
        relation=part.relation,
        anchor=reading.anchor,
        reasons=tuple(dict.fromkeys(filter(None, reading.reasons))),
    )


def _window(run: Sequence[_Part]) -> When | None:
    """Return the window of a run: from its first to its last part, for lists only where days follow one another."""
    if len(run) < 2:
        return None
    whens = [part.reading.when for part in run if part.reading]
    if not all(whens):
        return None
    if not any(part.link == "range" for part in run[1:]):
        for one, two in zip(whens, whens[1:], strict=False):
            if one.end is None or two.start is None or (two.start - one.end).days != 1:
                return None
    return calendar.window(whens[0], whens[-1]) or None
