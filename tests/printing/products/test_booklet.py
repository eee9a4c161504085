from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import numpy as np
import pikepdf
import pytest
import zxingcpp
from PIL import Image

from fanzines.model import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Brush,
    Direction,
    Drawing,
    Fold,
    Page,
    Paper,
    Placement,
    Point,
    Stroke,
    new_id,
)
from printing.folding.imposition import PressRefused, imposed, mini_zine
from printing.folding.sheeting import Product, Sheeting, for_fold
from printing.painting.qr import QUIET_MODULES, SMALLEST_MODULE_MM, qr_side
from printing.paper import A3, A4, A6, A7, LETTER, PaperSize
from printing.pictures.picture import page_picture, pdf_picture
from printing.products.back_note import BackNote
from printing.products.booklet import press, press_sheets, reading_pdf
from tests.printing import poppler, works
from tests.printing.compare import different_share

PHOTOS = works.photos().__getitem__
ADDRESS = "HTTPS://EXAMPLE.ORG/S/7K3MQ9XW2B4C5D6E"
SHAPES = [
    *((Fold.MINI, 8), (Fold.MINI, 5), (Fold.POSTER, 1), (Fold.POSTER, 3)),
    *((Fold.SADDLE, pages) for pages in (8, 12, 13, 16, 20)),
]
FOLDED = [Fold.MINI, Fold.SADDLE]
NOTE = BackNote(("The house by the sea", "read it at EXAMPLE.ORG/S/7K3MQ9XW2B4C5D6E"), ADDRESS, "en")


@pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize(("fold", "pages"), SHAPES)
def test_poppler_finds_every_page_on_its_panel(
    fold: Fold, pages: int, direction: Direction, paper: PaperSize
) -> None:
    pdf = press(works.numbered(pages, fold=fold, direction=direction), PHOTOS, paper=paper)
    sheets = imposed(pages, for_fold(fold, paper), direction)
    sides = [side for sheet in sheets for side in sheet.sides]
    found = poppler.words(pdf)
    assert len(found) == len(sides)
    for words, side in zip(found, sides, strict=True):
        on_panels = {f"N{p.page + 1}": p for p in side.panels if p.page is not None}
        assert {word.text for word in words} == set(on_panels)
        for word in words:
            panel = on_panels[word.text]
            assert panel.x < word.x < panel.x + panel.width
            assert panel.y < sheets[0].paper.height - word.y < panel.y + panel.height


@pytest.mark.parametrize("fold", FOLDED)
@pytest.mark.parametrize(
    ("paper", "size"), [(A4, (841.8898, 595.2756)), (A3, (1190.5512, 841.8898)), (LETTER, (792.0, 612.0))]
)
def test_sheets_have_the_papers_exact_size(fold: Fold, paper: PaperSize, size: tuple[float, float]) -> None:
    pdf = press(works.numbered(8, fold=fold), PHOTOS, paper=paper)
    assert all(found == pytest.approx(size, abs=0.01) for found in poppler.sizes(pdf))
    info = poppler.run("pdfinfo", "-", pdf=pdf).decode()
    assert f"{size[0]:g} x {size[1]:g} pts" in info


@pytest.mark.parametrize(
    ("paper", "size"), [(A4, (595.2756, 841.8898)), (A3, (841.8898, 1190.5512)), (LETTER, (612.0, 792.0))]
)
def test_a_poster_fills_an_upright_sheet_inside_the_printers_margin(
    paper: PaperSize, size: tuple[float, float]
) -> None:
    whole = Drawing(
        new_id(),
        Placement(0, 0),
        (
            Stroke(
                Brush.PEN, "#000000", 60, (Point(0, 0), Point(PAGE_WIDTH, 0), Point(PAGE_WIDTH, PAGE_HEIGHT))
            ),
        ),
    )
    paint = Paper(new_id(), Placement(PAGE_WIDTH / 2, PAGE_HEIGHT / 2), "plain", "#0F6FB4")
    pdf = press(works.fanzine((Page(new_id(), (paint, whole)),), fold=Fold.POSTER), PHOTOS, paper=paper)
    (found,) = poppler.sizes(pdf)
    assert found == pytest.approx(size, abs=0.01)
    dpi = 100
    sheet = pdf_picture(pdf, 0, dpi).convert("L").point(lambda light: 255 if light < 250 else 0)
    left, top, right, bottom = (edge / dpi * 25.4 for edge in sheet.getbbox() or ())
    width, height = size[0] / 72 * 25.4, size[1] / 72 * 25.4
    assert min(left, width - right) >= 6 - 0.4 and min(top, height - bottom) >= 6 - 0.4
    assert min(left, top) == pytest.approx(6, abs=0.4)
    assert (right - left) / (bottom - top) == pytest.approx(PAGE_WIDTH / PAGE_HEIGHT, rel=0.005)


