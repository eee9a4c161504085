import math
import random
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.ink import (
    InkShape,
    erased,
    forget_ink,
    ink_box,
    ink_shapes,
    on_ink,
    outline,
    thinned,
    to_local_stroke,
    weight_from_speed,
)
from fanzines.model import Brush, Drawing, Placement, Point, Stroke, new_id
from fanzines.plane import distance_to_ring, to_page, winds_around

MM = st.floats(-200, 200)
POINTS = st.lists(st.builds(Point, MM, MM, st.floats(0, 1)), min_size=1, max_size=40).map(tuple)


def straight(weight: float = 0.5, *, y: float = 0, width: float = 2, brush: Brush = Brush.PEN) -> Stroke:
    points = tuple(Point(float(x), y, weight) for x in range(0, 61, 2))
    return Stroke(brush, "#0F6FB4", width, points)


def upright(x: float, *, width: float = 4) -> Stroke:
    points = tuple(Point(x, float(y)) for y in range(-20, 21, 2))
    return Stroke(Brush.ERASER, "#000000", width, points)


def hand(seed: int, count: int, width: float = 1.5) -> Stroke:
    """A line such as a hand draws: the direction wanders, the speed and the pressure too."""
    chance = random.Random(seed)
    x, y, heading, weight, points = 70.0, 100.0, 0.0, 0.5, []
    for _ in range(count):
        points.append(Point(x, y, weight))
        heading += chance.gauss(0, 0.4)
        step = chance.uniform(0.15, 2.5)
        weight = min(max(weight + chance.gauss(0, 0.05), 0), 1)
        x, y = x + step * math.cos(heading), y + step * math.sin(heading)
    return Stroke(Brush.PEN, "#1E1B18", width, tuple(points))


def drawing(*strokes: Stroke) -> Drawing:
    return Drawing(new_id(), Placement(0, 0), strokes)


def inside(shape: InkShape, x: float, y: float) -> bool:
    return sum(winds_around(ring, x, y) for ring in shape.polygons) != 0


def thickness(stroke: Stroke, x: float) -> float:
    steps = [step / 100 for step in range(-1000, 1000)]
    return sum(winds_around(outline(stroke), x, y) != 0 for y in steps) / 100


@pytest.mark.parametrize(("weight", "expected"), [(0, 1.0), (0.5, 2.0), (1, 3.0)])
def test_the_line_is_as_wide_as_its_weight_says(weight: float, expected: float) -> None:
    assert thickness(straight(weight), 31) == pytest.approx(expected, abs=0.05)


def test_the_line_swells_where_the_hand_presses() -> None:
    pressed = replace(straight(), points=tuple(Point(p.x, 0, p.x / 60) for p in straight().points))
    widths = [thickness(pressed, x) for x in (5, 20, 35, 50)]
    assert widths == sorted(widths)
    assert widths[-1] > widths[0] + 1


@pytest.mark.parametrize("points", [(Point(5, 7),), (Point(5, 7),) * 3, (Point(5, 7), Point(5.01, 7))])
def test_a_touch_without_a_move_is_a_round_dot(points: tuple[Point, ...]) -> None:
    ring = outline(Stroke(Brush.PEN, "#000000", 3, points))
    assert all(math.dist(corner, (5, 7)) == pytest.approx(1.5, abs=1e-9) for corner in ring)
    assert len(ring) >= 24


@pytest.mark.parametrize("length", [0.1, 0.5, 2])
def test_a_short_line_keeps_its_ends(length: float) -> None:
    ring = outline(Stroke(Brush.PEN, "#000000", 1, (Point(0, 0), Point(length, 0))))
    assert min(x for x, _ in ring) == pytest.approx(-0.5, abs=0.1)
    assert max(x for x, _ in ring) == pytest.approx(length + 0.5, abs=0.1)


@given(POINTS, st.floats(0.2, 12))
def test_no_line_of_any_shape_goes_astray(points: tuple[Point, ...], width: float) -> None:
    ring = outline(Stroke(Brush.PEN, "#000000", width, points))
    assert len(ring) >= 3
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in ring)
    reach = width + 0.2 * max((math.hypot(b.x - a.x, b.y - a.y) for a, b in pairwise(points)), default=0)
    assert min(p.x for p in points) - reach <= min(x for x, _ in ring)
    assert max(x for x, _ in ring) <= max(p.x for p in points) + reach


@pytest.mark.parametrize("seed", range(10))
def test_the_ink_lies_along_the_whole_line(seed: int) -> None:
    stroke = hand(seed, 400)
    alone = drawing(stroke)
    assert all(on_ink(alone, point.x, point.y, 0.4) for point in stroke.points)


def test_the_same_stroke_has_the_same_outline_every_time() -> None:
    before = outline(hand(3, 200))
    forget_ink()
    assert outline(hand(3, 200)) == before


def test_a_line_of_ten_thousand_points_is_drawn_to_its_end() -> None:
    stroke = hand(8, 10_000)
    last = stroke.points[-1]
    assert on_ink(drawing(stroke), last.x, last.y)


