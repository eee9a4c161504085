"""What is told is true of the sheets the press makes."""

from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from fanzines.folds import FOLDINGS, POSTER, Folding, folded_so
from fanzines.model import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Align,
    Direction,
    Fanzine,
    Fold,
    Item,
    Page,
    Paper,
    Photo,
    Placement,
    Sticker,
    Words,
    new_id,
)
from printing.folding.at_risk import Loss, at_risk, readable_box
from printing.folding.sheeting import Product, Sheeting
from printing.paper import A3, A4, A5, A6, LETTER, PaperSize
from printing.pictures.picture import pdf_picture
from printing.products.booklet import press
from tests.printing import works

MINI, BOOKLET = FOLDINGS[0], FOLDINGS[2]


def _black() -> bytes:
    file = BytesIO()
    Image.new("RGB", (8, 8)).save(file, "PNG")
    return file.getvalue()


def _heart(x: float, y: float, *, scale: float = 1.0, turn: float = 0.0) -> Sticker:
    return Sticker(new_id(), Placement(x, y, scale, turn), "heart", 40, 40, "#FF5C4D")


def _words(x: float, y: float, *, text: str = "sea", turn: float = 0.0) -> Words:
    return Words(new_id(), Placement(x, y, 1.0, turn), text, 132, size=18)


def _with(item: Item, folding: Folding = MINI, index: int = 0) -> Fanzine:
    fanzine = folded_so(folding, "2026-11", Direction.LTR, "en")
    pages = list(fanzine.pages)
    pages[index] = Page(new_id(), (item,))
    return replace(fanzine, pages=tuple(pages))


def _told(item: Item, folding: Folding = MINI, index: int = 0) -> list[Loss]:
    fanzine = _with(item, folding, index)
    found = at_risk(fanzine, index)
    assert {risk.item for risk in found} <= {item.id}
    return [risk.loss for risk in found]


@pytest.mark.parametrize("folding", FOLDINGS, ids=lambda one: one.name)
def test_what_lies_well_on_the_page_is_left_in_peace(folding: Folding) -> None:
    for item in (
        _heart(74, 105),
        _heart(12, 12),
        _words(74, 100),
        Paper(new_id(), Placement(0, 0), "dots", "#FF5C4D"),
    ):
        assert _told(item, folding) == []


@pytest.mark.parametrize("folding", FOLDINGS, ids=lambda one: one.name)
def test_what_is_mostly_beside_the_page_is_told_in_every_fold(folding: Folding) -> None:
    assert _told(_heart(0, 0), folding) == [Loss.CUT_OFF]
    assert _told(_heart(148, 210, turn=45), folding) == [Loss.CUT_OFF]
    assert _told(_words(-40, 100, text="a line that is long enough"), folding) == [Loss.CUT_OFF]


def test_what_covers_the_page_may_reach_over_it() -> None:
    assert _told(_heart(74, 105, scale=9)) == []
    assert _told(_heart(0, 105)) == []


@pytest.mark.parametrize(
    ("folding", "told"), [(MINI, []), (POSTER, []), (BOOKLET, [Loss.TOO_NEAR])], ids=lambda one: str(one)
)
def test_words_at_a_booklets_edge_are_told_and_those_of_other_folds_come_out(
    folding: Folding, told: list[Loss]
) -> None:
    assert _told(_words(74, 201), folding) == told


@pytest.mark.parametrize("direction", list(Direction))
def test_words_in_the_fold_are_told_on_the_side_of_the_fold(direction: Direction) -> None:
    booklet = folded_so(BOOKLET, "2026-11", direction, "")
    boxes = [readable_box(booklet, index) for index in range(12)]
    at_left, at_right = (boxes[0], boxes[1]) if direction is Direction.LTR else (boxes[1], boxes[0])
    assert at_left.left == pytest.approx(4) and at_left.right == pytest.approx(PAGE_WIDTH - 5.5)
    assert at_right.left == pytest.approx(5.5) and at_right.right == pytest.approx(PAGE_WIDTH - 4)
    assert all(box.top == pytest.approx(6) and box.bottom == pytest.approx(PAGE_HEIGHT - 6) for box in boxes)


def test_the_back_cover_keeps_its_side_when_a_booklet_has_blank_leaves() -> None:
    booklet = folded_so(BOOKLET, "2026-11", Direction.LTR, "")
    nine = replace(booklet, pages=booklet.pages[:9])
    assert readable_box(nine, 8) == readable_box(booklet, 11)


