"""Writing by touch in the letters she knows, and another language of the screen at any moment."""

from pathlib import Path
from typing import Any

import pytest

from tests.journeys.apps.tongues_app import HELD, WORDS
from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/tongues_app.py"


@pytest.fixture(scope="module")
def report(screen: str, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return run_app(APP, "all", str(tmp_path_factory.mktemp("tongues")), display=screen, seconds=200)


@pytest.mark.parametrize("tag", WORDS)
def test_what_is_typed_on_its_own_keyboard_is_kept_as_it_was_meant(report: Any, tag: str) -> None:
    assert report["typed"][tag] == WORDS[tag]
    assert report["keyboards"][tag] == tag


def test_deleting_goes_by_what_is_seen_as_one_letter(report: Any) -> None:
    assert WORDS["bn"].endswith("ক্ষমা") and report["before"] == len(WORDS["bn"])
    assert report["shorter"] == WORDS["bn"].removesuffix("ক্ষমা")


def test_a_held_key_gives_the_letter_with_its_dot_and_tone(report: Any) -> None:
    assert report["held"] == HELD[1] + "n"


def test_another_language_loses_nothing_she_was_doing(report: Any) -> None:
    assert report["open"] and report["page"] == len(WORDS) + 1
    assert report["sheet"] == [], "the second touch puts the languages away"
    assert report["again"], "all that stands on the screen is said anew"
