"""USB sticks and memory cards that are plugged in."""

import os
from collections.abc import Iterator
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


def _folders(place: Path) -> list[Path]:
    try:
        return sorted(entry for entry in place.iterdir() if entry.is_dir())
    except OSError:
        return []
