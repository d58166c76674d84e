"""Traits: what of a claim tells one occasion from another, made ready for many comparisons."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from tracker.dates.when import Precision
from tracker.events.event import Claim
from tracker.mentions.mention import DatedBy, Kind, Status

PLANNED = frozenset({Status.PROPOSED, Status.SCHEDULED, Status.POSTPONED})

# What articles name by different names: groups of states that others spell out, and organisations that
# speak for a people or rule a state and are named for it. International usage, no language's words.
_UNITS = {
    "E3": ("DE", "FR", "GB"),
    "P5+1": ("CN", "DE", "FR", "GB", "RU", "US"),
    "E3+3": ("CN", "DE", "FR", "GB", "RU", "US"),
    "P4+1": ("CN", "DE", "FR", "GB", "RU"),
    "G7": ("CA", "DE", "FR", "GB", "IT", "JP", "US"),
    "Hamas": ("PS",),
    "Hezbollah": ("LB",),
    "Houthis": ("YE",),
    "Taliban": ("AF",),
}

# How long a plan without a day of its own stays open: later occasions are hardly the one announced.
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Traits:
    """One claim's facts with days as ordinals; `first` and `last` are None where the claim has no date.

    `floating` is a plan whose own day is not told (undated, or dated by its announcement only);
    `said` is the day on which it was announced or told.
    """

    kind: Kind
    status: Status
    planned: bool  # it still lay ahead, as of the article
    first: int | None
    last: int | None
    day: bool  # known to the day
    floating: bool
    announced: bool  # the day is that of an act that told of it
    lasting: bool  # a truce told to hold on the day of the article: its own beginning is not told
    said: int | None
    published: int | None  # of plans the article's day; of what took place its last day, None if that is fuzzy
    parties: frozenset[str]
    around: frozenset[str]  # everybody named: readers take one role for the other
    setters: frozenset[str]
    place: str
    country: str
    site: bool  # the place is a city or site, not a whole country
    ordinal: int | None
    total: int | None
    by_party: tuple[tuple[str, int], ...]

    def reach(self) -> tuple[int, int] | None:
        """Return the days on which the same occasion may be dated, give or take; None if nothing dates it.

        A plan reaches from the day it was told to the day it falls on, so that one moved meets its new day.
        """
        if self.first is None or self.last is None or self.floating:
            return None if self.said is None else (self.said, self.said + PATIENCE)
        first, last = self.first, self.last
        if self.planned and self.published is not None:
            first, last = min(first, self.published), max(last, self.published)
        return (first - PATIENCE if self.lasting else first, last)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Fold case and accents, so that 'Zürich' and 'zurich' are one place."""
    folded = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in folded if not unicodedata.combining(letter)).casefold().strip()


@lru_cache(maxsize=4096)
def expand(codes: tuple[str, ...]) -> frozenset[str]:
    """Return the codes with the states that groups and organisations (E3, Hamas) stand for in their stead."""
    return frozenset(member for code in codes for member in _UNITS.get(code, (code,)))


@lru_cache(maxsize=4096)
def country_of(place: str) -> tuple[str, bool]:
    """Return the country's code of a place (its English name), "" if nobody knows, and whether it is a country."""
    from tracker.mentions import cities, places, territories

    country = dict(territories.names("en")).get(place)
    if country is not None:
        return country, True
    city = cities.by_english_name(place)
    if city is not None:
        return city.country, False
    found = places.find(place, "en")
    return (found[0].country or "", found[0].is_country) if found else ("", False)


def traits(claim: Claim) -> Traits:
    """Return what of a claim is compared."""
    facts = claim.mention.facts
    published = claim.published.day.toordinal() if claim.published else None
    first = facts.when.start.toordinal() if facts.when.start else None
    last = facts.when.end.toordinal() if facts.when.end else None
    day = facts.when.precision is Precision.DAY
    planned = facts.status in PLANNED
    announced = facts.dated_by is DatedBy.ANNOUNCEMENT
    place = facts.place or ""
    country, is_country = country_of(place) if place else ("", False)
    return Traits(
        kind=facts.kind,
        status=facts.status,
        planned=planned,
        first=first,
        last=last,
        day=day,
        floating=first is None or (announced and planned),
        announced=announced,
        lasting=facts.kind is Kind.CEASEFIRE
        and facts.status is Status.ONGOING
        and facts.dated_by is DatedBy.PUBLICATION,
        said=first if announced and planned and first is not None else published,
        # What took place is told for years: the day of an article says nothing more about it then.
        published=published if planned or first is None else (last if day else None),
        parties=expand(facts.parties),
        around=expand(facts.parties) | expand(facts.mediators) | expand(facts.set_by),
        setters=expand(facts.set_by),
        place=fold(place),
        country=country,
        site=bool(place) and not is_country,
        ordinal=facts.ordinal,
        total=facts.persons_total,
        by_party=facts.persons_by_party,
    )
