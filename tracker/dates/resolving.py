"""From what words say to when that is: each meaning of a rule, resolved in its context."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tracker.dates import calendar
from tracker.dates.calendar import Moment, day_of, season, unit_of
from tracker.dates.context import Context
from tracker.dates.grammar import Match
from tracker.dates.timex import TimexType
from tracker.dates.when import NEVER, Precision, When

UNIT_CODES = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W", "weekend": "WE",
    "month": "M", "quarter": "Q", "season": "SE", "half": "H", "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
DAYPARTS = ("MO", "MI", "AF", "EV", "NI", "DT")


@dataclass(slots=True)
class Reading:
    """What a match was found to mean; `moment` is its unit of the calendar, where it has one."""

    type: TimexType
    value: str
    when: When = NEVER
    moment: Moment | None = None
    mod: str | None = None
    anchor: str = "none"
    reasons: list[str] = field(default_factory=list)
    explicit_year: bool = False
    bare: str = ""  # what the resolution had to guess at: "weekday", "month", "daymonth", "day"


class Resolver:
    """Resolves matches in the order of the text; `relation` is what governs the match at hand."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._meanings: Mapping[str, Callable[[Match, str | None], Reading | None]] = {
            "date": self._date,
            "relative": self._relative,
            "shift": self._shift,
            "deictic": self._deictic,
            "duration": self._duration,
            "set": self._set,
            "ref": self._ref,
            "clock": self._clock,
            "nth": self._nth,
        }

    def resolve(self, match: Match, relation: str | None, near: Moment | None = None) -> Reading | None:
        """Return what a match means, None where it turns out to be no date; `near` is the other end of its run."""
        self._near = near
        try:
            reading = self._meanings[match.rule.means](match, relation)
        except (OverflowError, ValueError):  # beyond the calendar
            return None
        if reading is None:
            return None
        fields = match.fields
        if fields.get("as") and reading.moment is not None:  # "the week of June 9"
            reading.moment = unit_of(str(fields["as"]), reading.moment.first)
            reading.value, reading.when = reading.moment.value, reading.moment.when
        if fields.get("days") and reading.when.start:  # a feast of several days
            reading.when = When(
                reading.when.start, reading.when.start + timedelta(days=fields["days"] - 1), Precision.DAY
            )
        if fields.get("part"):
            reading.mod = str(fields["part"])
        elif fields.get("mod"):
            reading.mod = str(fields["mod"])
        if fields.get("type"):
            reading.type = TimexType(fields["type"])
        self._time(match, reading)
        self._edge(reading, relation)
        return reading

    _near: Moment | None = None

    # ------------------------------------------------------------------------------ finishing

    def _time(self, match: Match, reading: Reading) -> None:
        clock = match.fields.get("clock") or match.fields.get("dotclock")
        hour = match.fields.get("hour")
        part = match.fields.get("daypart")
        if clock is None and hour is not None:
            clock = (hour, match.fields.get("minute") or 0)
        if clock is not None:
            hour, minute = clock
            if match.fields.get("half"):
                hour, minute = hour - 1, 30
            if match.fields.get("meridiem") == "pm" and hour < 12:
                hour += 12
            elif match.fields.get("meridiem") == "am" and hour == 12:
                hour = 0
            elif part in ("AF", "EV") and hour < 12:
                hour += 12
            suffix = f"T{hour:02d}:{minute:02d}" + str(match.fields.get("zone") or "")
        elif part in DAYPARTS:
            suffix = f"T{part}"
        else:
            return
        reading.type = TimexType.TIME
        if reading.moment is not None and reading.moment.unit == "day":
            reading.value = reading.moment.value + suffix
        elif not reading.value or reading.value.startswith("XXXX") or reading.value.endswith("_REF"):
            reading.value = "XXXX-XX-XX" + suffix

    def _edge(self, reading: Reading, relation: str | None) -> None:
        """Bound a window by what governs it: by the end of June is its last day, within ten days the tenth."""
        moment = reading.moment
        if moment is not None and reading.mod == "END" and relation in ("until", "before"):
            reading.when = When(moment.last, moment.last, Precision.DAY)
            reading.reasons.append("the end as a limit: the last day")

    def _from(self, moment: Moment, anchor: str, reason: str = "", *, explicit_year: bool = False) -> Reading:
        reading = Reading(TimexType.DATE, moment.value, moment.when, moment, anchor=anchor)
        reading.explicit_year = explicit_year
        if reason:
            reading.reasons.append(reason)
        return reading

    def _seen_from(self) -> str:
        now = self.context.now
        return f"seen from {now:%A} {now.isoformat()}" if now else "no day of publication"

    # ------------------------------------------------------------------------------ dates

    def _date(self, match: Match, relation: str | None) -> Reading | None:
        fields = dict(match.fields)
        if not self._unpack(fields):
            return None
        year = self._year(fields)
        if fields.get("era") == "BC":
            return self._before_christ(fields, year)
        if fields.get("feast"):
            return self._feast(match, fields, year, relation)
        if fields.get("month") and fields.get("day"):
            return self._day_month(match, fields, year, relation)
        if fields.get("month"):
            return self._month(match, fields, year, relation)
        if fields.get("weekday") is not None:
            return self._weekday(match, fields, relation)
        if fields.get("season"):
            return self._season(match, fields, year, relation)
        if fields.get("quarter") or fields.get("half_year"):
            return self._quarter(match, fields, year, relation)
        if fields.get("day"):
            return self._day_only(match, int(fields["day"]), relation)
        if fields.get("century") is not None:
            return self._from(Moment("century", date((int(fields["century"]) - 1) * 100 or 1, 1, 1)), "absolute")
        if fields.get("decade") is not None:
            return self._decade(int(fields["decade"]))
        if year is not None:
            return self._from(unit_of("year", date(year, 1, 1)), "absolute", explicit_year=True)
        return None

    def _unpack(self, fields: dict[str, Any]) -> bool:
        """Take a date written in digits apart; False where it is none."""
        if fields.get("iso"):
            found = date.fromisoformat(str(fields["iso"])[:10])
            fields.update(year=found.year, month=found.month, day=found.day)
        for name in ("dotted", "slashed"):
            if fields.get(name):
                one, two, year = fields[name]
                day, month = int(one), int(two)
                order = self.context.pack.get("order", "dmy")
                if name == "slashed" and (month > 12 or (order == "mdy" and day <= 12)):
                    day, month = month, day
                fields.update({"day": day, "month": month, ("year" if len(year) == 4 else "yy"): int(year)})
        if fields.get("daymonth"):
            fields["day"], fields["month"] = fields["daymonth"]
        if fields.get("monthnum"):
            fields["month"] = fields["monthnum"]
        month = fields.get("month")
        return month is None or 1 <= month <= 12

    def _year(self, fields: Mapping[str, Any]) -> int | None:
        if fields.get("year") is not None:
            return int(fields["year"])
        if fields.get("yy") is not None:
            century = (self.context.now or date(2026, 1, 1)).year // 100 * 100
            year = century + int(fields["yy"])
            limit = (self.context.now.year if self.context.now else year) + 25
            return year - 100 if year > limit else year
        if fields.get("year_said"):
            return self.context.last.first.year if self.context.last else None
        if fields.get("year_rel") is not None:
            base = self._base()
            return base.year + int(fields["year_rel"]) if base else None
        return None

    def _base(self) -> date | None:
        """Return the day from which last, this and next are counted."""
        if self.context.narrative and self.context.last is not None:
            return self.context.last.first
        return self.context.now

    def _before_christ(self, fields: Mapping[str, Any], year: int | None) -> Reading | None:
        year = year or fields.get("oldyear") or fields.get("num")
        if fields.get("century"):
            return Reading(TimexType.DATE, f"BC{int(fields['century']) - 1:02d}", anchor="absolute")
        if year is None:
            return None
        value = f"BC{int(year):04d}"
        if fields.get("month"):
            value += f"-{int(fields['month']):02d}"
            value += f"-{int(fields['day']):02d}" if fields.get("day") else ""
        elif fields.get("season"):
            value += f"-{fields['season']}"
        return Reading(TimexType.DATE, value, anchor="absolute")

    def _day_month(
        self, match: Match, fields: dict[str, Any], year: int | None, relation: str | None
    ) -> Reading | None:
        month, day = int(fields["month"]), int(fields["day"])
        if year is not None:
            found = day_of(year, month, day)
            anchor = "publication" if fields.get("year_rel") is not None else "absolute"
            return self._from(Moment("day", found), anchor, explicit_year=True) if found else None
        if day_of(2024, month, day) is None:
            return None
        reading = self._yearless(match, lambda year: _day_moment(year, month, day), relation)
        if reading is None:
            return Reading(TimexType.DATE, f"XXXX-{month:02d}-{day:02d}")
        reading.bare = "daymonth"
        return reading

    def _month(self, match: Match, fields: dict[str, Any], year: int | None, relation: str | None) -> Reading | None:
        month = int(fields["month"])

        def build(year: int) -> Moment:
            return Moment("month", date(year, month, 1))

        if year is not None:
            anchor = "publication" if fields.get("year_rel") is not None else "absolute"
            return self._from(build(year), anchor, explicit_year=True)
        reading = self._related(fields, build) or self._yearless(match, build, relation)
        if reading is None:
            return Reading(TimexType.DATE, f"XXXX-{month:02d}")
        reading.bare = "month"
        return reading

    def _related(self, fields: Mapping[str, Any], build: Callable[[int], Moment]) -> Reading | None:
        """Resolve "last June", "next Easter", "this spring" from the day of writing."""
        rel, base = fields.get("rel"), self._base()
        if rel is None or base is None:
            return None
        own = build(base.year)
        if rel == 0:
            return self._from(own, "publication", self._seen_from())
        step = int(rel)
        if rel < 0:
            year = base.year if own.first < unit_of(own.unit, base).first else base.year - 1
            step += 1
        else:
            year = base.year if own.first > base else base.year + 1
            step -= 1
        return self._from(build(year + step), "publication", self._seen_from())

    def _yearless(self, match: Match, build: Callable[[int], Moment | None], relation: str | None) -> Reading | None:
        """Find the year of a date without one: the sentence's, the heading's, the tale's, else the nearest."""
        context = self.context
        if self._near is not None:
            options = [option for year in (-1, 0, 1) if (option := build(self._near.first.year + year))]
            moment = min(options, key=lambda option: abs((option.first - (self._near or option).first).days))
            return self._from(moment, "text", "the year of the run")
        said = context.year_said(match.first)
        for year, reason in ((said, "the year of the sentence"), (context.heading_year, "the year of the heading")):
            if year is not None and (moment_or_none := build(year)):
                return self._from(moment_or_none, "text", reason)
        now = context.now
        if context.told is not None and (context.narrative or now is None):
            return self._told(build, context.told)
        if now is None:
            return None
        return self._nearest(match, build, relation, now)

    def _told(self, build: Callable[[int], Moment | None], last: Moment) -> Reading | None:
        if last.at_least("month"):
            options = [option for year in (0, 1, -1) if (option := build(last.first.year + year))]
            # a tale goes on more often than back; 0.6 to 1.6 tried on three corpora of narratives
            moment = min(options, key=lambda option: _distance(last.first, option.first, back=1.2))
        else:
            built = build(last.first.year)
            if built is None:
                return None
            moment = built
        return self._from(moment, "text", f"the year of the date named before, {last.value}")

    def _nearest(
        self, match: Match, build: Callable[[int], Moment | None], relation: str | None, now: date
    ) -> Reading | None:
        options = [option for year in (-1, 0, 1) if (option := build(now.year + year))]
        if not options:
            return None
        direction = self.context.direction(match.first, match.last)
        nearest = min(options, key=lambda option: abs((option.first - now).days + (option.last - now).days))
        reason = "nearest to the day of writing"
        sign = -1 if relation == "since" else direction.sign
        soon = abs((nearest.first - now).days) < 61  # a verb far off does not outweigh a date close by
        if relation == "until" and sign < 0:
            sign = 0
        if sign and not (soon and direction.distance > 4 and relation != "since"):
            ahead = [o for o in options if (o.last >= now if sign > 0 else o.first <= now)]
            wanted = min(ahead, key=lambda option: abs((option.first - now).days)) if ahead else nearest
            if wanted != nearest and abs((wanted.first - now).days) < (330 if sign < 0 else 270):
                nearest, reason = wanted, direction.reason or str(relation)
        return self._from(nearest, "publication", reason)

    def _weekday(self, match: Match, fields: dict[str, Any], relation: str | None) -> Reading | None:
        weekday = int(fields["weekday"])
        base = self._base()
        if base is None:
            return Reading(TimexType.DATE, f"XXXX-WXX-{weekday + 1}", bare="weekday")
        rel = fields.get("rel")
        back = (base.weekday() - weekday) % 7
        ahead = (weekday - base.weekday()) % 7
        if fields.get("week_rel") is not None:
            monday = unit_of("week", base).moved(int(fields["week_rel"])).first
            return self._from(Moment("day", monday + timedelta(days=weekday)), "publication", self._seen_from())
        if rel is not None and rel != 0:
            days_off = (-(back or 7) + 7 * (rel + 1)) if rel < 0 else ((ahead or 7) + 7 * (rel - 1))
            reason = "before it" if rel < 0 else "after it"
            day = base + timedelta(days=days_off)
            return self._from(Moment("day", day), "publication", f"{self._seen_from()}, the one {reason}")
        direction = self.context.direction(match.first, match.last)
        sign, reason = direction.sign, direction.reason
        if relation == "until" or (relation == "from" and sign < 0 and direction.distance > 4):
            sign, reason = 1, "a limit lies ahead"
        elif relation == "since":
            sign, reason = -1, "since"
        elif rel == 0 and not sign:
            sign, reason = 1, "this one"
        if not sign:
            sign, reason = -1, "no verb says otherwise: past"
        day = base + timedelta(days=ahead) if sign > 0 else base - timedelta(days=back)
        reading = self._from(Moment("day", day), "publication", f"weekday, {reason}")
        reading.reasons.append(self._seen_from())
        reading.bare = "weekday"
        return reading

    def weekday_beside(self, match: Match, near: Moment, sign: int) -> Reading:
        """Resolve a weekday of a run as the one next before (-1) or after (1) the part beside it."""
        step = (int(match.fields["weekday"]) - near.first.weekday()) * sign % 7 or 7
        reading = self._from(Moment("day", near.first + timedelta(days=step * sign)), "text", "the week of the run")
        self._time(match, reading)
        return reading

    def _feast(self, match: Match, fields: dict[str, Any], year: int | None, relation: str | None) -> Reading | None:
        name = str(fields["feast"])

        def build(year: int) -> Moment | None:
            day = calendar.feast(name, year)
            return Moment("day", day) if day else None

        if year is not None:
            moment = build(year)
            return self._from(moment, "absolute", "feast", explicit_year=True) if moment else None
        if fields.get("rel") is not None and build(2000):
            reading = self._related(fields, lambda year: build(year) or Moment("day", date(year, 1, 1)))
            if reading:
                return reading
        return self._yearless(match, build, relation) or Reading(TimexType.DATE, "XXXX-XX-XX")

    def _season(self, match: Match, fields: dict[str, Any], year: int | None, relation: str | None) -> Reading | None:
        name = str(fields["season"])

        def build(year: int) -> Moment:
            return season(name, year)

        if year is not None:
            return self._from(build(year), "absolute", explicit_year=True)
        reading = self._related(fields, build) or self._yearless(match, build, relation)
        return reading or Reading(TimexType.DATE, f"XXXX-{name}")

    def _quarter(self, match: Match, fields: dict[str, Any], year: int | None, relation: str | None) -> Reading | None:
        number, unit = int(fields.get("quarter") or fields["half_year"]), "quarter" if fields.get("quarter") else "half"
        months = 3 if unit == "quarter" else 6
        if not 1 <= number <= 12 // months:
            return None

        def build(year: int) -> Moment:
            return Moment(unit, date(year, (number - 1) * months + 1, 1))

        if year is not None:
            return self._from(build(year), "absolute", explicit_year=True)
        reading = self._yearless(match, build, relation)
        return reading or Reading(TimexType.DATE, f"XXXX-{'Q' if unit == 'quarter' else 'H'}{number}")

    def _day_only(self, match: Match, day: int, relation: str | None) -> Reading | None:
        context = self.context
        near = self._near or (context.last if context.last and context.last.at_least("month") else None)
        if near is not None and (context.narrative or self._near or context.sentence_year[0] >= 0):
            found = day_of(near.first.year, near.first.month, day)
            return self._from(Moment("day", found), "text", f"the month of {near.value}") if found else None
        now = context.now
        if now is None:
            return Reading(TimexType.DATE, f"XXXX-XX-{day:02d}")
        options = [option for months in (-1, 0, 1) if (option := day_of(*_year_month(now, months), day))]
        direction = context.direction(match.first, match.last)
        if direction.sign:
            options = [o for o in options if (o >= now if direction.sign > 0 else o <= now)] or options
        found = min(options, key=lambda option: abs((option - now).days), default=None)
        return self._from(Moment("day", found), "publication", direction.reason or "nearest") if found else None

    def _decade(self, number: int) -> Reading:
        if number >= 1000:
            return self._from(Moment("decade", date(number // 10 * 10, 1, 1)), "absolute")
        base = self.context.now
        if self.context.narrative and self.context.told and self.context.told.unit != "century":
            base = self.context.told.first
        year = (base.year if base else 2000) // 100 * 100 + number
        if base and year > base.year + 5:  # the sixties of a text of 2026 are those of the century before
            year -= 100
        return self._from(Moment("decade", date(max(year, 1), 1, 1)), "publication")

    # ------------------------------------------------------------------------------ seen from somewhere

    def _deictic(self, match: Match, relation: str | None) -> Reading | None:
        base = self.context.now
        if base is None:
            return Reading(TimexType.DATE, "PRESENT_REF" if match.fields["deictic"] == 0 else "XXXX-XX-XX")
        if self.context.narrative and match.fields["deictic"] == 0:
            return Reading(TimexType.DATE, "PRESENT_REF")
        day = base + timedelta(days=int(match.fields["deictic"]))
        return self._from(Moment("day", day), "publication", self._seen_from())

    def _relative(self, match: Match, relation: str | None) -> Reading | None:
        fields = match.fields
        unit, rel = str(fields["unit"]), int(fields.get("rel") or 0)
        text_based = fields.get("base") == "text"
        base = self.context.last.first if text_based and self.context.last else (None if text_based else self._base())
        count = fields.get("num") or (fields.get("vague") and "X")
        if count is not None:
            value = _duration({unit: count})
            when = NEVER
            if base is not None and isinstance(count, int) and rel and unit in calendar._MONTHS | calendar._DAYS:
                edge = calendar.shift(unit_of("day", base), count, unit, 1 if rel > 0 else -1)
                start, end = sorted((edge.last if rel > 0 else edge.first, base))
                when = When(start, end, edge.when.precision)
            return Reading(TimexType.DURATION, value, when, anchor="publication")
        if base is None or unit not in calendar._COARSENESS + ("fortnight",):
            return Reading(TimexType.DATE, {-1: "PAST_REF", 0: "PRESENT_REF"}.get(rel, "FUTURE_REF"))
        if unit == "weekend" and not text_based:
            return self._weekend(match, base, fields.get("rel"), relation)
        moment = unit_of(unit, base).moved(rel * (2 if unit == "fortnight" else 1))
        reading = self._from(
            moment, "text" if text_based or self.context.narrative else "publication", self._seen_from()
        )
        reading.explicit_year = unit == "year"
        return reading

    def _weekend(self, match: Match, base: date, rel: int | None, relation: str | None) -> Reading:
        """Resolve a weekend as the one before or after a day, by its word or else by the tense."""
        own = unit_of("weekend", base)
        direction = self.context.direction(match.first, match.last)
        sign = 1 if relation == "until" else direction.sign
        if rel:
            begun = base >= own.first
            steps = rel - (0 if begun else 1) if rel > 0 else rel
        else:
            steps = -1 if base < own.first and (sign < 0 or (not sign and rel is None)) else 0
        return self._from(own.moved(steps), "publication", direction.reason or self._seen_from())

    def _shift(self, match: Match, relation: str | None) -> Reading | None:
        fields = match.fields
        unit, sign = str(fields["unit"]), int(fields["sign"])
        count = fields.get("num", 1)
        if fields.get("and_half"):
            count += 0.5
        duration = _duration({unit: "X" if fields.get("vague") else count})
        text_based = fields.get("base") == "text"
        now = unit_of("day", self.context.now) if self.context.now else None
        base = self.context.last if text_based else (now if not self.context.narrative else self.context.last)
        if fields.get("weekday") is not None:
            from_day = self._weekday(match, fields, relation)
            base = from_day.moment if from_day else None
            if base is not None and count is not None:
                return self._from(calendar.same_day(base, int(count), unit, sign), "publication", self._seen_from())
        if fields.get("deictic") is not None and now is not None:
            base = Moment("day", now.first + timedelta(days=int(fields["deictic"])))
            return self._from(calendar.same_day(base, int(count), unit, sign), "publication", self._seen_from())
        if base is None or count is None or fields.get("vague"):  # "some years ago", "a few days later"
            kind = TimexType.DURATION if fields.get("type") == "DURATION" else TimexType.DATE
            vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
            return Reading(kind, duration if kind is TimexType.DURATION else vague)
        if text_based and base.unit == "day" and float(count).is_integer() and unit not in ("hour", "minute", "second"):
            moment = calendar.same_day(base, int(count), unit, sign)
        else:
            moment = calendar.shift(base, count, unit, sign)
        reading = self._from(moment, "text" if text_based else "publication", self._seen_from())
        if fields.get("type") == "DURATION":
            reading.value = duration
        return reading

    def _nth(self, match: Match, relation: str | None) -> Reading | None:
        """Resolve "the second week of April", "the last ten days of June"."""
        fields = match.fields
        month = self._month(match, fields, self._year(fields), relation)
        if month is None or month.moment is None:
            return None
        first, last = month.moment.first, month.moment.last
        number = int(fields.get("ord") or fields.get("rel") or 1)
        if fields["unit"] == "week":
            day = last - timedelta(days=6) if number < 0 else first + timedelta(days=7 * (number - 1))
            if day > last:
                return None
            return self._from(unit_of("week", day), month.anchor, f"week {number} of {month.value}")
        if fields["unit"] == "tenday":
            start = 21 if number in (-1, 3) else 10 * (number - 1) + 1
            end = last.day if start == 21 else start + 9
            reading = self._from(month.moment, month.anchor)
            reading.when = When(first.replace(day=start), first.replace(day=end), Precision.DAY)
            return reading
        return None

    # ------------------------------------------------------------------------------ lengths and the rest

    def _duration(self, match: Match, relation: str | None) -> Reading | None:
        fields = match.fields
        unit = fields.get("unit")
        if unit is None:
            return None
        count: Any = fields.get("num", 1)
        if fields.get("vague"):
            count = "X"
        if count is None:
            return None
        if fields.get("and_half"):
            count += 0.5
        amounts = {str(unit): count}
        if fields.get("unit2"):
            amounts[str(fields["unit2"])] = fields.get("num2") or 1
        reading = Reading(TimexType.DURATION, _duration(amounts))
        base = self._spoken(match)
        if relation == "within" and base is not None and isinstance(count, int):
            moment = (
                calendar.same_day(unit_of("day", base), count, str(unit), 1)
                if unit not in ("hour", "minute", "second")
                else unit_of("day", base + timedelta(days=count // 24 if unit == "hour" else 0))
            )
            reading.when = When(moment.first, moment.first, Precision.DAY)
            reading.anchor = "publication"
            reading.reasons.append(f"{count} {unit}s from the day of speaking, {self._seen_from()}")
        return reading

    def _spoken(self, match: Match) -> date | None:
        """Return the day on which something was said: the last day named in the sentence, else that of writing."""
        context, now = self.context, self.context.now
        last = context.last_day
        if last and now and context.last_day_at == context.sentence(match.first) and 0 <= (now - last.first).days < 15:
            return last.first
        return now

    def _set(self, match: Match, relation: str | None) -> Reading | None:
        fields = match.fields
        if fields.get("value"):
            value = str(fields["value"])
        elif fields.get("weekday") is not None:
            value = f"XXXX-WXX-{int(fields['weekday']) + 1}"
        elif fields.get("month"):
            value = f"XXXX-{int(fields['month']):02d}"
        elif fields.get("unit"):
            value = _duration({str(fields["unit"]): fields.get("num", 1)})
        else:
            return None
        return Reading(TimexType.SET, value)

    def _ref(self, match: Match, relation: str | None) -> Reading | None:
        value = str(match.fields["value"])
        reading = Reading(
            TimexType.DURATION if value.startswith("P") and value[1:2] in "X0123456789T" else TimexType.DATE, value
        )
        return reading

    def _clock(self, match: Match, relation: str | None) -> Reading | None:
        context = self.context
        day = context.last_day if context.narrative or context.near_last_day(match.first) else None
        if day is None and context.now is not None:
            day = Moment("day", context.now)
        if day is None:
            return Reading(TimexType.TIME, "")
        return self._from(day, "publication")


def _duration(amounts: Mapping[str, Any]) -> str:
    """Return TIMEX3's value of a length; what is counted in no number is X."""
    value, clock = "P", False
    for unit, count in amounts.items():
        code = UNIT_CODES[unit]
        if unit == "fortnight" and count != "X":
            count *= 2
        if unit == "half" and count != "X":
            code, count = "M", count * 6
        if count == "X" and unit == "century":
            code = "CE"
        if code.startswith("T"):
            value += "" if clock else "T"
            clock, code = True, code[1:]
        value += f"{count:g}{code}" if count != "X" else f"X{code}"
    return value


def _distance(base: date, day: date, back: float) -> float:
    """Return how many days lie between, those backwards weighed by `back`."""
    days = (day - base).days
    return days if days >= 0 else -days * back


def _day_moment(year: int, month: int, day: int) -> Moment | None:
    found = day_of(year, month, day)
    return Moment("day", found) if found else None


def _year_month(day: date, months: int) -> tuple[int, int]:
    shifted = calendar.shift_months(day.replace(day=1), months)
    return shifted.year, shifted.month
