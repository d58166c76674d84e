"""What the command line lists: events, the ledgers, and where two dossiers differ; as plain values and as lines."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Protocol

from tracker.events import wording
from tracker.exports import as_json, as_ledger, as_table
from tracker.exports.rows import rows_of
from tracker.store import ledgers
from tracker.store.dossier import Dossier
from tracker.store.filters import Filter
from tracker.store.ids import ArticleId, EventId


def listed(
    dossier: Dossier, ledger: str | None, wanted: Filter, language: str, today: date
) -> tuple[Iterable[dict[str, Any]], Iterable[str]]:
    """Return events as plain values and as lines, or one of the ledgers: "deadlines", "exchanges", "conflicts".

    Days left are counted from the as-of day where the filter has one, else from `today`.
    """
    if ledger == "deadlines":
        due = ledgers.deadlines(dossier, wanted.as_of or today, wanted)
        return (as_ledger.deadline(one, language) for one in due), as_ledger.deadline_lines(due, language)
    if ledger == "exchanges":
        swapped = ledgers.exchanges(dossier, wanted)
        return (as_ledger.exchange(one, language) for one in swapped), as_ledger.exchange_lines(swapped, language)
    if ledger == "conflicts":
        found = ledgers.disagreements(dossier, wanted)
        keys = {ArticleId(int(str(key))) for one in found for side in one.sides for key in side.sources}
        articles = {stored.id: stored.article for stored in dossier.articles.some(keys)}
        plain = (as_ledger.disagreement(one, articles, language) for one in found)
        return plain, as_ledger.disagreement_lines(found, articles, language)
    rows = rows_of(dossier, wanted)
    return (as_json.plain(row, language) for row in rows), as_table.lines(rows, language)


class Difference(Protocol):
    """A decision on which two dossiers differ, as merging them tells it."""

    @property
    def event(self) -> EventId: ...
    @property
    def field(self) -> str: ...
    @property
    def ours(self) -> Any: ...
    @property
    def theirs(self) -> Any: ...


def differences(dossier: Dossier, found: Sequence[Difference], language: str) -> Iterator[str]:
    """Yield a line for each decision on which the other dossier differed: event, what, ours, theirs."""
    titles = {
        stored.id: wording.title(stored.event, language) for stored in dossier.events.some({d.event for d in found})
    }
    yield from as_table.aligned(
        [
            [
                as_table.cut(titles.get(one.event, "")),
                wording.field(one.field, language),
                wording.value(one.field, one.ours, language),
                f"≠ {wording.value(one.field, one.theirs, language)}",
            ]
            for one in found
        ]
    )
