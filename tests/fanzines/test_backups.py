import threading
from pathlib import Path

import pytest
from sqlite_utils import Database

from fanzines.access import keys
from fanzines.library import Library
from fanzines.library.backups import backups, restore
from fanzines.library.cipher import connect
from fanzines.library.errors import LibraryDamaged, LibraryMissing
from fanzines.model import new_fanzine
from tests.fanzines.shelfware import KEY, PlainPhoto, decrypted, every_byte


def test_a_backup_is_the_library_under_the_same_key(library: Library, tmp_path: Path) -> None:
    fanzine = new_fanzine("2026-11")
    library.new(fanzine)
    (tmp_path / "copy").mkdir()
    library.backup(tmp_path / "copy" / "library.db")
    library.new(new_fanzine("2026-11"))
    assert [path.name for path in (tmp_path / "copy").iterdir()] == ["library.db"]
    with Library.open(tmp_path / "copy", KEY) as copy:
        assert [summary.id for summary in copy.fanzines()] == [fanzine.id]


def test_a_backup_does_not_wait_for_a_change_in_progress(library: Library, tmp_path: Path) -> None:
    started, done = threading.Event(), threading.Event()

    def slow_change(db: Database) -> None:
        db.execute("INSERT INTO setting (id, name, value) VALUES (1, 'slow', '1')")
        started.set()
        assert done.wait(30)

    writer = threading.Thread(target=library.store.write, args=[slow_change])
    writer.start()
    assert started.wait(30)
    library.backup(tmp_path / "backup.db")
    done.set()
    writer.join()
    assert (tmp_path / "backup.db").exists()


def test_three_backups_are_kept_beside_the_keys_that_open_them(tmp_path: Path) -> None:
    key, words = keys.create(tmp_path / "library", "quattro gatti neri")
    with Library.create(tmp_path / "library", key) as library:
        made = [library.make_backup(tmp_path / "backups").name for _ in range(5)]
    assert [path.name for path in backups(tmp_path / "backups")] == made[-3:]
    assert keys.recover(tmp_path / "backups", words) == key


def test_what_was_removed_does_not_live_on_in_backups(library: Library, tmp_path: Path) -> None:
    fanzine = new_fanzine("2026-11")
    library.new(fanzine)
    for _ in range(3):
        library.make_backup(tmp_path / "backups")
    library.remove(fanzine.id)
    left = library.make_backup(tmp_path / "backups")
    assert backups(tmp_path / "backups") == [left]
    for _ in range(2):
        library.make_backup(tmp_path / "backups")
    assert len(backups(tmp_path / "backups")) == 3
    library.close()
    restore(left, library.store.folder, KEY)
    with Library.open(library.store.folder, KEY) as again:
        assert again.fanzines() == []


def test_what_is_on_its_way_out_is_in_no_backup(library: Library, tmp_path: Path) -> None:
    # Else it would be erased when the backup is opened, and everything older with it.
    hers, undone = new_fanzine("2026-11"), PlainPhoto(b"of a sitting that goes on " * 1000)
    library.new(hers)
    library.add_photo(undone)
    library.store.write(lambda db: db.execute("UPDATE fanzine SET leaving = 1"))
    backup = library.make_backup(tmp_path / "backups")
    held = decrypted(backup)
    assert undone.data[:100] not in held and bytes.fromhex(hers.id) not in held
    assert library.photo(undone.digest) == undone.data


def test_a_backup_is_read_without_a_file_beside_it(library: Library, tmp_path: Path) -> None:
    # Else it could not be read from a stick that lets nobody write.
    (tmp_path / "stick").mkdir()
    library.add_photo(PlainPhoto(b"left out"))
    library.backup(tmp_path / "stick" / "library.db")
    db = connect(tmp_path / "stick" / "library.db", KEY, "ro")
    assert db.execute("SELECT count(*) FROM photo").fetchone() == (0,)
    assert [path.name for path in (tmp_path / "stick").iterdir()] == ["library.db"]
    db.close()


def test_a_damaged_library_comes_back_from_its_backup(library: Library, tmp_path: Path) -> None:
    fanzine = new_fanzine("2026-11")
    library.new(fanzine)
    backup = library.make_backup(tmp_path / "backups")
    library.close()
    file = library.store.path
    damaged = bytearray(file.read_bytes())
    damaged[5000] ^= 1
    file.write_bytes(damaged)
    file.with_name("library.db-wal").write_bytes(b"of the damaged file")
    with pytest.raises(LibraryDamaged):
        Library.open(file.parent, KEY)
    restore(backup, file.parent, KEY)
    assert (file.parent / "library.damaged").read_bytes() == damaged
    with Library.open(file.parent, KEY) as again:
        assert again.fanzine(fanzine.id) == fanzine


def test_a_damaged_backup_takes_no_place(library: Library, tmp_path: Path) -> None:
    backup = library.make_backup(tmp_path / "backups")
    library.close()
    damaged = bytearray(backup.read_bytes())
    damaged[5000] ^= 1
    backup.write_bytes(damaged)
    before = every_byte(library.store.folder)
    with pytest.raises(LibraryDamaged):
        restore(backup, library.store.folder, KEY)
    with pytest.raises(LibraryMissing):
        restore(tmp_path / "nothing", library.store.folder, KEY)
    assert every_byte(library.store.folder) == before
