"""Shelves as rows: a shelf is known by the tag of the sign that opens it."""

import secrets
from collections.abc import Mapping
from typing import Final

from sqlite_utils import Database

from fanzines.library.rows import model_id, number, random_number

_TAG_LENGTH: Final = 32


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


def tag_of(db: Database, shelf: str) -> bytes:
    """The tag of the sign that opens the shelf. KeyError."""
    found = db.execute("SELECT tag FROM shelf WHERE id = ?", [number(shelf)]).fetchone()
    if found is None:
        raise KeyError(shelf)
    return bytes(found[0])


def read_tags(db: Database) -> dict[str, bytes]:
    """Every shelf and its tag."""
    return {model_id(row): bytes(tag) for row, tag in db.execute("SELECT id, tag FROM shelf")}


def shut_shelf(db: Database, shelf: str) -> None:
    """Let no sign open the shelf any more: its maker needs a new one. KeyError."""
    change_tag(db, shelf, secrets.token_bytes(_TAG_LENGTH))


def shelf_under(db: Database, fanzine_id: str) -> str | None:
    """The shelf a fanzine stands on, or None. KeyError when there is no such fanzine."""
    sql = "SELECT shelf FROM fanzine WHERE id = ? AND leaving = 0"
    found = db.execute(sql, [number(fanzine_id)]).fetchone()
    if found is None:
        raise KeyError(fanzine_id)
    return None if found[0] is None else model_id(found[0])


def lay_out_shelves(db: Database, tags: Mapping[str, bytes | None]) -> None:
    """Have these shelves open with these tags, and no others; one without a tag is taken away.

    Two may have changed their tags with each other: so all are shut first.
    """
    kept = read_tags(db)
    changed = {shelf: tag for shelf, tag in tags.items() if kept.get(shelf) != tag}
    for shelf in changed.keys() & kept.keys():
        shut_shelf(db, shelf)
    for shelf, tag in changed.items():
        if tag is None:
            delete_shelf(db, shelf)
        elif shelf in kept:
            change_tag(db, shelf, tag)
        else:
            db.execute("INSERT INTO shelf (id, tag) VALUES (?, ?)", [number(shelf), tag])


def count_new_sign(db: Database, month: str) -> None:
    """A facilitator gave a maker a new sign in that month."""
    sql = (
        "INSERT INTO new_sign (id, month, times) VALUES (?, ?, 1) "
        "ON CONFLICT (month) DO UPDATE SET times = times + 1"
    )
    db.execute(sql, [random_number(), month])


def read_new_signs(db: Database) -> dict[str, int]:
    """How often that was done, by month, the newest first."""
    return dict(db.execute("SELECT month, times FROM new_sign ORDER BY month DESC").fetchall())


def delete_shelf(db: Database, shelf: str) -> None:
    """Take the shelf away; fanzines still on it stand on none. KeyError."""
    if db.execute("DELETE FROM shelf WHERE id = ?", [number(shelf)]).rowcount == 0:
        raise KeyError(shelf)


def _is_shelf(db: Database, shelf: str) -> bool:
    return db.execute("SELECT 1 FROM shelf WHERE id = ?", [number(shelf)]).fetchone() is not None
