"""What the user decides outranks what is read, before and after, and every decision can be undone."""

from datetime import date

import pytest

from tests.store.making import article, mention, on, rows
from tracker.actions import correcting, merging
from tracker.actions.undoing import redo, undo
from tracker.dates.when import Precision, When
from tracker.events.event import Review
from tracker.mentions.mention import Facts, Kind, Status
from tracker.store.events import Standing
from tracker.store.filters import Filter

THURSDAY, FRIDAY = on(date(2026, 2, 5)), on(date(2026, 2, 6))


def told(text, sentence="", **more):
    return mention(text, sentence, **{"when": THURSDAY, "ordinal": 2, "place": "Abu Dhabi"} | more)


@pytest.fixture
def event(dossier, drop):
    drop((article("Round two was held."), told("Round two was held.")))
    return dossier.events.all()[0].id


def undone_and_redone(dossier, before):
    after = rows(dossier)
    undo(dossier)
    assert rows(dossier) == before
    redo(dossier)
    assert rows(dossier) == after


def test_a_correction_outranks_what_is_read_later(dossier, drop, event):
    before = rows(dossier)
    correcting.correct(dossier, event, "when", FRIDAY, "as the protocol says")
    undone_and_redone(dossier, before)
    for number in range(3):
        text = f"Report {number}: the second round was held."
        drop((article(text, day=date(2026, 2, 8 + number)), told(text)))
    [stored] = dossier.events.all()
    assert (stored.id, stored.event.facts.when, stored.event.sources) == (event, FRIDAY, 4)
    assert stored.event.corrected == {"when"}
    [correction] = dossier.events.corrections(event)
    assert correction.note == "as the protocol says"


def test_what_is_read_later_with_the_corrected_day_joins(dossier, drop, event):
    march = on(date(2026, 3, 20))
    correcting.correct(dossier, event, "when", march)
    text = "The second round was held in March."
    drop((article(text, day=date(2026, 3, 21)), told(text, when=march)))
    assert [stored.event.sources for stored in dossier.events.all()] == [2]


def test_taking_a_correction_back_brings_the_told_value(dossier, event):
    correcting.correct(dossier, event, "place", "Oslo")
    correcting.correct(dossier, event, "place", None)
    assert dossier.events.get(event).event.facts.place is None
    before = rows(dossier)
    correcting.take_back(dossier, event, "place")
    stored = dossier.events.get(event)
    assert (stored.event.facts.place, stored.event.corrected) == ("Abu Dhabi", frozenset())
    undone_and_redone(dossier, before)


def test_an_editor_sets_several_fields_in_one_step(dossier, event):
    before = rows(dossier)
    correcting.correct_all(dossier, event, {"ordinal": 3, "parties": ("IR", "US"), "status": Status.CANCELLED})
    facts = dossier.events.get(event).event.facts
    assert (facts.ordinal, facts.parties, facts.status) == (3, ("IR", "US"), Status.CANCELLED)
    undone_and_redone(dossier, before)


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("colour", "red", ValueError),
        ("when", "tomorrow", TypeError),
        ("ordinal", "2", TypeError),
        ("kind", "negotiation_round", TypeError),
        ("status", None, TypeError),
        ("place", 7, TypeError),
    ],
)
def test_a_value_that_is_none_of_the_field_is_refused(dossier, event, field, value, error):
    before = rows(dossier)
    with pytest.raises(error):
        correcting.correct(dossier, event, field, value)
    assert rows(dossier) == before


def test_an_event_made_by_hand(dossier, drop):
    before = rows(dossier)
    facts = Facts(kind=Kind.NEGOTIATION_ROUND, status=Status.SCHEDULED, when=THURSDAY, parties=("RU", "UA"))
    changes, event = correcting.add(dossier, facts, title=" Planned\nround ", note="heard on the phone")
    stored = dossier.events.get(event)
    assert (stored.event.facts, stored.event.title, stored.event.note) == (facts, "Planned round", "heard on the phone")
    assert stored.event.review is Review.ACCEPTED and changes.events == {event}
    assert dossier.check() == []
    undone_and_redone(dossier, before)
    text = "The round was held."
    drop((article(text), told(text, ordinal=None, place="Abu Dhabi", status=Status.COMPLETED)))
    [joined] = dossier.events.all()
    assert (joined.id, joined.event.sources) == (event, 1)
    assert joined.event.facts.status is Status.SCHEDULED  # the user's word
    assert joined.event.facts.place == "Abu Dhabi"  # what the user left open


