"""Fingers on a touchscreen, which Kivy 2.3.1 throws away on desktop Linux.

SDL reports them; Kivy's window forwards them on phones only (window_sdl2.py, `mainloop`). The bridge
stands between the two and hands them to the input provider that Kivy has registered for them.
On X11 SDL gives no pressure (it is always 1.0); where SDL gives one, it is passed on.
"""

import logging
import sys
from importlib.metadata import version
from typing import Any

KNOWN_KIVY = "2.3.1"
FINGERS = ("fingerdown", "fingermotion", "fingerup")

log = logging.getLogger(__name__)


class _Bridge:
    """Kivy's SDL window storage with one difference: polled fingers go where they belong.

    Kivy moves a touch before it tells anyone, so of several positions in one frame only the last would
    be seen and a stroke would lose its corners. Earlier ones are therefore told first.
    """

    def __init__(self, storage: Any, waiting: Any, tell: Any) -> None:
        self._storage = storage
        self._waiting = waiting
        self._tell = tell

    def __getattr__(self, name: str) -> Any:
        return getattr(self._storage, name)

    def poll(self) -> Any:
        event = self._storage.poll()
        if event and event[0] in FINGERS:
            if any(event[1] == other[1] for other in self._waiting):
                self._tell()
            self._waiting.appendleft(event)
        return event


def fits() -> bool:
    """Whether the bridge is needed here and knows this Kivy from the inside."""
    return sys.platform == "linux" and version("kivy") == KNOWN_KIVY


def environment() -> dict[str, str]:
    """What SDL has to know before it starts: no mouse made up from a finger, else each counts twice."""
    return {"SDL_TOUCH_MOUSE_EVENTS": "0"} if fits() else {}


def bridge() -> None:
    """Give the window's fingers to Kivy; needs the open window. Does nothing the second time.

    Elsewhere than on Linux Kivy has its own way to the fingers.
    """
    if sys.platform != "linux":
        return
    if not fits():
        log.warning("Fingers are not bridged: this is not the Kivy the bridge was made for.")
        return
    from kivy.base import EventLoop
    from kivy.core.window import Window
    from kivy.core.window.window_sdl2 import SDL2MotionEventProvider

    if not isinstance(Window._win, _Bridge):
        Window._win = _Bridge(Window._win, SDL2MotionEventProvider.q, EventLoop.dispatch_input)
