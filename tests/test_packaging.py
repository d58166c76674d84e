"""The wheel: what the program shows and knows travels in it, what is only for us does not."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def pip(verb: str, *words: str) -> None:
    """Run pip on this checkout as it stands, with the build tools that are installed."""
    command = [sys.executable, "-m", "pip", verb, "--no-deps", "--no-build-isolation", "-q", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "-w", str(folder), str(ROOT))
    (wheel,) = folder.glob("*.whl")
    return zipfile.ZipFile(wheel).namelist()


@pytest.mark.parametrize("folder", ["data/languages/de", "data/languages/en", "data/samples", "resources/themes"])
def test_data_and_resources_travel(names: list[str], folder: str) -> None:
    shipped = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    assert shipped
    for path in shipped:
        assert f"tracker/{path.relative_to(ROOT).as_posix()}" in names


def test_what_is_only_for_us_stays_at_home(names: list[str]) -> None:
    ours = ("benchmark/", "tests/", "translations/de.ts", "tracker/README.md")
    assert not [name for name in names if any(part in name for part in ours)]


def test_an_installed_program_finds_its_data(tmp_path: Path) -> None:
    pip("install", "-t", str(tmp_path), str(ROOT))
    code = "from tracker import paths; print((paths.data() / 'languages' / 'de').is_dir(), paths.data())"
    command, home = [sys.executable, "-c", code], {"PYTHONPATH": str(tmp_path)}
    seen = subprocess.run(command, cwd=tmp_path, env=home, capture_output=True, text=True, check=False)
    assert seen.stdout.split()[0] == "True", seen.stderr
    assert Path(seen.stdout.split()[1]).is_relative_to(tmp_path)
