"""A kiosk killed at each kind of work, and proof that it would be noticed if something were wrong then."""

from collections.abc import Callable
from pathlib import Path

import pytest

from exhibitions.curation.store import Exhibitions
from fanzines.library.backups import backups
from fanzines.library.store import FILE
from kiosk.keeping.keeper import Keeper
from tests.crash.__main__ import Killer
from tests.crash.acts import ACTS, SHOWN
from tests.crash.world import World

KILLS = 2 * len(ACTS)


def test_whatever_it_is_doing_when_it_is_killed_nothing_is_lost_and_nothing_is_half(tmp_path: Path) -> None:
    report = Killer(seed=20261130, folder=tmp_path).kill(KILLS)
    assert report.wrong == []
    assert report.kills.keys() >= ACTS.keys() and report.kills.total() >= KILLS
    assert report.interrupted.total() > KILLS / 2, "kills between two steps prove little"
    assert report.confirmed > KILLS and report.read > KILLS


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("world"))
    assert list(world.look()) == []
    return world


def lose_the_last_change(world: World) -> None:
    keeper = Keeper(world.folders.data)
    keeper.unlock(world.phrase)
    library = keeper.open_library()
    library.remove(library.fanzines()[0].id)
    keeper.close()


def scratch_the_newest_backup(world: World) -> None:
    file = backups(world.folders.data / "backups")[-1]
    data = bytearray(file.read_bytes())
    data[5000] ^= 1
    file.write_bytes(data)


def leave_a_half_file(world: World) -> None:
    (world.folders.data / "show" / "half.part").touch()


def take_one_off_the_wall(world: World) -> None:
    keeper = Keeper(world.folders.data)
    keeper.unlock(world.phrase)
    keeper.withdraw(Exhibitions(keeper.open_library()).current({}).entries[0].fanzine, SHOWN)
    keeper.close()


def scratch_the_library(world: World) -> None:
    file = world.folders.data / FILE
    file.write_bytes(file.read_bytes()[:-1])


def cut_a_print_short(world: World) -> None:
    (world.folders.prints / "mini.pdf").write_bytes(b"%PDF-1.4")


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (cut_a_print_short, "a print does not open"),
        (scratch_the_newest_backup, "a backup does not open"),
        (scratch_the_library, "damaged: "),
        (lose_the_last_change, "library: "),
        (take_one_off_the_wall, "shown: "),
        (leave_a_half_file, "half.part was left half written"),
    ],
)
def test_what_is_wrong_is_found(world: World, harm: Callable[[World], None], said: str) -> None:
    harm(world)
    assert said in "\n".join(world.look())
