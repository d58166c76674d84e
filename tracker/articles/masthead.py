"""Title, outlet, authors, address and day of publication, from the lines above and below an article's body."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from tracker.articles import publication, stated_days
from tracker.articles.article import Published
from tracker.articles.markup import host
from tracker.articles.publication import Clues
from tracker.articles.tidying import folded, one_line
from tracker.articles.words import masthead_words

_HEAD = 12  # lines that are not empty
_FOOT = 6
_PROSE = 140  # characters; a longer line belongs to the body
_SHORT_PROSE = 60  # a line of these that ends like a sentence is prose as well
_LONGEST_TITLE = 200
_LONGEST_OUTLET = 60
_LONGEST_ADDRESS = 2_000
_TITLE_WORDS = 5  # entries of a menu have fewer
_ABOVE_TITLE = 3  # lines: a section's name, a date
_MENU = 8  # short lines above the body; more of them are a page's menu, copied with it
_ADDRESS_LINE = re.compile(r"^\W{0,3}(https?://\S+?)[\s>)\].,*_]*$")
_DOMAIN = re.compile(r"(?<![\w@./-])((?:[^\W_][\w-]*\.)+[^\W\d_]{2,12})(?![\w@-]|\.\w)")
_COPYRIGHT_YEARS = re.compile(
    r"^[\s:,]*(?:(?:19|20)\d\d(?:\s*[-–/]\s*(?:(?:19|20)?\d\d))?)?[\s:,]*(?:by\s+)?", re.IGNORECASE
)
_GENERIC_ENDS = frozenset(
    {"com", "org", "net", "info", "news", "eu", "int", "edu", "gov", "mil", "press", "media", "online", "blog", "site"}
    | {"app", "example", "test", "рф", "укр"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What the lines around the body say; `furniture` are those lines, which no two copies of an article share."""

    title: str | None
    outlet: str | None
    published: Published | None
    url: str | None
    authors: tuple[str, ...]
    furniture: frozenset[str]


def read(text: str, clues: Clues, title: str | None = None) -> Masthead:
    """Return what the text's head and foot say; `title` is the title where it is known from elsewhere."""
    lines = [line for raw in text.split("\n") if (line := raw.strip())]
    menu = _menu(lines, title)
    head = _head(lines[menu:])
    foot = lines[menu + len(head) :][-_FOOT:]
    if title:
        top = next((line for line in head if folded(line) == folded(title)), None)
    else:
        top = _title_line(head, below_menu=menu > 0)
    around = [line for line in head if line != top]
    return Masthead(
        title=title or (_title(top) if top else None),
        outlet=_outlet(around, foot),
        published=publication.stated(head, foot, top, clues),
        url=next((found for line in (*foot, *head) if (found := _address(line))), None),
        authors=_authors(around),
        furniture=frozenset(line for line in (*around, *foot) if _is_furniture(line)),
    )


def forwarded_subject(subject: str) -> tuple[str, bool]:
    """Return a mail's subject without "Fwd:", "AW:" and the like, and whether it had one."""
    words = masthead_words()
    names = "|".join(map(re.escape, sorted(words.forwarded | words.replied, key=len, reverse=True))) or "(?!)"
    bare = re.sub(rf"^(?:\s*\[?(?:{names})\]?\s*(?:\[\d+\])?\s*:)+\s*", "", subject, flags=re.IGNORECASE)
    return bare.strip(), bare.strip() != subject.strip()


def _menu(lines: Sequence[str], title: str | None) -> int:
    """Return how many lines of a page's menu stand above the article: above its title or far above prose."""
    if title:
        place = next((number for number, line in enumerate(lines) if folded(line) == folded(title)), 0)
        return max(place - _ABOVE_TITLE, 0)
    if lines and len(lines[0].split()) >= _TITLE_WORDS:
        return 0
    prose = next((number for number, line in enumerate(lines) if _is_prose(line)), 0)
    return max(prose - _MENU, 0)


