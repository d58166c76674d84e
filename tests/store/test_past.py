"""What was known on a day: the prepared history tells what the claims of that day tell, whatever happened since."""

import random
from datetime import date, timedelta

import pytest

from tests.store.making import article, keep, mention, on
from tracker.actions import correcting, undoing
from tracker.actions.settling import settle
from tracker.events.as_of import History
from tracker.events.event import Review
from tracker.mentions.mention import Kind, Status
from tracker.store.dossier import Dossier
from tracker.store.events import Standing
from tracker.store.filters import Filter

BEGIN = date(2026, 1, 1)
DAYS = [BEGIN + timedelta(day) for day in range(-1, 14)]


@pytest.fixture
def dossier(tmp_path):
    with Dossier.open(tmp_path / "a.dossier") as opened:
        yield opened


def grow(dossier, seed, articles=25, events=6):
    """Articles of which each tells of some events, a fifth of them newer versions of others."""
    chance = random.Random(seed)
    known: dict[int, int] = {}
    stored: list[int] = []
    with dossier.step("import"):
        for number in range(articles):
            text = f"Article {seed}-{number}."
            day = chance.choice([BEGIN + timedelta(chance.randrange(12)), BEGIN + timedelta(5)])
            key = dossier.articles.add(article(text, day=day), text.encode())
            for slot in chance.sample(range(events), 2):
                told = mention(
                    text,
                    when=on(BEGIN + timedelta(chance.randrange(20, 24))),
                    status=chance.choice((Status.SCHEDULED, Status.POSTPONED, Status.COMPLETED)),
                    place=chance.choice(("Geneva", "Oslo", None)),
                )
                one = dossier.mentions.add(key, told)
                if slot not in known:
                    known[slot] = dossier.events.found(dossier.mentions.claim(one))
                dossier.mentions.assign([one], known[slot])
            if stored and chance.random() < 0.3:
                supersede(dossier, chance.choice(stored), key)
            stored.append(key)
        settle(dossier, known.values())
    return known


def supersede(dossier, old, new):
    """Make one article a version of another; the one published last speaks."""
    versions = [*dossier.articles.versions(old), dossier.articles.get(new)]
    first = versions[0].id
    newest = max(versions, key=lambda one: (one.article.published.day, one.id))
    for one in versions:
        dossier.articles.set_version(one.id, None if one.id == first else first, superseded=one.id != newest.id)


def plainly(dossier, day):
    """The events as of a day, decided one by one from the claims of that day: slow and simple."""
    found = {}
    claims = dossier.mentions.claims(as_of=day)
    shown = [*dossier.events.all(), *dossier.events.standing(Standing.RETRACTED)]
    for stored in shown:
        mine = claims.get(stored.id, [])
        if mine:
            found[stored.id] = dossier.events.decided(stored, mine, dossier.events.corrections(stored.id))
    return found


def told(dossier, day):
    found = {stored.id: stored.event for stored in dossier.events.matching(Filter(as_of=day))}
    one_by_one = {stored.id: dossier.events.known_on(stored.id, day) for stored in dossier.events.all()}
    assert found.items() >= {key: stored.event for key, stored in one_by_one.items() if stored}.items()
    return found


@pytest.mark.parametrize("seed", range(8))
def test_every_day_tells_what_its_claims_tell(dossier, seed):
    grow(dossier, seed)
    for day in random.Random(seed).sample(DAYS, len(DAYS)):
        assert told(dossier, day) == plainly(dossier, day)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_prepared_is_the_same(dossier, seed):
    grow(dossier, seed)
    while not dossier.events.prepare_as_of(3):
        pass
    assert [told(dossier, day) for day in DAYS] == [plainly(dossier, day) for day in DAYS]


@pytest.mark.parametrize("seed", range(3))
def test_what_two_days_know_otherwise_is_told(dossier, seed):
    grow(dossier, seed)
    now = {stored.id: stored.event for stored in dossier.events.all()}
    states = {day: told(dossier, day) for day in DAYS} | {date.max: now}
    for before in states:
        for after in states:
            keys = states[before].keys() | states[after].keys()
            differing = {key for key in keys if states[before].get(key) != states[after].get(key)}
            assert dossier.events.changed_between(before, after) == differing


