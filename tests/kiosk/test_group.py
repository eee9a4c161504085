"""A kiosk and its group: nobody sits while shelves are exchanged; shows and backups follow."""

import errno
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from exhibitions.curation import shared_shelves
from exhibitions.curation.shared_shelves import WrongWords
from exhibitions.curation.shelves_arrived import Arrived
from exhibitions.exchange.shelf_package import FORMER, STRANGE
from exhibitions.show.reading import open_show
from fanzines.consents import Use
from fanzines.library.backups import backups, hold_more
from fanzines.plane import Box
from fanzines.second_look.findings import Sighting
from fanzines.second_look.matches import Kind
from fanzines.sharing.group import NotToJoin
from kiosk.group.shelves import GroupShelves, NoInvitation, NoKeys
from kiosk.keeping import safekeeping
from kiosk.keeping.keeper import Keeper, TableTaken
from tests.fanzines.shelfware import decrypted
from tests.kiosk.keeping import PHRASE, agree, hang, here, made, words_on

WORDS = "six slow kites"


@pytest.fixture(scope="module")
def pair(new_kiosk: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two kiosks of one group, shut."""
    folder = tmp_path_factory.mktemp("pair")
    keepers = [Keeper(shutil.copytree(new_kiosk, folder / name)) for name in ("first", "second")]
    for keeper in keepers:
        keeper.unlock(PHRASE)
        (folder / "stick").mkdir(exist_ok=True)
    first, second = map(GroupShelves, keepers)
    assert second.may_join and first.group is None
    with pytest.raises(NoInvitation):
        second.join(folder / "stick", WORDS)
    first.invite(folder / "stick", WORDS)
    with pytest.raises(WrongWords):
        second.join(folder / "stick", "six slow cats")
    second.join(folder / "stick", WORDS)
    assert not list((folder / "stick").glob("*.fanzinegroup")), "an invitation is for one tablet"
    assert second.group and first.group and second.group.share != first.group.share
    for keeper in keepers:
        keeper.open_library().close()
    return folder


@pytest.fixture
def two(pair: Path, tmp_path: Path) -> Iterator[tuple[Keeper, Keeper, Path]]:
    keepers = [Keeper(shutil.copytree(pair / name, tmp_path / name)) for name in ("first", "second")]
    for keeper in keepers:
        keeper.unlock(PHRASE)
    (tmp_path / "stick").mkdir()
    yield keepers[0], keepers[1], tmp_path / "stick"
    for keeper in keepers:
        keeper.close()


def carry(stick: Path, *keepers: Keeper) -> list[Arrived]:
    return [GroupShelves(keeper).exchange((stick,)).arrived for keeper in keepers]


def test_what_she_takes_back_elsewhere_leaves_the_wall_here(two: tuple[Keeper, Keeper, Path]) -> None:
    first, second, stick = two
    fanzine = made(first, "sea")
    hang(first, fanzine)
    carry(stick, first, second, first)
    assert len(open_show(first.show_home).entries) == 1
    second.withdraw(fanzine.id, (Use.EXHIBITION,))
    assert carry(stick, second, first)[1].yeses == 1
    assert open_show(first.show_home).entries == ()


def test_what_is_asked_about_elsewhere_leaves_the_wall_here(two: tuple[Keeper, Keeper, Path]) -> None:
    first, second, stick = two
    fanzine = made(first, "sea")
    carry(stick, first, second)
    hang(first, fanzine)
    page = second.open_library().fanzine(fanzine.id).pages[0]
    second.open_library().ask_about(fanzine.id, page, Sighting(Kind.SPOT, None, Box(50, 60, 70, 80)))
    carry(stick, second, first)
    assert open_show(first.show_home).entries == ()
    carry(stick, second, first)
    assert second.open_library().approval(fanzine.id) is None


def test_what_is_erased_elsewhere_is_erased_here_also_from_the_backups(
    two: tuple[Keeper, Keeper, Path],
) -> None:
    first, second, stick = two
    fanzine = made(first, "zqcanaryzq")
    carry(stick, first, second)
    assert second.back_up()
    first.remove(fanzine)
    assert carry(stick, first, second)[1].removed == 1
    assert here(second) == set()
    second.open_library().store.tidy()
    key = second.open_library().store.key
    for file in (*backups(second.backups), second.folder / "library.db"):
        assert b"zqcanaryzq" not in decrypted(file, key)


def test_backups_are_brought_up_to_a_removal_though_the_stick_fails_then(
    two: tuple[Keeper, Keeper, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, stick = two
    fanzine = made(first, "zqcanaryzq")
    carry(stick, first, second)
    assert second.back_up()
    first.remove(fanzine)
    carry(stick, first)

    def failing(*_: object) -> None:
        raise OSError(errno.EIO, "the stick was pulled")

    monkeypatch.setattr(shared_shelves, "give", failing)
    with pytest.raises(OSError, match="pulled"):
        carry(stick, second)
    key = second.open_library().store.key
    assert here(second) == set() and not hold_more(second.open_library().store)
    for file in backups(second.backups):
        assert b"zqcanaryzq" not in decrypted(file, key)


def test_a_tablet_is_lost_and_the_others_go_on_with_new_keys(
    two: tuple[Keeper, Keeper, Path], new_kiosk: Path, tmp_path: Path
) -> None:
    first, second, stick = two
    third = Keeper(shutil.copytree(new_kiosk, tmp_path / "third"))
    third.unlock(PHRASE)
    shelves = [GroupShelves(keeper) for keeper in (first, second, third)]
    shelves[0].invite(stick, WORDS)
    shelves[2].join(stick, WORDS)
    made(second, "sea")
    carry(stick, first, second, third, first, second, third)
    made(third, "last honest gift")
    carry(stick, third)
    with pytest.raises(NoKeys):
        shelves[1].take_keys(stick, WORDS)
    lost = next(one for one in shelves[0].others(date.today()) if one.number == 3)
    assert shelves[0].lost(stick, WORDS, lost.other).arrived.refused == (FORMER,)
    assert len(here(first)) == 2, "what lay on the stick came in before"
    (other,) = shelves[0].others(date.today())
    assert (other.number, other.has_keys, other.has_all) == (2, False, False)
    made(third, "forged")
    carry(stick, third)
    with pytest.raises(WrongWords):
        shelves[1].take_keys(stick, "six slow cats")
    shelves[0].give_keys(stick, "seven slow boats")
    shelves[1].take_keys(stick, "seven slow boats")
    assert carry(stick, first, second, first)[-1].refused == ()
    assert here(first) == here(second) and len(here(first)) == 2
    (other,) = shelves[0].others(date.today())
    assert other.has_keys and other.has_all and list(stick.glob("*.fanzinekeys")) == []
    made(first, "afterwards")
    assert carry(stick, first, third)[1].refused == (STRANGE,) and len(here(third)) == 3
    third.close()


def test_the_last_one_left_needs_no_words_for_its_new_keys(two: tuple[Keeper, Keeper, Path]) -> None:
    first, _, stick = two
    shelves = GroupShelves(first)
    (other,) = shelves.others(date.today())
    key = shelves.group and shelves.group.key
    shelves.lost(stick, "", other.other)
    assert shelves.others(date.today()) == () and list(stick.glob("*.fanzinekeys")) == []
    assert shelves.group and shelves.group.former == (key,)


def test_nobody_sits_while_shelves_are_exchanged(two: tuple[Keeper, Keeper, Path]) -> None:
    first, _, stick = two
    fanzine = made(first, "sea")
    with first.table_cleared():
        with pytest.raises(TableTaken):
            first.take_up(fanzine.id)
        with pytest.raises(TableTaken):
            made(first, "moon")
        with pytest.raises(TableTaken):
            GroupShelves(first).exchange((stick,))
    sitting = first.take_up(fanzine.id)
    with pytest.raises(TableTaken):
        GroupShelves(first).exchange((stick,))
    GroupShelves(first).by_itself(stick)
    sitting.do(words_on(sitting))
    first.put_down()
    GroupShelves(first).by_itself(stick)
    GroupShelves(first).by_itself(None)
    assert list(stick.glob("*.fanzineshelf")) and len(here(first)) == 1


def test_who_has_what_and_was_heard_of_when(two: tuple[Keeper, Keeper, Path]) -> None:
    first, second, stick = two
    shelves, today = GroupShelves(first), date.today()
    made(first, "sea")
    carry(stick, first)
    (other,) = shelves.others(today)
    assert not other.has_all and other.number == 2
    carry(stick, second, first)
    (other,) = shelves.others(today)
    assert other.has_all and other.day == today and not shelves.waits(today + timedelta(20))
    made(first, "moon")
    carry(stick, first)
    assert shelves.waits(today + timedelta(20)) and not shelves.waits(today)
    shelves.forget(other.other)
    assert shelves.others(today) == ()


def test_a_kiosk_on_which_something_was_made_joins_nobody(
    two: tuple[Keeper, Keeper, Path], keeper: Keeper
) -> None:
    first, _, stick = two
    made(keeper, "sea")
    GroupShelves(first).invite(stick, WORDS)
    assert not GroupShelves(keeper).may_join
    with pytest.raises(NotToJoin):
        GroupShelves(keeper).join(stick, WORDS)
    assert list(stick.glob("*.fanzinegroup"))


def test_a_backup_brought_back_brings_back_nothing_that_was_taken_back(
    two: tuple[Keeper, Keeper, Path],
) -> None:
    first, second, stick = two
    fanzine, gone = made(first, "sea"), made(first, "moon")
    agree(first.open_library(), fanzine, (Use.CIRCLE,))
    carry(stick, first, second)
    first.back_up()
    second.withdraw(fanzine.id, (Use.CIRCLE,))
    second.remove(gone)
    carry(stick, second, first)
    second.back_up()
    copy = safekeeping.look(second).copies[-1]
    safekeeping.bring_back(second, copy)
    carry(stick, second, first, second, first)
    for keeper in (first, second):
        assert here(keeper) == {fanzine.id}
        assert keeper.open_library().consents(fanzine.id) == ()
