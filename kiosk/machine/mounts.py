"""What is plugged in and where: the system's own table, read without waiting for any disk."""

import ctypes
import os
import re
import string
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_TABLE: Final = Path("/proc/self/mountinfo")
_BLOCKS: Final = Path("/sys/class/block")
_ESCAPED: Final = re.compile(rb"\\([0-7]{3})")
_REMOVABLE: Final = 2
"""DRIVE_REMOVABLE of Windows."""


@dataclass(frozen=True, slots=True)
class Mount:
    """A folder and the device behind it, "/dev/sdb1"; `number` and `kind` are the system's own words."""

    folder: Path
    device: str
    number: str
    kind: str

    @property
    def drive(self) -> str:
        """What is pulled out when this is: "sdb" for sdb1 and sdb2, the folder where there is no device."""
        if not self.device.startswith("/dev/"):
            return str(self.folder)
        block = (_BLOCKS / Path(self.device).name).resolve()
        return block.parent.name if (block / "partition").exists() else block.name


def mounted() -> list[Mount]:
    """Everything mounted now; of two at one folder the one that is seen. On Windows removable drives only."""
    if sys.platform == "win32":
        return [Mount(folder, "", "", "") for folder in _drives_of_windows()]
    try:
        lines = _TABLE.read_bytes().splitlines()
    except OSError:
        return []
    return list({mount.folder: mount for mount in map(_read, lines)}.values())


def _read(line: bytes) -> Mount:
    """A line of mountinfo: see proc(5)."""
    before, _, after = line.partition(b" - ")
    number, folder = before.split()[2], before.split()[4]
    kind, device = after.split()[:2]
    return Mount(Path(_plain(folder)), _plain(device), _plain(number), _plain(kind))


def _plain(word: bytes) -> str:
    return os.fsdecode(_ESCAPED.sub(lambda octal: bytes((int(octal[1], 8),)), word))


def _drives_of_windows() -> list[Path]:
    """Sticks, and cards in a reader; a reader without a card is none."""
    windows = ctypes.CDLL("kernel32.dll")
    there = windows.GetLogicalDrives()
    roots = (f"{letter}:\\" for bit, letter in enumerate(string.ascii_uppercase) if there >> bit & 1)
    return [Path(root) for root in roots if windows.GetDriveTypeW(root) == _REMOVABLE and Path(root).exists()]
