"""A dossier keeps what it is given, finds it again, and several windows may use it at once."""

import sqlite3
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tests.store.making import article, keep, mention, on
from tracker.articles.article import Known, Published
from tracker.dates.when import Precision, When
from tracker.events.event import Correction, Review
from tracker.mentions.mention import DatedBy, Facts, Kind, Status
from tracker.store.dossier import CopyOntoItself, Dossier, FolderMissing
from tracker.store.events import Standing
from tracker.store.filters import Filter


@pytest.fixture
def dossier(tmp_path):
    with Dossier.open(tmp_path / "a.dossier") as opened:
        yield opened


def test_an_article_comes_back_as_it_was(dossier):
    berlin = timezone(timedelta(hours=1))
    given = article(
        "Zweite Runde in Abu Dhabi — «Übereinkunft»\n\n\tmit 𝔘nicode.",
        title="Runde",
        day=None,
        origin="example.org/runde",
        outlet="example.org",
        url="https://example.org/runde",
        authors=("Redaktion", "Agentur"),
        language="de",
    )
    with dossier.step("import"):
        key = dossier.articles.add(given, b"\x00\xffbytes" * 1000)
        dossier.articles.set_published(
            key, Published(date(2026, 2, 7), datetime(2026, 2, 7, 15, 56, tzinfo=berlin), Known.TEXT)
        )
    stored = dossier.articles.get(key)
    assert stored.article.published == Published(
        date(2026, 2, 7), datetime(2026, 2, 7, 15, 56, tzinfo=berlin), Known.TEXT
    )
    with dossier.step("back"):
        dossier.articles.set_published(key, None)
    stored = dossier.articles.get(key)
    assert stored.article == given
    assert dossier.articles.original(key) == b"\x00\xffbytes" * 1000
    assert dossier.articles.by_content(given.content).id == key
    assert dossier.articles.by_content("another") is None
    assert dossier.articles.listed() == [replace(stored, article=replace(given, text=""))]


def test_the_same_text_is_kept_once(dossier):
    keep(dossier, article("Talks."))
    with pytest.raises(ValueError, match="already"), dossier.step("import"):
        dossier.articles.add(article("Talks."), b"Talks.")
    assert dossier.articles.count() == 1


def test_a_mention_comes_back_as_it_was(dossier):
    text = "Sie trafen sich. 157 Gefangene wurden übergeben."
    one = mention(
        text,
        "157 Gefangene wurden übergeben.",
        kind=Kind.PRISONER_EXCHANGE,
        when=When(date(2026, 6, 1), date(2026, 6, 30), Precision.MONTH),
        dated_by=DatedBy.ANNOUNCEMENT,
        mediators=("AE", "US"),
        set_by=("UN",),
        place="Abu Dhabi",
        ordinal=2,
        persons_total=314,
        persons_by_party=(("RU", 157), ("UA", 157)),
    )
    key, [event] = keep(dossier, article(text), [one])
    [stored] = dossier.mentions.of_article(key)
    assert stored.mention == one
    assert stored.mention.reasons == one.reasons
    assert stored.event == event
    [claim] = dossier.mentions.claims([event])[event]
    assert (claim.key, claim.source, claim.mention) == (stored.id, key, one)
    assert dossier.events.get(event).event.facts == one.facts


def test_events_remember_who_tells_what_and_who_disagrees(dossier, tmp_path):
    _, [event] = keep(dossier, article("300 freed."), [mention("300 freed.", persons_total=300)])
    with dossier.step("join"):
        second = dossier.articles.add(article("314 freed."), b"")
        told = dossier.mentions.add(second, mention("314 freed.", persons_total=314, place="Kyiv"))
        dossier.mentions.assign([told], event)
        claims = dossier.mentions.claims([event])[event]
        corrections = (Correction("parties", ("IL", "PS"), datetime(2026, 3, 1, tzinfo=UTC), "why"),)
        dossier.events.correct(event, corrections[0])
        decided = dossier.events.decided(dossier.events.get(event), claims, corrections)
        dossier.events.save(event, decided, claims, Standing.CURRENT)
    dossier.close()
    with Dossier.open(tmp_path / "a.dossier", create=False) as again:
        stored = again.events.get(event)
        assert stored.event == decided
        assert {dispute.field for dispute in stored.event.disputes} == {"persons_total"}
        assert again.events.corrections(event) == corrections
        assert stored.first_told == stored.last_told == date(2026, 2, 7)
        assert [event.id for event in again.events.matching(Filter(disputed=True))] == [event]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", Kind.CEASEFIRE),
        ("status", Status.MISSED),
        ("when", When(date(2026, 1, 1), date(2026, 12, 31), Precision.YEAR)),
        ("when", When()),
        ("dated_by", None),
        ("dated_by", DatedBy.EVENT),
        ("mediators", ("CH",)),
        ("parties", ()),
        ("place", None),
        ("place", "Zürich"),
        ("ordinal", 3),
        ("persons_by_party", (("Hamas", 3), ("IL", 90))),
    ],
)
def test_every_field_can_be_corrected_and_comes_back(dossier, field, value):
    _, [event] = keep(dossier, article("Talks."), [mention("Talks.")])
    correction = Correction(field, value, datetime(2026, 3, 1, 12, tzinfo=UTC), "so it is")
    with dossier.step("correct"):
        dossier.events.correct(event, correction)
    assert dossier.events.corrections(event) == (correction,)


