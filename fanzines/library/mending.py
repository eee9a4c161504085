"""A library whose file cannot be trusted any more opens from its last good backup, and says so."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from fanzines.consents import Yes
from fanzines.library import shelves
from fanzines.library.backups import backups, restore
from fanzines.library.cipher import connect, driver
from fanzines.library.errors import DAMAGED, LibraryDamaged, LibraryError, LibraryMissing
from fanzines.library.library import Library
from fanzines.library.opening import journal_is_missing
from fanzines.library.settings import forget_setting, read_setting, write_setting
from fanzines.library.store import FILE
from fanzines.library.taken_back import TakenBack

NO_BACKUP: Final = (
    "The library on this kiosk cannot be read, and neither can any backup of it. Nothing was changed. "
    "Put in a stick with a copy of the library, then try again."
)
_MENDED: Final = "mended"
_TAKE_BACK: Final = "to be taken back again"
_COUNT: Final = "SELECT count(*) FROM fanzine WHERE leaving = 0"


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup: the month it was written in and how many fanzines it holds."""

    path: Path
    month: str
    fanzines: int


@dataclass(frozen=True, slots=True)
class Mended:
    """What happened: the month and the count of the backup that was opened, empty and 0 when none had to be.

    `missing` is how many fanzines more the damaged file held, when it could still be asked.
    """

    month: str = ""
    fanzines: int = 0
    missing: int | None = None


def copies(folder: Path, key: bytes) -> list[Copy]:
    """Every backup in the folder that opens with the key, the newest first."""
    found = (look_at(path, key) for path in reversed(backups(folder))) if folder.exists() else ()
    return [copy for copy in found if copy is not None]


def look_at(path: Path, key: bytes) -> Copy | None:
    """What a backup holds; None when it cannot be opened with the key."""
    count = _count(path, key)
    if count is None:
        return None
    return Copy(path, date.fromtimestamp(path.stat().st_mtime).strftime("%Y-%m"), count)


def open_or_mend(
    folder: Path,
    key: bytes,
    kept: Path,
    *,
    carried: Callable[[], Iterable[Path]] = tuple,
    migrations: Collection[Migrations] = (),
) -> Library:
    """The library; when its file is damaged or gone, the newest whole backup in `kept`, else a carried one.

    The damaged file is set aside. LibraryDamaged or LibraryMissing when there is no whole backup either.
    """
    file = folder / FILE
    without_journal = journal_is_missing(folder)
    try:
        if without_journal and _is_newer(kept, than=file):
            raise LibraryDamaged(DAMAGED)
        library = Library.open(folder, key, migrations=migrations)
    except (LibraryDamaged, LibraryMissing) as damage:
        library = _from_backup(folder, key, _newest_first(kept, carried), migrations, damage)
    else:
        if without_journal or library.store.lost_its_end:
            _say(library, Mended())
    return library


def bring_back(
    library: Library,
    copy: Path,
    kept: Path,
    migrations: Collection[Migrations] = (),
    noting: Mapping[str, Any] = MappingProxyType({}),
) -> Library:
    """Put a backup in the library's place, once what there is now is a backup itself; the reopened library.

    What was taken back since is to be taken back again: that is noted in it before it is in its place, and
    so are the settings given. LibraryError: then nothing changed, but the library given may be closed.
    """
    folder, key = library.store.folder, library.store.key
    library.make_backup(kept, sparing=copy)
    library.close()
    restore(copy, folder, key, keeping=False, noting={**noting, _TAKE_BACK: True})
    return Library.open(folder, key, migrations=migrations)


def must_take_back(library: Library) -> bool:
    """Whether it came from a backup, or lost its end, and may hold what was taken back since."""
    return bool(library.store.read(lambda db: read_setting(db, _TAKE_BACK, False)))


def took_back(library: Library) -> None:
    """What was taken back since the backup was taken back again."""
    library.store.write(lambda db: forget_setting(db, _TAKE_BACK), giving_way=True)


