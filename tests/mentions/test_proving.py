"""The check of a language's pack: the shipped ones are sound, and slips are told in words that help to mend them."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tracker import cli, paths
from tracker.languages import packs
from tracker.languages.beginning import NoNewPack
from tracker.mentions import proving


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the user's own folder for packs."""
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path))
    return tmp_path / "languages"


def changed(own: Path, code: str, name: str, *replaced: tuple[str, str], added: str = "") -> None:
    """Put a copy of a shipped file into the user's folder, some words of it replaced."""
    text = (paths.data() / "languages" / code / f"{name}.toml").read_text("utf-8")
    for before, after in replaced:
        assert before in text
        text = text.replace(before, after, 1)
    (own / code).mkdir(parents=True, exist_ok=True)
    (own / code / f"{name}.toml").write_text(text + added, encoding="utf-8")


def errors(code: str) -> list[str]:
    return [f"{finding.file}: {finding.words}" for finding in proving.findings(code) if finding.error]


def hints(code: str) -> list[str]:
    return [f"{finding.file}: {finding.words}" for finding in proving.findings(code) if not finding.error]


@pytest.mark.parametrize("code", ["de", "en", "es", "fr", "ru", "uk"])
def test_the_shipped_packs_are_sound(code: str, own: Path) -> None:
    assert errors(code) == []


@pytest.mark.parametrize(
    ("name", "replaced", "words"),
    [
        ("events", ("\ntelephone = [", "\ntelefone = ["), "“telefone” is no name that is read; did you mean “tele"),
        ("events", ("\ntelephone = [", "\ntelefone = ["), "[cues] telephone is missing: words for telephone calls"),
        ("events", ("\nround = [", '\nround = [ "sommet sur l\'Iran",'), "never met: words are cut at the mark"),
        ("events", ("\nround = [", '\nround = [ "sommet|",'), "“|” with nothing on one side"),
        ("events", ("\nround = [", '\nround = [ "... sommet",'), "begins or ends with a gap"),
        ("events", ("\nround = [", '\nround = [ "*",'), "fits every word"),
        ("events", ("\nround = [", '\nround = [ "*a*b*c*",'), "would take long"),
        ("events", ("\nround = [", "\nround = [ 7,"), "[cues] round should hold words in quotes only, and holds “7”"),
        ("events", ("\nkeep = [", '\nkeep = [ "manqué",'), "keep and miss say the opposite, and both have “manqué”"),
        ("counts", ('adjective = ""', 'adjective = "(a+)+"'), "may take for ever"),
        ("counts", ('adjective = ""', 'adjective = "(a"'), "cannot be read"),
        ("counts", ("\nhalf = [", '\nhalf = "moitié" # ['), "half should be a list of words, and is a text in quotes"),
        ("places", ("[cities]\n", '[cities]\n"Genf" = ["Genève"]\n'), "“Genf” is the English name of no city"),
        ("actors", ("[demonyms]\n", '[demonyms]\nUK = ["britannique"]\n'), "[demonyms] UK is the code of no state"),
        ("actors", ("[states]\n", '[states]\nAT = ["États-Unis"]\n'), "“États-Unis” stands for AT and for US"),
        ("dates", ('"{month} suivant"', '"{mont} suivant"'), "othing belongs to the class 'mont'"),
        ("dates", ('easter = "Pâques"', 'eastern = "Pâques"'), "“eastern” is none that the calendar knows"),
        ("dates", ('means = "date"', 'means = "day"'), "means “day”; known are date, nth"),
        ("events", ("[sentences]", "[sentences"), "line"),
    ],
)  # fmt: skip
def test_slips_are_told(own: Path, name: str, replaced: tuple[str, str], words: str) -> None:
    changed(own, "fr", name, replaced)
    assert any(line.startswith(f"{name}.toml: ") and words in line for line in errors("fr")), errors("fr")


