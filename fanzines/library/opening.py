"""Making the library's file and opening it: a file that is not sound is refused and left as it is."""

import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from sqlite_utils.migrations import Migrations

from fanzines.durable import move_into_place, sweep, write_whole
from fanzines.library.backups import free_aside
from fanzines.library.cipher import changed_pages, checkpoint, connect, is_whole, readable_frames
from fanzines.library.errors import (
    DAMAGED,
    EXISTS,
    MISSING,
    LibraryDamaged,
    LibraryExists,
    LibraryFull,
    LibraryMissing,
    plain_errors,
)
from fanzines.library.journal import last_change
from fanzines.library.removal import finish_removals
from fanzines.library.schema import migrate
from fanzines.library.store import FILE, OPEN, Store

_TRIED: Final = f"{FILE}.tried.part"


def make_file(folder: Path, key: bytes, migrations: tuple[Migrations, ...]) -> None:
    """An empty library, in place only when it is complete. LibraryExists when there is one."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any((folder / (FILE + ending)).exists() for ending in ("", "-wal", "-shm")):
        raise LibraryExists(EXISTS)
    part = folder / (FILE + ".part")
    for ending in ("", "-wal", "-shm"):
        part.with_name(part.name + ending).unlink(missing_ok=True)
    with plain_errors(folder):
        db = connect(part, key, "rwc")
        try:
            migrate(db, migrations)
        finally:
            db.close()
        part.chmod(0o600)
        move_into_place(part, folder / FILE)


def discard(folder: Path) -> None:
    """Take the file of a closed library away that was just made: setting up did not come to its end."""
    for ending in ("", "-wal", "-shm"):
        (folder / (FILE + ending)).unlink(missing_ok=True)
    mark_closed(folder)


def journal_is_missing(folder: Path) -> bool:
    """Whether the library was not closed, and yet its journal is gone, with what was made last."""
    return (folder / OPEN).exists() and not (folder / (FILE + "-wal")).exists()


def open_store(folder: Path, key: bytes, migrations: tuple[Migrations, ...]) -> Store:
    """The library's file, sound and up to date. On a full disk the ballast makes the little room it takes."""
    if not (folder / FILE).exists():
        raise LibraryMissing(MISSING)
    store = Store(folder, key)
    without_journal = journal_is_missing(folder)
    try:
        try:
            _prepare(store, key, migrations)
        except LibraryFull:
            store.ballast.give_way()
            _prepare(store, key, migrations)
        if without_journal and not store.is_sound():
            raise LibraryDamaged(DAMAGED)
        finish_removals(store)
        store.ballast.lay()
        mark_open(folder)
    except BaseException:
        store.close()
        raise
    return store


def mark_open(folder: Path) -> None:
    """Say beside the file that it is open now."""
    with suppress(OSError):  # a full disk: then a missing journal would not be noticed, and nothing else
        (folder / OPEN).touch(0o600)


def mark_closed(folder: Path) -> None:
    """Say that it is not open any more; from here on its journal may go."""
    (folder / OPEN).unlink(missing_ok=True)


def _prepare(store: Store, key: bytes, migrations: tuple[Migrations, ...]) -> None:
    if store.path.stat().st_size == 0:  # SQLite would take it for a new library
        raise LibraryDamaged(DAMAGED)
    with plain_errors(store.folder):
        if not _could_come_home(store.path, key):
            raise LibraryDamaged(DAMAGED)
        _look_at_journal(store)
        if _has_come_home(store) and not is_whole(store.database()):
            raise LibraryDamaged(DAMAGED)
        migrate(store.database(), migrations)


def _could_come_home(file: Path, key: bytes) -> bool:
    """Whether the file is whole, or becomes so by its journal: tried on a copy, since it may be damaged.

    The driver's errors when it does not answer to the key. The file is not touched, not even on closing.
    """
    journal = file.with_name(f"{FILE}-wal")
    db = connect(file, key, "ro")
    try:
        if not (journal.exists() and journal.stat().st_size and changed_pages(db)):
            return True
    finally:
        db.close()
    part = file.with_name(_TRIED)
    try:
        shutil.copyfile(file, part)
        shutil.copyfile(journal, part.with_name(f"{_TRIED}-wal"))
        db = connect(part, key)
        try:
            return checkpoint(db) and is_whole(db)
        finally:
            db.close()
    finally:
        sweep(file.parent, f"{_TRIED}*")


def _look_at_journal(store: Store) -> None:
    """Keep a journal that cannot be read to its end; the store knows then that its last changes are lost."""
    journal = store.path.with_name(f"{FILE}-wal")
    if last_change(journal) > readable_frames(store.database()):
        aside = free_aside(store.folder)
        write_whole(aside.with_name(f"{aside.name}-wal"), journal.read_bytes())
        store.lost_its_end = True


def _has_come_home(store: Store) -> bool:
    if not store.bring_home():
        store.ballast.give_way()
    return store.bring_home()
