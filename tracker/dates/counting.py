"""Whether a bare number of four digits is a year, or counts something ("1200 people", "1500 Panzer")."""

from collections.abc import Container

from tracker.dates.context import Context
from tracker.dates.grammar import Match
from tracker.dates.lexing import DASHES
from tracker.dates.vocabulary import WORD

_USUAL = 1900  # what is written of is mostly younger
_LIKELY = 1700  # "in 1860 the ...": older than that a number rather counts something
_AHEAD = 80  # years after the day of writing
_NEAR = 80  # years between a year and what the text has told before
_LONGEST = 150  # years from the one end of a period to the other
_BESIDE = frozenset((*DASHES, "/", "(", ")"))


def is_year(match: Match, context: Context) -> bool:
    """Judge a number that stands alone by its size, what stands beside it, and the time the text tells of."""
    number = int(match.fields["year"])
    newest = (context.now.year if context.now else 2030) + _AHEAD
    if _USUAL <= number <= newest and number % 1000:
        return True
    counts = _counts(match, context)
    near = context.told is not None and abs(context.told.first.year - number) <= _NEAR
    if _in_period(match, context, number, _BESIDE) or context.ends_line(match.last):
        return True
    if _before(match, context, "year_cues"):
        return near or not counts or (number >= _LIKELY and number % 100 != 0)
    if counts:
        return False
    joints = context.pack.get("connectors", {})
    if _in_period(match, context, number, f"{joints.get('list', '')} {joints.get('range', '')}".split()):
        return True  # "entre 1998 et 2000, puis"
    # where nouns have capitals, a number before any other word counts nothing
    told = context.pack.get("nouns_with_capitals") and not _before(match, context, "count_cues")
    return bool(near or told or context.sentence(match.first) == match.first)


def _counts(match: Match, context: Context) -> bool:
    """Whether the word after a number looks like a thing that is counted."""
    words, at = context.words, match.last
    if at >= len(words) or words.classes[at] != WORD:
        return False
    return words.word(at)[0].isupper() == bool(context.pack.get("nouns_with_capitals"))


def _before(match: Match, context: Context, cues: str) -> bool:
    """Whether one of the pack's words that lead to years (or to counts) stands before a number."""
    before = context.words.word(match.first - 1).lower() if match.first else ""
    return before in str(context.pack.get(cues, "")).split()


def _in_period(match: Match, context: Context, number: int, signs: Container[str]) -> bool:
    """Whether a dash, slash or word joins a number to another that may be a year too ("1861–1865", "1861/62")."""
    words = context.words
    for sign, other in ((match.first - 1, match.first - 2), (match.last, match.last + 1)):
        if 0 <= sign < len(words) and 0 <= other < len(words) and words.word(sign) in signs:
            digits = words.value(other, "digits")
            width = words.ends[other] - words.starts[other]
            if digits is not None and (width == 2 or (width == 4 and abs(int(digits) - number) <= _LONGEST)):
                return True
    return False
