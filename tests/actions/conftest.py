"""A dossier for each test, and a way to import what a test says an article tells."""

import pytest

from tracker.actions.importing import Importing
from tracker.actions.preparing import Prepared, Told
from tracker.store.articles import Original
from tracker.store.dossier import Dossier


@pytest.fixture
def dossier(tmp_path):
    with Dossier.open(tmp_path / "a.dossier") as opened:
        yield opened


@pytest.fixture
def drop(dossier):
    """Import articles, each with the mentions given for it, as one drop; returns the Importing."""

    def dropped(*told):
        importing = Importing(dossier)
        for article, *mentions in told:
            original = Original.of(article.text.encode())
            importing.store(Prepared(name=article.name, original=original, told=(Told(article, tuple(mentions)),)))
        return importing

    return dropped
