from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from fanzines.library import Library
from fanzines.library.errors import LibraryError
from fanzines.model import new_fanzine
from tests.fanzines.shelfware import KEY


def _guests() -> Migrations:
    guests = Migrations("guests")

    @guests()
    def first(db: Database) -> None:
        db.executescript("CREATE TABLE guest (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")

    return guests


def test_other_packages_keep_their_own_tables(tmp_path: Path) -> None:
    Library.create(tmp_path, KEY).close()
    with Library.open(tmp_path, KEY, migrations=(_guests(),)) as library:
        library.store.write(lambda db: db.execute("INSERT INTO guest VALUES (1, 'moon')"))
    with Library.open(tmp_path, KEY, migrations=(_guests(),)) as library:
        assert library.store.read(lambda db: db.execute("SELECT name FROM guest").fetchall()) == [("moon",)]


def test_a_migration_that_fails_leaves_the_library_as_it_was(tmp_path: Path) -> None:
    fanzine = new_fanzine("2026-11")
    with Library.create(tmp_path, KEY) as library:
        library.new(fanzine)
    later = _guests()

    @later()
    def second(db: Database) -> None:
        db.execute("DELETE FROM fanzine")
        raise LibraryError("this version cannot be used")

    with pytest.raises(LibraryError):
        Library.open(tmp_path, KEY, migrations=(later,))
    with Library.open(tmp_path, KEY, migrations=(_guests(),)) as library:
        assert library.fanzine(fanzine.id) == fanzine


def test_rows_do_not_tell_which_was_made_first(library: Library) -> None:
    made = [new_fanzine("2026-11") for _ in range(20)]
    for fanzine in made:
        library.new(fanzine)
    listed = [summary.id for summary in library.fanzines()]
    assert listed == sorted(fanzine.id for fanzine in made)
    assert listed != [fanzine.id for fanzine in made]
    tables = library.store.database().query("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    own = {row["name"]: row["sql"] for row in tables if not row["name"].startswith(("_", "sqlite_"))}
    assert len(own) >= 12
    for sql in own.values():
        assert " INTEGER PRIMARY KEY" in sql or "WITHOUT ROWID" in sql
        assert "AUTOINCREMENT" not in sql
