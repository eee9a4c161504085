"""The frame of a crop: inside the photo however it is drawn and turned, and found again in what was cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.model import Frame, Photo, Placement, new_id
from fanzines.plane import Box, rotated, to_page
from kiosk.studio.bench.cropping import (
    SIDES,
    SMALLEST,
    STRIP,
    Cropping,
    cropped,
    cropping_of,
    dragged,
    straightened,
    trimmed,
    whole,
)

TURNS = st.floats(-20, 20)
POINTS = st.tuples(st.floats(-80, 80), st.floats(-80, 80))


def photo(width: float = 100, height: float = 60, **changes: object) -> Photo:
    return Photo(new_id(), Placement(74, 105, 1.3, 8.0), "a" * 64, width, height, **changes)  # type: ignore[arg-type]


def corners(cropping: Cropping) -> list[tuple[float, float]]:
    return [rotated(x, y, cropping.turn) for x, y in cropping.box.corners]


def is_inside(cropping: Cropping, of: Photo) -> bool:
    half_x, half_y = of.width / 2 + 1e-3, of.height / 2 + 1e-3
    return all(abs(x) <= half_x and abs(y) <= half_y for x, y in corners(cropping))


@given(TURNS, st.lists(st.tuples(st.integers(0, 3), POINTS), max_size=5))
def test_the_photo_fills_the_frame_however_it_is_drawn(
    turn: float, drags: list[tuple[int, tuple[float, float]]]
) -> None:
    of = photo()
    cropping = straightened(cropping_of(of), turn, of)
    assert is_inside(cropping, of)
    for corner, point in drags:
        cropping = dragged(cropping, corner, *point, of)
        assert is_inside(cropping, of)
        assert min(cropping.box.width, cropping.box.height) >= min(SMALLEST, 11)


@given(TURNS, st.integers(0, 3), POINTS)
def test_what_was_cut_tells_the_frame_again(turn: float, corner: int, point: tuple[float, float]) -> None:
    of = photo()
    cropping = dragged(straightened(cropping_of(of), turn, of), corner, *point, of)
    again = cropping_of(cropped(of, cropping))
    assert again.turn == pytest.approx(cropping.turn, abs=0.02)
    for one, other in zip(corners(again), corners(cropping), strict=True):
        assert one == pytest.approx(other, abs=0.1)


@given(TURNS)
def test_straightening_turns_the_photo_on_its_page_and_leaves_its_middle(turn: float) -> None:
    of = photo()
    straight = cropped(of, straightened(cropping_of(of), turn, of))
    assert straight.placement.turn == pytest.approx(8 - round(turn, 1))
    assert to_page(straight.placement, 0, 0) == pytest.approx((74, 105))


def test_a_dragged_corner_leaves_the_others_and_what_is_left_on_its_place() -> None:
    of = photo()
    cropping = dragged(cropping_of(of), 0, -30, -20, of)
    assert cropping.box == Box(-30, -20, 50, 30)
    left = cropped(of, cropping)
    assert to_page(left.placement, 50, 30) == pytest.approx(to_page(of.placement, 50, 30))


@pytest.mark.parametrize("side", SIDES)
@given(turn=TURNS)
def test_a_touch_takes_a_strip_off_one_side_and_stops_at_the_smallest_frame(side: str, turn: float) -> None:
    of = photo()
    before = straightened(cropping_of(of), turn, of)
    after = trimmed(before, side)
    for other in SIDES:
        moved = abs(getattr(after.box, other) - getattr(before.box, other))
        assert moved == pytest.approx(STRIP if other == side else 0)
    for _ in range(40):
        after = trimmed(after, side)
    assert is_inside(after, of)
    assert min(after.box.width, after.box.height) >= SMALLEST - 1e-9


def test_turning_back_brings_the_whole_photo_back() -> None:
    of = photo()
    base = cropping_of(of)
    turned = cropped(of, straightened(base, 12, of))
    back = cropped(turned, straightened(base, 0, turned))
    assert back.cut == ()
    assert back.placement.turn == pytest.approx(8)


def test_whole_takes_cut_edge_and_frame_away_and_turns_back() -> None:
    of = photo(frame=Frame.POLAROID)
    left = cropped(of, straightened(cropping_of(of), -9, of))
    assert left.frame is Frame.NONE
    again = whole(left)
    assert (again.cut, again.frame) == ((), Frame.NONE)
    assert again.placement.turn == pytest.approx(8)


def test_other_cuts_count_as_whole() -> None:
    heart = photo(cut=(((0, -10), (10, 0), (0, 10)),))
    slanted = photo(cut=(((-20, -10), (20, 5), (20, 20), (-20, 12)),))
    assert cropping_of(heart) == cropping_of(slanted) == Cropping(Box(-50, -30, 50, 30))
