"""A deadline put off is one event in whatever order its articles come, and can be told apart by hand."""

from datetime import date
from itertools import permutations

import pytest

from tests.store.making import article, mention, on
from tracker.actions import merging
from tracker.actions.importing import Importing
from tracker.actions.preparing import Prepared, Told
from tracker.dates.when import Precision, When
from tracker.mentions.mention import Kind, Status
from tracker.store.articles import Original
from tracker.store.dossier import Dossier

JUNE = When(date(2026, 6, 1), date(2026, 6, 30), Precision.MONTH)
JULY = on(date(2026, 7, 31))


def due(text, sentence, when, **facts):
    facts = {"status": Status.SCHEDULED, "parties": ("RU", "UA"), "set_by": ("US",)} | facts
    return mention(text, sentence, kind=Kind.DEADLINE, when=when, **facts)


def told(text, day, *mentions):
    given = article(text, day=day)
    return Prepared(name=text[:9], original=Original.of(text.encode()), told=(Told(given, mentions),))


NEWS = "They have until July 31. It was June."
ARTICLES = [
    told("By June.", date(2026, 2, 6), due("By June.", "", JUNE)),
    told("In June.", date(2026, 3, 9), due("In June.", "", JUNE, parties=("US",), set_by=("RU", "UA"))),
    told(NEWS, date(2026, 5, 28), due(NEWS, "They have until July 31.", JULY), due(NEWS, "It was June.", JUNE)),
    told("Now July.", date(2026, 6, 11), due("Now July.", "", JULY)),
]


def imported(path, order):
    dossier = Dossier.open(path)
    for prepared in order:
        Importing(dossier).store(prepared)
    return dossier


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_one_event_in_whatever_order(tmp_path, order):
    with imported(tmp_path / "a.dossier", [ARTICLES[place] for place in order]) as dossier:
        [stored] = dossier.events.all()
        assert stored.event.facts.when == JULY and stored.event.sources == 4
        assert len(dossier.mentions.of_event(stored.id)) == 5
        assert dossier.check() == []


def test_told_apart_by_hand_it_stays_apart(tmp_path):
    with imported(tmp_path / "a.dossier", ARTICLES[:3]) as dossier:
        early, late = dossier.events.all()
        assert (early.event.facts.when, late.event.facts.when) == (JUNE, JULY)
        merging.merge(dossier, [early.id, late.id])
        [one] = dossier.events.all()
        july = [told.id for told in dossier.mentions.of_event(one.id) if told.mention.facts.when == JULY]
        merging.split(dossier, one.id, july)
        Importing(dossier).store(ARTICLES[3])
        assert sorted(len(dossier.mentions.of_event(stored.id)) for stored in dossier.events.all()) == [2, 3]
