"""An exhibition by itself: nothing but a show folder."""

import shutil
from pathlib import Path
from typing import Any

import pytest

import assets
from exhibitions.show.folder import current_version
from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/exhibition_app.py"


@pytest.fixture
def journey(screen: str, tmp_path: Path) -> Any:
    shutil.copytree(assets.path("sample", "show"), tmp_path / "show")
    return lambda what: run_app(APP, what, str(tmp_path), display=screen, seconds=120)


def test_a_show_with_a_changed_file_is_called_damaged_and_not_shown(journey: Any, tmp_path: Path) -> None:
    version = current_version(tmp_path / "show")
    assert version is not None
    picture = next(version.glob("**/*.webp"))
    picture.write_bytes(picture.read_bytes() + b" ")
    report = journey("damaged")
    assert "damaged" in report["said"]
    assert not [name for name in report["seen"] if name.startswith("wall.")]


def test_left_alone_it_asks_stays_when_touched_and_else_goes_back_to_the_wall(journey: Any) -> None:
    report = journey("alone")
    assert report == {"page": 1, "stayed": "read", "home": False}
