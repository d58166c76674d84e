"""What a later sentence says of a meeting or a limit told of before."""

from datetime import date

import pytest

from tracker.articles.article import Known, Published
from tracker.mentions.extraction import extract


@pytest.mark.parametrize(
    ("day", "text", "expected"),
    [
        (
            date(2017, 1, 25),
            "Kenya and Somalia today concluded the third round of talks in Rome. The round was opened on 19 January.",
            ["negotiation_round completed 2017-01-19 2017-01-25"],
        ),
        (
            date(2025, 11, 20),
            "A letter let us know that Kenya had until 1 August to come to terms with Somalia.",
            ["deadline 2025-08-01"],
        ),
        (
            date(2017, 1, 25),
            "Kenya and Somalia decided that a meeting devoted to a ceasefire will take place in Rome on 22 February.",
            ["negotiation_round scheduled 2017-02-22 2017-02-22"],
        ),
    ],
)
def test_told_again(day: date, text: str, expected: list[str]) -> None:
    found = []
    for mention in extract(text, "en", Published(day, None, Known.USER)):
        facts = mention.facts
        days = [str(facts.when.start), str(facts.when.end)]
        due = facts.kind.value == "deadline"
        found.append(" ".join([facts.kind.value, *([days[0]] if due else [facts.status.value, *days])]))
    assert found == expected
