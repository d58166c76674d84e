"""Copies of one text are linked when they are stored, and stay linked through undo, removal and migration."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.events.test_copies import changed, text
from tests.store.making import article, rows
from tracker.store.dossier import Dossier

DAY = date(2026, 2, 7)


@pytest.fixture
def dossier(tmp_path):
    with Dossier.open(tmp_path / "a.dossier") as opened:
        yield opened


def store(dossier, words, day=DAY, version_of=None, **more):
    with dossier.step("import"):
        key = dossier.articles.add(article(words, day=day, **more), words.encode(), version_of=version_of)
        dossier.articles.link_copy(key)
    return key


def origins(dossier):
    return {stored.id: stored.copy_of for stored in dossier.articles.all()}


def test_copies_share_the_first_one_stored(dossier):
    agency = text(1)
    first = store(dossier, agency)
    second = store(dossier, changed(agency, 20))
    other = store(dossier, text(2))
    third = store(dossier, "A headline. " + " ".join(agency.split()[:200]))
    assert origins(dossier) == {first: None, second: first, other: None, third: first}
    assert [stored.id for stored in dossier.articles.copies(third)] == [first, second, third]


def test_the_same_words_long_after_are_no_copy(dossier):
    first = store(dossier, text(1))
    later = store(dossier, changed(text(1), 20), day=DAY + timedelta(60))
    undated = store(dossier, changed(text(1), 15), day=None)
    assert origins(dossier) == {first: None, later: None, undated: first}


def test_a_version_is_no_copy_of_what_it_replaces(dossier):
    first = store(dossier, text(1))
    newer = store(dossier, changed(text(1), 20), version_of=first)
    assert origins(dossier) == {first: None, newer: None}
    assert store(dossier, changed(text(1), 15)) and origins(dossier)[3] == first


def test_the_next_one_stands_for_the_text_of_what_goes(dossier):
    first, second, third = (store(dossier, changed(text(1), every)) for every in (50, 20, 15))
    before = rows(dossier)
    with dossier.step("remove_articles"):
        dossier.articles.remove(first)
    assert origins(dossier) == {second: None, third: second}
    assert store(dossier, changed(text(1), 30)) and origins(dossier)[4] == second
    dossier.undo()
    dossier.undo()
    assert rows(dossier) == before
    assert dossier.check() == []


def test_undo_takes_an_article_out_of_the_index_and_redo_puts_it_back(dossier):
    store(dossier, text(1))
    indexed = dossier._connection.rows("SELECT * FROM article_shingles")
    assert len(indexed) == 32
    dossier.undo()
    assert dossier._connection.rows("SELECT * FROM article_shingles") == []
    dossier.redo()
    assert dossier._connection.rows("SELECT * FROM article_shingles") == indexed
    with dossier.step("break"):
        dossier._connection.write("DELETE FROM article_shingles")
        dossier._connection.write("INSERT INTO article_shingles VALUES (1, 99)")
    assert [finding.key for finding in dossier.check()] == ["copies_out_of_step"]
    dossier.mend_search()
    assert dossier._connection.rows("SELECT * FROM article_shingles") == indexed


# ---------------------------------------------------------------------- a dossier of the first version


@pytest.fixture
def old(tmp_path):
    """A dossier as version 1 left it: three articles, of which one prints another's text, and a user's decisions."""
    path = tmp_path / "old.dossier"
    shutil.copy(Path(__file__).with_name("version-1.sqlite"), path)
    return path


def test_version_1_is_brought_up_to_date(old):
    before = old.read_bytes()
    with Dossier.open(old) as dossier:
        assert origins(dossier) == {1: None, 2: None, 3: None} | {copied(dossier): original(dossier)}
        assert dossier.check() == []
        assert dossier._connection.value("SELECT count(DISTINCT article) FROM article_shingles") == 3
        events = dossier.events.all()
        assert {stored.event.facts.place for stored in events} >= {"Doha"}
        assert any(stored.event.note == "ask again" for stored in events)
        assert all(stored.event.tags == () and stored.event.negotiation == "" for stored in events)
        told_thrice = [stored for stored in events if len(dossier.mentions.of_event(stored.id)) == 3]
        assert told_thrice and all(stored.event.sources == 2 for stored in told_thrice)
        assert dossier.undo_name()[0] == "split"
        while dossier.undo():
            pass
        assert dossier.articles.all() == [] and dossier.events.all() == []
    assert old.with_name("old.backup-v1.dossier").read_bytes()[100:] == before[100:]


def copied(dossier):
    return next(stored.id for stored in dossier.articles.all() if stored.article.name == "paper.txt")


def original(dossier):
    return next(stored.id for stored in dossier.articles.all() if "abu-dhabi" in stored.article.name)


def test_bringing_up_to_date_tells_how_far_it_is_and_can_be_stopped(old):
    assert Dossier.outdated(old)
    before = old.read_bytes()

    def stop(done, of):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        Dossier.open(old, on_progress=stop)
    assert Dossier.outdated(old) and old.read_bytes()[100:] == before[100:]
    told = []
    Dossier.open(old, on_progress=lambda done, of: told.append((done, of))).close()
    assert told == [(0, 3), (1, 3), (2, 3)]
    assert not Dossier.outdated(old)


def test_only_dossiers_are_outdated(tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all,")
    assert not any(map(Dossier.outdated, (letter, tmp_path, tmp_path / "nothing")))
