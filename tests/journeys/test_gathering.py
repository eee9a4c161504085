"""A gathering by touch: opened with few touches, taken in turns, ended so that nothing of anybody is left."""

from pathlib import Path
from typing import Any

import pytest

from tests.journeys.left import NOTHING
from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/gathering_app.py"
MAKING = {"home.make", "home.continue"}


@pytest.fixture
def journey(screen: str, tmp_path: Path) -> Any:
    return lambda what, *more: run_app(APP, what, str(tmp_path), *more, display=screen, seconds=260)


def test_a_gathering_is_opened_made_in_ended_and_opened_again_as_it_was(journey: Any) -> None:
    report = journey("evening", "ar")
    assert not MAKING & set(report["locked"])
    assert report["touches"] <= 6 and report["seconds"] < 60
    assert set(report["home"]) >= MAKING
    assert not [name for name in report["home"] if name.startswith("language.")]
    assert report["full"]
    assert (report["prompt"], report["without"], report["kept"]) == ("safe-place", "", 4)
    assert report["behind"] == ["el", "ar", "el", "ar"]
    assert report["told"] == "check" and report["backups"] >= 1 and report["part"] == []
    assert report["left"] == report["left_locked"] == NOTHING
    assert not MAKING & set(report["over"])
    assert set(report["again"]) >= MAKING
    assert report["as_before"] == [["ar"], "full", "place", 5]
    assert not MAKING & set(report["locked_again"])


def test_each_maker_meets_the_first_language_and_nothing_of_the_one_before_her(journey: Any) -> None:
    report = journey("turns")
    assert report["met"] == ["en", "ar"] * 4
    assert report["told"] == ["ar", "heart"] and report["next"] == "en"
    assert report["left"] == dict.fromkeys(("away", "kept", "removed", "hidden"), NOTHING)
    assert report["shelf"] and report["prompt"] == "" and not report["undo"]


def test_what_was_made_without_a_sign_opens_only_with_its_maker_there_and_turns_to_her(journey: Any) -> None:
    report = journey("beside")
    assert report["desk"] == "en" and report["blank"]
    assert report["unasked"] == ["beside.back", "beside.here"] and not report["seen"]
    assert report["hers"] == ["ar", 4]
    assert report["door"] == []
    assert "beside.hand-over" in report["signed"] and "beside.open" not in report["signed"]
    assert report["closed"] == "users-four"
