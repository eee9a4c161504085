"""The facilitator's door, her PIN, and what a locked kiosk still lets people do."""

from pathlib import Path
from typing import Any

import pytest

from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/facilitator_app.py"


@pytest.fixture
def journey(screen: str, tmp_path: Path) -> Any:
    return lambda what: run_app(APP, what, str(tmp_path), display=screen, seconds=120)


def test_a_locked_kiosk_shows_only_and_opens_to_the_right_phrase(journey: Any) -> None:
    report = journey("phrase")
    assert {"home.look", "home.facilitator"} <= set(report["locked"])
    assert not {"home.make", "home.continue"} & set(report["locked"])
    assert report["wrong"] and not report["opened_by_wrong"]


def test_a_wrong_pin_shows_nothing_and_a_desk_left_alone_asks_for_it_again(journey: Any) -> None:
    report = journey("pin")
    assert "PIN" in report["wrong"]
    assert not [name for name in report["seen"] if name.startswith("desk.")]
    assert report["stayed"] == "desk"


def test_after_five_wrong_signs_a_facilitator_is_called(journey: Any) -> None:
    told = journey("signs")["told"]
    assert told[:4] == [""] * 4
    assert "facilitator" in told[4]
