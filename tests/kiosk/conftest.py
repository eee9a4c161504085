"""A kiosk that was set up once, copied for every test that asks for it; nothing is left in this account."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.keeping.keeper import Keeper
from tests.kiosk.keeping import PHRASE, PIN


@pytest.fixture(scope="module")
def new_kiosk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a kiosk that was just set up."""
    keeper = Keeper(tmp_path_factory.mktemp("kiosk") / "data")
    keeper.set_up(PHRASE, PIN)
    keeper.open_library().close()
    return keeper.folder


@pytest.fixture
def keeper(new_kiosk: Path, tmp_path: Path) -> Iterator[Keeper]:
    keeper = Keeper(shutil.copytree(new_kiosk, tmp_path / "data"))
    keeper.unlock(PHRASE)
    yield keeper
    keeper.close()


@pytest.fixture(autouse=True)
def copies_are_kept_apart(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Last good copies of shows lie where the system keeps an account's data."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
