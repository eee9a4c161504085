"""The journal's file: plain SQLite beside a show, never in it.

Each reading and each writing opens the file, does its work whole and closes it again, so that the kiosk
and the server of the room share it and either may be killed at any moment. After each writing the file is
laid out anew by its keys, and dated to the day: nothing in it tells in which order, or when, something came.
"""

import contextlib
import json
import logging
import os
import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Any, Final, TypeVar

import assets

log = logging.getLogger(__name__)

T = TypeVar("T")

VERSION: Final = 1
_PATIENCE: Final = 5.0  # seconds
_DAMAGED: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)

_TABLES: Final = """
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE count (
    source TEXT NOT NULL,
    slug TEXT NOT NULL,
    day TEXT NOT NULL,
    what TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 0),
    PRIMARY KEY (source, slug, day, what)
) STRICT, WITHOUT ROWID;
CREATE TABLE answer (id TEXT PRIMARY KEY, slug TEXT NOT NULL, data TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE settled (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE gone (slug TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
"""


class JournalFails(OSError):
    """The journal cannot be written or read just now: the disk is full, or it may not be written to."""

    def __init__(self) -> None:
        super().__init__("The exhibition's journal cannot be kept. Look whether the disk is full.")


def journal_beside(show: Path) -> Path:
    """Where the journal of the show in that place lies."""
    place = show.absolute()
    return place.with_name(f"{place.name}.journal")


def is_counted(show: Path) -> bool:
    """Whether a journal is kept of it: not of the sample that comes with the app."""
    return show.absolute() != assets.path("sample", "show")


class Journal:
    """The journal in one file; made when it is first written. Every method may raise JournalFails."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._checked = False
        self._seen = 0

    def read(self, act: Callable[[sqlite3.Connection], T]) -> T:
        """What `act` finds, all of it at one moment."""
        return self._do(act, writes=False)

    def write(self, act: Callable[[sqlite3.Connection], T]) -> T:
        """Do `act` whole or not at all."""
        return self._do(act, writes=True)

    def discard(self) -> None:
        """Delete it, and what was put aside of it. OSError."""
        self._checked = False
        for name in (self.path.name, f"{self.path.name}-journal"):
            self.path.with_name(name).unlink(missing_ok=True)
        self.forget_damaged()

    def forget_damaged(self) -> None:
        """Delete what was put aside: it may hold what was taken back. OSError."""
        self._aside.unlink(missing_ok=True)

    def _do(self, act: Callable[[sqlite3.Connection], T], *, writes: bool) -> T:
        try:
            try:
                return self._once(act, writes=writes)
            except sqlite3.DatabaseError as problem:
                if not _tells_damage(problem):
                    raise
                self._put_aside()
                return self._once(act, writes=writes)
        except (sqlite3.Error, OSError) as problem:
            raise JournalFails from problem

    def _once(self, act: Callable[[sqlite3.Connection], T], *, writes: bool) -> T:
        if not self.path.exists():
            self._checked = False
            self.path.touch(0o600)
        self._seen = self.path.stat().st_ino
        with contextlib.closing(sqlite3.connect(self.path, _PATIENCE, isolation_level=None)) as db:
            db.execute("PRAGMA secure_delete = ON")
            db.execute("PRAGMA temp_store = MEMORY")
            self._prepare(db)
            with _transaction(db, "IMMEDIATE" if writes else "DEFERRED"):
                done = act(db)
            if writes:
                with contextlib.suppress(
                    sqlite3.Error
                ):  # what was written is written; it is laid out next time
                    db.execute("VACUUM")
        if writes:
            _date_to_the_day(self.path)
        return done

    def _prepare(self, db: sqlite3.Connection) -> None:
        if self._checked:
            return
        with _transaction(db, "IMMEDIATE"):
            (version,) = db.execute("PRAGMA user_version").fetchone()
            if version == 0:
                for statement in _TABLES.split(";\n"):
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {VERSION}")
            elif [row for (row,) in db.execute("PRAGMA quick_check")] != ["ok"]:
                raise _Damaged
        self._checked = True

    @property
    def _aside(self) -> Path:
        return self.path.with_name(f"{self.path.name}.damaged")

    def _put_aside(self) -> None:
        """One damaged file is kept for whoever looks into it, and no second."""
        self._checked = False
        if not self.path.exists() or self.path.stat().st_ino != self._seen:
            return  # the other process was faster
        log.warning("The journal was damaged and is begun anew.")
        self.path.replace(self._aside)
        self.path.with_name(f"{self.path.name}-journal").unlink(missing_ok=True)


def setting(db: sqlite3.Connection, name: str) -> Any:
    """What was kept under that name, or None."""
    found = db.execute("SELECT value FROM setting WHERE name = ?", [name]).fetchone()
    return json.loads(found[0]) if found else None


def set_setting(db: sqlite3.Connection, name: str, value: Any) -> None:
    """Keep it under that name; None forgets it."""
    if value is None:
        db.execute("DELETE FROM setting WHERE name = ?", [name])
    else:
        db.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", [name, json.dumps(value)])


class _Damaged(sqlite3.DatabaseError):
    pass


def _tells_damage(problem: sqlite3.DatabaseError) -> bool:
    """A plain error of the statements, which are all our own, says that the tables are not what they were."""
    return isinstance(problem, _Damaged) or getattr(problem, "sqlite_errorcode", 0) & 0xFF in _DAMAGED


@contextlib.contextmanager
def _transaction(db: sqlite3.Connection, kind: str) -> Iterator[None]:
    db.execute(f"BEGIN {kind}")
    try:
        yield
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _date_to_the_day(path: Path) -> None:
    midnight = datetime.combine(datetime.now().date(), time()).timestamp()
    with contextlib.suppress(OSError):
        os.utime(path, (midnight, midnight))
