"""Joining: what is one occasion and what is not."""

import random

import pytest

from tests.benchmark.joining import annotated, b_cubed
from tests.events.claims import claim, keys, when
from tracker.events import joining
from tracker.events.event import Claim
from tracker.events.joining import Verdict

RU_UA = ("RU", "UA")


def round_(key: str, published: str | None, status: str, window: object = None, **facts: object) -> Claim:
    facts.setdefault("parties", RU_UA)
    return claim(key, published, "negotiation_round", status, window or when(None), **facts)  # type: ignore[arg-type]


def test_the_same_day_sides_and_place_are_one_occasion() -> None:
    claims = [
        round_("a", "2026-02-06", "completed", when("2026-02-05"), place="Abu Dhabi"),
        round_("b", "2026-02-07", "completed", when("2026-02-05"), place="Abu Dhabi"),
    ]
    assert keys(joining.group(claims)) == [["a", "b"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"window": when("2026-02-05")}, {"window": when("2026-03-05")}, id="another day"),
        pytest.param({"parties": ("IR", "US")}, {"parties": RU_UA}, id="other sides"),
        pytest.param({"ordinal": 1}, {"ordinal": 2}, id="another number"),
    ],
)
def test_what_differs_is_not_joined(one: dict[str, object], other: dict[str, object]) -> None:
    same = {"window": when("2026-02-05"), "place": "Geneva"}
    claims = [
        round_("a", "2026-02-06", "completed", **(same | one)),
        round_("b", "2026-02-07", "completed", **(same | other)),
    ]
    assert keys(joining.group(claims)) == [["a"], ["b"]]


def test_kinds_are_never_mixed() -> None:
    claims = [
        claim("a", "2026-02-06", kind, "completed", when("2026-02-05"), parties=RU_UA)
        for kind in ("agreement", "ceasefire")
    ]
    claims = [Claim(str(n), str(n), c.published, c.mention) for n, c in enumerate(claims)]
    assert len(joining.group(claims)) == 2


def test_mentions_of_one_article_stay_apart() -> None:
    claims = [round_(key, "2026-02-06", "completed", when("2026-02-05")) for key in ("a.1", "a.2")]
    assert keys(joining.group(claims)) == [["a.1"], ["a.2"]]


def test_an_occasion_is_followed_from_proposal_to_end() -> None:
    claims = [
        round_("proposed", "2026-02-07", "proposed", when("2026-02-09", "2026-02-15", "week"), place="Miami"),
        round_("planned", "2026-02-08", "scheduled", when("2026-02-12"), place="Miami"),
        round_("done", "2026-02-13", "completed", when("2026-02-12"), place="Miami"),
        round_("later", "2026-04-01", "completed", when("2026-02-01", "2026-02-28", "month"), place="Miami"),
    ]
    assert len(joining.group(claims)) == 1


def test_a_deadline_that_moves_twice_is_one() -> None:
    sides = {"parties": RU_UA, "set_by": ("US",)}
    claims = [
        claim("june", "2026-02-07", "deadline", "scheduled", when("2026-06-01", "2026-06-30", "month"), **sides),
        claim("july", "2026-05-28", "deadline", "postponed", when("2026-07-31"), **sides),
        claim("september", "2026-07-30", "deadline", "postponed", when("2026-09-30"), **sides),
    ]
    assert len(joining.group(claims)) == 1


def test_a_deadline_missed_and_a_new_one_are_two() -> None:
    sides = {"parties": RU_UA, "set_by": ("US",)}
    claims = [
        claim("missed", "2026-07-02", "deadline", "missed", when("2026-06-30"), **sides),
        claim("new", "2026-07-10", "deadline", "scheduled", when("2026-09-30"), **sides),
    ]
    assert len(joining.group(claims)) == 2


def test_an_announced_exchange_meets_the_day_it_takes_place() -> None:
    announced = {"dated_by": "announcement", "parties": RU_UA, "persons_total": 2000}
    claims = [
        claim("told", "2025-05-17", "prisoner_exchange", "scheduled", when("2025-05-16"), **announced),
        claim(
            "done",
            "2025-05-25",
            "prisoner_exchange",
            "completed",
            when("2025-05-25"),
            parties=RU_UA,
            persons_total=2000,
        ),
        claim("before", "2025-05-08", "prisoner_exchange", "completed", when("2025-05-06"), parties=RU_UA),
    ]
    assert keys(joining.group(claims)) == [["before"], ["done", "told"]]


