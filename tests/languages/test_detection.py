"""The language of a text, and silence where there is too little of it."""

import pytest

from tracker.languages.detection import detect


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Die Unterhändler kamen am Donnerstag zu einer weiteren Runde zusammen."),
        ("en", "The negotiators met on Thursday for another round of talks."),
        ("fr", "Les négociateurs se sont réunis jeudi pour un nouveau cycle de pourparlers."),
        ("es", "Los negociadores se reunieron el jueves para otra ronda de conversaciones."),
        ("uk", "Перемовники зустрілися в четвер на черговий раунд переговорів."),
        ("ru", "Переговорщики встретились в четверг на очередной раунд переговоров."),
        ("it", "I negoziatori si sono incontrati giovedì per un altro ciclo di colloqui."),
    ],
)
def test_detects(code, text):
    assert detect(text) == code


@pytest.mark.parametrize(
    "text", ["", "  \n", "12.03.2026 15:40", "Genf", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20"]
)
def test_says_nothing_where_there_is_too_little(text):
    assert detect(text) is None


def test_looks_at_the_beginning_only():
    german = "Die Gespräche sollen in der kommenden Woche fortgesetzt werden. " * 100
    assert detect(german + "The talks are over and everybody went home. " * 5000) == "de"
