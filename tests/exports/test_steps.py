"""Steps of a presentation: events in order, or the scenes of the tour with nothing of a later one."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.gallery import making
from tracker.actions import correcting, touring
from tracker.events.event import Review
from tracker.exports.rows import rows_of
from tracker.exports.steps import in_order, steps
from tracker.mentions.mention import Kind
from tracker.store.dossier import Dossier
from tracker.store.filters import Filter
from tracker.store.tour import Scene
from tracker.timeline.view import days


@pytest.fixture
def told(tmp_path: Path):
    opened = making.dossier(tmp_path / "a.dossier", 12, "en")
    yield opened
    opened.close()


def ids(dossier: Dossier):
    return [row.key for row in in_order(rows_of(dossier), "en")[-1].rows]


def scene(dossier: Dossier, *lit, **more) -> None:
    first, last = days(date(2023, 1, 1)), days(date(2027, 1, 1))
    touring.add(dossier, Scene(first=first, last=last, lit=frozenset(lit), **more))


def keys(step):
    return [mark.key for mark in step.marks]


def test_without_a_tour_it_is_event_by_event(told):
    order = ids(told)
    made = steps(told, None, "en")
    assert [step.events[0].key for step in made] == order and len(order) == 12
    for at, step in enumerate(made):
        assert keys(step) == order[: at + 1] and step.lit == (at,)
        assert step.title == step.marks[-1].label and step.lines == []
        sentence, outlet = step.proof
        assert sentence in told.articles.all()[0].article.text or sentence
        assert outlet in making._OUTLETS["en"]
        assert sentence in [words for words, _ in step.sources]
        assert str(step.marks[-1].when.start.year) in step.facts
    correcting.review(told, [order[3]], Review.REJECTED)
    only = steps(told, Filter(kinds=frozenset({Kind.NEGOTIATION_ROUND})), "de")
    assert order[3] not in [step.events[0].key for step in steps(told, None, "en")]
    assert only and all(step.facts.startswith("Verhandlungsrunde") for step in only)


def test_scenes_show_what_they_light_and_nothing_of_later_ones(told):
    one, two, three, four, *others = ids(told)
    scene(told, one, two, caption="How it began", notes="Ask.")
    scene(told, three)
    scene(told, four, one)
    scene(told)
    first, second, third, last = steps(told, None, "en")
    assert keys(first) == [one, two, *others] and keys(second) == [one, two, three, *others]
    assert set(keys(third)) == set(keys(last)) == {one, two, three, four, *others}
    assert (first.title, first.notes) == ("How it began", "Ask.")
    assert len(first.lines) == 2 and "–" in first.facts and first.proof == ("", "")
    assert second.title == second.marks[second.lit[0]].label and second.lines == [] and second.proof[0]
    assert [mark.key for mark in first.marks if not mark.faint] == [one, two]
    assert not any(mark.faint for mark in last.marks)
    assert last.title == "1 January 2023 – 31 December 2026" or last.title == last.span
    assert last.facts == "" and last.sources == []


def test_a_scene_of_an_earlier_day_shows_what_was_known_then(told):
    order = ids(told)
    early = date(2025, 6, 1)
    scene(told, order[0], order[-1], as_of=early)
    [step] = steps(told, None, "en")
    known = {stored.id for stored in told.events.matching(Filter(as_of=early)) if stored.event.facts.when}
    assert set(keys(step)) == known and 0 < len(known) < 12
    assert {row.key for row in step.events} == known & {order[0], order[-1]}
    assert step.as_of == early


def test_what_is_asked_as_of_a_day_shows_no_scene_of_a_later_one(told):
    order = ids(told)
    for day in (date(2025, 6, 1), None, date(2026, 1, 1)):
        scene(told, order[0], as_of=day)
    asked = Filter(as_of=date(2025, 9, 1))
    assert [step.as_of for step in steps(told, asked, "en")] == [date(2025, 6, 1), asked.as_of, asked.as_of]


def test_a_lit_event_that_was_deleted_is_passed_over(told):
    one, two, *_ = ids(told)
    scene(told, one, two)
    correcting.delete(told, [one])
    [step] = steps(told, None, "en")
    assert [row.key for row in step.events] == [two]
    assert replace(step, caption="Own").title == "Own"
