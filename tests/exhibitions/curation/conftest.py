from pathlib import Path

import pytest

from tests.exhibitions.tablets import Tablet, group


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A folder through which tablets meet."""
    (tmp_path / "room").mkdir()
    return tmp_path / "room"


@pytest.fixture
def two(tmp_path: Path) -> list[Tablet]:
    """Tablets of one group."""
    return group(tmp_path, "ab")


@pytest.fixture
def three(tmp_path: Path) -> list[Tablet]:
    """Tablets of one group; the last one is the one that is lost, where one is."""
    return group(tmp_path)