def test_filters(dossier):
    june = When(date(2026, 6, 1), date(2026, 6, 30), Precision.MONTH)
    text = "Round in Geneva. Deadline in June. Undated truce."
    _, (talks, deadline, truce) = keep(
        dossier,
        article(text),
        [
            mention(text, "Round in Geneva.", when=on(date(2026, 2, 5)), place="Geneva", parties=("IR", "US")),
            mention(text, "Deadline in June.", kind=Kind.DEADLINE, when=june, status=Status.SCHEDULED),
            mention(text, "Undated truce.", kind=Kind.CEASEFIRE, parties=()),
        ],
    )

    def found(**wanted):
        return [stored.id for stored in dossier.events.matching(Filter(**wanted))]

    assert found() == [talks, deadline, truce] == [stored.id for stored in dossier.events.all()]
    assert found(kinds={Kind.DEADLINE, Kind.CEASEFIRE}) == [deadline, truce]
    assert found(statuses={Status.SCHEDULED}) == [deadline]
    assert found(parties={"US", "UA"}) == [talks, deadline]
    assert found(places={"Geneva"}) == [talks]
    assert found(since=date(2026, 6, 30)) == [deadline]
    assert found(until=date(2026, 6, 1)) == [talks, deadline]
    assert found(since=date(2026, 2, 6), until=date(2026, 5, 31)) == []
    assert found(words="June dead") == [deadline]
    assert found(words="geneva", kinds={Kind.DEADLINE}) == []
    assert found(reviews={Review.ACCEPTED}) == []


def test_as_of_shows_only_what_was_published(dossier):
    planned, done = on(date(2026, 2, 10)), on(date(2026, 2, 12))
    _, [event] = keep(
        dossier,
        article("They will meet.", day=date(2026, 2, 1)),
        [mention("They will meet.", when=planned, status=Status.SCHEDULED)],
    )
    with dossier.step("join"):
        later = dossier.articles.add(article("They met.", day=date(2026, 2, 13)), b"")
        told = dossier.mentions.add(later, mention("They met.", when=done))
        dossier.mentions.assign([told], event)
        claims = dossier.mentions.claims([event])[event]
        dossier.events.save(
            event, dossier.events.decided(dossier.events.get(event), claims, ()), claims, Standing.CURRENT
        )

    def known(day):
        return [stored.event.facts for stored in dossier.events.matching(Filter(as_of=day))]

    assert known(date(2026, 1, 31)) == []
    assert [(facts.status, facts.when) for facts in known(date(2026, 2, 5))] == [(Status.SCHEDULED, planned)]
    assert [(facts.status, facts.when) for facts in known(date(2026, 2, 13))] == [(Status.COMPLETED, done)]
    assert known(date(2026, 2, 13)) == [stored.event.facts for stored in dossier.events.all()]
    assert dossier.events.matching(Filter(as_of=date(2026, 2, 5), statuses={Status.COMPLETED})) == []


def test_a_change_outside_a_step_is_refused(dossier):
    with pytest.raises(RuntimeError):
        dossier.articles.add(article("Talks."), b"")
    assert dossier.articles.all() == []


def test_a_second_window_sees_what_the_first_did(dossier):
    with Dossier.open(dossier.path) as other:
        assert not other.changed_elsewhere()
        _, [event] = keep(dossier, article("Talks."), [mention("Talks.")])
        assert other.changed_elsewhere()
        assert not other.changed_elsewhere()
        assert not dossier.changed_elsewhere()  # one's own changes are no news
        assert [stored.id for stored in other.events.all()] == [event]
        keep(other, article("More talks."), [mention("More talks.")])
        assert dossier.changed_elsewhere()
        assert other.undo_name() == dossier.undo_name() == ("import", {"count": 1})
        dossier.undo()
        assert [stored.id for stored in other.events.all()] == [event]


