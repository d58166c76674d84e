"""Two analysts' dossiers become one: nothing twice, decisions of both in force, differences listed, one step back."""

from datetime import date

import pytest

from tests.events.test_copies import text
from tests.store.making import article, mention, on, rows
from tracker.actions import correcting, merging
from tracker.actions.combining import combine
from tracker.actions.importing import Importing
from tracker.actions.preparing import Prepared, Told
from tracker.events.event import Review
from tracker.mentions.mention import Facts, Kind, Status
from tracker.store.articles import Original
from tracker.store.dossier import CopyOntoItself, Dossier, DossierMissing, NotADossier
from tracker.store.events import Standing

THURSDAY = on(date(2026, 2, 5))
ONE, TWO, THREE = "Round two was held.", "The second round took place.", "A truce began."


def told(words, day=date(2026, 2, 7)):
    if words == THREE:
        return article(THREE, day=date(2026, 3, 1)), mention(THREE, kind=Kind.CEASEFIRE, when=on(date(2026, 3, 1)))
    return article(words, day=day), mention(words, when=THURSDAY, place="Abu Dhabi", ordinal=2)


def drop(dossier, *words):
    importing = Importing(dossier)
    for one in words:
        given, found = told(one)
        packed = Original.of(given.text.encode())
        importing.store(Prepared(name=given.name, original=packed, told=(Told(given, (found,)),)))
    return importing


@pytest.fixture
def ours(tmp_path):
    with Dossier.open(tmp_path / "ours.dossier") as opened:
        yield opened


@pytest.fixture
def theirs(tmp_path):
    with Dossier.open(tmp_path / "theirs.dossier") as opened:
        yield opened


def facts(dossier):
    return [stored.event.facts for stored in dossier.events.all()]


def only(dossier, kind=Kind.NEGOTIATION_ROUND):
    [event] = [stored for stored in dossier.events.all() if stored.event.facts.kind is kind]
    return event


def test_articles_come_once_and_join_our_events(ours, theirs):
    drop(ours, ONE)
    drop(theirs, ONE, TWO, THREE)
    before, untouched = rows(ours), theirs.path.read_bytes()
    changes, combined = combine(ours, theirs.path)
    assert (combined.added, combined.known, combined.conflicts) == (2, 1, [])
    assert ours.articles.count() == 3 and ours.events.count() == 2
    assert only(ours).event.sources == 2
    assert ours.articles.original(3) == THREE.encode()
    assert ours.undo_name() == ("combine", {"name": "theirs.dossier", "count": 2})
    assert len(changes.articles) == 2
    assert ours.check() == [] and theirs.path.read_bytes() == untouched
    after = rows(ours)
    ours.undo()
    assert rows(ours) == before
    ours.redo()
    assert rows(ours) == after
    again, combined = combine(ours, theirs.path)
    assert combined.added == 0 and rows(ours) == after and not again


def test_decisions_of_both_are_kept(ours, theirs):
    drop(ours, ONE)
    drop(theirs, ONE, THREE)
    correcting.correct(ours, only(ours).id, "ordinal", 3)
    mine, truce = only(theirs), only(theirs, Kind.CEASEFIRE)
    correcting.correct(theirs, mine.id, "place", "Doha", "heard by phone")
    correcting.rename(theirs, mine.id, "The desert round")
    correcting.annotate(theirs, mine.id, "theirs")
    correcting.annotate(ours, only(ours).id, "ours")
    correcting.review(theirs, [mine.id], Review.ACCEPTED)
    correcting.delete(theirs, [truce.id])
    _, combined = combine(ours, theirs.path)
    assert combined.conflicts == []
    event = only(ours).event
    assert (event.facts.place, event.facts.ordinal, event.title) == ("Doha", 3, "The desert round")
    assert event.note == "ours\ntheirs" and event.review is Review.ACCEPTED
    assert [correction.note for correction in ours.events.corrections(only(ours).id)] == ["", "heard by phone"]
    assert [stored.event.facts.kind for stored in ours.events.standing(Standing.DELETED)] == [Kind.CEASEFIRE]
    assert ours.events.count() == 1


