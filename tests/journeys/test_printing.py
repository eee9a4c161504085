"""A facilitator prints on a real printer: sees it before, runs out of paper, goes on, takes a print out."""

from pathlib import Path
from typing import Any

import pytest

from printing.printers.queue import jobs
from tests.printing.shop import Device
from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/printing_app.py"


def test_she_prints_and_nothing_comes_twice_or_gets_lost(screen: str, tmp_path: Path, hall: Device) -> None:
    (tmp_path / "hall").symlink_to(hall.folder)
    report: dict[str, Any] = run_app(APP, "prints", str(tmp_path), display=screen, seconds=240)
    assert report["mini"] == 1
    assert report["waits"] == ["printing.way.leaflet"]
    assert report["filled"] == [2, 4], "two tiny booklets on each sheet, printed twice"
    assert report["drums"] == ["coral", "blue", "yellow"]
    assert report["plates"] is False, "plates are carried, never printed here"
    assert report["stick"] == [
        *("fanzine-blue-how-to-print.png", "fanzine-blue.pdf"),
        *("fanzine-coral-how-to-print.png", "fanzine-coral.pdf"),
    ]
    assert report["kept"] == [True, [0, -0.5], [-0.5, 0.5], 7]
    assert {"A4", "A3", "Letter"} <= set(report["papers"])
    assert "No paper lies in it" in report["told"]
    assert report["given"] == 4, "each copy is noted before it leaves, and each plate on the stick"
    assert report["step"] == "turn"
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
        *["two-sided-short-edge"] * 2,  # the trial sheet, the booklet
        "one-sided",
    ]
    assert said[1]["COPIES"] == "2"
