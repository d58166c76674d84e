"""A dossier's tour: scenes keep their order and their events whatever is undone, merged, removed or combined."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.store.making import article, keep, mention, on, rows
from tracker.actions import correcting, importing, merging, touring
from tracker.actions.combining import combine
from tracker.store.dossier import Dossier
from tracker.store.tour import Scene

ROUND, TRUCE, EXCHANGE = "A round was held.", "Another round was held.", "A third round was held."


@pytest.fixture
def dossier(tmp_path):
    with Dossier.open(tmp_path / "a.dossier") as opened:
        for number, words in enumerate((ROUND, TRUCE, EXCHANGE), 5):
            keep(opened, article(words), [mention(words, when=on(date(2026, 2, number)))])
        yield opened


def ids(dossier):
    return [stored.id for stored in dossier.events.all()]


def captions(dossier):
    return [stored.scene.caption for stored in dossier.tour.all()]


def scene(caption="", *lit, **more):
    return Scene(first=20_000.25, last=20_060.5, caption=caption, lit=frozenset(lit), **more)


def test_a_scene_comes_back_as_it_was_made(dossier):
    one, two, _ = ids(dossier)
    made = scene("Two rounds", one, two, as_of=date(2026, 2, 6), notes="Ask who was there.\n\nWait.")
    changes, key = touring.add(dossier, made)
    assert changes.scenes == {key} and changes and not changes.events
    with Dossier.open(dossier.path) as again:
        [stored] = again.tour.all()
        assert stored.scene == made and again.tour.get(key) == stored
        assert again.check() == []


def test_adding_changing_ordering_and_removing_are_undone_and_redone_one_by_one(dossier):
    event = ids(dossier)[0]
    states = [rows(dossier)]

    def then(*_):
        states.append(rows(dossier))

    keys = []
    for caption in ("one", "two", "three"):
        keys.append(touring.add(dossier, scene(caption, event))[1])
        then()
    then(touring.change(dossier, keys[1], scene("second  \n", notes=" say it ")))
    assert captions(dossier) == ["one", "second", "three"]
    assert dossier.tour.get(keys[1]).scene.notes == "say it" and not dossier.tour.get(keys[1]).scene.lit
    then(touring.reorder(dossier, [keys[2], keys[0]]))
    assert captions(dossier) == ["three", "one", "second"]
    then(touring.remove(dossier, [keys[0]]))
    assert captions(dossier) == ["three", "second"]
    assert dossier.undo_name() == ("remove_scenes", {"count": 1})
    for state in reversed(states[:-1]):
        changes = dossier.undo()
        assert rows(dossier) == state and changes.scenes
    for state in states[1:]:
        dossier.redo()
        assert rows(dossier) == state
    assert touring.add(dossier, scene("last"))[1] not in keys
    assert captions(dossier) == ["three", "second", "last"]


def test_changing_nothing_is_no_step(dossier):
    _, key = touring.add(dossier, scene("one", ids(dossier)[0]))
    assert not touring.change(dossier, key, scene("one ", ids(dossier)[0]))
    assert dossier.undo_name()[0] == "add_scene"
    with pytest.raises(KeyError):
        touring.change(dossier, 99, scene())


def test_a_merged_event_stays_lit_and_a_removed_one_leaves_the_scene(dossier):
    one, two, three = ids(dossier)
    _, key = touring.add(dossier, scene("", two, three))
    _, both = touring.add(dossier, scene("", one, two))
    merging.merge(dossier, [one, two])
    assert dossier.tour.get(key).scene.lit == {one, three}
    assert dossier.tour.get(both).scene.lit == {one}
    dossier.undo()
    assert dossier.tour.get(key).scene.lit == {two, three}
    importing.remove_articles(dossier, [stored.id for stored in dossier.articles.all() if stored.article.text == TRUCE])
    assert dossier.tour.get(key).scene.lit == {three}
    dossier.undo()
    assert dossier.tour.get(key).scene.lit == {two, three}
    assert dossier.check() == []


def test_combining_brings_their_scenes_once_with_our_events_lit(dossier, tmp_path):
    touring.add(dossier, scene("ours"))
    with Dossier.open(tmp_path / "b.dossier") as theirs:
        keep(theirs, article("Something else was held."), [mention("Something else was held.")])
        for number, words in ((9, EXCHANGE), (5, ROUND)):
            keep(theirs, article(words), [mention(words, when=on(date(2026, 2, number)))])
        correcting.rename(theirs, ids(theirs)[0], "First")
        third, first = (
            next(one.id for one in theirs.events.all() if one.event.facts.when == on(date(2026, 2, day)))
            for day in (9, 5)
        )
        touring.add(theirs, scene("theirs", first, notes="note"))
        touring.add(theirs, scene("more", first, third))
    before = rows(dossier)
    combine(dossier, tmp_path / "b.dossier")
    assert captions(dossier) == ["ours", "theirs", "more"]
    lit = dossier.tour.all()[1].scene.lit
    assert [one.event.facts.when for one in dossier.events.some(lit)] == [on(date(2026, 2, 5))]
    assert len(dossier.tour.all()[2].scene.lit) == 2
    touring.change(dossier, dossier.tour.all()[1].id, scene("in our words"))
    combine(dossier, tmp_path / "b.dossier")
    assert captions(dossier) == ["ours", "in our words", "more"]
    dossier.undo()
    dossier.undo()
    assert rows(dossier) == before and dossier.check() == []


def test_version_2_is_brought_up_to_date(tmp_path):
    path = tmp_path / "old.dossier"
    shutil.copy(Path(__file__).with_name("version-2.sqlite"), path)
    before = path.read_bytes()
    with Dossier.open(path) as dossier:
        assert dossier.check() == [] and dossier.tour.all() == []
        tagged = next(stored for stored in dossier.events.all() if stored.event.tags)
        assert tagged.event.tags == ("to check",)
        touring.add(dossier, scene("one", tagged.id))
        assert dossier.undo_name()[0] == "add_scene"
        while dossier.undo():
            pass
        assert dossier.articles.all() == [] and dossier.tour.all() == []
    assert path.with_name("old.backup-v2.dossier").read_bytes()[100:] == before[100:]
