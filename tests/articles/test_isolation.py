"""A file that hangs, crashes or floods costs itself; the next one is read as if nothing had been."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.articles.test_formats import PAGE, PLAIN, mail
from tracker.articles import reading
from tracker.articles.isolation import ReadingProcess
from tracker.articles.unreadable import NoText, NotFound, ReaderFailed, TookTooLong, TooLarge

ROOT = Path(__file__).parents[2]
MOCK = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); import runpy; "
        "runpy.run_module('tests.articles.mock_reader', run_name='__main__')"]  # fmt: skip


@pytest.fixture(scope="module")
def mock() -> Iterator[ReadingProcess]:
    with ReadingProcess(MOCK, seconds=3.0) as process:
        yield process


def order(folder: Path, words: str) -> Path:
    file = folder / "order.mock"
    file.write_text(words + " and then some more words to be read as an article")
    return file


def test_answers_are_those_of_reading_here(tmp_path: Path) -> None:
    for name, data in (("a.txt", PLAIN.encode()), ("b.html", PAGE.encode()), ("c.eml", mail().as_bytes())):
        (tmp_path / name).write_bytes(data)
    (tmp_path / "Übergänge \udcff.txt").write_text(PLAIN)
    with ReadingProcess() as process:
        for file in sorted(tmp_path.iterdir()):
            assert process.read(file) == reading.read(file)
        with pytest.raises(NotFound, match=r"gone\.txt"):
            process.read(tmp_path / "gone.txt")


def test_hang_is_killed_and_the_next_file_read(mock: ReadingProcess, tmp_path: Path) -> None:
    with pytest.raises(TookTooLong, match="3 seconds"):
        mock.read(order(tmp_path, "hang"))
    [article] = mock.read(order(tmp_path, "fine"))
    assert article.text.startswith("fine")


@pytest.mark.parametrize("way", ["crash", "leave"])
def test_death_of_the_process_is_survived(mock: ReadingProcess, tmp_path: Path, way: str) -> None:
    with pytest.raises(ReaderFailed):
        mock.read(order(tmp_path, way))
    assert mock.read(order(tmp_path, "fine"))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's memory")
def test_flood_of_memory_is_refused(mock: ReadingProcess, tmp_path: Path) -> None:
    with pytest.raises(TooLarge, match="memory"):
        mock.read(order(tmp_path, "flood"))
    assert mock.read(order(tmp_path, "fine"))


def test_what_a_library_prints_is_no_answer(mock: ReadingProcess, tmp_path: Path) -> None:
    [article] = mock.read(order(tmp_path, "babble"))
    assert article.text.startswith("babble")


@pytest.mark.parametrize("way", ["call", "break"])
def test_unforeseen_failure_and_calls_outside(mock: ReadingProcess, tmp_path: Path, way: str) -> None:
    with pytest.raises(ReaderFailed):
        mock.read(order(tmp_path, way))
    assert mock.read(order(tmp_path, "fine"))


def test_process_that_died_between_two_files_is_replaced(tmp_path: Path) -> None:
    answer = '{"reason": "NoText", "name": "a.txt", "facts": {}}'
    ready = '{"ready": true}'
    program = f"import sys; print({ready!r}, flush=True); sys.stdin.readline(); print({answer!r}, flush=True)"
    with ReadingProcess([sys.executable, "-c", program]) as process:
        for _ in range(3):
            with pytest.raises(NoText):  # never ReaderFailed, though the process ends after each answer
                process.read(tmp_path / "a.txt")
            while process.alive:
                time.sleep(0.01)


def test_closing_from_another_thread_ends_a_reading(tmp_path: Path) -> None:
    process = ReadingProcess(MOCK, seconds=600.0)
    process.start()
    mock_file = order(tmp_path, "hang")
    closing = threading.Timer(2.0, process.close)
    closing.start()
    with pytest.raises(ReaderFailed):
        process.read(mock_file)
    closing.join()
    assert process.read(order(tmp_path, "fine"))
    process.close()


@pytest.mark.parametrize(
    "answer",
    [
        "nonsense",
        "[]",
        '{"articles": []}',
        '{"articles": [{"text": 5}]}',
        '{"reason": "SystemExit", "name": "", "facts": {}}',
    ],
)
def test_forged_answers_are_refused(tmp_path: Path, answer: str) -> None:
    program = (
        f"import sys; print('{{\"ready\": true}}', flush=True); sys.stdin.readline(); print({answer!r}, flush=True)"
    )
    with ReadingProcess([sys.executable, "-c", program]) as process, pytest.raises(ReaderFailed):
        process.read(tmp_path / "a.txt")


def test_process_that_cannot_start_is_told(tmp_path: Path) -> None:
    for command in ([sys.executable, "-c", "raise SystemExit(1)"], [str(tmp_path / "missing")]):
        with ReadingProcess(command) as process, pytest.raises(ReaderFailed):
            process.read(tmp_path / "a.txt")


def test_works_from_any_folder_whatever_stands_in_it(tmp_path: Path) -> None:
    (tmp_path / "lxml.py").write_text("raise SystemExit('a file of the working folder was run')")
    (tmp_path / "a.txt").write_text(PLAIN)
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from pathlib import Path\nfrom tracker.articles.isolation import ReadingProcess\n"
        "with ReadingProcess() as process: print(process.read(Path('a.txt').absolute())[0].title)"
    )
    ran = subprocess.run([sys.executable, "-P", "-c", program], cwd=tmp_path, capture_output=True, text=True)
    assert ran.stdout.strip() == PLAIN.split("\n")[0], ran.stderr
