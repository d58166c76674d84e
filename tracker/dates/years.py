"""Which year is meant: of a day, month, feast or season that comes without one."""

from collections.abc import Callable
from datetime import date

from tracker.dates.calendar import Moment, unit_of
from tracker.dates.context import LONG_AGO, Context
from tracker.dates.grammar import Match
from tracker.dates.reading import Reading, placed, seen_from

Build = Callable[[int], Moment | None]  # the date in a year, None where that year has none (29 February)

_BACK = 1.2  # a tale goes on more often than back; 0.6 to 1.6 tried on three corpora of narratives
_SOON = 80  # days; a date so close is not outweighed by a verb far off; 60 to 120 tried on annotated articles
_TURN = 300  # days back from the date before; so far a sentence goes on in the next year instead
_PASSING = 10  # years
_NEAR_VERB = 4  # words
_FARTHEST = {-1: 330, 1: 270}  # days that a verb may move a date away from the nearest


def yearless(match: Match, build: Build, context: Context) -> Reading | None:
    """Find the year: the run's, the sentence's, the heading's, the tale's, else the one nearest to the day of writing.

    None where there is neither a date named before nor a day of writing.
    """
    if match.near is not None:
        near = match.near.first
        options = [build(near.year)] if match.near.unit == "year" else _options(build, near.year)
        moment = min(filter(None, options), key=lambda option: abs((option.first - near).days), default=None)
        return placed(moment, "text", "the year of the run") if moment else None
    said = context.year_said(match.first)
    if context.entry and not said and not context.narrative and context.begins_entry(match.first, match.last):
        return _next_entry(build, context.entry, newest_first=context.newest_first)
    if said and context.narrative and context.told and abs(said - context.told.first.year) > _PASSING:
        said = None  # "declassified in 2005" in a tale of 1964
    for year, reason in ((said, "the year of the sentence"), (context.heading_year, "the year of the heading")):
        if year is not None and (found := build(year)):
            last = context.last_day if context.last_day_at == context.sentence(match.first) else None
            if reason == "the year of the sentence" and last and (last.first - found.first).days > _TURN:
                found = build(year + 1) or found  # "on 27 December 2016 and again on 3 January"
            return placed(found, "text", reason)
    if context.told is not None and (context.narrative or context.now is None):
        return _told(build, context.told)
    if context.now is None:
        return None
    return _of_a_tale(match, build, context, context.now) or _nearest(match, build, context, context.now)


def _of_a_tale(match: Match, build: Build, context: Context, now: date) -> Reading | None:
    """Go on from a day of long ago named with its year in the same paragraph ("12 October 1995. On 1 November …")."""
    told = context.told
    if told is None or told.unit != "day" or not context.near_last_day(match.first):
        return None
    if (now - told.last).days < LONG_AGO or match.relation in ("until", "before"):
        return None
    if context.year_at == context.sentence(match.first):
        return None  # "signed on 3 August 2022, it ran out on 31 March"
    sign = context.direction(match.first, match.last).sign
    if context.entry == told and sign <= 0:
        return _told(build, told)  # of a line of a chronology
    near = [option for option in _options(build, now.year) if abs((option.first - now).days) <= _SOON]
    if sign > 0 or any(not sign or option.first <= now for option in near):
        return None
    return _told(build, told)


def related(rel: int, build: Build, base: date) -> Reading | None:
    """Resolve "last June" (-1), "this spring" (0), "next Easter" (1), seen from a day."""
    own = build(base.year)
    if own is None:
        return None
    before = build(base.year - 1)  # a winter said in February began in the year before
    if rel == 0 and before is not None and before.last >= base:
        own = before
    if rel == 0:
        return placed(own, "publication", seen_from(base))
    step = 0
    if rel < 0:
        step = rel + 1 if own.first < unit_of(own.unit, base).first else rel
    else:
        step = rel - 1 if own.first > base else rel
    moment = build(base.year + step)
    return placed(moment, "publication", seen_from(base)) if moment else None


def _options(build: Build, year: int) -> list[Moment]:
    return [option for each in (year, year + 1, year - 1) if (option := build(each))]


def _told(build: Build, last: Moment) -> Reading | None:
    options = _options(build, last.first.year) if last.at_least("month") else [build(last.first.year)]

    def distance(option: Moment) -> float:
        days = (option.first - last.first).days
        return days if days >= 0 else -days * _BACK

    moment = min(filter(None, options), key=distance, default=None)
    return placed(moment, "text", f"the year of the date named before, {last.value}") if moment else None


def _next_entry(build: Build, last: Moment, *, newest_first: bool) -> Reading | None:
    """Read the day of a line of a chronology: the first such day from that of the line before on."""
    options = [
        found
        for found in _options(build, last.first.year)
        if (found.first - last.first).days * (-1 if newest_first else 1) >= 0
    ]
    moment = min(options, key=lambda option: abs((option.first - last.first).days), default=None)
    return placed(moment, "text", f"the year of the date named before, {last.value}") if moment else None


def _leaning(match: Match, nearest: Moment, days: int, context: Context) -> int:
    """Return whether a date without its year lies back (-1), ahead (1) or where it is nearest (0), so many days off."""
    direction = context.direction(match.first, match.last)
    sign = direction.sign
    if sign > 0 and context.begins_entry(match.first, match.last):
        sign = 0  # a chronology tells in the present tense: "27 June: the treaty is signed"
    if match.relation == "since":
        return -1
    if match.relation == "for" and nearest.unit == "day" and "feast" not in match.fields:
        return 1  # what is put off to a day
    if match.relation in ("until", "before") and not sign:
        return 1  # a limit lies ahead
    if match.relation == "until" and sign < 0:
        return 0  # "gave them time until September": the limit may lie on either side
    soon = nearest.at_least("month") and days < _SOON and direction.distance > _NEAR_VERB
    return 0 if soon or (sign < 0 and context.is_ahead(match.first)) else sign


def _nearest(match: Match, build: Build, context: Context, now: date) -> Reading | None:
    options = _options(build, now.year)
    if not options:
        return None

    def distance(option: Moment) -> int:
        return abs((option.first - now).days)

    nearest = min(options, key=lambda option: abs((option.first - now).days + (option.last - now).days))
    direction = context.direction(match.first, match.last)
    sign = _leaning(match, nearest, distance(nearest), context)
    if sign:
        meant = [option for option in options if (option.last >= now if sign > 0 else option.first <= now)]
        wanted = min(meant, key=distance, default=nearest)
        bound = match.relation == "since" or (match.relation in ("until", "before") and direction.sign > 0)
        if wanted != nearest and (bound or distance(wanted) < _FARTHEST[sign]):
            return placed(wanted, "publication", direction.reason or str(match.relation))
    weekday = match.fields.get("weekday")
    if weekday is None or nearest.unit != "day" or nearest.first.weekday() == weekday:
        return placed(nearest, "publication", "nearest to the day of writing")
    fitting = next((option for option in options if option.first.weekday() == weekday), nearest)
    if fitting is not nearest and distance(nearest) > _SOON:
        return placed(fitting, "publication", "the year that has this weekday")
    return placed(nearest, "publication", "nearest to the day of writing", "its weekday is another")
