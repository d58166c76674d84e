"""The window as a whole: languages, themes, dossiers, keyboard, names for screen readers, and what it remembers."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.desktop.conftest import Driver, files
from tracker.desktop import app, commands, look
from tracker.desktop.help_window import HelpWindow, pages
from tracker.mentions.mention import Kind
from tracker.settings import Settings
from tracker.store.refusals import DossierReadOnly


def test_everything_is_there_after_closing_and_opening_again(open_window: Callable[..., Driver], article: Path) -> None:
    first = open_window()
    first.drop_files(article)
    found = first.titles()
    first.window.close()
    again = open_window()
    assert again.titles() == found
    assert again.window.timeline is not None
    assert len(again.window.timeline.marks()) == len(found)
    assert not again.window.commands["undo"].isEnabled() or "import" in again.window.commands["undo"].text()


def test_another_process_adds_articles_and_the_window_shows_them(driver: Driver, article: Path) -> None:
    dossier = driver.window.session.dossier
    assert dossier is not None
    code = (
        "import sys; from pathlib import Path; from tracker.store.dossier import Dossier;"
        "from tracker.actions.importing import import_paths;"
        "import_paths(Dossier.open(Path(sys.argv[1])), [Path(sys.argv[2])])"
    )
    subprocess.run([sys.executable, "-c", code, str(dossier.path), str(article)], check=True, timeout=60)
    driver.bot.waitUntil(lambda: len(driver.titles()) >= 2, timeout=10_000)


def test_the_language_changes_at_once_and_what_is_shown_stays(driver: Driver, article: Path) -> None:
    driver.drop_files(article)
    window = driver.window
    window.table.selectRow(0)
    chosen = window.session.selection
    window.speak("de")
    menus = [action.text() for action in window.menuBar().actions()]
    assert menus == ["&Datei", "&Bearbeiten", "&Ereignis", "&Ansicht", "&Vorführen", "&Hilfe"]
    assert window.session.selection == chosen
    assert window.table.model_.rowCount() == len(driver.titles()) >= 2
    assert "Import von 1 Artikel" in window.commands["undo"].text()
    assert window.session.settings.get("language") == "de"
    assert window.timeline is not None
    driver.bot.waitUntil(window.timeline.isVisible, timeout=3000)
    window.speak("en")
    assert window.menuBar().actions()[0].text() == "&File"
    driver.select(driver.titles()[-1])  # the new views are wired
    assert window.timeline.selection() == list(window.session.selection) != list(chosen)


def test_the_theme_changes_at_once_and_is_remembered(driver: Driver) -> None:
    window = driver.window
    light = window.palette().color(window.backgroundRole())
    window.dress("dark")
    dark = window.palette().color(window.backgroundRole())
    assert dark.lightness() < 80 < light.lightness()
    assert look.theme().dark
    assert Settings.load().get("theme") == "dark"


def test_sizes_and_places_are_remembered(open_window: Callable[..., Driver]) -> None:
    first = open_window()
    first.window.resize(900, 700)  # what the offscreen screen has room for
    first.window.splitter.setSizes([250, 300, 350])
    kept = first.window.splitter.sizes()
    first.window.close()
    again = open_window()
    assert (again.window.width(), again.window.height()) == (900, 700)
    assert all(abs(one - other) <= 2 for one, other in zip(again.window.splitter.sizes(), kept, strict=True))


def test_recent_dossiers_can_be_opened_again(driver: Driver, article: Path, tmp_path: Path) -> None:
    driver.drop_files(article)
    found = driver.titles()
    window = driver.window
    window.deeds.dossiers.open(tmp_path / "other.dossier")
    assert driver.titles() == []
    assert window.windowTitle().startswith("other")
    window.menus.recent.aboutToShow.emit()
    entry = next(action for action in window.menus.recent.actions() if action.text() == "talks")
    entry.trigger()
    assert driver.titles() == found


@pytest.mark.parametrize(
    ("content", "said"), [(b"no database at all, only words\n" * 20, "not a dossier"), (None, "cannot be made")]
)
def test_what_cannot_be_opened_is_said_and_the_open_dossier_stays(
    driver: Driver, tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "notes.dossier"
    if content is None:
        path = tmp_path / "file" / "new.dossier"
        (tmp_path / "file").write_text("a file where a folder is needed")
        said = ""
    else:
        path.write_bytes(content)
    before = driver.window.session.dossier
    driver.window.deeds.dossiers.open(path)
    assert driver.window.session.dossier is before
    assert driver.window.message.isVisible()
    assert said in driver.window.message.text
    if content is not None:
        assert path.read_bytes() == content


def test_a_dossier_that_cannot_be_opened_at_the_start_leaves_a_window_that_says_what_to_do(
    open_window: Callable[..., Driver], article: Path, tmp_path: Path
) -> None:
    driver = open_window("nowhere/talks.dossier")
    assert "no folder" in driver.window.message.text
    assert "No dossier is open" in driver.window.pages.currentWidget().text()  # type: ignore[attr-defined]
    assert not (tmp_path / "nowhere").exists()
    assert not driver.drag(files(article))
    driver.window.deeds.dossiers.open(tmp_path / "new.dossier")
    assert driver.drag(files(article))
    driver.drop_files(article)
    assert driver.titles()


def test_a_problem_is_said_in_german(open_window: Callable[..., Driver], tmp_path: Path) -> None:
    driver = open_window(language="de")
    path = tmp_path / "notizen.dossier"
    path.write_bytes(b"kein Dossier " * 100)
    driver.window.deeds.dossiers.open(path)
    assert (
        driver.window.message.text == "notizen.dossier ist kein Dossier dieses Programms; die Datei blieb, wie sie war."
    )


def test_the_keyboard_alone_reaches_every_part(driver: Driver, article: Path) -> None:
    driver.drop_files(article)
    window = driver.window
    window.table.setFocus()
    reached: set[QWidget] = set()
    for _ in range(80):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert {window.articles.list, window.timeline, window.table, window.filter.words, window.detail.source} <= reached


def test_the_arrows_walk_through_the_table_and_enter_opens(driver: Driver, article: Path) -> None:
    driver.drop_files(article)
    window = driver.window
    window.table.setFocus()
    window.table.selectRow(0)
    QTest.keyClick(window.table, Qt.Key.Key_Down)
    assert window.session.selection == (window.table.model_.stored(1).id,)
    QTest.keyClick(window.table, Qt.Key.Key_Return)
    driver.bot.waitUntil(window.detail.card.title.hasFocus)


@pytest.mark.parametrize("language", ["en", "de"])
def test_whatever_takes_the_focus_has_a_name_for_screen_readers(
    open_window: Callable[..., Driver], article: Path, language: str
) -> None:
    driver = open_window(language=language)
    driver.drop_files(article)
    driver.window.table.selectRow(0)
    nameless = [
        part
        for part in driver.window.findChildren(QWidget)
        if part.window() is driver.window  # the lists that combo boxes drop down bear their name
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (part.accessibleName() or getattr(part, "text", lambda: "")())
        and not part.objectName().startswith("qt_")
    ]
    assert nameless == []


def test_no_two_commands_share_a_key(driver: Driver) -> None:
    taken: dict[str, str] = {}
    for name, action in driver.window.commands.items():
        for keys in action.shortcuts():
            text = keys.toString(QKeySequence.SequenceFormat.PortableText)
            assert taken.setdefault(text, name) == name, text
    assert set(driver.window.commands) == set(commands.COMMANDS)


def test_f1_shows_the_help_in_the_interfaces_language(open_window: Callable[..., Driver]) -> None:
    driver = open_window(language="de")
    QTest.keyClick(driver.window, Qt.Key.Key_F1)
    help_ = driver.window.findChild(HelpWindow)
    assert help_ is not None
    assert help_.list.count() == len(pages("de")) == len(pages("en"))
    assert "Erste Schritte" in help_.text.toPlainText()
    help_.close()


def test_an_unforeseen_error_is_said_and_the_window_goes_on(driver: Driver, capsys: pytest.CaptureFixture[str]) -> None:
    error = RuntimeError("boom")
    driver.window.catch(type(error), error, None)
    assert "boom" in driver.window.message.text
    assert "RuntimeError" in capsys.readouterr().err
    problem = DossierReadOnly(Path("/somewhere/talks.dossier"))
    driver.window.catch(type(problem), problem, None)
    assert driver.window.message.text == str(problem)
    assert capsys.readouterr().err == ""


def test_the_samples_without_a_display_become_two_pictures(tmp_path: Path) -> None:
    environment = {
        key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    environment["TMPDIR"] = str(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", "from tracker.desktop.app import run; raise SystemExit(run(None, sample=True))"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0].startswith("There is no display")
    (folder,) = tmp_path.glob("negotiation-tracker-*")
    for name in ("window.png", "timeline.png"):
        assert (folder / name).read_bytes().startswith(b"\x89PNG")
    assert list(folder.glob("*.dossier"))


def test_without_a_display_a_window_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    if sys.platform.startswith("linux"):
        with pytest.raises(app.NoDisplay, match="no display"):
            app.run(None)


def test_a_library_that_the_system_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr(app, "X11", ("libdoes-not-exist.so.7",))
    with pytest.raises(ImportError, match=r"libdoes-not-exist\.so\.7"):
        app.require_libraries()


def test_the_settings_file_is_plain_json(driver: Driver) -> None:
    driver.window.close()
    settings = json.loads(Settings.load().path.read_text(encoding="utf-8"))
    assert settings["recent"][0].endswith("talks.dossier")


def test_a_filter_that_lets_nothing_through_offers_the_way_out(driver: Driver, article: Path) -> None:
    driver.drop_files(article)
    had = driver.titles()
    driver.window.filter.words.setText("nothing like this")
    driver.bot.waitUntil(lambda: not driver.titles())
    assert driver.window.none.button.isVisible()
    driver.window.none.button.click()
    driver.bot.waitUntil(lambda: driver.titles() == had)


def test_switches_of_kinds_have_names_and_show_them_where_there_is_room(driver: Driver, article: Path) -> None:
    driver.drop_files(article)
    button = driver.window.filter.kind_button(Kind.DEADLINE)
    assert "Deadline" in button.toolTip() == button.accessibleName()
    driver.window.resize(1000, 700)
    QApplication.processEvents()
    assert button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    driver.window.resize(1900, 700)
    QApplication.processEvents()
    assert button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
