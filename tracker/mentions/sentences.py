"""Sentences: whole sentences of an article as spans, headings and lines of a list each one of their own."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tracker.dates.timex import Timex
from tracker.languages import packs
from tracker.mentions.mention import Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")
# A place, perhaps a day, an agency in brackets or slashes, then a dash or a full stop: what stands before the news.
_DATELINE = re.compile(
    r"""(?: [^\W\d_][^\n()/]{0,60} (?:/[^\n()/]{1,40})? \s* \( [^()\n]{2,40} \) \s* (?:--?|[–—])
          | [^\W\d_][^\n/]{1,40} \. \s* / [^/\n]{2,40} / \.
          | (?-i:[A-ZÀ-ÞЀ-Я]{3,}[A-ZÀ-ÞЀ-Я/ .'’-]*) (?: , [^\n–—-]{1,40} )? \s (?:--?|[–—])
          | \d{1,2} \s* [.)] ) \s+ (?=\S)""",
    re.VERBOSE,
)
_ENDED = re.compile(r"[.!?…:;][\"'“”’»)\]]*$")
_HEADING = 110  # characters; a longer line without a full stop is a torn paragraph rather than a heading
_DASH = re.compile(r"\s+[-–—|]\s+\S")
_STOP = re.compile(r"\.\s+\S")  # "5 October 1995. The sides sit down"
_BULLET = re.compile(r"[-–—•*·▪]\s+")


class Sentence(NamedTuple):
    """A sentence: its place, the number of its paragraph, and what kind of line it stands on."""

    span: Span
    paragraph: int
    heading: bool  # a line of its own without a full stop
    listed: bool  # a line that begins with its date, as in a chronology


def outline(text: str, language: str, timexes: Sequence[Timex]) -> list[Sentence]:
    """Return the sentences of a text in order; never cut inside a time expression, datelines left out."""
    found: list[Sentence] = []
    inside = [(timex.start, timex.end) for timex in timexes]
    days = [(timex.start, timex.end) for timex in timexes if timex.when]
    for paragraph, line in enumerate(_LINE.finditer(text)):
        start, end = line.start(), line.end()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        dated = any(first == start for first, _ in inside)
        if bullet := _BULLET.match(text, start, end):
            start = bullet.end()
        if not dated and (dateline := _DATELINE.match(text, start, end)):
            start = dateline.end()
        listed = _begins_with_its_date(text, start, end, days)
        spans = list(_cut(text, language, start, end, inside))
        heading = len(spans) == 1 and not listed and end - start <= _HEADING and _ENDED.search(text, start, end) is None
        found += [Sentence(span, paragraph, heading, listed and order == 0) for order, span in enumerate(spans)]
    return found


def sentences(text: str, language: str, timexes: Sequence[Timex]) -> list[Span]:
    """Return the spans of the sentences of a text (the spans of `outline`)."""
    return [sentence.span for sentence in outline(text, language, timexes)]


def _begins_with_its_date(text: str, start: int, end: int, inside: Sequence[tuple[int, int]]) -> bool:
    """Whether a line reads '5 September 2014, 18 Uhr: …', '5 September 2014. …' or '2014, 5 September. …'."""
    for first, last in inside:
        if first == start and text.startswith(", ", last) and any(other == last + 2 for other, _ in inside):
            start = last + 2  # the year stands first
            break
    if any(0 <= first - start <= 3 and _STOP.match(text, last, end) for first, last in inside):
        return True
    colon = text.find(":", start, min(end, start + 60))
    while 0 < colon < end - 1 and text[colon + 1].isdigit():  # a time of day
        colon = text.find(":", colon + 1, min(end, start + 60))
    if colon > 0 and any(first - start <= 3 and last <= colon for first, last in inside if first >= start):
        return True
    return any(first == start and _DASH.match(text, last, end) for first, last in inside)  # "5 September 2014 – …"


def _pieces(pieces: Iterable[str], language: str) -> Iterator[str]:
    """Yield the pieces, cut also after words of the pack that the splitter takes for abbreviations ("said no.")."""
    words = packs.table(language, "events").get("sentences", {}).get("ends", ())
    if not words:
        yield from pieces
        return
    after = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\. +(?=[^\W\d])")
    for piece in pieces:
        begin = 0
        for cut in after.finditer(piece):
            yield piece[begin : cut.end()]
            begin = cut.end()
        yield piece[begin:]


def _cut(text: str, language: str, start: int, end: int, inside: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Yield the sentences of one line."""
    from sentencex import segment  # loads a compiled library: only where articles are read

    begin = at = start
    for piece in _pieces(segment(language, text[start:end]), language):
        at += len(piece)
        if at < end and any(first < at - 1 and at < last for first, last in inside):
            continue
        last = at
        while last > begin and text[last - 1].isspace():
            last -= 1
        if last > begin:
            yield Span(begin, last)
        begin = at
    if begin < end and text[begin:end].strip():
        yield Span(begin, end)
