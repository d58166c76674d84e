"""What is dropped is stored once, joined to what is known, and undone as one."""

from datetime import date, datetime
from itertools import permutations

import pytest

from tests.store.making import article, mention, on, rows
from tracker.actions import importing
from tracker.actions.correcting import correct, review
from tracker.actions.undoing import redo, undo
from tracker.articles.article import Known, Published
from tracker.articles.unreadable import EmptyFile
from tracker.dates.when import Precision, When
from tracker.events.event import Review
from tracker.mentions.mention import Kind, Status
from tracker.store.events import Standing
from tracker.store.filters import Filter

THURSDAY = on(date(2026, 2, 5))


def facts(dossier):
    return [stored.event.facts for stored in dossier.events.all()]


def round_told(text, **more):
    return mention(text, when=THURSDAY, place="Abu Dhabi", ordinal=2, **more)


def test_one_drop_is_one_step(dossier, drop):
    empty = rows(dossier)
    dropped = drop(
        (article("Round two was held."), round_told("Round two was held.")),
        (article("Nothing of note."),),
        (article("A truce began.", day=date(2026, 3, 1)), mention("A truce began.", kind=Kind.CEASEFIRE)),
    )
    assert [outcome.result for outcome in dropped.outcomes] == ["added"] * 3
    assert [outcome.events for outcome in dropped.outcomes] == [1, 0, 1]
    assert len(dropped.changes.articles) == 3 and len(dropped.changes.events) == 2
    assert dossier.undo_name() == ("import", {"count": 3})
    full = rows(dossier)
    undo(dossier)
    assert rows(dossier) == empty
    redo(dossier)
    assert rows(dossier) == full
    assert dossier.check() == []


def test_articles_that_tell_of_one_occasion_share_an_event(dossier, drop):
    dropped = drop(
        (article("Round two was held."), round_told("Round two was held.")),
        (
            article("The second round took place.", day=date(2026, 2, 8)),
            round_told("The second round took place.", persons_total=5),
        ),
        (
            article("An older round.", day=date(2026, 1, 25)),
            mention("An older round.", when=on(date(2026, 1, 23)), ordinal=1),
        ),
    )
    later, earlier = dossier.events.all()[1], dossier.events.all()[0]
    assert (earlier.event.sources, later.event.sources) == (1, 2)
    assert (later.first_told, later.last_told) == (date(2026, 2, 7), date(2026, 2, 8))
    assert later.event.facts.persons_total == 5
    assert dropped.outcomes[1].events == 1


DAYS = {
    "The sides met on Friday.": {"when": on(date(2026, 2, 6))},
    "On Thursday all three met in Abu Dhabi.": {
        "when": on(date(2026, 2, 5)),
        "place": "Abu Dhabi",
        "parties": ("RU", "UA", "US"),
    },
    "They met on Thursday and Friday.": {"when": When(date(2026, 2, 5), date(2026, 2, 6), Precision.DAY)},
}


@pytest.mark.parametrize(
    "order", list(permutations(DAYS)), ids=lambda order: "-".join(text.split()[-1] for text in order)
)
def test_the_order_of_articles_makes_no_difference(dossier, drop, order):
    for text in order:
        drop((article(text, day=date(2026, 2, 8)), mention(text, **DAYS[text])))
    assert [stored.event.sources for stored in dossier.events.all()] == [3]
    assert dossier.check() == []
    for _ in order:
        undo(dossier)
    assert dossier.events.all() == []


def test_what_the_user_accepted_is_not_drawn_into_another_event(dossier, drop):
    first, second, both = DAYS
    drop(*((article(text, day=date(2026, 2, 8)), mention(text, **DAYS[text])) for text in (first, second)))
    assert len(dossier.events.all()) == 2
    review(dossier, [stored.id for stored in dossier.events.all()], Review.ACCEPTED)
    drop((article(both, day=date(2026, 2, 9)), mention(both, **DAYS[both])))
    assert sorted(stored.event.sources for stored in dossier.events.all()) == [1, 2]


