"""The house rules: style, types, who imports whom, file lengths, and the map that tells of the rooms."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "tracker").rglob("*.py"))
ROOMS = sorted(path.name for path in (ROOT / "tracker").iterdir() if (path / "__init__.py").exists())


def run(*command: str) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def test_ruff_finds_nothing() -> None:
    run("ruff", "check", "tracker", "tests")


def test_the_code_is_formatted() -> None:
    run("ruff", "format", "--check", "tracker", "tests")


def test_mypy_finds_nothing() -> None:
    run("mypy")


def test_rooms_import_only_what_they_may() -> None:
    code = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_says_what_it_is_for_and_stays_short(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") < 500
    assert ast.get_docstring(ast.parse(text)), "the first line says what the file is for"


def test_the_map_names_every_room() -> None:
    tree = re.search(r"```\ntracker/\n(.*?)```", (ROOT / "tracker" / "README.md").read_text("utf-8"), re.DOTALL)
    assert tree, "tracker/README.md draws the rooms"
    named = set(re.findall(r"^  (\w+)/", tree.group(1), re.MULTILINE))
    assert named == set(ROOMS)


def test_each_dependency_says_what_it_is_for() -> None:
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    start = lines.index("dependencies = [")
    block = lines[start + 1 : lines.index("]", start)]
    for before, line in zip(["", *block], block, strict=False):
        if line.strip().startswith('"'):
            assert "#" in line or before.strip().startswith("#"), line


def test_the_lock_pins_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pinned = set(re.findall(r"^([A-Za-z0-9._-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE))
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = {name for line in wanted for name in re.findall(r"^[A-Za-z0-9._-]+", line)}
    assert {canonical(name) for name in names} <= {canonical(name) for name in pinned}


def canonical(name: str) -> str:
    """Return a project's name as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_only_expected_things_stand_at_the_top() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    top = {line.split("/")[0] for line in listed.splitlines()}
    allowed = {"tracker", "resources", "data", "tests", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"}
    assert {name for name in top if not name.startswith(".")} <= allowed | {"requirements.lock"}
