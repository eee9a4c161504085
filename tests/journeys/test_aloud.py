"""A fanzine is read aloud by real touch, from her finger to a visitor's ear; and nothing of it stays."""

from pathlib import Path
from typing import Any

import pytest

from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/aloud_app.py"


@pytest.fixture
def journey(screen: str, tmp_path: Path) -> Any:
    return lambda what: run_app(APP, what, str(tmp_path), display=screen, seconds=180)


def test_she_is_warned_hears_it_first_and_nothing_is_agreed_to_by_itself(journey: Any) -> None:
    report = journey("arabic")
    assert report["before"] == [False, "warned"], "nobody can record before the warning was heard"
    assert report["before_keeping"], "what she has not kept is nowhere"
    assert report["kept"] and report["agreed"] == []
    assert report["language"] == "it"
    assert report["gone"] and report["agreed_then"] == []


def test_a_reading_goes_from_her_finger_to_a_visitors_ear(journey: Any) -> None:
    report = journey("everybody")
    assert report["unheard"] == [] and not report["may_approve_unheard"]
    assert report["heard"] == ["en"]
    assert report["whose"] == "another"
    assert report["taken_back"] == [] and report["sounds"] == []


def test_without_a_microphone_nothing_is_lit_that_records(journey: Any) -> None:
    assert journey("without") == {"may_read": False, "told": True}
