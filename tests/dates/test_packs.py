"""Every rule of every pack does what its examples say, and packs with slips are told."""

import pytest

from tracker.dates import feasts
from tracker.dates.finding import find
from tracker.dates.grammar import Grammar
from tracker.dates.resolving import MEANINGS
from tracker.languages.packs import PackError, codes, table

PACKS = [code for code in codes() if table(code, "dates")]
EXAMPLES = [
    pytest.param(code, example, id=f"{code}-{number}-{each}")
    for code in PACKS
    for number, rule in enumerate(table(code, "dates")["rule"])
    for each, example in enumerate(rule["examples"])
]


def test_the_six_languages_have_packs():
    assert {"de", "en", "es", "fr", "ru", "uk"} <= set(PACKS)


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_example(code, example):
    found = find(example["text"], code, example["published"])
    if "none" in example:
        assert example["none"] not in [timex.text for timex in found]
        return
    timex = next((timex for timex in found if timex.text == example["span"]), None)
    assert timex is not None, [each.text for each in found]
    assert (timex.type, timex.value) == (example["type"], example["value"])
    assert timex.mod == example.get("mod", timex.mod)
    assert timex.when.start == example.get("start", timex.when.start)
    assert timex.when.end == example.get("end", timex.when.end)


@pytest.mark.parametrize("code", PACKS)
def test_rules_have_examples_and_known_meanings(code):
    for rule in table(code, "dates")["rule"]:
        assert rule["examples"], rule["match"]
        assert rule["means"] in MEANINGS, rule["match"]


@pytest.mark.parametrize("code", PACKS)
def test_feasts_are_in_the_calendar(code):
    words = table(code, "dates").get("words", {})
    named = {feast for name in ("feast", "orthodoxfeast", "fast", "independence") for feast in words.get(name, {})}
    named |= {rule["feast"] for rule in table(code, "dates")["rule"] if "feast" in rule}
    assert named <= feasts.feasts()


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("{unit", "signs that mean nothing"),
        ("({unit}", "leaves a bracket open"),
        ("{unit})", "closes a bracket"),
        ("? {unit}", "nothing before it"),
        ("(!) {unit}", "nothing after it"),
        ("^(in the|at) {unit}", "more than a word"),
        ("<nobody>", "unknown macro"),
        ("{nonsense}", "nothing belongs to the class"),
        ("{unit}?", "matches nothing at all"),
    ],
)
def test_a_slip_in_a_pattern_is_told(pattern, told):
    pack = {"words": {"unit": {"day": "day"}}, "rule": [{"match": pattern, "means": "duration"}]}
    with pytest.raises(PackError, match=told):
        Grammar("xx", pack)
