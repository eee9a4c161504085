"""Words on what they lie on, on paper: every style in the scripts of the kiosk."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import ImageChops

from fanzines.geometry import page_box
from fanzines.model import Direction, Fold, Page, Paper, Placement, Style, Words, new_id
from fanzines.photos import PhotoSource
from fanzines.plane import Box
from fanzines.typesetting.faces import faces
from printing.folding.imposition import imposed
from printing.folding.sheeting import for_fold
from printing.painting.canvas import new_canvas
from printing.painting.painter import paint_item
from printing.paper import POINTS_PER_MM
from printing.pictures.picture import item_picture, page_picture, pdf_picture, piled_picture
from printing.products.booklet import press, reading_pdf
from tests.printing import poppler, works
from tests.printing.compare import different_share
from tests.printing.panels import panel_picture

DPI = 150
NO_PHOTOS: PhotoSource = dict[str, bytes]().__getitem__
TEXTS = {
    "English": ("A quiet morning by the sea (12:30)", "en"),
    "Arabic": ("مرحبا بالعالم الجميل، هذا يوم طويل", "ar"),
    "Arabic with English": (works.ARABIC_MIXED, "ar"),
    "English with Arabic": (works.ENGLISH_MIXED, "en"),
    "Bengali": (works.BENGALI, "bn"),
    "Tigrinya": (works.TIGRINYA, "ti"),
    "Greek": ("Ένα ήσυχο πρωί δίπλα στη θάλασσα", "el"),
    "Hebrew": (works.HEBREW, "he"),
}
STYLES = [style for style in Style if style is not Style.PLAIN]
every_style = pytest.mark.parametrize("style", STYLES)
every_text = pytest.mark.parametrize("name", TEXTS)


def lettered(name: str, style: Style, *, face: str = "noto", turn: float = 0.0) -> Words:
    text, language = TEXTS[name]
    words = works.words(text, 90, language=language, size=22, face=face)
    placement = Placement(74, 90, 1.0, turn)
    return replace(words, width=100.0, placement=placement, style=style, ground="#FFD23F", colour="#0F6FB4")


def of(*items: Words | Paper) -> Page:
    return Page(new_id(), items)


def pdf_of(page: Page) -> bytes:
    return reading_pdf(works.fanzine((page,)), NO_PHOTOS)


@every_style
@every_text
def test_poppler_reads_the_words_in_their_order_in_every_style(name: str, style: Style) -> None:
    found = poppler.text(pdf_of(of(lettered(name, style))))
    assert " ".join(TEXTS[name][0].split()) in found


@every_style
@pytest.mark.parametrize("name", ["English", "Greek", "Bengali", "Tigrinya"])
def test_poppler_reads_turned_words_and_words_as_they_were_drawn(name: str, style: Style) -> None:
    page = of(lettered(name, style, turn=8.0))
    expected = "".join(TEXTS[name][0].split())
    assert expected in "".join(poppler.text(pdf_of(page), "-raw").split())


@every_style
def test_a_side_of_either_direction_keeps_the_order(style: Style) -> None:
    words, most = lettered("English with Arabic", style), works.words(works.ARABIC, 10, language="ar")
    found = poppler.text(pdf_of(of(most, words)))
    assert works.ENGLISH_MIXED in found


@every_style
@every_text
def test_the_picture_of_words_laid_on_a_page_is_the_page(name: str, style: Style) -> None:
    ground = Paper(new_id(), Placement(74, 105), "squared", "#FF5C4D")
    page = of(ground, lettered(name, style, turn=-11.0))
    whole = page_picture(page, NO_PHOTOS, DPI)
    assert different_share(whole, piled_picture(page, NO_PHOTOS, DPI)) < 0.001


@every_style
def test_the_page_in_a_booklet_is_the_page(style: Style) -> None:
    ground = Paper(new_id(), Placement(74, 105), "checks", "#0F6FB4")
    page = of(ground, lettered("English", style))
    booklet = press(works.fanzine((page, of(), of(), page)), NO_PHOTOS, fold=Fold.SADDLE)
    whole = page_picture(page, NO_PHOTOS, DPI)
    for cover in imposed(4, for_fold(Fold.SADDLE), Direction.LTR)[0].front.panels:
        printed = panel_picture(booklet, 0, cover, DPI / 25.4)
        assert different_share(printed, whole.crop((0, 0, *printed.size)), levels=16) < 0.001


@every_style
@every_text
def test_all_that_is_painted_lies_in_the_box_but_for_what_letters_hang_over(name: str, style: Style) -> None:
    words = lettered(name, style, turn=-11.0)
    box, picture = page_box(words), painted_anywhere(words)
    overhang = words.size / POINTS_PER_MM / 4 if style is Style.SCRAPS or name == "Bengali" else 0.3
    assert holds(box.grown(overhang), picture)
    assert item_picture(words, NO_PHOTOS, DPI).image.getbbox() is not None


def painted_anywhere(words: Words) -> Box:
    """Where ink lies on a sheet that reaches 100 mm beyond the page on every side."""
    file = BytesIO()
    canvas = new_canvas(file, 348 * POINTS_PER_MM, 410 * POINTS_PER_MM)
    canvas.translate(100 * POINTS_PER_MM, 100 * POINTS_PER_MM)
    paint_item(canvas, words, NO_PHOTOS)
    canvas.save()
    inked = pdf_picture(file.getvalue(), 0, 100, clear=True).getchannel("A").getbbox()
    assert inked is not None
    mm = 25.4 / 100
    left, top, right, bottom = (edge * mm - 100 for edge in inked)
    return Box(left, top, right, bottom)


def holds(outer: Box, inner: Box) -> bool:
    return outer.union(inner) == outer


@every_style
def test_the_same_words_are_the_same_bytes(style: Style) -> None:
    words = lettered("English with Arabic", style)
    once, again = (pdf_of(of(replace(words, id=new_id()))) for _ in range(2))
    assert once == again


@every_style
def test_the_ground_has_its_colour_and_the_letters_theirs(style: Style) -> None:
    words = replace(lettered("English", style), colour="#FF0000", ground="#00C800")
    picture = page_picture(of(words), NO_PHOTOS, DPI)
    red, green, blue = (channel.point(lambda level: level > 150 and 255) for channel in picture.split())
    letters = ImageChops.subtract(red, ImageChops.lighter(green, blue))
    ground = ImageChops.subtract(green, ImageChops.lighter(red, blue))
    assert letters.getbbox() is not None
    assert ground.getbbox() is not None


def test_a_marker_lets_what_is_beneath_show_through_and_a_label_does_not() -> None:
    """Two sheets of different colours under the same words, where no letter is."""
    spot = (round(40 / 25.4 * DPI), round(95 / 25.4 * DPI))
    seen = {
        (style, colour): page_picture(
            of(
                Paper(new_id(), Placement(74, 105), "plain", colour),
                replace(lettered("English", style), text="H            H"),
            ),
            NO_PHOTOS,
            DPI,
        ).getpixel(spot)
        for style in (Style.MARKED, Style.LABEL)
        for colour in ("#FFFFFF", "#0F6FB4")
    }
    assert seen[Style.MARKED, "#FFFFFF"] != seen[Style.MARKED, "#0F6FB4"]
    assert seen[Style.LABEL, "#FFFFFF"] == seen[Style.LABEL, "#0F6FB4"]


@pytest.mark.parametrize("face", faces())
def test_each_face_prints_its_own_letters(face: str) -> None:
    own = page_picture(of(lettered("English", Style.PLAIN, face=face)), NO_PHOTOS, DPI)
    for other in set(faces()) - {face}:
        others = page_picture(of(lettered("English", Style.PLAIN, face=other)), NO_PHOTOS, DPI)
        assert ImageChops.difference(own, others).getbbox() is not None


@every_style
def test_words_in_both_directions_of_reading_are_the_same_picture(style: Style) -> None:
    words = lettered("Arabic with English", style)
    pictures = []
    for reading in Direction:
        file = BytesIO()
        canvas = new_canvas(file, 148 * POINTS_PER_MM, 210 * POINTS_PER_MM)
        paint_item(canvas, words, NO_PHOTOS, reading)
        canvas.save()
        pictures.append(pdf_picture(file.getvalue(), 0, 72))
    assert ImageChops.difference(*pictures).getbbox() is None
