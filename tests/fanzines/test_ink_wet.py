import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.ink import InkShape, WetStroke, ink_shapes, thinned, to_local_stroke
from fanzines.ink.strokes import stroke_shapes
from fanzines.model import Brush, Placement, Stroke
from fanzines.plane import Ring, winds_around
from tests.fanzines.inked import INKS, LINES, TRAILS, drawing, tap, wandering

HERE = Placement(0, 0)
ELSEWHERE = Placement(31, 44, 1.7, 25)


def begun(stroke: Stroke, at: Placement) -> WetStroke:
    return WetStroke(stroke.brush, stroke.colour, stroke.width, at, stroke.points[0])


def frames(stroke: Stroke, at: Placement, every: int) -> tuple[WetStroke, list[InkShape]]:
    """The stroke drawn sample by sample and asked for every so many; all that settled."""
    wet, settled = begun(stroke, at), []
    for number, point in enumerate(stroke.points[1:]):
        wet.add(point)
        if number % every == 0:
            settled += wet.settled()
            wet.tip()
    return wet, settled


def marks(shapes: list[InkShape]) -> tuple[list[Ring], list[tuple[float, float, float]]]:
    return (
        sorted(ring for shape in shapes for ring in shape.polygons),
        sorted(speck for shape in shapes for speck in shape.specks),
    )


@pytest.mark.parametrize("every", [1, 7, 50])
@pytest.mark.parametrize("at", [HERE, ELSEWHERE], ids=["here", "elsewhere"])
@pytest.mark.parametrize("brush", TRAILS)
def test_wet_marks_are_the_dry_ones_each_once(brush: Brush, at: Placement, every: int) -> None:
    stroke = wandering(brush, count=150)
    wet, settled = frames(stroke, at, every)
    assert settled
    dry = stroke_shapes(
        to_local_stroke(Stroke(brush, stroke.colour, stroke.width, thinned(stroke.points)), at)
    )
    assert marks([*settled, *wet.tip()]) == marks(list(dry))


@pytest.mark.parametrize("brush", LINES)
def test_wet_pieces_cover_the_dry_line_and_nothing_else(brush: Brush) -> None:
    stroke = wandering(brush, count=500, width=3.0)
    wet, settled = frames(stroke, HERE, 3)
    layers = len(wet.tip())
    assert len(settled) >= 2 * layers
    dry, chance, wrong = ink_shapes(drawing(wet.stroke())), random.Random(1), 0
    for layer in range(layers):
        pieces = [*settled[layer::layers], wet.tip()[layer]]
        rings = [ring for piece in pieces for ring in piece.polygons]
        for _ in range(400):
            point = chance.choice(stroke.points)
            x, y = point.x + chance.gauss(0, 1.2), point.y + chance.gauss(0, 1.2)
            is_wet = any(winds_around(ring, x, y) for ring in rings)
            wrong += is_wet != bool(winds_around(dry[layer].polygons[0], x, y))
    assert wrong <= 0.02 * 400 * layers


@pytest.mark.parametrize("brush", INKS)
@pytest.mark.parametrize("jitter", [0.0, 0.5])
def test_a_wet_tap_is_the_dry_tap(brush: Brush, jitter: float) -> None:
    wet, settled = frames(tap(brush, jitter=jitter), HERE, 1)
    assert marks([*settled, *wet.tip()]) == marks(list(stroke_shapes(wet.stroke())))


@given(st.sampled_from(INKS), st.integers(1, 60), st.integers(0, 20))
def test_the_stroke_kept_is_the_thinned_one(brush: Brush, count: int, seed: int) -> None:
    stroke = wandering(brush, seed=seed, count=count)
    wet, _ = frames(stroke, ELSEWHERE, 5)
    kept = to_local_stroke(Stroke(brush, stroke.colour, stroke.width, thinned(stroke.points)), ELSEWHERE)
    assert wet.stroke() == kept


@pytest.mark.parametrize("brush", INKS)
def test_what_is_shaped_anew_for_a_frame_does_not_grow_with_the_stroke(brush: Brush) -> None:
    stroke = wandering(brush, count=1200, width=2.0)
    wet, sizes = begun(stroke, HERE), []
    for number, point in enumerate(stroke.points[1:]):
        wet.add(point)
        if number % 4 == 0:
            sizes.append(sum(shape.size for shape in (*wet.settled(), *wet.tip())))
    assert max(sizes[200:]) <= 1.4 * max(sizes[40:200])


def test_a_scribble_that_stays_in_one_place_is_settled_once() -> None:
    hand = random.Random(4)
    stroke = wandering(Brush.LEAVES, count=2)
    wet = begun(stroke, HERE)
    settled: list[InkShape] = []
    for _ in range(300):
        x, y = stroke.points[0].x + hand.gauss(0, 0.8), stroke.points[0].y + hand.gauss(0, 0.8)
        wet.add(type(stroke.points[0])(x, y))
        settled += wet.settled()
    assert marks([*settled, *wet.tip()]) == marks(list(stroke_shapes(wet.stroke())))
