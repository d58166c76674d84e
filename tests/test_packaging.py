"""The wheel: what the program shows and knows travels in it, what is only for us does not."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q", "-w", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    return zipfile.ZipFile(wheel).namelist()


@pytest.mark.parametrize("folder", ["data/languages/de", "data/languages/en", "data/samples", "resources/themes"])
def test_data_and_resources_travel(names: list[str], folder: str) -> None:
    shipped = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    assert shipped
    for path in shipped:
        assert f"tracker/{path.relative_to(ROOT).as_posix()}" in names


def test_what_is_only_for_us_stays_at_home(names: list[str]) -> None:
    assert not [name for name in names if "benchmark" in name or name.startswith("tests/") or name.endswith((".ts", "README.md"))]


def test_an_installed_program_finds_its_data(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-build-isolation", "-q", "-t", str(tmp_path), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    code = "from tracker import paths; print((paths.data() / 'languages' / 'de').is_dir(), paths.data())"
    seen = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert seen.stdout.split()[0] == "True", seen.stderr
    assert Path(seen.stdout.split()[1]).is_relative_to(tmp_path)
