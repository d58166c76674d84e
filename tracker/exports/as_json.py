"""JSON: everything the dossier knows of each event, with the words that prove it."""

import json
from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import Any

from tracker import __version__
from tracker.dates.edtf import to_edtf
from tracker.dates.when import When
from tracker.events import wording
from tracker.exports.options import Options
from tracker.exports.rows import Row, Telling
from tracker.mentions.mention import Mention


def write(rows: Sequence[Row], output: Path, options: Options) -> None:
    """Write one object with the list of events; offsets count code points of the article's text."""
    whole = {
        "made_by": f"negotiation-tracker {__version__}",
        "events": [plain(row, options.language) for row in rows],
    }
    with output.open("w", encoding="utf-8") as file:
        json.dump(whole, file, ensure_ascii=False, indent=1)
        file.write("\n")


def plain(row: Row, language: str) -> dict[str, Any]:
    """Return an event as plain values: facts in the annotation format's fields, then who tells them."""
    event = row.event
    names = {telling.key: f"m{number}" for number, telling in enumerate(row.tellings, 1)}
    return {
        "id": row.identifier,
        "uid": row.uid,
        "title": wording.title(event, language),
        **event.facts.as_json(),
        "edtf": to_edtf(event.facts.when),
        "review": event.review.value,
        "note": event.note,
        "tags": list(event.tags),
        "negotiation": row.negotiation.key if row.negotiation else None,
        "sources": event.sources,
        "corrected": sorted(event.corrected),
        "told_by": {field: _names(keys, names) for field, keys in event.told_by},
        "disputes": [
            {
                "field": dispute.field,
                "values": [{"value": value(told), "told_by": _names(keys, names)} for told, keys in dispute.values],
            }
            for dispute in event.disputes
        ],
        "history": [
            {
                "told": stage.told.isoformat(),
                "turn": stage.turn.value,
                "edtf": to_edtf(stage.when),
                "status": stage.status.value,
                "told_by": _names(stage.keys, names),
            }
            for stage in row.stages
        ],
        "mentions": [_telling(telling, names[telling.key]) for telling in row.tellings],
    }


def _names(keys: Sequence[Hashable], names: dict[Hashable, str]) -> list[str]:
    return [names[key] for key in keys if key in names]


def value(told: Any) -> Any:
    """Return a field's value as plain values."""
    if isinstance(told, When):
        return to_edtf(told)
    if isinstance(told, tuple):
        return dict(told) if told and isinstance(told[0], tuple) else list(told)
    return told


def _telling(telling: Telling, name: str) -> dict[str, Any]:
    article, mention = telling.article, telling.mention
    published = article.published
    return {
        "id": name,
        "article": {
            "name": article.name,
            "title": article.title,
            "outlet": article.outlet,
            "language": article.language,
            "url": article.url,
            "content": article.content,
            "published": published.day.isoformat() if published else None,
            "time": published.time.isoformat() if published and published.time else None,
            "known": published.known.value if published else None,
        },
        "claims": mention.facts.as_json(),
        "confidence": round(mention.confidence, 3),
        "evidence": [
            {"start": span.start, "end": span.end, "text": article.text[span.start : span.end]}
            for span in mention.evidence
        ],
        "reasons": _reasons(mention, article.text),
    }


def _reasons(mention: Mention, text: str) -> list[dict[str, Any]]:
    return [
        {
            "field": reason.field,
            "because": reason.because,
            "start": reason.span.start if reason.span else None,
            "end": reason.span.end if reason.span else None,
            "text": text[reason.span.start : reason.span.end] if reason.span else None,
        }
        for reason in mention.reasons
    ]
