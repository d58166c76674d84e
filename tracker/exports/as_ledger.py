"""Ledgers for the terminal and as JSON: deadlines, exchanges, and what the sources disagree on."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tracker.articles.article import Article
from tracker.dates.edtf import to_edtf
from tracker.dates.wording import words
from tracker.events import wording
from tracker.events.deadlines import Deadline
from tracker.events.disagreements import Disagreement, Side
from tracker.events.exchanges import Exchange, Tally
from tracker.exports.as_json import value
from tracker.exports.as_table import aligned, cut
from tracker.store.ids import ArticleId, EventId


def deadline_lines(found: Sequence[Deadline[EventId]], language: str) -> Iterator[str]:
    """Yield a line a deadline: due, what, set by, addressed to, state, days left, moves."""
    yield from aligned(
        [
            [
                words(one.event.facts.when, language),
                cut(wording.title(one.event, language)),
                wording.ledger(one.outcome.value, language),
                wording.days_left(one.days, language) if one.days is not None else "",
                moves(one.moves, language),
            ]
            for one in found
        ]
    )


def moves(count: int, language: str) -> str:
    """Return how often a date moved, nothing for never."""
    return wording.ledger("moves_one" if count == 1 else "moves", language, count=count) if count else ""


def deadline(one: Deadline[EventId], language: str) -> dict[str, Any]:
    """Return a deadline as plain values."""
    facts = one.event.facts
    return {
        "title": wording.title(one.event, language),
        "due": to_edtf(facts.when),
        "set_by": list(facts.set_by),
        "addressed_to": list(facts.parties),
        "state": one.outcome.value,
        "days_left": one.days[1] if one.days is not None else None,
        "moves": one.moves,
        "history": [
            {"told": stage.told.isoformat(), "turn": stage.turn.value, "due": to_edtf(stage.when)}
            for stage in one.stages
        ],
    }


def exchange_lines(found: Sequence[Exchange[EventId]], language: str) -> Iterator[str]:
    """Yield a line an exchange, promised against carried out, and one for each of its steps."""
    rows = []
    for one in found:
        left = outstanding(one, language)
        rows.append(
            [
                words(one.event.facts.when, language),
                cut(wording.parties(one.event.facts.parties, language, short=True)),
                wording.ledger(one.progress.value, language),
                wording.tally(one.promised, language) or "–",
                wording.tally(one.done, language) or "–",
                wording.ledger("outstanding", language, tally=left) if left else "",
            ]
        )
        rows.extend(
            [
                "  " + words(step.event.facts.when, language),
                "",
                wording.status(step.event.facts.status, language),
                "",
                wording.tally(step.tally, language) or "–",
                "",
            ]
            for step in (*one.steps, *one.planned)
            if step.key != one.key or len(one.steps) > 1
        )
    yield from aligned(rows)


def outstanding(one: Exchange[EventId], language: str) -> str:
    """Return who is still to come; the most that it can be where a step's number is not told."""
    said = wording.tally(one.outstanding, language)
    return wording.ledger("at_most", language, tally=said) if said and not one.exact else said


def exchange(one: Exchange[EventId], language: str) -> dict[str, Any]:
    """Return an exchange as plain values."""
    return {
        "title": wording.title(one.event, language),
        "parties": list(one.event.facts.parties),
        "state": one.progress.value,
        "promised": _numbers(one.promised),
        "carried_out": _numbers(one.done),
        "outstanding": _numbers(one.outstanding),
        "exact": one.exact,
        "steps": [
            {
                "when": to_edtf(step.event.facts.when),
                "status": step.event.facts.status.value,
                **_numbers(step.tally),
            }
            for step in (*one.steps, *one.planned)
        ],
    }


def _numbers(tally: Tally) -> dict[str, Any]:
    return {"total": tally.total, "by_party": dict(tally.by_party)}


def disagreement_lines(
    found: Sequence[Disagreement[EventId]], articles: Mapping[ArticleId, Article], language: str
) -> Iterator[str]:
    """Yield for each event and field in dispute a line, then one for each value with who tells it."""
    for one in found:
        when = words(one.event.facts.when, language)
        yield f"{when}  {cut(wording.title(one.event, language))}: {wording.field(one.field, language)}"
        yield from aligned(
            [
                [f"  ×{side.voices}", wording.value(one.field, side.value, language), _tellers(side, articles)]
                for side in one.sides
            ]
        )


def disagreement(one: Disagreement[EventId], articles: Mapping[ArticleId, Article], language: str) -> dict[str, Any]:
    """Return a disagreement as plain values."""
    return {
        "title": wording.title(one.event, language),
        "field": one.field,
        "bears": value(one.bears),
        "left_open": one.left_open,
        "sides": [
            {
                "value": value(side.value),
                "voices": side.voices,
                "articles": [_named(articles[key]) for key in _ids(side) if key in articles],
            }
            for side in one.sides
        ],
    }


def _ids(side: Side) -> list[ArticleId]:
    return [ArticleId(int(str(source))) for source in side.sources]


def _tellers(side: Side, articles: Mapping[ArticleId, Article]) -> str:
    names = [_named(articles[key])["name"] for key in _ids(side) if key in articles]
    return ", ".join(dict.fromkeys(names))


def _named(article: Article) -> dict[str, Any]:
    return {
        "name": article.outlet or article.title or article.name,
        "published": article.published.day.isoformat() if article.published else None,
    }
