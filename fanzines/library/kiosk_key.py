"""The kiosk's own signing key, kept in its library: it seals what this kiosk recorded and published."""

from sqlite_utils import Database

from fanzines.library.library import Library
from fanzines.library.settings import read_setting, write_setting
from fanzines.seal import new_private_key

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
