from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import numpy as np
import pikepdf
import pytest
from PIL import Image, ImageFilter

from fanzines.geometry import page_box
from fanzines.model import Edge, Fold, Frame, Look, Page, Paper, Photo, Placement, new_id
from fanzines.photos.shapes import crop, shaped
from printing.painting.canvas import PAGE_POINTS, new_canvas
from printing.painting.painter import paint_page
from printing.painting.prepared import Prepared, prepared
from printing.pictures.picture import forget_pictures, item_picture, page_picture, pdf_picture
from printing.products.booklet import press
from tests.printing import poppler, works
from tests.printing.compare import different_share
from tests.printing.cuttings import cuttings

DPI = 150
KEPT = works.photos()
PHOTOS = KEPT.__getitem__
CUTTINGS = cuttings()
DOTTED = (Look.HALFTONE, Look.DUOTONE)
every_cutting = pytest.mark.parametrize("item", CUTTINGS.values(), ids=CUTTINGS)


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    forget_pictures()
    yield
    forget_pictures()


def painted(*items: Photo) -> bytes:
    file = BytesIO()
    canvas = new_canvas(file, *PAGE_POINTS)
    paint_page(canvas, Page(new_id(), items), PHOTOS)
    canvas.save()
    return file.getvalue()


def on_the_table(item: Photo, under: Image.Image) -> Image.Image:
    """The item's picture laid on a page's, as the studio lays it."""
    picture, page = item_picture(item, PHOTOS, DPI), under.convert("RGBA")
    at = round(picture.box.left * DPI / 25.4), round(picture.box.top * DPI / 25.4)
    sheet = Image.new("RGBA", page.size)
    sheet.paste(picture.image, at)
    return Image.alpha_composite(page, sheet).convert("RGB")


def from_afar(picture: Image.Image) -> Image.Image:
    """Without its single dots, which readers of PDF make smaller each in a way of their own."""
    return picture.filter(ImageFilter.GaussianBlur(2))


def embedded(pdf: bytes) -> list[Image.Image]:
    with pikepdf.open(BytesIO(pdf)) as document:
        streams = [part for part in document.objects if isinstance(part, pikepdf.Stream)]
        found = [part for part in streams if part.get("/Subtype") == "/Image"]
        return [pikepdf.PdfImage(part).as_pil_image() for part in found]


@every_cutting
def test_the_item_laid_on_the_page_is_the_page_drawn_whole(item: Photo) -> None:
    ground = Paper(new_id(), Placement(74, 105), "plain", "#0F6FB4")
    whole = page_picture(Page(new_id(), (ground, item)), PHOTOS, DPI)
    laid = on_the_table(item, page_picture(Page(new_id(), (ground,)), PHOTOS, DPI))
    assert np.abs(np.asarray(whole, dtype=int) - np.asarray(laid, dtype=int)).max() <= 8


@pytest.mark.parametrize("by_poppler", [False, True], ids=["pdfium", "poppler"])
@every_cutting
def test_it_is_printed_as_it_is_seen(item: Photo, by_poppler: bool) -> None:
    pages = (Page(new_id(), (item,)), *(Page(new_id()) for _ in range(3)))
    pdf = press(works.fanzine(pages, fold=Fold.SADDLE), PHOTOS)
    sheet = poppler.picture(pdf, DPI) if by_poppler else pdf_picture(pdf, 0, DPI)
    left, (width, height) = round(297 / 2 * DPI / 25.4), (round(mm * DPI / 25.4) for mm in (148, 210))
    on_paper = sheet.crop((left, 0, left + width, height))
    on_screen = on_the_table(item, Image.new("RGB", on_paper.size, "white"))
    if item.look in DOTTED:
        on_screen, on_paper = from_afar(on_screen), from_afar(on_paper)
    assert different_share(on_screen, on_paper) <= 0.05


@every_cutting
def test_two_printings_are_the_same_bytes(item: Photo) -> None:
    first = painted(item)
    forget_pictures()
    same = painted(replace(item, id=new_id())) == first  # files are too long to be told apart on failure
    assert same


@every_cutting
def test_its_box_holds_all_of_it(item: Photo) -> None:
    picture = item_picture(item, PHOTOS, DPI)
    box = page_box(item)
    assert picture.box.left <= box.left and picture.box.right >= box.right
    alpha = np.asarray(picture.image.getchannel("A"))
    assert alpha.any()
    assert not np.concatenate([alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1]]).any()


@pytest.mark.parametrize("look", list(Look)[1:], ids=str)
def test_a_look_changes_what_is_seen_and_nothing_that_is_kept(look: Look) -> None:
    kept, plain = dict(KEPT), works.photo()
    before = painted(plain)
    changed, again = painted(replace(plain, look=look)), painted(replace(plain, look=Look.PLAIN))
    assert (changed == before, again == before) == (False, True)
    assert kept == KEPT


