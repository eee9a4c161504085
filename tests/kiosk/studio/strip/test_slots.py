"""Where the pages of the strip lie, and the gap that opens for one that is moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.edits import MovePage, apply
from fanzines.model import new_fanzine
from kiosk.studio.strip.slots import height_of, nearest, slots, with_gap

SIZES = {"across": 20.0, "down": 22.0, "apart": 5.0}


def test_folded_pages_lie_two_in_a_row_and_resting_ones_begin_their_own_lower() -> None:
    assert slots(5, 3, **SIZES) == [(0, 0), (20, 0), (0, 22), (0, 49), (20, 49)]
    assert slots(3, 0, **SIZES) == slots(3, 8, **SIZES) == [(0, 0), (20, 0), (0, 22)]


@given(count=st.integers(1, 32), places=st.integers(0, 20))
def test_no_two_pages_lie_in_one_slot_and_all_lie_within_the_strip(count: int, places: int) -> None:
    lying = slots(count, places, **SIZES)
    assert len(set(lying)) == count
    height = height_of(count, places, down=22.0, apart=5.0)
    assert max(y for _, y in lying) + 22 == pytest.approx(height)
    assert [nearest(lying, x + 3, y - 4) for x, y in lying] == list(range(count))


@given(count=st.integers(1, 20), data=st.data())
def test_the_gap_shows_the_order_that_dropping_makes(count: int, data: st.DataObject) -> None:
    lifted, gap = (data.draw(st.integers(0, count - 1)) for _ in range(2))
    where = with_gap(count, lifted, gap)
    assert sorted(where) == list(range(count))
    fanzine = new_fanzine("2026-11", pages=count)
    moved = apply(MovePage(fanzine.pages[lifted].id, lifted, gap), fanzine)
    assert [moved.pages[slot] for slot in where] == list(fanzine.pages)
