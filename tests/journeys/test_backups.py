"""Copies of the library by touch: bringing one back, carrying one away, and a library that was damaged."""

from pathlib import Path
from typing import Any

import pytest

from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/backups_app.py"


@pytest.fixture
def journey(screen: str, tmp_path: Path) -> Any:
    return lambda what: run_app(APP, what, str(tmp_path), display=screen, seconds=120)


def test_a_backup_is_brought_back_in_two_touches(journey: Any) -> None:
    report = journey("back")
    assert (report["before"], report["after"]) == (2, 1)
    assert "newest copy" in report["told"]


def test_a_copy_on_a_stick_is_a_library_with_its_keys(journey: Any, tmp_path: Path) -> None:
    from kiosk.keeping.keeper import Keeper
    from tests.journeys.kit import PHRASE

    report = journey("stick")
    assert report["files"] == ["library-copy/keys.json", "library-copy/library.db"]
    assert "sticks" in report["carried"]
    carried = Keeper(tmp_path / "prints/library-copy")
    carried.unlock(PHRASE)
    carried.close()


def test_a_damaged_library_opens_from_its_backup_and_says_so_once(journey: Any) -> None:
    report = journey("damaged")
    assert "damaged" in report["told"] and "in it: 1" in report["told"]
    assert report["aside"] and report["count"] == 1


def test_locking_and_opening_do_not_hold_the_screen_up(journey: Any) -> None:
    assert journey("waiting") == {"locking": True, "opening": True}
