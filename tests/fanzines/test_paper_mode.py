import math

import pytest
from PIL import Image, ImageDraw

from fanzines.photos.paper_mode import found_sheet, ink_of, taken_ink
from tests.fanzines.scenes import bare_table, scene

BLUE, RED, PENCIL = "#1B3A8A", "#C8352B", "#969696"
PLACES = {BLUE: (300, 150), RED: (150, 600), PENCIL: (420, 600)}
"""Where what is drawn on the page, that is 595 by 842, has its middle."""


def drawn() -> Image.Image:
    """A page with three patches of ink."""
    page = Image.new("RGB", (595, 842), "#FBFAF6")
    for colour, (x, y) in PLACES.items():
        ImageDraw.Draw(page).rectangle((x - 60, y - 60, x + 60, y + 60), fill=colour)
    return page


def seen(ink: Image.Image, x: int, y: int) -> tuple[int, ...]:
    pixel = ink.getpixel((x * ink.width // 595, y * ink.height // 842))
    assert isinstance(pixel, tuple)
    return tuple(int(part) for part in pixel)


def test_the_corners_of_a_sheet_are_found_on_nearly_every_table() -> None:
    """Not in the scene whose shadow cuts the sheet in two; its corners can be set by hand."""
    found = 0
    for seed in range(12):
        photo = scene(drawn(), seed)
        corners = found_sheet(photo.picture)
        off = map(math.dist, corners, photo.corners) if corners else [math.inf]
        found += max(off) < 4
    assert found >= 11


@pytest.mark.parametrize("seed", range(4))
def test_there_is_no_sheet_on_a_bare_table(seed: int) -> None:
    assert found_sheet(bare_table(seed)) is None
    assert taken_ink(bare_table(seed)) is None


def test_ink_keeps_its_colour_and_paper_becomes_nothing() -> None:
    photo = scene(drawn(), 3).picture
    taken, ink = taken_ink(photo), ink_of(photo)
    assert taken is not None and taken.media_type == "image/png"
    assert ink is not None and (taken.width_px, taken.height_px) == ink.size
    for colour in (BLUE, RED):
        wanted = tuple(bytes.fromhex(colour[1:]))
        *shown, alpha = seen(ink, *PLACES[colour])
        assert alpha == 255
        assert max(abs(a - b) for a, b in zip(shown, wanted, strict=True)) < 24
    for x, y in ((300, 400), (60, 60), (540, 780), (3, 3)):
        assert seen(ink, x, y) == (0, 0, 0, 0)


def test_a_pencils_grey_is_a_thin_dark_that_looks_as_it_did_on_white() -> None:
    ink = ink_of(scene(drawn(), 3).picture)
    assert ink is not None
    *_, alpha = seen(ink, *PLACES[PENCIL])
    assert 100 < alpha < 200
    white = Image.new("RGB", ink.size, "white")
    white.paste(ink, mask=ink.getchannel("A"))
    assert all(abs(part - 0x96) < 16 for part in seen(white, *PLACES[PENCIL]))


def test_ink_is_no_larger_than_a_page_is_kept() -> None:
    sheet = Image.new("RGB", (5000, 3000), "white")
    ink = ink_of(sheet, ((0, 0), (5000, 0), (5000, 3000), (0, 3000)))
    assert ink is not None
    assert max(ink.size) == 2480
