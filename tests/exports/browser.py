"""A headless Chromium driven through its DevTools pipe: opens a page, presses, evaluates, and lists every request."""

import base64
import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any, Self

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-extensions"),
    *("--disable-background-networking", "--disable-component-update", "--remote-debugging-pipe"),
)
_KEYS = {"Enter": ("Enter", "Enter", 13), "Escape": ("Escape", "Escape", 27), "PageDown": ("PageDown", "PageDown", 34)}
_KEYS |= {"ArrowRight": ("ArrowRight", "ArrowRight", 39), "ArrowLeft": ("ArrowLeft", "ArrowLeft", 37)}
_TEXT = {"Enter": "\r"}


def found() -> str | None:
    """Return where a Chromium is, None where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Browser:
    """One page; close it when done."""

    def __init__(
        self, folder: Path, *, wide: int = 1400, tall: int = 900, dark: bool = False, calm: bool = True
    ) -> None:
        chromium = found()
        assert chromium is not None
        read, to = os.pipe()
        back, write = os.pipe()
        command = f'exec "$0" "$@" 3<&{read} 4>&{write}'
        profile = f"--user-data-dir={folder / 'profile'}"
        size = f"--window-size={wide},{tall}"
        self._process = subprocess.Popen(
            ["bash", "-c", command, chromium, *_FLAGS, profile, size, "about:blank"],
            pass_fds=(read, write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(read)
        os.close(write)
        self._to, self._from = os.fdopen(to, "wb", buffering=0), os.fdopen(back, "rb", buffering=0)
        self._number, self._waiting = 0, b""
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self._session: str | None = None
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self._call(f"{domain}.enable")
        shape = {"width": wide, "height": tall, "deviceScaleFactor": 1, "mobile": False}
        self._call("Emulation.setDeviceMetricsOverride", **shape)
        features = [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self._call("Emulation.setEmulatedMedia", features=features)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._to.close()
        self._process.kill()
        self._process.wait()
        self._from.close()

    def _call(self, method: str, **parameters: Any) -> Any:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._to.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._waiting:
            some = os.read(self._from.fileno(), 1 << 20)
            if not some:
                raise RuntimeError("the browser is gone")
            self._waiting += some
        one, _, self._waiting = self._waiting.partition(b"\0")
        answer: dict[str, Any] = json.loads(one)
        said = answer.get("params", {})
        if answer.get("method") == "Network.requestWillBeSent":
            self.requests.append(said["request"]["url"])
        elif answer.get("method") == "Log.entryAdded":
            self.complaints.append(said["entry"]["text"])
        elif answer.get("method") == "Runtime.exceptionThrown":
            details = said["exceptionDetails"]
            self.complaints.append(details.get("exception", {}).get("description") or details["text"])
        return answer

    def open(self, path: Path) -> None:
        """Open a file and wait until it is drawn."""
        self._call("Page.navigate", url=path.as_uri())
        self.wait("document.readyState === 'complete' && document.querySelectorAll('#timeline .lane').length > 0")

    def ask(self, expression: str) -> Any:
        """Return what an expression comes to."""
        result = self._call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"])
        return result["result"].get("value")

    def wait(self, expression: str, seconds: float = 20) -> None:
        """Wait until an expression holds."""
        until = time.monotonic() + seconds
        while not self.ask(expression):
            if time.monotonic() > until:
                raise TimeoutError(expression)
            time.sleep(0.05)

    def drawn(self) -> None:
        """Wait for the next picture."""
        self.ask("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def middle(self, selector: str) -> tuple[float, float]:
        """Return the middle of the first element that a selector finds, px of the window."""
        box = self.ask(
            f"(() => {{ const box = document.querySelector({json.dumps(selector)}).getBoundingClientRect();"
            " return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )
        return float(box[0]), float(box[1])

    def mouse(self, kind: str, x: float, y: float, **more: Any) -> None:
        """Send one event of the mouse: mouseMoved, mousePressed, mouseReleased or mouseWheel."""
        self._call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def click(self, selector: str) -> None:
        """Click on the first element that a selector finds."""
        x, y = self.middle(selector)
        for kind in ("mousePressed", "mouseReleased"):
            self.mouse(kind, x, y, button="left", clickCount=1)
        self.drawn()

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Drag with the left button."""
        self.mouse("mousePressed", *start, button="left", clickCount=1)
        for part in (0.3, 0.7, 1.0):
            spot = tuple(one + (other - one) * part for one, other in zip(start, end, strict=True))
            self.mouse("mouseMoved", *spot, button="left")
        self.mouse("mouseReleased", *end, button="left", clickCount=1)
        self.drawn()

    def touch(self, kind: str, *spots: tuple[float, float]) -> None:
        """Send touchStart, touchMove or touchEnd with fingers at these spots."""
        points = [{"x": x, "y": y, "id": at} for at, (x, y) in enumerate(spots)]
        self._call("Input.dispatchTouchEvent", type=kind, touchPoints=points)

    def press(self, key: str) -> None:
        """Press a key: a letter or one of a few named ones."""
        name, code, number = _KEYS.get(key, (key, "", ord(key[0].upper())))
        text = _TEXT.get(key, key if len(key) == 1 else "")
        self._call(
            "Input.dispatchKeyEvent", type="keyDown", key=name, code=code, windowsVirtualKeyCode=number, text=text
        )
        self._call("Input.dispatchKeyEvent", type="keyUp", key=name, code=code, windowsVirtualKeyCode=number)
        self.drawn()

    def picture(self, path: Path) -> None:
        """Save what is seen."""
        path.write_bytes(base64.b64decode(self._call("Page.captureScreenshot", format="png")["data"]))
