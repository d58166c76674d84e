"""What a time expression is seen from: the day of writing, dates named before, and the tense of its clause."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from tracker.dates.calendar import Moment
from tracker.dates.grammar import Match
from tracker.dates.lexing import Words
from tracker.dates.vocabulary import BREAK

LONG_AGO = 500  # days; what goes on from a day so long ago is not seen from the day of writing
_CLAUSE_COST = 4  # words that a comma or dash weighs when the nearest verb is sought
_PARTING = frozenset(',;:–—()„“”»«"')
_SAID_BY = {  # the units in which a date of a unit lies, as far as "that same ..." goes
    "day": ("day", "week", "month"),
    "weekend": ("week", "month"),
    "week": ("week", "month"),
    "month": ("month",),
}
_BRACKETED = 40  # words; brackets are seldom longer
_OWN_CLAUSE = 9  # words from a verb to a date in the same clause; 6 to 12 tried on annotated articles
_WHOLE = 4  # letters; a word of fewer before a full stop and a number may be cut short ("vol. 3")
_PARTICIPLE = 5  # letters; a participle has more
_VERB = 4  # letters; a verb that is told by its ending has more
_FARTHEST = 16  # words; a verb farther off says nothing


class Direction(NamedTuple):
    """Where the clause looks: -1 back, +1 ahead, 0 unknown; `reason` names the word that says so."""

    sign: int
    reason: str = ""
    distance: int = _FARTHEST


_NOWHERE = Direction(0)


@dataclass(slots=True)
class _Cues:
    """The words of a sentence that say where it looks: where they stand, and how; `weight` parts word from word."""

    places: list[int] = field(default_factory=list)
    signs: list[int] = field(default_factory=list)
    weight: list[int] = field(default_factory=list)  # of all words of the sentence before each


@dataclass(slots=True)
class Context:
    """The reading of one text so far. `now` is the day that "today" means at this place of the text."""

    words: Words
    pack: Mapping[str, Any]
    published: date | None
    narrative: bool = False  # a tale of past times: dates are seen from dates named before
    wide: bool = False  # "today" means nowadays: nothing else in a long text is seen from its day
    now: date | None = None
    last: Moment | None = None  # the date named last, at whatever coarseness
    told: Moment | None = None  # where a tale has come to: the last date that was not a mere year in passing
    last_day: Moment | None = None
    last_day_at: int = -1  # the sentence in which it was named
    _last_day_word: int = -1
    _last_month_word: int = -1
    _lasts: dict[str, Moment] = field(default_factory=dict)  # by unit: the last date that was as fine
    heading_year: int | None = None
    entry: Moment | None = None  # the day of the last line of a chronology, once one of them bore its year
    newest_first: bool = False  # the chronology tells backwards
    month_first: bool = False  # 05/02 is in May
    before_christ: int | None = None  # the year that was named last, where that is one before Christ
    year_at: int = -1  # the sentence in which a year was named last
    sentence_year: tuple[int, int] = (-1, 0)  # where the sentence with it begins, and the year
    _sentences: list[int] = field(default_factory=list)
    _endings: tuple[tuple[int, tuple[str, ...]], ...] = ()
    _participles: tuple[str, ...] = ()  # what a word right before a date ends in if it tells what was done then
    _presents: tuple[str, ...] = ()  # what a verb ends in that tells what is or will be done
    _not_present: tuple[str, ...] = ()  # how words begin that end so and are none
    _participles_begin: tuple[str, ...] = ()
    _light: frozenset[str] = frozenset()  # prepositions that only lead to a date
    _ahead: frozenset[tuple[str, ...]] = frozenset()  # pairs of words that look ahead
    _leading: frozenset[str] = frozenset()  # the first of each
    signs: dict[str, int] = field(default_factory=dict)  # by word: whether it looks back or ahead
    _cues: dict[int, _Cues] = field(default_factory=dict)  # by where a sentence begins

    def __post_init__(self) -> None:
        self.now = self.published
        self._sentences = _sentence_starts(self.words, dotted=bool(self.pack.get("dotted_ordinals")))
        cues = self.pack.get("cues", {})
        self._participles = tuple(cues.get("participle_endings", ()))
        self._presents = tuple(cues.get("present_endings", ()))
        self._not_present = tuple(cues.get("not_present", ()))
        self._participles_begin = tuple(cues.get("participle_beginnings", ()))
        relations = self.pack.get("relations", {})
        self._light = frozenset((*relations.get("at", ()), *relations.get("for", ())))
        self._ahead = frozenset(tuple(pair.split()) for pair in cues.get("ahead", ()))
        self._leading = frozenset(pair[0] for pair in self._ahead)
        self._endings = (-1, tuple(cues.get("past_endings", ()))), (1, tuple(cues.get("future_endings", ())))

    def is_plain(self, match: Match) -> bool:
        """Whether nothing but the day of writing, its preposition and the tense say when an expression is."""
        return not (
            self.narrative
            or self.now is None
            or match.near is not None
            or self.entry is not None
            or self.heading_year is not None
            or self.before_christ is not None
            or (self.told is not None and (self.now - self.told.first).days >= LONG_AGO)
            or self.year_said(match.first) is not None
            or (match.relation == "until" and self.last_day_at == self.sentence(match.first))
            or self.begins_entry(match.first, match.last)
        )

    def is_ahead(self, at: int) -> bool:
        """Whether a day that lies ahead was named before in the sentence of a word."""
        last = self.last_day
        return bool(last and self.now and last.first > self.now and self.last_day_at == self.sentence(at))

    def sentence(self, at: int) -> int:
        """Return the word with which the sentence of a word begins."""
        return self._sentences[at] if at < len(self._sentences) else 0

    def note(self, moment: Moment, at: int, *, year: bool, aside: bool = False) -> None:
        """Remember a date that was named at a word; a tale does not go on from one named `aside`."""
        if moment != self.last:
            self.last = moment
            for unit in _SAID_BY.get(moment.unit, ()):
                self._lasts[unit] = moment
        if moment.at_least("month"):
            self._last_month_word = at
        if year:
            self.before_christ = None
        if aside and self.told is not None:
            return
        in_passing = self.narrative and self.told is not None and self.in_brackets(at)
        if not in_passing and (moment.unit != "year" or self.told is None or at - self.sentence(at) < 4):
            self.told = moment
        if moment.unit == "day":
            self.last_day, self.last_day_at = moment, self.sentence(at)
            self._last_day_word = at
        if year and moment.at_least("year"):
            self.sentence_year = (self.sentence(at), moment.first.year)

    def base(self) -> date | None:
        """Return the day from which last, this and next are counted."""
        return self.last.first if self.narrative and self.last is not None else self.now

    def last_as_fine_as(self, unit: str) -> Moment | None:
        """Return the last date that says in which unit it lies: "that same day" is not one of a mere year."""
        return self._lasts.get(unit, self.last)

    def follows(self, at: int, relation: str) -> bool:
        """Whether the word at a place is a preposition of a relation."""
        phrases = self.pack.get("relations", {}).get(relation, ())
        return at < len(self.words) and self.words.word(at).lower() in phrases

    def in_brackets(self, at: int) -> bool:
        """Whether a word stands in brackets that its sentence has opened."""
        begin = self.words.starts[max(self.sentence(at), at - _BRACKETED)]
        before = self.words.text[begin : self.words.starts[at]]
        return before.rfind("(") > before.rfind(")")

    def begins_line(self, at: int) -> bool:
        """Whether a word is the first of a line or paragraph."""
        return at == 0 or self.words.classes[at - 1] == BREAK

    def ends_line(self, at: int) -> bool:
        """Whether nothing of the line or paragraph is left at a word."""
        return at >= len(self.words) or self.words.classes[at] == BREAK

    def opens_entry(self, at: int) -> bool:
        """Whether a colon or dash at a word makes what stands before it the day of an entry."""
        return at < len(self.words) and self.words.word(at) in ":–—|."

    def begins_entry(self, first: int, last: int) -> bool:
        """Whether a date from `first` up to `last` stands at the head of a line and is parted from it by a mark."""
        if not self.opens_entry(last):
            return False
        if first > 1 and self.words.word(first - 1) == "," and self.words.word(first - 2).isdigit():
            first -= 2  # "2000, 29 April."
        before = self.words.text[self.words.ends[first - 1] : self.words.starts[first]] if first else "\n"
        closed = self.begins_line(first) or self.words.word(first - 1) in ".!?…:;"
        return closed and "\n" in before + self.words.classes[first - 1 : first]

    def note_entry(self, moment: Moment, *, year: bool) -> None:
        """Remember the day of a line of a chronology, and which way the days go where two bore their year."""
        if self.entry is not None and year and moment.first != self.entry.first:
            self.newest_first = moment.first < self.entry.first
        if year or self.entry is not None:
            self.entry = moment

    def head(self, moment: Moment) -> None:
        """Let a line that is nothing but a year or a day stand over what follows it."""
        if moment.unit == "year":
            self.heading_year = moment.first.year
        else:
            self.now = moment.first

    def near_last_day(self, at: int) -> bool:
        """Whether the last day was named in the paragraph of a word."""
        return self._last_day_word >= 0 and BREAK not in self.words.classes[self._last_day_word : at]

    def near_last_month(self, at: int) -> bool:
        """Whether the last day or month was named in the paragraph of a word."""
        return self._last_month_word >= 0 and BREAK not in self.words.classes[self._last_month_word : at]

    def year_said(self, at: int) -> int | None:
        """Return the year that was said before in the sentence of a word."""
        begin, year = self.sentence_year
        return year if begin >= 0 and begin == self.sentence(at) else None

    def direction(self, first: int, last: int) -> Direction:
        """Judge from the nearest verb form of the sentence whether the clause looks back or ahead."""
        left = first - 1
        if left > 0 and (self._participles or self._presents) and self.words.word(left).lower() in self._light:
            left -= 1  # "commencé en octobre"
        before = self.words.word(left) if first else ""
        participle = self._participles and len(before) > _PARTICIPLE and before.endswith(self._participles)
        if participle and "cue" not in self.words.values(left):
            if left and self.words.value(left - 1, "turning") is not None:
                return Direction(1, f"future: '{before}'", 0)  # "sera célébrée dimanche"
            return Direction(-1, f"past: '{before}'", 0)  # "введённый 27 февраля"
        begin = self.sentence(first)
        if self._presents:  # "Am Donnerstag berät der Landtag", "Der Landtag berät am Donnerstag"
            verb, others = (last, ()) if first - begin < 2 else (left, self._participles_begin)
            if verb < len(self.words) and self._is_present(verb, (*self._not_present, *others)):
                return Direction(1, f"future: '{self.words.word(verb)}'", 0)
        cues = self._cues.get(begin) or self._cues_from(begin)
        if not cues.places:
            return _NOWHERE
        best, distance = -1, _FARTHEST
        after = bisect_left(cues.places, first)
        if after and (far := cues.weight[first - begin] - cues.weight[cues.places[after - 1] + 1 - begin]) < distance:
            best, distance = after - 1, far
        # the verb before it in its clause says more than one behind a comma: "agreed on Monday, and promised to"
        own = best >= 0 and distance == first - cues.places[best] - 1 <= _OWN_CLAUSE
        while after < len(cues.places) and cues.places[after] < last:
            after += 1  # a word of the expression itself
        if (
            not own
            and after < len(cues.places)
            and (far := cues.weight[cues.places[after] - begin] - cues.weight[last - begin]) < distance
        ):
            best, distance = after, far
        if best < 0:
            return _NOWHERE
        sign = cues.signs[best]
        return Direction(sign, f"{'past' if sign < 0 else 'future'}: '{self.words.word(cues.places[best])}'", distance)

    def _is_present(self, at: int, others: tuple[str, ...]) -> bool:
        """Whether a word has the ending of a verb that tells what is or will be done, and none of other beginnings."""
        word = self.words.word(at)
        plausible = len(word) > _VERB and word.islower() and word.endswith(self._presents)
        return plausible and not self.words.values(at) and not word.startswith(others)

    def looks_back(self, at: int) -> bool:
        """Whether a verb of the sentence, however far away, looks back."""
        begin = self.sentence(at)
        return -1 in (self._cues.get(begin) or self._cues_from(begin)).signs

    def _cues_from(self, begin: int) -> "_Cues":
        """Find the words of a sentence that look back or ahead."""
        words, cues = self.words, self._cues.setdefault(begin, _Cues())
        weight = 0
        for at in range(begin, len(self._sentences)):
            if self._sentences[at] != begin:
                break
            cues.weight.append(weight)
            word = words.word(at)
            sign = self.signs.get(word)
            if sign is None:
                sign = self.signs[word] = self._sign(word, words.values(at))
            if word in self._leading and at + 1 < len(words) and (word, words.word(at + 1)) in self._ahead:
                sign = 1
            if sign:
                if sign < 0 and at and words.value(at - 1, "turning") is not None:
                    sign = 1  # "to be held", "is recalled"
                cues.places.append(at)
                cues.signs.append(sign)
            weight += _CLAUSE_COST if word in _PARTING else 1
        cues.weight.append(weight)
        return cues

    def _sign(self, word: str, values: Mapping[str, Any]) -> int:
        """Return whether a word looks back (-1) or ahead (1)."""
        if "cue" in values:
            return {"past": -1, "future": 1}.get(values["cue"], 0)
        if not values and len(word) > 4 and word.islower():
            for sign, endings in self._endings:
                if word.endswith(endings):
                    return sign
        return 0


def _sentence_starts(words: Words, *, dotted: bool) -> list[int]:
    """Return for every word the word with which its sentence begins."""
    starts: list[int] = []
    begin, text, last = 0, words.text, len(words) - 1
    breaks = [at for at, sign in enumerate(words.classes) if sign == BREAK]
    signs = [at for at, first in enumerate(words.starts) if text[first] in ".!?;"]
    for at in sorted(breaks + signs):
        if text[words.starts[at]] != "." or (at < last and _closes(words, at, dotted=dotted)):
            starts += [begin] * (at + 1 - begin)
            begin = at + 1
    return starts + [begin] * (last + 1 - begin)


def _closes(words: Words, at: int, *, dotted: bool) -> bool:
    """Whether a full stop ends a sentence: a capital or quote follows, no initial, ordinal or month precedes."""
    if words.ends[at] == words.starts[at + 1]:
        return words.word(at + 1) in "“”»«\"'"
    following = words.text[words.starts[at + 1]]
    before = words.word(at - 1) if at else ""
    if following.islower() or (following.isdigit() and (len(before) < _WHOLE or not before.islower())):
        return False
    if before.isdigit():
        return not dotted or len(before) > 2
    return len(before) > 1 and "month" not in words.values(at - 1)


class Relations:
    """The prepositions of a language that say how a date bounds something."""

    def __init__(self, pack: Mapping[str, Any]) -> None:
        self._before = _phrases(pack.get("relations", {}))
        self._after = _phrases(pack.get("relations_after", {}))
        self._closing: dict[str, str] = {
            word: name for name, words in pack.get("relations_of", {}).items() for word in words
        }
        self._begins = _lengths(self._after, 0)
        self._ends = _lengths(self._before, -1)
        self._skip = frozenset(str(pack.get("relations_skip", "")).split())

    def of(self, words: Words, first: int, last: int) -> str | None:
        """Return what governs the words from `first` up to `last`, None where nothing does."""
        left = self._left(words, first)
        if left == "of" and last < len(words):  # "von Montag an", but "der Bericht von Montag"
            return self._closing.get(words.word(last).lower(), left)
        return left if left not in (None, "at") else self._right(words, last) or left

    def is_light(self, word: str) -> bool:
        """Whether a word only leads to a date ("on")."""
        return self._before.get((word.lower(),)) in ("at", "for", "of") or word.lower() in self._skip

    def _left(self, words: Words, first: int) -> str | None:
        at = first - 1
        weak = None  # "by midnight on Friday": "on" says less than what stands before it
        for _ in range(5):
            if at < 0:
                return weak
            word = words.word(at).lower()
            if word in self._ends and (found := self._phrase(words, at)):
                if found != "at":
                    return found
                weak = weak or found
            elif word not in self._skip:
                return weak
            at -= 1
        return weak

    def _phrase(self, words: Words, at: int) -> str | None:
        """Return the relation of the longest phrase that ends with a word."""
        for length in self._ends[words.word(at).lower()]:
            if at - length + 1 >= 0:
                phrase = tuple([words.word(each).lower() for each in range(at - length + 1, at + 1)])
                if phrase in self._before:
                    return self._before[phrase]
        return None

    def _right(self, words: Words, last: int) -> str | None:
        if last >= len(words) or words.word(last).lower() not in self._begins:
            return None
        for length in self._begins[words.word(last).lower()]:
            if last + length <= len(words):
                phrase = tuple([words.word(each).lower() for each in range(last, last + length)])
                if phrase in self._after:
                    return self._after[phrase]
        return None


def _phrases(table: Mapping[str, Sequence[str]]) -> dict[tuple[str, ...], str]:
    return {tuple(re.findall(r"\w+|[^\w\s]", phrase)): name for name, phrases in table.items() for phrase in phrases}


def _lengths(phrases: Iterable[tuple[str, ...]], at: int) -> dict[str, list[int]]:
    """Return, by the word at one end, how long the phrases with it are, the longest first."""
    lengths: dict[str, set[int]] = {}
    for phrase in phrases:
        lengths.setdefault(phrase[at], set()).add(len(phrase))
    return {word: sorted(found, reverse=True) for word, found in lengths.items()}