def test_a_page_that_rests_and_a_fanzine_that_does_not_fold_are_left_in_peace() -> None:
    whole = (0, 0, PAGE_WIDTH, PAGE_HEIGHT)
    twelve = folded_so(BOOKLET, "2026-11", Direction.LTR, "")
    for fanzine, index in ((replace(twelve, places=4), 7), (replace(twelve, fold=Fold.MINI, places=0), 3)):
        box = readable_box(fanzine, index)
        assert (box.left, box.top, box.right, box.bottom) == whole


@pytest.mark.parametrize("paper", [A4, A3, LETTER], ids=lambda paper: paper.name)
@pytest.mark.parametrize("folding", FOLDINGS[:3], ids=lambda one: one.name)
@pytest.mark.parametrize("direction", list(Direction))
def test_the_readable_part_lies_on_paper_where_printers_print(
    folding: Folding, paper: PaperSize, direction: Direction
) -> None:
    """A page painted in its readable part only leaves the printer's margin white on every side."""
    fanzine = folded_so(folding, "2026-11", direction, "")
    pages = []
    for index in range(folding.places):
        box = readable_box(fanzine, index, paper)
        ground = Photo(new_id(), Placement(*box.centre), works.digest(_black()), box.width, box.height)
        pages.append(Page(new_id(), (ground,)))
    pdf = press(replace(fanzine, pages=tuple(pages)), lambda _digest: _black(), paper=paper)
    dpi = 100
    sheet = np.asarray(pdf_picture(pdf, 0, dpi).convert("L")) < 150
    rows, columns = np.flatnonzero(sheet.any(axis=1)), np.flatnonzero(sheet.any(axis=0))
    edges = (rows[0], sheet.shape[0] - 1 - rows[-1], columns[0], sheet.shape[1] - 1 - columns[-1])
    assert min(edges) / dpi * 25.4 >= 6 - 0.4
    middle = sheet[:, round(paper.width / 72 * dpi / 2)]
    assert not middle.any()


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize(
    ("sheeting", "outside"),
    [
        # An A6 page is printed at 0.707 of its size: 6 mm of paper are 8.5 of hers, 2 mm of a cut 2.8.
        (Sheeting(Product.SADDLE, page=A6), {6 / 0.707, 2 / 0.707, 4 / 0.707}),
        (Sheeting(Product.SADDLE, A3, A5, bleed=3.0), {2.0, 4.0}),
        (Sheeting(Product.SINGLE, page=A6), {6 / 0.707, 2 / 0.707}),
        (Sheeting(Product.SADDLE, inset=True), {0.0}),
        (Sheeting(Product.LEAFLET), {0.0}),
        (Sheeting(Product.ACCORDION), {0.0}),
        (Sheeting(Product.TILES), {0.0}),
    ],
    ids=lambda one: one.product.value if isinstance(one, Sheeting) else "",
)
def test_other_products_lose_what_lies_at_cuts_folds_and_the_paper_s_edge(
    sheeting: Sheeting, outside: set[float], direction: Direction
) -> None:
    fanzine = works.fanzine(tuple(Page(new_id()) for _ in range(6)), direction=direction)
    for index in range(6):
        box = readable_box(fanzine, index, sheeting=sheeting)
        lost = (box.left, box.top, PAGE_WIDTH - box.right, PAGE_HEIGHT - box.bottom)
        assert all(min(abs(one - known) for known in outside) < 0.8 for one in lost), lost


def test_words_at_a_small_booklet_s_cut_are_told() -> None:
    fanzine, small = _with(_words(74, 202), BOOKLET), Sheeting(Product.SADDLE, page=A6)
    assert [risk.loss for risk in at_risk(fanzine, 0, sheeting=small)] == [Loss.TOO_NEAR]
    assert at_risk(fanzine, 0, sheeting=replace(small, inset=True)) == ()


def test_it_is_told_where_the_letters_lie_and_not_their_box() -> None:
    words = Words(new_id(), Placement(74, 201), "hello sea", 132, size=28, align=Align.CENTRE)
    (risk,) = at_risk(_with(words, BOOKLET), 0)
    assert (risk.loss, risk.where.centre[0]) == (Loss.TOO_NEAR, pytest.approx(74, abs=0.5))
    assert 30 < risk.where.width < 50


@given(
    x=st.floats(0, PAGE_WIDTH),
    y=st.floats(0, PAGE_HEIGHT),
    turn=st.floats(-180, 180),
    scale=st.floats(0.1, 10),
)
def test_where_it_is_told_lies_on_the_page(x: float, y: float, turn: float, scale: float) -> None:
    fanzine = _with(Words(new_id(), Placement(x, y, scale, turn), "sea and sky", 80, size=20), BOOKLET)
    for risk in at_risk(fanzine, 0):
        assert 0 <= risk.where.left <= risk.where.right <= PAGE_WIDTH
        assert 0 <= risk.where.top <= risk.where.bottom <= PAGE_HEIGHT
