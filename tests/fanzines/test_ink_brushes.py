import math
import random
from dataclasses import replace
from functools import cache

import pytest

from fanzines.ink import erased, forget_ink, ink_box, ink_shapes, on_ink, outline
from fanzines.ink.marks import InkShape, Specks, box_of, speck_ring
from fanzines.ink.tooth import tile
from fanzines.model import Brush, Point, Stroke
from fanzines.plane import Box, Ring, winds_around
from tests.fanzines.inked import INKS, LINES, TRAILS, drawing, eraser, straight, tap, wandering


@cache
def boxed(shapes: tuple[InkShape, ...]) -> list[list[tuple[Box, Ring]]]:
    return [[(box_of((ring,)), ring) for ring in shape.rings()] for shape in shapes]


def covered(shapes: tuple[InkShape, ...], x: float, y: float) -> bool:
    return any(
        sum(winds_around(ring, x, y) for box, ring in rings if box.holds(x, y)) != 0
        for rings in boxed(shapes)
    )


def area(shapes: tuple[InkShape, ...]) -> float:
    """mm² that the rings enclose, overlaps counted each time."""
    return sum(abs(signed(ring)) for shape in shapes for ring in shape.rings())


def signed(ring: tuple[tuple[float, float], ...]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)) / 2


@pytest.mark.parametrize("brush", INKS)
def test_every_brush_leaves_the_same_ink_every_time(brush: Brush) -> None:
    before = ink_shapes(drawing(wandering(brush), tap(brush)))
    forget_ink()
    assert ink_shapes(drawing(wandering(brush), tap(brush))) == before


@pytest.mark.parametrize("jitter", [0.0, 0.5])
@pytest.mark.parametrize("brush", INKS)
def test_a_tap_leaves_a_mark_of_about_the_brushs_size_around_the_finger(brush: Brush, jitter: float) -> None:
    shapes = ink_shapes(drawing(tap(brush, jitter=jitter)))
    box = ink_box(drawing(tap(brush, jitter=jitter)))
    assert box is not None
    assert 2 <= max(box.width, box.height) <= 14
    assert math.dist(box.centre, (20, 30)) < 2.5
    assert area(shapes) > 2


@pytest.mark.parametrize("brush", INKS)
def test_the_box_of_a_shape_holds_all_of_its_ink(brush: Brush) -> None:
    for shape in ink_shapes(drawing(wandering(brush, seed=3))):
        corners = [corner for ring in shape.rings() for corner in ring]
        assert all(shape.box.grown(1e-4).holds(x, y) for x, y in corners)


@pytest.mark.parametrize("brush", INKS)
def test_the_ink_follows_the_hand_from_one_end_to_the_other(brush: Brush) -> None:
    stroke = wandering(brush, seed=5, count=300)
    drawn = drawing(stroke)
    assert all(on_ink(drawn, point.x, point.y, 1.2 * stroke.width) for point in stroke.points)
    box = ink_box(drawn)
    assert box is not None
    xs, ys = [p.x for p in stroke.points], [p.y for p in stroke.points]
    assert min(xs) - 2 * stroke.width < box.left and box.right < max(xs) + 2 * stroke.width
    assert min(ys) - 2 * stroke.width < box.top and box.bottom < max(ys) + 2 * stroke.width


@pytest.mark.parametrize("brush", INKS)
def test_a_line_of_five_thousand_points_is_drawn_to_its_end(brush: Brush) -> None:
    stroke = wandering(brush, count=5000)
    last = stroke.points[-1]
    assert on_ink(drawing(stroke), last.x, last.y, 2 * stroke.width)


@pytest.mark.parametrize("brush", INKS)
def test_the_eraser_leaves_nothing_where_it_passed_and_everything_else(brush: Brush) -> None:
    stroke, rubber = wandering(brush, count=200), replace(wandering(Brush.ERASER, seed=8), width=6.0)
    whole, left = ink_shapes(drawing(stroke)), ink_shapes(drawing(stroke, rubber))
    cut, chance = outline(rubber), random.Random(1)
    assert erased(drawing(stroke), rubber)
    looked = 0
    for _ in range(3000):
        point = chance.choice(stroke.points)
        x, y = point.x + chance.gauss(0, 2.5), point.y + chance.gauss(0, 2.5)
        near = {bool(winds_around(cut, x + dx, y + dy)) for dx in (-0.1, 0.1) for dy in (-0.1, 0.1)}
        around = {covered(whole, x + d, y) for d in (-0.04, 0.0, 0.04)}
        if len(near) == 1 and len(around) == 1:
            looked += 1
            assert covered(left, x, y) == (around.pop() and not near.pop())
    assert looked > 1000