def test_events_read_again_are_those_of_now(dossier):
    _, [event] = keep(dossier, article("Talks."), [mention("Talks.")])
    _, [other] = keep(dossier, article("Truce."), [mention("Truce.")])

    def notes():
        return {stored.id: stored.event.note for stored in dossier.events.all()}

    assert notes() == {event: "", other: ""}
    with dossier.step("note"):
        dossier.events.set_note(event, "now")
        assert notes() == {event: "now", other: ""}  # within the step
    assert notes() == {event: "now", other: ""}
    with suppress(ZeroDivisionError), dossier.step("note"):
        dossier.events.set_note(event, "never")
        assert notes() == {event: "never", other: ""}
        raise ZeroDivisionError
    assert notes() == {event: "now", other: ""}
    dossier.undo()
    assert notes() == {event: "", other: ""}
    with Dossier.open(dossier.path) as window, window.step("note"):
        window.events.set_note(other, "elsewhere")
        assert notes() == {event: "", other: ""}
    assert notes() == {event: "", other: "elsewhere"}
    plain = sqlite3.connect(dossier.path)
    plain.execute("UPDATE events SET note = 'from outside'")
    plain.commit()
    plain.close()
    assert set(notes().values()) == {"from outside"}


def test_what_is_listed_is_what_is_there(dossier):
    """Only what changed is read anew, whoever changed it and whatever was taken back."""
    for number in range(7):
        keep(dossier, article(f"Text {number}."), [mention(f"Text {number}.")])

    def same():
        with Dossier.open(dossier.path) as fresh:
            assert dossier.articles.listed() == fresh.articles.listed()
            assert dossier.events.all() == fresh.events.all()
        assert [stored.article.text for stored in dossier.articles.listed()] == [""] * dossier.articles.count()

    pieces = [dossier.articles.read_ahead(3) for _ in range(4)]
    assert pieces == [3, 3, 1, 0] and [dossier.events.read_ahead(4) for _ in range(3)] == [4, 3, 0]
    same()
    key, _ = keep(dossier, article("Another."), [mention("Another.")])
    same()
    with dossier.step("change"):
        dossier.articles.set_published(key, None)
        assert dossier.articles.listed()[-1].article.published is None
    same()
    with suppress(ZeroDivisionError), dossier.step("change"):
        dossier.articles.set_published(1, None)
        raise ZeroDivisionError
    same()
    dossier.undo()
    dossier.undo()
    same()
    with Dossier.open(dossier.path) as other:
        keep(other, article("Elsewhere."), [mention("Elsewhere.")])
    assert dossier.articles.read_ahead(100) == 8
    same()


def test_a_backup_is_one_whole_file(dossier, tmp_path):
    key, _ = keep(dossier, article("Talks."), [mention("Talks.")])
    copy = tmp_path / "copy.dossier"
    dossier.backup(copy)
    assert sorted(path.name for path in tmp_path.glob("copy*")) == ["copy.dossier"]
    with Dossier.open(copy) as other:
        assert other.articles.get(key) == dossier.articles.get(key)
        assert other.events.all() == dossier.events.all()
        assert other.check() == []
    with pytest.raises(CopyOntoItself):
        dossier.backup(dossier.path)
    with pytest.raises(FolderMissing):
        dossier.backup(tmp_path / "nowhere" / "copy.dossier")
    assert dossier.articles.get(key)


