"""The filter's line: as many lines as the width asks for, and nothing lies on anything else."""

from itertools import combinations

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QToolButton

from tests.desktop.conftest import Driver


@pytest.mark.parametrize(("width", "lines"), [(1400, 1), (640, 2), (280, 3)])
def test_it_takes_more_lines_where_it_is_narrow(driver: Driver, width: int, lines: int) -> None:
    bar = driver.window.filter
    bar.setParent(None)
    bar.resize(1600, 60)
    bar.show()
    for _ in range(2):  # wide first: the lines that it had must not keep it wide
        bar.resize(width, bar.minimumSizeHint().height())
        QApplication.processEvents()
    kinds = (QToolButton, QComboBox, QLineEdit)
    parts = [part for kind in kinds for part in bar.findChildren(kind) if part.isVisibleTo(bar)]
    parts = [part for part in parts if part.parentWidget() in bar._groups]
    places = [part.rect().translated(part.mapTo(bar, part.rect().topLeft())) for part in parts]
    assert len(places) >= 9
    assert not [1 for one, other in combinations(places, 2) if one.intersects(other)]
    assert all(bar.rect().contains(place) for place in places)
    assert len({group.y() for group in bar._groups}) == lines
    bar.close()
