"""Work at the press that nobody waits for ends at the next page, whatever thread it runs on."""

from collections.abc import Sequence
from io import BytesIO
from threading import Thread
from typing import Any

import pytest

from fanzines.model import Direction, Page, new_id
from printing.folding.pressing import PressPage, write_reading, write_sheets
from printing.folding.sheeting import Product, Sheeting
from printing.halting import GivenUp, Work
from printing.pictures.picture import pdf_picture


class Asked(Sequence[PressPage]):
    """Sixteen blank pages; the work is given up when the one at `last` is asked for."""

    def __init__(self, work: Work, last: int) -> None:
        self.asked: list[int] = []
        self._work, self._last = work, last

    def __len__(self) -> int:
        return 16

    def __getitem__(self, index: Any) -> Any:
        self.asked.append(index)
        if index == self._last:
            self._work.give_up()
        return PressPage(Page(new_id()), {}.__getitem__)


def test_a_book_that_nobody_waits_for_is_not_written_on() -> None:
    work = Work()
    pages = Asked(work, 4)
    with pytest.raises(GivenUp):
        work.do(lambda: write_reading(BytesIO(), pages, Direction.LTR))
    assert pages.asked == [0, 1, 2, 3, 4]
    with pytest.raises(GivenUp):
        work.do(lambda: write_reading(BytesIO(), pages, Direction.LTR))
    assert len(pages.asked) == 5, "what was given up never begins"


def test_sheets_end_at_their_next_side_and_pictures_too() -> None:
    work, sheeting = Work(), Sheeting(Product.SADDLE)
    pages = Asked(work, 15)
    with pytest.raises(GivenUp):
        work.do(lambda: write_sheets(BytesIO(), pages, sheeting, Direction.LTR))
    assert sorted(pages.asked) == [0, 15], "the two pages of the outermost side"
    whole = BytesIO()
    write_sheets(whole, Asked(work, 99), sheeting, Direction.LTR)
    with pytest.raises(GivenUp):
        work.do(lambda: pdf_picture(whole.getvalue(), 0, 20))


def test_other_work_beside_it_goes_on() -> None:
    given_up, other = Work(), Work()
    given_up.give_up()
    done: list[int] = []

    def beside() -> None:
        file = BytesIO()
        other.do(lambda: write_reading(file, Asked(other, 99), Direction.LTR))
        done.append(len(file.getvalue()))

    with pytest.raises(GivenUp):
        given_up.do(beside)
    thread = Thread(target=beside)
    thread.start()
    thread.join()
    beside()
    assert len(done) == 2 and all(done)
