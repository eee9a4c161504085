"""Consent by touch: for how long, asked anew after an edit, and what she only told the facilitator."""

from pathlib import Path
from typing import Any

import pytest

from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/consent_app.py"


@pytest.fixture
def journey(screen: str, tmp_path: Path) -> Any:
    return lambda what: run_app(APP, what, str(tmp_path), display=screen, seconds=180)


def test_she_agrees_for_this_exhibition_unless_she_touches_the_year(journey: Any) -> None:
    report = journey("how_long")
    assert report["at_first"] == {"see": True, "exhibition": True}
    assert report["a_year"] == {"see": False, "exhibition": False, "paper": False}
    assert report["again"] == {"exhibition": True, "paper": True}


def test_an_edit_ends_her_yes_and_she_is_asked_once_when_she_finishes(journey: Any) -> None:
    assert journey("anew") == {"asked": [], "answered": ["see"], "kept": {"see": True}}


def test_what_she_told_needs_a_reason_and_is_over_with_the_exhibition(journey: Any) -> None:
    report = journey("spoken_in_arabic")
    assert not report["without_why"]
    assert report["told"] == {"exhibition": "voice"}
    assert report["offered"] == [[]]
