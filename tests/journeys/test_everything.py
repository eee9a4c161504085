"""Every brush, look, cut, face, style, sticker, tape and paper is printed as it was on the screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from fanzines.model import Direction, Fold
from printing.folding.imposition import imposed
from printing.folding.sheeting import Product, for_fold, inner_thickness
from printing.paper import Weight
from tests.journeys.screens import different_in_box, page_on_screen
from tests.printing.panels import panel_picture
from tests.windows import run_app, xvfb

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/everything_app.py"
SCREEN = (2260, 1420)
DPI = 150
MOST = 0.005
"""What is seen is printed by the same painter: a shift by a pixel makes more of it."""


def test_everything_is_printed_as_it_was_on_the_screen(tmp_path: Path) -> None:
    with xvfb(SCREEN) as display:
        report = run_app(APP, "all", str(tmp_path), display=display, seconds=500)
    scale = report["scale"]
    assert scale * 25.4 >= DPI
    boxes: list[list[list[float]]] = report["boxes"]
    pdf = (tmp_path / "prints/booklet.pdf").read_bytes()
    shares = {}
    for index, printed in _printed(pdf, len(boxes), scale):
        seen = page_on_screen(tmp_path / f"{index + 1}.png", report["left"], report["top"], scale)
        for item, box in enumerate(boxes[index]):
            shares[index, item] = different_in_box(seen, printed, box, scale)
    assert len(shares) == sum(map(len, boxes))
    assert {item: share for item, share in shares.items() if share > MOST} == {}


def _printed(pdf: bytes, pages: int, scale: float) -> Iterator[tuple[int, Image.Image]]:
    """Each page's index and its picture, taken from its place on the folded sheets."""
    sheeting = for_fold(Fold.SADDLE, thickness=inner_thickness(Product.SADDLE, Weight.USUAL))
    sides = [side for sheet in imposed(pages, sheeting, Direction.LTR) for side in sheet.sides]
    for side, printed in enumerate(sides):
        for panel in printed.panels:
            if panel.page is not None:
                yield panel.page, panel_picture(pdf, side, panel, scale)
