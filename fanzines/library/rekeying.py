"""A new key for the library: whoever has a copy of it and a phrase opens nothing that is made from now on.

The library is written anew under another key, in two places, before the file of keys changes. That change
is the moment: before it the old phrase opens the old file, after it the new phrase opens the new one. What
a power cut leaves is finished, or thrown away, the next time the kiosk is opened.
"""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from fanzines.access import keys
from fanzines.durable import move_into_place, sweep, write_whole
from fanzines.library import taken_back
from fanzines.library.backups import ASIDE, backups, check, copy_keys, next_backup
from fanzines.library.cipher import checkpoint, connect, driver
from fanzines.library.errors import BUSY, MISSING, LibraryError, LibraryFull, LibraryMissing, plain_errors
from fanzines.library.store import FILE, OPEN

REKEYED: Final = f"{FILE}.rekeyed"
"""The library under its new key: beside the old one, and a second time where the backups are kept."""

NO_ROOM: Final = (
    "There is no room to make everything new. Nothing was changed. Make room on the disk, then try again."
)


def rekey(
    folder: Path, kept: Path, phrase: str, *, new: str | None = None, words: str | None = None
) -> tuple[bytes, str]:
    """Give the closed library in `folder` another key; the key, and the recovery words that open it.

    Only `new` (or the same phrase) and these words open it then: other facilitators have to be added again.
    Backups in `kept`, the damaged file set aside and what was remembered for them go, since the old key
    opens them; one new backup stays. Takes about 6 s for 200 MB and room for two libraries.
    WrongPhrase, PhraseTooShort; LibraryFull, LibraryDamaged: then nothing was changed.
    """
    if not (folder / FILE).exists():
        raise LibraryMissing(MISSING)
    old = keys.unlock(folder, phrase)
    fresh = keys.new_keys(new or phrase, words)
    try:
        with plain_errors(folder):
            kept.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write_anew(folder, old, fresh.key)
            _write_second(folder, kept, fresh.key)
            keys.put_in_place(folder, fresh)
    except (LibraryError, OSError, driver.Error) as problem:
        if not keys.are(folder, fresh):
            _throw_away(folder, kept)
            raise (LibraryFull(NO_ROOM) if isinstance(problem, LibraryFull) else problem) from problem
    finish_rekeying(folder, kept, fresh.key)
    return fresh.key, fresh.words


def finish_rekeying(folder: Path, kept: Path, key: bytes) -> bool:
    """Bring to its end what was interrupted; whether the library has its new key by that.

    `key` is the one that the keys in the folder hold: when the library answers to it and the new files do
    not, the moment had not come, and they are thrown away. To be called before the library is opened.
    """
    for place in (folder, kept):
        sweep(place, f"{REKEYED}.part*")
    first, second = folder / REKEYED, kept / REKEYED
    if not (first.exists() or second.exists()):
        return False
    whole = [path for path in (first, second) if _is_whole(path, key)]
    if not whole:
        if _answers(folder / FILE, key):
            _throw_away(folder, kept)
        return False
    with plain_errors(folder):
        _take_old_away(folder, kept)
        copy_keys(folder, kept)
        if first.exists():
            _put_in_place(whole[0], folder)
        if second in whole:
            move_into_place(second, next_backup(kept))
        second.unlink(missing_ok=True)
    return True


def _write_anew(folder: Path, old: bytes, new: bytes) -> None:
    part = folder / f"{REKEYED}.part"
    for ending in ("", "-journal"):
        part.with_name(part.name + ending).unlink(missing_ok=True)
    db = connect(folder / FILE, old)
    try:
        if not checkpoint(db):
            raise LibraryError(BUSY)
        # As parameters: the statement itself can be seen by a trace.
        db.execute("ATTACH ? AS anew KEY ?", [str(part), f"x'{new.hex()}'"])
        db.execute("SELECT sqlcipher_export('anew')").fetchall()
        db.execute("DETACH anew")
    finally:
        db.close()
    part.chmod(0o600)
    check(part, new)
    move_into_place(part, folder / REKEYED)


def _write_second(folder: Path, kept: Path, key: bytes) -> None:
    part = kept / f"{REKEYED}.part"
    shutil.copyfile(folder / REKEYED, part)
    part.chmod(0o600)
    check(part, key)
    move_into_place(part, kept / REKEYED)


def _put_in_place(anew: Path, folder: Path) -> None:
    """The old file was closed: a journal beside it holds nothing, and would be read into the new one."""
    first = folder / REKEYED
    if anew != first:
        write_whole(first, anew.read_bytes())
    for ending in ("-wal", "-shm"):
        (folder / (FILE + ending)).unlink(missing_ok=True)
    (folder / OPEN).unlink(missing_ok=True)
    move_into_place(first, folder / FILE)


def _take_old_away(folder: Path, kept: Path) -> None:
    for old in (*backups(kept), *folder.glob(f"{ASIDE}*"), *_left_over(folder), *_left_over(kept)):
        old.unlink(missing_ok=True)
    (folder / taken_back.FILE).unlink(missing_ok=True)


def _left_over(folder: Path) -> Iterator[Path]:
    """What a killed process was writing."""
    for pattern in ("library*.part", f"{FILE}.restored*"):
        yield from folder.glob(pattern)


def _throw_away(folder: Path, kept: Path) -> None:
    for place in (kept, folder):
        sweep(place, f"{REKEYED}*")


def _is_whole(path: Path, key: bytes) -> bool:
    with contextlib.suppress(driver.Error, LibraryError, OSError):
        if _answers(path, key):
            check(path, key)
            return True
    return False


def _answers(path: Path, key: bytes) -> bool:
    with contextlib.suppress(driver.Error, OSError):
        connect(path, key, "ro").close()
        return path.stat().st_size > 0  # an empty file answers to any key
    return False
