"""Where a kiosk's shows lie: a folder for each exhibition, and a small file that names the one on its wall.

The file is apart from the library: the wall hangs while the kiosk is locked.
"""

import shutil
from pathlib import Path
from typing import Final

from fanzines.durable import write_whole

FIRST: Final = "show"
"""Where the show of the first exhibition lies."""
OTHERS: Final = "shows"
PREVIEW: Final = "preview"
_WALL: Final = "wall"
_NAME: Final = frozenset("0123456789abcdef")


def place_on_wall(folder: Path) -> Path:
    """Where the show lies that hangs on the wall."""
    try:
        name = (folder / _WALL).read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        name = ""
    return folder / OTHERS / name if name and set(name) <= _NAME else folder / FIRST


def put_on_wall(folder: Path, place: Path) -> None:
    """From now on the show in that place hangs on the wall. OSError."""
    write_whole(folder / _WALL, (place.name if place.parent.name == OTHERS else "").encode("ascii"))


def place_for(folder: Path, exhibition_id: str) -> Path:
    """Where an exhibition that was never put up will lie."""
    return folder / OTHERS / exhibition_id


def places(folder: Path) -> tuple[Path, ...]:
    """Every folder there is for a show."""
    others = folder / OTHERS
    found = sorted(place for place in others.iterdir() if place.is_dir()) if others.is_dir() else ()
    return (folder / FIRST, *found)


def forget_preview(folder: Path) -> None:
    """Delete what was only looked at."""
    shutil.rmtree(folder / PREVIEW, ignore_errors=True)