def test_a_step_brings_what_a_fresh_look_would():
    """Most things stay as they are from day to day, so a step only exchanges the others."""
    chance = random.Random(5)

    def then(pairs):
        return [None if (key + day.day) % 5 == 0 else f"{key} on {day}" for key, day in pairs]

    history = History(then, order=lambda state: state[::-1])

    def keep(key):
        days = [BEGIN + timedelta(chance.randrange(60)) for _ in range(chance.choice((0, 1, 1, 2, 4)))]
        kept[key] = (days, chance.choice((f"{key} now", None)) if days else f"{key} now")
        history.keep(key, *kept[key])

    kept = {}
    for key in range(300):
        keep(key)
    day = BEGIN + timedelta(30)
    for turn in range(200):
        day = chance.choice([day + timedelta(chance.choice((-1, 1, 2))), BEGIN + timedelta(chance.randrange(60))])
        fresh = History(then, order=lambda state: state[::-1])
        for key, (days, now) in kept.items():
            fresh.keep(key, days, now)
        assert sorted(history.on(day)) == sorted(fresh.on(day)) and history.on(day) == sorted(
            history.on(day), key=lambda state: state[::-1]
        )
        assert history.days() == fresh.days()
        if turn % 20 == 19:
            keep(chance.randrange(300))
            history.drop(gone := chance.randrange(300))
            kept.pop(gone, None)


def test_every_change_is_noticed(dossier):
    known = grow(dossier, 1)
    one, other, third = list(known.values())[:3]
    middle = BEGIN + timedelta(6)

    def same():
        assert [told(dossier, day) for day in DAYS] == [plainly(dossier, day) for day in DAYS]

    same()
    correcting.correct(dossier, one, "place", "Bern")
    assert told(dossier, middle)[one].facts.place == "Bern"
    correcting.review(dossier, [other], Review.ACCEPTED)
    correcting.delete(dossier, [third])
    assert third not in told(dossier, middle)
    same()
    undoing.undo(dossier)
    assert third in told(dossier, middle)
    same()
    with dossier.step("set_day"):  # touches an article only
        dossier.articles.set_published(1, article("x", day=BEGIN + timedelta(13)).published)
        settle(dossier, known.values())
    same()
    grow(dossier, 2)
    same()


def test_another_windows_change_is_noticed(dossier):
    known = grow(dossier, 3)
    told(dossier, DAYS[5])
    with Dossier.open(dossier.path) as second:
        correcting.correct(second, known[0], "place", "Bern")
    assert told(dossier, DAYS[-1])[known[0]].facts.place == "Bern"


def test_events_come_by_the_day_that_they_had_then(dossier):
    early, late = BEGIN + timedelta(20), BEGIN + timedelta(40)
    for number, (first, then) in enumerate([(late, early), (early + timedelta(5), early + timedelta(5))]):
        text = f"Told {number}."
        _, [event] = keep(dossier, article(text, day=BEGIN), [mention(text, when=on(first), status=Status.SCHEDULED)])
        with dossier.step("import"):
            text = f"Moved {number}."
            key = dossier.articles.add(article(text, day=BEGIN + timedelta(3)), b"")
            one = dossier.mentions.add(key, mention(text, when=on(then), status=Status.POSTPONED))
            dossier.mentions.assign([one], event)
            settle(dossier, [event])
    assert [stored.id for stored in dossier.events.matching(Filter(as_of=BEGIN))] == [2, 1]
    assert [stored.id for stored in dossier.events.matching(Filter(as_of=BEGIN + timedelta(3)))] == [1, 2]
    assert dossier.events.days_told() == [BEGIN, BEGIN + timedelta(3)]


def test_a_filter_looks_at_what_was_known(dossier):
    grow(dossier, 4)
    for day in DAYS:
        wanted = Filter(as_of=day, statuses=frozenset({Status.SCHEDULED}), kinds=frozenset({Kind.NEGOTIATION_ROUND}))
        expected = {key for key, event in plainly(dossier, day).items() if event.facts.status is Status.SCHEDULED}
        assert {stored.id for stored in dossier.events.matching(wanted)} == expected


def test_a_history_asks_for_each_state_once():
    asked = []

    def then(pairs):
        asked.extend(pairs)
        return [f"{key} on {day.day}" for key, day in pairs]

    history = History(then, order=str)
    history.keep("b", [date(2026, 1, 5), date(2026, 1, 1), date(2026, 1, 3)], "b now")
    history.keep("a", [date(2026, 1, 2)], "a now")
    history.keep("always", [], "always")
    assert history.on(date(2025, 12, 31)) == ["always"]
    assert history.on(date(2026, 1, 2)) == ["a now", "always", "b on 1"]
    assert history.on(date(2026, 1, 1)) == ["always", "b on 1"]
    assert history.on(date(2026, 1, 9)) == ["a now", "always", "b now"]
    assert asked == [("b", date(2026, 1, 1))]
    assert history.prepare(5) and asked[1:] == [("b", date(2026, 1, 3))]
    assert history.on(date(2026, 1, 4)) == ["a now", "always", "b on 3"]
    assert history.one("b", date(2026, 1, 2)) == "b on 1" and history.one("b", date(2025, 1, 1)) is None
    assert history.one("nothing", date(2026, 1, 2)) is None and history.one("always", date.max) == "always"
    history.drop("b")
    assert history.on(date(2026, 1, 9)) == ["a now", "always"] and len(asked) == 2