def test_an_example_that_is_read_otherwise_stands_beside_what_is_read(own: Path) -> None:
    example = '\n[[examples]]\nday = 2026-02-14\ntext = "Kiev et Moscou négocieront le 20 février à Ankara."\n'
    changed(own, "fr", "events", added=example + 'told = ["deadline scheduled 2026-02-20"]\n')
    (line,) = errors("fr")
    assert line.splitlines()[1:] == [
        "    expected  deadline scheduled 2026-02-20",
        "    read      negotiation_round scheduled 2026-02-20",
    ]


def test_an_example_of_a_date_that_is_read_otherwise(own: Path) -> None:
    changed(own, "fr", "dates", ('value = "2002-09-27"', 'value = "2002-09-28"'))
    (line,) = errors("fr")
    assert "expected  span vendredi 27 septembre type DATE value 2002-09-28" in line
    assert "read      span vendredi 27 septembre type DATE value 2002-09-27" in line


def test_a_rule_without_an_example_is_an_error(own: Path) -> None:
    changed(own, "fr", "dates", added='\n[[rule]]\nmatch = "fin {year}"\nmeans = "date"\npart = "END"\nexamples = []\n')
    assert any("“fin {year}” has no example" in line for line in errors("fr"))


def test_a_file_that_nobody_reads_is_told(own: Path) -> None:
    changed(own, "fr", "events")
    (own / "fr" / "event.toml").write_text("", encoding="utf-8")
    assert errors("fr") == ["event.toml: Nobody reads a file of this name; did you mean “events.toml”?"]


def test_words_listed_twice_and_lists_still_empty_are_hints(own: Path) -> None:
    changed(own, "fr", "counts", ('half = ["', 'half = [] # ["'))
    changed(own, "fr", "events", ("\ntwo_sides = [", '\ntwo_sides = [ "zig|zag", "zag",'))
    assert errors("fr") == []
    assert any(line.startswith("counts.toml: half is still empty (en: ") for line in hints("fr"))
    assert "events.toml: [cues] two_sides has “zag” more than once." in hints("fr")


def test_the_command_names_the_files_that_it_reads(own: Path) -> None:
    changed(own, "fr", "events")
    result = CliRunner().invoke(cli.main, ["check-language", "fr"])
    assert result.exit_code == 0
    assert f"{own / 'fr' / 'events.toml'} (yours)" in result.stdout.splitlines()
    assert str(paths.data() / "languages" / "fr" / "dates.toml") in result.stdout.splitlines()
    assert result.stdout.splitlines()[-1].startswith("No errors, ")


def test_the_command_ends_with_1_where_there_are_errors(own: Path) -> None:
    changed(own, "fr", "events", ("\ntelephone = [", "\ntelefone = ["))
    result = CliRunner().invoke(cli.main, ["check-language", "fr"])
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1].startswith("2 errors, ")


def test_a_new_pack_begins_with_every_list_still_to_be_filled(own: Path) -> None:
    missing = CliRunner().invoke(cli.main, ["check-language", "it"])
    assert missing.exit_code == 1
    assert "check-language it --new" in missing.stderr
    begun = CliRunner().invoke(cli.main, ["check-language", "it", "--new"])
    assert begun.exit_code == 0
    assert errors("it") == []
    assert sum("is still empty" in line for line in hints("it")) > 90
    assert "# nouns for one occasion: round, meeting, summit\n" in (own / "it" / "events.toml").read_text("utf-8")
    with pytest.raises(NoNewPack, match="has a pack already"):
        proving.begin("it")
    with pytest.raises(NoNewPack, match="ISO 639-1"):
        proving.begin("italian")


def test_a_pack_of_words_and_nothing_else_finds_something(own: Path) -> None:
    proving.begin("it")
    file = own / "it" / "events.toml"
    text = file.read_text("utf-8").replace("\nround = []", '\nround = ["vertice"]')
    file.write_text(text, encoding="utf-8")
    assert "it" in packs.codes()
    assert errors("it") == []
