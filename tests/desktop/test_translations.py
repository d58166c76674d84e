"""Translations are complete and in step with the code, and every problem is worded in German."""

import importlib
import pkgutil
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import tracker
from tracker import paths
from tracker.desktop import wording
from tracker.problems import Problem

FOLDER = paths.resources() / "translations"
SOURCES = sorted(path for path in Path(tracker.__file__).parent.joinpath("desktop").rglob("*.py"))
ON_THE_COMMAND_LINE = {  # said in English only
    "tracker.cli",
    "tracker.desktop.app",
    "tracker.desktop.libraries",
    "tracker.exports.corpus",
    "tracker.languages.beginning",
    "tracker.mentions.proving",
}


def tool(name: str) -> str:
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    assert found, f"{name} comes with PySide6"
    return found


def messages(path: Path) -> set[tuple[str, str]]:
    return {
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in ET.parse(path).iter("context")
        for message in context.iter("message")
    }


@pytest.mark.parametrize(("language", "options"), [("de", []), ("en", ["-pluralonly"])])
def test_every_text_of_the_code_is_in_the_translation(tmp_path: Path, language: str, options: list[str]) -> None:
    fresh = tmp_path / f"{language}.ts"
    command = [tool("pyside6-lupdate"), *map(str, SOURCES), "-ts", str(fresh), *options]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert messages(FOLDER / f"{language}.ts") == messages(fresh)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_text_is_translated_with_its_names_and_keys(language: str) -> None:
    for message in ET.parse(FOLDER / f"{language}.ts").iter("message"):
        source, translation = message.findtext("source", ""), message.find("translation")
        assert translation is not None
        assert translation.get("type") != "unfinished", source
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        for form in forms:
            assert form, source
            assert set(re.findall(r"\{\w+\}", form)) == set(re.findall(r"\{\w+\}", source)), source
            assert form.count("&") == source.count("&"), source
            assert form.endswith("…") == source.endswith("…"), source


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_compiled_translation_is_in_step(tmp_path: Path, language: str) -> None:
    fresh = tmp_path / f"{language}.qm"
    command = [tool("pyside6-lrelease"), str(FOLDER / f"{language}.ts"), "-qm", str(fresh)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert fresh.read_bytes() == (FOLDER / f"{language}.qm").read_bytes()


def problems(root: type[Problem] = Problem) -> Iterator[type[Problem]]:
    for problem in root.__subclasses__():
        yield problem
        yield from problems(problem)


def test_every_problem_is_worded_in_german_with_the_same_names() -> None:
    for module in pkgutil.walk_packages(tracker.__path__, "tracker."):
        if module.name != "tracker.__main__":
            importlib.import_module(module.name)
    worded = wording._sentences("de")
    met = {
        problem.__name__: problem
        for problem in problems()
        if problem.__module__.startswith("tracker.") and problem.__module__ not in ON_THE_COMMAND_LINE
    }
    assert set(worded) == set(met)
    for name, problem in met.items():
        sentence = getattr(problem, "sentence", None)
        if sentence:
            assert names(worded[name]) <= names(sentence) | {"name"}, name


def names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_a_problem_nobody_worded_is_said_in_english() -> None:
    class Unheard(Problem):
        pass

    assert wording.problem(Unheard("Something new happened."), "de") == "Something new happened."
