"""A page that was seen before is seen at once, by the picture that was kept of it."""

from pathlib import Path
from typing import Any

import pytest

from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/opening_app.py"


@pytest.fixture
def journey(screen: str, tmp_path: Path) -> Any:
    return lambda what: run_app(APP, what, str(tmp_path), display=screen, seconds=120)


def test_a_page_is_seen_at_once_until_its_items_are_pictured(journey: Any) -> None:
    report = journey("opening")
    assert report == {"kept": True, "covered": True, "covered_after_adding": True, "after_a_change": False}


def test_a_page_she_left_with_her_last_line_is_seen_at_once_too(journey: Any) -> None:
    assert journey("leaving") == {"to_read": True, "away": True}


def test_a_page_that_came_in_from_a_file_is_seen_at_once_too(journey: Any) -> None:
    assert journey("taken_in") == {"covered": True}
