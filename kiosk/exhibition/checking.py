"""Looks through every file of the show beside the screen, so slowly that nobody notices."""

import threading
import time
from collections.abc import Callable
from typing import Final

from kivy.clock import Clock

from exhibitions.show.manifest import ShowDamaged, check_names
from exhibitions.show.reading import Show

_FIRST: Final = 3.0
"""Seconds in which whoever opened the wall has it for herself."""
_BETWEEN: Final = 0.004
"""Seconds of rest after each file: of a show of a thousand fanzines all are looked through in two minutes."""
_SERVED: Final = "site/"
"""What the server of the room looks through itself, file by file as it hands them out."""


class Checking:
    """`damaged` is told the first file that is not what was published. While it is `held` nothing is read."""

    def __init__(self, damaged: Callable[[str], None]) -> None:
        self._damaged = damaged
        self._round = 0
        self.held = False

    def begin(self, show: Show) -> None:
        """Look through this show instead of any other."""
        self._round += 1
        # Nobody waits for it: neither another show nor the end of the app.
        threading.Thread(target=self._go, args=(show, self._round), name="check", daemon=True).start()

    def cancel(self) -> None:
        """Nobody asks any more."""
        self._round += 1

    def _go(self, show: Show, this: int) -> None:
        found = self._look(show, this)
        if found:
            Clock.schedule_once(lambda _dt: self._tell(found, this))

    def _look(self, show: Show, this: int) -> str:
        self._rest(_FIRST, this)
        try:
            check_names(show.folder, show.files)
        except ShowDamaged as problem:
            return problem.file
        for name in show.files:
            if this != self._round:
                return ""
            if not name.startswith(_SERVED):
                try:
                    show.read(show.folder / name)
                except ShowDamaged as problem:
                    return problem.file
                time.sleep(_BETWEEN)
            while self.held and this == self._round:
                time.sleep(_BETWEEN * 10)
        return ""

    def _rest(self, seconds: float, this: int) -> None:
        until = time.monotonic() + seconds
        while this == self._round and time.monotonic() < until:
            time.sleep(_BETWEEN * 10)

    def _tell(self, found: str, this: int) -> None:
        if this == self._round:
            self._damaged(found)
