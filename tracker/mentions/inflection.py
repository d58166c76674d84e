"""The forms a name takes in a sentence, by a language's table of endings (`names.toml`)."""

from collections.abc import Mapping, Sequence

Endings = Mapping[str, Sequence[str]]


def _word_forms(word: str, endings: Endings) -> frozenset[str]:
    """Return the word with every ending that may stand where the longest known one stands."""
    for length in range(min(len(word), 6), -1, -1):
        tail = word[len(word) - length :]
        if tail in endings:
            stem = word[: len(word) - length]
            return frozenset({word, *(stem + ending for ending in endings[tail])})
    return frozenset({word})


def forms(word: str, endings: Endings) -> frozenset[str]:
    """Return all forms of one word; written small it may also begin a sentence, ß may be written ss."""
    found = set(_word_forms(word, endings))
    if word[:1].islower():
        found |= {form[:1].upper() + form[1:] for form in found}
    found |= {form.replace("ß", "ss") for form in found if "ß" in form}
    return frozenset(found)
