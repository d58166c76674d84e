"""Dates that name their place in the calendar: days, months, weekdays, feasts, seasons, quarters, years, centuries."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from tracker.dates import calendar
from tracker.dates.calendar import Moment, day_of, unit_of
from tracker.dates.context import Context
from tracker.dates.counting import is_year
from tracker.dates.feasts import feast
from tracker.dates.grammar import Match, Phrase
from tracker.dates.reading import Reading, placed, seen_from, unplaced
from tracker.dates.when import Precision, When
from tracker.dates.years import related, yearless

_NO_DAY = "no day of publication"
_MODERN = 1700  # nobody says "the sixties" of a century before
_AHEAD = 25  # a year of two digits is at most so many years ahead of the day of writing


Meaning = Callable[[Match, Mapping[str, Any], int | None], Reading | None]


class NamedDates:
    """Resolves the dates of one text that name something in the calendar."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._meanings = (
            ("feast", self._feast),
            ("month", self._month),
            ("season", self._season),
            ("quarter", self._quarter),
            ("half_year", self._quarter),
            ("weeknumber", self._week_number),
        )
        self._known: dict[Phrase, tuple[Mapping[str, Any] | None, Meaning | None]] = {}

    def resolve(self, match: Match) -> Reading | None:
        """Return what a date means, None where it turns out to be none."""
        fields, meaning = self._known.get(match.phrase) or self._know(match.phrase)
        if fields is None:
            return None
        year = self._year(fields)
        if fields.get("era") == "BC":
            self._context.before_christ = year or fields.get("num")
            return _before_christ(fields, year)
        if year is None and self._context.before_christ and (fields.get("month") or fields.get("season")):
            return _before_christ(fields, self._context.before_christ)
        if meaning is not None:
            return meaning(match, fields, year)
        if fields.get("day"):
            return self._day_only(match, int(fields["day"]))
        if fields.get("weekday") is not None:
            return self.weekday(match)
        if fields.get("century") is not None:
            return placed(Moment("century", date((int(fields["century"]) - 1) * 100 or 1, 1, 1)), "absolute")
        if fields.get("decade") is not None:
            return self._decade(int(fields["decade"]))
        if not year or (
            fields.get("kind") == "year" and match.last - match.first == 1 and not is_year(match, self._context)
        ):
            return None
        return placed(Moment("year", date(year, 1, 1)), "absolute", explicit_year=True)

    def _know(self, phrase: Phrase) -> tuple[Mapping[str, Any] | None, Meaning | None]:
        """Return the fields of a phrase, taken apart (None where it is no date), and what resolves them."""
        fields = dict(phrase.fields)
        good = self._unpack(fields)
        meaning = next((meaning for named, meaning in self._meanings if fields.get(named)), None)
        known = self._known[phrase] = fields if good else None, meaning
        return known

    def _unpack(self, fields: dict[str, Any]) -> bool:
        """Take a date written in digits apart; False where it is none."""
        if fields.get("iso"):
            found = date.fromisoformat(str(fields["iso"])[:10])
            fields.update(year=found.year, month=found.month, day=found.day)
        for name in ("dotted", "slashed"):
            if fields.get(name):
                day, month = map(int, fields[name][:2])
                digits = str(fields[name][2])
                if name == "slashed" and (month > 12 or (self._context.month_first and day <= 12)):
                    day, month = month, day
                fields.update({"day": day, "month": month, ("year" if len(digits) == 4 else "yy"): int(digits)})
        if fields.get("daymonth"):
            fields["day"], fields["month"] = fields["daymonth"]
        if fields.get("tens") and fields.get("day"):
            fields["day"] += fields["tens"]  # «двадцять четвертого серпня»
        if fields.get("monthnum"):
            fields["month"] = fields["monthnum"]
        return fields.get("month") is None or 1 <= fields["month"] <= 12

    def _year(self, fields: Mapping[str, Any]) -> int | None:
        now = self._context.now
        if fields.get("year") is not None:
            return int(fields["year"])
        if fields.get("oldyear") is not None:
            return int(fields["oldyear"])
        if fields.get("yy") is not None:
            year = (now.year if now else 2000) // 100 * 100 + int(fields["yy"])
            return year - 100 if now and year > now.year + _AHEAD else year
        if fields.get("year_said"):
            return self._context.last.first.year if self._context.last else None
        if fields.get("year_rel") is not None:
            base = self._context.base()
            return base.year + int(fields["year_rel"]) if base else None
        return None

    def _month(self, match: Match, fields: Mapping[str, Any], year: int | None) -> Reading | None:
        month, day = int(fields["month"]), int(fields["day"]) if fields.get("day") else None

        def build(year: int) -> Moment | None:
            found = day_of(year, month, day or 1)
            return Moment("day" if day else "month", found) if found else None

        if year is not None:
            moment = build(year)
            rel, base = fields.get("year_rel"), self._context.base()
            anchor, reason = ("absolute", "") if rel is None or base is None else ("publication", seen_from(base))
            return placed(moment, anchor, reason, explicit_year=True) if moment else None
        if build(2024) is None:
            return None
        base = self._context.base()
        if fields.get("rel") is not None and base is not None and not day:
            return related(int(fields["rel"]), build, base)
        if fields.get("base") == "text" and self._context.last is not None:  # "the following March"
            return related(1, build, self._context.last.last)
        return yearless(match, build, self._context) or unplaced(f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""))

    def weekday(self, match: Match) -> Reading:
        """Resolve a weekday: by its word (last, next, of last week), by what governs it, by the tense, else as past."""
        fields, base = match.fields, self._context.base()
        last = self._context.last_day
        if fields.get("base") == "text" and last is not None:  # "the following Monday"
            return self.weekday_beside(match, last, int(fields.get("rel") or 1))
        weekday, rel = int(fields["weekday"]), fields.get("rel")
        if base is None:
            return unplaced(f"XXXX-WXX-{weekday + 1}")
        seen = seen_from(base)
        if fields.get("week_rel") is not None:
            monday = unit_of("week", base).moved(int(fields["week_rel"])).first
            return placed(Moment("day", monday + timedelta(days=weekday)), "publication", seen)
        back, ahead = (base.weekday() - weekday) % 7, (weekday - base.weekday()) % 7
        if rel:
            steps = -(back or 7) + 7 * (rel + 1) if rel < 0 else (ahead or 7) + 7 * (rel - 1)
            reason = "weekday, the one before" if rel < 0 else "weekday, the one after"
            return placed(Moment("day", base + timedelta(days=steps)), "publication", reason, seen)
        if rel == 0:  # "this Thursday"
            day = unit_of("week", base).first + timedelta(days=weekday)
            counted = match.phrase.means == "shift"  # "two weeks from Monday"
            if day < base and (counted or self._context.direction(match.first, match.last).sign > 0):
                day += timedelta(days=7)
            return placed(Moment("day", day), "publication", "weekday, this one", seen)
        if (
            last is not None
            and last.first < base
            and match.relation == "until"
            and self._context.last_day_at == self._context.sentence(match.first)
        ):
            return self.weekday_beside(match, last, 1)  # "began early Monday and went on until Tuesday"
        sign, reason = self._side(match, rel)
        day = base + timedelta(days=ahead) if sign > 0 else base - timedelta(days=back)
        return placed(Moment("day", day), "publication", f"weekday, {reason}", seen)

    def _side(self, match: Match, rel: int | None) -> tuple[int, str]:
        """Return whether a weekday lies before (-1) or after (1) the day of writing, and why."""
        direction = self._context.direction(match.first, match.last)
        if match.relation == "until" or (match.relation == "from" and direction.sign < 0 and direction.distance > 8):
            return 1, "a limit lies ahead"
        if match.relation == "for":
            return 1, "set for this day"
        if match.relation == "since":
            return -1, "since"
        if direction.sign:
            return direction.sign, direction.reason
        if match.relation == "from" or (
            match.timed and not self._context.looks_back(match.first)
        ):  # an announcement: "Saturday, 8 p.m."
            return 1, "a beginning lies ahead"
        return (1, "this one") if rel == 0 else (-1, "no verb says otherwise: past")

    def weekday_beside(self, match: Match, near: Moment, sign: int) -> Reading:
        """Resolve a weekday of a run as the one next before (-1) or after (1) the part beside it."""
        steps = (int(match.fields["weekday"]) - near.first.weekday()) * sign % 7 or 7
        return placed(Moment("day", near.first + timedelta(days=steps * sign)), "text", "the week of the run")

    def _feast(self, match: Match, fields: Mapping[str, Any], year: int | None) -> Reading | None:
        name, ends = str(fields["feast"]), fields.get("part") == "END"

        def build(year: int) -> Moment | None:
            found = feast(name, year)
            return Moment("day", found.last if ends else found.first) if found else None

        base, reading = self._context.base(), None
        if year is not None:
            if moment := build(year):
                reading = placed(moment, "absolute", "feast", explicit_year=True)
        elif fields.get("rel") is not None and base is not None:
            reading = related(int(fields["rel"]), build, base)
        else:
            reading = yearless(match, build, self._context) or unplaced("XXXX-XX-XX")
        return _celebrated(reading, name, fields) if reading and reading.moment else reading

    def _season(self, match: Match, fields: Mapping[str, Any], year: int | None) -> Reading | None:
        name = str(fields["season"])

        def build(year: int) -> Moment:
            return calendar.season(name, year)

        if year is not None:
            return placed(build(year), "absolute", explicit_year=True)
        base = self._context.base()
        if fields.get("rel") is not None and base is not None:
            return related(int(fields["rel"]), build, base)
        return yearless(match, build, self._context) or unplaced(f"XXXX-{name}")

    def _quarter(self, match: Match, fields: Mapping[str, Any], year: int | None) -> Reading | None:
        unit, months = ("quarter", 3) if fields.get("quarter") else ("half", 6)
        number = int(fields.get("quarter") or fields["half_year"])
        if not 1 <= number <= 12 // months:
            return None

        def build(year: int) -> Moment:
            return Moment(unit, date(year, (number - 1) * months + 1, 1))

        if year is not None:
            return placed(build(year), "absolute", explicit_year=True)
        return yearless(match, build, self._context) or unplaced(f"XXXX-{unit[0].upper()}{number}")

    def _week_number(self, match: Match, fields: Mapping[str, Any], year: int | None) -> Reading | None:
        """Resolve "calendar week 7" as ISO 8601 counts weeks."""
        number = int(fields["weeknumber"])

        def build(year: int) -> Moment | None:
            last = date(year, 12, 28).isocalendar().week  # the 28th is always in the last week
            return Moment("week", date.fromisocalendar(year, number, 1)) if 1 <= number <= last else None

        if year is not None:
            moment = build(year)
            return placed(moment, "absolute", explicit_year=True) if moment else None
        return yearless(match, build, self._context)

    def _day_only(self, match: Match, day: int) -> Reading | None:
        """Resolve a day without its month: that of the run or tale, else the one nearest to the day of writing."""
        context, now = self._context, self._context.now
        last = context.last if context.last and context.last.at_least("month") else None
        base = match.fields.get("base")
        beside = base == "paragraph" and context.near_last_month(match.first)  # "begun on 13 April … on the 27th"
        told = context.narrative or now is None or base == "text" or beside
        near = match.near or (last if told else None)
        if near is not None:
            found = day_of(near.first.year, near.first.month, day)
            return placed(Moment("day", found), "text", f"the month of {near.value}") if found else None
        if now is None:
            return unplaced(f"XXXX-XX-{day:02d}")
        months = [calendar.shift_months(now.replace(day=1), step) for step in (0, -1, 1)]
        options = [found for month in months if (found := day_of(month.year, month.month, day))]
        weekday = match.fields.get("weekday")
        options = [option for option in options if option.weekday() == weekday] or options
        direction = context.direction(match.first, match.last)
        if direction.sign:
            options = [each for each in options if (each >= now if direction.sign > 0 else each <= now)] or options
        best = min(options, key=lambda option: abs((option - now).days), default=None)
        return placed(Moment("day", best), "publication", direction.reason or "nearest") if best else None

    def _decade(self, number: int) -> Reading | None:
        if number % 10:
            return None
        if number >= 1000:
            return placed(Moment("decade", date(number // 10 * 10, 1, 1)), "absolute")
        context = self._context
        told = context.told.first if context.narrative and context.told else None
        base = told if told and told.year >= _MODERN else context.now
        year = (base.year if base else 2000) // 100 * 100 + number
        if base and year > base.year + 5:  # the sixties of a text of 2026 are those of the century before
            year -= 100
        seen = seen_from(base) if base else _NO_DAY
        return placed(Moment("decade", date(max(year, 1), 1, 1)), "publication", seen)

    def nth(self, match: Match) -> Reading | None:
        """Resolve "the second week of April", "the last ten days of June", "the first Sunday in May"."""
        fields = match.fields
        month = self._month(match, {**fields, "rel": None}, self._year(fields))  # the last week, not the last April
        if month is None or month.moment is None:
            return None
        first, last = month.moment.first, month.moment.last
        number = int(fields.get("ord") or fields.get("rel") or 1)
        if fields.get("weekday") is not None or fields["unit"] == "weekend":
            weekday = int(fields.get("weekday", 5))
            ahead, back = (weekday - first.weekday()) % 7, (last.weekday() - weekday) % 7
            day = last - timedelta(days=back) if number < 0 else first + timedelta(days=ahead + 7 * (number - 1))
            found = Moment("day", day) if "weekday" in fields else unit_of("weekend", day)
            return placed(found, month.anchor, *month.reasons) if day <= last else None
        if fields["unit"] == "day":
            day = last if number < 0 else first + timedelta(days=number - 1)
            return placed(Moment("day", day), month.anchor, *month.reasons)
        if fields["unit"] == "week":
            # the first week of a month is the one with most of its days in it, as ISO 8601 has it for years
            day = last - timedelta(days=3) if number < 0 else first + timedelta(days=3 + 7 * (number - 1))
            reason = f"week {number} of {month.value}" if number > 0 else ""
            return placed(unit_of("week", day), month.anchor, reason, *month.reasons) if day <= last else None
        if fields["unit"] == "fortnight" and number in (1, 2):  # the halves of a month
            month.when = When(
                first if number == 1 else first.replace(day=16),
                first.replace(day=15) if number == 1 else last,
                Precision.WEEK,
            )
            return month
        if fields["unit"] == "tenday" and number in (-1, 1, 2, 3):
            start = 21 if number in (-1, 3) else 10 * number - 9
            end = last.day if start == 21 else start + 9
            month.when = When(first.replace(day=start), first.replace(day=end), Precision.DAY)
            return month
        return None


def _celebrated(reading: Reading, name: str, fields: Mapping[str, Any]) -> Reading:
    """Give a feast all its days, and one that the sight of the moon decides a day more on either side."""
    assert reading.moment is not None
    day = reading.moment.first
    found = feast(name, day.year)
    if fields.get("days"):
        reading.when = When(day, day + timedelta(days=int(fields["days"]) - 1), Precision.DAY)
    elif found and not found.sure:
        first, last = (day, day) if fields.get("part") else (found.first, found.last)
        if first != last:  # "during Ramadan": some day of it
            reading.moment = unit_of("month", first)
            reading.value = reading.moment.value
        precision = Precision.WEEK if first == last else Precision.MONTH
        reading.when = When(first - timedelta(days=1), last + timedelta(days=1), precision)
        reading.mod = "APPROX"
        reading.reasons += ("feast by the tabular calendar, a day sooner or later",)
    return reading


def _before_christ(fields: Mapping[str, Any], year: int | None) -> Reading | None:
    """Write a date before Christ; no calendar of the program reaches it."""
    if fields.get("century"):
        return unplaced(f"BC{int(fields['century']) - 1:02d}", anchor="absolute")
    if fields.get("olddecade"):
        return unplaced(f"BC{int(fields['olddecade']) // 10:03d}", anchor="absolute")
    year = year or fields.get("num")
    if not year:
        return None
    value = f"BC{int(year):04d}"
    if fields.get("month"):
        value += f"-{int(fields['month']):02d}" + (f"-{int(fields['day']):02d}" if fields.get("day") else "")
    elif fields.get("season"):
        value += f"-{fields['season']}"
    return unplaced(value, anchor="absolute")
