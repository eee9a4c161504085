"""Shelves as rows: a shelf is known by the tag of the sign that opens it."""

from sqlite_utils import Database

from fanzines.library.rows import model_id, number, random_number


def shelve(db: Database, fanzine_id: str, shelf: str | None) -> None:
    """Stand a fanzine on a shelf, or on none. KeyError when there is no such fanzine or shelf."""
    if shelf is not None and not _is_shelf(db, shelf):
        raise KeyError(shelf)
    sql = "UPDATE fanzine SET shelf = ? WHERE id = ? AND leaving = 0"
    place = None if shelf is None else number(shelf)
    if db.execute(sql, [place, number(fanzine_id)]).rowcount == 0:
        raise KeyError(fanzine_id)


def find_shelf(db: Database, tag: bytes) -> str | None:
    """The shelf that tag opens, or None."""
    found = db.execute("SELECT id FROM shelf WHERE tag = ?", [tag]).fetchone()
    return None if found is None else model_id(found[0])


def write_shelf(db: Database, tag: bytes) -> str:
    """A new shelf. AlreadyHere when the tag opens another."""
    row = random_number()
    db.execute("INSERT INTO shelf (id, tag) VALUES (?, ?)", [row, tag])
    return model_id(row)


def change_tag(db: Database, shelf: str, tag: bytes) -> None:
    """Open the shelf with another tag from now on. KeyError; AlreadyHere when the tag opens another."""
    if db.execute("UPDATE shelf SET tag = ? WHERE id = ?", [tag, number(shelf)]).rowcount == 0:
        raise KeyError(shelf)


def delete_shelf(db: Database, shelf: str) -> None:
    """Take the shelf away; fanzines still on it stand on none. KeyError."""
    if db.execute("DELETE FROM shelf WHERE id = ?", [number(shelf)]).rowcount == 0:
        raise KeyError(shelf)


def _is_shelf(db: Database, shelf: str) -> bool:
    return db.execute("SELECT 1 FROM shelf WHERE id = ?", [number(shelf)]).fetchone() is not None
