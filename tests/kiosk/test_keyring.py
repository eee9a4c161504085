"""Phrases, letters and the key of a kiosk with backups, changed as a facilitator does it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fanzines.access import keys, pin, slots
from fanzines.access.keys import LastPhrase, PhraseKnown, PhraseTooShort, WrongPhrase, new_words
from fanzines.library.backups import COPY, backups
from fanzines.library.errors import LibraryFull
from kiosk.facilitator.keyring import Keyring
from kiosk.keeping import safekeeping
from kiosk.keeping.keeper import Keeper
from kiosk.keeping.months import this_month
from tests.kiosk.keeping import PHRASE, PIN, made

HERS, NEW = "seven slow red kites", "nine warm yellow lamps"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 at its cheapest: what is tested here is not how long it takes."""
    monkeypatch.setattr(slots.Slot.__init__, "__defaults__", (1, 8, 1))


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[Keeper]:
    """An open kiosk with a fanzine and a backup."""
    keeper = Keeper(tmp_path / "kiosk")
    keeper.letters = keeper.set_up(PHRASE, PIN)  # type: ignore[attr-defined]
    made(keeper, "sea")
    keeper.back_up()
    yield keeper
    if keeper.library:
        keeper.close()


def opens(place: Path, phrase: str) -> bool:
    try:
        keys.unlock(place, phrase)
    except WrongPhrase:
        return False
    return True


def both(keeper: Keeper, phrase: str) -> tuple[bool, bool]:
    """Whether a phrase opens the library, and the backups."""
    return opens(keeper.folder, phrase), opens(keeper.backups, phrase)


def test_only_a_phrase_or_the_letters_give_the_keyring(keeper: Keeper) -> None:
    assert Keyring.of(keeper, PHRASE).mine == PHRASE
    assert Keyring.of(keeper, keeper.letters).mine == ""  # type: ignore[attr-defined]
    with pytest.raises(WrongPhrase):
        Keyring.of(keeper, HERS)


def test_an_added_phrase_opens_the_library_and_its_backups(keeper: Keeper) -> None:
    held = Keyring.of(keeper, PHRASE)
    held.add(HERS)
    assert held.phrases == 2
    assert both(keeper, HERS) == both(keeper, PHRASE) == (True, True)
    with pytest.raises(PhraseKnown):
        held.add(f"  {HERS} ")
    with pytest.raises(PhraseKnown):
        held.check_new(HERS)
    with pytest.raises(PhraseTooShort):
        held.add("short")
    held.check_new(NEW)
    assert held.phrases == 2


def test_a_changed_phrase_opens_neither_library_nor_backup(keeper: Keeper) -> None:
    held = Keyring.of(keeper, PHRASE)
    held.change(NEW)
    assert both(keeper, PHRASE) == (False, False)
    assert both(keeper, NEW) == (True, True)
    held.change(HERS)
    assert both(keeper, NEW) == (False, False)


def test_a_removed_phrase_opens_neither_library_nor_backup(keeper: Keeper) -> None:
    held = Keyring.of(keeper, PHRASE)
    held.add(HERS)
    held.remove(HERS)
    assert both(keeper, HERS) == (False, False)
    with pytest.raises(LastPhrase):
        held.remove(PHRASE)
    with pytest.raises(WrongPhrase):
        held.remove(NEW)
    assert held.mine == PHRASE


def test_whoever_takes_her_own_phrase_away_has_none(keeper: Keeper) -> None:
    held = Keyring.of(keeper, PHRASE)
    held.add(HERS)
    held.remove(PHRASE)
    assert held.mine == ""
    assert both(keeper, PHRASE) == (False, False)


def test_all_phrases_but_hers_go_also_unknown_ones(keeper: Keeper) -> None:
    held = Keyring.of(keeper, PHRASE)
    held.add(HERS)
    held.add(NEW)
    held.keep_mine()
    assert held.phrases == 1
    assert both(keeper, HERS) == both(keeper, NEW) == (False, False)
    assert both(keeper, PHRASE) == (True, True)


def test_whoever_forgot_her_phrase_comes_by_the_letters_and_chooses_another(keeper: Keeper) -> None:
    held = Keyring.of(keeper, keeper.letters)  # type: ignore[attr-defined]
    held.add(NEW)
    assert held.mine == NEW
    held.keep_mine()
    assert both(keeper, PHRASE) == (False, False)
    assert both(keeper, NEW) == (True, True)


def test_new_letters_end_the_old_ones_everywhere(keeper: Keeper) -> None:
    old, new = keeper.letters, new_words()  # type: ignore[attr-defined]
    Keyring.of(keeper, PHRASE).new_letters(new)
    for place in (keeper.folder, keeper.backups):
        assert keys.recover(place, new) == keys.unlock(place, PHRASE)
        with pytest.raises(WrongPhrase):
            keys.recover(place, old)


def test_another_pin_is_the_pin(keeper: Keeper) -> None:
    Keyring.of(keeper, PHRASE).change_pin("9753")
    assert isinstance(keeper.check_pin(PIN), pin.Wrong)
    assert isinstance(keeper.check_pin("9753"), pin.Right)


def test_everything_is_new_and_the_kiosk_goes_on(keeper: Keeper, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    safekeeping.carry(keeper, tmp_path / "stick")
    key, seal = keeper.open_library().store.key, keeper.seal_key()
    held = Keyring.of(keeper, PHRASE)
    held.add(HERS)
    letters = new_words()
    held.make_new(NEW, letters)
    assert keeper.open_library().store.key != key
    assert len(keeper.open_library().fanzines()) == 1
    assert keeper.seal_key() == seal
    assert (held.mine, held.phrases) == (NEW, 1)
    assert both(keeper, PHRASE) == both(keeper, HERS) == (False, False)
    assert both(keeper, NEW) == (True, True)
    assert keys.recover(keeper.backups, letters) == keeper.open_library().store.key
    assert [copy.fanzines for copy in safekeeping.look(keeper).copies] == [1]
    assert held.carried == (this_month(),), "what lies on sticks still opens with the old phrase"
    assert opens(tmp_path / "stick" / COPY, PHRASE)
    safekeeping.carry(keeper, tmp_path / "stick")
    assert not opens(tmp_path / "stick" / COPY, PHRASE)
    assert opens(tmp_path / "stick" / COPY, NEW)
    held.add(HERS)
    assert both(keeper, HERS) == (True, True)
    keeper.close()
    keeper.unlock(NEW)
    assert len(keeper.open_library().fanzines()) == 1


def test_what_could_not_be_made_new_is_as_it_was(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    held = Keyring.of(keeper, PHRASE)
    with monkeypatch.context() as patch:
        patch.setattr("fanzines.library.rekeying.shutil.copyfile", full)
        with pytest.raises(LibraryFull, match="no room to make everything new"):
            held.make_new(NEW, new_words())
    assert held.mine == PHRASE
    assert len(keeper.open_library().fanzines()) == 1
    assert both(keeper, PHRASE) == (True, True)
    assert both(keeper, NEW) == (False, False)
    assert len(backups(keeper.backups)) == 1


def test_keys_a_kill_left_old_beside_the_backups_are_renewed_on_opening(keeper: Keeper) -> None:
    before = (keeper.backups / slots.FILE).read_bytes()
    Keyring.of(keeper, PHRASE).change(NEW)
    (keeper.backups / slots.FILE).write_bytes(before)
    keeper.library.close()  # type: ignore[union-attr]
    keeper.unlock(NEW)
    assert both(keeper, PHRASE) == (False, False)
    assert both(keeper, NEW) == (True, True)
