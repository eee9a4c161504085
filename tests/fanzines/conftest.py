from collections.abc import Iterator
from pathlib import Path

import pytest

from fanzines.library import Library
from tests.fanzines.shelfware import KEY


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library, closed after the test."""
    with Library.create(tmp_path / "library", KEY) as library:
        yield library
