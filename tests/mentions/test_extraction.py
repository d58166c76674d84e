"""Extraction: what a reader would put on the timeline after one article, each with its proof."""

from datetime import date

import pytest

from tracker.articles.article import Known, Published
from tracker.mentions.extraction import extract
from tracker.mentions.mention import DatedBy, Kind, Mention, Status

SATURDAY = Published(date(2026, 2, 7), None, Known.USER)

TALKS = """Neue Gespräche in Sicht

Die zweite Verhandlungsrunde zwischen Russland, der Ukraine und den USA ist am Donnerstag in Abu Dhabi zu Ende gegangen.
Begonnen hatte sie am Mittwoch. Beide Seiten vereinbarten, jeweils 157 Gefangene auszutauschen.

Die USA haben Russland und der Ukraine eine Frist bis Juni gesetzt.
Ein Termin für ein Treffen der Präsidenten steht nicht fest.
"""


def by_kind(mentions: list[Mention]) -> dict[Kind, Mention]:
    return {mention.facts.kind: mention for mention in mentions}


def test_one_article_from_lead_to_deadline() -> None:
    mentions = extract(TALKS, "de", SATURDAY)
    assert sorted(mention.facts.kind for mention in mentions) == [
        Kind.DEADLINE,
        Kind.NEGOTIATION_ROUND,
        Kind.PRISONER_EXCHANGE,
    ]
    meeting = by_kind(mentions)[Kind.NEGOTIATION_ROUND]
    assert (meeting.facts.when.start, meeting.facts.when.end) == (date(2026, 2, 4), date(2026, 2, 5))
    assert meeting.facts.status is Status.COMPLETED
    assert meeting.facts.parties == ("RU", "UA", "US")
    assert meeting.facts.place == "Abu Dhabi"
    assert meeting.facts.ordinal == 2
    assert len(meeting.evidence) == 2
    exchange = by_kind(mentions)[Kind.PRISONER_EXCHANGE].facts
    assert (exchange.status, exchange.dated_by) == (Status.SCHEDULED, DatedBy.ANNOUNCEMENT)
    assert (exchange.persons_total, exchange.persons_by_party) == (314, (("RU", 157), ("UA", 157)))
    deadline = by_kind(mentions)[Kind.DEADLINE].facts
    assert (deadline.set_by, deadline.parties) == (("US",), ("RU", "UA"))
    assert (deadline.when.start, deadline.when.end) == (date(2026, 6, 1), date(2026, 6, 30))


def test_evidence_is_whole_sentences_in_order_and_reasons_point_into_the_text() -> None:
    for mention in extract(TALKS, "de", SATURDAY):
        assert mention.evidence == tuple(sorted(mention.evidence))
        for span in mention.evidence:
            assert TALKS[span.end - 1] in ".!?"
        assert {"when", "status"} <= {reason.field for reason in mention.reasons}
        for reason in mention.reasons:
            assert reason.because
            assert reason.span is None or TALKS[reason.span.start : reason.span.end].strip()
        assert 0 < mention.confidence <= 1


@pytest.mark.parametrize("language", [None, "ja"])
def test_a_language_without_words_tells_nothing(language: str | None) -> None:
    assert extract(TALKS, language, SATURDAY) == []


def test_an_article_without_a_day_still_tells_what_bears_its_own_date() -> None:
    text = "Russia and Ukraine held the third round of talks in Geneva on 17 and 18 February 2026."
    (mention,) = extract(text, "en", None)
    assert (mention.facts.when.start, mention.facts.when.end) == (date(2026, 2, 17), date(2026, 2, 18))
    assert mention.facts.status is Status.COMPLETED


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", ""),
        ("en", "\n\n \n"),
        ("de", "Es schneit um das Weiße Haus."),
        ("en", "United signed the striker on deadline day. The club and the league reached a deal before the transfer "
         "deadline on Monday. The coach said the third round of the cup starts on 5 March."),
        ("de", "Das Landgericht hat die Frist verlängert. Der Richter gab der Verteidigung zwei Wochen. Der Angeklagte "
         "wurde am Montag aus der Haft entlassen. Die Staatsanwaltschaft fordert zehn Jahre Strafe."),
    ],
)  # fmt: skip
def test_what_is_no_negotiation_stays_silent(language: str, text: str) -> None:
    assert extract(text, language, SATURDAY) == []


def test_a_headline_outside_the_text_says_who_it_is_about_and_proves_nothing() -> None:
    text = "The two sides will meet in Geneva on 17 February."
    (mention,) = extract(text, "en", SATURDAY, title="Armenia and Azerbaijan to resume peace talks")
    assert mention.facts.parties == ("AM", "AZ")
    assert mention.evidence == ((0, len(text)),)


def test_the_same_words_give_the_same_mentions() -> None:
    assert extract(TALKS, "de", SATURDAY) == extract(TALKS, "de", SATURDAY)
