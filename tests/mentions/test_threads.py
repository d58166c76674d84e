"""Threads: what is told over several sentences, in chronologies, interviews and where plans change."""

from datetime import date

import pytest

from tracker.articles.article import Known, Published
from tracker.mentions.extraction import extract

THURSDAY = Published(date(2024, 6, 13), None, Known.USER)


def told(text: str, language: str) -> set[str]:
    found = set()
    for mention in extract(text, language, THURSDAY):
        facts = mention.facts
        days = str(facts.when.start)
        if facts.when.start != facts.when.end:
            days += f"..{facts.when.end}"
        found.add(f"{facts.kind.value} {facts.status.value} {days}")
    return found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Border talks slip again\n\nKenya and Somalia will not meet on Monday after all. Their commissions were to "
            "discuss the sea border on 17 June, but Mogadishu asked for more time.",
        ),
        (
            "de",
            "Grenzgespräche abermals vertagt\n\nKenia und Somalia kommen am Montag nun doch nicht zusammen. "
            "Ursprünglich wollten ihre Kommissionen am 17. Juni über die Seegrenze sprechen.",
        ),
    ],
)
def test_what_a_heading_puts_off_is_put_off_although_the_text_only_says_that_it_is_not_to_be(language, text):
    assert told(text, language) == {"negotiation_round postponed 2024-06-17"}


def test_an_answer_dates_what_the_question_names():
    text = "When did Iran and Saudi Arabia last hold talks?\n\nOn 4 June, in Muscat, on different floors."
    assert told(text, "en") == {"negotiation_round completed 2024-06-04"}


def test_questions_tell_nothing_themselves():
    assert told("Will Iran and Saudi Arabia meet on 20 June?\n\nNobody knows.", "en") == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "12 April 2022 – Chad and the FACT rebels sign a truce.\n2 May 2022 – Shots again. It is broken."),
        ("de", "12. April 2022 – Tschad und die FACT schließen eine Waffenruhe.\n2. Mai 2022 – Sie wird gebrochen."),
    ],
)
def test_lines_of_a_chronology_begin_with_a_date_and_a_dash(language, text):
    assert any(line.startswith("ceasefire completed 2022-04-12") for line in told(text, language))


def test_a_period_counts_from_the_line_of_its_chronology():
    text = (
        "2 November 2022 – Ethiopia and the TPLF sign an agreement in Pretoria. The TPLF is obliged to hand over its "
        "arms within 30 days."
    )
    assert "deadline missed 2022-12-02" in told(text, "en")


def test_a_period_counts_from_the_day_told_beside_it():
    text = (
        "A plan by Thailand and the BRN rebels, initialled on 6 February, was supposed to be signed within two months."
    )
    assert "deadline missed 2024-04-06" in told(text, "en")


def test_a_proposal_taken_up_and_dismissed_is_cancelled():
    text = "Armenia proposed last week to Azerbaijan to swap all prisoners for all. Baku dismissed the idea on Tuesday."
    assert {line.rpartition(" ")[0] for line in told(text, "en")} == {"prisoner_exchange cancelled"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The last agreement of the union RMT, signed in August 2022, ran out on 31 March."),
        ("de", "Der letzte Tarifvertrag der Gewerkschaft GDL, im August 2022 unterschrieben, lief am 31. März aus."),
    ],
)
def test_a_paper_signed_and_run_out_in_one_sentence_is_told_of_twice(language, text):
    assert told(text, language) == {
        "agreement completed 2022-08-01..2022-08-31",
        "agreement completed 2024-03-31",
    }


def test_a_truce_that_began_and_broke_has_both_days():
    text = (
        "The ceasefire between Congo and the M23 rebels was short. It took effect on Monday and collapsed on Wednesday."
    )
    assert told(text, "en") == {"ceasefire completed 2024-06-10..2024-06-12"}


def test_rounds_counted_up_in_a_sentence_are_several():
    text = "Two rounds between Chad and the FACT rebels were held in Doha, the first on 3 May and the second on 27 May."
    assert told(text, "en") == {"negotiation_round completed 2024-05-03", "negotiation_round completed 2024-05-27"}


