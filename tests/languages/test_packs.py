"""Packs are found, the user's win file by file, and broken ones are told in plain words."""

import pytest

from tracker.languages import packs


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path))
    return tmp_path


def write(home, code, name, text):
    folder = home / "languages" / code
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_what_no_folder_has_is_empty(home):
    assert packs.table("xx", "dates") == {}


def test_the_users_table_wins_and_the_others_stay(home):
    shipped = packs.table("de", "dates")
    assert shipped
    write(home, "de", "dates", "mine = true")
    assert packs.table("de", "dates") == {"mine": True}
    assert packs.table("en", "dates")


def test_a_new_language_is_a_folder(home):
    assert "eo" not in packs.codes()
    write(home, "eo", "dates", "x = 1")
    assert "eo" in packs.codes()
    assert {"de", "en", "es", "fr", "ru", "uk"} <= set(packs.codes())


def test_an_edited_table_is_read_again(home):
    import os

    path = write(home, "eo", "dates", "x = 1")
    assert packs.table("eo", "dates") == {"x": 1}
    write(home, "eo", "dates", "x = 2")
    os.utime(path, ns=(1, 1))
    assert packs.table("eo", "dates") == {"x": 2}


@pytest.mark.parametrize(("content", "told"), [("x = 1\ny = = 2\n", "line 2"), (b"x = '\xff'", "not UTF-8")])
def test_a_broken_table_is_told_with_its_place(home, content, told):
    path = write(home, "de", "dates", content)
    with pytest.raises(packs.PackError) as caught:
        packs.table("de", "dates")
    assert caught.value.path == path
    assert "de/dates.toml" in str(caught.value)
    assert told in str(caught.value)
