import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH
from kiosk.studio.table.grip import Grip
from kiosk.studio.table.ground import CLOSEST, WAYS, Ground

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


def _close(times: float) -> Ground:
    ground = _fitted(10, 20, 400, 600)
    ground.slack, ground.below = 15, 80
    ground.come(times)
    return ground


@given(st.floats(0.1, 20), st.floats(-5000, 5000), st.floats(-5000, 5000))
def test_it_is_never_farther_than_whole_nor_closer_than_six_times(times: float, dx: float, dy: float) -> None:
    ground = _close(times)
    ground.shift(dx, dy)
    assert 1 - 1e-9 <= ground.times <= CLOSEST + 1e-9


@given(st.floats(1.01, 20), st.floats(-5000, 5000), st.floats(-5000, 5000))
def test_edges_of_the_page_stay_in_sight_or_beyond_it(times: float, dx: float, dy: float) -> None:
    ground = _close(times)
    ground.shift(dx, dy)
    left, top = ground.to_px(0, 0)
    right, bottom = ground.to_px(PAGE_WIDTH, PAGE_HEIGHT)
    wide, high = right - left >= 400, top - bottom >= 600
    assert not wide or (left <= 10 + 15 + 1 and right >= 410 - 15 - 1)
    assert not high or (top >= 620 - 15 - 1 and bottom <= 20 + 80 + 1)
    assert ground.in_sight().width > 0 and ground.in_sight().height > 0


def test_the_middle_stays_in_the_middle_when_it_comes_closer() -> None:
    ground = _close(3)
    assert ground.to_page(210, 320) == pytest.approx((PAGE_WIDTH / 2, PAGE_HEIGHT / 2), abs=1)


def test_coming_back_is_the_whole_page_again() -> None:
    ground, whole = _close(4), _close(1)
    ground.shift(-120, 50)
    ground.come(1 / 40)
    assert ground == whole
    assert not ground.is_close


def test_what_was_between_two_fingers_stays_between_them() -> None:
    ground = _close(2)
    held = ground.to_page(200, 300)
    grip = Grip(ground, (150, 300), (250, 300))
    grip.follow((140, 260), (290, 330))
    middle = (140 + 290) / 2, (260 + 330) / 2
    assert ground.to_page(*middle) == pytest.approx(held, abs=0.5)
    assert ground.times == pytest.approx(2 * math.dist((140, 260), (290, 330)) / 100, rel=1e-6)


def test_fingers_on_one_spot_do_no_harm() -> None:
    ground = _close(2)
    Grip(ground, (200, 300), (200, 300)).follow((200, 300), (200, 300))
    assert ground.times == pytest.approx(2)


def test_a_way_that_leads_nowhere_is_told() -> None:
    whole = _close(1)
    assert [way for way in WAYS if whole.can_go(way)] == ["in"]
    ground = _close(20)
    assert [way for way in WAYS if ground.can_go(way)] == ["out", "left", "up", "down", "right"]
    ground.shift(5000, 0)
    assert not ground.can_go("left")
    assert ground.can_go("right")
