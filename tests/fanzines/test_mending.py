"""A library that cannot be read any more opens from its last good backup, and says so."""

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from fanzines.consents import Use, pages_hash
from fanzines.library import Library
from fanzines.library.backups import COPY, backups, write_copy
from fanzines.library.errors import LibraryDamaged, LibraryMissing
from fanzines.library.mending import (
    Mended,
    bring_back,
    copies,
    must_take_back,
    open_or_mend,
    taken_away_since,
    taken_back_since,
    understood,
    what_happened,
)
from fanzines.model import Fanzine, new_fanzine
from tests.fanzines.shelfware import KEY, every_byte


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed library of two fanzines, and a backup that holds one of them."""
    with Library.create(tmp_path / "library", KEY) as library:
        library.new(new_fanzine("2026-11"))
        library.make_backup(tmp_path / "backups")
        library.new(new_fanzine("2026-11"))
    return tmp_path / "library"


def mended(folder: Path) -> Library:
    return open_or_mend(folder, KEY, folder.parent / "backups")


def flip(file: Path, at: int = 5000) -> bytes:
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)
    return bytes(data)


def test_a_sound_library_is_opened_as_it_is(folder: Path) -> None:
    with mended(folder) as library:
        assert len(library.fanzines()) == 2
        assert what_happened(library) is None
    assert not list(folder.glob("library.damaged*"))


@pytest.mark.parametrize("left", [0, 100, 4096, 5000])
def test_a_file_cut_short_is_set_aside_and_the_backup_opened(folder: Path, left: int) -> None:
    cut = (folder / "library.db").read_bytes()[:left]
    (folder / "library.db").write_bytes(cut)
    with mended(folder) as library:
        assert len(library.fanzines()) == 1
        told = what_happened(library)
        assert told is not None and told.fanzines == 1 and len(told.month) == 7
        understood(library)
        assert what_happened(library) is None
    assert (folder / "library.damaged").read_bytes() == cut


def test_what_happened_is_told_although_the_power_went_in_the_middle(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flip(folder / "library.db")
    whole, power_goes = Library.open, iter((False, True))

    def opened(*place: Path, **more: object) -> Library:
        if next(power_goes):
            raise KeyboardInterrupt
        return whole(*place, **more)

    with monkeypatch.context() as patch:
        patch.setattr(Library, "open", opened)
        with pytest.raises(KeyboardInterrupt):
            mended(folder)
    with mended(folder) as library:
        told = what_happened(library)
        assert told is not None and told.fanzines == 1
        assert must_take_back(library)


def test_what_is_missing_is_counted_when_the_damaged_file_can_still_be_asked(folder: Path) -> None:
    flip(folder / "library.db", 10 * 4096 + 2000)
    with mended(folder) as library:
        told = what_happened(library)
    assert told is not None and (told.fanzines, told.missing) == (1, 1)
    assert [file.name for file in folder.glob("library.damaged*")] == ["library.damaged"]


def test_no_damaged_file_takes_the_place_of_another(folder: Path) -> None:
    first = flip(folder / "library.db")
    mended(folder).close()
    second = flip(folder / "library.db", 6000)
    mended(folder).close()
    assert (folder / "library.damaged").read_bytes() == first
    assert (folder / "library.damaged.2").read_bytes() == second


def test_a_damaged_backup_is_passed_over(folder: Path) -> None:
    with Library.open(folder, KEY) as library:
        newest = library.make_backup(folder.parent / "backups")
    flip(newest)
    flip(folder / "library.db")
    with mended(folder) as library:
        assert len(library.fanzines()) == 1


def test_a_library_that_is_gone_comes_back(folder: Path) -> None:
    (folder / "library.db").unlink()
    with mended(folder) as library:
        assert len(library.fanzines()) == 1


def test_without_a_whole_backup_nothing_is_changed(folder: Path) -> None:
    flip(folder / "library.db")
    for backup in backups(folder.parent / "backups"):
        flip(backup)
    before = every_byte(folder)
    with pytest.raises(LibraryDamaged, match="stick"):
        mended(folder)
    assert every_byte(folder) == before
    (folder / "library.db").unlink()
    with pytest.raises(LibraryMissing):
        mended(folder)


def test_a_copy_on_a_stick_opens_when_there_is_no_backup(folder: Path, tmp_path: Path) -> None:
    with Library.open(folder, KEY) as library:
        copy = write_copy(library.store, tmp_path)
        assert write_copy(library.store, tmp_path) == copy == tmp_path / COPY / "library.db"
    for backup in backups(folder.parent / "backups"):
        backup.unlink()
    flip(folder / "library.db")
    with open_or_mend(folder, KEY, folder.parent / "backups", carried=lambda: [copy]) as library:
        assert len(library.fanzines()) == 2


_KILLED = """
import os, sys
from pathlib import Path
from fanzines.library import Library
from fanzines.model import new_fanzine
library = Library.open(Path(sys.argv[1]), bytes(range(32)))
library.new(new_fanzine("2026-11"))
if sys.argv[2]:
    library.make_backup(Path(sys.argv[2]))
