"""The machine's own cameras: Video4Linux devices, or what Windows lists. In the camera's process only."""

import ctypes
import errno
import os
import struct
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final
from uuid import UUID

import cv2

from kiosk.camera.opening import Lens, Unopened
from kiosk.camera.states import CameraState

FOLDER: Final = Path("/dev")
LARGE: Final = 1920, 1080
SMALLER: Final = 1280, 720
"""Pixels asked for; a camera that has no such size takes the nearest."""
_MOTION_JPEG: Final = cv2.VideoWriter.fourcc(*"MJPG")
_BACKENDS: Final = {"linux": (cv2.CAP_V4L2,), "win32": (cv2.CAP_MSMF, cv2.CAP_DSHOW)}
_TELLING: Final = {
    errno.EBUSY: CameraState.BUSY,
    errno.ENODEV: CameraState.MISSING,
    errno.ENOENT: CameraState.MISSING,
    errno.ENXIO: CameraState.MISSING,
}

# From linux/videodev2.h, for machines of 64 bits.
_QUERYCAP: Final = 0x80685600
_G_FMT, _S_FMT = 0xC0D05604, 0xC0D05605
_CAPABILITY: Final = struct.Struct("=16s32s32sIII12x")
_FORMAT: Final = struct.Struct("=I204x")
_CAPTURES, _BY_MEDIA_CONTROLLER = 0x1, 0x20000000
_CAPTURE_BUFFERS: Final = 1

_WINDOWS_CAMERAS: Final = UUID("e5323777-f976-4f5b-9b55-b94699c46e44")
"""KSCATEGORY_VIDEO_CAMERA."""


class Devices:
    """The cameras that are plugged in now."""

    def __init__(self) -> None:
        self._found = _on_windows() if sys.platform == "win32" else _on_linux()

    def __len__(self) -> int:
        return len(self._found)

    def open(self, number: int) -> Lens:
        """Switch one on and wait for its first picture. Unopened."""
        device = self._found[number]
        for backend in _BACKENDS.get(sys.platform, (cv2.CAP_ANY,)):
            with suppress(cv2.error):
                lens = cv2.VideoCapture(device, backend)
                if lens.isOpened():
                    _ask(lens)
                    if lens.grab():
                        return lens
                lens.release()
        raise Unopened(_trouble(device))


def _ask(lens: cv2.VideoCapture) -> None:
    """Large pictures where they come compressed: bare ones would fill the cable, and come too slowly."""
    compressed = sys.platform != "linux" or lens.set(cv2.CAP_PROP_FOURCC, _MOTION_JPEG)
    width, height = LARGE if compressed else SMALLER
    lens.set(cv2.CAP_PROP_FRAME_WIDTH, width)
    lens.set(cv2.CAP_PROP_FRAME_HEIGHT, height)


def _trouble(device: int) -> CameraState:
    """Why a camera did not open."""
    if sys.platform != "linux":
        return CameraState.FAILED
    try:
        _set_nothing_new(FOLDER / f"video{device}")
    except OSError as problem:
        return _TELLING.get(problem.errno or 0, CameraState.FAILED)
    return CameraState.FAILED


def _set_nothing_new(device: Path) -> None:
    """Ask the camera for the format it has: whoever may not, because another does, gets EBUSY. OSError."""
    _controlled(device, _S_FMT, _controlled(device, _G_FMT, _FORMAT.pack(_CAPTURE_BUFFERS)))


def _on_linux() -> list[int]:
    """The numbers of /dev/video* that give pictures. A camera has other devices beside it, a computer
    has video devices that are none.
    """
    numbers = (entry.name.removeprefix("video") for entry in FOLDER.glob("video*"))
    return [number for number in sorted(int(n) for n in numbers if n.isdecimal()) if _gives_pictures(number)]


def _gives_pictures(number: int) -> bool:
    try:
        told = _controlled(FOLDER / f"video{number}", _QUERYCAP, bytes(_CAPABILITY.size))
    except PermissionError:
        return True  # opening it will tell
    except OSError:
        return False
    return is_camera(told)


def is_camera(capability: bytes) -> bool:
    """Whether a `v4l2_capability` is that of a device which gives pictures by itself."""
    able: int = _CAPABILITY.unpack(capability)[-1]
    return bool(able & _CAPTURES) and not able & _BY_MEDIA_CONTROLLER


def _controlled(device: Path, request: int, argument: bytes) -> bytes:
    """The device's answer to an ioctl. OSError."""
    from fcntl import ioctl

    handle = os.open(device, os.O_RDWR | os.O_NONBLOCK)
    try:
        return ioctl(handle, request, argument)
    finally:
        os.close(handle)


def _on_windows() -> list[int]:
    """As many numbers as Windows has cameras present; it counts them in an order of its own."""
    kind = _WINDOWS_CAMERAS.bytes_le
    manager = ctypes.CDLL("cfgmgr32.dll")
    length, present = ctypes.c_ulong(), 0
    manager.CM_Get_Device_Interface_List_SizeW(ctypes.byref(length), kind, None, present)
    names = ctypes.create_unicode_buffer(max(1, length.value))
    manager.CM_Get_Device_Interface_ListW(kind, None, names, length, present)
    listed = ctypes.wstring_at(names, length.value)
    return list(range(len([name for name in listed.split("\0") if name])))
