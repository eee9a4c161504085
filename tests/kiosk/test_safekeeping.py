"""A kiosk opens by its backups, by its recovery sheet, and what was taken back stays so."""

from pathlib import Path

import pytest

from fanzines.access.keys import WrongPhrase
from fanzines.access.slots import SlotsDamaged
from fanzines.consents import Use, pages_hash
from fanzines.library.mending import look_at
from fanzines.library.on_sticks import OnSticks
from fanzines.model import new_fanzine
from kiosk.keeping import safekeeping
from kiosk.keeping.keeper import Keeper
from kiosk.keeping.months import this_month
from tests.fanzines.shelfware import PlainPhoto
from tests.kiosk.keeping import agree

PHRASE = "blue boats sing softly"


@pytest.fixture
def kiosk(tmp_path: Path) -> tuple[Keeper, str]:
    """An open kiosk with one fanzine, and its recovery words."""
    keeper = Keeper(tmp_path / "data")
    words = keeper.set_up(PHRASE, "2580")
    keeper.open_library().new(new_fanzine("2026-11"))
    return keeper, words


def again(keeper: Keeper, phrase: str = PHRASE) -> Keeper:
    keeper.close()
    opened = Keeper(keeper.folder)
    opened.unlock(phrase)
    return opened


def test_the_recovery_sheet_opens_the_kiosk_in_place_of_the_phrase(kiosk: tuple[Keeper, str]) -> None:
    keeper, words = kiosk
    opened = again(keeper, words.lower())
    assert len(opened.open_library().fanzines()) == 1
    with pytest.raises(WrongPhrase, match="recovery sheet"):
        again(opened, words[:-1] + ("A" if words[-1] != "A" else "B"))


@pytest.mark.parametrize("left", [None, b"", b"{}"])
def test_lost_or_damaged_keys_come_back_from_beside_the_backups(
    kiosk: tuple[Keeper, str], left: bytes | None
) -> None:
    keeper, _ = kiosk
    keeper.close()
    file = keeper.folder / "keys.json"
    whole = file.read_bytes()
    file.unlink()
    if left is not None:
        file.write_bytes(left)
    opened = Keeper(keeper.folder)
    assert opened.is_set_up
    opened.unlock(PHRASE)
    opened.close()
    assert file.read_bytes() == whole


def test_keys_that_are_damaged_everywhere_are_said_to_be(kiosk: tuple[Keeper, str]) -> None:
    keeper, _ = kiosk
    keeper.close()
    for file in (keeper.folder / "keys.json", keeper.backups / "keys.json"):
        file.write_bytes(b"{}")
    with pytest.raises(SlotsDamaged):
        Keeper(keeper.folder).unlock(PHRASE)


def test_a_damaged_library_is_told_of_until_it_was_understood(kiosk: tuple[Keeper, str]) -> None:
    keeper, _ = kiosk
    keeper.close()
    (keeper.folder / "library.db").write_bytes(b"of somebody else")
    keeper.unlock(PHRASE)
    kept = safekeeping.look(keeper)
    assert kept.mended is not None and kept.mended.fanzines == 1
    safekeeping.understood(keeper)
    assert again(keeper).mended is None


def test_a_yes_that_was_taken_back_stays_so_when_an_older_backup_comes(kiosk: tuple[Keeper, str]) -> None:
    keeper, _ = kiosk
    library = keeper.open_library()
    (hers,) = (library.fanzine(one.id) for one in library.fanzines())
    month = this_month()
    for use in (Use.EXHIBITION, Use.PAPER):
        library.record_consent(hers.id, use, pages_hash(hers), month, month)
    library.make_backup(keeper.backups)
    keeper.withdraw(hers.id, (Use.EXHIBITION,))
    safekeeping.bring_back(keeper, safekeeping.look(keeper).copies[0])
    assert [yes.use for yes in keeper.open_library().consents(hers.id)] == [Use.PAPER]
    keeper.close()


