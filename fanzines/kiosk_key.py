"""The kiosk's own signing key, kept in its library: what this kiosk recorded and published is sealed with it."""

from sqlite_utils import Database

from fanzines.library import Library
from fanzines.seal import new_private_key
from fanzines.settings import read_setting, write_setting

_NAME = "seal"


def kiosk_key(library: Library) -> bytes:
    """The private key, 32 bytes; made when it is first asked for. LibraryError when the disk fails."""
    return library.store.write(_read_or_make)


def _read_or_make(db: Database) -> bytes:
    kept = read_setting(db, _NAME)
    if kept is None:
        kept = new_private_key().hex()
        write_setting(db, _NAME, kept)
    return bytes.fromhex(kept)
