from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from fanzines.geometry import page_box
from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Drawing, Fold, Item, Page, Placement, Words, new_id
from fanzines.plane import Box
from printing.painting.canvas import PAGE_POINTS
from printing.pictures.kept import ItemPicture, KeptPictures
from printing.pictures.picture import (
    forget_pictures,
    item_picture,
    page_picture,
    page_picture_png,
    pdf_picture,
    piled_picture,
)
from printing.products.booklet import press
from tests.printing import poppler, works
from tests.printing.compare import different_share

DPI = 150
PHOTOS = works.photos().__getitem__


@pytest.fixture(autouse=True)
def no_kept_pictures() -> Iterator[None]:
    forget_pictures()
    yield
    forget_pictures()


def laid(pictures: list[ItemPicture], size: tuple[int, int]) -> Image.Image:
    """Item pictures on white paper, each by its box, as the studio lays them."""
    page = Image.new("RGBA", size, "white")
    for picture in pictures:
        sheet = Image.new("RGBA", size)
        at = (round(picture.box.left * DPI / 25.4), round(picture.box.top * DPI / 25.4))
        sheet.paste(picture.image, at)
        page = Image.alpha_composite(page, sheet)
    return page.convert("RGB")


def most_apart(one: ItemPicture, other: ItemPicture) -> int:
    """The most levels two pictures of one item differ by on white paper."""
    size = round(2 * PAGE_WIDTH * DPI / 25.4), round(2 * PAGE_HEIGHT * DPI / 25.4)
    a, b = (np.asarray(laid([picture], size), dtype=np.int16) for picture in (one, other))
    return int(np.abs(a - b).max())


def printed(items: tuple[Item, ...], *, by_poppler: bool) -> Image.Image:
    """A front cover cut out of the stapled booklet's first sheet."""
    cover = Page(new_id(), items)
    rest = tuple(Page(new_id()) for _ in range(3))
    pdf = press(works.fanzine((cover, *rest), fold=Fold.SADDLE), PHOTOS)
    sheet = poppler.picture(pdf, DPI) if by_poppler else pdf_picture(pdf, 0, DPI)
    left = round(297 / 2 * DPI / 25.4)
    width, height = (round(mm * DPI / 25.4) for mm in (PAGE_WIDTH, PAGE_HEIGHT))
    return sheet.crop((left, 0, left + width, height))


@pytest.mark.parametrize("by_poppler", [False, True], ids=["pdfium", "poppler"])
@pytest.mark.parametrize("item", works.one_of_each(), ids=lambda item: type(item).__name__)
def test_what_is_printed_is_what_the_studio_shows(item: Item, by_poppler: bool) -> None:
    on_paper = printed((item,), by_poppler=by_poppler)
    on_screen = laid([item_picture(item, PHOTOS, DPI)], on_paper.size)
    assert different_share(on_screen, on_paper) <= 0.05


def test_a_pile_of_item_pictures_is_the_page() -> None:
    items = works.one_of_each()
    whole = page_picture(Page(new_id(), items), PHOTOS, DPI)
    pile = laid([item_picture(item, PHOTOS, DPI) for item in items], whole.size)
    assert np.abs(np.asarray(whole, dtype=int) - np.asarray(pile, dtype=int)).max() <= 8


def test_a_page_piled_from_kept_pictures_is_the_page_however_far_things_hang_over() -> None:
    far = replace(works.photo(), placement=Placement(2, 208, 2.0, 30))
    page = Page(new_id(), (far, *works.one_of_each()))
    whole, piled = page_picture(page, PHOTOS, DPI), piled_picture(page, PHOTOS, DPI)
    assert (piled.mode, piled.size) == (whole.mode, whole.size)
    assert np.abs(np.asarray(whole, dtype=int) - np.asarray(piled, dtype=int)).max() <= 8


@pytest.mark.parametrize("item", works.one_of_each(), ids=lambda item: type(item).__name__)
def test_a_part_of_an_item_is_cut_from_the_whole(item: Item) -> None:
    centre = page_box(item).centre
    part = Box(centre[0] - 7, centre[1] - 5, centre[0] + 8, centre[1] + 6)
    whole = item_picture(item, PHOTOS, DPI)
    cut = item_picture(item, PHOTOS, DPI, part)
    assert cut.pixels < whole.pixels
    left, top = ((a - b) * DPI / 25.4 for a, b in zip(_corner(cut.box), _corner(whole.box), strict=True))
    there = whole.image.crop(
        (round(left), round(top), round(left) + cut.image.width, round(top) + cut.image.height)
    )
    a, b = (np.asarray(image, dtype=np.int16)[..., 3] for image in (cut.image, there))
    assert (np.abs(a - b) > 8).mean() <= 0.05  # PDFium fits letters to pixels a little differently


