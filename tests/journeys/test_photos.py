"""Whole paths with photos, by touch: tray, camera, bench, page."""

import os
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

import assets
from kiosk.camera import SENTENCES, CameraState
from tests.fanzines.scenes import scene
from tests.kiosk.films import garden, script
from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/photos_app.py"
PORTRAIT = Path(__file__).parents[1] / "fanzines/portrait.jpg"
INK = (30, 27, 24)
CORAL = (0xFF, 0x5C, 0x4D)


@pytest.fixture
def journey(screen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    def run(what: str, camera: str = "none") -> dict[str, Any]:
        monkeypatch.setenv("FANZINE_CAMERA", camera)
        return run_app(APP, what, str(tmp_path), display=screen, seconds=180)

    return run


def test_covers_are_burned_in_before_the_first_save(journey: Any) -> None:
    report = journey("covers")
    assert report.pop("middle") == pytest.approx(INK, abs=8)
    assert report == {"saved_before": False, "covered": True, "bare_is_kept": False}


def test_a_face_is_offered_and_covered_by_one_touch_or_by_a_tap_on_it(journey: Any, tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/portrait.jpg").write_bytes(PORTRAIT.read_bytes())
    report = journey("faces")
    assert report.pop("face") == pytest.approx(CORAL, abs=8)
    assert report == {
        "unasked": False,
        "left": 0,
        "tapped": [0, 1],
        "saved_before": False,
        "bare_is_kept": False,
    }


def test_every_act_with_a_placed_photo_is_one_step_back(journey: Any) -> None:
    report = journey("acts")
    assert report["acts"] == 10
    assert report["different"] == 4
    assert report["back"] == [True] * 10


def test_a_cover_on_a_placed_photo_takes_the_place_of_the_bare_one(journey: Any) -> None:
    report = journey("cover_placed")
    assert report.pop("middle") == pytest.approx(INK, abs=8)
    assert report == {"both": True, "while_she_sits": True, "bare_is_kept": False}


def test_a_photo_that_cannot_be_kept_is_told_and_not_lost(journey: Any) -> None:
    report = journey("full_disk")
    assert "full" in report.pop("told")
    assert report == {"page": 0, "covers": 1, "laid": 1}


def test_the_camera_counts_stops_takes_and_is_off_again(journey: Any, tmp_path: Path) -> None:
    garden(tmp_path / "film")
    report = journey("camera", f"film:{tmp_path / 'film'}")
    red, green, blue = report.pop("left")
    assert (red > 150, green < 100, blue < 100) == _upper_left_is_red(tmp_path / "film")
    assert report == {"stopped": "live", "off": "off", "nothing_of_it": True}


def test_a_drawing_on_the_table_becomes_ink_on_nothing(journey: Any, tmp_path: Path) -> None:
    (tmp_path / "film").mkdir()
    page = Image.new("RGB", (595, 842), "#FBFAF6")
    ImageDraw.Draw(page).ellipse((180, 200, 420, 440), outline="#1B3A8A", width=14)
    scene(page, 3).picture.save(tmp_path / "film/0.png")
    report = journey("paper", f"film:{tmp_path / 'film'}")
    assert report["mode"] == "RGBA"
    assert report["clear"][0] == 0
    assert report["clear"][1] > 200


def test_the_camera_is_off_however_she_leaves(journey: Any, tmp_path: Path) -> None:
    garden(tmp_path / "film")
    report = journey("leave_camera", f"film:{tmp_path / 'film'}")
    assert set(report.values()) == {"off"}


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ({}, CameraState.MISSING),
        ({"opening": "busy"}, CameraState.BUSY),
        ({"ends": "unplugged", "photo": True}, CameraState.UNPLUGGED),
    ],
)
def test_a_camera_that_cannot_is_told_calmly(
    journey: Any, tmp_path: Path, told: dict[str, Any], state: CameraState
) -> None:
    report = journey("trouble", script(tmp_path / "film", **told) if told else "none")
    assert report == {"told": SENTENCES[state], "same": True, "state": "off"}


def test_a_photo_that_was_not_laid_waits_and_goes_with_her(journey: Any) -> None:
    assert journey("leave_bench") == {"still": True, "waited": True, "gone": True, "kept": False}


def test_a_picture_that_cannot_be_read_is_torn_and_says_why(journey: Any, tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    whole = assets.data("sample", "photos", "cat.jpg")
    (tmp_path / "pictures/a.jpg").write_bytes(whole[: len(whole) // 3])
    (tmp_path / "pictures/b.jpg").write_bytes(whole)
    report = journey("torn")
    assert "damaged" in report["told"]
    assert report["tiles"] == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can plug a stick in")
def test_a_stick_comes_and_goes_by_itself(journey: Any) -> None:
    report = journey("stick")
    assert "pulled out" in report["told"]
    assert report["waits"] == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can plug a stick in")
def test_a_stick_is_let_go_before_it_is_pulled_out(journey: Any) -> None:
    assert journey("eject") == {"told": "The stick can be pulled out now.", "then": ""}


def _upper_left_is_red(film: Path) -> tuple[bool, bool, bool]:
    with Image.open(next(film.iterdir())) as picture:
        red, green, blue = picture.convert("RGB").getpixel((picture.width // 4, picture.height // 4))
    return red > 150, green < 100, blue < 100
