"""HTML: one page that needs nothing else: timeline, filter, evidence and steps in any browser, offline.

What the dossier says is data in the page and becomes text there, never markup. The page may run its own script
and style and nothing else: its policy names both by their hash, and no request is allowed.
"""

import base64
import hashlib
import html
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tracker import __version__, paths
from tracker.dates.when import Precision, When
from tracker.dates.wording import words as dated
from tracker.events import wording
from tracker.events.event import Dispute
from tracker.events.history import Stage
from tracker.exports.options import Options
from tracker.exports.rows import Row, Telling
from tracker.exports.steps import Step, in_order
from tracker.exports.words import quoted, said, words
from tracker.mentions.mention import Kind, Status
from tracker.timeline import shapes
from tracker.timeline.mark import marks
from tracker.timeline.theme import Theme, load, mixed
from tracker.timeline.view import days
from tracker.timeline.words import words as lanes

_SCRIPTS = ("scale.js", "layout.js", "drawing.js", "page.js")
_FACTS = ("parties", "mediators", "set_by", "place", "ordinal", "persons_total", "persons_by_party")
_LINKS = ("https://", "http://")
_MOST_STEPS = 500  # without a tour: nobody goes through more events one by one


def write(rows: Sequence[Row], output: Path, options: Options) -> None:
    """Write the page in UTF-8."""
    output.write_text(page(rows, options), encoding="utf-8", newline="\n")


def page(rows: Sequence[Row], options: Options) -> str:
    """Return the page."""
    language, today = options.language, options.today or date.today()  # noqa: DTZ011  the user's today
    named = words(language)
    script = "(() => {\n" + "\n".join(_part(name) for name in _SCRIPTS) + "\n})();\n"
    script = script.replace("(() => {\n", '(() => {\n"use strict";\n' + _DATA, 1)
    style = _colours() + _part("page.css")
    values = {
        "language": language,
        "title": html.escape(options.title or str(named["page"]["title"])),
        "generator": f"Negotiation Tracker {__version__}",
        "made": html.escape(said("made", language, day=_day(today, language))),
        "script_hash": _hash(script),
        "style_hash": _hash(style),
        "style": style,
        "data": _harmless(_data(rows, options, today)),
        "script": script,
    }
    whole = _part("page.html")
    head, *others = whole.split("{{")
    return head + "".join(values[name] + rest for name, _, rest in (part.partition("}}") for part in others))


_DATA = 'const data = JSON.parse(document.getElementById("data").textContent);\n'


