"""Which files a drop of files and folders means."""

from pathlib import Path

import pytest

from tracker.articles import gathering


def tree(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("words")


def found(root: Path, *paths: Path) -> list[str]:
    return [file.relative_to(root).as_posix() for file in gathering.files(paths or [root])]


def test_folders_give_what_can_be_read_in_order(tmp_path: Path) -> None:
    tree(tmp_path, "b.txt", "a.PDF", "sub/c.docx", "picture.png", "~$c.docx", ".hidden.txt", ".git/x.txt", "sub/d.eml")
    assert found(tmp_path) == ["a.PDF", "b.txt", "sub/c.docx", "sub/d.eml"]


def test_single_files_are_always_meant(tmp_path: Path) -> None:
    tree(tmp_path, "picture.png", ".hidden.txt")
    assert found(tmp_path, tmp_path / "picture.png", tmp_path / ".hidden.txt", tmp_path / "gone.txt") == [
        "picture.png",
        ".hidden.txt",
        "gone.txt",
    ]


@pytest.mark.parametrize("folder", ["Talks_files", "Talks-Dateien", "Talks_fichiers", "Talks.files"])
def test_companions_of_saved_pages_are_left_out(tmp_path: Path, folder: str) -> None:
    tree(tmp_path, "Talks.html", f"{folder}/ad.html", "Talks in Vienna/a.txt")
    assert found(tmp_path) == ["Talks.html", "Talks in Vienna/a.txt"]


def test_each_file_comes_once(tmp_path: Path) -> None:
    tree(tmp_path, "sub/a.txt")
    assert found(tmp_path, tmp_path / "sub" / "a.txt", tmp_path, tmp_path / "sub") == ["sub/a.txt"]


def test_links_in_circles_end(tmp_path: Path) -> None:
    tree(tmp_path, "sub/a.txt")
    try:
        (tmp_path / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("links are not allowed here")
    assert found(tmp_path) == ["sub/a.txt"]


def test_no_path_no_file() -> None:
    assert list(gathering.files([])) == []
