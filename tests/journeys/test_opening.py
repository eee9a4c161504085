"""A page that was seen before is seen at once, by the picture that was kept of it."""

from pathlib import Path

import pytest

from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/opening_app.py"


def test_a_page_is_seen_at_once_until_its_items_are_pictured(screen: str, tmp_path: Path) -> None:
    report = run_app(APP, "opening", str(tmp_path), display=screen, seconds=120)
    assert report == {"kept": True, "covered": True, "covered_after_adding": True, "after_a_change": False}