def test_a_part_of_a_drawing_grows_as_the_whole_does() -> None:
    strokes = tuple(works.stroke("#0F6FB4", 4, seed=seed, dy=seed) for seed in range(5))
    whole, part = Drawing(new_id(), Placement(50, 120), strokes), Box(50, 110, 90, 125)
    grown = [item_picture(replace(whole, strokes=strokes[:n]), PHOTOS, DPI, part) for n in (1, 2, 5)][-1]
    forget_pictures()
    assert most_apart(grown, item_picture(whole, PHOTOS, DPI, part)) <= 3


def test_of_the_parts_of_an_item_the_newest_is_kept_and_the_whole_stays() -> None:
    sheet = ItemPicture(Image.new("RGBA", (10, 10)), Box(0, 0, 1, 1))
    item, kept = works.photo(), KeptPictures(10_000)
    one, other = Box(0, 0, 5, 5), Box(5, 5, 9, 9)
    kept.put(item, DPI, sheet)
    kept.put(item, DPI, sheet, one)
    kept.put(item, DPI, sheet, other)
    assert (kept.get(item, DPI), kept.get(item, DPI, one), kept.get(item, DPI, other)) == (sheet, None, sheet)


def _corner(box: Box) -> tuple[float, float]:
    return box.left, box.top


def test_a_page_picture_is_rgb_on_white_at_the_pages_size() -> None:
    picture = page_picture(Page(new_id()), PHOTOS, DPI)
    assert (picture.mode, picture.size) == ("RGB", (874, 1240))
    assert picture.getextrema() == ((255, 255),) * 3


def test_a_page_picture_as_png_shows_the_same() -> None:
    page = Page(new_id(), (works.drawing(),))
    with Image.open(BytesIO(page_picture_png(page, PHOTOS, 72))) as read:
        assert read.format == "PNG"
        assert np.array_equal(np.asarray(read), np.asarray(page_picture(page, PHOTOS, 72)))


def test_soft_edges_of_an_item_have_no_dark_fringe() -> None:
    line = works.stroke("#FF0000", 12)
    image = item_picture(Drawing(new_id(), Placement(40.3, 50.7), (line,)), PHOTOS, DPI).image
    pixels = np.asarray(image)
    soft = (pixels[..., 3] > 16) & (pixels[..., 3] < 240)
    assert soft.sum() > 200
    assert (pixels[soft][:, 0] >= 250).all()
    assert (pixels[soft][:, 1:3] <= 5).all()


def test_half_transparent_photographs_keep_straight_alpha() -> None:
    pixels = np.asarray(item_picture(works.fading(), PHOTOS, DPI).image)
    half = (pixels[..., 3] > 100) & (pixels[..., 3] < 156)
    assert half.any()
    assert (pixels[half][:, 0] >= 250).all()


@pytest.mark.parametrize("item", works.one_of_each(), ids=lambda item: type(item).__name__)
def test_an_item_picture_holds_the_whole_item(item: Item) -> None:
    picture = item_picture(item, PHOTOS, DPI)
    box, found = page_box(item), picture.box
    assert found.left <= box.left and found.top <= box.top
    assert found.right >= box.right and found.bottom >= box.bottom
    alpha = np.asarray(picture.image.getchannel("A"))
    frame = np.concatenate([alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1]])
    assert not frame.any()


def test_letters_that_hang_over_their_box_are_not_cut() -> None:
    words = Words(new_id(), Placement(74, 60), "ﷺ Ǻ gjpqy", 120, size=60, face="hand")
    alpha = np.asarray(item_picture(words, PHOTOS, 96).image.getchannel("A"))
    assert alpha.any()
    assert not np.concatenate([alpha[0], alpha[-1]]).any()


def test_an_enormous_item_has_a_bounded_picture() -> None:
    huge = replace(works.photo(), placement=Placement(74, 105, 60.0, 0))
    picture = item_picture(huge, PHOTOS, DPI)
    assert picture.box.width < 3.1 * PAGE_WIDTH
    assert picture.box.height < 3.1 * PAGE_HEIGHT


@pytest.mark.parametrize("x", [-500.0, 900.0])
def test_an_item_far_off_the_page_has_a_tiny_picture(x: float) -> None:
    away = works.photo(x=x)
    image = item_picture(away, PHOTOS, DPI).image
    assert image.width * image.height < 100_000


