"""The hand reaches what a finger would reach, and the eyes see that and no more."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/hand_app.py"


@pytest.fixture
def trial(screen: str, tmp_path: Path) -> Any:
    return lambda what: run_app(APP, what, str(tmp_path), display=screen)


def test_a_tap_reaches_the_button_each_time(trial: Any) -> None:
    assert trial("tap") == {"taps": 2}


def test_a_drag_reaches_the_slider(trial: Any) -> None:
    assert trial("drag")["value"] == pytest.approx(50, abs=1)


def test_a_pinch_doubles_and_turns(trial: Any) -> None:
    report = trial("pinch")
    assert report["scale"] == pytest.approx(2, abs=0.01)
    assert report["rotation"] == pytest.approx(45, abs=0.5)


def test_only_what_a_finger_would_reach_is_seen(trial: Any) -> None:
    report = trial("look")
    assert report["before"] == ["button", "covering", "open", "scroll.top", "slider"]
    assert report["during"] == ["close"]
    assert report["after"] == report["before"]


def test_the_screen_is_read_upright(trial: Any, tmp_path: Path) -> None:
    left, bottom, width, height = (int(length) for length in trial("see")["button"])
    with Image.open(tmp_path / "screen.png") as picture:
        assert picture.size == (800, 600)
        assert picture.getpixel((left + 4, 600 - bottom - height + 4)) == (255, 0, 0)
        assert picture.getpixel((left + width + 4, 600 - bottom - 4)) == (0, 0, 0)


def test_what_the_driver_raises_comes_out_with_a_picture(trial: Any, tmp_path: Path) -> None:
    report = trial("fail")
    assert report["problem"] == "NotSeen"
    assert "“nothing”" in report["says"]
    assert "button" in report["says"]
    with Image.open(tmp_path / "failure.png") as picture:
        assert picture.size == (800, 600)


def test_a_driver_that_never_ends_is_ended(trial: Any) -> None:
    assert trial("dawdle")["problem"] == "JourneyTooLong"


def test_what_fails_on_the_main_thread_is_raised_in_the_driver(trial: Any) -> None:
    assert trial("break_app")["problem"] == "ZeroDivisionError"
