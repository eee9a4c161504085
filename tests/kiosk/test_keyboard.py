"""Typing fast, with several fingers: every touch types the one letter that stood under it as it came."""

from pathlib import Path
from typing import Any

import pytest

from kiosk.widgets.layouts import CARD, CHOICE, SIGNS
from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/keyboard_app.py"


@pytest.fixture(scope="module")
def report(screen: str) -> dict[str, Any]:
    found = run_app(APP, display=screen)
    assert "problem" not in found, found["problem"]
    return found


def test_a_key_struck_in_the_frame_in_which_a_capital_is_lifted_types(report: dict[str, Any]) -> None:
    assert report["next_key_in_the_frame_of_the_lift"] == ["A", "b", "c"]


def test_letters_come_in_the_order_in_which_they_were_touched(report: dict[str, Any]) -> None:
    assert report["fingers_overlap"] == {"first first": ["A", "b"], "last first": ["A", "b"]}
    assert report["fingers_land_together"] == ["A", "b", "c"]


def test_two_fingers_on_one_key_type_two_letters(report: dict[str, Any]) -> None:
    assert report["two_fingers_on_one_key"] == ["A", "a"]


def test_a_held_key_types_what_it_showed_when_shift_changes_it(report: dict[str, Any]) -> None:
    held = report["shift_while_a_key_is_held"]
    assert held == {"before": ["a", True], "beside layout": ["a", "en"], "after": ["a", True]}


def test_sliding_off_types_nothing_and_keeps_the_shift(report: dict[str, Any]) -> None:
    assert report["sliding_off"] == {"alone": [True], "beside another": ["b"]}


def test_deletions_and_new_lines_keep_their_order_among_letters(report: dict[str, Any]) -> None:
    assert report["delete_and_a_letter"] == [["DELETE", "a"], ["a", "DELETE"], ["\n", "a"]]


def test_no_touch_is_lost_when_the_layout_changes(report: dict[str, Any]) -> None:
    assert report["other_layouts"] == {"typed": ["ش", "p"], "tag": "en", "there": True}


def test_a_letter_held_when_typing_ends_is_typed_before(report: dict[str, Any]) -> None:
    assert report["finish_while_a_key_is_held"] == ["a", "FINISH"]


@pytest.mark.parametrize("tag", ["en", "ar", "signs"])
def test_shift_takes_no_key_away_and_moves_none(report: dict[str, Any], tag: str) -> None:
    same, moved, relabelled = report["the_same_keys"][tag]
    assert same
    assert not moved
    assert relabelled


def test_the_key_for_a_new_line_comes_and_goes(report: dict[str, Any]) -> None:
    assert report["newline_comes_and_goes"] == {"gone": True, "back": True, "never": True}


@pytest.mark.parametrize("tag", [*CHOICE, *SIGNS, CARD])
def test_every_key_has_room_for_a_finger(report: dict[str, Any], tag: str) -> None:
    assert min(report["the_smallest_keys"][tag]) >= 12


def test_the_guide_types_what_it_is_told(report: dict[str, Any]) -> None:
    assert report["the_guide_types"]["typed"] == report["the_guide_types"]["wanted"]
