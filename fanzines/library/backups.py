"""Backups: whole, encrypted copies of the library that were opened and checked before they count.

They are numbered, not dated. After something was removed, the next backup takes the place of all others, so
that what was erased does not live on in a copy.
"""

import contextlib
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

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
from fanzines.library.removal import BACKUPS_HOLD_MORE, leave_out
from fanzines.library.settings import forget_setting, read_setting, write_setting
from fanzines.library.store import FILE, OPEN, Store

KEPT: Final = 3
NO_ROOM: Final = (
    "There is no room for a backup. The library itself is safe. Make room on the disk, then try again."
)
ASIDE: Final = "library.damaged"
COPY: Final = "library-copy"
"""The folder a stick's copy lies in: a library and its keys, to be opened by an opening phrase."""

_NAME: Final = re.compile(r"library-(\d{4,})\.db")


def write_backup(store: Store, to: Path) -> None:
    """A checked copy of the library at `to`, in place only when it is whole. LibraryFull, LibraryDamaged.

    What is being removed, and photos that only an undo could bring back, are not in it. Takes about 3 s
    for 200 MB, and does not stop anybody from making fanzines meanwhile.
    """
    part = to.with_name(to.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with plain_errors(to.parent):
            _copy(store, part)
            _leave_out(part, store.key)
            check(part, store.key)
            with contextlib.suppress(PermissionError):  # a stick formatted as FAT knows no such rights
                part.chmod(0o600)
            move_into_place(part, to)
    except LibraryFull as error:
        raise LibraryFull(NO_ROOM) from error
    finally:
        part.unlink(missing_ok=True)


def make_backup(store: Store, folder: Path, *, sparing: Path | None = None) -> Path:
    """The next backup in the folder, beside the keys that open it; the oldest beyond `KEPT` are deleted.

    One may be spared, but not after a removal: then the new backup is the only one.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    purge = store.read(lambda db: read_setting(db, BACKUPS_HOLD_MORE, False))
    newest = next_backup(folder)
    write_backup(store, newest)
    copy_keys(store.folder, folder)
    for old in backups(folder)[: -1 if purge else -KEPT]:
        if purge or old != sparing:
            old.unlink()
    if purge:
        forget_aside(store.folder)
        store.write(lambda db: forget_setting(db, BACKUPS_HOLD_MORE), giving_way=True)
    return newest


def forget_backups(store: Store, folder: Path) -> None:
    """Delete every backup, and the damaged file set aside: what was taken away must not live on in them."""
    for old in backups(folder):
        old.unlink()
    forget_aside(store.folder)
    store.write(lambda db: forget_setting(db, BACKUPS_HOLD_MORE), giving_way=True)


def hold_more(store: Store) -> bool:
    """Whether something was removed since the last backup, so that the backups still hold it."""
    return bool(store.read(lambda db: read_setting(db, BACKUPS_HOLD_MORE, False)))


def write_copy(store: Store, stick: Path) -> Path:
    """A checked copy of the library and its keys on a stick, in place of an older one there."""
    folder = stick / COPY
    folder.mkdir(exist_ok=True)
    write_backup(store, folder / FILE)
    copy_keys(store.folder, folder)
    return folder / FILE


def backups(folder: Path) -> list[Path]:
    """The backups in the folder, the newest last."""
    return sorted((path for path in folder.iterdir() if _NAME.fullmatch(path.name)), key=_number)


def next_backup(folder: Path) -> Path:
    """The name of the next backup in the folder."""
    numbers = [_number(path) for path in backups(folder)]
    return folder / f"library-{max(numbers, default=0) + 1:04d}.db"


def copy_keys(folder: Path, kept: Path) -> None:
    """Put the keys of the library in `folder` beside the copies in `kept`, in place of others there."""
    source, there = folder / slots.FILE, kept / slots.FILE
    if source.exists() and not (there.exists() and there.read_bytes() == source.read_bytes()):
        write_whole(there, source.read_bytes())


def restore(
    backup: Path,
    folder: Path,
    key: bytes,
    *,
    keeping: bool = True,
    noting: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    """Put a backup in the library's place, with settings noted in it; the library must be closed.

    The file that was there is set aside, beside others that were; without `keeping` it is gone.
    LibraryMissing or LibraryDamaged when the backup is not there or not whole: then nothing is changed.
    """
    if not backup.exists():
        raise LibraryMissing(MISSING)
    with plain_errors(folder):
        part = folder / (FILE + ".restored.part")
        write_whole(part, backup.read_bytes())
        try:
            check(part, key)
            alone = _prepare(part, key, noting)
            if keeping and alone:
                _take_place_of_older(backup, folder)
            if keeping:
                set_aside(folder)
            move_into_place(part, folder / FILE)
            (folder / OPEN).unlink(missing_ok=True)
        finally:
            part.unlink(missing_ok=True)


def _prepare(part: Path, key: bytes, noting: Mapping[str, Any]) -> bool:
    """Whether the copy was made after a removal, and would have all others deleted: that was meant once."""
    db = connect(part, key)
    try:
        alone = bool(read_setting(db, BACKUPS_HOLD_MORE, False))
        with db.atomic():
            forget_setting(db, BACKUPS_HOLD_MORE)
            for name, value in noting.items():
                write_setting(db, name, value)
        return alone
    finally:
        db.close()


def _take_place_of_older(backup: Path, folder: Path) -> None:
    """What its writer had no time for: older backups and files set aside hold what was removed."""
    forget_aside(folder)
    for older in backups(backup.parent):
        if older == backup:
            break
        older.unlink()


def check(part: Path, key: bytes) -> None:
    """Open a finished copy and look through all of it. LibraryDamaged, or the driver's errors."""
    db = connect(part, key, "ro")
    try:
        if not (is_whole(db) and has_order(db)):
            raise LibraryDamaged(DAMAGED)
    finally:
        db.close()
        for ending in ("-wal", "-shm"):
            part.with_name(part.name + ending).unlink(missing_ok=True)


def free_aside(folder: Path) -> Path:
    """A name for the next damaged file, free also with the endings of its journals."""
    names = (ASIDE, *(f"{ASIDE}.{number}" for number in range(2, 10_000)))
    return next(folder / name for name in names if not list(folder.glob(f"{name}*")))


def set_aside(folder: Path) -> None:
    """Keep a damaged file with its journal, in which alone may be what was made last.

    SQLite would read a journal that stays behind into the new file.
    """
    (folder / (FILE + "-shm")).unlink(missing_ok=True)
    journal = folder / (FILE + "-wal")
    if journal.exists() and journal.stat().st_size == 0:
        journal.unlink()
    aside = free_aside(folder)
    for ending in ("", "-wal"):
        if (folder / (FILE + ending)).exists():
            (folder / (FILE + ending)).replace(aside.with_name(aside.name + ending))


def forget_aside(folder: Path) -> None:
    """Delete every damaged file that was set aside."""
    for file in folder.glob(f"{ASIDE}*"):
        file.unlink(missing_ok=True)


def _copy(store: Store, part: Path) -> None:
    # On a connection of its own: while its transaction is open, a connection cannot be copied from.
    db = store.separate()
    try:
        db.execute("VACUUM INTO ?", [str(part)])
    finally:
        db.close()


def _leave_out(part: Path, key: bytes) -> None:
    db = connect(part, key)
    try:
        if leave_out(db):
            db.execute("VACUUM")
        db.execute("PRAGMA journal_mode = DELETE")  # a file in WAL mode is not read without writing beside it
    finally:
        db.close()


def _number(path: Path) -> int:
    found = _NAME.fullmatch(path.name)
    assert found is not None
    return int(found.group(1))
