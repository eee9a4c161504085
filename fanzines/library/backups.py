"""Backups: whole, encrypted copies of the library that were opened and checked before they count.

They are numbered, not dated. After something was removed, the next backup takes the place of all others, so
that what was erased does not live on in a copy.
"""

import contextlib
import re
from pathlib import Path
from typing import Final

from fanzines.access import slots
from fanzines.durable import move_into_place, write_whole
from fanzines.library.cipher import connect, has_order, is_whole
from fanzines.library.errors import (
    DAMAGED,
    MISSING,
    LibraryDamaged,
    LibraryFull,
    LibraryMissing,
    plain_errors,
)
from fanzines.library.removal import BACKUPS_HOLD_MORE
from fanzines.library.settings import forget_setting, read_setting
from fanzines.library.store import FILE, Store

KEPT: Final = 3
NO_ROOM: Final = (
    "There is no room for a backup. The library itself is safe. Make room on the disk, then try again."
)
ASIDE: Final = "library.damaged"

_NAME: Final = re.compile(r"library-(\d{4,})\.db")


def write_backup(store: Store, to: Path) -> None:
    """A checked copy of the library at `to`, in place only when it is whole. LibraryFull, LibraryDamaged.

    Takes about 3 s for 200 MB, and does not stop anybody from making fanzines meanwhile.
    """
    part = to.with_name(to.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with plain_errors(to.parent):
            _copy(store, part)
            _check(part, store.key)
            with contextlib.suppress(PermissionError):  # a stick formatted as FAT knows no such rights
                part.chmod(0o600)
            move_into_place(part, to)
    except LibraryFull as error:
        raise LibraryFull(NO_ROOM) from error
    finally:
        part.unlink(missing_ok=True)


def make_backup(store: Store, folder: Path) -> Path:
    """The next backup in the folder, beside the keys that open it; the oldest beyond `KEPT` are deleted."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    purge = store.read(lambda db: read_setting(db, BACKUPS_HOLD_MORE, False))
    numbers = [_number(path) for path in backups(folder)]
    newest = folder / f"library-{max(numbers, default=0) + 1:04d}.db"
    write_backup(store, newest)
    keys = store.folder / slots.FILE
    if keys.exists():
        write_whole(folder / slots.FILE, keys.read_bytes())
    for old in backups(folder)[: -1 if purge else -KEPT]:
        old.unlink()
    if purge:
        (store.folder / ASIDE).unlink(missing_ok=True)
        store.write(lambda db: forget_setting(db, BACKUPS_HOLD_MORE), giving_way=True)
    return newest


def forget_backups(store: Store, folder: Path) -> None:
    """Delete every backup, and the damaged file set aside: what was taken away must not live on in them."""
    for old in backups(folder):
        old.unlink()
    (store.folder / ASIDE).unlink(missing_ok=True)
    store.write(lambda db: forget_setting(db, BACKUPS_HOLD_MORE), giving_way=True)


def backups(folder: Path) -> list[Path]:
    """The backups in the folder, the newest last."""
    return sorted((path for path in folder.iterdir() if _NAME.fullmatch(path.name)), key=_number)


def restore(backup: Path, folder: Path, key: bytes) -> None:
    """Put a backup in the library's place; the file that was there is set aside. The library must be closed.

    LibraryMissing or LibraryDamaged when the backup is not there or not whole: then nothing is changed.
    """
    if not backup.exists():
        raise LibraryMissing(MISSING)
    with plain_errors(folder):
        part = folder / (FILE + ".restored")
        write_whole(part, backup.read_bytes())
        try:
            _check(part, key)
            _set_aside(folder)
            move_into_place(part, folder / FILE)
        finally:
            part.unlink(missing_ok=True)


def _set_aside(folder: Path) -> None:
    if (folder / FILE).exists():
        (folder / FILE).replace(folder / ASIDE)
    for ending in ("-wal", "-shm"):  # of the old file: SQLite would read them into the new one
        (folder / (FILE + ending)).unlink(missing_ok=True)


def _copy(store: Store, part: Path) -> None:
    # On a connection of its own: while its transaction is open, a connection cannot be copied from.
    db = store.separate()
    try:
        db.execute("VACUUM INTO ?", [str(part)])
    finally:
        db.close()


def _check(part: Path, key: bytes) -> None:
    db = connect(part, key, "ro")
    try:
        if not (is_whole(db) and has_order(db)):
            raise LibraryDamaged(DAMAGED)
    finally:
        db.close()
        for ending in ("-wal", "-shm"):
            part.with_name(part.name + ending).unlink(missing_ok=True)


def _number(path: Path) -> int:
    found = _NAME.fullmatch(path.name)
    assert found is not None
    return int(found.group(1))
