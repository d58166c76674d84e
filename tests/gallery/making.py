"""Dossiers to be shown: articles with sentences in English or German, and the events that they prove."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from tracker.actions import touring
from tracker.articles.article import Article, Known, Published
from tracker.dates.when import Precision, When
from tracker.dates.wording import words
from tracker.events import wording
from tracker.events.event import Event
from tracker.mentions.mention import Facts, Kind, Mention, Span, Status
from tracker.store.dossier import Dossier
from tracker.store.tour import Scene
from tracker.timeline.view import days

TODAY = date(2026, 3, 1)
_PLACES = ("Geneva", "Vienna", "Abu Dhabi", "Istanbul", "Doha", "Cairo", "Muscat", "Riyadh")
_SIDES = (("RU", "UA"), ("IR", "US"), ("Hamas", "IL"), ("AM", "AZ"))
_OUTLETS = {"en": ("Daily Observer", "The Ledger", "Capital Post"), "de": ("Tagesbote", "Neue Rundschau", "Der Kurier")}
_SAID = {
    "en": (
        "{title}: what both sides call a step forward took place {when}, officials said in {place}.",
        "The mediators confirmed on the fringes of the meeting in {place} that {title} is {status} ({when}).",
        "“We have come closer, though not on every point,” a negotiator said of {when}; {title} remains {status}.",
    ),
    "de": (
        "{title}: Was beide Seiten einen Fortschritt nennen, fiel auf den Termin {when}, hieß es in {place}.",
        "Die Vermittler bestätigten am Rande des Treffens in {place}, dass {title} {status} ist ({when}).",
        "„Wir sind uns nähergekommen, wenn auch nicht in jedem Punkt“, hieß es zu {when}; {title}: {status}.",
    ),
}
_CAPTIONS = {
    "en": ("How it began", "Deadlines pass", "The exchange", "Where it stands"),
    "de": ("Wie es begann", "Fristen verstreichen", "Der Austausch", "Wie es steht"),
}
_NOTES = {
    "en": "Ask first: who sits at the table, and who does not?\n\nThen let the class find the outlet of the sentence.",
    "de": "Zuerst fragen: Wer sitzt am Tisch, und wer nicht?\n\nDann die Klasse die Quelle des Satzes finden lassen.",
}


def facts(count: int, seed: int = 3) -> Iterator[Facts]:
    """Yield so many occasions of all kinds over two years around today, more of them lately."""
    chance = random.Random(seed)
    rounds: dict[tuple[str, ...], int] = {}
    for _ in range(count):
        kind = chance.choices(list(Kind), (4, 3, 2, 1, 1))[0]
        start = TODAY + timedelta(round(chance.triangular(-600, 150, -40)))
        sides = chance.choice(_SIDES)
        future = start > TODAY
        usual = [Status.SCHEDULED, Status.PROPOSED, Status.POSTPONED] if future else [*[Status.COMPLETED] * 6, *Status]
        status = chance.choice(usual)
        more: dict[str, object] = {"parties": tuple(sorted(sides))}
        if kind is Kind.NEGOTIATION_ROUND:
            rounds[sides] = rounds.get(sides, 0) + 1
            more |= {"ordinal": rounds[sides], "place": chance.choice(_PLACES)}
        elif kind is Kind.PRISONER_EXCHANGE:
            number = chance.choice((50, 103, 157, 390))
            more |= {"persons_total": 2 * number, "persons_by_party": tuple(sorted((side, number) for side in sides))}
        elif kind is Kind.DEADLINE:
            more |= {"set_by": (chance.choice(("US", "EU", "UN")),)}
        length = chance.choice((0, 0, 0, 1, 2, 12)) if kind is not Kind.DEADLINE else 0
        when = When(start, start + timedelta(length), Precision.DAY)
        if chance.random() < 0.15:
            first = start.replace(day=1)
            when = When(first, (first + timedelta(32)).replace(day=1) - timedelta(1), Precision.MONTH)
        yield Facts(kind=kind, status=status, when=when, **more)  # type: ignore[arg-type]


def dossier(path: Path, count: int, language: str, *, tour: bool = False) -> Dossier:
    """Make a dossier of so many events, each with the sentences of one to three articles; open until closed."""
    chance = random.Random(count)
    opened = Dossier.open(path)
    with opened.step("import", count=count):
        for number, one in enumerate(facts(count)):
            told: list[int] = []
            for voice in range(chance.choice((1, 1, 2, 3))):
                article, mention = _told(one, number, voice, language)
                key = opened.articles.add(article, article.text.encode())
                told.append(opened.mentions.add(key, mention))
            event = opened.events.found(opened.mentions.claim(told[0]))  # type: ignore[arg-type]
            opened.mentions.assign(told, event)  # type: ignore[arg-type]
            claims = opened.mentions.claims([event])[event]
            stored = opened.events.get(event)
            opened.events.save(event, opened.events.decided(stored, claims, ()), claims, stored.standing)
    if tour:
        _tour(opened, language)
    return opened


def _told(one: Facts, number: int, voice: int, language: str) -> tuple[Article, Mention]:
    start = one.when.start or TODAY
    day = min(start, TODAY) + timedelta(voice)
    title = wording.title(Event(one), language)
    sentence = _SAID[language][(number + voice) % 3].format(
        title=title,
        when=words(one.when, language),
        place=wording.place(one.place or "Geneva", language),
        status=wording.status(one.status, language),
    )
    text = f"{title}\n\n{sentence} ({number}/{voice})\n"
    begin = text.index(sentence)
    content = sha256(text.encode()).hexdigest()
    article = Article(
        text=text,
        title=title,
        name=f"{number:05}-{voice}.txt",
        format="txt",
        content=content,
        origin=content,
        language=language,
        outlet=_OUTLETS[language][(number + voice) % 3],
        published=Published(day, None, Known.TEXT),
        url=f"https://example.org/{number}/{voice}",
    )
    return article, Mention(one, (Span(begin, begin + len(sentence)),), 0.9)


def _tour(opened: Dossier, language: str) -> None:
    """Add four scenes over the events, each about a few of them, the last as of today."""
    told = [stored for stored in opened.events.all() if stored.event.facts.when.start]
    part = max(len(told) // 4, 1)
    for at, caption in enumerate(_CAPTIONS[language]):
        near = told[at * part : (at + 1) * part] or told[-1:]
        lit = near[:3] if at % 2 == 0 else near[-1:]
        first, last = near[0].event.facts.when.start, near[-1].event.facts.when.end
        assert first is not None and last is not None
        scene = Scene(
            first=days(first) - 20,
            last=days(last) + 30,
            lit=frozenset(stored.id for stored in lit),
            as_of=TODAY if at == 3 else None,
            caption=caption,
            notes=_NOTES[language],
        )
        touring.add(opened, scene)
