"""Which folder packages come and go through: the one a facilitator chose by touch, else the one given.

Her choice is kept in a file beside the library, so that it holds while the kiosk is locked.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

from fanzines.durable import write_whole

SYNCTHING: Final = "Sync"
"""The folder that Syncthing makes by itself in somebody's own folder."""
MARKER: Final = ".stfolder"
"""What Syncthing puts into every folder that it shares."""
_FILE: Final = "exchange-folder"
_MOST: Final = 200


def chosen_folder(kiosk: Path, given: Path | None) -> Path | None:
    """What was chosen on the kiosk of that data folder; `given` when nothing was; None: none is used."""
    try:
        name = (kiosk / _FILE).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return given
    return Path(name) if name else None


def choose_folder(kiosk: Path, folder: Path | None) -> None:
    """Use that folder from now on, or none. OSError."""
    write_whole(kiosk / _FILE, ("" if folder is None else str(folder)).encode("utf-8"))


def shared_folders(home: Path) -> Iterator[Path]:
    """The folders that Syncthing shares there, or in a folder there: its own first, then those it marked."""
    its_own = home / SYNCTHING
    if its_own.is_dir():
        yield its_own
    for folder in _below(home):
        for one in (folder, *_below(folder)):
            if one != its_own and (one / MARKER).exists():
                yield one


def all_folders(
    chosen: Path | None, given: Path | None, sticks: Iterable[Path], home: Path
) -> tuple[Path, ...]:
    """Every folder that can be chosen, each once; the one that is used stays among them while it is away."""
    known = (*filter(None, (given,)), *shared_folders(home), *sticks, *filter(None, (chosen,)))
    return tuple(dict.fromkeys(known))


def _below(folder: Path) -> list[Path]:
    with suppress(OSError):
        entries = islice(folder.iterdir(), _MOST)
        return sorted(one for one in entries if one.name[0] not in ".$" and _is_folder(one))
    return []


def _is_folder(path: Path) -> bool:
    with suppress(OSError):
        return path.is_dir() and not path.is_symlink()
    return False
