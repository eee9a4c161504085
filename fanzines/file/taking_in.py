"""A .fanzine file into the library: all of it in one transaction, or nothing."""

from collections.abc import Collection

from sqlite_utils import Database

from fanzines.consents import Consent, pages_hash
from fanzines.file.archive import FileRefused
from fanzines.file.fanzine_file import FanzineFile, read
from fanzines.library import consent_store, photo_store
from fanzines.library.errors import AlreadyHere
from fanzines.library.library import Library
from fanzines.library.writing import write_fanzine
from fanzines.photos.intake import kept_photo
from fanzines.seal import SealBroken, SealUnknown, verify_consents


def take_in_file(library: Library, data: bytes, *, trusted: Collection[bytes] = ()) -> str:
    """Keep the file's fanzine and photos, and the consents that one of the `trusted` kiosks sealed. Its id.

    FileRefused when the file is not sound, its seal is broken, or the library holds the fanzine already;
    LibraryError as everywhere. Consents of a kiosk that is not trusted, or for other pages, are left out.
    """
    file = read(data)
    consents = _counting(file, trusted)
    try:
        library.store.write(lambda db: _keep(db, file, consents))
    except AlreadyHere as error:
        raise FileRefused("This fanzine is in the library already. Nothing was changed.") from error
    return file.fanzine.id


def _counting(file: FanzineFile, trusted: Collection[bytes]) -> tuple[Consent, ...]:
    if file.consents is None:
        return ()
    try:
        consents = verify_consents(file.consents, trusted)
    except SealUnknown:
        return ()
    except SealBroken as error:
        raise FileRefused(f"consents.json: {error}") from error
    return consents if file.consents.pages_hash == pages_hash(file.fanzine) else ()


def _keep(db: Database, file: FanzineFile, consents: tuple[Consent, ...]) -> None:
    for digest, data in file.photos.items():
        photo_store.write_photo(db, digest, kept_photo(data).media_type, data)
    write_fanzine(db, file.fanzine)
    for consent in consents:
        consent_store.write_consent(db, consent)
