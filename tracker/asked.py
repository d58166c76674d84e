"""What was typed on the command line: the options that narrow, days, sides, places, and the interface's language."""

import os
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from tracker.store.filters import Filter

_E = TypeVar("_E", bound=StrEnum)

# Which events are asked for: the same for `list` and `export`.
_NARROWING = (
    click.option("--kind", multiple=True, metavar="K", help="This kind (negotiation_round, deadline, …)."),
    click.option("--status", multiple=True, metavar="S", help="This status (scheduled, completed, …)."),
    click.option("--party", multiple=True, metavar="P", help="With this party (UA, Ukraine, Hamas …)."),
    click.option("--place", multiple=True, metavar="NAME", help="At this place (Geneva)."),
    click.option("--negotiation", multiple=True, metavar="N", help="Of this negotiation (RU-UA, or a name of yours)."),
    click.option("--tag", multiple=True, metavar="T", help="With this tag."),
    click.option("--outlet", multiple=True, metavar="O", help="Told by this outlet."),
    click.option("--language", multiple=True, metavar="CODE", help="Told by an article in this language (de, en, …)."),
    click.option(
        "--confidence", type=click.FloatRange(0, 1), default=0.0, metavar="0-1", help="Read with at least so much."
    ),
    click.option("--disputed/--undisputed", default=None, help="On which the sources differ, or do not."),
    click.option("--since", metavar="D", help="What may be on this day or later (2026-02-05, June 2026)."),
    click.option("--until", metavar="D", help="What may be on this day or before."),
    click.option("--search", metavar="WORDS", help="What has all these words in title, place, note or evidence."),
    click.option("--as-of", metavar="D", help="What had been published on this day, as it was known then."),
)


def narrowing(command: Any) -> Any:
    """Give a command the options that narrow; each that may be repeated lets any of its values through."""
    for option in reversed(_NARROWING):
        command = option(command)
    return command


def wanted(asked: dict[str, Any]) -> "Filter":
    """Return what the options of `narrowing` ask for; raises UsageError for what is no kind, status or day."""
    from tracker.mentions.mention import Kind, Status
    from tracker.store.filters import Filter

    since, until, as_of = (asked[name] for name in ("since", "until", "as_of"))
    return Filter(
        kinds=frozenset(one_of(Kind, word) for word in asked["kind"]),
        statuses=frozenset(one_of(Status, word) for word in asked["status"]),
        parties=frozenset(code for name in asked["party"] for code in parties(name)),
        places=frozenset(english for name in asked["place"] for english in places(name)),
        negotiations=frozenset(asked["negotiation"]),
        tags=frozenset(asked["tag"]),
        outlets=frozenset(asked["outlet"]),
        languages=frozenset(code.lower() for code in asked["language"]),
        confidence=asked["confidence"],
        disputed=asked["disputed"],
        since=day(since, last=False) if since else None,
        until=day(until, last=True) if until else None,
        words=asked["search"] or "",
        as_of=day(as_of, last=True) if as_of else None,
    )


def day(words: str, *, last: bool = False) -> date:
    """Return the day that was typed, of a window its first or last; raises UsageError where it is none."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        pass
    from tracker.dates import typed

    when = typed.parse(words, language(), date.today())  # noqa: DTZ011  the user's today
    if when is None or when.start is None or when.end is None:
        raise click.UsageError(f"“{words}” is no day; write it like 2026-02-05.")
    return when.end if last else when.start


def one_of(kind: type[_E], word: str) -> _E:
    """Return the kind or status that was typed; raises UsageError where there is none."""
    try:
        return kind(word.replace("-", "_").lower())
    except ValueError:
        raise click.UsageError(
            f"There is no {kind.__name__.lower()} “{word}”; choose one of {', '.join(kind)}."
        ) from None


def parties(name: str) -> list[str]:
    """Return the codes that a name stands for, in any language of ours; what nobody knows is taken as a code."""
    from tracker.languages import packs
    from tracker.mentions import actors

    if len(name) == 2 and name.isascii():
        return [name.upper()]
    for code in (language(), *packs.codes()):
        found = [actor.code for actor in actors.find(name, code, None)]
        if found:
            return found
    return [name]


def language() -> str:
    """Return the language of the interface: the user's setting, else the system's, else English."""
    from tracker.settings import Settings

    chosen = Settings.load().get("language")
    if chosen == "system":
        variables = ("LC_ALL", "LC_MESSAGES", "LANG")
        chosen = next((value for name in variables if (value := os.environ.get(name))), "")[:2].lower()
    return chosen if chosen in ("en", "de") else "en"


def places(name: str) -> list[str]:
    """Return the English names of a place named in any language of ours; what nobody knows is taken as it is."""
    from tracker.languages import packs
    from tracker.mentions import places as gazetteer

    for code in (language(), *packs.codes()):
        found = [place.name for place in gazetteer.find(name, code)]
        if found:
            return [name, *found]
    return [name]
