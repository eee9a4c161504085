"""A pointer that moves and pixels that are read, from outside the app: libX11 and libXtst by ctypes."""

import ctypes
from ctypes.util import find_library
from typing import Any

ALL_PLANES = ctypes.c_ulong(-1)
Z_PIXMAP = 2
LEFT_BUTTON = 1
Box = tuple[int, int, int, int]
"""Left, top, width, height in pixels, y down."""


class _Image(ctypes.Structure):
    """The head of Xlib's XImage."""

    _fields_ = (
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", ctypes.c_void_p),
        ("byte_order", ctypes.c_int),
        ("bitmap_unit", ctypes.c_int),
        ("bitmap_bit_order", ctypes.c_int),
        ("bitmap_pad", ctypes.c_int),
        ("depth", ctypes.c_int),
        ("bytes_per_line", ctypes.c_int),
    )


class XServer:
    """One connection. Raises ConnectionError when there is no server."""

    def __init__(self, display: str) -> None:
        self._x = _library("X11")
        self._test = _library("Xtst")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XGetImage.restype = ctypes.POINTER(_Image)
        opened = self._x.XOpenDisplay(display.encode())
        if not opened:
            raise ConnectionError(f"There is no X server on {display}.")
        self._display = ctypes.c_void_p(opened)
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))

    def move(self, x: int, y: int) -> None:
        self._test.XTestFakeMotionEvent(self._display, -1, x, y, ctypes.c_ulong(0))
        self._x.XFlush(self._display)

    def button(self, pressed: bool) -> None:
        self._test.XTestFakeButtonEvent(self._display, LEFT_BUTTON, int(pressed), ctypes.c_ulong(0))
        self._x.XFlush(self._display)

    def pixels(self, box: Box) -> bytes:
        """What is in the box now. Raises ValueError outside the screen."""
        image = self._x.XGetImage(self._display, self._root, *box, ALL_PLANES, Z_PIXMAP)
        if not image:
            raise ValueError(f"{box} is not on the screen.")
        head = image.contents
        data = ctypes.string_at(head.data, head.bytes_per_line * head.height)
        self._x.XDestroyImage(image)
        return data

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)


def _library(name: str) -> Any:
    found = find_library(name)
    if found is None:
        raise ConnectionError(f"The system's library lib{name} is missing.")
    return ctypes.CDLL(found)
