"""The shared pieces in a real window, under a real event loop."""

from pathlib import Path
from typing import Any

import pytest

from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/widgets_app.py"


@pytest.fixture(scope="module")
def report(screen: str) -> dict[str, Any]:
    found = run_app(APP, display=screen)
    assert "problem" not in found, found["problem"]
    return found


def test_rows_and_grids_begin_where_reading_begins_and_columns_stay(report: dict[str, Any]) -> None:
    rows = report["rows"]
    assert rows["english"] == [[50, 150, 250], [50, 200, 50], [500, 500]]
    assert rows["arabic"] == [[250, 150, 50], [200, 50, 200], [500, 500]]
    assert rows["again"]


def test_cut_paper_leaves_touches_to_its_children_and_to_what_lies_beneath(report: dict[str, Any]) -> None:
    assert report["cut"] == {"acted": ["child"], "beneath": 1}


def test_a_touchable_acts_on_release_and_sliding_off_cancels(report: dict[str, Any]) -> None:
    touchable = report["touchable"]
    assert touchable["pressed"] == [[], True]
    assert touchable["lifted"] == touchable["slid"] == 1


def test_what_is_not_ready_cannot_be_touched_and_keeps_the_touch(report: dict[str, Any]) -> None:
    touchable = report["touchable"]
    assert not touchable["seen"]
    assert touchable["ready"] == 2
    assert touchable["beneath"] == 0


def test_the_keyboard_types_what_stands_on_its_keys(report: dict[str, Any]) -> None:
    keyboard = report["keyboard"]
    assert keyboard["wrong"] == []
    assert keyboard["typed"] == ["A", "a", " ", "DELETE", "NEWLINE", "FINISH"]
    assert keyboard["tags"] == ["signs", "emoji", "en"]
    assert not keyboard["newline"]


def test_no_touch_on_the_keyboard_falls_through(report: dict[str, Any]) -> None:
    assert report["keyboard"]["beneath"] == 0


def test_a_settings_height_follows_its_text_and_its_width(report: dict[str, Any]) -> None:
    setting = report["setting"]
    assert 0 == setting["none"] < setting["one"] < setting["wider"] < setting["many"]


def test_a_step_may_be_named_before_it_is_there(report: dict[str, Any]) -> None:
    assert report["steps"]["shown"] == ["second", "second", "first", "third"]


def test_a_second_tap_is_not_for_the_step_that_has_just_come(report: dict[str, Any]) -> None:
    assert report["early_touch"] == {"early": ["first"], "later": ["first", "second"]}