def test_a_drawing_without_ink_has_an_empty_picture() -> None:
    image = item_picture(Drawing(new_id(), Placement(10, 10)), PHOTOS, DPI).image
    assert not np.asarray(image.getchannel("A")).any()


def test_an_unchanged_item_is_not_drawn_again_and_a_changed_one_is() -> None:
    photo = works.photo()
    asked: list[str] = []

    def source(digest: str) -> bytes:
        asked.append(digest)
        return PHOTOS(digest)

    item_picture(photo, source, DPI)
    item_picture(replace(photo), source, DPI)
    assert len(asked) == 1
    item_picture(replace(photo, width=81.0), source, DPI)
    assert len(asked) == 2
    forget_pictures()
    item_picture(replace(photo, width=81.0), source, DPI)
    assert len(asked) == 3


@pytest.mark.parametrize("turn", [0.0, 30.0])
def test_a_drawing_that_grows_looks_as_if_drawn_at_once(turn: float) -> None:
    strokes = tuple(works.stroke("#0F6FB4", 4, seed=seed, dy=seed) for seed in range(5))
    whole = Drawing(new_id(), Placement(50, 120, 1.0, turn), strokes)
    grown = [item_picture(replace(whole, strokes=strokes[:n]), PHOTOS, DPI) for n in (1, 2, 5)][-1]
    forget_pictures()
    at_once = item_picture(whole, PHOTOS, DPI)
    assert (grown.box, grown.image.size) == (at_once.box, at_once.image.size)
    assert most_apart(grown, at_once) <= 3


def test_what_an_eraser_takes_is_gone_from_a_grown_picture() -> None:
    whole = works.drawing()
    grown = [item_picture(replace(whole, strokes=whole.strokes[:n]), PHOTOS, DPI) for n in (1, None)][-1]
    forget_pictures()
    assert most_apart(grown, item_picture(whole, PHOTOS, DPI)) == 0


def test_a_drawing_with_its_newest_stroke_taken_back_does_not_show_it() -> None:
    strokes = tuple(works.stroke("#0F6FB4", 4, seed=seed, dy=seed) for seed in range(12))
    whole = Drawing(new_id(), Placement(50, 120), strokes)
    for count in (*range(1, 13), *range(11, 2, -1)):
        taken_back = item_picture(replace(whole, strokes=strokes[:count]), PHOTOS, DPI)
    forget_pictures()
    assert most_apart(taken_back, item_picture(replace(whole, strokes=strokes[:3]), PHOTOS, DPI)) <= 3


def test_another_stroke_in_the_place_of_one_taken_back_is_shown() -> None:
    first, second, other = (works.stroke("#0F6FB4", 4, seed=seed, dy=seed) for seed in range(3))
    drawn = Drawing(new_id(), Placement(50, 120), (first, second))
    item_picture(replace(drawn, strokes=(first,)), PHOTOS, DPI)
    item_picture(drawn, PHOTOS, DPI)
    again = replace(drawn, strokes=(first, other))
    shown = item_picture(again, PHOTOS, DPI)
    forget_pictures()
    assert most_apart(shown, item_picture(again, PHOTOS, DPI)) <= 3


def test_pictures_can_be_asked_for_from_many_threads() -> None:
    items: list[Item] = [works.drawing(), *(works.photo(turn=turn) for turn in range(0, 90, 10))]
    alone = [item_picture(item, PHOTOS, 72).image.tobytes() for item in items]
    forget_pictures()
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda item: item_picture(item, PHOTOS, 72).image.tobytes(), items * 3))
    assert together == alone * 3


def test_kept_pictures_give_up_the_longest_unused() -> None:
    kept = KeptPictures(pixels=250)
    items = [works.drawing() for _ in range(3)]
    for item in items[:2]:
        kept.put(item, 72, ItemPicture(Image.new("RGBA", (10, 10)), page_box(item)))
    assert kept.get(items[0], 72)
    kept.put(items[2], 72, ItemPicture(Image.new("RGBA", (10, 10)), page_box(items[2])))
    assert [kept.get(item, 72) is not None for item in items] == [True, False, True]
    assert kept.get(items[0], 96) is None


def test_a_picture_too_large_to_keep_is_not_kept() -> None:
    kept, item = KeptPictures(pixels=50), works.drawing()
    kept.put(item, 72, ItemPicture(Image.new("RGBA", (10, 10)), page_box(item)))
    assert kept.get(item, 72) is None


def test_the_natural_page_is_a5() -> None:
    assert pytest.approx((419.5276, 595.2756), abs=1e-4) == PAGE_POINTS
