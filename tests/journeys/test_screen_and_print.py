"""What she sees is what is printed: the studio's screen against the booklet, item by item."""

import os
from pathlib import Path

import pytest

from fanzines.model import Direction, Fold
from printing.folding.imposition import imposed
from printing.folding.sheeting import for_fold
from tests.journeys.screens import different_in_box, page_on_screen
from tests.printing.panels import panel_picture
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
    seen = page_on_screen(tmp_path / "screen.png", report["left"], report["top"], scale)
    front = imposed(8, for_fold(Fold.SADDLE), Direction.LTR)[0].front.panels[1]
    printed = panel_picture((tmp_path / "prints/booklet.pdf").read_bytes(), 0, front, scale)
    assert not used.exists()
    assert len(report["boxes"]) == 7
    shares = {name: different_in_box(seen, printed, box, scale) for name, box in report["boxes"].items()}
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
