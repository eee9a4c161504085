"""Somebody who reads a show while it is published anew: from its folder, and from the server of the room."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.error import HTTPError
from urllib.request import urlopen

from exhibitions.room.server import RoomServer
from exhibitions.room.stories import ROOT
from exhibitions.show.folder import current_version
from exhibitions.show.manifest import ShowDamaged, digest
from exhibitions.show.reading import Show, open_show

_SERVED: Final = (200, 404, 410, 503)
_PAUSE: Final = 0.05  # seconds between two pages, as the pace of the server's gate asks


class Reader:
    """Counts what was read; `wrong` says what was not whole."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._room = RoomServer(place, host="127.0.0.1", port=0)
        self._known: set[str] = set()
        self.wrong: list[str] = []
        self.served = 0

    @contextmanager
    def serving(self) -> Iterator[None]:
        """The server runs from here on, through every kill."""
        self._room.start()
        assert self._room.wait(60) == "ready", self._room.problem
        try:
            yield
        finally:
            self._room.stop()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read on until the end of the block, and once more after it."""
        stop = threading.Event()
        thread = threading.Thread(target=self._read_until, args=(stop,))
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()
            self._read()

    def _read_until(self, stop: threading.Event) -> None:
        try:
            while not stop.is_set():
                self._read()
        except Exception as error:
            self.wrong.append(f"the reader could not go on: {error!r}")

    def _read(self) -> None:
        show = self._open()
        for name in sorted(show.files) if show else ():
            if show and name.startswith(f"{ROOT}S/"):
                self._fetch(show, name.removeprefix(ROOT))

    def _open(self) -> Show | None:
        """The show; None when it was replaced by another meanwhile, or is wrong."""
        before = current_version(self._place)
        try:
            show = open_show(self._place)
        except (ShowDamaged, OSError) as damage:
            if current_version(self._place) == before:
                self.wrong.append(f"the show did not open: {damage}")
            return None
        self._known |= set(show.files.values())
        return show

    def _fetch(self, show: Show, page: str) -> None:
        time.sleep(_PAUSE)
        try:
            with urlopen(f"{self._room.here}/{page}", timeout=60) as answer:
                status, body = answer.status, answer.read()
        except HTTPError as refused:
            status, body = refused.code, b""
        self.served += 1
        if status not in _SERVED:
            self.wrong.append(f"the server answered {status} for {page}")
        elif body and not self._knows(body):
            self.wrong.append(f"the server gave out a part of {page}")
        elif status == 503 and current_version(self._place) == show.folder:
            self.wrong.append("the server rests although a show is there")

    def _knows(self, body: bytes) -> bool:
        """Whether it is a whole file of a show, of the newest one perhaps."""
        if digest(body) not in self._known:
            while self._open() is None and not self.wrong:
                time.sleep(_PAUSE)
        return digest(body) in self._known