def test_what_was_taken_back_stays_so_although_the_power_went_while_a_backup_came(
    kiosk: tuple[Keeper, str],
) -> None:
    keeper, _ = kiosk
    library = keeper.open_library()
    (hers,) = (library.fanzine(one.id) for one in library.fanzines())
    agree(library, hers, (Use.EXHIBITION, Use.PAPER))
    backup = library.make_backup(keeper.backups)
    keeper.withdraw(hers.id, (Use.EXHIBITION,))
    safekeeping.carry(keeper, keeper.folder.parent)
    safekeeping.put_in_place(keeper, backup).close()  # and no more than that
    opened = Keeper(keeper.folder)
    opened.unlock(PHRASE)
    assert [yes.use for yes in opened.open_library().consents(hers.id)] == [Use.PAPER]
    assert safekeeping.look(opened).on_sticks.months == (this_month(),)
    agree(opened.open_library(), hers, (Use.EXHIBITION,))
    assert len(again(opened).open_library().consents(hers.id)) == 2, "that was done once"


def test_what_there_was_before_outlives_a_backup_made_while_somebody_sat_there(
    kiosk: tuple[Keeper, str],
) -> None:
    keeper, _ = kiosk
    library = keeper.open_library()
    library.add_photo(PlainPhoto(b"laid, and taken off again by undo"))
    library.make_backup(keeper.backups)
    library.new(new_fanzine("2026-11"))
    safekeeping.bring_back(keeper, safekeeping.look(keeper).copies[-1])
    assert len(keeper.open_library().fanzines()) == 1
    opened = again(keeper)
    assert [copy.fanzines for copy in safekeeping.look(opened).copies] == [1, 2, 1]
    opened.close()


def test_a_copy_on_a_stick_that_cannot_be_finished_is_listed_all_the_same(
    kiosk: tuple[Keeper, str], tmp_path: Path
) -> None:
    # A copy nobody knows of could not be called back when something is taken away.
    keeper, _ = kiosk
    with pytest.raises(OSError, match="stick"):
        safekeeping.carry(keeper, tmp_path / "stick that was pulled out")
    assert safekeeping.look(keeper).on_sticks.months == (this_month(),)


def test_a_fanzine_that_was_taken_away_does_not_come_back_from_a_stick(
    kiosk: tuple[Keeper, str], tmp_path: Path
) -> None:
    keeper, _ = kiosk
    library = keeper.open_library()
    safekeeping.carry(keeper, tmp_path)
    (hers,) = (library.fanzine(one.id) for one in library.fanzines())
    keeper.remove(hers)
    carried = look_at(tmp_path / "library-copy/library.db", library.store.key)
    assert carried is not None and carried.fanzines == 1
    safekeeping.bring_back(keeper, carried)
    assert keeper.open_library().fanzines() == []
    assert safekeeping.look(keeper).on_sticks.months == (
        this_month(),
    )  # though the copy knew nothing of itself
    keeper.close()


def test_sticks_that_hold_what_was_taken_away_are_listed_until_they_are_copied_again(
    kiosk: tuple[Keeper, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper, _ = kiosk
    sticks = [tmp_path / name for name in ("red", "blue", "green")]
    for stick, month in zip(sticks, ("2026-08", "2026-09", "2026-09"), strict=True):
        stick.mkdir()
        monkeypatch.setattr(safekeeping, "this_month", lambda month=month: month)
        safekeeping.carry(keeper, stick)
    assert safekeeping.on_sticks(keeper.open_library()) == OnSticks(("2026-08", "2026-09", "2026-09"))
    safekeeping.carry(keeper, sticks[0])
    assert safekeeping.on_sticks(keeper.open_library()) == OnSticks(("2026-09",) * 3)
    keeper.remove(keeper.open_library().fanzine(keeper.open_library().fanzines()[0].id))
    assert safekeeping.on_sticks(keeper.open_library()) == OnSticks((), ("2026-09",) * 3)
    for left, stick in zip((2, 1), sticks, strict=False):
        safekeeping.carry(keeper, stick)
        there = safekeeping.on_sticks(keeper.open_library())
        assert there == OnSticks(("2026-09",) * (3 - left), ("2026-09",) * left)
    safekeeping.carry(keeper, sticks[0])
    assert safekeeping.on_sticks(keeper.open_library()) == there, "that stick held nothing more"
    keeper.close()


def test_after_a_removal_no_older_backup_is_offered(kiosk: tuple[Keeper, str]) -> None:
    keeper, _ = kiosk
    library = keeper.open_library()
    for _ in range(2):
        library.make_backup(keeper.backups)
    library.remove(library.fanzines()[0].id)
    assert [copy.fanzines for copy in safekeeping.look(keeper).copies] == [0]
    keeper.close()
