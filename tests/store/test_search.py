"""Search finds what people mean, and nothing they type is a syntax error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.making import article, keep, mention
from tracker.mentions.mention import Kind
from tracker.store.dossier import Dossier

TEXTS = {
    "geneva": "Die zweite Runde in Genf endete ohne Übereinkunft, hieß es.",
    "kyiv": "У Києві обговорили обмін полоненими. Great news.",
    "straits": "Negotiators discussed the Strait of Hormuz and the «great» canal in Zürich.",
}


@pytest.fixture(scope="module")
def dossier(tmp_path_factory):
    with Dossier.open(tmp_path_factory.mktemp("search") / "a.dossier") as opened:
        for name, text in TEXTS.items():
            keep(opened, article(text, title=f"About {name}", outlet="example.org", name=name), [mention(text)])
        yield opened


def found(dossier, words):
    names = [dossier.articles.get(hit.id).article.name for hit in dossier.search.articles(words)]
    assert len(dossier.search.events(words)) <= len(TEXTS)
    return sorted(names)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Übereinkunft", ["geneva"]),
        ("ubereinkunft", ["geneva"]),
        ("ÜBEREIN", ["geneva"]),
        ("heiss", []),
        ("hiess", ["geneva"]),
        ("hieß", ["geneva"]),
        ("київ", []),
        ("києв", ["kyiv"]),
        ("обмін полоненими", ["kyiv"]),
        ("полоненими обмін", ["kyiv"]),
        ('"обмін полоненими"', ["kyiv"]),
        ('"полоненими обмін"', []),
        ('"Strait of Horm"', []),
        ('"strait of hormuz"', ["straits"]),
        ("strait-of-hormuz", ["straits"]),
        ("great", ["kyiv", "straits"]),
        ("great -canal", ["kyiv"]),
        ("great -news canal", ["straits"]),
        ("title:geneva", ["geneva"]),
        ("title:great", []),
        ("outlet:example.org great", ["kyiv", "straits"]),
        ("zurich", ["straits"]),
        ("runde genf strait", []),
        ("https://example.org", []),
        ("", []),
        ("   ", []),
        ("???", []),
    ],
)
def test_what_is_found(dossier, words, names):
    assert found(dossier, words) == names


@pytest.mark.parametrize(
    "words",
    [
        '"',
        '"unfinished phrase',
        "AND",
        "OR OR",
        "NOT x",
        "a NEAR b",
        "NEAR(a b, 3)",
        "*",
        "a*b*",
        "^start",
        "(",
        "{title text}: x",
        "title:",
        "nofield:x",
        "-",
        "-only",
        "a' OR 1=1 --",
        "col : x + y",
        "\x00\x01\x02",
        "😀",
        "💥 great",
        "a" * 5000,
        "x " * 2000,
        "\ud800",
    ],
)
def test_hostile_words_are_only_words(dossier, words):
    found(dossier, words)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("abcß\"*:-^(){}+ANDORNT' \u0301,.;€Ж\x00"), max_size=30))
def test_no_question_is_an_error(dossier, words):
    found(dossier, words)


def test_a_hit_shows_where(dossier):
    [hit] = dossier.search.articles("hormuz strait")
    assert {hit.snippet[start:end].lower() for start, end in hit.lit} == {"strait", "hormuz"}


def test_events_are_found_by_evidence_place_note_and_name(tmp_path):
    with Dossier.open(tmp_path / "a.dossier") as dossier:
        text = "Vorgeplänkel. Die Delegationen trafen sich im Palast."
        _, [event] = keep(
            dossier, article(text), [mention(text, "Die Delegationen trafen sich im Palast.", parties=("IR", "US"))]
        )
        _, [other] = keep(dossier, article("Waffenruhe."), [mention("Waffenruhe.", kind=Kind.CEASEFIRE)])
        with dossier.step("annotate"):
            dossier.events.set_note(event, "siehe Protokoll")
            dossier.events.set_title(event, "Palastrunde")
        for words in (
            "delegation palast",
            "protokoll",
            "palastrunde",
            "note:protokoll",
            "IR",
            "Iran USA",
            "verhandlungsrunde",
            "negotiation completed",
        ):
            assert dossier.search.events(words) == [event], words
        assert dossier.search.events("vorgeplänkel") == []
        assert dossier.search.events("waffenruhe") == [other]
        dossier.undo()
        assert dossier.search.events("protokoll") == []
