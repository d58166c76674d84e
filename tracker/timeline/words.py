"""The words that stand on the timeline, in the interface's language, from data/languages/<code>/timeline.toml."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.languages import packs
from tracker.mentions.mention import Kind, Status
from tracker.timeline.columns import Group
from tracker.timeline.mark import Mark

_SOFT = "\u00ad"  # where a word may be broken
_FALLBACK = "en"  # the interface language that is complete by definition


@dataclass(frozen=True, slots=True)
class Words:
    """Lane names, the legend's words and single phrases; `language` also decides the names of months."""

    language: str
    lanes: Mapping[Kind, str]
    broken: Mapping[Kind, tuple[str, ...]]  # lane names in up to two lines, for narrow pictures
    legend: Mapping[Kind, str]
    statuses: Mapping[Status, str]
    phrases: Mapping[str, str]

    def phrase(self, name: str, **values: object) -> str:
        """Return a phrase with its values filled in."""
        return self.phrases[name].format(**values)

    def lane(self, group: Group | None) -> tuple[str, tuple[str, ...]]:
        """Return a lane's name and the same in up to two lines."""
        if group is None:
            return "", ("",)
        if group.kind:
            return self.lanes[group.kind], self.broken[group.kind]
        return group.name, broken(group.name)

    def date(self, mark: Mark) -> str:
        """Return an event's date in words."""
        from tracker.dates.wording import words as worded  # loads CLDR

        return worded(mark.when, self.language)


def words(language: str) -> Words:
    """Return the words of a language; what its pack lacks is taken from English. Raises PackError."""
    own, fallback = packs.table(language, "timeline"), packs.table(_FALLBACK, "timeline")
    tables = {name: {**fallback[name], **own.get(name, {})} for name in fallback}
    return Words(
        language=language,
        lanes={kind: tables["lanes"][kind.value].replace(_SOFT, "") for kind in Kind},
        broken={kind: broken(tables["lanes"][kind.value]) for kind in Kind},
        legend={kind: tables["legend"][kind.value] for kind in Kind},
        statuses={status: tables["statuses"][status.value] for status in Status},
        phrases=tables["words"],
    )


def broken(name: str) -> tuple[str, ...]:
    """Break a name into two lines as even as its spaces and soft hyphens allow."""
    places = [at for at, letter in enumerate(name) if letter in (" ", _SOFT)]
    if not places:
        return (name,)
    at = min(places, key=lambda place: abs(2 * place - len(name)))
    first = name[:at] + ("-" if name[at] == _SOFT else "")
    return (first.replace(_SOFT, ""), name[at + 1 :].replace(_SOFT, ""))
