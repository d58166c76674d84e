"""Extraction: the occasions that an article tells of, each as a mention with its evidence and reasons."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar

from tracker.articles.article import Published
from tracker.dates import finding
from tracker.languages import packs
from tracker.mentions import actors, counts, places
from tracker.mentions.assembly import assemble
from tracker.mentions.candidates import Candidate
from tracker.mentions.certainty import confidence
from tracker.mentions.mention import Facts, Mention, Span, Status
from tracker.mentions.reading import Dated, Reading, dates_of
from tracker.mentions.sentences import outline
from tracker.mentions.words import Cue, lexicon, tokens

# Words that say nothing of an occasion inside a date: "the end of June", "last week".
_LIGHT = frozenset(
    {"begin", "end", "last", "before", "expire", "possible", "schedule", "ongoing", "past", "fresh", "postpone"}
)
_NOT_PAST = ("schedule", "possible", "todo", "propose", "passive")


class Spanned(Protocol):
    """Something found at a place of the text."""

    @property
    def span(self) -> Span:
        """Return where it stands."""
        ...


S = TypeVar("S", bound=Spanned)
_OPENS = ":„“»«\"'(–—"  # marks after which a word has a capital as the first of a sentence has
_FOREIGN = 3  # sentences with words of sport or the courts that make an article one about these


def extract(text: str, language: str | None, published: Published | None, title: str = "") -> list[Mention]:
    """Return what an article tells of negotiations, in the order of the text.

    `text` holds the article as read, `title` is its headline where the text does not begin with it.
    Without a pack for the language, or without one known, nothing is found.
    """
    if language is None or not packs.table(language, "events"):
        return []
    readings = read(text, language, published)
    if title and title not in text:
        readings = [*_headline(title, language, published), *readings]
    if _of_something_else(readings):
        return []
    day = published.day if published else None
    return sorted((_mention(event) for event in assemble(readings, day)), key=lambda mention: mention.evidence)


def _headline(title: str, language: str, published: Published | None) -> list[Reading]:
    """Return a headline that stands outside the text: it says who and what an article is about, and proves nothing."""
    readings = read(title, language, published)
    for reading in readings:
        reading.index, reading.sentence = -1, reading.sentence._replace(heading=True)
    return readings


def read(text: str, language: str, published: Published | None) -> list[Reading]:
    """Return the sentences of an article with all that the finders see in them."""
    day = published.day if published else None
    timexes = finding.find(text, language, (published.time or published.day) if published else None)
    people = actors.find(text, language, day)
    sites = places.find(text, language)
    numbers = counts.find(text, language, people)
    lists = lexicon(language)
    joins = frozenset(packs.table(language, "events").get("sentences", {}).get("joins", ()))
    nouns_apart = frozenset(packs.table(language, "events").get("sentences", {}).get("capital_nouns", ()))
    readings: list[Reading] = []
    for index, sentence in enumerate(outline(text, language, timexes)):
        words = tokens(text, sentence.span)
        reading = Reading(index, sentence, text, words, lists.cues(words))
        reading.dates = dates_of(timexes, sentence.span, text, joins)
        reading.cues = {
            name: kept
            for name, cues in reading.cues.items()
            if (
                kept := [
                    cue
                    for cue in cues
                    if (name not in _LIGHT or not _in_date(cue.span, reading))
                    and not (name in nouns_apart and _is_noun(cue, reading))
                ]
            )
        }
        if ahead := reading.all(*_NOT_PAST):  # a participle of what is planned: "expected", "proposed"
            reading.cues["past"] = [cue for cue in reading.all("past") if not _overlapping(cue, ahead)]
        if others := reading.cues.get("not_cancel"):  # "called off its strike"
            reading.cues["cancel"] = [cue for cue in reading.all("cancel") if not _overlapping(cue, others)]
        reading.actors = _inside(sentence.span, people)
        reading.enumerate_actors()
        reading.places = _inside(sentence.span, sites)
        reading.counts = _inside(sentence.span, numbers)
        none = reading.all("not_date")
        reading.dates = [
            dated
            for dated in reading.dates
            if not _counted(dated.span, reading) and not any(_within(dated.span, cue.span) for cue in none)
        ]
        names = [actor.span for actor in reading.actors] + [place.span for place in reading.places]
        if reading.has("sides"):  # the "Union" of the European one is none that bargains
            whole = [actor.span for actor in reading.actors if " " in text[actor.span.start : actor.span.end]]
            reading.cues["sides"] = [cue for cue in reading.all("sides") if not _overlapping(cue, whole)]
        if names and reading.has("past"):  # the "United" of a name is no verb
            reading.cues["past"] = [cue for cue in reading.all("past") if not _overlapping(cue, names)]
        reading.line = _line(reading, readings, day)
        readings.append(reading)
    return readings


def _is_noun(cue: Cue, reading: Reading) -> bool:
    """Whether a word within a sentence has a capital, as nouns have in some languages ("das Treffen")."""
    before = reading.text[reading.span.start : cue.start].rstrip()
    return bool(before) and before[-1] not in _OPENS and reading.text[cue.start].isupper()


def _line(reading: Reading, before: Sequence[Reading], day: date | None) -> Dated | None:
    """Return the date of the line of a chronology that a sentence goes on with; none in a ticker of the day."""
    last = before[-1] if before else None
    if last is None or last.sentence.paragraph != reading.sentence.paragraph:
        return None
    if not last.sentence.listed:
        return last.line
    first = last.dates[0] if last.dates else None
    return first if first is not None and first.when and first.when.start != day else None


def _counted(span: Span, reading: Reading) -> bool:
    """Whether what looks like a year is a number of people ("1200 prisoners")."""
    number = reading.text[span.start : span.end].isdigit()
    return number and any(_within(span, count.span) for count in reading.counts)


def _overlapping(cue: Cue, others: Sequence[Cue | Span]) -> bool:
    return any(other.start < cue.end and cue.start < other.end for other in others)


def _in_date(span: Span, reading: Reading) -> bool:
    return any(_within(span, dated.span) for dated in reading.dates)


def _inside(sentence: Span, found: Sequence[S]) -> list[S]:
    """Return what was found in a sentence; all of it stands in the order of the text."""
    first = bisect_left(found, sentence.start, key=_start)
    last = bisect_left(found, sentence.end, lo=first, key=_start)
    return [one for one in found[first:last] if one.span.end <= sentence.end]


def _start(found: Spanned) -> int:
    return found.span.start


def _within(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start and span.end <= sentence.end


def _of_something_else(readings: Sequence[Reading]) -> bool:
    """Whether an article is one of sport, the courts or the like, where rounds and deadlines mean other things."""
    foreign = sum(1 for reading in readings if reading.has("elsewhere"))
    return (foreign >= _FOREIGN and foreign * 3 >= len(readings)) or (foreign > 1 and foreign * 2 >= len(readings))


def _mention(event: Candidate) -> Mention:
    facts = Facts(
        kind=event.kind,
        status=event.status or Status.COMPLETED,
        when=event.when,
        dated_by=event.dated_by,
        parties=tuple(sorted(event.parties)),
        mediators=tuple(sorted(event.mediators)),
        set_by=tuple(sorted(event.set_by)),
        place=event.place,
        ordinal=event.ordinal,
        persons_total=event.persons,
        persons_by_party=tuple(sorted(event.by_party)),
    )
    evidence = tuple(sorted({reading.span for reading in event.evidence}))
    return Mention(facts, evidence, confidence(event), tuple(event.reasons))
