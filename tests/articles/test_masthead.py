"""Title, outlet and day of publication in the words of six languages, and no day that the body merely mentions."""

from datetime import date, datetime

import pytest

from tracker.articles import reading
from tracker.articles.article import Article, Known
from tracker.articles.masthead import forwarded_subject

BODIES = {
    "de": (
        "Minister beraten in Wien",
        "Die Minister beider Länder haben am Dienstag in Wien mehrere Stunden lang über die Grenzübergänge beraten. "
        "Am 17. Mai 2026 soll weiter verhandelt werden, hieß es nach dem Treffen aus den Delegationen.",
    ),
    "en": (
        "Ministers confer in Vienna",
        "Ministers from both countries spoke for several hours in Vienna on Tuesday about the border crossings. Talks "
        "are to resume on 17 May 2026, delegates said after the meeting in the old palace.",
    ),
    "fr": (
        "Les ministres se réunissent à Vienne",
        "Les ministres des deux pays ont discuté pendant plusieurs heures mardi à Vienne des postes frontaliers. Les "
        "discussions doivent reprendre le 17 mai 2026, ont indiqué les délégations.",
    ),
    "es": (
        "Los ministros se reúnen en Viena",
        "Los ministros de ambos países hablaron durante varias horas el martes en Viena sobre los pasos fronterizos. "
        "Las conversaciones se reanudarán el 17 de mayo de 2026, dijeron las delegaciones.",
    ),
    "uk": (
        "Міністри радяться у Відні",
        "Міністри обох країн у вівторок кілька годин говорили у Відні про прикордонні переходи. Переговори мають "
        "відновитися 17 травня 2026 року, повідомили делегації після зустрічі.",
    ),
    "ru": (
        "Министры совещаются в Вене",
        "Министры обеих стран во вторник несколько часов говорили в Вене о пограничных переходах. Переговоры должны "
        "возобновиться 17 мая 2026 года, сообщили делегации после встречи.",
    ),
}


def article(
    language: str, head: str = "", foot: str = "", name: str = "a.txt", modified: datetime | None = None
) -> Article:
    title, body = BODIES[language]
    head = head.format(body=body) if "{body}" in head else f"{head}\n\n{body}"
    [found] = reading.read_bytes(f"{title}\n\n{head}\n\n{body}\n\n{foot}\n".encode(), name, modified)
    assert (found.title, found.language) == (title, language)
    return found


@pytest.mark.parametrize(
    ("language", "head", "moment"),
    [
        ("de", "Stand: 07.02.2026 15:56 Uhr", "2026-02-07T15:56"),
        ("de", "Stand: 15:56 Uhr, 07.02.2026", "2026-02-07T15:56"),
        ("de", "Aktualisiert am 7. Februar 2026 um 15.56 Uhr", "2026-02-07T15:56"),
        ("de", "abendkanal.example, 12. Jänner 2026", "2026-01-12"),
        ("de", "Wien, am 1. Feber 2026", "2026-02-01"),
        ("de", "Sa., 7. Febr. 2026, 15.56 Uhr\nLesezeit: 3 Min.", None),
        ("de", "Sa., 7. Feb. 2026, 15.56 Uhr\nLesezeit: 3 Min.", "2026-02-07T15:56"),
        ("de", "Wien, den 07.02.2026 – {body}", "2026-02-07"),
        ("en", "Updated on Feb. 7th, 2026, 3:56 p.m. ET", "2026-02-07T15:56"),
        ("en", "Last modified: 2026-02-07 15:56 UTC", "2026-02-07T15:56+00:00"),
        ("en", "Published 7 February 2026", "2026-02-07"),
        ("en", "Saturday, February 7, 2026", "2026-02-07"),
        ("en", "VIENNA, Feb. 7, 2026 (Agency) -- {body}", "2026-02-07"),
        ("en", "Updated 3:56 PM GMT+1, February 7, 2026", "2026-02-07T15:56+01:00"),
        ("en", "Feb 7, 2026 3:56 PM • 3 min read", "2026-02-07T15:56"),
        ("en", "FOR IMMEDIATE RELEASE: February 7, 2026", "2026-02-07"),
        ("de", "Pressemitteilung vom 7. Februar 2026", "2026-02-07"),
        ("de", "Veröffentlicht 7. Februar 2026Zuletzt aktualisiert 8. Februar 2026", "2026-02-07"),
        ("es", "Viena - 07 feb 2026 - 15:56 CET", "2026-02-07T15:56"),
        ("ru", "14:02 07.02.2026 (обновлено: 15:56 07.02.2026)", "2026-02-07T15:56"),
        ("fr", "Publié le 07/02/2026 à 15h56", "2026-02-07T15:56"),
        ("fr", "1er février 2026, mis à jour à 15 h 56", "2026-02-01T15:56"),
        ("fr", "Vienne, le 7 février 2026 — {body}", "2026-02-07"),
        ("es", "Actualizado: 7 de febrero de 2026, 15:56 h", "2026-02-07T15:56"),
        ("es", "VIENA, 7 feb. 2026 (Agencia) - {body}", "2026-02-07"),
        ("uk", "Опубліковано 7 лютого 2026 р.", "2026-02-07"),
        ("uk", "Субота, 7 лютого 2026 року, 15:56", "2026-02-07T15:56"),
        ("uk", "ВІДЕНЬ, 7 лютого 2026 (Агенція) – {body}", "2026-02-07"),
        ("ru", "Обновлено: 07.02.2026 15:56 (мск)", "2026-02-07T15:56"),
        ("ru", "15:56, 7 февраля 2026 г.", "2026-02-07T15:56"),
        ("ru", "ВЕНА, 7 фев 2026. /Агентство/. {body}", "2026-02-07"),
    ],
)
def test_day_and_time_in_the_head(language: str, head: str, moment: str | None) -> None:
    published = article(language, head).published
    if moment is None:
        assert published is None
        return
    assert published is not None and published.known is Known.TEXT
    assert published.day == date.fromisoformat(moment[:10])
    assert (published.time.isoformat(timespec="minutes") if published.time else None) == (
        moment if "T" in moment else None
    )


