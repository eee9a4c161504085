"""USB sticks and memory cards: which are plugged in, when one comes or goes, and the pictures on them."""

import os
import stat
import sys
import threading
from collections import deque
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from itertools import count, islice
from pathlib import Path
from typing import Final

from kiosk.machine.mounts import Mount, mounted

_PLACES: Final = (Path("/media"), Path("/run/media"), Path("/mnt"))
_EVERY: Final = 1.5
_LOOKED_AT: Final = 20_000
_OUT_OF_REACH: Final = "That picture cannot be reached any more. Put the stick back in, or choose another."
_NO_FOLDERS: Final = ("$recycle.bin", "recycler", "system volume information", "lost+found", "lost.dir")
"""In lower case: what was thrown away or found again is nobody's to choose from."""
_UNSEEN: Final = stat.FILE_ATTRIBUTE_HIDDEN | stat.FILE_ATTRIBUTE_SYSTEM | stat.FILE_ATTRIBUTE_REPARSE_POINT

Told = Callable[[tuple[Path, ...], tuple[Path, ...]], None]
"""Gets the sticks that came and those that went."""


class StickGone(OSError):
    """A file cannot be reached, or not to its end. The message is a plain sentence."""

    def __init__(self) -> None:
        super().__init__(_OUT_OF_REACH)


class Sticks:
    """Looks every 1.5 seconds, in a thread of its own, and tells what came and went, in that thread."""

    def __init__(self, told: Told, *, every: float = _EVERY) -> None:
        self._told, self._every = told, every
        self._here: dict[Path, str] = {}
        self._stopped: threading.Event | None = None

    @property
    def here(self) -> tuple[Path, ...]:
        """The sticks that are plugged in, as far as was seen."""
        return tuple(self._here)

    def start(self) -> None:
        """Look once, then tell of every change from here on; nothing happens when it runs already."""
        if self._stopped is None:
            self._here, self._stopped = _numbered(), threading.Event()
            threading.Thread(target=self._watch, args=(self._stopped,), name="sticks", daemon=True).start()

    def stop(self) -> None:
        """Look no more. What is being told at this moment may still arrive."""
        stopped, self._stopped = self._stopped, None
        if stopped:
            stopped.set()

    def _watch(self, stopped: threading.Event) -> None:
        while not stopped.wait(self._every):
            before, now = self._here, _numbered()
            came = tuple(folder for folder in now if now[folder] != before.get(folder))
            went = tuple(folder for folder in before if before[folder] != now.get(folder))
            if (came or went) and not stopped.is_set():
                self._here = now
                self._told(came, went)


def sticks() -> Iterator[Path]:
    """The folder of every stick or card: /media/STICK, /media/NAME/STICK, and so on; on Windows its drive."""
    yield from _numbered()


def stick(chosen: Path | None) -> Path | None:
    """Where things are put to be carried away: the chosen folder, else the first stick, else nowhere."""
    return chosen or next(sticks(), None)


def free_name(folder: Path, name: str, ending: str) -> Path:
    """A file of that name in the folder that is not there yet: name, name-2, name-3 …"""
    numbered = (folder / f"{name}{'' if n == 1 else f'-{n}'}{ending}" for n in count(1))
    return next(path for path in numbered if not path.exists())


def pictures(
    place: Path, endings: Collection[str], *, most: int = 60, deep: int = 4, looked_at: int = _LOOKED_AT
) -> Iterator[Path]:
    """Files with one of the endings (".jpg"), the newest of a folder first, upper folders first.

    Folders are read one at a time as they are needed, `deep` of them below each other and `looked_at` entries
    at the most. Nothing hidden or thrown away, and no link. It ends early when the stick is pulled out.
    """
    with suppress(OSError):
        yield from islice(_files(place, endings, deep, looked_at), most)


def read_whole(file: Path, most: int) -> bytes:
    """The file, or its first `most` bytes. StickGone when that much of it cannot be had."""
    try:
        with file.open("rb") as opened:
            size = os.fstat(opened.fileno()).st_size
            data = opened.read(most)
    except OSError as problem:
        raise StickGone from problem
    if len(data) < min(size, most):
        raise StickGone
    return data


def _files(place: Path, endings: Collection[str], deep: int, left: int) -> Iterator[Path]:
    waiting = deque([(place, 0)])
    while waiting and left > 0:
        folder, depth = waiting.popleft()
        entries = _entries(folder, left)
        left -= len(entries)
        files = [entry for entry in entries if _is_file(entry, endings)]
        files.sort(key=lambda entry: entry.stat(follow_symlinks=False).st_mtime, reverse=True)
        yield from (Path(entry.path) for entry in files)
        if depth < deep:
            waiting += [(Path(entry.path), depth + 1) for entry in entries if _is_folder(entry)]


def _entries(folder: Path, most: int) -> list[os.DirEntry[str]]:
    """In the order of their names; none of a folder that cannot be read."""
    try:
        with os.scandir(folder) as entries:
            return sorted(islice(entries, most), key=lambda entry: entry.name)
    except PermissionError:
        return []


def _is_file(entry: os.DirEntry[str], endings: Collection[str]) -> bool:
    is_one = entry.name.lower().endswith(tuple(endings)) and _is_seen(entry)
    return is_one and entry.is_file(follow_symlinks=False)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    is_one = entry.is_dir(follow_symlinks=False) and entry.name.lower() not in _NO_FOLDERS
    return is_one and _is_seen(entry)


def _is_seen(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith("."):
        return False
    return not getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0) & _UNSEEN


def _numbered() -> dict[Path, str]:
    """Every stick, and the number the system gave it: another in the same folder has another."""
    table = mounted()
    if sys.platform == "win32":
        return {mount.folder: mount.number for mount in table}
    return {mount.folder: mount.number for place in _PLACES for mount in _below(place, table)}


def _below(place: Path, table: list[Mount]) -> list[Mount]:
    """What is mounted in a folder of the place, or in a folder of such a folder."""
    folders = {mount.folder for mount in table}
    found = [
        mount
        for mount in table
        if mount.kind != "autofs"
        and (mount.folder.parent == place or mount.folder.parent.parent == place)
        and mount.folder.parent not in folders - {place}
    ]
    return sorted(found, key=lambda mount: mount.folder)