@pytest.mark.parametrize("fold", list(Fold))
def test_pages_that_rest_are_on_no_sheet(fold: Fold) -> None:
    work = replace(works.numbered(6, fold=fold), places=4)
    for asked in Fold:
        words = {word.text for side in poppler.words(press(work, PHOTOS, fold=asked)) for word in side}
        assert words == {"N1", "N2", "N3", "N4"}
    assert len(poppler.sizes(reading_pdf(work, PHOTOS))) == 4
    assert b"N5" not in press(work, PHOTOS)


def test_turned_pages_of_a_mini_zine_are_the_same_pages() -> None:
    work = works.fanzine(tuple(Page(new_id(), (works.photo(), works.drawing())) for _ in range(8)))
    (sheet,) = mini_zine(8, A4, Direction.LTR)
    dpi = 300
    printed = pdf_picture(press(work, PHOTOS), 0, dpi)
    scale = sheet.front.panels[0].content.width / 72 * 25.4 / PAGE_WIDTH
    expected = page_picture(work.pages[0], PHOTOS, dpi * scale)
    for panel in sheet.front.panels:
        box = panel.content
        left, top = round(box.x * dpi / 72), round((A4.height - box.y - box.height) * dpi / 72)
        crop = printed.crop((left, top, left + expected.width, top + expected.height))
        upright = crop.transpose(Image.Transpose.ROTATE_180) if panel.turned else crop
        assert different_share(upright, expected) < 0.05


def test_cut_and_fold_marks_stay_off_the_pages() -> None:
    blank = works.fanzine(tuple(Page(new_id()) for _ in range(8)))
    dpi = 150
    marks = pdf_picture(press(blank, PHOTOS), 0, dpi).convert("L")
    assert np.asarray(marks).min() < 235
    (sheet,) = mini_zine(8, A4, Direction.LTR)
    for panel in sheet.front.panels:
        box = panel.content
        left, top = round(box.x * dpi / 72), round((A4.height - box.y - box.height) * dpi / 72)
        width, height = round(box.width * dpi / 72), round(box.height * dpi / 72)
        assert marks.crop((left, top, left + width, top + height)).getextrema() == (255, 255)


def test_creep_moves_the_inner_sheets_on_paper() -> None:
    work = works.numbered(16, fold=Fold.SADDLE)
    flat, crept = (poppler.words(press(work, PHOTOS, thickness=mm)) for mm in (0.0, 0.5))
    middle = A4.width / 2
    for depth, (before, after) in enumerate(zip(flat[::2], crept[::2], strict=True)):
        for one, other in zip(before, after, strict=True):
            toward_spine = abs(one.x - middle) - abs(other.x - middle)
            assert toward_spine == pytest.approx(depth * 0.5 * 72 / 25.4, abs=0.01)


@pytest.mark.parametrize("fold", list(Fold))
def test_the_same_fanzine_gives_the_same_bytes(fold: Fold) -> None:
    work = works.fanzine(tuple(Page(new_id(), works.one_of_each()) for _ in range(2)), fold=fold)
    assert press(work, PHOTOS, back_note=NOTE) == press(work, PHOTOS, back_note=NOTE)


def test_a_fanzines_ids_do_not_reach_the_paper() -> None:
    work = works.numbered(4)
    renamed = replace(
        work,
        id=new_id(),
        month="2020-01",
        pages=tuple(Page(new_id(), tuple(replace(i, id=new_id()) for i in p.items)) for p in work.pages),
    )
    assert press(work, PHOTOS) == press(renamed, PHOTOS)


@pytest.mark.parametrize("reading", [True, False])
def test_the_file_tells_nothing_but_the_pages(reading: bool) -> None:
    work = works.numbered(8)
    pdf = reading_pdf(work, PHOTOS) if reading else press(work, PHOTOS)
    assert b"/ID" not in pdf
    assert b"ReportLab" not in pdf
    with pikepdf.open(BytesIO(pdf)) as document:
        assert "/Info" not in document.trailer
        assert "/Metadata" not in document.Root
        assert not document.check_pdf_syntax()
    assert b"Helvetica" not in pdf


def test_a_viewer_is_told_not_to_scale_the_sheets() -> None:
    with pikepdf.open(BytesIO(press(works.numbered(8, fold=Fold.SADDLE), PHOTOS))) as document:
        assert document.Root.ViewerPreferences.PrintScaling == "/None"
        assert document.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"


