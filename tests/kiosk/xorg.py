"""A real X server with a real touchscreen, and no hardware.

Xorg with the `dummy` video driver and the `inputtest` input driver, whose socket takes fingers. The
messages are the structs of xserver's include/xf86-input-inputtest-protocol.h, version 1.1.
"""

import contextlib
import os
import shutil
import socket
import struct
from collections.abc import Iterator
from pathlib import Path

from tests.windows import running_server

CLIENT_VERSION, WAIT_FOR_SYNC, TOUCH = 0, 1, 6
BEGIN, UPDATE, END = 18, 19, 20
AXIS_X, AXIS_Y, AXIS_PRESSURE = 0, 1, 4
AXES = 64
FULL = 65535
HEADER = struct.Struct("=II")
TOUCH_MESSAGE = struct.Struct(f"=IIIIIQ4x{AXES}d{AXES}d")
SIZE = (1024, 768)

CONFIGURATION = """
Section "ServerLayout"
    Identifier "layout"
    Screen "screen"
    InputDevice "finger" "SendCoreEvents"
EndSection
Section "ServerFlags"
    Option "AutoAddDevices" "false"
    Option "DontZap" "true"
    Option "DontVTSwitch" "true"
    Option "Log" "sync"
EndSection
Section "Files"
    ModulePath "/usr/lib/xorg/modules"
EndSection
Section "InputDevice"
    Identifier "finger"
    Driver "inputtest"
    Option "SocketPath" "{socket}"
    Option "DeviceType" "Touch"
    Option "TouchCount" "10"
EndSection
Section "Device"
    Identifier "card"
    Driver "dummy"
    VideoRam 32768
EndSection
Section "Monitor"
    Identifier "monitor"
    HorizSync 5.0 - 1000.0
    VertRefresh 5.0 - 200.0
EndSection
Section "Screen"
    Identifier "screen"
    Device "card"
    Monitor "monitor"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Modes "{width}x{height}"
        Virtual {width} {height}
    EndSubSection
EndSection
"""


class Touchscreen:
    """Fingers on the screen, in its pixels (y down). Each call returns when the server has taken it."""

    def __init__(self, path: Path, size: tuple[int, int]) -> None:
        self._size = size
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(10)
        self._socket.connect(str(path))
        self._socket.sendall(struct.pack("=IIHH", 12, CLIENT_VERSION, 1, 1))
        self._answer()

    def begin(self, finger: int, x: float, y: float, pressure: float = 0.5) -> None:
        self._send(BEGIN, finger, x, y, pressure)

    def update(self, finger: int, x: float, y: float, pressure: float = 0.5) -> None:
        self._send(UPDATE, finger, x, y, pressure)

    def end(self, finger: int, x: float, y: float) -> None:
        self._send(END, finger, x, y, 0)

    def close(self) -> None:
        self._socket.close()

    def _send(self, kind: int, finger: int, x: float, y: float, pressure: float) -> None:
        axes = [0.0] * AXES
        axes[AXIS_X] = x / (self._size[0] - 1) * FULL
        axes[AXIS_Y] = y / (self._size[1] - 1) * FULL
        axes[AXIS_PRESSURE] = pressure * FULL
        mask = 1 << AXIS_X | 1 << AXIS_Y | 1 << AXIS_PRESSURE
        nothing = [0.0] * AXES
        head = (TOUCH_MESSAGE.size, TOUCH, finger, kind, 0, mask)
        self._socket.sendall(TOUCH_MESSAGE.pack(*head, *axes, *nothing))
        self._socket.sendall(HEADER.pack(HEADER.size, WAIT_FOR_SYNC))
        self._answer()

    def _answer(self) -> None:
        length = HEADER.unpack(self._receive(HEADER.size))[0]
        self._receive(length - HEADER.size)

    def _receive(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            part = self._socket.recv(count - len(data))
            if not part:
                raise ConnectionError("The X server hung up on the touchscreen.")
            data += part
        return data


def available() -> bool:
    modules = Path("/usr/lib/xorg/modules")
    parts = (modules / "input/inputtest_drv.so", modules / "drivers/dummy_drv.so")
    return os.geteuid() == 0 and shutil.which("Xorg") is not None and all(part.exists() for part in parts)


@contextlib.contextmanager
def touchscreen(folder: Path, size: tuple[int, int] = SIZE) -> Iterator[tuple[str, Touchscreen]]:
    """Start the server. Yields its DISPLAY and the touchscreen."""
    path = folder / "finger.socket"
    configuration = folder / "xorg.conf"
    configuration.write_text(CONFIGURATION.format(socket=path, width=size[0], height=size[1]))
    files = ["-config", str(configuration), "-logfile", str(folder / "xorg.log")]
    with running_server(["Xorg", *files, "-sharevts", "-novtswitch"]) as display:
        finger = Touchscreen(path, size)
        try:
            yield display, finger
        finally:
            finger.close()
