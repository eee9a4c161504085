"""Sticks that are really mounted: file systems in an image behind a loop device, or in memory."""

import contextlib
import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

IMAGE_BYTES = 8_000_000
_LOCK = Path(tempfile.gettempdir()) / "fanzine-kiosk-sticks.lock"


def image(file: Path) -> Path:
    """An empty file system."""
    with file.open("wb") as opened:
        opened.truncate(IMAGE_BYTES)
    _done("mkfs.ext4", "-q", str(file))
    return file


@contextlib.contextmanager
def plugged(folder: Path, file: Path | None = None) -> Iterator[Path]:
    """The image or device, or without one some memory, mounted there; skips where that is not allowed."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can plug a stick in")
    with _alone():
        yield from _mounted(folder, file)


_plugged = 0


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Every test sees every stick of the machine: those of one process at a time."""
    global _plugged
    with _LOCK.open("w") as lock:
        if not _plugged:
            fcntl.flock(lock, fcntl.LOCK_EX)
        _plugged += 1
        try:
            yield
        finally:
            _plugged -= 1


def _mounted(folder: Path, file: Path | None) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    _done("mount", *(_options(file) if file else ("-t", "tmpfs", "tmpfs")), str(folder))
    try:
        yield folder
    finally:
        while os.path.ismount(folder):
            pull_out(folder)


def pull_out(folder: Path) -> None:
    """The folder is empty at once; what is open stays so."""
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _options(file: Path) -> tuple[str, ...]:
    return ("-o", "loop", str(file)) if file.is_file() else (str(file),)


def _done(*command: str) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not here")
    if subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine lets nobody mount a disk")