def test_a_name_may_hold_any_letters(tmp_path):
    path = tmp_path / "Überblick? 100% #1 & «мир».dossier"
    with Dossier.open(path) as dossier:
        keep(dossier, article("Talks."))
    with Dossier.open(path, create=False) as dossier:
        assert dossier.articles.count() == 1
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_other_programs_read_tables_and_views(dossier, tmp_path):
    text = "Vorher. 157 Gefangene kamen frei. Nachher."
    keep(
        dossier,
        article(text, title="Austausch", outlet="example.org"),
        [mention(text, "157 Gefangene kamen frei.", kind=Kind.PRISONER_EXCHANGE, persons_by_party=(("RU", 157),))],
    )
    dossier.close()
    plain = sqlite3.connect(tmp_path / "a.dossier")
    plain.row_factory = sqlite3.Row
    [event] = plain.execute("SELECT * FROM events_view").fetchall()
    [told] = plain.execute("SELECT * FROM mentions_view").fetchall()
    assert (event["kind"], event["parties"], event["sources"]) == ("prisoner_exchange", "RU, UA", 1)
    assert (told["evidence"], told["outlet"]) == ("157 Gefangene kamen frei.", "example.org")
    assert told["persons_by_party"] == "RU 157"
    said = '[["persons_by_party",[[{"RU":157},[1]],[{"RU":160},[1]]]]]'
    plain.execute("UPDATE events SET disputes = ?", (said,))
    conflicts = plain.execute("SELECT field, value, told_by, left_open FROM conflicts_view").fetchall()
    assert [tuple(row) for row in conflicts] == [
        ("persons_by_party", '{"RU":157}', "example.org", 0),
        ("persons_by_party", '{"RU":160}', "example.org", 0),
    ]
    plain.execute("UPDATE events SET note = 'from outside'")  # no trigger of ours stands in the way
    plain.commit()
    plain.close()


def test_check_finds_what_was_broken_from_outside(dossier, tmp_path):
    keep(dossier, article("Talks."), [mention("Talks.")])
    keep(dossier, article("Truce."), [mention("Truce.", kind=Kind.CEASEFIRE)])
    assert dossier.check() == []
    dossier.close()
    plain = sqlite3.connect(tmp_path / "a.dossier")
    plain.execute("UPDATE mentions SET event = NULL WHERE id = 1")
    plain.execute("UPDATE mentions SET evidence = '[[3, 900]]' WHERE id = 2")
    plain.execute("DELETE FROM events_search WHERE rowid = 2")
    plain.execute("DELETE FROM event_parties WHERE event = 2")
    plain.execute("INSERT INTO corrections VALUES (99, 'place', '\"Oslo\"', '2026-01-01', '')")
    plain.commit()
    plain.close()
    with Dossier.open(tmp_path / "a.dossier") as again:
        found = {finding.key for finding in again.check()}
        assert found == {
            "mentions_without_event",
            "events_without_mentions",
            "evidence_outside_text",
            "search_out_of_step",
            "parties_out_of_step",
            "dangling",
        }
        again.mend_search()
        assert not {"search_out_of_step", "parties_out_of_step"} & {finding.key for finding in again.check()}


def test_check_notices_an_article_that_search_does_not_know(dossier, tmp_path):
    keep(dossier, article("Talks."))
    dossier.close()
    plain = sqlite3.connect(tmp_path / "a.dossier")
    plain.execute("INSERT INTO articles_search (articles_search) VALUES ('delete-all')")
    plain.commit()
    plain.close()
    with Dossier.open(tmp_path / "a.dossier") as again:
        assert again.search.articles("talks") == []
        assert [finding.key for finding in again.check()] == ["search_out_of_step"]
        again.mend_search()
        assert again.check() == []
        assert len(again.search.articles("talks")) == 1


def test_facts_default_to_nothing(dossier):
    facts = Facts(kind=Kind.AGREEMENT, status=Status.PROPOSED)
    _, [event] = keep(
        dossier, article("A deal."), [mention("A deal.", kind=Kind.AGREEMENT, status=Status.PROPOSED, parties=())]
    )
    assert dossier.events.get(event).event.facts == facts


def test_the_timeline_is_told_when_articles_came_out_and_which_outlets_tell_what(dossier):
    one, [event] = keep(dossier, article("300 freed.", outlet="Bote"), [mention("300 freed.")])
    keep(dossier, article("No outlet.", day=date(2026, 1, 5)), [mention("No outlet.")])
    keep(dossier, article("No day.", day=None, outlet="Post"))
    with dossier.step("join"):
        second = dossier.articles.add(article("314 freed.", outlet="Anzeiger", day=date(2026, 3, 1)), b"")
        dossier.mentions.assign([dossier.mentions.add(second, mention("314 freed."))], event)
    assert dossier.articles.days() == [date(2026, 1, 5), date(2026, 2, 7), date(2026, 3, 1)]
    assert dossier.mentions.outlets() == {event: ("Anzeiger", "Bote")}
    with dossier.step("import"):
        dossier.articles.set_version(one, None, superseded=True)
    assert dossier.articles.days() == [date(2026, 1, 5), date(2026, 3, 1)]
    assert dossier.mentions.outlets() == {event: ("Anzeiger",)}
