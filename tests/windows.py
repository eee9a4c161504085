"""Screens without a screen, and apps as child processes: Kivy has one window per process."""

import atexit
import contextlib
import functools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.nursery import Nursery

ROOT = Path(__file__).resolve().parent.parent
SCREEN = (1280, 800)


@contextlib.contextmanager
def running_server(command: list[str], seconds: float = 20) -> Iterator[str]:
    """Run an X server on a free display number of its own choice. Yields the DISPLAY."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [*command, "-displayfd", str(writing), "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        yield f":{_number(reading, seconds)}"
    finally:
        os.close(reading)
        server.terminate()
        server.wait(10)


def _number(reading: int, seconds: float) -> int:
    os.set_blocking(reading, False)
    deadline = time.monotonic() + seconds
    text = b""
    while not text.endswith(b"\n"):
        if time.monotonic() > deadline:
            raise TimeoutError("The X server did not start.")
        with contextlib.suppress(BlockingIOError):
            text += os.read(reading, 16)
        time.sleep(0.02)
    return int(text)


@contextlib.contextmanager
def xvfb(size: tuple[int, int] = SCREEN) -> Iterator[str]:
    """A screen in memory. Yields its DISPLAY."""
    with running_server(["Xvfb", "-screen", "0", f"{size[0]}x{size[1]}x24"]) as display:
        yield display


def has_xvfb() -> bool:
    return shutil.which("Xvfb") is not None


def environment(display: str) -> dict[str, str]:
    """What a child process needs to find the project and the screen."""
    return os.environ | {"DISPLAY": display, "PYTHONPATH": str(ROOT)}


def start_app(script: Path, *args: str, display: str) -> "subprocess.Popen[str]":
    command = [sys.executable, str(script), *args]
    return subprocess.Popen(command, env=environment(display), stdout=subprocess.PIPE, text=True)


def run_app(
    script: Path, *args: str, display: str, seconds: float = 60, fresh: bool = False
) -> dict[str, Any]:
    """Run an app to its end; what it printed last is its report, as JSON.

    `fresh`: in a process that has loaded nothing beforehand.
    """
    run = _run_fresh if fresh else _run_forked
    code, said, complained = run(script, args, environment(display), seconds)
    assert code == 0, f"{script.name} ended with {code}:\n{complained[-3000:]}"
    report: dict[str, Any] = json.loads(said.strip().splitlines()[-1])
    return report


def _run_fresh(
    script: Path, args: tuple[str, ...], env: dict[str, str], seconds: float
) -> tuple[int, str, str]:
    command = [sys.executable, str(script), *args]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=seconds, check=False)
    return done.returncode, done.stdout, done.stderr


def _run_forked(
    script: Path, args: tuple[str, ...], env: dict[str, str], seconds: float
) -> tuple[int, str, str]:
    with tempfile.TemporaryDirectory() as name:
        code = _nursery().run(script, args, env, Path(name), seconds)
        out, err = (Path(name, stream).read_text("utf-8") for stream in ("out", "err"))
    return code, out, err


@functools.cache
def _nursery() -> Nursery:
    nursery = Nursery()
    atexit.register(nursery.close)
    return nursery
