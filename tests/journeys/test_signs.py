"""Her sign by touch: changing it, being given another with a facilitator beside her, wrong ones."""

from pathlib import Path
from typing import Any

import pytest

from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/signs_app.py"


@pytest.fixture
def journey(screen: str, tmp_path: Path) -> Any:
    return lambda what, *more: run_app(APP, what, str(tmp_path), *more, display=screen, seconds=180)


def test_she_changes_her_sign_once_she_has_shown_the_new_one(journey: Any) -> None:
    assert journey("change") == {
        "kept": True,
        "told": True,
        "left": 5,
        "still": True,
        "opens": True,
        "old_opens": False,
        "counted": {},
    }


def test_a_facilitator_gives_a_new_sign_only_with_her_beside_the_tablet(journey: Any) -> None:
    assert journey("given") == {
        "unasked": True,
        "shelf": True,
        "old_opens": False,
        "opens": True,
        "counted": True,
    }


def test_a_fanzine_without_a_sign_gets_its_first_one(journey: Any) -> None:
    assert journey("first") == {"nothing": {}, "opens": True}


def test_hiding_while_another_sign_is_offered_leaves_the_old_one(journey: Any) -> None:
    assert journey("hidden") == {"forgotten": True, "opens": True}


def test_five_wrong_signs_call_a_facilitator_also_when_the_kiosk_was_shut_between(journey: Any) -> None:
    report = journey("wrong_five")
    assert report["shown"] == [True] * 3
    assert report["left"] == 2
    assert report["icon"] == "call-bell"
    assert "facilitator" in report["told"]
