"""Drops and pastes: what they hold, and what would happen to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from tracker.desktop import icons, look
from tracker.desktop.counted import counted

translate = QCoreApplication.translate
SHORTEST = 20  # characters of text that can be an article; less is a slip of the hand


@dataclass(frozen=True, slots=True)
class Offer:
    """What a drop or the clipboard holds for us: files and folders, or else a selection."""

    files: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()
    unreadable: tuple[Path, ...] = ()  # files of a kind that is not read
    html: str | None = None
    text: str | None = None
    url: str | None = None

    @property
    def paths(self) -> list[Path]:
        """Everything to import, the unreadable too: the list says of each what is wrong."""
        return [*self.folders, *self.files, *self.unreadable]

    def __bool__(self) -> bool:
        return bool(self.files or self.folders or self.html or self.text)

    def words(self) -> str:
        """Say what will happen: "Import 3 files and 1 folder"."""
        if not self.files and not self.folders:
            return translate("drops", "Import the selected text as an article")
        files = counted.files(len(self.files)) if self.files else ""
        folders = counted.folders(len(self.folders)) if self.folders else ""
        both = translate("drops", "{files} and {folders}").format(files=files, folders=folders)
        return translate("drops", "Import {what}").format(what=both if files and folders else files or folders)

    def beside(self) -> str:
        """Say what cannot be taken, nothing if all can."""
        if not self.unreadable or not (self.files or self.folders):
            return ""
        return counted.unreadable(len(self.unreadable))


def offer(data: QMimeData | None) -> Offer:
    """Return what is in a drop or on the clipboard; an empty offer is refused with the cursor."""
    if data is None:
        return Offer()
    local = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if local:
        return of_paths(local)
    html = data.html() if data.hasHtml() else None
    text = data.text() if data.hasText() else None
    links = [url.toString() for url in data.urls() if url.scheme() in {"http", "https"}]
    if html is None and (text is None or len(text.strip()) < SHORTEST or text.strip() in links):
        return Offer()  # a link alone is no article, and nothing is fetched from the net
    return Offer(html=html, text=text, url=links[0] if links else None)


def of_paths(paths: list[Path]) -> Offer:
    """Return what importing these paths means."""
    from tracker.articles.reading import READERS

    folders = tuple(path for path in paths if path.is_dir())
    others = [path for path in paths if path not in folders]
    files = tuple(path for path in others if path.suffix.lower() in READERS)
    return Offer(
        files=files, folders=folders, unreadable=tuple(path for path in others if path.suffix.lower() not in READERS)
    )


class DropOverlay(QWidget):
    """Lies over the whole window while something hovers above it, and says what dropping it does."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.offer = Offer()
        parent.installEventFilter(self)
        self.hide()

    def announce(self, offer: Offer) -> None:
        """Show what would happen."""
        self.offer = offer
        self.setGeometry(self._window.rect())
        self.setAccessibleName(offer.words())
        self.show()
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: object) -> bool:  # noqa: ARG002
        if watched is self._window and self.isVisible():
            self.setGeometry(self._window.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(look.colour("paper"))
        veil.setAlpha(245)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(18, 18, -18, -18)
        pen = QPen(look.colour("accent"), 2.5, Qt.PenStyle.DashLine)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(frame, 18, 18)
        middle = frame.center()
        icons.paint(painter, "import", look.colour("accent"), QRectF(middle.x() - 32, middle.y() - 92, 64, 64))
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.9)
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(look.colour("ink"))
        line = QRectF(frame.left(), middle.y() - 14, frame.width(), 44)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self.offer.words())
        painter.setFont(self.font())
        painter.setPen(look.colour("warning"))
        painter.drawText(line.translated(0, 38), Qt.AlignmentFlag.AlignCenter, self.offer.beside())
