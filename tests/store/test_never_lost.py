"""Whatever the clock, the disk or other programs do meanwhile: nothing that was stored is lost, and it is said."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.store.making import article, keep, mention, on, rows
from tracker.actions import correcting, merging
from tracker.dates.when import NEVER
from tracker.store import articles, history, mentions
from tracker.store.dossier import Dossier, DossierGone, DossierMissing, DossierProblem


@pytest.fixture
def dossier(tmp_path):
    """A dossier with two events that two articles tell."""
    with Dossier.open(tmp_path / "a.dossier") as opened:
        for number in range(2):
            text = f"Talks number {number} were held."
            keep(opened, article(text), [mention(text, when=on(date(2026, 2, 5 + number)))])
        yield opened


# ---------------------------------------------------------------------- the clock


@pytest.fixture
def clock(monkeypatch):
    """Set the clock of everything that writes down when something was done."""

    def set_to(now):
        class Clock(datetime):
            @classmethod
            def now(cls, tz=None):
                return now.astimezone(tz) if tz else now

        for module in (articles, history, mentions, correcting):
            monkeypatch.setattr(module, "datetime", Clock)

    return set_to


def test_the_users_last_word_counts_though_the_clock_was_moved_back(dossier, clock):
    noon = datetime(2026, 5, 20, 12, tzinfo=UTC)
    event = dossier.events.all()[0].id
    clock(noon)
    correcting.correct(dossier, event, "place", "Oslo")
    clock(noon - timedelta(days=400))
    correcting.correct(dossier, event, "place", "Bern")
    correcting.correct(dossier, event, "ordinal", 3)
    assert dossier.events.get(event).event.facts.place == "Bern"
    assert [one.field for one in dossier.events.corrections(event)].count("place") == 1
    with Dossier.open(dossier.path) as again:
        assert again.events.get(event).event.facts.place == "Bern"
    dossier.undo()
    dossier.undo()
    assert dossier.events.get(event).event.facts.place == "Oslo"


def test_what_was_put_together_and_told_apart_again_stays_apart(dossier, clock):
    noon = datetime(2026, 5, 20, 12, tzinfo=UTC)
    one, other = (stored.id for stored in dossier.events.all())
    clock(noon)
    merging.merge(dossier, [one, other])
    [left] = dossier.events.all()
    second = dossier.mentions.of_event(left.id)[1].id
    clock(noon - timedelta(days=400))
    merging.split(dossier, left.id, [second])
    assert len(dossier.events.all()) == 2
    verdict = dossier.mentions.verdicts()[-1]
    assert not verdict.same
    text = "Talks number 1 were held, said another."
    clock(noon - timedelta(days=800))
    keep(dossier, article(text), [mention(text, when=NEVER)])
    assert dossier.check() == []


def test_steps_are_undone_in_the_order_in_which_they_were_made(dossier, clock):
    noon = datetime(2026, 5, 20, 12, tzinfo=UTC)
    states = [rows(dossier)]
    for days, place in ((0, "Oslo"), (-400, "Bern"), (-200, "Wien")):
        clock(noon + timedelta(days))
        correcting.correct(dossier, dossier.events.all()[0].id, "place", place)
        states.append(rows(dossier))
    while states:
        assert rows(dossier) == states.pop()
        if states:
            dossier.undo()


# ---------------------------------------------------------------------- the file


def test_a_file_removed_while_open_is_said_and_reading_goes_on(dossier):
    dossier.path.unlink()
    with pytest.raises(DossierGone, match="moved, removed or replaced"):
        correcting.annotate(dossier, dossier.events.all()[0].id, "too late")
    assert len(dossier.events.all()) == 2 and not dossier.path.exists()
    saved = dossier.path.with_name("saved.dossier")
    dossier.backup(saved)  # what is still open can be saved under another name
    dossier.close()
    with pytest.raises(DossierMissing):
        Dossier.open(dossier.path, create=False)
    with Dossier.open(saved, create=False) as rescued:
        assert len(rescued.events.all()) == 2 and rescued.check() == []


WRITER = """
import json, resource, sys
from pathlib import Path
from tests.store.making import article, keep, mention
from tracker.store.dossier import Dossier, DossierProblem

path, limit = Path(sys.argv[1]), int(sys.argv[2])
stored, said = 0, ""
try:
    with Dossier.open(path) as dossier:
        stored = dossier.articles.count()
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        while stored < 400:
            text = f"Report {stored} of the talks. " + "".join(f"word{stored}x{n} " for n in range(600))
            keep(dossier, article(text), [mention(text)])
            stored += 1
except DossierProblem as problem:
    said = str(problem)
print(json.dumps([stored, said]))
"""


def written(path, limit):
    done = subprocess.run(
        [sys.executable, "-c", WRITER, str(path), str(limit)], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no limit of a file's size")
def test_a_disk_that_takes_no_more_costs_only_the_step_that_met_it(tmp_path):
    """The system refuses each write beyond a size, as a full disk does, in the file and in its log."""
    path = tmp_path / "a.dossier"
    stored, said = written(path, 900_000)
    assert 0 < stored < 400 and said.endswith(".") and "a.dossier" in said
    with Dossier.open(path) as dossier:
        assert dossier.articles.count() == stored == len(dossier.events.all())
        assert dossier.check() == []
    again, said = written(path, 2**31)  # room was made
    assert (again, said) == (400, "")
    with Dossier.open(path) as dossier:
        assert dossier.articles.count() == 400 and dossier.check() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no limit of a file's size")
def test_a_backup_that_finds_no_room_leaves_no_half_a_file(tmp_path, dossier):
    import resource

    keep(dossier, article("word " * 200_000))
    to = tmp_path / "copies" / "copy.dossier"
    to.parent.mkdir()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, limits[1]))
        with pytest.raises(DossierProblem):
            dossier.backup(to)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list(to.parent.iterdir()) == []
    dossier.backup(to)
    with Dossier.open(to) as copy:
        assert copy.articles.count() == 3
