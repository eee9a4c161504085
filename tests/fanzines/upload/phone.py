"""A phone: Chromium with a small screen, led through its own pipe, so that it opens no port."""

import base64
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

WIDTH, HEIGHT = 360, 740
_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--hide-scrollbars", "--remote-debugging-pipe"),
)
_PATIENCE = 60.0


class Phone:
    """One page; what it shows is asked of the browser, never of our own code."""

    def __init__(self, reading: int, writing: int) -> None:
        self._reading, self._writing = reading, writing
        self._left = b""
        self._count = 0
        self._session = ""
        page = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        self.ask("Page.enable")
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=WIDTH, height=HEIGHT, deviceScaleFactor=1, mobile=True,
        )  # fmt: skip

    def ask(self, method: str, **what: Any) -> dict[str, Any]:
        """One question to the browser."""
        self._count += 1
        number = self._count
        told: dict[str, Any] = {"id": number, "method": method, "params": what}
        if self._session:
            told["sessionId"] = self._session
        os.write(self._writing, json.dumps(told).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == number:
                assert "error" not in answer, answer["error"]
                return answer["result"]

    def open(self, address: str) -> None:
        """Go to an address."""
        told = self.ask("Page.navigate", url=address)
        assert not told.get("errorText"), told["errorText"]
        self.rest()

    def choose(self, file: Path) -> None:
        """Choose a file with the page's one field."""
        root = self.ask("DOM.getDocument")["root"]["nodeId"]
        field = self.ask("DOM.querySelector", nodeId=root, selector="input[type=file]")["nodeId"]
        self.ask("DOM.setFileInputFiles", files=[str(file)], nodeId=field)

    def send(self) -> None:
        """Touch the button, and wait for the page that comes of it."""
        self.run("document.documentElement.dataset.old = 1")
        x, y = self.run(
            "(r => [r.x + r.width / 2, r.y + r.height / 2])"
            "(document.querySelector('button').getBoundingClientRect())"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        self.until("!document.documentElement.dataset.old")
        self.rest()

    def run(self, script: str) -> Any:
        """What a script in the page says."""
        told = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        return told.get("result", {}).get("value")

    @property
    def text(self) -> str:
        """What stands on the page."""
        return str(self.run("document.body.innerText"))

    def until(self, script: str) -> None:
        """Wait until a script in the page says yes."""
        deadline = time.monotonic() + _PATIENCE
        while not self.run(script):
            assert time.monotonic() < deadline, f"waited in vain for {script}"
            time.sleep(0.05)

    def rest(self) -> None:
        """Wait until the page has come whole."""
        self.until("document.readyState == 'complete'")

    def picture(self, file: Path) -> Path:
        """What the phone shows."""
        file.write_bytes(base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"]))
        return file

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._left:
            piece = os.read(self._reading, 1 << 20)
            assert piece, "the browser has gone"
            self._left += piece
        line, self._left = self._left.split(b"\0", 1)
        told: dict[str, Any] = json.loads(line)
        return told


@contextmanager
def phone() -> Iterator[Phone]:
    """A phone that has never been anywhere."""
    to_browser, of_browser = os.pipe(), os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:

        def take_pipes() -> None:
            """The browser reads from descriptor 3 and writes to 4."""
            reading, writing = os.dup(to_browser[0]), os.dup(of_browser[1])
            os.dup2(reading, 3)
            os.dup2(writing, 4)

        browser = subprocess.Popen(
            ["chromium", *_FLAGS, f"--user-data-dir={profile}"],
            preexec_fn=take_pipes,
            close_fds=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield Phone(of_browser[0], to_browser[1])
        finally:
            browser.kill()
            browser.wait()
            for end in (*to_browser, *of_browser):
                os.close(end)
