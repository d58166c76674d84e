"""Whatever is done can be undone and done again, in this session and after a restart."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.store.making import article, keep, mention, on, rows
from tracker.articles.article import Known, Published
from tracker.events.event import Correction, Review
from tracker.store.dossier import Dossier, UndoImpossible
from tracker.store.events import Standing
from tracker.store.history import KEPT


@pytest.fixture
def dossier(tmp_path):
    with Dossier.open(tmp_path / "a.dossier") as opened:
        yield opened


def test_undo_and_redo_of_an_import(dossier):
    empty = rows(dossier)
    text = "It's 'quoted'; -- and\nlined; \"twice\" – Übereinkunft."
    key, [event] = keep(dossier, article(text), [mention(text)])
    full = rows(dossier)
    assert dossier.undo_name() == ("import", {"count": 1})
    undone = dossier.undo()
    assert (undone.articles, undone.events) == ({key}, {event})
    assert rows(dossier) == empty
    assert dossier.undo_name() is None and dossier.undo() is None
    assert dossier.redo_name() == ("import", {"count": 1})
    assert dossier.redo().events == {event}
    assert rows(dossier) == full
    assert dossier.articles.original(key) == text.encode()
    assert dossier.redo_name() is None and dossier.redo() is None


def test_a_new_step_ends_redo_but_one_that_does_nothing_does_not(dossier):
    keep(dossier, article("One."))
    dossier.undo()
    with dossier.step("nothing") as changes:
        pass
    assert changes.id is None and not changes
    assert dossier.redo_name() == ("import", {"count": 1})
    keep(dossier, article("Two."))
    assert dossier.redo_name() is None


def test_a_step_that_fails_leaves_no_trace(dossier):
    keep(dossier, article("One."), [mention("One.")])
    before = rows(dossier)
    with pytest.raises(ZeroDivisionError), dossier.step("import"):
        dossier.articles.add(article("Two."), b"")
        dossier.events.set_note(dossier.events.all()[0].id, "half")
        raise ZeroDivisionError
    assert rows(dossier) == before
    assert dossier.undo_name() == ("import", {"count": 1})
    assert dossier._connection.value("SELECT count(*) FROM history_steps") == 1


def test_many_transactions_are_one_step(dossier):
    empty = rows(dossier)
    step = None
    for number in range(5):
        with dossier.step("import", continuing=step, count=1) as changes:
            dossier.articles.add(article(f"Article {number}."), b"")
        step = changes.id
        assert len(changes.articles) == 1
    assert dossier.undo_name() == ("import", {"count": 5})
    assert len(dossier.undo().articles) == 5
    assert rows(dossier) == empty
    assert len(dossier.redo().articles) == 5


def test_what_the_user_does_meanwhile_parts_a_long_step(dossier):
    with dossier.step("import", count=1) as changes:
        dossier.articles.add(article("One."), b"")
    with dossier.step("rename"):
        dossier.articles.set_published(next(iter(changes.articles)), Published(date(2026, 1, 1), None, Known.USER))
    with dossier.step("import", continuing=changes.id, count=1):
        dossier.articles.add(article("Two."), b"")
    assert [dossier.undo().step for _ in range(3)] == ["import", "rename", "import"]


def test_steps_within_a_step_are_part_of_it(dossier):
    with dossier.step("outer") as outer:
        keep(dossier, article("One."), [mention("One.")])
        keep(dossier, article("Two."), [mention("Two.")])
    assert len(outer.articles) == 2
    assert dossier.undo_name() == ("outer", {})
    dossier.undo()
    assert dossier.articles.all() == []


def test_a_small_change_notes_only_what_it_changed(dossier):
    key, _ = keep(dossier, article("word " * 20_000))
    with dossier.step("set_day"):
        dossier.articles.set_published(key, Published(date(2026, 1, 1), None, Known.USER))
    [note] = dossier._connection.rows("SELECT sql FROM history_notes ORDER BY id DESC LIMIT 1")
    assert len(note[0]) < 200


def test_the_longest_article_comes_back(dossier):
    key, _ = keep(dossier, article("Переговори 'ß' " * 140_000))  # 2 million letters, as much as is read
    before = rows(dossier)
    with dossier.step("remove"):
        dossier.articles.remove(key)
    dossier.undo()
    assert rows(dossier) == before


def test_undo_survives_a_restart_for_the_last_hundred_steps(dossier, tmp_path):
    for number in range(KEPT + 20):
        keep(dossier, article(f"Article {number}."))
    states = rows(dossier)
    dossier.close()
    with Dossier.open(tmp_path / "a.dossier") as again:
        assert rows(again) == states
        for _ in range(KEPT):
            assert again.undo() is not None
        assert again.undo() is None
        assert again.articles.count() == 20


def test_a_session_undoes_more_than_a_hundred_steps(dossier):
    for number in range(KEPT + 20):
        keep(dossier, article(f"Article {number}."))
    for _ in range(KEPT + 20):
        dossier.undo()
    assert dossier.articles.count() == 0


def test_originals_go_when_nothing_can_bring_their_article_back(dossier, tmp_path):
    def originals(opened):
        return opened._connection.value("SELECT count(*) FROM originals")

    key, _ = keep(dossier, article("Gone later."))
    stays, _ = keep(dossier, article("Stays."))
    with dossier.step("remove"):
        dossier.articles.remove(key)
    dossier.close()
    with Dossier.open(tmp_path / "a.dossier") as again:
        assert originals(again) == 2
        again.undo()
        assert again.articles.original(key) == b"Gone later."
        again.redo()
        for number in range(KEPT):
            with again.step("other", count=number):
                again.articles.set_published(stays, Published(date(2026, 1, 1 + number % 28), None, Known.USER))
    with Dossier.open(tmp_path / "a.dossier") as again:
        assert originals(again) == 1


def test_undo_that_another_program_made_impossible_says_so(dossier):
    key, [event] = keep(dossier, article("One."), [mention("One.")])
    with dossier.step("remove"):
        [told] = dossier.mentions.of_article(key)
        dossier.mentions.remove([told.id])
        dossier.events.remove([event])
        dossier.articles.remove(key)
    connection = dossier._connection
    connection.db.execute(
        "INSERT INTO articles (id, name, title, authors, format, content, origin, added, text)"
        " VALUES (?, 'x', 'x', '[]', 'txt', 'other', '', '', '')",
        (key,),
    )
    before = rows(dossier)
    with pytest.raises(UndoImpossible, match="another program"):
        dossier.undo()
    assert rows(dossier) == before


class Doing(RuleBasedStateMachine):
    """Whatever is done in whatever order, undo leads back through the very same states, and redo forth."""

    @initialize()
    def start(self):
        self.dossier = Dossier.open(self.folder / f"{next(self.numbers)}.dossier")
        self.past = [rows(self.dossier)]
        self.future = []
        self.texts = 0

    def teardown(self):
        self.dossier.close()

    def done(self):
        state = rows(self.dossier)
        if state != self.past[-1]:
            self.past.append(state)
            self.future.clear()

    @rule(day=st.dates(date(2026, 1, 1), date(2026, 3, 1)), mentions=st.integers(0, 3))
    def add(self, day, mentions):
        self.texts += 1
        text = f"Text {self.texts}, 'ß' "
        keep(self.dossier, article(text, day=day), [mention(text, when=on(day), ordinal=n) for n in range(mentions)])
        self.done()

    @rule(pick=st.randoms(use_true_random=False), note=st.text(max_size=20))
    def change(self, pick, note):
        events = self.dossier.events.all()
        if not events:
            return
        event = pick.choice(events).id
        with self.dossier.step("change"):
            self.dossier.events.set_note(event, note)
            self.dossier.events.set_review([event], pick.choice(list(Review)))
            self.dossier.events.correct(
                event, Correction("ordinal", pick.randrange(5), datetime(2026, 1, 1, tzinfo=UTC), note)
            )
            if pick.random() < 0.3:
                self.dossier.events.set_standing([event], Standing.DELETED)
        self.done()

    @rule(pick=st.randoms(use_true_random=False))
    def remove(self, pick):
        articles = self.dossier.articles.all()
        if not articles:
            return
        article = pick.choice(articles).id
        with self.dossier.step("remove"):
            told = self.dossier.mentions.of_article(article)
            self.dossier.mentions.remove(one.id for one in told)
            self.dossier.events.remove({one.event for one in told} - {None})
            self.dossier.articles.remove(article)
        self.done()

    @precondition(lambda self: len(self.past) > 1)
    @rule()
    def undo(self):
        assert self.dossier.undo() is not None
        self.future.append(self.past.pop())

    @precondition(lambda self: self.future)
    @rule()
    def redo(self):
        assert self.dossier.redo() is not None
        self.past.append(self.future.pop())

    @rule()
    def reopen(self):
        path = self.dossier.path
        self.dossier.close()
        self.dossier = Dossier.open(path, create=False)

    @invariant()
    def as_remembered(self):
        assert rows(self.dossier) == self.past[-1]
        shown = [(stored.id, stored.event.note, stored.event.review) for stored in self.dossier.events.all()]
        written = 'SELECT id, note, review FROM events WHERE standing = ? ORDER BY "start" IS NULL, "start", "end", id'
        assert shown == self.dossier._connection.rows(written, ("current",))
        assert (self.dossier.redo_name() is not None) == bool(self.future)


def test_any_order_of_deeds(tmp_path):
    from itertools import count

    from hypothesis.stateful import run_state_machine_as_test

    Doing.folder, Doing.numbers = tmp_path, count()
    run_state_machine_as_test(
        Doing,
        settings=settings(
            max_examples=12,
            stateful_step_count=15,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
