"""How a page looked when it was last left: shown at once when it is opened, while its items are drawn anew.

A picture is as secret as its page and goes with it. Triggers of the schema take it away with any change on
the page, so one that is there is true.
"""

from sqlite_utils import Database

from fanzines.library.reading import read_fanzine
from fanzines.library.rows import number
from fanzines.model import Fanzine


def write_page_picture(db: Database, page_id: str, data: bytes, *, of: Fanzine | None = None) -> None:
    """Keep the picture of a page; nothing happens when there is no such page any more, or `of` changed."""
    if of is not None and read_fanzine(db, of.id) != of:
        return
    db.execute(
        "INSERT INTO page_picture (page, data) SELECT id, ? FROM page WHERE id = ? "
        "ON CONFLICT (page) DO UPDATE SET data = excluded.data",
        [data, number(page_id)],
    )


def read_page_picture(db: Database, page_id: str) -> bytes | None:
    """The picture of the page as it is now, or None."""
    found = db.execute("SELECT data FROM page_picture WHERE page = ?", [number(page_id)]).fetchone()
    return None if found is None else bytes(found[0])
