"""The import that runs, in the status bar: how far it is, and a button to stop it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from tracker.desktop import look
from tracker.desktop.background import Import

TELLING = 40  # ms: a progress bar paints the window at once, which is not to be part of storing an article


class ImportBar(QWidget):
    """Hidden while nothing is imported."""

    cancel = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedWidth(180)
        self.bar.setAccessibleName(self.tr("Progress of the import"))
        self.stop = look.tool("quiet", tip=self.tr("Stop importing; what was read stays"), size=16)
        self.stop.setText(self.tr("Stop"))
        self.stop.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.stop.clicked.connect(self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(10)
        for widget in (self._words, self.bar, self.stop):
            row.addWidget(widget)
        self._known = (0, 0, "")
        self._telling = QTimer(self, singleShot=True, interval=TELLING)
        self._telling.timeout.connect(self._tell)
        self.hide()

    def follow(self, running: Import) -> None:
        """Show an import from its beginning to its end."""
        self._words.setText(running.title)
        self.bar.setRange(0, 0)  # moves to and fro until the files are counted
        self.stop.setIcon(look.icon("close"))
        self.show()
        running.progress.connect(self._progress)
        running.finished.connect(self.hide)

    def _progress(self, done: int, of: int, name: str) -> None:
        self._known = (done, of, name)
        if not self._telling.isActive():
            self._telling.start()

    def _tell(self) -> None:
        done, of, name = self._known
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        text = self.tr("{done} of {all}").format(done=done, all=of) + (f"  ·  {name}" if name else "")
        self._words.setText(QFontMetrics(self.font()).elidedText(text, look.ELIDE, 360))
