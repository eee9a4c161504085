"""The exhibition by itself follows its show, and shows nothing of a kiosk that is not trusted."""

from pathlib import Path

import pytest

from tests.windows import run_app

APP = Path(__file__).parent / "apps/wall_app.py"


@pytest.mark.window
def test_the_wall_follows_the_show_that_is_put_up(screen: str, tmp_path: Path) -> None:
    report = run_app(APP, str(tmp_path), display=screen)
    assert report["first"] == {"view": "wall", "covers": 2, "told": False}
    assert report["changed"] == {"view": "read", "covers": 1, "told": False}
    assert report["of another kiosk"] == {"view": "empty", "covers": 0, "told": True}
    assert report["ours again"]["covers"] == 1
    assert report["taken away"] == {"view": "empty", "covers": 0, "told": True}
