"""An import that is killed loses nothing that was stored, and the same import completes it."""

import random
import sys

import pytest

from tests.actions import killed
from tracker.store.dossier import Dossier


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_kill_between_two_articles(tmp_path):
    path, count = tmp_path / "a.dossier", 150
    chance = random.Random(4)
    stored = 0
    for _ in range(3):
        child = killed.start(path, count)
        killed.kill_within(child, path, stored, chance)
        assert killed.wrong(path) == []
        with Dossier.open(path, create=False) as dossier:
            assert dossier.articles.count() > stored
            stored = dossier.articles.count()
            assert dossier.undo_name()[0] == "import"
    assert killed.start(path, count).wait() == 0
    assert killed.wrong(path) == []
    with Dossier.open(path, create=False) as dossier:
        assert dossier.articles.count() == count
        named = [stored.article.name for stored in dossier.articles.all()]
        assert named == [f"{number}.txt" for number in range(count)]


def test_two_imports_at_once_share_the_work(tmp_path):
    path = tmp_path / "a.dossier"
    children = [killed.start(path, 40) for _ in range(2)]
    assert [child.wait() for child in children] == [0, 0]
    assert killed.wrong(path) == []
    with Dossier.open(path, create=False) as dossier:
        assert dossier.articles.count() == 40
