import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH
from kiosk.studio.ground import Ground

lengths = st.floats(50, 4000)
points = st.floats(-300, 500)


def _fitted(x: float, y: float, width: float, height: float) -> Ground:
    ground = Ground()
    ground.fit(x, y, width, height)
    return ground


@given(lengths, lengths, points, points)
def test_a_point_of_the_page_comes_back_from_the_screen(w: float, h: float, x: float, y: float) -> None:
    ground = _fitted(10, 20, w, h)
    assert ground.to_page(*ground.to_px(x, y)) == pytest.approx((x, y), abs=1e-6)


@given(lengths, lengths)
def test_the_whole_page_lies_in_the_middle_of_the_table(width: float, height: float) -> None:
    ground = _fitted(10, 20, width, height)
    left, top = ground.to_px(0, 0)
    right, bottom = ground.to_px(PAGE_WIDTH, PAGE_HEIGHT)
    assert left >= 9 and right <= 10 + width + 1
    assert bottom >= 19 and top <= 20 + height + 1
    assert (left + right) / 2 == pytest.approx(10 + width / 2, abs=1)
    assert (top + bottom) / 2 == pytest.approx(20 + height / 2, abs=1)


def test_down_the_page_is_down_the_screen() -> None:
    ground = _fitted(0, 0, 1480, 2100)
    assert ground.scale == pytest.approx(10)
    assert ground.to_px(0, 0)[1] > ground.to_px(0, 10)[1]
    assert ground.dpi == pytest.approx(254)


def test_no_room_at_all_breaks_nothing() -> None:
    assert _fitted(0, 0, -5, 0).scale > 0
