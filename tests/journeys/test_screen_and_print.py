"""What she sees is what is printed: the studio's screen against the booklet, item by item."""

import os
from pathlib import Path

import pytest
from PIL import Image

from printing.picture import pdf_picture
from tests.printing.compare import different_share
from tests.windows import run_app

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/studio_app.py"
MOST = 0.005
"""A shift by 3 pixels makes 0.01 and more of it."""


def test_every_item_is_printed_as_it_was_on_the_screen(
    screen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a machine with a printer, which is left alone since a folder for prints is given."""
    used = _printer(tmp_path / "bin", monkeypatch)
    report = run_app(APP, "print_page", str(tmp_path), display=screen, seconds=240)
    scale = report["scale"]
    seen = _page_on_screen(tmp_path / "screen.png", report["left"], report["top"], scale)
    printed = _page_on_paper((tmp_path / "prints/booklet.pdf").read_bytes(), scale, seen.size)
    assert not used.exists()
    assert len(report["boxes"]) == 7
    shares = {name: _share(seen, printed, box, scale) for name, box in report["boxes"].items()}
    assert {name: share for name, share in shares.items() if share > MOST} == {}


def _printer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a printer into the search path; the file that is there once it was used."""
    folder.mkdir()
    used = folder / "used"
    for name, does in (("lpstat", "echo office"), ("lp", f"touch {used}")):
        (folder / name).write_text(f"#!/bin/sh\n{does}\n")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    return used


def _page_on_screen(file: Path, left: float, top: float, scale: float) -> Image.Image:
    """The page without its outermost pixels, which the screen's edges share."""
    with Image.open(file) as picture:
        upper = picture.height - round(top)
        box = (round(left), upper, round(left) + int(148 * scale), upper + int(210 * scale))
        return picture.convert("RGB").crop(box)


def _page_on_paper(pdf: bytes, scale: float, size: tuple[int, int]) -> Image.Image:
    """The front cover: the right half of the first side, its spine in the middle of the sheet."""
    sheet = pdf_picture(pdf, 0, scale * 25.4)
    left = round(sheet.width / 2)
    return sheet.crop((left, 0, left + size[0], size[1]))


def _share(seen: Image.Image, printed: Image.Image, box: list[float], scale: float) -> float:
    left, top, right, bottom = (round(value * scale) for value in box)
    crop = (max(left, 0), max(top, 0), min(right, seen.width), min(bottom, seen.height))
    return different_share(seen.crop(crop), printed.crop(crop))