def test_looks_differ_from_one_another() -> None:
    photo = works.photo(turn=0)
    pictures = [item_picture(replace(photo, look=look, id=new_id()), PHOTOS, 72).image for look in Look]
    assert len({picture.tobytes() for picture in pictures}) == len(Look)


def test_a_halftone_keeps_its_dots_when_the_photograph_is_scaled() -> None:
    photo = replace(works.photo(turn=0), look=Look.HALFTONE)
    small, large = (prepared(replace(photo, placement=Placement(0, 0, scale)), PHOTOS) for scale in (0.5, 1))
    assert isinstance(small, Prepared) and isinstance(large, Prepared)
    assert large.width / large.box.width == pytest.approx(300 / 25.4, rel=0.01)
    assert small.width / small.box.width == pytest.approx(150 / 25.4, rel=0.01)


@pytest.mark.parametrize(
    "item", [works.photo(), CUTTINGS["duotone"], CUTTINGS["torn"]], ids=["plain", "duotone", "torn"]
)
def test_a_picture_laid_twice_is_in_the_file_once(item: Photo) -> None:
    other = replace(item, id=new_id(), placement=replace(item.placement, x=40.0, turn=33.0))
    assert len(embedded(painted(item, other))) == 1


def test_pictures_in_the_file_are_no_finer_than_print_needs() -> None:
    photo = replace(works.photo(turn=0), width=20.0, height=20 * 300 / 451)
    for item in (photo, replace(photo, look=Look.DUOTONE), replace(photo, edge=Edge.TORN)):
        (picture,) = embedded(painted(item))
        assert picture.width <= 20 / 25.4 * 300 + 16  # a cut keeps a band of 8 pixels on either side


def test_enormous_pictures_stay_within_memory() -> None:
    huge = replace(works.photo(), look=Look.HALFTONE, placement=Placement(74, 105, 10.0))
    (picture,) = embedded(painted(huge))
    assert picture.width * picture.height <= 6_100_000


def test_a_prepared_picture_is_kept_until_it_is_forgotten() -> None:
    asked: list[str] = []

    def source(digest: str) -> bytes:
        asked.append(digest)
        return PHOTOS(digest)

    photo = replace(works.photo(), look=Look.PHOTOCOPY)
    first = prepared(photo, source)
    assert prepared(replace(photo, placement=Placement(3, 4, 1.0, 80)), source) is first
    assert len(asked) == 1
    forget_pictures()
    again = prepared(photo, source)
    assert isinstance(first, Prepared) and isinstance(again, Prepared)
    assert (again.name, again.size, again.box) == (first.name, first.size, first.box)
    assert len(asked) == 2


def test_a_duotone_is_printed_in_its_two_inks() -> None:
    item = replace(works.photo(turn=0), look=Look.DUOTONE, inks=("#0F6FB4", "#FFD23F"))
    pixels = np.asarray(item_picture(item, PHOTOS, 300).image).reshape(-1, 4)
    found = {tuple(int(part) for part in pixel[:3]) for pixel in pixels[pixels[:, 3] == 255]}
    both = tuple(round(a * b / 255) for a, b in zip((0x0F, 0x6F, 0xB4), (0xFF, 0xD2, 0x3F), strict=True))
    for ink in ((0x0F, 0x6F, 0xB4), (0xFF, 0xD2, 0x3F), both, (255, 255, 255)):
        assert min(max(abs(a - b) for a, b in zip(ink, other, strict=True)) for other in found) <= 8


def test_a_high_contrast_is_black_and_white() -> None:
    item = replace(works.photo(turn=0), look=Look.CONTRAST)
    found = prepared(item, PHOTOS)
    assert isinstance(found, Prepared)
    (picture,) = embedded(painted(item))
    tones = np.asarray(picture.convert("L"))
    assert ((tones < 16) | (tones > 239)).mean() > 0.93
    assert 0.1 < (tones < 128).mean() < 0.9


def test_a_frame_is_white_card_around_the_picture() -> None:
    photo = replace(shaped(works.photo(turn=0), "polaroid"), placement=Placement(74, 100))
    box = page_box(photo)
    ground = Paper(new_id(), Placement(74, 105), "plain", "#0F6FB4")
    page = page_picture(Page(new_id(), (ground, photo)), PHOTOS, DPI)
    below = page.getpixel((round(74 * DPI / 25.4), round((box.bottom - 4) * DPI / 25.4)))
    assert below == (255, 255, 255)


def test_a_photograph_cut_to_nothing_is_painted_as_nothing() -> None:
    gone = replace(works.photo(), cut=crop(500, 500, 600, 600), frame=Frame.STAMP, edge=Edge.TORN)
    assert not embedded(painted(gone))
    assert not np.asarray(item_picture(gone, PHOTOS, 72).image.getchannel("A")).any()
