"""Whole paths through the pages of a fanzine, by touch, in a window of its own."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/pages_app.py"
ESSENTIAL = {
    "tool.hand",
    "tool.pen",
    "tool.eraser",
    "tool.photo",
    "tool.words",
    "tool.supplies",
    "studio.undo",
    "studio.redo",
}


@pytest.fixture
def journey(screen: str, tmp_path: Path) -> Any:
    return lambda what: run_app(APP, what, str(tmp_path), display=screen, seconds=180)


def test_a_fold_is_chosen_at_first_and_changed_later_without_losing_a_page(journey: Any) -> None:
    report = journey("folds")
    assert report["begun"] == {
        "poster": ["poster", 1, 1],
        "saddle-20": ["saddle", 20, 20],
        "mini": ["mini", 8, 8],
        "saddle-12": ["saddle", 12, 12],
    }
    mini, poster, booklet = (report["seen"][name] for name in ("mini", "poster", "saddle-16"))
    assert (mini["pages"], mini["folded"], mini["resting"]) == (12, 8, [9, 10, 11, 12])
    assert (poster["pages"], poster["folded"], poster["resting"]) == (12, 1, list(range(2, 13)))
    assert (booklet["pages"], booklet["folded"], booklet["resting"]) == (16, 16, [])
    assert all(seen["drawn"] and seen["kept"] for seen in report["seen"].values())
    assert report["undone"] and report["redone"]


def test_a_page_is_moved_by_hand_and_dropped_beside_the_strip_it_stays(journey: Any) -> None:
    assert journey("drags") == {
        "sideways": [1, 2, 3, 0, 4],
        "beside": True,
        "far": 19,
        "others": True,
        "shown": True,
        "kept": True,
    }


def test_what_a_full_sheet_has_no_place_for_rests_and_comes_back(journey: Any) -> None:
    assert journey("rests") == {
        "added": {"at": 8, "resting": [9]},
        "folded": True,
        "earlier": True,
        "back_in": 4,
    }


def test_the_reader_turns_in_order_without_what_rests_and_leads_back_to_her_page(
    journey: Any, tmp_path: Path
) -> None:
    assert journey("reads") == {"turns": list(range(8)), "back": 2, "slowly": 3, "count": 1}
    with pikepdf.open(tmp_path / "prints" / "poster.pdf") as printed:
        (sheet,) = printed.pages
        assert [round(float(side)) for side in sheet.mediabox[2:]] == [595, 842]


def test_a_copy_is_laid_on_the_page_whose_tile_is_touched(journey: Any) -> None:
    assert journey("carries") == {
        "glowing": [1, 3, 4, 5, 6, 7, 8],
        "same": True,
        "chosen": True,
        "undone": [0, 1, 0, 0, 0, 0, 0, 0],
        "put_back": 0,
    }


def test_what_will_be_cut_off_is_marked_and_the_mark_is_in_nobodys_way(journey: Any) -> None:
    report = journey("marks")
    assert "cut off" in report["said"]
    assert report["items"] == 2


def test_simple_tools_keep_their_places_and_the_rest_leaves_empty_ones(journey: Any) -> None:
    report = journey("levels")
    assert report["fold"] == ["mini", 8]
    hidden = {name.partition(": ")[2] for name in report["hidden"]}
    assert {"page.add", "page.copy", "page.remove", "page.fold", "page.later"} <= hidden
    assert {"brush.spray", "pen.mandala", "pen.mix", "pots.turn", "bench.look", "bench.crop"} <= hidden
    assert not ESSENTIAL & hidden
    assert report["more"] == []
    assert report["same_places"] and report["unmoved"]


def test_under_a_sign_another_one_begins_folded_as_she_chooses(journey: Any) -> None:
    assert journey("another") == {"fold": ["saddle", 16], "shelf": True, "on_shelf": 2}
