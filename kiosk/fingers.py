"""Fingers on a touchscreen, which Kivy 2.3.1 throws away on desktop Linux.

SDL reports them; Kivy's window forwards them on phones only (window_sdl2.py, `mainloop`). The bridge
stands between the two and hands them to the input provider that Kivy has registered for them.
"""

import ctypes
import importlib.util
import logging
import sys
from pathlib import Path
from typing import Any

KNOWN_KIVY = "2.3.1"
FINGERS = ("fingerdown", "fingermotion", "fingerup")
SDL_INIT_VIDEO = 0x20

log = logging.getLogger(__name__)


class _Bridge:
    """Kivy's SDL window storage with one difference: polled fingers go where they belong."""

    def __init__(self, storage: Any, queue: Any) -> None:
        self._storage = storage
        self._queue = queue

    def __getattr__(self, name: str) -> Any:
        return getattr(self._storage, name)

    def poll(self) -> Any:
        event = self._storage.poll()
        if event and event[0] in FINGERS:
            self._queue.appendleft(event)
        return event


def fits() -> bool:
    """Whether the bridge is needed here and knows this Kivy from the inside."""
    from importlib.metadata import version

    return sys.platform == "linux" and version("kivy") == KNOWN_KIVY


def environment() -> dict[str, str]:
    """What SDL has to know before it starts: no mouse made up from a finger, else each counts twice."""
    return {"SDL_TOUCH_MOUSE_EVENTS": "0"} if fits() else {}


def bridge() -> None:
    """Give the window's fingers to Kivy; needs the open window."""
    if not fits():
        log.warning("Fingers are not bridged: this is not the Kivy the bridge was made for.")
        return
    from kivy.core.window import Window
    from kivy.core.window.window_sdl2 import SDL2MotionEventProvider

    if not isinstance(Window._win, _Bridge):
        Window._win = _Bridge(Window._win, SDL2MotionEventProvider.q)


def sdl() -> ctypes.CDLL:
    """The SDL2 library that comes with Kivy. Raises FileNotFoundError without one."""
    for folder in _library_folders():
        for name in sorted(folder.glob("libSDL2-2*")) + sorted(folder.glob("SDL2.dll")):
            return ctypes.CDLL(str(name))
    raise FileNotFoundError("The SDL2 library that comes with Kivy was not found.")


def _library_folders() -> list[Path]:
    spec = importlib.util.find_spec("kivy")
    site = Path(spec.origin).parent.parent if spec and spec.origin else Path(sys.prefix)
    packed = Path(getattr(sys, "_MEIPASS", site))
    folders = [site / "Kivy.libs", packed / "Kivy.libs", packed, Path(sys.prefix) / "share/sdl2/bin"]
    return [folder for folder in folders if folder.is_dir()]


def video_driver() -> str:
    """SDL's name for the screen it draws on ("x11", "KMSDRM", "offscreen"); empty without any."""
    current = sdl().SDL_GetCurrentVideoDriver
    current.restype = ctypes.c_char_p
    return (current() or b"").decode()


def touch_screens() -> int:
    """How many touch devices SDL sees; asked without a window it starts SDL for a moment."""
    library = sdl()
    started_here = not library.SDL_WasInit(SDL_INIT_VIDEO)
    if started_here and library.SDL_InitSubSystem(SDL_INIT_VIDEO) != 0:
        return 0
    try:
        return int(library.SDL_GetNumTouchDevices())
    finally:
        if started_here:
            library.SDL_QuitSubSystem(SDL_INIT_VIDEO)
