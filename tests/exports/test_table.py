"""The table for people: aligned whatever the letters."""

from tracker.dates.when import NEVER
from tracker.events.event import Event
from tracker.exports import as_table
from tracker.exports.rows import Row
from tracker.mentions.mention import Facts, Kind, Status
from tracker.store.ids import EventId


def row(title: str) -> Row:
    facts = Facts(kind=Kind.AGREEMENT, status=Status.COMPLETED, when=NEVER, parties=("DE",))
    return Row(EventId(1), Event(facts, title=title, sources=2), "x", "x", ())


def test_columns_stand_under_each_other_whatever_the_letters() -> None:
    lines = list(as_table.lines([row("plain"), row("東京の合意"), row("Kyïv"), row("a\nb")], "en"))
    ends = [as_table.width(line[: line.index("completed")]) for line in lines]
    assert len(set(ends)) == 1
    assert "a b" in lines[3]
    assert all(line.endswith("×2") for line in lines)


def test_a_long_title_is_cut() -> None:
    (line,) = as_table.lines([row("x" * 500)], "en")
    assert "…" in line
    assert as_table.width(line) < 130
    assert list(as_table.lines([], "en")) == []