os.kill(os.getpid(), 9)
"""


def killed(folder: Path, kept: str = "") -> None:
    subprocess.run([sys.executable, "-c", _KILLED, str(folder), kept], check=False)
    assert (folder / "library.db-wal").stat().st_size > 0


def test_a_missing_journal_is_noticed_and_said(folder: Path) -> None:
    killed(folder)
    (folder / "library.db-wal").unlink()
    with mended(folder) as library:
        assert len(library.fanzines()) == 2
        assert what_happened(library) == Mended()
    with mended(folder) as library:
        understood(library)
    mended(folder).close()


def test_a_missing_journal_is_made_good_by_a_newer_backup(folder: Path) -> None:
    killed(folder, str(folder.parent / "backups"))
    (folder / "library.db-wal").unlink()
    file = folder / "library.db"
    os.utime(file, (file.stat().st_atime, file.stat().st_mtime - 60))
    with mended(folder) as library:
        assert len(library.fanzines()) == 3
        told = what_happened(library)
    assert told is not None and told.fanzines == 3
    assert (folder / "library.damaged").exists()


def test_a_killed_library_with_its_journal_has_lost_nothing(folder: Path) -> None:
    killed(folder)
    with mended(folder) as library:
        assert len(library.fanzines()) == 3
        assert what_happened(library) is None


def test_the_journal_of_a_damaged_file_is_kept_with_it(folder: Path) -> None:
    killed(folder)
    journal = (folder / "library.db-wal").read_bytes()
    (folder / "library.db").write_bytes(b"")
    mended(folder).close()
    assert (folder / "library.damaged-wal").read_bytes() == journal


def test_a_damaged_file_is_set_aside_as_it_was_although_its_journal_holds_more(folder: Path) -> None:
    # Bringing the journal home would have written into the damaged file before anybody knew.
    killed(folder)
    damaged = flip(folder / "library.db", -3000)
    journal = (folder / "library.db-wal").read_bytes()
    mended(folder).close()
    assert (folder / "library.damaged").read_bytes() == damaged
    assert (folder / "library.damaged-wal").read_bytes() == journal
    assert not list(folder.glob("*.part*"))


def test_a_journal_makes_good_what_it_was_about_to_write(folder: Path) -> None:
    # As after a power cut while pages were written home: the sixth page is in the journal too.
    killed(folder)
    flip(folder / "library.db", 5 * 4096 + 2000)
    with mended(folder) as library:
        assert len(library.fanzines()) == 3
        assert what_happened(library) is None


def test_a_journal_damaged_in_its_middle_is_kept_and_what_it_lost_is_said(folder: Path) -> None:
    killed(folder)
    damaged = flip(folder / "library.db-wal", 32 + 24 + 100)
    with mended(folder) as library:
        assert what_happened(library) == Mended()
    assert (folder / "library.damaged-wal").read_bytes() == damaged


def test_a_journal_that_ends_in_the_middle_of_a_change_is_nothing_to_speak_of(folder: Path) -> None:
    killed(folder)
    journal = folder / "library.db-wal"
    journal.write_bytes(journal.read_bytes()[:-1000])
    with mended(folder) as library:
        assert what_happened(library) is None
    assert not list(folder.glob("library.damaged*"))


@pytest.mark.parametrize("seed", range(int(os.environ.get("FANZINE_DAMAGES", "24"))))
def test_however_it_is_damaged_it_opens_and_what_was_damaged_is_kept(folder: Path, seed: int) -> None:
    random = Random(seed)
    killed(folder, str(folder.parent / "backups"))
    file, journal = folder / "library.db", folder / "library.db-wal"
    backup = backups(folder.parent / "backups")[-1]
    damaged = {
        one: hurt(one, random) for one in random.sample([file, journal, backup], random.choice((1, 2)))
    }
    with mended(folder) as library:
        assert library.store.is_sound()
        count, told = len(library.fanzines()), what_happened(library)
    aside = [one.read_bytes() for one in folder.glob("library.damaged*")]
    assert told is not None or not aside
    if file in damaged:
        assert damaged[file] in aside or count == 3, "the journal holds what was damaged, or it is kept"
    if journal not in damaged:
        assert count == 3 or (told is not None and backup in damaged)
    if aside and journal in damaged:
        assert damaged[journal] in aside
    # A journal cut short says nothing of what is missing: it looks as it does after any pulled plug.


def hurt(file: Path, random: Random) -> bytes:
    """One bit, the end, or a piece of it; what is left."""
    data = bytearray(file.read_bytes())
    at = random.randrange(len(data))
    match random.randrange(3):
        case 0:
            data[at] ^= 1 << random.randrange(8)
        case 1:
            del data[at:]
        case _:
            data[at : at + 5000] = random.randbytes(len(data[at : at + 5000]))
    file.write_bytes(data)
    return bytes(data)


def test_backups_are_told_apart_by_month_and_count(folder: Path) -> None:
    with Library.open(folder, KEY) as library:
        library.make_backup(folder.parent / "backups")
    found = copies(folder.parent / "backups", KEY)
    assert [copy.fanzines for copy in found] == [2, 1]
    assert copies(folder.parent / "backups", bytes(32)) == []
    assert copies(folder.parent / "nowhere", KEY) == []


def test_bringing_a_backup_back_can_be_undone_by_bringing_back_the_newest(folder: Path) -> None:
    kept = folder.parent / "backups"
    library = Library.open(folder, KEY)
    for _ in range(2):
        library.make_backup(kept)
    older = copies(kept, KEY)[-1]
    library = bring_back(library, older.path, kept)
    assert len(library.fanzines()) == 1
    library = bring_back(library, copies(kept, KEY)[0].path, kept)
    assert len(library.fanzines()) == 2
    library.close()
    assert not list(folder.glob("library.damaged*"))


def test_a_backup_made_after_a_removal_can_be_brought_back_and_that_undone(folder: Path) -> None:
    # It still says that older backups have to go; they went when it was made.
    kept = folder.parent / "backups"
    library = Library.open(folder, KEY)
    library.remove(library.fanzines()[0].id)
    alone = library.make_backup(kept)
    library.new(new_fanzine("2026-11"))
    library = bring_back(library, alone, kept)
    assert len(library.fanzines()) == 1
    library.make_backup(kept)
    assert [copy.fanzines for copy in copies(kept, KEY)] == [1, 2, 1]
    library.close()


def test_the_damaged_file_outlives_the_backup_that_was_made_after_a_removal(folder: Path) -> None:
    kept = folder.parent / "backups"
    with Library.open(folder, KEY) as library:
        older = copies(kept, KEY)[0].path
        held = older.read_bytes()
        library.remove(library.fanzines()[0].id)
        library.make_backup(kept)
    older.write_bytes(held)  # the power went before it was deleted
    damaged = flip(folder / "library.db")
    with mended(folder) as library:
        assert len(library.fanzines()) == 1
        assert [copy.path for copy in copies(kept, KEY)] == [backups(kept)[-1]]
        library.make_backup(kept)
    assert (folder / "library.damaged").read_bytes() == damaged


def test_a_backup_that_breaks_meanwhile_leaves_the_library_open(folder: Path) -> None:
    kept = folder.parent / "backups"
    library = Library.open(folder, KEY)
    older = copies(kept, KEY)[0].path
    flip(older)
    with pytest.raises(LibraryDamaged):
        bring_back(library, older, kept)
    with Library.open(folder, KEY) as again:
        assert len(again.fanzines()) == 2


def _agree(library: Library, fanzine: Fanzine, use: Use) -> None:
    library.record_consent(fanzine.id, use, pages_hash(fanzine), "2026-11", "2027-11")


def test_an_older_backup_does_not_undo_what_was_taken_back(library: Library, tmp_path: Path) -> None:
    hers, gone = new_fanzine("2026-11"), new_fanzine("2026-11")
    for fanzine in (hers, gone):
        library.new(fanzine)
        _agree(library, fanzine, Use.EXHIBITION)
        _agree(library, fanzine, Use.PAPER)
    backup = tmp_path / "carried.db"
    library.backup(backup)
    library.withdraw_consent(hers.id, Use.EXHIBITION)
    library.remove(gone.id)
    again = bring_back(library, backup, tmp_path / "backups")
    assert [(yes.fanzine, yes.use) for yes in taken_back_since(again)] == [(hers.id, Use.EXHIBITION)]
    assert taken_away_since(again) == [gone.id]
    again.close()


def test_what_is_remembered_tells_nothing(library: Library) -> None:
    fanzine = new_fanzine("2026-11")
    library.new(fanzine)
    _agree(library, fanzine, Use.PAPER)
    library.withdraw_consent(fanzine.id, Use.PAPER)
    said = (library.store.folder / "taken-back").read_text()
    assert len(said) == 65 and fanzine.id not in said and "paper" not in said


def test_no_backup_brings_back_a_yes_that_another_took_the_place_of(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "library", KEY)
    hers = new_fanzine("2026-11")
    library.new(hers)
    library.record_consent(hers.id, Use.CIRCLE, pages_hash(hers), "2026-11", "2026-12")
    backup = library.make_backup(tmp_path / "backups")
    library.record_consent(hers.id, Use.CIRCLE, pages_hash(hers), "2026-11", "2027-11")
    library.withdraw_consent(hers.id, Use.CIRCLE)
    again = bring_back(library, backup, tmp_path / "backups")
    assert [(yes.fanzine, yes.use) for yes in taken_back_since(again)] == [(hers.id, Use.CIRCLE)]
    again.close()