def taken_back_since(library: Library) -> list[Yes]:
    """Every yes in the library that was taken back after the backup it came from."""
    remembered = TakenBack(library.store.folder, library.store.key)
    fanzines = [one.id for one in library.fanzines()]
    given: list[Yes] = []
    for one in fanzines:
        given += library.consents(one)
        given += library.spoken_consents(one)
    return [yes for yes in given if remembered.has_yes(yes)]


def taken_away_since(library: Library) -> list[str]:
    """Every fanzine in the library that was taken away after the backup it came from."""
    remembered = TakenBack(library.store.folder, library.store.key)
    return [one.id for one in library.fanzines() if remembered.has_removal(one.id)]


def thrown_away_since(library: Library) -> list[str]:
    """Every fanzine in the library whose reading was thrown away after the backup it came from."""
    remembered = TakenBack(library.store.folder, library.store.key)
    readings = ((one.id, library.reading(one.id)) for one in library.fanzines())
    return [one for one, kept in readings if kept and remembered.has_reading(one, kept.digest)]


def shut_given_up(library: Library) -> int:
    """Shut every shelf that a sign opens again which was given up after the backup; how many there were."""
    remembered = TakenBack(library.store.folder, library.store.key)
    tags = library.store.read(shelves.read_tags)
    again = [shelf for shelf, tag in tags.items() if remembered.has_sign(tag)]
    for shelf in again:
        library.store.write(partial(shelves.shut_shelf, shelf=shelf), giving_way=True)
    return len(again)


def what_happened(library: Library) -> Mended | None:
    """That the library had to be mended, until somebody has understood it."""
    kept = library.store.read(lambda db: read_setting(db, _MENDED))
    return None if kept is None else Mended(**kept)


def understood(library: Library) -> None:
    """What happened was read."""
    library.store.write(lambda db: forget_setting(db, _MENDED), giving_way=True)


def _newest_first(kept: Path, carried: Callable[[], Iterable[Path]]) -> Iterator[Path]:
    yield from reversed(backups(kept)) if kept.exists() else ()
    yield from carried()


def _from_backup(
    folder: Path,
    key: bytes,
    candidates: Iterable[Path],
    migrations: Collection[Migrations],
    damage: LibraryError,
) -> Library:
    held = _count(folder / FILE, key)
    for path in candidates:
        try:
            copy = look_at(path, key)
            if copy is None:
                continue
            missing = None if held is None else max(0, held - copy.fanzines)
            restore(path, folder, key, noting=_noted(Mended(copy.month, copy.fanzines, missing)))
            return Library.open(folder, key, migrations=migrations)
        except (LibraryDamaged, LibraryMissing):
            continue
    raise LibraryDamaged(NO_BACKUP) if isinstance(damage, LibraryDamaged) else damage


def _noted(mended: Mended) -> dict[str, Any]:
    return {_MENDED: asdict(mended), _TAKE_BACK: True}


def _say(library: Library, mended: Mended) -> None:
    def write(db: Database) -> None:
        for name, value in _noted(mended).items():
            write_setting(db, name, value)

    with suppress(LibraryError):  # the disk is full: the screen says nothing, but the library is open
        library.store.write(write, giving_way=True)


def _is_newer(kept: Path, *, than: Path) -> bool:
    found = backups(kept) if kept.exists() else []
    return bool(found) and than.exists() and found[-1].stat().st_mtime > than.stat().st_mtime


def _count(path: Path, key: bytes) -> int | None:
    beside = [path.with_name(path.name + ending) for ending in ("-wal", "-shm")]
    there = [file for file in beside if file.exists()]
    try:
        if path.stat().st_size == 0:  # SQLite would throw its journal away
            return None
        db: Database = connect(path, key, "ro")
        try:
            return int(db.execute(_COUNT).fetchone()[0])
        finally:
            db.close()
            for file in set(beside) - set(there):
                file.unlink(missing_ok=True)
    except (driver.Error, OSError):
        return None
