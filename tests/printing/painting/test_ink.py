"""Ink of every brush: its picture laid on the page is the page, and print shows what the screen shows."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import numpy as np
import pikepdf
import pytest
from numpy.typing import NDArray
from PIL import Image

from fanzines.ink import ink_shapes
from fanzines.model import Brush, Drawing, Fold, Item, Page, Paper, Placement, new_id
from printing.painting.canvas import PAGE_POINTS, new_canvas
from printing.painting.painter import paint_page
from printing.pictures.kept import ItemPicture
from printing.pictures.picture import forget_pictures, item_picture, page_picture, pdf_picture
from printing.products.booklet import press
from tests.fanzines.inked import INKS, drawing, eraser, straight, tap, wandering
from tests.printing import poppler, works
from tests.printing.compare import different_share

DPI = 150
NONE = dict[str, bytes]().__getitem__
TURNED = Placement(30, 50, 1.2, 20)


@pytest.fixture(autouse=True)
def no_kept_pictures() -> Iterator[None]:
    forget_pictures()
    yield
    forget_pictures()


def ground() -> tuple[Item, ...]:
    """Coloured paper with other ink on it."""
    return (
        Paper(new_id(), Placement(74, 105), "dots", "#FFD23F"),
        Drawing(new_id(), Placement(20, 60), (works.stroke("#1E1B18", 8),)),
    )


def swatch(brush: Brush, at: Placement | None = None) -> Drawing:
    """A line, a tap, one line over another in another colour, and an eraser through them."""
    over = replace(wandering(brush, seed=4), colour="#FFD23F", width=6.0)
    rubber = replace(wandering(Brush.ERASER, seed=9), width=3.0)
    return drawing(wandering(brush, width=6.0), tap(brush), over, rubber, at=at or Placement(5, 15))


def pdf(*items: Item) -> bytes:
    file = BytesIO()
    canvas = new_canvas(file, *PAGE_POINTS)
    paint_page(canvas, Page(new_id(), items), NONE)
    canvas.save()
    return file.getvalue()


def laid(items: tuple[Item, ...]) -> Image.Image:
    """Each item's own picture on white paper, one over the other, as the studio lays them."""
    return on_page(*(item_picture(item, NONE, DPI) for item in items))


def on_page(*pictures: ItemPicture) -> Image.Image:
    pile = page_picture(Page(new_id()), NONE, DPI).convert("RGBA")
    for picture in pictures:
        sheet = Image.new("RGBA", pile.size)
        sheet.paste(
            picture.image, tuple(round(mm * DPI / 25.4) for mm in (picture.box.left, picture.box.top))
        )
        pile = Image.alpha_composite(pile, sheet)
    return pile.convert("RGB")


def pixels(picture: Image.Image) -> NDArray[np.int16]:
    return np.asarray(picture.convert("RGB"), dtype=np.int16)


def most_apart(one: Image.Image, other: Image.Image) -> int:
    return int(np.abs(pixels(one) - pixels(other)).max())


@pytest.mark.parametrize("at", [None, TURNED], ids=["straight", "turned"])
@pytest.mark.parametrize("brush", INKS)
def test_a_drawings_picture_laid_on_the_page_is_the_page(brush: Brush, at: Placement | None) -> None:
    items = (*ground(), swatch(brush, at))
    assert most_apart(laid(items), page_picture(Page(new_id(), items), NONE, DPI)) <= 8


def test_brushes_mixed_in_one_drawing_laid_on_the_page_are_the_page() -> None:
    items = (*ground(), drawing(*(replace(straight(brush, y=0.0), width=3.0) for brush in INKS), at=TURNED))
    assert most_apart(laid(items), page_picture(Page(new_id(), items), NONE, DPI)) <= 8


@pytest.mark.parametrize("by_poppler", [False, True], ids=["pdfium", "poppler"])
@pytest.mark.parametrize("brush", INKS)
def test_what_is_printed_is_what_is_seen(brush: Brush, by_poppler: bool) -> None:
    item = swatch(brush)
    cover = (Page(new_id(), (item,)), *(Page(new_id()) for _ in range(3)))
    booklet = press(works.fanzine(cover, fold=Fold.SADDLE), NONE)
    sheet = poppler.picture(booklet, DPI) if by_poppler else pdf_picture(booklet, 0, DPI)
    seen = laid((item,))
    left = round(297 / 2 * DPI / 25.4)
    printed = sheet.crop((left, 0, left + seen.width, seen.height))
    assert different_share(seen, printed) <= 0.05


@pytest.mark.parametrize("brush", INKS)
def test_two_printings_are_the_same_bytes(brush: Brush) -> None:
    item = swatch(brush)
    assert pdf(item) == pdf(item)


