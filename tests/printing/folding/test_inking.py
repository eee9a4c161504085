"""The same sheets in other inks: words stay words, tones stay tones, and colours go to their own plates."""

import subprocess
from collections.abc import Iterator
from io import BytesIO

import numpy as np
import pikepdf
import pytest
from PIL import Image

from fanzines.model import Page, Paper, Placement, Sticker, new_id
from printing.folding.sheeting import Product, Sheeting
from printing.folding.sheets import PressRefused
from printing.inks.ink import BLACK, BLACK_INK, BLUE, CORAL, GREY, Ink, Spot, spots
from printing.inks.overprint import overprinted
from printing.paper import A6
from printing.pictures.picture import pdf_picture
from printing.products.booklet import press_files, press_sheets
from tests.printing import poppler, works

PHOTOS = works.photos().__getitem__
INKS = [GREY, BLACK, spots(CORAL, BLUE), spots(BLACK_INK)]
RIPE = spots(CORAL, BLUE, BLACK_INK)


def full() -> Page:
    return Page(new_id(), works.one_of_each())


def pressed(ink: Ink, page: Page | None = None) -> list[bytes]:
    sheeting = Sheeting(Product.POSTER, ink=ink)
    return [one.pdf for one in press_files(works.fanzine((page or full(),)), PHOTOS, sheeting)]


@pytest.mark.parametrize("ink", INKS, ids=lambda ink: ink.kind.value)
def test_words_are_found_where_they_are_in_colour(ink: Ink) -> None:
    page = full()
    (colour,) = pressed(Ink(), page)
    wanted = [(word.text, round(word.x, 2), round(word.y, 2)) for word in poppler.words(colour)[0]]
    for pdf in pressed(ink, page):
        assert [(word.text, round(word.x, 2), round(word.y, 2)) for word in poppler.words(pdf)[0]] == wanted


@pytest.mark.parametrize("ink", [*INKS, RIPE], ids=lambda ink: ink.kind.value)
def test_no_colour_is_left_and_nothing_tells_whose_it_is(ink: Ink) -> None:
    for pdf in pressed(ink):
        red, green, blue = pdf_picture(pdf, 0, 60).split()
        assert red.tobytes() == green.tobytes() == blue.tobytes()
        assert b"ReportLab" not in pdf and b"/ID" not in pdf and b"/Producer" not in pdf
        with pikepdf.open(BytesIO(pdf)) as document:
            assert "/Info" not in document.trailer and not document.check_pdf_syntax()


@pytest.mark.parametrize("ink", [*INKS, RIPE], ids=lambda ink: ink.kind.value)
def test_the_same_page_gives_the_same_bytes(ink: Ink) -> None:
    page = full()
    assert pressed(ink, page) == pressed(ink, page)


def test_greys_are_those_of_the_colours() -> None:
    page = full()
    (colour,), (grey,) = pressed(Ink(), page), pressed(GREY, page)
    wanted = np.asarray(pdf_picture(colour, 0, 60).convert("L"), dtype=float)
    found = np.asarray(pdf_picture(grey, 0, 60).convert("L"), dtype=float)
    assert np.abs(wanted - found).mean() < 1.5


def test_black_dots_are_one_bit_at_the_printer_s_own_resolution() -> None:
    (pdf,) = pressed(BLACK)
    listed = subprocess.run(["pdfimages", "-list", "-"], input=pdf, capture_output=True, check=True).stdout
    (line,) = listed.decode().splitlines()[2:]
    fields = line.split()
    assert fields[5:9] == ["gray", "1", "1", "ccitt"] and fields[12:14] == ["600", "600"]
    with pikepdf.open(BytesIO(pdf)) as document:
        drawn = next(o for o in document.objects if isinstance(o, pikepdf.Stream) and "/Width" in o)
        assert abs(int(drawn.Width) - 4961) <= 1
    mean = np.asarray(pdf_picture(pdf, 0, 72).convert("L")).mean()
    assert 180 < mean < 252


def test_plates_printed_over_one_another_give_the_colours_back() -> None:
    """A coral heart on blue paper: what both inks can print is as it was."""
    page = Page(
        new_id(),
        (
            Paper(new_id(), Placement(74, 105), "plain", CORAL.colour, 100, 150),
            Sticker(new_id(), Placement(74, 105, 2.0), "heart", 30, 30, BLUE.colour),
        ),
    )
    (colour,) = pressed(Ink(), page)
    wanted = np.asarray(pdf_picture(colour, 0, 40), dtype=float) / 255
    light = np.ones_like(wanted)
    plates = [(one, pdf_picture(pdf, 0, 40).convert("L")) for one, pdf in _plates(page)]
    for spot, picture in plates:
        plate = np.asarray(picture, dtype=float)[..., None] / 255
        ink = np.array([int(spot.colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
        light *= 1 - (1 - plate) * (1 - ink)
    assert np.abs(light - wanted).mean() < 0.02
    seen = np.asarray(overprinted(plates), dtype=float) / 255
    assert np.abs(seen - light).max() < 0.02
    assert Image.fromarray((light * 255).astype(np.uint8)).getcolors(1 << 20) is not None


def _plates(page: Page) -> Iterator[tuple[Spot, bytes]]:
    yield from zip((CORAL, BLUE), pressed(spots(CORAL, BLUE), page), strict=True)


def test_several_inks_are_files_with_names_and_not_one() -> None:
    work, sheeting = works.numbered(4), Sheeting(Product.SADDLE, page=A6, ink=RIPE)
    assert [one.ink for one in press_files(work, PHOTOS, sheeting)] == ["coral", "blue", "black"]
    with pytest.raises(PressRefused, match="Each ink"):
        press_sheets(work, PHOTOS, sheeting)