def test_the_eraser_cuts_a_line_in_two_and_spares_its_edge() -> None:
    (shape,) = ink_shapes(drawing(straight(), upright(30, width=4)))
    assert len(shape.polygons) == 2
    assert inside(shape, 27.99, 0)
    assert not inside(shape, 28.01, 0)
    assert not inside(shape, 31.99, 0)
    assert inside(shape, 32.01, 0)


def test_ink_drawn_after_the_eraser_stays_whole() -> None:
    below, above = straight(), replace(straight(), colour="#FF5C4D")
    shapes = ink_shapes(drawing(below, upright(30), above))
    assert [shape.colour for shape in shapes] == [below.colour, above.colour]
    assert not inside(shapes[0], 30, 0)
    assert inside(shapes[1], 30, 0)


def test_a_line_the_eraser_never_reached_keeps_its_plain_outline() -> None:
    slanted = Stroke(Brush.PEN, "#000000", 1, tuple(Point(float(t), float(t)) for t in range(0, 40, 2)))
    beside = Stroke(Brush.ERASER, "#000000", 4, (Point(30, 5), Point(35, 5)))
    assert ink_shapes(drawing(slanted, beside))[0].polygons == (outline(slanted),)
    assert not erased(drawing(slanted), beside)


def test_a_hole_in_a_blot_is_a_hole() -> None:
    blot = Stroke(Brush.PEN, "#000000", 20, (Point(0, 0),))
    hole = Stroke(Brush.ERASER, "#000000", 6, (Point(0, 0),))
    (shape,) = ink_shapes(drawing(blot, hole))
    assert not inside(shape, 0, 0)
    assert inside(shape, 6, 0)
    assert not on_ink(drawing(blot, hole), 0, 0, 2)
    assert on_ink(drawing(blot, hole), 0, 0, 4)


def test_a_line_rubbed_out_leaves_nothing() -> None:
    gone = drawing(straight(), straight(width=5, brush=Brush.ERASER))
    assert ink_shapes(gone) == ()
    assert ink_box(gone) is None


def test_a_stroke_back_from_undo_is_whole_again() -> None:
    pen = straight()
    rubbed = drawing(pen, upright(30))
    assert len(ink_shapes(rubbed)[0].polygons) == 2
    assert ink_shapes(replace(rubbed, strokes=rubbed.strokes[:1]))[0].polygons == (outline(pen),)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 30)), max_size=12))
def test_stroke_by_stroke_is_the_same_as_all_at_once(kinds: list[tuple[bool, int]]) -> None:
    strokes = tuple(upright(2.0 * n) if rub else straight(y=n / 2 - 7) for rub, n in kinds)
    for count in range(len(strokes)):
        ink_shapes(drawing(*strokes[:count]))
    grown = ink_shapes(drawing(*strokes))
    forget_ink()
    assert ink_shapes(drawing(*strokes)) == grown


@pytest.mark.parametrize("seed", range(6))
def test_erasing_takes_exactly_what_lay_under_the_eraser(seed: int) -> None:
    pen, rubber = hand(seed, 60, width=3), replace(hand(seed + 50, 30, width=6), brush=Brush.ERASER)
    left = ink_shapes(drawing(pen, rubber))
    chance = random.Random(seed)
    for around in pen.points:
        x, y = around.x + chance.gauss(0, 1.5), around.y + chance.gauss(0, 1.5)
        if min(distance_to_ring(outline(stroke), x, y) for stroke in (pen, rubber)) < 0.05:
            continue
        stays = winds_around(outline(pen), x, y) != 0 and winds_around(outline(rubber), x, y) == 0
        assert any(inside(shape, x, y) for shape in left) == stays
    assert erased(drawing(pen), rubber)


@given(st.builds(Placement, MM, MM, st.floats(0.1, 10), st.floats(-180, 180)))
def test_a_stroke_on_the_page_lands_where_it_was_drawn(at: Placement) -> None:
    drawn = hand(1, 20)
    local = to_local_stroke(drawn, at)
    assert local.width * at.scale == pytest.approx(drawn.width)
    for there, here in zip(local.points, drawn.points, strict=True):
        assert to_page(at, there.x, there.y) == pytest.approx((here.x, here.y), abs=1e-6)
        assert there.weight == here.weight


@given(POINTS)
def test_thinning_keeps_the_ends_and_leaves_no_crowd(points: tuple[Point, ...]) -> None:
    kept = thinned(points)
    assert (kept[0], kept[-1]) == (points[0], points[-1])
    assert all(math.hypot(b.x - a.x, b.y - a.y) >= 0.15 for a, b in pairwise(kept[:-1]))
    assert thinned(kept) == kept


@given(st.lists(st.floats(0, 50), max_size=40))
def test_a_weight_stays_a_weight(distances: list[float]) -> None:
    weight = 0.5
    for distance in distances:
        weight = weight_from_speed(distance, weight)
        assert 0 < weight < 1


def test_a_quick_hand_thins_the_line() -> None:
    assert weight_from_speed(6, 0.5) < weight_from_speed(2, 0.5) < weight_from_speed(0.2, 0.5)
