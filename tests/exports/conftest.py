"""A dossier with a few events, made the way the program makes them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tracker.actions import correcting, importing
from tracker.dates.when import Precision, When
from tracker.mentions.mention import Facts, Kind, Status
from tracker.store.dossier import Dossier

ARTICLE = """Talks in Geneva next week

Stand: 13.02.2026

Delegations from Russia and Ukraine met in Abu Dhabi on 4 and 5 February 2026 for the second round of talks.
On 5 February 2026, Russia and Ukraine exchanged 157 prisoners each.
The third round of talks between Russia and Ukraine will take place in Geneva on 17 February 2026.
"""


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Import and enter everything once; each test gets a copy."""
    folder = tmp_path_factory.mktemp("made")
    file = folder / "talks.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    with Dossier.open(folder / "test.dossier") as opened:
        importing.import_paths(opened, [file])
        month = When(date(2026, 6, 1), date(2026, 6, 30), Precision.MONTH)
        deadline = Facts(kind=Kind.DEADLINE, status=Status.SCHEDULED, when=month, parties=("RU", "UA"), set_by=("US",))
        correcting.add(opened, deadline, note='=HYPERLINK("http://example.org")')
        correcting.add(opened, Facts(kind=Kind.AGREEMENT, status=Status.PROPOSED), title="  +SUM(1)\tof\nit")
        opened.backup(folder / "copy.dossier")
    return folder / "copy.dossier"


@pytest.fixture
def dossier(made: Path, tmp_path: Path) -> Iterator[Dossier]:
    copy = tmp_path / "test.dossier"
    copy.write_bytes(made.read_bytes())
    with Dossier.open(copy) as opened:
        yield opened
