"""The colour that is seen at a point is the colour that is printed there."""

import pytest
from PIL import Image

from fanzines.model import Brush, Drawing, Item, Placement, Point, Sticker, Stroke, new_id
from kiosk.studio.table.seen import colour_at
from printing.pictures.picture import forget_pictures

DPI = 91.0
PHOTOS = dict[str, bytes]().__getitem__


def _line(brush: Brush, colour: str, width: float) -> Drawing:
    points = tuple(Point(float(x), 0.0) for x in range(0, 60, 2))
    return Drawing(new_id(), Placement(40, 100), (Stroke(brush, colour, width, points),))


def test_bare_paper_is_white() -> None:
    assert colour_at((), PHOTOS, DPI, 10, 10) == "#FFFFFF"
    assert colour_at((_line(Brush.PEN, "#FF5C4D", 4),), PHOTOS, DPI, 10, 10) == "#FFFFFF"


@pytest.mark.parametrize("width", [1.5, 8.0])
def test_ink_gives_its_own_colour(width: float) -> None:
    assert colour_at((_line(Brush.PEN, "#0F6FB4", width),), PHOTOS, DPI, 70, 100) == "#0F6FB4"


def test_the_uppermost_is_seen() -> None:
    items: tuple[Item, ...] = (_line(Brush.PEN, "#0F6FB4", 8), _line(Brush.PEN, "#FFD23F", 4))
    assert colour_at(items, PHOTOS, DPI, 70, 100) == "#FFD23F"
    assert colour_at(items, PHOTOS, DPI, 70, 103) == "#0F6FB4"


def test_translucent_ink_is_taken_as_it_looks() -> None:
    red, green, blue = Image.new("RGB", (1, 1), "#0F6FB4").getpixel((0, 0))  # type: ignore[misc]
    seen = colour_at((_line(Brush.MARKER, "#0F6FB4", 8),), PHOTOS, DPI, 70, 100)
    assert all(int(seen[at : at + 2], 16) > ink for at, ink in ((1, red), (3, green), (5, blue)))


def test_a_point_at_the_edge_of_the_page_and_of_a_picture_is_seen() -> None:
    heart = Sticker(new_id(), Placement(0, 0), "heart", 30, 30, "#FF5C4D")
    assert len(colour_at((heart,), PHOTOS, DPI, 0, 0)) == 7
    forget_pictures()
