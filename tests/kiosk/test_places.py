"""The kiosk's places: nothing of hers stays open, no touch lands on what it was not meant for."""

from pathlib import Path
from typing import Any

import pytest

from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/places_app.py"


@pytest.fixture(scope="module")
def report(screen: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KIVY_DPI", "149")
        found = run_app(APP, str(tmp_path_factory.mktemp("places")), display=screen, seconds=120)
    assert "problem" not in found, found["problem"]
    return found


def test_home_is_there_before_the_other_places_which_are_built_while_nobody_touches_anything(
    report: dict[str, Any],
) -> None:
    found = report["before_anybody_comes"]
    assert found["first"][0] == found["shown"] == "home"
    assert "studio" not in found["first"]
    assert found["beneath_a_finger"] == found["first"]


def test_a_double_tap_does_not_skip_the_recovery_words(report: dict[str, Any]) -> None:
    assert report["set_up"] == {"step": "recovery", "words": 6, "left": ""}


def test_a_double_tap_at_unlocking_opens_no_gathering_and_the_phrase_is_hidden_again(
    report: dict[str, Any],
) -> None:
    after = {"locked": True, "place": "gathering", "opened": False, "hidden": True, "typed": ""}
    assert report["unlock"] == after


def test_a_line_cut_short_stays_on_her_page_and_off_the_next_makers(report: dict[str, Any]) -> None:
    assert report["line_cut_short"] == {"hers": 1, "untouched": 0, "drawn": 1}


def test_a_drag_cut_short_lets_the_next_maker_begin(report: dict[str, Any]) -> None:
    assert report["drag_cut_short"] == {"next": 0, "place": "studio"}


def test_the_studio_holds_nothing_of_hers_once_she_has_left(report: dict[str, Any]) -> None:
    held = {"samples": [], "items": 0, "views": 0, "tiles": 0, "typing": False, "chosen": None}
    assert report["leftovers"] == held


def test_a_photo_that_comes_late_is_laid_on_nobodys_page(report: dict[str, Any]) -> None:
    assert report["late_photo"] == {"hers": 0, "on_bench": False, "next": 1}


def test_a_double_tap_prints_one_copy_and_a_later_touch_another(report: dict[str, Any]) -> None:
    assert report["print_twice"] == {"once": 1, "again": 2}


def test_visitors_live_through_another_show_and_nothing_of_it_is_kept(report: dict[str, Any]) -> None:
    assert report["visitors"] == {"view": "read", "old": False, "left": 0}


def test_what_is_being_erased_is_erased_before_the_kiosk_locks(report: dict[str, Any]) -> None:
    assert report["erased_before_locked"] == {"there": False, "others": True}


def test_a_kiosk_whose_library_fails_goes_home_says_why_and_can_be_locked(report: dict[str, Any]) -> None:
    told = {"shown": "sea", "told": True, "place": "home", "closed": True, "begun": "", "locked": True}
    assert report["fails_at_leaving"] == told
