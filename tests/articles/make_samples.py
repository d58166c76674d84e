"""Write the two shipped samples that no text editor can: `python -m tests.articles.make_samples`."""

import textwrap
from datetime import datetime

from tests.articles import made
from tracker import paths

_BRIEFING = [
    ("Title", "Ukraine-Gespräche: Was vereinbart war und was geschah"),
    ("Normal", "Institut für Verhandlungsforschung Nord"),
    ("Normal", "Kurzanalyse, 9. März 2026"),
    (
        "Normal",
        "Der Gefangenenaustausch ist gelungen, die vierte Runde nicht. Russland und die Ukraine haben am Donnerstag "
        "und Freitag je 500 Gefangene ausgetauscht, so wie es die Delegationen im Februar in Genf vereinbart hatten. "
        "Es war der größte Austausch seit dem vergangenen Sommer. Die USA und die Vereinigten Arabischen Emirate "
        "vermittelten.",
    ),
    (
        "Normal",
        "Verschoben ist dagegen die vierte Verhandlungsrunde, die für den 5. und 6. März in Abu Dhabi angesetzt war. "
        "Ein neuer Termin steht nicht fest. Im Gespräch ist Istanbul.",
    ),
    ("Heading 1", "Die bisherigen Runden"),
    (
        "Table",
        "Runde|Tage|Ort\n"
        "Erste Runde|23. und 24. Januar 2026|Abu Dhabi\n"
        "Zweite Runde|4. und 5. Februar 2026|Abu Dhabi\n"
        "Dritte Runde|17. und 18. Februar 2026|Genf",
    ),
    ("Heading 1", "Was zu erwarten ist"),
    (
        "Normal",
        "Washington hat Russland und der Ukraine eine Frist bis Juni gesetzt, um ein Friedensabkommen zu schließen. "
        "Ohne eine neue Runde ist sie kaum zu halten. Wahrscheinlicher ist, dass die USA sie verlängern. Am Austausch "
        "von Gefangenen halten beide Seiten fest: Kiew hat Moskau angeboten, noch im Mai je 300 weitere Männer "
        "freizulassen.",
    ),
]

_DEADLINE = [
    (18, "White House gives Kyiv and Moscow until the end of July"),
    (11, "Published: May 28, 2026, 9:15 a.m. ET | beltwaybrief.example"),
    (
        11,
        "WASHINGTON — The United States has given Russia and Ukraine until July 31 to reach a peace agreement, a month "
        "longer than before, administration officials said on Thursday. It is the first time that President Donald "
        "Trump has given the two sides more time.",
    ),
    (
        11,
        "Russia, Ukraine and the United States have not met since their third round of talks in Geneva on February 17 "
        "and 18. A fourth round, planned for "
        "March 5 in Abu Dhabi, was postponed when airspace over the Gulf was closed.",
    ),
    (
        11,
        "Turkey has now offered to host it. The delegations could meet in Istanbul in the second half of June, a "
        "Turkish diplomat said. Kyiv has accepted the invitation, and the Kremlin said that it was studying it.",
    ),
    (
        11,
        "Russia and Ukraine last exchanged prisoners on May 15, when 300 men from each side went home. Together with "
        "the 500 for 500 in March, more than 1,900 people have come home this year.",
    ),
    (
        11,
        "Senators of both parties criticized the delay. A sanctions bill that was to be voted on after the June "
        "deadline will now wait until the fall.",
    ),
]


def main() -> None:
    """Write both files into data/samples."""
    folder = paths.data() / "samples"
    (folder / "2026-03-09-kurzanalyse.docx").write_bytes(
        made.word(_BRIEFING, title=_BRIEFING[0][1], made=datetime(2026, 3, 9, 10, 0))
    )
    lines: list[tuple[float, float, str]] = []
    top = 80.0
    for size, words in _DEADLINE:
        for line in textwrap.wrap(words, 88 if size < 14 else 56):
            lines.append((size, top, line))
            top += size * 1.3
        top += 12
    (folder / "2026-05-28-deadline-july.pdf").write_bytes(
        made.pdf([lines], about=f"/Title ({_DEADLINE[0][1]}) /CreationDate (D:20260528093000-04'00')")
    )


if __name__ == "__main__":
    main()