def test_publication_goes_before_update() -> None:
    head = "Veröffentlicht am 05.02.2026 um 18:03 Uhr | Aktualisiert am 06.02.2026 um 08:00 Uhr"
    published = article("de", head).published
    assert published is not None and published.time == datetime(2026, 2, 5, 18, 3)


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("de", "Frist bis 30. Juni 2026"),
        ("de", "Die nächste Runde am 4. März 2026"),
        ("de", "Vom 4. bis 6. Februar 2026"),
        ("en", "KYIV, Ukraine (Agency) — {body}"),
        ("en", "GENEVA, Feb. 17-18, 2026 (Agency) — {body}"),
        ("en", "10 February 2026: Talks open\n11 February 2026: Talks end"),
        ("fr", "Publié hier à 18h03"),
        ("uk", ""),
    ],
)
def test_days_of_the_story_are_not_the_articles_own(language: str, head: str) -> None:
    assert article(language, head).published is None


def test_day_without_year_is_placed_by_its_weekday() -> None:
    published = article("en", "Kyiv, Monday 16 June", modified=datetime(2026, 3, 1)).published
    assert published is not None
    assert (published.day, published.known) == (date(2025, 6, 16), Known.TEXT)


def test_day_without_year_is_a_guess_when_only_the_file_tells_it() -> None:
    published = article("en", "VIENNA, Dec 30 (Agency) - {body}", modified=datetime(2026, 1, 2)).published
    assert published is not None
    assert (published.day, published.guess) == (date(2025, 12, 30), True)


@pytest.mark.parametrize(
    ("language", "head", "foot", "day"),
    [
        ("en", "02/21/2026", "", date(2026, 2, 21)),
        ("en", "21/02/2026", "", date(2026, 2, 21)),
        ("en", "02/03/2026", "", date(2026, 2, 3)),
        ("en", "Tue 03/02/2026", "", date(2026, 2, 3)),
        ("en", "03/02/2026", "The crossings were closed on 28/10/2025 by decree.", date(2026, 2, 3)),
        ("fr", "03/02/2026", "", date(2026, 2, 3)),
    ],
)
def test_order_of_day_and_month_in_numbers(language: str, head: str, foot: str, day: date) -> None:
    published = article(language, head, foot).published
    assert published is not None and published.day == day


