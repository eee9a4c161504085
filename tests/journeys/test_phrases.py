"""Who can open the kiosk, changed by touch: what should open it then does, and nothing else."""

from pathlib import Path
from typing import Any

import pytest

from printing.printers.queue import jobs
from tests.printing import poppler
from tests.printing.shop import Device
from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/phrases_app.py"


def test_phrases_come_and_go_and_only_hers_opens_the_kiosk_then(screen: str, tmp_path: Path) -> None:
    report: dict[str, Any] = run_app(APP, "people", str(tmp_path), display=screen, seconds=240)
    told = report["told"]
    assert told["stranger"] == told["unknown"] and "does not open" in told["unknown"]
    assert "12 characters" in told["short"]
    assert told["other"] == told["other pin"] and "not the same" in told["other"]
    assert {"phrases.change", "phrases.add", "phrases.new"} < set(report["alone"])
    assert {"phrases.remove", "phrases.only-mine"}.isdisjoint(report["alone"])
    assert report["count"] == [2, 1, 1]
    assert list(report["opened"].values()) == [False, False, False, True]


def test_new_letters_are_printed_once_and_everything_made_new_opens_to_what_is_new_only(
    screen: str, tmp_path: Path, hall: Device
) -> None:
    report: dict[str, Any] = run_app(APP, "new", str(tmp_path), display=screen, seconds=240)
    printed = poppler.text(hall.printed()[0].read_bytes())
    assert report["letters"][0] in " ".join(printed.split())
    assert jobs(over=True) == () and not list((hall.folder.parent / "spool").glob("d0*"))
    assert report["kept"] == 1
    assert "opens the kiosk already" in report["told"]["known"]
    assert report["opened"] == [False, False, True, True, True]
    assert "Your phrase opens" in report["told"]["chosen"]
