import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fanzines.access import keys, slots
from fanzines.library import Library, rekeying
from fanzines.library.backups import backups
from fanzines.library.errors import LibraryFull
from fanzines.library.rekeying import NO_ROOM, finish_rekeying, rekey
from fanzines.model import new_fanzine
from tests.fanzines.shelfware import every_byte

OLD, NEW = "quattro gatti neri sul tetto", "cinque cani bianchi al mare"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 at its cheapest: what is tested here is not how long it takes."""
    monkeypatch.setattr(slots.Slot.__init__, "__defaults__", (1, 8, 1))


@pytest.fixture
def closed(tmp_path: Path) -> tuple[Path, Path, str]:
    """A closed library with three backups and a damaged file set aside; and the id of its one fanzine."""
    folder, kept = tmp_path / "kiosk", tmp_path / "kiosk" / "backups"
    key, _ = keys.create(folder, OLD)
    fanzine = new_fanzine("2026-11")
    with Library.create(folder, key) as library:
        library.new(fanzine)
        for _ in range(3):
            library.make_backup(kept)
        (folder / "library.damaged").write_bytes(library.store.path.read_bytes())
    (folder / "taken-back").write_text("0" * 64 + "\n")
    return folder, kept, fanzine.id


def opened(folder: Path, kept: Path, phrase: str) -> list[str]:
    """The fanzines in the library as it opens with that phrase."""
    key = keys.unlock(folder, phrase)
    finish_rekeying(folder, kept, key)
    with Library.open(folder, key) as library:
        assert library.store.is_sound()
        return [one.id for one in library.fanzines()]


def test_the_new_key_opens_the_same_library_and_the_old_one_nothing(closed: tuple[Path, Path, str]) -> None:
    folder, kept, fanzine = closed
    old = keys.unlock(folder, OLD)
    key, words = rekey(folder, kept, OLD, new=NEW)
    assert key != old
    assert opened(folder, kept, NEW) == [fanzine]
    assert keys.unlock(kept, NEW) == keys.recover(folder, words) == keys.recover(kept, words) == key
    for place in (folder, kept):
        with pytest.raises(keys.WrongPhrase):
            keys.unlock(place, OLD)
    encrypted = [path for path in folder.rglob("*") if path.is_file() and ".db" in path.name]
    assert sorted(path.name for path in encrypted) == ["library-0001.db", "library.db"]
    assert not any(rekeying._answers(path, old) for path in encrypted)
    assert not (folder / "library.damaged").exists()
    assert not (folder / "taken-back").exists()


def test_the_backup_that_stays_holds_everything(closed: tuple[Path, Path, str]) -> None:
    folder, kept, fanzine = closed
    key, _ = rekey(folder, kept, OLD, new=NEW)
    (backup,) = backups(kept)
    (folder / "elsewhere").mkdir()
    backup.replace(folder / "elsewhere" / "library.db")
    with Library.open(folder / "elsewhere", key) as library:
        assert [one.id for one in library.fanzines()] == [fanzine]


def test_the_phrase_may_stay_and_the_letters_may_be_chosen_before(closed: tuple[Path, Path, str]) -> None:
    folder, kept, fanzine = closed
    words = keys.new_words()
    key, told = rekey(folder, kept, OLD, words=words)
    assert told == words
    assert keys.recover(folder, words) == key
    assert opened(folder, kept, OLD) == [fanzine]


def test_other_facilitators_are_added_again(closed: tuple[Path, Path, str]) -> None:
    folder, kept, _ = closed
    keys.add_facilitator(folder, keys.unlock(folder, OLD), "a second facilitator")
    rekey(folder, kept, OLD)
    assert keys.phrases(folder) == 1
    with pytest.raises(keys.WrongPhrase):
        keys.unlock(folder, "a second facilitator")


def test_what_a_kill_left_in_the_journal_comes_along(tmp_path: Path) -> None:
    folder, kept = tmp_path / "kiosk", tmp_path / "kiosk" / "backups"
    key, _ = keys.create(folder, OLD)
    fanzine = new_fanzine("2026-11")
    library = Library.create(folder, key)
    library.new(fanzine)
    left = {name: (folder / name).read_bytes() for name in ("library.db", "library.db-wal", "library.open")}
    library.close()
    for name, data in left.items():
        (folder / name).write_bytes(data)
    rekey(folder, kept, OLD, new=NEW)
    assert opened(folder, kept, NEW) == [fanzine.id]


class Killed(BaseException):
    """The plug is pulled."""


class Plug:
    """Pulled at the n-th step that touches the disk."""

    def __init__(self, at: int) -> None:
        self.left = at

    def __call__(self, act: Callable[..., object]) -> Callable[..., object]:
        def step(*arguments: object, **named: object) -> object:
            self.left -= 1
            if self.left < 0:
                raise Killed
            return act(*arguments, **named)

        return step


@contextmanager
def pulled_at(monkeypatch: pytest.MonkeyPatch, at: int) -> Iterator[None]:
    plug = Plug(at)
    with monkeypatch.context() as patch:
        for name in ("check", "move_into_place", "write_whole", "copy_keys", "connect", "checkpoint"):
            patch.setattr(rekeying, name, plug(getattr(rekeying, name)))
        patch.setattr(keys, "put_in_place", plug(keys.put_in_place))
        patch.setattr(Path, "unlink", plug(Path.unlink))
        yield


@pytest.mark.parametrize("again", [0, 3])
def test_wherever_the_plug_is_pulled_one_of_the_phrases_opens_everything(
    closed: tuple[Path, Path, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, again: int
) -> None:
    """Also when it is pulled once more, a few steps into finishing what was interrupted."""
    folder, kept, fanzine = closed
    before = every_file(folder)
    outcomes = []
    for at in range(60):
        put_back(folder, before)
        try:
            with pulled_at(monkeypatch, at):
                rekey(folder, kept, OLD, new=NEW)
        except Killed:
            pass
        else:
            break
        phrase = OLD if opens(folder, OLD) else NEW
        if again:
            try:
                with pulled_at(monkeypatch, again):
                    finish_rekeying(folder, kept, keys.unlock(folder, phrase))
            except Killed:
                pass
        assert opened(folder, kept, phrase) == [fanzine]
        assert not list(folder.rglob("*.rekeyed*"))
        assert backups(kept)
        outcomes.append(phrase)
    assert outcomes == [OLD] * outcomes.count(OLD) + [NEW] * outcomes.count(NEW)
    assert outcomes.count(OLD) >= 5
    assert outcomes.count(NEW) >= 10


@pytest.mark.parametrize("written", [0, 4096, 20_000])
def test_a_new_file_that_was_only_begun_takes_the_place_of_nothing(
    closed: tuple[Path, Path, str], written: int
) -> None:
    # SQLite makes the file first and opens an empty one with whatever key: it looked like the new library.
    folder, kept, fanzine = closed
    whole = (folder / "library.db").read_bytes()
    (folder / rekeying.REKEYED).write_bytes(whole[:written])
    assert opened(folder, kept, OLD) == [fanzine]
    assert len(backups(kept)) == 3
    assert not list(folder.rglob("*.rekeyed*"))


def test_new_files_that_are_both_damaged_are_not_thrown_away(closed: tuple[Path, Path, str]) -> None:
    # The old file does not answer to the new keys either: whoever can mend files has these two.
    folder, kept, _ = closed
    keys.put_in_place(folder, keys.new_keys(NEW))
    for place in (folder, kept):
        (place / rekeying.REKEYED).write_bytes(b"damaged" * 1000)
    before = every_file(folder)
    assert not finish_rekeying(folder, kept, keys.unlock(folder, NEW))
    assert every_file(folder) == before


def test_on_a_full_disk_nothing_changes(
    closed: tuple[Path, Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, kept, fanzine = closed

    def full(_source: Path, _part: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfile", full)
        with pytest.raises(LibraryFull, match=NO_ROOM[:30]):
            rekey(folder, kept, OLD, new=NEW)
    assert not list(folder.rglob("*.rekeyed*"))
    assert len(backups(kept)) == 3
    assert opened(folder, kept, OLD) == [fanzine]


def test_a_wrong_or_short_phrase_changes_nothing(closed: tuple[Path, Path, str]) -> None:
    folder, kept, fanzine = closed
    with pytest.raises(keys.WrongPhrase):
        rekey(folder, kept, NEW)
    with pytest.raises(keys.PhraseTooShort):
        rekey(folder, kept, OLD, new="too short")
    assert opened(folder, kept, OLD) == [fanzine]


def test_nothing_of_either_key_is_readable(closed: tuple[Path, Path, str]) -> None:
    folder, kept, _ = closed
    old = keys.unlock(folder, OLD)
    key, _ = rekey(folder, kept, OLD, new=NEW)
    data = every_byte(folder)
    for secret in (old, key, old.hex().encode(), key.hex().encode()):
        assert secret not in data


def opens(folder: Path, phrase: str) -> bool:
    try:
        keys.unlock(folder, phrase)
    except keys.WrongPhrase:
        return False
    return True


def every_file(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def put_back(folder: Path, files: dict[str, bytes]) -> None:
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        path.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)
