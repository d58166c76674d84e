"""The shipped samples go the whole way: read, understood, joined, stored, found, undone."""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from multiprocessing import get_context

import pytest

from tracker import paths
from tracker.actions import importing
from tracker.events.history import Turn
from tracker.mentions.mention import Kind
from tracker.store.dossier import Dossier
from tracker.store.filters import Filter

SAMPLES = paths.data() / "samples"


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    with Dossier.open(tmp_path_factory.mktemp("samples") / "a.dossier") as dossier:
        changes, outcomes = importing.import_paths(dossier, [SAMPLES])
        yield dossier, changes, outcomes


def test_every_sample_is_read(imported):
    dossier, changes, outcomes = imported
    assert {outcome.result for outcome in outcomes} <= {"added", "version", "duplicate"}
    assert dossier.articles.count() == len(changes.articles) >= len(outcomes) - 2
    assert sum(outcome.events for outcome in outcomes) >= dossier.events.count() > 10
    assert dossier.check() == []


def test_articles_that_tell_of_one_occasion_meet(imported):
    dossier, _, _ = imported
    assert any(stored.event.sources > 1 for stored in dossier.events.all())


def test_a_deadline_put_off_is_one_event_with_its_history(imported):
    dossier, _, _ = imported
    due = Filter(kinds=frozenset({Kind.DEADLINE}), parties=frozenset({"UA"}), since=date(2026, 6, 1))
    [stored] = dossier.events.matching(due)
    assert stored.event.facts.when.end == date(2026, 7, 31)
    [history] = dossier.events.histories([stored.id]).values()
    assert [(stage.turn, stage.when.end) for stage in history] == [
        (Turn.SET, date(2026, 6, 30)),
        (Turn.MOVED, date(2026, 7, 31)),
    ]
    [before] = dossier.events.matching(replace(due, as_of=date(2026, 5, 27)))
    assert (before.id, before.event.facts.when.end) == (stored.id, date(2026, 6, 30))


def test_every_event_has_evidence_that_is_found(imported):
    dossier, _, _ = imported
    for stored in dossier.events.all():
        told = dossier.mentions.of_event(stored.id)
        assert told
        text = dossier.articles.get(told[0].article).article.text
        first = told[0].mention.evidence[0]
        words = [word for word in text[first.start : first.end].split() if word.isalpha()][:4]
        assert stored.id in dossier.search.events(" ".join(words))


def test_a_pool_of_processes_finds_the_same(imported, tmp_path):
    dossier, _, _ = imported
    with (
        ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool,
        Dossier.open(tmp_path / "b.dossier") as other,
    ):
        _, outcomes = importing.import_paths(other, sorted(SAMPLES.iterdir())[:2], executor=pool)
        for outcome in outcomes:
            [stored] = other.articles.some(outcome.articles)
            ours = dossier.articles.by_content(stored.article.content)
            assert [told.mention for told in other.mentions.of_article(stored.id)] == [
                told.mention for told in dossier.mentions.of_article(ours.id)
            ]


def test_again_and_undone(imported):
    dossier, _, outcomes = imported
    changes, again = importing.import_paths(dossier, [SAMPLES])
    assert not changes and {outcome.result for outcome in again} == {"duplicate"}
    assert [outcome.articles for outcome in again] == [outcome.articles for outcome in outcomes]
    dossier.undo()
    assert dossier.articles.count() == dossier.events.count() == 0
    dossier.redo()
    assert dossier.check() == []