@pytest.mark.parametrize("brush", INKS)
def test_an_eraser_beside_the_line_changes_nothing(brush: Brush) -> None:
    slanted = replace(straight(brush), points=tuple(Point(float(t), float(t)) for t in range(0, 61, 2)))
    beside = Stroke(Brush.ERASER, "#000000", 4, (Point(45, 8), Point(55, 12)))
    assert not erased(drawing(slanted), beside)
    assert ink_shapes(drawing(slanted, beside)) == ink_shapes(drawing(slanted))


@pytest.mark.parametrize("brush", INKS)
def test_a_line_rubbed_out_whole_is_gone(brush: Brush) -> None:
    over = tuple(eraser(float(x), width=8, reach=12) for x in range(-12, 76, 4))
    assert ink_shapes(drawing(straight(brush), *over)) == ()


@pytest.mark.parametrize("brush", INKS)
def test_erasing_twice_takes_both_strips(brush: Brush) -> None:
    left = ink_shapes(drawing(straight(brush), eraser(20), eraser(40)))
    for x in (20, 40):
        assert not any(covered(left, x, y / 4) for y in range(-24, 25))
    assert on_ink(drawing(straight(brush), eraser(20), eraser(40)), 30, 0, 3)


def test_a_hole_rubbed_into_a_dot_stays_a_hole_when_the_eraser_comes_again() -> None:
    line = straight(Brush.DOTS, width=12)
    hole = Stroke(Brush.ERASER, "#000000", 3, (Point(0, 0),))
    left = ink_shapes(drawing(line, hole, eraser(-5, width=2)))
    assert not covered(left, 0, 0)
    assert covered(left, 3, 0)
    assert not covered(left, -5, 0)


def test_specks_the_eraser_did_not_come_near_stay_specks() -> None:
    stroke = straight(Brush.SPRAY)
    (whole,), (left,) = ink_shapes(drawing(stroke)), ink_shapes(drawing(stroke, eraser(10)))
    assert set(left.specks) < set(whole.specks)
    assert len(left.specks) > 0.8 * len(whole.specks)


def test_only_the_marker_multiplies_and_lets_what_is_beneath_show() -> None:
    for brush in INKS:
        for shape in ink_shapes(drawing(straight(brush))):
            assert shape.multiplies == (brush is Brush.MARKER)
            assert (shape.alpha < 1) == (brush is Brush.MARKER)


def test_what_is_left_of_a_marker_still_multiplies() -> None:
    (left,) = ink_shapes(drawing(straight(Brush.MARKER), eraser(30)))
    (whole,) = ink_shapes(drawing(straight(Brush.MARKER)))
    assert (left.alpha, left.multiplies, left.colour) == (whole.alpha, whole.multiplies, whole.colour)


def test_a_brush_pen_swells_and_ends_in_points() -> None:
    pressed = tuple(Point(float(x), 0, 0.1 + 0.8 * (25 <= x <= 35)) for x in range(61))
    ring = outline(Stroke(Brush.BRUSH, "#000000", 4, pressed))

    def thickness(x: float) -> float:
        return sum(winds_around(ring, x, y / 50) != 0 for y in range(-250, 250)) / 50

    assert thickness(30) > 4 * thickness(50) > 0
    assert thickness(0.3) < 0.5
    assert thickness(59.7) < 0.5


def test_a_marker_ends_flat() -> None:
    ring = outline(straight(Brush.MARKER))
    assert winds_around(ring, 0.4, 1.6) and winds_around(ring, 59.6, -1.6)
    assert min(x for x, _ in ring) > -0.5
    assert max(x for x, _ in ring) < 60.5


