"""Making the library's file and opening it: a file that is not sound is refused and left as it is."""

from contextlib import suppress
from pathlib import Path

from sqlite_utils.migrations import Migrations

from fanzines.durable import move_into_place
from fanzines.library.cipher import connect, is_whole
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
from fanzines.library.removal import finish_removals
from fanzines.library.schema import migrate
from fanzines.library.store import FILE, OPEN, Store


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
        # Read-only first: a file that does not answer to the key must not be touched, not even on closing.
        connect(store.path, key, "ro").close()
        if _has_come_home(store) and not is_whole(store.database()):
            raise LibraryDamaged(DAMAGED)
        migrate(store.database(), migrations)


def _has_come_home(store: Store) -> bool:
    if not store.bring_home():
        store.ballast.give_way()
    return store.bring_home()
