"""Files that are there whole or not at all, also after the power went."""

import os
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put the file in place with this content, readable by this account only."""
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    part.touch(0o600, exist_ok=False)
    part.write_bytes(data)
    move_into_place(part, path)


def move_into_place(part: Path, path: Path) -> None:
    """Give a finished file its name; what had that name before is gone."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def sweep(folder: Path, pattern: str = "*.part*") -> None:
    """Delete what a killed process was writing in the folder, and what lay beside that."""
    for file in folder.glob(pattern):
        file.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Write the folder's own entries down. Windows has no such call, and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