@pytest.mark.parametrize("brush", [Brush.CRAYON, Brush.CHALK])
def test_grained_lines_are_densest_in_their_middle(brush: Brush) -> None:
    shapes = ink_shapes(drawing(straight(brush)))
    shares = [sum(tile(shape.tooth).histogram()[255:]) / 512**2 for shape in shapes if shape.tooth]
    assert len(shares) == len(shapes) == 3
    assert shares == sorted(shares)
    assert [shape.box.height for shape in shapes] == sorted((s.box.height for s in shapes), reverse=True)


def test_chalk_is_drier_and_broader_than_crayon() -> None:
    crayon, chalk = (ink_shapes(drawing(straight(brush))) for brush in (Brush.CRAYON, Brush.CHALK))
    assert chalk[0].box.height > crayon[0].box.height
    for dry, waxy in zip(chalk, crayon, strict=True):
        assert dry.tooth and waxy.tooth
        assert tile(dry.tooth).histogram()[255] < tile(waxy.tooth).histogram()[255]


def test_spray_is_densest_along_the_line() -> None:
    (shape,) = ink_shapes(drawing(straight(Brush.SPRAY, width=8)))
    bands = [sum(low <= abs(y) < low + 1 for _, y, _ in shape.specks) for low in range(5)]
    assert bands == sorted(bands, reverse=True)
    assert bands[0] > 4 * bands[3] > 0


def test_sprays_that_begin_elsewhere_fall_otherwise() -> None:
    one, other = (ink_shapes(drawing(straight(Brush.SPRAY, y=y)))[0] for y in (0.0, 1.0))
    assert {(round(x, 3), round(y + 1, 3)) for x, y, _ in one.specks} != {
        (round(x, 3), round(y, 3)) for x, y, _ in other.specks
    }


@pytest.mark.parametrize("brush", [Brush.LEAVES, Brush.STARS, Brush.STITCH])
def test_trails_turn_with_the_line(brush: Brush) -> None:
    flat = straight(brush)
    upright = replace(flat, points=tuple(Point(-p.y, p.x, p.weight) for p in flat.points))
    (lying,), (standing,) = ink_shapes(drawing(flat)), ink_shapes(drawing(upright))
    for a, b in zip(lying.polygons, standing.polygons, strict=True):
        assert all(min(math.dist((-y, x), there) for there in b) < 1e-6 for x, y in a)


@pytest.mark.parametrize("brush", [Brush.LEAVES, Brush.STARS])
def test_leaves_and_stars_are_not_all_alike(brush: Brush) -> None:
    (shape,) = ink_shapes(drawing(straight(brush)))
    assert len({round(abs(signed(ring)), 2) for ring in shape.polygons}) > len(shape.polygons) / 3


@pytest.mark.parametrize("brush", TRAILS)
def test_trails_have_no_holes_that_neighbours_would_fill(brush: Brush) -> None:
    for shape in ink_shapes(drawing(wandering(brush, seed=2))):
        assert all(signed(ring) > 0 for ring in shape.rings())


@pytest.mark.parametrize("brush", LINES)
def test_the_outline_of_a_line_is_its_widest(brush: Brush) -> None:
    stroke = wandering(brush)
    boxes = [shape.box for shape in ink_shapes(drawing(stroke))]
    assert box_of((outline(stroke),)).width == max(box.width for box in boxes)


def test_a_finger_meets_a_speck_where_it_is() -> None:
    (shape,) = ink_shapes(drawing(straight(Brush.SPRAY)))
    x, y, radius = next(iter(shape.specks))
    assert on_ink(drawing(straight(Brush.SPRAY)), x, y)
    assert not on_ink(drawing(straight(Brush.SPRAY)), 30, 40, 10)
    assert radius > 0


def test_specks_come_out_as_they_went_in() -> None:
    dots = [(1.5, -2.25, 0.125), (100.0, 3.5, 0.25)]
    assert list(Specks.of(dots)) == dots
    assert len(Specks.of(dots)) == 2
    assert all(math.dist(corner, dots[0][:2]) == pytest.approx(0.125) for corner in speck_ring(*dots[0]))
