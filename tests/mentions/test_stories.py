"""Digests: each story has its own sides."""

from datetime import date

from tracker.articles.article import Known, Published
from tracker.mentions.extraction import extract

DAY = Published(date(2025, 3, 10), None, Known.USER)
DIGEST = """What to watch this week

1. Balkans. Serbia and Kosovo meet in Brussels on Tuesday. The envoys bring no new papers.

2. Horn. Ethiopia and Eritrea have until Friday to open the road. A second round of talks is due on 20 March.

3. Andes. Colombia and the ELN resume their talks in Havana on Thursday.
"""


def test_each_story_of_a_digest_has_the_sides_that_it_names() -> None:
    told = {(m.facts.when.start, m.facts.parties) for m in extract(DIGEST, "en", DAY)}
    assert {
        (date(2025, 3, 11), ("RS", "XK")),
        (date(2025, 3, 20), ("ER", "ET")),
        (date(2025, 3, 13), ("CO", "ELN")),
    } <= told


def test_an_article_with_one_side_story_is_no_digest() -> None:
    text = (
        "Iran and the United States met in Muscat on Monday.\n\nA truce between Sudan and the RSF holds.\n\n"
        "Iran said the talks would go on. The second round is planned for 20 March.\n"
    )
    rounds = [m.facts for m in extract(text, "en", DAY) if m.facts.when.start == date(2025, 3, 20)]
    assert [facts.parties for facts in rounds] == [("IR", "US")]
