"""The kiosk says what a yes means, when it is asked, through a real loudspeaker's way."""

from pathlib import Path
from typing import Any

import pytest

from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/voice_app.py"


@pytest.fixture
def journey(screen: str, tmp_path: Path) -> Any:
    return lambda what: run_app(APP, what, str(tmp_path), display=screen, seconds=180)


@pytest.mark.parametrize("language", ["english", "arabic"])
def test_a_yes_says_what_comes_of_it_and_asking_is_no_yes(journey: Any, language: str) -> None:
    report = journey(language)
    assert not report["by_itself"]
    assert report["asked_only"] == []
    assert report["agreed"] == ["use.exhibition"]
    assert report["short"] == []  # a touch, which took the yes back
    assert report["signs_without_sound"] == []
    assert report["hushed"]
    assert report["left"] == []


def test_without_the_program_nothing_pretends_to_speak_and_a_broken_language_is_told(journey: Any) -> None:
    report = journey("without")
    assert report["signs"] == [] and report["agreed"] == ["use.exhibition"]
    assert report["english"] == ["Make", True]
    assert report["told"].startswith("A language cannot be read here")


def test_a_fanzine_is_made_and_kept_by_icons_and_voice_alone(journey: Any) -> None:
    assert journey("alone") == {"drawn": 1}
