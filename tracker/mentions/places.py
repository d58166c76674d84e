"""Where something happens: cities, sites and countries, by their English names."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from tracker.languages import packs
from tracker.mentions import cities, territories, towns
from tracker.mentions.gazetteer import Gazetteer, Match, Word, joined, plain, words
from tracker.mentions.inflection import forms
from tracker.mentions.mention import Span
from tracker.mentions.surroundings import Surroundings, before, begins_sentence, dateline

_CLOSING = ("", ",", ";", ".", ")", "\n", ":")  # after a state's name that only says where a town is
_APPOSED = 3  # words of an unknown name before its state's
_NEAR = 40  # characters in which a word like "hosted" makes a country the place


class Place(NamedTuple):
    """A place as it is named in a text."""

    span: Span
    name: str  # the usual English name
    country: str | None  # ISO 3166-1 alpha-2
    is_country: bool


class _Known(NamedTuple):
    """A name: what it stands for, and how much of its surroundings it needs to be believed."""

    name: str
    country: str
    kind: str  # "city", "capital", "adjective", "demonym", "site", "country", "skip"
    word: bool = False  # also an ordinary word


class _Lexicon(NamedTuple):
    names: Gazetteer[_Known]
    surroundings: Surroundings
    hosting: re.Pattern[str]
    border_with: re.Pattern[str]
    region_before: re.Pattern[str]
    region_after: frozenset[str]
    named_after: frozenset[str]
    border: frozenset[str]
    capital: frozenset[str]
    town: frozenset[str]  # "the town of …"
    town_of: frozenset[str]
    stems: Mapping[str, Sequence[str]]
    ambiguous: frozenset[str]  # words at the beginning of a sentence


def find(text: str, language: str) -> list[Place]:
    """Return the places named in a text, in order, not overlapping.

    Countries and capitals are places only where the text says that something is there ("in Turkey", "hosted by
    Oman", "the Vienna talks"); otherwise they act, and are actors.
    """
    lexicon = _lexicon(language)
    flat = plain(text)
    listed = words(flat)
    found: list[Place] = []
    named: dict[int, Match[_Known]] = {}
    for match in lexicon.names.find(flat, listed):
        named.update(dict.fromkeys(range(match.first, match.last), match))
        span = Span(listed[match.first].start, listed[match.last - 1].end)
        last = found[-1].span if found else None
        if _accepted(lexicon, flat, listed, match, span, last):
            found.append(_place(lexicon, flat, listed, match, span))
    return sorted([*found, *_small(lexicon, text, flat, listed, named)])


def _small(
    lexicon: _Lexicon, text: str, flat: str, listed: Sequence[Word], named: Mapping[int, Match[_Known]]
) -> Iterator[Place]:
    """Yield the places that only their surroundings make one.

    These are the smaller towns where something is said to be in them, and names that no table has after the word for
    a town or before their state's ("in the resort of X", "in X, Japan").
    """
    index = 0
    while index < len(listed):
        word = listed[index]
        if index in named or not word.key[0].isupper():
            index += 1
            continue
        introduced = _introduced(lexicon, flat, listed, index)
        whose = _whose(flat, listed, index, named)
        there = introduced or lexicon.surroundings.locative(flat, listed[index - 1 if whose else index].start)
        town = towns.at(flat, listed, index, lexicon.stems) if there else None
        if town is not None and whose and town[1].country != whose:
            town = None
        size, state = 1, None
        if town is not None:
            size, (name, state) = town
        elif there:
            size, state = _before_its_state(flat, listed, index, named)
            if state is None and introduced:
                size = _capitalised(flat, listed, index, named)
            elif state is None:
                index += 1
                continue
            name = text[word.start : listed[index + size - 1].end]
        if there:
            yield Place(Span(word.start, listed[index + size - 1].end), name, state, False)
        index += size


def _introduced(lexicon: _Lexicon, text: str, listed: Sequence[Word], index: int) -> bool:
    """Whether the word for a town stands before a name: "the port city of X"."""
    at = index - 1
    if at >= 0 and listed[at].key.casefold() in lexicon.town_of and joined(text, listed[at], listed[index]):
        at -= 1
    elif lexicon.town_of:
        return False
    return at >= 0 and listed[at].key.casefold() in lexicon.town and joined(text, listed[at], listed[at + 1])


def _whose(text: str, listed: Sequence[Word], index: int, named: Mapping[int, Match[_Known]]) -> str | None:
    """Return the state whose adjective stands before a name: "im thailändischen X"."""
    before = named.get(index - 1)
    if before is None or before.value.kind != "demonym" or not joined(text, listed[index - 1], listed[index]):
        return None
    return before.value.country


def _capitalised(text: str, listed: Sequence[Word], index: int, named: Mapping[int, Match[_Known]]) -> int:
    """Return how many words with a capital stand together from here on."""
    size = 1
    while (
        size < _APPOSED
        and index + size < len(listed)
        and index + size not in named
        and listed[index + size].key[0].isupper()
        and joined(text, listed[index + size - 1], listed[index + size])
    ):
        size += 1
    return size


def _before_its_state(
    text: str, listed: Sequence[Word], index: int, named: Mapping[int, Match[_Known]]
) -> tuple[int, str | None]:
    """Return the words of a name and the state told after it: "in Hakone, Japan"."""
    size = _capitalised(text, listed, index, named)
    state = named.get(index + size)
    if state is None or state.value.kind != "country":
        return size, None
    end = listed[state.last - 1].end
    apposed = text[listed[index + size - 1].end : listed[index + size].start] == ", "
    return size, state.value.country if apposed and text[end : end + 1] in _CLOSING else None


def _accepted(
    lexicon: _Lexicon, text: str, listed: Sequence[Word], match: Match[_Known], span: Span, last: Span | None
) -> bool:
    known, around = match.value, lexicon.surroundings
    if known.kind == "skip" or (known.kind in ("city", "capital") and dateline(text, span.start, span.end)):
        return False
    if listed[match.first].key in lexicon.ambiguous and begins_sentence(text, span.start):
        return False
    if known.kind == "site" or (known.kind == "city" and not known.word):
        return True
    if known.kind != "demonym" and around.locative(text, span.start):
        return True
    following = listed[match.last] if match.last < len(listed) else None
    named_after = (
        following is not None
        and following.key.casefold() in lexicon.named_after
        and joined(text, listed[match.last - 1], following)
    )
    if known.kind == "adjective":
        return named_after
    if known.kind == "demonym":  # "at the Belarusian border", but not "the Russian-Ukrainian border"
        if _names_capital(lexicon, text, listed, match):
            return True
        at_border = following is not None and following.key.casefold() in lexicon.border
        return at_border and text[max(0, span.start - 1) : span.start] not in ("-", "–")
    if known.kind == "country":
        if lexicon.border_with.search(text[max(0, span.start - _NEAR) : span.start]):
            return True
        near = text[max(0, span.start - _NEAR) : span.start] + "|" + text[span.end : span.end + _NEAR]
        return bool(lexicon.hosting.search(near))
    if last is not None and around.joins(text[last.end : span.start]):
        return True
    if known.word:
        return False
    return named_after or around.toward(text, span.start) or _apposed(text, span)


def _names_capital(lexicon: _Lexicon, text: str, listed: Sequence[Word], match: Match[_Known]) -> bool:
    """Whether an adjective stands beside the word for a capital: "in the Egyptian capital"."""
    for left, right in ((match.first - 1, match.first), (match.last - 1, match.last)):
        if left >= 0 and right < len(listed) and joined(text, listed[left], listed[right]):
            other = listed[left if right == match.first else right]
            if other.key.casefold() in lexicon.capital:
                return True
    return False


def _apposed(text: str, span: Span) -> bool:
    """Whether a capital stands between a comma and the end of a phrase, as in a list: "second round, Vienna"."""
    return text[: span.start].endswith(", ") and (span.end == len(text) or text[span.end] in ",;.)\n")


def _place(lexicon: _Lexicon, text: str, listed: Sequence[Word], match: Match[_Known], span: Span) -> Place:
    """Return the place of an accepted name; a city's region is told by its own words."""
    known = match.value
    if known.kind == "demonym" and _names_capital(lexicon, text, listed, match):
        return Place(span, cities.capital_of(known.country) or territories.english(known.country), known.country, False)
    if known.kind in ("country", "demonym"):
        return Place(span, territories.english(known.country), known.country, True)
    if known.kind in ("city", "capital"):
        following = listed[match.last] if match.last < len(listed) else None
        after = (
            following is not None
            and following.key.casefold() in lexicon.region_after
            and joined(text, listed[match.last - 1], following)
        )
        if after or lexicon.region_before.search(text[max(0, span.start - _NEAR) : span.start]):
            end = following.end if after and following is not None else span.end
            return Place(Span(span.start, end), f"{known.name} region", known.country, False)
    return Place(span, known.name, known.country, False)


def _cities(language: str, own: dict[str, list[str]]) -> Iterator[tuple[str, _Known]]:
    """Yield the pack's spellings of cities in the table, then the table's."""
    listed = cities.names(language)
    by_name = {name.city.name: name.city for name in reversed(listed)}
    for english, spellings in own.items():
        city = by_name.get(english) or cities.by_english_name(english)
        for spelling in spellings:
            if city is not None:
                yield spelling, _Known(city.name, city.country, "capital" if city.capital else "city")
    for name, city, word in listed:
        yield name, _Known(city.name, city.country, "capital" if city.capital else "city", word)


def _sites(own: dict[str, dict[str, list[str]]]) -> Iterator[tuple[str, _Known]]:
    for country, named in own.items():
        for english, spellings in named.items():
            for spelling in spellings:
                yield spelling, _Known(english, country, "site")


def _seats(own: dict[str, list[str]]) -> Iterator[tuple[str, _Known]]:
    """Yield the seats of governments: what happens in one happens in its capital."""
    for country, spellings in own.items():
        capital = cities.capital_of(country)
        for spelling in spellings if capital else ():
            yield spelling, _Known(str(capital), country, "capital")


def _any_of(phrases: Iterable[str], end: str = "") -> re.Pattern[str]:
    listed = "|".join(re.escape(plain(phrase)) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{listed}){end}", re.IGNORECASE) if listed else re.compile("(?!)")


@lru_cache(maxsize=16)
def _lexicon(language: str) -> _Lexicon:
    pack = packs.table(language, "places")
    grammar = packs.table(language, "actors").get("grammar", {})
    bends = packs.table(language, "names")
    endings = bends.get("endings", {})
    names: Gazetteer[_Known] = Gazetteer()
    for phrase in pack.get("skip", {}).get("phrases", ()):
        names.add(phrase, _Known("", "", "skip"), endings)
    for name, known in _sites(pack.get("sites", {})):
        names.add(name, known, endings)
    acting = packs.table(language, "actors")
    for spellings in (*territories.knowledge()["organisations"].values(), *acting.get("organisations", {}).values()):
        for spelling in spellings:
            names.add(spelling, _Known("", "", "skip"), endings)
    for name, known in (*_cities(language, pack.get("cities", {})), *_seats(acting.get("seats", {}))):
        names.add(name, known, endings)
    adjacent = bends.get("city_adjectives", {})
    for name, city, _ in cities.names(language) if adjacent else ():
        names.add_forms(forms(name, adjacent) - {name}, _Known(city.name, city.country, "adjective"))
    for name, code in territories.names(language):
        names.add(name, _Known("", code, "country"), endings)
    for code, spellings in acting.get("demonyms", {}).items():
        for spelling in spellings:
            names.add(spelling, _Known("", code, "demonym"), bends.get("adjectives", {}))
    regions, own_grammar = pack.get("regions", {}), pack.get("grammar", {})
    return _Lexicon(
        names.finished(),
        Surroundings(grammar),
        _any_of(own_grammar.get("hosting", ())),
        before(own_grammar.get("border_with", ()), grammar.get("articles", ())),
        _any_of(regions.get("before", ()), r"\s+$"),
        frozenset(plain(word).casefold() for word in regions.get("after", ())),
        frozenset(plain(word).casefold() for word in grammar.get("named_after", ())),
        frozenset(plain(word).casefold() for word in own_grammar.get("border", ())),
        frozenset(plain(word).casefold() for word in own_grammar.get("capital", ())),
        frozenset(plain(word).casefold() for word in own_grammar.get("town", ())),
        frozenset(plain(word).casefold() for word in own_grammar.get("town_of", ())),
        towns.stems_of(endings),
        frozenset(plain(name) for name, needed in acting.get("ambiguous", {}).items() if not needed),
    )
