"""From printed lines back to an article: page furniture taken out, hyphens mended, lines joined to paragraphs."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median

from tracker.articles.tidying import folded, one_line
from tracker.articles.words import masthead_words

_EDGE = 0.1  # of the page's height, above and below: where running heads and feet stand
_ADDRESS = re.compile(r"https?://\S{4,}")
_PAGE_NUMBER = re.compile(r"(\w{1,9}\s+)?\d{1,4}(\s*(/|\w{2,4})\s*\d{1,4})?")
_PRINT_STAMP = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4},?\s+\d{1,2}:\d{2}(\s?[AaPp]\.?[Mm]\.?)?\b.{0,200}")
_BREAK = re.compile("[\x02\xad\u2010-]$")
_SENTENCE_END = re.compile(r"""[.!?…:;]["'”“»«’)\]]*$""")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its words, where it stands in points from the page's left and upper edge, its type size."""

    text: str
    left: float
    right: float
    base: float
    size: float
    height: float  # of the page

    @property
    def at_edge(self) -> bool:
        """Whether it stands where running heads and feet do."""
        return not self.height * _EDGE < self.base < self.height * (1 - _EDGE)


Pages = Sequence[Sequence[Line]]


def printed_address(pages: Pages) -> str | None:
    """Return the address that a browser prints at the edge of each page."""
    found = Counter(
        match.group() for lines in pages for line in lines if line.at_edge and (match := _ADDRESS.search(line.text))
    )
    return found.most_common(1)[0][0].rstrip(".,;") if found else None


def headline(pages: Pages) -> str | None:
    """Return the words in the largest type of the first page, if it is larger than the running text."""
    sizes = Counter[float]()
    for lines in pages:
        for line in lines:
            sizes[line.size] += len(line.text)
    first = [line for line in without_furniture(pages)[0] if len(folded(line.text)) > 2] if pages else []
    if not sizes or not first:
        return None
    largest = max(line.size for line in first)
    if largest <= sizes.most_common(1)[0][0] * 1.15:
        return None
    start = next(at for at, line in enumerate(first) if line.size == largest)
    run = [line.text for line in _while_size(first[start:], largest)]
    words = one_line(_joined(run))
    return words if 3 < len(words) <= 300 else None


def _while_size(lines: Sequence[Line], size: float) -> list[Line]:
    taken: list[Line] = []
    for line in lines:
        if line.size != size:
            break
        taken.append(line)
    return taken


def without_furniture(pages: Pages) -> list[list[Line]]:
    """Return the pages without running heads and feet, page numbers, and the stamps of a browser's print.

    A head or foot is a line at the edge that comes again on another page, digits aside.
    """
    repeated: Counter[str] = Counter()
    for lines in pages:
        repeated.update({_pattern(line) for line in lines if line.at_edge})
    return [
        [
            line
            for line in lines
            if not (line.at_edge and _is_furniture(line.text, repeated[_pattern(line)], len(pages)))
        ]
        for lines in pages
    ]


def _pattern(line: Line) -> str:
    return re.sub(r"\d+", "0", one_line(line.text).casefold())


def _is_furniture(text: str, times: int, pages: int) -> bool:
    if times > 1 and times >= min(3, pages) - (pages > 3):
        return True
    return any(shape.fullmatch(text) for shape in (_PAGE_NUMBER, _PRINT_STAMP)) or bool(
        _ADDRESS.match(text) and len(text.split()) <= 2
    )


def reflowed(pages: Pages) -> str:
    """Return the text with each paragraph on one line and an empty line between paragraphs."""
    lines = [line for page in pages for line in page]
    if not lines:
        return ""
    texts = [line.text for line in lines]
    vocabulary = frozenset(re.findall(r"[\w-]+", " ".join(texts)))
    leading = _leading(lines)
    paragraphs: list[list[str]] = [[lines[0].text]]
    widths = _column_ends(lines)
    for before, line in pairwise(lines):
        if _continues(before, line, leading, widths):
            paragraphs[-1].append(line.text)
        else:
            paragraphs.append([line.text])
    return "\n\n".join(_joined(paragraph, vocabulary) for paragraph in paragraphs)


def _leading(lines: Sequence[Line]) -> float:
    """Return the usual distance of two lines of one paragraph, in type sizes."""
    steps = [
        (after.base - before.base) / before.size
        for before, after in pairwise(lines)
        if before.size == after.size > 0 and 0 < after.base - before.base < 3 * before.size
    ]
    return min(max(median(steps), 1.0), 2.0) if steps else 1.3


def _column_ends(lines: Sequence[Line]) -> dict[tuple[int, float], float]:
    """Return how far to the right the lines of each left edge and type size reach."""
    ends: dict[tuple[int, float], float] = {}
    for line in lines:
        key = (round(line.left / 10), line.size)
        ends[key] = max(ends.get(key, 0.0), line.right)
    return ends


def _continues(before: Line, line: Line, leading: float, ends: dict[tuple[int, float], float]) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if before.size != line.size:
        return False
    ended = bool(_SENTENCE_END.search(before.text))
    step = line.base - before.base
    if step <= 0:  # next column or page: a paragraph goes on unless a sentence just ended
        return not ended
    if step > (leading + 0.35) * before.size:
        return False
    if _BREAK.search(before.text):
        return True
    end = ends.get((round(before.left / 10), before.size), before.right)
    width = max(end - before.left, 1.0)
    unfilled = (end - before.right) / width
    # ragged lines leave up to a long word's room; a line that leaves more ends its paragraph
    return unfilled < (0.15 if ended else 0.4)


def _joined(lines: Sequence[str], vocabulary: frozenset[str] = frozenset()) -> str:
    """Join lines by blanks; a word divided at a line's end becomes whole."""
    text = lines[0]
    for line in lines[1:]:
        text = _mended(text, line, vocabulary) if _BREAK.search(text) else f"{text} {line}"
    return _BREAK.sub("-", text).replace("\x02", "-").replace("\xad", "")


def _mended(before: str, after: str, vocabulary: frozenset[str]) -> str:
    stem, word = before[:-1], after.split(maxsplit=1)[0] if after.split() else ""
    head = re.search(r"[\w-]*$", stem)
    first, rest = (head.group() if head else ""), re.match(r"\w*", word)
    second = rest.group() if rest else ""
    if not first or not second:
        return f"{stem}-{after}"
    if second in _suspending():  # "Vor- und Nachteile"
        return f"{stem}- {after}"
    if f"{first}-{second}" in vocabulary or not second[0].islower() or first[-1].isdigit():
        return f"{stem}-{after}"
    return f"{stem}{after}"


@cache
def _suspending() -> frozenset[str]:
    return frozenset(masthead_words().suspending)
