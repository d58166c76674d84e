"""A copy a day, only when something changed, and a way back that loses nothing."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from tests.store.making import article, keep, rows
from tracker.store import backups
from tracker.store.dossier import Dossier, DossierDamaged, DossierMissing, NotADossier

TODAY = date(2026, 2, 7)


@pytest.fixture
def dossier(tmp_path, monkeypatch):
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path / "home"))
    with Dossier.open(tmp_path / "a.dossier") as opened:
        keep(opened, article("One."))
        yield opened


def later(copy):
    """Let the copy look as if it had been made before the last change."""
    os.utime(copy, ns=(0, 0))


def test_one_copy_a_day_and_only_of_changes(dossier):
    copy = backups.back_up_daily(dossier.path, TODAY)
    assert copy is not None and backups.copies(dossier.path) == [copy]
    later(copy)
    assert backups.back_up_daily(dossier.path, TODAY) is None
    os.utime(copy, ns=(2**62, 2**62))
    assert backups.back_up_daily(dossier.path, TODAY + timedelta(1)) is None  # nothing was written since
    later(copy)
    assert backups.back_up_daily(dossier.path, TODAY + timedelta(1)) is not None
    assert backups.back_up_daily(dossier.path, TODAY) is None  # the clock was moved back
    assert len(backups.copies(dossier.path)) == 2


def test_the_oldest_go(dossier):
    for day in range(backups.KEPT + 3):
        copy = backups.back_up_daily(dossier.path, TODAY + timedelta(day))
        later(copy)
    kept = backups.copies(dossier.path)
    assert len(kept) == backups.KEPT and kept[0] == copy


def test_the_way_back(dossier, tmp_path):
    path = dossier.path
    before = rows(dossier)
    copy = backups.back_up_daily(dossier.path, TODAY)
    keep(dossier, article("Two."))
    after = rows(dossier)
    dossier.close()
    aside = backups.restore(copy, path)
    with Dossier.open(path, create=False) as again:
        assert rows(again) == before
    with Dossier.open(aside, create=False) as again:
        assert rows(again) == after
    assert backups.copies(path) == [copy]


def test_a_copy_that_is_none_changes_nothing(dossier, tmp_path):
    before = rows(dossier)
    (tmp_path / "letter.dossier").write_text("Dear all,")
    with pytest.raises(NotADossier):
        backups.restore(tmp_path / "letter.dossier", dossier.path)
    with pytest.raises(DossierMissing):
        backups.restore(tmp_path / "nothing.dossier", dossier.path)
    assert rows(dossier) == before


def test_a_damaged_dossier_is_not_copied(dossier):
    copy = backups.back_up_daily(dossier.path, TODAY)
    dossier.close()
    later(copy)
    content = dossier.path.read_bytes()
    dossier.path.write_bytes(content[: len(content) // 2])
    with pytest.raises(DossierDamaged):
        backups.back_up_daily(dossier.path, TODAY + timedelta(1))
    assert backups.copies(dossier.path) == [copy]
    aside = backups.restore(copy, dossier.path)
    assert aside.read_bytes() == content[: len(content) // 2]
    again = backups.restore(copy, dossier.path)
    assert again != aside and aside.exists()


def test_it_can_be_made_in_another_thread_while_the_dossier_is_used(dossier):
    with ThreadPoolExecutor(1) as pool:
        making = pool.submit(backups.back_up_daily, dossier.path, TODAY)
        keep(dossier, article("Two."))
        copy = making.result()
    with Dossier.open(copy) as copied:
        assert copied.articles.count() in (1, 2) and copied.check() == []
