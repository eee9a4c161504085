"""USB sticks and memory cards that are plugged in."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

_PLACES: Final = (Path("/media"), Path("/run/media"), Path("/mnt"))


def sticks() -> Iterator[Path]:
    """The folder of every stick or card, under /media, /media/NAME, /run/media/NAME and /mnt."""
    for place in _PLACES:
        for folder in _folders(place):
            if os.path.ismount(folder):
                yield folder
            else:
                yield from (inner for inner in _folders(folder) if os.path.ismount(inner))


def stick(chosen: Path | None) -> Path | None:
    """Where things are put to be carried away: the chosen folder, else the first stick, else nowhere."""
    return chosen or next(sticks(), None)


def free_name(folder: Path, name: str, ending: str) -> Path:
    """A file of that name in the folder that is not there yet: name, name-2, name-3 …"""
    numbered = (folder / f"{name}{'' if n == 1 else f'-{n}'}{ending}" for n in count(1))
    return next(path for path in numbered if not path.exists())


def _folders(place: Path) -> list[Path]:
    try:
        return sorted(entry for entry in place.iterdir() if entry.is_dir())
    except OSError:
        return []
