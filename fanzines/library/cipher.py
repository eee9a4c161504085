"""SQLCipher under sqlite-utils.

Importing this module makes sqlite-utils work with SQLCipher's driver in the whole process: its exceptions
are not those of the standard library, and sqlite-utils has to catch them.
"""

from importlib import import_module
from pathlib import Path
from typing import Any, Final, Literal

import sqlite_utils.db
import sqlite_utils.utils
from sqlite_utils import Database

driver: Final[Any] = import_module("sqlcipher3.dbapi2")
KEY_LENGTH: Final = 32

_SETTINGS: Final = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
)

for _module in (sqlite_utils.db, sqlite_utils.utils):
    for _name, _value in {"sqlite3": driver, "OperationalError": driver.OperationalError}.items():
        setattr(_module, _name, _value)


def connect(path: Path, key: bytes, mode: Literal["ro", "rw", "rwc"] = "rw") -> Database:
    """A connection whose key has been proved. The driver's errors when the file is missing or another's.

    `ro` reads and never touches the file, not even when it is closed; `rwc` makes the file when missing.
    """
    if len(key) != KEY_LENGTH:
        raise ValueError("a library's key has 32 bytes")
    connection = driver.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, check_same_thread=False)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        # Through the function, not through PRAGMA key: a pragma can be seen by a trace.
        connection.set_key(b"x'" + key.hex().encode() + b"'")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for setting in _SETTINGS if mode != "ro" else ():
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return Database(connection, recursive_triggers=False, execute_plugins=False)


def is_whole(db: Database) -> bool:
    """Whether every page of the file is as it was written, once the write-ahead log has come home.

    Reads the whole file: about 1 s for 250 MB.
    """
    page_count, page_size = (
        int(db.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size")
    )
    file = Path(db.execute("PRAGMA database_list").fetchone()[2])
    if file.stat().st_size < page_count * page_size:
        return False
    return not changed_pages(db)


def changed_pages(db: Database) -> bool:
    """Whether a page of the file itself is not as it was written. The write-ahead log is not looked at."""
    return bool(db.execute("PRAGMA cipher_integrity_check").fetchall())


def has_order(db: Database) -> bool:
    """Whether tables and indexes agree with each other and with their references."""
    answers = db.execute("PRAGMA integrity_check").fetchall()
    return answers == [("ok",)] and not db.execute("PRAGMA foreign_key_check").fetchall()


def readable_frames(db: Database) -> int:
    """How many frames of the write-ahead log can be read: those up to the last whole change."""
    return int(db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[1])


def checkpoint(db: Database) -> bool:
    """Bring the write-ahead log home and empty its file. False when a reader stood in the way."""
    return bool(db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)
