"""Sheets as files: fronts and backs apart, bleed, the same bytes anywhere, nothing that tells whose."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from fanzines.model import Direction, Page, Paper, Placement, new_id
from printing.folding.imposition import imposed
from printing.folding.saddle import signatures
from printing.folding.sheeting import Part, Product, Sheeting
from printing.folding.sheets import PressRefused
from printing.painting.canvas import PAGE_POINTS
from printing.paper import A2, A3, A4, A5, A6, POINTS_PER_MM
from printing.pictures.picture import pdf_picture
from printing.products.booklet import press_sheets, reading_pdf
from tests.printing import poppler, works
from tests.printing.folding.products import CASES, Case
from tests.windows import ROOT

PHOTOS = works.photos().__getitem__
NEAR = 0.01 * POINTS_PER_MM
EXAMPLE = ROOT / "docs" / "examples" / "mini-zine.fanzine"
CHILD = """
import hashlib, sys
from pathlib import Path
from fanzines.file import read
from printing.folding.sheeting import Product, Sheeting
from printing.inks.ink import BLACK, COLOUR, GREY
from printing.products.booklet import press_sheets
held = read(Path(sys.argv[1]).read_bytes())
for product, ink in ((Product.SADDLE, COLOUR), (Product.MINI, BLACK), (Product.MINI, GREY)):
    sheeting = Sheeting(product, ink=ink)
    print(hashlib.sha256(press_sheets(held.fanzine, held.photos.__getitem__, sheeting)).hexdigest())
"""


@pytest.mark.parametrize("reverse", [False, True])
def test_fronts_and_backs_apart_are_the_sides_of_the_whole(reverse: bool) -> None:
    work, whole = works.numbered(13), Sheeting(Product.SADDLE)
    sides = [sorted(word.text for word in side) for side in poppler.words(press_sheets(work, PHOTOS, whole))]
    apart = {}
    for part in (Part.FRONTS, Part.BACKS):
        pdf = press_sheets(work, PHOTOS, replace(whole, part=part, backs_reversed=reverse))
        apart[part] = [sorted(word.text for word in side) for side in poppler.words(pdf)]
        with pikepdf.open(BytesIO(pdf)) as document:
            assert "/Duplex" not in document.Root.ViewerPreferences
    assert apart[Part.FRONTS] == sides[::2]
    assert apart[Part.BACKS] == (sides[1::2][::-1] if reverse else sides[1::2])


def test_colour_goes_on_where_the_sheet_is_cut_and_words_are_there_once() -> None:
    paint = Paper(new_id(), Placement(74, 105), "plain", "#0F6FB4")
    pages = tuple(Page(new_id(), (paint, works.number(number))) for number in range(1, 5))
    pdf = press_sheets(works.fanzine(pages), PHOTOS, Sheeting(Product.SADDLE, A3, A5, bleed=3.0))
    assert [word.text for side in poppler.words(pdf) for word in side] == ["N4", "N1", "N2", "N3"]
    (trim, _), (bleed, _) = poppler.boxes(pdf, "TrimBox"), poppler.boxes(pdf, "BleedBox")
    assert [b - a for a, b in zip(bleed[:2], trim[:2], strict=True)] == pytest.approx(
        [3 * POINTS_PER_MM] * 2, abs=0.02
    )
    dpi = 72
    picture = pdf_picture(pdf, 0, dpi)
    middle = (trim[1] + trim[3]) / 2
    for x, is_blue in (
        (trim[0] - 1.5 * POINTS_PER_MM, True),
        (trim[2] + 1.5 * POINTS_PER_MM, True),
        (trim[0] - 4.5 * POINTS_PER_MM, False),
    ):
        red, _, blue = picture.getpixel((round(x), round(picture.height - middle)))  # type: ignore[misc]
        assert (blue > red + 60) == is_blue


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_product_is_a_sound_file_that_tells_nothing(case: Case) -> None:
    pdf = press_sheets(works.numbered(case.pages[1] // 2 or 1), PHOTOS, case.sheeting)
    assert b"ReportLab" not in pdf and b"/ID" not in pdf
    with pikepdf.open(BytesIO(pdf)) as document:
        assert "/Info" not in document.trailer and "/Metadata" not in document.Root
        assert not document.check_pdf_syntax()
        assert document.Root.ViewerPreferences.PrintScaling == "/None"


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_poppler_finds_every_word_where_its_panel_puts_it(case: Case, direction: Direction) -> None:
    """To a hundredth of a millimetre: from where it stands on the page alone, through the panel's turn."""
    pages = min(13, case.pages[1])
    work = works.numbered(pages, direction=direction)
    alone = [(word.x, PAGE_POINTS[1] - word.y) for (word,) in poppler.words(reading_pdf(work, PHOTOS))]
    found = poppler.sides(press_sheets(work, PHOTOS, case.sheeting))
    sides = [(sheet, side) for sheet in imposed(pages, case.sheeting, direction) for side in sheet.sides]
    assert len(found) == len(sides)
    for (width, height, words), (sheet, side) in zip(found, sides, strict=True):
        assert (width, height) == pytest.approx((sheet.paper.width, sheet.paper.height), abs=NEAR)
        wanted = []
        for panel in side.panels:
            if panel.page is None:
                continue
            x, y = (part * panel.scale for part in alone[panel.page])
            at = panel.content
            place = {
                0: (at.x + x, at.y + y),
                90: (at.right - y, at.y + x),
                180: (at.right - x, at.top - y),
            }[panel.turn]
            on_sheet = 0 < place[0] < width and 0 < place[1] < height
            if on_sheet or case.sheeting.product is not Product.TILES:
                wanted.append((f"N{panel.page + 1}", *place))
        seen = [(word.text, word.x, height - word.y) for word in words]
        if case.sheeting.product is Product.TILES:
            seen = [one for one in seen if 0 < one[1] < width and 0 < one[2] < height]
        for one, other in zip(sorted(seen), sorted(wanted), strict=True):
            assert one[0] == other[0] and one[1:] == pytest.approx(other[1:], abs=NEAR)


