"""Hiding: a sign or a hand on the screen brings a drawing board, and nothing of hers is left behind it."""

from pathlib import Path
from typing import Any

import pytest

from tests.journeys.left import NOTHING
from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/hiding_app.py"
MAKING = {"fold", "offer", "studio", "bench", "finish", "show", "print", "remove", "sign", "shelf"}


@pytest.fixture
def journey(screen: str, tmp_path: Path) -> Any:
    return lambda what: run_app(APP, what, str(tmp_path), display=screen, seconds=180)


def test_the_sign_hides_all_that_is_hers_and_hers_brings_it_back(journey: Any) -> None:
    report = journey("en:sign_hides")
    assert {"alive", "drawn", "items", "tiles", "views"} <= set(report["telling"])
    assert report["reachable"] == []
    assert report["left"] == NOTHING
    assert report["kept"] == ["zwetschge"]
    assert report["page"] == 1
    assert report["same"]
    assert not report["undo"]


def test_a_hand_laid_on_the_screen_hides_every_place_and_keeps_the_line_under_way(journey: Any) -> None:
    report = journey("hand_hides")
    assert report["strokes"] == 2
    assert report["studio"] == report["shelf"] == NOTHING
    assert report["back_in"] == "finish"


def test_a_photo_that_was_not_laid_goes_with_her(journey: Any) -> None:
    report = journey("photo_in_hand")
    assert report == {"left": NOTHING, "held": False, "waiting": 0, "bench": False, "laid": ["Photo"]}


def test_no_drawing_and_no_resting_hand_hides(journey: Any) -> None:
    assert journey("not_by_drawing") == {"hidden": False}


def test_the_board_draws_keeps_nothing_and_is_not_left_by_touching_twice(journey: Any) -> None:
    assert journey("board_draws") == {"still": True, "colours": 2, "clean": [255, 255, 255], "left": 0}


def test_without_a_sign_the_way_back_is_the_facilitators(journey: Any) -> None:
    assert journey("unsigned") == {"items": 1}


def test_the_sign_lies_in_every_place_where_something_is_made(journey: Any) -> None:
    found = journey("ar:places")["found"]
    assert {name for name in found if found[name]} == MAKING
    assert {name for name in found if not found[name]} == {"home", "exhibition"}


def test_left_alone_it_asks_and_stays_for_a_touch_or_saves_and_hides(journey: Any) -> None:
    report = journey("ar:alone")
    assert report["stayed"]
    assert report["at_once"]
    assert report["counted"][-2:] == [2, 1]
    assert report["left"] == NOTHING
    assert report["kept"] == ["zwetschge"]


def test_stepping_away_leaves_as_little(journey: Any) -> None:
    assert journey("home_clears")["left"] == NOTHING
