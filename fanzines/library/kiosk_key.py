"""The kiosk's own private keys, kept in its library: one seals what leaves it, one opens what it is sent."""

from collections.abc import Callable

from sqlite_utils import Database

from fanzines.library.library import Library
from fanzines.library.settings import read_setting, write_setting
from fanzines.seal import new_private_key

_SEAL = "seal"
_OPENER = "age"


def kiosk_key(library: Library) -> bytes:
    """The private key of its seal, 32 bytes; made when first asked for. LibraryError: the disk fails."""
    return library.store.write(lambda db: _read_or_make(db, _SEAL, new_private_key))


def kiosk_opener(library: Library, make: Callable[[], bytes]) -> bytes:
    """The private key (X25519) that opens packages; made at first by `make`. LibraryError: the disk fails."""
    return library.store.write(lambda db: _read_or_make(db, _OPENER, make))


def _read_or_make(db: Database, name: str, make: Callable[[], bytes]) -> bytes:
    kept = read_setting(db, name)
    if kept is None:
        kept = make().hex()
        write_setting(db, name, kept)
    return bytes.fromhex(kept)
