"""Whole paths through the words panel, by touch, in a window of its own."""

from pathlib import Path
from typing import Any

import pytest

from fanzines.model import PAGE_HEIGHT
from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/lettering_app.py"


@pytest.fixture
def journey(screen: str, tmp_path: Path) -> Any:
    return lambda what: run_app(APP, what, str(tmp_path), display=screen, seconds=240)


def test_everything_is_chosen_above_the_open_keyboard(journey: Any) -> None:
    report = journey("over_keyboard")
    assert report["covered"] == []
    label, yellow, coral, speech = (report[name] for name in ("label", "yellow", "coral", "speech"))
    assert (label["size"], label["face"], label["align"]) == (28.0, "poster", "centre")
    assert (label["style"], label["ground"], label["colour"]) == ("label", "#0F6FB4", "#FFFFFF")
    assert (yellow["ground"], yellow["colour"]) == ("#FFD23F", "#1E1B18")
    assert coral["colour"] == report["pen"] == "#FF5C4D"
    assert (speech["style"], speech["ground"], speech["text"]) == ("speech", "#FFD23F", "sea")


def test_words_bring_their_style_and_the_next_maker_finds_plain_ones(journey: Any) -> None:
    report = journey("again")
    assert (report["first"]["style"], report["first"]["ground"]) == ("strip", "#F2B8A0")
    assert report["found"] == ["strip", "#F2B8A0"]
    assert report["next"] == ["plain", "letters"]


def test_typing_is_taken_back_and_made_again_while_the_keyboard_lies_open(journey: Any) -> None:
    report = journey("taken_back")
    assert report["ready"] == [True, False]
    assert (report["smaller"], report["larger"]) == (18.0, 44.0)
    assert report["without"] == "sea"
    assert (report["pile"], report["again"]) == (1, "sea")
    copied, put, undone, *replaced = report["chosen"]
    assert (copied, put, undone) == ("se", "sease", "sea")
    assert replaced == ["x", "sea", "", "sea", "", "sea"]


def test_what_is_not_offered_leaves_everything_else_in_its_place(journey: Any) -> None:
    assert journey("simple") == {"same": True, "offered": []}


def test_arabic_words_are_shown_and_embossed(journey: Any) -> None:
    report = journey("arabic")
    assert (report["word"], report["mixed"], report["pieces"]) == ("Roma", "ر Ro", 2)
    assert report["put"] == "ر Roبحر Roma 12"
    assert (report["text"], report["style"], report["colour"]) == ("بحر Roma 12", "label", "#FFFFFF")


def test_the_box_grows_upward_from_the_foot_of_the_page_and_loses_nothing(journey: Any) -> None:
    report = journey("growing")
    assert report["grew"]
    assert max(report["bottoms"]) <= PAGE_HEIGHT + 0.01
    assert report["turn"] == pytest.approx(7.5)
    assert report["text"] == "one\ntwo\nthree\U0001f9ff\U0010fffd"
    assert report["told"]


def test_the_caret_stands_where_the_next_letter_comes(journey: Any) -> None:
    (latin, arabic) = journey("caret_side")["found"]
    assert latin[0] == 0 and latin == sorted(latin)
    assert arabic[0] == 1 and arabic == sorted(arabic, reverse=True)