def test_the_same_article_is_recognised(dossier, drop):
    given = article("Round two was held.", name="a.txt")
    first = drop((given, round_told(given.text)))
    before = rows(dossier)
    again = drop((article("Round two was held.", name="b.html"), round_told(given.text)))
    assert again.outcomes[0].result == "duplicate"
    assert again.outcomes[0].articles == first.outcomes[0].articles
    assert not again.changes and rows(dossier) == before
    assert dossier.undo_name() == ("import", {"count": 1})


def test_a_newer_version_speaks_instead_of_the_older(dossier, drop):
    old = article("300 were freed. A truce began.", title="Exchange of Thursday", origin="example.org/x")
    new = article("314 were freed.", title="Exchange of Thursday", origin="example.org/x", day=date(2026, 2, 8))
    exchange = {"kind": Kind.PRISONER_EXCHANGE, "when": THURSDAY}
    drop(
        (
            old,
            mention(old.text, "300 were freed.", persons_total=300, **exchange),
            mention(old.text, "A truce began.", kind=Kind.CEASEFIRE, when=THURSDAY),
        )
    )
    assert len(facts(dossier)) == 2
    before = rows(dossier)
    dropped = drop((new, mention(new.text, persons_total=314, **exchange)))
    assert dropped.outcomes[0].result == "version"
    [only] = dossier.events.all()
    assert (only.event.facts.persons_total, only.event.sources, only.event.disputes) == (314, 1, ())
    first, second = dossier.articles.all()
    assert (first.superseded, second.superseded, second.version_of) == (True, False, first.id)
    assert [stored.id for stored in dossier.articles.versions(second.id)] == [first.id, second.id]
    [truce] = dossier.events.standing(Standing.RETRACTED)
    assert truce.event.facts.kind is Kind.CEASEFIRE
    # what was known on the day of the old version is still known
    known = dossier.events.matching(Filter(as_of=date(2026, 2, 7)))
    assert sorted(str(stored.event.facts.kind) for stored in known) == ["ceasefire", "prisoner_exchange"]
    assert {stored.event.facts.persons_total for stored in known} == {300, None}
    assert dossier.check() == []
    undo(dossier)
    assert rows(dossier) == before


def test_an_older_version_that_comes_late_does_not_speak(dossier, drop):
    new = article("314 were freed.", title="Exchange of Thursday", origin="example.org/x", day=date(2026, 2, 8))
    old = article("300 were freed.", title="Exchange of Thursday", origin="example.org/x")
    exchange = {"kind": Kind.PRISONER_EXCHANGE, "when": THURSDAY}
    drop((new, mention(new.text, persons_total=314, **exchange)))
    dropped = drop((old, mention(old.text, persons_total=300, **exchange)))
    assert dropped.outcomes[0].result == "version"
    assert [given.persons_total for given in facts(dossier)] == [314]
    assert [stored.superseded for stored in dossier.articles.all()] == [False, True]


def test_removing_the_newer_version_lets_the_older_speak_again(dossier, drop):
    old = article("300 were freed. A truce began.", title="Exchange of Thursday", origin="example.org/x")
    new = article("314 were freed.", title="Exchange of Thursday", origin="example.org/x", day=date(2026, 2, 8))
    exchange = {"kind": Kind.PRISONER_EXCHANGE, "when": THURSDAY}
    drop(
        (
            old,
            mention(old.text, "300 were freed.", persons_total=300, **exchange),
            mention(old.text, "A truce began.", kind=Kind.CEASEFIRE, when=THURSDAY),
        )
    )
    before = facts(dossier)
    second = drop((new, mention(new.text, persons_total=314, **exchange))).outcomes[0].articles[0]
    importing.remove_articles(dossier, [second])
    assert facts(dossier) == before
    assert [stored.superseded for stored in dossier.articles.all()] == [False]
    assert dossier.check() == []


def test_removing_the_first_version_leaves_the_newer_on_its_own(dossier, drop):
    first = drop((article("Old.", title="Same headline of both", origin="example.org/x"),)).outcomes[0].articles[0]
    drop((article("New.", title="Same headline of both", origin="example.org/x", day=date(2026, 2, 9)),))
    importing.remove_articles(dossier, [first])
    [left] = dossier.articles.all()
    assert (left.version_of, left.superseded) == (None, False)


