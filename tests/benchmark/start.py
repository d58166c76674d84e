"""How long the window takes to its first painting, beside a bare PySide6 window measured in the same run."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from typing import Any

ROUNDS = 5

_BARE = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time(), flush=True)
        QTimer.singleShot(0, app.quit)

app = QApplication([])
window = Window()
window.resize(1360, 860)
window.show()
app.exec()
"""

_OURS = """
import time
from PySide6.QtCore import QEvent, QObject, QTimer
from tracker.desktop.app import start

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.UpdateRequest:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, lambda: print(time.time(), flush=True))  # behind the painting, before what follows it
        return False

app, window = start(None)
watch = Watch()
window.installEventFilter(watch)
window.ready.connect(lambda: (print(time.time(), flush=True), window.close(), app.exit(0)))
app.exec()
"""


def run(options: Any = None) -> dict[str, Any]:
    """Return medians in seconds over five starts each, taken in turn, and their ratio.

    `ready` is when the timeline is in its place and the dossier open. Files are warm: one start of
    each goes before the measured ones.
    """
    rounds = int(getattr(options, "rounds", None) or ROUNDS)
    bare, first, ready = [], [], []
    for at in range(rounds + 1):
        (painted,) = _seconds(_BARE)
        ours = _seconds(_OURS)
        if at:
            bare.append(painted)
            first.append(ours[0])
            ready.append(ours[-1])
    return {
        "bare_window_s": round(statistics.median(bare), 3),
        "first_painting_s": round(statistics.median(first), 3),
        "ready_s": round(statistics.median(ready), 3),
        "times_bare_window": round(statistics.median(first) / statistics.median(bare), 2),
    }


def _seconds(code: str) -> list[float]:
    """Run a program that prints moments, and return them counted from its start."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"TRACKER_HOME": home}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        begun = time.time()
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment, timeout=120
        )
    return [float(line) - begun for line in done.stdout.split()]


if __name__ == "__main__":
    print(run())
