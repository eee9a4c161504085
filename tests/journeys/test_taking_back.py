"""Two touches take a yes back and tell in pictures what stays out there; what is taken away is gone."""

from pathlib import Path
from typing import Any

import pytest

from printing.printers.queue import jobs
from tests.printing.shop import Device
from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/taking_back_app.py"


@pytest.fixture
def journey(screen: str, tmp_path: Path, hall: Device) -> Any:
    return lambda what: run_app(APP, what, str(tmp_path), display=screen, seconds=180)


def test_two_touches_take_a_yes_back_and_tell_what_stays_out_there(journey: Any, hall: Device) -> None:
    hall.hold_up(True)  # the first print has begun, the second one waits
    report = journey("yes")
    assert (report["before"], report["after"]) == (1, 0)
    assert report["wall"] == {
        "gone": ["From the wall"],
        "outside": ["One copy printed here.", "Photos that people may have taken."],
    }
    assert report["paper"] == {"gone": ["From the next print"], "outside": ["One copy printed here."]}
    hall.hold_up(False)
    assert jobs() == () and len(hall.printed()) <= 1
    assert (report["quiet"], report["left"]) == ("show", ["room"])


def test_taken_away_is_gone_everywhere_after_a_time_to_change_her_mind(journey: Any, tmp_path: Path) -> None:
    report = journey("away")
    assert report["more"] < 0.1 and report["kept"] == 1
    assert report["told"]["gone"] == [
        "Its pages and photos",
        "From the wall",
        "From the phones here",
        "From the next print",
        "From the backups",
    ]
    assert report["told"]["outside"] == [
        "2 copies printed here.",
        "Photos that people may have taken.",
        "What you printed for yourself.",
        "Copies on sticks, till they come back.",
    ]
    assert (report["left"], report["on_wall"], report["by_itself"]) == ([], 0, [])
    assert "still lies on sticks" in report["held"] and report["then"] == ""