def test_where_they_differ_ours_stands_and_it_is_said(ours, theirs):
    for dossier, place, title, review in (
        (ours, "Riad", "Ours", Review.ACCEPTED),
        (theirs, "Doha", "Theirs", Review.REJECTED),
    ):
        drop(dossier, ONE)
        event = only(dossier).id
        correcting.correct(dossier, event, "place", place)
        correcting.rename(dossier, event, title)
        correcting.review(dossier, [event], review)
    correcting.delete(theirs, [only(theirs).id])
    _, combined = combine(ours, theirs.path)
    assert [(conflict.field, conflict.ours, conflict.theirs) for conflict in combined.conflicts] == [
        ("deleted", False, True),
        ("place", "Riad", "Doha"),
        ("title", "Ours", "Theirs"),
        ("review", Review.ACCEPTED, Review.REJECTED),
    ]
    assert {conflict.event for conflict in combined.conflicts} == {only(ours).id}
    event = only(ours).event
    assert (event.facts.place, event.title, event.review) == ("Riad", "Ours", Review.ACCEPTED)


def test_what_they_told_apart_or_put_together_is_so_here(ours, theirs):
    drop(ours, ONE, TWO)
    drop(theirs, ONE, TWO)
    merging.split(theirs, only(theirs).id, [theirs.mentions.of_event(only(theirs).id)[1].id])
    combine(ours, theirs.path)
    assert ours.events.count() == 2
    ours.undo()
    assert ours.events.count() == 1

    merging.merge(theirs, [stored.id for stored in theirs.events.all()])
    merging.split(ours, only(ours).id, [ours.mentions.of_event(only(ours).id)[1].id])
    _, combined = combine(ours, theirs.path)
    assert ours.events.count() == 2
    assert [(conflict.field, conflict.ours, conflict.theirs) for conflict in combined.conflicts] == [
        ("same", False, True)
    ]


def test_what_they_put_together_is_put_together_here(ours, theirs):
    drop(ours, ONE, THREE)
    drop(theirs, ONE, THREE)
    merging.merge(theirs, [stored.id for stored in theirs.events.all()])
    combine(ours, theirs.path)
    assert ours.events.count() == 1 and ours.check() == []


def test_events_made_by_hand_come_once(ours, theirs):
    made = Facts(kind=Kind.AGREEMENT, status=Status.SCHEDULED, when=THURSDAY, parties=("RU", "UA"))
    correcting.add(theirs, made, title="A deal")
    combine(ours, theirs.path)
    combine(ours, theirs.path)
    [stored] = ours.events.all()
    assert stored.event.facts == made and stored.event.title == "A deal"
    assert stored.event.corrected == {"kind", "status", "when", "parties"}


def test_their_day_of_publication_is_learnt(ours, theirs):
    undated, found = told(ONE, day=None)
    packed = Original.of(b"x")
    Importing(ours).store(Prepared(name="a", original=packed, told=(Told(undated, (found,)),)))
    drop(theirs, ONE)
    combine(ours, theirs.path)
    assert ours.articles.get(1).article.published.day == date(2026, 2, 7)
    assert ours.check() == [] and ours.events.count() == 1


def test_copies_and_versions_are_seen_across_dossiers(ours, theirs):
    words = text(1)
    for dossier, given in (
        (ours, article(words, title="One headline of a paper", outlet="a.example")),
        (theirs, article("New: " + words, title="Another headline of a paper", outlet="b.example")),
        (theirs, article(words + " Then more.", title="One headline of a paper", outlet="a.example", origin="here")),
    ):
        Importing(dossier).store(Prepared(name="a", original=Original.of(b"x"), told=(Told(given, ()),)))
    combine(ours, theirs.path)
    assert [stored.copy_of for stored in ours.articles.all()] == [None, 1, 1]


def test_what_is_no_dossier_changes_nothing(ours, tmp_path):
    drop(ours, ONE)
    before = rows(ours)
    (tmp_path / "letter.dossier").write_text("Dear all,")
    with pytest.raises(NotADossier):
        combine(ours, tmp_path / "letter.dossier")
    with pytest.raises(DossierMissing):
        combine(ours, tmp_path / "nothing.dossier")
    with pytest.raises(CopyOntoItself):
        combine(ours, ours.path)
    assert rows(ours) == before


def test_a_dossier_of_an_older_version_is_only_read(ours, tmp_path):
    from pathlib import Path

    from tests import store

    old = tmp_path / "old.dossier"
    old.write_bytes((Path(store.__file__).parent / "version-1.sqlite").read_bytes())
    before = old.read_bytes()
    _, combined = combine(ours, old)
    assert combined.added == 3 and ours.check() == []
    assert old.read_bytes() == before and [file.name for file in tmp_path.glob("old*")] == ["old.dossier"]
    with Dossier.open(old) as theirs:
        assert sorted(map(repr, facts(ours))) == sorted(map(repr, facts(theirs)))