@pytest.mark.parametrize(
    ("language", "foot", "outlet", "day"),
    [
        ("de", "Quelle: abendkanal.example", "abendkanal.example", None),
        ("de", "Quelle: abendkanal.example vom 07.02.2026", "abendkanal.example", date(2026, 2, 7)),
        ("de", "Quelle: Donaukurier Wien, Ausgabe 20/2025", "Donaukurier Wien", None),
        ("de", "© 2026 kompass.example. Alle Rechte vorbehalten.", "kompass.example", None),
        ("en", "Copyright 2025-2026 The Valley Paper | All rights reserved", "The Valley Paper", None),
        ("en", "https://www.valleypaper.example/2026/feb/07/vienna-talks", "valleypaper.example", date(2026, 2, 7)),
        ("en", "Subscribe at valleypaper.example", "valleypaper.example", None),
        ("fr", "Source : lavallee.example", "lavallee.example", None),
        ("es", "Fuente: elvalle.example", "elvalle.example", None),
        ("uk", "Джерело: dolyna.example", "dolyna.example", None),
        ("ru", "Источник: dolina.example", "dolina.example", None),
        ("de", "Die Gewerkschaft ver.di war nicht beteiligt.", None, None),
        ("en", "Write to letters@valleypaper.example", None, None),
        ("uk", "", None, None),
    ],
)
def test_outlet_and_day_at_the_foot(language: str, foot: str, outlet: str | None, day: date | None) -> None:
    found = article(language, "", foot)
    assert found.outlet == outlet
    assert (found.published.day if found.published else None) == day


def test_writers_are_named_and_not_taken_for_the_outlet() -> None:
    found = article("en", "By Ada Stone and Ben de la Hill in Vienna\n7 February 2026")
    assert found.authors == ("Ada Stone", "Ben de la Hill")
    assert found.outlet is None


def test_source_behind_the_day() -> None:
    found = article("de", "5. Februar 2026, 18:03 Uhr Quelle: ALPEN ONLINE, Agentur")
    assert found.outlet == "ALPEN ONLINE"
    assert found.published is not None and found.published.time == datetime(2026, 2, 5, 18, 3)


def test_institution_that_signs_a_release() -> None:
    found = article("en", "Centre for River Studies\nBriefing note, 30 March 2026")
    assert found.outlet == "Centre for River Studies"
    assert found.published is not None and found.published.day == date(2026, 3, 30)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026-02-07-vienna.txt", date(2026, 2, 7)),
        ("20260207_vienna.txt", date(2026, 2, 7)),
        ("Vienna 07.02.2026.txt", date(2026, 2, 7)),
        ("2026-02-31-vienna.txt", None),
        ("12345678901.txt", None),
        ("vienna.txt", None),
    ],
)
def test_day_in_a_files_name_stands_in(name: str, day: date | None) -> None:
    published = article("en", name=name).published
    assert (published.day if published else None) == day
    assert published is None or published.known is Known.NAME
    dated = article("en", "Published 6 February 2026", name=name).published
    assert dated is not None and dated.day == date(2026, 2, 6)


def test_lines_above_the_title_are_not_the_title() -> None:
    title, body = BODIES["en"]
    [found] = reading.read_bytes(f"https://valleypaper.example/x\n7 February 2026\n{title}\n\n{body}".encode(), "a.txt")
    assert found.title == title
    assert found.published is not None and found.published.day == date(2026, 2, 7)


def test_menu_above_the_article_is_not_its_title() -> None:
    title, body = BODIES["en"]
    menu = "Skip to content\nThe Valley Paper\nHome\nWorld\nTrade\nWeather\nSport\nSign in\nSearch"
    text = f"{menu}\n{title} for a fifth round\n7 February 2026\n\n{body}\n\nMore from World\n"
    [found] = reading.read_bytes(text.encode(), "a.txt")
    assert found.title == f"{title} for a fifth round"
    assert found.published is not None and found.published.day == date(2026, 2, 7)
    assert found.text == text


def test_title_that_bears_a_day_stays_the_title() -> None:
    title = "Chronology of the talks, 7 February 2026"
    [found] = reading.read_bytes(f"{title}\n\n{BODIES['en'][1]}".encode(), "a.txt")
    assert (found.title, found.published) == (title, None)


def test_text_without_title_is_called_by_its_first_sentence() -> None:
    _, body = BODIES["en"]
    [found] = reading.read_bytes(body.encode(), "a.txt")
    assert found.title == body.split(". ")[0] + "."


@pytest.mark.parametrize(
    ("subject", "bare", "forwarded"),
    [
        ("Fwd: Talks", "Talks", True),
        ("WG: AW: Talks", "Talks", True),
        ("Re[2]: Talks", "Talks", True),
        ("Пересл.: Talks", "Пересл.: Talks", False),
        ("Talks: a chronology", "Talks: a chronology", False),
        ("Report: who won", "Report: who won", False),
    ],
)
def test_subjects_of_forwarded_mails(subject: str, bare: str, forwarded: bool) -> None:
    assert forwarded_subject(subject) == (bare, forwarded)
