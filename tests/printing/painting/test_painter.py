from dataclasses import replace
from io import BytesIO

import numpy as np
import pikepdf
import pytest
from PIL import Image

from fanzines import art
from fanzines.geometry import page_box
from fanzines.model import Drawing, Item, Page, Paper, Photo, Placement, Sticker, Tape, new_id
from printing.painting.canvas import PAGE_POINTS, new_canvas
from printing.painting.painter import paint_item, paint_page
from printing.pictures.picture import page_picture
from tests.printing import poppler, works
from tests.printing.compare import different_share

PHOTOS = works.photos().__getitem__
DPI = 100


def painted(*items: Item) -> bytes:
    file = BytesIO()
    canvas = new_canvas(file, *PAGE_POINTS)
    paint_page(canvas, Page(new_id(), items), PHOTOS)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def inked_box(picture: Image.Image) -> tuple[float, ...]:
    """Where the picture is not white: left, top, right, bottom in mm."""
    pixels = np.asarray(picture.convert("L")) < 250
    rows, columns = np.flatnonzero(pixels.any(axis=1)), np.flatnonzero(pixels.any(axis=0))
    edges = (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)
    return tuple(float(edge) * 25.4 / DPI for edge in edges)


def square(x: float, y: float, reach: float) -> tuple[int, int, int, int]:
    """The pixels as far as `reach` mm from a point of the page."""
    left, top = round((x - reach) / 25.4 * DPI), round((y - reach) / 25.4 * DPI)
    side = round(2 * reach / 25.4 * DPI)
    return left, top, left + side, top + side


def shown(*items: Item) -> Image.Image:
    return page_picture(Page(new_id(), items), PHOTOS, DPI)


@pytest.mark.parametrize("item", works.one_of_each(), ids=lambda item: type(item).__name__)
def test_an_item_lies_where_geometry_says(item: Item) -> None:
    left, top, right, bottom = inked_box(shown(item))
    box = page_box(item).grown(0.6)
    assert box.left <= left and box.top <= top
    assert right <= box.right and bottom <= box.bottom


def test_a_turned_photograph_fills_its_box_and_turns_clockwise() -> None:
    photo = replace(works.photo(), placement=Placement(74, 100, 0.5, 15))
    box = page_box(photo)
    assert inked_box(shown(photo)) == pytest.approx((box.left, box.top, box.right, box.bottom), abs=0.6)
    around = square(74, 100, 40)
    upright = shown(replace(photo, placement=Placement(74, 100))).crop(around)
    turned = shown(replace(photo, placement=Placement(74, 100, 1.0, 90))).crop(around)
    assert different_share(upright.transpose(Image.Transpose.ROTATE_270), turned) < 0.05


def test_the_page_clips_what_hangs_over_its_edge() -> None:
    file = BytesIO()
    canvas = new_canvas(file, 700, 700)
    paint_page(canvas, Page(new_id(), (works.photo(x=148, y=0),)), PHOTOS)
    canvas.showPage()
    canvas.save()
    _, top, right, _ = inked_box(poppler.picture(file.getvalue(), DPI))
    assert right <= 148.6
    assert top >= 700 * 25.4 / 72 - 210 - 0.6


def test_the_ground_is_not_painted() -> None:
    with pikepdf.open(BytesIO(painted())) as pdf:
        operators = {str(part.operator) for part in pikepdf.parse_content_stream(pdf.pages[0])}
    assert not {"f", "f*", "S", "B", "Do", "Tj"} & operators


def test_an_eraser_leaves_a_hole_and_not_white_paint() -> None:
    under = Paper(new_id(), Placement(74, 105), "plain", "#0F6FB4")
    ink = works.drawing()
    over = np.asarray(shown(under, ink)).astype(int)
    blue = np.asarray(shown(under)).astype(int)
    erased = replace(ink, strokes=ink.strokes[:2])
    whole = np.asarray(shown(under, erased)).astype(int)
    rubbed_out = np.abs(over - whole).max(axis=2) > 64
    assert rubbed_out.sum() > 500
    assert (np.abs(over - blue).max(axis=2)[rubbed_out] < 8).mean() > 0.8


