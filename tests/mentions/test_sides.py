"""Sides: who is up against whom in an article, and who only brokers."""

from datetime import date

from tracker.articles.article import Known, Published
from tracker.mentions.extraction import extract, read
from tracker.mentions.mention import Kind, Mention
from tracker.mentions.roles import cast

DAY = Published(date(2026, 2, 7), None, Known.USER)


def told(text: str, language: str = "en") -> list[Mention]:
    return extract(text, language, DAY)


def parties(text: str, language: str = "en") -> list[tuple[str, ...]]:
    return [mention.facts.parties for mention in told(text, language)]


def test_known_foes_are_the_sides_whoever_else_is_named_more() -> None:
    text = "Qatar and the US pressed M23. The US spoke of M23. Qatar said that the government and M23 agree."
    assert cast(read(text + " Kinshasa was silent.", "en", DAY)).pair() == {"CD", "M23"}


def test_the_state_that_a_group_is_up_against_is_its_other_side() -> None:
    assert parties("Renamo signed a peace accord in Rome on Friday.") == [("MZ", "Renamo")]


def test_who_calls_a_truce_by_itself_is_its_only_party() -> None:
    text = "Russia and Ukraine fight on. Russia declared a unilateral ceasefire from 9 to 10 February."
    assert parties(text) == [("RU",)]


def test_an_envoy_of_the_united_nations_brokers() -> None:
    text = "At the invitation of the UN envoy, Morocco and Polisario held a round of talks in Geneva on Thursday."
    (mention,) = told(text)
    assert mention.facts.kind is Kind.NEGOTIATION_ROUND
    assert (mention.facts.parties, mention.facts.mediators) == (("MA", "Polisario"), ("UN",))


def test_of_a_conference_of_the_world_nobody_is_a_side() -> None:
    text = "Negotiators from nearly 200 countries met in Geneva on Thursday. Norway and Japan were disappointed."
    assert parties(text) == [()]


def test_who_is_told_of_in_another_breath_is_no_side() -> None:
    text = (
        "The government and M23 fight. M23 called off a meeting in Luanda on 3 February because the EU had punished it."
    )
    assert parties(text) == [("CD", "M23")]


def test_in_a_wage_dispute_a_state_is_no_side() -> None:
    text = "The ILA and USMX talk. Dockers on the U.S. coasts and the employers' group USMX reached a deal on Friday."
    assert parties(text) == [("ILA", "USMX")]


def test_who_must_is_bound_and_who_demands_has_set_it() -> None:
    (mention,) = told("Kyiv must sign the agreement by 1 March, Trump said on Friday.")
    assert (mention.facts.parties, mention.facts.set_by) == (("UA",), ("US",))
