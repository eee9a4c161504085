"""Input as fresh as the frame that shows it.

Kivy sleeps, hands out input, draws, and only then asks SDL what is new: what happens while it sleeps
waits for the next frame. Asking once more just before input is handed out brings the pixel closer to
the pointer: by 7 ms in the median of nine alternating pairs of runs with tests/benchmarks, eight of them
faster (software GL, 120 frames a second, a busy machine; 23 ms and 18 ms in one pair at rest).
"""

from collections.abc import Callable
from typing import Any

from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.input.provider import MotionEventProvider

LOOKS_A_SECOND = 1000.0
_calm = Clock._max_fps


class _Ask:
    """Ask SDL for what is new, but not in the midst of asking: later input would overtake earlier."""

    def __init__(self, ask: Callable[[], None]) -> None:
        self._ask = ask
        self._asking = False

    def __call__(self) -> None:
        if self._asking:
            return
        self._asking = True
        try:
            self._ask()
        finally:
            self._asking = False


class _Fresh(MotionEventProvider):
    """Has no touches of its own: being the first provider, it fills the others before they are asked."""

    def update(self, dispatch_fn: Callable[[str, Any], None]) -> None:
        Window.mainloop()


def ask_before_each_frame() -> None:
    """Call once, before the app runs."""
    Window.mainloop = _Ask(Window.mainloop)
    EventLoop.input_providers.insert(0, _Fresh("fresh", ""))


def hurry(now: bool) -> None:
    """Sleep no longer than a millisecond between two looks at the input while a finger draws.

    Nothing is drawn more often for it: Kivy draws a frame only when something changed.
    """
    Clock._max_fps = LOOKS_A_SECOND if now else _calm
