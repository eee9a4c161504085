"""Questions to the SDL2 library that comes with Kivy, which Kivy itself has no answer to."""

import contextlib
import ctypes
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

INIT_VIDEO = 0x20


class _DisplayMode(ctypes.Structure):
    _fields_ = (
        ("format", ctypes.c_uint32),
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("rate", ctypes.c_int),
        ("driverdata", ctypes.c_void_p),
    )


def library() -> ctypes.CDLL:
    """Raises FileNotFoundError when Kivy came without SDL2."""
    for folder in _folders():
        for name in sorted(folder.glob("libSDL2-2*")) + sorted(folder.glob("SDL2.dll")):
            return ctypes.CDLL(str(name))
    raise FileNotFoundError("The SDL2 library that comes with Kivy was not found.")


def _folders() -> list[Path]:
    spec = importlib.util.find_spec("kivy")
    site = Path(spec.origin).parent.parent if spec and spec.origin else Path(sys.prefix)
    packed = Path(getattr(sys, "_MEIPASS", site))
    folders = [site / "Kivy.libs", packed / "Kivy.libs", packed, Path(sys.prefix) / "share/sdl2/bin"]
    return [folder for folder in folders if folder.is_dir()]


@contextlib.contextmanager
def _video() -> Iterator[ctypes.CDLL | None]:
    """SDL with its video part running: the app's own, or started for a moment; None without a screen."""
    sdl = library()
    running = bool(sdl.SDL_WasInit(INIT_VIDEO))
    if not running and sdl.SDL_InitSubSystem(INIT_VIDEO) != 0:
        yield None
        return
    try:
        yield sdl
    finally:
        if not running:
            sdl.SDL_QuitSubSystem(INIT_VIDEO)


def video_driver() -> str:
    """SDL's name for what it would draw on ("x11", "KMSDRM", "offscreen"); empty without anything."""
    with _video() as sdl:
        if sdl is None:
            return ""
        sdl.SDL_GetCurrentVideoDriver.restype = ctypes.c_char_p
        return (sdl.SDL_GetCurrentVideoDriver() or b"").decode()


def touch_screens() -> int:
    """How many touch devices SDL sees. X11 without the libxi6 library has none, and says nothing."""
    with _video() as sdl:
        return int(sdl.SDL_GetNumTouchDevices()) if sdl else 0


def desktop_size() -> tuple[int, int] | None:
    """The first screen's size in pixels."""
    mode = _DisplayMode()
    with _video() as sdl:
        if sdl is None or sdl.SDL_GetDesktopDisplayMode(0, ctypes.byref(mode)) != 0:
            return None
        return mode.width, mode.height
