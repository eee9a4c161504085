"""A new kiosk is set up whole, or can be set up again."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from exhibitions.show.reading import open_show
from fanzines.access.keys import PhraseTooShort
from fanzines.access.pin import Right
from fanzines.library.errors import LibraryError, LibraryExists
from kiosk.keeping import kept as module
from kiosk.keeping.keeper import Keeper
from tests.kiosk.keeping import PHRASE, PIN, files_with


def _full(*_: object) -> None:
    raise LibraryError("The library is full.")


def test_a_new_kiosk_is_set_up_once_and_shows_the_sample(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path / "data")
    assert not keeper.is_set_up
    assert len(open_show(keeper.show_folder).entries) > 0
    with pytest.raises(PhraseTooShort):
        keeper.set_up("too short", PIN)
    assert not keeper.is_set_up
    recovery = keeper.set_up(PHRASE, PIN)
    assert len(recovery.split()) == 6
    assert keeper.is_set_up
    assert files_with(tmp_path, PHRASE.encode()) == []
    assert files_with(tmp_path, recovery.encode()) == []
    keeper.close()


def test_a_kiosk_that_could_not_be_set_up_can_be_set_up_again(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path / "data")
    (tmp_path / "data" / "library.db").write_bytes(b"of somebody else")
    with pytest.raises(LibraryExists):
        keeper.set_up(PHRASE, PIN)
    assert not keeper.is_set_up
    (tmp_path / "data" / "library.db").unlink()
    keeper.set_up(PHRASE, PIN)
    assert keeper.is_set_up
    keeper.close()


def test_a_set_up_that_cannot_keep_its_pin_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = Keeper(tmp_path / "data")
    with monkeypatch.context() as broken:
        broken.setattr(module.pin, "set_pin", _full)
        with pytest.raises(LibraryError):
            keeper.set_up(PHRASE, PIN)
    assert not keeper.is_set_up and keeper.library is None
    keeper.set_up(PHRASE, PIN)
    keeper.close()


_KILLED = """
import os, sys
from pathlib import Path
from fanzines.access import keys, pin, slots
from fanzines.library import Library
from kiosk.keeping.keeper import Keeper

def killed(*given, **named):
    os.kill(os.getpid(), 9)

owner, name = sys.argv[2].split(".")
setattr({"slots": slots, "Library": Library, "pin": pin}[owner], name, killed)
Keeper(Path(sys.argv[1])).set_up("four quiet grey herons", "2580")
"""


@pytest.mark.parametrize("at", ["slots.write_whole", "Library.create", "pin.set_pin"])
def test_a_kiosk_that_was_killed_while_it_was_set_up_is_set_up_anew(tmp_path: Path, at: str) -> None:
    data = tmp_path / "data"
    done = subprocess.run([sys.executable, "-c", _KILLED, str(data), at], check=False)
    assert done.returncode == -signal.SIGKILL
    keeper = Keeper(data)
    assert not keeper.is_set_up
    keeper.set_up("another quiet phrase", PIN)
    keeper.close()
    keeper = Keeper(data)
    assert keeper.is_set_up
    keeper.unlock("another quiet phrase")
    assert keeper.check_pin(PIN) == Right()
    keeper.close()
    with pytest.raises(LibraryExists):
        keeper.set_up("yet another quiet phrase", PIN)
    keeper.unlock("another quiet phrase")
    keeper.close()
