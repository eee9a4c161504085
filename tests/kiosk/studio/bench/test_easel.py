"""From the photo's millimetres to the window and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.plane import Box
from kiosk.studio.bench.easel import Easel, fitted

SOME = st.floats(-200, 200)


@given(SOME, SOME, st.floats(0.5, 9), st.floats(-180, 180))
def test_there_and_back(x: float, y: float, scale: float, turn: float) -> None:
    easel = Easel(scale, 300, 200, turn)
    assert easel.to_photo(*easel.to_px(x, y)) == pytest.approx((x, y), abs=1e-6)


def test_the_box_stands_in_the_middle_of_its_room_with_y_down() -> None:
    easel = fitted(Box(-50, -30, 50, 40), Box(100, 0, 500, 700))
    assert easel.to_px(-50, 5) == pytest.approx((100, 350))
    assert easel.to_px(50, 5) == pytest.approx((500, 350))
    assert easel.to_px(0, 40)[1] < easel.to_px(0, -30)[1]