def test_removing_articles_takes_only_what_nobody_else_tells(dossier, drop):
    dropped = drop(
        (article("Round two was held."), round_told("Round two was held.")),
        (
            article("The second round. A truce."),
            round_told("The second round. A truce."),
            mention("The second round. A truce.", "A truce.", kind=Kind.CEASEFIRE, when=THURSDAY),
        ),
    )
    before = rows(dossier)
    changes = importing.remove_articles(dossier, list(dropped.outcomes[1].articles))
    assert [given.kind for given in facts(dossier)] == [Kind.NEGOTIATION_ROUND]
    assert dossier.events.all()[0].event.sources == 1
    assert changes.step == "remove_articles" and len(changes.events) == 2
    assert dossier.check() == []
    undo(dossier)
    assert rows(dossier) == before


def test_a_file_that_cannot_be_read_costs_only_itself(dossier, tmp_path, monkeypatch):
    monkeypatch.setattr("tracker.actions.preparing.tell", lambda article, published: [mention(article.text)])
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text("Published 7 February 2026\n\nThe talks were held in Geneva on Thursday.")
    seen = []
    changes, outcomes = importing.import_paths(
        dossier,
        [tmp_path / "empty.txt", tmp_path / "good.txt", tmp_path / "missing.txt"],
        on_progress=lambda outcome, done, total: seen.append((outcome.name, done, total)),
    )
    assert [outcome.result for outcome in outcomes] == ["failed", "added", "failed"]
    assert isinstance(outcomes[0].problem, EmptyFile)
    assert seen == [("empty.txt", 1, 3), ("good.txt", 2, 3), ("missing.txt", 3, 3)]
    assert dossier.undo_name() == ("import", {"count": 1})
    assert dossier.articles.original(outcomes[1].articles[0]) == (tmp_path / "good.txt").read_bytes()
    assert len(changes.articles) == 1


def test_what_the_program_fails_over_costs_only_itself(dossier, tmp_path, monkeypatch):
    def fail(article, published):
        raise ZeroDivisionError

    monkeypatch.setattr("tracker.actions.preparing.tell", fail)
    (tmp_path / "good.txt").write_text("The talks were held in Geneva on Thursday.")
    _, [outcome] = importing.import_paths(dossier, [tmp_path / "good.txt"])
    assert outcome.result == "failed" and "report this article" in str(outcome.problem)
    assert dossier.undo_name() is None


def test_a_cancelled_drop_keeps_what_is_stored(dossier, tmp_path, monkeypatch):
    monkeypatch.setattr("tracker.actions.preparing.tell", lambda article, published: [])
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(f"Article number {number} tells of talks in some town.")
    stored = []
    _, outcomes = importing.import_paths(
        dossier, [tmp_path], on_progress=lambda *_: stored.append(1), cancelled=lambda: len(stored) >= 2
    )
    assert [outcome.result for outcome in outcomes] == ["added", "added", "cancelled", "cancelled"]
    _, outcomes = importing.import_paths(dossier, [tmp_path])
    assert [outcome.result for outcome in outcomes] == ["duplicate", "duplicate", "added", "added"]


def test_a_selection_is_imported(dossier, monkeypatch):
    monkeypatch.setattr("tracker.actions.preparing.tell", lambda article, published: [mention(article.text)])
    changes, outcome = importing.import_selection(
        dossier, html=None, text="The talks were held in Geneva.", url="https://example.org/talks"
    )
    assert (outcome.result, outcome.needs_day, outcome.events) == ("added", True, 1)
    assert changes.articles == set(outcome.articles)
    _, outcome = importing.import_selection(dossier, html=None, text=" ", url=None)
    assert outcome.result == "failed"


# ---------------------------------------------------------------------- the day of publication, told later


def reread_as(monkeypatch, *mentions):
    monkeypatch.setattr(importing, "tell", lambda article, published: list(mentions))


