import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.model import Frame, Photo, Placement, Ring, new_id
from fanzines.photos.rings import area, united
from fanzines.photos.shapes import SHAPES, crop, scissors, shape, shaped, straight
from fanzines.plane import Box, box_around, winds_around

SIDES = st.floats(5, 140)


def around(rings: tuple[Ring, ...]) -> Box:
    return box_around(point for ring in rings for point in ring)


def held(rings: tuple[Ring, ...], x: float, y: float) -> bool:
    return sum(winds_around(ring, x, y) for ring in rings) != 0


def size_of(rings: tuple[Ring, ...]) -> float:
    return sum(area(ring) for ring in united(rings))


def loop(across: float, down: float, *, turns: float = 1.0, count: int = 300) -> list[tuple[float, float]]:
    angles = (2 * math.pi * turns * step / count for step in range(count + 1))
    return [(across * math.cos(angle), down * math.sin(angle)) for angle in angles]


@pytest.mark.parametrize("name", SHAPES)
@given(SIDES, SIDES)
def test_a_shape_is_as_large_as_it_fits(name: str, width: float, height: float) -> None:
    box = around(shape(name, width, height))
    assert box.centre == pytest.approx((0, 0), abs=0.01)
    assert box.width <= width + 0.01 and box.height <= height + 0.01
    assert max(box.width / width, box.height / height) == pytest.approx(1, abs=0.01)


def test_shapes_have_their_forms() -> None:
    assert size_of(shape("circle", 60, 40)) == pytest.approx(math.pi * 400, rel=0.01)
    assert size_of(shape("polaroid", 60, 40)) == pytest.approx(1600)
    panes = shape("window", 60, 40)
    assert len(panes) == 4
    assert not held(panes, 0, 0) and held(panes, 10, 10)
    heart = shape("heart", 60, 60)
    assert not held(heart, 0, -22) and held(heart, 12, -22) and held(heart, -12, -22) and held(heart, 0, 26)
    assert not held(heart, 20, 20)
    lying, standing = around(shape("stamp", 60, 40)), around(shape("stamp", 40, 60))
    assert (lying.width, lying.height) == pytest.approx((standing.height, standing.width))


def test_an_unknown_shape_is_said_so() -> None:
    with pytest.raises(KeyError):
        shape("skull", 60, 40)


@pytest.mark.parametrize(
    ("name", "frame"), [("polaroid", Frame.POLAROID), ("stamp", Frame.STAMP), ("heart", Frame.NONE)]
)
def test_a_photo_cut_to_a_shape_gets_the_frame_that_belongs_to_it(name: str, frame: Frame) -> None:
    photo = Photo(new_id(), Placement(0, 0), "a" * 64, 60, 40, frame=Frame.STAMP)
    cut = shaped(photo, name)
    assert (cut.frame, cut.cut) == (frame, shape(name, 60, 40))


def test_a_crop_is_turned_clockwise_about_its_own_middle() -> None:
    (ring,) = crop(0, 0, 20, 10, 90)
    assert set(ring) == {(15.0, -5.0), (15.0, 15.0), (5.0, 15.0), (5.0, -5.0)}
    assert crop(0, 0, 20, 10) == (((0.0, 0.0), (20.0, 0.0), (20.0, 10.0), (0.0, 10.0)),)


@given(SIDES, SIDES, st.floats(-45, 45))
def test_a_straightened_photo_keeps_its_proportions_and_shows_nothing_beyond_its_edge(
    width: float, height: float, turn: float
) -> None:
    rings = straight(width, height, turn)
    box = around(rings)
    assert box.width <= width + 0.01 and box.height <= height + 0.01
    (ring,) = rings
    assert math.dist(ring[0], ring[1]) / width == pytest.approx(
        math.dist(ring[1], ring[2]) / height, abs=0.01
    )
    assert max(box.width / width, box.height / height) == pytest.approx(1, abs=0.01)


def test_a_trace_becomes_a_closed_smooth_cut() -> None:
    (ring,) = scissors(loop(20, 12), 60, 40)
    assert size_of((ring,)) == pytest.approx(math.pi * 20 * 12, rel=0.02)
    assert 20 <= len(ring) < 200


def test_the_shaking_of_a_hand_is_taken_out() -> None:
    rough = [(x + 0.3 * (-1) ** at, y) for at, (x, y) in enumerate(loop(20, 12))]
    (ring,) = scissors(rough, 60, 40)
    assert all(abs(math.hypot(x / 20, y / 12) - 1) < 0.035 for x, y in ring)


def test_what_lies_beyond_the_photo_is_not_in_the_cut() -> None:
    rings = scissors([(x + 25, y) for x, y in loop(20, 12)], 60, 40)
    box = around(rings)
    assert box.right <= 30 and box.left == pytest.approx(5, abs=0.3)


def test_an_end_that_crosses_the_beginning_leaves_no_tail() -> None:
    tails = [(36.0, -9.0), (28.0, -5.0), *loop(20, 12, turns=0.98), (26.0, 9.0), (33.0, -14.0)]
    box = around(scissors(tails, 90, 60))
    assert box.right < 31
    twice = scissors(loop(20, 12, turns=1.3), 60, 40)
    assert size_of(twice) == pytest.approx(math.pi * 20 * 12, rel=0.03)


def test_a_trace_that_crosses_itself_keeps_both_loops() -> None:
    eight = [(24 * math.sin(a / 50), 14 * math.sin(a / 25)) for a in range(315)]
    rings = scissors(eight, 60, 40)
    assert held(rings, 12, 4) and held(rings, -12, -4)
    assert not held(rings, 0, 12)


@pytest.mark.parametrize(
    "trace",
    [[], [(0.0, 0.0)], [(0.0, 0.0)] * 50, [(float(x), 0.0) for x in range(30)], loop(1, 1), loop(300, 0.02)],
    ids=["nothing", "a touch", "a rest", "a line", "a dot", "there and back"],
)
def test_what_is_too_small_is_no_cut(trace: list[tuple[float, float]]) -> None:
    assert scissors(trace, 60, 40) == ()


def test_a_trace_beside_the_photo_is_no_cut() -> None:
    assert scissors([(x + 90, y) for x, y in loop(20, 12)], 60, 40) == ()


@given(st.lists(st.tuples(st.floats(-80, 80), st.floats(-80, 80)), max_size=60))
def test_no_trace_is_too_wild(trace: list[tuple[float, float]]) -> None:
    rings = scissors(trace, 60, 40)
    assert len(rings) <= 20
    for ring in rings:
        assert 3 <= len(ring) <= 4000
        assert all(abs(x) <= 30.001 and abs(y) <= 20.001 for x, y in ring)
