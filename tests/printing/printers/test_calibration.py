"""A printer that is off, and its trial sheet: what is answered makes up for it."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from printing.folding.sheeting import Product, Sheeting
from printing.paper import A4, A6, LETTER, POINTS_PER_MM, PaperSize
from printing.pictures.picture import pdf_picture, pdf_sides
from printing.printers.calibration import Calibration, Offset, adjusted, from_seen
from printing.printers.known import Known
from printing.printers.trial import trial_sheet
from printing.products.booklet import press_sheets
from tests.printing import works

_offset = st.tuples(*(st.integers(-6, 6).map(lambda half: half / 2) for _ in range(2)))
_calibrations = st.builds(Calibration, st.booleans(), _offset, _offset, st.integers(3, 12).map(float))


def as_it_prints(pdf: bytes, printer: Calibration) -> bytes:
    """What comes out of a printer that is off, each side seen as it lies before one."""
    file = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        for number, page in enumerate(document.pages):
            x, y = (mm * POINTS_PER_MM for mm in (printer.back if number % 2 else printer.front))
            _, _, width, height = map(float, page.mediabox)
            around = f"-1 0 0 -1 {width} {height} cm " if number % 2 and printer.turned else ""
            page.contents_add(f"q {around}1 0 0 1 {x} {y} cm\n".encode(), prepend=True)
            page.contents_add(b"\nQ")
        document.save(file)
    return file.getvalue()


def read_off(printer: Calibration, paper: PaperSize) -> tuple[Offset, Offset]:
    """The numbers in the folds, and those the back's lines meet against the light."""
    middle = paper.width / POINTS_PER_MM / 2, paper.height / POINTS_PER_MM / 2
    marks = [
        {number / 2: middle[axis] - number / 2 + printer.front[axis] for number in range(-30, 31)}
        for axis in (0, 1)
    ]
    line = [middle[axis] + printer.back[axis] for axis in (0, 1)]
    if printer.turned:
        line = [2 * middle[axis] - line[axis] for axis in (0, 1)]
    through = 2 * middle[0] - line[0], line[1]  # a back is mirrored when one looks through the front

    def met(axis: int, at: float) -> float:
        return next(number for number, place in marks[axis].items() if place == pytest.approx(at))

    return (met(0, middle[0]), met(1, middle[1])), (met(0, through[0]), met(1, through[1]))


@given(_calibrations, st.sampled_from((A4, LETTER)))
def test_what_is_read_off_the_sheet_is_how_the_printer_is(printer: Calibration, paper: PaperSize) -> None:
    fold, light = read_off(printer, paper)
    seen = from_seen(turned=printer.turned, fold=fold, light=light, margin=printer.margin)
    assert seen == printer


@pytest.mark.parametrize("turned", [False, True])
def test_paper_comes_out_as_if_the_printer_were_exact(turned: bool) -> None:
    printer = Calibration(turned, (1.5, -2.0), (-0.5, 3.0), 5.0)
    pdf = trial_sheet()
    made = as_it_prints(adjusted(pdf, printer, both_sides=True), printer)
    off = as_it_prints(pdf, printer)
    for side in (0, 1):
        assert far_apart(pdf, made, side) < 0.003 < far_apart(pdf, off, side)


def test_the_backs_of_standing_sheets_are_turned_too() -> None:
    printer = Calibration(turned=True)
    pocket = Sheeting(Product.SADDLE, page=A6)
    pdf = press_sheets(works.numbered(8), dict[str, bytes]().__getitem__, pocket)
    made = as_it_prints(adjusted(pdf, printer, both_sides=True), printer)
    off = as_it_prints(pdf, printer)
    assert far_apart(pdf, made, 1) < 0.003 < far_apart(pdf, off, 1)
    assert far_apart(pdf, made, 0) < 0.003


def test_fronts_alone_are_moved_as_fronts_and_standing_pages_stay() -> None:
    printer = Calibration(True, (2.0, 0.0), (0.0, 0.0))
    two = trial_sheet()
    alone = adjusted(two, printer, both_sides=False)
    for side in (0, 1):
        assert far_apart(two, as_it_prints(alone, Calibration(False, (2.0, 0), (2.0, 0))), side) < 0.003
    standing = trial_sheet(A4.upright, both_sides=False)
    assert far_apart(standing, adjusted(standing, printer, both_sides=False), 0) == 0
    assert adjusted(two, Calibration(margin=3.0), both_sides=True) is two


def test_the_sheet_is_exact_and_says_nothing_but_numbers() -> None:
    from tests.printing import poppler

    assert poppler.sizes(trial_sheet()) == [pytest.approx((A4.width, A4.height), abs=0.01)] * 2
    assert pdf_sides(trial_sheet(both_sides=False)) == 1
    assert trial_sheet() == trial_sheet()
    assert set(poppler.text(trial_sheet()).split()) <= {str(number) for number in range(-5, 13)}


@given(st.dictionaries(st.text(min_size=1, max_size=8), _calibrations, max_size=3))
def test_what_is_known_is_read_as_it_was_kept(calibrations: dict[str, Calibration]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "printers.json"
        known = Known(("ipp://printer.local/ipp/print",), calibrations)
        known.write(file)
        assert Known.read(file) == known
        file.write_text("{")
        assert Known.read(file) == Known() == Known.read(None)


def far_apart(one: bytes, other: bytes, side: int) -> float:
    pictures = [pdf_picture(pdf, side, 60).convert("L") for pdf in (one, other)]
    differs: Image.Image = ImageChops.difference(*pictures)
    return sum(differs.histogram()[60:]) / (differs.width * differs.height)
