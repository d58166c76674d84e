"""Render every theme, size and state into a folder, to be looked at picture by picture.

    python -m tests.gallery FOLDER [PART ...]

Parts are timelines, windows, presented and pages; all of them if none is named. Pages need a Chromium.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_home = tempfile.mkdtemp(prefix="gallery-")
os.environ["TRACKER_HOME"] = _home  # nobody's settings change how the pictures look

from PySide6.QtWidgets import QApplication  # noqa: E402  the platform is chosen above

from tests.gallery import pages, presented, timelines, windows  # noqa: E402
from tests.gallery.wall import Wall  # noqa: E402

PARTS = {"timelines": timelines.hang, "windows": windows.hang, "presented": presented.hang, "pages": pages.hang}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description="Render what the program shows.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no part {', '.join(sorted(unknown))}; choose from {', '.join(PARTS)}")
    app = QApplication([])
    wall = Wall(asked.folder, Path(_home))
    for part in asked.parts or PARTS:
        PARTS[part](wall)
        app.processEvents()
    print(f"{wall.count} pictures in {asked.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
