import math

import pytest

from fanzines.ink import Symmetry, mirrored
from fanzines.model import PAGE_WIDTH, Brush
from tests.fanzines.inked import wandering

STROKE = wandering(Brush.PEN, count=30)


@pytest.mark.parametrize(("symmetry", "count"), [("none", 1), ("mirror", 2), ("mandala", 8)])
def test_so_many_strokes_and_the_drawn_one_first(symmetry: str, count: int) -> None:
    strokes = mirrored(STROKE, Symmetry(symmetry))
    assert len(set(strokes)) == count
    assert strokes[0] == STROKE
    assert {(s.brush, s.colour, s.width) for s in strokes} == {(STROKE.brush, STROKE.colour, STROKE.width)}


def test_a_mirror_stands_upright_in_the_middle_of_the_page() -> None:
    _, other = mirrored(STROKE, Symmetry.MIRROR)
    for a, b in zip(STROKE.points, other.points, strict=True):
        assert (a.x + b.x, a.y, a.weight) == (pytest.approx(PAGE_WIDTH), b.y, b.weight)


@pytest.mark.parametrize("centre", [(74.0, 105.0), (30.0, 40.0)])
def test_a_mandala_lies_evenly_around_its_centre(centre: tuple[float, float]) -> None:
    strokes = mirrored(STROKE, Symmetry.MANDALA, centre)
    for points in zip(*(stroke.points for stroke in strokes), strict=True):
        far = math.dist(centre, (points[0].x, points[0].y))
        assert all(math.dist(centre, (p.x, p.y)) == pytest.approx(far) for p in points)
        assert sum(p.x for p in points) / 8 == pytest.approx(centre[0])
        assert sum(p.y for p in points) / 8 == pytest.approx(centre[1])


def test_a_mandala_turns_clockwise_by_an_eighth() -> None:
    first, second, *_ = (stroke.points[5] for stroke in mirrored(STROKE, Symmetry.MANDALA, (0, 0)))
    turn = math.atan2(second.y, second.x) - math.atan2(first.y, first.x)
    assert math.degrees(turn) % 360 == pytest.approx(45)
