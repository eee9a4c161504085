"""A facilitator prints on a real printer: leaves, comes back, runs out of paper, takes a print out."""

from pathlib import Path
from typing import Any

import pytest

from printing.printers.queue import jobs
from tests.printing import poppler
from tests.printing.shop import Device
from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/printing_app.py"
CORAL, BLUE, WHITE = (255, 92, 77), (15, 111, 180), (254, 254, 254)
BOXES = ("TrimBox", "BleedBox")
BLEED = 3 / 25.4 * 72


def page_colours(pdf: bytes, side: int) -> list[tuple[int, ...]]:
    """What lies in the middle of a side's two pages; CUPS stands lying sheets up, the left page on top."""
    picture = poppler.picture(pdf, 20, side)
    return [picture.getpixel((picture.width // 2, picture.height * part // 4)) for part in (1, 3)]


def test_she_prints_and_nothing_comes_twice_or_gets_lost(screen: str, tmp_path: Path, hall: Device) -> None:
    (tmp_path / "hall").symlink_to(hall.folder)
    report: dict[str, Any] = run_app(APP, "prints", str(tmp_path), display=screen, seconds=240)
    thick = report["thick"]
    assert "given up" in thick["word"]
    assert thick["left"] == [0, 0, 0], "what she left is not printed, not written, not counted"
    bundles = hall.printed()[0].read_bytes()
    sides = [page_colours(bundles, side) for side in (1, 11)]
    near = [[pytest.approx(one, abs=4) for one in pair] for pair in ((CORAL, WHITE), (WHITE, BLUE))]
    assert sides == near, "a bundle ends with its 20th page, the next one begins"
    assert report["mini"] == 1
    assert report["waits"] == ["printing.way.leaflet"]
    assert report["filled"] == [2, 4], "two tiny booklets on each sheet, printed twice"
    assert report["edge"] == ["fanzine-how-to-print.png", "fanzine.pdf"]
    edges = (tmp_path / "edges/fanzine.pdf").read_bytes()
    beyond = [cut - edge for cut, edge in zip(*(poppler.boxes(edges, box)[0] for box in BOXES), strict=True)]
    assert beyond == pytest.approx([BLEED, BLEED, -BLEED, -BLEED], abs=0.02)
    assert report["drums"] == ["coral", "blue", "yellow"]
    assert report["plates"] is False, "plates are carried, never printed here"
    assert report["stick"] == [
        *("fanzine-blue-how-to-print.png", "fanzine-blue.pdf"),
        *("fanzine-coral-how-to-print.png", "fanzine-coral.pdf"),
    ]
    assert report["kept"] == [True, [0, -0.5], [-0.5, 0.5], 7]
    assert {"A4", "A3", "Letter"} <= set(report["papers"])
    assert "No paper lies in it" in report["told"]
    assert report["given"] == 6, "each copy is noted before it leaves, and each file on the stick"
    assert report["step"] == "turn"
    assert report["waits_still"] == ["It is printing."]
    assert report["pictured"] == [0, 1, 0], "no picture stays of what is printed, or once the kiosk is locked"
    book = report["handbook"]
    assert book["offered"] == [f"printing.weight.{one}" for one in ("thick", "thin", "usual")]
    assert (book["weight"], book["creep"]) == ("thick", 0.15)
    assert book["moving"] == [True, False, False, True], "it stands while nothing may move, and not for ever"
    assert book["in_arabic"] == [True, True, False, True], "what it says follows the language at once"
    assert book["stick"] == ["handbook-how-to-print.png", "handbook.pdf"]
    assert jobs() == ()
    said = [hall.said(number) for number in range(len(hall.printed()))]
    assert [one.get("SIDES", "one-sided") for one in said] == [
        *["two-sided-short-edge"] * 3,  # the bundles, the trial sheet, the booklet
        "one-sided",
    ]
    assert said[2]["COPIES"] == "2"