def test_a_day_told_later_dates_the_events(dossier, drop, monkeypatch):
    text = "They met on Thursday."
    dropped = drop((article(text, day=None), mention(text)))
    assert dropped.outcomes[0].needs_day
    [undated] = dossier.events.all()
    before = rows(dossier)
    reread_as(monkeypatch, round_told(text))
    [key] = dropped.outcomes[0].articles
    importing.set_day(dossier, key, date(2026, 2, 7))
    [dated] = dossier.events.all()
    assert dated.id == undated.id and dated.event.facts.when == THURSDAY
    assert dossier.articles.get(key).article.published == Published(date(2026, 2, 7), None, Known.USER)
    assert dossier.undo_name() == ("set_day", {"name": "article.txt"})
    undo(dossier)
    assert rows(dossier) == before


def test_a_day_told_later_joins_the_event_to_one_that_is_known(dossier, drop, monkeypatch):
    text = "They met on Thursday, it is said."
    drop((article("Round two was held."), round_told("Round two was held.")))
    [key] = drop((article(text, day=None), mention(text))).outcomes[0].articles
    assert len(dossier.events.all()) == 2
    reread_as(monkeypatch, round_told(text), mention(text, kind=Kind.CEASEFIRE, when=THURSDAY))
    importing.set_day(dossier, key, date(2026, 2, 8))
    assert sorted((str(stored.event.facts.kind), stored.event.sources) for stored in dossier.events.all()) == [
        ("ceasefire", 1),
        ("negotiation_round", 2),
    ]
    assert dossier.check() == []


def test_a_copy_that_bears_a_day_gives_it_to_the_article(dossier, drop, monkeypatch):
    text = "They met on Thursday."
    [key] = drop((article(text, day=None), mention(text))).outcomes[0].articles
    reread_as(monkeypatch, round_told(text))
    before = rows(dossier)
    again = drop((article(text, day=date(2026, 2, 7), name="copy.html"),))
    assert again.outcomes[0].result == "duplicate" and not again.outcomes[0].needs_day
    assert again.changes.articles == {key}
    assert facts(dossier)[0].when == THURSDAY
    undo(dossier)
    assert rows(dossier) == before


def test_rereading_keeps_what_the_user_set(dossier, drop, monkeypatch):
    text = "They met on Thursday."
    [key] = drop((article(text, day=None), mention(text))).outcomes[0].articles
    [event] = dossier.events.all()
    correct(dossier, event.id, "place", "Oslo")
    reread_as(monkeypatch, round_told(text))
    importing.set_day(dossier, key, date(2026, 2, 7))
    [after] = dossier.events.all()
    assert after.id == event.id
    assert (after.event.facts.place, after.event.facts.when) == ("Oslo", THURSDAY)


def test_a_day_may_turn_the_order_of_versions(dossier, drop, monkeypatch):
    one = article("Old text.", title="Same headline of both", origin="example.org/x")
    two = article("New text.", title="Same headline of both", origin="example.org/x", day=date(2026, 2, 9))
    first = drop((one, mention(one.text, when=THURSDAY)), (two, mention(two.text, when=THURSDAY))).outcomes[0]
    reread_as(monkeypatch, mention(one.text, when=THURSDAY, status=Status.CANCELLED))
    importing.set_day(dossier, first.articles[0], date(2026, 2, 10))
    assert [stored.superseded for stored in dossier.articles.all()] == [False, True]
    assert [given.status for given in facts(dossier)] == [Status.CANCELLED]


def test_the_time_of_day_decides_between_versions_of_one_day(dossier, drop):
    def version(text, hour):
        known = Published(date(2026, 2, 7), datetime(2026, 2, 7, hour), Known.TEXT)
        made = article(text, title="Same headline of both", origin="example.org/x")
        return type(made)(**{name: getattr(made, name) for name in made.__slots__} | {"published": known})

    drop((version("Evening.", 20),), (version("Morning.", 8),))
    assert [stored.superseded for stored in dossier.articles.all()] == [False, True]


@pytest.mark.parametrize("gone", [1, 999])
def test_a_day_for_an_article_that_is_gone(dossier, gone):
    with pytest.raises(KeyError):
        importing.set_day(dossier, gone, date(2026, 2, 7))
