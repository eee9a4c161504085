"""The hash of each fanzine's pages, kept until something on them changes: consents are judged by it.

Triggers of the schema take it away with any change, so one that is there is true.
"""

from sqlite_utils import Database

from fanzines.consents import pages_hash
from fanzines.library.reading import read_fanzine
from fanzines.library.rows import number


def read_hash(db: Database, fanzine_id: str) -> str | None:
    """The kept hash, or None."""
    found = db.execute("SELECT hash FROM pages_hash WHERE fanzine = ?", [number(fanzine_id)]).fetchone()
    return None if found is None else bytes(found[0]).hex()


def keep_hash(db: Database, fanzine_id: str) -> str:
    """Work the hash out and keep it. KeyError when there is no such fanzine."""
    made = pages_hash(read_fanzine(db, fanzine_id))
    sql = "INSERT OR REPLACE INTO pages_hash (fanzine, hash) VALUES (?, ?)"
    db.execute(sql, [number(fanzine_id), bytes.fromhex(made)])
    return made
