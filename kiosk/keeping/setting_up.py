"""Making the library of a new kiosk: all of it, or nothing that stands in the way of doing it again."""

from pathlib import Path
from typing import Final

from exhibitions.curation.store import exhibition_migrations
from fanzines.access import keys, pin
from fanzines.durable import sync_folder
from fanzines.library import Library
from fanzines.library.errors import EXISTS, LibraryExists, plain_errors
from fanzines.library.opening import discard
from fanzines.library.store import FILE
from kiosk.keeping.reopening import BACKUPS

_BEGUN: Final = "being-set-up"


def is_unfinished(folder: Path) -> bool:
    """Whether the power went while it was set up. Where there is a backup somebody has used it since."""
    return (folder / _BEGUN).exists() and not keys.exist(folder / BACKUPS)


def set_up(folder: Path, phrase: str, new_pin: str) -> tuple[Library, str]:
    """The library, and its recovery letters, to be shown once. What a killed set-up left is made anew.

    LibraryExists, LibraryFull, PhraseTooShort: then the kiosk can be set up again.
    """
    if is_unfinished(folder):
        _forget(folder)
    if keys.exist(folder) or (folder / FILE).exists():
        raise LibraryExists(EXISTS)
    with plain_errors(folder):
        (folder / _BEGUN).touch(0o600)
        sync_folder(folder)
    try:
        key, letters = keys.create(folder, phrase)
        library = Library.create(folder, key, migrations=(exhibition_migrations,))
        try:
            pin.set_pin(library, new_pin)
        except BaseException:
            library.store.close()
            raise
    except BaseException:
        _forget(folder)
        raise
    _finish(folder)
    return library, letters


def _forget(folder: Path) -> None:
    keys.forget(folder)
    discard(folder)
    _finish(folder)


def _finish(folder: Path) -> None:
    (folder / _BEGUN).unlink(missing_ok=True)
    sync_folder(folder)  # else it could come back with the power, and take the library away
