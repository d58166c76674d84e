"""Consensus: which value of each field an event bears, who tells it, and who says otherwise.

The user's corrections outrank everything. Else status and date follow the course of events (a
proposal becomes a plan, a plan takes place), and what is told of the occasion once it took place
outranks what was told ahead of it; the other fields go to the best supported value.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any, NamedTuple

from tracker.dates.when import NEVER, Precision, When
from tracker.events.event import Claim, Correction, Dispute, Event, Review
from tracker.events.traits import PLANNED, country_of, expand, fold
from tracker.mentions.mention import DatedBy, Facts, Status

_FIELDS = tuple(item.name for item in fields(Facts))

# How far a status lies along the course of an event; nothing told later moves an event back from what took place.
_STAGE = {
    Status.PROPOSED: 0,
    Status.SCHEDULED: 1,
    Status.POSTPONED: 1,
    Status.CANCELLED: 1,
    Status.ONGOING: 2,
    Status.COMPLETED: 3,
    Status.MISSED: 3,
}
_HARMLESS = ({Status.ONGOING, Status.COMPLETED}, {Status.SCHEDULED, Status.POSTPONED})  # both may be said at a time
_FINENESS = {
    Precision.DAY: 0,
    Precision.WEEK: 1,
    Precision.MONTH: 2,
    Precision.QUARTER: 3,
    Precision.SEASON: 3,
    Precision.YEAR: 4,
    Precision.UNKNOWN: 5,
}
_DATING = {DatedBy.EVENT: 0, None: 0, DatedBy.PUBLICATION: 1, DatedBy.ANNOUNCEMENT: 2}


class _Told(NamedTuple):
    """A field's value and what else the claims say of it."""

    value: Any
    others: tuple[Any, ...] = ()  # values that truly differ, the best supported first


def decide(
    claims: Sequence[Claim],
    corrections: Sequence[Correction] = (),
    review: Review = Review.NEW,
    title: str = "",
    note: str = "",
    tags: tuple[str, ...] = (),
    negotiation: str = "",
) -> Event:
    """Return the event that the claims and the user's corrections tell.

    Copies of one text (an agency's in five papers) count as one voice. Title, note, tags and negotiation are
    the user's own and borne as they are. An event that no article tells needs corrections of `kind` and
    `status` at least; raises ValueError without.
    """
    ordered = sorted(claims, key=_time)
    fixed = {correction.field: correction.value for correction in sorted(corrections, key=lambda item: item.made)}
    unknown = set(fixed) - set(_FIELDS)
    if unknown:
        raise ValueError(f"an event has no {', '.join(sorted(unknown))}")
    if not ordered:
        if not {"kind", "status"} <= set(fixed):
            raise ValueError("an event that no article tells needs a kind and a status")
        facts = replace(Facts(kind=fixed["kind"], status=fixed["status"]), **fixed)
        return Event(
            facts,
            corrected=frozenset(fixed),
            review=review,
            title=title,
            note=note,
            tags=tags,
            negotiation=negotiation,
        )
    told = _alone(ordered[0]) if len(ordered) == 1 else _Consensus(ordered).fields()
    facts = Facts(**{name: fixed.get(name, told[name].value) for name in _FIELDS})
    bearers = {name: _bearers(ordered, name, getattr(facts, name)) for name in _FIELDS if _worth(getattr(facts, name))}
    return Event(
        facts,
        told_by=tuple((name, keys) for name, keys in bearers.items() if keys),
        disputes=tuple(
            _dispute(ordered, name, told[name]) for name in _FIELDS if told[name].others and name not in fixed
        ),
        corrected=frozenset(fixed),
        review=review,
        title=title,
        note=note,
        sources=len({claim.voice for claim in ordered}),
        tags=tags,
        negotiation=negotiation,
    )


def _alone(claim: Claim) -> dict[str, _Told]:
    """Return what a single claim tells: most events are told once, and need no weighing."""
    facts = claim.mention.facts
    told = {name: _Told(getattr(facts, name)) for name in _FIELDS}
    dated_by = _Told(facts.dated_by if facts.when else None)
    return told | {"mediators": _without(told["mediators"], facts.parties), "dated_by": dated_by}


def _time(claim: Claim) -> tuple[date, datetime, str]:
    """Order claims by when they were published; what has no day comes first and so never has the last word."""
    if claim.published is None:
        return (date.min, datetime.min, str(claim.key))  # noqa: DTZ901  only an order among naive times
    time = claim.published.time
    return (claim.published.day, time.replace(tzinfo=None) if time else datetime.min, str(claim.key))  # noqa: DTZ901


def _bearers(claims: Sequence[Claim], name: str, value: Any) -> tuple[Hashable, ...]:
    return tuple(claim.key for claim in claims if getattr(claim.mention.facts, name) == value)


def _dispute(claims: Sequence[Claim], name: str, told: _Told) -> Dispute:
    values = ((value, _bearers(claims, name, value)) for value in (told.value, *told.others))
    return Dispute(name, tuple(sorted(values, key=lambda pair: -len(pair[1]))))