def test_name_note_and_review(dossier, event):
    for deed in (
        lambda: correcting.rename(dossier, event, " The  Abu Dhabi\nround"),
        lambda: correcting.annotate(dossier, event, "two\nlines\x00 "),
        lambda: correcting.review(dossier, [event], Review.REJECTED),
    ):
        before = rows(dossier)
        assert deed().events == {event}
        undone_and_redone(dossier, before)
    stored = dossier.events.get(event).event
    assert (stored.title, stored.note, stored.review) == ("The Abu Dhabi round", "two\nlines", Review.REJECTED)
    assert dossier.undo_name() == ("review", {"count": 1, "decision": "rejected"})


def test_a_deleted_event_stays_away_when_it_is_read_again(dossier, drop, event):
    before = rows(dossier)
    correcting.delete(dossier, [event])
    assert dossier.events.all() == [] and dossier.search.events("round") == []
    undone_and_redone(dossier, before)
    text = "Once more: the second round was held."
    dropped = drop((article(text, day=date(2026, 2, 9)), told(text)))
    assert dossier.events.all() == []
    assert dropped.outcomes[0].events == 0
    assert dossier.check() == []
    correcting.restore(dossier, [event])
    assert [stored.event.sources for stored in dossier.events.all()] == [2]


def test_merging_makes_one_and_keeps_what_the_user_set(dossier, drop, event):
    text = "Talks were held in Geneva."
    drop((article(text, day=date(2026, 5, 2)), told(text, when=on(date(2026, 5, 1)), ordinal=None, place="Geneva")))
    other = next(stored.id for stored in dossier.events.all() if stored.id != event)
    correcting.correct(dossier, other, "persons_total", 5)
    correcting.annotate(dossier, event, "first")
    correcting.annotate(dossier, other, "second")
    before = rows(dossier)
    changes = merging.merge(dossier, [other, event])
    [stored] = dossier.events.all()
    assert stored.id == event and changes.events == {event, other}
    assert (stored.event.sources, stored.event.facts.persons_total) == (2, 5)
    assert stored.event.note == "first\nsecond"
    assert {dispute.field for dispute in stored.event.disputes} >= {"place"}
    assert dossier.check() == []
    undone_and_redone(dossier, before)


def test_splitting_parts_them_and_keeps_them_apart(dossier, drop, event):
    text = "The second round was held."
    drop((article(text, day=date(2026, 2, 8)), told(text)))
    [both] = dossier.events.all()
    first, second = dossier.mentions.of_event(both.id)
    before = rows(dossier)
    changes = merging.split(dossier, both.id, [second.id])
    assert [stored.event.sources for stored in dossier.events.all()] == [1, 1]
    assert len(changes.events) == 2
    undone_and_redone(dossier, before)
    [verdict] = dossier.mentions.verdicts()
    assert (verdict.first, verdict.second, verdict.same) == (first.id, second.id, False)
    merging.merge(dossier, sorted(changes.events))
    assert [(verdict.first, verdict.same) for verdict in dossier.mentions.verdicts()] == [(first.id, True)]
    assert [stored.event.sources for stored in dossier.events.all()] == [2]


def test_nothing_to_merge_or_split(dossier, event):
    with pytest.raises(ValueError, match="two"):
        merging.merge(dossier, [event])
    everything = [stored.id for stored in dossier.mentions.of_event(event)]
    for some in ([], everything):
        with pytest.raises(ValueError, match="both sides"):
            merging.split(dossier, event, some)


def test_a_verdict_holds_for_the_next_version_of_an_article(dossier, drop):
    june = When(date(2026, 6, 1), date(2026, 6, 30), Precision.MONTH)
    one = article("An ultimatum runs until June.", title="The ultimatum of today", origin="example.org/u")
    drop((one, told(one.text, kind=Kind.DEADLINE, when=june, ordinal=None)))
    drop((article("Talks were held."), told("Talks were held.", kind=Kind.DEADLINE, when=on(date(2026, 9, 1)))))
    ids = [stored.id for stored in dossier.events.all()]
    assert len(ids) == 2
    merging.merge(dossier, ids)
    new = article("An ultimatum runs until June.  (Updated.)", title=one.title, origin=one.origin, day=date(2026, 2, 8))
    again = told(new.text, "An ultimatum runs until June.", kind=Kind.DEADLINE, when=june, ordinal=None)
    drop((new, again))
    [stored] = dossier.events.all()
    assert stored.event.sources == 2


