"""Small facts about the kiosk, kept in the library under a name as JSON."""

import json
from typing import Any

from sqlite_utils import Database

from fanzines.library.rows import random_number


def read_setting(db: Database, name: str, default: Any = None) -> Any:
    """What is kept under that name, or the default."""
    found = db.execute("SELECT value FROM setting WHERE name = ?", [name]).fetchone()
    return default if found is None else json.loads(found[0])


def write_setting(db: Database, name: str, value: object) -> None:
    """Keep a JSON value under that name, inside the caller's transaction."""
    sql = (
        "INSERT INTO setting (id, name, value) VALUES (?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value"
    )
    db.execute(sql, [random_number(), name, json.dumps(value)])


def forget_setting(db: Database, name: str) -> None:
    """Keep nothing under that name any more."""
    db.execute("DELETE FROM setting WHERE name = ?", [name])
