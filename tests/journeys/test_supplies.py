"""Whole paths through the supplies, by touch, in a window of its own."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import assets
from fanzines import art, layouts
from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/supplies_app.py"


@pytest.fixture
def journey(screen: str, tmp_path: Path) -> Any:
    return lambda what: run_app(APP, what, str(tmp_path), display=screen, seconds=240)


def test_sheets_lie_beneath_and_shapes_on_top(journey: Any) -> None:
    report = journey("papers")
    assert report["packs"] == len(art.packs())
    assert report["tiles"] == next(len(pack.pictures) for pack in art.packs() if "moon" in pack.pictures)
    assert (report["first"], report["count"]) == ("Paper", 2)
    name, width, height, colour = report["shape"]
    picture = art.load("papers", "arch")
    assert (name, colour, max(width, height)) == ("arch", "#0F6FB4", pytest.approx(70))
    assert width / height == pytest.approx(picture.width / picture.height)


def test_a_layout_is_one_act_beneath_what_she_made(journey: Any) -> None:
    report = journey("layout")
    assert report["top"] == "Sticker"
    assert set(report["colours"]) <= set(layouts.colours("sea"))
    assert not report["both_left"]
    assert report["kept"] and report["first_again"] and report["undone"]


def test_pictures_somebody_brought_are_laid_as_photos(journey: Any, tmp_path: Path) -> None:
    pack = tmp_path / "photos/Pack of ours"
    pack.mkdir(parents=True)
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0H40V20Z"/></svg>'
    (pack / "1-leaf.svg").write_text(drawn)
    (pack / "2-bad.svg").write_text("<!doctype html><title>no drawing</title>")
    (tmp_path / "photos/cat.jpg").write_bytes(assets.data("sample", "photos", "cat.jpg"))
    report = journey("outside")
    assert "2-bad.svg" in report["said"] and "1-leaf" not in report["said"]
    assert report["blank"] and report["kept"] and report["dropped"]
    assert report["size"] == [pytest.approx(60), pytest.approx(30, abs=0.5)]


def test_tape_is_as_long_as_it_was_drawn_out(journey: Any) -> None:
    report = journey("taping")
    name, *drawn = report["first"]
    assert name == "dots"
    assert drawn == [
        pytest.approx(100, abs=1),
        pytest.approx(36.9, abs=0.5),
        pytest.approx(70, abs=1),
        pytest.approx(70, abs=1),
    ]
    assert report["second"] == [pytest.approx(60, abs=1), pytest.approx(0, abs=0.5)]
    assert report["by"] == pytest.approx(-30, abs=1)
    assert report["chosen"] and report["kept"]
    assert report["left"] == 0


def test_a_pack_comes_and_goes_with_its_stick(journey: Any, tmp_path: Path) -> None:
    (tmp_path / "brought").mkdir()
    (tmp_path / "brought/cat.png").write_bytes(_red_png())
    assert journey("stick") == {"appeared": ["pack.outside.1"]}


def test_layouts_are_not_offered_where_it_is_simple(journey: Any) -> None:
    assert journey("simple") == {"same": True, "offered": False}


def _red_png() -> bytes:
    made = BytesIO()
    Image.new("RGB", (40, 30), "#FF5C4D").save(made, "PNG")
    return made.getvalue()