def test_the_last_word_on_kind_and_status_stays(dossier, drop):
    facts = Facts(kind=Kind.DEADLINE, status=Status.SCHEDULED, when=THURSDAY, place="Bern")
    _, event = correcting.add(dossier, facts)
    assert not correcting.take_back(dossier, event, "status")
    correcting.take_back(dossier, event, "place")
    stored = dossier.events.get(event).event
    assert (stored.facts.status, stored.facts.place) == (Status.SCHEDULED, None)
    assert stored.corrected == {"kind", "status", "when"}


def test_an_event_nobody_tells_any_more_can_still_be_corrected(dossier, event):
    from tracker.actions.importing import remove_articles

    correcting.annotate(dossier, event, "keep this")
    remove_articles(dossier, [stored.id for stored in dossier.articles.all()])
    correcting.correct(dossier, event, "place", "Bern")
    stored = dossier.events.get(event).event
    assert (stored.facts.place, stored.facts.when, stored.corrected) == ("Bern", THURSDAY, {"place"})


def test_an_event_the_user_accepted_outlives_its_articles(dossier, drop, event):
    from tracker.actions.importing import remove_articles

    correcting.review(dossier, [event], Review.ACCEPTED)
    remove_articles(dossier, [stored.id for stored in dossier.articles.all()])
    [stored] = dossier.events.all()
    assert (stored.event.facts.place, stored.event.sources, stored.standing) == ("Abu Dhabi", 0, Standing.CURRENT)
    assert dossier.check() == []


def test_tags_and_negotiations_are_found_undone_and_survive_what_is_read(dossier, drop):
    told = mention("Round two was held.", when=on(date(2026, 2, 5)), ordinal=2)
    drop((article("Round two was held.", outlet="a.example", language="en"), told))
    [event] = (stored.id for stored in dossier.events.all())
    before = rows(dossier)
    correcting.tag(dossier, [event], add=["  for the  talk ", "Genf", ""])
    correcting.tag(dossier, [event], add=["Genf", "open"], remove=["for the talk"])
    correcting.assign(dossier, [event], " Grain  deal ")
    assert dossier.undo_name() == ("assign", {"count": 1})
    again = mention("Round two took place.", when=on(date(2026, 2, 5)), ordinal=2)
    drop((article("Round two took place.", outlet="b.example", language="de"), again))
    [stored] = dossier.events.all()
    assert stored.event.tags == ("Genf", "open") and stored.event.sources == 2 and stored.by_hand
    assert dossier.events.tags() == ["Genf", "open"]
    assert dossier.events.negotiations()[event].key == "Grain deal"
    assert dossier.search.events("genf") == dossier.search.events("grain") == [event]

    def found(**wanted):
        return [one.id for one in dossier.events.matching(Filter(**wanted))]

    assert found(tags=frozenset({"open", "x"})) == found(negotiations=frozenset({"Grain deal"})) == [event]
    assert found(tags=frozenset({"x"})) == found(negotiations=frozenset({"RU-UA"})) == []
    assert found(outlets=frozenset({"b.example"}), languages=frozenset({"de"}), confidence=0.5) == [event]
    assert found(outlets=frozenset({"b.example"}), languages=frozenset({"en"})) == found(confidence=0.99) == []
    assert found(tags=frozenset({"open"}), as_of=date(2026, 2, 7)) == [event]
    for _ in range(4):
        undo(dossier)
    assert rows(dossier) == before
    assert dossier.events.negotiations()[event].key == "RU-UA"


def test_merged_events_keep_the_tags_of_all(dossier, drop):
    for number in (1, 2):
        text = f"Round {number} was held."
        drop((article(text), mention(text, when=on(date(2026, number, 5)), ordinal=number)))
    one, other = (stored.id for stored in dossier.events.all())
    correcting.tag(dossier, [one], add=["b"])
    correcting.tag(dossier, [other], add=["a"])
    correcting.assign(dossier, [other], "Grain")
    merging.merge(dossier, [one, other])
    [stored] = dossier.events.all()
    assert (stored.event.tags, stored.event.negotiation) == (("a", "b"), "Grain")
