"""Letting a stick or a card go, so that it can be pulled out and nothing on it is lost."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

from kiosk.machine.mounts import Mount, mounted
from kiosk.machine.sticks import sticks

_PROCESSES: Final = Path("/proc")
_SECONDS: Final = 30.0
_BUSY, _NOT_MOUNTED = "udisks2.error.devicebusy", "udisks2.error.notmounted"
"""As udisksctl tells them, in lower case."""


class Removal(StrEnum):
    """How it ended."""

    READY = "ready"
    IN_USE = "in-use"
    GONE = "gone"


SENTENCES: Final = {
    Removal.READY: "The stick can be pulled out now.",
    Removal.IN_USE: "The stick is still in use. Wait a moment, then try again.",
    Removal.GONE: "The stick has been pulled out already.",
}


def remove_safely(stick: Path, *, seconds: float = _SECONDS) -> Removal:
    """Write down what is still to be written and let the stick go, with every part of the same drive.

    Waits for the stick: call it beside the screen. Where the system lets nobody unmount, all is written
    down and the stick stays mounted.
    """
    table = mounted()
    wanted = next((mount for mount in table if mount.folder == stick), None)
    if wanted is None:
        return Removal.GONE
    parts = [mount for mount in table if mount == wanted or mount.drive == wanted.drive]
    if not {part.folder for part in parts} <= set(sticks()):
        return Removal.IN_USE  # the system itself lives on that drive
    command = shutil.which("udisksctl")
    return _let_go(command, wanted, parts, seconds) if command else _written(parts)


def _let_go(command: str, wanted: Mount, parts: list[Mount], seconds: float) -> Removal:
    """Unmount every part, then take the drive's power."""
    for part in parts:
        trouble = _told(command, "unmount", part.device, seconds)
        if _BUSY in trouble:
            return Removal.IN_USE
        if trouble and _NOT_MOUNTED not in trouble:
            return _written(parts)
    _told(command, "power-off", wanted.device, seconds)  # not every drive can; it is unmounted all the same
    return Removal.READY


def _told(command: str, act: str, device: str, seconds: float) -> str:
    """What udisks says when it does not do it, in lower case; that it is busy when it takes too long."""
    try:
        done = subprocess.run(
            [command, act, "--block-device", device, "--no-user-interaction"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=seconds,
            check=False,
            env=os.environ | {"LC_ALL": "C"},
        )
    except subprocess.TimeoutExpired:
        return _BUSY
    except OSError:
        return "it cannot be started"
    return (done.stderr.lower() or "it failed") if done.returncode else ""


def _written(parts: list[Mount]) -> Removal:
    if hasattr(os, "sync"):  # Windows writes to sticks without delay
        os.sync()
    return Removal.IN_USE if any(_is_in_use(part.folder) for part in parts) else Removal.READY


def _is_in_use(stick: Path) -> bool:
    """Whether a process that may be looked into has a file or its own folder there."""
    return any(place == stick or stick in place.parents for place in _open_places())


def _open_places() -> Iterator[Path]:
    for process in _PROCESSES.glob("[0-9]*"):
        for link in (process / "cwd", *_listed(process / "fd")):
            try:
                yield link.readlink()
            except OSError:
                continue


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
