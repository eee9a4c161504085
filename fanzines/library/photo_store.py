"""Photos in the library: kept once under the digest of their bytes, however many pages show them."""

from sqlite_utils import Database

from fanzines.library.errors import PhotoMissing
from fanzines.library.rows import number, random_number

_MISSING = "A photo of this fanzine is not in the library of this kiosk."
_UNSEEN = "FROM photo WHERE NOT EXISTS (SELECT 1 FROM item WHERE item.photo = photo.digest)"


def write_photo(db: Database, digest: str, media_type: str, data: bytes) -> None:
    """Keep a photo; nothing happens when it is kept already."""
    sql = (
        "INSERT INTO photo (id, digest, media_type, data) VALUES (?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING"
    )
    db.execute(sql, [random_number(), bytes.fromhex(digest), media_type, data])


def read_photo(db: Database, digest: str) -> bytes:
    """The kept bytes; PhotoMissing when there are none under that digest."""
    found = db.execute("SELECT data FROM photo WHERE digest = ?", [bytes.fromhex(digest)]).fetchone()
    if found is None:
        raise PhotoMissing(_MISSING)
    return bytes(found[0])


def must_hold(db: Database, digest: str) -> None:
    """PhotoMissing when the photo is not kept."""
    if db.execute("SELECT 1 FROM photo WHERE digest = ?", [bytes.fromhex(digest)]).fetchone() is None:
        raise PhotoMissing(_MISSING)


def unseen_photos(db: Database) -> list[int]:
    """The rows of photos that no page shows."""
    return [row for (row,) in db.execute(f"SELECT id {_UNSEEN} ORDER BY id")]


def photos_shown_by(db: Database, fanzine_id: str) -> frozenset[int]:
    """The rows of the photos on the pages of one fanzine."""
    sql = (
        "SELECT photo.id FROM page JOIN item ON item.page = page.id "
        "JOIN photo ON photo.digest = item.photo WHERE page.fanzine = ?"
    )
    return frozenset(row for (row,) in db.execute(sql, [number(fanzine_id)]))


def delete_unseen(db: Database, row: int) -> None:
    """Erase one photo, unless a page has come to show it."""
    db.execute(f"DELETE {_UNSEEN} AND id = ?", [row])
