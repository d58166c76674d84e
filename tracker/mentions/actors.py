"""Who acts: states by name, people, capital or seat, office holders, organisations, sides of wage disputes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from tracker.languages import packs
from tracker.mentions import cities, introduced, territories
from tracker.mentions.gazetteer import Gazetteer, Match, Word, joined, plain, words
from tracker.mentions.inflection import Endings, forms
from tracker.mentions.institutions import Institutions
from tracker.mentions.meant import Meant
from tracker.mentions.mention import Span
from tracker.mentions.surroundings import Surroundings, begins_sentence, dateline

_SITES = frozenset({"state", "capital", "seat"})
_SHORTEST_SURNAME = 4  # "May" is a month again
_INCOMING_MONTHS = 3  # a president elect already sends envoys
_STATE = 2  # letters of a state's code
_PASSING = 2  # mentions of states beside a dispute that is none of theirs
_SKIP = "skip"
_LONGEST_OFFICE = 24  # characters between whose officials these are and where they are
_REACH = 2  # words before a name in which a word for a site makes it one ("capital of Jordan")
_COMBINING = "combining"


class Actor(NamedTuple):
    """Somebody who can be a party: where it is named, its code, and what kind of name that is."""

    span: Span
    code: str
    role: str  # "state", "capital", "seat", "government", "demonym", "person", "organisation"


class _Name(NamedTuple):
    """What a name stands for: codes (several for "the five permanent members"), or an office holder."""

    role: str
    codes: tuple[str, ...] = ()
    offices: tuple[tuple[str, str], ...] = ()  # (first month, code), in order of time

    def on(self, day: date | None) -> tuple[str, ...]:
        """Return whom it stands for on a day; a person before the first office stands for nobody."""
        if not self.offices:
            return self.codes
        if day is None:
            return (self.offices[-1][1],)
        months = day.year * 12 + day.month - 1 + _INCOMING_MONTHS
        month = f"{months // 12:04d}-{months % 12 + 1:02d}"
        held = [code for first, code in self.offices if first <= month]
        return (held[-1],) if held else ()


class _Lexicon(NamedTuple):
    """All that a language needs to find actors."""

    names: Gazetteer[_Name]
    endings: Endings
    surroundings: Surroundings
    introductions: introduced.Introductions
    institutions: Institutions
    after: frozenset[str]  # words after a state's name with which it is no actor: "Ukraine war"
    named_after: frozenset[str]  # words after a capital that bears their name: "Minsk agreement"
    small: frozenset[str]  # capitalised words that can stand beside a name without being part of it
    meant: Meant  # "the government", "the rebels": sides that the article names elsewhere
    sites: frozenset[str]  # words for places: with an adjective they only say where it is ("the Jordanian capital")
    ambiguous: Mapping[str, tuple[str, ...]]  # names that are also other names, with the words that must be near


def find(text: str, language: str, day: date | None) -> list[Actor]:
    """Return the actors named in a text, in order, not overlapping unless one name stands for several.

    `day` is the day of the article; it decides whom an office holder stands for.
    """
    lexicon = _lexicon(language)
    flat = plain(text)
    listed = words(flat)
    actors: list[Actor] = []
    last_site: Span | None = None
    last_role = ""
    sites: list[str] = []
    surnames: dict[str, tuple[str, ...]] = {}
    for match in lexicon.names.find(flat, listed):
        span = Span(listed[match.first].start, listed[match.last - 1].end)
        name = match.value
        listed_site = last_site if name.role == last_role else None  # "in Washington, Rwanda signed" lists none
        if name.role in _SITES and _is_site(lexicon, flat, span, name.role, listed_site):
            last_site, last_role = span, name.role
            sites += name.on(day) if name.role == "state" else ()
            continue
        if name.role in ("state", "capital", "demonym") and _beside_site(lexicon, flat, listed, match):
            sites += name.on(day)
            continue
        if _accepted(lexicon, flat, listed, match, span):
            role = "demonym" if name.role == _COMBINING else name.role
            if role == "capital" and lexicon.surroundings.governs(flat, span.start):
                if actors and span.start - actors[-1].span.end < _LONGEST_OFFICE:
                    continue  # "Iranian officials in Rome"
                role = "government"
            actors.extend(Actor(span, code, role) for code in name.on(day))
            if role == "person" and match.last - match.first > 1:
                surnames.setdefault(listed[match.last - 1].key, name.on(day))
    listed_as = {text[actor.span.start : actor.span.end]: actor.code for actor in actors}
    introduced_here = [(span, listed_as.get(name, name)) for span, name in lexicon.introductions.find(text)]
    actors = [
        actor
        for actor in actors
        if actor.span in (span for span, _ in introduced_here)
        or not any(span.start <= actor.span.start and actor.span.end <= span.end for span, _ in introduced_here)
    ]
    taken = {actor.span.start for actor in actors} | {actor.span.end for actor in actors}
    actors += [
        Actor(span, code, "organisation")
        for span, code in introduced_here
        if not taken.intersection(range(span.start, span.end + 1))
    ]
    actors += _by_surname(lexicon, listed, surnames, taken)
    actors += _institutions(lexicon, text, actors)
    named = [(actor.span, actor.code, actor.role == "organisation") for actor in sorted(actors)]
    clubs = territories.bodies("bodies") | territories.bodies("clubs")
    actors += [
        Actor(span, code, "organisation")
        for span, code in lexicon.meant.find(text, named, sites, clubs)
        if not any(own and other.start < span.end and span.start < other.end for other, _, own in named)
    ]
    return _units(sorted(actors), flat, lexicon.surroundings)


def _institutions(lexicon: _Lexicon, text: str, actors: Sequence[Actor]) -> list[Actor]:
    """Return the institutions of an article that names fewer than two sides, and hardly a state."""
    aside = territories.bodies("bodies") | territories.bodies("clubs")
    states = Counter(actor.code for actor in actors if len(actor.code) == _STATE)
    groups = {actor.code for actor in actors if actor.role == "organisation" and len(actor.code) != _STATE} - aside
    if len(groups) > 1 or sum(states.values()) > _PASSING:
        return []
    taken = [actor.span for actor in actors if actor.role == "organisation"]
    return [
        Actor(span, name, "organisation")
        for span, name in lexicon.institutions.find(text, lexicon.small)
        if not any(span.start < other.end and other.start < span.end for other in taken)
    ]


def _by_surname(
    lexicon: _Lexicon, listed: Sequence[Word], surnames: Mapping[str, tuple[str, ...]], taken: set[int]
) -> Iterator[Actor]:
    """Yield people whom the text calls by their surname alone, once it has named them in full."""
    forms_of = {
        form: codes
        for surname, codes in surnames.items()
        if len(surname) >= _SHORTEST_SURNAME
        for form in forms(surname, lexicon.endings)
    }
    for word in listed if forms_of else ():
        if word.key in forms_of and word.start not in taken and word.end not in taken:
            for code in forms_of[word.key]:
                yield Actor(Span(word.start, word.end), code, "person")


def _is_site(lexicon: _Lexicon, text: str, span: Span, role: str, last_site: Span | None) -> bool:
    """Whether a state, capital or seat is where something happens: "in Turkey and Qatar", "to Moscow"."""
    around = lexicon.surroundings
    if around.locative(text, span.start) or (role in ("capital", "seat") and around.toward(text, span.start)):
        return True
    if role == "capital" and dateline(text, span.start, span.end):
        return True
    return last_site is not None and around.joins(text[last_site.end : span.start])


def _beside_site(lexicon: _Lexicon, text: str, listed: Sequence[Word], match: Match[_Name]) -> bool:
    """Whether a name only says whose a place is: "the Jordanian capital", "the capital of Jordan"."""
    if match.value.role != "state" and match.last < len(listed):
        following = listed[match.last]
        if following.key.casefold() in lexicon.sites and joined(text, listed[match.last - 1], following):
            return True
    before = listed[max(0, match.first - _REACH) : match.first]
    if match.value.role == "demonym":
        before = before[-1:]
    for index, word in enumerate(before):
        between = (*before[index + 1 :], listed[match.first])
        if word.key.casefold() in lexicon.sites and all(
            joined(text, one, other) for one, other in pairwise((word, *between))
        ):
            return all(len(other.key) <= _SHORTEST_SURNAME - 1 for other in between[:-1])  # "of", "la", "der"
    return False


def _accepted(lexicon: _Lexicon, text: str, listed: Sequence[Word], match: Match[_Name], span: Span) -> bool:
    """Whether a name means what it seems to mean here."""
    role = match.value.role
    if role == _SKIP:
        return False
    following = listed[match.last] if match.last < len(listed) else None
    if role == _COMBINING:
        return text[span.end : span.end + 1] in ("-", "‑", "–") and following is not None
    if following is not None and joined(text, listed[match.last - 1], following):
        key = following.key.casefold()
        if (role == "state" and key in lexicon.after) or (role == "capital" and key in lexicon.named_after):
            return False
    if match.last - match.first > 1:
        return True
    needed = lexicon.ambiguous.get(listed[match.first].key)
    if needed is None:
        return True
    if needed:
        return any(word in text for word in needed)
    return not _has_neighbour(lexicon, text, listed, match) and not (
        role in _SITES and begins_sentence(text, span.start) and not lexicon.small
    )


def _has_neighbour(lexicon: _Lexicon, text: str, listed: Sequence[Word], match: Match[_Name]) -> bool:
    """Whether a capitalised word stands beside a name, as in "Michael Jordan"."""
    for left, right in ((match.first - 1, match.first), (match.last - 1, match.last)):
        if left < 0 or right >= len(listed):
            continue
        if text[listed[left].end : listed[right].start] != " ":
            continue
        other = listed[left if right == match.first else right]
        if other.key[0].isupper() and other.key not in lexicon.small and not lexicon.names.knows(other.key):
            return True
    return False


def _units(actors: list[Actor], text: str, around: Surroundings) -> list[Actor]:
    """Read "Britain, France and Germany" as the E3 where the article calls them so."""
    units = {code: frozenset(members) for code, members in territories.knowledge()["units"].items()}
    named = {actor.code for actor in actors} & units.keys()
    for code in sorted(named):
        size = len(units[code])
        index = 0
        while index + size <= len(actors):
            run = actors[index : index + size]
            gaps = pairwise(run)
            if {actor.code for actor in run} == units[code] and all(
                around.joins(text[left.span.end : right.span.start]) for left, right in gaps
            ):
                whole = Span(run[0].span.start, run[-1].span.end)
                actors[index : index + size] = [Actor(whole, code, "organisation")]
            index += 1
    return actors


def _people() -> Iterator[tuple[str, _Name]]:
    for full, row in territories.knowledge()["people"].items():
        offices = sorted(
            (interval.partition("/")[0], code)
            for code, intervals in row.items()
            if code != "names"
            for interval in intervals
        )
        for name in (full, *row["names"]):
            yield name, _Name("person", offices=tuple(offices))


def _named(role: str, table: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, _Name]]:
    for codes, spellings in table.items():
        value = _Name(role, (codes,) if role != "group" else tuple(codes.split()))
        for name in spellings:
            yield name, value


@lru_cache(maxsize=16)
def _lexicon(language: str) -> _Lexicon:
    pack: dict[str, Any] = packs.table(language, "actors")
    bends = packs.table(language, "names")
    endings, adjectives = bends.get("endings", {}), bends.get("adjectives", {})
    names: Gazetteer[_Name] = Gazetteer()
    for phrase in pack.get("skip", {}).get("phrases", ()):
        names.add(phrase, _Name(_SKIP), endings)
    for name, value in (
        *_named("seat", pack.get("seats", {})),
        *_named("seat", territories.knowledge()["ruling"]),
        *_named("organisation", pack.get("organisations", {})),
        *((name, value._replace(role="organisation")) for name, value in _named("group", pack.get("groups", {}))),
        *((name, _Name("state", (code,))) for name, code in territories.names(language)),
        *_named("organisation", territories.knowledge()["organisations"]),
        *_people(),
        *((name, _Name("capital", (city.country,))) for name, city in cities.capitals(language)),
    ):
        names.add(name, value, endings)
    for name, value in _named("demonym", pack.get("demonyms", {})):
        names.add(name, value, adjectives)
    for name, value in _named(_COMBINING, pack.get("combining", {})):
        names.add(name, value, {"": [""]})
    grammar = pack.get("grammar", {})
    return _Lexicon(
        names.finished(),
        endings,
        Surroundings(grammar),
        introduced.Introductions(pack.get("introduced", {}), grammar.get("articles", ())),
        Institutions(pack.get("introduced", {}), grammar.get("articles", ())),
        frozenset(plain(word).casefold() for word in grammar.get("after", ())),
        frozenset(plain(word).casefold() for word in grammar.get("named_after", ())),
        frozenset(map(plain, grammar.get("small", ()))),
        Meant(pack.get("meant", {}), territories.knowledge()["belonging"]),
        frozenset(plain(word).casefold() for word in grammar.get("sites", ())),
        {plain(name): tuple(map(plain, needed)) for name, needed in pack.get("ambiguous", {}).items()},
    )
