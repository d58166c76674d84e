"""Where the sources differ the user settles it, or lets them differ until one says something new."""

from datetime import date

import pytest

from tests.actions.test_deciding import undone_and_redone
from tests.events.test_copies import text
from tests.store.making import article, mention, on, rows
from tracker.actions import correcting, merging
from tracker.mentions.mention import Kind
from tracker.store import ledgers
from tracker.store.filters import Filter

DAY = on(date(2026, 2, 5))
AGENCY = text(3) + " {} came home, the agency said."


def told(words, count):
    return mention(words, kind=Kind.PRISONER_EXCHANGE, when=DAY, persons_total=count)


def report(number, count, printed="This paper counted {} of them.", outlet=None):
    words = printed.replace("{}", str(count)) + f" Printed by {number}."
    return article(words, day=date(2026, 2, 6 + number), outlet=outlet or f"Paper {number}"), told(words, count)


@pytest.fixture
def event(dossier, drop):
    """314, says one paper; 300, say an agency and two papers that print its text; 157 says a third."""
    drop(
        report(0, 314, "Our own reporter counted: {} came home in the evening, and all of them are well."),
        report(1, 300, AGENCY),
        report(2, 300, AGENCY),
        report(3, 300, AGENCY),
    )
    [stored] = dossier.events.all()
    return stored.id


def conflicts(dossier, **wanted):
    return ledgers.disagreements(dossier, Filter(**wanted))


def test_each_value_has_its_articles_and_copies_are_one_voice(dossier, event):
    [one] = conflicts(dossier)
    assert (one.key, one.field, one.left_open) == (event, "persons_total", False)
    assert {side.value: (len(side.sources), side.voices) for side in one.sides} == {314: (1, 1), 300: (3, 1)}
    assert conflicts(dossier, as_of=date(2026, 2, 6)) == []


def test_a_word_of_the_users_settles_it_and_can_be_taken_back(dossier, event):
    before = rows(dossier)
    correcting.correct(dossier, event, "persons_total", 314, "counted by the ministry")
    assert conflicts(dossier) == []
    undone_and_redone(dossier, before)
    correcting.take_back(dossier, event, "persons_total")
    assert [one.field for one in conflicts(dossier)] == ["persons_total"]


def test_one_left_open_stays_so_until_somebody_says_something_new(dossier, drop, event):
    before = rows(dossier)
    correcting.leave_open(dossier, event, "persons_total")
    assert [one.left_open for one in conflicts(dossier)] == [True]
    undone_and_redone(dossier, before)
    drop(report(4, 300))
    assert [one.left_open for one in conflicts(dossier)] == [True]
    drop(report(5, 290))
    assert [one.left_open for one in conflicts(dossier)] == [False]
    correcting.leave_open(dossier, event, "persons_total")
    correcting.leave_open(dossier, event, "persons_total", leave=False)
    assert [one.left_open for one in conflicts(dossier)] == [False]
    assert correcting.leave_open(dossier, event, "persons_total", leave=False).id is None  # nothing to undo


def test_what_goes_leaves_nothing_behind(dossier, drop, event):
    correcting.leave_open(dossier, event, "persons_total")
    drop(
        (article("Another.", day=date(2026, 6, 1)), mention("Another.", kind=Kind.AGREEMENT, when=on(date(2026, 6, 1))))
    )
    other = next(stored.id for stored in dossier.events.all() if stored.id != event)
    merging.merge(dossier, [other, event])
    assert dossier.check() == []
    assert {key for key, _ in dossier.events.left_open()} <= {stored.id for stored in dossier.events.all()}


def test_a_rejected_event_asks_nothing(dossier, event):
    correcting.review(dossier, [event], correcting.Review.REJECTED)
    assert conflicts(dossier) == []
    assert len(conflicts(dossier, reviews=frozenset({correcting.Review.REJECTED}))) == 1