def test_a_reading_copy_has_its_pages_in_order_at_a5() -> None:
    pdf = reading_pdf(works.numbered(11, direction=Direction.RTL), PHOTOS)
    assert [word.text for page in poppler.words(pdf) for word in page] == [f"N{i}" for i in range(1, 12)]
    a5 = (PAGE_WIDTH * 72 / 25.4, PAGE_HEIGHT * 72 / 25.4)
    assert all(size == pytest.approx(a5, abs=0.01) for size in poppler.sizes(pdf))
    with pikepdf.open(BytesIO(pdf)) as document:
        assert document.Root.ViewerPreferences.Direction == "/R2L"


def test_a_fanzine_can_be_folded_otherwise_than_planned() -> None:
    work = works.numbered(8, fold=Fold.SADDLE)
    assert len(poppler.sizes(press(work, PHOTOS))) == 4
    assert len(poppler.sizes(press(work, PHOTOS, fold=Fold.MINI))) == 1


def test_too_many_pages_for_one_sheet_are_refused_in_plain_words() -> None:
    with pytest.raises(PressRefused, match="holds eight pages, and this fanzine has more"):
        press(works.numbered(12), PHOTOS)


@pytest.mark.parametrize("fold", [Fold.MINI, Fold.SADDLE])
@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("pages", [1, 6, 7])
def test_a_note_on_a_blank_page_is_read_by_eye_and_by_phone(
    fold: Fold, direction: Direction, pages: int
) -> None:
    pdf = press(works.numbered(pages, fold=fold, direction=direction), PHOTOS, back_note=NOTE)
    assert "The house by the sea" in poppler.text(pdf, "-raw")
    sheets = range(len(poppler.sizes(pdf)))
    codes = [code for at in sheets for code in zxingcpp.read_barcodes(pdf_picture(pdf, at, 150))]
    assert [code.text for code in codes] == [ADDRESS]


@pytest.mark.parametrize("fold", list(Fold))
def test_a_note_covers_nothing_of_hers(fold: Fold) -> None:
    full = works.numbered(8, fold=fold)
    assert press(full, PHOTOS, back_note=NOTE) == press(full, PHOTOS)
    roomy = works.numbered(7, fold=fold)
    words = sorted(
        word.text for sheet in poppler.words(press(roomy, PHOTOS, back_note=NOTE)) for word in sheet
    )
    assert [word for word in words if word in {f"N{number}" for number in range(1, 8)}] == [
        f"N{number}" for number in range(1, 8)
    ]


@pytest.mark.parametrize("direction", list(Direction))
def test_the_notes_page_is_the_one_inside_the_back_cover(direction: Direction) -> None:
    """Its place on the sheet: the seventh of eight, beside the eighth."""
    work = works.numbered(7, fold=Fold.MINI, direction=direction)
    (sheet,) = poppler.words(press(work, PHOTOS, back_note=NOTE))
    note, back, front = (
        next(word.x for word in sheet if word.text == text) for text in (NOTE.lines[0], "N7", "N1")
    )
    assert (note < back < front) == (direction is Direction.LTR)


def test_an_empty_back_cover_has_room_for_the_note() -> None:
    work = works.fanzine(tuple(Page(new_id()) for _ in range(8)), fold=Fold.MINI)
    assert not poppler.words(press(work, PHOTOS, back_note=NOTE))[0]
    assert poppler.words(press(work, PHOTOS, back_note=NOTE, back_is_empty=True))[0]


def test_the_notes_letters_stay_inside_its_page() -> None:
    note = replace(NOTE, lines=tuple(f"A line of words, number {i}, that is quite long" for i in range(3)))
    work = works.fanzine((Page(new_id()), Page(new_id())), fold=Fold.SADDLE)
    words = [word for side in poppler.words(press(work, PHOTOS, back_note=note)) for word in side]
    assert words
    assert all(421 < word.x < 842 and 300 < word.y < 590 for word in words)
    assert all(one.y <= other.y + 1 for one, other in pairwise(words))


@pytest.mark.parametrize(
    "sheeting",
    [
        Sheeting(Product.MINI),
        Sheeting(Product.SADDLE),
        *(Sheeting(Product.SADDLE, page=page) for page in (A6, A7)),
    ],
    ids=lambda one: f"{one.product}-{one.page.name if one.page else ''}",
)
def test_a_codes_squares_are_half_a_millimetre_at_the_least_however_small_the_page(
    sheeting: Sheeting,
) -> None:
    pdf = press_sheets(works.numbered(7), PHOTOS, sheeting, back_note=NOTE)
    sides = [pdf_picture(pdf, at, 300) for at in range(len(poppler.sizes(pdf)))]
    (code,) = (code for side in sides for code in zxingcpp.read_barcodes(side))
    across = code.position.top_right.x - code.position.top_left.x
    down = code.position.top_right.y - code.position.top_left.y
    edge = (across**2 + down**2) ** 0.5 / 300 * 25.4
    assert edge / (qr_side(ADDRESS) - 2 * QUIET_MODULES) > SMALLEST_MODULE_MM
