"""Opening the library of a kiosk's folder by a phrase, by its backups where keys or library are damaged."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from exhibitions.curation.store import exhibition_migrations
from fanzines.access import keys
from fanzines.access.keys import WrongPhrase
from fanzines.access.slots import SlotsDamaged
from fanzines.library import Library, mending
from fanzines.library.backups import COPY, copy_keys
from fanzines.library.rekeying import finish_rekeying
from fanzines.library.store import FILE
from kiosk.machine.sticks import sticks

BACKUPS: Final = "backups"


def has_keys(folder: Path) -> bool:
    """Whether an opening phrase was chosen for this folder, also where only its backups know of it."""
    return keys.exist(folder) or keys.exist(folder / BACKUPS)


def open_kept(folder: Path, phrase: str) -> Library:
    """The library of a kiosk's folder, by its backups where it is damaged.

    WrongPhrase; SlotsDamaged or LibraryDamaged when no backup helps either.
    """
    key, kept = _key(folder, phrase), folder / BACKUPS
    finish_rekeying(folder, kept, key)
    if kept.exists():
        with suppress(OSError):  # the disk is full: the next backup takes the keys along
            copy_keys(folder, kept)
    return mending.open_or_mend(folder, key, kept, carried=_on_sticks, migrations=(exhibition_migrations,))


def _key(folder: Path, phrase: str) -> bytes:
    kept = folder / BACKUPS
    try:
        return by_phrase_or_sheet(folder, phrase)
    except (FileNotFoundError, SlotsDamaged):
        if not keys.exist(kept):
            raise
    key = by_phrase_or_sheet(kept, phrase)
    keys.bring_back(kept, folder)
    return key


def by_phrase_or_sheet(folder: Path, typed: str) -> bytes:
    """By an opening phrase, or by the letters of the recovery sheet typed in its place."""
    try:
        return keys.unlock(folder, typed)
    except WrongPhrase as wrong:
        with suppress(WrongPhrase):
            return keys.recover(folder, typed)
        raise wrong


def _on_sticks() -> Iterator[Path]:
    found = (place / COPY / FILE for place in sticks())
    yield from (file for file in found if file.exists())
