"""The wall on which pictures are hung: a folder, with the dossiers that all parts of the gallery share."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.gallery import making
from tracker.desktop import language, look
from tracker.store.dossier import Dossier

LANGUAGES = ("en", "de")


class Wall:
    """Takes pictures of windows; a name becomes a file's."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        self.folder, self.scratch = folder, scratch
        self.count = 0
        folder.mkdir(parents=True, exist_ok=True)

    def speak(self, code: str, theme: str) -> None:
        """Let the application speak a language and wear a theme."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        language.speak(app, code)
        look.wear(app, theme)

    def dossier(self, count: int, code: str, *, tour: bool = False) -> Path:
        """Return a closed dossier of so many events; made once."""
        path = self.scratch / f"{code}-{count}{'-tour' if tour else ''}.dossier"
        if not path.exists():
            making.dossier(path, count, code, tour=tour).close()
        return path

    def open(self, count: int, code: str, *, tour: bool = False) -> Dossier:
        """Return such a dossier, open."""
        return Dossier.open(self.dossier(count, code, tour=tour))

    def hang(self, name: str, window: QWidget, size: tuple[int, int] | None = None, *, close: bool = True) -> None:
        """Show a window at a size and keep what it looks like."""
        if size:
            window.resize(*size)
        window.show()
        for _ in range(4):
            QApplication.processEvents()
        window.grab().save(str(self.path(name)))
        if close:
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def path(self, name: str) -> Path:
        """Return where a picture of that name belongs, and count it."""
        self.count += 1
        return self.folder / f"{name}.png"
