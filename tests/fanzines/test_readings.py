"""The recorded reading in the library: bound to its sound, heard before approved, erased with all said."""

from pathlib import Path

import pytest

from fanzines.consents import Consent, Recording, Use, pages_hash
from fanzines.library import Library, mending
from fanzines.library.errors import NotHeard
from fanzines.library.on_sticks import OnSticks, read_on_sticks, write_on_sticks
from fanzines.model import Fanzine, new_fanzine, new_id
from fanzines.readings import LONGEST, Reading, Whose
from tests.fanzines.shelfware import KEY, decrypted_pages
from tests.fanzines.sounds import SOUND, approve_voice, read_aloud, reading_of

OTHER = b"another sound" * 100
MONTHS = "2026-11", "2027-11"


@pytest.fixture
def fanzine(library: Library) -> Fanzine:
    fanzine = new_fanzine("2026-11")
    library.new(fanzine)
    return fanzine


def agree(library: Library, fanzine: Fanzine, reading: Reading) -> Consent:
    """Her yes to the voice."""
    pages = pages_hash(fanzine)
    library.record_consent(fanzine.id, Use.VOICE, pages, *MONTHS, None, reading.digest)
    return Consent(fanzine.id, Use.VOICE, pages, *MONTHS, None, reading.digest)


def test_a_reading_is_kept_with_whose_voice_and_language_it_is(library: Library, fanzine: Fanzine) -> None:
    assert library.reading(fanzine.id) is None
    reading = reading_of(SOUND, language="ar", whose=Whose.ANOTHER)
    library.keep_reading(fanzine.id, reading, SOUND)
    assert library.reading(fanzine.id) == reading
    assert reading.recording == Recording(reading.digest, approved=False)
    assert library.sound(fanzine.id, reading.digest) == SOUND


def test_a_sound_that_is_not_the_one_it_names_is_not_kept(library: Library, fanzine: Fanzine) -> None:
    with pytest.raises(ValueError, match="not the sound"):
        library.keep_reading(fanzine.id, reading_of(OTHER), SOUND)
    with pytest.raises(KeyError):
        library.keep_reading(new_id(), reading_of(SOUND), SOUND)
    with pytest.raises(KeyError):
        library.sound(fanzine.id, reading_of(SOUND).digest)


@pytest.mark.parametrize("seconds", [0, LONGEST + 1])
def test_a_reading_has_a_length(seconds: int) -> None:
    with pytest.raises(ValueError, match="five minutes"):
        Reading("ab" * 32, "en", Whose.HERS, seconds)


def test_her_yes_is_to_the_very_reading_that_is_kept(library: Library, fanzine: Fanzine) -> None:
    reading = reading_of(SOUND)
    with pytest.raises(ValueError, match="reading that is kept"):
        agree(library, fanzine, reading)
    library.keep_reading(fanzine.id, reading, SOUND)
    yes = agree(library, fanzine, reading)
    assert library.consents(fanzine.id) == (yes,)
    assert library.consented(Use.VOICE) == (fanzine.id,)


def test_another_reading_takes_yes_ear_and_approval_of_the_first(library: Library, fanzine: Fanzine) -> None:
    agree(library, fanzine, read_aloud(library, fanzine.id))
    approve_voice(library, fanzine.id)
    other = read_aloud(library, fanzine.id, OTHER)
    assert library.consents(fanzine.id) == ()
    assert library.reading(fanzine.id) == other
    with pytest.raises(NotHeard):
        library.approve_reading(fanzine.id, other.digest)
    library.close()
    assert SOUND not in decrypted_pages(library.store.folder)


def test_nobody_approves_what_she_has_not_heard(library: Library, fanzine: Fanzine) -> None:
    reading = read_aloud(library, fanzine.id)
    with pytest.raises(NotHeard):
        library.approve_reading(fanzine.id, reading.digest)
    library.keep_heard(fanzine.id, reading.digest)
    kept = library.reading(fanzine.id)
    assert kept is not None and kept.heard and not kept.approved
    library.approve_reading(fanzine.id, reading.digest)
    kept = library.reading(fanzine.id)
    assert kept is not None and kept.recording == Recording(reading.digest, approved=True)
    assert library.unapprove_reading(fanzine.id) and not library.unapprove_reading(fanzine.id)
    other = reading_of(OTHER).digest
    for ask in (library.keep_heard, library.approve_reading):
        with pytest.raises(KeyError):
            ask(fanzine.id, other)


def test_what_was_thrown_away_is_in_no_page_and_marks_backups_and_sticks(
    library: Library, fanzine: Fanzine, tmp_path: Path
) -> None:
    library.store.write(lambda db: write_on_sticks(db, OnSticks(("2026-11",))))
    agree(library, fanzine, read_aloud(library, fanzine.id))
    library.make_backup(tmp_path / "kept")
    assert library.throw_reading_away(fanzine.id)
    assert not library.throw_reading_away(fanzine.id)
    assert library.reading(fanzine.id) is None and library.consents(fanzine.id) == ()
    assert library.store.read(read_on_sticks) == OnSticks((), ("2026-11",))
    (only,) = [library.make_backup(tmp_path / "kept")]
    assert list((tmp_path / "kept").glob("*.db")) == [only]
    library.close()
    assert SOUND not in decrypted_pages(library.store.folder)


def test_a_removed_fanzine_takes_its_reading_along(library: Library, fanzine: Fanzine) -> None:
    read_aloud(library, fanzine.id)
    library.remove(fanzine.id)
    library.new(fanzine)
    assert library.reading(fanzine.id) is None
    assert SOUND not in decrypted_pages(library.store.folder)


def test_a_backup_brings_back_neither_reading_nor_yes(library: Library, tmp_path: Path) -> None:
    thrown, replaced = new_fanzine("2026-11"), new_fanzine("2026-11")
    for one in (thrown, replaced):
        library.new(one)
        agree(library, one, read_aloud(library, one.id))
    copy = tmp_path / "carried.db"
    library.backup(copy)
    library.withdraw_consent(thrown.id, Use.VOICE)
    library.throw_reading_away(thrown.id)
    read_aloud(library, replaced.id, OTHER)
    older = mending.bring_back(library, copy, tmp_path / "kept")
    with older:
        assert older.reading(thrown.id) == reading_of(SOUND)
        assert sorted(mending.thrown_away_since(older)) == sorted((thrown.id, replaced.id))
        assert [yes.fanzine for yes in mending.taken_back_since(older)] == [thrown.id]


def test_a_library_of_before_learns_of_readings(tmp_path: Path) -> None:
    with Library.create(tmp_path, KEY) as library:
        fanzine = new_fanzine("2026-11")
        library.new(fanzine)
        library.record_consent(fanzine.id, Use.SEE, pages_hash(fanzine), *MONTHS)

        def forget(db: object) -> None:
            store = library.store.database()
            store.execute("DROP TABLE reading")
            store.execute("ALTER TABLE consent DROP COLUMN recording")
            store.execute("DELETE FROM _sqlite_migrations WHERE name = 'recorded_readings'")

        library.store.write(forget)
    with Library.open(tmp_path, KEY) as library:
        assert [one.recording for one in library.consents(fanzine.id)] == [None]
        agree(library, fanzine, read_aloud(library, fanzine.id))