def test_the_same_file_gives_the_same_bytes_in_another_place_and_process(tmp_path: Path) -> None:
    elsewhere = tmp_path / "somewhere else" / "zine.fanzine"
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(EXAMPLE.read_bytes())
    said = {
        subprocess.run(
            [sys.executable, "-c", CHILD, str(path)],
            cwd=path.parent,
            env={"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": zone, "PATH": "/usr/bin"},
            capture_output=True,
            check=True,
        ).stdout
        for path, seed, zone in ((EXAMPLE, "1", "UTC"), (elsewhere, "77", "Asia/Dhaka"))
    }
    assert len(said) == 1
    assert len(said.pop().split()) == 3


@pytest.mark.parametrize(
    ("sheets", "most", "expected"),
    [(10, 0, (10,)), (10, 4, (4, 3, 3)), (8, 4, (4, 4)), (1, 4, (1,)), (24, 5, (5, 5, 5, 5, 4))],
)
def test_signatures_are_as_even_as_can_be(sheets: int, most: int, expected: tuple[int, ...]) -> None:
    assert signatures(sheets, most) == expected


def test_creep_begins_anew_in_every_signature() -> None:
    flat = imposed(48, Sheeting(Product.SADDLE, signature=4), Direction.LTR)
    crept = imposed(48, Sheeting(Product.SADDLE, signature=4, thickness=0.2), Direction.LTR)
    moved = [
        round((after.front.panels[0].content.x - before.front.panels[0].content.x) / POINTS_PER_MM, 6)
        for before, after in zip(flat, crept, strict=True)
    ]
    assert moved == [0.0, 0.2, 0.4, 0.6] * 3


@pytest.mark.parametrize(
    ("sheeting", "pages", "says"),
    [
        (Sheeting(Product.SADDLE, A4, A4), 8, "does not fit"),
        (Sheeting(Product.SADDLE, A4, A5, bleed=3.0), 8, "without bleed"),
        (Sheeting(Product.LEAFLET), 7, "six pages"),
        (Sheeting(Product.MINI, poster=8), 8, "no such page"),
        (Sheeting(Product.TILES, page=A2, poster=3), 2, "no such page"),
        (Sheeting(Product.TILES, page=A2, overlap=250.0), 2, "smaller one"),
        *((Sheeting(product), 0, "no pages") for product in Product),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(sheeting: Sheeting, pages: int, says: str) -> None:
    with pytest.raises(PressRefused, match=says):
        imposed(pages, sheeting, Direction.LTR)


def test_a_ninth_page_can_be_a_mini_zine_s_poster() -> None:
    pdf = press_sheets(works.numbered(9), PHOTOS, Sheeting(Product.MINI, poster=8))
    front, back = ([word.text for word in side] for side in poppler.words(pdf))
    assert sorted(front) == [f"N{number}" for number in range(1, 9)] and back == ["N9"]


@pytest.mark.parametrize("direction", list(Direction))
def test_a_booklet_can_be_kept_inside_the_printer_s_margin(direction: Direction) -> None:
    for sheet in imposed(8, Sheeting(Product.SADDLE, inset=True, margin=5.0), direction):
        for panel in (panel for side in sheet.sides for panel in side.panels):
            inside, least = panel.content, 5.0 * POINTS_PER_MM - 1e-6
            assert inside.x - panel.x >= least and panel.box.right - inside.right >= least
            assert inside.y - panel.y >= least and panel.box.top - inside.top >= least


def test_backs_of_what_has_none_are_refused() -> None:
    with pytest.raises(PressRefused, match="no backs"):
        press_sheets(works.numbered(4), PHOTOS, Sheeting(Product.MINI, part=Part.BACKS))


def test_marks_are_left_out_when_none_are_wanted() -> None:
    blank = works.fanzine((Page(new_id()),) * 4)
    for product in (Product.MINI, Product.ACCORDION, Product.LEAFLET, Product.SINGLE, Product.TILES):
        with_marks, without = (
            pdf_picture(press_sheets(blank, PHOTOS, Sheeting(product, page=A6, marks=marks)), 0, 72)
            for marks in (None, False)
        )
        assert without.convert("L").getextrema() == (255, 255)
        assert product is Product.TILES or with_marks.convert("L").getextrema() != (255, 255)


def test_the_reading_copy_is_hashed_alike_too() -> None:
    work = works.fanzine((Page(new_id(), works.one_of_each()),))
    digests = {hashlib.sha256(reading_pdf(work, PHOTOS)).hexdigest() for _ in range(2)}
    assert len(digests) == 1
