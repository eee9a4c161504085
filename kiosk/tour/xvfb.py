"""A screen in memory, for machines that have none to look at."""

import contextlib
import os
import subprocess
import time
from collections.abc import Iterator
from typing import Final

PATIENCE: Final = 20.0


class NoXvfb(Exception):
    """There is neither a screen nor a way to make one."""


@contextlib.contextmanager
def a_screen(width: int, height: int) -> Iterator[str]:
    """The DISPLAY there is, or that of an Xvfb which ends afterwards. Raises NoXvfb."""
    if os.environ.get("DISPLAY"):
        yield os.environ["DISPLAY"]
        return
    reading, writing = os.pipe()
    try:
        server = _start(width, height, writing)
        os.close(writing)
        try:
            yield f":{_number(reading)}"
        finally:
            server.terminate()
            server.wait(10)
    finally:
        os.close(reading)


def _start(width: int, height: int, writing: int) -> "subprocess.Popen[bytes]":
    screen = ("-screen", "0", f"{width}x{height}x24", "-displayfd", str(writing))
    try:
        return subprocess.Popen(
            ("Xvfb", *screen, "-nolisten", "tcp", "-noreset"),
            pass_fds=(writing,),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except FileNotFoundError as missing:
        os.close(writing)
        raise NoXvfb("There is no screen here, and Xvfb is not installed. Install xvfb.") from missing


def _number(reading: int) -> int:
    os.set_blocking(reading, False)
    deadline = time.monotonic() + PATIENCE
    text = b""
    while not text.endswith(b"\n"):
        if time.monotonic() > deadline:
            raise NoXvfb("There is no screen here, and Xvfb did not start.")
        with contextlib.suppress(BlockingIOError):
            text += os.read(reading, 16)
        time.sleep(0.02)
    return int(text)