def test_of_two_exchanges_in_an_article_each_finds_its_own() -> None:
    announced = {"dated_by": "announcement", "parties": RU_UA}
    day = when("2025-06-02")
    claims = [
        claim(
            f"{article}.{count}", "2025-06-03", "prisoner_exchange", "scheduled", day, persons_total=count, **announced
        )
        for article in ("a", "b")
        for count in (12000, 2000)
    ]
    assert keys(joining.group(claims)) == [["a.12000", "b.12000"], ["a.2000", "b.2000"]]


def test_the_user_has_the_last_word() -> None:
    claims = [
        round_("a", "2026-02-06", "completed", when("2026-02-05")),
        round_("b", "2026-02-07", "completed", when("2026-02-05")),
        round_("c", "2026-02-07", "completed", when("2026-05-05")),
    ]
    verdicts = [Verdict("a", "b", False), Verdict("a", "c", True)]
    assert keys(joining.group(claims, verdicts)) == [["a", "c"], ["b"]]
    assert keys(joining.group(claims, [*verdicts, Verdict("b", "a", True)])) == [["a", "b", "c"]]
    assert keys(joining.group(claims, [Verdict("a", "b", True), Verdict("b", "a", False)])) == [["a"], ["b"], ["c"]]


def test_the_user_may_join_what_one_article_tells_apart() -> None:
    claims = [round_(key, "2026-02-06", "completed", when("2026-02-05")) for key in ("a.1", "a.2")]
    assert keys(joining.group(claims, [Verdict("a.1", "a.2", True)])) == [["a.1", "a.2"]]


def test_without_a_day_of_any_kind_nothing_is_joined() -> None:
    claims = [round_(key, None, "scheduled", place="Geneva", ordinal=3) for key in ("a", "b")]
    assert len(joining.group(claims)) == 2
    assert joining.reach(claims[0]) is None


def test_candidates_say_why() -> None:
    new = round_("new", "2026-02-07", "completed", when("2026-02-05"), place="Abu Dhabi")
    groups = {
        1: [round_("a", "2026-02-06", "completed", when("2026-02-05"), place="Abu Dhabi")],
        2: [round_("b", "2026-02-06", "completed", when("2026-02-02", "2026-02-08", "week"))],
        3: [round_("c", "2026-02-06", "completed", when("2025-02-05"))],
    }
    found = joining.candidates(new, groups)
    assert [name for name, _ in found] == [1, 2]
    assert found[0][1].reasons == ("the same day", "the same parties", "the same place")


def test_joining_finds_the_group_or_none() -> None:
    groups = {
        "abu-dhabi": [round_("a", "2026-02-06", "completed", when("2026-02-05"), place="Abu Dhabi")],
        "geneva": [round_("b", "2026-02-18", "completed", when("2026-02-17"), place="Geneva")],
    }
    new = [
        round_("x.1", "2026-02-20", "completed", when("2026-02-17")),
        round_("x.2", "2026-02-20", "completed", when("2026-02-05"), place="Abu Dhabi"),
        round_("x.3", "2026-02-20", "scheduled", when("2026-04-05")),
    ]
    assert joining.join(new, groups) == {"x.1": "geneva", "x.2": "abu-dhabi", "x.3": None}
    assert joining.join(new[:1], groups, [Verdict("x.1", "b", False)]) == {"x.1": None}
    assert joining.join(new[2:], groups, [Verdict("x.3", "a", True)]) == {"x.3": "abu-dhabi"}


# ------------------------------------------------------------------ the annotated articles


def test_annotated_mentions_come_together() -> None:
    claims, ids = annotated()
    assert len(claims) > 300
    groups = joining.group(claims)
    where = {claim.key: number for number, members in enumerate(groups) for claim in members}
    assert b_cubed([(ids[claim.key], where[claim.key]) for claim in claims])["f1"] >= 95
    for members in groups:
        assert len({claim.source for claim in members}) == len(members)


def test_the_order_of_claims_does_not_matter() -> None:
    claims, _ = annotated()
    shuffled = claims[:]
    random.Random(7).shuffle(shuffled)
    assert keys(joining.group(shuffled)) == keys(joining.group(claims))


def test_joining_article_by_article_comes_to_the_same() -> None:
    claims, ids = annotated()
    groups: dict[int, list[Claim]] = {}
    published = {claim.source: str(claim.published) for claim in claims}
    for source in sorted(published, key=lambda name: (published[name], str(name))):
        new = {claim.key: claim for claim in claims if claim.source == source}
        for key, home in joining.join(list(new.values()), groups).items():
            groups.setdefault(len(groups) if home is None else home, []).append(new[key])
    where = {claim.key: number for number, members in groups.items() for claim in members}
    assert b_cubed([(ids[claim.key], where[claim.key]) for claim in claims])["f1"] >= 94
