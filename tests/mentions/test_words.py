"""Words: the small language of the packs, in which words are found whatever their ending."""

import pytest

from tracker.mentions.mention import Span
from tracker.mentions.words import Lexicon, tokens


def found(entry: str, text: str) -> list[str]:
    cues = Lexicon({"list": [entry]}).cues(tokens(text, Span(0, len(text))))
    return [text[cue.start : cue.end] for cue in cues.get("list", [])]


@pytest.mark.parametrize(
    ("entry", "text", "expected"),
    [
        ("*runde", "Die Verhandlungsrunde und die Runde", ["Verhandlungsrunde", "Runde"]),
        ("meet|meets", "They MEET, he meets, they met", ["MEET", "meets"]),
        ("kam|kamen ... zusammen", "Sie kamen am Montag in Genf zusammen.", ["kamen am Montag in Genf zusammen"]),
        ("#-day|week window|notice", "a 30-day window, a ten-day notice", ["30-day window"]),
        ("weitere #|zwei tage", "weitere 10 Tage, weitere zwei Tage", ["weitere 10 Tage", "weitere zwei Tage"]),
        ("# days", "He gave them 50 days, not some days", ["50 days"]),
        ("trêve", "l'échange et la trêve", ["trêve"]),
        ("п'ять", "П'ять днів", ["П'ять"]),
        ("échange", "l’échange", ["échange"]),
        ("no date", "there is no such date", []),
        (
            "hold .. fire",
            "They hold all of their fire, but on they hold to what they have of fire.",
            ["hold all of their fire"],
        ),
    ],
)
def test_entries(entry: str, text: str, expected: list[str]) -> None:
    assert found(entry, text) == expected


def test_a_gap_ends_before_the_next_clause_but_one() -> None:
    far = " ".join(["Wort"] * 15)
    assert found("kam ... zusammen", f"Er kam {far} zusammen") == []


def test_of_cues_of_one_list_that_overlap_the_longest_stays() -> None:
    text = "second round of talks"
    cues = Lexicon({"list": ["round", "round of talks"]}).cues(tokens(text, Span(0, len(text))))
    assert [text[cue.start : cue.end] for cue in cues["list"]] == ["round of talks"]