def test_a_day_told_as_past_is_not_of_the_year_to_come():
    text = "Boeing and the union IAM struck a bargain on 3 October, three days into a strike."
    assert told(text, "en") == {"agreement completed 2023-10-03"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # the day on which it was called off is not its own
            "President Ruto on Wednesday abruptly scrapped his 20 June summit with Somalia's president.",
            {"negotiation_round cancelled 2024-06-20"},
        ),
        (  # what had been planned is one occasion with what will be
            "A meeting of Kenya and Somalia which had been scheduled for 13 June will take place on 27 June instead.",
            {"negotiation_round postponed 2024-06-27"},
        ),
        (  # the tense of its own clause says which Saturday is meant
            "Kenya and Somalia came out on Tuesday with a truce that is to start at midnight on Saturday.",
            {"ceasefire scheduled 2024-06-15"},
        ),
        (  # counted from the day on which it was given
            "On Tuesday Kenya had allowed Somalia four days to submit a plan.",
            {"deadline scheduled 2024-06-15"},
        ),
        (
            "The 12 June deadline for Kenya and Somalia has been extended by a week.",
            {"deadline postponed 2024-06-19"},
        ),
        (
            "Kenya's dockers will walk out at midnight tonight unless the union and the ports have a deal.",
            {"deadline scheduled 2024-06-13"},
        ),
        (  # whoever says so says it in the past
            "Kenya and Somalia have until Saturday to hand over their lists of detainees, the U.N. envoy said.",
            {"deadline scheduled 2024-06-15"},
        ),
        (
            "Time runs out for Kenya and Somalia at midnight on Saturday, the mediators said.",
            {"deadline scheduled 2024-06-15"},
        ),
        ("Kenya and Somalia say that no talks were held on Monday and no agreement was signed.", set()),
        ("Kenya and Somalia, who once fought over prisoners, exchanged letters on Monday.", set()),
    ],
)
def test_days_of_acts_plans_and_threats(text, expected):
    assert told(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # the wrong day
            "The pact between Kenya and Somalia was signed on 29 May, not 29 April.",
            {"agreement completed 2024-05-29"},
        ),
        (  # since when they were held
            "Somalia's rebels on Tuesday freed four Kenyan soldiers captured on 7 April and held since then.",
            {"prisoner_exchange completed 2024-06-11"},
        ),
        (  # who looks on takes no part
            "Kenya and Somalia signed a pact in Nairobi on Monday as Turkey's president looked on.",
            {"agreement completed 2024-06-10"},
        ),
    ],
)
def test_wrong_days_days_of_capture_and_onlookers(text, expected):
    assert told(text, "en") == expected
    assert not any("TR" in mention.facts.parties for mention in extract(text, "en", THURSDAY))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # the last time
            "Delegates of Kenya and Somalia have not sat in the same room since March 2022.",
            {"negotiation_round completed 2022-03-01..2022-03-31"},
        ),
        ("Had Somalia said yes, its truce with Kenya would have begun on Monday.", set()),
        (  # announced first, in force later
            "Kenya and Somalia announced on Wednesday that they had put their signatures to a ceasefire. "
            "It takes effect at noon tomorrow.",
            {"ceasefire scheduled 2024-06-14"},
        ),
        (
            "Kenya on Thursday demanded a 30-day ceasefire with Somalia from Monday.",
            {"ceasefire proposed 2024-06-17..2024-07-16"},
        ),
    ],
)
def test_last_times_what_would_have_been_and_what_takes_effect_later(text, expected):
    assert told(text, "en") == expected


def test_an_organisation_is_known_by_the_last_words_of_its_name():
    text = "The Kisumu Federation of Teachers and the Kisumu school district met on Tuesday for a third round of talks."
    (mention,) = extract(text, "en", THURSDAY)
    assert mention.facts.parties == ("Kisumu Federation of Teachers", "Kisumu school district")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan and Somali negotiators will gather in Doha on Friday.", {"negotiation_round scheduled 2024-06-14"}),
        (
            "Kenya has postponed Friday's round of talks with Somalia to 20 June.",
            {"negotiation_round postponed 2024-06-20"},
        ),
        ("Kenya pulled out of Friday's talks with Somalia.", {"negotiation_round cancelled 2024-06-14"}),
        ("Kenya faces a Sunday deadline to answer the Somali offer.", {"deadline scheduled 2024-06-16"}),
        ("The truce between Kenya and Somalia lapses on Saturday.", {"ceasefire ongoing 2024-06-15"}),
        (
            "Kenya and Somalia will each release 50 prisoners on Saturday under a deal brokered by Qatar.",
            {"prisoner_exchange scheduled 2024-06-15"},
        ),
        (
            "Kenya and Somalia initialled a peace agreement in Doha on Tuesday and are due to sign it on 27 June.",
            {"agreement completed 2024-06-11", "agreement scheduled 2024-06-27"},
        ),
        (
            "Round two of talks between Kenya and Somalia closed in Doha on 3 June; round three opened on Tuesday.",
            {"negotiation_round completed 2024-06-03", "negotiation_round completed 2024-06-11"},
        ),
    ],
)
def test_plain_news(text, expected):
    assert told(text, "en") == expected
