"""Whatever a user does in whatever order: the dossier stays sound, and undo and redo go the very same way."""

from datetime import date, timedelta
from itertools import count

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.store.making import article, mention, on, rows
from tracker.actions import correcting, importing, merging
from tracker.actions.preparing import Prepared, Told
from tracker.actions.undoing import redo, undo
from tracker.events.event import Review
from tracker.mentions.mention import Facts, Kind, Status
from tracker.store.articles import Original
from tracker.store.dossier import Dossier
from tracker.store.events import Standing

FIRST = date(2026, 2, 1)
days = st.integers(0, 12).map(lambda number: FIRST + timedelta(number))
picks = st.randoms(use_true_random=False)


def told(text, pick):
    """Mentions that may be of one occasion with others', or not."""
    return tuple(
        mention(
            text,
            kind=kind,
            when=on(FIRST + timedelta(pick.randrange(8))),
            status=pick.choice((Status.SCHEDULED, Status.COMPLETED)),
            place=pick.choice(("Oslo", None)),
            parties=pick.choice((("RU", "UA"), ("RU", "UA", "US"), ())),
        )
        for kind in pick.sample(list(Kind)[:3], pick.randrange(3))
    )


class Using(RuleBasedStateMachine):
    """A user at work."""

    @initialize()
    def start(self):
        self.dossier = Dossier.open(self.folder / f"{next(self.numbers)}.dossier")
        self.past = [rows(self.dossier)]
        self.future = []
        self.texts = count()

    def teardown(self):
        self.dossier.close()

    def done(self):
        state = rows(self.dossier)
        if state != self.past[-1]:
            self.past.append(state)
            self.future.clear()

    def events(self, pick, number=1):
        events = [stored.id for stored in self.dossier.events.all()]
        return pick.sample(events, number) if len(events) >= number else []

    @rule(day=st.one_of(st.none(), days), pick=picks, version=st.booleans())
    def drop(self, day, pick, version):
        text = f"Text {next(self.texts)}."
        origin = {"origin": "example.org/one"} if version else {}
        given = article(text, day=day, **origin)
        prepared = Prepared(name="x", original=Original.of(text.encode()), told=(Told(given, told(text, pick)),))
        importing.Importing(self.dossier).store(prepared)
        self.done()

    @rule(day=days, pick=picks)
    def set_day(self, day, pick):
        if articles := self.dossier.articles.all():
            chosen = pick.choice(articles)
            importing.tell = lambda article, published: told(article.text, pick)
            importing.set_day(self.dossier, chosen.id, day)
            self.done()

    @rule(pick=picks)
    def remove(self, pick):
        articles = [stored.id for stored in self.dossier.articles.all()]
        importing.remove_articles(self.dossier, pick.sample(articles, min(len(articles), 2)))
        self.done()

    @rule(pick=picks, day=days)
    def correct(self, pick, day):
        for event in self.events(pick):
            field, value = pick.choice((("when", on(day)), ("place", "Bern"), ("status", Status.MISSED)))
            correcting.correct(self.dossier, event, field, value)
            self.done()
            if pick.random() < 0.3:
                correcting.take_back(self.dossier, event, field)
                self.done()

    @rule(pick=picks)
    def judge(self, pick):
        for event in self.events(pick):
            deed, *given = pick.choice(
                (
                    (correcting.review, [event], pick.choice(list(Review))),
                    (correcting.delete, [event]),
                    (correcting.annotate, event, "seen"),
                )
            )
            deed(self.dossier, *given)
            self.done()

    @rule()
    def restore(self):
        correcting.restore(self.dossier, [stored.id for stored in self.dossier.events.standing(Standing.DELETED)])
        self.done()

    @rule(day=days)
    def add(self, day):
        correcting.add(self.dossier, Facts(kind=Kind.DEADLINE, status=Status.SCHEDULED, when=on(day)))
        self.done()

    @rule(pick=picks)
    def merge(self, pick):
        if events := self.events(pick, 2):
            merging.merge(self.dossier, events)
            self.done()

    @rule(pick=picks)
    def split(self, pick):
        for stored in self.dossier.events.all():
            mentions = [told.id for told in self.dossier.mentions.of_event(stored.id)]
            if len(mentions) > 1:
                merging.split(self.dossier, stored.id, pick.sample(mentions, 1))
                self.done()
                return

    @precondition(lambda self: len(self.past) > 1)
    @rule()
    def undo(self):
        assert undo(self.dossier) is not None
        self.future.append(self.past.pop())

    @precondition(lambda self: self.future)
    @rule()
    def redo(self):
        assert redo(self.dossier) is not None
        self.past.append(self.future.pop())

    @invariant()
    def sound(self):
        assert rows(self.dossier) == self.past[-1]
        assert self.dossier.check() == []
        for stored in self.dossier.events.all():
            event = stored.event
            assert event.sources or stored.by_hand
            assert (
                not event.corrected
                or {item.field for item in self.dossier.events.corrections(stored.id)} == event.corrected
            )
        newest = [stored for stored in self.dossier.articles.all() if stored.article.origin == "example.org/one"]
        assert sum(not stored.superseded for stored in newest) == bool(newest)


def test_any_order_of_deeds(tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "tell", importing.tell)  # put back what `set_day` replaces
    Using.folder, Using.numbers = tmp_path, count()
    run_state_machine_as_test(
        Using,
        settings=settings(
            max_examples=10,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
