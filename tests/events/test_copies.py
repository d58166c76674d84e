"""One text in several papers is told from several reports of one thing."""

import random

import pytest

from tests.benchmark import score
from tracker import paths
from tracker.events.copies import COPIED, SHARED, SURE, containment, sketch

WORDS = [f"word{number}" for number in range(4000)]


def text(seed, length=400):
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def changed(original, every):
    words = original.split()
    return " ".join(f"other{place}" if place % every == 0 else word for place, word in enumerate(words))


def found(one, other):
    """Whether the two would be found to be copies: by the index, then word for word."""
    shared = len(set(sketch(one)) & set(sketch(other)))
    assert shared < SURE or containment(one, other) >= COPIED
    return shared >= SHARED and containment(one, other) >= COPIED


@pytest.mark.parametrize("seed", range(20))
def test_every_paper_edits_its_own_way(seed):
    agency = text(seed)
    words = agency.split()
    assert found(agency, "Another headline\n\n" + agency.upper())
    assert found(agency, " ".join(words[:150]))  # cut to what fits
    assert found(agency, " ".join(words[100:] + words[:60]))  # turned round
    assert found(agency, changed(agency, 20))
    assert found(agency, agency + " " + text(seed + 1000, 200))  # with a paragraph of the paper's own


@pytest.mark.parametrize("seed", range(20))
def test_a_quotation_makes_no_copy(seed):
    statement = text(seed + 500, 80)
    assert not found(f"{text(seed, 320)} {statement}", f"{statement} {text(seed + 1000, 320)}")


def test_what_is_too_short_is_nobodys():
    assert sketch("The talks have begun.") == ()
    assert containment("The talks have begun.", "The talks have begun.") == 0


def test_a_sketch_is_the_same_everywhere():
    numbers = " ".join(str(number) for number in range(100))
    assert sketch(numbers)[0] == 46650910785148517 and len(sketch(numbers)) == 32


def test_articles_written_apart_are_no_copies():
    texts = [(paths.data() / "benchmark" / name).read_text("utf-8") for name in score.load(paths.data() / "benchmark")]
    pairs = [(one, other) for place, one in enumerate(texts) for other in texts[:place]]
    assert not any(found(*pair) for pair in pairs[::7])
