"""Either pin of what is chosen can be taken hold of by a finger, wherever the words lie."""

import math

from hypothesis import given
from hypothesis import strategies as st

from fanzines.plane import Box
from kiosk.studio.tools.pins import Foot, Pin, laid, nearest

ACROSS = 70.0
ROOM = Box(100.0, 300.0, 700.0, 790.0)
DOWN = (0.0, -1.0)
PLACES = st.tuples(st.floats(0.0, 900.0), st.floats(0.0, 900.0))


def _foot(x: float, side: int) -> Foot:
    return Foot((x, 600.0), (float(side), 0.0), DOWN)


def _far_enough(first: Pin, second: Pin) -> bool:
    apart = max(abs(a - b) for a, b in zip(first.head, second.head, strict=True))
    return apart >= ACROSS - 1e-6


def test_heads_hang_outward_and_below_the_edges() -> None:
    start, end = laid([_foot(300.0, -1), _foot(400.0, 1)], ACROSS, ROOM)
    assert start.head == (265.0, 565.0)
    assert end.head == (435.0, 565.0)


def test_on_one_side_of_a_narrow_letter_they_give_way() -> None:
    start, end = laid([_foot(300.0, 1), _foot(310.0, 1)], ACROSS, ROOM)
    assert (start.head[0], end.head[0]) == (305.0, 375.0)


def test_in_a_corner_both_stay_in_sight() -> None:
    start, end = laid([_foot(100.0, -1), _foot(104.0, 1)], ACROSS, ROOM)
    assert (start.head[0], end.head[0]) == (135.0, 205.0)


@given(PLACES, PLACES, st.floats(-math.pi, math.pi), st.sampled_from([-1, 1]), st.sampled_from([-1, 1]))
def test_a_finger_on_a_head_takes_hold_of_that_pin(
    first: tuple[float, float], second: tuple[float, float], turn: float, side: int, other: int
) -> None:
    down = (math.sin(turn), -math.cos(turn))
    along = (math.cos(turn), math.sin(turn))
    feet = [Foot(at, (way * along[0], way * along[1]), down) for at, way in ((first, side), (second, other))]
    pins = laid(feet, ACROSS, ROOM)
    assert _far_enough(*pins)
    for number, pin in enumerate(pins):
        assert ROOM.grown(1e-6 - ACROSS / 2).holds(*pin.head)
        assert nearest(pins, pin.head, ACROSS) == number
    assert nearest(pins, (-500.0, -500.0), ACROSS) is None
