"""From what words say to when that is: each meaning that a pack's rules may have, resolved in its context."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tracker.dates import calendar
from tracker.dates.calendar import Moment, unit_of
from tracker.dates.context import Context
from tracker.dates.grammar import Match, Phrase
from tracker.dates.named import NamedDates
from tracker.dates.reading import CLOCK_UNITS, HALVES, Reading, length, placed, seen_from, unplaced
from tracker.dates.timex import TimexType
from tracker.dates.when import NEVER, Precision, When

MEANINGS = ("date", "nth", "relative", "shift", "deictic", "duration", "set", "ref", "clock", "nothing")
_DAYPARTS = frozenset({"MO", "MI", "AF", "EV", "NI", "DT"})
_NIGHT = 5  # o'clock; a later hour "at night" is that of an evening
_SPOKEN = 15  # days; what was said longer ago is not what "within ten days" is counted from


class Resolver:
    """Resolves the matches of one text in their order."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.dates = NamedDates(context)
        self._extras: dict[Phrase, _Extra] = {}
        self._fixed: dict[Phrase, Reading] = {}  # what means the same wherever it stands
        self._plain: dict[tuple[Any, ...], Reading | None] = {}  # what depends on the day of writing and the tense
        self._meanings: Mapping[str, Callable[[Match], Reading | None]] = {
            "date": self.dates.resolve,
            "nth": self.dates.nth,
            "relative": self._relative,
            "shift": self._shift,
            "deictic": self._deictic,
            "duration": self._duration,
            "set": _set,
            "ref": _reference,
            "clock": self._clock,
        }

    def resolve(self, match: Match) -> Reading | None:
        """Return what a match means, None where it turns out to be no time expression."""
        phrase, context = match.phrase, self._context
        if (known := self._fixed.get(phrase)) and match.relation != "within":
            return known
        key: tuple[Any, ...]
        if phrase.means == "clock":
            key = phrase, match.relation, *self._day_of_clock(match)
        elif phrase.depends and context.is_plain(match):
            ahead, direction = context.is_ahead(match.first), context.direction(match.first, match.last)
            key = phrase, match.relation, match.timed, context.now, ahead, direction
        else:
            return self._read(match)
        if key not in self._plain:
            self._plain[key] = self._read(match)
        return self._plain[key]

    def _read(self, match: Match) -> Reading | None:
        phrase = match.phrase
        kind = "tale" if self._context.narrative else "news"
        if phrase.fields.get("only", kind) != kind:
            return None  # what only news mark as a time, or only tales
        try:
            reading = self._meanings[phrase.means](match)
        except (OverflowError, ValueError):  # beyond the calendar
            return None
        if reading is None:
            return None
        reading = self.finished(match, reading)
        if _is_fixed(match, reading):
            self._fixed[phrase] = reading
        return reading

    def _seen_from(self) -> str:
        now = self._context.now
        return seen_from(now) if now else "no day of publication"

    def _deictic(self, match: Match) -> Reading | None:
        """Resolve yesterday, today, tomorrow."""
        now, steps = self._context.now, int(match.fields["deictic"])
        if now is None or (self._context.narrative and steps == 0):  # "to this day"
            return unplaced("PRESENT_REF" if steps == 0 else "XXXX-XX-XX")
        reading = placed(Moment("day", now + timedelta(days=steps)), "publication", self._seen_from())
        if steps == 0 and self._context.wide:
            reading.value = "PRESENT_REF"
        return reading

    def _relative(self, match: Match) -> Reading | None:
        """Resolve "last week", "this year", "the following day", "the next three months"."""
        fields, context = match.fields, self._context
        unit, rel = str(fields["unit"]), int(fields.get("rel") or 0)
        from_text = fields.get("base") == "text"
        named = context.last_as_fine_as(unit)
        base = (named.first if named else None) if from_text else context.base()
        if base is None and (rel == 0 or fields.get("else_now")):
            base = context.now
        count = fields.get("num") or (fields.get("vague") and "X")
        if count is not None:
            return self._stretch(unit, rel, count, base)
        if context.before_christ and unit in ("year", "decade"):
            return self._ancient(unit, rel)
        if unit in CLOCK_UNITS and (rel or unit != "hour"):
            return None  # "in letzter Minute", "noticia de última hora"
        if base is None or unit in CLOCK_UNITS:
            return unplaced({-1: "PAST_REF", 0: "PRESENT_REF"}.get(rel, "FUTURE_REF"))
        if unit == "weekend" and not from_text:
            return self._weekend(match, base)
        moment = unit_of(unit, base).moved(rel * (2 if unit == "fortnight" else 1))
        anchor = "text" if from_text or context.narrative else "publication"
        return placed(moment, anchor, seen_from(base), explicit_year=unit == "year")

    def _ancient(self, unit: str, steps: int) -> Reading | None:
        """Resolve a year or decade so many before or after a year before Christ."""
        context, size = self._context, 10 if unit == "decade" else 1
        year = (context.before_christ or 0) - steps * size
        if year <= 0:
            return None
        context.before_christ = year
        return unplaced(f"BC{year:04d}" if size == 1 else f"BC{year // 10:03d}", anchor="text")

    def _stretch(self, unit: str, rel: int, count: Any, base: date | None) -> Reading:
        """Resolve "the last three years": a length that ends or begins at the day of writing."""
        reading = Reading(TimexType.DURATION, length({unit: count}), NEVER, anchor="publication")
        if base is not None and isinstance(count, int) and rel and unit not in CLOCK_UNITS:
            edge = calendar.shift(unit_of("day", base), count, unit, 1 if rel > 0 else -1)
            start, end = sorted((edge.last if rel > 0 else edge.first, base))
            reading.when, reading.reasons = When(start, end, edge.when.precision), (seen_from(base),)
        return reading

    def _weekend(self, match: Match, base: date) -> Reading:
        """Resolve a weekend as the one before or after a day, by its word or else by the tense."""
        own, rel = unit_of("weekend", base), match.fields.get("rel")
        direction = self._context.direction(match.first, match.last)
        sign = 1 if match.relation == "until" else direction.sign
        if rel:
            steps = rel - (0 if base >= own.first else 1) if rel > 0 else rel
        else:
            steps = -1 if base < own.first and (sign < 0 or (not sign and rel is None)) else 0
        return placed(own.moved(steps), "publication", direction.reason, self._seen_from())

    def _shift(self, match: Match) -> Reading | None:
        """Resolve "three years ago", "a week later", "in four months", "a week ago last Sunday"."""
        fields, context = match.fields, self._context
        unit, sign, count = str(fields["unit"]), int(fields["sign"]), fields.get("num", 1)
        if fields.get("halved") and unit in HALVES:
            unit, count = HALVES[unit]
        if fields.get("vague") or count is None:  # "some years ago", "a few days later"
            if fields.get("type") == "DURATION":
                return unplaced(length({unit: "X"}), TimexType.DURATION)
            return unplaced("PAST_REF" if sign < 0 else "FUTURE_REF")
        if "ahead" in fields and context.direction(match.first, match.last).sign < fields["ahead"]:
            return unplaced(length({unit: count}), TimexType.DURATION)  # "the first in five months"
        if context.before_christ and unit == "year" and fields.get("base") == "text":
            return self._ancient(unit, int(count) * sign)
        count += 0.5 if fields.get("and_half") else 0
        from_text = fields.get("base") == "text"
        base = self._start_of_shift(match, from_text)
        if base is None:
            return unplaced("PAST_REF" if sign < 0 else "FUTURE_REF")
        told = from_text and base.unit == "day" and unit in ("day", "week", "fortnight")
        to_the_day = "weekday" in fields or "deictic" in fields or told
        if to_the_day and float(count).is_integer() and unit not in CLOCK_UNITS:
            moment = calendar.same_day(base, int(count), unit, sign)
        elif from_text and unit == "year" and base.unit in ("month", "quarter") and float(count).is_integer():
            moment = Moment(base.unit, calendar.shift_months(base.first, 12 * int(count) * sign))
        else:
            moment = calendar.shift(base, count, unit, sign)
        anchor = "text" if from_text or context.narrative else "publication"
        reading = placed(moment, anchor, f"seen from {base.value}")
        if fields.get("mod") == "APPROX" and moment.unit == "year":
            reading.when = NEVER  # "almost three years ago" may be in one year or the next
        if fields.get("type") == "DURATION":  # what KRAUTS annotates: the length, though the day is meant
            reading.value = length({unit: count})
        return reading

    def _start_of_shift(self, match: Match, from_text: bool) -> Moment | None:
        context = self._context
        if "weekday" in match.fields:
            return self.dates.weekday(match).moment
        if context.narrative or (from_text and (context.last or not match.fields.get("else_now"))):
            return context.last
        if context.now is None:
            return None
        return Moment("day", context.now + timedelta(days=int(match.fields.get("deictic") or 0)))

    def _duration(self, match: Match) -> Reading | None:
        """Resolve a length; within so many days is the day of speaking and as many more."""
        fields = match.fields
        unit: str | None = fields.get("unit")
        count: Any = "X" if fields.get("vague") else fields.get("num", 1)
        if unit is None or count is None:
            return None
        if count != "X" and fields.get("and_half"):
            count += 0.5
        if fields.get("halved") and unit in HALVES:
            unit, count = HALVES[unit]
        amounts = {unit: count}
        if count != "X" and count % 1 == 0.5 and unit in HALVES and self._context.pack.get("halves_apart"):
            finer, half = HALVES[unit]
            amounts = {unit: int(count), finer: half}
        if fields.get("unit2"):
            amounts[str(fields["unit2"])] = fields.get("num2") or 1
        reading = unplaced(length(amounts), TimexType.DURATION)
        base = self._day_of_speaking(match) if match.relation == "within" and isinstance(count, int) else None
        if base is not None:
            hours = {"hour": count, "minute": 0, "second": 0}.get(unit)
            due = (
                Moment("day", base + timedelta(days=hours // 24))
                if hours is not None
                else calendar.same_day(Moment("day", base), count, unit, 1)
            )
            reading.when, reading.anchor = due.when, "publication"
            reading.reasons += (f"{count} {unit}s from {base:%A} {base.isoformat()}",)
        return reading

    def _day_of_speaking(self, match: Match) -> date | None:
        """Return the day from which a term runs: one it follows, one named in its sentence, else that of writing."""
        context, now, last = self._context, self._context.now, self._context.last_day
        if last and context.follows(match.last, "after"):  # "within 14 days after the truce began"
            return last.first
        in_sentence = context.last_day_at == context.sentence(match.first)
        if last and now and in_sentence and 0 <= (now - last.first).days < _SPOKEN:
            return last.first
        return now

    def _clock(self, match: Match) -> Reading | None:
        """Resolve a time of the day."""
        day, anchor = self._day_of_clock(match)
        reason = f"the day named before, {day.value}" if day and anchor == "text" else self._seen_from()
        return placed(day, anchor, reason) if day else unplaced("")

    def _day_of_clock(self, match: Match) -> tuple[Moment | None, str]:
        """Return the day of a time, and its anchor: the one named last in the paragraph, else that of writing."""
        context = self._context
        day = context.last_day if context.narrative or context.near_last_day(match.first) else None
        if day is None and context.now is not None:
            day = Moment("day", context.now)
            ended = tuple(match.fields.get("clock") or ()) == (24, 0)
            begins = match.relation in ("since", "from", "after")  # what began at midnight began with the day
            if ended and not begins and context.direction(match.first, match.last).sign < 0:  # today's is yet to come
                day = day.moved(-1)
        return day, "text" if day is not None and day is context.last_day else "publication"

    def finished(self, match: Match, reading: Reading) -> Reading:
        """Put the last hand to a reading: what its rule says of unit, part and type, its clock, its bounds."""
        extra = self._extras.get(match.phrase)
        if extra is None:
            extra = self._extras[match.phrase] = _extra(match.phrase)
        elif extra is _NOTHING:
            return reading
        fields, moment = match.fields, reading.moment
        if fields.get("as") and moment is not None:  # "the week of June 9"
            reading.moment = moment = unit_of(str(fields["as"]), moment.first)
            reading.value, reading.when = moment.value, moment.when
        reading.mod = extra.mod or reading.mod
        if extra.type is not None:
            reading.type = extra.type
        if extra.time:
            known = moment is not None and moment.unit == "day"
            reading.value = (moment.value if moment is not None and known else "XXXX-XX-XX") + extra.time
        if moment is not None and moment.unit == "day" and fields.get("day2"):
            reading.when = moment.moved(
                1
            ).when  # the night of the 12th to the 13th: TIMEX3 has the 12th, an event the 13th
        if (
            moment is not None
            and moment.unit != "day"
            and reading.mod == "END"
            and match.relation in ("until", "before")
        ):
            reading.when = When(moment.last, moment.last, Precision.DAY)
            reading.reasons += ("the end as a limit: the last day",)
        return reading


def _is_fixed(match: Match, reading: Reading) -> bool:
    """Whether a phrase means the same wherever it stands: a day with its year, a length, what recurs."""
    if match.phrase.means in ("duration", "set", "ref"):
        return match.relation != "within"
    return reading.anchor == "absolute" and reading.moment is not None and reading.moment.unit == "day"


@dataclass(frozen=True, slots=True)
class _Extra:
    """What a phrase says beside its date: TIMEX3's MOD, its type where the rule has one, the time of the day."""

    mod: str | None = None
    type: TimexType | None = None
    time: str = ""


_NOTHING = _Extra()


def _extra(phrase: Phrase) -> _Extra:
    fields = phrase.fields
    time = _time(fields) if phrase.means != "set" else ""  # what recurs has it in its value
    kind = TimexType.TIME if time else TimexType(fields["type"]) if fields.get("type") else None
    extra = _Extra(fields.get("part") or fields.get("mod"), kind, time)
    return _NOTHING if extra == _NOTHING and not (fields.get("as") or fields.get("day2")) else extra


def _time(fields: Mapping[str, Any]) -> str:
    """Return the part of TIMEX3's value after the day, empty where no time is said."""
    clock, part = fields.get("clock") or fields.get("dotclock"), fields.get("daypart")
    if clock is None and fields.get("hour") is not None:
        clock = (int(fields["hour"]), int(fields.get("minute") or 0))
    if clock is None:
        return f"T{part}" if part in _DAYPARTS else ""
    hour, minute = clock
    if fields.get("half"):  # half past, said as half to the next
        hour, minute = hour - 1, 30
    late = part in ("AF", "EV") or (part == "NI" and hour > _NIGHT)
    afternoon = fields.get("meridiem") == "pm" or (fields.get("meridiem") is None and late)
    if afternoon and hour < 12:
        hour += 12
    elif fields.get("meridiem") == "am" and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute:02d}" + str(fields.get("zone") or "")


def _set(match: Match) -> Reading | None:
    """Resolve what recurs."""
    fields = match.fields
    if fields.get("value"):
        return unplaced(str(fields["value"]), TimexType.SET)
    if fields.get("weekday") is not None:
        return unplaced(f"XXXX-WXX-{int(fields['weekday']) + 1}{_time(fields)}", TimexType.SET)
    if fields.get("unit"):
        return unplaced(length({str(fields["unit"]): fields.get("num", 1)}), TimexType.SET)
    if fields.get("season"):
        return unplaced(f"XXXX-{fields['season']}", TimexType.SET)
    if fields.get("month"):
        return unplaced(f"XXXX-{int(fields['month']):02d}", TimexType.SET)
    return unplaced("XXXX-XX-XX" + _time(fields), TimexType.SET) if fields.get("daypart") else None


def _reference(match: Match) -> Reading:
    """Resolve what only points to the past, the present or the future."""
    return unplaced(str(match.fields["value"]))
