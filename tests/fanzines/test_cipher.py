from pathlib import Path

import pytest
from sqlite_utils import Database

from fanzines.library.cipher import connect
from tests.fanzines.shelfware import KEY


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return connect(tmp_path / "file.db", KEY, "rwc")


def test_sqlite_utils_catches_the_exceptions_of_the_driver(db: Database) -> None:
    db.table("missing").drop(ignore=True)
    db.table("thing").insert({"id": 1, "name": "one"}, pk="id")
    rows = db.query("INSERT INTO thing (id, name) VALUES (2, 'two') RETURNING name")
    assert list(rows) == [{"name": "two"}]
    assert not db.conn.in_transaction


def test_every_connection_is_as_careful_as_the_library_needs(db: Database) -> None:
    found = {
        name: str(db.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "temp_store")
    }
    assert found == {
        "journal_mode": "wal",
        "synchronous": "2",  # FULL
        "foreign_keys": "1",
        "secure_delete": "1",
        "temp_store": "2",  # MEMORY
    }


def test_a_wrong_key_is_refused_without_a_word_on_the_output(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    connect(tmp_path / "file.db", KEY, "rwc").close()
    with pytest.raises(Exception, match="not a database"):
        connect(tmp_path / "file.db", bytes(32))
    written = capfd.readouterr()
    assert written.out == written.err == ""


def test_reading_leaves_the_file_alone(tmp_path: Path) -> None:
    db = connect(tmp_path / "file.db", KEY, "rwc")
    db.table("thing").insert({"id": 1})
    db.close()
    before = (tmp_path / "file.db").read_bytes()
    db = connect(tmp_path / "file.db", KEY, "ro")
    with pytest.raises(Exception, match="readonly"):
        db.table("thing").insert({"id": 2})
    db.close()
    assert (tmp_path / "file.db").read_bytes() == before


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(33)])
def test_a_key_has_32_bytes(tmp_path: Path, key: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        connect(tmp_path / "file.db", key, "rwc")
