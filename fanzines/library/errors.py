"""What can go wrong with the library, each as a sentence a facilitator can read and act on."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from fanzines.library.cipher import driver

# SQLite's primary result codes.
_PERM, _BUSY, _LOCKED, _READ_ONLY, _IO_ERROR, _CORRUPT = 3, 5, 6, 8, 10, 11
_FULL, _CANNOT_OPEN, _CONSTRAINT, _NOT_A_LIBRARY = 13, 14, 19, 26
_LEAST_FREE: Final = 256 * 1024


class LibraryError(Exception):
    """The library could not do what was asked; the message says what to do."""


class LibraryFull(LibraryError):
    """There is no room left on the disk; what was kept before is untouched."""


class LibraryDamaged(LibraryError):
    """The library's file cannot be trusted; nothing was written to it."""


class LibraryMissing(LibraryError):
    """There is no library in the folder."""


class LibraryExists(LibraryError):
    """There is a library in the folder already."""


class PhotoMissing(LibraryError):
    """A photo was asked for, or placed, that the library does not hold."""


class AlreadyHere(LibraryError):
    """Something with the same id is kept already."""


class EditDoesNotFit(ValueError):
    """The edit belongs to another state of the fanzine than the one that is kept."""


class NotLookedAt(ValueError):
    """An approval was to be kept of pages that had no whole second look."""


class NotHeard(ValueError):
    """An approval was to be kept of a recorded reading that nobody listened to."""


FULL: Final = (
    "The disk of this kiosk is full, so the last change was not kept. "
    "Everything kept before is safe. Make room on the disk, then try again."
)
DAMAGED: Final = (
    "The library on this kiosk cannot be read: its file is damaged, or belongs to other keys. "
    "Nothing was changed. Set the file aside and bring back the newest backup."
)
MISSING: Final = "There is no library in this folder. Choose another folder, or bring back a backup."
HERE: Final = "This is kept in the library already. Nothing was changed."
EXISTS: Final = "There is a library in this folder already. It was left as it is; open it, or choose another."
BUSY: Final = "The library is in use by another program. Close it there, then try again."
LOCKED_AWAY: Final = (
    "The kiosk may not write to the library's folder. Give its account the right to, then try again."
)
DISK: Final = "The disk did not answer as it should. Restart the kiosk; if it happens again, change the disk."
CLOSED: Final = "The library is closed. Open it with an opening phrase first."


@contextmanager
def plain_errors(folder: Path) -> Iterator[None]:
    """Turn the driver's and the system's errors into LibraryError and its kinds."""
    try:
        yield
    except driver.DatabaseError as error:
        plain = _translated(error, folder)
        if plain is None:
            raise
        raise plain from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise LibraryFull(FULL) from error
        raise


def _translated(error: Exception, folder: Path) -> LibraryError | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    # The driver gives primary codes only; which constraint it was stands in the message.
    if code == _CONSTRAINT and str(error).startswith("UNIQUE"):
        return AlreadyHere(HERE)
    if code == _FULL or (code in (_IO_ERROR, _CANNOT_OPEN) and _no_room(folder)):
        return LibraryFull(FULL)
    if code in (_CORRUPT, _NOT_A_LIBRARY):
        return LibraryDamaged(DAMAGED)
    if code in (_BUSY, _LOCKED):
        return LibraryError(BUSY)
    if code in (_PERM, _READ_ONLY, _CANNOT_OPEN):
        return LibraryError(LOCKED_AWAY)
    return LibraryError(DISK) if code == _IO_ERROR else None


def _no_room(folder: Path) -> bool:
    if not hasattr(os, "statvfs"):
        return False
    disk = os.statvfs(folder)
    return disk.f_bavail * disk.f_frsize < _LEAST_FREE
