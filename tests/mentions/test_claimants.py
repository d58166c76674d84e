"""Claimants: who says what an article only passes on, in every language; silence where the article says it itself."""

from datetime import date

import pytest

from tracker.articles.article import Known, Published
from tracker.mentions.extraction import extract
from tracker.mentions.mention import A_SOURCE, CLAIMED_BY

THURSDAY = Published(date(2026, 3, 12), None, Known.USER)


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "de",
            "Kenia und Somalia haben am Montag je 50 Gefangene ausgetauscht, teilte das kenianische Ministerium mit.",
            ("KE",),
        ),
        ("de", "Laut Nairobi treffen sich Delegationen Kenias und Somalias am 20. März in Dschibuti.", ("KE",)),
        (
            "de",
            "Unterhändler Kenias und Somalias treffen sich am Montag in Genf. Das bestätigte ein Sprecher der Schweiz.",
            ("CH",),
        ),
        (
            "de",
            "Kenia und Somalia haben am Montag je 50 Gefangene ausgetauscht, berichteten mehrere Zeitungen.",
            (A_SOURCE,),
        ),
        ("de", "Kenia und Somalia haben am Montag je 50 Gefangene ausgetauscht.", ()),
        ("en", "Kenya and Somalia will meet in Geneva on 20 March, the Turkish foreign ministry said.", ("TR",)),
        ("en", "Kenya and Somalia exchanged 50 prisoners each on Monday.", ()),
        ("fr", "Le Kenya et la Somalie ont échangé lundi 50 prisonniers, a annoncé le ministère turc.", ("TR",)),
        ("es", "Kenia y Somalia intercambiaron el lunes 50 prisioneros, informó el ministerio turco.", ("TR",)),
        ("ru", "Кения и Сомали обменялись в понедельник пленными, сообщило министерство Турции.", ("TR",)),
        ("uk", "Кенія та Сомалі обмінялися в понеділок полоненими, повідомило міністерство Туреччини.", ("TR",)),
    ],
)
def test_who_says_so_is_kept_with_the_mention(language: str, text: str, who: tuple[str, ...]) -> None:
    (mention,) = extract(text, language, THURSDAY)
    assert mention.claimed_by == who
    for reason in mention.reasons:
        if reason.field == CLAIMED_BY:
            assert reason.span is not None
            assert text[slice(*reason.span)].strip()


def test_why_a_date_is_that_day_is_kept_with_the_mention() -> None:
    (mention,) = extract("Kenia und Somalia treffen sich am Montag in Genf.", "de", THURSDAY)
    said = [reason.because for reason in mention.reasons if reason.field == "when"]
    assert "seen from Thursday 2026-03-12" in said