@pytest.mark.parametrize("at", [None, TURNED], ids=["straight", "turned"])
@pytest.mark.parametrize("brush", INKS)
def test_a_drawing_that_grows_looks_as_if_drawn_at_once(brush: Brush, at: Placement | None) -> None:
    pens = tuple(replace(straight(Brush.PEN, y=y, length=40), colour="#0F6FB4") for y in (3.0, 9.0))
    lines = (
        replace(wandering(brush, seed=s), colour=c)
        for s, c in ((1, "#FF5C4D"), (2, "#FFD23F"), (3, "#2F7D4F"))
    )
    strokes = (*pens, *lines, straight(Brush.PEN, y=50.0))
    whole = drawing(*strokes, at=at)
    for count in (1, 3, len(strokes)):
        grown = item_picture(replace(whole, strokes=strokes[:count]), NONE, DPI)
    forget_pictures()
    at_once = item_picture(whole, NONE, DPI)
    apart = np.abs(pixels(on_page(grown)) - pixels(on_page(at_once))).max(axis=2)
    assert (apart > 8).mean() < 0.0005
    assert apart.max() <= 64


def test_markers_darken_each_other_and_nothing_beneath_their_drawing() -> None:
    yellow = replace(straight(Brush.MARKER, width=10), colour="#FFD23F")
    blue = replace(yellow, colour="#0F6FB4")
    grey = Drawing(new_id(), Placement(20, 40), (replace(straight(Brush.PEN, width=14), colour="#808080"),))
    at = Placement(20, 40)

    def shade(*items: Item) -> tuple[int, int, int]:
        x, y = (round(mm * DPI / 25.4) for mm in (50, 40))
        colour = page_picture(Page(new_id(), items), NONE, DPI).getpixel((x, y))
        assert isinstance(colour, tuple)
        return colour[:3]

    together, alone = shade(drawing(yellow, blue, at=at)), shade(drawing(blue, at=at))
    apart = shade(drawing(yellow, at=at), drawing(blue, at=at))
    assert all(a <= b for a, b in zip(together, alone, strict=True))
    assert sum(together) < sum(alone)
    assert sum(together) < sum(apart)
    (alpha,) = {shape.alpha for shape in ink_shapes(drawing(blue))}
    over_grey = tuple(round(alpha * ink + (1 - alpha) * 0x80) for ink in (0x0F, 0x6F, 0xB4))
    assert shade(grey, drawing(blue, at=at)) == pytest.approx(over_grey, abs=2)


def test_a_line_that_crosses_itself_is_one_layer_of_marker() -> None:
    image = item_picture(
        drawing(wandering(Brush.MARKER, count=400, width=8), at=Placement(20, 20)), NONE, DPI
    ).image
    alpha = np.asarray(image.getchannel("A"))
    assert (alpha > 170).sum() > 10_000
    assert (alpha > 0.72 * 255 + 2).mean() < 0.001


def test_a_mask_of_grains_is_in_the_file_once() -> None:
    lines = tuple(
        replace(straight(Brush.CRAYON, y=float(y)), colour=f"#0000{y:02X}") for y in range(0, 60, 6)
    )
    with pikepdf.open(BytesIO(pdf(drawing(*lines, at=Placement(20, 20)), swatch(Brush.CRAYON)))) as document:
        masks = [
            found
            for found in document.objects
            if isinstance(found, pikepdf.Stream) and found.get("/ImageMask") is not None
        ]
    assert len(masks) == 3


def test_grain_shows_the_paper_within_the_line() -> None:
    image = item_picture(drawing(straight(Brush.CHALK, width=10), at=Placement(40, 40)), NONE, 300).image
    alpha = np.asarray(image.getchannel("A"))
    middle = alpha[alpha.shape[0] // 2 - 10 : alpha.shape[0] // 2 + 10, 200:-200]
    assert 0.4 < (middle > 128).mean() < 0.9


def test_the_grain_lies_still_under_two_strokes_of_one_drawing() -> None:
    one, other = straight(Brush.CRAYON, length=40), straight(Brush.CRAYON, length=60)
    at = Placement(40, 40)
    once = item_picture(drawing(other, at=at), NONE, DPI).image.getchannel("A")
    twice = item_picture(drawing(one, other, at=at), NONE, DPI).image.getchannel("A")
    apart = np.abs(np.asarray(once, dtype=int) - np.asarray(twice, dtype=int))
    assert (apart[5:-5] > 64).mean() < 0.005


@pytest.mark.parametrize("brush", INKS)
def test_a_page_of_ink_stays_small(brush: Brush) -> None:
    lines = tuple(replace(wandering(brush, seed=seed, count=120), width=6.0) for seed in range(20))
    assert len(pdf(drawing(*lines))) < 20 * 60_000


@pytest.mark.parametrize("brush", INKS)
def test_what_is_rubbed_out_of_it_is_not_in_the_file(brush: Brush) -> None:
    line = straight(brush)
    over = tuple(eraser(float(x), width=8, reach=12) for x in range(-12, 76, 4))
    bare, gone = pdf(drawing()), pdf(drawing(line, *over))
    assert abs(len(gone) - len(bare)) < 40
