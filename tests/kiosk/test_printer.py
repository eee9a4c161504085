"""Where a print goes: to a real printer, into the chosen folder, onto a stick, nowhere."""

import math
from pathlib import Path
from typing import Any

import pytest

from printing.paper import Weight, thickness
from tests.printing import poppler
from tests.printing.shop import Device, Shop, wait
from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/parts_app.py"


@pytest.fixture(scope="module")
def hall(shop: Shop) -> Device:
    return shop.add("Hall")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printing")
    for name in ("prints", "stick"):
        (folder / name).mkdir()
    return folder


@pytest.fixture(scope="module")
def report(folder: Path, screen: str, hall: Device) -> dict[str, Any]:
    report = run_app(APP, "printing", str(folder), display=screen)
    wait(lambda: len(hall.printed()) >= 6, "the prints")
    return report


def test_without_a_chosen_folder_it_goes_to_the_printer(report: dict[str, Any], hall: Device) -> None:
    assert report["printer"] == ["printing"] * 3
    sides = [hall.said(number).get("SIDES", "one-sided") for number in range(1, 4)]
    assert sides == ["one-sided", "two-sided-short-edge", "one-sided"]


def test_pages_inside_a_booklet_move_by_the_paper_in_the_printer(
    report: dict[str, Any], hall: Device
) -> None:
    """Each side's two words, the same on every page, come nearer to one another."""
    thin, thick = (
        [math.dist(*((word.x, word.y) for word in side)) for side in poppler.words(file.read_bytes())]
        for file in hall.printed()[4:6]
    )
    thicker = (thickness(Weight.THICK.grams) - thickness(Weight.THIN.grams)) / 25.4 * 72
    moved = [one - other for one, other in zip(thin, thick, strict=True)]
    assert moved == pytest.approx([2 * (side // 2) * thicker for side in range(8)], abs=0.02)


def test_a_large_poster_asks_for_large_paper(report: dict[str, Any], hall: Device) -> None:
    assert report["large"] == "printing"
    assert "x-dimension=29700 y-dimension=42000" in hall.said(0)["MEDIA_COL"]


def test_a_chosen_folder_takes_it_and_no_printer_does(
    report: dict[str, Any], folder: Path, hall: Device
) -> None:
    assert report["folder"] == ["saved"] * 4
    saved = {file.name for file in (folder / "prints").iterdir()}
    assert saved == {"mini.pdf", "mini-2.pdf", "booklet.pdf", "poster.pdf"}
    assert all(file.read_bytes().startswith(b"%PDF-") for file in (folder / "prints").iterdir())
    assert len(hall.printed()) == 6


def test_a_folder_that_is_gone_and_a_printer_that_refuses_are_told(report: dict[str, Any]) -> None:
    assert report["missing"] == "FileNotFoundError"
    assert report["refused"] == "PrinterRefused"


def test_without_a_printer_it_goes_onto_a_stick_or_nowhere(report: dict[str, Any], folder: Path) -> None:
    assert report["nowhere"] == "nowhere"
    assert report["stick"] == "carried"
    assert {file.name for file in (folder / "stick").iterdir()} == {"mini.pdf", "mini-how-to-print.png"}


def test_a_small_picture_shows_the_whole_sheet(report: dict[str, Any]) -> None:
    width, height = report["sheet"]
    assert width / height == pytest.approx(297 / 210, abs=0.02)
    assert report["upright"] == [height, width]