def test_photographs_go_into_the_file_as_they_are_and_once() -> None:
    pdf = painted(works.photo(), works.photo(y=150, turn=0))
    assert pdf.count(works.jpeg()) == 1


def test_a_png_keeps_its_transparency() -> None:
    under = Paper(new_id(), Placement(74, 105), "plain", "#FFFFFF")
    picture = shown(under, works.fading())
    y = round(40 / 25.4 * DPI)
    reds = [picture.getpixel((round(x / 25.4 * DPI), y)) for x in (12, 40, 68)]
    greens = [colour[1] for colour in reds if isinstance(colour, tuple)]
    assert greens == pytest.approx([245, 128, 10], abs=16)


def test_one_coloured_paper_is_laid_without_hairlines() -> None:
    paper = Paper(new_id(), Placement(74, 105, 1.0, 7), "dots", "#0F6FB4", 100, 150)
    pixels = np.asarray(shown(paper)).astype(int)
    ground = pixels[round(105 / 25.4 * DPI) - 150 : round(105 / 25.4 * DPI) + 150, 200:400]
    assert (ground.min(axis=2) < 255).all()


@pytest.mark.parametrize("name", art.names("stickers"))
def test_every_sticker_is_drawn_inside_its_box(name: str) -> None:
    sticker = Sticker(new_id(), Placement(74, 105), name, 60, 60, "#FF5C4D")
    left, top, right, bottom = inked_box(shown(sticker))
    assert 42.5 <= left < right <= 105.5
    assert 73 <= top < bottom <= 137


@pytest.mark.parametrize("name", art.names("tapes"))
def test_every_tape_is_drawn(name: str) -> None:
    tape = Tape(new_id(), Placement(74, 105), name, 80, 14, "#0F6FB4")
    left, _, right, _ = inked_box(shown(tape))
    assert right - left > 60


@pytest.mark.parametrize("name", art.names("tapes"))
def test_every_tape_is_drawn_inside_its_box(name: str) -> None:
    tape = Tape(new_id(), Placement(74, 105), name, 80, 16, "#0F6FB4")
    left, top, right, bottom = inked_box(shown(tape))
    assert 33.5 <= left < right <= 114.5
    assert 96.4 <= top < bottom <= 113.6


@pytest.mark.parametrize("name", art.names("papers"))
def test_every_paper_is_drawn_inside_its_box(name: str) -> None:
    paper = Paper(new_id(), Placement(74, 105, 0.5), name, "#0F6FB4", 133, 177)
    left, top, right, bottom = inked_box(shown(paper))
    assert 74 - 33.25 - 0.9 <= left < right <= 74 + 33.25 + 0.9
    assert 105 - 44.25 - 0.9 <= top < bottom <= 105 + 44.25 + 0.9


@pytest.mark.parametrize("name", art.names("papers"))
def test_every_paper_covers_its_box(name: str) -> None:
    paper = Paper(new_id(), Placement(74, 105), name, "#0F6FB4")
    pixels = np.asarray(shown(paper)).astype(int)
    assert (pixels.min(axis=2) < 255).any(axis=0).mean() > 0.95


def test_unknown_art_and_missing_photographs_are_named() -> None:
    unknown = Sticker(new_id(), Placement(10, 10), "no-such-sticker", 9, 9, "#FF5C4D")
    missing = Photo(new_id(), Placement(10, 10), "0" * 64, 9, 9)
    for item in (unknown, missing):
        with pytest.raises(KeyError):
            paint_item(new_canvas(BytesIO(), *PAGE_POINTS), item, PHOTOS)


def test_an_empty_drawing_paints_nothing() -> None:
    assert painted(Drawing("0" * 16, Placement(0, 0))).count(b"rg") == 0


def test_painting_twice_gives_the_same_bytes() -> None:
    items = works.one_of_each()
    assert painted(*items) == painted(*items)
