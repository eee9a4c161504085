"""The kiosk gets a voice by real touch, and says with it what it is asked."""

from pathlib import Path

import pytest

from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/voices_app.py"


def test_a_phrase_is_recorded_heard_kept_said_and_carried(screen: str, tmp_path: Path) -> None:
    report = run_app(APP, "english", str(tmp_path), display=screen, seconds=180)
    assert not report["before"], "nothing here makes speech"
    assert report["unkept"] == [], "nothing is kept before she says so"
    assert report["kept"]
    assert report["still_home"] == "home", "asking what it is, is not touching it"
    assert report["own"] == [False, False]
    assert not report["offered_before"]
    assert not report["asked_for_by_itself"], "the gathering that is open stays as it was laid out"
    assert report["language"] == "bin", "her pages are in the language she chose"
