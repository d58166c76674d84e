"""Runs: dates that belong together ("23. und 24. Januar", "from Monday to Wednesday", "May and June")."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tracker.dates import calendar
from tracker.dates.grammar import Grammar, Match
from tracker.dates.lexing import DASHES, Words
from tracker.dates.when import When

_GAP = 4  # words between two parts of a run
_PERIOD = 60  # years
_MOST = 5  # days that may share one month
_KINDS = frozenset({"date", "deictic", "relative", "nth"})
_OF_MONTH = ("month", "year", "yy", "monthnum", "year_rel", "year_said")


def runs(words: Words, rules: Grammar) -> Iterator[list[Match]]:
    """Yield what the rules find, in order, parts that belong together in one list; what means nothing is left out."""
    joints = _Joints(words, rules)
    run: list[Match] = []
    before = 0
    for match in rules.matches(words):
        if match.first < before:
            continue  # it stands beside the match before already
        if match.phrase.doubtful and words.is_beside_name(match.first):
            continue
        for each in joints.sharing(match, before):
            each.link = joints.link(run[-1], each) if run else ""
            if not each.link and run:
                yield run
                run = []
            if each.phrase.means != "nothing":
                run.append(each)
            before = each.last
    if run:
        yield run


class _Joints:
    """What joins dates in a language: words of ranges, of lists, and little words beside them."""

    def __init__(self, words: Words, rules: Grammar) -> None:
        self._words = words
        table = rules.pack.get("connectors", {})
        self._ranges, self._lists, self._skip = (
            frozenset(str(table.get(name, "")).split()) for name in ("range", "list", "skip")
        )

    def link(self, one: Match, two: Match) -> str:
        """Return how two matches are joined, "" where they are not, or the second is counted from the first."""
        if 0 < two.first - one.last <= _GAP and one.phrase.means in _KINDS and two.phrase.means in _KINDS:
            return "" if two.fields.get("base") == "text" else self._between(one.last, two.first)
        return ""

    def _between(self, first: int, last: int) -> str:
        if not 0 < last - first <= _GAP:
            return ""
        link = ""
        for at in range(first, last):
            word = self._words.word(at).lower()
            if word in DASHES:
                word = "-"
            if word in self._ranges:
                link = "range"
            elif word in self._lists:
                link = link or "list"
            elif word not in self._skip:
                return ""
        return link

    def _joins(self, at: int) -> bool:
        """Whether a word may stand between two dates that belong together."""
        word = self._word(at) if at < len(self._words) else ""
        return word in self._ranges or word in self._lists or word in self._skip or word in DASHES

    def _word(self, at: int) -> str:
        return self._words.word(at).lower()

    def sharing(self, match: Match, before: int) -> Sequence[Match]:
        """Return a match with the days beside it that share its month, the year or decade behind it in two digits.

        `before` is where the match before ends.
        """
        places = match.phrase.at
        if "day" in places and "month" in match.fields:
            return [*self._heads(match, before), match, *self._tails(match)]
        if "year" in places:
            return [match, *self._years(match)]
        if "decade" in places:
            return [match, *self._decades(match)]
        return (match,)

    def _heads(self, match: Match, before: int) -> list[Match]:
        """Return the days to the left that share the month of a date."""
        found: list[Match] = []
        start = match.first
        if match.phrase.at["day"][0] > 1:
            return found
        while len(found) < _MOST and (head := self._head(match, start, before)):
            found.append(head)
            start = head.first
        return found[::-1]

    def _head(self, match: Match, start: int, before: int) -> Match | None:
        for width in (1, 2, 3):
            at = start - width - 1
            if at >= before and self._word(at) == ".":
                at -= 1
            if at < before:
                return None
            end = at + 2 if self._word(at + 1) == "." and at + 2 < start else at + 1
            if self._is_day(at) and self._between(at + 1, start):
                return self._day(match, at, end)
        return None

    def _tails(self, match: Match) -> list[Match]:
        """Return the days to the right that share the month of a date whose month comes first."""
        found: list[Match] = []
        places = match.phrase.at
        if "month" not in places or places["month"] > places["day"] or "year" in places:
            return found
        end = match.last
        while len(found) < _MOST and self._joins(end):
            at = next((at for at in range(end + 1, min(end + 3, len(self._words))) if self._is_day(at)), None)
            if at is None or not self._between(end, at) or self._counts(at + 1):
                break
            found.append(self._day(match, at, at + 1))
            end = at + 1
        return found

    def _years(self, match: Match) -> list[Match]:
        """Return the year that is written with two digits behind another ("1918/19", "1947–54")."""
        sign, at = match.last, match.last + 1
        if match.phrase.at["year"][1] != sign - match.first or at >= len(self._words):
            return []
        joined = self._words.word(sign) in (*DASHES, "/") and self._words.ends[at] - self._words.starts[at] == 2
        two, year = self._words.value(at, "digits"), match.fields["year"]
        if not joined or two is None or not 0 < two - year % 100 <= _PERIOD:
            return []
        following = self._words.values(at + 1) if at + 1 < len(self._words) else {}
        if self._words.starts[at] != self._words.ends[sign] or ("unit" in following and "yearword" not in following):
            return []
        return [Match(match.phrase.sole("year", year // 100 * 100 + two), at, at + 1)]

    def _decades(self, match: Match) -> list[Match]:
        """Return the decade that is joined to another with its number alone ("les années 60 et 70")."""
        at = match.last + 1
        name = next(name for slot, name, _ in match.phrase.rule.slots if slot == "decade")
        if match.phrase.at["decade"][1] != match.last - match.first or at >= len(self._words):
            return []
        decade = self._words.value(at, name)
        if not isinstance(decade, int) or decade % 10 or not self._between(match.last, at) or self._counts(at + 1):
            return []
        return [Match(match.phrase.sole("decade", decade), at, at + 1)]

    def _is_day(self, at: int) -> bool:
        day = self._words.value(at, "day")
        return day is not None and 1 <= day <= 31 and self._word(at)[0].isdigit() and len(self._word(at)) <= 4

    def _counts(self, at: int) -> bool:
        """Whether the word after a number is what it counts, rather than the sentence going on."""
        if at >= len(self._words):
            return False
        values = self._words.values(at)
        beside = self._words.ends[at - 1] < self._words.starts[at]
        return "month" in values or "unit" in values or (self._words.classes[at] == "w" and beside)

    def _day(self, match: Match, first: int, last: int) -> Match:
        return Match(match.phrase.sole("day", self._words.value(first, "day"), *_OF_MONTH), first, last)


def window(run: Sequence[Match]) -> When | None:
    """Return the time from a run's first to its last part; for lists only where the parts follow one another."""
    whens = [part.reading.when for part in run if part.reading]
    if len(whens) < 2 or not all(whens):
        return None
    if not any(part.link == "range" for part in run[1:]):
        for one, two in pairwise(whens):
            if one.end is None or two.start is None or (two.start - one.end).days != 1:
                return None
    return calendar.window(whens[0], whens[-1]) or None
