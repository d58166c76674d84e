"""Time expressions of documents as plain rows, in the form that TIMEX3 corpora are scored in."""

from datetime import datetime
from typing import Any

from tracker.dates.finding import find


def timexes_of(row: dict[str, Any]) -> dict[str, Any]:
    """Turn {"doc", "lang", "dct", "text"} into {"doc", "timexes": [{"start", "end", "text", "type", "value"}]}.

    Raises KeyError where "text" or "lang" is missing and ValueError where "dct" is no ISO 8601 date.
    """
    dct = row.get("dct")
    found = find(row["text"], row["lang"], datetime.fromisoformat(dct) if dct else None)
    return {
        "doc": row.get("doc"),
        "timexes": [
            {"start": each.start, "end": each.end, "text": each.text, "type": each.type.value, "value": each.value}
            for each in found
            if each.value
        ],
    }