@cache
def _part(name: str) -> str:
    return (paths.resources() / "page" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _harmless(data: Mapping[str, Any]) -> str:
    """Return JSON in which nothing can end the element that it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _colours() -> str:
    """Return the colours of both themes as variables, the dark ones where the system is dark."""
    light, dark = (_variables(load(name)) for name in ("light", "dark"))
    return f"{light}\n@media (prefers-color-scheme: dark) {{\n{dark}\n}}\n@media print {{\n{light}\n}}\n"


def _variables(theme: Theme) -> str:
    names = ("paper", "panel", "band", "raised", "ink", "muted", "line", "today", "accent", "on_accent", "selection")
    shown = {name: getattr(theme, name) for name in (*names, "warning")}
    shown["hover"] = mixed(theme.ink, 0.08, theme.paper)
    shown["chosen"] = mixed(theme.selection, 0.18, theme.paper)
    root = " ".join(f"--{name}: {colour};" for name, colour in shown.items())
    kinds = "\n".join(f".kind-{kind.value} {{ --kind: {colour}; }}" for kind, colour in theme.kinds.items())
    return f":root {{ {root} }}\n{kinds}"


def _data(rows: Sequence[Row], options: Options, today: date) -> dict[str, Any]:
    language = options.language
    steps = list(options.steps) or in_order(rows, language)
    if not options.steps and len(steps) > _MOST_STEPS:
        steps = []
    everything = {row.key: row for row in [*rows, *(row for step in steps for row in step.events)]}
    ordered = sorted(everything.values(), key=_by_day)
    number = {row.key: at for at, row in enumerate(ordered)}
    named = lanes(language)
    parties = {code for row in ordered for code in row.event.facts.parties}
    return {
        "words": words(language)["page"],
        "kinds": [{"key": kind.value, "lane": named.lanes[kind]} for kind in Kind],
        "names": {kind.value: wording.kind(kind, language) for kind in Kind},
        "statuses": {status.value: wording.status(status, language) for status in Status},
        "parties": sorted(((code, wording.party(code, language)) for code in parties), key=lambda pair: pair[1]),
        "shapes": {kind.value: shapes.outline(kind, 1.0) for kind in Kind if kind is not Kind.PRISONER_EXCHANGE},
        "pole": shapes.POLE,
        "fold": shapes.FOLD,
        "today": days(today),
        "events": [_event(row, at, language) for at, row in enumerate(ordered)],
        "steps": [_step(step, ordered, number, language) for step in steps],
    }


def _by_day(row: Row) -> tuple[bool, date, date, int]:
    when = row.event.facts.when
    return when.start is None, when.start or date.max, when.end or date.max, row.key


def _event(row: Row, number: int, language: str) -> dict[str, Any]:
    event, facts = row.event, row.event.facts
    [mark] = marks([(number, event)], lambda event: wording.title(event, language))
    when = facts.when
    return {
        "id": number,
        "title": mark.label,
        "kind": facts.kind.value,
        "status": facts.status.value,
        "start": days(when.start) if when.start else None,
        "end": days(when.end) + 1 if when.end else None,
        "fuzzy": bool(when) and when.precision is not Precision.DAY,
        "when": dated(when, language),
        "number": mark.number,
        "sources": event.sources,
        "disputed": mark.disputed,
        "parties": facts.parties,
        "facts": [
            (wording.field(name, language), wording.value(name, getattr(facts, name), language))
            for name in _FACTS
            if getattr(facts, name)
        ],
        "disputes": [_dispute(dispute, row.tellings, language) for dispute in event.disputes],
        "history": [_stage(stage, language) for stage in row.stages],
        "note": event.note,
        "tags": event.tags,
        "told": [_telling(telling, language) for telling in row.tellings],
    }


def _stage(stage: Stage, language: str) -> str:
    turn = wording.turn(stage.turn, language)
    return f"{_day(stage.told, language)}: {turn}" + (f" – {dated(stage.when, language)}" if stage.when else "")


def _day(day: date, language: str) -> str:
    return dated(When(day, day, Precision.DAY), language)


def _dispute(dispute: Dispute, tellings: Iterable[Telling], language: str) -> tuple[str, list[str]]:
    outlets = {telling.key: telling.article.outlet or telling.article.name for telling in tellings}
    lines = []
    for told, keys in dispute.values:
        who = ", ".join(dict.fromkeys(outlets[key] for key in keys if key in outlets))
        lines.append(wording.value(dispute.field, told, language) + (f" ({who})" if who else ""))
    return wording.field(dispute.field, language), lines


def _telling(telling: Telling, language: str) -> dict[str, Any]:
    article = telling.article
    day = article.published.day if article.published else None
    url = article.url or ""
    return {
        "outlet": article.outlet or article.name,
        "title": article.title if article.title != article.outlet else "",
        "published": _day(day, language) if day else "",
        "url": url if url.lower().startswith(_LINKS) else "",
        "sentences": telling.sentences(),
    }


def _step(step: Step, ordered: Sequence[Row], number: Mapping[Any, int], language: str) -> dict[str, Any]:
    sentence, source = step.proof
    told = step.rows[: step.shown]
    shown = {row.key for row in told}
    simple = step.view is None  # event by event: what is there is counted, not listed
    return {
        "title": step.title,
        "facts": " · ".join(part for part in (step.facts.replace("  ·  ", " · "), step.known) if part),
        "lines": step.lines,
        "sentence": quoted(sentence, language) if sentence else "",
        "source": source,
        "lit": [number[row.key] for row in step.events],
        "until": step.shown if simple else None,
        "hidden": [] if simple else [at for at, row in enumerate(ordered) if row.key not in shown],
        "changed": [
            _event(row, number[row.key], language)
            for row in (told if step.as_of else ())
            if row.key in number and row.event != ordered[number[row.key]].event
        ],
        "view": (step.view.start, step.view.end) if step.view else None,
        "day": days(step.as_of) if step.as_of else None,
    }
