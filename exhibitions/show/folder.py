"""A show's place on disk: versions side by side, and a pointer file that names the one to open.

Only the pointer is ever replaced, in one step that every file system of ours does whole, so whoever reads
finds the old show or the new one whatever happens to the process that publishes.
"""

import os
import secrets
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

POINTER: Final = "current"
DOUBTED: Final = "doubted"
_PREFIX: Final = "show-"
_FORMER: Final = "former-"
_ONE_BY_ONE: Final = 1000


class _Changes:
    """A lock that one thread can hold many times; what was set aside is deleted when it is let go at last."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._depth = 0
        self._aside: list[Path] = []

    def __enter__(self) -> None:
        self._lock.acquire()
        self._depth += 1

    def __exit__(self, *_: object) -> None:
        self._depth -= 1
        aside: list[Path] = []
        if not self._depth:
            aside, self._aside = self._aside, aside
        self._lock.release()
        for folder in aside:  # seconds, where there are tens of thousands of files
            shutil.rmtree(folder, ignore_errors=True)

    def set_aside(self, version: Path) -> None:
        """Nobody finds that version any more; it is deleted before whoever holds the lock goes on."""
        former = version.with_name(f"{_FORMER}{version.name.removeprefix(_FORMER)}")
        with suppress(OSError):  # Windows keeps the name of a folder in which a file is open
            version = version.rename(former)
        self._aside.append(version)


CHANGES: Final = _Changes()
"""Whoever changes shows holds it from reading what is released until the pointer names the next version.

A publication, which takes long, holds it only when it begins and when it ends.
"""
_BUILT: Final[set[Path]] = set()
"""The versions that are being built in this process and were not cleared away since."""


class Overtaken(FileNotFoundError):
    """A show changed while its next version was built, which came to nothing. Build it anew."""


@contextmanager
def next_version(place: Path, still: Callable[[], bool] = lambda: True) -> Iterator[Path]:
    """An empty folder in which the next version is built. It becomes the current one when all went well.

    Every other version is deleted then, and what was built is deleted when something went wrong. Of a very
    large former version only what the new one does not have as well is deleted at once: `clear_former` does
    the rest, and must before anything is taken out of the current one. Raises Overtaken when another version
    was begun there meanwhile, or when `still`, asked at the last moment, says that this one does not hold.
    """
    with CHANGES:
        place.mkdir(parents=True, exist_ok=True)
        tidy(place)
        former = current_version(place)
        folder = place / f"{_PREFIX}{secrets.token_hex(8)}"
        folder.mkdir()
        _BUILT.add(folder)
    try:
        yield folder
        _settle(folder)
        with CHANGES:
            if folder not in _BUILT or not still():
                raise Overtaken("the show changed while it was built")
            _point_to(folder)
            (place / DOUBTED).unlink(missing_ok=True)
            if former is not None and former != place:
                _retire(former)
    except Exception as problem:
        with CHANGES:  # whoever overtakes has finished then
            overtaken = folder not in _BUILT
        if overtaken and not isinstance(problem, Overtaken):
            raise Overtaken("the show changed while it was built") from problem
        raise
    finally:
        with CHANGES:
            _BUILT.discard(folder)
            _clear_versions(place)


def current_version(place: Path) -> Path | None:
    """The folder the pointer names; the place itself when it holds a show without a pointer; else None."""
    try:
        name = (place / POINTER).read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return place if (place / "manifest.json").is_file() else None
    return place / name if _is_version(name) and (place / name).is_dir() else None


def holds_show(place: Path) -> bool:
    """Whether a show was put in place there, sound or not; one that is still being built does not count."""
    return (place / POINTER).exists() or (place / "manifest.json").exists()


def _retire(version: Path) -> None:
    """Delete the files that no other version has as well; what is left, if it is much, is for later."""
    left = 0
    folders = [str(version)]
    while folders:
        with os.scandir(folders.pop()) as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif entry.stat(follow_symlinks=False).st_nlink == 1:
                    Path(entry.path).unlink()
                else:
                    left += 1
    if left > _ONE_BY_ONE:
        version.rename(version.with_name(f"{_FORMER}{version.name}"))


def clear_former(place: Path) -> None:
    """Delete what is left of former versions: second names of files that the current one has."""
    for folder in _former(place):
        shutil.rmtree(folder, ignore_errors=True)


def _former(place: Path) -> list[Path]:
    return list(place.glob(f"{_FORMER}*"))


def _point_to(version: Path) -> None:
    """Make a finished version the current one; all of it is on the disk before."""
    place = version.parent
    part = place / f"{POINTER}.part"
    part.write_text(f"{version.name}\n", "ascii")
    _sync(part)
    part.replace(place / POINTER)
    _sync(place)


def tidy(place: Path) -> None:
    """Delete every version but the current one: what was withdrawn, and what a power cut left half built."""
    with CHANGES:
        for folder in _former(place):
            CHANGES.set_aside(folder)
        _clear_versions(place)


def _clear_versions(place: Path) -> None:
    keep = current_version(place)
    if keep == place or not place.is_dir() or (keep is None and (place / POINTER).exists()):
        return
    (place / f"{POINTER}.part").unlink(missing_ok=True)
    for folder in place.iterdir():
        if folder != keep and _is_version(folder.name):
            _BUILT.discard(folder)
            CHANGES.set_aside(folder)


def doubt(place: Path) -> None:
    """Remember that a file of the show was found damaged: the next publication makes everything anew."""
    (place / DOUBTED).touch()


def is_doubted(place: Path) -> bool:
    """Whether something in the current version was found damaged."""
    return (place / DOUBTED).exists()


def take_down(place: Path) -> None:
    """Leave nothing of a show: the pointer goes first, so that nobody opens what is being deleted."""
    with CHANGES:
        for name in (POINTER, "manifest.json"):
            (place / name).unlink(missing_ok=True)
        tidy(place)


def carry_over(former: Path, folder: Path, names: Iterable[str]) -> None:
    """Have these files of a former version in another, without copying where the disk allows; OSError.

    Files of a version are never written again, so both may share them.
    """
    wanted = list(names)
    for parent in {name.rpartition("/")[0] for name in wanted}:
        if not (folder / parent).is_dir():
            (folder / parent).mkdir(parents=True, exist_ok=True)
    for name in wanted:
        source, target = f"{former}/{name}", f"{folder}/{name}"
        try:
            os.link(source, target)
        except FileNotFoundError:
            raise
        except OSError:  # a stick's file system knows no second name for a file
            shutil.copyfile(source, target)


def _is_version(name: str) -> bool:
    digits = name.removeprefix(_PREFIX)
    return name.startswith(_PREFIX) and digits.isalnum() and digits.isascii()


def _settle(folder: Path) -> None:
    """Everything in the folder on the disk: one by one, or all that waits when there are very many."""
    found = [(parent, names) for parent, _, names in os.walk(folder, topdown=False)]
    if hasattr(os, "sync") and sum(len(names) for _, names in found) > _ONE_BY_ONE:
        os.sync()
        return
    for parent, names in found:
        for name in names:
            _sync(Path(parent, name))
        _sync(Path(parent))
    _sync(folder.parent)


def _sync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return  # Windows syncs files only, not folders
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