def _is_prose(line: str) -> bool:
    return len(line) > _PROSE or (len(line) >= _SHORT_PROSE and re.search(r"""[.!?…]["'”“»)]*$""", line) is not None)


def _title_line(head: Sequence[str], *, below_menu: bool) -> str | None:
    """Return the first line that is no furniture; below a menu it has more words than a menu's entries."""
    lines = [line for line in head if not _is_furniture(line, title=True)]
    return next((line for line in lines if not below_menu or len(line.split()) >= _TITLE_WORDS), None)


def _head(lines: Sequence[str]) -> list[str]:
    """Return the lines up to the second paragraph of the body."""
    head: list[str] = []
    prose = 0
    for line in lines[:_HEAD]:
        head.append(line)
        prose += len(line) > _PROSE
        if prose > 1:
            break
    return head


def _is_furniture(line: str, *, title: bool = False) -> bool:
    return (
        _address(line) is not None
        or _labelled_source(line) is not None
        or _copyright_holder(line) is not None
        or publication.is_day_line(line, title=title)
        or bool(_byline(line))
    )


def _title(line: str) -> str:
    words = one_line(line[:1_000].strip("#*_ \t\xa0")) or one_line(line)
    if len(words) <= _PROSE:
        return words
    sentence = re.match(r".{20,200}?[.!?](?=\s)", words)
    if sentence or len(words) <= _LONGEST_TITLE:
        return sentence.group() if sentence else words
    return f"{words[:_LONGEST_TITLE].rsplit(' ', 1)[0]} …"


def _outlet(head: Sequence[str], foot: Sequence[str]) -> str | None:
    """Return what the lines call the publisher: labelled, by copyright, address, site or institution."""
    around = [*reversed(foot), *head]
    short = [line for line in head if len(line) <= _PROSE]
    last = foot[-1:] if foot else head[-1:]
    sites = [_sole_site(line) for line in (*(line for line in short if _tells(line)), *last) if len(line) <= _PROSE]
    candidates: Iterator[str | None] = (
        found
        for group in (
            map(_labelled_source, around),
            map(_source_behind_day, short),
            map(_copyright_holder, around),
            (host(_address(line)) for line in around),
            sites,
            (_institution(head),),
        )
        for found in group
    )
    return next((found for found in candidates if found), None)


def _tells(line: str) -> bool:
    return publication.is_day_line(line) or bool(_byline(line)) or _DOMAIN.fullmatch(line) is not None


@cache
def _source_label() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(masthead_words().source, key=len, reverse=True))) or "(?!)"
    return re.compile(rf"^[\s*_(\[]*(?:{names})\s*(?P<colon>:)?\s*(?P<value>\S.*)$", re.IGNORECASE)


def _labelled_source(line: str) -> str | None:
    match = _source_label().match(line) if len(line) <= _PROSE else None
    if match is None:
        return None
    value = match["value"].strip("*_()[] ")
    if value.lower().startswith(("http://", "https://")):
        return host(value.split()[0])
    days = stated_days.find(value)
    value = re.split(r"\s*[,|;(·•]\s*|\s+[–—-]\s+", value[: days[0].start].strip() if days else value)[0]
    value = re.sub(r"\s+[^\W\d_]{1,3}$", "", value) if days else value
    value = one_line(value).rstrip(".:")
    if not match["colon"] and not _DOMAIN.fullmatch(value):
        return None
    return _plain(value)


def _source_behind_day(line: str) -> str | None:
    """Return the source in "5 February 2026, 18:03 Source: example.org"."""
    days = stated_days.find(line)
    label = _source_colon().search(line, days[-1].end) if days else None
    return _labelled_source(line[label.start() :]) if label else None


@cache
def _source_colon() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(masthead_words().source, key=len, reverse=True))) or "(?!)"
    return re.compile(rf"(?:{names})\s*:", re.IGNORECASE)


