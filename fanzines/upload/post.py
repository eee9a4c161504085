"""The app's side of the upload server: switched on for one maker, and gone when she has gone."""

import base64
import hashlib
import json
import os
import secrets
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO, Final

from fanzines.photos import PhotoRefused, TakenPhoto, take_in
from fanzines.upload.site import PATH
from fanzines.upload.wire import SECONDS, Kind, Opening, PageWords, as_line, receive

SECRET_BYTES: Final = 24
_ROOT: Final = Path(__file__).parents[2]
_LAST_WORDS: Final = 0.5
"""Seconds that a process which was killed is waited for."""
_NEEDED: Final = ("SYSTEMROOT", "LD_LIBRARY_PATH")
"""What Python itself may not start without; nothing else of the app's surroundings is handed on."""


class PostState(StrEnum):
    """`over`: all photos have come, or time was up. `no-network`: no phone can reach this machine."""

    OFF = "off"
    STARTING = "starting"
    OPEN = "open"
    OVER = "over"
    NO_NETWORK = "no-network"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class News:
    """What has happened since: a photo that came, or why one was refused, as a word or a `PhotoRefused`."""

    kind: Kind
    photo: TakenPhoto | None = None
    refused: PhotoRefused | None = None
    word: bytes = b""


class PhonePost:
    """Off until `start`. Everything is for the screen's own thread and returns at once.

    `host` is empty for the machine's own private address.
    """

    def __init__(self, host: str = "") -> None:
        self.host = host
        self._giving: Giving | None = None

    @property
    def state(self) -> PostState:
        """What it is doing; how it ended lasts until the next `start` or `stop`."""
        return self._giving.state if self._giving else PostState.OFF

    @property
    def address(self) -> str:
        """What the code holds while it is open, else empty."""
        return self._giving.address if self._giving and self.state is PostState.OPEN else ""

    @property
    def left(self) -> float:
        """The part of its time that is left, from 1 to 0."""
        if self._giving is None or self.state is not PostState.OPEN:
            return 0.0
        return min(1.0, max(0.0, (self._giving.until - time.monotonic()) / self._giving.seconds))

    def start(self, words: PageWords, seconds: float = SECONDS) -> None:
        """Open one new address for so long. OSError when no process can be started."""
        self.stop()
        self._giving = Giving(words, self.host, seconds)

    def stay(self) -> None:
        """As much time again from now on as there was at first."""
        if self._giving:
            self._giving.stay()

    def news(self) -> list[News]:
        """What has happened since this was asked last."""
        return self._giving.take_news() if self._giving else []

    def stop(self) -> None:
        """The process is gone, the address is dead, and nothing more comes of it."""
        giving, self._giving = self._giving, None
        if giving:
            giving.end()


class Giving:
    """One address from its beginning to its end. The secret in it is made here and told to nobody."""

    def __init__(self, words: PageWords, host: str, seconds: float) -> None:
        self.state = PostState.STARTING
        self.address = ""
        self.seconds, self.until = seconds, time.monotonic() + seconds
        self._secret = base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode().rstrip("=")
        self._news: deque[News] = deque()
        self._telling = threading.Lock()
        self._ended = False
        self._folder = tempfile.mkdtemp(prefix="phone-")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "fanzines.upload.serve"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
            env=_surroundings(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        digest = hashlib.sha256(self._secret.encode()).hexdigest()
        self._tell(as_line(Opening(digest, words, host, seconds=seconds)))
        threading.Thread(target=self._listen, name="phone post", daemon=True).start()

    def stay(self) -> None:
        """As much time again."""
        if self.state is PostState.OPEN:
            self.until = time.monotonic() + self.seconds
            self._tell(as_line({"longer": self.seconds}))

    def take_news(self) -> list[News]:
        """What has come, each once."""
        taken = []
        with suppress(IndexError):
            while True:
                taken.append(self._news.popleft())
        return taken

    def end(self) -> None:
        """Kill it, and forget what came."""
        self._ended = True
        self._process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_LAST_WORDS)
        self._close()
        self._news.clear()

    def _close(self) -> None:
        assert self._process.stdin is not None
        with self._telling, suppress(OSError):
            self._process.stdin.close()
        self._leave_no_folder()

    def _leave_no_folder(self) -> None:
        with suppress(OSError):
            Path(self._folder).rmdir()

    def _tell(self, line: bytes) -> None:
        assert self._process.stdin is not None
        with self._telling, suppress(OSError, ValueError):  # it has just ended
            self._process.stdin.write(line)
            self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as pipe, suppress(OSError, ValueError):
            self._hear_all(pipe)
        self._process.wait()
        self._close()
        if self.state in (PostState.STARTING, PostState.OPEN):
            self.state = PostState.FAILED

    def _hear_all(self, pipe: IO[bytes]) -> None:
        while (told := receive(pipe)) is not None:
            self._hear(*told)

    def _hear(self, kind: Kind, body: bytes) -> None:
        match kind:
            case Kind.READY:
                host, port = json.loads(body)
                self.address = f"HTTP://{host}:{port}{PATH}{self._secret}"
                self.state = PostState.OPEN
                self._leave_no_folder()  # a process may stand in a folder that is gone; not on Windows
            case Kind.PHOTO:
                self._judge(body)
            case Kind.OVER:
                self.state = PostState.OVER
            case Kind.NO_NETWORK:
                self.state = PostState.NO_NETWORK
            case _:
                self._report(News(kind, word=body))

    def _judge(self, data: bytes) -> None:
        """Have the photo decoded apart, and tell the phone what came of it."""
        try:
            taken = take_in(data)
        except PhotoRefused as refused:
            self._report(News(Kind.REFUSED, refused=refused))
            self._tell(as_line({"kept": False}))
        else:
            self._report(News(Kind.PHOTO, photo=taken))
            self._tell(as_line({"kept": True}))

    def _report(self, news: News) -> None:
        if not self._ended:
            self._news.append(news)


def _surroundings() -> dict[str, str]:
    given = {name: os.environ[name] for name in _NEEDED if name in os.environ}
    return given | {
        "PYTHONPATH": str(_ROOT),
        "PYTHONSAFEPATH": "1",
        "PYTHONNOUSERSITE": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
