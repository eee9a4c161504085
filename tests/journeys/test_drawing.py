"""A hand that draws: every brush, symmetry, pots, the eraser and a closer look, by touch."""

from pathlib import Path
from typing import Any

import pytest

from fanzines.model import Brush
from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/drawing_app.py"
LEAST = 60


@pytest.fixture
def journey(screen: str, tmp_path: Path) -> Any:
    return lambda what: run_app(APP, what, str(tmp_path), display=screen, seconds=240)


def test_every_brush_is_seen_wet_and_dry_and_prints_as_seen(journey: Any) -> None:
    report = journey("brushes")
    assert report["brushes"] == [brush.value for brush in Brush if brush is not Brush.ERASER]
    assert min(report["wet"]) > LEAST
    for wet, dry in zip(report["wet"], report["dry"], strict=True):
        assert wet == pytest.approx(dry, rel=0.35)
    assert report["apart"] < 0.05


def test_a_symmetry_draws_its_likenesses_in_one_act(journey: Any) -> None:
    assert journey("symmetry") == {"mirror": 2, "undone": 0, "mandala": 8}


def test_much_ink_dries_too(journey: Any) -> None:
    report = journey("much_ink")
    assert report["wet"]
    assert report["strokes"] == 16
    assert report["apart"] < 0.05


def test_pots_are_mixed_and_colours_taken_off_the_page_and_gone_when_she_leaves(journey: Any) -> None:
    report = journey("pots")
    red, green, blue = (int(report["mixed"][at : at + 2], 16) for at in (1, 3, 5))
    assert green > red and green > blue
    assert report["black"] == "#1E1B18"
    assert report["taken"] == report["mixed"]
    assert report["strokes"] == 0
    assert report["own"] == report["cut_of_it"] == []


def test_the_eraser_lifts_a_photo_whole_and_never_the_paper(journey: Any) -> None:
    report = journey("lifting")
    assert report["along_ink"] == ["Paper", "Photo", "Drawing"]
    assert report["lifted"] == ["Paper", "Drawing"]
    assert report["back"] == ["Paper", "Photo", "Drawing"]


def test_two_fingers_and_buttons_look_closer_and_leave_no_mark(journey: Any) -> None:
    report = journey("looking")
    assert report["closer"] == pytest.approx(2.5, abs=0.2)
    assert report["marks"] == 0
    assert report["middle"] == pytest.approx([75, 100], abs=1)
    assert report["closest"] > report["closer"]
    assert report["whole"] == pytest.approx(1)
    assert report["strokes"] == 1


def test_six_mixtures_have_a_pot_and_no_other_pot_moves(journey: Any) -> None:
    report = journey("own_pots")
    mixed = report["mixed"]
    assert len(set(mixed)) == 8
    assert report["own"] == [*mixed[6:], *mixed[2:6]]
    assert report["house"]


def test_what_one_sweep_of_the_eraser_takes_is_one_act(journey: Any) -> None:
    report = journey("one_gesture")
    assert report["gone_at_once"] == [0, 0]
    assert report["swept"] == ["Drawing"]
    assert report["rubbed"]
    assert report["back"]


def test_two_fingers_handle_an_item_or_the_page_in_every_tool(journey: Any) -> None:
    report = journey("grips")
    assert report["on_item"] == pytest.approx(1)
    assert report["item"] == pytest.approx(1.5, abs=0.02)
    assert report["on_paper"] == pytest.approx(1.5, abs=0.05)
    assert report["paper"] and report["chosen"]
    assert report["pile"] == ["Paper", "Sticker"]
    assert not report["typing"]


def test_five_hundred_acts_can_be_taken_back(journey: Any) -> None:
    assert journey("long_sitting") == {"made": 500, "left": 0, "kept": 0, "seen": 0}
