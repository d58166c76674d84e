"""Settings survive crashes, broken files and other windows."""

import json
from pathlib import Path

import pytest

from tracker import settings
from tracker.settings import TABLE, Settings


def test_what_was_never_set_has_its_default() -> None:
    kept = Settings.load()
    assert {key: kept.get(key) for key in TABLE} == {key: setting.default for key, setting in TABLE.items()}


def test_a_value_is_there_after_loading_again() -> None:
    Settings.load().set("theme", "dark")
    assert Settings.load().get("theme") == "dark"


@pytest.mark.parametrize("content", ["", "{", "[1, 2]", '"theme"', "\x00\x01"])
def test_a_broken_file_counts_as_none_and_is_written_anew(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content)
    kept = Settings.load(path)
    assert kept.get("language") == "system"
    kept.set("language", "de")
    assert json.loads(path.read_text())["language"] == "de"


@pytest.mark.parametrize(("key", "value"), [("theme", "pink"), ("theme", 3), ("wheel_zooms", 1), ("recent", "a")])
def test_a_value_that_does_not_fit_is_refused_and_ignored_in_the_file(tmp_path: Path, key: str, value: object) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({key: value}))
    kept = Settings.load(path)
    assert kept.get(key) == TABLE[key].default
    with pytest.raises(ValueError, match="is not a value"):
        kept.set(key, value)
    with pytest.raises(KeyError):
        kept.set("colour of the moon", 1)


def test_two_windows_do_not_undo_each_others_settings() -> None:
    one, other = Settings.load(), Settings.load()
    one.set("theme", "dark")
    other.set("language", "de")
    assert (Settings.load().get("theme"), Settings.load().get("language")) == ("dark", "de")


def test_a_failed_write_leaves_the_old_file_and_no_rubbish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    kept = Settings.load(path)
    kept.set("theme", "dark")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(settings.os, "fsync", full)
    kept.set("theme", "light")
    assert kept.get("theme") == "light"
    assert json.loads(path.read_text())["theme"] == "dark"
    assert list(tmp_path.iterdir()) == [path]


def test_recent_dossiers_stand_newest_first_once_each_and_only_those_that_exist(tmp_path: Path) -> None:
    kept = Settings.load()
    names = [tmp_path / f"{number}.dossier" for number in range(settings.RECENT + 3)]
    for path in names:
        path.touch()
        kept.remember(path)
    kept.remember(names[-3])
    assert kept.recent()[:2] == [names[-3], names[-1]]
    assert len(kept.recent()) == settings.RECENT
    names[-1].unlink()
    assert names[-1] not in kept.recent()
