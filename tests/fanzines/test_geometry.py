import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.geometry import (
    Box,
    contains,
    local_box,
    moved,
    page_box,
    scaled_about,
    to_local,
    to_page,
    turned_about,
)
from fanzines.model import Brush, Drawing, Item, Placement, Point, Sticker, Stroke, Words, new_id
from fanzines.typesetting import set_words

MM = st.floats(-300, 300)
DEGREES = st.floats(-720, 720)
PLACEMENTS = st.builds(Placement, MM, MM, st.floats(0.05, 20), DEGREES)


@st.composite
def stickers(draw: st.DrawFn) -> Sticker:
    width, height = draw(st.floats(1, 200)), draw(st.floats(1, 200))
    return Sticker(new_id(), draw(PLACEMENTS), "moon", width, height, "#FF5C4D")


def sticker(placement: Placement, width: float = 20, height: float = 10) -> Sticker:
    return Sticker(new_id(), placement, "moon", width, height, "#FF5C4D")


def line(x: float = 0, y: float = 0, scale: float = 1, turn: float = 0) -> Drawing:
    points = tuple(Point(float(along), 0) for along in range(0, 41, 2))
    return Drawing(new_id(), Placement(x, y, scale, turn), (Stroke(Brush.PEN, "#000000", 2, points),))


def places(item: Item) -> tuple[float, float, float, float, float]:
    at = item.placement
    turn = math.radians(at.turn)
    return at.x, at.y, at.scale, math.cos(turn), math.sin(turn)


@given(PLACEMENTS, MM, MM)
def test_a_point_carried_to_the_page_and_back_is_the_same_point(at: Placement, x: float, y: float) -> None:
    assert to_local(at, *to_page(at, x, y)) == pytest.approx((x, y), abs=1e-6)


def test_turns_are_clockwise_with_y_pointing_down() -> None:
    at = Placement(100, 50, scale=2, turn=90)
    assert to_page(at, 3, 0) == pytest.approx((100, 56))
    assert to_page(at, 0, 3) == pytest.approx((94, 50))


@given(stickers())
def test_the_page_box_holds_every_corner_and_no_more(item: Sticker) -> None:
    box = page_box(item)
    corners = [to_page(item.placement, *corner) for corner in local_box(item).corners]
    assert all(box.grown(1e-9).holds(x, y) for x, y in corners)
    assert box.width == max(x for x, _ in corners) - min(x for x, _ in corners)


@given(stickers(), MM, MM, DEGREES)
def test_turning_there_and_back_changes_nothing(item: Sticker, x: float, y: float, by: float) -> None:
    back = turned_about(turned_about(item, x, y, by), x, y, -by)
    assert places(back) == pytest.approx(places(item), abs=1e-6)


@given(stickers(), MM, MM, DEGREES, MM, MM)
def test_turning_carries_every_point_around_the_finger(
    item: Sticker, x: float, y: float, by: float, px: float, py: float
) -> None:
    there = to_page(turned_about(item, x, y, by).placement, px, py)
    here = to_page(item.placement, px, py)
    assert math.dist(there, (x, y)) == pytest.approx(math.dist(here, (x, y)), abs=1e-6)


def test_a_turn_stays_within_half_a_circle() -> None:
    assert turned_about(sticker(Placement(10, 10, turn=170)), 10, 10, 30).placement.turn == pytest.approx(
        -160
    )


@given(stickers(), MM, MM, st.floats(0.01, 100))
def test_scaling_keeps_the_point_between_the_fingers(
    item: Sticker, x: float, y: float, factor: float
) -> None:
    scaled = scaled_about(item, x, y, factor)
    assert to_page(scaled.placement, *to_local(item.placement, x, y)) == pytest.approx((x, y), abs=1e-6)


@pytest.mark.parametrize(("factor", "expected"), [(0.001, 0.5), (1.5, 1.5), (1000, 4)])
def test_scaling_stops_at_the_limits(factor: float, expected: float) -> None:
    scaled = scaled_about(sticker(Placement(30, 30)), 10, 10, factor, minimum=0.5, maximum=4)
    assert scaled.placement == Placement(10 + 20 * expected, 10 + 20 * expected, expected)


def test_an_item_beyond_a_limit_does_not_jump() -> None:
    small = sticker(Placement(30, 30, scale=0.2))
    assert scaled_about(small, 0, 0, 0.9, minimum=0.5) == small
    assert scaled_about(small, 0, 0, 2, minimum=0.5).placement.scale == 0.4


def test_moving_leaves_the_rest_alone() -> None:
    item = sticker(Placement(30, 30, 2, 45))
    assert moved(item, -5, 7) == replace(item, placement=Placement(25, 37, 2, 45))


def test_a_touch_on_a_turned_item_meets_what_is_seen() -> None:
    upright = sticker(Placement(50, 50, turn=90), width=40, height=4)
    assert contains(upright, 50, 68)
    assert not contains(upright, 68, 50)
    assert contains(upright, 53, 50, reach=1.5)
    assert not contains(upright, 53, 50, reach=0.5)


def test_of_a_drawing_only_the_ink_is_touched() -> None:
    drawing = line(10, 10, scale=2, turn=90)
    assert contains(drawing, 10, 50)
    assert not contains(drawing, 14, 50)
    assert contains(drawing, 14, 50, reach=3)


def test_a_drawings_box_is_around_its_ink() -> None:
    box = local_box(line())
    assert (box.left, box.top, box.right, box.bottom) == pytest.approx((-1, -1, 41, 1), abs=0.05)


def test_a_drawing_rubbed_out_has_no_extent() -> None:
    drawing = line()
    rubber = replace(drawing.strokes[0], brush=Brush.ERASER, width=8)
    drawing = replace(drawing, strokes=(*drawing.strokes, rubber))
    assert local_box(drawing) == Box(0, 0, 0, 0)
    assert not contains(drawing, 10, 0, reach=5)


def test_words_hang_from_the_middle_of_their_upper_edge() -> None:
    words = Words(new_id(), Placement(70, 20), "one\ntwo", 60)
    assert page_box(words) == Box(40, 20, 100, 20 + set_words(words).height)