def _worth(value: Any) -> bool:
    return value is not None and value != () and value != NEVER


class _Consensus:
    """What claims, ordered by time, tell together."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = claims

    def fields(self) -> dict[str, _Told]:
        status = self._status()
        when, dated_by = self._when(status.value)
        latest = self._of_phase(status.value)
        parties = self._among(latest, "parties", _sides_agree)
        total = self._among(latest, "persons_total")
        return {
            "kind": self._among(self._claims, "kind"),
            "status": status,
            "when": when,
            "dated_by": _Told(dated_by),
            "parties": parties,
            "mediators": _without(self._among(latest, "mediators", _always), parties.value),
            "set_by": self._among(latest, "set_by", _sides_agree),
            "place": self._place(latest),
            "ordinal": self._among(self._claims, "ordinal"),
            "persons_total": total,
            "persons_by_party": self._by_party(latest, total.value),
        }

    def _voices(self, claims: Iterable[Claim]) -> int:
        """Return how many independent voices: an article counts once, and so do copies of one text."""
        return len({claim.voice for claim in claims})

    def _status(self) -> _Told:
        """Let the status advance with the articles; what is said after and against it is in dispute."""
        current = self._claims[0]
        for claim in self._claims[1:]:
            if self._advances(current.mention.facts.status, claim):
                current = claim
        reached = current.mention.facts.status
        first = next(claim for claim in self._claims if claim.mention.facts.status is reached)
        against = [
            claim.mention.facts.status
            for claim in self._claims
            if claim.published
            and first.published
            and claim.mention.facts.status is not reached
            and self._contradicts(reached, first, claim)
        ]
        return _Told(reached, tuple(dict.fromkeys(against)))

    def _advances(self, current: Status, claim: Claim) -> bool:
        told = claim.mention.facts.status
        if current is Status.CANCELLED and told is Status.PROPOSED:
            return False  # an old offer retold does not revive it
        return _STAGE[told] >= _STAGE[current]

    def _contradicts(self, reached: Status, first: Claim, claim: Claim) -> bool:
        """Whether an article of the same day or later says what does not go with the status reached."""
        assert claim.published is not None and first.published is not None
        told = claim.mention.facts.status
        if {told, reached} <= {Status.ONGOING, Status.COMPLETED} or {told, reached} <= {
            Status.SCHEDULED,
            Status.POSTPONED,
        }:
            return False
        if claim.published.day == first.published.day:
            return _STAGE[told] == _STAGE[reached]  # less far along, on the same day: an earlier hour
        return claim.published.day > first.published.day

    def _of_phase(self, reached: Status) -> list[Claim]:
        """Return the claims told once the event was as far as it is; ahead of it much was still open."""
        if reached in PLANNED:
            return list(self._claims)
        return [claim for claim in self._claims if claim.mention.facts.status not in PLANNED]

    def _when(self, reached: Status) -> tuple[_Told, DatedBy | None]:
        dated = [claim for claim in self._claims if claim.mention.facts.when]
        if not dated:
            return _Told(NEVER), None
        happened = [claim for claim in dated if claim.mention.facts.status not in PLANNED]
        if reached not in PLANNED and happened:
            dated = happened
        best = min(_DATING[claim.mention.facts.dated_by] for claim in dated)
        dated = [claim for claim in dated if _DATING[claim.mention.facts.dated_by] == best]
        rivals = dated if reached not in PLANNED else self._newest(dated)
        chosen = self._finest(
            self._usual_day(rivals), [c for c in self._claims if _DATING[c.mention.facts.dated_by] == best]
        )
        against = [claim for claim in rivals if not _windows_agree(claim.mention.facts.when, chosen)]
        bearing = (claim for claim in reversed(self._claims) if claim.mention.facts.when == chosen)
        return _Told(chosen, tuple(self._ranked(against, _window))), next(bearing).mention.facts.dated_by

    @staticmethod
    def _newest(dated: Sequence[Claim]) -> list[Claim]:
        """Return what the newest articles plan; one that tells a new day names the old one only in passing."""
        last = [claim for claim in dated if _same_day(claim, dated[-1])]
        known = {_window(claim) for claim in dated if not _same_day(claim, dated[-1])}
        renewing = {claim.source for claim in last if _window(claim) not in known}
        return [claim for claim in last if claim.source not in renewing or _window(claim) not in known]

    def _finest(self, window: When, claims: Sequence[Claim]) -> When:
        """Return the finest window that anybody tells within this one: 'in March' does not unsay the 5th."""
        finer = [
            claim
            for claim in claims
            if _within(_window(claim), window) and _FINENESS[_window(claim).precision] < _FINENESS[window.precision]
        ]
        if not finer:
            return window
        happened = [claim for claim in finer if claim.mention.facts.status not in PLANNED]
        # Plans are moved: of them the newest counts, not the one told most often.
        told = happened or [claim for claim in finer if _same_day(claim, finer[-1])]
        return self._finest(self._usual_day(told), claims)

    def _usual_day(self, dated: Sequence[Claim]) -> When:
        """Return the best supported window among the finest.

        Who tells only the first or the last day of several speaks half for all of them.
        """
        finest = min(_FINENESS[_window(claim).precision] for claim in dated)
        fine = [claim for claim in dated if _FINENESS[_window(claim).precision] == finest]
        ranked: list[When] = self._ranked(fine, _window)
        support = {
            window: sum(
                self._voices([claim for claim in fine if _window(claim) == other]) * (1.0 if other == window else 0.5)
                for other in ranked
                if other == window or _begins_or_ends(other, window)
            )
            for window in ranked
        }
        return max(ranked, key=lambda window: (support[window], _length(window), -ranked.index(window)))

    def _ranked(self, claims: Sequence[Claim], value: Callable[[Claim], Any]) -> list[Any]:
        """Return the values that claims bear: most voices first, the one told last before others as often told."""
        by_value: dict[Any, list[Claim]] = defaultdict(list)
        last: dict[Any, int] = {}
        for place, claim in enumerate(claims):
            by_value[value(claim)].append(claim)
            last[value(claim)] = place
        return sorted(by_value, key=lambda told: (-self._voices(by_value[told]), -last[told]))

    def _among(self, claims: Sequence[Claim], name: str, agree: Callable[[Any, Any], bool] | None = None) -> _Told:
        """Return the best supported value of a field, of these claims or else of all."""

        def read(claim: Claim) -> Any:
            return getattr(claim.mention.facts, name)

        telling = [claim for claim in claims if _worth(read(claim))]
        if not telling:
            telling = [claim for claim in self._claims if _worth(read(claim))]
        if not telling:
            return _Told(() if isinstance(read(self._claims[0]), tuple) else None)
        ranked = self._ranked(telling, read)
        if agree is None:
            return _Told(ranked[0], tuple(ranked[1:]))
        # Who names fewer sides speaks half for those who name them and more.
        support = {
            value: sum(
                self._voices([c for c in telling if read(c) == other]) * (1.0 if other == value else 0.5)
                for other in ranked
                if set(other) <= set(value)
            )
            for value in ranked
        }
        best = max(ranked, key=lambda value: (support[value], -ranked.index(value)))
        return _Told(best, tuple(value for value in ranked if not agree(value, best)))

    def _place(self, claims: Sequence[Claim]) -> _Told:
        """Return the best supported place, a city before the country that it lies in."""
        told = self._among(claims, "place")
        if told.value is None:
            return told
        sites = [place for place in (told.value, *told.others) if not country_of(place)[1]]
        if country_of(told.value)[1]:
            within = [place for place in sites if country_of(place)[0] == country_of(told.value)[0]]
            best = within[0] if within else told.value
        else:
            best = told.value
        rest = (place for place in (told.value, *told.others) if place != best and not _places_agree(place, best))
        return _Told(best, tuple(rest))

    def _by_party(self, claims: Sequence[Claim], total: int | None) -> _Told:
        """Return the numbers by side, of those who also tell the total that was chosen, if there are any."""
        fitting = [
            claim
            for claim in claims
            if claim.mention.facts.persons_by_party and claim.mention.facts.persons_total in (total, None)
        ]
        return _Told(self._among(fitting or claims, "persons_by_party", _numbers_agree).value)


def _window(claim: Claim) -> When:
    return claim.mention.facts.when


def _same_day(one: Claim, other: Claim) -> bool:
    return (one.published and one.published.day) == (other.published and other.published.day)


def _within(inner: When, outer: When) -> bool:
    if inner.start is None or inner.end is None or outer.start is None or outer.end is None:
        return False
    return outer.start <= inner.start and inner.end <= outer.end


def _begins_or_ends(part: When, whole: When) -> bool:
    return _within(part, whole) and not whole.fuzzy and (part.start == whole.start or part.end == whole.end)


def _length(window: When) -> int:
    if window.start is None or window.end is None or window.fuzzy:
        return 0
    return (window.end - window.start).days


def _windows_agree(one: When, other: When) -> bool:
    """Whether both may be true: a day and the month it lies in, or the last day of several."""
    if one.fuzzy or other.fuzzy:
        return one.overlaps(other)
    return _within(one, other) or _within(other, one)


def _sides_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    first, second = expand(one), expand(other)
    return first <= second or second <= first


def _always(_one: Any, _other: Any) -> bool:
    """Two articles that name different brokers do not contradict each other."""
    return True


def _places_agree(one: str, other: str) -> bool:
    (country, whole), (other_country, other_whole) = country_of(one), country_of(other)
    return fold(one) == fold(other) or (country == other_country != "" and (whole or other_whole))


def _numbers_agree(one: tuple[tuple[str, int], ...], other: tuple[tuple[str, int], ...]) -> bool:
    return set(one) <= set(other) or set(other) <= set(one)


def _without(told: _Told, parties: tuple[str, ...]) -> _Told:
    return _Told(tuple(code for code in told.value if code not in parties), told.others)
