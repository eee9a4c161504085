from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from fanzines.model import Direction, Fold
from printing.folding.sheeting import Product, Share, Sheeting
from printing.paper import A4, A6, A7, LETTER, PaperSize
from printing.products.guides.becoming import PICTURES, becoming
from printing.products.guides.every import every_guide, guide_for, guide_for_sheets
from printing.products.guides.pages import guides_pdf
from printing.products.guides.scene import COLOURS, HIGH, WIDE, Guide, area
from printing.products.how_to_print import how_to_print_pdf
from tests.printing import poppler

CUT = [
    (Sheeting(Product.SADDLE, page=A6), 12, 7),
    (Sheeting(Product.SADDLE, page=A7, share=Share.COPIES), 8, 7),
    (Sheeting(Product.SINGLE, page=A6), 8, 2),
    (Sheeting(Product.ACCORDION), 4, 4),
]
"""What is cut before it is folded, its pages, and how many steps that takes."""


def guides(direction: Direction) -> Iterator[Guide]:
    yield from every_guide(direction)
    for sheeting, pages, steps in CUT:
        guide = guide_for_sheets(pages, sheeting, direction)
        assert guide is not None and len(guide.steps) == steps
        yield guide


GUIDES = [(direction, guide) for direction in Direction for guide in guides(direction)]
IDS = [f"{guide.name}-{direction.value}" for direction, guide in GUIDES]
LOOKS = [at / 10 for at in range(11)]


@pytest.mark.parametrize(("_direction", "guide"), GUIDES, ids=IDS)
def test_every_moment_is_made_of_convex_pieces_inside_the_frame(_direction: Direction, guide: Guide) -> None:
    for step in guide.steps:
        for done in (*LOOKS, step.still):
            for piece in step.draw(done):
                assert piece.colour in COLOURS
                assert _is_convex(piece.points)
                assert max(abs(x) for x, _ in piece.points) <= WIDE / 2 + 0.5
                assert max(abs(y) for _, y in piece.points) <= HIGH / 2 + 0.5


@pytest.mark.parametrize(("_direction", "guide"), GUIDES, ids=IDS)
def test_a_step_moves_and_then_rests(_direction: Direction, guide: Guide) -> None:
    for step in guide.steps:
        assert step.draw(0.0) != step.draw(1.0)
        assert step.draw(1.0) == step.draw(1.0)
        assert step.seconds > 1.0


@pytest.mark.parametrize("direction", Direction)
def test_a_book_that_reads_the_other_way_is_folded_the_other_way(direction: Direction) -> None:
    """The cover comes to lie on the side from which the book is opened; its sheet is the mirror image."""
    mini = guide_for(Fold.MINI, direction)
    assert mini is not None
    suns = [piece for piece in mini.steps[0].draw(0.0) if piece.colour == "#FF5C4D" and len(piece.points) > 8]
    (sun,) = suns
    middle = sum(x for x, _ in sun.points) / len(sun.points)
    assert (middle > 0) is (direction is Direction.LTR)


def test_a_poster_is_not_folded() -> None:
    assert guide_for(Fold.POSTER, Direction.LTR) is None


@pytest.mark.parametrize("paper", [A4, LETTER], ids=["A4", "Letter"])
def test_every_guide_has_a_page_of_the_papers_exact_size_and_the_same_bytes(paper: PaperSize) -> None:
    pdf = guides_pdf(every_guide(Direction.LTR), paper=paper)
    assert pdf == guides_pdf(every_guide(Direction.LTR), paper=paper)
    assert poppler.sizes(pdf) == [pytest.approx((paper.height, paper.width), abs=0.01)] * 8
    assert poppler.text(pdf).split() == []
    assert b"/Info" not in pdf


@pytest.mark.parametrize("direction", Direction)
def test_the_note_beside_a_pdf_says_paper_size_and_fold(direction: Direction) -> None:
    guide = guide_for(Fold.MINI, direction)
    pdf = how_to_print_pdf(both_sides=False, guide=guide, paper=LETTER, direction=direction)
    said = poppler.text(pdf)
    assert "Letter" in said and "100" in said
    with pikepdf.open(BytesIO(pdf)) as document:
        assert len(document.pages) == 1
    assert pdf != how_to_print_pdf(both_sides=True, guide=guide, paper=LETTER, direction=direction)


def _is_convex(points: tuple[tuple[float, float], ...]) -> bool:
    """Every corner turns the same way, or lies on a straight line."""
    if area(points) < 1e-9:
        return True
    around = (*points, *points[:2])
    for (x0, y0), ((x1, y1), (x2, y2)) in zip(around, pairwise(around[1:]), strict=False):
        if (x1 - x0) * (y2 - y1) - (y1 - y0) * (x2 - x1) < -1e-6:
            return False
    return True


@pytest.mark.parametrize("product", Product)
def test_whatever_is_folded_or_put_together_has_a_guide(product: Product) -> None:
    guide = guide_for(product, Direction.LTR)
    assert (guide is None) is (product in (Product.SINGLE, Product.POSTER))


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("name", PICTURES)
def test_what_sheets_become_is_seen_whole_and_from_the_side_where_reading_begins(
    name: str, direction: Direction
) -> None:
    (step,) = becoming(name, direction).steps
    moment = step.draw(1.0)
    other = becoming(name, Direction.RTL if direction is Direction.LTR else Direction.LTR).steps[0].draw(1.0)
    assert len(moment) == len(other)
    for piece in moment:
        assert piece.colour in COLOURS and _is_convex(piece.points)
        assert max(abs(x) for x, _ in piece.points) <= WIDE / 2 + 0.5
        assert max(abs(y) for _, y in piece.points) <= HIGH / 2 + 0.5
