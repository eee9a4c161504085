"""A handful of the visitors of `make prove`: no dead end, and always back to the wall."""

import shutil
from pathlib import Path

import pytest

import assets
from tests.journeys.visitors import APP, growth
from tests.windows import run_app

pytestmark = pytest.mark.window


def test_visitors_come_and_go_and_the_wall_is_there_again(screen: str, tmp_path: Path) -> None:
    shutil.copytree(assets.path("sample", "show"), tmp_path / "show")
    report = run_app(APP, "5:4", str(tmp_path), display=screen, seconds=240)
    assert len(report["megabytes"]) == 5
    assert report["away"]
    assert {"wall", "read"} <= set(report["places"])


def test_growth_is_what_the_last_quarter_holds_more_than_the_third() -> None:
    assert growth([100, 120, 120, 120, 130, 130, 135, 135]) == 5.0
