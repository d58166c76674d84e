"""Which events belong to one negotiation follows from who faces whom, and from the user's word."""

import pytest

from tests.events.claims import when
from tracker.events import wording
from tracker.events.event import Event
from tracker.events.negotiations import Negotiation, negotiations
from tracker.mentions.mention import Facts, Kind, Status


def event(*parties, on="2026-02-05", set_by=(), mediators=(), negotiation=""):
    facts = Facts(
        kind=Kind.DEADLINE if set_by else Kind.NEGOTIATION_ROUND,
        status=Status.SCHEDULED,
        when=when(on),
        parties=parties,
        set_by=set_by,
        mediators=mediators,
    )
    return Event(facts, negotiation=negotiation)


def keys(*events):
    found = negotiations(dict(enumerate(events)))
    return [found[place].key if place in found else None for place in range(len(events))]


WAR = [event("RU", "UA"), event("RU", "UA", "US"), event("RU", "UA", mediators=("TR",)), event("RU", "UA", "US")]


def test_the_same_sides_negotiate_one_thing():
    others = [
        event("IR", "US"),
        event("IR", "US"),
        event("VKA", "ver.di"),
        event("Hamas", "IL", mediators=("EG", "US")),
    ]
    assert keys(*WAR, *others) == ["RU-UA"] * 4 + ["IR-US"] * 2 + ["VKA-ver.di", "IL-PS"]


def test_brokers_talks_with_one_side_belong_to_it():
    assert keys(*WAR, event("UA", "US"), event("RU", "US"), event("IR", "US"))[4:] == ["RU-UA", "RU-UA", "IR-US"]


def test_a_deadline_belongs_to_those_it_binds():
    assert keys(*WAR, event("RU", "UA", set_by=("US",)), event("RU", set_by=("US",)), event("UA"))[4:] == ["RU-UA"] * 3


def test_members_of_a_group_do_not_face_each_other():
    found = keys(event("IR", "P5+1"), event("E3", "IR"), event("IR", "US"), event("CN", "US"), event("DE", "FR"))
    assert len(set(found[:2])) == 1 and found[3:] == ["CN-US", "DE-FR"]
    assert "IR" in found[0]


def test_after_years_of_silence_it_is_another():
    minsk = [event("RU", "UA", on=f"20{year}-02-12") for year in (14, 15)]
    assert keys(*WAR, *minsk, event("RU", "UA", on=None)) == ["RU-UA"] * 4 + ["RU-UA 2014-2015"] * 2 + ["RU-UA"]


def test_the_users_word_stands():
    found = keys(
        *WAR, event("IR", "US", negotiation="RU-UA"), event("RU", "UA", negotiation="Grain"), event("IR", "US")
    )
    assert found[4:] == ["RU-UA", "Grain", "IR-US"]


def test_nobody_is_nowhere_and_one_alone_by_itself():
    assert keys(event(), event("CH"), event(negotiation="Mine")) == [None, "CH", "Mine"]
    assert keys(event(set_by=("EU",))) == ["EU"]


@pytest.mark.parametrize("turn", range(4))
def test_the_order_does_not_matter(turn):
    events = [*WAR, event("UA", "US"), event("IR", "US"), event("IR", "P5+1")]
    turned = events[turn:] + events[:turn]
    assert sorted(keys(*turned)) == sorted(keys(*events))


def test_names_for_people():
    assert wording.negotiation(Negotiation(("RU", "UA")), "en") == "Russia – Ukraine"
    assert wording.negotiation(Negotiation(("IR", "US"), (2012, 2015)), "de") == "Iran – USA, 2012–2015"
    assert wording.negotiation(Negotiation(("RU", "UA"), (2014, 2014)), "en") == "Russia – Ukraine, 2014"
    assert wording.negotiation(Negotiation(name="Grain"), "de") == "Grain"
