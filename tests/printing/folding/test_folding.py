"""Every product folded by program from its PDF: every page once, upright, in order, beside its neighbour."""

import random

import pytest

from fanzines.model import Direction
from printing.folding.sheeting import Flip, Product, Sheeting
from printing.paper import A3, A4, LETTER, SIZES
from tests.printing.folding.products import BOOKLETS, CASES, Case, check

BOTH = list(Direction)


@pytest.mark.parametrize("direction", BOTH)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_product_folds_to_its_pages_in_order(case: Case, direction: Direction) -> None:
    hand = random.Random(f"{case.name} {direction}")
    least, most = case.pages
    for pages in {least, hand.randint(least, most), hand.randint(least, min(most, 40))}:
        check(case, pages, direction)


@pytest.mark.parametrize("paper", list(SIZES.values()), ids=lambda paper: paper.name)
@pytest.mark.parametrize("direction", BOTH)
def test_a_mini_zine_folds_on_any_paper(paper: object, direction: Direction) -> None:
    name = paper.name  # type: ignore[attr-defined]
    check(Case(f"mini on {name}", Sheeting(Product.MINI, SIZES[name]), (1, 8)), 8, direction)


@pytest.mark.parametrize("flip", list(Flip))
@pytest.mark.parametrize("direction", BOTH)
def test_a_thick_booklet_is_bound_in_signatures(flip: Flip, direction: Direction) -> None:
    sheeting = Sheeting(Product.SADDLE, flip=flip, signature=4, thickness=0.1)
    check(Case("signatures", sheeting, (1, 96)), 96, direction)


def test_the_cases_cover_every_product_and_paper() -> None:
    assert {case.sheeting.product for case in CASES} == set(Product)
    assert {case.sheeting.paper for case in CASES} >= {A4, A3, LETTER}
    assert {case.sheeting.flip for case in BOOKLETS} == set(Flip)
