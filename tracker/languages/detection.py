"""Which language a text is in, judged by py3langid's letter sequences on a text's beginning."""

_LOOKED_AT = 5_000  # characters; more costs time and memory and does not make the answer surer
_LETTERS = 20  # below this the answer is a guess: measured, headlines of fewer letters are right half of the time


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's language; None where there is too little text to tell."""
    beginning = text[:_LOOKED_AT]
    if sum(map(str.isalpha, beginning)) < _LETTERS:
        return None
    import py3langid  # here, because it loads a model of 135 MB

    code, _ = py3langid.classify(beginning)
    return code if len(code) == 2 else None
