"""A window that nobody watches is drawn seldom: without a graphics chip drawing is much of the work."""

import time
from typing import Any, Final

SELDOM: Final = 0.2
"""Seconds from one picture to the next."""
_DRAWING: Final = ("on_draw", "on_flip")


class Unwatched:
    """Stands before the window's events: what changed meanwhile waits for the next picture's time."""

    def __init__(self, window: Any, seconds: float = SELDOM) -> None:
        self._tell = window.dispatch
        self._seconds = seconds
        self._due = 0.0
        self._drawing = True
        window.dispatch = self._pass_on

    def draw_now(self) -> None:
        """Somebody looks: the next picture does not wait."""
        self._due = 0.0

    def _pass_on(self, event: str, *about: Any) -> Any:
        if event == "on_draw":
            now = time.monotonic()
            self._drawing = now >= self._due
            if self._drawing:
                self._due = now + self._seconds
        if event in _DRAWING and not self._drawing:
            return None
        return self._tell(event, *about)
