"""Partners by touch: a card brought, exhibitions carried there and brought in, and what left by itself."""

from pathlib import Path
from typing import Any

import pytest

from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/partners_app.py"


@pytest.fixture
def journey(screen: str, tmp_path: Path) -> Any:
    return lambda *what: run_app(APP, what[0], str(tmp_path), *what[1:], display=screen, seconds=120)


def test_an_exhibition_is_carried_to_a_partner_and_theirs_hangs_here(journey: Any) -> None:
    report = journey("carried")
    assert report["silent"] == "What was taken back is gone on 0 of 1 kiosks."
    assert "stick" in report["given"]
    assert report["took"] and report["arrived"] == 2
    assert report["taken"] == "It is here now. Touch it to hang it on this wall."
    assert report["partly"] == "What was taken back is gone on 1 of 2 kiosks."
    assert report["hung"] == "Rooms of our own"


def test_what_is_taken_back_leaves_a_partners_kiosk_by_itself(journey: Any) -> None:
    report = journey("by_itself", "ar")
    assert (report["before"], report["after"]) == (2, 1) and report["removed"]
    assert report["clean"] != report["open"]
    assert not report["on"]


def test_a_machine_that_only_shows_follows_what_lies_in_the_folder(screen: str, tmp_path: Path) -> None:
    app = APP.with_name("exchanged_app.py")
    report = run_app(app, "exhibited", str(tmp_path), display=screen, seconds=120)
    assert report["went_on"] == "read" and report["view"] == "empty"
    assert (report["shows"], report["without"]) == (2, 3)