def _copyright_holder(line: str) -> str | None:
    words = "|".join(map(re.escape, masthead_words().copyright)) or "(?!)"
    match = (
        re.match(rf"^\W*(?:©|\(c\)|{words})(?:\s*(?:©|\(c\)))?(.+)$", line, re.IGNORECASE)
        if len(line) <= _PROSE
        else None
    )
    if match is None:
        return None
    holder = re.split(r"\s*[,|;·•]\s*|\.\s|\s+[–—-]\s+", _COPYRIGHT_YEARS.sub("", match.group(1)))[0]
    return _plain(re.sub(r"\s*(?:19|20)\d\d$", "", one_line(holder)).rstrip("."))


def _plain(name: str) -> str | None:
    """Return a name that can be an outlet's."""
    name = re.sub(r"^www\d?\.", "", name)
    return name if 1 < len(name) <= _LONGEST_OUTLET and re.search(r"[^\W\d_]{2}", name) else None


def _address(line: str) -> str | None:
    match = _ADDRESS_LINE.match(line) if len(line) < _LONGEST_ADDRESS else None
    if match is None:
        return None
    try:
        return match.group(1) if urlsplit(match.group(1)).hostname else None
    except ValueError:
        return None


def _sole_site(line: str) -> str | None:
    """Return the one site that a line names by its domain."""
    names = {name.group(1).removeprefix("www.") for name in _DOMAIN.finditer(line) if _is_domain(name.group(1))}
    return names.pop() if len(names) == 1 else None


def _is_domain(name: str) -> bool:
    end = name.rsplit(".", 1)[1].lower()
    return end in _GENERIC_ENDS or end in _countries()


@cache
def _countries() -> frozenset[str]:
    from babel import Locale

    # "uk" is not in ISO 3166; "xa" and the like are CLDR's own
    return frozenset(str(code).lower() for code in Locale("en").territories if len(str(code)) == 2) | {"uk"}


def _institution(head: Sequence[str]) -> str | None:
    """Return the body that signs a release: a line of three words or more right above or below that of the day."""
    for number, line in enumerate(head[:6]):
        if len(line) > _PROSE or not publication.is_day_line(line):
            continue
        for beside in (*head[max(number - 1, 0) : number], *head[number + 1 : number + 2]):
            words = beside.split()
            if (
                3 <= len(words) <= 8
                and beside[0].isupper()
                and words[-1][0].isupper()
                and not re.search(r"[\d:,.!?;\"“”„»«]", beside)
                and not _byline(beside)
            ):
                return one_line(beside)
    return None


@cache
def _byline_label() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(masthead_words().byline, key=len, reverse=True))) or "(?!)"
    return re.compile(rf"^[\s*_]*(?:{names})\s*:?\s+(?P<rest>\S.*)$", re.IGNORECASE)


def _byline(line: str) -> tuple[str, ...]:
    """Return the writers that a line names after "By": two to five words each, capitalised but for "de la"."""
    match = _byline_label().match(line) if len(line) <= 100 else None
    if match is None or re.search(r"[.!?]$", line):
        return ()
    joined, ends = masthead_words().suspending, masthead_words().byline_ends
    people: list[list[str]] = [[]]
    for word in match["rest"].split():
        if people[-1] and (word.casefold() in joined or people[-1][-1].endswith(",")):
            people.append([])
        if word.casefold() in joined:
            continue
        if word in ends or not (word[0].isupper() or (people[-1] and len(word) <= 3 and word.islower())):
            break
        people[-1].append(word.strip("*_"))
    names = (" ".join(_without_particles(words)).rstrip(",;|") for words in people)
    return tuple(name for name in names if 2 <= len(name.split()) <= 5)


def _without_particles(words: list[str]) -> list[str]:
    """Drop what a name can't end with: "By Imogen Slater in …"."""
    while words and words[-1].islower():
        words = words[:-1]
    return words


def _authors(head: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for line in head for name in _byline(line)))
